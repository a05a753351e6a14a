"""The demo shop with some of its year of events in it, its model fitted, and its application without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from persea.catalog.demo.events import demo_events
from persea.catalog.demo.goods import goods_of
from persea.catalog.demo.shop import demo_products
from persea.catalog.demo.shoppers import demo_shoppers
from persea.catalog.json_exact import parsed
from persea.interests.intake.read import Reading, read
from persea.interests.intake.settle import House, Teller, settle
from persea.interests.saved import save_model
from persea.learn.fit_interests import fit_interests
from persea.learn.shop_events import read_shop_events
from persea.store.database import Database
from persea.store.events import Purpose, keep_events
from persea.store.fitted_models import keep_model
from persea.store.recommendable import traits_of_products

_AT_ONCE = 2_000
OWNER = Teller(
    speaks_for_others=True,
    namespace="shop",
    shopper=None,
    user_id=None,
    consent=frozenset({Purpose.PERSONALIZATION}),
    refuses=False,
)


async def tell_lines(database: Database, lines: Sequence[str]) -> int:
    """As `persea import events` does; how many joined."""
    now, joined = datetime.now(UTC), 0
    house = House("USD", timedelta(days=400), now)
    for start in range(0, len(lines), _AT_ONCE):
        items = [
            item for line in lines[start : start + _AT_ONCE] for item in read(parsed(line), Reading(now))
        ]
        settled = settle(items, OWNER, house)
        async with database.connection() as conn:
            kept = await keep_events(conn, settled.events, received_at=now, known=settled.known)
        joined += kept.joined
    return joined


async def tell_demo_year(database: Database, shoppers: int) -> int:
    until = datetime.now(UTC)

    def made() -> list[str]:
        goods = goods_of(demo_products(as_of=until))
        return [
            event.line()
            for event in demo_events(goods, demo_shoppers(goods, until=until, count=shoppers), until=until)
        ]

    return await tell_lines(database, await asyncio.to_thread(made))


async def fit_and_keep(database: Database, folder: Path) -> int:
    """A new current version."""
    async with database.connection() as conn:
        events, traits = await read_shop_events(conn), await traits_of_products(conn)
        model = fit_interests(events, traits)
        save_model(model, folder / "model")
        return await keep_model(
            conn, folder / "model", events=len(events), shoppers=len(events.shoppers),
            products=len(model.products), seconds=0.5,
        )  # fmt: skip
