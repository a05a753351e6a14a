"""A shop's database for commands that need nothing else of Persea: what the server needs takes seconds to import."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from persea.cli.console import say
from persea.settings import Settings
from persea.store.database import Database
from persea.store.opened import opened_database


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Raises DatabaseUnavailable or MigrationFailed."""
    async with opened_database(
        settings.database_url, settings.shop, settings.data_dir, notify=say
    ) as database:
        yield database
