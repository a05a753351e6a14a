"""The Protocols: what each seam asks of an implementation, on one page."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from persea.values import Message, ModelEvent


class LanguageModel(Protocol):
    """Writes text. Implementations: llm.openai_compatible (any endpoint), llm.embedded (a child process)."""

    @property
    def name(self) -> str:
        """As the endpoint calls it."""

    @property
    def weak(self) -> bool:
        """True where the model is too small to be trusted with wording facts (the built-in one)."""

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, temperature: float = 0.3
    ) -> AsyncGenerator[ModelEvent, None]:
        """ModelText as it comes, then one ModelUsage where the endpoint tells.

        Raises a ModelError; ModelInterrupted only after text has come. Closing the generator ends the request.
        """

    async def close(self) -> None:
        """Ends connections and child processes."""
