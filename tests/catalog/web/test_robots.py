"""robots.txt: what it allows, and what it means where it cannot be read."""

from __future__ import annotations

import pytest
from shop_server import Reply, Shop, moved

from persea.catalog.web.fetch import Fetcher
from persea.catalog.web.robots import read_robots

TEXT = """\
User-agent: *
Disallow: /

User-agent: persea
Disallow: /cart
Disallow: /*?sort=
Allow: /cart/help$
Crawl-delay: 7

Sitemap: https://shop.example/a.xml
sitemap: https://shop.example/b.xml
"""


async def test_rules(shop: Shop, fetcher: Fetcher) -> None:
    """The group that names Persea holds for it, the longest rule wins, and delay and sitemaps are told."""
    shop.pages["/robots.txt"] = Reply(TEXT)
    robots = await read_robots(fetcher, shop.url)
    assert robots.allows(f"{shop.url}/mug")
    assert not robots.allows(f"{shop.url}/cart/1")
    assert robots.allows(f"{shop.url}/cart/help")
    assert not robots.allows(f"{shop.url}/mugs?sort=price")
    assert robots.delay_s == 7
    assert robots.sitemaps == ["https://shop.example/a.xml", "https://shop.example/b.xml"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_none_there(shop: Shop, fetcher: Fetcher, status: int) -> None:
    """A shop without robots.txt allows everything (RFC 9309, section 2.3.1.3)."""
    shop.pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /", status)
    robots = await read_robots(fetcher, shop.url)
    assert robots.allows(f"{shop.url}/mug")
    assert not robots.unavailable


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_not_for_the_moment(shop: Shop, fetcher: Fetcher, status: int) -> None:
    """Where robots.txt cannot be read for the moment nothing is allowed (RFC 9309, section 2.3.1.4)."""
    shop.pages["/robots.txt"] = Reply(status=status)
    robots = await read_robots(fetcher, shop.url)
    assert not robots.allows(f"{shop.url}/mug")
    assert str(status) in robots.unavailable


async def test_unreachable(fetcher: Fetcher) -> None:
    """A server that does not answer allows nothing."""
    assert not (await read_robots(fetcher, "http://shop.example:9")).allows("http://shop.example:9/")


async def test_redirect(shop: Shop, fetcher: Fetcher) -> None:
    """Redirects are followed."""
    shop.pages |= {"/robots.txt": moved("/r.txt"), "/r.txt": Reply("User-agent: *\nDisallow: /a")}
    assert not (await read_robots(fetcher, shop.url)).allows(f"{shop.url}/a")


async def test_size(shop: Shop, fetcher: Fetcher) -> None:
    """Of an endless file the first 500 KiB count, up to the last whole line."""
    line = b"Disallow: /number/%07d\n"  # 26 bytes; the first line has 14
    shop.pages["/robots.txt"] = Reply(
        b"User-agent: *\n" if number == 0 else line % number for number in range(100_000)
    )
    robots = await read_robots(fetcher, shop.url)
    # (500 * 1,024 - 14) / 26 = 19,691.8: that many lines are whole, the next is cut and would forbid too much.
    assert not robots.allows(f"{shop.url}/number/0019691")
    assert robots.allows(f"{shop.url}/number/0019692")
    assert robots.allows(f"{shop.url}/number/001969")
