"""The demo shop's own year of events, written as Segment's calls, goes in unchanged."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime

from persea.catalog.demo.events import demo_events
from persea.catalog.demo.goods import goods_of
from persea.catalog.demo.shop import demo_products
from persea.catalog.demo.shoppers import demo_shoppers
from persea.catalog.json_exact import parsed
from persea.interests.intake.read import Reading, read
from persea.interests.intake.told import Ignored, Known, Told
from persea.store.events import EventKind

UNTIL = datetime(2026, 3, 1, tzinfo=UTC)


def test_every_event_of_the_demo_shop_is_understood() -> None:
    """None is refused; clicks, carts and checkouts are passed over, and each other call is kept as its kind."""
    products = demo_products(as_of=UNTIL)
    goods = goods_of(products)
    lines = [
        event.line() for event in demo_events(goods, demo_shoppers(goods, until=UNTIL, count=40), until=UNTIL)
    ]
    kept, ignored, calls = Counter[str](), set[str](), Counter[str]()
    for line in lines:
        call = json.loads(line)
        calls[call.get("event", "identify")] += 1
        for item in read(parsed(line), Reading(UNTIL)):
            assert isinstance(item, Told | Ignored | Known), (line, item)
            if isinstance(item, Told):
                kept[item.kind] += 1
                assert item.product is None or any(product.id == item.product for product in products)
            elif isinstance(item, Ignored):
                ignored.add(item.name)
            else:
                kept["known"] += 1
    assert ignored == {"Product Clicked", "Cart Viewed", "Checkout Started"}
    assert (kept["known"], kept[EventKind.VIEW], kept[EventKind.SEARCH], kept[EventKind.RATING]) == (
        calls["identify"], calls["Product Viewed"], calls["Products Searched"], calls["Product Reviewed"],
    )  # fmt: skip
    assert kept[EventKind.PURCHASE] >= calls["Order Completed"] > 0
