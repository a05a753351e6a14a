"""The dialects that the scripted model can speak: what each refuses, and how it names what it says.

Written down from the endpoints' own references (see `families` for where they are) and from their error messages.
"plain" refuses nothing and thinks as much as the script says, whatever is asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

DialectName = Literal["plain", "openai", "muse", "vllm", "deepseek", "llama.cpp", "ollama"]

# The share of the script's reasoning that is thought, in eighths.
_EIGHTHS = {"none": 0, "minimal": 1, "low": 2, "medium": 4, "high": 8, "xhigh": 8, "max": 8}


class _Open(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Function(_Open):
    name: str = ""
    parameters: dict[str, JsonValue] = Field(default_factory=dict)
    strict: bool | None = None


class _Tool(_Open):
    function: _Function = _Function()


class _Format(_Open):
    type: str = "text"
    json_schema: dict[str, JsonValue] | None = None


class _Thinking(_Open):
    type: str = "enabled"


class _Template(_Open):
    enable_thinking: bool = True


class Wanted(_Open):
    """The part of a request that dialects judge."""

    max_tokens: int | None = None
    max_completion_tokens: int | None = None
    temperature: float | None = None
    reasoning_effort: str | None = None
    thinking: _Thinking | None = None
    chat_template_kwargs: _Template | None = None
    tools: tuple[_Tool, ...] = ()
    tool_choice: str | dict[str, JsonValue] | None = None
    parallel_tool_calls: bool | None = None
    response_format: _Format | None = None
    stop: JsonValue = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How a dialect looks on the wire."""

    owned_by: str
    thought_field: str | None
    """None: what is thought is not shown."""
    tells_thought_tokens: bool
    calls_in_pieces: bool = True
    listed: tuple[tuple[str, JsonValue], ...] = ()
    """What the list of models says besides."""
    comment: bytes = b""
    """Sent first, to keep the connection alive."""
    beside: tuple[str, JsonValue] | None = None
    """What is told at an address beside the API, and where."""


SHAPES: dict[str, Shape] = {
    "plain": Shape("scripted", "reasoning_content", tells_thought_tokens=False),
    "openai": Shape("system", None, tells_thought_tokens=True),
    "muse": Shape("meta", None, tells_thought_tokens=True),
    "vllm": Shape("vllm", "reasoning", tells_thought_tokens=False, listed=(("max_model_len", 40960),)),
    "deepseek": Shape(
        "deepseek", "reasoning_content", tells_thought_tokens=True, comment=b": keep-alive\n\n"
    ),
    "llama.cpp": Shape(
        "llamacpp",
        "reasoning_content",
        tells_thought_tokens=False,
        listed=(("meta", {"n_ctx_train": 32768, "vocab_type": 2}),),
        beside=("/props", {"default_generation_settings": {"n_ctx": 16384}, "build_info": "b1-scripted"}),
    ),
    "ollama": Shape(
        "library",
        "reasoning",
        tells_thought_tokens=False,
        calls_in_pieces=False,
        beside=("/api/show", {"model_info": {"qwen3.context_length": 40960}, "capabilities": ["completion"]}),
    ),
}


def thought(dialect: DialectName, reasoning: str, wanted: Wanted) -> str:
    """As much of the script's reasoning as this dialect's model thinks when it is asked so."""
    if dialect == "plain":
        return reasoning
    effort = wanted.reasoning_effort or {"openai": "medium", "muse": "medium"}.get(dialect, "high")
    if dialect == "deepseek":
        off = wanted.thinking is not None and wanted.thinking.type == "disabled"
        effort = {"medium": "high", "minimal": "low"}.get(effort, effort)
    else:
        off = (
            dialect in ("vllm", "llama.cpp")
            and not (wanted.chat_template_kwargs or _Template()).enable_thinking
        )
    eighths = 0 if off else _EIGHTHS.get(effort, 8)
    return reasoning[: len(reasoning) * eighths // 8]


def refusal(
    dialect: DialectName, wanted: Wanted, given: frozenset[str], messages: Sequence[Mapping[str, JsonValue]]
) -> dict[str, JsonValue] | None:
    """The body of the 400 with which the dialect refuses a request; `given` are the names of all that was sent."""
    match dialect:
        case "openai":
            return _openai(wanted, given)
        case "muse":
            return _muse(wanted, given)
        case "vllm":
            return _vllm(wanted)
        case "deepseek":
            return _deepseek(wanted, messages)
        case "llama.cpp":
            return _llama_cpp(wanted)
        case "ollama":
            return _ollama(wanted)
    return None


def _openai(wanted: Wanted, given: frozenset[str]) -> dict[str, JsonValue] | None:
    for unknown in given & {"chat_template_kwargs", "thinking"}:
        return _error(f"Unrecognized request argument supplied: {unknown}")
    if wanted.max_tokens is not None:
        return _error(
            "Unsupported parameter: 'max_tokens' is not supported with this model. "
            "Use 'max_completion_tokens' instead."
        )
    if wanted.temperature not in (None, 1):
        return _error(
            f"Unsupported value: 'temperature' does not support {wanted.temperature} with this model. "
            "Only the default (1) value is supported."
        )
    if wanted.reasoning_effort not in (None, "none", "low", "medium", "high"):
        return _error(
            f"Unsupported value: 'reasoning_effort' does not support '{wanted.reasoning_effort}' with this model. "
            "Supported values are: 'none', 'low', 'medium', and 'high'."
        )
    if wanted.tools and wanted.reasoning_effort != "none":
        return _error(
            "Function tools with reasoning_effort are not supported for this model in /v1/chat/completions. "
            "To use function tools, use /v1/responses or set reasoning_effort to 'none'."
        )
    described = (wanted.response_format.json_schema or {}) if wanted.response_format else {}
    schema = described.get("schema")
    if (
        described.get("strict")
        and isinstance(schema, dict)
        and schema.get("additionalProperties") is not False
    ):
        return _error(
            "Invalid schema for response_format 'answer': In context=(), 'additionalProperties' is required "
            "to be supplied and to be false."
        )
    return None


def _muse(wanted: Wanted, given: frozenset[str]) -> dict[str, JsonValue] | None:
    if wanted.reasoning_effort == "none":
        return _error(
            "Invalid value for 'reasoning_effort': 'none'. Must be one of minimal, low, medium, high, xhigh."
        )
    if wanted.tool_choice not in (None, "auto"):
        return _error("Only 'auto' is supported for tool_choice")
    if wanted.stop is not None:
        return _error("stop is not supported")
    for unknown in given & {"chat_template_kwargs", "thinking", "parallel_tool_calls"}:
        return _error(f"Unknown parameter: {unknown}")
    for tool in wanted.tools:
        if tool.function.strict is not None:
            return _error("tools[0].function.strict is not supported")
        if '"$ref"' in json.dumps(tool.function.parameters):
            return _error("tools[0].function.parameters: recursive schemas are not supported")
    return None


def _vllm(wanted: Wanted) -> dict[str, JsonValue] | None:
    limit = wanted.max_completion_tokens or wanted.max_tokens or 0
    if limit > 40000:
        return _error(
            f"'max_tokens' or 'max_completion_tokens' is too large: {limit}. This model's maximum context length is "
            "40960 tokens and your request has 960 input tokens.",
            type="BadRequestError",
            code=400,
        )
    return None


def _deepseek(wanted: Wanted, messages: Sequence[Mapping[str, JsonValue]]) -> dict[str, JsonValue] | None:
    if wanted.response_format is not None and wanted.response_format.type == "json_schema":
        return _error("This response_format type is unavailable now")
    thinks = wanted.thinking is None or wanted.thinking.type == "enabled"
    for number, message in enumerate(messages):
        if thinks and message.get("tool_calls") and "reasoning_content" not in message:
            return _error(
                f"Missing `reasoning_content` field in the assistant message at message index {number}."
            )
    return None


def _llama_cpp(wanted: Wanted) -> dict[str, JsonValue] | None:
    if wanted.tools and wanted.response_format is not None:
        return _error("Cannot use custom grammar constraints with tools.", code=400)
    return None


def _ollama(wanted: Wanted) -> dict[str, JsonValue] | None:
    effort = wanted.reasoning_effort
    if effort not in (None, "none", "low", "medium", "high"):
        return _error(f'invalid reasoning value: \'{effort}\' (must be "high", "medium", "low", or "none")')
    return None


def _error(
    message: str, *, type: str = "invalid_request_error", code: int | None = None
) -> dict[str, JsonValue]:
    return {"error": {"message": message, "type": type, "param": None, "code": code}}
