"""Shopify's product CSV: files with the old and the new column names, written to its public description."""

from __future__ import annotations

import csv
import io
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.formats.shopify import recognise
from persea.catalog.formats.shopify_variants import ShopifyVariant, variants
from persea.catalog.rows import Defaults, Found, Item, RowProblem, Skipped
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
OLD = [
    "Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Tags", "Published", "Option1 Name",
    "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value", "Variant SKU",
    "Variant Grams", "Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy",
    "Variant Price", "Variant Compare At Price", "Variant Barcode", "Image Src", "Image Position",
    "Google Shopping / Gender", "Google Shopping / MPN",
    "Color (product.metafields.shopify.color-pattern)", "Variant Image", "Variant Weight Unit",
    "Included / International", "Price / International", "Status",
]  # fmt: skip
NEW = {
    "Handle": "URL handle", "Body (HTML)": "Description", "Product Category": "Product category",
    "Published": "Published on online store", "Option1 Name": "Option1 name", "Option1 Value": "Option1 value",
    "Option2 Name": "Option2 name", "Option2 Value": "Option2 value", "Option3 Name": "Option3 name",
    "Option3 Value": "Option3 value", "Variant SKU": "SKU", "Variant Grams": "Weight value (grams)",
    "Variant Inventory Tracker": "Inventory tracker", "Variant Inventory Qty": "Inventory quantity",
    "Variant Inventory Policy": "Continue selling when out of stock", "Variant Price": "Price",
    "Variant Compare At Price": "Compare-at price", "Variant Barcode": "Barcode",
    "Image Src": "Product image URL", "Image Position": "Image position", "Variant Image": "Variant image URL",
    "Google Shopping / MPN": "Google Shopping / Manufacturer part number (MPN)",
    "Variant Weight Unit": "Weight unit for display",
}  # fmt: skip
TEE = {
    "Handle": "tee", "Title": "Tee &amp; more", "Body (HTML)": "<p>Soft.</p>\n<p>Warm.</p>", "Vendor": "Acme",
    "Product Category": "Apparel & Accessories > Clothing", "Type": "Shirts", "Tags": "summer, cotton",
    "Published": "TRUE", "Option1 Name": "Size", "Option1 Value": "S", "Option2 Name": "Colour",
    "Option2 Value": "Olive", "Variant SKU": "T-S", "Variant Grams": "150", "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "4", "Variant Inventory Policy": "deny", "Variant Price": "19.90",
    "Variant Compare At Price": "25.00", "Variant Barcode": "4006381333931",
    "Image Src": "https://cdn.example/2.jpg", "Image Position": "2", "Google Shopping / Gender": "Unisex",
    "Google Shopping / MPN": "M1", "Color (product.metafields.shopify.color-pattern)": "green; dark-green",
    "Variant Image": "https://cdn.example/s.jpg", "Variant Weight Unit": "kg", "Price / International": "99",
    "Status": "active",
}  # fmt: skip
MUG = {"Handle": "mug", "Title": "Mug", "Option1 Name": "Title", "Option1 Value": "Default Title",
       "Variant Price": "8", "Published": "true", "Status": "active"}  # fmt: skip


def feed_text(*rows: dict[str, str], new: bool = False, extra: tuple[str, ...] = ()) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [*OLD, *extra]
    writer.writerow([NEW.get(name, name) if new else name for name in columns])
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue()


def read(folder: Path, text: str | bytes, currency: str = "USD") -> list[Item]:
    path = folder / "products_export.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    feed = open_feed(path, Defaults(currency, NOW))
    assert feed.format == "shopify"
    return list(feed)


def products(items: list[Item]) -> dict[str, Product]:
    return {item.product.id: item.product for item in items if isinstance(item, Found)}


def problems(items: list[Item]) -> list[tuple[int, str, str, bool]]:
    return [
        (item.line, item.field, item.reason, item.row_lost) for item in items if isinstance(item, RowProblem)
    ]


@pytest.mark.parametrize("new", [False, True], ids=["old-columns", "new-columns"])
def test_product_of_several_rows(tmp_path: Path, new: bool) -> None:
    """The first row says what the product is, each row may add a variant, a picture or both."""
    rows = [
        TEE,
        {"Handle": "tee", "Option1 Value": "M", "Option2 Value": "Olive", "Variant SKU": "T-M",
         "Variant Grams": "170", "Variant Price": "21.90", "Image Src": "https://cdn.example/1.jpg",
         "Image Position": "1"},
        {"Handle": "tee", "Image Src": "https://cdn.example/3.jpg", "Image Position": "3"},
        MUG,
    ]  # fmt: skip
    items = read(tmp_path, feed_text(*rows, new=new))
    assert problems(items) == []
    assert [item.line for item in items if isinstance(item, Found)] == [2, 6]
    assert products(items)["tee"] == Product(
        id="tee",
        title="Tee & more",
        variants=(
            Variant("T-S", Offer(Money(2500, "USD"), NOW, Money(1990, "USD"), stock=4), "S / Olive", "T-S",
                    "4006381333931", (("Size", "S"), ("Colour", "Olive")), "https://cdn.example/s.jpg", 150.0),
            Variant("T-M", Offer(Money(2190, "USD"), NOW), "M / Olive", "T-M", None,
                    (("Size", "M"), ("Colour", "Olive")), None, 170.0),
        ),
        description="Soft.\n\nWarm.",
        brand="Acme",
        category_path=("Apparel & Accessories", "Clothing"),
        tags=("summer", "cotton"),
        attributes=(("Size", ("S", "M")), ("Colour", ("Olive",)), ("Color", ("green", "dark-green")),
                    ("Gender", ("Unisex",)), ("MPN", ("M1",)), ("Type", ("Shirts",))),
        image_urls=("https://cdn.example/1.jpg", "https://cdn.example/2.jpg", "https://cdn.example/3.jpg"),
    )  # fmt: skip
    assert products(items)["mug"] == Product(
        id="mug", title="Mug", variants=(Variant("mug", Offer(Money(800, "USD"), NOW)),)
    )


def test_rows_anywhere(tmp_path: Path) -> None:
    """Rows of one handle are united wherever they stand, also before the one with the title."""
    more = {"Handle": "tee", "Option1 Value": "L", "Option2 Value": "Olive", "Variant SKU": "T-L",
            "Variant Price": "22"}  # fmt: skip
    items = read(tmp_path, feed_text(more, MUG, TEE, MUG | {"Handle": "cup", "Title": "Cup"}))
    assert problems(items) == []
    assert list(products(items)) == ["tee", "mug", "cup"]
    assert [variant.sku for variant in products(items)["tee"].variants] == ["T-L", "T-S"]
    assert products(items)["tee"].variants[0].options == (("Size", "L"), ("Colour", "Olive"))


@pytest.mark.parametrize(
    ("compare_at", "expected"),
    [
        ("12.00", Offer(Money(1200, "USD"), NOW, Money(1000, "USD"))),
        ("10.00", Offer(Money(1000, "USD"), NOW)),
        ("9.00", Offer(Money(1000, "USD"), NOW)),
        ("0.00", Offer(Money(1000, "USD"), NOW)),
        ("", Offer(Money(1000, "USD"), NOW)),
    ],
)
def test_compare_at(tmp_path: Path, compare_at: str, expected: Offer) -> None:
    """A price to compare with is the regular one where it is higher; otherwise there is no sale, and no fault."""
    items = read(
        tmp_path, feed_text(MUG | {"Variant Price": "10.00", "Variant Compare At Price": compare_at})
    )
    assert products(items)["mug"].variants[0].offer == expected
    assert problems(items) == []


@pytest.mark.parametrize(
    ("tracker", "quantity", "policy", "stock", "in_stock"),
    [
        ("", "0", "deny", None, True),
        ("", "7", "deny", None, True),
        ("shopify", "7", "deny", 7, True),
        ("shopify", "0", "deny", 0, False),
        ("shopify", "-2", "deny", 0, False),
        ("shopify", "7", "continue", 7, True),
        ("shopify", "0", "continue", None, True),
        ("shopify", "0", "TRUE", None, True),
        ("shopify", "0", "FALSE", 0, False),
        ("shopify", "", "deny", None, True),
    ],
)
def test_stock(
    tmp_path: Path, tracker: str, quantity: str, policy: str, stock: int | None, in_stock: bool
) -> None:
    """What is not counted, or is sold on when none is left, can be had; what is counted, while there is some."""
    row = MUG | {"Variant Inventory Tracker": tracker, "Variant Inventory Qty": quantity,
                 "Variant Inventory Policy": policy}  # fmt: skip
    offer = products(read(tmp_path, feed_text(row)))["mug"].variants[0].offer
    assert offer is not None
    assert (offer.stock, offer.in_stock) == (stock, in_stock)


def test_unpublished(tmp_path: Path) -> None:
    """Drafts, archived and unpublished products are skipped with all their rows; unlisted ones are not shown."""
    rows = [
        MUG | {"Handle": "a", "Status": "draft"},
        {"Handle": "a", "Image Src": "https://cdn.example/1.jpg"},
        MUG | {"Handle": "b", "Status": "Archived"},
        MUG | {"Handle": "c", "Published": "FALSE"},
        MUG | {"Handle": "d", "Status": "unlisted"},
    ]
    items = read(tmp_path, feed_text(*rows))
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped(2, "draft"), Skipped(3, "draft"), Skipped(4, "archived"), Skipped(5, "not published")
    ]  # fmt: skip
    assert [(id, product.visible) for id, product in products(items).items()] == [("d", False)]


def test_variant_ids(tmp_path: Path) -> None:
    """A SKU that no other variant of the product has is the id; else the options are, else the place."""
    tee = {"Handle": "tee", "Variant Price": "5"}
    rows = [
        TEE | {"Variant SKU": "same", "Option2 Value": "Olive Grün"},
        tee | {"Option1 Value": "M", "Option2 Value": "Olive", "Variant SKU": "same"},
        tee | {"Option1 Value": "M", "Option2 Value": "Red", "Variant SKU": "T-M"},
        tee | {"Option1 Value": "m", "Option2 Value": "olive"},
        tee,
    ]
    items = read(tmp_path, feed_text(*rows))
    assert [variant.id for variant in products(items)["tee"].variants] == [
        "s-olive-grün", "m-olive", "T-M", "m-olive-2", "tee"
    ]  # fmt: skip
    again = read(tmp_path, feed_text(*rows))
    assert products(again) == products(items)


def test_metafields(tmp_path: Path) -> None:
    """Metafields are attributes by their readable names; what machines write in them is left out."""
    fields = {
        "Material (product.metafields.shopify.material)": "cotton; wool",
        "care guide (product.metafields.custom.care)": "Wash cold; do not bleach",
        "Awards (product.metafields.custom.awards)": '["Red dot", "IF"]',
        "Story (product.metafields.custom.story)": '{"type": "root", "children": []}',
        "Maker (product.metafields.custom.maker)": "gid://shopify/Metaobject/1",
        "Related (product.metafields.shopify--discovery--product_recommendation.related_products)": "mug",
        "Google: Custom Product (product.metafields.mm-google-shopping.custom_product)": "FALSE",
        "Rating (product.metafields.reviews.rating)":
            '{"scale_min": "1.0", "scale_max": "5.0", "value": "4.5"}',
        "Rating count (product.metafields.reviews.rating_count)": "12",
    }  # fmt: skip
    mug = products(read(tmp_path, feed_text(MUG | fields, extra=tuple(fields))))["mug"]
    assert mug.attributes == (
        ("Material", ("cotton", "wool")),
        ("Care guide", ("Wash cold; do not bleach",)),
        ("Awards", ("Red dot", "IF")),
    )
    assert (mug.rating, mug.rating_count) == (4.5, 12)
    tens = fields | {"Rating (product.metafields.reviews.rating)": '{"scale_max": "10.0", "value": "4.5"}'}
    assert products(read(tmp_path, feed_text(MUG | tens, extra=tuple(fields))))["mug"].rating is None


def test_bad_rows(tmp_path: Path) -> None:
    """A variant without a price that can be trusted costs itself, the last one its product; both are told."""
    rows = [
        TEE | {"Variant Price": "1,234"},
        {"Handle": "tee", "Option1 Value": "M", "Variant Price": "5", "Variant Grams": "heavy"},
        MUG | {"Variant Price": "-5"},
        {"Handle": "ghost", "Option1 Value": "M", "Variant Price": "5"},
        {"Title": "No handle", "Variant Price": "5"},
        MUG | {"Handle": "cup", "Variant Compare At Price": "soon", "Variant Price": "5.0050"},
    ]
    items = read(tmp_path, feed_text(*rows))
    assert {id: len(product.variants) for id, product in products(items).items()} == {"tee": 1, "cup": 1}
    # A description in the first row spans two lines.
    assert sorted(problems(items)) == [
        (2, "Variant Price", "can be read as 1234 or as 1.234; write it with two decimals", True),
        (4, "Variant Grams", "not a number; left out", False),
        (5, "Variant Price", "a price cannot be negative", True),
        (6, "Title", "no row of the product 'ghost' has a title", True),
        (7, "Handle", "a row needs a handle", True),
        (8, "Variant Compare At Price", "not a price; left out", False),
        (8, "Variant Price", "more decimals than USD has; rounded to $5.01", False),
    ]


def test_title_alone(tmp_path: Path) -> None:
    """A product that states no variant is kept without a price."""
    items = read(tmp_path, "Handle,Title,Variant Price\nmug,Mug,\n")
    assert products(items)["mug"].variants == (Variant("mug", None),)


def test_repeated_titles(tmp_path: Path) -> None:
    """Where every row repeats the product, the first one counts and each still adds its variant."""
    second = TEE | {"Title": "Other", "Option1 Value": "M", "Variant SKU": "T-M"}
    tee = products(read(tmp_path, feed_text(TEE, second)))["tee"]
    assert tee.title == "Tee & more"
    assert [variant.id for variant in tee.variants] == ["T-S", "T-M"]


def test_most_variants(tmp_path: Path) -> None:
    """Of more than a thousand variants the first thousand are kept, with a note."""
    rows = [
        {"Handle": "tee", "Option1 Value": "M", "Variant SKU": f"s{n}", "Variant Price": "5"}
        for n in range(1_001)
    ]
    items = read(tmp_path, feed_text(TEE, *rows))
    assert len(products(items)["tee"].variants) == 1_000
    assert problems(items) == [(2, "variants", "1,002 of them; only the first 1,000 were kept", False)]


@pytest.mark.parametrize(
    "encoded",
    [
        b"\xef\xbb\xbf" + feed_text(MUG | {"Title": "Käse €"}).encode(),
        feed_text(MUG | {"Title": "Käse €"}).replace("\r\n", "\n").encode(),
        feed_text(MUG | {"Title": "Käse €"}).replace(",", ";").encode(),
        feed_text(MUG | {"Title": "Käse €"}).encode("utf-16"),
    ],
    ids=["bom", "unix-line-ends", "semicolon", "utf-16"],
)
def test_kinds_of_files(tmp_path: Path, encoded: bytes) -> None:
    """Byte order marks, line ends, separators and UTF-16 make no difference."""
    items = read(tmp_path, encoded)
    assert problems(items) == []
    assert products(items)["mug"].title == "Käse €"


def test_windows_1252(tmp_path: Path) -> None:
    """A file that a spreadsheet saved in Windows-1252 is read, and the first such line told."""
    items = read(tmp_path, feed_text(MUG, MUG | {"Handle": "c", "Title": "Größe “5 €”"}).encode("cp1252"))
    assert products(items)["c"].title == "Größe “5 €”"
    assert problems(items)[0][0] == 3


def test_decimal_comma_and_long_title(tmp_path: Path) -> None:
    """Prices that a spreadsheet wrote with a comma are read, and a title of 10,000 characters is cut."""
    items = read(tmp_path, feed_text(MUG | {"Variant Price": "19,99", "Title": "x" * 10_000}), "EUR")
    mug = products(items)["mug"]
    assert mug.variants[0].offer == Offer(Money(1999, "EUR"), NOW)
    assert len(mug.title) == 500
    assert problems(items) == [(2, "title", "10,000 characters; only the first 500 were kept", False)]


def test_cut_off_file(tmp_path: Path) -> None:
    """A file that ends in the middle of a row loses that row and says which."""
    text = feed_text(MUG, TEE)
    items = read(tmp_path, text[: text.index("https://cdn")])
    assert list(products(items)) == ["mug"]
    assert problems(items) == [(3, "", "the file ends in the middle of this row", True)]
    items = read(tmp_path, text[: text.index("Warm")])
    assert problems(items) == [(3, "", "not CSV: unexpected end of data", True)]


def test_codes_written_for_spreadsheets(tmp_path: Path) -> None:
    """The "'" or ="…" that keeps a spreadsheet from rounding a code is no part of it."""
    marked = MUG | {"Variant Barcode": "'4006381333931", "Variant SKU": '="0047"'}
    items = read(tmp_path, feed_text(marked))
    assert problems(items) == []
    (variant,) = products(items)["mug"].variants
    assert (variant.gtin, variant.sku) == ("4006381333931", "0047")


def test_unknown_status(tmp_path: Path) -> None:
    """A status that Shopify does not have is told, since the product may not be meant to be seen."""
    items = read(tmp_path, feed_text(MUG | {"Status": "paused"}))
    assert list(products(items)) == ["mug"]
    assert problems(items) == [(2, "Status", "no status that is known; taken as active", False)]


def test_price_to_compare_with_is_rounded_aloud(tmp_path: Path) -> None:
    """Not only a price, also the one to compare it with is told where it was rounded."""
    items = read(tmp_path, feed_text(MUG | {"Variant Price": "15", "Variant Compare At Price": "19.9950"}))
    assert problems(items) == [
        (2, "Variant Compare At Price", "more decimals than USD has; rounded to $20.00", False)
    ]


def test_many_variants_with_the_same_options() -> None:
    """20,000 variants that differ in nothing get ids in the order of their rows, in linear time."""
    given = [ShopifyVariant(("S",), None)] * 20_000
    started = time.perf_counter()
    ids = [variant.id for variant in variants("tee", ["Size"], given)]
    assert time.perf_counter() - started < 5
    assert ids[:3] == ["s", "s-2", "s-3"]
    assert ids[-1] == "s-20000"


def test_options_that_look_like_places() -> None:
    """An id that a repeated one would get may be another variant's own."""
    given = [ShopifyVariant((size,), None) for size in ("S", "S-2", "S", "S")]
    assert [variant.id for variant in variants("tee", ["Size"], given)] == ["s", "s-2", "s-3", "s-4"]


def test_inventory_export() -> None:
    """The export of inventory has no prices; as products they would overwrite those that have one."""
    assert not recognise("Handle,Title,Option1 Name,Option1 Value,SKU,Location,Available,On hand\n")
    assert recognise("Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Location\n")
