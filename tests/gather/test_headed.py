"""Which product is meant by what its title begins with, though each word of that is a kind of goods."""

from __future__ import annotations

import pytest

from persea.gather.headed import named_by_head
from persea.store.database import Database
from stocked import a_product, stock


@pytest.fixture
async def shop(database: Database) -> Database:
    await stock(
        database,
        a_product("draughts", "Travel Draughts, Folding"),
        a_product("mug", "Camping Mug, Blue"),
        a_product("mug2", "Camping Mug, Red"),
        a_product("lamp", "Table Lamp Aldous"),
    )
    return database


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("travel draughts", "draughts"),
        ("the travel draughts set", "draughts"),
        ("camping mug", None),
        ("table lamp", None),
        ("draughts", None),
        ("travel draughts folding", None),
    ],
)
async def test_the_head_of_a_title_names_it(shop: Database, said: str, id: str | None) -> None:
    """Where one title alone begins so and goes on behind a mark; part of a longer name, and one word, name nothing."""
    async with shop.connection() as conn:
        taken = await named_by_head(conn, said)
    assert (taken.id if taken else None) == id
