"""Sitemaps: what they name, packed, nested, broken or hostile."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from shop_server import Reply, Shop, moved

from persea.catalog.web.fetch import Fetcher
from persea.catalog.web.links import Site
from persea.catalog.web.sitemap import SitemapReport, read_sitemaps

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def urlset(*addresses: str) -> str:
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{NAMESPACE}">{entries}</urlset>'


def index(*addresses: str) -> str:
    entries = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f'<sitemapindex xmlns="{NAMESPACE}">{entries}</sitemapindex>'


async def _read(
    shop: Shop, fetcher: Fetcher, folder: Path, starts: Sequence[str] = ("/sitemap.xml",), closed: str = ""
) -> tuple[list[str], SitemapReport]:
    found: list[str] = []
    report = await read_sitemaps(
        fetcher,
        [shop.url + start for start in starts],
        folder,
        own=Site.of(shop.url).own,
        allows=lambda url: url != shop.url + closed,
        found=found.append,
    )
    assert list(folder.iterdir()) == []
    return [url.removeprefix(shop.url) for url in found], report


async def test_addresses(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Addresses come in their order, of this host only, and those of pictures are no pages."""
    picture = (
        f"<url><loc>\n {shop.url}/b?x=1&amp;y=2 \n</loc><image:image xmlns:image='http://i'><image:loc>"
        f"{shop.url}/b.jpg</image:loc></image:image></url>"
    )
    plain = urlset(f"{shop.url}/a", "https://elsewhere.example/c", "/relative", f"{shop.url}/d")
    shop.pages["/sitemap.xml"] = Reply(plain.replace("</urlset>", f"{picture}</urlset>"))
    found, report = await _read(shop, fetcher, tmp_path)
    assert found == ["/a", "/d", "/b?x=1&y=2"]
    assert (report.files, report.addresses, report.failures) == (1, 3, [])


async def test_index(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """An index leads to its sitemaps, packed ones and lists too, each read once; a closed one is left alone."""
    names = ("/one.xml.gz", "/two.txt", "/sitemap.xml", "/closed.xml", "/missing.xml")
    shop.pages["/sitemap.xml"] = Reply(
        index(*(shop.url + name for name in names), "https://other.example/x.xml")
    )
    shop.pages["/one.xml.gz"] = Reply(gzip.compress(urlset(f"{shop.url}/a").encode()))
    shop.pages["/two.txt"] = Reply(f"\ufeff{shop.url}/b\r\n\r\nnothing\r\n{shop.url}/c")
    shop.pages["/closed.xml"] = Reply(urlset(f"{shop.url}/d"))
    found, report = await _read(shop, fetcher, tmp_path, closed="/closed.xml")
    assert found == ["/a", "/b", "/c"]
    assert report.failures == [(f"{shop.url}/missing.xml", "The server answered 404 Not Found")]
    assert shop.times("/sitemap.xml") == 1
    assert shop.times("/closed.xml") == 0


async def test_depth(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Sitemaps are followed three deep, and what lies deeper is told."""
    for number, below in itertools.pairwise(range(1, 6)):
        entry = urlset(f"{shop.url}/{number}") if number == 3 else index(f"{shop.url}/{below}.xml")
        shop.pages[f"/{number}.xml"] = Reply(entry)
    shop.pages["/deep.xml"] = Reply(index(f"{shop.url}/1.xml"))
    found, report = await _read(shop, fetcher, tmp_path, ["/1.xml"])
    assert (found, report.failures) == (["/3"], [])
    found, report = await _read(shop, fetcher, tmp_path, ["/deep.xml"])
    assert found == []
    assert report.failures == [(f"{shop.url}/3.xml", "sitemaps are followed 3 deep")]


async def test_an_index_without_end(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """No more than 500 files are read."""
    shop.pages["/sitemap.xml"] = Reply(index(*(f"{shop.url}/{number}.txt" for number in range(600))))
    for number in range(600):
        shop.pages[f"/{number}.txt"] = Reply(f"{shop.url}/page{number}")
    found, report = await _read(shop, fetcher, tmp_path)
    assert len(found) == report.files - 1 == 499
    assert report.failures == [(f"{shop.url}/499.txt", "only the first 500 sitemaps are read")]


async def test_too_many_addresses(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """Of one file 50,000 addresses are read, as the protocol has it."""
    shop.pages["/sitemap.xml"] = Reply("\n".join(f"{shop.url}/{number}" for number in range(50_001)))
    found, report = await _read(shop, fetcher, tmp_path)
    assert len(found) == 50_000
    assert report.failures[0][1] == "only its first 50,000 addresses are read"


def _endless_line() -> Iterator[bytes]:
    for _ in range(100):
        yield b"x" * (1 << 20)


async def test_broken_ones(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A sitemap that breaks off gives what came before; what is none says so; a bomb goes off nowhere."""
    dtd = '<!DOCTYPE a [<!ENTITY x "1">]>'
    shop.pages |= {
        "/cut.xml": Reply(urlset(f"{shop.url}/a", f"{shop.url}/b")[:-20]),
        "/page.xml": Reply("<!doctype html><html><body>Not here</body></html>"),
        "/dtd.xml": Reply(urlset(f"{shop.url}/c").replace("<urlset", f"{dtd}<urlset")),
        "/empty.xml": Reply(""),
        "/bomb.xml.gz": Reply(gzip.compress(b" " * (120 << 20), 9)),
        "/cut.xml.gz": Reply(
            gzip.compress(urlset(*(f"{shop.url}/{n}" for n in range(9_000))).encode())[:-30]
        ),
        "/endless.txt": Reply(_endless_line()),
        "/away.xml": moved("http://other.example/"),
    }
    names = list(shop.pages)
    found, report = await _read(shop, fetcher, tmp_path, names)
    reasons = {url.removeprefix(shop.url): reason for url, reason in report.failures}
    assert found[0] == "/a"
    assert "/c" not in found
    assert set(names) == set(reasons)
    assert "ends" in reasons["/cut.xml"]
    assert "document type" in reasons["/page.xml"]
    assert "document type" in reasons["/dtd.xml"]
    assert "no address" in reasons["/empty.xml"]
    assert "first 50 MiB" in reasons["/bomb.xml.gz"]
    assert "compressed data" in reasons["/cut.xml.gz"]
    assert "larger than 50 MiB" in reasons["/endless.txt"]
    assert "redirect leads" in reasons["/away.xml"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
async def test_encodings(shop: Shop, fetcher: Fetcher, tmp_path: Path, encoding: str) -> None:
    """A sitemap may be UTF-16 or begin with a byte order mark."""
    text = f"<urlset><url><loc>{shop.url}/ä</loc></url></urlset>"
    shop.pages["/sitemap.xml"] = Reply(text.encode(encoding))
    found, report = await _read(shop, fetcher, tmp_path)
    assert (found, report.failures) == (["/%C3%A4"], [])
