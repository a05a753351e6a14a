"""WooCommerce's product CSV: the real sample, and files written to its public column schema."""

from __future__ import annotations

import csv
import io
import random
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found, Item, RowProblem, Skipped
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SIMPLE = {"Type": "simple", "Published": "1", "In stock?": "1"}


def feed_text(*rows: dict[str, str]) -> str:
    columns = dict.fromkeys(["ID", "Type", "SKU", "Name", "Published", "In stock?", "Regular price"])
    for row in rows:
        columns |= dict.fromkeys(row)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(folder: Path, text: str | bytes, currency: str = "USD") -> list[Item]:
    path = folder / "products.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    feed = open_feed(path, Defaults(currency, NOW))
    assert feed.format == "woocommerce"
    return list(feed)


def only(folder: Path, currency: str = "USD", **cells: str) -> tuple[Product, list[str]]:
    """The one product of a row, and the reasons of its notes."""
    row = SIMPLE | {"ID": "1", "Name": "Mug", "Regular price": "10"}
    items = read(
        folder, feed_text(row | {name.replace("_", " "): cell for name, cell in cells.items()}), currency
    )
    (product,) = [item.product for item in items if isinstance(item, Found)]
    return product, [item.reason for item in items if isinstance(item, RowProblem)]


def offer(product: Product) -> Offer:
    assert product.variants[0].offer is not None
    return product.variants[0].offer


def problems(items: list[Item]) -> list[tuple[int, str, str, bool]]:
    return [
        (item.line, item.field, item.reason, item.row_lost) for item in items if isinstance(item, RowProblem)
    ]


def products(items: list[Item]) -> dict[str, Product]:
    return {item.product.id: item.product for item in items if isinstance(item, Found)}


# ---------------------------------------------------------------- the real file


@pytest.fixture
def sample(feeds: Path) -> dict[str, Product]:
    items = list(open_feed(feeds / "woocommerce_sample_products.csv", Defaults("USD", NOW)))
    assert problems(items) == []
    return products(items)


def test_sample_products(sample: dict[str, Product]) -> None:
    """The 24 rows of the real export are 15 products, two of them with nine variations between them."""
    assert [(id, product.title, len(product.variants)) for id, product in sample.items()] == [
        ("743", "Hoodie with Pocket and Logo", 1),
        ("745", "Beanie", 1),
        ("746", "Belt", 1),
        ("747", "Cap", 1),
        ("748", "Sunglasses", 1),
        ("749", "Hoodie with Pocket", 1),
        ("753", "Album", 1),
        ("754", "Single", 1),
        ("761", "T-Shirt with Logo", 1),
        ("762", "Beanie with Logo", 1),
        ("871", "Logo Collection", 1),
        ("872", "ClassicPress Donation", 1),
        ("886", "Scarf", 1),
        ("741", "T-Shirt", 3),
        ("742", "Hoodie", 6),
    ]


def test_sample_simple(sample: dict[str, Product]) -> None:
    """A simple product of the real export has its price, sale, category, attributes and picture."""
    images = "https://classiccommerce.cc/wp-content/downloads/sample-data-images/"
    beanie = sample["745"]
    assert beanie.variants == (
        Variant("745", Offer(Money(2000, "USD"), NOW, Money(1800, "USD")), sku="cc-beanie"),
    )
    assert beanie.category_path == ("Clothing", "Accessories")
    assert beanie.attributes == (("Color", ("Red",)),)
    assert beanie.image_urls == (f"{images}beanie.png",)
    assert beanie.description.startswith("This is a simple product.\n\nPellentesque habitant morbi")
    assert beanie.visible
    assert not sample["749"].visible


def test_sample_variable(sample: dict[str, Product]) -> None:
    """The variations of the real hoodie, which lie far from it in the file, stand in the shop's order."""
    hoodie = sample["742"]
    assert [(v.sku, dict(v.options), v.offer and v.offer.price_at(NOW)) for v in hoodie.variants] == [
        ("cc-hoodie-blue-logo", {"Color": "Blue", "Logo": "Yes"}, Money(4500, "USD")),
        ("cc-hoodie-green-logo", {"Color": "Green", "Logo": "Yes"}, Money(4500, "USD")),
        ("cc-hoodie-red-logo", {"Color": "Red", "Logo": "Yes"}, Money(4500, "USD")),
        ("cc-hoodie-red", {"Color": "Red", "Logo": "No"}, Money(4200, "USD")),
        ("cc-hoodie-green", {"Color": "Green", "Logo": "No"}, Money(4500, "USD")),
        ("cc-hoodie-blue", {"Color": "Blue", "Logo": "No"}, Money(4500, "USD")),
    ]
    assert hoodie.attributes == (("Color", ("Blue", "Green", "Red")), ("Logo", ("Yes", "No")))
    assert hoodie.variants[3].title == "Hoodie - Red, No"
    # "Any size": the variation says only its colour, and the product all the sizes.
    assert [dict(v.options) for v in sample["741"].variants] == [
        {"Color": "Red"},
        {"Color": "Blue"},
        {"Color": "Green"},
    ]


def test_sample_grouped_and_external(sample: dict[str, Product]) -> None:
    """A group has no price of its own; an external product leads to the other shop."""
    assert sample["871"].variants == (Variant("871", None, sku="cc-logo-collection"),)
    assert sample["872"].url == "https://www.classicpress.net/donate/"
    assert offer(sample["872"]).price == Money(3000, "USD")


# ---------------------------------------------------------------- cells


def test_prices(tmp_path: Path) -> None:
    """Decimal commas and signs are read, and prices with more decimals shown as the shop would show them."""
    assert offer(only(tmp_path, "EUR", Regular_price="19,90 €")[0]).price == Money(1990, "EUR")
    assert offer(only(tmp_path, "JPY", Regular_price="1,980")[0]).price == Money(1980, "JPY")
    product, notes = only(tmp_path, "EUR", Regular_price="8.26446281")
    assert offer(product).price == Money(826, "EUR")
    assert notes == ["more decimals than EUR has; rounded to €8.26"]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-5", "a price cannot be negative"),
        ("'-5", "a price cannot be negative"),
        ("free", "not a price"),
        ("1,234", "can be read as 1234 or as 1.234; write it with two decimals"),
        ("€10", "a price in EUR, but USD is expected here"),
    ],
)
def test_bad_price(tmp_path: Path, cell: str, reason: str) -> None:
    """A row with a price that cannot be trusted is left out and reported; the others go in."""
    good = SIMPLE | {"ID": "2", "Name": "Cup", "Regular price": "7"}
    items = read(tmp_path, feed_text(SIMPLE | {"ID": "1", "Name": "Mug", "Regular price": cell}, good))
    assert list(products(items)) == ["2"]
    assert problems(items) == [(2, "Regular price", reason, True)]


def test_no_price(tmp_path: Path) -> None:
    """A product without a regular price has no offer, as in the shop, even where a sale price is left over."""
    product, notes = only(tmp_path, Regular_price="")
    assert product.variants[0].offer is None
    assert notes == []
    product, notes = only(tmp_path, Regular_price="", Sale_price="5")
    assert product.variants[0].offer is None
    assert notes == ["a sale price without a regular price; no price was taken"]


def test_group_with_a_price(tmp_path: Path) -> None:
    """A group is not sold as one thing, even where its row has a price left in it."""
    product, notes = only(tmp_path, Type="grouped", Regular_price="30")
    assert product.variants == (Variant("1", None),)
    assert notes == []


def test_sale_dates(tmp_path: Path) -> None:
    """A sale holds from its first day to the end of its last; with a date that cannot be read it is left out."""
    dates = {"Date_sale_price_starts": "2026-11-20", "Date_sale_price_ends": "2026-11-30"}
    found = offer(only(tmp_path, Sale_price="8", **dates)[0])
    assert found.price_at(datetime(2026, 11, 19, 23, 59, tzinfo=UTC)) == Money(1000, "USD")
    assert found.price_at(datetime(2026, 11, 20, tzinfo=UTC)) == Money(800, "USD")
    assert found.price_at(datetime(2026, 11, 30, 23, 59, tzinfo=UTC)) == Money(800, "USD")
    assert found.price_at(datetime(2026, 12, 1, tzinfo=UTC)) == Money(1000, "USD")
    product, notes = only(tmp_path, Sale_price="8", Date_sale_price_ends="Friday")
    assert offer(product).sale_price is None
    assert notes[0].startswith("not a date")


def test_sale_above_price(tmp_path: Path) -> None:
    """A sale price above the regular one is no sale."""
    product, notes = only(tmp_path, Sale_price="12")
    assert offer(product) == Offer(Money(1000, "USD"), NOW)
    assert notes == ["not below the regular price, $10.00; left out"]


@pytest.mark.parametrize(
    ("cells", "stock", "in_stock"),
    [
        ({"In stock?": "1"}, None, True),
        ({"In stock?": "0"}, None, False),
        ({"In stock?": "backorder", "Stock": "0"}, 0, False),
        ({"In stock?": "1", "Stock": "12.00"}, 12, True),
        ({"In stock?": "", "Stock": "0"}, 0, False),
        ({"In stock?": "0", "Stock": "-2"}, 0, False),
    ],
)
def test_stock(tmp_path: Path, cells: dict[str, str], stock: int | None, in_stock: bool) -> None:
    """Stock is counted or not; what can only be ordered is not in stock."""
    found = offer(only(tmp_path, **cells)[0])
    assert (found.stock, found.in_stock) == (stock, in_stock)


@pytest.mark.parametrize(
    ("column", "cell", "grams"),
    [
        ("Weight (kg)", "0,5", 500),
        ("Weight (g)", "250", 250),
        ("Weight (lbs)", "2", 907.18474),
        ("Weight (oz)", "1", 28.349523125),
    ],
)
def test_weight(tmp_path: Path, column: str, cell: str, grams: float) -> None:
    """The unit of a weight is in its column's name."""
    assert only(tmp_path, **{column: cell})[0].weight_g == pytest.approx(grams)


def test_lists(tmp_path: Path) -> None:
    """Lists are split at commas but not at escaped ones, and of several categories the deepest is the path."""
    product, _ = only(
        tmp_path,
        Categories="Sale, Home > Kitchen > Mugs\\, cups, Home > Gifts",
        Tags="red\\, blue, warm",
        Images="https://x.example/a\\,b.jpg, https://x.example/c.jpg",
        Brands="Acme > Acme Home",
        **{"GTIN, UPC, EAN, or ISBN": "4006381333931"},
    )
    assert product.category_path == ("Home", "Kitchen", "Mugs, cups")
    assert product.tags == ("red, blue", "warm", "Sale", "Gifts")
    assert product.image_urls == ("https://x.example/a,b.jpg", "https://x.example/c.jpg")
    assert product.brand == "Acme Home"
    assert product.variants[0].gtin == "4006381333931"


def test_descriptions(tmp_path: Path) -> None:
    """Markup and the exporter's line ends become plain text."""
    product, _ = only(
        tmp_path,
        Name="Mug &amp; <b>Saucer</b>",
        Short_description="Holds <em>300 ml</em>.",
        Description="<p>Stoneware.</p>\\n<ul><li>dishwasher&nbsp;safe</li></ul>\\nC:\\\\new",
    )
    assert product.title == "Mug & Saucer"
    assert product.description == "Holds 300 ml.\n\nStoneware.\n\ndishwasher safe\n\nC:\\new"


def test_hidden_attributes(tmp_path: Path) -> None:
    """What the shop's page does not show of a product is not taken over."""
    product, _ = only(
        tmp_path,
        **{
            "Attribute 1 name": "Supplier", "Attribute 1 value(s)": "Secret Ltd", "Attribute 1 visible": "0",
            "Attribute 2 name": "Material", "Attribute 2 value(s)": "Clay, Glaze", "Attribute 2 visible": "1",
        },
    )  # fmt: skip
    assert product.attributes == (("Material", ("Clay", "Glaze")),)


# ---------------------------------------------------------------- rows


def test_unpublished_rows(tmp_path: Path) -> None:
    """Private and draft products are skipped with their variations, and are no problems."""
    rows = [
        {"ID": "1", "Type": "variable", "SKU": "tee", "Name": "Tee", "Published": "-1"},
        {
            "ID": "2",
            "Type": "variation",
            "Name": "Tee - S",
            "Published": "1",
            "Parent": "tee",
            "Regular price": "5",
        },
        SIMPLE | {"ID": "3", "Name": "Mug", "Published": "0"},
        SIMPLE | {"ID": "4", "Name": "Cup", "Regular price": "5"},
    ]
    items = read(tmp_path, feed_text(*rows))
    assert list(products(items)) == ["4"]
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped(2, "not published"), Skipped(4, "not published"), Skipped(3, "its product is not published")
    ]  # fmt: skip
    assert problems(items) == []


def test_variations_anywhere(tmp_path: Path) -> None:
    """A variation may stand before its parent and name it by id; it takes over weight, picture and stock."""
    variation = {"Type": "variation", "Published": "1", "In stock?": "1", "Attribute 1 name": "Size"}
    items = read(
        tmp_path,
        feed_text(
            variation | {"ID": "8", "Name": "Tee - L", "Parent": "id:7", "Position": "2", "Regular price": "6",
                         "Attribute 1 value(s)": "L", "Stock": "parent"},
            SIMPLE | {"ID": "5", "Name": "Mug", "Regular price": "5"},
            {"ID": "7", "Type": "variable", "SKU": "tee", "Name": "Tee", "Published": "1", "Stock": "40",
             "Weight (g)": "150", "Images": "https://x.example/tee.jpg", "Attribute 1 name": "Size",
             "Attribute 1 value(s)": "S, L", "Attribute 1 visible": "0"},
            variation | {"ID": "9", "Name": "Tee - S", "Parent": "tee", "Position": "1", "Regular price": "5",
                         "Attribute 1 value(s)": "S", "Weight (g)": "120", "Images": "https://x.example/s.jpg"},
        ),
    )  # fmt: skip
    assert problems(items) == []
    tee = products(items)["7"]
    assert tee.attributes == (("Size", ("S", "L")),)
    assert tee.variants == (
        Variant("9", Offer(Money(500, "USD"), NOW), "Tee - S", options=(("Size", "S"),),
                image_url="https://x.example/s.jpg", weight_g=120.0),
        Variant("8", Offer(Money(600, "USD"), NOW, stock=40), "Tee - L", options=(("Size", "L"),),
                image_url="https://x.example/tee.jpg", weight_g=150.0),
    )  # fmt: skip


def test_variations_without_a_parent(tmp_path: Path) -> None:
    """A variation whose parent is missing, broken or not variable is reported with the parent it names."""
    variation = {"Type": "variation", "Published": "1", "Name": "V", "Regular price": "5"}
    items = read(
        tmp_path,
        feed_text(
            SIMPLE | {"ID": "1", "SKU": "mug", "Name": "Mug", "Regular price": "5"},
            {"ID": "2", "Type": "variable", "SKU": "broken", "Name": "", "Published": "1"},
            variation | {"ID": "3", "Parent": "nowhere"},
            variation | {"ID": "4", "Parent": "mug"},
            variation | {"ID": "5", "Parent": "broken"},
            variation | {"ID": "6", "Parent": ""},
        ),
    )
    assert sorted(problems(items)) == [
        (3, "Name", "a product needs a name", True),
        (4, "Parent", "no row of the file has this SKU or id", True),
        (5, "Parent", "its product is not a variable one", True),
        (6, "Parent", "its product's row could not be used", True),
        (7, "Parent", "a variation needs a parent", True),
    ]


def test_variable_without_variations(tmp_path: Path) -> None:
    """A variable product without variations is kept without a price, with a note."""
    items = read(tmp_path, feed_text({"ID": "1", "Type": "variable", "Name": "Tee", "Published": "1"}))
    assert products(items)["1"].variants == (Variant("1", None),)
    assert problems(items) == [
        (2, "Type", "a variable product without variations in this file; it has no price", False)
    ]


def test_bad_variation(tmp_path: Path) -> None:
    """A variation with a bad price costs itself, not its product."""
    variation = {"Type": "variation", "Published": "1", "Parent": "tee"}
    items = read(
        tmp_path,
        feed_text(
            {"ID": "1", "Type": "variable", "SKU": "tee", "Name": "Tee", "Published": "1"},
            variation | {"ID": "2", "Name": "S", "Regular price": "abc"},
            variation | {"ID": "3", "Name": "M", "Regular price": "5"},
        ),
    )
    assert [variant.id for variant in products(items)["1"].variants] == ["3"]
    assert problems(items) == [(3, "Regular price", "not a price", True)]


def test_sku_as_id(tmp_path: Path) -> None:
    """Without an ID the SKU is the product's id; with neither the row is left out."""
    text = "Type,SKU,Name,Published,Regular price\nsimple,mug-1,Mug,1,5\nsimple,,Cup,1,5\n"
    items = read(tmp_path, text)
    assert list(products(items)) == ["mug-1"]
    assert problems(items) == [(3, "ID", "neither an ID nor a SKU", True)]


# ---------------------------------------------------------------- files

HEADER = "ID,Type,SKU,Name,Published,Regular price"


@pytest.mark.parametrize(
    "encoded",
    [
        f"{HEADER}\n1,simple,,Köln €,1,5\n".encode(),
        f"\ufeff{HEADER}\n1,simple,,Köln €,1,5\n".encode(),
        f"{HEADER}\r\n1,simple,,Köln €,1,5\r\n".encode(),
        f"{HEADER}\r1,simple,,Köln €,1,5\r".encode(),
        f"{HEADER}\n1,simple,,Köln €,1,5\n".replace(",", ";").encode(),
        f"{HEADER}\n1,simple,,Köln €,1,5\n".replace(",", "\t").encode(),
        f"{HEADER}\n1,simple,,Köln €,1,5\n".encode("utf-16"),
    ],
    ids=["plain", "bom", "crlf", "cr", "semicolon", "tab", "utf-16"],
)
def test_kinds_of_files(tmp_path: Path, encoded: bytes) -> None:
    """Byte order marks, Windows line ends, other separators and UTF-16 make no difference."""
    items = read(tmp_path, encoded)
    assert problems(items) == []
    assert [product.title for product in products(items).values()] == ["Köln €"]


def test_windows_1252(tmp_path: Path) -> None:
    """A file in Windows-1252, or with a few such bytes in UTF-8, is read, and the first such line told."""
    text = f"{HEADER}\n1,simple,,Mug,1,5\n2,simple,,Tasse größer “5 €”,1,5\n"
    items = read(tmp_path, text.encode("cp1252"))
    assert products(items)["2"].title == "Tasse größer “5 €”"
    assert problems(items) == [
        (3, "", "not UTF-8 from here on; such characters were read as Windows-1252", False)
    ]
    mixed = f"{HEADER}\n1,simple,,Größe ".encode() + "Größe".encode("cp1252") + b",1,5\n"
    assert products(read(tmp_path, mixed))["1"].title == "Größe Größe"


def test_quoted_newlines(tmp_path: Path) -> None:
    """Cells may hold line ends and quotes, and problems after them still have their line."""
    text = f'{HEADER},Description\n1,simple,,"Mug ""Blue""",1,5,"one\r\ntwo\n\nthree"\n2,simple,,Cup,1,x,\n'
    items = read(tmp_path, text)
    assert products(items)["1"].title == 'Mug "Blue"'
    assert products(items)["1"].description == "one\ntwo\n\nthree"
    assert problems(items) == [(6, "Regular price", "not a price", True)]


def test_cut_off_files(tmp_path: Path) -> None:
    """A file that ends in the middle of a row loses that row and says so, in a quoted cell or outside."""
    whole = f"{HEADER}\n1,simple,,Mug,1,5\n"
    items = read(tmp_path, whole + "2,simple,,Cu")
    assert list(products(items)) == ["1"]
    assert problems(items) == [(3, "", "the file ends in the middle of this row", True)]
    items = read(tmp_path, whole + '2,simple,,"Cup with a long\nname')
    assert list(products(items)) == ["1"]
    assert problems(items) == [(3, "", "not CSV: unexpected end of data", True)]
    assert list(products(read(tmp_path, whole.rstrip("\n")))) == ["1"]


def test_broken_rows(tmp_path: Path) -> None:
    """A stray quote or too many cells cost one row; empty rows and missing last cells cost nothing."""
    text = (
        f"{HEADER},Tags\n"
        '1,simple,,"Mug" large,1,5,\n'
        "2,simple,,Cup, blue,1,5,red\n"
        "\n"
        ",,,,,,\n"
        "3,simple,,Jug,1,5\n"
        "4,simple,,Pot,1,5,,,\n"
    )
    items = read(tmp_path, text)
    assert list(products(items)) == ["3", "4"]
    assert problems(items) == [
        (2, "", 'not CSV: a " within a quoted cell has to be doubled', True),
        (3, "", "8 cells, but 7 columns", True),
    ]


def test_long_title(tmp_path: Path) -> None:
    """A 10,000-character title is cut and noted."""
    product, notes = only(tmp_path, Name="Mug " * 2500)
    assert len(product.title) == 499
    assert notes == ["9,999 characters; only the first 500 were kept"]


def test_nul_characters(tmp_path: Path) -> None:
    """A NUL, which the database cannot hold, is removed with a note."""
    product, notes = only(tmp_path, Name="Mu\x00g")
    assert product.title == "Mug"
    assert notes == ["unprintable characters were removed"]


def test_huge_cell(tmp_path: Path) -> None:
    """A cell beyond the csv module's own limit is read, and cut."""
    product, notes = only(tmp_path, Description="warm " * 60_000)
    assert len(product.description) == 49_999
    assert notes == ["299,999 characters; only the first 50,000 were kept"]


@pytest.mark.full
def test_families_in_any_order(tmp_path: Path) -> None:
    """50,000 rows in shuffled order are grouped right, and none of them waits in memory."""
    parent = {"Type": "variable", "Published": "1", "Description": "x" * 500}
    variation = {"Type": "variation", "Published": "1", "Regular price": "5"}
    rows = [parent | {"ID": str(n), "SKU": f"p{n}", "Name": f"Tee {n}"} for n in range(10_000)]
    for n in range(10_000):
        rows += [
            variation | {"ID": f"{n}-{m}", "Name": f"Tee {n} {m}", "Parent": f"id:{n}" if m % 2 else f"p{n}",
                         "Position": str(m)}
            for m in range(4)
        ]  # fmt: skip
    random.Random(3).shuffle(rows)
    path = tmp_path / "products.csv"
    path.write_text(feed_text(*rows))
    del rows
    tracemalloc.start()
    try:
        found = 0
        for item in open_feed(path, Defaults("USD", NOW)):
            assert isinstance(item, Found)
            own = [f"{item.product.id}-{m}" for m in range(4)]
            assert [variant.id for variant in item.product.variants] == own
            found += 1
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 10_000
    # The variations alone would be 40 MB.
    assert peak_bytes < 4_000_000


def test_british_column_names(tmp_path: Path) -> None:
    """WooCommerce in British English writes "catalogue"; what is hidden there stays hidden."""
    text = (
        "ID,Type,SKU,Name,Visibility in catalogue,Regular price\n"
        "1,simple,,Mug,hidden,5\n2,simple,,Cup,visible,5\n"
    )
    shown = products(read(tmp_path, text))
    assert {id: product.visible for id, product in shown.items()} == {"1": False, "2": True}


@pytest.mark.parametrize("column", ["Date sale price starts", "Date sale price ends"])
@pytest.mark.parametrize("date", ["01/12/2026", "2026-02-30", "1796083200"])
def test_bad_sale_dates(tmp_path: Path, column: str, date: str) -> None:
    """A sale whose dates cannot be read is left out, and the problem names the date and its column."""
    row = SIMPLE | {"ID": "1", "Name": "Mug", "Regular price": "10", "Sale price": "8", column: date}
    items = read(tmp_path, feed_text(row))
    assert offer(products(items)["1"]).sale_price is None
    (problem,) = [item for item in items if isinstance(item, RowProblem)]
    assert str(problem) == (
        f'line 2, {column} "{date}": not a date (write it like 2026-11-30 or 2026-11-30 18:00);'
        " the sale was left out"
    )


def test_sale_price_is_rounded_aloud(tmp_path: Path) -> None:
    """A sale price with more decimals than the currency has is told, like a regular price."""
    product, told = only(tmp_path, Sale_price="7.9950")
    assert offer(product).sale_price == Money(800, "USD")
    assert told == ["more decimals than USD has; rounded to $8.00"]


def test_columns_with_one_name(tmp_path: Path) -> None:
    """Where two columns have one name the last one counts, and that is told once."""
    items = read(
        tmp_path, "ID,Type,SKU,Name,Name,,,Regular price\n1,simple,,Mug,Cup,,,5\n2,simple,,Jug,Jar,,,5\n"
    )
    assert [product.title for product in products(items).values()] == ["Cup", "Jar"]
    assert problems(items) == [(1, "name", "2 columns have this name; the last of them counts", False)]


@pytest.mark.parametrize(
    "before", ["sep=;\n", '"sep=;"\r\n', "\n \n", "\r\nSEP=;\r\n", "\ufeff\ufeff", "sep=;\n\ufeff"]
)
def test_lines_before_the_header(tmp_path: Path, before: str) -> None:
    """Empty lines, Excel's "sep=;" and byte order marks before the header are passed over, but counted."""
    text = f"{before}ID;Type;SKU;Name;Published;Regular price\n1;simple;;Mug;1;5,00\n2;simple;;Cup;1;x\n"
    items = read(tmp_path, text, "EUR")
    assert list(products(items)) == ["1"]
    assert problems(items) == [(before.count("\n") + 3, "Regular price", "not a price", True)]
