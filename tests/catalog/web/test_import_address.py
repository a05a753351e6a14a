"""A shop's pages into the store: what they no longer hold goes only where all of them were read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shop_server import Reply, Shop, html

from persea.catalog.import_address import FromAddress, import_address
from persea.catalog.load import Prune
from persea.catalog.web.fetch import Fetcher
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.embeddings import use_model

EMBEDDER = BuiltInEmbedder()


def stocked(shop: Shop, count: int) -> None:
    """`count` products, each on its page, all in the sitemap."""
    shop.pages.clear()
    places = []
    for number in range(count):
        node = {"@type": "Product", "sku": f"s{number}", "name": f"Mug {number}"}
        shop.pages[f"/p/{number}"] = html(f'<script type="application/ld+json">{json.dumps(node)}</script>')
        places.append(f"<url><loc>{shop.url}/p/{number}</loc></url>")
    shop.pages["/sitemap.xml"] = Reply(f"<urlset>{''.join(places)}</urlset>")


async def brought(database: Database, shop: Shop, fetcher: Fetcher, folder: Path) -> FromAddress:
    return await import_address(
        database, fetcher, shop.url, folder, source="shop", currency="EUR", embed=EMBEDDER.embed_products,
        prune=Prune(),
    )  # fmt: skip


@pytest.mark.parametrize(("failing", "because"), [(0, ""), (1, ""), (2, "2 pages could not be read")])
async def test_pages_that_fail(
    database: Database, shop: Shop, fetcher: Fetcher, tmp_path: Path, failing: int, because: str
) -> None:
    """Of 120 pages one may fail, a hundredth; where two do, what is missing may still be sold."""
    async with database.connection() as conn:
        await use_model(conn, EMBEDDER.name, EMBEDDER.dimension)
    stocked(shop, 120)
    shop.pages["/"] = html("hello")
    assert (await brought(database, shop, fetcher, tmp_path)).report is not None
    stocked(shop, 119)
    shop.pages["/"] = html("hello")
    for number in range(failing):
        shop.pages[f"/p/{number}"] = Reply("later", 500)
    report = (await brought(database, shop, fetcher, tmp_path)).report
    assert report is not None
    assert (report.missing, report.not_removed_because) == (1 + failing, because)
    assert report.removed == (0 if because else 1 + failing)


async def test_a_list_that_breaks_off(
    database: Database, shop: Shop, fetcher: Fetcher, tmp_path: Path
) -> None:
    """Of products.json all but the last page: nothing is removed."""
    async with database.connection() as conn:
        await use_model(conn, EMBEDDER.name, EMBEDDER.dimension)
    shop.pages["/"] = html("hello")
    for page in range(1, 12):
        products = [
            {"handle": f"m{page}-{n}", "title": "Mug", "variants": [{"id": n, "price": "1.00"}]}
            for n in range(5)
        ]
        body = json.dumps({"products": products if page < 11 else []})
        shop.pages[f"/products.json?limit=250&page={page}"] = Reply(body)
    first = (await brought(database, shop, fetcher, tmp_path)).report
    assert first is not None
    assert first.new == 50
    shop.pages["/products.json?limit=250&page=10"] = html("Are you human?")
    report = (await brought(database, shop, fetcher, tmp_path)).report
    assert report is not None
    assert (report.missing, report.removed) == (5, 0)
    assert report.not_removed_because == (
        "not all of the shop was read (products.json could not be read from page 10 on)"
    )
