"""Which product a part of a name is taken for."""

from __future__ import annotations

import pytest

from persea.gather.naming import named_at_start, named_in_part
from persea.store.database import Database
from stocked import a_product, stock

GENERIC = frozenset({"kettle", "pan", "red", "waterproof"})


@pytest.fixture
async def shop(database: Database) -> Database:
    await stock(
        database,
        a_product("tall", "Harbour Tall Kettle", brand="Odense"),
        a_product("low", "Harbour Low Kettle", brand="Odense"),
        a_product("camp", "Bluebird Camping Kettle", brand="Fjeld"),
        a_product("pan", "Red Pan", brand="Fjeld"),
    )
    return database


@pytest.mark.parametrize(
    ("part", "screen", "id", "others"),
    [
        ("harbour tall", (), "tall", ()),
        ("the Bluebird", (), "camp", ()),
        ("bluebird kettles", (), "camp", ()),
        ("harbour", (), "low", ("Harbour Tall Kettle",)),
        ("harbour", ("camp", "tall"), "tall", ()),
        ("fjeld kettle", (), "camp", ()),
        ("odense", ("low",), "low", ()),
        ("kettle", (), None, ()),
        ("red kettle", (), None, ()),
        ("harbour wide", (), None, ()),
        ("", (), None, ()),
    ],
)
async def test_a_part_of_a_name_finds_its_product(
    shop: Database, part: str, screen: tuple[str, ...], id: str | None, others: tuple[str, ...]
) -> None:
    """On the screen first, then in the catalogue; what it fits as well is told; a kind of goods names nothing."""
    async with shop.connection() as conn:
        taken = await named_in_part(conn, part, screen, GENERIC)
    assert (taken.id if taken else None) == id
    assert (taken.others if taken else ()) == others


@pytest.mark.parametrize(
    ("text", "screen", "id", "said"),
    [
        ("harbour tall in stock", (), "tall", "harbour tall"),
        ("bluebird camping waterproof", (), "camp", "bluebird camping"),
        ("bluebird waterproof", ("camp",), "camp", "bluebird"),
        ("bluebird waterproof", (), None, ""),
        ("camping kettle big", (), None, ""),
    ],
)
async def test_a_question_may_begin_with_a_name(
    shop: Database, text: str, screen: tuple[str, ...], id: str | None, said: str
) -> None:
    """With one word of what is on the screen, or with two that begin a title; what follows is no part of it."""
    async with shop.connection() as conn:
        taken = await named_at_start(conn, text, screen, GENERIC)
    assert ((taken.id, taken.said) if taken else (None, "")) == (id, said)
