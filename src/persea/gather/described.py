"""Which product of the screen is meant by what it is called or like: "the blue one", "that jacket", "the $45 one".

What is not one alone is nobody: "the blue one" of four blue boots asks for the blue ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.language.inflection import folded
from persea.language.plain import words
from persea.values import Order, Record, currency_exponent, measure

_HIGHEST = (Order.PRICIEST, Order.HEAVIEST, Order.BEST_RATED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that the record holds, a price in major units, or the first by an order."""

    traits: tuple[str, ...] = ()
    price: float | None = None
    most: Order | None = None
    kind: str = ""
    """What its title or narrowest category calls it, where it is called by its kind."""


def meant(wanted: Wanted, lists: Sequence[Sequence[Record]]) -> str | None:
    """The product of the first of `lists` (the newest first) that has one such; None where none has, or several fit."""
    for records in lists:
        fitting = [record for record in records if _fits(record, wanted)]
        if wanted.most and fitting:
            return _first(fitting, wanted.most)
        if len(fitting) > 1:
            fitting = _plainly(fitting, wanted.traits)
        if fitting:
            return fitting[0].id if len(fitting) == 1 else None
    return None


def _first(records: Sequence[Record], order: Order) -> str | None:
    known = [(value, record.id) for record in records if (value := measure(record, order)) is not None]
    if not known:
        return None
    best = (max if order in _HIGHEST else min)(value for value, _ in known)
    return next(id for value, id in known if value == best)


def _fits(record: Record, wanted: Wanted) -> bool:
    if wanted.price is not None:
        if record.price is None:
            return False
        minor = wanted.price * 10 ** currency_exponent(record.price.currency)
        if abs(record.price.amount_minor - minor) >= 10 ** currency_exponent(record.price.currency):
            return False
    if wanted.kind:
        named = (record.title, *record.category_path[-1:])
        if folded(wanted.kind) not in {folded(word) for part in named for word in words(part)}:
            return False
    return {folded(word) for word in wanted.traits} <= _told(record)


def _told(record: Record) -> set[str]:
    values = [value for _, held in (*record.options, *record.attributes) for value in held]
    flags = [name for name, held in record.attributes if held and held[0].lower() == "yes"]
    said = (record.title, record.brand or "", *record.category_path, *values, *flags)
    return {folded(word) for part in said for word in words(part)}


def _plainly(records: Sequence[Record], traits: Sequence[str]) -> list[Record]:
    """Those whose title says it, or which come in nothing else; all where that tells none apart."""
    wanted = {folded(word) for word in traits}
    titled = [record for record in records if wanted <= {folded(word) for word in words(record.title)}]
    if titled and len(titled) < len(records):
        return titled
    single = [record for record in records if all(len(values) == 1 for _, values in record.options)]
    return single if len(single) == 1 else list(records)
