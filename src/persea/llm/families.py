"""The families of endpoints that switch thinking on and off in different ways, and how one is known.

A family is told by the address or the model's name where they are enough, or else by what the endpoint's own list
says of who serves it (`owned_by`). What no family is known for is asked as OpenAI is. Pure.

    OpenAI, and others   reasoning_effort                              platform.openai.com/docs/guides/reasoning
    Meta's Muse          reasoning_effort, never "none"                facts of Meta's Model API, as litellm notes them
    DeepSeek             thinking: {type}, reasoning_effort            api-docs.deepseek.com/guides/thinking_mode
    vLLM, SGLang,        chat_template_kwargs: {enable_thinking},      docs.vllm.ai/en/stable/features/reasoning_outputs
      llama.cpp          reasoning_effort for templates with levels    llama.cpp: tools/server/README.md
    Ollama               reasoning_effort, "none" too                  docs.ollama.com/api/openai-compatibility
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from urllib.parse import urlsplit

from persea.values import Effort


class Family(StrEnum):
    OPENAI = "openai"
    MUSE = "muse"
    DEEPSEEK = "deepseek"
    VLLM = "vllm"
    """And SGLang: the model's own template decides."""
    LLAMA_CPP = "llama.cpp"
    OLLAMA = "ollama"


_BY_HOST = {"api.openai.com": Family.OPENAI, "api.meta.ai": Family.MUSE, "api.deepseek.com": Family.DEEPSEEK}
_BY_OWNER = {
    "llamacpp": Family.LLAMA_CPP,
    "vllm": Family.VLLM,
    "sglang": Family.VLLM,
    "library": Family.OLLAMA,
    "deepseek": Family.DEEPSEEK,
    "meta": Family.MUSE,
}
_MUSE_NAME = "muse-spark"

# What is sent for an effort, and what instead where an endpoint refuses that value.
_LADDERS: dict[Effort, tuple[str, ...]] = {
    Effort.NONE: ("none", "minimal", "low"),
    Effort.LOW: ("low", "minimal", "medium"),
    Effort.MEDIUM: ("medium", "high", "low"),
    Effort.HIGH: ("high", "medium", "low"),
}

# How many times the usual patience a model may be silent that was asked to think.
_PATIENCE: dict[Effort, float] = {Effort.NONE: 1, Effort.LOW: 2, Effort.MEDIUM: 4, Effort.HIGH: 8}


def known_family(address: str, name: str) -> Family | None:
    """What the address or the name alone tells; None: the endpoint's list may tell more."""
    if _MUSE_NAME in name.lower():
        return Family.MUSE
    return _BY_HOST.get(urlsplit(address).hostname or "")


def listed_family(owners: Sequence[str | None]) -> Family:
    """By `owned_by` of what an endpoint lists."""
    return next((_BY_OWNER[owner] for owner in owners if owner in _BY_OWNER), Family.OPENAI)


def effort_value(family: Family, effort: Effort, refused: frozenset[str]) -> str | None:
    """What `reasoning_effort` has to say; None: it is left out."""
    if effort is Effort.NONE and family in (Family.DEEPSEEK, Family.VLLM, Family.LLAMA_CPP):
        return None  # these have a switch for it
    if family is Family.MUSE:
        refused = refused | {"none"}
    return next((value for value in _LADDERS[effort] if value not in refused), None)


def thinking_switch(family: Family, effort: Effort) -> dict[str, object]:
    """The parameter that turns thinking on and off, in families that have one."""
    on = effort is not Effort.NONE
    if family is Family.DEEPSEEK:
        return {"thinking": {"type": "enabled" if on else "disabled"}}
    if family in (Family.VLLM, Family.LLAMA_CPP):
        # Templates call it one or the other (Qwen3; Granite, DeepSeek-V3.1), and pass over what they do not know.
        return {"chat_template_kwargs": {"enable_thinking": on, "thinking": on}}
    return {}


def patience(family: Family, effort: Effort | None) -> float:
    """How many times the usual silence is borne before the first word, while the connection lives."""
    asked = _PATIENCE[effort or Effort.NONE]
    return max(asked, _PATIENCE[Effort.MEDIUM]) if family is Family.MUSE else asked
