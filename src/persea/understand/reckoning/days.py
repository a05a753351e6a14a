"""Dates as they are written in four languages, for the tool `dates`: "March 3rd, 2027", "3. März", "Navidad"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_NUMBERS = {
    **{word: at for names in _MONTHS.values() for at, word in enumerate(names.split(), 1)},
    **{word[:3]: at for at, word in enumerate(_MONTHS["en"].split(), 1)},
    "sept": 9, "setiembre": 9,
}  # fmt: skip
_FEASTS = {
    "christmas": "12-25", "christmas day": "12-25", "xmas": "12-25", "christmas eve": "12-24", "new year": "01-01",
    "new year's": "01-01", "new years": "01-01", "new year's day": "01-01", "new year's eve": "12-31", "halloween": "10-31",
    "valentine's day": "02-14", "valentines day": "02-14", "valentine's": "02-14",
    "weihnachten": "12-25", "heiligabend": "12-24", "silvester": "12-31", "neujahr": "01-01",
    "navidad": "12-25", "nochebuena": "12-24", "nochevieja": "12-31", "año nuevo": "01-01",
    "noël": "12-25", "la saint-sylvestre": "12-31", "le nouvel an": "01-01", "nouvel an": "01-01",
}  # fmt: skip
_RELATIVE = {
    "today": "today", "now": "today", "tomorrow": "tomorrow", "yesterday": "yesterday", "heute": "today", "jetzt": "today",
    "morgen": "tomorrow", "gestern": "yesterday", "hoy": "today", "mañana": "tomorrow", "ayer": "yesterday",
    "aujourd'hui": "today", "maintenant": "today", "demain": "tomorrow", "hier": "yesterday",
}  # fmt: skip
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEAR = r"(?:,? (?:de |del |of )?(?P<year>\d{4}))?"
_FORMS = (
    re.compile(rf"(?:the )?(?P<month>{_MONTH})\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"),
    re.compile(
        rf"(?:the |den |dem |der |el |del |le |du |au )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?"
        rf" (?:of |de )?(?P<month>{_MONTH})\.?{_YEAR}"
    ),
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOTTED = re.compile(r"(?:der |den |dem )?(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})?")
_SLASHED = re.compile(r"(?:the |el |del |le |du |au )?(\d{1,2})/(\d{1,2})/(\d{4})")

DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|(?:der |den |dem )?\d{{1,2}}\. ?\d{{1,2}}\.(?: ?\d{{4}})?|(?:the |el |del |le |du |au )?\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    rf"|(?:the )?(?:{_MONTH})\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|(?:the |den |dem |der |el |del |le |du |au )?\d{{1,2}}(?:st|nd|rd|th|er|º|\.)? (?:of |de )?(?:{_MONTH})\.?(?:,? (?:de |del |of )?\d{{4}})?"
    rf"|{'|'.join(sorted(map(re.escape, (*_FEASTS, *_RELATIVE)), key=len, reverse=True))})"
)


def day(text: str, language: str) -> str | None:
    """As `dates` reads it: YYYY-MM-DD, MM-DD for the next such day, "today"; None for no day, or one of two."""
    text = text.strip()
    known = _RELATIVE.get(text) or _FEASTS.get(text)
    if known:
        return known
    if match := _ISO.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(text):
        return _checked(int(match[3]) if match[3] else None, int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _slashed(int(match[1]), int(match[2]), int(match[3]), language)
    for form in _FORMS:
        if match := form.fullmatch(text):
            year = int(match["year"]) if match["year"] else None
            return _checked(year, _NUMBERS[match["month"]], int(match["day"]))
    return None


def _slashed(first: int, second: int, year: int, language: str) -> str | None:
    """Day first in Spanish and French; in English only where there is but one way to read it."""
    if language != "en":
        return _checked(year, second, first)
    if first > 12:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 or first == second else None


def _checked(year: int | None, month: int, number: int) -> str | None:
    try:
        found = date(year or 2024, month, number)  # a leap year, for 29 February of no year
    except ValueError:
        return None
    return found.isoformat() if year else f"{month:02}-{number:02}"


def has_year(written: str) -> bool:
    """Whether `day` gave one day and not the next of many."""
    return len(written) == 10 or written.isalpha()
