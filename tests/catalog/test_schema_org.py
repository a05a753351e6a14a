"""schema.org products as lines, documents and saved pages."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import Feed, open_feed
from persea.catalog.formats.schema_org import json_ld
from persea.catalog.json_ld import Fault
from persea.catalog.rows import Defaults, Found, Item, RowProblem, Skipped
from persea.values import Money, Offer, Product

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def opened(folder: Path, content: str | bytes) -> Feed:
    path = folder / "export"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    feed = open_feed(path, Defaults("USD", NOW))
    assert feed.format == "schema-org"
    return feed


def read(folder: Path, *rows: object) -> list[Item]:
    return list(opened(folder, "".join(json.dumps(row) + "\n" for row in rows)))


def one(folder: Path, *rows: object) -> Product:
    (item,) = read(folder, *rows)
    assert isinstance(item, Found), item
    return item.product


def mug(**more: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "Product", "sku": "m1", "name": "Mug"} | more


def offer(folder: Path, **more: object) -> Offer | None:
    items = read(folder, mug(offers={"@type": "Offer", "priceCurrency": "EUR"} | more))
    (found,) = [item for item in items if isinstance(item, Found)]
    return found.product.variants[0].offer


def page(*blocks: str, head: str = "") -> str:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>\n' for block in blocks)
    return f"<!DOCTYPE html>\n<html><head>{head}\n{scripts}</head><body><p>Hello</p></body></html>"


def test_every_property(tmp_path: Path) -> None:
    """Every property that is read arrives in the product."""
    product = one(
        tmp_path,
        mug(
            description="<p>Dry &amp; warm.</p>",
            brand={"@type": "Brand", "name": "Ötzi &amp; Co"},
            category="Kitchen > Mugs",
            keywords="winter, gift",
            url="https://shop.example/mug",
            image=[
                "https://shop.example/1.jpg",
                {"@type": "ImageObject", "url": "https://shop.example/2.jpg"},
            ],
            gtin13="4006381333931",
            mpn="M-1",
            color="red",
            material=["clay", "glaze"],
            weight={"@type": "QuantitativeValue", "value": "0.5", "unitCode": "KGM"},
            width={"@type": "QuantitativeValue", "value": 8, "unitCode": "CMT"},
            itemCondition="https://schema.org/NewCondition",
            additionalProperty=[
                {"@type": "PropertyValue", "name": "Capacity", "value": 350, "unitText": "ml"},
                {"@type": "PropertyValue", "name": "Dishwasher safe", "value": True},
            ],
            aggregateRating={"@type": "AggregateRating", "ratingValue": "4.5", "reviewCount": "120"},
            offers={
                "@type": "Offer",
                "price": 14.90,
                "priceCurrency": "EUR",
                "availability": "https://schema.org/InStock",
                "inventoryLevel": {"@type": "QuantitativeValue", "value": 7},
            },
        ),
    )
    assert (product.id, product.title, product.brand) == ("m1", "Mug", "Ötzi & Co")
    assert product.description == "Dry & warm."
    assert product.category_path == ("Kitchen", "Mugs")
    assert product.tags == ("winter", "gift")
    assert product.url == "https://shop.example/mug"
    assert product.image_urls == ("https://shop.example/1.jpg", "https://shop.example/2.jpg")
    assert (product.rating, product.rating_count, product.weight_g) == (4.5, 120, 500)
    assert dict(product.attributes) == {
        "Color": ("red",),
        "Material": ("clay", "glaze"),
        "Width": ("8 cm",),
        "MPN": ("M-1",),
        "Condition": ("New",),
        "Capacity": ("350 ml",),
        "Dishwasher safe": ("yes",),
    }
    (variant,) = product.variants
    assert (variant.id, variant.sku, variant.gtin) == ("m1", "m1", "4006381333931")
    assert variant.offer == Offer(Money(1490, "EUR"), NOW, stock=7)


@pytest.mark.parametrize(
    ("said", "regular", "sale", "ends"),
    [
        ({"price": "19.90"}, 1990, None, None),
        ({"price": 1999}, 199900, None, None),
        ({"price": "1.299,00 €"}, 129900, None, None),
        ({"price": 10, "priceValidUntil": "2026-12-31"}, 1000, None, None),
        (
            {
                "price": "79",
                "priceValidUntil": "2026-12-24",
                "priceSpecification": {"@type": "UnitPriceSpecification", "priceType": "https://schema.org/ListPrice", "price": 99},
            },
            9900,
            7900,
            datetime(2026, 12, 25, tzinfo=UTC),
        ),
        (
            {
                "priceSpecification": [
                    {"@type": "UnitPriceSpecification", "price": 79.5},
                    {"@type": "UnitPriceSpecification", "priceType": "StrikethroughPrice", "price": "99.00"},
                ]
            },
            9900,
            7950,
            None,
        ),
        (
            {
                "price": 5,
                "priceSpecification": {"price": 10, "referenceQuantity": {"value": 100, "unitCode": "MLT"}},
            },
            500,
            None,
            None,
        ),
        ({"@type": "AggregateOffer", "lowPrice": 5, "highPrice": 5}, 500, None, None),
        ({"@type": "AggregateOffer", "lowPrice": 5, "highPrice": 9}, 500, None, None),
    ],
)  # fmt: skip
def test_prices(
    tmp_path: Path, said: dict[str, object], regular: int, sale: int | None, ends: datetime | None
) -> None:
    """The regular price is the list price where there is one above the active price, which then is the sale."""
    assert offer(tmp_path, **said) == Offer(
        Money(regular, "EUR"), NOW, None if sale is None else Money(sale, "EUR"), None, ends
    )


@pytest.mark.parametrize(
    ("availability", "in_stock"),
    [
        ("https://schema.org/InStock", True),
        ("http://schema.org/LimitedAvailability", True),
        ("InStock", True),
        ("in stock", True),
        ({"@id": "https://schema.org/InStock"}, True),
        ("https://schema.org/OutOfStock", False),
        ("SoldOut", False),
        ("schema:PreOrder", False),
        (["https://schema.org/BackOrder"], False),
        (None, True),
    ],
)
def test_availability(tmp_path: Path, availability: object, in_stock: bool) -> None:
    """Availability is read as an address or as words."""
    found = offer(tmp_path, price=1, availability=availability)
    assert found is not None
    assert found.in_stock is in_stock


@pytest.mark.parametrize(
    ("said", "gtin"),
    [
        ({"gtin": "4006381333931"}, "4006381333931"),
        ({"gtin8": 96385074}, "96385074"),
        ({"gtin12": "036000291452"}, "036000291452"),
        ({"isbn": "0-306-40615-2"}, "9780306406157"),
        ({"isbn": "978-0-306-40615-7"}, "9780306406157"),
        ({"productID": "isbn:978-0-306-40615-7"}, "9780306406157"),
        ({"gtin": "https://id.gs1.org/01/09506000134352"}, "09506000134352"),
        ({"offers": {"gtin13": "4006381333931", "price": 1}}, "4006381333931"),
    ],
)
def test_codes(tmp_path: Path, said: dict[str, object], gtin: str) -> None:
    """GTINs and ISBNs of every form are the variant's GTIN; an ISBN-10 becomes the EAN on the book."""
    assert one(tmp_path, mug(**said)).variants[0].gtin == gtin


@pytest.mark.parametrize(
    ("weight", "grams"),
    [
        ({"value": 2, "unitCode": "LBR"}, 907.18474),
        ({"value": "3", "unitCode": "ONZ"}, 85.048569375),
        ({"value": 250, "unitText": "g"}, 250),
        ("1.2 kg", 1200),
    ],
)
def test_weights(tmp_path: Path, weight: object, grams: float) -> None:
    """Weights are grams, whichever unit they are written in."""
    assert one(tmp_path, mug(weight=weight)).weight_g == pytest.approx(grams)


@pytest.mark.parametrize(
    ("rating", "mean"),
    [
        ({"ratingValue": 4.5, "reviewCount": 2}, 4.5),
        ({"ratingValue": "4,5", "ratingCount": 2}, 4.5),
        ({"ratingValue": 9, "bestRating": 10, "worstRating": 0, "ratingCount": 2}, 4.6),
        ({"ratingValue": 80, "bestRating": 100, "worstRating": 0, "ratingCount": 2}, 4.2),
    ],
)
def test_ratings(tmp_path: Path, rating: dict[str, object], mean: float) -> None:
    """Ratings on any scale become 1 to 5."""
    product = one(tmp_path, mug(aggregateRating=rating))
    assert (product.rating, product.rating_count) == (pytest.approx(mean), 2)


def test_ids(tmp_path: Path) -> None:
    """A product's id is its productID, SKU, @id or the path of its address, in this order."""
    base = {"@type": "Product", "name": "Mug"}
    rows = [
        base | {"productID": "P", "sku": "S", "@id": "https://shop.example/#x"},
        base | {"sku": "S", "@id": "https://shop.example/#x"},
        base | {"@id": "https://shop.example/mug#product"},
        base | {"@id": "_:b0", "url": "https://shop.example/p/mug?v=1"},
        base | {"@id": "#product", "url": "https://shop.example/p/mug/"},
        base | {"offers": {"sku": "O", "price": 1}},
    ]
    found = [item.product.id for item in read(tmp_path, *rows) if isinstance(item, Found)]
    assert found == ["P", "S", "https://shop.example/mug#product", "p/mug?v=1", "p/mug", "O"]


def test_crawled_pages(tmp_path: Path) -> None:
    """A crawler's line says when its offers were true and where its page is; addresses are made whole."""
    line = {
        "url": "https://shop.example/p/mug",
        "fetched_at": "2026-11-01T10:00:00Z",
        "jsonld": [
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"position": 3, "name": "Mug", "item": "https://shop.example/p/mug"},
                    {"position": 2, "item": {"@id": "/kitchen", "name": "Kitchen"}},
                    {"position": 1, "name": "Start", "item": "https://shop.example/"},
                ],
            },
            {
                "@type": "Product",
                "name": "Mug",
                "image": "/mug.jpg",
                "offers": {"price": "5.00", "url": "?a=1"},
            },
        ],
    }
    product = one(tmp_path, line)
    assert (product.id, product.url) == ("p/mug", "https://shop.example/p/mug")
    assert product.image_urls == ("https://shop.example/mug.jpg",)
    assert product.category_path == ("Kitchen",)
    assert product.variants[0].offer == Offer(Money(500, "USD"), datetime(2026, 11, 1, 10, tzinfo=UTC))
    late = one(tmp_path, line | {"fetched_at": "2031-01-01T00:00:00Z"})
    assert late.variants[0].offer == Offer(Money(500, "USD"), NOW)


def shirt(sku: str, size: str, price: int, **more: object) -> dict[str, object]:
    return {
        "@type": "Product",
        "sku": sku,
        "name": f"Shirt {size}",
        "size": size,
        "color": "blue",
        "offers": {"price": price, "priceCurrency": "USD"},
    } | more


GROUP = {
    "@type": "ProductGroup",
    "@id": "#shirt",
    "productGroupID": "G",
    "name": "Shirt",
    "brand": "B",
    "variesBy": ["https://schema.org/size"],
    "image": "https://shop.example/shirt.jpg",
}


@pytest.mark.parametrize("way", ["has", "references", "ids", "two pages", "graph"])
def test_groups(tmp_path: Path, way: str) -> None:
    """A group and its variants are one product, however and on however many pages they are written."""
    small, large = shirt("S", "S", 20), shirt("L", "L", 22)
    rows: list[object]
    if way == "has":
        rows = [GROUP | {"hasVariant": [small, large]}]
    elif way == "references":
        has = {"hasVariant": [{"@id": "#s"}, {"@id": "#l"}]}
        rows = [{"@graph": [GROUP | has, small | {"@id": "#s"}, large | {"@id": "#l", "isVariantOf": {"@id": "#shirt"}}]}]  # fmt: skip
    elif way == "ids":
        rows = [GROUP, small | {"inProductGroupWithID": "G"}, large | {"inProductGroupWithID": "G"}]
    elif way == "two pages":
        rows = [
            small | {"isVariantOf": GROUP},
            large | {"isVariantOf": GROUP | {"hasVariant": [{"url": "/s"}]}},
        ]
    else:
        rows = [{"@graph": [GROUP, small | {"isVariantOf": {"@id": "#shirt"}}, large | {"isVariantOf": {"@id": "#shirt"}}]}]  # fmt: skip
    product = one(tmp_path, *rows)
    assert (product.id, product.title) == ("G", "Shirt")
    assert [(v.id, v.title, v.options) for v in product.variants] == [
        ("S", "Shirt S", (("Size", "S"),)),
        ("L", "Shirt L", (("Size", "L"),)),
    ]
    assert [v.offer.price for v in product.variants if v.offer] == [Money(2000, "USD"), Money(2200, "USD")]
    assert dict(product.attributes) == {"Color": ("blue",), "Size": ("S", "L")}


def test_offers_as_variants(tmp_path: Path) -> None:
    """Offers that each name an SKU of their own are variants; those of several sellers are not."""
    product = one(
        tmp_path,
        mug(offers=[{"sku": "m1-r", "name": "Red", "price": 5}, {"sku": "m1-b", "name": "Blue", "price": 6}]),
    )
    assert [(v.id, v.title) for v in product.variants] == [("m1-r", "Red"), ("m1-b", "Blue")]
    sold_out, had = {"price": 4, "availability": "OutOfStock"}, {"price": 6, "availability": "InStock"}
    items = read(tmp_path, mug(offers={"@type": "AggregateOffer", "lowPrice": 4, "offers": [sold_out, had]}))
    found, told = items
    assert isinstance(found, Found)
    product = found.product
    assert (
        str(told)
        == 'line 1, offers "2 of them": they ask from $4.00 to $6.00; the first that can be had was taken'
    )
    assert [v.offer for v in product.variants] == [Offer(Money(600, "USD"), NOW)]


def test_documents(tmp_path: Path) -> None:
    """One document may be an object, a list or a graph, on one line or on many; members keep their lines."""
    two = [mug(), mug(sku="m2")]
    for content in (json.dumps(two), json.dumps(two, indent=1), json.dumps({"@graph": two}, indent=1)):
        found = [item for item in opened(tmp_path, content) if isinstance(item, Found)]
        assert [item.product.id for item in found] == ["m1", "m2"]
    listed = [item.line for item in opened(tmp_path, json.dumps(two, indent=1)) if isinstance(item, Found)]
    assert listed == [2, 8]


def test_pages(tmp_path: Path) -> None:
    """A saved page is read whole: several blocks, its own address, what plug-ins say of one product apart."""
    content = page(
        json.dumps({"@graph": [{"@type": "WebPage", "mainEntity": mug(offers={"price": 5})}]}),
        json.dumps(
            {"@type": "Product", "name": "Mug", "aggregateRating": {"ratingValue": 4, "reviewCount": 3}}
        ),
        json.dumps({"@type": "Organization", "name": "Shop"}),
        head='<link rel="canonical" href="https://shop.example/p/mug?a=1&amp;b=2">',
    )
    (item,) = opened(tmp_path, content.replace("\n", "\r\n"))
    assert isinstance(item, Found)
    assert (item.product.id, item.product.rating) == ("m1", 4)
    assert item.product.url == "https://shop.example/p/mug?a=1&b=2"


def test_folders_of_pages(tmp_path: Path) -> None:
    """An archive of saved pages is one feed, in the encodings that they name."""
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", page(json.dumps(mug())))
        archive.writestr(
            "b.html",
            page(json.dumps(mug(sku="m2", name="Кружка"), ensure_ascii=False), head='<meta charset="windows-1251">').encode("cp1251"),
        )  # fmt: skip
        archive.writestr("c.html", page('{"@type": "Organization"}'))
        archive.writestr("d.html", "<html><body>nothing</body></html>")
    items = list(open_feed(path, Defaults("USD", NOW)))
    assert [item.product.title for item in items if isinstance(item, Found)] == ["Mug", "Кружка"]
    assert [item.reason for item in items if isinstance(item, Skipped)] == ["no product in it"]
    assert [str(item) for item in items if isinstance(item, RowProblem)] == [
        "d.html line 1: it is not in the format schema-org; the file was left out"
    ]


@pytest.mark.parametrize(
    "block",
    [
        '{"a": 1}',
        ' \n {"a": 1,} ;',
        '<!-- {"a": 1} -->',
        '<![CDATA[ {"a": 1} ]]>',
        '//<![CDATA[\n{"a": 1}\n//]]>',
        '/* <![CDATA[ */ {"a": 1} /* ]]> */',
        '{"a": /* one */ 1 // one\n}',
        "{&quot;a&quot;: 1}",
        '\ufeff{"a": 1}',
    ],
)
def test_kind_reading(block: str) -> None:
    """What pages put around and into their JSON by mistake is read where it can mean one thing only."""
    assert json_ld(page(block)) == [{"a": 1}]


def test_json_ld() -> None:
    """All objects come in order; strings keep what looks like a comment; faults are told with their line."""
    faults: list[Fault] = []
    found = json_ld(
        '<html>\n<!-- <script type="application/ld+json">{"no": 1}</script> -->\n'
        "<script>var a = '<script type=\"application/ld+json\">';</script>\n"
        '<SCRIPT id=x TYPE=\'application/ld+json\' data-n="1">{"u": "http://a/*b*/", "t": "a\nb",}{"b": 2.50}</SCRIPT>\n'
        '<script type=application/ld+json>{"c": nope}</script><script type="application/ld+json"> </script>',
        faults,
    )
    assert [str(one) for one in found] == [
        "{'u': 'http://a/*b*/', 't': 'a\\nb'}",
        "{'b': Decimal('2.50')}",
    ]
    assert [(fault.line, fault.value) for fault in faults] == [(6, '{"c": nope}')]


def test_time_is_linear() -> None:
    """What makes careless patterns quadratic comes to its end: a million characters would take them hours."""
    opening = '<script type="application/ld+json">'
    for unit in (
        "<script ",
        "<!--",
        opening,
        '"',
        "\\",
        '"\\"',
        "/*",
        "//",
        ",",
        " ",
        "[",
        "{",
        "&quot;",
        "]]>",
    ):
        assert len(json_ld(unit * (1_000_000 // len(unit)))) < 2
        assert json_ld(opening + "[" + unit * (1_000_000 // len(unit))) == []


def test_problems(tmp_path: Path) -> None:
    """What cannot be used is told with line, field, value and reason; the rest goes in."""
    items = list(
        opened(
            tmp_path,
            json.dumps({"@type": "Product", "sku": "x"})
            + '\n{"@type": "Product", "na\n'
            + json.dumps(mug(offers={"price": "cheap", "availability": "Maybe"}, name="M" * 10_000))
            + "\n",
        )
    )
    told = [str(item) for item in items if isinstance(item, RowProblem)]
    assert told[0] == 'line 1, name "x": a product needs a name (row left out)'
    assert told[1].startswith('line 2 "{"@type": "Product", "na": not JSON: ')
    assert "10,000 characters; only the first 500 were kept" in told[2]
    assert told[3] == 'line 3, price "cheap": not a price; left out'
    assert sum(isinstance(item, Found) for item in items) == 1


def test_numbers_with_exponents(tmp_path: Path) -> None:
    """A number such as 1e999999999 is never written out."""
    told = [str(item) for item in opened(tmp_path, '{"@type": "Product", "sku": "a", "name": "Mug", "offers": {"price": 1e999999999}, "color": 1e-999999999}')]  # fmt: skip
    assert told[0].startswith("Found")
    assert told[1] == 'line 1, price "1E+999999999": too large for a price; left out'


def test_sales_that_are_over(tmp_path: Path) -> None:
    """A page that still asks a sale price after its last day is believed, and that is told."""
    listed = {"@type": "UnitPriceSpecification", "priceType": "ListPrice", "price": 9}
    row = mug(
        offers={"price": 7, "priceValidUntil": "2025-12-31", "priceSpecification": listed}, weight="heavy"
    )
    found, *told = read(tmp_path, row)
    assert isinstance(found, Found)
    assert found.product.variants[0].offer == Offer(Money(900, "USD"), NOW, Money(700, "USD"))
    assert [str(item) for item in told] == [
        'line 1, weight "heavy": not a weight (write it like "1.2 kg", in g, kg, lb or oz); left out',
        'line 1, priceValidUntil "2025-12-31": over, but the price is still asked; left out',
    ]


def test_truncated_documents(tmp_path: Path) -> None:
    """Of a list that breaks off, the members before are kept and the line is told."""
    whole = json.dumps([mug(), mug(sku="m2")], indent=1)
    found, problem = opened(tmp_path, whole[:-20])
    assert isinstance(found, Found)
    assert str(problem).startswith('line 8 "{')
    broken = page('{"@type": "Product", ')
    skipped, told = opened(tmp_path, broken)
    assert isinstance(skipped, Skipped)
    assert str(told).startswith('line 3 "{"@type": "Product",": not JSON: ')
    assert isinstance(told, RowProblem)
    assert told.row_lost


def test_deep_nesting(tmp_path: Path) -> None:
    """Objects within objects beyond all sense are told, and end nothing else."""
    deep = '{"@type": "Product", "name": ' + "[" * 100_000 + "]" * 100_000 + "}"
    items = list(opened(tmp_path, json.dumps(mug()) + "\n" + deep + "\n"))
    assert isinstance(items[0], Found)
    assert "nested too deeply" in str(items[1])


def test_odd_shapes(tmp_path: Path) -> None:
    """Objects of shapes that nobody should write end nothing: ids that are lists, half characters, broken
    addresses."""
    items = read(
        tmp_path,
        GROUP | {"@id": [], "productGroupID": "\ud800", "hasVariant": [shirt("S", "S", 20), "none", None]},
        mug(image="http://[", url="http://[", brand=[{}], offers=[None, {"price": {"@value": "5"}}]),
        {"@type": "BreadcrumbList", "itemListElement": [{"item": "http://["}]},
        [],
        5,
    )
    (found,) = [item.product for item in items if isinstance(item, Found)]
    assert found.id == "m1"
    told = [str(item) for item in items if isinstance(item, RowProblem)]
    assert any(one.startswith('line 1, id "\ufffd": an id has 1 to 200 printable characters') for one in told)


@pytest.mark.parametrize("price", [19.995, "19.9950", "19,9950"])
def test_prices_are_rounded_aloud(tmp_path: Path, price: object) -> None:
    """A price with more decimals than its currency has is rounded half up, and told."""
    found, told = read(tmp_path, mug(offers={"price": price, "priceCurrency": "EUR"}))
    assert isinstance(found, Found)
    offer = found.product.variants[0].offer
    assert offer is not None
    assert offer.price == Money(2000, "EUR")
    assert str(told) == f'line 1, price "{price}": more decimals than EUR has; rounded to €20.00'


def test_a_page_full_of_blanks_takes_no_time(tmp_path: Path) -> None:
    """A million blanks in a category or a keyword: the time grows with the length, not with its square."""
    blanks = " " * 1_000_000
    found = read(tmp_path, mug(category=f"Kitchen{blanks}x > Mugs", keywords=f"red{blanks}x , blue"))[0]
    assert isinstance(found, Found)
    assert found.product.category_path == ("Kitchen x", "Mugs")
    assert found.product.tags == ("red x", "blue")
