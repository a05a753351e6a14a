"""A file with a shop's products, from the path to the report: one reading at a time, gone on with where an
earlier attempt at the same file was cut off.

What it does not do: fetch anything, or ask anybody.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from persea.catalog.feed import open_feed
from persea.catalog.load import LoadReport, Progress, Prune, load
from persea.catalog.rows import Defaults
from persea.errors import FeedUnreadable
from persea.seams import EmbedProducts
from persea.store.database import Database
from persea.store.import_runs import begin_run, the_only_run
from persea.store.shop import adopt_currency


async def import_file(
    database: Database,
    path: Path,
    *,
    source: str,
    currency: str,
    embed: EmbedProducts,
    format: str = "auto",
    replace_demo: bool = False,
    prune: Prune | None = None,
    incomplete: str = "",
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> LoadReport:
    """Reads `path` (a file, an archive or a folder) into the shop, as the feed called `source`.

    `currency` (ISO 4217) is that of prices which name none; for `incomplete` see `load`. Raises FeedUnreadable,
    FeedRefused, DatabaseError, and CatalogError where somebody else is reading that source.
    """
    async with the_only_run(database, source):
        held = await asyncio.to_thread(fingerprint, path, format, currency)
        # Before a run is begun: a file that cannot be opened is no attempt.
        open_feed(path, Defaults(currency, datetime.now(UTC)), format=format)
        async with database.connection() as conn:
            run = await begin_run(conn, source, held, datetime.now(UTC))
        feed = open_feed(path, Defaults(currency, run.as_of), format=format)
        report = await load(
            database,
            feed,
            source=source,
            embed=embed,
            run=run,
            replace_demo=replace_demo,
            prune=prune,
            incomplete=incomplete,
            on_progress=on_progress,
        )
        async with database.connection() as conn:
            adopted = await adopt_currency(conn)
        return replace(report, adopted_currency=adopted)


def fingerprint(path: Path, *read_as: str) -> bytes:
    """16 bytes that differ where `path` holds, or is read as, something else. Of names and contents, not of times:
    a file that is downloaded again after an interruption is the same."""
    digest = hashlib.blake2b("\0".join(read_as).encode(), digest_size=16)
    try:
        for file in sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else [path]:
            with file.open("rb") as opened:
                # Fixed lengths, so that no name or content can pass for others.
                digest.update(hashlib.blake2b(os.fsencode(file.relative_to(path))).digest())
                digest.update(hashlib.file_digest(opened, hashlib.blake2b).digest())
    except OSError as error:
        raise FeedUnreadable(
            "The file cannot be read", value=str(path), fix=error.strerror or str(error)
        ) from error
    return digest.digest()
