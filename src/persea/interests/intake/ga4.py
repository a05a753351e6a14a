"""Google Analytics 4, e-commerce: the Measurement Protocol's requests, and what a page pushes into its dataLayer.

    {"client_id": …, "user_id": …, "timestamp_micros": …, "consent": {…},
     "events": [{"name": "view_item", "params": {"items": [{"item_id": …}]}}]}
    {"event": "view_item", "ecommerce": {"items": [{"item_id": …}]}}, gtag's {"0": "event", "1": "view_item", "2": {…}}

https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
GA4's events have no id; a purchase is known by its transaction_id. What it does not do: keep clicks and checkouts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    "search": EventKind.SEARCH,
    "view_search_results": EventKind.SEARCH,
    "view_item_list": EventKind.IMPRESSION,
    "view_item": EventKind.VIEW,
    "add_to_cart": EventKind.ADD_TO_CART,
    "remove_from_cart": EventKind.REMOVE_FROM_CART,
    "add_to_wishlist": EventKind.SAVE,
    "purchase": EventKind.PURCHASE,
    "refund": EventKind.RETURN,
}


_PUSHED = {"0", "ecommerce", "user_id", "client_id", "consent", "user_properties"}


class _Product(Given):
    item_id: Code = None
    price: Amount = None
    quantity: Quantity = None
    index: Number = None
    currency: Currency = None
    persea_impression: Code = None


class _Params(Given):
    items: tuple[_Product, ...] = Field(default=(), max_length=MOST_PRODUCTS)
    search_term: Words = ""
    currency: Currency = None
    transaction_id: Code = None
    persea_turn: Code = None
    persea_impression: Code = None


class _Named(Given):
    name: str
    params: _Params = _Params()
    timestamp_micros: int | str | None = None


class _Request(Given):
    client_id: Code = None
    app_instance_id: Code = None
    user_id: Code = None
    timestamp_micros: int | str | None = None
    consent: dict[str, object] | None = None


class _Push(Given):
    client_id: Code = None
    user_id: Code = None
    consent: dict[str, object] | None = None
    time: str | int | float | Decimal | None = None


@dataclass(slots=True)
class DataLayer:
    """What earlier pushes have set: a data layer goes on saying it until another push says otherwise."""

    user_id: str | None = None
    client_id: str | None = None
    purposes: frozenset[Purpose] | None = None


# ---------------------------------------------------------------- the Measurement Protocol


def recognise(given: dict[str, Json]) -> bool:
    events = given.get("events")
    if not isinstance(events, list):
        return False
    if "client_id" in given or "app_instance_id" in given:
        return True
    return bool(events) and all(isinstance(event, dict) and "name" in event for event in events)


def read(given: dict[str, Json], received_at: datetime) -> Iterator[Item]:
    try:
        request = _Request.model_validate(given)
    except ValidationError as error:
        yield rejection_of(error)
        return
    events = given["events"]
    assert isinstance(events, list), "recognised by it"
    for index, event in enumerate(events):
        place = f"events[{index}]"
        try:
            for item in _event(event, request, received_at):
                if isinstance(item, Rejection):
                    yield named(item, _order_of(event), f"{place}.{item.place}".strip("."))
                else:
                    yield item if isinstance(item, Ignored) else replace(item, place=place)
        except ValidationError as error:
            yield named(rejection_of(error), _order_of(event), place)
        except Unusable as unusable:
            yield named(unusable.rejection, _order_of(event), place)


def _event(event: Json, request: _Request, received_at: datetime) -> Iterator[Item]:
    given = _Named.model_validate(event)
    kind = KINDS.get(given.name)
    if kind is None:
        yield Ignored(given.name)
        return
    said = given.timestamp_micros if given.timestamp_micros is not None else request.timestamp_micros
    field = "timestamp_micros"
    told = Told(
        kind=kind,
        at=placed(moment(said, field), None, received_at, field, said),
        said_at="" if said is None else str(said),
        user_id=request.user_id,
        device_id=request.client_id or request.app_instance_id,
        purposes=None if request.consent is None else purposes_of(request.consent),
    )
    yield from _told(told, given.name, given.params)


def _order_of(event: Json) -> Json:
    """What GA4 has in the place of an event's id: the order's."""
    params = event.get("params") if isinstance(event, dict) else None
    return params.get("transaction_id") if isinstance(params, dict) else None


# ---------------------------------------------------------------- the dataLayer


def recognise_push(given: dict[str, Json]) -> bool:
    """A push, or the arguments of gtag() as JSON writes them."""
    return isinstance(given.get("event"), str) or not given.keys().isdisjoint(_PUSHED)


def read_push(given: dict[str, Json], layer: DataLayer, received_at: datetime) -> Iterator[Item]:
    """One push; what it sets is kept in `layer` for those after it."""
    if given.get("0") == "consent":
        said = given.get("2")
        if given.get("1") in ("default", "update") and isinstance(said, dict):
            layer.purposes = purposes_of(said)
        yield Ignored("consent")
        return
    try:
        name, params, state = _parts(given)
        push = _Push.model_validate(state)
        layer.user_id = push.user_id or layer.user_id
        layer.client_id = push.client_id or layer.client_id
        if push.consent is not None:
            layer.purposes = purposes_of(push.consent)
        kind = KINDS.get(name)
        if kind is None:
            yield Ignored(name or "a push without an event")
            return
        told = Told(
            kind=kind,
            at=placed(moment(push.time, "time"), None, received_at, "time", push.time),
            said_at="" if push.time is None else str(push.time),
            user_id=layer.user_id,
            device_id=layer.client_id,
            purposes=layer.purposes,
        )
        yield from _told(told, name, _Params.model_validate(params))
    except ValidationError as error:
        yield named(rejection_of(error), _order_of({"params": _parts(given)[1]}))
    except Unusable as unusable:
        yield unusable.rejection


def _parts(given: dict[str, Json]) -> tuple[str, dict[str, Json], dict[str, Json]]:
    """The event's name, its parameters, and where what is set stands."""
    if given.get("0") == "event":
        name, params = given.get("1"), given.get("2")
        params = params if isinstance(params, dict) else {}
        return (name if isinstance(name, str) else ""), params, params
    if "0" in given:  # gtag("set", …), gtag("config", …), gtag("js", …)
        last = given.get("2", given.get("1"))
        return "", {}, last if isinstance(last, dict) else {}
    name, params = given.get("event"), given.get("ecommerce")
    # What is not of e-commerce, as search_term, stands beside the event's name.
    return (
        (name if isinstance(name, str) else ""),
        {**given, **params} if isinstance(params, dict) else given,
        given,
    )


# ---------------------------------------------------------------- both


def _told(told: Told, name: str, params: _Params) -> Iterator[Item]:
    if told.kind is EventKind.SEARCH:
        yield replace(told, subject=params.search_term) if params.search_term else Ignored(name)
        return
    told = replace(
        told,
        order_id=params.transaction_id,
        turn_id=params.persea_turn,
        impression_id=params.persea_impression,
        id=f"purchase {params.transaction_id}"
        if told.kind is EventKind.PURCHASE and params.transaction_id
        else None,
    )
    if not params.items:
        yield told if told.kind is EventKind.RETURN and told.order_id else Ignored(name)
        return
    for part, product in enumerate(params.items):
        try:
            yield _of_product(told, product, params, part)
        except Unusable as unusable:
            yield unusable.rejection


def _of_product(told: Told, product: _Product, params: _Params, part: int) -> Told:
    if product.item_id is None:
        raise Unusable(f"items.{part}.item_id", None, "is missing")
    is_list = told.kind is EventKind.IMPRESSION
    trades = told.kind in (EventKind.PURCHASE, EventKind.RETURN)
    count = 1 if product.quantity is None else product.quantity
    place = part + 1.0 if product.index is None else product.index + 1.0  # GA4 counts from 0
    return replace(
        told,
        part=part,
        product=product.item_id,
        quantity=None if is_list else product.quantity,
        value=place if is_list else None,
        amount=product.price * count if trades and product.price is not None else None,
        currency=product.currency or params.currency,
        impression_id=product.persea_impression or told.impression_id,
    )
