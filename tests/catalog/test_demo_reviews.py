"""The demo shop's reviews: as many, as mixed and as true as a real shop's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

import pytest

from persea.catalog.demo.phrases import noun, speak, words_for
from persea.catalog.demo.reviews import MOST_A_PRODUCT, demo_reviews, ratings_around
from persea.catalog.demo.shop import demo_products
from persea.values import Product, Review, Variant

UNTIL = datetime(2026, 3, 1, tzinfo=UTC)
PRODUCTS = demo_products(as_of=UNTIL)
BY_ID = {product.id: product for product in PRODUCTS}
REVIEWS = list(demo_reviews(PRODUCTS, until=UNTIL))
BY_PRODUCT: dict[str, list[Review]] = defaultdict(list)
for each in REVIEWS:
    BY_PRODUCT[each.product_id].append(each)


@cache
def reviews_of(seed: int) -> list[Review]:
    return list(demo_reviews(PRODUCTS, seed=seed, until=UNTIL))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) ", text)


def test_the_same_seed_gives_the_same_reviews_and_another_others() -> None:
    """Two runs are equal in every field; another seed says other things."""
    assert list(demo_reviews(PRODUCTS, until=UNTIL)) == REVIEWS
    assert list(demo_reviews(PRODUCTS, seed=2, until=UNTIL)) != REVIEWS


def test_one_more_product_changes_no_other_products_reviews() -> None:
    """Each product's reviews come from its own luck, whatever stands before it."""
    alone = list(demo_reviews(PRODUCTS[7:8], until=UNTIL))
    assert alone == BY_PRODUCT[PRODUCTS[7].id]
    assert alone


def test_ratings_average_to_the_products_own() -> None:
    """The mean of a product's ratings is within half a star divided by their number of what it states."""
    for product_id, reviews in BY_PRODUCT.items():
        stated = BY_ID[product_id].rating
        assert stated is not None
        mean = sum(review.rating or 0 for review in reviews) / len(reviews)
        assert abs(mean - stated) <= 0.5 / len(reviews) + 1e-9, product_id


def test_a_mean_that_whole_stars_can_give_is_met_exactly() -> None:
    """Ten ratings around 3.7 sum to 37, one around 4.4 is 4, and all are 1 to 5."""
    for seed in range(50):
        ten = ratings_around(3.7, 10, Random(seed))
        assert sum(ten) == 37
        assert set(ten) <= {1, 2, 3, 4, 5}
        assert ratings_around(4.4, 1, Random(seed)) == [4]
        assert ratings_around(5.0, 3, Random(seed)) == [5, 5, 5]


def test_products_have_as_many_reviews_as_their_ratings_allow() -> None:
    """None without ratings, never more than ratings or a dozen, some five in the mean, few with many."""
    for product in PRODUCTS:
        assert len(BY_PRODUCT.get(product.id, [])) <= min(product.rating_count, MOST_A_PRODUCT)
        assert bool(BY_PRODUCT.get(product.id)) == (product.rating is not None)
    assert 4 <= len(REVIEWS) / len(PRODUCTS) <= 7.5
    counts = Counter(len(reviews) for reviews in BY_PRODUCT.values())
    assert counts[MOST_A_PRODUCT] < sum(counts.values()) / 5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_review_states_a_price(seed: int) -> None:
    """No currency sign or word, and no figure that only the price of the product has."""
    for review in reviews_of(seed):
        text = f"{review.title} {review.body}"
        assert not re.search(r"[$€£¥]|\b(USD|dollars?|bucks|cents?)\b", text, re.IGNORECASE), text


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_in_a_review_stands_in_the_products_record(seed: int) -> None:
    """Digits are those of an attribute or of the weight; what a buyer counts is in words."""
    for review in reviews_of(seed):
        product = BY_ID[review.product_id]
        known = " ".join(value for _, values in product.attributes for value in values)
        assert product.weight_g is not None
        known += f" {product.weight_g:g} {product.weight_g / 1000:g} {product.brand} {product.title}"
        figures = re.findall(r"\d[\d.,]*\d|\d", f"{review.title} {review.body}")
        assert set(figures) <= set(re.findall(r"\d[\d.,]*\d|\d", known)), (review.body, known)


def test_nothing_is_left_unfilled_and_every_sentence_begins_well() -> None:
    """No brackets, braces or double blanks; a capital or a figure in front, an end behind."""
    for review in REVIEWS:
        for text in filter(None, (review.title, review.body)):
            assert not re.search(r"[\[\]{}|]|  | ,|\.\.", text), text
            assert text[0].isupper() or text[0].isdigit(), text
        assert review.body[-1] in ".!", review.body
        assert all(part[0].isupper() or part[0].isdigit() for part in sentences(review.body)), review.body


def test_reviews_of_a_product_do_not_read_alike() -> None:
    """No text comes twice in a product, hardly any in the shop, and no sentence is everywhere."""
    for reviews in BY_PRODUCT.values():
        assert len({review.body for review in reviews}) == len(reviews)
    assert len({review.body for review in REVIEWS}) > 0.98 * len(REVIEWS)
    told = Counter(sentence for review in REVIEWS for sentence in set(sentences(review.body)))
    assert told.most_common(1)[0][1] < 0.04 * len(REVIEWS)


def test_low_ratings_complain_and_complaints_fit_the_kind() -> None:
    """Shoes are blamed for their fit and lamps never; bottles for leaking and shoes never."""
    low = [review for seed in (1, 2, 3) for review in reviews_of(seed) if (review.rating or 5) < 4]

    def said(shelf: str, pattern: str) -> int:
        return sum(
            bool(re.search(pattern, review.body))
            for review in low
            if shelf in BY_ID[review.product_id].category_path
        )

    sizing, leaking, dim = (
        r"half a size|Half sizes|heel|[Ss]izing|size chart",
        r"leaks|drips",
        r"[Tt]oo dim|lumens|bright",
    )
    assert said("Footwear", sizing) >= 5
    assert said("Lighting", sizing) == 0
    assert said("Drinkware", leaking) >= 2
    assert said("Footwear", leaking) == 0
    assert said("Lighting", dim) >= 2
    assert said("Footwear", dim) == 0


def test_what_is_not_waterproof_is_not_praised_for_dry_feet() -> None:
    """An aspect with a condition speaks only of products that meet it."""
    waterproof = r"dry at the end|stayed dry|Waterproof as promised|beads and rolls off|dry inside"
    praised = [review for review in REVIEWS if re.search(waterproof, review.body)]
    assert praised
    for review in praised:
        assert dict(BY_ID[review.product_id].attributes)["Waterproof"] == ("yes",)


@pytest.mark.parametrize(
    ("said", "shelf", "attribute", "values"),
    [
        (r"satellites|Overrates my sleep|The battery (lasts as long|outlives)|The app", "Watches", "Type", ("smart",)),
        (r"no charging ever|The crown is", "Watches", "Type", ("analogue",)),
        (r"[Bb]lots|[Ss]kips on", "Pens", "Type", ("ballpoint", "fountain pen", "dip pen", "rollerball", "fineliner", "brush pen")),
        (r"The shell (gives|has taken|scratches|showed)", "Suitcases", "Material", ("polycarbonate", "polypropylene", "aluminium")),
        (r"It ticks louder|A soft tick", "Clocks", "Movement", ("ticking quartz",)),
        (r"One push|The pump", "Soaps", "Form", ("liquid",)),
        (r"stays calm in a breeze|Blows out", "Lanterns", "Light source", ("candle", "oil")),
        (r"switches itself off", "Kettles", "Power", ("electric",)),
    ],
)  # fmt: skip
def test_kinds_that_are_mixed_are_spoken_of_apart(
    said: str, shelf: str, attribute: str, values: tuple[str, ...]
) -> None:
    """A pocket watch finds no satellites and a pencil makes no blots."""
    spoken = [review for review in REVIEWS if re.search(said, review.body)]
    of_shelf = [review for review in spoken if shelf in BY_ID[review.product_id].category_path]
    assert of_shelf
    for review in of_shelf:
        facts = " ".join(dict(BY_ID[review.product_id].attributes)[attribute])
        assert any(value in facts for value in values), (review.product_id, review.body)


def test_reviews_are_of_the_year() -> None:
    """All before the end, none more than 365 days earlier, in every quarter."""
    ages = [(UNTIL - review.written_at) / timedelta(days=1) for review in REVIEWS]
    assert min(ages) > 0
    assert max(ages) <= 365
    assert len({int(age // 91.3) for age in ages}) == 4


def unknown(category: tuple[str, ...], **attributes: str) -> Product:
    """A product of a kind that nobody foresaw."""
    return Product(
        id="zz-1",
        title="Zephyr Kite",
        variants=(Variant("zz-1", None),),
        category_path=category,
        attributes=tuple((name, (value,)) for name, value in attributes.items()),
        rating=3.4,
        rating_count=300,
        weight_g=320.0,
    )


def test_kinds_that_nobody_foresaw_get_reviews_that_read_right() -> None:
    """A product with an unknown category and few attributes is spoken of in general and by its attributes."""
    kite = unknown(("Amusements", "Kites"), Material="ripstop silk", Colour="Red")
    reviews = list(demo_reviews([kite], until=UNTIL))
    assert len(reviews) == 1 + round(0.62 * 300**0.5)
    text = " ".join(review.body for review in reviews)
    assert "ripstop silk" in text.lower()
    assert not re.search(r"wick|sizing|lumens|\{", text)


def test_things_are_called_by_their_noun_in_its_number() -> None:
    """Boots are they, a lamp is it, and of "Plates and bowls" a plate is a plate."""
    assert noun(unknown(("Home", "Desk lamps"))) == ("lamp", False)
    assert noun(unknown(("Outdoor", "Hiking boots"))) == ("boots", True)
    assert noun(unknown(("Kitchen", "Kitchen knives"))) == ("knife", False)
    assert noun(unknown(("Kitchen", "Knots and kites"))) == ("kite", False)
    assert noun(unknown(("Kitchen", "Tea"))) == ("tea", False)
    boots = words_for(unknown(("Outdoor", "Hiking boots")), Random(1))
    assert speak("{this} look{s} good, and {it} {is} light; I like {them}", boots, Random(1)) == (
        "These boots look good, and they are light; I like them"
    )
