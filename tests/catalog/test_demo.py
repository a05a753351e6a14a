"""The demo shop: what it promises to whoever tries Persea on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from persea.catalog.demo.draw.picture import DRAWINGS, demo_picture
from persea.catalog.demo.kinds import kinds, palette
from persea.catalog.demo.shop import PICTURES_PATH, demo_products, picture
from persea.catalog.demo.words import listing, weight
from persea.values import Product, Variant

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
PRODUCTS = demo_products(as_of=AS_OF)
BY_ID = {product.id: product for product in PRODUCTS}

SVG = "{http://www.w3.org/2000/svg}"

# Words that say what a thing is made of. Where one stands in a text, an attribute must hold it.
MATERIALS = frozenset(
    "leather suede nubuck canvas wool lambswool merino cashmere cotton linen hemp polyester nylon acrylic"
    " titanium aluminium steel brass glass ceramic stoneware porcelain oak walnut acacia maple beech bamboo"
    " marble silicone cork goose beeswax raffia velour lambskin".split()
)


def fact(product: Product, name: str) -> tuple[str, ...]:
    return dict(product.attributes).get(name, ())


def variants() -> Iterator[tuple[Product, Variant]]:
    return ((product, variant) for product in PRODUCTS for variant in product.variants)


def lowest_price(product: Product) -> int:
    return min(variant.offer.price_at(AS_OF).amount_minor for variant in product.variants if variant.offer)


def in_stock(product: Product) -> bool:
    return any(variant.offer is not None and variant.offer.in_stock for variant in product.variants)


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


# ---------------------------------------------------------------- the shop as a whole


def test_the_same_seed_gives_the_same_shop() -> None:
    """Two builds from one seed are equal in every field."""
    assert demo_products(1, as_of=AS_OF) == PRODUCTS


def test_another_seed_moves_stock_and_wording_but_not_what_is_sold() -> None:
    """Ids, titles, regular prices and attributes do not depend on the seed; stock does."""
    other = demo_products(2, as_of=AS_OF)
    for one, two in zip(PRODUCTS, other, strict=True):
        assert (one.id, one.title, one.attributes) == (two.id, two.title, two.attributes)
        for mine, theirs in zip(one.variants, two.variants, strict=True):
            assert mine.offer is not None
            assert theirs.offer is not None
            assert (mine.id, mine.offer.price) == (theirs.id, theirs.offer.price)
    assert [product.variants for product in PRODUCTS] != [product.variants for product in other]
    assert [product.description for product in PRODUCTS] != [product.description for product in other]


def test_offers_carry_the_moment_they_were_asked_for() -> None:
    """`as_of` is passed in, and no clock is read."""
    assert {variant.offer.as_of for _, variant in variants() if variant.offer} == {AS_OF}


def test_it_is_a_shop_of_many_departments() -> None:
    """At least 1,200 products in 12 departments or more."""
    assert len(PRODUCTS) >= 1200
    assert len({product.category_path[0] for product in PRODUCTS}) >= 12


def test_every_shelf_has_enough_to_choose_from() -> None:
    """Four products of every kind at least; the kinds people try first have enough of them to compare."""
    shelves = Counter(product.category_path[-1] for product in PRODUCTS)
    assert all(count >= 4 for count in shelves.values()), shelves
    for shelf, least in {
        "Hiking boots": 16, "Running shoes": 14, "Rain jackets": 10, "Insulated jackets": 10, "Backpacks": 14,
        "Over-ear headphones": 8, "Earbuds": 6, "Water bottles": 10, "Desk lamps": 5, "Table lamps": 5,
        "Floor lamps": 5, "Exercise mats": 8, "Kitchen knives": 4, "Mugs": 4,
    }.items():  # fmt: skip
        assert shelves[shelf] >= least, shelf
    assert 10 <= len({product.brand for product in PRODUCTS}) <= len(PRODUCTS) / 10


def test_prices_go_from_cheap_to_dear_in_dollars() -> None:
    """From a few US dollars to more than a thousand, with several ways to end."""
    regular = [variant.offer.price for _, variant in variants() if variant.offer]
    assert len(regular) == sum(1 for _ in variants())
    assert {price.currency for price in regular} == {"USD"}
    assert 200 <= min(price.amount_minor for price in regular) <= 1000
    assert 100_000 <= max(price.amount_minor for price in regular) <= 150_000
    assert len({price.amount_minor % 100 for price in regular}) >= 4


def test_ids_titles_skus_and_gtins_are_unique() -> None:
    """No two products share an id or a title, no two variants an id, a SKU or a GTIN."""
    for shared in (
        [product.id for product in PRODUCTS],
        [product.title for product in PRODUCTS],
        [variant.id for _, variant in variants()],
        [variant.sku for _, variant in variants()],
        [variant.gtin for _, variant in variants()],
    ):
        assert len(set(shared)) == len(shared), Counter(shared).most_common(1)


def test_gtins_are_of_the_range_for_own_use_with_right_check_digits() -> None:
    """13 digits from 200 to 299; digits weighted 1, 3, 1, 3, … sum to a multiple of ten (GS1)."""
    for _, variant in variants():
        assert variant.gtin is not None
        assert re.fullmatch(r"2\d{12}", variant.gtin)
        digits = [int(digit) for digit in variant.gtin]
        assert (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0


def test_steps_without_a_name_are_refused() -> None:
    """A kind whose products have steps says what the choice is called."""
    clay = next(kind for kind in kinds() if any(item.steps for item in kind.product))
    with pytest.raises(ValueError, match="names no step"):
        replace(clay, step="")


def test_variants_of_a_product_differ_by_their_options() -> None:
    """All variants of a product have the same option names and no two the same values."""
    for product in PRODUCTS:
        assert len({tuple(name for name, _ in variant.options) for variant in product.variants}) == 1
        assert len({variant.options for variant in product.variants}) == len(product.variants)


def test_shoes_come_in_american_sizes_and_clothes_in_letters() -> None:
    """Every pair of shoes has several US sizes; every garment that is fitted has S to L."""
    for product in PRODUCTS:
        sizes = {value for variant in product.variants for name, value in variant.options if name == "Size"}
        if "Footwear" in product.category_path:
            assert fact(product, "Size system") == ("US",)
            assert len(sizes) >= 7
            assert all(5 <= float(size) <= 13 for size in sizes)
        elif product.category_path[-1] in (
            "Rain jackets",
            "Insulated jackets",
            "Fleece",
            "T-shirts",
            "Hoodies",
            "Sweaters",
        ):
            assert {"S", "M", "L"} <= sizes


def test_larger_bottles_and_heavier_weights_cost_and_weigh_more() -> None:
    """Where the capacity or the load is a choice, price and weight rise with it."""
    tried = 0
    for product in PRODUCTS:
        by_step: dict[str, tuple[int, float]] = {}
        for variant in product.variants:
            options = dict(variant.options)
            step = options.get("Capacity") or options.get("Load")
            if step and variant.offer and variant.weight_g:
                by_step.setdefault(step, (variant.offer.price.amount_minor, variant.weight_g))
        steps = list(by_step.values())
        tried += len(steps) > 1
        assert all(small < large for small, large in pairwise(steps)), product.id
    assert tried >= 12


# ---------------------------------------------------------------- what people will ask for


def test_there_are_waterproof_hiking_boots_under_120_dollars_of_different_weights() -> None:
    """At least six in stock to choose from, no two alike in weight, and dearer ones above."""
    boots = [product for product in PRODUCTS if product.category_path[-1] == "Hiking boots"]
    waterproof = [
        product for product in boots if fact(product, "Waterproof") == ("yes",) and in_stock(product)
    ]
    under = [product for product in waterproof if lowest_price(product) < 12_000]
    assert len(under) >= 6
    assert len({product.weight_g for product in under}) == len(under)
    assert sum(lowest_price(product) > 12_000 for product in waterproof) >= 3
    assert sum(fact(product, "Waterproof") == ("no",) for product in boots) >= 3


def test_there_is_a_hoodie_and_a_backpack_for_little_money() -> None:
    """A hoodie under 50 dollars and a backpack under 30, both to be had."""
    for shelf, limit in (("Hoodies", 5000), ("Backpacks", 3000), ("Over-ear headphones", 5000)):
        fitting = [
            product for product in PRODUCTS
            if product.category_path[-1] == shelf and in_stock(product) and lowest_price(product) < limit
        ]  # fmt: skip
        assert fitting, shelf


def test_a_few_products_are_sold_out_and_many_variants() -> None:
    """A few products in a hundred cannot be had at all, and among the rest single sizes are gone."""
    gone = [product for product in PRODUCTS if not in_stock(product)]
    assert 0.02 <= len(gone) / len(PRODUCTS) <= 0.06
    missing = [v for p, v in variants() if in_stock(p) and v.offer is not None and not v.offer.in_stock]
    assert 50 <= len(missing) <= sum(1 for _ in variants()) * 0.25
    for _, variant in variants():
        assert variant.offer is not None
        assert variant.offer.in_stock == bool(variant.offer.stock)


def test_about_one_product_in_seven_is_reduced_now_and_in_ten_years() -> None:
    """A sale costs less than the regular price, has begun, and some have no end."""
    reduced = [
        product for product in PRODUCTS if product.variants[0].offer and product.variants[0].offer.sale_price
    ]
    assert 0.1 <= len(reduced) / len(PRODUCTS) <= 0.2
    ends = set()
    for product in reduced:
        for variant in product.variants:
            offer = variant.offer
            assert offer is not None
            assert offer.sale_price is not None
            assert 0.5 < offer.sale_price.amount_minor / offer.price.amount_minor < 0.95
            assert offer.price_at(datetime(2026, 1, 1, tzinfo=UTC)) == offer.sale_price
            assert offer.price_at(datetime(2035, 1, 1, tzinfo=UTC)) == offer.sale_price
            ends.add(offer.sale_ends_at)
    assert None in ends
    assert len(ends) > 3


def test_ratings_are_those_of_a_real_shop() -> None:
    """Between 3.2 and 4.9 where there are any, few products with many, some with none."""
    counts = [product.rating_count for product in PRODUCTS]
    assert min(counts) == 0
    assert 300 < max(counts) <= 900
    for product in PRODUCTS:
        assert (product.rating is None) == (product.rating_count == 0)
        assert product.rating is None or 3.2 <= product.rating <= 4.9
    assert len({product.rating for product in PRODUCTS}) >= 10


# ---------------------------------------------------------------- texts


def test_descriptions_are_two_to_four_sentences_and_all_different() -> None:
    """Long enough to tell something, short enough to be read; nothing left unfilled."""
    for product in PRODUCTS:
        sentences = re.findall(r"[^.!?]+[.!?](?=\s|$)", product.description)
        assert 2 <= len(sentences) <= 4, product.description
        assert all(sentence.strip()[0].isupper() or sentence.strip()[0].isdigit() for sentence in sentences)
        assert not re.search(r"[{}<>]|  ", product.description), product.description
    assert len({product.description for product in PRODUCTS}) == len(PRODUCTS)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("attribute", "word"), [("Waterproof", "waterproof"), ("Noise cancelling", "noise"), ("Dimmable", "dim")]
)
def test_a_text_names_a_feature_exactly_where_the_attribute_says_yes(
    seed: int, attribute: str, word: str
) -> None:
    """What is not waterproof is not found by its own text when somebody asks for waterproof."""
    checked = 0
    for product in demo_products(seed, as_of=AS_OF):
        value = fact(product, attribute)
        text = f"{product.title} {product.description}".lower()
        assert (word in text) == (value == ("yes",)), (value, text)
        checked += bool(value)
    assert checked >= 10


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_in_a_text_stands_in_the_products_record(seed: int) -> None:
    """Numbers of a title or description are in its attributes, or are its weight."""
    for product in demo_products(seed, as_of=AS_OF):
        assert product.weight_g is not None
        known = " ".join(value for _, values in product.attributes for value in values)
        known += " " + weight(int(product.weight_g))
        figures = re.findall(r"\d[\d.,]*\d|\d", f"{product.title} {product.description}")
        unknown = [figure for figure in figures if figure not in re.findall(r"\d[\d.,]*\d|\d", known)]
        assert not unknown, (unknown, product.description)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_material_in_a_text_stands_in_the_attributes(seed: int) -> None:
    """A boot is not called leather where its material is canvas."""
    for product in demo_products(seed, as_of=AS_OF):
        known = words(" ".join(value for _, values in product.attributes for value in values))
        named = words(f"{product.title} {product.description}") & MATERIALS
        assert named <= known, (product.id, named - known, product.description)


def test_weights_and_lists_are_written_as_people_write_them() -> None:
    """Grams below a kilogram, then kilograms without idle zeros; "a, b and c"."""
    assert [weight(890), weight(1000), weight(1020), weight(14800)] == ["890 g", "1 kg", "1.02 kg", "14.8 kg"]
    assert listing(("oak",)) == "oak"
    assert listing(("thyme", "basil", "cumin")) == "thyme, basil and cumin"


def test_a_text_offers_what_is_a_choice_with_or() -> None:
    """A can that comes in two capacities holds one or the other, not both."""
    can = BY_ID["gw-allotment"]
    assert fact(can, "Capacity") == ("5 l", "9 l")
    assert "5 l or 9 l" in can.description


# ---------------------------------------------------------------- pictures

PICTURE_NAMES = [
    url.removeprefix(f"{PICTURES_PATH}/").removesuffix(".svg")
    for product in PRODUCTS
    for url in product.image_urls
]


def test_every_product_and_colour_has_a_picture_on_this_server() -> None:
    """Image addresses are paths, the first is the product's id, and each variant shows its own colour."""
    for product in PRODUCTS:
        assert product.image_urls[0] == f"{PICTURES_PATH}/{product.id}.svg"
        assert len(product.image_urls) == len(fact(product, "Colour"))
        assert {variant.image_url for variant in product.variants} == set(product.image_urls)
    assert len(set(PICTURE_NAMES)) == len(PICTURE_NAMES)


def test_there_is_no_picture_of_what_is_not_sold() -> None:
    """Unknown names, colours and paths have none."""
    for name in ("", "bt-", "bt-ridgeline-mid.gold", "../secret", "bt-ridgeline-mid.svg"):
        assert picture(name) is None


def test_pictures_are_small_sound_and_closed() -> None:
    """Each is well-formed SVG under 20 KB without scripts, handlers, images or references to outside."""
    for name in PICTURE_NAMES:
        text = picture(name)
        assert text is not None
        assert len(text.encode()) < 20_480, name
        root = ElementTree.fromstring(text)
        assert root.tag == f"{SVG}svg"
        assert root.get("viewBox") == "0 0 400 400"
        assert root.findtext(f"{SVG}title")
        for element in root.iter():
            assert element.tag.removeprefix(SVG) in {
                "svg", "title", "defs", "g", "path", "rect", "circle", "ellipse", "stop",
                "linearGradient", "radialGradient", "pattern", "clipPath",
            }  # fmt: skip
            for key, value in element.attrib.items():
                assert "href" not in key
                assert not key.startswith("on")
                assert "url(" not in value or re.fullmatch(r"url\(#[\w-]+\)", value)


def test_pictures_can_stand_in_one_page() -> None:
    """No id is used twice over all pictures, and every reference finds its own picture's id."""
    seen: set[str] = set()
    for name in PICTURE_NAMES:
        text = picture(name)
        assert text is not None
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(set(ids)) == len(ids)
        assert not seen & set(ids), name
        seen |= set(ids)
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_a_picture_shows_colour_and_shape() -> None:
    """Two colours of a boot differ, and so do two shapes in one colour."""
    slate, peat = picture("bt-ridgeline-mid.slate"), picture("bt-ridgeline-mid")
    assert slate is not None
    assert peat is not None
    assert drawn(slate) != drawn(peat)
    assert outlines(slate) == outlines(peat)
    high, low = picture("bt-harrow-high"), picture("bt-ridgeline-low")
    assert high is not None
    assert low is not None
    assert outlines(high) != outlines(low)


def drawn(svg: str) -> list[tuple[str | None, str | None]]:
    """Paints, without the ids that differ anyway."""
    root = ElementTree.fromstring(svg)
    return [(stop.get("offset"), stop.get("stop-color")) for stop in root.iter(f"{SVG}stop")]


def outlines(svg: str) -> list[str | None]:
    return [path.get("d") for path in ElementTree.fromstring(svg).iter(f"{SVG}path")]


def test_every_look_of_a_product_is_known_and_changes_its_picture() -> None:
    """A misspelt or forgotten look would silently draw the plain thing; no look is left without a product."""
    used: dict[str, set[str]] = {name: set() for name in DRAWINGS}
    for kind in kinds():
        for item in kind.product:
            used[kind.drawing] |= item.looks
            whole = shape(kind.drawing, item.looks)
            for look in item.looks:
                assert shape(kind.drawing, item.looks - {look}) != whole, (item.id, look)
    assert used == {name: drawing.looks for name, drawing in DRAWINGS.items()}


def shape(drawing: str, looks: frozenset[str]) -> str:
    return demo_picture(drawing, "#6B7A4B", looks, name="one", title="One")


def test_every_kind_has_its_drawing_and_every_colour_its_paint() -> None:
    """No drawing is without products, and no product has a colour that the palette does not name."""
    assert {kind.drawing for kind in kinds()} == set(DRAWINGS)
    assert {colour for kind in kinds() for item in kind.product for colour in item.colours} <= set(palette())
