"""Looks, again and again, which watches have come due: a sale that begins by its own date changes no offer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import structlog

from persea.errors import DatabaseError
from persea.store.database import Database
from persea.store.watches import sweep_watches

_log = structlog.get_logger("persea.watches")


@asynccontextmanager
async def sweeping(database: Database, *, every_s: float = 60.0) -> AsyncIterator[None]:
    """Until the block ends."""

    async def sweep() -> None:
        while True:
            try:
                async with database.connection() as conn:
                    await sweep_watches(conn, now=datetime.now(UTC))
            except DatabaseError as error:
                _log.warning("watches could not be looked at", error=str(error))
            await asyncio.sleep(every_s)

    going = asyncio.create_task(sweep(), name="watches")
    try:
        yield
    finally:
        going.cancel()
        with suppress(asyncio.CancelledError):
            await going
