"""The Protocols: what each seam asks of an implementation, and what passes through it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from persea.values import Effort, Heard, Message, ModelEvent, Record, Sound, Turn

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """What a model is told of a tool. `parameters` is a JSON schema of an object, as text."""

    name: str
    description: str
    parameters: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer is to be made. What an endpoint cannot do is left out of the request, not an error."""

    effort: Effort | None = None
    """None: as quickly as the model allows."""
    tools: tuple[ToolSpec, ...] = ()
    schema: str | None = None
    """A JSON schema, as text, that the answer has to fit."""


QUICKLY = Manner()


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool gave: `text` for a model, which is data and never obeyed; `records` are evidence for the lock."""

    text: str
    records: tuple[Record, ...] = ()


class Tool(Protocol):
    """Something exact that a turn can ask: gather.calculate, gather.dates, gather.find_goods, …"""

    @property
    def spec(self) -> ToolSpec: ...

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        """`arguments` is JSON as a model or the planner wrote it. Raises ToolError, which says whether to try differently
        or to tell the person."""


class LanguageModel(Protocol):
    """Writes text. Implementations: llm.openai_compatible (any endpoint), llm.embedded (a child process)."""

    @property
    def name(self) -> str:
        """As the endpoint calls it."""

    @property
    def weak(self) -> bool:
        """True where the model is too small to be trusted with wording facts (the built-in one)."""

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        """ModelThought and ModelText as they come, then ModelToolCalls where it wants tools, then one ModelUsage where
        the endpoint tells. `max_tokens` bounds what is said; room to think comes on top.

        Raises a ModelError; ModelInterrupted only after text has come. Closing the generator ends the request.
        """

    async def close(self) -> None:
        """Ends connections and child processes."""


@dataclass(frozen=True, slots=True)
class QueryVector:
    """What a request means, and by whose measure: it compares with the products' vectors of this model alone."""

    model: str
    vector: Vectors  # (dimension,), of length 1


@dataclass(frozen=True, slots=True)
class EmbedProducts:
    """Titles and bodies to vectors of `model`, at once: CPU work, called in a thread."""

    model: str
    embed: Callable[[Sequence[str], Sequence[str]], Vectors]

    def __call__(self, titles: Sequence[str], bodies: Sequence[str]) -> Vectors:
        """(n, dimension)."""
        return self.embed(titles, bodies)


class Embedder(Protocol):
    """Makes vectors of texts. Implementations: llm.embedding (built in), llm.embedding_endpoint (any endpoint)."""

    @property
    def name(self) -> str:
        """Stands for the vectors: where it is another, they cannot be compared."""

    @property
    def dimension(self) -> int: ...

    async def embed_query(self, text: str) -> QueryVector:
        """Of length 1, or zeros for a text without words. Raises ModelError within some seconds."""

    async def embed_documents(self, titles: Sequence[str], bodies: Sequence[str]) -> Vectors:
        """(n, dimension), each of length 1 or zeros; asks again where that may help. Raises ModelError."""

    async def close(self) -> None:
        """Ends connections."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known of a recording before it is heard."""

    language: str = ""
    """ISO 639-1; empty: not said."""
    prompt: str = ""
    """Words that may come, or what came before."""
    is_dictation: bool = False
    """True: it may be about anything, and the shop's words are not to be expected."""


class Transcriber(Protocol):
    """Hears speech. Implementations: perceive.ears (built in), perceive.modelled_ears (a model's file), llm.transcription_endpoint (any
    endpoint), llm.listening_model (a chat model that hears)."""

    @property
    def name(self) -> str:
        """As Heard.by tells it."""

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        """Without words where none could be made out. Raises ModelError, or SensesBusy."""

    async def close(self) -> None:
        """Ends connections and processes of its own."""


@dataclass(frozen=True, slots=True)
class TranscriptionChoice:
    """Who hears: an endpoint (`url` up to and including /v1), or a model's file or folder."""

    url: str | None = None
    name: str | None = None
    key: str | None = field(default=None, repr=False)
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, read and written, in one currency: which is as much as millionths for a token."""

    prompt: Decimal
    completion: Decimal

    def micros(self, prompt_tokens: int, completion_tokens: int) -> int:
        """Rounded up: what costs something never counts as nothing."""
        return ceil(prompt_tokens * self.prompt + completion_tokens * self.completion)


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which language model answers.

    Either an endpoint (`url` up to and including /v1, `name`, `key`) or a GGUF file run by the embedded
    llama.cpp (`gguf_path`, and `mmproj_path` for a model that sees). Neither: the built-in model.
    """

    url: str | None = None
    name: str | None = None
    key: str | None = field(default=None, repr=False)
    gguf_path: str | None = None
    mmproj_path: str | None = None
    price: Price | None = None

    @property
    def built_in(self) -> bool:
        return self.url is None and self.gguf_path is None


@dataclass(frozen=True, slots=True)
class CheckoutChoice:
    """How a cart comes to the shop's own checkout: one of the two."""

    template: str | None = None
    webhook: str | None = None
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EmbeddingChoice:
    """Which embedding model measures what is alike: an endpoint (`url` up to and including /v1), or the built-in.

    Some models want to be told what a text is, by a prefix such as "query: " or "passage: ".
    """

    url: str | None = None
    name: str | None = None
    """None takes the first that the endpoint lists."""
    key: str | None = field(default=None, repr=False)
    dimensions: int | None = None
    """Asked for, of models that can shorten their vectors; None: what the model gives."""
    query_prefix: str = ""
    document_prefix: str = ""

    @property
    def built_in(self) -> bool:
        return self.url is None
