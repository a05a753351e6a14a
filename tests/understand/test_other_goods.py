"""Whether a message in the middle of a search asks for other goods."""

from __future__ import annotations

import pytest

from persea.language.plain import words
from persea.understand.other_goods import asks_for_others

_GOODS = frozenset(
    "lid light cover cushion lamp lamps socks tea kettle oven handle bag sweet decaf hood pocket pockets".split()
)
_VALUES = frozenset(("decaf", "hood", "light"))


def _asks(text: str) -> bool:
    content = [word for word in words(text) if word in _GOODS or len(word) > 5]
    return asks_for_others(text, content, _GOODS.__contains__, _VALUES.__contains__)


@pytest.mark.parametrize(
    "text",
    [
        "do you have socks?",
        "and a kettle",
        "show me lamps",
        "i also need a bag",
        "what about tea",
        "now a lamp for the desk",
        "looking for a cushion",
        "any socks?",
        "can i see some lamps please",
    ],
)
def test_goods_that_are_asked_for_are_others(text: str) -> None:
    """What stands alone, after a verb of asking or after an "and"."""
    assert _asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "with a lid",
        "it needs a light",
        "one that has a hood",
        "must go in the oven",
        "the cover should come off",
        "without pockets please",
        "he wants one with a light on it",
        "it has to fit in my bag",
        "decaf",
        "packable, sweet",
        "for my kettle",
        "handle must be removable",
    ],
)
def test_what_is_said_of_the_goods_is_none(text: str) -> None:
    """What stands after a preposition, does something itself, or tells the goods apart."""
    assert not _asks(text)
