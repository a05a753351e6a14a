"""Google Merchant's product data as a table, written to its public specification."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.formats.google_item import GoogleItem
from persea.catalog.formats.google_item import products as of_items
from persea.catalog.rows import Defaults, Found, Item, RowProblem, Skipped
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MUG = {
    "id": "m1",
    "title": "Mug",
    "link": "https://x.example/mug",
    "availability": "in_stock",
    "price": "8.00 USD",
}


def feed_text(*rows: dict[str, str], separator: str = "\t") -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    table = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join(separator.join(cells) + "\n" for cells in table)


def read(folder: Path, text: str | bytes, currency: str = "USD") -> list[Item]:
    path = folder / "feed.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    feed = open_feed(path, Defaults(currency, NOW))
    assert feed.format == "google-table"
    return list(feed)


def products(items: list[Item]) -> dict[str, Product]:
    return {item.product.id: item.product for item in items if isinstance(item, Found)}


def problems(items: list[Item]) -> list[tuple[int, str, str, bool]]:
    return [
        (item.line, item.field, item.reason, item.row_lost) for item in items if isinstance(item, RowProblem)
    ]


def only(folder: Path, **cells: str) -> tuple[Product, list[str]]:
    """The one product of a row, and the reasons of its notes."""
    items = read(folder, feed_text(MUG | cells))
    (product,) = products(items).values()
    return product, [reason for _, _, reason, _ in problems(items)]


def offer(product: Product) -> Offer:
    assert product.variants[0].offer is not None
    return product.variants[0].offer


def test_an_item(tmp_path: Path) -> None:
    """An item's attributes become the product's."""
    product, notes = only(
        tmp_path,
        description="Holds <b>300 ml</b>.",
        image_link="https://x.example/1.jpg",
        additional_image_link="https://x.example/2,3.jpg,https://x.example/4.jpg",
        sale_price="6.00 USD",
        sale_price_effective_date="2026-11-01T00:00Z/2026-11-30T23:59Z",
        brand="Acme",
        gtin="4006381333931",
        mpn="M-1",
        product_type="Home > Kitchen > Mugs, cups",
        google_product_category="2169",
        condition="new",
        color="Blue",
        shipping_weight="1.2 kg",
        shipping="US:CA:Ground:5.99 USD,DE:::4.00 EUR",
        tax="US:CA:9.25:y",
        product_detail="General:Capacity:300 ml,General:Dishwasher safe:Yes",
        custom_label_0="bestseller",
    )
    assert notes == []
    assert product == Product(
        id="m1",
        title="Mug",
        variants=(
            Variant(
                "m1",
                Offer(
                    Money(800, "USD"), NOW, Money(600, "USD"), datetime(2026, 11, 1, tzinfo=UTC),
                    datetime(2026, 11, 30, 23, 59, tzinfo=UTC),
                ),
                gtin="4006381333931",
                weight_g=1200.0,
            ),
        ),
        description="Holds 300 ml.",
        brand="Acme",
        category_path=("Home", "Kitchen", "Mugs, cups"),
        url="https://x.example/mug",
        attributes=(
            ("Color", ("Blue",)),
            ("Condition", ("new",)),
            ("MPN", ("M-1",)),
            ("Capacity", ("300 ml",)),
            ("Dishwasher safe", ("Yes",)),
            ("Shipping", ("US, CA, Ground: 5.99 USD", "DE: 4.00 EUR")),
            ("Tax", ("US, CA: 9.25 %",)),
        ),
        image_urls=("https://x.example/1.jpg", "https://x.example/2,3.jpg", "https://x.example/4.jpg"),
        weight_g=1200.0,
    )  # fmt: skip


def test_groups(tmp_path: Path) -> None:
    """Items with one item_group_id are one product, wherever they stand; what differs makes the options."""
    tee = MUG | {"item_group_id": "g", "size": "M", "material": "Cotton"}
    rows = [
        tee | {"id": "t1", "title": "Organic Tee - Green - M", "color": "Green",
               "image_link": "https://x.example/green.jpg"},
        MUG | {"id": "m1"},
        tee | {"id": "t2", "title": "Organic Tee - Red - M", "color": "Red", "price": "9 EUR",
               "image_link": "https://x.example/red.jpg"},
        tee | {"id": "t3", "title": "Organic Tee - Red - L", "color": "Red", "size": "L",
               "availability": "out of stock", "image_link": "https://x.example/red.jpg"},
    ]  # fmt: skip
    items = read(tmp_path, feed_text(*rows))
    assert problems(items) == []
    assert [(item.line, item.product.id) for item in items if isinstance(item, Found)] == [
        (3, "m1"),
        (2, "g"),
    ]
    found = products(items)["g"]
    assert found.title == "Organic Tee"
    assert found.variants == (
        Variant("t1", Offer(Money(800, "USD"), NOW), "Organic Tee - Green - M",
                options=(("Color", "Green"), ("Size", "M")), image_url="https://x.example/green.jpg"),
        Variant("t2", Offer(Money(900, "EUR"), NOW), "Organic Tee - Red - M",
                options=(("Color", "Red"), ("Size", "M")), image_url="https://x.example/red.jpg"),
        Variant("t3", Offer(Money(800, "USD"), NOW, in_stock=False), "Organic Tee - Red - L",
                options=(("Color", "Red"), ("Size", "L")), image_url="https://x.example/red.jpg"),
    )  # fmt: skip
    assert found.attributes == (("Color", ("Green", "Red")), ("Size", ("M", "L")), ("Material", ("Cotton",)))
    assert found.image_urls == ("https://x.example/green.jpg", "https://x.example/red.jpg")


@pytest.mark.parametrize(
    ("titles", "common"),
    [
        (["Mug", "Mug"], "Mug"),
        (["Mug", "Mug large"], "Mug"),
        (["Boots in Red", "Boots in Blue"], "Boots"),
        (["Boots, size 42", "Boots, size 43"], "Boots"),
        (["Boots (red)", "Boots (blue)"], "Boots"),
        (["Red boots", "Blue boots"], "Red boots"),
        (["All-in-one pen"], "All-in-one pen"),
    ],
)
def test_common_titles(tmp_path: Path, titles: list[str], common: str) -> None:
    """A group is called what its items' titles begin with, or like its first item where they share nothing."""
    rows = [MUG | {"id": str(n), "item_group_id": "g", "title": title} for n, title in enumerate(titles)]
    assert products(read(tmp_path, feed_text(*rows)))["g"].title == common


@pytest.mark.parametrize(
    ("cell", "money"),
    [
        ("19.99 USD", Money(1999, "USD")),
        ("19,99 EUR", Money(1999, "EUR")),
        ("EUR 1.234,50", Money(123450, "EUR")),
        ("€5", Money(500, "EUR")),
        ("1980 JPY", Money(1980, "JPY")),
        ("15", Money(1500, "USD")),
        ("$15", Money(1500, "USD")),
    ],
)
def test_currencies(tmp_path: Path, cell: str, money: Money) -> None:
    """The currency in the cell counts; the shop's only where there is none."""
    assert offer(only(tmp_path, price=cell)[0]).price == money


@pytest.mark.parametrize(
    ("word", "in_stock", "notes"),
    [
        ("in_stock", True, 0),
        ("in stock", True, 0),
        ("In Stock", True, 0),
        ("https://schema.org/InStock", True, 0),
        ("out_of_stock", False, 0),
        ("out of stock", False, 0),
        ("preorder", False, 0),
        ("backorder", False, 0),
        ("perhaps", False, 1),
        ("", True, 0),
    ],
)
def test_availability(tmp_path: Path, word: str, in_stock: bool, notes: int) -> None:
    """Only what is in stock is in stock."""
    product, told = only(tmp_path, availability=word)
    assert offer(product).in_stock == in_stock
    assert len(told) == notes


@pytest.mark.parametrize(
    ("dates", "starts", "ends"),
    [
        ("2026-11-01T13:00-0800/2026-11-09T15:30-0800",
         datetime(2026, 11, 1, 21, tzinfo=UTC), datetime(2026, 11, 9, 23, 30, tzinfo=UTC)),
        ("2026-11-01T13:00+01:00 / 2026-11-09T15:30+01:00",
         datetime(2026, 11, 1, 12, tzinfo=UTC), datetime(2026, 11, 9, 14, 30, tzinfo=UTC)),
        ("2026-11-01/2026-11-09", datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 10, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_sale_dates(tmp_path: Path, dates: str, starts: datetime, ends: datetime) -> None:
    """A sale has two moments in any ISO form; a last day belongs to it."""
    found = offer(only(tmp_path, sale_price="6 USD", sale_price_effective_date=dates)[0])
    assert (found.sale_starts_at, found.sale_ends_at) == (starts, ends)


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        (
            {"sale_price_effective_date": "2026-11-01"},
            "not two dates with a / between them; the sale was left out",
        ),
        ({"sale_price": "6 EUR"}, "a price in EUR, but USD is expected here; the sale was left out"),
        ({"sale_price": "9 USD"}, "not below the regular price, $8.00; left out"),
    ],
)
def test_bad_sales(tmp_path: Path, cells: dict[str, str], note: str) -> None:
    """A sale that cannot be trusted is left out and told, and the item keeps its price."""
    product, notes = only(tmp_path, **{"sale_price": "6 USD", **cells})
    assert offer(product) == Offer(Money(800, "USD"), NOW)
    assert notes == [note]


def test_notes(tmp_path: Path) -> None:
    """Cells that cannot be used are left out of the item and told; without a price there is no offer."""
    product, notes = only(tmp_path, shipping_weight="heavy", price="8.0010 USD", quantity="some")
    assert product.weight_g is None
    assert offer(product).price == Money(800, "USD")
    assert notes == [
        'not a weight (write it like "1.2 kg", in g, kg, lb or oz); left out',
        "more decimals than USD has; rounded to $8.00",
        "not a number; left out",
    ]
    product, notes = only(tmp_path, price="", sale_price="5 USD")
    assert product.variants[0].offer is None
    assert notes == ["a sale price without a price; none was taken"]
    assert offer(only(tmp_path, quantity="3")[0]).stock == 3


def test_bad_rows(tmp_path: Path) -> None:
    """An item without id or title, or with a price that cannot be trusted, is left out and told."""
    group = {"item_group_id": "g"}
    rows = [
        MUG | {"id": ""},
        MUG | {"title": ""},
        MUG | {"price": "1,234 USD"} | group,
        MUG | {"id": "a"} | group,
    ]
    items = read(tmp_path, feed_text(*rows))
    assert [[variant.id for variant in product.variants] for product in products(items).values()] == [["a"]]
    assert problems(items) == [
        (2, "id", "an item needs an id", True),
        (3, "title", "an item needs a title", True),
        (4, "price", "can be read as 1234 or as 1.234; write it with two decimals", True),
    ]


def test_duplicate_ids_in_a_group(tmp_path: Path) -> None:
    """Of two items of a group with one id the first is kept, with a note."""
    rows = [MUG | {"item_group_id": "g"}, MUG | {"item_group_id": "g", "price": "9 USD"}]
    items = read(tmp_path, feed_text(*rows))
    assert [offer.price for variant in products(items)["g"].variants if (offer := variant.offer)] == [
        Money(800, "USD")
    ]
    assert problems(items) == [
        (2, "variant id", "appears twice in this product; the first one was kept", False)
    ]


def test_most_of_a_group(tmp_path: Path) -> None:
    """Of more than a thousand items of a group the first thousand are kept, with a note."""
    rows = [MUG | {"id": str(n), "item_group_id": "g"} for n in range(1_001)]
    items = read(tmp_path, feed_text(*rows))
    assert [variant.id for variant in products(items)["g"].variants] == [str(n) for n in range(1_000)]
    assert problems(items) == [
        (2, "item_group_id", "1,001 items have it; only the first 1,000 were kept", False)
    ]


@pytest.mark.parametrize(
    "header",
    ["id\ttitle\tlink\timage_link\tprice", "ID\tTitle\tLink\tImage Link\tPrice",
     "g:id\tg:title\tg:link\tg:image_link\tg:price", "id\ttitle\tlink\timage link\tprice"],
)  # fmt: skip
def test_column_names(tmp_path: Path, header: str) -> None:
    """Columns may be written with blanks, capitals or "g:"."""
    items = read(tmp_path, header + "\nm1\tMug\thttps://x.example/m\thttps://x.example/1.jpg\t8 USD\n")
    assert products(items)["m1"].image_urls == ("https://x.example/1.jpg",)
    assert problems(items) == []


@pytest.mark.parametrize(
    "encoded",
    [
        b"\xef\xbb\xbf" + feed_text(MUG | {"title": "Käse €"}).encode(),
        feed_text(MUG | {"title": "Käse €"}).replace("\n", "\r\n").encode(),
        feed_text(MUG | {"title": "Käse €"}, separator=",").encode(),
        feed_text(MUG | {"title": "Käse €"}).encode("utf-16"),
    ],
    ids=["bom", "windows-line-ends", "csv", "utf-16"],
)
def test_kinds_of_files(tmp_path: Path, encoded: bytes) -> None:
    """Byte order marks, line ends, CSV instead of tabs and UTF-16 make no difference."""
    items = read(tmp_path, encoded)
    assert problems(items) == []
    assert products(items)["m1"].title == "Käse €"


def test_awkward_texts(tmp_path: Path) -> None:
    """Windows-1252, entities, quoted line ends, inches and a title of 10,000 characters are read."""
    text = feed_text(
        MUG | {"title": '15" Größe &amp; Maß', "description": '"one\r\ntwo"'},
        MUG | {"id": "2", "title": "x" * 10_000},
    )
    items = read(tmp_path, text.encode("cp1252"))
    assert products(items)["m1"].title == '15" Größe & Maß'
    assert products(items)["m1"].description == "one\ntwo"
    assert len(products(items)["2"].title) == 500
    assert problems(items) == [
        (4, "title", "10,000 characters; only the first 500 were kept", False),
        (2, "", "not UTF-8 from here on; such characters were read as Windows-1252", False),
    ]


def test_cut_off_file(tmp_path: Path) -> None:
    """A file that ends in the middle of a row loses that row and says which."""
    items = read(tmp_path, feed_text(MUG, MUG | {"id": "m2"})[:-12])
    assert list(products(items)) == ["m1"]
    assert problems(items) == [(3, "", "the file ends in the middle of this row", True)]


def test_items_of_another_reader() -> None:
    """Any reader's items are understood, with repeated values; its problems and skipped rows pass through."""
    problem, skipped = RowProblem(7, "", "", "cut off"), Skipped(8, "expired")
    item = GoogleItem(
        3,
        {
            "id": ["m1"],
            "title": ["Mug"],
            "additional_image_link": ["https://x.example/1.jpg", "https://x.example/2.jpg"],
            "product_type": ["Home > Mugs", "Gifts > For him"],
            "shipping": ["US:CA:Ground:5.99 USD", "DE:::4.00 EUR"],
            "product_highlight": ["Keeps warm", "Stacks well"],
        },
    )
    found = list(of_items(iter([item, problem, skipped]), Defaults("USD", NOW)))
    missing = RowProblem(3, "price", "", "there is none; shown without a price", row_lost=False)
    assert [one for one in found if not isinstance(one, Found)] == [missing, problem, skipped]
    (product,) = [one.product for one in found if isinstance(one, Found)]
    assert product.image_urls == ("https://x.example/1.jpg", "https://x.example/2.jpg")
    assert (product.category_path, product.tags) == (("Home", "Mugs"), ("Gifts", "For him"))
    assert product.attributes == (("Shipping", ("US, CA, Ground: 5.99 USD", "DE: 4.00 EUR")),)
    assert product.description == "Keeps warm\nStacks well"


def test_faults_of_a_sale(tmp_path: Path) -> None:
    """The problem of a sale names the field that is at fault: its dates, or its price where that was rounded."""
    item = {
        "id": "1", "title": "Mug", "link": "https://x.example", "image_link": "", "price": "10 USD",
        "sale_price": "7.9950 USD", "sale_price_effective_date": "1 Dec/24 Dec",
    }  # fmt: skip
    told = [str(found) for found in read(tmp_path, feed_text(item)) if isinstance(found, RowProblem)]
    assert told == [
        'line 2, sale_price "7.9950 USD": more decimals than USD has; rounded to $8.00',
        'line 2, sale_price_effective_date "1 Dec/24 Dec": not a date'
        " (write it like 2026-11-30 or 2026-11-30 18:00); the sale was left out",
    ]
