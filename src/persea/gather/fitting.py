"""Which sizes a kind of goods comes in: 42 is a size of shoes and not of jackets, as the shop's own variants tell.

Whoever says a size of themselves says it once, and means what it can be said of. What it does not do: know what a 42 is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.values import Record

_NAMES = re.compile(r"size|größe|grösse|groesse|talla|taille|pointure|número")
_LETTERS = re.compile(r"(?:\d?x{0,3}[sl]|m|small|medium|large|x-?large|x-?small)")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]5)?")
_SOME = 0.2  # of those that come in sizes at all


def comes_in(records: Sequence[Record], size: tuple[str, str]) -> bool:
    """Whether `records` come in sizes that are written like the value of `size`, whatever sizes they are: a number that
    lies among theirs, or letters."""
    sized = [values for record in records if (values := _sizes(record))]
    if not sized:
        return False
    alike = [values for values in sized if _alike(size[1].lower(), values)]
    return len(alike) >= _SOME * len(sized)


def _sizes(record: Record) -> tuple[str, ...]:
    return tuple(
        value.lower() for name, values in record.options if _NAMES.search(name.lower()) for value in values
    )


def _alike(size: str, values: Sequence[str]) -> bool:
    tokens = [token for value in values for token in re.split(r"[^\w.,-]+", value) if token]
    if _NUMBER.fullmatch(size):
        numbers = [float(token.replace(",", ".")) for token in tokens if _NUMBER.fullmatch(token)]
        return bool(numbers) and min(numbers) - 3 <= float(size.replace(",", ".")) <= max(numbers) + 3
    return bool(_LETTERS.fullmatch(size)) and any(_LETTERS.fullmatch(token) for token in tokens)
