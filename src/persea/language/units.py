"""Finds measures in what shops write and shoppers type: "2 l", "2-litre", "128GB", "EU 42", "15.6\\"", "two person".

Two of them are the same where unit and value are; which of several the shop writes is for the caller to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persea.language.numbers import UNITS, spelled_number, written_number

# What stands only in shops; the rest is shared with all who read figures.
_MORE: dict[str, tuple[str, float]] = {
    "fl oz": ("ml", 29.5735295625), "pint": ("ml", 568.26125), "pints": ("ml", 568.26125),
    "gallon": ("ml", 4546.09), "gallons": ("ml", 4546.09),
    "pound": ("g", 453.59237), "pounds": ("g", 453.59237), '"': ("mm", 25.4), "″": ("mm", 25.4), "”": ("mm", 25.4),
    "in": ("mm", 25.4), "mg": ("g", 0.001), "mb": ("gb", 1 / 1024), "kw": ("w", 1000.0), "kwh": ("wh", 1000.0),
    "wh": ("wh", 1.0), "ah": ("mah", 1000.0), "mp": ("mp", 1.0), "rpm": ("rpm", 1.0), "bar": ("bar", 1.0),
    "seater": ("seater", 1.0), "seat": ("seater", 1.0), "berth": ("person", 1.0), "man": ("person", 1.0),
    "cup": ("cup", 1.0), "cups": ("cup", 1.0), "slice": ("slice", 1.0), "slices": ("slice", 1.0),
    "bag": ("bag", 1.0), "bags": ("bag", 1.0), "piece": ("piece", 1.0), "drawer": ("drawer", 1.0),
    "tier": ("tier", 1.0), "door": ("door", 1.0), "speed": ("speed", 1.0), "gear": ("speed", 1.0),
    "carat": ("carat", 1.0), "ct": ("carat", 1.0), "tog": ("tog", 1.0), "ply": ("ply", 1.0),
    "denier": ("denier", 1.0), "gramm": ("g", 1.0), "gramo": ("g", 1.0),
    "gramos": ("g", 1.0), "litro": ("ml", 1000.0), "litros": ("ml", 1000.0), "metro": ("mm", 1000.0),
    "metros": ("mm", 1000.0), "mètre": ("mm", 1000.0), "mètres": ("mm", 1000.0), "zoll": ("mm", 25.4),
    "pulgada": ("mm", 25.4), "pulgadas": ("mm", 25.4), "pouce": ("mm", 25.4), "pouces": ("mm", 25.4),
    "personen": ("person", 1.0), "persona": ("person", 1.0), "personas": ("person", 1.0), "personne": ("person", 1.0),
    "personnes": ("person", 1.0), "stück": ("piece", 1.0), "piezas": ("piece", 1.0), "pièces": ("piece", 1.0),
    "eu": ("eu", 1.0), "uk": ("uk", 1.0), "us": ("us", 1.0),
}  # fmt: skip
_KNOWN = {name: (unit, float(factor)) for name, (unit, factor) in UNITS.items() if name != "%"} | _MORE
_SIZES = ("eu", "uk", "us")
_GLUED_ONLY = ("in", "k", "s")
"""Words of their own where they stand apart: "3 in 1"."""
_UNIT = "|".join(sorted(map(re.escape, _KNOWN), key=len, reverse=True))
_FRACTIONS = {
    "½": 1 / 2,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_FRACTION = r"(?:\d{1,2}[ -])?(?:1/2|[12]/3|[13]/4|[1357]/8|\d{1,2}/16|\d{1,2}/32)|\d{0,2} ?[½¼¾⅓⅔⅛⅜⅝⅞]"
_NUMBER = rf"(?:{_FRACTION}|\d+(?:[.,]\d+)*)"
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred"
)
_MEASURE = re.compile(
    rf"(?<![\w.,$€£])(?:(?P<before>eu|uk|us)\s?-?(?P<size>\d\d?(?:\.5)?)(?![\w.])"
    rf"|pack of (?P<pack>\d+|{_SPELLED})\b"
    rf"|(?P<number>{_NUMBER}|{_SPELLED})(?P<gap>[\s-]?)(?P<unit>{_UNIT})(?![\w’']))"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure at `start:end` of a lower-case text."""

    unit: str
    """Canonical: "g", "ml", "mm", "gb", "person", "eu" (a size), …"""
    value: float
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str]:
        """Alike for measures that are the same, however they are written."""
        return self.unit, f"{self.value:.4g}"


def find_measures(text: str) -> Iterator[Measure]:
    """The measures of the lower-case `text`, in order."""
    for match in _MEASURE.finditer(text):
        if match["before"]:
            yield Measure(match["before"], float(match["size"]), match.start(), match.end())
            continue
        if match["pack"]:
            count = _value(match["pack"])
            if count is not None:
                yield Measure("piece", count, match.start(), match.end())
            continue
        name, value = match["unit"], _value(match["number"])
        apart = match["gap"] == " " and name in _GLUED_ONLY
        if value is None or apart or (name in _SIZES and not 1 <= value <= 60):
            continue
        unit, factor = _KNOWN[name]
        yield Measure(unit, value * factor, match.start(), match.end())


def _value(text: str) -> float | None:
    if text[-1] in _FRACTIONS:
        return float(text[:-1].strip() or 0) + _FRACTIONS[text[-1]]
    if "/" in text:
        *whole, fraction = re.split("[ -]", text)
        above, below = fraction.split("/")
        return sum(map(float, whole)) + float(above) / float(below)
    if text[0].isdigit():
        written = written_number(text)
        return float(written[0]) if written else None
    spelled = spelled_number(text)
    return None if spelled is None else float(spelled)
