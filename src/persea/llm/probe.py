"""What language models run on this machine, and whether one that was named works.

Only the usual addresses of Ollama and llama-server are asked, on loopback, and what answers there must
answer as such an endpoint does: other programs use these ports too.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from persea.errors import ModelBadReply, ModelError
from persea.llm.openai_compatible import OpenAICompatible
from persea.seams import LanguageModel
from persea.values import Message, ModelText, ModelUsage, Role

OLLAMA = "http://127.0.0.1:11434/v1"
LLAMA_SERVER = "http://127.0.0.1:8080/v1"

_CONNECT_TIMEOUT_S = 0.3
_LIST_TIMEOUT_S = 1.0

# Persea's own API may be found at these ports too; a shop must not be asked to answer for itself.
_OWN_PREFIX = "persea-"

_CHECK = (Message(Role.USER, "Count from one to twenty in words."),)
_CHECK_MAX_TOKENS = 400
_FEWEST_PIECES = 8


@dataclass(frozen=True, slots=True)
class FoundEndpoint:
    """An endpoint that answers on this machine."""

    url: str
    """With /v1."""
    kind: str
    """"Ollama", "llama-server", or "OpenAI-compatible" where it does not say."""
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speed:
    """How quickly a model answered a small question."""

    first_token_s: float
    """To the first word; of an embedded model that was not running, with its start."""
    tokens_per_s: float | None
    """While it spoke; None where that cannot be told from what the endpoint counts."""


async def find_local_models(urls: Sequence[str] = (OLLAMA, LLAMA_SERVER)) -> tuple[FoundEndpoint, ...]:
    """Those of `urls` where a model is served, in that order. That nothing is there is no error."""
    found = await asyncio.gather(*(_look_at(url) for url in urls))
    return tuple(endpoint for endpoint in found if endpoint is not None)


async def check(model: LanguageModel) -> Speed:
    """Asks one small question. Raises the ModelError that a person would meet."""
    moments_s: list[float] = []
    usage: ModelUsage | None = None
    asked_s = time.monotonic()
    async for event in model.stream(_CHECK, max_tokens=_CHECK_MAX_TOKENS, temperature=0.0):
        if isinstance(event, ModelUsage):
            usage = event
        elif isinstance(event, ModelText):
            moments_s.append(time.monotonic())
    if not moments_s:
        raise ModelBadReply(
            "The model answered without a word", value=model.name, fix="Choose a model that chats"
        )
    return Speed(moments_s[0] - asked_s, _rate(len(moments_s), moments_s[-1] - moments_s[0], usage))


def _rate(pieces: int, spoke_s: float, usage: ModelUsage | None) -> float | None:
    """Tokens a second. What was thought and not said is counted too: then the count says nothing of speed."""
    if usage is None or pieces < _FEWEST_PIECES or spoke_s <= 0 or usage.completion_tokens > 4 * pieces:
        return None
    return (usage.completion_tokens - 1) / spoke_s


async def _look_at(url: str) -> FoundEndpoint | None:
    endpoint = OpenAICompatible(url, connect_timeout_s=_CONNECT_TIMEOUT_S)
    try:
        async with asyncio.timeout(_LIST_TIMEOUT_S):
            listed = await endpoint.models()
    except (ModelError, TimeoutError):
        return None  # nothing there, or something else
    finally:
        await endpoint.close()
    if any(model.id.startswith(_OWN_PREFIX) for model in listed):
        return None
    if any(model.owned_by == "llamacpp" for model in listed):
        kind = "llama-server"
    else:
        kind = "Ollama" if url == OLLAMA else "OpenAI-compatible"
    return FoundEndpoint(url, kind, tuple(model.id for model in listed))
