"""Segment's e-commerce spec, version 2, and the names that it says are aliases of version 1.

    {"type": "track", "event": "Product Viewed", "messageId": …, "userId": …, "anonymousId": …, "timestamp": …,
     "properties": {"product_id": …, "sku": …}}                       one call, or {"batch": [call, …], "sentAt": …}

https://segment.com/docs/connections/spec/ecommerce/v2/, https://segment.com/docs/connections/spec/common/
What it does not do: keep clicks, carts seen, checkouts or coupons; a view or a purchase follows what counts of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from pydantic import Field, ValidationError

from persea.interests.intake.told import (
    MOST_PRODUCTS,
    Amount,
    Code,
    Currency,
    Given,
    Ignored,
    Item,
    Json,
    Known,
    Number,
    Quantity,
    Told,
    Unusable,
    Words,
    moment,
    named,
    placed,
    purposes_of,
    rejection_of,
)
from persea.store.events import EventKind, Purpose
from persea.store.rejected_events import Rejection

KINDS = {
    "Products Searched": EventKind.SEARCH,
    "Product List Viewed": EventKind.IMPRESSION,
    "Viewed Product Category": EventKind.IMPRESSION,
    "Product List Filtered": EventKind.IMPRESSION,
    "Product Viewed": EventKind.VIEW,
    "Viewed Product": EventKind.VIEW,
    "Product Added": EventKind.ADD_TO_CART,
    "Added Product": EventKind.ADD_TO_CART,
    "Wishlist Product Added to Cart": EventKind.ADD_TO_CART,
    "Product Removed": EventKind.REMOVE_FROM_CART,
    "Removed Product": EventKind.REMOVE_FROM_CART,
    "Product Added to Wishlist": EventKind.SAVE,
    "Product Removed from Wishlist": EventKind.SAVE,
    "Order Completed": EventKind.PURCHASE,
    "Completed Order": EventKind.PURCHASE,
    "Order Refunded": EventKind.RETURN,
    "Order Cancelled": EventKind.RETURN,
    "Product Reviewed": EventKind.RATING,
}
_CALLS = ("track", "identify", "page", "screen", "group", "alias")
_TAKEN_BACK = "Product Removed from Wishlist"


class _Product(Given):
    product_id: Code = None
    id: Code = None  # the first version's
    sku: Code = None
    price: Amount = None
    quantity: Quantity = None
    position: Number = None
    persea_impression: Code = None


class _Properties(_Product):
    products: tuple[_Product, ...] = Field(default=(), max_length=MOST_PRODUCTS)
    query: Words | dict[str, object] = ""
    currency: Currency = None
    order_id: Code = None
    rating: Number = None
    persea_turn: Code = None


class _Consent(Given):
    categoryPreferences: dict[str, bool] | None = None


class _Context(Given):
    consent: _Consent | None = None


class _Call(Given):
    type: str = "track"
    event: str = ""
    messageId: Code = None
    userId: Code = None
    anonymousId: Code = None
    timestamp: str | int | float | Decimal | None = None
    originalTimestamp: str | None = None
    sentAt: str | None = None
    receivedAt: str | None = None
    context: _Context | None = None


class _Track(_Call):
    properties: _Properties = _Properties()


def recognise(given: dict[str, Json]) -> bool:
    """A batch, a call that says its type, or one of the older endpoints that say it in their address."""
    if isinstance(given.get("batch"), list) or given.get("type") in _CALLS:
        return True
    return "properties" in given and "event" in given


def read(given: dict[str, Json], received_at: datetime) -> Iterator[Item]:
    calls = given.get("batch")
    if not isinstance(calls, list):
        yield from _one(given, received_at)
        return
    # What the batch says of all its calls: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch
    shared = {name: given[name] for name in ("sentAt", "context") if given.get(name) is not None}
    for index, call in enumerate(calls):
        place = f"batch[{index}]"
        if isinstance(call, dict):
            yield from _one({**shared, **call}, received_at, place)
        else:
            yield Rejection(place, "", "", "is no object")


def _one(given: dict[str, Json], received_at: datetime, place: str = "") -> Iterator[Item]:
    for item in _read(given, received_at):
        if isinstance(item, Rejection):
            within = f"{place}.{item.place}".strip(".")
            yield named(item, given.get("messageId"), within)
        elif place and not isinstance(item, Ignored):
            yield replace(item, place=place)
        else:
            yield item


def _read(given: dict[str, Json], received_at: datetime) -> Iterator[Item]:
    try:
        event = given.get("event")
        kind = KINDS.get(event) if isinstance(event, str) and given.get("type", "track") == "track" else None
        if kind is None:
            yield _known(_Call.model_validate(given))
        else:
            yield from _told(kind, _Track.model_validate(given), received_at)
    except ValidationError as error:
        yield rejection_of(error)
    except Unusable as unusable:
        yield unusable.rejection


def _known(call: _Call) -> Item:
    if call.type == "identify" and call.userId and call.anonymousId:
        return Known(call.userId, call.anonymousId, _purposes(call))
    return Ignored(call.event or call.type)


def _told(kind: EventKind, call: _Track, received_at: datetime) -> Iterator[Item]:
    about = call.properties
    field, said = "timestamp", call.timestamp
    corrected = call.receivedAt is not None and call.timestamp is not None  # by Segment itself
    if not corrected and call.originalTimestamp is not None:
        field, said = "originalTimestamp", call.originalTimestamp
    sent = None if corrected else moment(call.sentAt, "sentAt")
    told = Told(
        kind=kind,
        at=placed(moment(said, field), sent, received_at, field, said),
        id=call.messageId,
        said_at="" if said is None else str(said),
        user_id=call.userId,
        device_id=call.anonymousId,
        purposes=_purposes(call),
        order_id=about.order_id,
        turn_id=about.persea_turn,
        impression_id=about.persea_impression,
    )
    if kind is EventKind.SEARCH:
        if not isinstance(about.query, str) or not about.query:
            yield Ignored(call.event)
            return
        yield replace(told, subject=about.query)
    elif about.products:
        for part, product in enumerate(about.products):
            try:
                yield _of_product(told, product, about, part)
            except Unusable as unusable:
                yield unusable.rejection
    elif kind in (EventKind.IMPRESSION, EventKind.PURCHASE):
        yield Ignored(call.event)  # a list or an order that names no product
    elif kind is EventKind.RETURN:
        yield told  # of the whole order
    else:
        told = _of_product(told, about, about, 0)
        if kind is EventKind.RATING:
            if about.rating is None or not 0 <= about.rating <= 5:
                raise Unusable("properties.rating", about.rating, "must be 0 to 5 stars")
            told = replace(told, value=about.rating)
        yield replace(told, value=0.0) if call.event == _TAKEN_BACK else told


def _of_product(told: Told, product: _Product, about: _Properties, part: int) -> Told:
    id = product.product_id or product.id
    if id is None and product.sku is None:
        within = f"properties.products[{part}]" if about.products else ""
        raise Unusable("properties.product_id", None, "is missing, and there is no sku", within=within)
    is_list = told.kind is EventKind.IMPRESSION
    trades = told.kind in (EventKind.PURCHASE, EventKind.RETURN)
    count = 1 if product.quantity is None else product.quantity
    return replace(
        told,
        part=part,
        product=id,
        variant=product.sku,
        quantity=None if is_list else product.quantity,
        value=(product.position if product.position is not None else part + 1.0) if is_list else None,
        amount=product.price * count if trades and product.price is not None else None,
        currency=about.currency,
        impression_id=product.persea_impression or told.impression_id,
    )


def _purposes(call: _Call) -> frozenset[Purpose] | None:
    consent = call.context.consent if call.context else None
    if consent is None or consent.categoryPreferences is None:
        return None
    return purposes_of(consent.categoryPreferences)
