"""The shop under measurement, on the real database: its import, its three ways to search, its changes."""

from __future__ import annotations

import itertools
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psycopg
import pytest
from psycopg import sql

from condition import Condition
from persea.app import Persea
from persea.settings import Settings
from persea.values import Money
from persea_shop import Imported, Shop
from stocked import EMBEDDER, a_product

PRODUCTS = (
    a_product("b1", "Ridge Boots", 9000, description="Waterproof leather", category_path=("Shoes", "Boots")),
    a_product("b2", "City Boots", 4000, description="For dry days", category_path=("Shoes", "Boots")),
    a_product("w1", "Wool Blanket", 3000, description="Warm", category_path=("Home",)),
)
_numbers = itertools.count(1)


@pytest.fixture
async def shop(postgres_url: str) -> AsyncIterator[Shop]:
    name = f"bench_{os.getpid()}_{next(_numbers)}"
    settings = Settings(Path("/nonexistent"), database_url=postgres_url, shop=name)
    async with Persea.opened(settings) as persea:
        yield Shop(persea)
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


async def ways(shop: Shop, text: str, condition: Condition = Condition()) -> dict[str, list[str]]:
    return {system.name: await system.find(text, condition, 10) for system in shop.systems()}


async def test_import_keeps_what_the_database_has(shop: Shop) -> None:
    """The vectors are those of the products in their order, as exact as half precision."""
    imported: Imported = await shop.bring(PRODUCTS)
    assert imported.vectors.shape == (3, EMBEDDER.dimension)
    title = EMBEDDER.embed(["wool blanket"])[0]
    assert int(np.argmax(imported.vectors @ title)) == 2
    assert (imported.vectors == imported.vectors.astype(np.float16)).all()


async def test_three_ways_to_search(shop: Shop) -> None:
    """Words alone find what holds them, meaning alone puts the likest first, and both together find all of it."""
    await shop.bring(PRODUCTS)
    found = await ways(shop, "waterproof boots")
    assert found["Persea, words only"] == ["b1", "b2"]
    assert sorted(found["Persea, meaning only"]) == ["b1", "b2", "w1"]
    assert found["Persea, meaning only"][-1] == "w1"
    assert found["Persea"][0] == "b1"
    assert (await ways(shop, "qqqq"))["Persea, words only"] == []


async def test_the_embedding_model_is_in_use_afterwards(shop: Shop) -> None:
    """That words were searched alone leaves no trace."""
    await shop.bring(PRODUCTS)
    await ways(shop, "boots")
    assert len(await shop.hits("qqqq", Condition(), 10)) == 3


async def test_conditions(shop: Shop) -> None:
    """A category and a price limit hold in each way to search."""
    await shop.bring(PRODUCTS)
    cheap = await ways(shop, "boots", Condition(category="shoes", max_price_minor=4000))
    assert all(found == ["b2"] for found in cheap.values())


async def test_changes_are_seen(shop: Shop) -> None:
    """A price and a title that were changed are what the next search goes by."""
    await shop.bring(PRODUCTS)
    await shop.change_price(PRODUCTS[0], Money(1000, "USD"))
    assert (await ways(shop, "boots", Condition(max_price_minor=1000)))["Persea"] == ["b1"]
    await shop.change_product(replace(PRODUCTS[2], title="Wool Zyzzyva"))
    assert (await ways(shop, "zyzzyva"))["Persea, words only"] == ["w1"]


async def test_sizes(shop: Shop) -> None:
    """What searches alone need is a part of what the shop takes, and the database's memory is known."""
    await shop.bring(PRODUCTS)
    whole, for_search = await shop.size()
    assert 0 < for_search < whole
    assert await shop.memory_mb() > 1
