"""Finds calendar dates in a text: "1 December", "November 24, 2026", "the first of December", "2026-12-01".

A date of slashes ("12/08/2026") means different days to different readers: it is found and not read.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b|"
    rf"\b(?P<slashed>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})\b|"
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?|(?P<word>{'|'.join(_ORDINALS)}))\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>\d{{4}}))?|"
    rf"\b(?P<month2>{_MONTH})\b\.?\s+(?:the\s+)?(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word2>{'|'.join(_ORDINALS)}))\b(?:,?\s+(?P<year2>\d{{4}}))?",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[tuple[int, int, date | None]]:
    """(start, end, date) of each; None where it cannot be told which day is meant. Year 1 where none is named."""
    return [(match.start(), match.end(), _read(match)) for match in _DATE.finditer(text)]


def _read(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["slashed"]:
            return None
        month = _MONTHS[(match["month"] or match["month2"]).lower()]
        word = (match["word"] or match["word2"] or "").lower()
        day = _ORDINALS.get(word) or int(match["day"] or match["day2"])
        return date(int(match["year"] or match["year2"] or 1), month, day)
    except ValueError:
        return None
