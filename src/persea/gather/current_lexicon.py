"""Keeps the lexicon of the catalogue as it is now, without anybody waiting for a large one.

Counting anew what changed in passing would not pay: a whole reading is cheap beside an import, and rare. What it does
not do: say what changed.
"""

from __future__ import annotations

import asyncio
import time

import structlog

from persea.errors import PerseaError
from persea.gather.lexicon import Lexicon, load_lexicon
from persea.store.database import Database

_log = structlog.get_logger("persea.gather.lexicon")

_PATIENCE_S = 2.0  # a shop of some 20,000 products is read in that time
_REST = 10  # times as long as the last reading took, before the next: a feed that trickles in keeps a tenth of a core busy

_REST_AFTER_FAILURE_S = 30.0


class CurrentLexicon:
    """Of one shop. `at` reads it again where the catalogue's version has moved; `close` at the end."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[int, str] | None = None
        self._lexicon = Lexicon()
        self._reading: asyncio.Task[None] | None = None
        self._not_before = 0.0  # monotonic, seconds

    async def at(self, catalog_version: int, locale: str) -> Lexicon:
        """The lexicon of that version, or an earlier one (at first: an empty one) while a large shop is being read."""
        if self._known == (catalog_version, locale):
            return self._lexicon
        if self._reading is None or self._reading.done():
            if time.monotonic() < self._not_before:
                return self._lexicon
            self._reading = asyncio.create_task(self._read(catalog_version, locale))
        await asyncio.wait([self._reading], timeout=_PATIENCE_S)
        return self._lexicon

    async def close(self) -> None:
        """Ends a reading that is under way."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait([self._reading])

    async def _read(self, catalog_version: int, locale: str) -> None:
        began = time.monotonic()
        rest_s = 0.0
        try:
            async with self._database.reading() as conn:
                self._lexicon = await load_lexicon(conn, locale)
            self._known = (catalog_version, locale)
        except PerseaError as error:
            _log.error("the shop's words could not be read", error=str(error))
            rest_s = _REST_AFTER_FAILURE_S
        took_s = time.monotonic() - began
        if took_s > _PATIENCE_S:
            rest_s = max(rest_s, _REST * took_s)
        self._not_before = time.monotonic() + rest_s
