"""The product feed of the Agentic Commerce Protocol, version 2026-04-17: products.jsonl, one product a line, and
beside it metadata.json.

https://github.com/agentic-commerce-protocol/agentic-commerce-protocol, spec/2026-04-17/json-schema/schema.feed.json;
also what OpenAI's file upload adds to its metadata. A variant's `price` is the active one; `list_price` above it
makes it a sale. Money is in minor units. Streams. What it does not do: read sellers, marketplaces and unit prices.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from persea.catalog.cells import moment, rounded_minor_units
from persea.catalog.invalid import invalid_row, not_json
from persea.catalog.json_exact import Json, parsed
from persea.catalog.rows import BadCell, Defaults, Found, Item, Lines, RowProblem
from persea.values import Money, Offer, Product, Variant, currency_exponent

_IN_STOCK = {"in_stock", "limited_stock"}
_NOT_IN_STOCK = {"out_of_stock", "backorder", "preorder", "pre_order", "discontinued"}
_VARIANT_MARKS = {
    "availability",
    "list_price",
    "unit_price",
    "variant_options",
    "barcodes",
    "media",
    "seller",
}


def _moment(given: object) -> datetime:
    if not isinstance(given, str):
        raise ValueError("a time is written like 2026-11-30T18:00:00Z")
    return moment(given)


Text = Annotated[str, StringConstraints(min_length=1)]


class _Parsed(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="ignore", str_strip_whitespace=True, coerce_numbers_to_str=True
    )


class _Description(_Parsed):
    plain: str = ""
    html: str = ""
    markdown: str = ""


class _Price(_Parsed):
    amount: Annotated[int, Field(strict=True)]
    """Minor units."""
    currency: Annotated[str, StringConstraints(pattern="^[A-Za-z]{3}$", to_upper=True)]


class _Availability(_Parsed):
    available: bool | None = None
    status: str = ""


class _Barcode(_Parsed):
    type: str
    value: str


class _Media(_Parsed):
    type: str
    url: str


class _Option(_Parsed):
    name: str
    value: str


class _Category(_Parsed):
    value: str
    taxonomy: str = ""


class _Variant(_Parsed):
    id: Text
    title: str
    description: _Description | None = None
    url: str | None = None
    barcodes: tuple[_Barcode, ...] = ()
    price: _Price | None = None
    list_price: _Price | None = None
    availability: _Availability | None = None
    categories: tuple[_Category, ...] = ()
    condition: tuple[str, ...] = ()
    variant_options: tuple[_Option, ...] = ()
    media: tuple[_Media, ...] = ()


class _Product(_Parsed):
    id: Text
    title: str = ""
    description: _Description | None = None
    url: str | None = None
    media: tuple[_Media, ...] = ()
    variants: Annotated[tuple[_Variant, ...], Field(min_length=1)]


class _Metadata(_Parsed):
    """FeedMetadata, and the header of OpenAI's file upload."""

    id: str = ""
    feed_id: str = ""
    updated_at: Annotated[datetime, BeforeValidator(_moment)] | None = None
    target_country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = None


_METADATA_FIELDS = {"id", "feed_id", "account_id", "target_merchant", "target_country", "updated_at"}


def recognise(head: str) -> bool:
    """True where a line is a product with variants that only this protocol writes so."""
    lines = [line for line in head.removeprefix("\ufeff").splitlines() if line.strip()]
    for line in lines[:50]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and _is_marked(row):
            return True
        if len(lines) == 1:
            return False
    # A single first line that is longer than the head.
    start = lines[0] if len(lines) == 1 and lines[0].startswith("{") else ""
    return (
        '"variants"' in start
        and re.search(r'"(?:variant_options|barcodes|list_price)"\s*:|"price"\s*:\s*\{', start) is not None
    )


def _is_marked(row: dict[str, object]) -> bool:
    """Persea's own lines have an id, a title and variants too."""
    variants = row.get("variants")
    if "id" not in row or not isinstance(variants, list) or not variants:
        return False
    first = variants[0]
    if not isinstance(first, dict) or not {"id", "title"} <= set(first):
        return False
    return (
        "title" not in row
        or "media" in row
        or isinstance(row.get("description"), dict)
        or isinstance(first.get("price"), dict)
        or bool(_VARIANT_MARKS & set(first))
    )


def about(text: str, defaults: Defaults) -> Defaults | None:
    """What metadata.json states for all products: when they were true. Its country has no bearing here, because
    every price names its currency."""
    try:
        row = json.loads(text)
        if not isinstance(row, dict) or not row or not set(row) <= _METADATA_FIELDS:
            return None
        metadata = _Metadata.model_validate(row)
    except (ValueError, RecursionError):
        return None
    if metadata.updated_at is None:
        return defaults
    return Defaults(defaults.currency, min(metadata.updated_at, defaults.as_of))


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    for line in lines:
        if not line.strip():
            continue
        lines.rows += 1
        notes: list[RowProblem] = []
        try:
            row = parsed(line, object_hook=_without_nulls)
        except ValueError as error:
            yield RowProblem(lines.number, "", line.strip()[:200], not_json(error))
            continue
        try:
            given = _Product.model_validate(row)
            product = _product(given, lines.number, defaults, notes)
        except ValidationError as error:
            yield invalid_row(lines.number, error)
            continue
        yield from notes
        yield Found(lines.number, product)


def _without_nulls(row: dict[str, Json]) -> Json:
    return {name: value for name, value in row.items() if value is not None}


def _product(given: _Product, line: int, defaults: Defaults, notes: list[RowProblem]) -> Product:
    first = given.variants[0]
    categories = [category for variant in given.variants for category in variant.categories]
    path, others = _categories(categories)
    images = dict.fromkeys(
        [*_images(given.media), *(image for variant in given.variants for image in _images(variant.media))]
    )
    conditions = tuple(dict.fromkeys(word for variant in given.variants for word in variant.condition))
    return Product(
        id=given.id,
        title=given.title or first.title,
        description=_described(given.description) or _described(first.description),
        category_path=path,
        tags=others,
        url=given.url or first.url,
        attributes=(("Condition", conditions),) if conditions else (),
        image_urls=tuple(images),
        variants=tuple(
            _variant(variant, len(given.variants) > 1, line, defaults, notes) for variant in given.variants
        ),
    )


def _described(given: _Description | None) -> str:
    return (given.plain or given.html or given.markdown) if given else ""


def _images(media: tuple[_Media, ...]) -> list[str]:
    return [one.url for one in media if one.type.lower() == "image"]


def _categories(given: list[_Category]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shop's own before Google's; and the names that only the others have."""
    given = sorted(given, key=lambda category: category.taxonomy == "google_product_category")
    paths = [tuple(step.strip() for step in one.value.split(">") if step.strip()) for one in given]
    paths = [path for path in paths if path and not path[0].isdecimal()]
    if not paths:
        return (), ()
    return paths[0], tuple(dict.fromkeys(step for path in paths[1:] for step in path if step not in paths[0]))


def _variant(
    given: _Variant, has_others: bool, line: int, defaults: Defaults, notes: list[RowProblem]
) -> Variant:
    images = _images(given.media)
    codes = [code.value for code in given.barcodes if re.fullmatch(r"[\d\s-]{8,20}", code.value)]
    return Variant(
        id=given.id,
        offer=_offer(given, line, defaults, notes),
        title=given.title if has_others else "",
        gtin=codes[0] if codes else None,
        options=tuple((option.name, option.value) for option in given.variant_options),
        image_url=images[0] if images else None,
    )


def _offer(given: _Variant, line: int, defaults: Defaults, notes: list[RowProblem]) -> Offer | None:
    """None where it states no price, or none that can be kept."""
    if given.price is None:
        return None
    try:
        active = _money(given.price)
        regular = _money(given.list_price) if given.list_price else active
    except BadCell as bad:
        shown = f"{given.id}: {given.price.amount} {given.price.currency}"
        notes.append(RowProblem(line, "price", shown[:200], f"{bad}; left out", row_lost=False))
        return None
    is_sale = regular.currency == active.currency and regular > active
    return Offer(
        price=regular if is_sale else active,
        as_of=defaults.as_of,
        sale_price=active if is_sale else None,
        in_stock=_in_stock(given.availability, line, notes),
    )


def _money(given: _Price) -> Money:
    """Checked like every price."""
    return rounded_minor_units(
        Decimal(given.amount).scaleb(-currency_exponent(given.currency)), given.currency
    )


def _in_stock(given: _Availability | None, line: int, notes: list[RowProblem]) -> bool:
    """`status` says how it stands; `available` only that it can be ordered."""
    if given is None:
        return True
    if given.available is False or given.status in _NOT_IN_STOCK:
        return False
    if given.status and given.status not in _IN_STOCK:
        reason = "not known; taken as not in stock"
        notes.append(RowProblem(line, "availability.status", given.status[:200], reason, row_lost=False))
        return False
    return True
