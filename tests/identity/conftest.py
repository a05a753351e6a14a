"""A small shop with keys, for a module's tests."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from keyed_shop import Shop
from psycopg import sql

from persea.app import Persea
from persea.identity.keys import new_id
from persea.settings import Settings
from persea.store.keys import add_signing_key
from stocked import a_product, stock


@pytest.fixture(scope="module")
async def shop(postgres_url: str) -> AsyncIterator[Shop]:
    name = f"identity_{os.getpid()}_{secrets.token_hex(3)}"
    settings = Settings(Path("/nonexistent"), database_url=postgres_url, shop=name)
    async with Persea.opened(settings) as persea:
        await stock(persea.database, a_product("boot", "Fellside Waterproof Boot", 8900))
        opened = Shop(persea, new_id("sign"), secrets.token_urlsafe(32))
        async with persea.database.connection() as conn:
            await add_signing_key(
                conn, opened.signing_id, opened.signing_secret, others_end_in=timedelta(days=1)
            )
        yield opened
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


@pytest.fixture
async def demo_shop(demo: Persea) -> AsyncIterator[Shop]:
    """The demo shop, with a key to sign with that ends with the test."""
    opened = Shop(demo, new_id("sign"), secrets.token_urlsafe(32))
    async with demo.database.connection() as conn:
        await add_signing_key(conn, opened.signing_id, opened.signing_secret, others_end_in=timedelta(days=1))
    yield opened
    async with demo.database.connection() as conn:
        await conn.execute("DELETE FROM signing_key WHERE id = %s", (opened.signing_id,))
