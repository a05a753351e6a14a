"""Downloading a feed: whole or not at all, and only where it has changed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from shop_server import QUICK, Reply, Shop, html, moved, quick_fetcher

from persea.catalog.web.answer import Validators
from persea.catalog.web.download import download
from persea.catalog.web.fetch import Fetcher
from persea.errors import FetchFailed


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_file(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A file lies under its own name with all its bytes, and what the server said of it is told."""
    shop.pages["/feed"] = moved("/export/products%20all.csv?key=1")
    headers = {"ETag": '"1"', "Content-Type": "Text/CSV; charset=latin-1"}
    shop.pages["/export/products%20all.csv?key=1"] = Reply(b"ID,Name\n" * 100_000, headers=headers)
    come: list[int] = []
    done = await download(fetcher, f"{shop.url}/feed", tmp_path / "new", None, on_bytes=come.append)
    assert done.path == tmp_path / "new" / "products-all.csv"
    assert done.path.read_bytes() == b"ID,Name\n" * 100_000
    assert done.url == f"{shop.url}/export/products%20all.csv?key=1"
    assert (done.media_type, done.charset, done.validators) == ("text/csv", "latin-1", Validators('"1"'))
    assert come[-1] == 800_000
    assert _files(tmp_path / "new") == ["products-all.csv"]


async def test_unchanged(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A file that is as it was is not sent again, and the one on disk stays."""
    shop.pages["/a.csv"] = lambda asked: (
        Reply(status=304)
        if asked.headers.get("If-None-Match") == '"1"'
        else Reply("x", headers={"ETag": '"1"'})
    )
    first = await download(fetcher, f"{shop.url}/a.csv", tmp_path, None)
    again = await download(fetcher, f"{shop.url}/a.csv", tmp_path, first.validators)
    assert again.path is None
    assert again.validators == first.validators
    assert _files(tmp_path) == ["a.csv"]


async def test_another_name(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """A feed that is called otherwise every day leaves one file, not one a day."""
    for day in ("monday.csv", "tuesday.csv"):
        shop.pages["/feed"] = moved(f"/{day}")
        shop.pages[f"/{day}"] = Reply(day)
        await download(fetcher, f"{shop.url}/feed", tmp_path, None)
    assert _files(tmp_path) == ["tuesday.csv"]


async def test_interrupted(shop: Shop, fetcher: Fetcher, tmp_path: Path) -> None:
    """What breaks off, or grows too large, leaves the folder as it was."""
    shop.pages["/a.csv"] = Reply("old")
    await download(fetcher, f"{shop.url}/a.csv", tmp_path, None)
    shop.pages["/a.csv"] = Reply("half", headers={"Content-Length": "100"})
    with pytest.raises(FetchFailed, match="broke off"):
        await download(fetcher, f"{shop.url}/a.csv", tmp_path, None)
    shop.pages["/a.csv"] = Reply("x" * 1_001)
    with pytest.raises(FetchFailed, match="larger than 1,000 bytes"):
        await download(fetcher, f"{shop.url}/a.csv", tmp_path, None, max_bytes=1_000)
    assert (tmp_path / "a.csv").read_text() == "old"
    assert _files(tmp_path) == ["a.csv"]


async def test_second_try(shop: Shop, tmp_path: Path) -> None:
    """A download that breaks off and is asked for again begins anew."""

    def stalling() -> Iterator[bytes]:
        yield b"first half, "
        time.sleep(1)

    replies = iter([Reply(stalling()), Reply("all of it")])
    shop.pages["/a.csv"] = lambda asked: next(replies)
    async with quick_fetcher(pace=replace(QUICK, read_timeout_s=0.3)) as fetcher:
        done = await download(fetcher, f"{shop.url}/a.csv", tmp_path, None)
    assert done.path is not None
    assert done.path.read_text() == "all of it"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "feed"),
        ("/a/..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("/a/.bashrc", "bashrc"),
        ("/%00%0a%1b[31m.csv", "31m.csv"),
        ("/-rf", "rf"),
        ("/download.partial", "feed"),
        ("/f%C3%BCr.csv", "f-r.csv"),
        ("/" + "x" * 300 + ".csv", "x" * 96 + ".csv"),
    ],
)
async def test_names(shop: Shop, fetcher: Fetcher, tmp_path: Path, path: str, name: str) -> None:
    """A file's name comes from its address and can leave no folder, hide, or look like an option."""
    shop.pages[path] = html()
    shop.pages[path.replace("[", "%5B")] = html()
    done = await download(fetcher, shop.url + path, tmp_path, None)
    assert done.path == tmp_path / name
