"""What is taken from a page: its products for machines, and its links."""

from __future__ import annotations

import json
import time

import pytest

from persea.catalog.web.answer import Page, Validators
from persea.catalog.web.links import Site
from persea.catalog.web.pages import Reading, links, products_in, read_page, read_products_json, text_of

SITE = Site.of("https://shop.example/")


def page(body: str | bytes, media_type: str = "text/html", charset: str = "", path: str = "/") -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return Page(f"https://shop.example{path}", False, media_type, charset, Validators(), raw)


def script(*values: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


MUG = {"@type": "Product", "name": "Mug", "offers": {"@type": "Offer", "price": 5}}
CRUMBS = {"@type": "BreadcrumbList", "itemListElement": []}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (MUG, [MUG]),
        ([{"@type": "Organization"}, MUG], [MUG]),
        ({"@graph": [{"@type": "WebSite"}, MUG, CRUMBS]}, [MUG, CRUMBS]),
        ({"@type": "ItemPage", "mainEntity": MUG}, [MUG]),
        (
            MUG | {"@type": ["Book", "https://schema.org/Product"]},
            [MUG | {"@type": ["Book", "https://schema.org/Product"]}],
        ),
        (
            MUG | {"@type": "http://schema.org/ProductGroup"},
            [MUG | {"@type": "http://schema.org/ProductGroup"}],
        ),
        (CRUMBS, []),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": MUG}]}, []),
        ({"@type": "ProductReview"}, []),
        ("Product", []),
    ],
)
def test_products(value: object, kept: list[object]) -> None:
    """Products are kept with their breadcrumbs, wherever a page's own may stand; lists of others' are not."""
    assert products_in(script(value)) == kept


def test_references() -> None:
    """What a product refers to by @id comes along, once, and what that refers to; the page about it does not."""
    offer = {"@id": "#offer", "price": "5.00", "seller": {"@id": "#us"}}
    seller = {"@id": "#us", "name": "Shop"}
    about = {"@type": "WebPage", "@id": "#page", "name": "Mug at Shop"}
    mug = {
        "@type": "Product",
        "offers": [{"@id": "#offer"}],
        "mainEntityOfPage": {"@id": "#page"},
        "x": {"@id": "#no"},
    }
    graph = [about, seller, {"@id": "#other", "name": "Other"}, offer, mug]
    assert products_in(script({"@graph": graph})) == [mug, offer, seller]
    inside = {"@type": "Product", "@id": "#mug", "seller": seller, "isRelatedTo": {"@id": "#mug"}}
    assert products_in(script(inside)) == [inside]


def test_numbers() -> None:
    """Numbers keep their value exactly, as a text where JSON's readers would round them."""
    text = '<script type="application/ld+json">{"@type":"Product","a":19.90,"b":0.12345678901234567890,"c":4006381333931}</script>'
    assert products_in(text) == [
        {"@type": "Product", "a": 19.9, "b": "0.12345678901234567890", "c": 4006381333931}
    ]


def test_half_characters() -> None:
    """Half a character, which JSON can spell and no file can hold, becomes the mark for what is missing."""
    body = r'{"@type":"Product","name":"a\ud800b","\udfff":1,"c":"\ud83e\udd51"}'
    expected = {"@type": "Product", "name": "a\ufffdb", "\ufffd": 1, "c": "\U0001f951"}
    assert products_in(f'<script type="application/ld+json">{body}</script>') == [expected]
    assert read_products_json(SITE, page('{"products":[' + body + "]}")).products == (expected,)


def test_what_is_sold_is_what_the_format_reads() -> None:
    """A dietary supplement is a product; a book is one where it has an offer, and not where one only writes of it."""
    for node, is_kept in (
        ({"@type": "DietarySupplement", "name": "Zinc"}, True),
        ({"@type": "Book", "name": "Walden", "offers": {"price": 9}}, True),
        ({"@type": "Book", "name": "Walden"}, False),
    ):
        assert products_in(script(node)) == ([node] if is_kept else [])


def test_depth() -> None:
    """What is nested deeper than anything one says of a product is left out."""
    text = (
        '<script type="application/ld+json">{"@type":"Product","a":'
        + "[" * 400
        + "1"
        + "]" * 400
        + "}</script>"
    )
    (node,) = products_in(text)
    assert json.dumps(node).count("[") == 49
    assert (
        read_products_json(SITE, page('{"products":[{"a":' + "[" * 5_000 + "]" * 5_000 + "}]}")).products
        == ()
    )


def test_links() -> None:
    """Links come as written, each once, however they are quoted; the first is the page's base."""
    text = """<BASE href="/de/"><a class=x href="a?x=1&amp;y=2">A</a> <A HREF='b'>B</A> <a href=c>C</a>
        <a href="a?x=1&amp;y=2">again</a> <a href="#top">T</a> <a name="n">N</a> <area href="d"> <a href="">E</a>"""
    assert list(links(text)) == ["/de/", "a?x=1&y=2", "b", "c"]
    assert list(links("<p>nothing</p>")) == [""]


def test_reading() -> None:
    """A page gives its products and its own links, resolved against its base, without what is no page."""
    body = (
        '<base href="/de/">'
        + script(MUG)
        + "".join(
            f'<a href="{link}">'
            for link in ("mug", "/mug#a", "/mug", "/a.jpg", "/cart", "https://other.example/")
        )
    )
    reading = read_page(SITE, page(body, path="/en/"))
    assert reading.jsonld == (MUG,)
    assert reading.links == ("https://shop.example/de/mug", "https://shop.example/mug")
    assert read_page(SITE, page(body, "application/json")).links == ()


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Grüße".encode(), ""),
        ("Grüße".encode("latin-1"), "iso-8859-1"),
        (b'<meta charset="windows-1252">' + "Grüße".encode("cp1252"), ""),
        (b'<meta charset="windows-1252">' + "Grüße".encode(), "UTF-8"),
        ("Grüße".encode(), "punycode"),
        ("Grüße".encode(), "no-such"),
    ],
)
def test_encodings(body: bytes, charset: str) -> None:
    """The header's encoding goes before the page's own; one that is none is passed over."""
    assert text_of(page(body, charset=charset)).endswith("Grüße")


def test_products_json() -> None:
    """A page of products.json gives its products; anything else gives none."""
    assert read_products_json(SITE, page('{"products": [{"id": 1}, {"id": 2}]}')).products == (
        {"id": 1},
        {"id": 2},
    )
    for other in ('{"products": {}}', '{"products": [1]}', "[]", "<html>", '{"products": [{"id": 1}', ""):
        reading = read_products_json(SITE, page(other))
        assert (reading.products, reading.fault) == ((), "it is no page of products.json")
    assert read_products_json(SITE, page('{"products": []}')) == Reading()


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a href=",
        "<a href='",
        '<a href="',
        "<a x href = ",
        "<base ",
        '<script type="application/ld+json">',
        "<!--",
        '<script type="application/ld+json">{"a":' + "[" * 50,
    ],
)
def test_hostile_pages(piece: str) -> None:
    """A page of 4 MB made to be slow is read in about the time of any other."""
    begun = time.monotonic()
    read_page(SITE, page(piece * (4_000_000 // len(piece))))
    assert time.monotonic() - begun < 5
