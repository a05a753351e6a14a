"""persea sync and persea shop as a shop's developer meets them, beside a running server."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator

import httpx2
import pytest

from feed_server import FeedServer, feed_server
from persea_server import Server, run_persea, running_server, shared_folder


@pytest.fixture(scope="module")
def shop() -> Iterator[Server]:
    """A running server over an empty shop."""
    folder = shared_folder()
    try:
        with running_server(folder / "data", "--no-demo") as started:
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def feed() -> Iterator[FeedServer]:
    with feed_server() as serving:
        yield serving


def said(shop: Server, *words: str) -> str:
    ended = run_persea(*words, data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_running_server_reads_what_is_added(shop: Server, feed: FeedServer) -> None:
    """`sync add` makes the server fetch the feed within a minute; `sync` then tells how it went."""
    feed.body = b'{"id": "mug", "title": "Stoneware mug", "price": "14.90"}\n'
    assert said(shop, "sync") == "No feed is read again. Add one with: persea sync add URL --every 6h\n"
    added = said(shop, "sync", "add", feed.url, "--every", "2h", "--allow-private")
    assert added == f"1. {feed.url}: every 2 h, about; due now\n"
    for _ in range(120):
        if httpx2.get(f"{shop.url}/api/search", params={"q": "mug"}).json()["results"]:
            break
        time.sleep(0.5)
    for _ in range(20):
        (listed,) = json.loads(said(shop, "sync", "--json"))
        if listed["ok"] is not None:
            break
    assert (listed["ok"], listed["result"]) == (True, "1 product: 1 new, 0 changed, 0 unchanged")
    assert "0 min ago: 1 product: 1 new" in said(shop, "sync")


def test_run_now_and_remove(shop: Server, feed: FeedServer) -> None:
    """By its number or its address; removing it leaves its products."""
    assert said(shop, "sync", "run", "1") == "Not modified: 1 offer confirmed\n"
    assert said(shop, "sync", "remove", feed.url) == f"{feed.url} is not read again; its products stay\n"
    assert httpx2.get(f"{shop.url}/api/products/mug").status_code == 200
    ended = run_persea("sync", "run", "1", data_dir=shop.data_dir)
    assert ended.returncode == 1
    assert "No such feed is read again: 1. persea sync lists them" in ended.stderr


def test_an_address_can_be_imported_once(shop: Server, feed: FeedServer) -> None:
    """`import catalog URL` fetches and imports; a private address only with --allow-private."""
    refused = run_persea("import", "catalog", feed.url, data_dir=shop.data_dir)
    assert refused.returncode == 1
    assert "--allow-private" in refused.stderr
    assert "Imported 1 product in" in said(shop, "import", "catalog", feed.url, "--allow-private")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("sync", "add", "feed.csv"), "is no address such as https://"),
        (("sync", "add", "https://ann:secret@x.example/f"), "with a name or password in it is not fetched"),
        (("sync", "add", "https://x.example/f", "--every", "soon"), "is no length of time such as 90m"),
        (("sync", "add", "https://x.example/f", "--format", "xls"), "is no feed format"),
        (("shop", "set"), "name what to change"),
        (("shop", "set", "--fresh-for", "0h"), "is no length of time"),
    ],
)
def test_what_cannot_be_meant_is_refused(shop: Server, words: tuple[str, ...], problem: str) -> None:
    """With exit code 2 and the value that was wrong."""
    ended = run_persea(*words, data_dir=shop.data_dir)
    assert ended.returncode == 2
    assert problem in " ".join(ended.stderr.replace("│", " ").split())


def test_the_shop_is_shown_and_changed(shop: Server) -> None:
    """Name, currency and how long prices are believed; `never` ends their ageing."""
    assert "prices     believed for 7 d; older ones are shown with their date" in said(shop, "shop")
    changed = said(shop, "shop", "set", "--name", "Fern", "--currency", "eur", "--fresh-for", "36h")
    assert changed.startswith("Fern\n")
    assert "currency   EUR" in changed
    assert "believed for 36 h" in changed
    assert "for ever" in said(shop, "shop", "set", "--fresh-for", "never")
    assert json.loads(said(shop, "shop", "--json"))["offers_fresh_for_s"] is None
