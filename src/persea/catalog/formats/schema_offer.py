"""schema.org's offers as what a variant costs and whether it can be had.

https://schema.org/Offer, https://schema.org/PriceSpecification and, for list and sale prices,
https://developers.google.com/search/docs/appearance/structured-data/merchant-listing. Where several sellers ask
different prices, the first that can be had counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from persea.catalog.cells import moment, price, quantity, shown_amount, stated_currency
from persea.catalog.formats.schema_item import (
    Node,
    Page,
    address,
    get,
    grams,
    gtin,
    kinds,
    many,
    nodes_in,
    text,
)
from persea.catalog.json_exact import Json
from persea.catalog.rows import BadCell
from persea.values import Money, Offer, Variant

_IN_STOCK = {"instock", "onlineonly", "limitedavailability", "instoreonly"}
_NOT_IN_STOCK = {
    "outofstock", "soldout", "discontinued", "backorder", "preorder", "presale", "madetoorder", "reserved",
    "availablefororder",
}  # fmt: skip
_REGULAR = {"listprice", "strikethroughprice", "msrp", "srp", "regularprice"}


def variants_of(node: Node, page: Page, identity: str) -> tuple[Variant, ...]:
    """One for each of its offers that names another SKU; else one, with the best of its offers."""
    offers = list(_offers(node, page))
    skus = {sku: offer for offer in reversed(offers) if (sku := text(get(offer, "sku")))}
    if len(skus) > 1 and len(skus) == len(offers):
        return tuple(
            Variant(
                id=text(get(offer, "sku")),
                offer=_offer(offer, page),
                title=text(get(offer, "name")),
                sku=text(get(offer, "sku")),
                gtin=gtin(offer),
                image_url=address(get(offer, "image"), page) or None,
                weight_g=grams(node, page),
            )
            for offer in offers
        )
    offer = _best(offers, page)
    return (
        Variant(
            id=identity,
            offer=offer,
            sku=text(get(node, "sku")) or next(iter(skus), None),
            gtin=gtin(node) or next((code for one in offers if (code := gtin(one))), None),
            weight_g=grams(node, page),
        ),
    )


def _offers(node: Node, page: Page) -> Iterator[Node]:
    for offer in nodes_in(get(node, "offers"), page):
        nested = list(nodes_in(get(offer, "offers"), page)) if "AggregateOffer" in kinds(offer) else []
        yield from nested or [offer]


def _best(offers: list[Node], page: Page) -> Offer | None:
    """Of what several sellers ask, the first that can be had."""
    read = [offer for node in offers if (offer := _offer(node, page)) is not None]
    prices = sorted({offer.price for offer in read})
    if len(prices) > 1:
        reason = f"they ask from {prices[0]} to {prices[-1]}; the first that can be had was taken"
        page.note("offers", f"{len(read)} of them", reason)
    return next((offer for offer in read if offer.in_stock), next(iter(read), None))


def _offer(node: Node, page: Page) -> Offer | None:
    """None where it states no price that can be read."""
    specifications = list(nodes_in(get(node, "priceSpecification"), page))
    currency = next(
        (code for one in (node, *specifications) if (code := text(get(one, "priceCurrency")).upper())), ""
    )
    if currency and not re.fullmatch("[A-Z]{3}", currency):
        page.note("priceCurrency", currency, "not an ISO 4217 code; the price was left out")
        return None
    given = get(node, "price")
    if not text(given) and "AggregateOffer" in kinds(node):
        given = get(node, "lowPrice")
        high = get(node, "highPrice")
        if text(high) and text(high) != text(given):
            page.note("lowPrice", given, f"prices up to {text(high)}; the lowest was taken")
    currency = currency or stated_currency(text(given), page.currency)
    regular: Money | None = None
    sale: Money | None = None
    ends = _ends(node, page, "priceValidUntil")
    starts: datetime | None = None
    for one in specifications:
        kind = text(get(one, "priceType")).rpartition("/")[2].lower()
        if get(one, "referenceQuantity") is not None or get(one, "validForMemberTier") is not None:
            continue  # the price of 100 ml, or of members
        if kinds(one) & {"DeliveryChargeSpecification", "PaymentChargeSpecification"}:
            continue
        if kind in _REGULAR:
            regular = regular or _money(get(one, "price"), currency, page)
        elif not kind or kind == "saleprice":
            if not text(given):
                given = get(one, "price")
            starts = _starts(one, page)
            ends = ends or _ends(one, page, "validThrough")
    active = _money(given, currency, page)
    if active is None and regular is None:
        return None
    if regular is not None and active is not None and active < regular:
        sale = active
    regular = regular if sale else active or regular
    if sale and ends and ends <= page.as_of:
        page.note(
            "priceValidUntil", get(node, "priceValidUntil"), "over, but the price is still asked; left out"
        )
        ends = None
    assert regular is not None
    stock = _stock(node, page)
    return Offer(
        price=regular,
        as_of=page.as_of,
        sale_price=sale,
        sale_starts_at=starts if sale else None,
        sale_ends_at=ends if sale else None,
        stock=stock,
        in_stock=_in_stock(node, stock, page),
    )


def _money(value: Json, currency: str, page: Page) -> Money | None:
    said = text(value)
    if not said:
        return None
    try:
        amount = Decimal(value) if isinstance(value, int | Decimal) else price(said, currency)
        money, rounded = shown_amount(amount, currency)
    except BadCell as bad:
        page.note("price", value, f"{bad}; left out")
        return None
    if rounded:
        page.note("price", value, rounded)
    return money


def _starts(node: Node, page: Page) -> datetime | None:
    said = text(get(node, "validFrom"))
    try:
        return moment(said) if said else None
    except BadCell as bad:
        page.note("validFrom", said, f"{bad}; left out")
        return None


def _ends(node: Node, page: Page, name: str) -> datetime | None:
    said = text(get(node, name))
    try:
        return moment(said, end_of_day=True) if said else None
    except BadCell as bad:
        page.note(name, said, f"{bad}; left out")
        return None


def _stock(node: Node, page: Page) -> int | None:
    for level in many(get(node, "inventoryLevel")):
        said = text(level)
        try:
            return int(quantity(said)) if said else None
        except BadCell as bad:
            page.note("inventoryLevel", said, f"{bad}; left out")
    return None


def _in_stock(node: Node, stock: int | None, page: Page) -> bool:
    said = address_word(get(node, "availability"))
    if not said:
        return stock is None or stock > 0
    if said not in _IN_STOCK | _NOT_IN_STOCK:
        page.note("availability", get(node, "availability"), "not known; taken as not in stock")
    return said in _IN_STOCK


def address_word(value: Json) -> str:
    """ "instock" of "https://schema.org/InStock", {"@id": …} or "in stock"."""
    one = next(iter(many(value)), None)
    if isinstance(one, dict):
        one = one.get("@id") or one.get("name")
    return re.sub("[^a-z]", "", re.split("[/#:]", one)[-1].lower()) if isinstance(one, str) else ""
