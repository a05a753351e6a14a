"""Says from when prices and stock are, where the shop has not confirmed them within its own limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from persea.compose import phrases
from persea.compose.brief.write import dated_briefly, speaks
from persea.values import Record

_A_DAY = timedelta(days=1)


_ALL = (
    "Prices and stock here are {when} and may have changed since.",
    "What these cost, and whether they are there, was last confirmed {last}.",
    "All of this is as of {dates}.",
    "These prices and this stock are {when}.",
    "Price and stock: as of {dates}, not newer.",
)
_SOME = (
    "Price and stock of {names} are {when} and may have changed since.",
    "For {names}, price and stock were last confirmed {last}.",
    "Of {names} the price and the stock are as of {dates}.",
    "{names}: price and stock {when}.",
)


def freshness(
    records: Sequence[Record],
    now: datetime,
    turn_id: str = "",
    earlier: Sequence[str] = (),
    locale: str = "en",
) -> str:
    """A sentence about the stale ones of `records`; empty where all are fresh. Times are UTC.

    In full the first time in a conversation, then shortly and in other words than in the answers `earlier`.
    """
    stale = [(record, record.as_of) for record in records if record.stale and record.as_of]
    if not stale:
        return ""
    times = [as_of for _, as_of in stale]
    if speaks(locale):
        return dated_briefly([record for record, _ in stale], min(times), locale)
    tell = _time if now - min(times) < _A_DAY else _day
    first, last = tell(min(times)), tell(max(times))
    same = first == last
    parts = {
        "when": f"from {first}" if same else f"from {first} to {last}",
        "dates": first if same else f"{first} to {last}",
        "last": f"{'on' if tell is _day else 'at'} {first}" if same else f"between {first} and {last}",
        "names": phrases.names([record for record, _ in stale]),
    }
    patterns = _ALL if len(stale) == len(records) else _SOME
    told = any(said in text for text in earlier for said in _TOLD)
    return phrases.vary(patterns[1:] if told else patterns[:1], turn_id, earlier, **parts)


# Of the first of either kind, by which it is known that it was said.
_TOLD = ("Prices and stock here are from", "may have changed since.")


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%H:%M} UTC on {_day(moment)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
