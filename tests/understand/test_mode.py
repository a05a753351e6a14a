"""Which mode answers, and why: rules, and the person's own choice above them."""

from __future__ import annotations

import pytest

from persea.understand.mode import effort_for, route
from persea.values import Care, Effort, Intent, Kind, Likely, Mode, Routed

CABIN = "Five friends share a cabin for three nights at 250 EUR each night plus a cleaning fee of 62.50 EUR; what does each pay?"
TALK = Intent(Kind.TALK)


def routed(
    said: str,
    asked: Mode | None = None,
    *,
    intent: Intent = TALK,
    base: Mode = Mode.FAST,
    effort: Effort | None = None,
    capable: bool = True,
) -> Routed:
    return route(intent, said, base, asked, effort, capable=capable)


@pytest.mark.parametrize(
    "said",
    [
        "why is the sky blue?",
        "tell me a joke",
        "who wrote Faust?",
        "what is the capital of France?",
        "I like rain",
        "how are bells cast?",
    ],
)
def test_what_is_short_and_plain_is_answered_in_one_pass(said: str) -> None:
    """Nothing in it is worth more than one pass."""
    assert routed(said).mode is Mode.FAST


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Prove that there are infinitely many primes.", "puzzle or a proof"),
        ("Explain step by step how a lock opens", "thought through"),
        ("write a python function that reverses a list", "code"),
        ("Should I rent or buy a flat near the sea, or wait?", "options"),
        ("What are the pros and cons of a heat pump?", "options"),
        ("How many hours do 3 painters need if 2 need 9 hours?", "reckon"),
        (
            "When was the mother of the king who lost Calais born, and what is the age of the daughter of the man that she married?",
            "more than one step",
        ),
        (
            "Seat Ann, Ben and Cem: Ann must not sit next to Ben, and Cem only if Ann is before him.",
            "conditions",
        ),
        ("My day was long. " * 20, "long"),
    ],
)
def test_what_is_worth_thought_is_thought_about(said: str, why: str) -> None:
    """The router says in words why it thinks."""
    found = routed(said)
    assert (found.mode, found.by_person) == (Mode.THINKING, False)
    assert why in found.why


@pytest.mark.parametrize(
    "said",
    [
        "Think hard: why did Rome fall?",
        "I want several opinions on moving abroad",
        "give me a second opinion on that",
    ],
)
def test_several_think_only_where_the_words_ask_for_it(said: str) -> None:
    """Contemplating is costly: it never comes by itself."""
    assert routed(said).mode is Mode.CONTEMPLATING


@pytest.mark.parametrize("mode", [Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING, Mode.SHOPPING])
def test_who_chose_a_mode_is_obeyed(mode: Mode) -> None:
    """Whatever the words are."""
    assert routed("Prove it step by step", mode) == Routed(mode, routed("x", mode).why, by_person=True)


@pytest.mark.parametrize("mode", [None, Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING])
def test_goods_stay_with_the_shop_s_records_in_every_mode(mode: Mode | None) -> None:
    """A forced mode does not take a request for goods out of the number lock's reach."""
    assert (
        routed("boots under $100", mode, intent=Intent(Kind.FIND), base=Mode.SHOPPING).mode is Mode.SHOPPING
    )


@pytest.mark.parametrize(
    ("said", "goods", "asked"),
    [
        (
            "A cellar has 7 boxes with 20 bottles each. 8 are drunk at a feast. How many are left?",
            "bottles",
            None,
        ),
        ("A tent costs $120 after a 20% discount. What did it cost before?", "tent", None),
        ("Think hard: is a dog or a cat better for a flat?", "", None),
        ("Seat Ann, Ben and Cem: Ann must not sit next to Ben, and never before Cem", "", Mode.THINKING),
        (CABIN, "cabin", Mode.THINKING),
        (CABIN, "cabin", Mode.CONTEMPLATING),
        (
            "Three tents for 80 EUR each and a fee of 12 EUR for two families, what does each pay?",
            "tent",
            Mode.THINKING,
        ),
    ],
)
def test_what_only_speaks_of_things_is_no_request_for_goods(
    said: str, goods: str, asked: Mode | None
) -> None:
    """An exercise, and what is to be thought about, is thought about where a model can; a small one leaves it be."""
    intent = Intent(Kind.FIND, said, goods, shopping=Likely.YES)
    assert routed(said, asked, intent=intent, base=Mode.SHOPPING).mode in (Mode.THINKING, Mode.CONTEMPLATING)
    assert routed(said, asked, intent=intent, base=Mode.SHOPPING, capable=False).mode is Mode.SHOPPING


@pytest.mark.parametrize("mode", [None, Mode.THINKING, Mode.CONTEMPLATING])
@pytest.mark.parametrize(
    "said",
    [
        "compare hiking boots and sandals for me",
        "My room is 3 m by 4 m, and I have 100 euros. What rug do you have?",
        "I need boots for 2 children of 8 and 10. How much would that be?",
        "think hard: which tent for 2 people and 3 nights?",
        "pros and cons of a wool jumper",
        "how much are 2 tents and 3 sleeping bags?",
        "show me a tent for 4 people and 3 nights, what would it weigh?",
        "how many boots are there between 50 and 100 dollars?",
    ],
)
def test_a_request_is_one_however_it_is_put(said: str, mode: Mode | None) -> None:
    """What names goods of the shop stays with its records, in a mode that thinks as well."""
    intent = Intent(Kind.FIND, said, "boots", shopping=Likely.YES)
    assert routed(said, mode, intent=intent, base=Mode.SHOPPING).mode is Mode.SHOPPING


@pytest.mark.parametrize("mode", [None, *Mode])
def test_care_and_small_talk_come_before_every_mode(mode: Mode | None) -> None:
    """No model is asked for a greeting, or on a subject on which a wrong word does harm."""
    assert routed("hello", mode, intent=Intent(Kind.GREET)).mode is Mode.FAST
    assert routed("chest pain", mode, intent=Intent(Kind.TALK, care=Care.EMERGENCY)).mode is Mode.FAST


def test_a_small_model_gains_nothing_and_it_is_said() -> None:
    """With the built-in model thinking and contemplating answer as fast does; the router says so."""
    for mode in (Mode.THINKING, Mode.CONTEMPLATING):
        found = routed("Prove it", mode, capable=False)
        assert (found.mode, found.by_person) == (Mode.FAST, False)
        assert "small built-in model" in found.why
    assert routed("Prove it", capable=False).mode is Mode.FAST


def test_a_small_model_is_not_said_to_think_of_goods() -> None:
    """With the built-in model the shop's records answer in every mode, and no thinking is claimed."""
    for mode in (Mode.THINKING, Mode.CONTEMPLATING):
        goods = routed("boots", mode, intent=Intent(Kind.FIND), base=Mode.SHOPPING, capable=False)
        assert (goods.mode, goods.fixed) == (Mode.SHOPPING, True)
        assert "think" not in goods.why


def test_effort_is_as_was_said() -> None:
    """An effort asks for thinking, none for none of it; a mode that thinks does so at medium."""
    assert routed("why?", effort=Effort.HIGH).mode is Mode.THINKING
    assert routed("Prove it", effort=Effort.NONE).mode is Mode.FAST
    assert effort_for(None, Mode.FAST, None) is None
    assert effort_for(Mode.THINKING, Mode.SHOPPING, None) is Effort.MEDIUM
    assert effort_for(Mode.THINKING, Mode.THINKING, Effort.LOW) is Effort.LOW
