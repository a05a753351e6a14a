"""OpenAI's product feed: JSON Lines and tables, in the names of its revisions."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import FORMATS, open_feed
from persea.catalog.rows import Defaults, Found, Item, RowProblem
from persea.values import Money, Offer

NOW = datetime(2026, 11, 28, tzinfo=UTC)
NEW = {
    "item_id": "B7-42",
    "title": "Trail boots 42",
    "description": "Dry & warm.",
    "url": "https://shop.example/boots?size=42",
    "brand": "Ötzi",
    "image_url": "https://shop.example/1.jpg",
    "additional_image_urls": "https://shop.example/2.jpg,https://shop.example/3.jpg",
    "price": "119.00 EUR",
    "sale_price": "99.00 EUR",
    "sale_price_start_date": "2026-11-01",
    "sale_price_end_date": "2026-12-24",
    "availability": "in_stock",
    "inventory_quantity": "3",
    "product_category": "Shoes > Boots",
    "material": "leather",
    "weight": "0.9",
    "item_weight_unit": "kg",
    "length": "30",
    "dimensions_unit": "cm",
    "gtin": "4006381333931",
    "mpn": "B-7",
    "seller_name": "Shop",
    "return_policy": "https://shop.example/returns",
    "popularity_score": "4.7",
    "review_count": "120",
    "star_rating": "4.6",
    "shipping": "DE::Standard:5.99 EUR",
    "is_eligible_search": "true",
    "is_eligible_checkout": "false",
}
OLD_NAMES = {
    "item_id": "id",
    "url": "link",
    "image_url": "image_link",
    "additional_image_urls": "additional_image_link",
    "review_count": "product_review_count",
    "star_rating": "product_review_rating",
    "is_eligible_search": "enable_search",
    "is_eligible_checkout": "enable_checkout",
}


def table(*rows: dict[str, str], separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(folder: Path, content: str | bytes) -> list[Item]:
    path = folder / "export"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    feed = open_feed(path, Defaults("USD", NOW))
    assert feed.format == "openai-products"
    return list(feed)


def lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize("names", ["new", "old"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "jsonl.gz"])
def test_every_field(tmp_path: Path, form: str, names: str) -> None:
    """Every field that is read arrives, in each form of the file and under old names and new ones."""
    row = NEW if names == "new" else {OLD_NAMES.get(name, name): value for name, value in NEW.items()}
    content: str | bytes = table(row, separator="\t" if form == "tsv" else ",")
    if "jsonl" in form:
        content = lines(dict(row))
    if form.endswith("gz"):
        content = gzip.compress(lines(dict(row)).encode())
    (item,) = read(tmp_path, content)
    assert isinstance(item, Found)
    product = item.product
    assert (product.id, product.title, product.brand) == ("B7-42", "Trail boots 42", "Ötzi")
    assert (product.description, product.url) == ("Dry & warm.", "https://shop.example/boots?size=42")
    assert product.image_urls == tuple(f"https://shop.example/{n}.jpg" for n in (1, 2, 3))
    assert product.category_path == ("Shoes", "Boots")
    assert (product.weight_g, product.rating, product.rating_count) == (900, 4.6, 120)
    assert dict(product.attributes) == {
        "Material": ("leather",),
        "MPN": ("B-7",),
        "Length": ("30 cm",),
        "Shipping": ("DE, Standard: 5.99 EUR",),
    }
    (variant,) = product.variants
    assert variant.gtin == "4006381333931"
    assert variant.offer == Offer(
        Money(11900, "EUR"),
        NOW,
        Money(9900, "EUR"),
        datetime(2026, 11, 1, tzinfo=UTC),
        datetime(2026, 12, 25, tzinfo=UTC),
        stock=3,
    )


@pytest.mark.parametrize("as_text", [True, False])
def test_variants(tmp_path: Path, as_text: bool) -> None:
    """Rows of one group are one product; variant_dict names its options, as an object or the text of one."""

    def row(item_id: str, size: str, length: str) -> dict[str, object]:
        options = {"Size": size, "Length": length, "Fit": "slim"}
        return {
            "item_id": item_id,
            "group_id": "jeans",
            "title": f"Jeans {size}",
            "price": "50 USD",
            "is_eligible_search": True,
            "variant_dict": json.dumps(options) if as_text else options,
        }

    (item,) = read(tmp_path, lines(row("a", "S", "30"), row("b", "M", "32")))
    assert isinstance(item, Found)
    assert (item.product.id, item.product.title) == ("jeans", "Jeans")
    assert [(v.id, v.options) for v in item.product.variants] == [
        ("a", (("Size", "S"), ("Length", "30"))),
        ("b", (("Size", "M"), ("Length", "32"))),
    ]
    assert dict(item.product.attributes)["Fit"] == ("slim",)


def test_single_products(tmp_path: Path) -> None:
    """A row that says it has no variations is a product by itself, whatever its group_id."""
    row = {"item_id": "a", "group_id": "g", "title": "Mug", "price": "5 USD", "listing_has_variations": False}
    (item,) = read(tmp_path, lines(row))
    assert isinstance(item, Found)
    assert item.product.id == "a"


@pytest.mark.parametrize(
    ("said", "offer"),
    [
        ({"price": 79.9, "currency": "USD"}, Offer(Money(7990, "USD"), NOW)),
        ({"price": "79.99 USD", "availability": "pre_order"}, Offer(Money(7999, "USD"), NOW, in_stock=False)),
        ({"price": "79.99 USD", "availability": "unknown"}, Offer(Money(7999, "USD"), NOW, in_stock=False)),
        ({"price": "79.99 USD", "inventory_quantity": 0}, Offer(Money(7999, "USD"), NOW, stock=0, in_stock=False)),
        (
            {"price": "9 USD", "sale_price": "8 USD", "sale_price_end_date": "2026-12-24"},
            Offer(Money(900, "USD"), NOW, Money(800, "USD"), datetime(1970, 1, 1, tzinfo=UTC), datetime(2026, 12, 25, tzinfo=UTC)),
        ),
    ],
)  # fmt: skip
def test_offers(tmp_path: Path, said: dict[str, object], offer: Offer) -> None:
    """Prices, stock and sale dates are read in the forms that exporters write."""
    items = read(tmp_path, lines({"item_id": "a", "title": "Mug"} | said))
    (found,) = [item for item in items if isinstance(item, Found)]
    assert found.product.variants[0].offer == offer


def test_problems(tmp_path: Path) -> None:
    """What cannot be used is told with line, field, value and reason; the rest goes in."""
    row = {"item_id": "a", "title": "M" * 10_000, "price": "5 USD", "variant_dict": "{no"}
    items = read(
        tmp_path,
        "\ufeff" + lines(row) + "[1]\n{cut\n" + lines({"item_id": "b", "title": "Mug", "price": "cheap"}, {"title": "x"}),
    )  # fmt: skip
    told = [str(item) for item in items if isinstance(item, RowProblem)]
    assert told[0].startswith('line 1, variant_dict "{no": not JSON')
    assert any("10,000 characters; only the first 500 were kept" in one for one in told)
    assert 'line 2 "[1]": a line is one JSON object (row left out)' in told
    assert any(one.startswith('line 3 "{cut": not JSON') for one in told)
    assert 'line 4, price "cheap": not a price (row left out)' in told
    assert told[-1] == "line 5, id: an item needs an id (row left out)"


@pytest.mark.parametrize("names", ["new", "old"])
def test_recognised_by_no_other(names: str) -> None:
    """A feed is recognised as OpenAI's alone, as lines and as a table, under new names and old ones."""
    row = NEW if names == "new" else {OLD_NAMES.get(name, name): value for name, value in NEW.items()}
    for head in (lines(dict(row)), table(row), table(row, separator="\t")):
        assert [form.name for form in FORMATS if form.recognise(head)] == ["openai-products"]


@pytest.mark.parametrize("price", [{"amount": 1999, "currency": "USD"}, ["19.99 USD"], True])
def test_price_that_is_no_text(tmp_path: Path, price: object) -> None:
    """A price in another protocol's form is told, not passed over."""
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"item_id": "a", "title": "Mug", "availability": "in_stock", "price": price}))
    told, found, missing = open_feed(path, Defaults("USD", datetime(2026, 11, 23, tzinfo=UTC)))
    assert isinstance(found, Found)
    assert found.product.variants[0].offer is None
    assert isinstance(missing, RowProblem)
    assert missing.reason == "there is none; shown without a price"
    assert isinstance(told, RowProblem)
    assert (told.field, told.value) == ("price", json.dumps(price))
    assert told.reason == 'a price is written like "19.90 EUR"; left out'
