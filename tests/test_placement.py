"""The shop's rules, from its file to the cards of an answer."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.app import Persea
from persea.channels.openai_answer import links
from persea.interests.recommend import Recommender
from persea.ranking.placement import CLEARLY
from persea.settings import Settings
from persea.store.placement import set_placement
from persea.turn import run_turn
from persea.values import Card, Cards, Filters, Message, Role, Turn
from stocked import a_product, stock


@pytest.fixture(scope="module")
async def persea(postgres_url: str) -> AsyncIterator[Persea]:
    """A shop of eight kettles that differ in name, brand and price only."""
    settings = Settings(Path("/nonexistent"), database_url=postgres_url, shop=f"placement_{os.getpid()}")
    async with Persea.opened(settings) as persea:
        await stock(
            persea.database,
            *(
                a_product(
                    f"k{nth}", f"Kettle {name}", 4000 + nth * 100, brand="Tarn" if nth < 6 else "Fell",
                    category_path=("Kitchen", "Kettles"),
                )
                for nth, name in enumerate(("Ada", "Bo", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal"))
            ),
        )  # fmt: skip
        yield persea


async def ruled(persea: Persea, rules: str) -> None:
    async with persea.database.connection() as conn:
        await set_placement(conn, rules)


async def cards(persea: Persea, text: str, *, sponsored: bool = True) -> list[Card]:
    house = replace(await persea.house(), model=None)
    turn = Turn("t", datetime.now(UTC), "USD", sponsored=sponsored)
    shown: list[Card] = []
    async for event in run_turn(turn, Message(Role.USER, text), (), house):
        if isinstance(event, Cards):
            shown = list(event.cards)
    return shown


def ids(shown: list[Card]) -> list[str]:
    return [card.record.id for card in shown]


async def test_what_is_hidden_is_in_no_list(persea: Persea) -> None:
    await ruled(persea, "")
    before = ids(await cards(persea, "kettles"))
    await ruled(persea, f'[[rule]]\nname = "r"\ndo = "hide"\nproducts = ["{before[0]}"]\n')
    assert before[0] not in ids(await cards(persea, "kettles"))
    assert before[0] not in ids(await cards(persea, "cheapest kettles"))
    found = await Recommender(persea.database, persea.interests, persea.hidden_now).similar(
        before[1], None, 8, Filters()
    )
    assert found is not None
    assert before[0] not in [one.product for one in found.items]
    assert len(found.items) > 0
    await ruled(persea, '[[rule]]\nname = "r"\ndo = "hide"\nbrands = ["Fell"]\nuntil = 2020-01-01\n')
    assert ids(await cards(persea, "kettles")) == before, "a rule whose time is over hides nothing"


async def test_boosts_and_pins_move_and_say_so(persea: Persea) -> None:
    await ruled(persea, "")
    before = ids(await cards(persea, "kettles"))
    last = before[-1]
    await ruled(persea, f'[[rule]]\nname = "r"\ndo = "boost"\nby = 1.0\nproducts = ["{last}"]\n')
    shown = await cards(persea, "kettles")
    (first,) = [card for card in shown if card.record.id == last]
    assert ids(shown).index(last) < 5
    told = {part.name: part for part in first.parts}
    assert told["merchandising"].amount > 0
    assert sum(part.amount for part in first.parts) == pytest.approx(first.record.score, abs=1e-9)
    await ruled(persea, f'[[rule]]\nname = "r"\ndo = "pin"\nplace = 2\nproducts = ["{last}"]\n')
    assert ids(await cards(persea, "kettles"))[1] == last
    await ruled(persea, f'[[rule]]\nname = "r"\ndo = "pin"\nproducts = ["{last}"]\nwords = ["teapots"]\n')
    assert ids(await cards(persea, "kettles")) == before, "for other words only"


async def test_sponsored_is_labelled_and_can_be_switched_off(persea: Persea) -> None:
    await ruled(persea, "")
    organic = await cards(persea, "kettles")
    before = ids(organic)
    last = before[-1]
    own = organic[-1].record.score
    better = sum(card.record.score > own + CLEARLY for card in organic)
    await ruled(persea, f'[[sponsored]]\nname = "s"\nsponsor = "Tarn Ltd"\nproducts = ["{last}"]\n')
    shown = await cards(persea, "kettles")
    place = max(1, better)
    assert place < 5, "the kettles are alike enough for it to move"
    assert [card.record.sponsor for card in shown] == ["Tarn Ltd" if at == place else "" for at in range(6)]
    assert shown[place].record.id == last
    assert shown[place].record.organic_place == 6
    assert "sponsored by Tarn Ltd" in links([shown[place]], "http://shop"), (
        "a client that shows text alone shows it"
    )
    assert "sponsored" not in links([shown[0]], "http://shop")
    assert ids(await cards(persea, "kettles", sponsored=False)) == before
    assert last not in ids(await cards(persea, "kettles under $40.05")), "money bends no condition"
