"""A shop's database, open: the embedded server started or joined, or the one of an address, and closed at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from persea.store.database import Database
from persea.store.postgres import EmbeddedPostgres


@asynccontextmanager
async def opened_database(
    url: str | None, shop: str, data_dir: Path, *, notify: Callable[[str], None] = lambda _: None
) -> AsyncIterator[Database]:
    """`url` None is the embedded server in `data_dir`. Raises DatabaseUnavailable or MigrationFailed."""
    embedded = None
    if url is None:
        embedded = EmbeddedPostgres(data_dir, notify=notify)
        url = await asyncio.to_thread(embedded.start)
    try:
        database = Database(url, shop)
        await database.open()
        try:
            yield database
        finally:
            await database.close()
    finally:
        if embedded is not None:
            await asyncio.to_thread(embedded.stop)
