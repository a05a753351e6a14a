"""What comes over the wire of a streamed chat completion: bytes to events, events to chunks, text without
the model's thinking.

The format is OpenAI's chat completion chunks as server-sent events, one line an event, as every compatible
endpoint writes it; fields that Persea does not use are not looked at. Sans I/O.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from persea.errors import ModelBadReply

DONE = b"[DONE]"

_MAX_LINE_BYTES = 1 << 20
_IGNORED_FIELDS = (b":", b"event:", b"id:", b"retry:")


class EventLines:
    """Cuts a stream of bytes into the payloads of its `data:` lines."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The payloads completed by `data`. Raises ModelBadReply where this is no event stream."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > _MAX_LINE_BYTES:
            raise ModelBadReply("The model endpoint sent a line without end", value=_shown(self._rest))
        payloads = []
        for line in lines:
            line = line.rstrip(b"\r")
            if line.startswith(b"data:"):
                payloads.append(line[5:].strip())
            elif line and not line.startswith(_IGNORED_FIELDS):
                raise ModelBadReply(
                    "The model endpoint did not answer with an event stream",
                    value=_shown(line),
                    fix="Check the address; it usually ends in /v1",
                )
        return payloads

    def end(self) -> list[bytes]:
        """The payload of a last line that was not terminated."""
        return self.feed(b"\n")


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Delta(_Wire):
    content: str | None = None
    refusal: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None


class _Choice(_Wire):
    delta: _Delta = _Delta()
    finish_reason: str | None = None


class _Usage(_Wire):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Error(_Wire):
    message: str = ""
    code: int | str | None = None
    type: str | None = None


class ErrorBody(_Wire):
    """What an endpoint reports, as the body of a refusal or in the middle of a stream."""

    error: _Error | str

    @property
    def message(self) -> str:
        """In the endpoint's words, with its code where that is a word."""
        if isinstance(self.error, str):
            return self.error
        word = next((code for code in (self.error.code, self.error.type) if _is_word(code)), None)
        return f"{self.error.message} ({word})" if word else self.error.message

    @property
    def status(self) -> int:
        """The HTTP status that the code stands for; 500 where it is none."""
        code = "" if isinstance(self.error, str) else str(self.error.code)
        return int(code) if code.isdigit() and 300 <= int(code) <= 599 else 500


class Chunk(_Wire):
    choices: tuple[_Choice, ...] = ()
    usage: _Usage | None = None
    error: _Error | str | None = None

    @property
    def text(self) -> str:
        """What the model says, a refusal included: it is meant for the person. NUL, which no store keeps, goes."""
        if not self.choices:
            return ""
        delta = self.choices[0].delta
        return (delta.content or delta.refusal or "").replace("\x00", "")

    @property
    def reasoning(self) -> bool:
        return bool(self.choices) and bool(
            self.choices[0].delta.reasoning_content or self.choices[0].delta.reasoning
        )

    @property
    def finish_reason(self) -> str | None:
        return self.choices[0].finish_reason if self.choices else None


def parse_chunk(payload: bytes) -> Chunk:
    """Raises ModelBadReply."""
    try:
        return Chunk.model_validate_json(payload)
    except ValidationError as error:
        raise ModelBadReply(
            "The model endpoint sent something that is not a completion chunk", value=_shown(payload)
        ) from error


class ListedModel(_Wire):
    """A model that an endpoint says it has."""

    id: str
    owned_by: str | None = None


class ModelList(_Wire):
    data: tuple[ListedModel, ...]


class ThinkingFilter:
    """Holds back a <think>…</think> that opens an answer: it is not part of what the model says."""

    _OPEN, _CLOSE = "<think>", "</think>"

    def __init__(self) -> None:
        self._held = ""
        self._state = "undecided"  # then "thinking", "after" (blank lines go too), "speaking"

    def feed(self, text: str) -> str:
        """What of all that was held and `text` can be said now."""
        if self._state == "speaking":
            return text
        self._held += text
        if self._state == "undecided":
            start = self._held.lstrip()
            if len(start) < len(self._OPEN) and self._OPEN.startswith(start):
                return ""
            if not start.startswith(self._OPEN):
                return self._speak(self._held)
            self._held, self._state = start[len(self._OPEN) :], "thinking"
        if self._state == "thinking":
            thought, closed, said = self._held.partition(self._CLOSE)
            if not closed:
                self._held = thought[1 - len(self._CLOSE) :]  # the tag may come in pieces
                return ""
            self._held, self._state = said, "after"
        said = self._held.lstrip()
        if said:
            return self._speak(said)
        self._held = ""
        return ""

    def end(self) -> str:
        """What is left when the answer is over: the beginning of a tag that never became one."""
        return self._held if self._state == "undecided" else ""

    def _speak(self, said: str) -> str:
        self._held, self._state = "", "speaking"
        return said


def _is_word(code: int | str | None) -> bool:
    return isinstance(code, str) and not code.isdigit()


def _shown(data: bytes) -> str:
    return data[:200].decode("utf-8", "replace")
