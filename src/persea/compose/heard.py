"""What became of one sentence of a model: what it said, what was shown, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from persea.origin import Origin


class Fate(StrEnum):
    SAID = "said"
    """Shown as it was."""
    FILLED = "filled"
    """Its slots were filled from the record."""
    REWRITTEN = "rewritten"
    """A wrong figure was put right from the record."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Heard:
    said: str
    shown: str
    """Empty where nothing was."""
    kinds: tuple[str, ...]
    """Of the claims that could not be shown as they were said."""
    fate: Fate
    origins: tuple[Origin, ...] = ()
