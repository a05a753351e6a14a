"""What stays and what goes where somebody changes their mind."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Intent, Message, Role

SHOP = Vocabulary(
    categories=frozenset({"tea", "coffee", "desk lamps", "hiking boots", "tents", "leather"}),
    options=(("color", frozenset({"moss"})),),
)


def read(*said: str) -> Intent:
    history: list[Message] = []
    for text in said[:-1]:
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "Here you are.", ("a", "b"))]
    return understand(Message(Role.USER, said[-1]), history, SHOP, "USD")


def dollars(intent: Intent) -> int | None:
    return intent.filters.max_price.amount_minor // 100 if intent.filters.max_price else None


TEA = "a gift for someone who likes tea, up to 40 dollars"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("actually it should be something to eat instead", "gift food"),
        ("hmm no, she loves gardening. same budget", "gift gardening"),
        ("rather coffee", "gift coffee"),
        ("no, rather whisky", "gift whisky"),
        ("something for his desk, same price", "gift desk"),
        ("something for his desk", "gift desk"),
    ],
)
def test_a_gift_stays_a_gift_at_its_price(said: str, text: str) -> None:
    """What it should be is new; how that was put is no word to look for, and the limit stays."""
    intent = read(TEA, said)
    assert (intent.text, dollars(intent), intent.order) == (text, 40, None)


def test_changes_of_mind_follow_one_another() -> None:
    """Each puts its goods in the place of those before."""
    intent = read(TEA, "rather coffee", "no, rather whisky, up to 60 dollars")
    assert (intent.text, dollars(intent)) == ("gift whisky", 60)


def test_other_goods_instead_keep_the_limit() -> None:
    """ "Actually a tent instead" of boots is still to be had under $100."""
    intent = read("hiking boots under $100", "actually a tent instead")
    assert (intent.text, dollars(intent)) == ("tent", 100)


@pytest.mark.parametrize("said", ["something for my head", "now a present for someone who loves cooking"])
def test_another_errand_begins_anew(said: str) -> None:
    """What is for oneself, and another gift, have nothing to do with the one before."""
    intent = read(TEA, said)
    assert "tea" not in intent.text.split()
    assert dollars(intent) is None


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("the brown one", "hiking boots brown"),
        ("in blue?", "hiking boots blue"),
        ("in moss", "hiking boots moss"),
        ("rather in leather", "hiking boots leather"),
    ],
)
def test_how_it_should_be_narrows(said: str, text: str) -> None:
    """A colour by its everyday name, or a material, is said of what was asked for."""
    assert read("hiking boots", said).text == text


def test_one_colour_takes_the_place_of_another() -> None:
    """Nobody looks for what is brown and blue."""
    assert read("hiking boots", "the brown one", "in blue?").text == "hiking boots blue"


def test_weighing_is_no_word_to_look_for() -> None:
    """The limit is read, and how it was put is dropped."""
    intent = read("tent weighs less than 3 kg")
    assert (intent.text, intent.filters.max_weight_g) == ("tent", 3000)
