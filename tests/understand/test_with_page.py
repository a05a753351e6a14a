"""What is wanted for the product whose page is open, and what is like one that was loved, as people put it."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.understand.liked import like_the_liked
from persea.understand.noise import without_noise
from persea.values import Kind, Message, Role

SHOP = Vocabulary(
    brands=frozenset(),
    categories=frozenset({"jackets", "hats", "gloves", "laptop bags", "chocolates", "chocolate bars", "teapots", "drinking glasses"}),
    options=(("size", frozenset({"s", "m"})),),
    flags=frozenset({"vegan"}),
)  # fmt: skip


def heard(said: str, page: str = "") -> tuple[Kind, str, str]:
    intent = understand(Message(Role.USER, said, (page,) if page else ()), (), SHOP, "USD")
    return intent.kind, intent.text, intent.goods


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("which hat would you wear with this jacket?", "hat"),
        ("What sort of gloves do people put on under these?", "gloves"),
        ("I'm getting this jacket. What hat should I buy?", "hat"),
        ("Decided! Which gloves do you recommend?", "gloves"),
        ("ordering it, need a bag for it, nothing over 30 dollars", "bag"),
        ("have you got a hat to go on top of this?", "hat"),
    ],
)
def test_goods_for_the_product_of_the_page(said: str, text: str) -> None:
    """Goods that are asked for with, under, on or for the product of the page are goods that go with it."""
    assert heard(said, "ja-1") == (Kind.GOES_WITH, text, text)


@pytest.mark.parametrize(
    "said",
    [
        "which size would you wear in this jacket?",
        "I have wide shoulders. What jacket should I get?",
        "would you wear this jacket with gloves?",
        "do you have a smaller jacket for this price?",
    ],
)
def test_a_question_about_the_product_of_the_page_asks_for_nothing_beside_it(said: str) -> None:
    """Its size, its use and another of its kind are no goods that go with it."""
    assert heard(said, "ja-1")[0] is not Kind.GOES_WITH


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("i love the blue jacket but 90 is a lot. is there a similar jacket?", "something similar to the blue jacket, cheaper"),
        ("we had the blue jacket for years, what else do you keep of that kind, for winter", "something similar to the blue jacket, for winter"),
        ("my dad adores the blue jacket. got anything like it under 50?", "something similar to the blue jacket, under 50"),
    ],
)  # fmt: skip
def test_what_was_loved_is_what_it_is_to_be_like(said: str, put: str) -> None:
    """The product stands in one sentence, and that something like it is wanted in the next."""
    assert like_the_liked(said) == put


@pytest.mark.parametrize(
    "said",
    ["i have the flu. anything similar?", "i had the blue jacket, what would you pair with it?", "i like the red hat. is it similar to the blue hat?"],
)  # fmt: skip
def test_what_was_loved_may_be_no_start(said: str) -> None:
    """Neither what is no product nor a question about it starts a search for its like."""
    assert like_the_liked(said) == said


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("leather ones pal", "leather ones"),
        ("ciao! a red hat please, bella!", "a red hat please!"),
        ("cheers my friend, got any hats?", "cheers, got any hats?"),
        ("g'day, after some gloves", "i need some gloves"),
        ("got any yerba mate", "got any yerba mate"),
        ("a gift for my friend", "a gift for my friend"),
        ("something she will love", "something she will love"),
        ("rattle, duck", "rattle, duck"),
    ],
)
def test_how_the_shop_is_addressed_is_noise(said: str, plain: str) -> None:
    """Greetings and forms of address go; the same words stay where they name goods or people."""
    assert without_noise(said) == plain


def test_what_is_refused_is_not_wanted() -> None:
    """Goods named with a refusal, and a stuff that itches, leave the goods before as they were."""
    said = "which dark chocolates are vegan? Only those please, no milk bars."
    intent = understand(Message(Role.USER, said), (), SHOP, "USD")
    assert (intent.goods, intent.filters.exclude_terms, "bars" in intent.text) == (
        "chocolates",
        ("milk",),
        False,
    )
    intent = understand(Message(Role.USER, "a hat, wool makes me itch"), (), SHOP, "USD")
    assert (intent.text, intent.filters.exclude_terms) == ("hat", ("wool",))


def test_a_thing_of_glass_is_the_thing() -> None:
    """What it is made of names no goods, though glasses are sold, too."""
    assert heard("a teapot of glass for two")[2] == "teapot"
    assert heard("a pair of drinking glasses")[2] == "glasses"
