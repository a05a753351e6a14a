"""The tool `dates`: on the calendar, from the day on which the turn began."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from persea.errors import ToolError
from persea.gather.arithmetic.days import add_working_days, apart
from persea.gather.dates import Dates
from persea.values import Turn

TURN = Turn(id="t", started_at=datetime(2026, 11, 28, 13, tzinfo=UTC), currency="USD")  # a Saturday


async def _said(**arguments: object) -> str:
    return (await Dates().run(json.dumps(arguments), TURN)).text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"operation": "today"}, "Saturday, 28 November 2026 (2026-11-28), ISO week 48 of 2026"),
        ({"operation": "today", "zone": "Pacific/Auckland"}, "Sunday, 29 November 2026"),
        ({"operation": "difference", "end": "12-25"}, "27 days"),
        ({"operation": "difference", "start": "2026-12-25", "end": "today"}, "27 days, going back"),
        ({"operation": "difference", "start": "2024-02-28", "end": "2024-03-01"}, "2 days"),
        ({"operation": "difference", "start": "2026-11-27", "end": "2026-11-30"}, "1 working day,"),
        ({"operation": "difference", "start": "2025-01-31", "end": "2026-03-01"}, "1 year, 1 month and 1 day"),
        ({"operation": "add", "start": "2027-03-03", "days": 90}, "is Tuesday, 1 June 2027 (2027-06-01)"),
        ({"operation": "add", "start": "2024-01-31", "months": 1}, "2024-02-29) (that month is shorter"),
        ({"operation": "add", "weeks": -2, "days": -1}, "2 weeks and 1 day before Saturday"),
        ({"operation": "add", "weeks": -2, "days": -1}, "2026-11-13"),
        ({"operation": "add", "start": "2026-11-27", "working_days": 1}, "2026-11-30"),
        ({"operation": "add", "working_days": 1}, "2026-11-30"),
        ({"operation": "add", "working_days": -1}, "2026-11-27"),
        ({"operation": "weekday", "start": "2027-12-25"}, "Saturday, 25 December 2027"),
        ({"operation": "next_weekday", "weekday": "friday"}, "2026-12-04"),
        ({"operation": "next_weekday", "weekday": "saturday"}, "2026-12-05"),
        ({"operation": "previous_weekday", "weekday": "saturday"}, "2026-11-21"),
        ({"operation": "age", "start": "1990-11-29"}, "35 years old"),
        ({"operation": "age", "start": "1990-11-28"}, "36 years old"),
        ({"operation": "iso_week", "start": "2027-01-01"}, "ISO week 53 of 2026, day 1 of the year"),
        ({"operation": "difference", "end": "02-29"}, "29 February 2028"),
        (
            {"operation": "convert_zone", "start": "2026-11-28T15:00", "zone": "Europe/Berlin", "to_zone": "America/New_York"},
            "is Saturday, 28 November 2026 (2026-11-28) 09:00 America/New_York",
        ),
        (
            {"operation": "convert_zone", "start": "2026-10-25T02:30", "zone": "Europe/Berlin", "to_zone": "UTC"},
            "00:30 UTC (the clocks show that time twice on that day; the first is meant)",
        ),
        ({"operation": "duration", "start": "2026-11-28T09:15", "end": "2026-11-29T17:00"}, "1 day 7 hours 45 minutes"),
        (
            {"operation": "duration", "start": "2026-03-29T00:00", "end": "2026-03-30T00:00", "zone": "Europe/Berlin"},
            "23 hours",
        ),
    ],
)  # fmt: skip
async def test_results(arguments: dict[str, object], told: str) -> None:
    """Each operation says what a calendar says."""
    assert told in await _said(**arguments)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"operation": "weekday", "start": "2026-02-29"}, "no date that exists"),
        ({"operation": "weekday", "start": "02-30"}, "no such day"),
        ({"operation": "weekday", "start": "next summer"}, "no date that exists"),
        ({"operation": "add", "days": 4_000_000}, "outside the years"),
        ({"operation": "add", "months": 100_000}, "outside the years"),
        ({"operation": "add", "days": 10**9}, "do not fit"),
        ({"operation": "next_weekday"}, "weekday is missing"),
        ({"operation": "convert_zone"}, "zone to convert to is missing"),
        ({"operation": "today", "zone": "../../etc/passwd"}, "no such time zone"),
        ({"operation": "today", "zone": "Mars/Olympus"}, "no such time zone"),
        ({"operation": "age", "start": "2030-01-01"}, "birth lies after"),
        ({"operation": "convert_zone", "start": "2026-03-29T02:30", "zone": "Europe/Berlin", "to_zone": "UTC"}, "leave this time out"),
        ({"operation": "dance"}, "do not fit"),
        ({}, "do not fit"),
    ],
)  # fmt: skip
async def test_refusals(arguments: dict[str, object], what: str) -> None:
    """What no calendar holds is refused, to be asked differently."""
    with pytest.raises(ToolError) as refused:
        await _said(**arguments)
    assert what in str(refused.value)
    assert refused.value.retry_differently


def test_working_days_agree_with_counting() -> None:
    """Working days come to the same as counting day by day, and back again as forth."""
    draw = random.Random(3)
    for _ in range(300):
        start = date(2026, 1, 1) + timedelta(days=draw.randint(0, 700))
        days = draw.randint(1, 40)
        counted, left = start, days
        while left:
            counted += timedelta(days=1)
            left -= counted.weekday() < 5
        assert add_working_days(start, days) == counted
        assert apart(start, counted).working_days == days
        back, left = start, days
        while left:
            back -= timedelta(days=1)
            left -= back.weekday() < 5
        assert add_working_days(start, -days) == back
