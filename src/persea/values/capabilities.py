"""What a language model can do, as it was tried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Can(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ability:
    can: Can = Can.UNKNOWN
    why: str = ""
    """What was seen, in a few words."""


_UNTRIED = Ability(why="not tried")


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one model at one endpoint can do, as of `probed_at`."""

    json_schema: Ability = _UNTRIED
    """Its answers fit a schema."""
    tools: Ability = _UNTRIED
    """It calls a tool, and uses what the tool gave."""
    parallel_tools: Ability = _UNTRIED
    vision: Ability = _UNTRIED
    audio: Ability = _UNTRIED
    reasoning: Ability = _UNTRIED
    """It thinks longer where it is asked to."""
    context_tokens: int | None = None
    """Prompt and answer together, where the server tells."""
    first_token_s: float | None = None
    tokens_per_s: float | None = None
    tokens_spent: int = 0
    """On trying it out."""
    said_of_itself: str = ""
    """Stands for what the server says of the model: where it is another, so may be the model."""
    probed_at: datetime | None = None
    """None: never tried out."""

    def abilities(self) -> Iterator[tuple[str, Ability]]:
        """Each by its name."""
        for name in ABILITIES:
            yield name, getattr(self, name)


ABILITIES = ("json_schema", "tools", "parallel_tools", "vision", "audio", "reasoning")
