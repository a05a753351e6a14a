"""Limits on what is measured, beside price and weight: "at least 20000 mAh", "no wider than 28 cm", "a litre or more", "70 % cocoa".

    text -> Limit, each with the place of the text that says it

Which attribute is meant is told by a word for its direction alone ("taller"); else any that is measured so. English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persea.language.units import find_measures
from persea.values import Limit

_ONE = re.compile(
    r"\b(?:an?|one|half a)(?= (?:litre|liter|metre|meter|kilo|gallon|pint|foot|inch|hour|day|week|year|gigabyte|terabyte)\b)"
)
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)")
_MORE = r"taller|longer|bigger|larger|wider|higher|brighter|thicker|deeper|more|greater|broader|heavier|older|louder|stronger|better"
_LESS = r"smaller|shorter|lower|narrower|thinner|slimmer|less|fewer|dimmer|shallower|younger|lighter|tinier"
_ABOVE = re.compile(
    rf"\b(?:(?:{_MORE}) than|over|above|at least|minimum(?: of)?|min|from|no (?:less|fewer) than|not (?:less|under)(?: than)?|no (?:{_LESS}) than|not (?:{_LESS}) than|upwards of|starting (?:at|from)|exceeding|beyond)(?: about| around)?(?: an?| the)?\s*$"
)
_BELOW = re.compile(
    rf"\b(?:(?:no|not|nothing|never|none)(?: \w+)? (?:{_MORE}|over|above|beyond|past)(?: than)?|(?:{_LESS}) than|under|below|up to|at most|maximum(?: of)?|max|within|no more than|not exceeding|less than)(?: about| around)?(?: an?| the)?\s*$"
)
_ABOVE_AFTER = re.compile(
    rf"^(?: (?:of )?\w+)??\s*(?:or (?:{_MORE}|above|over|up)|and (?:up|above|over|more)|plus\b|\+|minimum\b|min\b|at least)"
)
_BELOW_AFTER = re.compile(
    rf"^(?: (?:of )?\w+)??\s*(?:or (?:{_LESS}|below|under)|max(?:imum)?\b|tops\b|at (?:the )?most)"
)
_WHICH_WAY = re.compile(
    r"^\s*(?:tall|high|wide|long|thick|deep|across|in (?:height|width|length|diameter|depth|size)|of (?:capacity|storage))\b"
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|approx|some|circa|near(?:ly)?|close to|something like)\s*$"
)
_DIRECTIONS = (
    (re.compile(r"\b(?:tall|taller|height|high|higher)\b"), ("height",)),
    (re.compile(r"\b(?:wide|wider|width|narrower|across|diameter|broad|broader)\b"), ("width", "diameter", "size")),
    (re.compile(r"\b(?:long|longer|length|shorter)\b"), ("length", "blade")),
    (re.compile(r"\b(?:thick|thicker|thickness|thinner|thin)\b"), ("thickness", "pile")),
    (re.compile(r"\b(?:deep|deeper|depth|shallower)\b"), ("depth",)),
)  # fmt: skip
_SAME, _NEAR = 0.02, 0.2
_NO_MEASURE = frozenset(("eu", "uk", "us", "person", "seater", "month", "bag", "piece"))
"""Sizes, people and ages have rules of their own."""
_NONE = float("inf")


def with_ones(text: str) -> str:
    """ "A litre" as "1 litre"."""
    return _ONE.sub(lambda found: "0.5" if found[0].startswith("half") else "1", text)


def measures_in(text: str) -> Iterator[tuple[str, float, int, int]]:
    """(unit, value, start, end) of all that is measured in lower-case `text`."""
    for one in find_measures(text):
        if one.unit not in _NO_MEASURE:
            yield one.unit, one.value, one.start, one.end
    for found in _PERCENT.finditer(text):
        yield "%", float(found[1]), found.start(), found.end()


def read_measured(text: str) -> Iterator[tuple[Limit, tuple[int, int]]]:
    """The limits of `text` (with_ones), each with its place; a bare measure is meant as it is said."""
    for unit, value, start, end in measures_in(text):
        before, after = text[:start], text[end:]
        below, above = _BELOW.search(before), _ABOVE.search(before)
        below_after, above_after = _BELOW_AFTER.match(after), _ABOVE_AFTER.match(after)
        about = _ABOUT.search(before)
        first = next((found.start() for found in (below, above, about) if found), start)
        last = end + next((found.end() for found in (below_after, above_after) if found), 0)
        last += len(way[0]) if (way := _WHICH_WAY.match(text[last:])) else 0
        if below or (below_after and not above):
            lowest, highest = 0.0, value * (1 + _SAME)
        elif above or above_after:
            lowest, highest = value * (1 - _SAME), _NONE
        else:
            share = _NEAR if about else _SAME
            lowest, highest = value * (1 - share), value * (1 + share)
        said = text[first:last]
        around = f"{said} {' '.join(after.split()[:2])}"
        of = (
            next((names for pattern, names in _DIRECTIONS if pattern.search(around)), ())
            if unit == "mm"
            else ()
        )
        yield (
            Limit(unit, lowest, highest, of, " ".join(re.sub(r"[^\w%.\- ]", " ", said).split())),
            (first, last),
        )
