"""Patterns with slots, and what was found in them. `{p}` is a percentage, `{a}` an amount, `{d}` a date: see _FORMS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from persea.understand.reckoning.days import DATE, day
from persea.understand.reckoning.figures import (
    AMOUNT,
    COUNT,
    MONEY,
    NUMBER,
    PERCENT,
    QUANTITY,
    UNIT,
    Manner,
    amount,
    count,
    kind,
    number,
    percent,
    quantity,
    unit,
)

_FORMS = {"p": PERCENT, "a": AMOUNT, "b": AMOUNT, "m": MONEY, "n": COUNT, "x": NUMBER, "y": NUMBER, "q": QUANTITY, "r": QUANTITY,
          "u": UNIT, "d": DATE, "e": DATE}  # fmt: skip


class Unclear(Exception):
    """A slot holds what can be read in no way, or in two."""


@dataclass(frozen=True, slots=True)
class Call:
    """A tool and its arguments."""

    tool: str
    arguments: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Slots:
    match: re.Match[str]
    manner: Manner

    def text(self, name: str) -> str:
        return self.match[name] or ""

    def has(self, name: str) -> bool:
        return self.match.groupdict().get(name) is not None

    def amount(self, name: str = "a") -> str:
        return _sure(amount(self.text(name), self.manner))

    def number(self, name: str = "x") -> str:
        return _sure(number(self.text(name), self.manner))

    def percent(self, name: str = "p") -> str:
        return _sure(percent(self.text(name), self.manner))

    def count(self, name: str = "n") -> str:
        return _sure(count(self.text(name), self.manner))

    def quantity(self, name: str = "q") -> tuple[str, str]:
        found = quantity(self.text(name), self.manner)
        if found is None:
            raise Unclear
        return found

    def unit(self, name: str = "u") -> str:
        return _sure(unit(self.text(name)))

    def day(self, name: str = "d") -> str:
        return _sure(day(self.text(name), self.manner.language))


def _sure(found: str | None) -> str:
    if found is None:
        raise Unclear
    return found


Build = Callable[[Slots], Call]


@dataclass(frozen=True, slots=True)
class Rule:
    written: str
    build: Build

    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.written)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """When it is first needed: all of them take a quarter of a second."""
    return re.compile(written)


def rule(pattern: str, build: Build, pieces: Mapping[str, str]) -> Rule:
    """`pattern` with its slots, and the `pieces` of its language ({ask}, {people}, …), filled in."""
    filled = pattern
    for name, piece in pieces.items():
        filled = filled.replace(f"{{{name}}}", piece)
    for name, form in _FORMS.items():
        filled = filled.replace(f"{{{name}}}", f"(?P<{name}>{form})")
    return Rule(filled, build)


def sum_of(expression: str) -> Call:
    return Call("calculate", {"expression": expression})


# ---------------------------------------------------------------- what the rules of all languages build


def share(s: Slots) -> Call:
    """ "17 % of 2340 EUR", among 6 where that is said."""
    found = f"{s.percent()} of {s.amount()}"
    return sum_of(f"({found}) / {s.count()}" if s.has("n") else found)


def less(s: Slots) -> Call:
    return sum_of(f"{s.amount()} - {s.percent()}")


def more(s: Slots) -> Call:
    return sum_of(f"{s.amount()} + {s.percent()}")


def without(s: Slots) -> Call:
    """What an amount was before a tax was added."""
    return sum_of(f"{s.amount()} / (1 + {s.percent()})")


def split(s: Slots) -> Call:
    """An amount among some, with a tip where one is said."""
    whole = f"({s.amount()} + {s.percent()})" if s.has("p") else s.amount()
    return sum_of(f"{whole} / {s.count()}")


def between_two(sign: str) -> Build:
    def build(s: Slots) -> Call:
        first, second = s.amount("a"), s.amount("b")
        if (
            sign == "*"
            and " " in first + second.replace("$", " ")
            and first[-1].isalpha()
            and second[-1].isalpha()
        ):
            raise Unclear  # money times money
        return sum_of(f"{first} {sign} {second}")

    return build


def convert(s: Slots) -> Call:
    expression, of = s.quantity()
    target = s.unit()
    same = expression.count(" ") == 1 and expression.endswith(f" {target}")
    if not of or kind(target) != of or same:
        raise Unclear
    return sum_of(f"{expression} in {target}")


def convert_one(s: Slots) -> Call:
    """ "How many feet are in a mile": one of the unit `v`."""
    target, of = s.unit(), s.unit("v")
    if kind(of) != kind(target) or of == target:
        raise Unclear
    return sum_of(f"1 {of} in {target}")


def rest(s: Slots) -> Call:
    """What 20 is of 80, in percent."""
    return sum_of(f"percent({s.amount('a')}, {s.amount('b')})")


def change(s: Slots) -> Call:
    return sum_of(f"change({s.amount('a')}, {s.amount('b')})")


def root(s: Slots) -> Call:
    return sum_of(f"sqrt({s.number()})")


def cube_root(s: Slots) -> Call:
    return sum_of(f"cbrt({s.number()})")


def power(s: Slots) -> Call:
    return sum_of(f"{s.number('x')}^{s.number('y')}")


def times_of_itself(exponent: int) -> Build:
    return lambda s: sum_of(f"{s.number()}^{exponent}")


def part(above: int, below: int) -> Build:
    return lambda s: sum_of(f"{s.amount()} * {above} / {below}")


def until(s: Slots) -> Call:
    return Call("dates", {"operation": "difference", "start": "today", "end": s.day()})


def since(s: Slots) -> Call:
    day = s.day()
    if len(day) == 5:
        raise Unclear  # the last such day, or the next?
    return Call("dates", {"operation": "difference", "start": day, "end": "today"})


def days_between(s: Slots) -> Call:
    first, last = s.day("d"), s.day("e")
    if (len(first) == 5) != (len(last) == 5) and "today" not in (first, last):
        raise Unclear
    return Call("dates", {"operation": "difference", "start": first, "end": last})


def moved(spans: Mapping[str, str], sign: int, *, from_today: bool = False) -> Build:
    """Some days, weeks, … from a day; `spans` says what the words are called in `dates`."""

    def build(s: Slots) -> Call:
        start = "today" if from_today else s.day()
        span = spans.get(s.text("s"))
        if span is None:
            raise Unclear
        return Call("dates", {"operation": "add", "start": start, span: sign * int(s.count())})

    return build


def weekday(s: Slots) -> Call:
    return Call("dates", {"operation": "weekday", "start": s.day()})


def age(s: Slots) -> Call:
    born = s.day()
    if len(born) == 5:
        raise Unclear
    return Call("dates", {"operation": "age", "start": born})


def week(s: Slots) -> Call:
    return Call("dates", {"operation": "iso_week", "start": s.day() if s.has("d") else "today"})


def today(s: Slots) -> Call:
    return Call("dates", {"operation": "today"})
