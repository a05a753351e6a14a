"""Says from when prices and stock are, where the shop has not confirmed them within its own limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from persea.compose import phrases
from persea.values import Record


def freshness(records: Sequence[Record]) -> str:
    """A sentence about the stale ones of `records`; empty where all are fresh."""
    stale = [(record, record.as_of) for record in records if record.stale and record.as_of]
    if not stale:
        return ""
    times = [as_of for _, as_of in stale]
    first, last = _day(min(times)), _day(max(times))
    when = f"from {first}" if first == last else f"from {first} to {last}"
    if len(stale) == len(records):
        return f"Prices and stock here are {when} and may have changed since."
    names = phrases.names([record for record, _ in stale])
    return f"Price and stock of {names} are {when} and may have changed since."


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
