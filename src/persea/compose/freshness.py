"""Says from when prices and stock are, where the shop has not confirmed them within its own limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from persea.compose import phrases
from persea.values import Record

_A_DAY = timedelta(days=1)


def freshness(records: Sequence[Record], now: datetime) -> str:
    """A sentence about the stale ones of `records`; empty where all are fresh. Times are UTC."""
    stale = [(record, record.as_of) for record in records if record.stale and record.as_of]
    if not stale:
        return ""
    times = [as_of for _, as_of in stale]
    tell = _time if now - min(times) < _A_DAY else _day
    first, last = tell(min(times)), tell(max(times))
    when = f"from {first}" if first == last else f"from {first} to {last}"
    if len(stale) == len(records):
        return f"Prices and stock here are {when} and may have changed since."
    names = phrases.names([record for record, _ in stale])
    return f"Price and stock of {names} are {when} and may have changed since."


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%H:%M} UTC on {_day(moment)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
