"""Composes an answer from records alone, so that a shop answers well with no language model at all.

Every sentence is computed from what it says: counts are counted, superlatives are taken over the records they
speak of, prices are the store's. Nothing here guesses, and nothing here is generated.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from persea.compose.answers import answer_question
from persea.compose.compare import write_comparison
from persea.compose.lists import write_list
from persea.compose.nothing import write_without
from persea.compose.picks import write_pick
from persea.values import Gathered, Intent, Kind, Outcome

_PLACES = 3  # departments that are named where nothing was found


def write(
    intent: Intent,
    gathered: Gathered,
    *,
    turn_id: str,
    earlier: Sequence[str] = (),
    departments: Sequence[str] = (),
) -> str:
    """The Markdown answer to a shopping `intent`.

    `earlier` are the answers before it, oldest first, so that none begins or reads like another; `departments`
    are the shop's largest, for where to look instead. The same arguments give the same answer.
    """
    text = _written(intent, gathered, turn_id, earlier, departments)
    return re.sub(
        r"(?<=[.?] )the (?=\*\*)", "The ", text
    )  # a name that a sentence within a pattern opens with


def _written(
    intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str], departments: Sequence[str]
) -> str:
    records = gathered.records
    if intent.kind is Kind.PICK:
        return write_pick(intent, records, turn_id, earlier)
    if intent.kind is Kind.COMPARE:
        return write_comparison(records, turn_id, earlier)
    if intent.kind is Kind.ASK:
        return answer_question(
            intent.topic, records, intent.filters.options, turn_id=turn_id, earlier=earlier
        )
    if gathered.outcome is not Outcome.EXACT:
        return write_without(intent, gathered, _places(departments, turn_id), turn_id, earlier)
    return write_list(intent, gathered, turn_id, earlier)


def _places(departments: Sequence[str], turn_id: str) -> list[str]:
    """Some of `departments`, others on another turn."""
    if not departments:
        return []
    start = hashlib.sha256(turn_id.encode()).digest()[1] % len(departments)
    return [*departments[start:], *departments[:start]][:_PLACES]
