"""What may be shown, and kept, of an event that could not be used: never what could name a person.

Of a field that is not known only the name; of a value that looks like an e-mail address or a telephone number nothing.
"""

from __future__ import annotations

import re

_LONGEST = 200
_MAIL = re.compile(r"\S@\S|%40", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.])\+?\(?\d[\d\s().\-/\N{NO-BREAK SPACE}]{4,}\d(?!\w)")
_TIME = re.compile(
    r"[12]\d{3}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}[\d:.,]*\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
_SINCE_1970 = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\[\]-]{0,59}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
_TELEPHONE = range(7, 16)  # digits: https://www.itu.int/rec/T-REC-E.164 allows 15


def shown(value: object, *, is_time: bool = False) -> str:
    """What stood there, short, and fit to be kept and printed; "" for what could name a person."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return f"{'an object' if isinstance(value, dict) else 'a list'} of {len(value)}"
    text = str(value)
    if names_somebody(text) and not (is_time and _SINCE_1970.fullmatch(text.strip())):
        return ""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:_LONGEST])


def shown_name(name: str) -> str:
    """The name of a field, where it looks like one."""
    return name if _NAME.fullmatch(name) and not names_somebody(name) else "a field"


def harmless_id(id: object) -> str:
    """An event's own id, by which its sender finds it again; "" where it could be something else."""
    text = str(id) if isinstance(id, str | int) and not isinstance(id, bool) else ""
    return text if _ID.fullmatch(text) and not _is_telephone(text) else ""


def names_somebody(text: str) -> bool:
    """Whether `text` looks as if an e-mail address or a telephone number were in it."""
    if _MAIL.search(text):
        return True
    return any(_is_telephone(found[0]) for found in _NUMBER.finditer(_TIME.sub(" ", text)))


def _is_telephone(text: str) -> bool:
    bare = text.strip().lstrip("+")
    digits = [c for c in bare if c.isdigit()]
    return (
        len(digits) in _TELEPHONE
        and len(digits) >= sum(not c.isspace() for c in bare) / 2
        and not any(c.isalpha() for c in bare)
    )
