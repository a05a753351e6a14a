"""What a server says of a model without being asked to think: how long its context is, and whether it is still the same.

/v1/models tells some of it, each server in its own words (vLLM `max_model_len`, OpenRouter `context_length`, llama.cpp
`meta.n_ctx_train`); llama.cpp's /props and Ollama's /api/show tell the rest.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from persea.errors import ModelError
from persea.llm.openai_compatible import OpenAICompatible

# Of what is listed, this stays the same as long as the model does; vLLM makes up times and ids at every request.
_LASTING = ("id", "owned_by", "root", "parent", "max_model_len", "context_length", "context_window", "meta")


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


_Told = TypeVar("_Told", bound=_Wire)


class _Meta(_Wire):
    n_ctx: int | None = None
    n_ctx_train: int | None = None


class _Listed(_Wire):
    owned_by: str | None = None
    max_model_len: int | None = None
    context_length: int | None = None
    context_window: int | None = None
    meta: _Meta | None = None

    @property
    def context_tokens(self) -> int | None:
        meta = self.meta or _Meta()
        told = (self.max_model_len, self.context_length, self.context_window, meta.n_ctx, meta.n_ctx_train)
        return next((tokens for tokens in told if tokens), None)


class _Settings(_Wire):
    n_ctx: int | None = None


class _Props(_Wire):
    default_generation_settings: _Settings = _Settings()
    model_path: str | None = None
    build_info: str | None = None


class _Shown(_Wire):
    model_info: dict[str, JsonValue] = Field(default_factory=dict)
    capabilities: tuple[str, ...] = ()
    modified_at: str | None = None

    @property
    def context_tokens(self) -> int | None:
        lengths = (value for key, value in self.model_info.items() if key.endswith(".context_length"))
        return next((value for value in lengths if isinstance(value, int)), None)


@dataclass(frozen=True, slots=True)
class Described:
    context_tokens: int | None
    said_of_itself: str
    """A digest of it."""


async def describe(model: OpenAICompatible) -> Described:
    """Raises ModelError where nobody is there; what the server does not tell is None."""
    listed = await model.listed()
    said: dict[str, JsonValue] = {key: listed[key] for key in _LASTING if key in listed}
    told = _parsed(_Listed, json.dumps(said).encode())
    context_tokens = told.context_tokens
    if told.owned_by == "llamacpp":
        props = _parsed(_Props, await _fetched(model, "/props"))
        context_tokens = props.default_generation_settings.n_ctx or context_tokens
        said |= {"model_path": props.model_path, "build_info": props.build_info}
    elif told.owned_by == "library":
        shown = _parsed(_Shown, await _fetched(model, "/api/show", {"model": model.name}))
        context_tokens = shown.context_tokens or context_tokens
        said |= {"modified_at": shown.modified_at, "capabilities": list(shown.capabilities)}
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
    return Described(context_tokens, digest)


async def _fetched(model: OpenAICompatible, path: str, body: dict[str, str] | None = None) -> bytes:
    try:
        return await model.fetch(path, body)
    except ModelError:
        return b"{}"  # some servers close these doors


def _parsed(kind: type[_Told], data: bytes) -> _Told:
    try:
        return kind.model_validate_json(data)
    except ValidationError:
        return kind()
