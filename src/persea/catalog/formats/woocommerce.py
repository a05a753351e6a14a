"""WooCommerce's product CSV, as its exporter writes it and its importer reads it.

https://github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema (columns, here with their English
names), and for its escapes ("\\," in lists, "\\n" in descriptions) the exporter's source.

Simple products stream. A variable product waits on disk for the end of the file, because its variations may
stand anywhere, before it or after it; so does what each row is called. In memory is one family at a time. Prices are in the shop's currency (the file names none) and dates in UTC (it
names no zone).
What it does not do: read Meta columns, downloads, or a group's members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from persea.catalog.cells import GRAMS, moment, quantity, shown_price
from persea.catalog.rows import BadCell, BadRow, Defaults, Found, Item, Lines, RowProblem, Skipped
from persea.catalog.spool import Spool
from persea.catalog.table import TableRow, columns, table_rows
from persea.values import Offer, Product, Variant

_VISIBILITY = ("visibility in catalog", "visibility in catalogue")  # American and British English
_GRAMS = {f"weight ({unit})": GRAMS[unit] for unit in ("kg", "g", "lbs", "oz")}


def recognise(head: str) -> bool:
    """True where the first line has Type, Name, ID or SKU, and a column that only WooCommerce names so."""
    names = set(columns(head))
    return (
        {"type", "name"} <= names
        and bool({"id", "sku"} & names)
        and bool({"regular price", "published", *_VISIBILITY, "in stock?"} & names)
    )


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    with Spool[_Parent | _Variation]() as families, Spool[_Role | _Variation]() as rows:
        for row in table_rows(lines):
            if isinstance(row, RowProblem):
                yield row
                continue
            role: int | None = None
            try:
                if row["published"].lower() not in ("1", "true", "yes", ""):
                    role = _KEPT_BACK
                    yield Skipped(row.line, "not published")
                elif _kind(row) == "variation":
                    variation = _variation(row, defaults)
                    rows.add(variation.parent, variation)
                elif _kind(row) == "variable":
                    families.add(str(row.line), _Parent(row.line, _product(row, defaults), _stock(row)))
                    role = _VARIABLE
                else:
                    yield Found(row.line, _product(row, defaults))
                    role = _CHILDLESS
            except BadRow as bad:
                role = _LOST
                yield bad.problem
            if role is not None:
                for reference in _references(row):
                    rows.add(reference, _Role(role, row.line))
            yield from row.notes
        yield from _with_parents(rows, families)
        yield from _united(families)


# ---------------------------------------------------------------- cells


def _kind(row: TableRow) -> str:
    kinds = [kind.lower() for kind in _split(row["type"])]
    kind = next((kind for kind in kinds if kind not in ("virtual", "downloadable")), "simple")
    # Plugins sell more types (variable-subscription, …); what they are called says how they are built.
    return next((known for known in ("variation", "variable") if known in kind), kind)


def _id(row: TableRow) -> str:
    identity = row["id"] or row["sku"]
    if not identity:
        raise row.lost("ID", "neither an ID nor a SKU")
    return identity


def _references(row: TableRow) -> list[str]:
    """How other rows may name this one."""
    return [name for name in (row["sku"], f"id:{row['id']}" if row["id"] else "") if name]


def _split(cell: str) -> list[str]:
    r"""Comma-separated values, "\," being a comma within one."""
    return [part for piece in re.split(r"(?<!\\),", cell) if (part := piece.replace("\\,", ",").strip())]


def _prose(cell: str) -> str:
    r"""A description cell: "\n" is a line end, "\\n" the two characters."""
    return re.sub(r"\\(\\n|n)", lambda found: "\n" if found[1] == "n" else "\\n", cell)


# ---------------------------------------------------------------- products


def _product(row: TableRow, defaults: Defaults) -> Product:
    identity = _id(row)
    if not row["name"]:
        raise row.lost("Name", "a product needs a name")
    attributes = _attributes(row)
    category, other_categories = _categories(row["categories"])
    grouped = _kind(row) == "grouped"
    return Product(
        id=identity,
        title=row["name"],
        description="\n\n".join(
            text for text in (_prose(row["short description"]), _prose(row["description"])) if text
        ),
        brand=_brand(row, attributes),
        category_path=category,
        tags=tuple(dict.fromkeys(_split(row["tags"]) + other_categories)),
        url=row["external url"] or None,
        attributes=attributes,
        image_urls=tuple(_split(row["images"])),
        weight_g=_weight_g(row),
        visible=all(row[column].lower() != "hidden" for column in _VISIBILITY),
        variants=(
            Variant(
                id=identity,
                offer=None if grouped else _offer(row, defaults),
                sku=row["sku"] or None,
                gtin=row["gtin, upc, ean, or isbn"] or None,
            ),
        ),
    )


def _offer(row: TableRow, defaults: Defaults) -> Offer | None:
    """None where the row states no regular price: then the shop sells nothing there, sale price or not."""
    currency = defaults.currency
    if not row["regular price"]:
        if row["sale price"]:
            row.note("Sale price", "a sale price without a regular price; no price was taken")
        return None
    try:
        regular, rounded = shown_price(row["regular price"], currency)
    except BadCell as bad:
        raise row.lost("Regular price", str(bad)) from bad
    if rounded:
        row.note("Regular price", rounded)
    sale = starts = ends = None
    if row["sale price"]:
        column = "Sale price"
        try:
            sale, rounded = shown_price(row["sale price"], currency)
            if rounded:
                row.note(column, rounded)
            if row["date sale price starts"]:
                column = "Date sale price starts"
                starts = moment(row["date sale price starts"])
            if row["date sale price ends"]:
                column = "Date sale price ends"
                ends = moment(row["date sale price ends"], end_of_day=True)
        except BadCell as bad:
            # Without its dates a sale might run for ever.
            sale = None
            row.note(column, f"{bad}; the sale was left out")
    stock = _stock(row)
    status = row["in stock?"].lower()
    if status in ("1", "true", "yes", "instock", ""):
        in_stock = bool(status) or stock is None or stock > 0
    else:
        # "backorder" too: it can be ordered, but to call it in stock would be untrue.
        in_stock = False
        if status not in ("0", "false", "no", "outofstock", "backorder", "onbackorder"):
            row.note("In stock?", "neither 1, 0 nor backorder; taken as not in stock")
    return Offer(regular, defaults.as_of, sale, starts, ends, stock, in_stock)


def _stock(row: TableRow) -> int | None:
    cell = row["stock"]
    if cell in ("", "parent"):
        return None
    try:
        return int(quantity(cell))
    except BadCell as bad:
        row.note("Stock", f"{bad}; left out")
        return None


def _weight_g(row: TableRow) -> float | None:
    for column, grams in _GRAMS.items():
        if row[column]:
            try:
                return float(quantity(row[column]) * grams)
            except BadCell as bad:
                row.note(column.capitalize(), f"{bad}; left out")
    return None


def _attributes(row: TableRow) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """In the shop's order; without what its product pages hide, unless variations may need it."""
    found = []
    for number in range(1, 1000):
        name = row[f"attribute {number} name"]
        if f"attribute {number} name" not in row.cells:
            break
        values = tuple(_split(row[f"attribute {number} value(s)"]))
        hidden = row[f"attribute {number} visible"] == "0" and _kind(row) != "variable"
        if name and values and not hidden:
            found.append((name, values))
    return tuple(found)


def _brand(row: TableRow, attributes: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    """The first of the Brands column (the narrowest of its path), else an attribute that is called Brand."""
    for brand in _split(row["brands"] or row["brand"]):
        return brand.rpartition(">")[2].strip()
    return next((values[0] for name, values in attributes if name.lower() == "brand"), None)


def _categories(cell: str) -> tuple[tuple[str, ...], list[str]]:
    """The deepest path, the first of equals; and the names that only other paths have."""
    paths = [tuple(step.strip() for step in path.split(">") if step.strip()) for path in _split(cell)]
    if not paths:
        return (), []
    chosen = max(paths, key=len)
    return chosen, [step for path in paths for step in path if step not in chosen]


# ---------------------------------------------------------------- variable products


@dataclass(frozen=True, slots=True)
class _Parent:
    line: int
    product: Product
    stock: int | None


@dataclass(frozen=True, slots=True)
class _Variation:
    line: int
    parent: str
    """The parent's SKU, or "id:" and its ID."""
    position: int
    variant: Variant
    counts_parents_stock: bool


@dataclass(frozen=True, slots=True)
class _Role:
    """What the row in `line`, which a variation may name as its parent, is."""

    rank: int
    """Of several rows with the same reference the first of the lowest rank counts."""
    line: int


_VARIABLE, _KEPT_BACK, _LOST, _CHILDLESS = range(4)
_NO_PARENT = {
    _LOST: "its product's row could not be used",
    _CHILDLESS: "its product is not a variable one",
}


def _with_parents(
    rows: Spool[_Role | _Variation], families: Spool[_Parent | _Variation]
) -> Iterator[RowProblem | Skipped]:
    """Puts each variation into its parent's family, and tells of those that have none."""
    for reference, members in rows.groups():
        parent: _Role | None = None
        variations: list[_Variation] = []
        for member in members:
            if isinstance(member, _Variation):
                variations.append(member)
            elif parent is None or member.rank < parent.rank:
                parent = member
        for variation in variations:
            if parent and parent.rank == _VARIABLE:
                families.add(str(parent.line), variation)
            elif parent and parent.rank == _KEPT_BACK:
                yield Skipped(variation.line, "its product is not published")
            else:
                reason = _NO_PARENT[parent.rank] if parent else "no row of the file has this SKU or id"
                yield RowProblem(variation.line, "Parent", reference, reason)


def _united(families: Spool[_Parent | _Variation]) -> Iterator[Item]:
    for _, members in families.groups():
        parent = next(members)
        assert isinstance(parent, _Parent)  # its row was put in first
        own = [member for member in members if isinstance(member, _Variation)]
        if not own:
            reason = "a variable product without variations in this file; it has no price"
            yield RowProblem(parent.line, "Type", "variable", reason, row_lost=False)
            yield Found(parent.line, parent.product)
            continue
        # One may name the SKU and the next the id: their order in the file is known by their lines.
        own.sort(key=lambda variation: (variation.position, variation.line))
        variants = tuple(_inherited(variation, parent) for variation in own)
        yield Found(parent.line, replace(parent.product, variants=variants))


def _variation(row: TableRow, defaults: Defaults) -> _Variation:
    if not row["parent"]:
        raise row.lost("Parent", "a variation needs a parent")
    images = _split(row["images"])
    return _Variation(
        line=row.line,
        parent=row["parent"],
        position=int(row["position"]) if row["position"].isdecimal() else 0,
        variant=Variant(
            id=_id(row),
            offer=_offer(row, defaults),
            title=row["name"],
            sku=row["sku"] or None,
            gtin=row["gtin, upc, ean, or isbn"] or None,
            options=tuple((name, ", ".join(values)) for name, values in _attributes(row)),
            image_url=images[0] if images else None,
            weight_g=_weight_g(row),
        ),
        counts_parents_stock=row["stock"] == "parent",
    )


def _inherited(variation: _Variation, parent: _Parent) -> Variant:
    variant, product = variation.variant, parent.product
    if variation.counts_parents_stock and variant.offer:
        variant = replace(variant, offer=replace(variant.offer, stock=parent.stock))
    return replace(
        variant,
        image_url=variant.image_url or next(iter(product.image_urls), None),
        weight_g=variant.weight_g or product.weight_g,
    )
