"""Which of a shop's own words may be passed on.

Descriptions and attributes are written by whoever can put a line into a feed. Said by us they would carry our
word, so a sentence or value with an address, or with a price that is not the product's own, goes no further:
neither to a person nor to a language model. Titles stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.numbers import find_figures, names_money
from persea.language.plain import reader_text, sentences
from persea.values import Money, Record, currency_exponent

ADDRESS = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.)[^\s)\]>]+", re.IGNORECASE)
DOMAIN = re.compile(
    r"(?<![\w.@-])(?=[a-z0-9.-]*[a-z][a-z0-9-]*\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\b", re.IGNORECASE
)
"""An address without its beginning: shop.example."""


def quotable(record: Record) -> Record:
    """`record` without what must not be passed on."""
    said = (
        record.description,
        *(f"{name}: {value}" for name, values in record.attributes for value in values),
    )
    if _may_be_quoted("\n".join(said), record):
        return record  # as nearly always
    kept = "".join(part for part in sentences(record.description) if _may_be_quoted(part, record))
    attributes = (
        (name, tuple(value for value in values if _may_be_quoted(f"{name}: {value}", record)))
        for name, values in record.attributes
    )
    return replace(
        record, description=kept, attributes=tuple((name, values) for name, values in attributes if values)
    )


def _may_be_quoted(text: str, record: Record) -> bool:
    plain = reader_text(text).lower()
    if ADDRESS.search(text.lower()) or ADDRESS.search(plain) or DOMAIN.search(plain):
        return False
    own = (record.price, record.list_price, record.highest_price)
    currency = record.price.currency if record.price else "USD"
    return not names_money(plain) or all(
        Money(round(figure.value * 10 ** currency_exponent(figure.unit)), figure.unit) in own
        for figure in find_figures(plain, currency)
        if figure.is_money
    )
