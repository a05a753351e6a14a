"""Arithmetic on dates: pure, on the calendar as it is written today (proleptic Gregorian, ISO weeks)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from persea.errors import ToolError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Apart:
    """From one date to a later one: whole years, months and days, and the days in all."""

    years: int
    months: int
    days: int
    all_days: int
    working_days: int
    """Mondays to Fridays after the first date, up to and with the last."""


def out_of_range(day: object) -> ToolError:
    return ToolError(
        "The date lies outside the years 1 to 9999", value=str(day), fix="Use less", retry_differently=True
    )


def add_months(start: date, months: int) -> tuple[date, bool]:
    """The same day `months` later, or the last of a shorter month, and whether it is that. Raises ToolError."""
    at = start.year * 12 + start.month - 1 + months
    year, month = at // 12, at % 12 + 1
    if not 1 <= year <= 9999:
        raise out_of_range(start)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(start.day, last)), start.day > last


def add_days(start: date, days: int) -> date:
    """Raises ToolError."""
    try:
        return start + timedelta(days=days)
    except OverflowError as error:
        raise out_of_range(start) from error


def add_working_days(start: date, days: int) -> date:
    """`days` Mondays to Fridays later; from a weekend, the first is the Monday. Holidays are not known."""
    step = 1 if days >= 0 else -1
    while start.weekday() > _FRIDAY and days:
        start = add_days(start, -step)  # the working day before is where counting begins
    weeks, rest = divmod(abs(days), 5)
    start = add_days(start, step * weeks * 7)
    while rest:
        start = add_days(start, step)
        rest -= start.weekday() <= _FRIDAY
    return start


def apart(start: date, end: date) -> Apart:
    """`start` is not after `end`."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months)[0] > end:
        months -= 1
    rest = (end - add_months(start, months)[0]).days
    return Apart(months // 12, months % 12, rest, (end - start).days, _working_days(start, end))


def _working_days(start: date, end: date) -> int:
    weeks, rest = divmod((end - start).days, 7)
    return weeks * 5 + sum((start.weekday() + step) % 7 <= _FRIDAY for step in range(1, rest + 1))


def next_weekday(start: date, weekday: int, step: int = 1) -> date:
    """The nearest `weekday` after `start` (before it, where `step` is -1); `start` itself never."""
    return add_days(start, step * (((weekday - start.weekday()) * step - 1) % 7 + 1))


def coming(month: int, day: int, today: date) -> date:
    """The first such day from `today` on; 29 February waits for a leap year. Raises ToolError for no day."""
    for year in range(today.year, min(today.year + 9, 10_000)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ToolError("There is no such day", value=f"{month:02}-{day:02}", retry_differently=True)


def say_day(day: date) -> str:
    """ "Tuesday, 1 June 2027 (2027-06-01)"."""
    return f"{WEEKDAYS[day.weekday()].title()}, {day.day} {calendar.month_name[day.month]} {day.year} ({day.isoformat()})"
