"""Persea's own feed: JSON Lines, one product a line. The model below is the format; docs/catalog.schema.json
is made from it.

Strict, because it is ours: a field that it does not know, or a price that is no exact amount, costs the line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from persea.catalog.cells import minor_units
from persea.catalog.json_lines import Ends, Starts, json_rows, schema_text
from persea.catalog.rows import BadCell, BadRow, Defaults, Found, Item, Lines, RowProblem
from persea.values import Money, Offer, Product, Variant


def _amount(given: object) -> Decimal:
    if isinstance(given, str):
        text = given.strip()
        if not text.replace(".", "", 1).isdecimal() or not text.isascii():
            raise ValueError('a price is written like "79.00", without a currency sign or thousands marks')
        return Decimal(text)
    if isinstance(given, int | Decimal) and not isinstance(given, bool):
        return Decimal(given)
    raise ValueError('a price is written like "79.00"')


def _path(given: object) -> object:
    return [step.strip() for step in given.split(">")] if isinstance(given, str) else given


def _words(given: object) -> object:
    """{"Material": "leather"} means the same as {"Material": ["leather"]}."""
    if not isinstance(given, dict):
        return given
    return {name: value if isinstance(value, list) else [value] for name, value in given.items()}


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": r"^\d+(\.\d+)?$"}, {"type": "number", "minimum": 0}],
            "description": 'An exact amount such as "79.00", with no more decimals than the currency has.',
        }
    ),
]
Path = Annotated[
    tuple[str, ...],
    BeforeValidator(_path),
    WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}),
]
_WORD = {"type": ["string", "number"]}
Attributes = Annotated[
    dict[str, tuple[str, ...]],
    BeforeValidator(_words),
    WithJsonSchema(
        {"type": "object", "additionalProperties": {"anyOf": [_WORD, {"type": "array", "items": _WORD}]}}
    ),
]
Options = Annotated[
    dict[str, str], WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number"]}})
]
Code = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]


class _Sold(BaseModel):
    """What can be said of a product as a whole, or of each variant."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )

    price: Amount | None = None
    """The regular price. Left out: none is shown."""
    sale_price: Amount | None = None
    """The price while a sale is on; below `price`."""
    sale_starts: Starts | None = None
    sale_ends: Ends | None = None
    stock: int | None = None
    """Units on hand; left out where they are not counted."""
    in_stock: bool | None = None
    """Left out: true, unless `stock` is 0."""
    sku: Code | None = None
    gtin: Code | None = None
    """GTIN-8, -12 (UPC), -13 (EAN, ISBN) or -14; left out of the catalogue where its check digit is wrong."""
    weight_g: float | None = Field(default=None, ge=0)


class FeedVariant(_Sold):
    """One thing that can be put in a cart. What it leaves out of price, sale, in_stock and weight_g is taken
    from the product."""

    id: Annotated[Code, Field(min_length=1)]
    """Unique within the product."""
    title: str = ""
    options: Options = Field(default_factory=dict)
    """Option names and values, such as {"Size": "42", "Colour": "olive"}."""
    image: str | None = None


class FeedProduct(_Sold):
    """One line of a Persea product feed."""

    id: Annotated[Code, Field(min_length=1)]
    """The shop's own id; the same id means the same product in every later import."""
    title: Annotated[str, Field(min_length=1)]
    description: str = ""
    """Plain text or HTML; markup is removed."""
    brand: str | None = None
    category: Path = ()
    """From the widest to the narrowest: ["Shoes", "Boots"] or "Shoes > Boots"."""
    tags: tuple[str, ...] = ()
    url: str | None = None
    """The product's page: http(s), or a path on this server."""
    images: tuple[str, ...] = ()
    """Web addresses, the main picture first."""
    attributes: Attributes = Field(default_factory=dict)
    """Names and values, such as {"Material": ["leather", "rubber"], "Waterproof": "yes"}."""
    rating: float | None = Field(default=None, ge=1, le=5)
    """Mean of 1 to 5."""
    rating_count: int = Field(default=0, ge=0)
    visible: bool = True
    """False keeps it out of search and lists."""
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    """ISO 4217, of all prices in the line. Left out: the shop's."""
    as_of: Starts | None = None
    """When price and stock were true. Left out: the moment of the import."""
    variants: tuple[FeedVariant, ...] = ()
    """Left out: the product itself is what is sold."""

    def product(self, defaults: Defaults, line: int) -> Product:
        """Raises BadRow."""
        for name, given in (("stock", self.stock), ("sku", self.sku), ("gtin", self.gtin)):
            if self.variants and given not in (None, ""):
                reason = f"belongs to the variants where a product has variants: {self.id}"
                raise _lost(line, name, given, reason)
        return Product(
            id=self.id,
            title=self.title,
            description=self.description,
            brand=self.brand,
            category_path=self.category,
            tags=self.tags,
            url=self.url,
            attributes=tuple(self.attributes.items()),
            image_urls=self.images,
            rating=self.rating,
            rating_count=self.rating_count,
            weight_g=self.weight_g,
            visible=self.visible,
            variants=tuple(
                self._variant(variant, defaults, line, f"variants[{place}].")
                for place, variant in enumerate(self.variants)
            )
            or (Variant(self.id, self._offer(self, defaults, line, ""), sku=self.sku, gtin=self.gtin),),
        )

    def _variant(self, variant: FeedVariant, defaults: Defaults, line: int, within: str) -> Variant:
        return Variant(
            id=variant.id,
            offer=self._offer(variant, defaults, line, within),
            title=variant.title,
            sku=variant.sku,
            gtin=variant.gtin,
            options=tuple(variant.options.items()),
            image_url=variant.image,
            weight_g=variant.weight_g if variant.weight_g is not None else self.weight_g,
        )

    def _offer(self, sold: _Sold, defaults: Defaults, line: int, within: str) -> Offer | None:
        # A variant with a price of its own is not in the product's sale.
        priced: _Sold = self if sold.price is None and sold.sale_price is None else sold
        price = sold.price if sold.price is not None else self.price
        if price is None:
            if priced.sale_price is not None:
                raise _lost(line, f"{within}sale_price", priced.sale_price, "a sale price needs a price")
            return None
        currency = self.currency or defaults.currency

        def money(name: str, amount: Decimal) -> Money:
            try:
                return minor_units(amount, currency)
            except BadCell as bad:
                raise _lost(line, name, amount, str(bad)) from bad

        in_stock = sold.in_stock if sold.in_stock is not None else self.in_stock
        return Offer(
            price=money(f"{within}price" if sold.price is not None else "price", price),
            as_of=min(self.as_of or defaults.as_of, defaults.as_of),
            sale_price=None
            if priced.sale_price is None
            else money("sale_price" if priced is self else f"{within}sale_price", priced.sale_price),
            sale_starts_at=priced.sale_starts or self.sale_starts,
            sale_ends_at=priced.sale_ends or self.sale_ends,
            stock=sold.stock,
            in_stock=in_stock if in_stock is not None else sold.stock is None or sold.stock > 0,
        )


def _lost(line: int, name: str, value: object, reason: str) -> BadRow:
    return BadRow(RowProblem(line, name, str(value)[:200], reason))


def json_schema() -> str:
    """The text of docs/catalog.schema.json."""
    return schema_text(FeedProduct)


# What lines of other formats have beside an id and a title: Shopify's, OpenAI's, the Agentic Commerce Protocol's.
_FOREIGN = {
    "handle", "link", "image_link", "enable_search", "enable_checkout", "is_eligible_search",
    "is_eligible_checkout", "is_ads_eligible", "media", "@type", "@context",
}  # fmt: skip
_FOREIGN_NAME = re.compile(
    '"(?:' + "|".join((*_FOREIGN, "variant_options", "barcodes", "list_price")) + r')"\s*:|"price"\s*:\s*\{'
)


def recognise(head: str) -> bool:
    """True where a line is a JSON object with an id and a title, and nothing that only others have."""
    lines = [line for line in head.splitlines() if line.strip()]
    for line in lines[:50]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and "id" in row and "title" in row:
            return not _FOREIGN & set(row) and not _is_foreign(row)
        if len(lines) == 1:
            return False
    # A single first line that is longer than the head.
    cut_off = lines[0] if len(lines) == 1 and lines[0].startswith("{") else ""
    return '"id"' in cut_off and '"title"' in cut_off and not _FOREIGN_NAME.search(cut_off)


def _is_foreign(row: dict[str, object]) -> bool:
    """The Agentic Commerce Protocol's products have variants too."""
    variants = row.get("variants")
    first = variants[0] if isinstance(variants, list) and variants else None
    return isinstance(row.get("description"), dict) or (
        isinstance(first, dict)
        and (
            isinstance(first.get("price"), dict)
            or bool(
                {"variant_options", "availability", "barcodes", "list_price", "media", "seller", "unit_price"}
                & set(first)
            )
        )
    )


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    """Streams: nothing is kept from one line to the next."""
    for row in json_rows(lines, FeedProduct):
        if isinstance(row, RowProblem):
            yield row
            continue
        try:
            product = row.product(defaults, lines.number)
        except BadRow as bad:
            yield bad.problem
        else:
            yield Found(lines.number, product)
