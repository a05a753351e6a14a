"""Lets a model's text out sentence by sentence, each only after the lock has read it.

A sentence leaves as soon as it is complete, so the first one is not held back by those that follow.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from time import perf_counter

from persea.language.plain import sentence_end
from persea.seams import LanguageModel
from persea.values import Message, ModelText, Usage

_FINAL = tuple(".!?…:)]*_\"'”’")
"""What a whole sentence may end with; a rest that ends otherwise was cut off by the model's token limit."""
_LONGEST = 1200  # characters without an end of sentence; no honest sentence is longer


class Speech:
    """One answer of a model. `check` says why a sentence must not leave; `usage` tells, at the end, what it took."""

    def __init__(self, model: LanguageModel, check: Callable[[str], tuple[str, ...]]) -> None:
        self._model = model
        self._check = check
        self._withheld: list[str] = []
        self._tokens = (0, 0)
        self._ms = 0.0
        self.let_out = 0

    def usage(self, search_ms: float = 0.0) -> Usage:
        prompt_tokens, completion_tokens = self._tokens
        return Usage(
            prompt_tokens=prompt_tokens,
            completion_tokens=completion_tokens,
            model=self._model.name,
            search_ms=search_ms,
            model_ms=self._ms,
            withheld=tuple(self._withheld),
        )

    async def sentences(self, prompt: Sequence[Message], *, max_tokens: int) -> AsyncGenerator[str, None]:
        """The sentences that may leave, white space kept. Raises ModelError; closing it ends the request."""
        held, begun = "", perf_counter()
        try:
            async with aclosing(self._model.stream(prompt, max_tokens=max_tokens)) as events:
                async for event in events:
                    if not isinstance(event, ModelText):
                        self._tokens = (event.prompt_tokens, event.completion_tokens)
                        continue
                    held += event.delta
                    while (end := sentence_end(held)) is not None:
                        sentence, held = held[:end], held[end:]
                        if self._may_leave(sentence):
                            yield sentence
                    if len(held) > _LONGEST:
                        self._withheld.append("endless")
                        held = ""
        finally:
            self._ms = (perf_counter() - begun) * 1000
        cut_off = self.let_out > 0 and not held.rstrip().endswith(_FINAL)
        if held.strip() and not cut_off and self._may_leave(held):
            yield held

    def _may_leave(self, sentence: str) -> bool:
        if not sentence.strip():
            return self.let_out > 0
        reasons = self._check(sentence)
        self._withheld += reasons
        if not reasons:
            self.let_out += 1
        return not reasons
