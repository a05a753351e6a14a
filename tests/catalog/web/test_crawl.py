"""Reading a shop from its pages: by products.json, by sitemaps, along its links; within bounds, and resumed."""

from __future__ import annotations

import gzip
import itertools
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import add
from pathlib import Path

import pytest
from shop_server import QUICK, Asked, Reply, Shop, html, moved, quick_fetcher, running_shop

from persea.catalog.web.crawl import CrawlReport, Limits, Progress, crawl
from persea.catalog.web.fetch import Fetcher
from persea.errors import FetchFailed, FetchRefused

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def product_page(name: str, body: str = "", **headers: str) -> Reply:
    node = {"@context": "https://schema.org", "@type": "Product", "name": name}
    return html(f'<script type="application/ld+json">{json.dumps(node)}</script>{body}', **headers)


def links(*targets: str) -> str:
    return "".join(f'<a href="{target}">x</a>' for target in targets)


def robots(shop: Shop, text: str = "") -> None:
    shop.pages["/robots.txt"] = Reply(f"User-agent: *\n{text}\nSitemap: {shop.url}/sitemap.xml\n")


def sitemap(shop: Shop, *paths: str) -> Reply:
    return Reply(
        "<urlset>" + "".join(f"<url><loc>{shop.url}{path}</loc></url>" for path in paths) + "</urlset>"
    )


def names(report: CrawlReport) -> list[str]:
    """Of the products in the feed, in order."""
    lines = [json.loads(line) for line in report.path.read_text().splitlines()]
    return [
        product["title"] if "products" in line else product["name"]
        for line in lines
        for product in line.get("products", line.get("jsonld"))
    ]


# ---------------------------------------------------------------- the three ways


async def test_products_json(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Where Shopify's products.json is offered its pages are read until one is empty, and nothing else."""
    pages = [["Mug", "Pot"], ["Pan"], []]
    for number, titles in enumerate(pages, 1):
        body = json.dumps({"products": [{"id": 1, "title": title} for title in titles]})
        shop.pages[f"/products.json?limit=250&page={number}"] = Reply(body)
    report = await crawl(fetcher, shop.url, tmp_path)
    assert names(report) == ["Mug", "Pot", "Pan"]
    assert (report.pages, report.with_products, report.failed, report.bounded) == (3, 2, 0, "")
    assert [asked.path for asked in shop.asked] == [
        "/robots.txt",
        *(f"/products.json?limit=250&page={number}" for number in (1, 2, 3)),
    ]


async def test_products_json_without_end(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A server that gives the same page whatever its number is not asked for ever."""
    for number in range(1, 10):
        shop.pages[f"/products.json?limit=250&page={number}"] = Reply(
            '{"products": [{"id": 1, "title": "Mug"}]}'
        )
    await crawl(fetcher, shop.url, tmp_path)
    assert len(shop.asked) == 3


@pytest.mark.parametrize(
    ("reply", "goes_on"),
    [(Reply("later", 500), True), (html("Are you human?"), False), (Reply("no", 403), False)],
    ids=["for the moment", "a page of something else", "for good"],
)
async def test_products_json_that_breaks_off(
    shop: Shop, fetcher: Fetcher, tmp_path: Path, reply: Reply, goes_on: bool
) -> None:
    """A page that cannot be read is not the end of the list: what was read is kept, and told to be a part."""
    for number in (1, 2, 4):
        body = json.dumps({"products": [{"title": f"Mug {number}", "handle": f"mug-{number}"}]})
        shop.pages[f"/products.json?limit=250&page={number}"] = Reply(body)
    shop.pages["/products.json?limit=250&page=3"] = reply
    report = await crawl(fetcher, shop.url, tmp_path)
    assert names(report) == ["Mug 1", "Mug 2"]
    assert report.bounded == "products.json could not be read from page 3 on"
    assert (report.goes_on, report.failed) == (goes_on, 1)


async def test_sitemaps(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """The sitemaps' pages are fetched, those that look like products first; pages without products add nothing."""
    robots(shop, "Disallow: /product/secret")
    shop.pages |= {
        "/sitemap.xml": Reply(f"<x><sitemap><loc>{shop.url}/all.xml.gz</loc></sitemap></x>"),
        "/all.xml.gz": Reply(
            gzip.compress(
                sitemap(
                    shop,
                    "/about",
                    "/odd",
                    "/product/mug",
                    "/product/secret",
                    "/product/gone",
                    "/cart",
                    "/a.pdf",
                ).body.encode()  # type: ignore[union-attr]
            )
        ),
        "/about": html(links("/product/unlisted")),
        "/odd": product_page("Odd one"),
        "/product/mug": product_page("Mug"),
        "/product/secret": product_page("Secret"),
        "/product/unlisted": product_page("Unlisted"),
    }
    told: list[Progress] = []
    report = await crawl(fetcher, shop.url, tmp_path, on_progress=told.append)
    assert names(report) == ["Mug", "Odd one"]
    assert report == replace(
        report,
        pages=3,
        with_products=2,
        skipped_by_robots=1,
        failed=1,
        bounded="",
        goes_on=False,
        unchanged=0,
    )
    assert report.failures == ((f"{shop.url}/product/gone", "The server answered 404 Not Found"),)
    assert [asked.path for asked in shop.asked][-4:] == ["/product/mug", "/product/gone", "/about", "/odd"]
    assert told[-1] == Progress(3, 2, 5)


async def test_guessed_sitemap(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Without a word in robots.txt the usual place is tried."""
    shop.pages |= {"/sitemap.xml": sitemap(shop, "/mug"), "/mug": product_page("Mug")}
    assert names(await crawl(fetcher, shop.url, tmp_path)) == ["Mug"]


async def test_walk(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Without a sitemap the links are followed, nearest first, four deep, and never those that do something."""
    shop.pages |= {
        "/robots.txt": Reply("User-agent: *\nDisallow: /private"),
        "/": html(
            links("/1", "/private/x", "https://other.example/", "/cart/add/7", "?add-to-cart=7", "/1#again")
        ),
        "/1": product_page("One", links("/2", "/")),
        "/2": product_page("Two", links("/3")),
        "/3": product_page("Three", links("/4")),
        "/4": product_page("Four", links("/5")),
        "/5": product_page("Five"),
    }
    report = await crawl(fetcher, f"{shop.url}/", tmp_path)
    assert names(report) == ["One", "Two", "Three", "Four"]
    assert (report.pages, report.skipped_by_robots, report.failed, report.bounded) == (5, 1, 0, "")
    assert not [asked.path for asked in shop.asked if "cart" in asked.path or "private" in asked.path]
    assert max(Counter(asked.path for asked in shop.asked).values()) == 1


async def test_a_sitemap_of_other_things(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Where the sitemap's pages hold no product the links are followed after all."""
    robots(shop)
    shop.pages |= {
        "/sitemap.xml": sitemap(shop, "/blog"),
        "/blog": html(),
        "/": html(links("/mug", "/blog")),
        "/mug": product_page("Mug"),
    }
    assert names(await crawl(fetcher, f"{shop.url}/", tmp_path)) == ["Mug"]
    assert shop.times("/blog") == 1


async def test_redirected_pages(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A page that moved is taken once and by its new address; one that leads out, or to a closed page, is not."""
    robots(shop, "Disallow: /closed")
    shop.pages |= {
        "/sitemap.xml": sitemap(shop, "/old", "/new", "/out", "/shut"),
        "/old": moved("/new"),
        "/new": product_page("Mug"),
        "/out": moved("http://other.example/"),
        "/shut": moved("/closed"),
        "/closed": product_page("Closed"),
    }
    report = await crawl(fetcher, shop.url, tmp_path)
    assert names(report) == ["Mug"]
    assert f'"url": "{shop.url}/new"' in report.path.read_text()
    assert [url for url, _ in report.failures] == [f"{shop.url}/out", f"{shop.url}/shut"]
    assert shop.times("/closed") == 0


# ---------------------------------------------------------------- robots.txt


async def test_closed_shop(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A shop that is closed to Persea is left alone, and that is said."""
    shop.pages["/robots.txt"] = Reply("User-agent: Persea\nDisallow: /")
    with pytest.raises(FetchRefused, match=r"robots\.txt does not let Persea"):
        await crawl(fetcher, shop.url, tmp_path)
    assert [asked.path for asked in shop.asked] == ["/robots.txt"]


async def test_robots_for_the_moment(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Nothing is fetched from a shop whose robots.txt cannot be read for the moment."""
    shop.pages |= {"/robots.txt": Reply(status=500), "/": product_page("Mug")}
    with pytest.raises(FetchFailed, match=r"robots\.txt cannot be read"):
        await crawl(fetcher, shop.url, tmp_path)
    assert shop.times("/") == 0


async def test_crawl_delay(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """The pause that robots.txt asks for is kept."""
    begun: list[float] = []

    def page(asked: Asked) -> Reply:
        begun.append(time.monotonic())
        return product_page("Mug")

    robots(shop, "Crawl-delay: 0.2")
    shop.pages |= {"/sitemap.xml": sitemap(shop, "/a", "/b"), "/a": page, "/b": page}
    await crawl(fetcher, shop.url, tmp_path)
    assert begun[1] - begun[0] > 0.15


# ---------------------------------------------------------------- bounds


def many(shop: Shop, count: int) -> None:
    robots(shop)
    shop.pages["/sitemap.xml"] = sitemap(shop, *(f"/product/{number}" for number in range(count)))
    for number in range(count):
        shop.pages[f"/product/{number}"] = product_page(f"Number {number}")


async def test_most_pages(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """No more pages than allowed are fetched, and how many were left out is told."""
    many(shop, 30)
    report = await crawl(fetcher, shop.url, tmp_path, limits=Limits(max_pages=10))
    # products.json is one of the ten, so nine of the ten that were planned.
    assert (report.with_products, report.goes_on) == (9, False)
    assert report.bounded == "more than 10 pages"


async def test_most_walked_pages(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A walk has a bound of its own, against shops whose links never end."""
    shop.pages["/0"] = html(links("/1"))
    for number in range(1, 100):
        shop.pages[f"/{number}"] = product_page(
            f"{number}", links(*(f"/{number * 10 + n}" for n in range(10)))
        )
    report = await crawl(fetcher, f"{shop.url}/0", tmp_path, limits=Limits(max_walked_pages=8))
    assert report.bounded == "more than 8 pages"
    # products.json and the first page have none.
    assert report.with_products == 6


async def test_most_bytes(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """The pages' sizes add up to the bound, and not much more."""
    many(shop, 30)
    for number in range(30):
        shop.pages[f"/product/{number}"] = product_page("Mug", "x" * (1 << 19))
    report = await crawl(fetcher, shop.url, tmp_path, limits=Limits(max_bytes=2 << 20))
    assert report.bounded == "more than 2 MiB"
    assert report.with_products == 4


async def test_most_seconds(shop: Shop, tmp_path: Path) -> None:
    """A run ends when its time is up, with what it has; the next one goes on."""
    many(shop, 10)
    async with quick_fetcher(pace=replace(QUICK, min_interval_s=0.05)) as fetcher:
        first = await crawl(fetcher, shop.url, tmp_path, limits=Limits(max_seconds=0.35))
    assert first.goes_on
    assert "longer than 0.35 s" in first.bounded
    assert 0 < first.with_products < 10
    async with quick_fetcher() as fetcher:
        second = await crawl(fetcher, shop.url, tmp_path)
    assert (second.with_products, second.goes_on, second.bounded) == (10, False, "")
    assert names(second) == [f"Number {number}" for number in range(10)]
    assert all(shop.times(f"/product/{number}") == 1 for number in range(10))


async def test_server_that_wants_a_pause(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A server that asks for a long pause gets it: the run ends, and the next goes on with that page."""
    many(shop, 6)
    shop.pages["/product/3"] = Reply(status=429, headers={"Retry-After": "600"})
    report = await crawl(fetcher, shop.url, tmp_path)
    assert (report.with_products, report.goes_on) == (3, True)
    assert report.bounded == "the server asks for a pause (429)"
    shop.pages["/product/3"] = product_page("Number 3")
    report = await crawl(fetcher, shop.url, tmp_path)
    assert (report.with_products, report.failed, report.goes_on) == (6, 0, False)


async def test_failing_pages(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Single pages may fail; after 20 in a row that another try might mend the run ends and is gone on with."""
    many(shop, 40)
    for number in range(25):
        shop.pages[f"/product/{number}"] = Reply(status=404)
    shop.pages["/product/25"] = Reply(status=500)
    report = await crawl(fetcher, shop.url, tmp_path / "a")
    assert (report.with_products, report.failed, len(report.failures), report.goes_on) == (14, 26, 20, False)
    for number in range(5, 40):
        shop.pages[f"/product/{number}"] = Reply(status=500)
    report = await crawl(fetcher, shop.url, tmp_path / "b")
    assert report.bounded == "20 pages in a row failed"
    assert report.goes_on
    assert shop.times("/product/25") == 3  # all of the first crawl


async def test_failures_here_and_there(shop: Shop, tmp_path: Path) -> None:
    """Failures that are not in a row do not end the run, however many they are."""
    many(shop, 44)
    for number in range(0, 44, 2):
        shop.pages[f"/product/{number}"] = Reply(status=500)
    async with quick_fetcher(pace=replace(QUICK, tries=1)) as fetcher:
        report = await crawl(fetcher, shop.url, tmp_path)
    assert (report.with_products, report.failed, report.bounded) == (22, 22, "")


async def test_too_large_a_page(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A page that is larger than any page should be costs the crawl nothing else."""
    many(shop, 2)
    shop.pages["/product/0"] = Reply(
        (b"x" * 65_536 for _ in itertools.count()), headers={"Content-Type": "text/html"}
    )
    report = await crawl(fetcher, shop.url, tmp_path)
    assert names(report) == ["Number 1"]
    assert "larger than 8 MiB" in report.failures[0][1]


# ---------------------------------------------------------------- again, and after a death


async def test_next_crawl(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """The next crawl asks whether pages have changed; those that have not are taken over, with the new time."""
    many(shop, 3)

    def page(asked: Asked) -> Reply:
        known = asked.headers.get("If-None-Match") == '"v1"'
        return Reply(status=304) if known else product_page("Steady", ETag='"v1"')

    shop.pages["/product/1"] = page
    shop.pages["/product/2"] = product_page("Old name", ETag='"v1"')
    await crawl(fetcher, shop.url, tmp_path, now=lambda: NOON)
    shop.pages["/product/2"] = product_page("New name", ETag='"v2"')
    for day in (1, 2):  # what was taken over is still known the time after
        report = await crawl(fetcher, shop.url, tmp_path, now=partial(add, NOON, timedelta(days=day)))
        assert names(report) == ["Number 0", "Steady", "New name"]
        assert (report.pages, report.unchanged) == (3, 1)
        lines = [json.loads(line) for line in report.path.read_text().splitlines()]
        assert {line["fetched_at"] for line in lines} == {f"2026-11-{23 + day}T12:00:00+00:00"}


_CHILD = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from shop_server import quick_fetcher
from persea.catalog.web.bring import bring
async def main():
    async with quick_fetcher() as fetcher:
        brought = await bring(fetcher, sys.argv[1], Path(sys.argv[2]), now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
        print(brought.path)
asyncio.run(main())
"""


def child(shop: Shop, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, f"{shop.url}/", str(folder)],
        cwd=Path(__file__).parent,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
    )


@pytest.mark.parametrize("way", ["sitemap", "walk", "products.json"])
def test_killed(tmp_path: Path, way: str) -> None:
    """A crawl killed twice in its midst and gone on with gives the same file as one that was not, byte by byte,
    and no page that was there is asked for twice."""
    count = 30
    with running_shop() as shop:
        pages: dict[str, Reply] = {"/": html(links("/p/0"))}
        for number in range(count):
            name = f"/products.json?limit=250&page={number + 1}" if way == "products.json" else f"/p/{number}"
            if way == "products.json":
                pages[name] = Reply(json.dumps({"products": [{"title": f"Number {number}"}]}))
            else:
                pages[name] = product_page(
                    f"Number {number}", links("/", f"/p/{number + 1}", f"/p/{number + 2}")
                )
        if way == "walk":  # wide instead of deep
            pages["/"] = html(links(*(f"/p/{number}" for number in range(count))))
        if way == "sitemap":
            shop.pages["/sitemap.xml"] = sitemap(shop, *(f"/p/{number}" for number in range(count)))

        def slow(reply: Reply) -> Reply:
            time.sleep(0.01)
            return reply

        for path, reply in pages.items():
            shop.pages[path] = lambda asked, reply=reply: slow(reply)  # type: ignore[misc]
        unbroken = child(shop, tmp_path / "unbroken")
        assert unbroken.wait(20) == 0
        shop.asked.clear()
        for until in (count // 3, 2 * count // 3):
            running = child(shop, tmp_path / "killed")
            while len(shop.asked) < until:
                assert running.poll() is None
                time.sleep(0.002)
            running.send_signal(signal.SIGKILL)
            running.wait()
        last = child(shop, tmp_path / "killed")
        assert last.wait(20) == 0
        asked = Counter(asked.path for asked in shop.asked if asked.path in pages)
    expected = (tmp_path / "unbroken" / "pages.jsonl").read_bytes()
    assert expected.count(b"Number") == count
    assert (tmp_path / "killed" / "pages.jsonl").read_bytes() == expected
    # The page that was on its way when the process died may be asked for once more, but no other.
    assert sum(asked.values()) - len(asked) <= 2
    assert max(asked.values()) <= 2
