"""Which thing a request names that is none of the shop's kinds."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Likely, Message, Role

SHOP = Vocabulary(
    categories=frozenset({"coffee", "hiking boots", "t-shirts", "white"}), compounds=frozenset({"t shirt"})
)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("laptop", "laptop"),
        ("i am looking for a cheap red laptop", "laptop"),
        ("washing machine", "washing machine"),
        ("coffee grinder", "coffee grinder"),
        ("hiking boots", ""),
        ("a stand for my laptop", ""),
        ("something to carry my laptop", ""),
        ("waterproof", ""),
        ("a gift for somebody who plays guitar", ""),
    ],
)
def test_the_thing_asked_for_stands_last(text: str, thing: str) -> None:
    """What is done with it, what it goes with and what describes it name none; the shop's own kinds are goods."""
    assert understand(Message(Role.USER, text), (), SHOP, "USD").thing == thing


def test_a_bare_thing_is_a_request() -> None:
    """ "1/2 inch float valve" asks a shop for one, whether it has any or not; a story about a car asks for none."""
    valve = understand(Message(Role.USER, "1/2 inch float valve"), (), SHOP, "USD")
    assert valve.shopping is Likely.YES
    assert valve.text == "1/2 inch float valve"
    assert understand(Message(Role.USER, "i crashed my car"), (), SHOP, "USD").shopping is not Likely.YES


def test_a_colour_is_no_kind_of_goods_beside_others() -> None:
    """ "T-shirt white" asks for a T-shirt, though something in the shop is called white."""
    assert understand(Message(Role.USER, "t-shirt white"), (), SHOP, "USD").goods == "shirt"


def test_non_stick_is_no_must_not() -> None:
    """ "Non-stick" and "non-slip" say how a thing is; "non leather" says what it must not be of."""
    read = understand(Message(Role.USER, "non stick pan"), (), SHOP, "USD")
    assert read.filters.exclude_terms == ()
    read = understand(Message(Role.USER, "non leather boots"), (), SHOP, "USD")
    assert read.filters.exclude_terms == ("leather",)
