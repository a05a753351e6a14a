"""What the server keeps and logs of a feed whose reader ends without a word of its own."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from persea.cli.schedule import schedule
from persea.settings import Settings
from persea.store.database import Database
from persea.store.syncs import Sync, add_sync, list_syncs


async def ended(database: Database) -> Sync:
    for _ in range(300):
        async with database.connection() as conn:
            (sync,) = await list_syncs(conn)
        if sync.ended_at is not None:
            return sync
        await asyncio.sleep(0.1)
    raise AssertionError("nothing was kept")


async def test_a_reader_that_cannot_even_begin(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last words are kept with the feed, so that it is not "being read" for ever, and logged without the key
    in its address."""
    monkeypatch.setenv("PERSEA_DATABASE_URL", "postgresql://127.0.0.1:9/none")
    async with database.connection() as conn:
        await add_sync(conn, "https://shop.example/feed?key=secret", every=timedelta(hours=6))
    with capture_logs() as logs:
        async with schedule(database, Settings(tmp_path), look_s=0.05):
            sync = await ended(database)
    assert sync.ok is False
    assert "The database cannot be reached" in sync.result
    assert [(line["event"], line["url"]) for line in logs] == [
        ("feed not read", "https://shop.example/feed?…")
    ]
    assert "secret" not in str(logs)


async def test_no_process_to_be_had(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schedule goes on: the failure is kept, and the next feed gets its turn."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    async with database.connection() as conn:
        for name in ("a", "b"):
            await add_sync(conn, f"https://shop.example/{name}", every=timedelta(hours=6))
    async with schedule(database, Settings(tmp_path), look_s=0.05):
        for _ in range(100):
            async with database.connection() as conn:
                syncs = await list_syncs(conn)
            if all(sync.ended_at for sync in syncs):
                break
            await asyncio.sleep(0.05)
    assert [sync.result for sync in syncs] == [
        "no process could be started to read it: No such file or directory"
    ] * 2
