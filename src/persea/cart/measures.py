"""Values of options that are measures ("500 ml", "20 cm"): their other ways to be said, and which is the small one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_LEAST = frozenset("small smaller smallest little littler littlest tiny mini short shorter shortest".split())
_MOST = frozenset(
    "big bigger biggest large larger largest tall taller tallest long longer longest huge".split()
)
_MIDDLE = frozenset("medium middle mid".split())
SIZE_WORDS = _LEAST | _MOST | _MIDDLE
_UNITS = (
    ("volume", "1", "ml millilitre millilitres milliliter milliliters"),
    ("volume", "10", "cl centilitre centilitres"),
    ("volume", "1000", "l litre litres liter liters ltr"),
    ("length", "1", "mm millimetre millimetres millimeter millimeters"),
    ("length", "10", "cm centimetre centimetres centimeter centimeters"),
    ("length", "1000", "m metre metres meter meters"),
    ("length", "25.4", "inch inches in"),
    ("length", "304.8", "ft foot feet"),
    ("weight", "1", "g gram grams gramme grammes"),
    ("weight", "1000", "kg kilo kilos kilogram kilograms"),
    ("weight", "28.349523125", "oz ounce ounces"),
    ("weight", "453.59237", "lb lbs pound pounds"),
    ("memory", "1", "gb gigabyte gigabytes"),
    ("memory", "1024", "tb terabyte terabytes"),
    ("power", "1", "w watt watts"),
)
_NAMES = {name: (kind, Decimal(factor)) for kind, factor, names in _UNITS for name in names.split()}
_SAME = {(kind, Decimal(factor)): tuple(names.split()) for kind, factor, names in _UNITS}
_MEASURE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[a-z]+)")


def in_one_measure(values: Sequence[str]) -> tuple[str, ...]:
    """`values` from the least on; none where they are not all measures of one kind. Bare numbers are sizes, and none."""
    measures: list[tuple[Decimal, str]] = []
    kinds = set()
    for value in values:
        found = _MEASURE.fullmatch(value.lower().strip())
        if found is None or found["unit"] not in _NAMES:
            return ()
        kind, factor = _NAMES[found["unit"]]
        kinds.add(kind)
        measures.append((Decimal(found["number"]) * factor, value))
    return tuple(value for _, value in sorted(measures)) if len(kinds) == 1 else ()


def by_size(words: Sequence[str], values: Sequence[str]) -> str:
    """Of `values`, from the least on, the one that "the small one" means; empty where nothing says so."""
    if not _LEAST.isdisjoint(words):
        return values[0]
    if not _MOST.isdisjoint(words):
        return values[-1]
    return values[len(values) // 2] if len(values) == 3 and not _MIDDLE.isdisjoint(words) else ""


def measure_ways(words: Sequence[str]) -> tuple[str, ...]:
    """ "1.7 l" is said "1.7l" and "1.7 litres"."""
    if len(words) != 2 or words[1] not in _NAMES or not re.fullmatch(r"[\d.]+", words[0]):
        return ()
    return tuple(f"{words[0]}{gap}{name}" for name in _SAME[_NAMES[words[1]]] for gap in ("", " "))
