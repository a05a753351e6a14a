"""Trying places out: in a small share of lists, neighbours below the first change places (ranking/explore.py).

Only where a score alone made the order: an order that the person asked for, and what they narrow a list by, stand. The
same turn always comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from persea.ranking.explore import Placed, tried_out
from persea.values import Card, Gathered, Intent, Kind

_RANKED = (Kind.FIND, Kind.MORE)


def explored(
    gathered: Gathered, intent: Intent, share: float, turn_id: str
) -> tuple[Gathered, Mapping[str, Placed]]:
    """What was gathered, in the order to be shown; and how each product came to its place, where that was tried out."""
    if not share or intent.order or intent.relatives or intent.kind not in _RANKED:
        return gathered, {}
    records = gathered.records
    scores = [record.score if record.parts else None for record in records]
    placed = tried_out(scores, share, Random(f"explore {turn_id}"))  # noqa: S311  (no secret)
    shown = tuple(records[one.ranked - 1] for one in placed)
    return replace(gathered, records=shown), {
        record.id: one for record, one in zip(shown, placed, strict=True)
    }


def as_placed(card: Card, placed: Mapping[str, Placed]) -> Card:
    one = placed.get(card.record.id)
    return card if one is None else replace(card, ranked=one.ranked, propensity=one.propensity)
