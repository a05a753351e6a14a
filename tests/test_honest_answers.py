"""What a newcomer asks the demo shop, and what it truly has."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from persea.app import Persea
from persea.turn import run_turn
from persea.values import Card, Cards, Message, Role, Text, Turn


async def told(demo: Persea, text: str) -> tuple[str, Sequence[Card]]:
    """The answer and the cards."""
    house = replace(await demo.house(), model=None)
    turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD")
    events = [event async for event in run_turn(turn, Message(Role.USER, text), (), house)]
    answer = "".join(event.delta for event in events if isinstance(event, Text))
    return answer, next((event.cards for event in events if isinstance(event, Cards)), ())


@pytest.mark.parametrize("text", ["present for a 5 year old girl", "something for my 8-year-old nephew"])
async def test_a_child_is_given_no_knives(demo: Persea, text: str) -> None:
    """Toys, games and what else is made for children, in stock first."""
    _, cards = await told(demo, text)
    kinds = [card.record.category_path[-1] for card in cards]
    assert len(cards) >= 3
    assert not any("Knives" in kind or "knives" in kind for kind in kinds)
    assert sum(card.record.category_path[0] == "Toys & games" for card in cards) >= 3
    in_stock = [card.record.in_stock for card in cards]
    assert in_stock == sorted(in_stock, reverse=True)


async def test_gifts_begin_with_what_can_be_had(demo: Persea) -> None:
    """What is sold out comes last in a list of gifts."""
    _, cards = await told(demo, "gift for my dad under $30")
    assert cards[0].record.in_stock


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("hammer", "hammers"),
        ("black dress size 12", "dresses"),
        ("bicycle", "bicycles"),
        ("laptop", "laptops"),
        ("wallet without leather", "wallets"),
        ("coffee grinder", "coffee grinders"),
        ("1/2 inch float valve", "float valves"),
    ],
)
async def test_what_is_not_sold_is_said_plainly(demo: Persea, text: str, things: str) -> None:
    """Before anything that goes with it."""
    answer, _ = await told(demo, text)
    assert re.match(
        rf"(?:There are no|No|The shop sells no|Of|This shop has no|You will find no) {things}\b", answer
    )


async def test_red_boots_come_in_red(demo: Persea) -> None:
    """Every boot that is offered as a red one has a shade of red among its options or attributes."""
    _, cards = await told(demo, "size 42 red boots in stock")
    assert cards
    for card in cards:
        values = [value for _, held in (*card.record.options, *card.record.attributes) for value in held]
        assert re.search("red|crimson|brick|cherry|wine|rust|berry", " ".join(values).lower())


async def test_american_and_british_spellings_find_the_same(demo: Persea) -> None:
    """ "Woolen sweater" finds wool, and "woolly jumper blue medium" what is wool, of a blue, and comes in M."""
    _, cards = await told(demo, "woolen sweater")
    assert {card.record.category_path[-1] for card in cards} == {"Sweaters"}
    _, cards = await told(demo, "woolly jumper blue medium")
    assert cards
    for card in cards:
        assert "M" in dict(card.record.options)["Size"]
        assert "wool" in str(card.record.attributes).lower()


async def test_nothing_of_leather_leads_among_vegan_boots(demo: Persea) -> None:
    """The shop states of none that it is vegan, and that is told; what is shown is boots, of no leather."""
    answer, cards = await told(demo, "vegan boots")
    assert "vegan" in answer
    assert {card.record.category_path[-1] for card in cards} == {"Hiking boots"}
    assert not any(re.search("leather|suede|wool", str(card.record.attributes).lower()) for card in cards)


async def test_only_goods_are_complained_about(demo: Persea) -> None:
    """A trip, a place and a month are no goods; two litres are no "l"; a yoga matt is a mat."""
    text = "my daughter goes on a trip to Scotland in November and needs something warm and waterproof"
    answer, cards = await told(demo, text)
    assert cards
    assert not re.search("scotland|november|trip", answer.lower())
    answer, _ = await told(demo, "2 l bottle")
    assert "“2 litres”" in answer
    answer, _ = await told(demo, "yoga matt")
    assert "yoga mats" in answer
    assert "I read “matt” as “mat”." in answer


async def test_helmets_under_cycling_are_bike_helmets(demo: Persea) -> None:
    """A wider category and a narrower one say together what a thing is."""
    _, cards = await told(demo, "bike helmet")
    assert len(cards) == 6
    assert {card.record.category_path[-1] for card in cards} == {"Helmets"}


async def test_what_no_record_speaks_of_is_not_promised(demo: Persea) -> None:
    """ "Without" is said of what the records tell, and else that nobody can tell."""
    answer, cards = await told(demo, "rain jacket, no dioxane")
    assert cards
    assert "without dioxane" not in answer
    assert "“dioxane”, so I cannot tell" in answer
    answer, cards = await told(demo, "rain jacket, no nylon")
    assert cards
    assert "cannot tell" not in answer
    assert not any("nylon" in str(card.record.attributes).lower() for card in cards)


async def test_the_world_is_no_product(demo: Persea) -> None:
    """A question about the sea is none about a chocolate with sea salt."""
    _, cards = await told(demo, "why is the sea salty?")
    assert cards == ()


async def test_what_goods_only_do_not_mention_is_not_promised(demo: Persea) -> None:
    """A scent that no attribute speaks of is unknown; a leather that the material settles is told."""
    answer, _ = await told(demo, "candles without scent")
    assert "do not mention “scent”" in answer
    assert "without scent" not in answer
    answer, _ = await told(demo, "hiking boots, no leather")
    assert "without leather" in answer
    assert "do not mention" not in answer
