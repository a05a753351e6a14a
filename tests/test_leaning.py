"""What is said in the middle of a search changes one wish of it; the others hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from persea.app import Persea
from persea.house import House
from persea.turn import run_turn
from persea.values import Cards, Message, Record, Role, Text, Turn


@pytest.fixture(scope="module")
async def house(demo: Persea) -> House:
    return replace(await demo.house(), model=None)


async def shown(house: House, *said: str) -> tuple[list[Record], str]:
    """The cards and the words of the last answer."""
    history: list[Message] = []
    cards: tuple[Record, ...] = ()
    words = ""
    for nth, text in enumerate(said):
        message = Message(Role.USER, text)
        cards, words = (), ""
        async for event in run_turn(Turn(str(nth), datetime.now(UTC), "USD"), message, history, house):
            if isinstance(event, Cards):
                cards = tuple(one.record for one in event.cards)
            elif isinstance(event, Text):
                words += event.delta
        history += [message, Message(Role.ASSISTANT, words, tuple(one.id for one in cards))]
    return list(cards), words


def held(record: Record, name: str) -> str:
    return ", ".join(value for key, values in record.attributes if key == name for value in values)


@pytest.mark.parametrize(
    ("said", "category", "name", "values"),
    [
        (("coffee beans", "make it decaf"), "Coffee beans", "Caffeine", ("none",)),
        (("frying pans", "oven proof too, please"), "Frying pans", "Oven safe", ("yes",)),
        (("helmets for my kid", "it should have a light"), "Helmets", "Light", ("yes",)),
        (("kettles", "an electric one"), "Kettles", "Power", ("electric",)),
        (("notebooks", "squared paper"), "Notebooks", "Ruling", ("squared",)),
        (("bike lights", "for the rear", "no, actually front"), "Bike lights", "Position", ("front", "front and rear")),
        (("umbrellas", "not a patterned one"), "Umbrellas", "Pattern", ("plain",)),
        (("backpacks", "I'd rather have one with a laptop sleeve"), "Backpacks", "Laptop sleeve", ("yes",)),
    ],
)  # fmt: skip
async def test_a_wish_holds_on_every_card(
    house: House, said: tuple[str, ...], category: str, name: str, values: tuple[str, ...]
) -> None:
    """In the goods' own words, whatever the person called it, and never for other goods."""
    cards, _words = await shown(house, *said)
    assert cards
    assert {card.category_path[-1] for card in cards} == {category}
    assert {held(card, name) for card in cards} <= set(values)


async def test_for_whom_takes_the_place_of_for_whom(house: House) -> None:
    """What was for men and is now for a wife is for women, or for both."""
    cards, _words = await shown(house, "rain jackets for men", "sorry, it's for my wife actually")
    assert cards
    assert "men's" not in {held(card, "Fit") for card in cards}


async def test_what_is_measured_holds(house: House) -> None:
    """A limit on a measure is held, and goes on with the search."""
    cards, _words = await shown(house, "vases", "at least 28 cm tall", "in porcelain")
    assert cards
    assert all(int(held(card, "Height").split()[0]) >= 28 for card in cards)
    assert {held(card, "Material") for card in cards} == {"porcelain"}


async def test_bigger_is_more_than_what_was_shown(house: House) -> None:
    """By what the goods say that they measure; the next wish goes on with it."""
    first, _ = await shown(house, "kettles")
    cards, _words = await shown(house, "kettles", "do you have a bigger one?")
    assert cards
    assert not {card.id for card in cards} & {card.id for card in first}
    assert {card.category_path[-1] for card in cards} == {"Kettles"}


async def test_what_none_has_is_told(house: House) -> None:
    """A wish that nothing meets beside the others is named, and the others hold."""
    cards, words = await shown(house, "power banks", "at least 20000 mah", "wireless charging")
    assert "wireless" in words
    assert all(int(held(card, "Capacity").split()[0]) >= 20_000 for card in cards)


async def test_a_limit_is_scrapped_and_the_rest_holds(house: House) -> None:
    """ "Scrap the budget" speaks of the search, and of no cart."""
    cards, _words = await shown(house, "waterproof backpacks under 130", "scrap the budget")
    assert {held(card, "Waterproof") for card in cards} == {"yes"}
    assert any(card.price and card.price.amount_minor > 13_000 for card in cards)


async def test_conditions_alone_last(house: House) -> None:
    """A size said of somebody stays with the goods when another wish comes."""
    cards, _words = await shown(house, "wool socks", "my husband's a size L", "no grey ones")
    assert {card.category_path[-1] for card in cards} == {"Socks"}


@pytest.mark.parametrize(
    ("said", "category"),
    [
        (("kettles", "and a teapot with a filter"), "Teapots"),
        (("dog beds", "do you have socks?"), "Socks"),
        (("rain jackets", "now show me hiking boots"), "Hiking boots"),
        (("coffee beans", "what about loose tea"), "Loose tea"),
    ],
)
async def test_other_goods_are_another_search(house: House, said: tuple[str, ...], category: str) -> None:
    """What asks for something else is no wish for what was shown."""
    cards, _words = await shown(house, *said)
    assert {card.category_path[-1] for card in cards} == {category}
