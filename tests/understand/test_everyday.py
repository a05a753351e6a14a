"""Everyday words for what goods state."""

from __future__ import annotations

import pytest

from persea.understand.everyday import hinted, in_shop_words
from persea.understand.put_freely import put_beside_page, put_freely


def _states(*held: str):  # type: ignore[no-untyped-def]
    return lambda phrase: phrase in held


@pytest.mark.parametrize(
    ("said", "held", "put"),
    [
        ("lights that run on sunlight", "solar", "lights solar"),
        ("a torch powered by the sun", "solar", "a torch solar"),
        ("tea that won't keep me awake", "caffeine", "tea that without caffeine"),
        ("a clock, i'm sick of things that tick", "silent", "a clock, i'm silent"),
        ("gloves for my wife", "women's", "gloves for my wife women's"),
        ("a case with a code lock", "combination", "a case with a combination lock"),
        ("a bag i can take into the cabin", "cabin", "a bag cabin"),
        ("headphones without wires", "wireless", "headphones wireless"),
        ("a set of 6", "pieces", "6 pieces"),
    ],
)
def test_everyday_words_are_put_as_goods_state_them(said: str, held: str, put: str) -> None:
    """Where the goods state the word."""
    assert in_shop_words(said, _states(held)) == put


@pytest.mark.parametrize("said", ["lights that run on sunlight", "gloves for my wife", "a set of 6"])
def test_they_stay_where_the_goods_state_nothing_of_it(said: str) -> None:
    """Goods that state no such thing are asked for in the person's own words."""
    assert in_shop_words(said, _states()) == said


def test_a_story_hints_at_what_the_goods_must_be() -> None:
    """A pot that ice has cracked is to be frost-proof."""
    assert hinted("the ice cracked... the old one burst in the frost", _states("frost-proof")) == [
        "frost-proof"
    ]
    assert hinted("it has minus 15 here", _states("frost-proof")) == ["frost-proof"]
    assert hinted("the old one fell over", _states("frost-proof")) == []


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("a hat. 45 is all i have left", "a hat. up to 45"),
        ("i've got like 30 bucks", "up to 30 bucks"),
        ("i can pay 120", "up to 120"),
        ("a coat. he takes an xl", "a coat. size xl"),
        ("a game for two kids, 5 and 8", "a game for two kids aged 5"),
        ("a lamp to start with", "a lamp"),
        ("a pot for my lemon tree", "a plant pot"),
        ("what do i wear on my head with it?", "what hat goes with it?"),
        ("a scarf. wool. no hat needed.", "a scarf. wool."),
        ("my dad says i can get a drum for christmas", "i need a drum for christmas"),
    ],
)
def test_what_is_said_freely_is_put_plainly(said: str, put: str) -> None:
    """Sums, sizes and ages as people say them."""
    assert put_freely(said, is_reply=False) == put


@pytest.mark.parametrize(
    "said", ["i have got 30 people coming", "a pot for soup", "is 45 the size?", "two kids and 5 hats"]
)
def test_what_only_looks_like_it_stays(said: str) -> None:
    """Thirty people are no price."""
    assert put_freely(said, is_reply=False) == said


def test_ones_with_something_narrow_what_was_shown() -> None:
    """ "Is there one with a hood?" of jackets that are on the screen."""
    assert put_freely("is there one with a hood?", is_reply=True) == "only with a hood?"
    assert put_freely("is there one with a hood?", is_reply=False) == "is there one with a hood?"


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("this rug but thicker. anything?", "do you have something similar but thicker?"),
        ("i like this one, but less expensive", "do you have something similar but less expensive?"),
        ("lovely mug. what could i set next to it?", "what goes with it?"),
        ("which liner socks fit inside?", "what liner socks goes with it?"),
        ("what ink do i put in it", "what ink goes with it?"),
        ("which size fits inside?", "which size fits inside?"),
        ("what is it made of", "what is it made of"),
        ("this one but in blue", "this one but in blue"),
    ],
)
def test_what_is_asked_for_beside_the_open_page(said: str, put: str) -> None:
    """Goods of another kind go with it, and it with a "but" is asked for what is like it."""
    assert put_beside_page(said, lambda goods: goods in ("liner socks", "ink")) == put
