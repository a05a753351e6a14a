"""What one of two products has by its record, and the other has not: the yes of an attribute that the other denies."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.traits import chip
from persea.language.plain import markdown_escaped
from persea.values import Record

_MOST = 2  # facts of each
_NO = frozenset({"no", "none"})
_YES = frozenset({"yes", "true"})


def only_with(records: Sequence[Record], names: dict[str, str]) -> str:
    """A sentence for each of two that has something alone; empty for more, or where neither has. What a record leaves open
    is no difference here: it may have it all the same."""
    if len(records) != 2:
        return ""
    one, other = records
    said = [_alone(one, other, names), _alone(other, one, names)]
    return " ".join(part for part in said if part)


def _alone(one: Record, other: Record, names: dict[str, str]) -> str:
    denied = {name for name, values in other.attributes if _is(values, _NO)}
    held = [
        markdown_escaped(chip(name, values))
        for name, values in one.attributes
        if name in denied and _is(values, _YES)
    ]
    if not held:
        return ""
    return f"Only with {names[one.id]}: {phrases.listing(held[:_MOST])}."


def _is(values: Sequence[str], said: frozenset[str]) -> bool:
    return len(values) == 1 and values[0].strip().lower() in said
