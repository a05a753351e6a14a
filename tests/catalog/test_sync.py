"""Feeds that are read again: what is fetched, what is confirmed, what is kept of a failure."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feed_server import FeedServer, feed_server
from persea.catalog.import_file import import_file
from persea.catalog.load import Prune
from persea.catalog.sync import run_sync
from persea.catalog.web.fetch import Fetcher, Pace
from persea.errors import CatalogError, FetchFailed
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.embeddings import use_model
from persea.store.shop import set_shop
from persea.store.syncs import Sync, add_sync, claim_due, find_sync, list_syncs, remove_sync

EMBEDDER = BuiltInEmbedder()


@pytest.fixture
async def shop(database: Database) -> Database:
    async with database.connection() as conn:
        await use_model(conn, EMBEDDER.name, EMBEDDER.dimension)
    return database


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    with feed_server() as serving:
        yield serving


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_private=True, pace=Pace(min_interval_s=0, tries=1)) as opened:
        yield opened


def products(ids: Sequence[int], price: str = "10.00") -> bytes:
    lines = [json.dumps({"id": f"p{id}", "title": f"Product {id}", "price": price}) for id in ids]
    return "\n".join(lines).encode() + b"\n"


async def again(shop: Database, fetcher: Fetcher, url: str, folder: Path) -> str:
    """Reads the sync of `url` as it stands in the store."""
    async with shop.connection() as conn:
        sync = await find_sync(conn, url)
    assert sync is not None
    return await run_sync(shop, sync, fetcher, data_dir=folder, embed=EMBEDDER.embed_products)


async def added(shop: Database, url: str, **options: object) -> Sync:
    async with shop.connection() as conn:
        return await add_sync(conn, url, every=timedelta(hours=6), **options)  # type: ignore[arg-type]


async def kept(shop: Database) -> Sync:
    async with shop.connection() as conn:
        (sync,) = await list_syncs(conn)
    return sync


async def rows(shop: Database, query: str) -> list[tuple[object, ...]]:
    async with shop.connection() as conn:
        return await (await conn.execute(query.encode())).fetchall()


async def test_a_feed_is_fetched_when_it_has_changed(
    shop: Database, feed: FeedServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    """First imported; unchanged, its offers are confirmed; changed, only what changed is; each result is kept."""
    await added(shop, feed.url)
    feed.body = products([1, 2, 3])
    first = await again(shop, fetcher, feed.url, tmp_path)
    assert first == "3 products: 3 new, 0 changed, 0 unchanged"
    assert (await kept(shop)).result == first
    ((before,),) = await rows(shop, "SELECT DISTINCT as_of FROM offer")
    assert await again(shop, fetcher, feed.url, tmp_path) == "Not modified: 3 offers confirmed"
    assert await again(shop, fetcher, feed.url, tmp_path) == "Not modified: 3 offers confirmed"
    ((after,),) = await rows(shop, "SELECT DISTINCT as_of FROM offer")
    assert isinstance(before, datetime)
    assert isinstance(after, datetime)
    assert after > before
    feed.body = products([1, 2, 3, 4], "11.00")
    assert await again(shop, fetcher, feed.url, tmp_path) == "4 products: 1 new, 3 changed, 0 unchanged"
    assert feed.answers == [200, 304, 304, 200]
    assert (await kept(shop)).ok is True


async def test_what_is_gone_goes_where_that_is_wanted(
    shop: Database, feed: FeedServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    """One of ten goes; half of the rest does not, and the sync says so, until it may."""
    await added(shop, feed.url, prune=True)
    feed.body = products(range(10))
    await again(shop, fetcher, feed.url, tmp_path)
    feed.body = products(range(9))
    assert (
        await again(shop, fetcher, feed.url, tmp_path)
        == "9 products: 0 new, 0 changed, 9 unchanged, 1 removed"
    )
    feed.body = products(range(4))
    with pytest.raises(CatalogError, match="None of the 5 missing products was removed"):
        await again(shop, fetcher, feed.url, tmp_path)
    assert (await kept(shop)).ok is False
    assert await rows(shop, "SELECT count(*) FROM product WHERE visible") == [(9,)]
    allowing = (await kept(shop)).allowing(0.6)
    assert await run_sync(shop, allowing, fetcher, data_dir=tmp_path, embed=EMBEDDER.embed_products) == (
        "4 products: 0 new, 0 changed, 4 unchanged, 5 removed"
    )


async def test_what_another_feed_still_holds_comes_back(
    shop: Database, feed: FeedServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    """Two feeds hold one product and the later reader gives it up: the other is read in full the next time,
    though it has not changed."""
    feed.body = products(range(10))
    await added(shop, feed.url)
    await again(shop, fetcher, feed.url, tmp_path)
    for lines in (products([9, *range(20, 30)]), products(range(20, 30))):
        (tmp_path / "other.jsonl").write_bytes(lines)
        await import_file(
            shop, tmp_path / "other.jsonl", source="other", currency="USD", embed=EMBEDDER.embed_products,
            prune=Prune(),
        )  # fmt: skip
    gone = "SELECT id FROM product WHERE removed_at IS NOT NULL"
    assert await rows(shop, gone) == [("p9",)]
    assert await again(shop, fetcher, feed.url, tmp_path) == "10 products: 0 new, 1 changed, 9 unchanged"
    assert await rows(shop, gone) == []


async def test_adding_an_address_again_reads_it_in_full(
    shop: Database, feed: FeedServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    """What has not changed at the shop may still be wanted otherwise: with --prune, say."""
    feed.body = products([1])
    for _ in range(2):
        await added(shop, feed.url)
        await again(shop, fetcher, feed.url, tmp_path)
    assert feed.answers == [200, 200]


async def test_a_failure_is_kept_and_the_next_time_is_tried(
    shop: Database, feed: FeedServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    """A server's 500 and a file that is no feed are told with the sync; nothing of the shop changes."""
    await added(shop, feed.url)
    feed.status = 500
    with pytest.raises(FetchFailed):
        await again(shop, fetcher, feed.url, tmp_path)
    sync = await kept(shop)
    assert sync.ok is False
    assert "500" in sync.result
    feed.status, feed.body = 200, b"hello, this is no feed"
    with pytest.raises(CatalogError, match="no feed format that Persea knows"):
        await again(shop, fetcher, feed.url, tmp_path)
    feed.body = products([1])
    assert await again(shop, fetcher, feed.url, tmp_path) == "1 product: 1 new, 0 changed, 0 unchanged"


async def test_the_demo_shop_is_not_mixed_with(
    shop: Database, feed: FeedServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    """A sync of a demo shop says how to replace it, and asks nobody for anything."""
    async with shop.connection() as conn:
        await set_shop(conn, is_demo=True)
    await added(shop, feed.url)
    with pytest.raises(CatalogError, match="--replace-demo"):
        await again(shop, fetcher, feed.url, tmp_path)
    assert feed.answers == []


async def test_each_gets_its_turn_about_when_it_is_due(shop: Database) -> None:
    """What is due goes to one claimant, is due again after its interval, a tenth more or less, and ends with
    being removed."""
    for number in range(20):
        await added(shop, f"https://shop.example/{number}.csv")
    claimed = []
    async with shop.connection() as conn:
        while (sync := await claim_due(conn)) is not None:
            claimed.append(sync)
    assert [sync.key for sync in claimed] == sorted(sync.key for sync in claimed)
    assert len({sync.url for sync in claimed}) == 20
    waits = [(sync.next_at - datetime.now(UTC)) / timedelta(hours=6) for sync in claimed]
    assert 0.89 < min(waits) < max(waits) <= 1.1
    assert max(waits) - min(waits) > 0.02
    async with shop.connection() as conn:
        await remove_sync(conn, claimed[0].key)
        assert len(await list_syncs(conn)) == 19


async def test_two_servers_do_not_wait_for_each_other(shop: Database) -> None:
    """While one is claiming the first feed another gets the second at once, and a third none."""
    first, second = [await added(shop, f"https://shop.example/{name}.csv") for name in ("a", "b")]
    async with shop.connection() as one, shop.connection() as two, shop.connection() as three:
        await three.execute("SET LOCAL lock_timeout = '2s'")
        await two.execute("SET LOCAL lock_timeout = '2s'")
        claimed = [await claim_due(conn) for conn in (one, two, three)]
    assert [sync and sync.key for sync in claimed] == [first.key, second.key, None]


async def test_adding_an_address_again_changes_it(shop: Database) -> None:
    """The same address is one sync: with the new interval, due at once, and its results kept."""
    first = await added(shop, "https://shop.example/a.csv")
    async with shop.connection() as conn:
        assert await claim_due(conn) is not None
        second = await add_sync(conn, first.url, every=timedelta(days=1), prune=True)
        assert (second.key, second.every, second.prune) == (first.key, timedelta(days=1), True)
        assert await claim_due(conn) is not None
