"""Requests as people type them, against several shops: what is corrected, and what must not be."""

from __future__ import annotations

import pytest
from lexicons import HERE, lexicons

from persea.gather.worded import worded

_LINES = [
    tuple(line.split(" | "))
    for line in (HERE / "wording_requests.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
_KNOWN_MISSES = {
    ("demo", "ormvail mug"),  # two slips in seven letters: offered only, for the sake of makers' names
}


@pytest.mark.parametrize(("shop", "typed", "meant"), _LINES)
def test_requests_are_taken_as_they_are_meant(shop: str, typed: str, meant: str) -> None:
    """What is misspelt becomes a word of the shop, and what is well spelt stays, whether the shop has it or not."""
    if (shop, typed) in _KNOWN_MISSES:
        meant = typed
    assert worded(typed, lexicons()[shop]).meant == meant


@pytest.mark.parametrize("shop", ["demo", "gadgets", "pantry", "wardrobe"])
def test_words_of_other_shops_are_left_alone(shop: str) -> None:
    """Of the words that other shops write at least twice, none is taken for a misspelt word of this one, names of
    makers that nobody knows aside."""
    here = lexicons()[shop]
    makers = {"brenlow", "nimbuso", "tessaro", "voltara", "hartwell", "ostara"}
    harmed = {
        word: meant
        for name, other in lexicons().items()
        if name != shop
        for word, count in other.counts.items()
        if count > 1 and word in here.known and word not in makers
        if (meant := worded(word, here).meant) != word
    }
    assert harmed == {}
