"""Google Merchant feeds as RSS and Atom."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found, Item, RowProblem
from persea.values import Money, Offer, Product

NOW = datetime(2026, 11, 28, tzinfo=UTC)
RSS = '<?xml version="1.0"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>\n'
END = "</channel></rss>\n"
LEAST = "<g:id>1</g:id><g:title>Mug</g:title><g:price>5.00 USD</g:price>"


def read(folder: Path, content: str | bytes) -> list[Item]:
    path = folder / "feed.bin"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    feed = open_feed(path, Defaults("USD", NOW))
    assert feed.format == "google-xml"
    return list(feed)


def one(folder: Path, content: str | bytes) -> Product:
    (item,) = read(folder, content)
    assert isinstance(item, Found), item
    return item.product


def test_rss(tmp_path: Path) -> None:
    """Every attribute of an RSS item arrives, nested and repeated ones and those in CDATA too."""
    item = """<item>
<title>Not this one</title><link>https://shop.example/p?a=1&amp;b=2</link><guid>ignored</guid>
<description><![CDATA[<p>Dry &amp; warm.</p>]]></description>
<g:id>B-7</g:id><g:title>Trail boots &amp; laces &ndash; caf&eacute;</g:title><g:brand>R&D</g:brand>
<g:image_link>https://shop.example/1.jpg</g:image_link>
<g:additional_image_link>https://shop.example/2.jpg</g:additional_image_link>
<g:additional_image_link>https://shop.example/3.jpg</g:additional_image_link>
<g:price>119.00 EUR</g:price><g:sale_price>99.00 EUR</g:sale_price><g:availability>in_stock</g:availability>
<g:product_type>Shoes &gt; Boots</g:product_type><g:gtin>4006381333931</g:gtin><g:shipping_weight>900 g</g:shipping_weight>
<g:shipping><g:price>5.99 EUR</g:price><g:country>DE</g:country><g:service>Standard</g:service></g:shipping>
<g:product_detail><g:section_name>Care</g:section_name><g:attribute_name>Wash</g:attribute_name><g:attribute_value>by hand: cold</g:attribute_value></g:product_detail>
</item>"""
    product = one(tmp_path, RSS + item + END)
    assert (product.id, product.title, product.brand) == ("B-7", "Trail boots & laces – café", "R&D")
    assert product.description == "Dry & warm."
    assert product.url == "https://shop.example/p?a=1&b=2"
    assert product.image_urls == tuple(f"https://shop.example/{n}.jpg" for n in (1, 2, 3))
    assert product.category_path == ("Shoes", "Boots")
    assert product.weight_g == 900
    assert dict(product.attributes)["Wash"] == ("by hand: cold",)
    assert dict(product.attributes)["Shipping"] == ("DE, Standard: 5.99 EUR",)
    assert product.variants[0].gtin == "4006381333931"
    assert product.variants[0].offer == Offer(Money(11900, "EUR"), NOW, Money(9900, "EUR"))


def test_atom(tmp_path: Path) -> None:
    """An Atom entry is read alike: its link from the address, its text from summary."""
    product = one(
        tmp_path,
        """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
<title>Shop</title><link rel="self" href="https://shop.example/"/><updated>2026-11-01T00:00:00Z</updated>
<entry><id>7</id><title>Mug</title><summary>A mug.</summary><updated>2026-11-01T00:00:00Z</updated>
<link rel="edit" href="https://shop.example/edit"/><link href="https://shop.example/7"/>
<author><name>Someone</name></author><g:price>5 USD</g:price></entry></feed>""",
    )
    assert (product.id, product.title, product.description) == ("7", "Mug", "A mug.")
    assert product.url == "https://shop.example/7"
    assert product.variants[0].offer == Offer(Money(500, "USD"), NOW)


@pytest.mark.parametrize(
    "root",
    [
        '<rss xmlns:g="http://base.google.com/ns/1.0">',
        '<rss xmlns:go="http://base.google.com/ns/1.0">',
        "<rss>",
        '<!-- made -- by > a plug-in -->\n<rss version="2.0">',
    ],
)
def test_prefixes(tmp_path: Path, root: str) -> None:
    """Google's names count under any declared prefix, under an undeclared g: and without one; others do not."""
    prefix = "go" if ":go" in root else "g"
    item = LEAST.replace("g:", f"{prefix}:") + "<color>red</color><media:color>blue</media:color>"
    product = one(tmp_path, f"{root}<channel><item>{item}</item></channel></rss>")
    assert product.title == "Mug"
    assert dict(product.attributes) == {"Color": ("red",)}


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1250", "windows-1250"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    """A feed is read in the encoding that its mark or its declaration names, and with any line ends."""
    said = f' encoding="{declared}"' if declared else ""
    text = f'<?xml version="1.0"{said}?>' + RSS.partition("?>")[2] + f"<item>{LEAST}</item>" + END
    text = text.replace("Mug", "Müg").replace("\n", "\r\n")
    assert one(tmp_path, text.encode(encoding)).title == "Müg"


def test_wrong_encodings(tmp_path: Path) -> None:
    """Bytes that are not the UTF-8 that a feed claims to be are read as Windows-1252, and told with the line."""
    text = RSS + f"<item>\n{LEAST.replace('Mug', 'Müg')}</item>" + END
    found, problem = read(tmp_path, text.encode("cp1252"))
    assert isinstance(found, Found)
    assert found.product.title == "Müg"
    assert str(problem) == "line 4: not UTF-8 from here on; such characters were read as Windows-1252"


def test_truncation(tmp_path: Path) -> None:
    """A feed that was cut off gives the items before the cut, and the line of the one that it went through."""
    text = RSS + f"<item>{LEAST}</item>\n<item><g:id>2</g:id><g:tit"
    found, problem = read(tmp_path, text)
    assert isinstance(found, Found)
    assert str(problem) == (
        "line 4: the file ends in the middle of this element; nothing after this was read (row left out)"
    )


def test_document_type(tmp_path: Path) -> None:
    """A feed with a document type is not read: no file is opened and nothing is expanded."""
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
        + RSS.partition("?>\n")[2]
        + "<item><g:id>1</g:id><g:title>&e;</g:title></item>"
        + END
    )
    (problem,) = read(tmp_path, text)
    assert isinstance(problem, RowProblem)
    assert str(problem).startswith("line 2: a document type (<!DOCTYPE …>) is not read")


def test_long_titles_and_bad_values(tmp_path: Path) -> None:
    """What cannot be used is told with line, field, value and reason."""
    items = read(
        tmp_path,
        RSS
        + f"<item>{LEAST.replace('Mug', 'M' * 10_000)}</item>\n"
        + f"<item>{LEAST.replace('5.00', 'cheap')}</item>\n<item><g:id>3</g:id></item>\n"
        + END,
    )
    told = [str(item) for item in items if isinstance(item, RowProblem)]
    assert "10,000 characters; only the first 500 were kept" in told[0]
    assert told[1].startswith('line 4, price "cheap USD": not a price')
    assert told[2] == "line 5, title: an item needs a title (row left out)"
