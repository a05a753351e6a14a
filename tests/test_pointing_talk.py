"""Which product of the screen is meant, of whichever earlier answer, and orders that say it in another breath."""

from __future__ import annotations

import cProfile
import pstats
from dataclasses import replace

import pytest

from persea.app import Persea
from persea.hearing import hear
from persea.house import House
from persea.values import Intent, Kind, Message, Role

MUGS = ("mg-canteen", "mg-hearth", "mg-camp")
KETTLES = ("kk-quick", "kk-billy", "kk-commons")


@pytest.fixture(scope="module")
async def house(demo: Persea) -> House:
    return replace(await demo.house(), model=None)


async def heard(house: House, *turns: tuple[str, tuple[str, ...]], last: str) -> Intent:
    history: list[Message] = []
    for text, shown in turns:
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "…", shown)]
    return (await hear(Message(Role.USER, last), history, house, "USD"))[0]


@pytest.mark.parametrize(
    ("last", "id"),
    [
        ("the second mug you showed me, how heavy is it?", "mg-hearth"),
        ("how much does the first kettle hold?", "kk-quick"),
        ("what is the third mug from before made of?", "mg-camp"),
        ("is the top one in stock?", "kk-quick"),
        ("how much for the one at the bottom?", "kk-commons"),
    ],
)
async def test_a_place_is_found_in_the_list_of_its_goods(house: House, last: str, id: str) -> None:
    """The newest list that holds such goods; without any goods the newest of all."""
    intent = await heard(house, ("mugs", MUGS), ("and kettles", KETTLES), last=last)
    assert (intent.kind, intent.subject_ids) == (Kind.ASK, (id,))


@pytest.mark.parametrize(
    ("last", "id", "option"),
    [
        ("the enamel one looks nice, grab it", "mg-camp", ""),
        ("the cheapest of the three, in sky, into my basket", "mg-canteen", "sky"),
        ("the second one I think. pop it in my cart", "mg-hearth", ""),
        ("i'll take the lighter. thanks", "mg-camp", ""),
    ],
)
async def test_an_order_in_two_breaths(house: House, last: str, id: str, option: str) -> None:
    """Which one is said first, and what to do with it behind."""
    intent = await heard(house, ("mugs", MUGS), last=last)
    assert intent.deed is not None
    assert (intent.kind, intent.subject_ids) == (Kind.CART, (id,))
    assert option in intent.deed.said


async def test_the_same_again_is_done_with_another(house: House) -> None:
    """ "And the second too" saves it as the first was saved."""
    intent = await heard(
        house, ("mugs", MUGS), ("save the first one for later", ()), last="and the second too please"
    )
    assert (intent.kind, intent.subject_ids) == (Kind.SAVE, ("mg-hearth",))


@pytest.mark.parametrize(
    "last",
    [
        "can i put it in the dishwasher?",
        "what do people put in them",
        "is the second one good for the office?",
    ],
)
async def test_a_question_is_no_order(house: House, last: str) -> None:
    """Though it speaks of putting or taking."""
    intent = await heard(house, ("mugs", MUGS), last=last)
    assert intent.kind is not Kind.CART


async def test_which_costs_more_is_told_of_two(house: House) -> None:
    """Of those that were looked at together."""
    intent = await heard(house, ("canteen mug or hearth mug?", MUGS[:2]), last="which one costs more?")
    assert (intent.kind, set(intent.subject_ids)) == (Kind.PICK, set(MUGS[:2]))


async def test_a_long_talk_is_no_longer_to_hear(house: House) -> None:
    """Each earlier message is looked into a bounded number of times, however they hang on one another."""
    history: list[Message] = []
    for number in range(9):
        history += [Message(Role.USER, f"and one about number {number}?"), Message(Role.ASSISTANT, "Hm?")]
    counted = cProfile.Profile()
    counted.enable()
    await hear(Message(Role.USER, "put it in my cart"), history, house, "USD")
    counted.disable()
    stats = pstats.Stats(counted).stats  # type: ignore[attr-defined]
    calls = sum(one[1] for (_, _, name), one in stats.items() if name == "understand")
    assert 0 < calls < 4 * len(history)
