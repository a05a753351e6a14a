"""The JSON of a Shopify shop: documents and lines in the shapes of its public and its admin interface."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found, Item, RowProblem, Skipped
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FETCHED = datetime(2026, 11, 1, 10, 0, tzinfo=UTC)
Json = dict[str, object]

IMAGES = [
    {"id": 71, "position": 1, "src": "https://cdn.example/1.jpg", "variant_ids": []},
    {"id": 72, "position": 2, "src": "https://cdn.example/2.jpg", "variant_ids": [12]},
]
TEE: Json = {
    "id": 1, "title": "Tee", "handle": "tee", "body_html": "<p>Soft &amp; warm.</p>",
    "published_at": "2026-01-02T10:00:00-05:00", "vendor": "Acme", "product_type": "Shirts",
    "tags": ["summer", "cotton"],
    "variants": [
        {"id": 11, "title": "S", "option1": "S", "option2": None, "option3": None, "sku": "T-S",
         "requires_shipping": True, "taxable": True, "featured_image": None, "available": True,
         "price": "19.90", "grams": 150, "compare_at_price": "25.00", "position": 1, "product_id": 1},
        {"id": 12, "title": "M", "option1": "M", "option2": None, "option3": None, "sku": None,
         "featured_image": IMAGES[1], "available": False, "price": "19.90", "grams": 150,
         "compare_at_price": None, "position": 2, "product_id": 1},
    ],
    "images": IMAGES,
    "options": [{"name": "Size", "position": 1, "values": ["S", "M"]}],
}  # fmt: skip
MUG: Json = {
    "id": 2, "title": "Mug", "handle": "mug", "body_html": None, "vendor": "", "product_type": "", "tags": [],
    "variants": [{"id": 21, "title": "Default Title", "option1": "Default Title", "price": "8.00",
                  "available": True, "grams": 0}],
    "images": [], "options": [{"name": "Title", "position": 1, "values": ["Default Title"]}],
}  # fmt: skip


def read(folder: Path, text: str | bytes, currency: str = "USD") -> list[Item]:
    path = folder / "products.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    feed = open_feed(path, Defaults(currency, NOW))
    assert feed.format == "shopify-json"
    return list(feed)


def products(items: list[Item]) -> dict[str, Product]:
    return {item.product.id: item.product for item in items if isinstance(item, Found)}


def problems(items: list[Item]) -> list[tuple[int, str, str, str, bool]]:
    return [
        (item.line, item.field, item.value, item.reason, item.row_lost)
        for item in items
        if isinstance(item, RowProblem)
    ]


def tee(as_of: datetime, url: str | None) -> Product:
    return Product(
        id="tee",
        title="Tee",
        variants=(
            Variant("T-S", Offer(Money(2500, "USD"), as_of, Money(1990, "USD")), "S", "T-S",
                    options=(("Size", "S"),), weight_g=150.0),
            Variant("m", Offer(Money(1990, "USD"), as_of, in_stock=False), "M", options=(("Size", "M"),),
                    image_url="https://cdn.example/2.jpg", weight_g=150.0),
        ),
        description="Soft & warm.",
        brand="Acme",
        category_path=("Shirts",),
        tags=("summer", "cotton"),
        url=url,
        attributes=(("Size", ("S", "M")),),
        image_urls=("https://cdn.example/1.jpg", "https://cdn.example/2.jpg"),
        weight_g=150.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"products": [TEE, MUG]}),
        json.dumps({"products": [TEE, MUG]}, indent=2),
        "\ufeff" + json.dumps({"products": [TEE, MUG]}, indent=2).replace("\n", "\r\n"),
        json.dumps(TEE) + "\n" + json.dumps(MUG) + "\n",
        json.dumps({"products": [TEE]}) + "\r\n\r\n" + json.dumps({"products": [MUG]}) + "\r\n",
    ],
    ids=["document", "indented", "bom-and-windows-line-ends", "products", "pages"],
)
def test_shapes(tmp_path: Path, text: str) -> None:
    """A document, pages and single products are the same catalogue."""
    items = read(tmp_path, text)
    assert problems(items) == []
    assert products(items)["tee"] == tee(NOW, None)
    assert products(items)["mug"] == Product("mug", "Mug", (Variant("mug", Offer(Money(800, "USD"), NOW)),))


def test_fetched_pages(tmp_path: Path) -> None:
    """A page that says where and when it was fetched gives its products addresses, and its offers that age."""
    page = {"url": "https://shop.example/products.json?page=1", "fetched_at": "2026-11-01T10:00:00Z"}
    items = read(tmp_path, json.dumps(page | {"products": [TEE]}) + "\n" + json.dumps({"products": [MUG]}))
    assert products(items)["tee"] == tee(FETCHED, "https://shop.example/products/tee")
    assert products(items)["mug"].url is None
    bad = read(tmp_path, json.dumps({"products": [MUG]}) + "\n" + json.dumps(page | {"fetched_at": "now",
               "products": []}))  # fmt: skip
    assert problems(bad) == [
        (2, "fetched_at", "now", "not a date (write it like 2026-11-30 or 2026-11-30 18:00)", True)
    ]


def test_admin_products(tmp_path: Path) -> None:
    """The admin's products have counted stock, tags in one text, pictures by number, and drafts to skip."""
    variants = [
        {"sku": "A", "price": "5.00", "option1": "S", "inventory_management": "shopify", "inventory_quantity": 3,
         "inventory_policy": "deny", "image_id": 72, "weight": 2.0, "weight_unit": "lb",
         "barcode": "4006381333931"},
        {"sku": "B", "price": "5.00", "option1": "M", "inventory_management": "shopify", "inventory_quantity": 0,
         "inventory_policy": "deny"},
        {"sku": "C", "price": "5.00", "option1": "L", "inventory_management": None, "inventory_quantity": 0},
    ]  # fmt: skip
    lines = [
        TEE | {"tags": "red, blue", "status": "active", "variants": variants},
        MUG | {"status": "draft"},
        MUG | {"status": "active", "published_at": None},
    ]
    items = read(tmp_path, json.dumps({"products": lines}))
    found = products(items)["tee"]
    assert found.tags == ("red", "blue")
    offers = [variant.offer for variant in found.variants if variant.offer]
    assert [(offer.stock, offer.in_stock) for offer in offers] == [(3, True), (0, False), (None, True)]
    first = found.variants[0]
    assert (first.image_url, first.gtin) == ("https://cdn.example/2.jpg", "4006381333931")
    assert first.weight_g == pytest.approx(907.18474)
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped(1, "draft"), Skipped(1, "not published")
    ]  # fmt: skip


def test_bad_products(tmp_path: Path) -> None:
    """A product that cannot be read costs itself; the place within its page is told."""

    def priced(*prices: object) -> Json:
        sizes = [{"option1": str(n), "price": price} for n, price in enumerate(prices)]
        return TEE | {"handle": f"tee-{len(prices)}", "variants": sizes}

    page = [
        MUG,
        TEE | {"handle": ""},
        {"handle": "x"},
        priced("-1"),
        priced("5.00", "free"),
        priced(500, 5, 5),
    ]
    items = read(tmp_path, json.dumps({"products": page}))
    assert {id: len(product.variants) for id, product in products(items).items()} == {"mug": 1, "tee-2": 1}
    assert problems(items) == [
        (1, "products[1].handle", "", "must not be empty", True),
        (1, "products[2].title", "", "is missing", True),
        (1, "products[3].variants[0].price", "-1", "tee-1: a price cannot be negative", True),
        (1, "products[4].variants[1].price", "free", "tee-2: not a price", True),
        (1, "products[5].variants[0].price", "500",
            'a price is a text such as "19.90"; a bare number may mean cents (and 2 more:'
            " variants[1].price, variants[2].price)", True),
    ]  # fmt: skip


def test_bad_price_to_compare_with(tmp_path: Path) -> None:
    """A price to compare with that cannot be read is left out, and the variant stays."""
    variants = [{"option1": "S", "price": "5.00", "compare_at_price": "x"}]
    items = read(tmp_path, json.dumps(TEE | {"variants": variants}))
    assert products(items)["tee"].variants[0].offer == Offer(Money(500, "USD"), NOW)
    assert problems(items) == [(1, "variants[0].compare_at_price", "x", "tee: not a price; left out", False)]


def test_cut_off_files(tmp_path: Path) -> None:
    """A file that ends in the middle costs the line that was cut, or the document where it is one."""
    text = json.dumps(MUG) + "\n" + json.dumps(TEE)
    items = read(tmp_path, text[:-40])
    assert list(products(items)) == ["mug"]
    assert [(line, lost) for line, *_, lost in problems(items)] == [(2, True)]
    document = json.dumps({"products": [MUG, TEE]}, indent=1)
    items = read(tmp_path, document[: document.index('"option1": "M"')])
    ((line, _, _, reason, lost),) = problems(items)
    assert lost
    assert reason.startswith("not JSON")
    assert line == document[: document.index('"option1": "M"')].count("\n") + 1


def test_lines_that_are_no_products(tmp_path: Path) -> None:
    """Lines of something else are told and the rest goes in."""
    items = read(tmp_path, json.dumps(MUG) + '\n[1]\n"x"\n{"a": ,\n' + json.dumps(TEE))
    assert list(products(items)) == ["mug", "tee"]
    assert [line for line, *_ in problems(items)] == [2, 3, 4]


def test_other_encodings_and_long_titles(tmp_path: Path) -> None:
    """Windows-1252 is read and told, and a title of 10,000 characters is cut."""
    text = json.dumps(MUG | {"title": "Größe " + "x" * 10_000}, ensure_ascii=False)
    items = read(tmp_path, text.encode("cp1252"))
    assert products(items)["mug"].title.startswith("Größe xxx")
    assert len(products(items)["mug"].title) == 500
    assert [reason for _, _, _, reason, _ in problems(items)] == [
        "10,006 characters; only the first 500 were kept",
        "not UTF-8 from here on; such characters were read as Windows-1252",
    ]


def test_like_the_csv(tmp_path: Path) -> None:
    """The CSV of the same shop has the same ids, of products and of variants."""
    path = tmp_path / "products_export.csv"
    path.write_text(
        "Handle,Title,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
        "tee,Tee,TRUE,Size,S,T-S,19.90\ntee,,,,M,,19.90\nmug,Mug,TRUE,Title,Default Title,,8.00\n"
    )
    from_csv = products(list(open_feed(path, Defaults("USD", NOW))))
    from_json = products(read(tmp_path, json.dumps({"products": [TEE, MUG]})))
    assert (
        {id: [variant.id for variant in product.variants] for id, product in from_csv.items()}
        == {id: [variant.id for variant in product.variants] for id, product in from_json.items()}
        == {"tee": ["T-S", "m"], "mug": ["mug"]}
    )


def test_lists_that_are_null(tmp_path: Path) -> None:
    """A product whose lists are null has no pictures, no options and no price, and goes in."""
    items = read(tmp_path, json.dumps(MUG | {"images": None, "options": None, "variants": None}))
    assert problems(items) == []
    assert products(items)["mug"].variants == (Variant("mug", None),)


def test_unknown_status(tmp_path: Path) -> None:
    """A status that Shopify does not have is told, since the product may not be meant to be seen."""
    items = read(tmp_path, json.dumps({"products": [MUG | {"status": "paused"}]}))
    assert list(products(items)) == ["mug"]
    assert problems(items) == [
        (1, "products[0].status", "paused", "mug: no status that is known; taken as active", False)
    ]


def test_price_to_compare_with_is_rounded_aloud(tmp_path: Path) -> None:
    """Not only a price, also the one to compare it with is told where it was rounded."""
    tee = TEE | {"variants": [{"price": "15.00", "compare_at_price": "19.9950"}]}
    items = read(tmp_path, json.dumps(tee))
    (offer,) = [variant.offer for variant in products(items)["tee"].variants]
    assert offer is not None
    assert (offer.price, offer.sale_price) == (Money(2000, "USD"), Money(1500, "USD"))
    assert [problem[3] for problem in problems(items)] == [
        "tee: more decimals than USD has; rounded to $20.00"
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_product_by_its_handle(tmp_path: Path, indent: int | None) -> None:
    """The answer of /products/HANDLE.json is one product, and a fault in it is placed there."""
    items = read(tmp_path, json.dumps({"product": MUG}, indent=indent))
    assert list(products(items)) == ["mug"]
    items = read(tmp_path, json.dumps({"product": MUG | {"title": ""}}, indent=indent))
    assert problems(items) == [(1, "product.title", "", "must not be empty", True)]


def test_no_page_is_of_the_future(tmp_path: Path) -> None:
    """Its offers would outlast everything that is told of them later."""
    page = {"url": "https://shop.example/", "fetched_at": "2099-01-01T00:00:00Z", "products": [MUG]}
    (product,) = products(read(tmp_path, json.dumps(page))).values()
    offers = [variant.offer for variant in product.variants]
    assert [offer.as_of for offer in offers if offer] == [NOW] * len(offers)
