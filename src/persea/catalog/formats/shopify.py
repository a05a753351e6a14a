"""Shopify's product CSV, as its admin exports it: with the columns of 2024 and later, or the older ones.

https://help.shopify.com/en/manual/products/import-export/using-csv. A product has several rows with one handle:
the first says what it is, each may hold a variant, a picture or both. Rows of one handle are united wherever
they stand; to that end all wait on disk for the end of the file. Prices are in the shop's currency.
What it does not do: read prices and publication in other markets, costs, texts for search engines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from persea.catalog.cells import quantity, shown_price
from persea.catalog.formats.shopify_variants import (
    STATUSES,
    ShopifyVariant,
    attributes,
    availability,
    common_weight_g,
    offer,
    variants,
)
from persea.catalog.rows import BadCell, BadRow, Defaults, Found, Item, Lines, RowProblem, Skipped
from persea.catalog.spool import Spool
from persea.catalog.table import TableRow, columns, table_rows
from persea.values import Offer, Product

# What the newer exports call a column, and what the older ones call it.
_OLD_NAMES = {
    "URL handle": "Handle",
    "Description": "Body (HTML)",
    "Published on online store": "Published",
    "SKU": "Variant SKU",
    "Barcode": "Variant Barcode",
    "Price": "Variant Price",
    "Compare-at price": "Variant Compare At Price",
    "Inventory tracker": "Variant Inventory Tracker",
    "Inventory quantity": "Variant Inventory Qty",
    "Continue selling when out of stock": "Variant Inventory Policy",
    "Weight value (grams)": "Variant Grams",
    "Product image URL": "Image Src",
    "Variant image URL": "Variant Image",
}
_GOOGLE = {
    "google shopping / gender": "Gender",
    "google shopping / age group": "Age group",
    "google shopping / condition": "Condition",
    "google shopping / mpn": "MPN",
    "google shopping / manufacturer part number (mpn)": "MPN",
}
_METAFIELD = re.compile(r"(?P<title>.+?) \(product\.metafields\.(?P<space>[^.()]+)\.(?P<key>[^()]+)\)")
# Which other products to show, what advertisements need, and ratings, which are read apart.
_FOREIGN_SPACES = ("shopify--discovery", "mm-google-shopping", "reviews")
_ROWS_AT_ONCE = 100
_LAST = 10**9


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first row of a product says. `product` has no variants yet."""

    product: Product
    option_names: tuple[str, ...]
    kept_back: str
    """Why the shop does not publish it, or ""."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    head: _Head | None
    variant: ShopifyVariant | None
    image: tuple[int, str] | None
    """Place and address."""
    lost: bool
    """It holds a variant that could not be used."""


def recognise(head: str) -> bool:
    """True where the first line has a handle and a title, and a column that only Shopify names so."""
    names = set(columns(head))
    if "title" not in names or "name" in names:
        return False
    if "location" in names and not {"price", "variant price"} & names:
        return False  # the export of inventory: as products these would have no price
    shopifys = {"body (html)", "variant price", "variant sku", "option1 name"}
    return "url handle" in names or ("handle" in names and bool(shopifys & names))


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    with Spool[list[_Row]]() as spool:
        handle = ""
        waiting: list[_Row] = []
        for row in table_rows(lines):
            if isinstance(row, RowProblem):
                yield row
                continue
            own = _cell(row, "URL handle")
            if not own:
                yield row.lost(_name(row, "URL handle"), "a row needs a handle").problem
                continue
            if waiting and (own != handle or len(waiting) == _ROWS_AT_ONCE):
                spool.add(handle, waiting)
                waiting = []
            handle = own
            variant, lost = None, False
            try:
                variant = _variant(row, defaults)
            except BadRow as bad:
                lost = True
                yield bad.problem
            waiting.append(_Row(row.line, _head(row, own), variant, _image(row), lost))
            yield from row.notes
        if waiting:
            spool.add(handle, waiting)
        for handle, runs in spool.groups():
            yield from _united(handle, (row for run in runs for row in run))


# ---------------------------------------------------------------- cells


def _name(row: TableRow, column: str) -> str:
    """The column of that meaning, as this file calls it."""
    return column if column.lower() in row.cells else _OLD_NAMES[column]


def _cell(row: TableRow, column: str) -> str:
    return row[_name(row, column).lower()]


def _head(row: TableRow, handle: str) -> _Head | None:
    """None where the row does not begin a product: only the first has a title."""
    if not row["title"]:
        return None
    kind = row["type"] or row["custom product type"]
    category = _path(row["product category"] or row["standard product type"])
    status = row["status"].lower()
    if status and status not in STATUSES:
        row.note("Status", "no status that is known; taken as active")
    stated = list(_metafields(row)) + [(title, [row[name]]) for name, title in _GOOGLE.items() if row[name]]
    if kind and category:
        stated.append(("Type", [kind]))
    rating, rating_count = _rating(row)
    kept_back = status if status in ("draft", "archived") else ""
    if not kept_back and _cell(row, "Published on online store").lower() in ("false", "0", "no"):
        kept_back = "not published"
    product = Product(
        id=handle,
        title=row["title"],
        variants=(),
        description=_cell(row, "Description"),
        brand=row["vendor"] or None,
        category_path=category or ((kind,) if kind else ()),
        tags=tuple(tag for piece in row["tags"].split(",") if (tag := piece.strip())),
        attributes=tuple((name, tuple(values)) for name, values in stated),
        rating=rating,
        rating_count=rating_count,
        visible=status != "unlisted",
    )
    return _Head(product, tuple(row[f"option{place} name"] for place in (1, 2, 3)), kept_back)


def _path(cell: str) -> tuple[str, ...]:
    return tuple(step.strip() for step in cell.split(">") if step.strip())


def _variant(row: TableRow, defaults: Defaults) -> ShopifyVariant | None:
    """None where the row holds only a picture."""
    options = tuple(row[f"option{place} value"] for place in (1, 2, 3))
    sku = _cell(row, "SKU")
    if not (any(options) or sku or _cell(row, "Price")):
        return None
    return ShopifyVariant(
        options=options,
        offer=_offer(row, defaults),
        sku=sku,
        gtin=_cell(row, "Barcode"),
        image_url=_cell(row, "Variant image URL"),
        weight_g=_number(row, "Weight value (grams)"),
    )


def _offer(row: TableRow, defaults: Defaults) -> Offer | None:
    name = _name(row, "Price")
    if not row[name.lower()]:
        return None
    try:
        price, rounded = shown_price(row[name.lower()], defaults.currency)
    except BadCell as bad:
        raise row.lost(name, str(bad)) from bad
    if rounded:
        row.note(name, rounded)
    compare_at = None
    other = _name(row, "Compare-at price")
    if row[other.lower()]:
        try:
            compare_at, rounded = shown_price(row[other.lower()], defaults.currency)
            if rounded:
                row.note(other, rounded)
        except BadCell as bad:
            row.note(other, f"{bad}; left out")
    count = _number(row, "Inventory quantity")
    stock, in_stock = availability(
        tracked=bool(_cell(row, "Inventory tracker")),
        quantity=None if count is None else int(count),
        oversells=_cell(row, "Continue selling when out of stock").lower()
        in ("continue", "true", "yes", "1"),
    )
    return offer(price, compare_at, defaults.as_of, stock, in_stock)


def _number(row: TableRow, column: str) -> float | None:
    name = _name(row, column)
    if not row[name.lower()]:
        return None
    try:
        return float(quantity(row[name.lower()]))
    except BadCell as bad:
        row.note(name, f"{bad}; left out")
        return None


def _image(row: TableRow) -> tuple[int, str] | None:
    address = _cell(row, "Product image URL")
    place = row["image position"]
    return (int(place) if place.isdecimal() else _LAST, address) if address else None


# ---------------------------------------------------------------- metafields


def _metafields(row: TableRow) -> Iterator[tuple[str, list[str]]]:
    """Their values by the names that the shop gives them, without what is written for machines."""
    for column in row.cells:
        match = _METAFIELD.fullmatch(column) if column.endswith(")") and row[column] else None
        if match is None or match["space"].startswith(_FOREIGN_SPACES):
            continue
        if values := _values(row[column], match["space"]):
            yield match["title"][0].upper() + match["title"][1:], values


def _values(cell: str, space: str) -> list[str]:
    """A list is written with ";" in Shopify's own fields and as JSON in others."""
    if cell[0] in "[{":
        try:
            found = json.loads(cell)
        except ValueError:
            return [cell]
        if not isinstance(found, list):
            return []  # rich text, a measurement, money: objects for machines
        return [value for value in found if isinstance(value, str) and not value.startswith("gid://")]
    if cell.startswith("gid://"):
        return []
    return [value for piece in cell.split(";") if (value := piece.strip())] if space == "shopify" else [cell]


def _rating(row: TableRow) -> tuple[float | None, int]:
    """From the standard metafields, where the scale is 1 to 5: {"scale_max": "5.0", "value": "4.5", …}."""
    rating, count = None, 0
    for column in row.cells:
        match = _METAFIELD.fullmatch(column) if ".reviews." in column and row[column] else None
        if match is None:
            continue
        if match["key"] == "rating_count" and row[column].isdecimal():
            count = int(row[column])
        scale = re.search(r'"scale_max"\s*:\s*"?5(?:\.0+)?"?\s*[,}]', row[column])
        value = re.search(r'"value"\s*:\s*"?([0-9.]+)"?', row[column])
        if match["key"] == "rating" and scale and value:
            rating = float(value[1])
    return rating, count


# ---------------------------------------------------------------- products


def _united(handle: str, rows: Iterator[_Row]) -> Iterator[Item]:
    head: _Head | None = None
    given: list[ShopifyVariant] = []
    images: list[tuple[int, str]] = []
    own: list[int] = []
    lost: list[int] = []
    for row in rows:
        head = head or row.head
        (lost if row.lost else own).append(row.line)
        if row.image:
            images.append(row.image)
        if row.variant:
            given.append(row.variant)
    if head is None:
        yield RowProblem(min(own + lost), "Title", "", f"no row of the product {handle!r} has a title")
    elif head.kept_back:
        yield from (Skipped(line, head.kept_back) for line in own)
    elif given or not lost:
        # A row with a title alone is a product without a price.
        sold = variants(handle, head.option_names, given or [ShopifyVariant((), None)])
        product = replace(
            head.product,
            variants=sold,
            attributes=attributes(head.product.attributes, sold),
            image_urls=tuple(address for _, address in sorted(images, key=lambda image: image[0])),
            weight_g=common_weight_g(sold),
        )
        yield Found(min(own + lost), product)
