"""Values of options that are measures ("500 ml", "20 cm"): their other ways to be said, and which is the small one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from persea.language.numbers import UNITS, find_figures

_LEAST = frozenset("small smaller smallest little littler littlest tiny mini short shorter shortest".split())
_MOST = frozenset(
    "big bigger biggest large larger largest tall taller tallest long longer longest huge".split()
)
_MIDDLE = frozenset("medium middle mid".split())
SIZE_WORDS = _LEAST | _MOST | _MIDDLE
_UNITS_SAID = ("ml", "mm", "g", "gb", "w")


def in_one_measure(values: Sequence[str]) -> tuple[str, ...]:
    """`values` from the least on; none where they are not all measures in one unit. Bare numbers are sizes, and none."""
    measures: list[tuple[Decimal, str]] = []
    units = set()
    for value in values:
        figures = find_figures(value.lower())
        if len(figures) != 1 or figures[0].unit not in _UNITS_SAID:
            return ()
        units.add(figures[0].unit)
        measures.append((figures[0].value, value))
    return tuple(value for _, value in sorted(measures)) if len(units) == 1 else ()


def by_size(words: Sequence[str], values: Sequence[str]) -> str:
    """Of `values`, from the least on, the one that "the small one" means; empty where nothing says so."""
    if not _LEAST.isdisjoint(words):
        return values[0]
    if not _MOST.isdisjoint(words):
        return values[-1]
    return values[len(values) // 2] if len(values) == 3 and not _MIDDLE.isdisjoint(words) else ""


def measure_ways(words: Sequence[str]) -> tuple[str, ...]:
    """ "1.7 l" is said "1.7l" and "1.7 litres"."""
    if len(words) != 2 or words[1] not in UNITS or not re.fullmatch(r"[\d.]+", words[0]):
        return ()
    number, (unit, factor) = words[0], UNITS[words[1]]
    same = [name for name, (other, by) in UNITS.items() if other == unit and by == factor]
    return tuple(f"{number}{gap}{name}" for name in same for gap in ("", " "))
