"""Persea's own feed format, its schema and its guide."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.formats.persea_jsonl import json_schema
from persea.catalog.rows import Defaults, Found, Item, RowProblem
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DOCS = Path(__file__).resolve().parents[2] / "docs"


def read(folder: Path, *rows: object) -> list[Item]:
    path = folder / "products.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogatepass")
    return list(open_feed(path, Defaults("USD", NOW), format="persea"))


def one(folder: Path, row: object) -> Product:
    (item,) = read(folder, row)
    assert isinstance(item, Found), item
    return item.product


def problem(folder: Path, row: object) -> str:
    (item,) = read(folder, row)
    assert isinstance(item, RowProblem), item
    assert item.row_lost
    return str(item)


def test_smallest_line(tmp_path: Path) -> None:
    """An id and a title make a product; without a price it has no offer."""
    mug = Product("m1", "Mug", (Variant("m1", None),))
    assert one(tmp_path, {"id": "m1", "title": "Mug"}) == mug
    assert one(tmp_path, {"id": "m1", "title": "Mug", "variants": [], "price": None, "tags": []}) == mug


def test_every_field(tmp_path: Path) -> None:
    """Every field of a line arrives in the product, and what a variant leaves out comes from the product."""
    line = {
        "id": 17,
        "title": "Trail boots",
        "description": "<p>Dry &amp; warm.</p>",
        "brand": "Ötzi",
        "category": ["Shoes", "Boots"],
        "tags": ["winter"],
        "url": "https://x.example/boots",
        "images": ["https://x.example/1.jpg", "/demo/2.svg"],
        "attributes": {"Material": ["leather", "rubber"], "Waterproof": "yes", "Drop mm": 8},
        "rating": 4.5,
        "rating_count": 12,
        "visible": False,
        "currency": "EUR",
        "as_of": "2026-11-01T08:00:00Z",
        "price": "119.00",
        "sale_price": "99.5",
        "sale_starts": "2026-11-20",
        "sale_ends": "2026-11-30",
        "in_stock": True,
        "weight_g": 900,
        "variants": [
            {"id": "17-42", "options": {"Size": 42}, "sku": "b42", "gtin": "4006381333931", "stock": 3},
            {"id": "17-47", "title": "Large", "options": {"Size": "47"}, "price": "129", "weight_g": 990.5,
             "image": "https://x.example/47.jpg", "in_stock": False},
        ],
    }  # fmt: skip
    as_of = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
    assert one(tmp_path, line) == Product(
        id="17",
        title="Trail boots",
        description="Dry & warm.",
        brand="Ötzi",
        category_path=("Shoes", "Boots"),
        tags=("winter",),
        url="https://x.example/boots",
        image_urls=("https://x.example/1.jpg", "/demo/2.svg"),
        attributes=(("Material", ("leather", "rubber")), ("Waterproof", ("yes",)), ("Drop mm", ("8",))),
        rating=4.5,
        rating_count=12,
        weight_g=900,
        visible=False,
        variants=(
            Variant(
                "17-42",
                Offer(
                    price=Money(11900, "EUR"),
                    as_of=as_of,
                    sale_price=Money(9950, "EUR"),
                    sale_starts_at=datetime(2026, 11, 20, tzinfo=UTC),
                    sale_ends_at=datetime(2026, 12, 1, tzinfo=UTC),
                    stock=3,
                ),
                sku="b42",
                gtin="4006381333931",
                options=(("Size", "42"),),
                weight_g=900,
            ),
            Variant(
                "17-47",
                Offer(price=Money(12900, "EUR"), as_of=as_of, in_stock=False),
                title="Large",
                options=(("Size", "47"),),
                image_url="https://x.example/47.jpg",
                weight_g=990.5,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("price", "minor"),
    [('"79.00"', 7900), ("79.9", 7990), ("79", 7900), ('"0.10"', 10), ("1e2", 10000), ("0.1", 10)],
)
def test_exact_prices(tmp_path: Path, price: str, minor: int) -> None:
    """A price written as text or as a number is taken to the cent, never through a float."""
    product = one(tmp_path, f'{{"id": "m", "title": "Mug", "price": {price}}}')
    assert product.variants[0].offer == Offer(Money(minor, "USD"), NOW)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"price": "79.999"}, 'line 1, price "79.999": more decimals than USD has (2)'),
        ({"price": 0.1 + 0.2}, "more decimals than USD has (2)"),
        ({"price": "-1"}, 'price "-1": a price is written like "79.00", without a currency sign'),
        ({"price": "$5"}, "without a currency sign"),
        ({"price": "1,5"}, "without a currency sign"),
        ({"price": -1}, "a price cannot be negative"),
        ({"price": True}, 'a price is written like "79.00"'),
        ({"price": 10**20}, "too large for a price"),
        ({"sale_price": "5"}, "a sale price needs a price"),
        ({"colour": "red"}, 'line 1, colour "red": there is no such field'),
        ({"variants": [{"id": "a", "size": 4}]}, 'line 1, variants[0].size "4": there is no such field'),
        ({"variants": [{"price": "5"}]}, "line 1, variants[0].id: is missing"),
        ({"variants": [{"id": "a"}], "sku": "x"}, 'line 1, sku "x": belongs to the variants'),
        ({"variants": [{"id": "a"}, {"id": "b", "price": "1.005"}]}, 'variants[1].price "1.005": more'),
        ({"price": 5, "sale_price": 4.999, "variants": [{"id": "a"}]}, 'line 1, sale_price "4.999": more'),
        ({"variants": [{"id": "a", "sale_price": 4}]}, 'variants[0].sale_price "4": a sale price needs'),
        ({"tags": None}, 'tags "null": must be a list'),
        ({"stock": 1.5}, 'stock "1.5": must be a whole number'),
        ({"rating": 7}, "rating"),
        ({"currency": "euro"}, "currency"),
        ({"sale_ends": "30.11.2026", "price": 5}, "not a date"),
        ({"as_of": 5}, "a date is written like"),
        ({"tags": "warm"}, "tags"),
        ({"title": " "}, 'title " ": must not be empty'),
        ({"stock": "many", "colour": 1}, "(and 1 more: colour)"),
    ],
)
def test_bad_lines(tmp_path: Path, fields: dict[str, object], told: str) -> None:
    """A line that breaks the format is left out; the report names line, field, value and reason."""
    message = problem(tmp_path, {"id": "m", "title": "Mug"} | fields)
    assert message.startswith("line 1, ") or message.startswith("line 1 ")
    assert told in message
    assert message.endswith("(row left out)")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"text"',
        "null",
        '{"id": "m", "title": "Mug", "price": NaN}',
        "[" * 100_000,
        "9" * 10_000,
        '{"id": "m',
    ],
)
def test_lines_that_are_no_objects(tmp_path: Path, line: str) -> None:
    """Broken, endless or foreign JSON costs its own line only."""
    items = read(tmp_path, line, {"id": "m", "title": "Mug"})
    assert [type(item) for item in items] == [RowProblem, Found]
    assert items[0].line == 1
    assert len(str(items[0])) < 500


def test_characters_that_cannot_be_stored(tmp_path: Path) -> None:
    """A NUL is removed with a note; half a character, which JSON can spell, costs the line and prints well."""
    note, found, lost = read(
        tmp_path, '{"id": "m", "title": "Mu\\u0000g"}', '{"id": "n", "title": "Mug \\ud83d"}'
    )
    assert isinstance(found, Found)
    assert found.product.title == "Mug"
    assert str(note) == 'line 1, title "Mu\ufffdg": unprintable characters were removed'
    assert str(lost) == (
        'line 2, title "Mug \ufffd": holds half a character (a lone surrogate) (row left out)'
    )


def test_recognised(tmp_path: Path) -> None:
    """The format is recognised by its content, whatever the file is called and whatever its first line is."""
    path = tmp_path / "export.txt"
    path.write_text('\n{"broken\n{"id": "m", "title": "Mug"}\n', encoding="utf-8-sig")
    feed = open_feed(path, Defaults("USD", NOW))
    assert feed.format == "persea"
    assert [item.line for item in feed] == [2, 3]
    long = {"id": "m", "title": "Mug", "description": "x" * 100_000}
    path.write_text(json.dumps(long))
    assert open_feed(path, Defaults("USD", NOW)).format == "persea"


def test_no_offer_is_of_the_future(tmp_path: Path) -> None:
    """It would outlast everything that is told of it later."""
    offer = one(tmp_path, {"id": "a", "title": "Mug", "price": 1, "as_of": "2099-01-01"}).variants[0].offer
    assert offer is not None
    assert offer.as_of == NOW


def test_schema_is_current() -> None:
    """docs/catalog.schema.json is what the model says. To write it anew:

    .venv/bin/python -c "from persea.catalog.formats.persea_jsonl import json_schema as s; print(s(), end='')" \\
        > docs/catalog.schema.json
    """
    assert (DOCS / "catalog.schema.json").read_text() == json_schema()


def test_schema_knows_every_field() -> None:
    """The schema forbids what the reader refuses and names what it takes."""
    schema = json.loads(json_schema())
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["id", "title"]
    assert {"price", "sale_price", "sale_starts", "sale_ends", "variants", "attributes"} <= set(
        schema["properties"]
    )
    assert schema["$defs"]["FeedVariant"]["additionalProperties"] is False


def test_guide_examples(tmp_path: Path) -> None:
    """Every example line of the guide is read without a problem."""
    guide = (DOCS / "catalog-import.md").read_text()
    blocks = re.findall(r"```jsonl\n(.*?)```", guide, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    items = read(tmp_path, *lines)
    assert len(items) == len(lines) >= 3
    assert all(isinstance(item, Found) for item in items), items


def test_an_array_over_lines(tmp_path: Path) -> None:
    """Where each line ends in a comma, or is a bracket, it is said what JSON Lines are."""
    items = read(tmp_path, "[", '{"id": "a", "title": "Mug"},', '{"id": "b", "title": "Cup"}', "]")
    told = [item.reason for item in items if isinstance(item, RowProblem)]
    assert told == ["not JSON Lines: one object a line, without [ ] around and commas between them"] * 3
    assert [item.product.id for item in items if isinstance(item, Found)] == ["b"]


def test_fields_that_nobody_knows_command_no_terminal(tmp_path: Path) -> None:
    """Their names are in the reason, without what a terminal would obey, and on one line."""
    (problem,) = read(tmp_path, json.dumps({"id": "a", "title": "b", "x": 1, "\x1b[2J": 1, "y\nz": 1}))
    assert "\x1b" not in str(problem)
    assert "\n" not in str(problem)
    assert "(and 2 more: \ufffd[2J, y" in str(problem)
