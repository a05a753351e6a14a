"""How requests are put in the shop's words, and which words name the goods."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Intent, Kind, Message, Money, Role

SHOP = Vocabulary(
    categories=frozenset(
        ["jackets", "gloves", "backpacks", "lamps", "helmets", "boots", "earbuds", "rugs", "cushions"]
    ),
    options=(("size", frozenset({"7", "8", "42"})), ("colour", frozenset({"red", "blue"}))),
    flags=frozenset(
        ["packable", "waterproof", "touchscreen", "dimmable", "cover removable", "noise cancelling", "light"]
    ),
    nouns=frozenset("jacket glove backpack lamp helmet boot earbud rug cushion laptop phone swim".split()),
    stated=frozenset(["machine wash cool", "automatic", "silent quartz", "women's", "men's", "wool", "jute"]),
)


def heard(said: str) -> Intent:
    return understand(Message(Role.USER, said), (), SHOP, "USD")


@pytest.mark.parametrize(
    ("said", "flag"),
    [
        ("a jacket that stuffs into its own pocket", "packable"),
        ("something light: a rain jacket, must fold up small", "packable"),
        ("jacket which takes up next to no space in my rucksack", "packable"),
        ("boots that keep the wet out", "waterproof"),
        ("boots that won't let water in", "waterproof"),
        ("gloves i can use my phone with", "touchscreen"),
        ("a lamp with a dimmer", "dimmable"),
        ("cushion, cover has to come off", "cover removable"),
        ("earbuds that shut out the traffic", "noise cancelling"),
    ],
)
def test_what_people_say_is_put_in_the_shop_s_word(said: str, flag: str) -> None:
    """A clause that says what the shop states with yes or no is read as that."""
    assert flag in heard(said).filters.flags, heard(said)


@pytest.mark.parametrize(
    "said",
    ["a jacket that is small on me", "does it fold up small?", "a dry comb", "a lamp for the water garden"],
)
def test_what_says_something_else_stays(said: str) -> None:
    """Near sentences, and questions about a product, ask for no such thing."""
    assert not {"packable", "waterproof"} & set(heard(said).filters.flags)


@pytest.mark.parametrize(
    ("said", "goods"),
    [
        ("a backpack that fits my laptop, for cycling", "backpack"),
        ("gloves for work with a phone", "gloves"),
        ("earbuds that survive a swim", "earbuds"),
        ("I'm hoping for a lamp with a light shade", "lamp"),
        ("do you have a helmet to go with red boots in winter", "helmet"),
        ("for my boots, a rug", "rug"),
    ],
)
def test_what_the_goods_are_for_does_not_name_them(said: str, goods: str) -> None:
    """The head of the request names the goods, and nothing behind "that", "for" or "with"."""
    assert heard(said).goods == goods


@pytest.mark.parametrize(
    ("said", "most"),
    [
        ("a rug, i'd rather not go past ninety dollars", 90),
        ("boots that don't cost more than 120", 120),
        ("a lamp, nothing above $45", 45),
        ("gloves, twenty quid's worth at most", 20),
        ("a rug, can't stretch to more than a couple of hundred", 200),
        ("helmet, 60 at a push", 60),
    ],
)
def test_what_may_be_spent_is_read_as_it_is_said(said: str, most: int) -> None:
    """A refusal to spend more is a limit."""
    found = heard(said).filters
    assert (found.min_price, found.max_price) == (None, Money(most * 100, "USD"))


def test_more_than_a_price_stays_so() -> None:
    """Who wants something dearer is not held to a limit."""
    found = heard("a rug for more than 200 dollars").filters
    assert (found.min_price, found.max_price) == (Money(20000, "USD"), None)


def test_a_size_for_women_asks_for_what_is_made_for_them() -> None:
    """Both are read of "women's 7"."""
    found = heard("boots, ladies 7")
    assert found.filters.options == (("size", "7"),)
    assert "women's" in found.text.split()


def test_one_or_the_other() -> None:
    """Two of one sort leave a choice; what is no pair leaves none."""
    assert heard("a rug in wool or jute").choices == (("wool", "jute"),)
    assert heard("red or blue gloves").choices == (("red", "blue"),)
    assert heard("a rug in wool or so").choices == ()


def test_instead_of_what_is_sold_out() -> None:
    """Something near it that is in stock is asked for."""
    found = heard("The Hill Jacket is sold out. Anything close to it?")
    assert (found.kind, found.filters.in_stock, "hill jacket" in found.beside) == (Kind.SIMILAR, True, True)
