"""Which of those shown is the thicker, the taller or the roomier one: by the measures that their records state.

What it does not do: say so where one of them states no such measure, or two state the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from persea.values import Record

_OF = {
    "thick": r"thick",
    "tall": r"height|tall",
    "high": r"height",
    "long": r"length|long",
    "wide": r"width|wide",
    "broad": r"width|wide",
    "deep": r"depth|deep",
    "big": r"capacity|volume|size|height|width|diameter|length",
    "large": r"capacity|volume|size|height|width|diameter|length",
    "roomy": r"capacity|volume",
    "bright": r"brightness|lumen|light output",
    "loud": r"loud|volume|output",
    "powerful": r"power|watt",
    "strong": r"power|strength|load",
}
_SMALL = {"thin": "thick", "slim": "thick", "short": "tall", "narrow": "wide", "small": "big", "little": "big", "shallow": "deep", "dim": "bright", "quiet": "loud", "low": "high"}  # fmt: skip
_STEMS = {"big": "bigg", "thin": "thinn", "slim": "slimm", "large": "larg", "wide": "wid", "roomy": "roomi", "dim": "dimm"}  # fmt: skip
_FORMS = {
    f"{_STEMS.get(word, word)}{end}": word
    for word in (*_OF, *_SMALL)
    for end in ("er", "est")
    if word != "powerful"
} | {"more powerful": "powerful", "most powerful": "powerful"}
DEGREES = "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True))
_THE_ONE = re.compile(
    rf"\bthe (?P<form>{DEGREES})(?: one)?(?: of (?:the )?(?:two|them|those|these|both|lot|three))?(?=\s*(?:[.,;:!?]|$)|\s+(?:in|please|pls|then|into|to|for|with|and|is|has|does|would|will|ever|goes|drops|gets|falls)\b)"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_UNITS = {"mm": Decimal(1), "cm": Decimal(10), "m": Decimal(1000), "ml": Decimal(1), "cl": Decimal(10), "l": Decimal(1000)}  # fmt: skip


def degree_of(text: str) -> re.Match[str] | None:
    """Where `text` (lower case) says "the thicker one"."""
    return _THE_ONE.search(text)


def most_by_measure(text: str, lists: Sequence[Sequence[Record]]) -> tuple[str, str] | None:
    """The product of the newest of `lists` with several that is so, and `text` without those words; None where nothing states it."""
    found = degree_of(text)
    several = next((records for records in lists if len(records) > 1), None)
    if found is None or several is None:
        return None
    word = _FORMS[found["form"]]
    is_small = word in _SMALL
    held = [
        (value, one.id)
        for one in several
        if (value := _measured(one, _OF[_SMALL.get(word, word)])) is not None
    ]
    if len(held) < len(several):
        return None
    best = (min if is_small else max)(value for value, _ in held)
    ids = [id for value, id in held if value == best]
    return (ids[0], f"{text[: found.start()]} {text[found.end() :]}") if len(ids) == 1 else None


def _measured(record: Record, named: str) -> Decimal | None:
    for part in named.split("|"):
        for name, values in record.attributes:
            if part in name.lower() and values and (figure := _FIGURE.search(values[0])):
                unit = re.match(r"\s*([a-z]+)", values[0][figure.end() :].lower())
                return Decimal(figure[0]) * _UNITS.get(unit[1] if unit else "", Decimal(1))
    return None
