"""What stands around the list of a set and is no piece of it."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.set_request import read_set
from persea.understand.set_told import place_of_all, unpacked, without_never_done, without_story
from persea.values import SetWanted

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


_SHOP = Vocabulary(
    categories=frozenset(("hats", "socks", "mugs", "coffee beans", "kettles", "blankets", "desk lamps")),
    options=(),
    nouns=frozenset(("hat", "sock", "mug", "beans", "kettle", "blanket", "lamp")),
)


def _asked(text: str) -> SetWanted:
    wanted = read_set(text, _SHOP, "USD")
    assert wanted is not None
    return wanted


def test_a_must_not_in_any_words_holds_of_all_pieces() -> None:
    """However it is put, no piece may break it."""
    for said in (
        "neither silk nor wool",
        "none of them in silk or wool",
        "no silk or wool in any of it",
        "i don't wear silk or wool",
    ):
        wanted = _asked(f"a hat, socks and a blanket, 90 dollars together, {said}")
        assert {"silk", "wool"} <= set(wanted.filters.exclude_terms), said
        assert len(wanted.pieces) == 3


def test_beans_in_a_coffee_corner_are_coffee_beans() -> None:
    """A piece is called as the occasion that is named calls it."""
    wanted = _asked("furnish a coffee corner: a bag of beans, a blanket and a mug, 90 dollars in all")
    assert any(piece.ways[0][0] == "coffee beans" for piece in wanted.pieces)


def test_the_place_of_all_narrows_no_piece() -> None:
    """It is what the set is for."""
    wanted = _asked("a hat, a blanket and a lamp for my quiet corner, 90 dollars in all")
    assert wanted.occasion == "quiet corner"
    assert all("corner" not in text for piece in wanted.pieces for text, _ in piece.ways)
