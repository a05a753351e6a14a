"""From an address to a file for the import: a feed as it is, a shop as what its pages say."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shop_server import Asked, Reply, Shop, html, moved

from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found
from persea.catalog.web.answer import Validators
from persea.catalog.web.bring import Downloading, bring
from persea.catalog.web.crawl import Progress
from persea.catalog.web.fetch import Fetcher
from persea.errors import CatalogError, FetchFailed, FetchRefused
from persea.values import Money

MUG = '{"id": "mug", "title": "Mug"}\n'


def titles(path: Path | None) -> list[str]:
    assert path is not None
    feed = open_feed(path, Defaults("EUR", datetime.now(UTC)))
    return [item.product.title for item in feed if isinstance(item, Found)]


@pytest.mark.parametrize("media_type", ["text/html; charset=utf-8", "application/x-ndjson", ""])
async def test_feed(shop: Shop, fetcher: Fetcher, tmp_path: Path, media_type: str) -> None:
    """A feed is told by its content, whatever type the server gives it, and comes only when it has changed."""
    shop.pages["/feed"] = moved("/export/products.jsonl")
    shop.pages["/export/products.jsonl"] = lambda asked: (
        Reply(status=304)
        if "If-None-Match" in asked.headers
        else Reply(MUG, headers={"ETag": '"1"', "Content-Type": media_type})
    )
    told: list[Downloading | Progress] = []
    brought = await bring(fetcher, f"{shop.url}/feed", tmp_path, on_progress=told.append)
    assert titles(brought.path) == ["Mug"]
    assert (brought.validators, brought.report) == (Validators('"1"'), None)
    assert told == [Downloading(len(MUG))]
    again = await bring(fetcher, f"{shop.url}/feed", tmp_path, brought.validators)
    assert (again.path, again.validators) == (None, Validators('"1"'))


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?><rss><channel></channel></rss>',
        "<!-- feed --><rss></rss>",
        "<products><product/></products>",
        '\ufeff<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>',
        "ID,Type\n",
        "",
    ],
)
async def test_what_is_no_page(shop: Shop, fetcher: Fetcher, tmp_path: Path, body: str) -> None:
    """XML and tables are files, though the server says text/html."""
    shop.pages["/"] = Reply(body, headers={"Content-Type": "text/html"})
    brought = await bring(fetcher, shop.url, tmp_path)
    assert brought.report is None
    assert brought.path is not None
    assert brought.path.read_text() == body


@pytest.mark.parametrize(
    "before",
    [
        "<!doctype html>",
        "\ufeff\n <!DOCTYPE HTML>",
        "<!-- hi -->\n<html>",
        '<?xml version="1.0"?>\n<!DOCTYPE html>',
        "<body>",
        "<div>",
    ],
)
async def test_shop(shop: Shop, fetcher: Fetcher, tmp_path: Path, before: str) -> None:
    """A page, even a product's own, means its shop; it is not fetched a second time."""
    node = json.dumps(
        {"@type": "Product", "name": "Mug", "sku": "m", "offers": {"price": "5", "priceCurrency": "EUR"}}
    )
    script = f'<script type="application/ld+json">{node}</script>'
    shop.pages["/mug"] = Reply(
        f'{before}{script}<a href="/pot">pot</a>', headers={"Content-Type": "text/html"}
    )
    shop.pages["/pot"] = html(script.replace("Mug", "Pot"))
    told: list[Downloading | Progress] = []
    brought = await bring(fetcher, f"{shop.url}/mug", tmp_path, on_progress=told.append)
    assert brought.report is not None
    assert brought.report.with_products == 2
    assert brought.path is not None
    assert [json.loads(line)["jsonld"][0]["name"] for line in brought.path.read_text().splitlines()] == [
        "Mug",
        "Pot",
    ]
    assert told[-1] == Progress(2, 2, None)
    assert shop.times("/mug") == 1
    assert not list((tmp_path / "file").iterdir())


async def test_address_without_a_path(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """https://shop.example and https://shop.example/ are one page, which is fetched once."""
    script = '<script type="application/ld+json">{"@type": "Product", "name": "Mug"}</script>'
    shop.pages["/"] = html(f'{script}<a href="/">home</a>')
    brought = await bring(fetcher, shop.url, tmp_path)
    assert brought.report is not None
    assert (brought.report.pages, shop.times("/")) == (1, 1)


async def test_shop_without_products(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A shop whose pages tell machines nothing is an error that says what was looked at and what would help."""
    shop.pages["/"] = html('<a href="/gone">x</a>')
    with pytest.raises(FetchFailed, match="No product was found") as caught:
        await bring(fetcher, f"{shop.url}/", tmp_path)
    assert f"Pages read: 1, failed: 1, such as {shop.url}/gone" in str(caught.value)
    assert "JSON-LD" in str(caught.value)


async def test_after_a_redirect(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A shop is read where its address leads, and its robots.txt is the one there."""
    shop.pages |= {
        "/": moved("/home"),
        "/home": html("<a href='/x'>"),
        "/robots.txt": Reply("User-agent: *\nDisallow: /"),
    }
    with pytest.raises(FetchRefused, match=r"robots\.txt"):
        await bring(fetcher, f"{shop.url}/", tmp_path)
    assert shop.times("/x") == 0


async def test_charset_of_the_header(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A first page in the encoding that only its header names keeps its letters."""
    script = '<script type="application/ld+json">{"@type": "Product", "name": "Töpfe"}</script>'
    shop.pages["/"] = Reply(
        f"<html>{script}".encode("latin-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"}
    )
    brought = await bring(fetcher, f"{shop.url}/", tmp_path)
    assert brought.path is not None
    assert "Töpfe" in brought.path.read_text()


async def test_feed_that_became_a_shop(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """What is there is looked at each time: an address may give a file one day and a page the next."""

    def page(asked: Asked) -> Reply:
        return Reply(MUG, headers={"ETag": '"1"'})

    shop.pages["/"] = page
    first = await bring(fetcher, f"{shop.url}/", tmp_path)
    assert first.report is None
    shop.pages["/"] = html('<script type="application/ld+json">{"@type": "Product", "name": "Pot"}</script>')
    second = await bring(fetcher, f"{shop.url}/", tmp_path, first.validators)
    assert second.report is not None
    assert second.validators == Validators()


async def test_folder_that_cannot_be_used(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Where nothing can be written that is said, with the folder."""
    (tmp_path / "taken").write_text("a file")
    shop.pages["/"] = html()
    with pytest.raises(CatalogError, match=r"folder for what is fetched.*taken"):
        await bring(fetcher, shop.url, tmp_path / "taken")


async def test_into_the_catalogue(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """What a shop's pages say arrives as products: with exact prices, addresses, and the time they were fetched."""
    fetched_at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    offer = {"@type": "Offer", "@id": "#o", "price": 19.9, "priceCurrency": "EUR", "availability": "InStock"}
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Kitchen", "item": "/kitchen"},
            {"@type": "ListItem", "position": 2, "name": "Mug", "item": "/p/mug"},
        ],
    }
    mug = {"@type": "Product", "name": "Mug", "sku": "m-1", "offers": {"@id": "#o"}}
    graph = json.dumps(
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, offer, mug, crumbs]}
    )
    shop.pages |= {
        "/": html('<a href="/p/mug">Mug</a>'),
        "/p/mug": html(f'<script type="application/ld+json">{graph}</script>'),
    }
    brought = await bring(fetcher, f"{shop.url}/", tmp_path, now=lambda: fetched_at)
    assert brought.path is not None
    feed = open_feed(brought.path, Defaults("USD", datetime(2026, 11, 24, tzinfo=UTC)))
    (product,) = [item.product for item in feed if isinstance(item, Found)]
    (variant,) = product.variants
    assert (product.title, variant.sku, product.category_path) == ("Mug", "m-1", ("Kitchen",))
    assert product.url == f"{shop.url}/p/mug"
    assert variant.offer.price == Money(1990, "EUR")
    assert variant.offer.as_of == fetched_at


async def test_products_json_into_the_catalogue(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """What Shopify's products.json gives arrives as products, page after page."""
    for number, titles_there in enumerate((["Mug", "Pot"], ["Pan"], []), 1):
        products = [
            {
                "id": 10 * number + place,
                "title": title,
                "handle": title.lower(),
                "variants": [{"id": 1, "title": "Default Title", "price": "5.00", "available": True}],
            }
            for place, title in enumerate(titles_there)
        ]
        shop.pages[f"/products.json?limit=250&page={number}"] = Reply(json.dumps({"products": products}))
    shop.pages["/"] = html("Welcome")
    brought = await bring(fetcher, shop.url, tmp_path)
    assert titles(brought.path) == ["Mug", "Pot", "Pan"]


async def test_two_at_once(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Who comes while an address is being fetched, a file too, is told so and writes nothing into it."""

    def slow() -> Iterator[bytes]:
        yield MUG.encode()
        time.sleep(0.5)
        yield MUG.replace("mug", "pot").encode()

    shop.pages["/feed"] = Reply(slow())
    first = asyncio.create_task(bring(fetcher, f"{shop.url}/feed", tmp_path))
    await asyncio.sleep(0.2)
    with pytest.raises(CatalogError, match="by another process"):
        await bring(fetcher, f"{shop.url}/feed", tmp_path)
    assert titles((await first).path) == ["Mug", "Mug"]
