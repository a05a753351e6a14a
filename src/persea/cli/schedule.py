"""While the server runs: feeds that are due are read, one at a time, each in a process of its own.

Of its own, so that parsing and embedding never slow down an answer, and so that its end, whatever it is, ends
nothing else. What it does not do: keep results; the process that reads does, unless it dies of something.
"""

from __future__ import annotations

import asyncio
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from persea.errors import DatabaseError
from persea.settings import Settings
from persea.store.database import Database
from persea.store.syncs import Sync, claim_due, end_sync

_LOOK_S = 5.0
_ENDS_S = 10.0  # a reader that is told to end commits or drops its batch
_log = structlog.get_logger("persea.sync")


@asynccontextmanager
async def schedule(database: Database, settings: Settings, *, look_s: float = _LOOK_S) -> AsyncIterator[None]:
    """Reads what is due until the block ends; a reading that is under way then is cut off, and gone on with later."""
    keeping = asyncio.create_task(_keep(database, settings, look_s))
    try:
        yield
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


async def _keep(database: Database, settings: Settings, look_s: float) -> None:
    while True:
        due = None
        try:
            async with database.connection() as conn:
                due = await claim_due(conn)
        except DatabaseError as error:
            _log.warning("feeds that are due cannot be looked up", error=str(error))
        if due is None:
            await asyncio.sleep(look_s)
        else:
            await _read(database, due, settings)


async def _read(database: Database, due: Sync, settings: Settings) -> None:
    command = ("-m", "persea", "sync", "run", str(due.key), "--in-background", "--data-dir")
    try:
        child = await asyncio.create_subprocess_exec(
            sys.executable, *command, str(settings.data_dir), stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
    except OSError as error:  # no memory for another process, say; the next feed may find some
        await _give_up(database, due, f"no process could be started to read it: {error.strerror}")
        return
    try:
        said, troubles = await child.communicate()
    except asyncio.CancelledError:
        await _end(child)
        raise
    if child.returncode == 0:
        result = said.decode(errors="replace").strip()
        _log.info("feed read", url=_without_queries(due.url), result=_without_queries(result))
    else:
        words = troubles.decode(errors="replace").strip()[-1000:]
        await _give_up(database, due, words or f"the process that read it ended with {child.returncode}")


async def _give_up(database: Database, due: Sync, words: str) -> None:
    _log.warning("feed not read", url=_without_queries(due.url), error=_without_queries(words))
    try:
        async with database.connection() as conn:
            await end_sync(conn, due.key, result=words)
    except DatabaseError as error:
        _log.warning("the failure could not be kept", error=str(error))


def _without_queries(text: str) -> str:
    """Logs go to more people than the shop's own list: what is secret in an address stands behind its "?"."""
    return re.sub(r"(https?://[^\s?]+\?)[^\s]+", r"\1…", text)


async def _end(child: Process) -> None:
    with suppress(ProcessLookupError):
        child.terminate()
        try:
            async with asyncio.timeout(_ENDS_S):
                await child.wait()
        except TimeoutError:
            child.kill()
            await child.wait()
