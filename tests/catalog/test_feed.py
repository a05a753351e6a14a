"""Opening feeds: what is recognised, and what is told where nothing is."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found, RowProblem
from persea.errors import FeedUnreadable

DEFAULTS = Defaults("USD", datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf\r\n \n", "The file is empty"),
        (b"PK\x03\x04rest of an xlsx", "save the sheet as CSV"),
        (b"%PDF-1.7 ...", "It is a PDF"),
        (gzip.compress(b"ID,Type"), "English column names"),
        (gzip.compress(gzip.compress(b"ID,Type")), "English column names"),
        (gzip.compress(b"PK\x03\x04"), "within another"),
        (gzip.compress(b""), "The file is empty"),
        (gzip.compress(b"ID,Type")[:9], "Nothing in the file can be unpacked"),
        (b'[{"id": "a", "title": "b"}]', "one product a line"),
        (b"name,price\nMug,5\n", "English column names"),
        (b"ID,Typ,Artikelnummer,Name,Ver\xc3\xb6ffentlicht\n1,simple,,Mug,1\n", "English column names"),
        (b"\x00\x01\x02\x03" * 100, "It reads WooCommerce's product export"),
        (b"<html><body>Not found</body></html>", "It reads WooCommerce's product export"),
    ],
)
def test_unreadable_files(tmp_path: Path, content: bytes, told: str) -> None:
    """A file that is no feed is refused as a whole, and the message says what to do about it."""
    path = tmp_path / "feed"
    path.write_bytes(content)
    with pytest.raises(FeedUnreadable) as caught:
        open_feed(path, DEFAULTS)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file and an empty folder are told apart."""
    with pytest.raises(FeedUnreadable, match="No such file"):
        open_feed(tmp_path / "missing.csv", DEFAULTS)
    with pytest.raises(FeedUnreadable, match="There is no file in it"):
        open_feed(tmp_path, DEFAULTS)


def test_named_format(tmp_path: Path) -> None:
    """A format may be named; an unknown name is answered with the known ones."""
    path = tmp_path / "feed"
    path.write_text('{"id": "a"}\n')
    (item,) = open_feed(path, DEFAULTS, format="persea")
    assert isinstance(item, RowProblem)
    assert str(item) == "line 1, title: is missing (row left out)"
    with pytest.raises(FeedUnreadable, match=r"auto, or one of: .*woocommerce, .*persea"):
        open_feed(path, DEFAULTS, format="magento")


def test_progress(tmp_path: Path) -> None:
    """Rows and the part of the file that was read grow while the feed is iterated."""
    path = tmp_path / "feed.jsonl"
    path.write_text(
        "".join(f'{{"id": "{n}", "title": "Mug", "description": "{"x" * 1000}"}}\n' for n in range(500))
    )
    feed = open_feed(path, DEFAULTS)
    assert (feed.rows, feed.fraction) == (0, 0.0)
    items = iter(feed)
    assert isinstance(next(items), Found)
    assert feed.rows == 1
    assert 0 < feed.fraction < 0.2
    assert len(list(items)) == 499
    assert (feed.rows, feed.fraction) == (500, 1.0)


def test_terminal_escapes() -> None:
    """A report never carries what a terminal would obey, and never a whole novel."""
    problem = RowProblem(3, "Na\x1bme", "\x1b[31mred\nline\u202e" + "x" * 5000, "not a price")
    text = str(problem)
    assert text.startswith('line 3, Na�me "�[31mred\\nline�xxx')
    assert text.endswith('… (5,014 characters)": not a price (row left out)')
    assert len(text) < 200
