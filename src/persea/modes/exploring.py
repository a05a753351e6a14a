"""Trying places out: in a small share of lists, neighbours below the first change places (ranking/explore.py).

Only where a score alone made the order: an order that the person asked for, what they narrow a list by, pins and sponsors
stand. The same turn always comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from persea.ranking.explore import Turned, tried_out
from persea.ranking.weights import MERCHANDISING
from persea.values import Card, Gathered, Intent, Kind, Record

_RANKED = (Kind.FIND, Kind.MORE)


def explored(
    gathered: Gathered, intent: Intent, share: float, turn_id: str
) -> tuple[Gathered, Mapping[str, Turned]]:
    """What was gathered, in the order to be shown; and how each product came to its place, where that was tried out."""
    if not share or intent.order or intent.relatives or intent.kind not in _RANKED:
        return gathered, {}
    records = gathered.records
    placed = tried_out([_score(record) for record in records], share, Random(f"explore {turn_id}"))  # noqa: S311  (no secret)
    shown = tuple(records[one.ranked - 1] for one in placed)
    return replace(gathered, records=shown), {
        record.id: one for record, one in zip(shown, placed, strict=True)
    }


def _score(record: Record) -> float | None:
    """None where no score made its place, or the shop or a sponsor had a say in it."""
    has_say = bool(record.sponsor) or any(part.name == MERCHANDISING for part in record.parts)
    return record.score if record.parts and not has_say else None


def as_placed(card: Card, placed: Mapping[str, Turned]) -> Card:
    one = placed.get(card.record.id)
    return card if one is None else replace(card, ranked=one.ranked, propensity=one.propensity)
