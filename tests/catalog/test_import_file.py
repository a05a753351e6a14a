"""A file into a real shop: cut off and gone on with, read by one at a time, and what it no longer holds."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.import_file import fingerprint, import_file
from persea.catalog.load import LoadReport, Prune, load
from persea.catalog.rows import Defaults, Found, Items
from persea.errors import CatalogError, FeedUnreadable
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.embeddings import use_model
from persea.store.import_runs import advance_run, begin_run, confirm_offers, the_only_run
from persea.store.records import read_records

EMBEDDER = BuiltInEmbedder()
NOW = datetime.now(UTC)


@pytest.fixture
async def shop(database: Database) -> Database:
    async with database.connection() as conn:
        await use_model(conn, EMBEDDER.name, EMBEDDER.dimension)
    return database


def written(folder: Path, ids: Sequence[object], *, name: str = "feed.jsonl", price: str = "10.00") -> Path:
    path = folder / name
    lines = [json.dumps({"id": f"p{id}", "title": f"Product {id}", "price": price}) for id in ids]
    path.write_text("\n".join(lines) + "\n")
    return path


async def bring(
    shop: Database, path: Path, *, prune: Prune | None = None, source: str = "file"
) -> LoadReport:
    return await import_file(
        shop, path, source=source, currency="USD", embed=EMBEDDER.embed_products, prune=prune
    )


async def rows(shop: Database, query: str) -> list[tuple[object, ...]]:
    async with shop.connection() as conn:
        return await (await conn.execute(query.encode())).fetchall()


async def ids(shop: Database) -> set[object]:
    return {id for (id,) in await rows(shop, "SELECT id FROM product WHERE removed_at IS NULL")}


# ---------------------------------------------------------------- cut off


class _CutOff(Exception):
    pass


class _Broken:
    """A feed that breaks off after some products, as a process that is killed does."""

    def __init__(self, feed: Items, after: int) -> None:
        self._feed = feed
        self._after = after

    @property
    def rows(self) -> int:
        return self._feed.rows

    @property
    def fraction(self) -> float:
        return self._feed.fraction

    def __iter__(self):  # type: ignore[no-untyped-def]
        found = 0
        for item in self._feed:
            if isinstance(item, Found):
                found += 1
                if found > self._after:
                    raise _CutOff
            yield item


async def test_it_goes_on_where_it_was_cut_off(shop: Database, tmp_path: Path) -> None:
    """The second attempt skips what the first wrote, keeps its as-of, and counts over both."""
    path = written(tmp_path, [*range(1500), 3, 1499])
    begun = NOW - timedelta(minutes=5)
    async with shop.connection() as conn:
        run = await begin_run(conn, "file", fingerprint(path, "auto", "USD"), begun)
    with pytest.raises(_CutOff):
        await load(
            shop,
            _Broken(open_feed(path, Defaults("USD", begun)), 1200),
            source="file",
            embed=EMBEDDER.embed_products,
            run=run,
        )
    assert len(await ids(shop)) == 1000  # the batch that was not full is lost
    report = await bring(shop, path)
    assert report.resumed_at == 1000
    assert (report.read, report.new, report.changed, report.unchanged) == (1500, 1500, 0, 0)
    assert (report.rows_lost, report.problem_count) == (2, 2)
    assert len(await ids(shop)) == 1500
    assert await rows(shop, "SELECT DISTINCT as_of FROM offer") == [(begun,)]
    again = await bring(shop, path)
    assert (again.resumed_at, again.unchanged) == (0, 1500)


async def test_another_content_is_begun_anew(shop: Database, tmp_path: Path) -> None:
    """A run that was cut off is not gone on with where the file has changed since."""
    path = written(tmp_path, range(10))
    async with shop.connection() as conn:
        await begin_run(conn, "file", fingerprint(path, "auto", "USD"), NOW - timedelta(minutes=5))
    report = await bring(shop, written(tmp_path, range(11)))
    assert (report.resumed_at, report.new) == (0, 11)
    ((as_of,),) = await rows(shop, "SELECT DISTINCT as_of FROM offer")
    assert isinstance(as_of, datetime)
    assert as_of > NOW


async def test_only_the_last_attempt_of_a_day_is_gone_on_with(shop: Database) -> None:
    """Neither one that another reading has followed, nor one that was cut off more than a day ago."""

    async def begun(fingerprint: bytes) -> int:
        async with shop.connection() as conn:
            run = await begin_run(conn, "file", fingerprint, NOW)
            await advance_run(conn, run, [], items=1, twice=0, new=0, changed=0)
        return run.key

    first = await begun(b"monday")
    assert await begun(b"monday") == first
    other = await begun(b"tuesday")
    assert other != first
    again = await begun(b"monday")
    assert again not in (first, other)
    await rows(shop, "WITH aged AS (UPDATE import_run SET began_at = now() - interval '25 hours') SELECT 1")
    assert await begun(b"monday") != again


async def test_problems_before_the_cut_are_counted_too(shop: Database, tmp_path: Path) -> None:
    """An id that came twice in what the first attempt dealt with is a lost row of the whole."""
    path = written(tmp_path, [0, 0, *range(1, 1300)])
    async with shop.connection() as conn:
        run = await begin_run(conn, "file", fingerprint(path, "auto", "USD"), NOW)
    feed = _Broken(open_feed(path, Defaults("USD", NOW)), 1200)
    with pytest.raises(_CutOff):
        await load(shop, feed, source="file", embed=EMBEDDER.embed_products, run=run)
    report = await bring(shop, path)
    assert (report.resumed_at, report.read, report.rows_lost, report.problem_count) == (1000, 1300, 1, 1)


async def test_an_attempt_that_brought_nothing_in_is_begun_anew(shop: Database, tmp_path: Path) -> None:
    """Nothing is as of its time, so nothing is to be as old as it."""
    path = written(tmp_path, [1])
    async with shop.connection() as conn:
        await begin_run(conn, "file", fingerprint(path, "auto", "USD"), NOW - timedelta(hours=20))
    await bring(shop, path)
    ((as_of,),) = await rows(shop, "SELECT as_of FROM offer")
    assert isinstance(as_of, datetime)
    assert as_of > NOW


def test_the_fingerprint_tells_contents_and_readings_apart(tmp_path: Path) -> None:
    """Other bytes of the same length, another currency, another file in a folder: another fingerprint. The same
    bytes downloaded once more: the same."""
    path = written(tmp_path, [1])
    first = fingerprint(path, "auto", "USD")
    assert fingerprint(path, "auto", "USD") == first
    assert fingerprint(path, "auto", "EUR") != first
    folder = fingerprint(tmp_path)
    os.utime(written(tmp_path, [1]), ns=(1, 1))
    assert fingerprint(path, "auto", "USD") == first
    written(tmp_path, [2])
    assert fingerprint(path, "auto", "USD") != first
    written(tmp_path, [3], name="more.jsonl")
    assert fingerprint(tmp_path) != folder
    with pytest.raises(FeedUnreadable, match="cannot be read"):
        fingerprint(tmp_path / "none.jsonl")


async def test_one_reads_a_source_at_a_time(shop: Database, tmp_path: Path) -> None:
    """While a source is being read another attempt at it ends with an error; other sources do not mind."""
    path = written(tmp_path, [1])
    async with the_only_run(shop, "file"):
        with pytest.raises(CatalogError, match="being imported already: file"):
            await bring(shop, path)
        assert (await bring(shop, path, source="other")).new == 1
    assert (await bring(shop, path)).unchanged == 1


_CHILD = """
import asyncio, sys
from pathlib import Path
from persea.catalog.import_file import import_file
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database

async def main(url, shop, path):
    database = Database(url, shop)
    await database.open()
    embed = BuiltInEmbedder().embed_products
    await import_file(database, Path(path), source="file", currency="USD", embed=embed,
                      on_progress=lambda p: print(p.products, flush=True))
    await database.close()

asyncio.run(main(*sys.argv[1:]))
"""


async def test_killed_and_gone_on_with_it_ends_as_if_it_had_not_been(
    shop: Database, database_url: str, tmp_path: Path
) -> None:
    """SIGKILL in the middle of an import, three times: the next attempts go on, and the shop is that of one
    unbroken run, row by row."""
    path = written(tmp_path, range(6000))
    shop_name = str((await rows(shop, "SELECT current_schema()"))[0][0])
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", _CHILD, database_url, shop_name, str(path)],
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline()
            child.send_signal(signal.SIGKILL)
    before = len(await ids(shop))
    assert 1500 <= before < 6000
    # The killed one's connection is noticed by the server in its own time.
    for _ in range(50):
        try:
            report = await bring(shop, path)
            break
        except CatalogError:
            time.sleep(0.1)
    assert before <= report.resumed_at + 500
    assert report.resumed_at >= 1500
    assert (report.read, report.new, report.missing) == (6000, 6000, 0)
    contents = (
        "SELECT p.id, p.title, p.visible, p.content_hash, p.source, v.id, o.price_minor, o.stock, o.in_stock"
        " FROM product p JOIN variant v ON v.product_key = p.key JOIN offer o ON o.variant_key = v.key"
        " ORDER BY p.id"
    )
    resumed = await rows(shop, contents)
    ((moments,),) = await rows(shop, "SELECT count(DISTINCT as_of) FROM offer")
    assert moments == 1
    await rows(shop, "WITH gone AS (DELETE FROM product) SELECT 1")
    await bring(shop, path)
    assert await rows(shop, contents) == resumed


# ---------------------------------------------------------------- what a feed no longer holds


async def test_what_is_gone_from_the_feed_stays_until_it_is_pruned(shop: Database, tmp_path: Path) -> None:
    """Ten products, then nine: the tenth stays and is told; with pruning it leaves search, page and prices."""
    await bring(shop, written(tmp_path, range(10)))
    report = await bring(shop, written(tmp_path, range(9)))
    assert (report.missing, report.removed, report.not_removed_because) == (1, 0, "")
    assert "p9" in await ids(shop)
    report = await bring(shop, written(tmp_path, range(9)), prune=Prune())
    assert (report.missing, report.removed) == (1, 1)
    assert await ids(shop) == {f"p{id}" for id in range(9)}
    async with shop.connection() as conn:
        assert await read_records(conn, ["p9"]) == []
    assert await rows(shop, "SELECT count(*) FROM offer") == [(9,)]
    back = await bring(shop, written(tmp_path, range(10)), prune=Prune())
    assert (back.changed, back.unchanged, back.missing) == (1, 9, 0)
    async with shop.connection() as conn:
        (record,) = await read_records(conn, ["p9"])
    assert str(record.price) == "$10.00"


async def test_pruning_never_takes_more_than_its_share(shop: Database, tmp_path: Path) -> None:
    """Of ten products three are missing, more than a fifth: none goes; where three tenths may go, all three do."""
    await bring(shop, written(tmp_path, range(10)))
    report = await bring(shop, written(tmp_path, range(7)), prune=Prune(0.2))
    assert (report.missing, report.removed) == (3, 0)
    assert report.not_removed_because == "that is more than 20% of the 10 there were"
    assert len(await ids(shop)) == 10
    report = await bring(shop, written(tmp_path, range(7)), prune=Prune(0.3))
    assert (report.missing, report.removed, report.not_removed_because) == (3, 3, "")


async def test_pruning_leaves_other_sources_alone(shop: Database, tmp_path: Path) -> None:
    """A feed removes only what came by its own name; a product that two feeds hold is the last reader's."""
    await bring(shop, written(tmp_path, range(10), name="a.jsonl"), source="a")
    await bring(shop, written(tmp_path, [8, *range(10, 20)], name="b.jsonl"), source="b")
    report = await bring(shop, written(tmp_path, range(7), name="a.jsonl"), source="a", prune=Prune(0.5))
    assert (report.missing, report.removed) == (2, 2)
    assert await ids(shop) == {f"p{id}" for id in (*range(7), 8, *range(10, 20))}


async def test_pruning_does_not_believe_a_feed_with_lost_rows(shop: Database, tmp_path: Path) -> None:
    """One row of ten cannot be used: what it holds may still be sold, so nothing is removed."""
    await bring(shop, written(tmp_path, range(10)))
    path = written(tmp_path, range(9))
    path.write_text(path.read_text() + '{"id": "p9", "title": "Product 9", "price": "ten"}\n')
    report = await bring(shop, path, prune=Prune())
    assert (report.missing, report.removed) == (1, 0)
    assert report.not_removed_because.startswith("1 of 10 rows could not be used")


_CSV = ["ID,Type,Name,Published,Regular price", *(f"{n},simple,Product {n},1,10" for n in range(300))]
_LINES = [json.dumps({"id": str(n), "title": f"Product {n}", "price": "10"}) for n in range(300)]
_XML = [
    '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>',
    *(
        f"<item><g:id>{n}</g:id><title>Product {n}</title><link>https://x.example/{n}</link>"
        "<g:price>10 USD</g:price><g:availability>in stock</g:availability></item>"
        for n in range(300)
    ),
    "</channel></rss>",
]


@pytest.mark.parametrize("lines", [_CSV, _LINES, _XML], ids=["csv", "json lines", "xml"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
async def test_pruning_does_not_believe_a_feed_that_was_cut_short(
    shop: Database, tmp_path: Path, lines: list[str], packed: bool
) -> None:
    """A file that ends in the middle of its 291st product is not the whole feed, however few rows were lost."""
    path = tmp_path / "feed"
    whole = "\n".join(lines).encode() + b"\n"
    path.write_bytes(gzip.compress(whole) if packed else whole)
    assert (await bring(shop, path)).new == 300
    if packed:
        path.write_bytes(gzip.compress(whole)[:-40])
    else:
        path.write_bytes("\n".join(lines[:291]).encode() + b"\n" + lines[291].encode()[:12])
    report = await bring(shop, path, prune=Prune())
    assert report.missing > 0
    assert (report.removed, report.not_removed_because) == (0, "the feed could not be read to its end")


# ---------------------------------------------------------------- as-of


async def test_a_feed_does_not_undo_what_was_told_later(shop: Database, tmp_path: Path) -> None:
    """An offer as of a later moment than the feed's keeps its price; the next reading takes over again."""
    path = written(tmp_path, [1])
    await bring(shop, path)
    await rows(
        shop,
        "WITH told AS (UPDATE offer SET price_minor = 777, as_of = now() + interval '2 seconds') SELECT 1",
    )
    report = await bring(shop, path)
    assert report.unchanged == 1
    assert await rows(shop, "SELECT price_minor FROM offer") == [(777,)]
    await rows(shop, "WITH told AS (UPDATE offer SET as_of = now() - interval '1 hour') SELECT 1")
    report = await bring(shop, path)
    assert report.changed == 1
    assert await rows(shop, "SELECT price_minor FROM offer") == [(1000,)]


async def test_a_feed_that_says_the_same_confirms_its_offers(shop: Database, tmp_path: Path) -> None:
    """ "Not modified" moves as-of on for the offers that the last reading stated, again and again, and leaves
    those that were told otherwise since."""
    await bring(shop, written(tmp_path, [1, 2]))
    ((run_key,),) = await rows(shop, "SELECT max(key) FROM import_run")
    assert isinstance(run_key, int)
    told = "WITH told AS (UPDATE offer SET as_of = as_of + interval '1 second' WHERE variant_key = (SELECT key FROM variant WHERE id = 'p2')) SELECT 1"
    await rows(shop, told)
    for hours in (1, 2):
        later = NOW + timedelta(hours=hours)
        async with shop.connection() as conn:
            assert await confirm_offers(conn, run_key, later) == 1
        assert await rows(
            shop,
            "SELECT o.as_of FROM offer o JOIN variant v ON v.key = o.variant_key WHERE v.id = 'p1'",
        ) == [(later,)]


# ---------------------------------------------------------------- currency


async def test_a_shop_takes_the_one_currency_of_its_feed(shop: Database, tmp_path: Path) -> None:
    """A first feed in euros makes the shop one in euros; a second currency beside it changes nothing more."""
    path = tmp_path / "feed.jsonl"
    path.write_text('{"id": "a", "title": "Pan", "price": "39.90", "currency": "EUR"}\n')
    assert (await bring(shop, path)).adopted_currency == "EUR"
    assert await rows(shop, "SELECT currency FROM shop") == [("EUR",)]
    assert (await bring(shop, path)).adopted_currency is None
    path.write_text('{"id": "b", "title": "Lid", "price": "9.90", "currency": "CHF"}\n')
    assert (await bring(shop, path, source="swiss")).adopted_currency is None
    assert await rows(shop, "SELECT currency FROM shop") == [("EUR",)]
