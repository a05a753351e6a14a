"""The JSON of a Shopify shop: the public /products.json, or products as the admin's REST interface gives them.

https://shopify.dev/docs/api/admin-rest/latest/resources/product. A file is one {"products": […]} document, or
JSON Lines of such pages or of single products, also as /products/HANDLE.json gives them ({"product": …}). A page may say where and when it was fetched ("url",
"fetched_at"): then its products have addresses and its offers that age. Prices are in the shop's currency.
What it does not do: read /products/HANDLE.js, whose prices are numbers of cents, or the admin's GraphQL.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from persea.catalog.cells import GRAMS, moment, shown_price
from persea.catalog.formats.shopify_variants import (
    STATUSES,
    ShopifyVariant,
    attributes,
    availability,
    common_weight_g,
    offer,
    variants,
)
from persea.catalog.invalid import invalid_row, not_json
from persea.catalog.json_exact import parsed
from persea.catalog.rows import BadCell, Defaults, Found, Item, Lines, RowProblem, Skipped
from persea.values import Offer, Product

_PAGE = re.compile(
    r'\{(?:\s*"(?:url|fetched_at)"\s*:\s*"[^"]*"\s*,)*\s*(?:"products"\s*:\s*\[|"product"\s*:\s*\{)'
)


def _text(given: object) -> object:
    return "" if given is None else given


def _tags(given: object) -> object:
    """The public JSON has a list, the admin's a text with commas."""
    return [tag.strip() for tag in given.split(",")] if isinstance(given, str) else given or []


def _list(given: object) -> object:
    return () if given is None else given


def _price(given: object) -> object:
    if isinstance(given, int | float | Decimal):
        raise ValueError('a price is a text such as "19.90"; a bare number may mean cents')
    return _text(given)


Text = Annotated[str, BeforeValidator(_text)]
Price = Annotated[str, BeforeValidator(_price)]
Tags = Annotated[tuple[str, ...], BeforeValidator(_tags)]


class _Parsed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class _Image(_Parsed):
    id: int | None = None
    src: Text = ""
    position: int | None = None


class _Option(_Parsed):
    name: str
    position: int | None = None


class _Variant(_Parsed):
    sku: Text = ""
    price: Price = ""
    """Text such as "19.99": a bare number would be minor units, as in /products/HANDLE.js."""
    compare_at_price: Price = ""
    barcode: Text = ""
    option1: Text = ""
    option2: Text = ""
    option3: Text = ""
    grams: float | None = None
    weight: float | None = None
    weight_unit: Text = ""
    available: bool | None = None
    inventory_management: Text = ""
    inventory_policy: Text = ""
    inventory_quantity: int | None = None
    featured_image: _Image | None = None
    image_id: int | None = None


class _Product(_Parsed):
    handle: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(min_length=1)]
    body_html: Text = ""
    vendor: Text = ""
    product_type: Text = ""
    tags: Tags = ()
    status: Text = "active"
    published_at: Text = ""
    images: Annotated[tuple[_Image, ...], BeforeValidator(_list)] = ()
    options: Annotated[tuple[_Option, ...], BeforeValidator(_list)] = ()
    variants: Annotated[tuple[_Variant, ...], BeforeValidator(_list)] = ()


class _Page(_Parsed):
    products: tuple[object, ...]
    url: Text = ""
    fetched_at: Text = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where and when products were fetched."""

    line: int
    host: str
    defaults: Defaults


def recognise(head: str) -> bool:
    """True where a line is a page of products or one with a handle and variants, or the file begins so."""
    start = head.lstrip("\ufeff \t\r\n")
    if not start.startswith("{"):
        return False
    lines = [line for line in start.splitlines() if line.strip()]
    for line in lines[:50]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and (_is_product(row.get("product", row)) or _is_page(row)):
            return True
    # A first line that is longer than the head, or a document over many lines.
    cut_off = len(lines) == 1 and '"handle"' in start and ('"variants"' in start or '"body_html"' in start)
    return cut_off or (_PAGE.match(start) is not None and ('"handle"' in start or '"variants"' in start))


def _is_product(row: object) -> bool:
    return isinstance(row, dict) and "handle" in row and "variants" in row


def _is_page(row: dict[str, object]) -> bool:
    products = row.get("products")
    return isinstance(products, list) and all(_is_product(one) for one in products[:1])


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    """Line by line; a document that spans lines is read as a whole."""
    source = iter(lines)
    for line in source:
        if not line.strip():
            continue
        number = lines.number
        opens = lines.rows == 0 and line.rstrip().endswith(("{", "[", ","))
        try:
            row = parsed("".join((line, *source)) if opens else line)
        except ValueError as error:
            lines.rows += 1
            at = number + error.lineno - 1 if isinstance(error, json.JSONDecodeError) else number
            yield RowProblem(at, "", line.strip()[:200], not_json(error))
            continue
        yield from _products(lines, number, row, defaults)


def _products(lines: Lines, line: int, row: object, defaults: Defaults) -> Iterator[Item]:
    if not (isinstance(row, dict) and "products" in row):
        lines.rows += 1
        within = ""
        if isinstance(row, dict) and "product" in row:  # as in /products/HANDLE.json
            row, within = row["product"], "product"
        yield from _product(row, within, _Source(line, "", defaults))
        return
    try:
        page = _Page.model_validate(row)
        as_of = min(moment(page.fetched_at), defaults.as_of) if page.fetched_at else defaults.as_of
    except ValidationError as error:
        lines.rows += 1
        yield invalid_row(line, error)
        return
    except BadCell as bad:
        lines.rows += 1
        yield RowProblem(line, "fetched_at", str(row["fetched_at"])[:200], str(bad))
        return
    fetched = _Source(line, urlsplit(page.url).netloc, Defaults(defaults.currency, as_of))
    for place, one in enumerate(page.products):
        lines.rows += 1
        yield from _product(one, f"products[{place}]", fetched)


def _product(given: object, within: str, source: _Source) -> Iterator[Item]:
    try:
        parsed = _Product.model_validate(given)
    except ValidationError as error:
        yield invalid_row(source.line, error, within)
        return
    unpublished = "published_at" in parsed.model_fields_set and not parsed.published_at
    if parsed.status in ("draft", "archived") or unpublished:
        yield Skipped(source.line, parsed.status if parsed.status != "active" else "not published")
        return
    if parsed.status not in STATUSES:
        where = f"{within}.status".removeprefix(".")
        reason = f"{parsed.handle}: no status that is known; taken as active"
        yield RowProblem(source.line, where, parsed.status[:200], reason, row_lost=False)
    given_variants = []
    for place, variant in enumerate(parsed.variants):
        where = f"{within}.variants[{place}]".removeprefix(".")
        fitting, problems = _variant(variant, parsed, source, where)
        yield from problems
        if fitting:
            given_variants.append(fitting)
    if parsed.variants and not given_variants:
        return
    names = [option.name for option in parsed.options]
    sold = variants(parsed.handle, names, given_variants or [ShopifyVariant((), None)])
    product = Product(
        id=parsed.handle,
        title=parsed.title,
        variants=sold,
        description=parsed.body_html,
        brand=parsed.vendor or None,
        category_path=(parsed.product_type,) if parsed.product_type else (),
        tags=parsed.tags,
        url=f"https://{source.host}/products/{parsed.handle}" if source.host else None,
        attributes=attributes((), sold),
        image_urls=tuple(image.src for image in parsed.images if image.src),
        weight_g=common_weight_g(sold),
        visible=parsed.status != "unlisted",
    )
    yield Found(source.line, product)


def _variant(
    given: _Variant, product: _Product, source: _Source, where: str
) -> tuple[ShopifyVariant | None, list[RowProblem]]:
    """None where it has no price that can be trusted."""
    problems: list[RowProblem] = []

    def tell(name: str, value: str, reason: str, *, lost: bool = False) -> None:
        at = f"{where}.{name}"
        problems.append(
            RowProblem(source.line, at, value[:200], f"{product.handle}: {reason}", row_lost=lost)
        )

    try:
        sold = _offer(given, source.defaults, tell)
    except BadCell as bad:
        tell("price", given.price, str(bad), lost=True)
        return None, problems
    image = given.featured_image.src if given.featured_image else ""
    if given.image_id is not None and not image:
        image = next((one.src for one in product.images if one.id == given.image_id), "")
    grams = given.grams
    if not grams and given.weight and given.weight_unit in GRAMS:
        grams = given.weight * float(GRAMS[given.weight_unit])
    fitting = ShopifyVariant(
        options=(given.option1, given.option2, given.option3),
        offer=sold,
        sku=given.sku,
        gtin=given.barcode,
        image_url=image,
        weight_g=grams,
    )
    return fitting, problems


def _offer(given: _Variant, defaults: Defaults, tell: Callable[[str, str, str], None]) -> Offer | None:
    if not given.price:
        return None
    price, rounded = shown_price(given.price, defaults.currency)
    if rounded:
        tell("price", given.price, rounded)
    compare_at = None
    if given.compare_at_price:
        try:
            compare_at, rounded = shown_price(given.compare_at_price, defaults.currency)
            if rounded:
                tell("compare_at_price", given.compare_at_price, rounded)
        except BadCell as bad:
            tell("compare_at_price", given.compare_at_price, f"{bad}; left out")
    stock, in_stock = availability(
        tracked=bool(given.inventory_management),
        quantity=given.inventory_quantity,
        oversells=given.inventory_policy == "continue",
    )
    return offer(
        price, compare_at, defaults.as_of, stock, in_stock if given.available is None else given.available
    )
