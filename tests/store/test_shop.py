"""The row of the shop."""

from __future__ import annotations

from dataclasses import replace

from persea.store.database import Database
from persea.store.shop import load_shop, set_shop


async def test_set_shop(database: Database) -> None:
    """What is given changes, what is not stays."""
    async with database.connection() as conn:
        fresh = await load_shop(conn)
        assert (fresh.currency, fresh.language, fresh.is_demo, fresh.catalog_version) == (
            "USD",
            "english",
            False,
            0,
        )
        await set_shop(conn, currency="EUR", is_demo=True)
        assert await load_shop(conn) == replace(fresh, currency="EUR", is_demo=True)
        await set_shop(conn, name="Ötzi's", is_demo=False)
        assert await load_shop(conn) == replace(fresh, name="Ötzi's", currency="EUR")
