"""Whether a question speaks of a kind of goods that the shop sells, and what it asks."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Intent, Kind, Likely, Message, Order, Role

SHOP = Vocabulary(categories=frozenset({"camp stools", "lanterns", "wool socks", "hiking boots"}))


def read(text: str, *earlier: str) -> Intent:
    history: list[Message] = []
    for said in earlier:
        history += [Message(Role.USER, said), Message(Role.ASSISTANT, "Here you are.", ("a", "b"))]
    return understand(Message(Role.USER, text), history, SHOP, "USD")


@pytest.mark.parametrize(
    ("said", "kind", "topic"),
    [
        ("what is the stool made of?", "stool", ("material",)),
        ("What does the folding camp stool cost?", "folding camp stool", ("price",)),
        ("who makes your lanterns?", "lanterns", ("brand",)),
        ("how tall are those stools", "stools", ("tall",)),
        ("what sizes do the women's hiking boots come in?", "women's hiking boots", ("size",)),
        ("which lantern is the brightest?", "lantern", ("bright",)),
    ],
)
def test_a_question_about_goods_is_one_for_the_records(said: str, kind: str, topic: tuple[str, ...]) -> None:
    """With "the", "your" and the like before a kind of goods, what is asked is looked up and not talked about."""
    intent = read(said)
    assert (intent.kind, intent.text, intent.topic) == (Kind.ASK, kind, topic)
    assert intent.shopping is Likely.YES


def test_what_asks_nothing_in_particular_asks_for_a_list() -> None:
    """Nothing but the kind is said of them."""
    assert read("tell me about your lanterns").kind is Kind.FIND


@pytest.mark.parametrize(
    "said", ["what is the capital of france?", "who wrote hamlet?", "why is the sky blue?"]
)
def test_other_questions_stay_talk(said: str) -> None:
    """The shop sells nothing of the kind."""
    assert read(said).kind is Kind.TALK


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("which is the warmest?", ("warm",)),
        ("which one is the largest", ("large",)),
        ("which of these is the most durable?", ("durable",)),
        ("which has the longest laces?", ("laces",)),
        ("what colours?", ("colour",)),
    ],
)
def test_a_superlative_without_figures_is_asked_of_what_is_shown(said: str, topic: tuple[str, ...]) -> None:
    """Nothing ranks warmth: what each record says of it is told."""
    intent = read(said, "wool socks")
    assert (intent.kind, intent.subject_ids, intent.topic) == (Kind.ASK, ("a", "b"), topic)


def test_the_cheapest_of_what_is_shown_is_picked_as_before() -> None:
    """Prices do rank."""
    intent = read("which is the cheapest?", "wool socks")
    assert (intent.kind, intent.order) == (Kind.PICK, Order.CHEAPEST)
