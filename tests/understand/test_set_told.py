"""What stands around the list of a set and is no piece of it."""

from __future__ import annotations

import pytest

from persea.understand.set_told import place_of_all, unpacked, without_never_done, without_story

_GOODS = frozenset("kettle kettles lamp rug chair vase tea cocoa mug clock desk bike bell lock".split())


def has_goods(part: str) -> bool:
    return any(word.strip(".,!?") in _GOODS for word in part.split())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("we just moved in! a lamp, a rug and a clock", "a lamp, a rug and a clock"),
        ("hello, i've never had my own place. a kettle and a mug", "a kettle and a mug"),
        ("my first desk! a lamp and a clock", "my first desk: a lamp and a clock"),
        ("a lamp. a rug and a clock", "a lamp. a rug and a clock"),
        ("a lamp and a rug. he's never had a desk.", "a lamp and a rug.  ."),
        ("no plastic. a lamp and a clock", "no plastic. a lamp and a clock"),
        ("i need a lamp. a rug and a clock too", "i need a lamp. a rug and a clock too"),
        ("we love tea. what do you have?", "we love tea. what do you have?"),
    ],
)
def test_what_is_told_before_a_list_is_no_piece(said: str, meant: str) -> None:
    """A story goes, a headline becomes one, and what asks or refuses stays."""
    assert without_story(said, has_goods) == meant


def test_a_place_behind_the_list_is_for_all_of_it() -> None:
    """It stands behind the last piece, and is of that alone where other goods follow or none go before."""
    assert place_of_all("a lamp, a chair and a rug for my den, 200 in all", has_goods) == (
        "a lamp, a chair and a rug, 200 in all",
        "den",
    )
    assert place_of_all("a rug for the hall and a clock", has_goods) == ("a rug for the hall and a clock", "")
    assert place_of_all("a rug for the hall", has_goods) == ("a rug for the hall", "")


def test_what_goods_come_in_is_no_goods() -> None:
    """A tin of tea is tea; what nobody knows stays in what it comes in."""
    assert unpacked("a mug, a tin of tea", has_goods) == "a mug, a tea"
    assert unpacked("two bags of cocoa and a mug", has_goods) == "two cocoa and a mug"
    assert unpacked("a box of nails", has_goods) == "a box of nails"


def test_what_was_never_done_is_not_refused() -> None:
    """ "I've never sailed before" says nothing of the goods."""
    assert without_never_done("i've never sailed before, a vase").strip() == ", a vase"
    assert without_never_done("never wool") == "never wool"
