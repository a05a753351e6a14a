"""A year of invented shoppers: well-formed, lifelike, and with tastes that can be found out."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import islice

import numpy as np
import pytest
from numpy.typing import NDArray

from persea.catalog.demo.events import DemoEvent, demo_events
from persea.catalog.demo.goods import goods_of
from persea.catalog.demo.shop import demo_products
from persea.catalog.demo.shoppers import YEAR, demo_shoppers

UNTIL = datetime(2026, 3, 1, tzinfo=UTC)
PRODUCTS = demo_products(as_of=UNTIL)
GOODS = goods_of(PRODUCTS)
ROW = {product.id: row for row, product in enumerate(PRODUCTS)}
SHOPPERS = demo_shoppers(GOODS, until=UNTIL, count=600)
EVENTS = list(demo_events(GOODS, SHOPPERS, until=UNTIL))

# Event names of Segment's e-commerce spec, version 2; "identify" is a call of its own.
SPEC = {
    "Products Searched", "Product List Viewed", "Product Clicked", "Product Viewed", "Product Added",
    "Product Removed", "Product Added to Wishlist", "Cart Viewed", "Checkout Started", "Order Completed",
    "Product Reviewed", "identify",
}  # fmt: skip


def shopper_of(event: DemoEvent) -> str:
    return event.message_id[: len("shopper-0001")]


BY_SHOPPER: dict[str, list[DemoEvent]] = defaultdict(list)
for each in EVENTS:
    BY_SHOPPER[shopper_of(each)].append(each)


def rows_in(event: DemoEvent) -> list[int]:
    products = event.happened.properties["products"]
    assert isinstance(products, list)
    return [ROW[str(product["product_id"])] for product in products if isinstance(product, dict)]


def purchases(events: list[DemoEvent]) -> list[tuple[datetime, int]]:
    return [(e.at, row) for e in events if e.happened.name == "Order Completed" for row in rows_in(e)]


# ---------------------------------------------------------------- form


def test_the_same_seed_gives_the_same_lines_and_another_others() -> None:
    """Two runs are equal to the byte; another seed is another year."""
    few = SHOPPERS[:20]
    lines = [event.line() for event in demo_events(GOODS, few, until=UNTIL)]
    assert lines == [event.line() for event in demo_events(GOODS, few, until=UNTIL)]
    others = demo_shoppers(GOODS, until=UNTIL, seed=2, count=20)
    assert lines != [event.line() for event in demo_events(GOODS, others, until=UNTIL, seed=2)]


def test_one_more_shopper_changes_no_other() -> None:
    """The first 30 of 31 shoppers are and do what they are and do alone."""
    assert demo_shoppers(GOODS, until=UNTIL, count=31)[:30] == SHOPPERS[:30]
    alone = [event.line() for event in demo_events(GOODS, SHOPPERS[:30], until=UNTIL)]
    beside = [
        e.line() for e in demo_events(GOODS, SHOPPERS[:31], until=UNTIL) if shopper_of(e) != SHOPPERS[30].id
    ]
    assert beside == alone


def test_events_are_of_the_spec_in_the_order_of_time_and_of_the_year() -> None:
    """Known names, unique message ids, never backwards, from a year before the end to the end."""
    assert {event.happened.name for event in EVENTS} == SPEC
    assert len({event.message_id for event in EVENTS}) == len(EVENTS)
    moments = [event.at for event in EVENTS]
    assert moments == sorted(moments)
    assert moments[0] >= UNTIL - YEAR
    assert moments[-1] < UNTIL


def test_a_shoppers_events_keep_their_order_visit_by_visit() -> None:
    """Message ids count visits and events within them, and so does time."""
    for events in BY_SHOPPER.values():
        assert [event.message_id for event in events] == sorted(event.message_id for event in events)


def test_a_line_is_a_track_call_with_the_specs_fields() -> None:
    """JSON with type, event, ids, a UTC timestamp in milliseconds, and properties called as the spec calls them."""
    for event in islice(EVENTS, 5000):
        row = json.loads(event.line())
        assert row["messageId"] == event.message_id
        assert row["anonymousId"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", row["timestamp"])
        if row["type"] == "identify":
            assert row["userId"]
            continue
        assert row["type"] == "track"
        said = row["properties"]
        if row["event"] == "Products Searched":
            assert said.keys() == {"query"}
        elif row["event"] == "Product List Viewed":
            assert [product["position"] for product in said["products"]] == list(
                range(1, len(said["products"]) + 1)
            )
        elif row["event"] in ("Checkout Started", "Order Completed"):
            assert {"order_id", "value", "currency", "products"} <= said.keys()
        elif row["event"] in ("Product Clicked", "Product Viewed", "Product Added"):
            assert {"product_id", "sku", "name", "price", "currency"} <= said.keys()


def test_an_order_costs_what_its_lines_cost_at_the_shops_prices() -> None:
    """Price times quantity sums to value and total, to the cent, and each price is the variant's."""
    skus = {variant.sku: variant for product in PRODUCTS for variant in product.variants}
    orders = [event for event in EVENTS if event.happened.name == "Order Completed"]
    assert len(orders) > 500
    for event in orders:
        row = json.loads(event.line())["properties"]
        total_minor = 0
        for line in row["products"]:
            offer = skus[line["sku"]].offer
            assert offer is not None
            assert round(line["price"] * 100) == offer.price_at(event.at).amount_minor
            total_minor += round(line["price"] * 100) * line["quantity"]
        assert round(row["value"] * 100) == total_minor == round(row["total"] * 100)


def test_who_is_anonymous_becomes_known_and_orders_are_never_anonymous() -> None:
    """Some events have no user; every checkout has one; from an identify on, the device is known."""
    assert 0.05 < sum(event.user_id is None for event in EVENTS) / len(EVENTS) < 0.5
    assert all(
        event.user_id for event in EVENTS if event.happened.name in ("Checkout Started", "Order Completed")
    )
    known: set[str] = set()
    for event in EVENTS:
        if event.happened.name == "identify":
            known.add(event.anonymous_id)
        elif event.anonymous_id in known:
            assert event.user_id


# ---------------------------------------------------------------- life


def test_what_is_clicked_was_shown_and_what_is_ordered_was_added() -> None:
    """A click's product stands at its position in the list before it; an order holds only what went into carts."""
    for events in BY_SHOPPER.values():
        shown: list[int] = []
        added: set[int] = set()
        for event in events:
            said = event.happened.properties
            if event.happened.name == "Product List Viewed":
                shown = rows_in(event)
            elif event.happened.name == "Product Clicked":
                position = said["position"]
                assert isinstance(position, int)
                assert shown[position - 1] == ROW[str(said["product_id"])]
            elif event.happened.name == "Product Added":
                added.add(ROW[str(said["product_id"])])
            elif event.happened.name == "Order Completed":
                assert set(rows_in(event)) <= added


def test_lasting_things_are_not_bought_twice_except_as_gifts() -> None:
    """Things that are used up are bought again by the same shopper; of all purchases, under 2 % repeat others."""
    again = lasting = bought = 0
    for events in BY_SHOPPER.values():
        had: set[int] = set()
        for _, row in purchases(events):
            bought += 1
            again += row in had
            lasting += row in had and not GOODS.consumable[GOODS.kind_of[row]]
            had.add(row)
    assert again - lasting > 10
    assert lasting < 0.02 * bought


def test_people_sleep_and_shop_before_christmas() -> None:
    """On the shopper's clock few events fall between 1 and 5; November and December have most of all months."""
    offset = {shopper.id: timedelta(hours=shopper.utc_offset_h) for shopper in SHOPPERS}
    local = Counter((event.at + offset[shopper_of(event)]).hour for event in EVENTS)
    assert sum(local[hour] for hour in (1, 2, 3, 4)) < 0.03 * len(EVENTS)
    assert sum(local[hour] for hour in (19, 20, 21)) > 0.2 * len(EVENTS)
    months = Counter(event.at.month for event in EVENTS)
    assert {month for month, _ in months.most_common(2)} == {11, 12}


def test_winter_things_are_wanted_in_winter() -> None:
    """Insulated jackets are viewed three times as often from October to January as from May to August."""
    viewed = Counter(
        event.at.month
        for event in EVENTS
        if event.happened.name == "Product Viewed"
        and PRODUCTS[ROW[str(event.happened.properties["product_id"])]].category_path[-1]
        == "Insulated jackets"
    )
    assert sum(viewed[month] for month in (10, 11, 12, 1)) > 3 * sum(viewed[month] for month in (5, 6, 7, 8))


def gini(counts: NDArray[np.int64]) -> float:
    """0 where all are alike, towards 1 where one has all: sum (2i - n - 1) x_i / (n sum x), x ascending."""
    ascending, n = np.sort(counts), len(counts)
    return float(((2 * np.arange(1, n + 1) - n - 1) * ascending).sum() / (n * ascending.sum()))


def test_popularity_has_a_long_tail() -> None:
    """The Gini coefficient of purchases is that of shops: between 0.45 and 0.85."""
    assert gini(np.array([0, 0, 0, 4])) == 0.75
    bought = Counter(row for events in BY_SHOPPER.values() for _, row in purchases(events))
    assert 0.45 < gini(np.array([bought[row] for row in range(len(PRODUCTS))])) < 0.85


# ---------------------------------------------------------------- what can be learnt


def test_hidden_tastes_explain_purchases() -> None:
    """A shopper's six favourite kinds have at least twice the share of their purchases that the shop's mix gives."""
    bought = [(shopper, row) for shopper in SHOPPERS for _, row in purchases(BY_SHOPPER[shopper.id])]
    share = np.bincount([GOODS.kind_of[row] for _, row in bought], minlength=len(GOODS.kinds)) / len(bought)
    own = expected = 0.0
    for shopper, row in bought:
        liked = [GOODS.kinds.index(path) for path, _ in shopper.taste.kinds[:6]]
        own += GOODS.kind_of[row] in liked
        expected += share[liked].sum()
    assert own / len(bought) > 0.5
    assert own > 2 * expected


def learnt() -> tuple[float, float, int]:
    """Recall@10 of co-occurrence and of popularity on each shopper's last purchase, and how many there were.

    History is what was viewed or bought until three hours before; what was bought is not recommended again.
    """
    n = len(PRODUCTS)
    together, bought_often = np.zeros((n, n)), np.zeros(n)
    cases: list[tuple[NDArray[np.float64], set[int], int]] = []
    for events in BY_SHOPPER.values():
        bought = purchases(events)
        if not bought:
            continue
        at, target = bought[-1]
        before = [event for event in events if event.at < at - timedelta(hours=3)]
        history = np.zeros(n)
        for event in before:
            if event.happened.name == "Product Viewed":
                history[ROW[str(event.happened.properties["product_id"])]] = 1
        had = {row for _, row in purchases(before)}
        for row in had:
            bought_often[row] += 1
        together += np.outer(history, history)
        if history.any() and target not in had:
            cases.append((history, had, target))
    np.fill_diagonal(together, 0)
    scale = np.sqrt(together.sum(axis=1) + 1)
    cosine = together / scale[:, None] / scale[None, :]

    def hit(score: NDArray[np.float64], had: set[int], target: int) -> bool:
        score = score.copy()
        score[list(had)] = -1
        return target in np.argsort(-score, kind="stable")[:10]

    by_items = sum(hit(history @ cosine, had, target) for history, had, target in cases)
    by_fame = sum(hit(bought_often, had, target) for _, had, target in cases)
    return by_items / len(cases), by_fame / len(cases), len(cases)


def test_a_simple_recommender_beats_popularity_and_is_not_perfect() -> None:
    """Item-item co-occurrence finds the last purchase in ten at least 1.5 times as often, and under 60 % of times."""
    by_items, by_fame, cases = learnt()
    assert cases > 200
    assert by_items > 1.5 * by_fame
    assert 0.15 < by_items < 0.6


@pytest.mark.full
def test_the_whole_year_is_large() -> None:
    """2,000 shoppers make at least 150,000 events, some of them hundreds, nearly all at least one."""
    shoppers = demo_shoppers(GOODS, until=UNTIL)
    events = Counter(shopper_of(event) for event in demo_events(GOODS, shoppers, until=UNTIL))
    assert 1950 <= len(events) <= len(shoppers) == 2000
    assert sum(events.values()) >= 150_000
    assert max(events.values()) > 300
