"""The ranking in a whole turn: parts that add up, interests only of who has agreed, and reasons that are true."""

from __future__ import annotations

import math
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from persea.app import Persea
from persea.channels.wire import card_json
from persea.settings import Settings
from persea.turn import run_turn
from persea.values import Card, Cards, Memory, Message, Role, Turn
from stocked import a_product, a_variant, stock

NOW = datetime.now(UTC)
MATERIALS = ("wool", "wool", "wool", "cotton", "cotton", "felt", "felt", "linen")
NAMES = ("Ada", "Bo", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal")


@pytest.fixture(scope="module")
async def persea(postgres_url: str) -> AsyncIterator[Persea]:
    """A shop of eight hats that differ in name, material and brand only, and of other goods."""
    name = f"ranked_{os.getpid()}"
    settings = Settings(Path("/nonexistent"), database_url=postgres_url, shop=name)
    async with Persea.opened(settings) as persea:
        hats = [
            a_product(
                f"h{nth}", f"{NAMES[nth]} Hat", category_path=("Clothing", "Hats"), brand=f"Maker {NAMES[nth]}",
                attributes=(("Material", (material,)),), rating=4.0, rating_count=10,
            )
            for nth, material in enumerate(MATERIALS)
        ]  # fmt: skip
        # Relevance is stretched between the nearest in meaning and the farthest: without others, hats would be both.
        others = [
            a_product(f"o{nth}-{kind}", f"{name} {kind.title()}", category_path=("Home", kind))
            for kind in ("lamp", "kettle", "drill", "bicycle", "puzzle")
            for nth, name in enumerate(NAMES)
        ]
        gloves = [
            a_product(f"g{nth}", f"{name} Glove", variants=(a_variant(f"g{nth}", 1000, in_stock=nth != 1),))
            for nth, name in enumerate(NAMES[:3])
        ]
        await stock(persea.database, *hats, *others, *gloves)
        await persea.interests.model()  # as after the first request
        yield persea
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


async def a_shopper(persea: Persea, *viewed: str, kind: str = "view") -> UUID:
    """Who has viewed these, an hour apart, the last one an hour ago."""
    shopper = uuid4()
    async with persea.database.connection() as conn:
        await conn.execute("INSERT INTO shopper (key) VALUES (%s)", (shopper,))
        for ago, product in enumerate(reversed(viewed), 1):
            when = NOW - timedelta(hours=ago)
            await conn.execute(
                "INSERT INTO event (id, at, received_at, kind, shopper_key, product, purposes)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                (uuid4(), when, when, kind, shopper, product, ["personalization"]),
            )
    return shopper


async def shown(persea: Persea, text: str, shopper: UUID | None = None, **facts: object) -> list[Card]:
    house = replace(await persea.house(), model=None)
    turn = Turn("t", datetime.now(UTC), "USD", shopper_id=None if shopper is None else str(shopper))
    cards: list[Card] = []
    async for event in run_turn(replace(turn, **facts), Message(Role.USER, text), (), house):  # type: ignore[arg-type]
        if isinstance(event, Cards):
            cards = list(event.cards)
    return cards


def parts(card: Card) -> dict[str, float]:
    return {part.name: part.amount for part in card.parts}


async def test_a_card_tells_the_parts_of_its_score(persea: Persea) -> None:
    """They add up to the score to 1e-9, and the wire has each with its amount and why."""
    for card in await shown(persea, "hats"):
        assert card.record.score == pytest.approx(math.fsum(parts(card).values()), abs=1e-9)
        assert "relevance" in parts(card)
        told = card_json(card, "")["parts"]
        assert told == [{"name": part.name, "amount": part.amount, "why": part.why} for part in card.parts]
    assert card_json(Card(card.record), "")["sponsored"] is False


async def test_interests_count_for_who_has_agreed(persea: Persea) -> None:
    """Two wool hats viewed bring the third to the front, and its card says so; before, it stood further down."""
    shopper = await a_shopper(persea, "h0", "h1")
    plain = [card.record.id for card in await shown(persea, "hats")]
    cards = await shown(persea, "hats", shopper, memory=Memory.ON)
    ids = [card.record.id for card in cards]
    assert ids[0] in ("h0", "h1", "h2")
    wool = next(card for card in cards if card.record.id == "h2")
    assert ids.index("h2") < plain.index("h2") if "h2" in plain else True
    assert wool.reason.startswith("You looked at two wool hats this week")


async def test_a_reason_stands_only_where_interest_moved_it_up(persea: Persea) -> None:
    """Of every card that says what the shopper did, the place without interests was further down."""
    shopper = await a_shopper(persea, "h6", "h5", "h7")
    plain = [card.record.id for card in await shown(persea, "hats")]
    cards = await shown(persea, "hats", shopper, memory=Memory.ON)
    said = [card for card in cards if any(part.name == "interest" and part.why for part in card.parts)]
    assert said
    for card in said:
        place = cards.index(card)
        before = plain.index(card.record.id) if card.record.id in plain else len(plain)
        assert place < before
        assert card.reason.split(" · ")[0] in {part.why for part in card.parts}


@pytest.mark.parametrize(
    "facts", [{"memory": Memory.OFF}, {"memory": Memory.ASK}, {"memory": Memory.ON, "private": True}]
)
async def test_interests_do_not_count_without_consent(persea: Persea, facts: dict[str, object]) -> None:
    """Who has not agreed, or asks in private, is shown what everybody is."""
    shopper = await a_shopper(persea, "h0", "h1")
    nobody, cards = await shown(persea, "hats"), await shown(persea, "hats", shopper, **facts)
    assert [card.record.id for card in cards] == [card.record.id for card in nobody]
    assert not any("interest" in parts(card) for card in cards)


async def test_an_order_that_was_asked_for_stands(persea: Persea) -> None:
    """The cheapest are the cheapest, and no score is told of what was sorted by price."""
    await stock(
        persea.database,
        *(a_product(f"s{nth}", f"Scarf {name}", 5000 - nth * 300) for nth, name in enumerate(NAMES)),
    )
    shopper = await a_shopper(persea, "s0", "s1")
    cards = await shown(persea, "cheapest scarf", shopper, memory=Memory.ON)
    prices = [card.record.price.amount_minor for card in cards if card.record.price]
    assert prices == sorted(prices)
    assert not any(card.parts for card in cards)


async def test_what_is_out_of_stock_goes_below_its_equals(persea: Persea) -> None:
    """By its availability, which says so."""
    cards = await shown(persea, "glove")
    assert [card.record.id for card in cards][-1] == "g1"
    assert [part.why for part in cards[-1].parts if part.name == "availability"] == ["out of stock"]
