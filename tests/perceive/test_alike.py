"""A product found from a photo: its picture is looked at in quiet moments, and a photo of it leads to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest_asyncio
from sights import as_jpeg, label, photo_of

from persea.perceive.alike import alike, told
from persea.perceive.jobs.alike import Match
from persea.perceive.picture_upkeep import PictureUpkeep
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.store.pictures_index import AlikePicture, picture_counts, picture_problems
from persea.values import Product
from stocked import a_variant, stock


@pytest_asyncio.fixture(scope="module")
async def worker() -> AsyncIterator[Worker]:
    made = Worker("eyes")
    yield made
    await made.close()


class Site:
    """Serves `files` by path; `asked` are the paths of all requests, with the status of their answers."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, int]] = []


@contextmanager
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = served.files.get(self.path)
            tag = f'"{hash(body)}"'
            status = 404 if body is None else 304 if self.headers.get("If-None-Match") == tag else 200
            served.asked.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            sent = body if status == 200 and body else b""
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _product(id: str, *pictures: str, **changes: object) -> Product:
    return Product(id, f"Tonic {id}", (a_variant(f"{id}-1", 900),), image_urls=pictures, **changes)  # type: ignore[arg-type]


def _upkeep(database: Database, worker: Worker, *, allow_private: bool = True) -> PictureUpkeep:
    return PictureUpkeep(database, worker, allow_private=allow_private, rests=False)


async def _make_due(database: Database) -> None:
    async with database.connection() as conn:
        await conn.execute("UPDATE product_picture SET look_again_at = now()")


async def test_a_photo_leads_to_its_product(database: Database, worker: Worker) -> None:
    """Of eight labels, the one that a turned, darker photo shows; of one that is not sold here, none."""
    with site() as shop:
        for seed in range(8):
            shop.files[f"/{seed}.jpg"] = as_jpeg(label(seed))
        await stock(database, *(_product(f"p{seed}", f"{shop.url}/{seed}.jpg") for seed in range(8)))
        photo = as_jpeg(photo_of(label(5), degrees=25, share=0.7, light=0.8))
        assert await alike(photo, worker, database) is None
        done = await _upkeep(database, worker).round()
        assert (done.looked_at, done.failed, done.missing) == (8, 0, 0)
    found = await alike(photo, worker, database)
    assert found is not None
    assert [one.product_id for one in found] == ["p5"]
    assert found[0].matches >= 30
    assert found[0].confidence > 0.7
    assert 0 < found[0].box.left < 0.5 < found[0].box.right < 1
    absent = as_jpeg(photo_of(label(50), degrees=10, share=0.8))
    assert await alike(absent, worker, database) == ()


async def test_a_picture_is_looked_at_again_where_it_changed(database: Database, worker: Worker) -> None:
    """An unchanged one is asked for and not sent; a new one at the same address replaces what was known."""
    with site() as shop:
        shop.files["/a.jpg"] = as_jpeg(label(1))
        await stock(database, _product("a", f"{shop.url}/a.jpg"))
        await _upkeep(database, worker).round()
        await _upkeep(database, worker).round()
        assert [status for path, status in shop.asked if path == "/a.jpg"] == [200]
        await _make_due(database)
        await _upkeep(database, worker).round()
        assert [status for path, status in shop.asked if path == "/a.jpg"] == [200, 304]
        shop.files["/a.jpg"] = as_jpeg(label(2))
        await _make_due(database)
        await _upkeep(database, worker).round()
    assert await alike(as_jpeg(photo_of(label(1))), worker, database) == ()
    found = await alike(as_jpeg(photo_of(label(2))), worker, database)
    assert [one.product_id for one in found or ()] == ["a"]


async def test_what_is_known_goes_with_the_picture_and_with_the_product(
    database: Database, worker: Worker
) -> None:
    """A product that shows another picture is not found by the old one."""
    with site() as shop:
        shop.files |= {"/a.jpg": as_jpeg(label(1)), "/b.jpg": as_jpeg(label(2))}
        await stock(database, _product("a", f"{shop.url}/a.jpg"))
        await _upkeep(database, worker).round()
        await stock(database, _product("a", f"{shop.url}/b.jpg"))
        await _upkeep(database, worker).round()
    assert await alike(as_jpeg(photo_of(label(1))), worker, database) == ()
    async with database.connection() as conn:
        assert (await picture_counts(conn)).pictures == 1
        await conn.execute("DELETE FROM product")
        assert await (await conn.execute("SELECT count(*) FROM product_picture")).fetchone() == (0,)


async def test_what_fails_is_told_and_not_asked_again_at_once(database: Database, worker: Worker) -> None:
    """Missing, damaged, forbidden by robots.txt, no web address: each is counted with its reason."""
    with site() as shop:
        shop.files |= {
            "/robots.txt": b"User-agent: *\nDisallow: /private/\n",
            "/private/c.jpg": as_jpeg(label(3)),
            "/broken.jpg": as_jpeg(label(1))[:900],
            "/plain.jpg": as_jpeg(label(1) * 0 + 200),
        }
        await stock(
            database,
            *(
                _product(f"p{place}", address)
                for place, address in enumerate(
                    (f"{shop.url}/none.jpg", f"{shop.url}/broken.jpg", f"{shop.url}/private/c.jpg", "/c.jpg")
                )
            ),
            _product("plain", f"{shop.url}/plain.jpg"),
        )
        done = await _upkeep(database, worker).round()
        assert (done.looked_at, done.failed, done.missing) == (5, 4, 0)
        before = list(shop.asked)
        await _upkeep(database, worker).round()
        assert shop.asked == before
    assert "/private/c.jpg" not in [path for path, _ in before]
    async with database.reading() as conn:
        counts = await picture_counts(conn)
        problems = {problem for problem, _, _ in await picture_problems(conn, limit=10)}
    assert (counts.products, counts.pictures, counts.plain, counts.failed) == (5, 1, 1, 4)
    assert "The server answered 404 Not Found" in problems
    assert "The site's robots.txt does not allow it" in problems
    assert "The picture has no web address" in problems
    assert len(problems) == 4


async def test_a_feed_cannot_make_it_ask_the_own_network(database: Database, worker: Worker) -> None:
    """Unless whoever runs it says so, only public addresses are asked."""
    with site() as shop:
        shop.files["/a.jpg"] = as_jpeg(label(1))
        await stock(database, _product("a", f"{shop.url}/a.jpg"))
        done = await _upkeep(database, worker, allow_private=False).round()
        assert (done.looked_at, done.failed) == (1, 1)
        assert shop.asked == []


async def test_further_pictures_and_those_of_variants_lead_to_the_product(
    database: Database, worker: Worker
) -> None:
    """The back of a box, and the variant in another colour; at most eight of a product are looked at."""
    with site() as shop:
        for seed in range(12):
            shop.files[f"/{seed}.jpg"] = as_jpeg(label(seed))
        many = tuple(f"{shop.url}/{seed}.jpg" for seed in range(2, 12))
        variant = a_variant("a-1", 900, image_url=f"{shop.url}/1.jpg")
        await stock(
            database,
            Product("a", "Tonic", (variant,), image_urls=(f"{shop.url}/0.jpg",)),
            _product("b", *many),
        )
        done = await _upkeep(database, worker).round()
        assert done.looked_at == 10
    for seed, product_id in ((0, "a"), (1, "a"), (9, "b")):
        found = await alike(as_jpeg(photo_of(label(seed), degrees=5)), worker, database)
        assert [one.product_id for one in found or ()] == [product_id]


async def test_a_photo_of_two_things_leads_to_both(database: Database, worker: Worker) -> None:
    """Each with its own box."""
    with site() as shop:
        for seed in range(4):
            shop.files[f"/{seed}.jpg"] = as_jpeg(label(seed))
        await stock(database, *(_product(f"p{seed}", f"{shop.url}/{seed}.jpg") for seed in range(4)))
        await _upkeep(database, worker).round()
    both = np.concatenate([photo_of(label(seed), share=0.9) for seed in (1, 3)], axis=1)
    found = await alike(as_jpeg(both), worker, database) or ()
    assert {one.product_id for one in found} == {"p1", "p3"}
    boxes = {one.product_id: one.box for one in found}
    assert boxes["p1"].right < 0.5 < boxes["p3"].left


async def test_the_demo_shops_drawings_need_no_web(database: Database, worker: Worker) -> None:
    """They are drawn here, by the name in their address."""
    await stock(
        database,
        _product("x", "/demo/pictures/ap-larder.svg"),
        _product("y", "/demo/pictures/no-such-thing.svg"),
    )
    done = await _upkeep(database, worker).round()
    assert (done.looked_at, done.failed) == (2, 1)
    async with database.reading() as conn:
        assert (await picture_counts(conn)).pictures == 1


def _match(index: int, matches: int, left: float = 0.1, right: float = 0.9, off_tint: float = 0.0) -> Match:
    return Match(index=index, matches=matches, left=left, top=0.1, right=right, bottom=0.9, off_tint=off_tint)


def test_of_one_spot_only_what_is_nearly_as_good_is_told() -> None:
    """A weak one under a strong one is chance; beside it, it is another thing. Each product comes once, and what agrees
    in colour goes before its twin."""
    pictures = [AlikePicture(id, "", b"") for id in ("a", "b", "c", "a", "d")]
    found = [_match(0, 100), _match(1, 20), _match(3, 90), _match(4, 100, off_tint=20)]
    assert [one.product_id for one in told(found, pictures)] == ["a", "d"]
    apart = [_match(0, 100, right=0.4), _match(1, 20, left=0.6)]
    assert [(one.product_id, one.matches) for one in told(apart, pictures)] == [("a", 100), ("b", 20)]
    assert told([_match(0, 90)], pictures)[0].confidence == 0.9
