"""The made shop: the same every time, its conditions as wide as they say, its words as uneven as a language's."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from condition import Condition, lowest_price
from made_shop import MadeShop
from persea.values import Product


@pytest.fixture(scope="module")
def made() -> MadeShop:
    return MadeShop(2_000)


def meets(product: Product, condition: Condition) -> bool:
    price = lowest_price(product)
    assert price is not None
    categories = [name.lower() for name in product.category_path]
    return (condition.category is None or condition.category in categories) and (
        condition.max_price_minor is None or price <= condition.max_price_minor
    )


def test_the_same_every_time(made: MadeShop) -> None:
    """Two shops of a size are equal, and so are their queries; the queries of another size are the same."""
    assert MadeShop(2_000).products == made.products
    assert MadeShop(1_000).queries(50) == made.queries(50)


def test_ids_and_titles_tell_products_apart(made: MadeShop) -> None:
    """The id is the row's number, and no two products share one."""
    assert [product.id for product in made.products] == [f"p{number}" for number in range(2_000)]


@pytest.mark.parametrize(("name", "least", "most"), [("none", 1, 1), ("20 %", 0.199, 0.201), ("2 %", 0.02, 0.02), ("0.2 %", 0.0005, 0.005)])  # fmt: skip
def test_conditions_are_as_wide_as_they_say(made: MadeShop, name: str, least: float, most: float) -> None:
    """The share of products that meet a condition is about the one that names it."""
    condition = made.conditions("soaps")[name]
    share = sum(meets(product, condition) for product in made.products) / len(made.products)
    assert least <= share <= most


def test_words_are_spread_unevenly(made: MadeShop) -> None:
    """The commonest hundred words make up more than a quarter of the text; most words are rare."""
    counts = Counter(w for p in made.products for w in re.findall(r"[a-z]+", p.description.lower()))
    common = sum(count for _, count in counts.most_common(100))
    assert common > 0.25 * sum(counts.values())
    assert sum(count <= 20 for count in counts.values()) > 0.5 * len(counts)


def test_queries_are_about_what_there_is(made: MadeShop) -> None:
    """Each query has two to seven words or fewer, and the most of them are words of some title."""
    titles = {word for p in made.products for word in p.title.lower().split()}
    asked = [one.text.split() for one in made.queries(200)]
    assert all(1 <= len(words) <= 7 for words in asked)
    words = [word for one in asked for word in one]
    assert sum(word in titles for word in words) > 0.7 * len(words)
