"""The tool `interests`: what the shopper of this turn seems to like, as they have decided it may count.

Of the turn's own shopper and nobody else: there is no argument that could name another.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from persea.gather.arguments import read_arguments, schema_of
from persea.interests.portrait import Horizon, portrait_of
from persea.interests.portrait_words import why
from persea.seams import ToolResult, ToolSpec
from persea.store.database import Database
from persea.values import Turn

_TOLD = 8  # of each horizon
_DESCRIPTION = (
    "What this shopper has said they want or never want, and what they seem interested in, for long and in this session, with "
    "why. Wishes that were said go before anything inferred. Takes no arguments."
)


class InterestsArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


_SPEC = ToolSpec("interests", _DESCRIPTION, schema_of(InterestsArguments))


@dataclass(frozen=True, slots=True)
class Interests:
    """A Tool."""

    database: Database

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        read_arguments(InterestsArguments, arguments)
        shopper = _shopper(turn.shopper_id)
        if shopper is None:
            return ToolResult("Nothing is known of this shopper.")
        async with self.database.reading() as conn:
            portrait = await portrait_of(conn, shopper, now=turn.started_at)
        lines = [f"said: {wish.stance.value} {wish.facet} {wish.value}" for wish in portrait.stated]
        for horizon in (Horizon.SESSION, Horizon.LONG):
            told = "this session" if horizon is Horizon.SESSION else "for long"
            lines += [
                f"{told}: {'not ' if one.weight < 0 else ''}{one.facet.value} {one.label}, weight {one.weight:.2f}. {why(one)}"
                for one in portrait.counting(horizon)[:_TOLD]
            ]
        return ToolResult("\n".join(lines) or "Nothing is known of this shopper.")


def _shopper(id: str | None) -> UUID | None:
    try:
        return UUID(id) if id else None
    except ValueError:
        return None
