"""The script that the scripted model replays: its format, and which step answers which request.

A script is JSON:

    {"model": "scripted",            the id that /v1/models lists
     "key": null,                    a key that requests must carry; others get 401
     "dialect": "plain",             whose wire format it speaks, see scripted_dialects: "openai", "muse", "vllm",
                                     "deepseek", "llama.cpp", "ollama"
     "refuses": [],                  parameters answered with 400, as endpoints with a dialect do
     "steps": [...]}                 replayed in order, the last one repeated

Every step has a `kind`, and may have a `match`: a regular expression searched, without regard to case, in
the last user message, where a picture stands as [image_url CRC]. A step whose `match` is found answers, however often; the steps without one are
replayed in order. One with `after_tools` answers only a request that ends in what a tool gave. The kinds and their
further fields:

    reply    text or chunks, chunk_chars, delay_s, gap_s, reasoning, tool_calls, finish_reason, usage, done, fault
    echo     says back the last user message; chunk_chars, delay_s, gap_s
    refusal  text, in the wire's own field for refusals
    error    status, message, retry_after_s

`fault` breaks a reply off after so many chunks: {"kind": "disconnect" | "malformed" | "hang" | "error",
"after_chunks": 2}. A `hang` is silent for `hang_s` and then disconnects.

It describes; `scripted` is what puts it on the wire.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from persea.llm.scripted_dialects import DialectName

_FORMAT = ConfigDict(frozen=True, extra="forbid")
_Seconds = Annotated[float, Field(ge=0, le=3600)]


class Fault(BaseModel):
    model_config = _FORMAT

    kind: Literal["disconnect", "malformed", "hang", "error"]
    after_chunks: int = Field(default=0, ge=0)
    hang_s: _Seconds = 600.0
    status: int = 500
    """Of the error event that kind "error" puts into the stream."""


class _Step(BaseModel):
    model_config = _FORMAT

    match: str | None = None
    after_tools: bool = False
    delay_s: _Seconds = 0.0
    """Before the first byte of the answer."""
    gap_s: _Seconds = 0.0
    """Between chunks."""
    chunk_chars: int = Field(default=4, ge=1)

    @field_validator("match")
    @classmethod
    def _must_compile(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return value

    @property
    def waits(self) -> bool:
        """Whether it answers certain requests alone."""
        return self.match is not None or self.after_tools

    def answers(self, request_text: str, *, after_tools: bool) -> bool:
        if self.after_tools and not after_tools:
            return False
        return re.search(self.match or "", request_text, re.IGNORECASE) is not None

    def cut(self, text: str) -> tuple[str, ...]:
        """`text` in chunks of `chunk_chars` characters, about what a token is."""
        return tuple(text[i : i + self.chunk_chars] for i in range(0, len(text), self.chunk_chars))


class Call(BaseModel):
    model_config = _FORMAT

    name: str
    arguments: str = "{}"
    """JSON, or what a model might write instead."""
    id: str | None = None
    """None: made, in the dialect's way. Empty: never sent."""


class Reply(_Step):
    kind: Literal["reply"] = "reply"
    text: str = ""
    chunks: tuple[str, ...] | None = None
    """Exactly these, instead of `text` cut up."""
    reasoning: str = ""
    """Sent first, as reasoning_content, or as the dialect does, as much of it as was asked for."""
    tool_calls: tuple[Call, ...] = ()
    """Sent after the text; "stop" becomes "tool_calls" with them."""
    finish_reason: Literal["stop", "length", "content_filter"] | None = "stop"
    usage: bool = True
    """False: never told, though asked for."""
    done: bool = True
    """False: the stream ends without [DONE]."""
    fault: Fault | None = None

    def pieces(self) -> tuple[str, ...]:
        return self.cut(self.text) if self.chunks is None else self.chunks


class Echo(_Step):
    kind: Literal["echo"] = "echo"


class Refusal(_Step):
    kind: Literal["refusal"] = "refusal"
    text: str = "I cannot help with that."


class Error(_Step):
    kind: Literal["error"] = "error"
    status: int = Field(default=500, ge=300, le=599)
    message: str = "The script says so"
    retry_after_s: float | None = None


Step = Annotated[Reply | Echo | Refusal | Error, Field(discriminator="kind")]


class Script(BaseModel):
    model_config = _FORMAT

    steps: tuple[Step, ...] = Field(default=(Echo(),), min_length=1)
    model: str = "scripted"
    key: str | None = Field(default=None, repr=False)
    dialect: DialectName = "plain"
    refuses: tuple[str, ...] = ()


class Playback:
    """Where a script stands."""

    def __init__(self, script: Script) -> None:
        self._matched = [step for step in script.steps if step.waits]
        self._in_order = [step for step in script.steps if not step.waits]
        self._played = 0

    def next_step(self, request_text: str, *, after_tools: bool = False) -> Step | None:
        """The step that answers `request_text`, the last user message; None where the script has none."""
        for step in self._matched:
            if step.answers(request_text, after_tools=after_tools):
                return step
        if not self._in_order:
            return None
        step = self._in_order[min(self._played, len(self._in_order) - 1)]
        self._played += 1
        return step
