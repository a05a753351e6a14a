"""Opening feeds: what is recognised, and what is told where nothing is."""

from __future__ import annotations

import bz2
import gzip
import lzma
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import FORMATS, open_feed
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
        (gzip.compress(mtime=0, data=b"ID,Type"), "English column names"),
        (gzip.compress(mtime=0, data=gzip.compress(mtime=0, data=b"ID,Type")), "English column names"),
        (gzip.compress(mtime=0, data=b"PK\x03\x04"), "within another"),
        (gzip.compress(mtime=0, data=b""), "The file is empty"),
        (gzip.compress(mtime=0, data=b"ID,Type")[:9], "Nothing in the file can be unpacked"),
        (b'[{"id": "a", "title": "b"}]', "one product a line"),
        (b"name,price\nMug,5\n", "English column names"),
        (b"name,price\nMug,5\n", "a table with the columns name, price. "),
        (b"Name;Preis\nMug;5\n", "the columns name, preis. "),
        (",".join(f"c{n}" for n in range(23)).encode(), ", c19 and 3 more. "),
        (b"one word\n", "It reads product exports of WooCommerce"),
        (b"ID,Typ,Artikelnummer,Name,Ver\xc3\xb6ffentlicht\n1,simple,,Mug,1\n", "English column names"),
        (b"\x00\x01\x02\x03" * 100, "It reads product exports of WooCommerce"),
        (b"<html><body>Not found</body></html>", "It reads product exports of WooCommerce"),
        (b'<!DOCTYPE html><div itemtype="https://schema.org/Product">', "microdata is not read"),
        (b'{\n"target_country": "DE",\n"products": []}', "one product a line"),
        (bz2.compress(b"ID,Type"), "use gzip or zip"),
        (lzma.compress(b"ID,Type"), "use gzip or zip"),
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


_LONG = "x" * 70_000

HEADS = [
    ("woocommerce", "ID,Type,SKU,Name,Published,Regular price,Images\n1,simple,,Mug,1,5,\n"),
    ("woocommerce", "Type;SKU;Name;Visibility in catalog\nsimple;m1;Mug;visible\n"),
    (
        "shopify",
        "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Variant SKU,Variant Price,Status\n",
    ),
    (
        "shopify",
        "Title,URL handle,Description,Vendor,Type,Status,SKU,Price,Product image URL\nMug,mug,,,,,,5,\n",
    ),
    ("shopify", "Handle,Title,Variant Price,Image Src,link,price,availability,id\n"),
    ("shopify-json", '{"products": [{"id": 1, "title": "Mug", "handle": "mug", "variants": []}]}'),
    (
        "shopify-json",
        '{\n  "products": [\n    {\n      "id": 1,\n      "title": "Mug",\n      "handle": "mug"',
    ),
    ("shopify-json", '{"id": 1, "title": "Mug", "handle": "mug", "body_html": null, "variants": []}\n'),
    ("shopify-json", '{"id": 1, "title": "Mug", "handle": "mug", "body_html": "' + _LONG),
    ("shopify-json", '{"products": [{"id": 1, "title": "Mug", "handle": "mug", "body_html": "' + _LONG),
    (
        "shopify-json",
        '{"url": "https://x.example/products.json", "fetched_at": "2026-11-01T10:00:00Z", "products": [{"id": 1,'
        ' "title": "Mug", "handle": "mug", "body_html": "' + _LONG,
    ),
    ("shopify-json", '{"url": "https://x.example/products.json?page=9", "products": []}\n'),
    ("google-table", "id\ttitle\tdescription\tlink\timage_link\tavailability\tprice\n"),
    ("google-table", "ID,Title,Image Link,Price,Type,Name,Handle\n"),
    ("google-table", "g:id|g:title|g:price|g:link\n"),
    (
        "google-table",
        "id,title,link,image_link,price,availability\n1,Mug,https://x.example,https://x.example/1.jpg,5 USD,in_stock\n",
    ),
    (
        "google-xml",
        '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id>',
    ),
    (
        "google-xml",
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry>',
    ),
    (
        "schema-org",
        '{"@context": "https://schema.org", "@type": "Product", "id": "1", "title": "no", "name": "Mug"}\n',
    ),
    ("schema-org", '{"url": "https://x.example/", "fetched_at": "2026-11-01T10:00:00Z", "jsonld": []}\n'),
    ("schema-org", '<!doctype html><html><script type="application/ld+json">{"@type": "Product"}</script>'),
    ("schema-org", '[\n {"@type": "Product"}]'),
    (
        "acp",
        '{"id": "p", "title": "Tee", "variants": [{"id": "v", "title": "V", "price": {"amount": 1, "currency": "USD"}}]}\n',
    ),
    ("acp", '{"id": "p", "variants": [{"id": "v", "title": "V"}]}\n'),
    ("acp", '{"id": "p", "title": "Tee", "media": [], "variants": [{"id": "v", "title": "V"}]}\n'),
    ("persea", '{"id": "p", "title": "Tee"}\n'),
    (
        "persea",
        '{"id": "p", "title": "Tee", "price": "5", "variants": [{"id": "v", "title": "V", "price": "5"}]}\n',
    ),
    (
        "acp",
        '{"id": "p", "title": "Tee", "variants": [{"id": "v", "title": "V", "list_price": {}, "x": "' + _LONG,
    ),
    ("schema-org", '{"@context": "https://schema.org", "@type": "Product", "description": "' + _LONG),
    ("schema-org", "<!DOCTYPE html><html><body>" + _LONG),
    ("openai-products", "item_id,title,description,url,brand,image_url,price,availability\n"),
    ("openai-products", '{"item_id": "a", "title": "Mug", "price": "5 USD", "description": "' + _LONG),
    ("openai-products", "id,title,link,image_link,price,availability,enable_search\n"),
    ("persea", '{"id": "a", "title": "Mug", "price": "5"}\n'),
    ("persea", '{"id": "a", "title": "Mug", "description": "' + _LONG),
]


@pytest.mark.parametrize(("name", "head"), HEADS, ids=[f"{n}-{name}" for n, (name, _) in enumerate(HEADS)])
def test_one_format_for_each_file(name: str, head: str) -> None:
    """Every file is recognised by its own format and by no other."""
    assert [form.name for form in FORMATS if form.recognise(head[: 64 * 1024])] == [name]


def test_every_format_has_a_head() -> None:
    """No format is left out of the test above."""
    assert {name for name, _ in HEADS} >= {"woocommerce", "shopify", "shopify-json", "google-table", "persea"}


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
    with pytest.raises(FeedUnreadable, match=r"auto, or one of: woocommerce, .*persea"):
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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ['{"id": "a", "title": "Käse"}\n', "ID,Type,SKU,Name,Published\r\na,simple,,Käse,1\r\n"]
)
def test_utf_16_without_a_mark(tmp_path: Path, text: str, encoding: str) -> None:
    """UTF-16 is known by its NULs where it has no byte order mark."""
    path = tmp_path / "feed"
    path.write_bytes(text.encode(encoding))
    (item,) = open_feed(path, DEFAULTS)
    assert isinstance(item, Found)
    assert item.product.title == "Käse"


def test_json_faults_are_told_plainly(tmp_path: Path) -> None:
    """JSON that is nested too deeply is called that, and a fault's place is counted in its own line."""
    path = tmp_path / "feed.jsonl"
    path.write_text('{"id": "a", "title": "Mug"}\n{"id": ' + "[" * 100_000 + '\n{"id": "b", "title"\n')
    found, deep, cut = open_feed(path, DEFAULTS)
    assert isinstance(found, Found)
    assert str(deep).endswith(": not JSON: nested too deeply (row left out)")
    assert str(cut).endswith(""": not JSON: Expecting ':' delimiter at character 21 (row left out)""")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("persea", '{"id": "a", "title": "Mug", "price": HUGE}'),
        ("acp", '{"id": "a", "variants": [{"id": "v", "title": "V", "media": HUGE}]}'),
        ("openai-products", '{"item_id": "a", "title": "Mug", "price": HUGE}'),
        ("shopify-json", '{"handle": "a", "title": "Mug", "variants": [{"grams": HUGE}]}'),
        ("schema-org", '{"@type": "Product", "sku": "a", "name": "Mug", "offers": {"price": HUGE}}'),
        ("schema-org", '[\n{"@type": "Product", "sku": "a", "name": "Mug", "offers": {"price": HUGE}}\n]'),
    ],
)
def test_number_beyond_all_reason(tmp_path: Path, name: str, row: str) -> None:
    """A number whose exponent no decimal can hold costs its row, not the import."""
    path = tmp_path / "feed"
    path.write_text(row.replace("HUGE", "1e99999999999999999999") + "\n")
    feed = open_feed(path, DEFAULTS, format=name)
    told = [str(item) for item in feed]
    assert len(told) == 1
    assert "1e99999999999999999999 is not a number that can be kept (row left out)" in told[0]
