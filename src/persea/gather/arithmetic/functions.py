"""The functions that an expression may call."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cmp_to_key, reduce

from persea.errors import ToolError
from persea.gather.arithmetic.quantity import Quantity, add, bounded, compare, convert, divide, root

_MOST_FACTORIAL = 300
_MOST_PLACES = 30

PI = Quantity(Fraction("3.14159265358979323846264338327950288"), exact=False)


def _wrong(what: str, fix: str = "") -> ToolError:
    return ToolError(what, fix=fix, retry_differently=True)


def _whole(quantity: Quantity, what: str) -> int:
    if not quantity.is_bare or quantity.number.denominator != 1:
        raise _wrong(f"{what} is a whole number without a unit")
    return quantity.number.numerator


def _sum(given: Sequence[Quantity]) -> Quantity:
    return reduce(add, given[1:], given[0])


def _average(given: Sequence[Quantity]) -> Quantity:
    if given[0].is_temperature:
        same = [convert(one, given[0].units) for one in given]
        mean = sum((one.number for one in same), Fraction(0)) / len(same)
        return replace(given[0], number=mean)
    return divide(_sum(given), Quantity(Fraction(len(given))))


def _ordered(given: Sequence[Quantity]) -> list[Quantity]:
    return sorted(given, key=cmp_to_key(compare))


def _median(given: Sequence[Quantity]) -> Quantity:
    ordered = _ordered(given)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else _average(ordered[middle - 1 : middle + 1])


def _round(given: Sequence[Quantity]) -> Quantity:
    """Half away from zero, as shops round."""
    places = _whole(given[1], "How many places to round to") if len(given) > 1 else 0
    if abs(places) > _MOST_PLACES:
        raise _wrong(f"Rounding goes to at most {_MOST_PLACES} places")
    return replace(given[0], number=half_up(given[0].number, places), exact=True)


def half_up(number: Fraction, places: int) -> Fraction:
    """`number` rounded to `places` decimals, halves away from zero."""
    scale = Fraction(10) ** places
    scaled = abs(number) * scale
    return (-1 if number < 0 else 1) * Fraction(math.floor(scaled + Fraction(1, 2))) / scale


def _root(given: Sequence[Quantity]) -> Quantity:
    return root(given[0], _whole(given[1], "The degree of a root"))


def _percent(given: Sequence[Quantity]) -> Quantity:
    """How many percent the first is of the second."""
    return as_percent(divide(*given))


def as_percent(ratio: Quantity) -> Quantity:
    if ratio.units:
        raise _wrong("Only a plain ratio can be said in percent", "Divide like by like first")
    return ratio if ratio.percent else replace(ratio, number=ratio.number * 100, percent=True)


def _change(given: Sequence[Quantity]) -> Quantity:
    """By how many percent the second is more than the first."""
    return as_percent(divide(add(given[1], given[0], -1), given[0]))


def factorial(of: Quantity) -> Quantity:
    number = _whole(of, "What a factorial is taken of")
    if not 0 <= number <= _MOST_FACTORIAL:
        raise _wrong(f"Factorials go from 0 to {_MOST_FACTORIAL}")
    return bounded(Quantity(Fraction(math.factorial(number))))


def _gcd(given: Sequence[Quantity]) -> Quantity:
    return Quantity(Fraction(math.gcd(*(_whole(one, "What a divisor is sought of") for one in given))))


def _lcm(given: Sequence[Quantity]) -> Quantity:
    return bounded(
        Quantity(Fraction(math.lcm(*(_whole(one, "A multiple is sought of what") for one in given))))
    )


_MANY = 10_000  # bounded by the length of an expression

FUNCTIONS: dict[str, tuple[int, int, Callable[[Sequence[Quantity]], Quantity]]] = {
    "sqrt": (1, 1, lambda given: root(given[0], 2)),
    "cbrt": (1, 1, lambda given: root(given[0], 3)),
    "root": (2, 2, _root),
    "abs": (1, 1, lambda given: replace(given[0], number=abs(given[0].number))),
    "min": (1, _MANY, lambda given: _ordered(given)[0]),
    "max": (1, _MANY, lambda given: _ordered(given)[-1]),
    "sum": (1, _MANY, _sum),
    "avg": (1, _MANY, _average),
    "average": (1, _MANY, _average),
    "mean": (1, _MANY, _average),
    "median": (1, _MANY, _median),
    "round": (1, 2, _round),
    "floor": (1, 1, lambda given: replace(given[0], number=Fraction(math.floor(given[0].number)))),
    "ceil": (1, 1, lambda given: replace(given[0], number=Fraction(math.ceil(given[0].number)))),
    "percent": (2, 2, _percent),
    "change": (2, 2, _change),
    "factorial": (1, 1, lambda given: factorial(given[0])),
    "gcd": (1, _MANY, _gcd),
    "lcm": (1, _MANY, _lcm),
}
"""Name to (fewest arguments, most arguments, function)."""
