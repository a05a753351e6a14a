"""The stored choice of a model, in the real database."""

from __future__ import annotations

from decimal import Decimal

import pytest

from persea.seams import ModelChoice, Price
from persea.store.database import Database
from persea.store.language_model import load_choice, save_choice


@pytest.mark.parametrize(
    "choice",
    [
        ModelChoice(url="http://127.0.0.1:11434/v1", name="boots-7b", key="sk-1"),
        ModelChoice(url="http://127.0.0.1:11434/v1"),
        ModelChoice(url="http://127.0.0.1:11434/v1", price=Price(Decimal("0.25"), Decimal("2.5"))),
        ModelChoice(gguf_path="/models/a.gguf", mmproj_path="/models/a.mmproj"),
    ],
)
async def test_choice_comes_back_as_it_was_saved(database: Database, choice: ModelChoice) -> None:
    """Every field of a choice survives, and the latest choice is the one that counts."""
    async with database.connection() as conn:
        assert await load_choice(conn) is None
        await save_choice(conn, ModelChoice(url="http://earlier/v1", name="earlier", key="earlier"))
        await save_choice(conn, choice)
    async with database.connection() as conn:
        assert await load_choice(conn) == choice


async def test_no_choice_means_the_built_in_model(database: Database) -> None:
    """Saving None forgets the choice."""
    async with database.connection() as conn:
        await save_choice(conn, ModelChoice(gguf_path="/models/a.gguf"))
        await save_choice(conn, None)
    async with database.connection() as conn:
        assert await load_choice(conn) is None
