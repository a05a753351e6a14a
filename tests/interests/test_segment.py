"""Segment's calls: what its documentation shows goes in unchanged, and clocks are put right by its rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from segment_samples import LISTED, MONOPOLY, ORDER, SAMPLES, call

from persea.interests.intake.read import Reading, read
from persea.interests.intake.told import Ignored, Item, Known, Told
from persea.store.events import EventKind, Purpose
from persea.store.rejected_events import Rejection

ID = "022bb90c-bbac-11e4-8dfc-aa07a5b093db"  # of the documentation's sample
NOON = datetime(2026, 11, 28, 12, 0, 1, tzinfo=UTC)


def told(given: Any) -> list[Item]:
    return list(read(given, Reading(NOON)))


def one(given: Any) -> Told:
    (item,) = told(given)
    assert isinstance(item, Told), item
    return item


KEPT = {
    "Products Searched": (EventKind.SEARCH, 1),
    "Product List Viewed": (EventKind.IMPRESSION, 2),
    "Product List Filtered": (EventKind.IMPRESSION, 2),
    "Product Viewed": (EventKind.VIEW, 1),
    "Product Added": (EventKind.ADD_TO_CART, 1),
    "Product Removed": (EventKind.REMOVE_FROM_CART, 1),
    "Order Completed": (EventKind.PURCHASE, 2),
    "Order Refunded": (EventKind.RETURN, 2),
    "Order Cancelled": (EventKind.RETURN, 2),
    "Product Added to Wishlist": (EventKind.SAVE, 1),
    "Product Removed from Wishlist": (EventKind.SAVE, 1),
    "Wishlist Product Added to Cart": (EventKind.ADD_TO_CART, 1),
    "Product Reviewed": (EventKind.RATING, 1),
}


@pytest.mark.parametrize(("event", "properties"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_what_the_documentation_shows_goes_in_unchanged(event: str, properties: dict[str, Any]) -> None:
    """Each becomes the kind and number that the table says; what is not in it is passed over, and nothing is refused."""
    items = told(call(event, properties))
    if event not in KEPT:
        assert items == [Ignored(event)]
        return
    kind, count = KEPT[event]
    assert [item.kind for item in items if isinstance(item, Told)] == [kind] * count


def test_a_view_says_who_what_and_when() -> None:
    """The envelope's ids, the product's id and SKU, and Segment's own corrected time."""
    view = one(call("Product Viewed", MONOPOLY))
    assert (view.user_id, view.device_id) == ("97980cfea0067", "507f191e810c19729de860ea")
    assert (view.product, view.variant) == ("507f1f77bcf86cd799439011", "G-32")
    assert (view.at, view.id) == (
        datetime(2026, 11, 28, 12, 0, 0, 387000, UTC), "022bb90c-bbac-11e4-8dfc-aa07a5b093db",
    )  # fmt: skip


def test_an_order_is_a_purchase_of_each_product() -> None:
    """With what was paid for it in all: 1 x 19 and 2 x 3."""
    items = told(call("Order Completed", ORDER))
    bought = [
        (item.part, item.variant, item.quantity, item.amount, item.currency, item.order_id)
        for item in items
        if isinstance(item, Told)
    ]
    assert bought == [
        (0, "45790-32", 1, Decimal(19), "USD", "50314b8e9bcf000000000000"),
        (1, "46493-32", 2, Decimal(6), "USD", "50314b8e9bcf000000000000"),
    ]


def test_a_list_tells_the_places() -> None:
    """The position that it names, else the one it has."""
    without = [{name: value for name, value in LISTED[0].items() if name != "position"}, LISTED[1]]
    items = told(call("Product List Viewed", {"products": without}))
    assert [item.value for item in items if isinstance(item, Told)] == [1.0, 2.0]


def test_what_is_taken_off_the_wishlist_is_taken_back() -> None:
    """A save of value 0; a rating's stars may be text, as in the documentation."""
    assert one(call("Product Removed from Wishlist", MONOPOLY)).value == 0
    assert one(call("Product Reviewed", {"product_id": "p", "rating": "5"})).value == 5


@pytest.mark.parametrize(
    ("clock", "ago"),
    [("2026-11-28T11:58:00Z", 120), ("1970-01-01T00:00:10Z", 60), ("2099-01-01T00:00:00Z", 5)],
)
def test_a_wrong_clock_is_put_right_by_what_it_showed_when_it_sent(clock: str, ago: int) -> None:
    """timestamp = receivedAt - (sentAt - originalTimestamp), however wrong the clock is."""
    happened = datetime.fromisoformat(clock)
    sent = (happened + timedelta(seconds=ago)).isoformat()
    for changes in (
        {"originalTimestamp": clock, "timestamp": None, "receivedAt": None, "sentAt": sent},
        {"timestamp": clock, "receivedAt": None, "sentAt": sent},
    ):
        assert one(call("Product Viewed", MONOPOLY, **changes)).at == NOON - timedelta(seconds=ago)


@pytest.mark.parametrize(
    ("timestamp", "reason"),
    [
        ("1970-01-01T00:00:00Z", "lies before the year 2000: a clock that was never set"),
        ("2099-01-01T00:00:00Z", "lies more than a day ahead of our clock"),
        ("yesterday", "is no time; write it like 2026-11-28T18:00:00Z, or in seconds since 1970"),
    ],
)
def test_a_time_that_cannot_be_is_kept_aside(timestamp: str, reason: str) -> None:
    """Where nothing tells by how much the clock is wrong."""
    given = call("Product Viewed", MONOPOLY, timestamp=timestamp, sentAt=None, receivedAt=None)
    assert told(given) == [Rejection("", "timestamp", timestamp, reason, ID)]


def test_a_little_ahead_is_now() -> None:
    """Two clocks never agree; the future is told to nobody."""
    given = call("Product Viewed", MONOPOLY, timestamp="2026-11-28T12:05:00Z", sentAt=None, receivedAt=None)
    assert one(given).at == NOON


def test_consent_is_read_from_the_context() -> None:
    """By the names of the categories; without the object nothing is said of it."""
    preferences = {"Advertising": True, "Analytics": True, "Personalization": True, "DataSharing": True}
    given = call("Product Viewed", MONOPOLY, context={"consent": {"categoryPreferences": preferences}})
    assert one(given).purposes == frozenset(Purpose)
    refused = call(
        "Product Viewed", MONOPOLY, context={"consent": {"categoryPreferences": {"Personalization": False}}}
    )
    assert one(refused).purposes == frozenset()
    assert one(call("Product Viewed", MONOPOLY)).purposes is None


def test_a_batch_shares_when_it_was_sent() -> None:
    """Each call by itself, the bad ones aside with their place."""
    batch = {
        "batch": [
            {"type": "track", "event": "Product Viewed", "userId": "u", "properties": MONOPOLY,
             "timestamp": "2026-11-28T10:00:00Z"},
            {"type": "identify", "userId": "u", "anonymousId": "a", "traits": {"email": "a@example.com"}},
            {"type": "page", "name": "Home", "userId": "u"},
            {"type": "track", "event": "Product Viewed", "userId": "u", "properties": {"name": "Monopoly"}},
            "nonsense",
        ],
        "sentAt": "2026-11-28T10:00:30Z",
    }  # fmt: skip
    view, known, page, bad, nonsense = told(batch)
    assert isinstance(view, Told)
    assert view.at == NOON - timedelta(seconds=30)
    assert known == Known("u", "a", place="batch[1]")
    assert page == Ignored("page")
    assert bad == Rejection("batch[3]", "properties.product_id", "", "is missing, and there is no sku")
    assert nonsense == Rejection("batch[4]", "", "", "is no object")


@pytest.mark.parametrize(
    ("changes", "rejection"),
    [
        (
            {"messageId": "a\x00b"},
            Rejection("", "messageId", "a\N{REPLACEMENT CHARACTER}b", "holds U+0000, which no id may"),
        ),
        (
            {"userId": "\N{PARTY POPPER}"},
            Rejection("", "userId", "", "holds PARTY POPPER, which no id may", ID),
        ),
        ({"userId": "u" * 201}, Rejection("", "userId", "", "is longer than 200 characters", ID)),
        ({"userId": ["u"]}, Rejection("", "userId", "", "must be a text", ID)),
        ({"properties": "none"}, Rejection("", "properties", "none", "must be an object", ID)),
    ],
)
def test_what_is_wrong_is_told_by_field_and_reason(changes: dict[str, Any], rejection: Rejection) -> None:
    """Names of people are not repeated."""
    assert told(call("Product Viewed", MONOPOLY) | changes) == [rejection]
