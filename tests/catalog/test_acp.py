"""The Agentic Commerce Protocol's product feed: a file, an archive or a folder."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found, Item, RowProblem
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 28, tzinfo=UTC)
DEFAULTS = Defaults("USD", NOW)
TEE = {
    "id": "prod_tee",
    "title": "Classic Tee",
    "description": {"plain": "", "html": "<p>Soft &amp; light.</p>"},
    "url": "https://shop.example/tee",
    "media": [
        {"type": "image", "url": "https://cdn.example/main.jpg", "alt_text": "Front", "width": 800},
        {"type": "video", "url": "https://cdn.example/main.mp4"},
    ],
    "variants": [
        {
            "id": "tee-red-s",
            "title": "Classic Tee - Red / S",
            "barcodes": [{"type": "MPN", "value": "T-1"}, {"type": "GTIN", "value": "4006381333931"}],
            "price": {"amount": 1999, "currency": "USD"},
            "list_price": {"amount": 2499, "currency": "USD"},
            "availability": {"available": True, "status": "in_stock"},
            "categories": [
                {"value": "1604", "taxonomy": "google_product_category"},
                {"value": "Apparel > Shirts", "taxonomy": "merchant"},
                {"value": "Apparel > Summer"},
            ],
            "condition": ["new"],
            "variant_options": [{"name": "Color", "value": "Red"}, {"name": "Size", "value": "S"}],
            "media": [{"type": "image", "url": "https://cdn.example/red.jpg"}],
            "seller": {"name": "Example"},
            "unit_price": None,
        },
        {
            "id": "tee-red-m",
            "title": "Classic Tee - Red / M",
            "price": {"amount": 1999, "currency": "USD"},
            "availability": {"available": True, "status": "backorder"},
        },
    ],
}


def read(folder: Path, *rows: object) -> list[Item]:
    path = folder / "products.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\r\n" for row in rows))
    feed = open_feed(path, DEFAULTS)
    assert feed.format == "acp"
    return list(feed)


def offer(folder: Path, **more: object) -> Offer | None:
    variant = {"id": "v", "title": "V", "price": {"amount": 500, "currency": "USD"}, "media": []} | more
    items = read(folder, {"id": "p", "title": "P", "variants": [variant]})
    (found,) = [item for item in items if isinstance(item, Found)]
    return found.product.variants[0].offer


def test_every_field(tmp_path: Path) -> None:
    """Every field that is read arrives in the product; amounts are minor units."""
    (item,) = read(tmp_path, TEE)
    assert item == Found(
        1,
        Product(
            id="prod_tee",
            title="Classic Tee",
            description="Soft & light.",
            url="https://shop.example/tee",
            category_path=("Apparel", "Shirts"),
            tags=("Summer",),
            attributes=(("Condition", ("new",)),),
            image_urls=("https://cdn.example/main.jpg", "https://cdn.example/red.jpg"),
            variants=(
                Variant(
                    "tee-red-s",
                    Offer(Money(2499, "USD"), NOW, Money(1999, "USD")),
                    title="Classic Tee - Red / S",
                    gtin="4006381333931",
                    options=(("Color", "Red"), ("Size", "S")),
                    image_url="https://cdn.example/red.jpg",
                ),
                Variant(
                    "tee-red-m",
                    Offer(Money(1999, "USD"), NOW, in_stock=False),
                    title="Classic Tee - Red / M",
                ),
            ),
        ),
    )


def test_smallest_product(tmp_path: Path) -> None:
    """A product without a title takes its first variant's; without a price there is no offer."""
    (item,) = read(tmp_path, {"id": "p", "variants": [{"id": "v", "title": "Mug"}]})
    assert item == Found(1, Product("p", "Mug", (Variant("v", None),)))


@pytest.mark.parametrize(
    ("price", "money"),
    [
        ({"amount": 1999, "currency": "JPY"}, Money(1999, "JPY")),
        ({"amount": 1999, "currency": "KWD"}, Money(1999, "KWD")),
        ({"amount": 0, "currency": "EUR"}, Money(0, "EUR")),
    ],
)
def test_minor_units(tmp_path: Path, price: object, money: Money) -> None:
    """Minor units are the currency's own, whether it has none, two or three decimals."""
    assert offer(tmp_path, price=price) == Offer(money, NOW)


@pytest.mark.parametrize(
    ("list_price", "regular", "sale"),
    [(None, 500, None), (500, 500, None), (400, 500, None), (501, 501, 500)],
)
def test_list_price(tmp_path: Path, list_price: int | None, regular: int, sale: int | None) -> None:
    """A list price makes a sale only where it is above the price."""
    given = None if list_price is None else {"amount": list_price, "currency": "USD"}
    assert offer(tmp_path, list_price=given) == Offer(
        Money(regular, "USD"), NOW, None if sale is None else Money(sale, "USD")
    )


@pytest.mark.parametrize(
    ("availability", "in_stock"),
    [
        (None, True),
        ({"available": True}, True),
        ({"available": False}, False),
        ({"status": "limited_stock"}, True),
        ({"available": True, "status": "preorder"}, False),
        ({"status": "discontinued"}, False),
        ({"available": True, "status": "somewhere"}, False),
    ],
)
def test_availability(tmp_path: Path, availability: object, in_stock: bool) -> None:
    """In stock is what is said to be so; what can only be ordered is not."""
    found = offer(tmp_path, availability=availability)
    assert found is not None
    assert found.in_stock is in_stock


@pytest.mark.parametrize("container", ["zip", "folder"])
def test_metadata(tmp_path: Path, container: str) -> None:
    """metadata.json beside the products says when they were true, and is no problem."""
    files = {
        "products.jsonl": json.dumps(TEE),
        "metadata.json": '{"id": "feed_1", "target_country": "US", "updated_at": "2026-11-01T10:00:00+01:00"}',
    }
    path = tmp_path / "feed"
    if container == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        path.mkdir()
        for name, content in files.items():
            (path / name).write_text(content)
    (item,) = open_feed(path, DEFAULTS)
    assert isinstance(item, Found)
    (first, _) = item.product.variants
    assert first.offer is not None
    assert first.offer.as_of == datetime(2026, 11, 1, 9, tzinfo=UTC)


def test_broken_metadata(tmp_path: Path) -> None:
    """Metadata that cannot be read is told like any file that does not belong; later than now it is now."""
    path = tmp_path / "feed"
    path.mkdir()
    (path / "products.jsonl").write_text(json.dumps(TEE))
    (path / "metadata.json").write_text('{"id": "feed_1", "updated_at": "yesterday"}')
    problem, found = open_feed(path, DEFAULTS)
    assert str(problem) == "metadata.json line 1: it is not in the format acp; the file was left out"
    (path / "metadata.json").write_text('{"id": "feed_1", "updated_at": "2031-01-01T00:00:00Z"}')
    (item,) = open_feed(path, DEFAULTS)
    assert isinstance(item, Found)
    assert isinstance(found, Found)
    assert item.product == found.product


def test_problems(tmp_path: Path) -> None:
    """What cannot be used is told with line, field, value and reason; the other lines go in."""
    bad_price = {"amount": 19.99, "currency": "USD"}
    items = read(
        tmp_path,
        TEE,
        {"id": "p", "media": [], "variants": [{"id": "v", "title": "V", "price": bad_price}]},
        {"id": "p", "media": [], "variants": []},
        {"id": "p", "media": [], "variants": [{"title": "V"}]},
        {"id": "q", "title": "T", "media": [], "variants": [{"id": "v", "title": "V", "price": {"amount": -5, "currency": "USD"}}]},
        '{"id": "p", "vari',
    )  # fmt: skip
    told = [str(item) for item in items if isinstance(item, RowProblem)]
    assert told[0].startswith('line 2, variants[0].price.amount "')
    assert told[1].startswith("line 3, variants")
    assert told[2].startswith("line 4, variants[0].id: is missing")
    assert told[3] == 'line 5, price "v: -5 USD": a price cannot be negative; left out'
    assert told[4].startswith('line 6 "{"id": "p", "vari": not JSON')
    assert sum(isinstance(item, Found) for item in items) == 2


def test_currency_in_lower_case(tmp_path: Path) -> None:
    """ "usd" can only mean one currency."""
    assert offer(tmp_path, price={"amount": 1999, "currency": "usd"}) == Offer(Money(1999, "USD"), NOW)


def test_variants_at_fault_are_told_once(tmp_path: Path) -> None:
    """A list of which no member can be used is not called empty as well."""
    variants = [{"id": "v", "title": "V", "price": {"amount": "1999", "currency": "USD"}}]
    items = read(tmp_path, TEE, {"id": "p", "media": [], "variants": variants})
    told = [str(item) for item in items if isinstance(item, RowProblem)]
    assert told == ['line 2, variants[0].price.amount "1999": must be a whole number (row left out)']


def test_a_first_line_longer_than_the_head(tmp_path: Path) -> None:
    """A product with hundreds of variants is known by the way its prices are written."""
    variants = [
        {"id": f"v{n}", "title": "V", "price": {"amount": 500, "currency": "USD"}} for n in range(1_000)
    ]
    (item,) = read(tmp_path, {"id": "p", "title": "T", "variants": variants})
    assert isinstance(item, Found)
    assert len(item.product.variants) == 1_000
