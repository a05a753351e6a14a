"""Our own events, and how what comes in is told apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from persea.errors import BadRequest
from persea.interests.intake.read import Reading, read
from persea.interests.intake.shown import shown
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
    assert items[3] == Rejection("events[3]", "", "", "is a number, and no object")


@pytest.mark.parametrize(
    "given",
    [
        {"event": "view", "product": "p", "email": "jane@example.com"},
        {"event": "view", "product": "p", "shoper": "customer-7"},
        {"event": "view", "product": "p", "jane@example.com": 1},
        {"event": "jane@example.com", "product": "p"},
        {"event": "rating", "product": "p", "value": "+49 170 1234567"},
        {"event": "view", "product": "p", "currency": "(030) 901820"},
        {"event": "view", "product": "p", "currency": "491701234567"},
        {"event": "view", "product": "p", "time": "+49 170 1234567"},
        {"event": "view", "product": "p", "consent": ["jane@example.com"]},
        {"event": "view", "product": "p", "shopper": ["customer-7"]},
        {"customer": "customer-7"},
        {"jane@example.com": "view", "+49 170 1234567": 1},
        ["jane@example.com"],
    ],
)
def test_nothing_that_could_name_a_person_is_kept_of_a_bad_one(given: Any) -> None:
    """Of a field that is not known only its name; of what looks like an address or a telephone number nothing."""
    (item,) = told(given)
    assert isinstance(item, Rejection)
    for secret in ("jane", "customer-7", "4567", "901820"):
        assert secret not in repr(item)


@pytest.mark.parametrize(
    ("id", "kept"),
    [
        ("e-1", "e-1"),
        ("550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
        (17, "17"),
        ("jane@example.com", ""),
        ("491701234567", ""),
        ("+49-170-1234567", ""),
        ("Jane Doe", ""),
        ("x" * 101, ""),
    ],
)
def test_a_bad_one_is_found_again_by_its_own_id(id: object, kept: str) -> None:
    """Where that is an id, and nothing else."""
    (item,) = told({"event": "veiw", "product": "p", "id": id})
    assert isinstance(item, Rejection)
    assert (item.event_id, item.value) == (kept, "veiw")


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("2026-11-28 12:00:00+01:00", "2026-11-28 12:00:00+01:00"),
        ("28.11.2026 12:00", ""),
        ("1700000000", ""),
        ("5 of 120 x 60", "5 of 120 x 60"),
        (7.5, "7.5"),
    ],
)
def test_what_is_shown_of_a_value(value: object, seen: str) -> None:
    """Times as they are commonly written are no telephone numbers; where it is not clear, nothing is shown."""
    assert shown(value) == seen
    assert shown("1700000000", is_time=True) == "1700000000"


@pytest.mark.parametrize("given", [7, "view", None, True])
def test_what_is_neither_object_nor_list_is_no_body(given: Any) -> None:
    """The request as a whole is refused."""
    with pytest.raises(BadRequest, match="These are no events"):
        told(given)
