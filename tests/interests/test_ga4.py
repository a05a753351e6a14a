"""GA4's requests and pushes: what its documentation shows goes in unchanged."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from persea.interests.intake.read import Reading, read
from persea.interests.intake.told import Ignored, Item, Told
from persea.store.events import EventKind, Purpose
from persea.store.rejected_events import Rejection

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)

# https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
TEE = {
    "item_id": "SKU_12345", "item_name": "Stan and Friends Tee", "affiliation": "Google Merchandise Store",
    "coupon": "SUMMER_FUN", "discount": 2.22, "index": 0, "item_brand": "Google", "item_category": "Apparel",
    "item_category2": "Adult", "item_category3": "Shirts", "item_list_id": "related_products",
    "item_list_name": "Related Products", "item_variant": "green", "location_id": "ChIJIQBpAG2ahYAR_6128GcTUEo",
    "price": 10.01, "quantity": 3,
}  # fmt: skip
PURCHASE = {
    "transaction_id": "T_12345", "value": 30.03, "tax": 4.90, "shipping": 5.99, "currency": "USD",
    "coupon": "SUMMER_SALE", "items": [TEE],
}  # fmt: skip
SAMPLES: list[tuple[str, dict[str, Any], EventKind | None]] = [
    ("view_item_list", {"item_list_id": "related_products", "items": [TEE]}, EventKind.IMPRESSION),
    ("select_item", {"item_list_id": "related_products", "items": [TEE]}, None),
    ("view_item", {"currency": "USD", "value": 30.03, "items": [TEE]}, EventKind.VIEW),
    ("add_to_cart", {"currency": "USD", "value": 30.03, "items": [TEE]}, EventKind.ADD_TO_CART),
    ("remove_from_cart", {"currency": "USD", "value": 30.03, "items": [TEE]}, EventKind.REMOVE_FROM_CART),
    ("add_to_wishlist", {"currency": "USD", "value": 30.03, "items": [TEE]}, EventKind.SAVE),
    ("begin_checkout", {"currency": "USD", "value": 30.03, "items": [TEE]}, None),
    ("purchase", PURCHASE, EventKind.PURCHASE),
    ("refund", PURCHASE, EventKind.RETURN),
    ("search", {"search_term": "t-shirts"}, EventKind.SEARCH),
    ("login", {"method": "Google"}, None),
]


def told(given: Any) -> list[Item]:
    return list(read(given, Reading(NOON)))


@pytest.mark.parametrize(("name", "params", "kind"), SAMPLES, ids=[name for name, *_ in SAMPLES])
def test_what_the_documentation_shows_goes_in_unchanged(
    name: str, params: dict[str, Any], kind: EventKind | None
) -> None:
    """By the Measurement Protocol, as a push into the dataLayer, and as gtag's arguments."""
    request = {
        "client_id": "123456.7654321", "user_id": "u-1", "timestamp_micros": "1795867200000000",
        "user_properties": {"customer_tier": {"value": "PREMIUM"}},
        "consent": {"ad_user_data": "GRANTED", "ad_personalization": "DENIED"},
        "events": [{"name": name, "params": {**params, "session_id": "123", "engagement_time_msec": "100"}}],
    }  # fmt: skip
    push = {"event": name, **params} if name == "search" else {"event": name, "ecommerce": params}
    for given in (request, push, {"0": "event", "1": name, "2": params}):
        (item,) = told(given)
        assert isinstance(item, Ignored) if kind is None else isinstance(item, Told) and item.kind is kind


def test_a_request_says_who_and_when() -> None:
    """The event's own time goes before the request's; a purchase is known by its transaction."""
    request = {
        "client_id": "c", "user_id": "u", "timestamp_micros": 1795867200000000,
        "events": [
            {"name": "purchase", "params": PURCHASE},
            {"name": "search", "params": {"search_term": "tee"}, "timestamp_micros": 1795867260000000},
        ],
    }  # fmt: skip
    bought, searched = told(request)
    assert isinstance(bought, Told)
    assert isinstance(searched, Told)
    assert (bought.user_id, bought.device_id, bought.id) == ("u", "c", "purchase T_12345")
    assert (bought.product, bought.quantity, bought.amount, bought.currency) == (
        "SKU_12345", 3, Decimal("30.03"), "USD",
    )  # fmt: skip
    assert (bought.at, searched.at) == (
        datetime(2026, 11, 28, 12, tzinfo=UTC), datetime(2026, 11, 28, 12, tzinfo=UTC),
    )  # fmt: skip
    assert searched.subject == "tee"


def test_places_count_from_one() -> None:
    """GA4's index counts from 0."""
    (item,) = told({"event": "view_item_list", "ecommerce": {"items": [{"item_id": "a", "index": 4}]}})
    assert isinstance(item, Told)
    assert item.value == 5


def test_consent_to_advertising_is_no_consent_to_be_known() -> None:
    """ad_personalization is about advertisements."""
    request = {
        "client_id": "c",
        "consent": {"ad_personalization": "GRANTED"},
        "events": [{"name": "search", "params": {"search_term": "a"}}],
    }
    (item,) = told(request)
    assert isinstance(item, Told)
    assert item.purposes == {Purpose.MARKETING}


def test_a_data_layer_goes_on_saying_what_was_set() -> None:
    """Consent and the user's id hold for the pushes after them, in one list."""
    pushes = [
        {"event": "view_item", "ecommerce": {"items": [TEE]}},
        {"0": "consent", "1": "update", "2": {"personalization_storage": "granted", "analytics_storage": "denied"}},
        {"user_id": "u-7"},
        {"ecommerce": None},
        {"event": "view_item", "ecommerce": {"items": [TEE]}},
    ]  # fmt: skip
    views = [item for item in told(pushes) if isinstance(item, Told)]
    assert [(view.user_id, view.purposes) for view in views] == [
        (None, None), ("u-7", frozenset({Purpose.PERSONALIZATION})),
    ]  # fmt: skip


def test_an_item_without_an_id_is_kept_aside() -> None:
    """GA4 lets an item have a name alone; the others of the event are kept."""
    given = {"event": "view_item", "ecommerce": {"items": [{"item_name": "Tee"}, TEE]}}
    refused, kept = told([given])
    assert refused == Rejection("[0]", "items.0.item_id", "", "is missing")

    assert isinstance(kept, Told)


def test_more_items_than_anybody_sends_are_refused() -> None:
    """200 is GA4's own limit, 500 ours."""
    given = {"event": "view_item_list", "ecommerce": {"items": [TEE] * 200}}
    assert len(told(given)) == 200
    (refused,) = told({"event": "view_item_list", "ecommerce": {"items": [TEE] * 501}})
    assert isinstance(refused, Rejection)
    assert refused.field == "items"


def test_a_bad_event_of_a_request_has_its_place_and_its_order() -> None:
    """GA4's events have no id; an order has."""
    given = {
        "client_id": "c",
        "events": [
            {"name": "view_item", "params": {"items": [{"item_id": "boot"}]}},
            {"name": "purchase", "params": {"transaction_id": "o-17", "items": [{"item_name": "Boot"}]}},
        ],
    }
    view, refused = read(given, Reading(NOON), "[4]")
    assert isinstance(view, Told)
    assert view.place == "[4].events[0]"
    assert refused == Rejection("[4].events[1]", "items.0.item_id", "", "is missing", "o-17")
