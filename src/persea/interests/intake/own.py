"""Persea's own events: JSON objects, one or a list, and rows of a table with the same names.

    {"id": …, "shopper": …, "device": …, "event": "view", "product": …, "time": …, "value": …, "consent": […]}
    shopper,event,product,time,value

Strict: a name that is not known costs the event, since a slip of the pen would cost what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from persea.interests.intake.told import (
    Amount,
    Code,
    Currency,
    Item,
    Json,
    Number,
    Quantity,
    Told,
    Unusable,
    Words,
    moment,
    named,
    named_purposes,
    placed,
    rejection_of,
)
from persea.store.events import EventKind, Purpose

_ABOUT_NO_PRODUCT = (EventKind.SEARCH, EventKind.FOLLOW)
_SUBJECTS = ("brand", "creator", "category")
OWN_FIELDS = frozenset(
    {
        *(
            "id",
            "shopper",
            "device",
            "event",
            "product",
            "sku",
            "variant",
            "time",
            "value",
            "quantity",
            "amount",
        ),
        *("currency", "query", "brand", "creator", "category", "order", "turn", "impression", "consent"),
        "sent_at",
    }
)
_ONLY_OWN = OWN_FIELDS - {"id", "event", "currency", "value", "consent", "time", "quantity"}
"""Those by which an object is known as ours; the rest stand in what pages push too."""


def _kind(given: object) -> object:
    try:
        return EventKind(str(given).strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        raise ValueError(f"there is no such event; there are {', '.join(EventKind)}") from error


def _purposes(given: object) -> object:
    if given is None or given == "":
        return None
    if isinstance(given, str) and given.strip().lower() == "none":
        return frozenset()
    return named_purposes(given)


class OwnEvent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: Code = None
    """The same id is the same event, whenever it comes. Left out: made from what the event says."""
    event: Annotated[EventKind, BeforeValidator(_kind)]
    shopper: Code = None
    """The shop's id of a shopper who has signed in."""
    device: Code = None
    """The shop's name for a browser or an app."""
    product: Code = None
    sku: Code = None
    variant: Code = None
    """The id of a variant."""
    time: str | int | float | Decimal | None = None
    """When it happened; left out: now."""
    sent_at: str | int | float | Decimal | None = None
    """The sender's clock when it sent this: what it is wrong by is put right."""
    value: Number = None
    """Stars of a rating, seconds of a dwell, the place in a list, what was paid; 0: a like, save or follow that was
    taken back."""
    quantity: Quantity = None
    amount: Amount = None
    """What was paid for it in all, in major units."""
    currency: Currency = None
    query: Words = ""
    brand: Words = ""
    creator: Words = ""
    category: Words = ""
    order: Code = None
    turn: Code = None
    """The answer that led to it, as the link into the shop named it."""
    impression: Code = None
    consent: Annotated[frozenset[Purpose] | None, BeforeValidator(_purposes)] = None
    """What the person has agreed to: "personalization", "analytics", "marketing"; an empty list: nothing."""


COLUMNS = {name: name for name in OWN_FIELDS} | {
    **dict.fromkeys(("user", "user_id", "customer", "customer_id", "shopper_id"), "shopper"),
    **dict.fromkeys(("item", "item_id", "product_id"), "product"),
    **dict.fromkeys(("timestamp", "date"), "time"),
    **dict.fromkeys(("event_type", "kind"), "event"),
    "event_value": "value",
    "order_id": "order",
}
"""What a table may call our fields."""


def recognise(given: Mapping[str, Json]) -> bool:
    return "event" in given and (given.keys() <= OWN_FIELDS or not given.keys().isdisjoint(_ONLY_OWN))


def read(given: Mapping[str, Json], received_at: datetime) -> Iterator[Item]:
    try:
        yield _told(OwnEvent.model_validate(given), received_at)
    except ValidationError as error:
        yield named(rejection_of(error), given.get("id"))
    except Unusable as unusable:
        yield named(unusable.rejection, given.get("id"))


def _told(given: OwnEvent, received_at: datetime) -> Told:
    kind = given.event
    subject = given.query
    if kind is EventKind.FOLLOW:
        followed = [(name, getattr(given, name)) for name in _SUBJECTS if getattr(given, name)]
        if len(followed) != 1:
            raise Unusable("event", kind.value, "names what is followed: a brand, a creator or a category")
        subject = f"{followed[0][0]}:{followed[0][1]}"
    if kind is EventKind.SEARCH and not subject:
        raise Unusable("query", None, "is missing")
    if (
        kind not in _ABOUT_NO_PRODUCT
        and given.product is None
        and given.sku is None
        and given.variant is None
    ):
        raise Unusable("product", None, "is missing")
    if kind is EventKind.RATING and (given.value is None or not 0 <= given.value <= 5):
        raise Unusable("value", given.value, "must be 0 to 5 stars")
    amount = given.amount
    is_paid = kind in (EventKind.PURCHASE, EventKind.RETURN)
    if is_paid and amount is None and given.value is not None and given.value >= 0:
        amount = Decimal(str(given.value))
    return Told(
        kind=kind,
        at=placed(
            moment(given.time, "time"), moment(given.sent_at, "sent_at"), received_at, "time", given.time
        ),
        id=given.id,
        said_at="" if given.time is None else str(given.time),
        user_id=given.shopper,
        device_id=given.device,
        purposes=given.consent,
        product=given.product,
        variant=given.sku or given.variant,
        subject=subject,
        value=None if is_paid else given.value,
        quantity=given.quantity,
        amount=amount if is_paid else None,
        currency=given.currency,
        order_id=given.order,
        turn_id=given.turn,
        impression_id=given.impression,
    )
