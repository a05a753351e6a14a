"""What every product goes through before it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from persea.catalog.rows import BadRow
from persea.catalog.tidy import gtin_fault, tidy
from persea.values import Money, Offer, Product, Variant

NOW = datetime(2026, 11, 23, tzinfo=UTC)
OFFER = Offer(Money(4500, "USD"), NOW)
PRODUCT = Product("p1", "Hoodie", (Variant("v1", OFFER),))


def test_tidy_leaves_good_products_alone() -> None:
    """A product without faults is kept as it is, without a note."""
    product = Product(
        id="p1",
        title="Hoodie “Größe” 😀",
        variants=(
            Variant(
                "v1",
                OFFER,
                "Red",
                "sku-1",
                "4006381333931",
                (("Size", "M"),),
                "https://x.example/a.jpg",
                300.0,
            ),
        ),
        description="Soft.\n\nWarm.",
        brand="Ötzi",
        category_path=("Clothing", "Hoodies"),
        tags=("warm",),
        url="https://x.example/hoodie?a=1&b=2",
        attributes=(("Material", ("wool", "silk")),),
        image_urls=("https://x.example/a.jpg", "/demo/a.svg"),
        rating=4.5,
        rating_count=12,
        weight_g=300.0,
    )
    assert tidy(product, 7) == (product, [])


def test_gtin_check_digit() -> None:
    """A GTIN has 8, 12, 13 or 14 digits and a right check digit."""
    for good in ("4006381333931", "73513537", "036000291452", "00012345600012"):
        assert gtin_fault(good) is None, good
    assert gtin_fault("4006381333932") == "not a GTIN: its check digit is wrong"
    assert gtin_fault("12345") == "not a GTIN: 5 digits, not 8, 12, 13 or 14"
    assert gtin_fault("0000000000000") == "not a GTIN: only zeros"
    assert gtin_fault("40063813339x1") == "not a GTIN: digits only"


def test_wrong_gtin_is_left_out() -> None:
    """A product with a wrong GTIN is kept without it, and the note says so."""
    product, notes = tidy(replace(PRODUCT, variants=(Variant("v1", OFFER, gtin="4006-3813-33932"),)), 3)
    assert product.variants[0].gtin is None
    assert [str(note) for note in notes] == [
        'line 3, gtin "4006381333932": not a GTIN: its check digit is wrong; left out'
    ]


def test_unstorable_characters() -> None:
    """NUL, control characters and lone surrogates are removed with a note; tabs and line ends are not."""
    product, notes = tidy(replace(PRODUCT, title="Hood\x00ie\ud800", description="a\tb\nc\x07"), 1)
    assert (product.title, product.description) == ("Hoodie", "a b\nc")
    assert [note.field for note in notes] == ["title", "description"]
    for note in notes:
        str(note).encode()  # storable and printable itself


def test_long_texts_are_cut() -> None:
    """A 10,000-character title is cut to 500 characters with a note."""
    product, notes = tidy(replace(PRODUCT, title="x" * 10_000), 2)
    assert product.title == "x" * 500
    assert notes[0].reason == "10,000 characters; only the first 500 were kept"
    assert str(notes[0]).startswith('line 2, title "xxx')
    assert len(str(notes[0])) < 250


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//evil.example/x",
        "ftp://x.example",
        "hoodie.jpg",
        "https://x y",
        "https://" + "x" * 3000,
    ],
)
def test_unsafe_addresses(address: str) -> None:
    """Only http, https and paths on the shop's own server are followed; the rest is left out with a note."""
    product, notes = tidy(replace(PRODUCT, url=address, image_urls=(address, "https://x.example/ok.jpg")), 1)
    assert product.url is None
    assert product.image_urls == ("https://x.example/ok.jpg",)
    assert [note.field for note in notes] == ["url", "images"]


@pytest.mark.parametrize(
    ("sale", "reason"),
    [
        (replace(OFFER, sale_price=Money(4500, "USD")), "not below the regular price, $45.00"),
        (replace(OFFER, sale_price=Money(9900, "USD")), "not below the regular price, $45.00"),
        (replace(OFFER, sale_price=Money(1000, "EUR")), "not in the price's currency, USD"),
        (
            replace(
                OFFER, sale_price=Money(1000, "USD"), sale_starts_at=NOW, sale_ends_at=NOW - timedelta(days=1)
            ),
            "a sale that ends before it starts",
        ),
    ],
)
def test_sales_that_are_none(sale: Offer, reason: str) -> None:
    """A sale price that is not below the price, or that can never hold, is left out with a note."""
    product, notes = tidy(replace(PRODUCT, variants=(Variant("v1", sale),)), 1)
    assert product.variants[0].offer == OFFER
    assert notes[0].reason == f"{reason}; left out"


def test_stock_and_weight() -> None:
    """Fewer than none is none, and a weight of 0 is no weight."""
    variant = Variant("v1", replace(OFFER, stock=-3), weight_g=0.0)
    product, notes = tidy(replace(PRODUCT, variants=(variant,)), 1)
    assert product.variants[0].offer == replace(OFFER, stock=0)
    assert product.variants[0].weight_g is None
    assert notes == []


def test_twin_variants() -> None:
    """Of two variants with one id the first is kept, and the note names the id."""
    twins = (Variant("v1", OFFER, title="first"), Variant("v1", OFFER, title="second"))
    product, notes = tidy(replace(PRODUCT, variants=twins), 1)
    assert [variant.title for variant in product.variants] == ["first"]
    assert (notes[0].field, notes[0].value, notes[0].row_lost) == ("variant id", "v1", False)


@pytest.mark.parametrize(
    ("product", "reason"),
    [
        (replace(PRODUCT, id=""), "an id has 1 to 200 printable characters"),
        (replace(PRODUCT, id="x" * 201), "an id has 1 to 200 printable characters"),
        (replace(PRODUCT, id="a\x00b"), "an id has 1 to 200 printable characters"),
        (replace(PRODUCT, title="<b> </b>"), "a product needs a title"),
        (replace(PRODUCT, variants=()), "a product needs at least one variant"),
    ],
)
def test_products_that_cannot_be_kept(product: Product, reason: str) -> None:
    """Without a usable id, a title or a variant there is no product."""
    with pytest.raises(BadRow) as caught:
        tidy(product, 9)
    assert caught.value.problem.reason == reason
    assert caught.value.problem.line == 9
    assert caught.value.problem.row_lost


def test_limits_on_number() -> None:
    """More values than a product may have are cut with a note."""
    product, notes = tidy(replace(PRODUCT, tags=tuple(f"tag {n}" for n in range(300))), 1)
    assert len(product.tags) == 200
    assert notes[0].reason == "300 values; only the first 200 were kept"
    product, notes = tidy(replace(PRODUCT, image_urls=tuple(f"/{n % 250}.jpg" for n in range(300))), 1)
    assert len(product.image_urls) == 200
    assert [str(note) for note in notes] == ["line 1, images: 250 of them; only the first 200 were kept"]


@pytest.mark.parametrize(
    ("units", "kept", "told"),
    [
        (2**31, None, ['line 1, stock "2147483648": more than 2,147,483,647 units; left out']),
        (2**31 - 1, 2**31 - 1, []),
        (-3, 0, []),
    ],
)
def test_absurd_stock(units: int, kept: int | None, told: list[str]) -> None:
    """A stock that no shop has is left out and told; one below zero is none."""
    offer = Offer(Money(500, "USD"), datetime(2026, 11, 23, tzinfo=UTC), stock=units)
    product, notes = tidy(replace(PRODUCT, variants=(Variant("v", offer),)), 1)
    assert product.variants[0].offer == replace(offer, stock=kept)
    assert [str(note) for note in notes] == told


@pytest.mark.parametrize("mean", [9.0, -1.0, float("nan")])
def test_rating_off_the_scale(mean: float) -> None:
    """A rating that is no mean of 1 to 5 is left out and told; none, and zero, are not."""
    product, notes = tidy(replace(PRODUCT, rating=mean), 1)
    assert product.rating is None
    assert [str(note) for note in notes] == [f'line 1, rating "{mean}": not a mean of 1 to 5; left out']
    assert tidy(replace(PRODUCT, rating=0.0), 1)[1] == []
