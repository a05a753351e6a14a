"""What comes over the wire of a streamed chat completion: bytes to events, events to chunks.

The format is OpenAI's chat completion chunks as server-sent events, one line an event, as every compatible
endpoint writes it; fields that Persea does not use are not looked at. Sans I/O.
"""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

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
        if any(len(line) > _MAX_LINE_BYTES for line in (*lines, self._rest)):
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


class _Function(_Wire):
    name: str | None = None
    arguments: str | dict[str, JsonValue] | None = None


class ToolCallPiece(_Wire):
    """A piece of a tool call; OpenAI sends id and name with the first piece, others again and again, or never."""

    index: int | None = None
    id: str | None = None
    function: _Function = _Function()

    @property
    def name(self) -> str:
        return self.function.name or ""

    @property
    def arguments(self) -> str:
        given = self.function.arguments
        return json.dumps(given) if isinstance(given, dict) else given or ""


class _Part(_Wire):
    """Of content in parts, as Mistral's thinking models send it."""

    type: str = "text"
    text: str = ""
    thinking: str | tuple[_Part, ...] = ""

    @property
    def thought(self) -> str:
        return (
            self.thinking if isinstance(self.thinking, str) else "".join(part.text for part in self.thinking)
        )


class _Delta(_Wire):
    content: str | tuple[_Part, ...] | None = None
    refusal: str | None = None
    reasoning_content: str | None = None
    """DeepSeek, llama.cpp, older vLLM."""
    reasoning: str | None = None
    """vLLM, Ollama, OpenRouter."""
    tool_calls: tuple[ToolCallPiece, ...] | None = None


class _Choice(_Wire):
    delta: _Delta = _Delta()
    finish_reason: str | None = None


class _CompletionDetails(_Wire):
    reasoning_tokens: int | None = None


class _Usage(_Wire):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    completion_tokens_details: _CompletionDetails | None = None

    @property
    def reasoning_tokens(self) -> int:
        details = self.completion_tokens_details
        return (details.reasoning_tokens or 0) if details else 0


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
        content = self.choices[0].delta.content
        if isinstance(content, tuple):
            content = "".join(part.text for part in content)
        return (content or self.choices[0].delta.refusal or "").replace("\x00", "")

    @property
    def thought(self) -> str:
        if not self.choices:
            return ""
        delta = self.choices[0].delta
        parts = delta.content if isinstance(delta.content, tuple) else ()
        thought = delta.reasoning_content or delta.reasoning or "".join(part.thought for part in parts)
        return thought.replace("\x00", "")

    @property
    def tool_calls(self) -> tuple[ToolCallPiece, ...]:
        return (self.choices[0].delta.tool_calls or ()) if self.choices else ()

    @property
    def alive(self) -> bool:
        """Whether it shows that the model is at work."""
        return bool(self.text or self.thought or self.tool_calls)

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
    """A model that an endpoint says it has, with all that it says of it."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    owned_by: str | None = None


class ModelList(_Wire):
    data: tuple[ListedModel, ...]


def _is_word(code: int | str | None) -> bool:
    return isinstance(code, str) and not code.isdigit()


def _shown(data: bytes) -> str:
    return data[:200].decode("utf-8", "replace")
