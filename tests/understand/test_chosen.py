"""Taking what is on the screen by how many, how it is to come, or "please" alone, by words only."""

from __future__ import annotations

import pytest

from persea.understand.chosen import Chosen, chosen, only_options
from persea.understand.for_later import kept_for_later
from persea.understand.told_change import enough


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("two of those then, we are a big house", Chosen("those", 2, " we are a big house", True)),
        ("three jars of the thick one, please", Chosen("the thick one", 3, "", True)),
        ("right. four boxes.", Chosen("", 4, "", False)),
        ("the tall lamp. one.", Chosen("the tall lamp", 1, "", False)),
        ("that one then, in green", Chosen("that one", None, "in green", True)),
        ("i shall have the striped pair, in medium", Chosen("the striped pair", None, "medium", True)),
        ("the wool ones x2", Chosen("the wool ones", 2, "", False)),
        ("bag up the little ones pls", Chosen("the little ones", None, "", True)),
        ("she pointed, i click. one pair of the grey", Chosen("the grey", 1, "", False)),
    ],
)
def test_goods_are_taken_in_few_words(said: str, expected: Chosen) -> None:
    """What is called, how many, and what else is said beside it."""
    found = chosen(said)
    assert found is not None
    assert (found.ref, found.count, found.kindly) == (expected.ref, expected.count, expected.kindly)
    assert set(expected.way.split()) <= set(found.way.split())


@pytest.mark.parametrize(
    "said",
    [
        "two of those, are they washable?",
        "is the second one lighter",
        "50 then",
        "not the blue one",
        "for four people",
        "something in oak instead",
        "compare the first two",
        "the red one or the green one",
        "show me three more",
        "what about the tall one then",
        "under two kilos please",
    ],
)
def test_questions_and_other_wishes_take_nothing(said: str) -> None:
    """They ask, refuse or narrow."""
    assert chosen(said) is None


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("no, four", 4),
        ("sorry, it's five. the aunt comes too.", 5),
        ("she has changed it. seven boxes.", 7),
        ("actually just one not two", 1),
        ("better make it six then", 6),
    ],
)
def test_another_number_is_heard_after_an_order(said: str, count: int) -> None:
    """A sentence that says nothing else than how many."""
    assert enough(said, alone=True) == count
    assert enough(said) in (None, count)


@pytest.mark.parametrize("said", ["one more", "two, in navy", "12 cm", "one for my brother", "four panels?"])
def test_a_number_that_says_more_is_no_other_number(said: str) -> None:
    """It adds, chooses, measures or asks."""
    assert enough(said, alone=True) is None


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("hold on to the blue cubes for me", "the blue cubes"),
        ("save the skirt", "the skirt"),
        ("park that rocking chair till payday, the car comes first", "that rocking chair"),
        ("put a bookmark on this kite", "this kite"),
        ("keep these on my list", "these"),
        ("remember those two for when nana visits", "those two"),
        ("save the second, my wife decides", "the second"),
    ],
)
def test_goods_are_kept_for_later(said: str, what: str) -> None:
    """In everyday words, with a reason or a day behind them."""
    assert kept_for_later(said) == what


@pytest.mark.parametrize(
    "said",
    [
        "save the date",
        "save me some money",
        "keep the rest",
        "keep it simple",
        "keep the price under 50 for me",
        "hold it",
        "something to keep the tea warm for later",
        "keep that for 40",
    ],
)
def test_other_keeping_is_none(said: str) -> None:
    """Dates, money, what a thing does, and what stays as it is."""
    assert kept_for_later(said) == ""


def test_options_alone_are_short() -> None:
    """A question or a long sentence is no choice of options."""
    assert only_options("ok, olive in a 9 please") == "olive in a 9 please"
    assert only_options("have you got olive in a 9?") == ""
