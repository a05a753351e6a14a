"""Our own events, and how what comes in is told apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from persea.errors import BadRequest
from persea.interests.intake.read import Reading, read
from persea.interests.intake.told import Ignored, Item, Told
from persea.store.events import EventKind, Purpose
from persea.store.rejected_events import Rejection

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def told(given: Any) -> list[Item]:
    return list(read(given, Reading(NOON)))


def test_every_kind_can_be_told() -> None:
    """With what it is about: words, a brand, stars, or only the product."""
    about: dict[EventKind, dict[str, Any]] = {
        EventKind.SEARCH: {"query": "boots"},
        EventKind.FOLLOW: {"brand": "Tarnholt"},
        EventKind.RATING: {"product": "boot", "value": 4},
    }
    for kind in EventKind:
        (item,) = told({"event": kind.value, **about.get(kind, {"product": "boot"})})
        assert isinstance(item, Told), item
        assert item.kind is kind


def test_a_row_says_all_it_can() -> None:
    """A purchase's value is what was paid; times may be seconds; the skew is put right by sent_at."""
    (item,) = told(
        {
            "id": "e-1", "event": "purchase", "shopper": "customer-7", "device": "d-1", "product": "boot", "sku": "B-43",
            "time": 1795867200, "sent_at": 1795867260, "value": "89.90", "quantity": 1, "currency": "eur", "order": "o-1",
            "turn": "t-1", "impression": "i-1", "consent": ["personalization", "analytics"],
        }
    )  # fmt: skip
    assert item == Told(
        kind=EventKind.PURCHASE, at=NOON - timedelta(seconds=60), id="e-1", said_at="1795867200", user_id="customer-7",
        device_id="d-1", purposes=frozenset({Purpose.PERSONALIZATION, Purpose.ANALYTICS}), product="boot",
        variant="B-43", quantity=1, amount=Decimal("89.9"), currency="EUR", order_id="o-1", turn_id="t-1",
        impression_id="i-1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        ({"event": "veiw", "product": "p"}, "event", "there is no such event; there are search, impression"),
        ({"event": "view", "produkt": "p"}, "", "is no event"),
        ({"event": "view", "shopper": "u"}, "product", "is missing"),
        ({"event": "view", "product": "p", "colour": "red"}, "colour", "there is no such field"),
        ({"event": "search", "shopper": "u"}, "query", "is missing"),
        ({"event": "follow", "shopper": "u"}, "event", "names what is followed"),
        ({"event": "rating", "product": "p", "value": 9}, "value", "must be 0 to 5 stars"),
        ({"event": "view", "product": "p", "value": "much"}, "value", "must be a number"),
        ({"event": "view", "product": "p", "value": "NaN"}, "value", "must be a number"),
        ({"event": "view", "product": "p", "consent": ["all"]}, "consent", "all is no purpose"),
        ({"event": "view", "product": "a\x00"}, "product", "holds U+0000"),
        ({"event": "view", "product": "\ud800", "shopper": "u"}, "product", "holds U+D800"),
        ({"event": "view", "product": "p", "time": "1970-01-01"}, "time", "lies before the year 2000"),
        ({"event": "view", "product": "p", "time": "2099-01-01"}, "time", "lies more than a day ahead"),
        ({"event": "view", "product": "p", "time": "9" * 30}, "time", "is no time"),
        ({"greeting": "hello"}, "", "is no event"),
    ],
)
def test_what_is_wrong_is_kept_aside(given: dict[str, Any], field: str, reason: str) -> None:
    """With the field and the reason."""
    (item,) = told(given)
    if given.get("produkt"):  # without any name of ours it is an event of somebody's own in a dataLayer
        assert item == Ignored("view")
        return
    assert isinstance(item, Rejection)
    assert item.field == field
    assert item.reason.startswith(reason), item.reason


def test_a_list_may_hold_several_formats() -> None:
    """Each is told apart by itself, and the bad one has its place."""
    items = told(
        {
            "events": [
                {"event": "view", "product": "boot"},
                {"type": "track", "event": "Product Viewed", "properties": {"product_id": "boot"}},
                {"event": "view_item", "ecommerce": {"items": [{"item_id": "boot"}]}},
                7,
            ]
        }
    )
    assert [item.kind for item in items if isinstance(item, Told)] == [EventKind.VIEW] * 3
    assert items[3] == Rejection("events[3]", "", "7", "is no object")


@pytest.mark.parametrize("given", [7, "view", None, True])
def test_what_is_neither_object_nor_list_is_no_body(given: Any) -> None:
    """The request as a whole is refused."""
    with pytest.raises(BadRequest, match="These are no events"):
        told(given)
