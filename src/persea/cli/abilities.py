"""What a model was found to be able to do, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator

from persea.channels.wire import Json
from persea.llm.addresses import shown_address
from persea.seams import ModelChoice
from persea.values import Ability, Can, Capabilities

_NAMES = {
    "json_schema": "JSON schema",
    "tools": "tools",
    "parallel_tools": "several tools at once",
    "vision": "pictures",
    "audio": "sounds",
    "reasoning": "thinks as long as asked",
}
_WIDTH = max(map(len, _NAMES.values())) + 2


def ability_line(name: str, ability: Ability) -> str:
    return f"{_NAMES[name]:<{_WIDTH}}{ability.can.value:<9}{ability.why}".rstrip()


def table(model: str, found: Capabilities) -> Iterator[str]:
    """Lines of a table."""
    yield model
    for name, ability in found.abilities():
        yield ability_line(name, ability)
    for name, figure in (
        ("context", _shown(found.context_tokens, "{:,} tokens")),
        ("first word after", _shown(found.first_token_s, "{:.1f} s")),
        ("speed", _shown(found.tokens_per_s, "{:.0f} tokens/s")),
        ("spent on trying", _shown(found.tokens_spent, "{:,} tokens")),
    ):
        yield f"{name:<{_WIDTH}}{figure}"


def summary(found: Capabilities) -> str:
    """In one line: what works, what does not, what nobody knows."""
    parts = []
    for can, verb in ((Can.YES, "can"), (Can.NO, "cannot"), (Can.UNKNOWN, "unknown")):
        names = [_NAMES[name] for name, ability in found.abilities() if ability.can is can]
        if names:
            parts.append(f"{verb}: {', '.join(names)}")
    return "; ".join(parts)


def as_told(choice: ModelChoice, model: str, found: Capabilities) -> dict[str, Json]:
    return {
        "url": shown_address(choice.url) if choice.url else None,
        "model": model,
        "can": {name: {"can": ability.can.value, "why": ability.why} for name, ability in found.abilities()},
        "context_tokens": found.context_tokens,
        "first_token_s": found.first_token_s,
        "tokens_per_s": found.tokens_per_s,
        "tokens_spent": found.tokens_spent,
        "probed_at": found.probed_at.isoformat() if found.probed_at else None,
    }


def _shown(figure: float | None, form: str) -> str:
    return "unknown" if figure is None else form.format(figure)
