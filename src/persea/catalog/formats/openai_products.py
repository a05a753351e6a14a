"""OpenAI's product feed for ChatGPT, as shops upload it: JSON Lines, CSV or TSV with one item or variant a row.

https://developers.openai.com/commerce/specs/file-upload/products, with the names of its revisions: item_id or id,
url or link, group_id or item_group_id, is_eligible_search or enable_search. Most attributes are Google's, so
google_item.py says what they mean; here they only get its names. Whether a row is for ChatGPT's search or checkout
says nothing about the shop itself, and is not looked at.
What it does not do: read questions and answers, related products, or what is paid for in advertisements.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from persea.catalog.formats.google_item import OPENAI_FLAGS, GoogleItem, products
from persea.catalog.invalid import not_json
from persea.catalog.json_exact import Json, parsed
from persea.catalog.json_ld import digits
from persea.catalog.rows import Defaults, Item, Lines, RowProblem
from persea.catalog.table import columns, table_rows

Values: TypeAlias = dict[str, list[str]]

_GOOGLE_NAMES = {
    "item_id": "id",
    "url": "link",
    "image_url": "image_link",
    "additional_image_urls": "additional_image_link",
    "additional_image_url": "additional_image_link",
    "group_id": "item_group_id",
    "product_category": "product_type",
    "inventory_quantity": "quantity",
    "shipping_price": "shipping",
    "length": "product_length",
    "width": "product_width",
    "height": "product_height",
    "weight": "product_weight",
    "product_review_count": "review_count",
    "product_review_rating": "star_rating",
}
_MEASURES = {
    "product_length": "dimensions_unit",
    "product_width": "dimensions_unit",
    "product_height": "dimensions_unit",
    "product_weight": "item_weight_unit",
}


def recognise(head: str) -> bool:
    """True where an item has one of OpenAI's flags, or its item_id instead of an id."""
    text = head.removeprefix("\ufeff").lstrip()
    if not text.startswith("{"):
        return _is_item(set(columns(text)))
    lines = text.splitlines()
    for line in lines[:50]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and _is_item(set(row)):
            return True
        if len(lines) == 1:
            return False
    # A single first line that is longer than the head.
    return len(lines) == 1 and _is_item(set(re.findall(r'"([a-z_]+)"\s*:', text)))


def _is_item(names: set[str]) -> bool:
    named = {"title", "price"} <= names or {"title", "availability"} <= names
    if names & OPENAI_FLAGS:
        return named and bool(names & {"item_id", "id"})
    return named and "item_id" in names and "id" not in names


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    is_json = lines.first().lstrip().startswith("{")
    return products(_json_items(lines) if is_json else _table_items(lines), defaults)


def _table_items(lines: Lines) -> Iterator[GoogleItem | RowProblem]:
    for row in table_rows(lines):
        if isinstance(row, RowProblem):
            yield row
        else:
            yield from _item(row.line, {column: row[column] for column in row.cells})


def _json_items(lines: Lines) -> Iterator[GoogleItem | RowProblem]:
    for line in lines:
        if not line.strip():
            continue
        lines.rows += 1
        try:
            row = parsed(line)
        except ValueError as error:
            yield RowProblem(lines.number, "", line.strip()[:200], not_json(error))
            continue
        if isinstance(row, dict):
            yield from _item(lines.number, row)
        else:
            yield RowProblem(lines.number, "", line.strip()[:200], "a line is one JSON object")


def _item(line: int, row: Mapping[str, Json]) -> Iterator[GoogleItem | RowProblem]:
    problems, values = _values(line, row)
    yield from problems
    yield GoogleItem(line, values)


def _values(line: int, row: Mapping[str, Json]) -> tuple[list[RowProblem], Values]:
    """Under Google's names; and problems with options and prices that are none."""
    problems: list[RowProblem] = []
    values: Values = {}
    for name, given in row.items():
        if name == "variant_dict":
            options, problem = _options(line, given)
            problems += [problem] if problem else []
            values["variant_option"] = [f"{option}:{value}" for option, value in options.items() if value]
        elif name in ("price", "sale_price") and isinstance(given, dict | list | bool):
            shown = json.dumps(given, default=str, ensure_ascii=False)[:200]
            reason = 'a price is written like "19.90 EUR"; left out'
            problems.append(RowProblem(line, name, shown, reason, row_lost=False))
        elif said := [
            text for one in (given if isinstance(given, list) else [given]) if (text := _text(one))
        ]:
            values.setdefault(_GOOGLE_NAMES.get(name, name), said)
    for name, unit in _MEASURES.items():
        if name in values and unit in values and re.fullmatch(r"[\d.,]+", values[name][0]):
            values[name] = [f"{values[name][0]} {values[unit][0]}"]
    currency = values.get("currency", [""])[0]
    for name in ("price", "sale_price"):
        if currency and name in values and re.fullmatch(r"[\d.,]+", values[name][0]):
            values[name] = [f"{values[name][0]} {currency}"]
    _set_sale_dates(values)
    if values.get("listing_has_variations") == ["false"]:
        values.pop("item_group_id", None)
    return problems, values


def _text(given: Json) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, Decimal):
        return digits(given)
    return str(given).strip() if isinstance(given, str | int) else ""


def _options(line: int, given: Json) -> tuple[dict[str, str], RowProblem | None]:
    """An object, or in tables the text of one."""
    if isinstance(given, str):
        if not given.strip():
            return {}, None
        try:
            given = parsed(given)
        except ValueError as error:
            shown = str(given)[:200]
            return {}, RowProblem(line, "variant_dict", shown, f"{not_json(error)}; left out", row_lost=False)
    if given is None:
        return {}, None
    if not isinstance(given, dict):
        return {}, RowProblem(
            line, "variant_dict", str(given)[:200], "not an object; left out", row_lost=False
        )
    return {name.strip(): _text(value) for name, value in given.items() if name.strip()}, None


def _set_sale_dates(values: Values) -> None:
    """Two fields, or the one that Google has."""
    starts = values.get("sale_price_start_date", [""])[0]
    ends = values.get("sale_price_end_date", [""])[0]
    if (starts or ends) and "sale_price_effective_date" not in values:
        values["sale_price_effective_date"] = [f"{starts or '1970-01-01'}/{ends or '9999-12-31'}"]
