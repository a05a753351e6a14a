"""Orders, changes of them and questions of the shop that stand amid what somebody tells, by words alone."""

from __future__ import annotations

import pytest

from persea.understand.in_case import without_case
from persea.understand.other_cut import other_cut
from persea.understand.told_change import enough, put_otherwise, the_so_many
from persea.understand.told_order import (
    count_before,
    count_behind,
    goes_on,
    only_packs,
    orders,
    tells_count,
    wants,
)


@pytest.mark.parametrize(
    "said",
    [
        "i take one of the cedar candles please",
        "my neighbour swears by it, so we're ordering two",
        "it's raining again. put the kettle in my basket",
        "dear shop, i should be glad if you would put the lamp in my basket",
        "send me the blue one, mine is broken",
    ],
)
def test_an_order_is_heard_in_a_story(said: str) -> None:
    """One clause that puts something in is enough."""
    assert orders(said)


@pytest.mark.parametrize(
    "said",
    [
        "should i take the lamp or the candle?",
        "i'll take a look at the lamp later",
        "tell me when you have the lamp",
        "i bought the lamp last week. i take it to bed",
        "don't put the lamp in my basket",
        "show me lamps, i take the cheap ones mostly",
        "which lamp do people buy?",
    ],
)
def test_what_asks_looks_or_refuses_is_no_order(said: str) -> None:
    """Questions, refusals, watches and what was bought before put nothing in."""
    assert not orders(said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("cedar candle. white. one pair.", True),
        ("three of the mugs in sage, please", True),
        ("2 x mug, sky", True),
        ("a tent for 2 people, what is there", False),
        ("is one of the mugs chipped?", False),
        ("mugs under 20", False),
    ],
)
def test_a_count_alone_is_an_order_of_what_is_named(said: str, told: bool) -> None:
    """Without a verb a number says it; with a question or a limit it does not."""
    assert tells_count(said) is told


def test_how_many_is_said_before_the_name_or_behind_it() -> None:
    """The count stands next to the name, or in a part of its own."""
    assert count_before("i'd love three of the ") == 3
    assert count_before("put ") is None
    assert count_behind(" in lime, just 1!!") == 1
    assert count_behind(", i'll have five of them") == 5
    assert count_behind(", 20 cm") is None
    assert only_packs("ok, fine. four boxes in my cart please.") == 4
    assert only_packs("four boxes of soap in my cart") is None


def test_what_goes_on_after_an_order_puts_in_more() -> None:
    """ "And the bread knife as well" does, a question does not."""
    assert goes_on("and the bread knife as well. how much is it now?") == "and the bread knife as well."
    assert goes_on("and how much is the bread knife?") == ""


def test_a_wish_is_one_where_nothing_is_asked() -> None:
    """Somebody needs it; a question about it is another thing."""
    assert wants("we need four of those mugs for the boat")
    assert not wants("do i need a filter?")


@pytest.mark.parametrize(
    ("said", "new", "old"),
    [
        ("my sister prefers lilac, not grey", "lilac", "grey"),
        ("she wants the large one instead of the small one", "large", "small"),
        ("not blue but green please", "green", "blue"),
        ("i would rather have it in the reddish one, brick", "brick", ""),
        ("my dad would prefer it in navy please", "navy", ""),
    ],
)
def test_another_way_in_the_place_of_the_one_before(said: str, new: str, old: str) -> None:
    """What it is to be, and what it was."""
    deed = put_otherwise(said)
    assert deed is not None
    assert (deed.said, deed.of) == (new, old)


def test_a_number_that_is_enough_or_all_there_is() -> None:
    """ "Two is plenty", and "the four then" of what there are no more of."""
    assert enough("my wife says two is plenty") == 2
    assert enough("that is plenty of tea") is None
    assert the_so_many("oh well. the four then") == 4
    assert the_so_many("the four best ones") is None


@pytest.mark.parametrize(
    ("said", "sex"),
    [
        ("my wife wants that coat too, but cut for a woman", "women"),
        ("is there a ladies' version of this?", "women"),
        ("do you have the same for men", "men"),
        ("coats for women", ""),
        ("add this to my cart, in the women's size m", ""),
    ],
)
def test_the_same_for_the_other_sex_is_asked_of_what_is_there(said: str, sex: str) -> None:
    """Only of something that is pointed to, and not in an order."""
    assert other_cut(said) == sex


def test_the_case_goes_where_the_shop_is_asked() -> None:
    """What somebody imagines is no part of the question; other questions keep it."""
    assert (
        without_case("and if the cat hates it, how long do i have to return it?")
        == "how long do i have to return it?"
    )
    assert without_case("if it rains, how warm is this jacket?") == "if it rains, how warm is this jacket?"
