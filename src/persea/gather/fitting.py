"""Which sizes a kind of goods comes in: 42 is a size of shoes and not of jackets, as the shop's own variants tell.

Whoever says a size of themselves says it once, and means what it can be said of. What it does not do: know what a 42 is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from persea.values import Record

_NAMES = re.compile(r"size|größe|grösse|groesse|talla|taille|pointure|número")
_LETTERS = re.compile(r"(?:\d?x{0,3}[sl]|m|small|medium|large|x-?large|x-?small)")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]5)?")
_SYSTEM = re.compile(r"eu|us|uk|w|men|women|m|f")
_EUROPEAN_SHOES, _OTHER_SHOES = (34.0, 50.0), (3.0, 15.0)
_SOME = 0.2  # of those that come in sizes at all
_NEAR = 3.0  # a size this far outside of those there are is still one of their kind


class Fits(Enum):
    """How a size is one of a kind of goods."""

    YES = "yes"
    OTHERWISE_MARKED = "otherwise_marked"
    """A European size of shoes that are marked in another system."""
    NO = "no"


def comes_in(records: Sequence[Record], size: str) -> Fits:
    """Whether `records` come in sizes that are written like `size`, whatever sizes they are."""
    sized = [values for record in records if (values := _sizes(record))]
    fits = [_fits(size.lower(), values) for values in sized]
    for one in (Fits.YES, Fits.OTHERWISE_MARKED):
        if sized and fits.count(one) >= _SOME * len(sized):
            return one
    return Fits.NO


def _sizes(record: Record) -> tuple[str, ...]:
    return tuple(
        value.lower() for name, values in record.options if _NAMES.search(name.lower()) for value in values
    )


def _fits(size: str, values: Sequence[str]) -> Fits:
    tokens = [token for value in values for token in re.split(r"[^\w.,-]+", value) if token]
    if _LETTERS.fullmatch(size):
        return Fits.YES if any(_LETTERS.fullmatch(token) for token in tokens) else Fits.NO
    numbers = [float(token.replace(",", ".")) for token in tokens if _NUMBER.fullmatch(token)]
    plain = all(_NUMBER.fullmatch(token) or _SYSTEM.fullmatch(token) for token in tokens)
    if not (_NUMBER.fullmatch(size) and numbers and plain):  # "120 x 180 cm" is no size of clothes
        return Fits.NO
    said = float(size.replace(",", "."))
    if min(numbers) - _NEAR <= said <= max(numbers) + _NEAR:
        return Fits.YES
    low, high = _EUROPEAN_SHOES
    is_shoe = low <= said <= high and _OTHER_SHOES[0] <= min(numbers) and max(numbers) <= _OTHER_SHOES[1]
    return Fits.OTHERWISE_MARKED if is_shoe else Fits.NO
