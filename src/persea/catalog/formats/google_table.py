"""Google Merchant's product data as a table: tab-separated text or CSV, one item a row.

https://support.google.com/merchants/answer/7052112. Column names may be written with blanks, capitals or "g:",
and those of nested attributes may name their parts: "shipping(country:price)". What an item means is said in
google_item.py. What it does not do: read column names in other languages than English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from persea.catalog.formats.google_item import OPENAI_FLAGS, GoogleItem, products
from persea.catalog.rows import Defaults, Item, Lines, RowProblem
from persea.catalog.table import columns, table_rows

_ASKED = {"link", "image_link", "price", "availability"}
# Exports of shops that happen to have columns of these names as well.
_OF_SHOPS = {
    "url_handle",
    "body",
    "variant_price",
    "variant_sku",
    "option1_name",
    "regular_price",
    "published",
}


def recognise(head: str) -> bool:
    """True where the first line has an id, a title, and two more of what Google asks for of every item, and
    none of what OpenAI's feed adds to that."""
    names = {_attribute(name) for name in columns(head)}
    is_anothers = bool(names & (_OF_SHOPS | OPENAI_FLAGS))
    return {"id", "title"} <= names and len(_ASKED & names) >= 2 and not is_anothers


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    return products(_items(lines), defaults)


def _items(lines: Lines) -> Iterator[GoogleItem | RowProblem]:
    for row in table_rows(lines):
        if isinstance(row, RowProblem):
            yield row
        else:
            values = {_attribute(column): [cell] for column in row.cells if (cell := row[column])}
            yield GoogleItem(row.line, values)


@lru_cache(maxsize=1_000)
def _attribute(column: str) -> str:
    """The attribute that `column`, in lower case, stands for: "g:image link" is image_link."""
    name = column.partition("(")[0].strip().removeprefix("g:").strip()
    return re.sub(r"[\s-]+", "_", name)
