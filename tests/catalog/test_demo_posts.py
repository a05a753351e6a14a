"""The demo shop's posts and its pages of knowledge."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from persea.catalog.demo.guides import demo_guides
from persea.catalog.demo.posts import FEWEST_SHOWN, MOST_SHOWN, demo_posts
from persea.catalog.demo.shop import PICTURES_PATH, demo_products, picture

UNTIL = datetime(2026, 3, 1, tzinfo=UTC)
PRODUCTS = demo_products(as_of=UNTIL)
BY_ID = {product.id: product for product in PRODUCTS}
POSTS = list(demo_posts(PRODUCTS, until=UNTIL))


def test_the_same_seed_gives_the_same_posts_and_another_others() -> None:
    """Two runs are equal in every field; another seed shows other products."""
    assert list(demo_posts(PRODUCTS, until=UNTIL)) == POSTS
    assert [post.product_ids for post in demo_posts(PRODUCTS, seed=2, until=UNTIL)] != [
        post.product_ids for post in POSTS
    ]


def test_there_are_150_posts_of_many_authors_and_no_title_twice() -> None:
    """By some 25 creators and the shop, within the year, oldest first."""
    assert len(POSTS) == 150
    assert len({post.title for post in POSTS}) == 150
    authors = Counter(post.author for post in POSTS)
    assert 20 <= len(authors) <= 30
    assert 15 <= authors["Tarn & Thyme"] <= 50
    assert [post.published_at for post in POSTS] == sorted(post.published_at for post in POSTS)
    assert all(UNTIL - timedelta(days=365) <= post.published_at < UNTIL for post in POSTS)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_no_title_needs_a_number_to_be_told_apart(seed: int) -> None:
    """Whatever the seed, 150 titles differ by their words."""
    titles = [post.title for post in demo_posts(PRODUCTS, seed=seed, until=UNTIL)]
    assert len(set(titles)) == 150
    assert not [title for title in titles if title.endswith(")")]


def test_posts_are_written_in_the_season_they_speak_of() -> None:
    """November in November, school bags before and after the holidays, nobody sows in autumn."""
    months = {
        "November": {11},
        "October": {10, 11},
        "school bag": {8, 9},
        "Back to school": {8, 9},
        "sow": {2, 3},
        "garden to bed": {10, 11},
        "August": {7, 8},
        "sledge": {12, 1, 2},
    }
    seen: dict[str, set[int]] = {word: set() for word in months}
    for seed in range(1, 6):
        for post in demo_posts(PRODUCTS, seed=seed, until=UNTIL):
            for word in months:
                if word in post.title:
                    seen[word].add(post.published_at.month)
    for word, found in seen.items():
        assert found, word
        assert found <= months[word], word


def test_the_shop_does_not_speak_of_its_family() -> None:
    """What the shop itself writes has no I in it."""
    ours = [post for post in POSTS if post.author == "Tarn & Thyme"]
    assert not [post.title for post in ours if re.search(r"\b(I|[Mm]y|me)\b", post.body)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_posts_show_products_that_exist_and_name_them(seed: int) -> None:
    """Two to six different products each; the body has every title, the picture is the first product's."""
    for post in demo_posts(PRODUCTS, seed=seed, until=UNTIL):
        assert FEWEST_SHOWN <= len(set(post.product_ids)) == len(post.product_ids) <= MOST_SHOWN
        shown = [BY_ID[product_id] for product_id in post.product_ids]
        assert all(product.title in post.body for product in shown)
        assert post.image_url == shown[0].image_urls[0]
        assert picture(post.image_url.removeprefix(f"{PICTURES_PATH}/").removesuffix(".svg"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_posts_are_long_enough_to_be_read_and_complete(seed: int) -> None:
    """60 to 180 words in three paragraphs, nothing left unfilled, no price."""
    for post in demo_posts(PRODUCTS, seed=seed, until=UNTIL):
        assert 60 <= len(post.body.split()) <= 180, (post.title, len(post.body.split()))
        assert post.body.count("\n\n") == 2
        assert not re.search(r"[\[\]{}|]|  |[$€£]", post.title + post.body), post.title


def test_a_theme_shows_what_it_speaks_of() -> None:
    """Posts on lamps show lamps, and those on headphones for trains such as cancel noise first."""
    lamps = [post for post in POSTS if "lamps for a" in post.title]
    trains = [post for post in POSTS if post.title.startswith("Headphones for")]
    assert lamps
    assert trains
    for post in lamps:
        assert {BY_ID[one].category_path[1] for one in post.product_ids} == {"Lighting"}
    for post in trains:
        assert dict(BY_ID[post.product_ids[0]].attributes)["Noise cancelling"] == ("yes",)


def test_a_shop_of_lamps_alone_gets_posts_about_lamps_alone() -> None:
    """Themes whose kinds are not sold are left out."""
    lamps = [product for product in PRODUCTS if "Lighting" in product.category_path]
    posts = list(demo_posts(lamps, until=UNTIL, count=12))
    assert len(posts) == 12
    assert not any("boot" in post.title.lower() for post in posts)


def test_the_shop_knows_its_rules_with_exact_figures() -> None:
    """10 to 14 pages, each with a title, paragraphs and figures; the ones people ask for are there."""
    guides = {guide.id: guide for guide in demo_guides(until=UNTIL)}
    assert 10 <= len(guides) <= 14
    assert {"shipping", "returns", "warranty", "contact", "gift-cards", "privacy"} <= guides.keys()
    for guide in guides.values():
        assert guide.title
        assert not guide.title.startswith("#")
        assert "#" not in guide.body
        assert guide.body.count("\n\n") >= 3, guide.id
        assert len(re.findall(r"\d", guide.body)) >= 5, guide.id
        assert UNTIL - timedelta(days=365) < guide.updated_at < UNTIL
    assert "$5.95" in guides["shipping"].body
    assert "60 days" in guides["returns"].body
