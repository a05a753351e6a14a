"""Everyday words put as a shop states them."""

from __future__ import annotations

import pytest

from persea.understand.everyday_words.put import as_called, as_stated

_STATED = {"whistle", "waterproof", "caffeine", "induction", "hood"}
_SHELVES = {"bike bag", "bird feeder", "clock", "sleeping bag", "puzzle"}


def _as_stated(text: str, goods: str) -> str:
    return as_stated(
        text,
        goods,
        lambda word: word in _STATED,
        lambda word: word in {"garden", "light"},
        lambda name: name == "rain jacket",
    )


@pytest.mark.parametrize(
    ("text", "goods", "holds"),
    [
        ("a kettle that screams when the water is ready", "kettle", "whistle"),
        ("a jacket that does not let the rain through", "jacket", "waterproof"),
        ("beans that will not keep me awake", "beans", "without caffeine"),
    ],
)
def test_what_goods_state_is_put_so(text: str, goods: str, holds: str) -> None:
    """Everyday words for what the goods at hand state become its own."""
    assert holds in _as_stated(text, goods)


@pytest.mark.parametrize(
    "text",
    [
        "a waterproof jacket that does not let the rain through",  # said plainly already
        "a pan for eggs, which must not be dear",
        "a lamp for the garden",  # of what this shop has words for
        "for a run in winter: rain jacket, gloves",  # the name of a shelf
    ],
)
def test_the_rest_stays_as_it_is(text: str) -> None:
    """Nothing is put for what is said plainly, not stated by these goods, or a word that the shop itself uses."""
    assert _as_stated(text, "jacket") == text


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("i need something to carry shopping on the bike", "i need a bike bag"),
        ("something to put seed out for the birds", "a bird feeder"),
        ("a jigsaw, then!", "a puzzle, then!"),
    ],
)
def test_goods_that_are_described_are_called(text: str, put: str) -> None:
    """What goods are for, and names that the shop does not use, become its name for them."""
    assert as_called(text, lambda name: name in _SHELVES, lambda word: False, goods="") == put


def test_what_is_only_spoken_of_is_not_asked_for() -> None:
    """ "Something about" and "something like" goods ask for no others."""
    for text in ("tell me something about the jigsaw", "something like the owl clock for the wall"):
        assert as_called(text, lambda name: name in _SHELVES, lambda word: True, goods="jigsaw clock") == text


def test_a_shelf_that_is_not_there_is_not_named() -> None:
    """A shop without such goods keeps the words."""
    text = "i need something to carry shopping on the bike"
    assert as_called(text, lambda name: False, lambda word: False, goods="") == text


def test_named_goods_are_not_put_otherwise() -> None:
    """Where goods are named, a description beside them is of something else."""
    text = "a jacket for when i carry shopping on the bike"
    assert as_called(text, lambda name: name in _SHELVES, lambda word: True, goods="jacket") == text
