"""The demo shop into the store: its products first, so that somebody can ask, then what is said of them.

By the same doors as any other shop's data. What it does not do: decide whether a shop should be a demo shop.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from persea.catalog.demo.feed import DemoFeed
from persea.catalog.demo.guides import demo_guides
from persea.catalog.demo.posts import demo_posts
from persea.catalog.demo.reviews import demo_reviews
from persea.catalog.demo.shop import DEMO_CURRENCY, DEMO_NAME, demo_products
from persea.catalog.load import LoadReport, load
from persea.catalog.texts.knowledge import Document
from persea.catalog.texts.load import load_knowledge, load_posts, load_reviews
from persea.catalog.texts.rows import given_posts, given_reviews
from persea.seams import EmbedProducts
from persea.store.catalog import DEMO_SOURCE, count_products
from persea.store.database import Database
from persea.store.knowledge import has_knowledge
from persea.store.shop import load_shop, set_fresh_for, set_shop
from persea.values import Post, Review


async def fill_products(database: Database, embed: EmbedProducts) -> LoadReport | None:
    """Fills an empty shop with the demo shop's products; None where the shop has products."""
    async with database.connection() as conn:
        if await count_products(conn):
            return None
        await set_shop(conn, name=DEMO_NAME, currency=DEMO_CURRENCY, is_demo=True)
        await set_fresh_for(conn, None)  # invented prices do not age
    feed = await asyncio.to_thread(DemoFeed, as_of=datetime.now(UTC))
    return await load(database, feed, source=DEMO_SOURCE, embed=embed)


async def fill_texts(database: Database) -> bool:
    """Adds the reviews, posts and knowledge of the demo shop; False where they are in, or it is another shop."""
    if not await _lacks_texts(database):
        return False
    now = datetime.now(UTC)
    reviews, posts = await asyncio.to_thread(_written, now)
    await load_reviews(database, given_reviews(reviews))
    await load_posts(database, given_posts(posts), source=DEMO_SOURCE)
    if not await _lacks_texts(database):  # a real catalogue has replaced it meanwhile
        return False
    # Last, so that what is cut off before is made up for at the next start.
    await load_knowledge(database, [Document(DEMO_SOURCE, tuple(demo_guides(until=now)))])
    return True


async def _lacks_texts(database: Database) -> bool:
    async with database.connection() as conn:
        return (await load_shop(conn)).is_demo and not await has_knowledge(conn, DEMO_SOURCE)


def _written(now: datetime) -> tuple[list[Review], list[Post]]:
    products = demo_products(as_of=now)
    return list(demo_reviews(products, until=now)), list(demo_posts(products, until=now))
