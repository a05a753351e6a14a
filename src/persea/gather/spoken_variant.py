"""Which variant of one product a question speaks of: "the six litre", "the largest one", and, for a dog of 23 kilos, the lead that is
made for dogs up to 25 kg. Colours are not looked at here. English. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.language.numbers import spelled_number
from persea.language.spoken_figures import figures_written
from persea.language.units import Measure, find_measures
from persea.values import Record

_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (one|two|three|four|five|six|seven|eight|nine)\b"
)
_COLOUR = re.compile(r"colou?r|finish|pattern|scent|flavou?r", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:up to|to|max(?:imum)?\.?|until|below|under)\s+(?=\d)", re.IGNORECASE)
_LARGEST = re.compile(
    r"\b(?:largest|biggest|longest|tallest|widest|roomiest|(?:large|big|bigger|larger|long|longer|tall|taller|wide|wider) (?:one|size|version|model))\b"
)
_SMALLEST = re.compile(
    r"\b(?:smallest|shortest|tiniest|littlest|narrowest|(?:small|smaller|little|short|shorter|tiny|mini|narrow) (?:one|size|version|model))\b"
)
_MIDDLE = re.compile(r"\b(?:(?:middle|medium|mid|in-between)(?: sized?)? (?:one|size|version)|middle)\b")


def spoken_variant(record: Record, said: str) -> tuple[tuple[str, str], ...]:
    """(option, value) for each option of `record` of which `said` (lower case) speaks; as the record writes them."""
    text = _TENS.sub(lambda found: f"{spelled_number(found[0].replace(' ', '-'))}", figures_written(said))
    measures = list(find_measures(text))
    found = []
    for name, values in record.options:
        if len(values) < 2 or _COLOUR.search(name):
            continue
        value = _measured(values, measures) or _made_for(values, measures) or _by_place(values, text)
        found += [(name, value)] if value else []
    return tuple(found)


def _measured(values: Sequence[str], measures: Sequence[Measure]) -> str:
    """The one value that states a measure which was said."""
    said = {one.key for one in measures}
    held = [value for value in values if said & {one.key for one in find_measures(value.lower())}]
    return held[0] if len(held) == 1 else ""


def _made_for(values: Sequence[str], measures: Sequence[Measure]) -> str:
    """The least value "up to" something that takes what was said: "dogs to 25 kg" for one of 23."""
    limits = []
    for value in values:
        found = _UP_TO.search(value)
        limit = next(find_measures(value[found.end() :].lower()), None) if found else None
        if limit is None:
            return ""
        limits.append((limit.value, limit.unit, value))
    for one in measures:
        for highest, unit, value in sorted(limits):
            if unit == one.unit and one.value <= highest:
                return value
    return ""


def _by_place(values: Sequence[str], text: str) -> str:
    asked = [how for how in (_LARGEST, _SMALLEST, _MIDDLE) if how.search(text)]
    if len(asked) != 1:
        return ""
    ranked = sorted(values, key=_size)
    if any(_size(value) < 0 for value in values):
        ranked = list(values)  # shops list sizes from small to large
    if asked[0] is _MIDDLE:
        return ranked[len(ranked) // 2] if len(ranked) % 2 else ""
    return ranked[-1] if asked[0] is _LARGEST else ranked[0]


def _size(value: str) -> float:
    first = next(find_measures(value.lower()), None)
    return first.value if first else -1.0
