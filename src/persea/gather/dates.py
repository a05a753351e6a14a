"""The tool `dates`: days between, later and earlier dates, weekdays, ages, ISO weeks, time zones and durations.

Today is the day on which the turn began. Holidays are not known, and working days are Mondays to Fridays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from persea.errors import ToolError
from persea.gather.arguments import read_arguments, schema_of
from persea.gather.arithmetic.days import (
    WEEKDAYS,
    Apart,
    add_days,
    add_months,
    add_working_days,
    apart,
    coming,
    next_weekday,
    out_of_range,
    say_day,
)
from persea.seams import ToolResult, ToolSpec
from persea.values import Turn

_MOST_DAYS = 4_000_000
_RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1}
_DESCRIPTION = (
    "Exact arithmetic on dates and times. Dates are YYYY-MM-DD, 'today', 'tomorrow', 'yesterday', or MM-DD for the next such "
    "day; times are YYYY-MM-DDTHH:MM. Operations: today; difference (start to end); add (years, months, weeks, days, "
    "working_days to start; below zero goes back); weekday (of start); next_weekday and previous_weekday (from start); "
    "age (of who was born on start, at end); iso_week (of start); convert_zone (start from zone to to_zone); "
    "duration (time from start to end)."
)


class DateOperation(StrEnum):
    TODAY = "today"
    DIFFERENCE = "difference"
    ADD = "add"
    WEEKDAY = "weekday"
    NEXT_WEEKDAY = "next_weekday"
    PREVIOUS_WEEKDAY = "previous_weekday"
    AGE = "age"
    ISO_WEEK = "iso_week"
    CONVERT_ZONE = "convert_zone"
    DURATION = "duration"


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class DatesArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    operation: DateOperation
    start: str = Field("today", max_length=40, description="Where it begins, or the date asked about")
    end: str = Field("today", max_length=40, description="Of difference, age and duration")
    years: int = Field(0, ge=-9999, le=9999)
    months: int = Field(0, ge=-100_000, le=100_000)
    weeks: int = Field(0, ge=-500_000, le=500_000)
    days: int = Field(0, ge=-_MOST_DAYS, le=_MOST_DAYS)
    working_days: int = Field(0, ge=-_MOST_DAYS, le=_MOST_DAYS)
    weekday: Weekday | None = Field(None, description="Of next_weekday and previous_weekday")
    zone: str | None = Field(
        None, max_length=60, description="IANA name of the zone that times are in: Europe/Berlin"
    )
    to_zone: str | None = Field(None, max_length=60, description="Of convert_zone")


_SPEC = ToolSpec("dates", _DESCRIPTION, schema_of(DatesArguments))


@dataclass(frozen=True, slots=True)
class Dates:
    """A Tool."""

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        return ToolResult(reckoned(read_arguments(DatesArguments, arguments), turn.started_at))


def reckoned(asked: DatesArguments, now: datetime) -> str:
    """The answer in a sentence. `now` is aware. Raises ToolError."""
    here = now.astimezone(_zone(asked.zone)) if asked.zone else now
    return _OPERATIONS[asked.operation](asked, here)


# ---------------------------------------------------------------- reading


def _zone(name: str) -> tzinfo:
    try:
        return UTC if name.upper() in ("UTC", "Z") else ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise _wrong("There is no such time zone", name, "Use an IANA name such as Europe/Berlin") from error


def _wrong(what: str, value: object, fix: str = "") -> ToolError:
    return ToolError(what, value=value, fix=fix, retry_differently=True)


def _day(written: str, now: datetime) -> date:
    text = written.strip().lower()
    if text in _RELATIVE:
        return now.date() + timedelta(days=_RELATIVE[text])
    if match := re.fullmatch(r"(\d\d)-(\d\d)", text):
        return coming(int(match[1]), int(match[2]), now.date())
    try:
        return datetime.fromisoformat(written.strip().upper()).date()
    except ValueError as error:
        raise _wrong("This is no date that exists", written, "Write YYYY-MM-DD, MM-DD, or 'today'") from error


def _time(written: str, now: datetime, zone: str | None) -> datetime:
    text = written.strip()
    if text.lower() in ("today", "now"):
        return now
    try:
        read = datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise _wrong("This is no time that exists", written, "Write YYYY-MM-DDTHH:MM") from error
    if read.tzinfo is not None:
        return read
    aware = read.replace(tzinfo=_zone(zone) if zone else now.tzinfo)
    if not _is_on_the_clock(aware):
        raise _wrong("The clocks leave this time out on that day", written, "Give the time an hour later")
    return aware


def _is_on_the_clock(moment: datetime) -> bool:
    try:
        return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(fold=moment.fold) == moment and (
            moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None)
            == moment.replace(tzinfo=None)
        )
    except OverflowError as error:
        raise out_of_range(moment) from error


# ---------------------------------------------------------------- operations


def _today(asked: DatesArguments, now: datetime) -> str:
    return f"Today is {say_day(now.date())}, {_week(now.date())}."


def _difference(asked: DatesArguments, now: datetime) -> str:
    start, end = _day(asked.start, now), _day(asked.end, now)
    first, last = min(start, end), max(start, end)
    found = apart(first, last)
    back = ", going back" if start > end else ""
    return (
        f"From {say_day(start)} to {say_day(end)}: {_count(found.all_days, 'day')}{back}"
        f" ({_weeks(found.all_days)}; {_calendar(found)}; {_count(found.working_days, 'working day')}, without holidays)."
    )


def _add(asked: DatesArguments, now: datetime) -> str:
    start = _day(asked.start, now)
    later, cut = add_months(start, asked.years * 12 + asked.months)
    later = add_days(later, asked.weeks * 7 + asked.days)
    later = add_working_days(later, asked.working_days)
    steps = [
        _count(abs(count), name)
        for count, name in (
            (asked.years, "year"), (asked.months, "month"), (asked.weeks, "week"), (asked.days, "day"),
            (asked.working_days, "working day"),
        )
        if count
    ]  # fmt: skip
    signs = {
        count > 0
        for count in (asked.years, asked.months, asked.weeks, asked.days, asked.working_days)
        if count
    }
    if len(signs) > 1:
        told = "Counted forth and back from"
    else:
        told = f"{' and '.join(steps) or 'No days'} {'before' if signs == {False} else 'after'}"
    notes = [*(["that month is shorter, so its last day counts"] if cut else [])]
    notes += ["holidays are not known"] if asked.working_days else []
    return f"{told} {say_day(start)} is {say_day(later)}{' (' + '; '.join(notes) + ')' if notes else ''}."


def _weekday(asked: DatesArguments, now: datetime) -> str:
    return f"{asked.start.strip()} is {say_day(_day(asked.start, now))}."


def _next_weekday(asked: DatesArguments, now: datetime) -> str:
    if asked.weekday is None:
        raise _wrong("The weekday is missing", asked.operation.value, "Add weekday")
    start = _day(asked.start, now)
    back = asked.operation is DateOperation.PREVIOUS_WEEKDAY
    found = next_weekday(start, WEEKDAYS.index(asked.weekday.value), -1 if back else 1)
    which = "last" if back else "first"
    side = "before" if back else "after"
    return f"The {which} {asked.weekday.value.title()} {side} {say_day(start)} is {say_day(found)}."


def _age(asked: DatesArguments, now: datetime) -> str:
    born, at = _day(asked.start, now), _day(asked.end, now)
    if born > at:
        raise _wrong("The birth lies after the date", f"{born} > {at}", "Give start before end")
    found = apart(born, at)
    return (
        f"Born on {say_day(born)}: {_count(found.years, 'year')} old on {say_day(at)} ({_calendar(found)})."
    )


def _iso_week(asked: DatesArguments, now: datetime) -> str:
    day = _day(asked.start, now)
    return f"{say_day(day)} is in {_week(day)}, day {day.timetuple().tm_yday} of the year."


def _convert_zone(asked: DatesArguments, now: datetime) -> str:
    if asked.to_zone is None:
        raise _wrong("The zone to convert to is missing", asked.operation.value, "Add to_zone")
    start = _time(asked.start, now, asked.zone)
    try:
        there = start.astimezone(_zone(asked.to_zone))
    except OverflowError as error:
        raise out_of_range(start) from error
    twice = start.utcoffset() != start.replace(fold=1).utcoffset()
    note = " (the clocks show that time twice on that day; the first is meant)" if twice else ""
    return f"{_say_time(start)} is {_say_time(there)}{note}."


def _duration(asked: DatesArguments, now: datetime) -> str:
    start, end = _time(asked.start, now, asked.zone), _time(asked.end, now, asked.zone)
    seconds = int(
        (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()
    )  # whatever the clocks do between
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    parts = [
        _count(count, name)
        for count, name in ((days, "day"), (hours_left, "hour"), (minutes, "minute"), (rest, "second"))
        if count
    ]
    back = ", going back" if seconds < 0 else ""
    return f"From {_say_time(start)} to {_say_time(end)}: {' '.join(parts) or 'no time'}{back} ({abs(seconds)} seconds)."


_OPERATIONS: Mapping[DateOperation, Callable[[DatesArguments, datetime], str]] = {
    DateOperation.TODAY: _today,
    DateOperation.DIFFERENCE: _difference,
    DateOperation.ADD: _add,
    DateOperation.WEEKDAY: _weekday,
    DateOperation.NEXT_WEEKDAY: _next_weekday,
    DateOperation.PREVIOUS_WEEKDAY: _next_weekday,
    DateOperation.AGE: _age,
    DateOperation.ISO_WEEK: _iso_week,
    DateOperation.CONVERT_ZONE: _convert_zone,
    DateOperation.DURATION: _duration,
}


# ---------------------------------------------------------------- saying


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _weeks(days: int) -> str:
    return f"{_count(days // 7, 'week')} and {_count(days % 7, 'day')}"


def _calendar(found: Apart) -> str:
    return f"{_count(found.years, 'year')}, {_count(found.months, 'month')} and {_count(found.days, 'day')}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"ISO week {week} of {year}"


def _say_time(moment: datetime) -> str:
    zone = moment.tzinfo
    name = zone.key if isinstance(zone, ZoneInfo) else moment.tzname() or ""
    seconds = f":{moment.second:02}" if moment.second else ""
    return f"{say_day(moment.date())} {moment.hour:02}:{moment.minute:02}{seconds} {name}".rstrip()
