"""Shared fixtures: a real PostgreSQL for the whole run, a fresh shop (schema) for each test that asks."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from persea.store.database import Database
from persea.store.postgres import EmbeddedPostgres

_numbers = itertools.count(1)
_START_S = 60


@dataclass
class Server:
    """A `persea serve` of its own process, on a data folder of its own."""

    process: subprocess.Popen[str]
    url: str
    data_dir: Path


@contextmanager
def running_server(data_dir: Path, *options: str, env: dict[str, str] | None = None) -> Iterator[Server]:
    """Starts `persea serve` on a free port, waits until it is ready, and ends it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "persea", "serve", "--port", "0", "--data-dir", str(data_dir), *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PERSEA_LOG_LEVEL": "warning", **(env or {})},
    )
    said: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if "Persea is ready" in line:
                ready.set()
        ready.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        assert ready.wait(_START_S), "".join(said)
        address = next((line for line in said if "Persea is ready: " in line), None)
        assert address is not None, "".join(said)
        yield Server(process, address.split("ready: ")[1].strip(), data_dir)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def shared_folder() -> Path:
    """A fresh folder that the database's unprivileged user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="persea-test-"))
    folder.chmod(0o755)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run what takes long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    skip_full = pytest.mark.skip(reason="long; runs with --full")
    skip_browser = pytest.mark.skip(reason="needs Debian's chromium: apt-get install chromium")
    for item in items:
        if "full" in item.keywords and not config.getoption("--full"):
            item.add_marker(skip_full)
        if "browser" in item.keywords and not Path("/usr/bin/chromium").exists():
            item.add_marker(skip_browser)


@pytest.fixture(scope="session")
def feeds() -> Path:
    """The folder of real feeds, which is data beside the project and never in it."""
    here = Path(__file__).resolve().parents[1]
    folder = Path(os.environ.get("PERSEA_SHARED_DATA", here.parent / "shared" / "data")) / "feeds"
    if not folder.is_dir():
        pytest.skip(f"no real feeds at {folder}: set PERSEA_SHARED_DATA to the folder that holds feeds/")
    return folder


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """An embedded server of this run's own."""
    folder = shared_folder()
    server = EmbeddedPostgres(folder)
    try:
        yield server.start()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[Database]:
    """An opened database with a fresh, empty shop."""
    shop = f"test_{os.getpid()}_{next(_numbers)}"
    opened = Database(postgres_url, shop, max_connections=4)
    await opened.open()
    yield opened
    await opened.close()
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(shop)))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real server with the demo shop and the built-in model, shared by the whole run."""
    folder = shared_folder()
    try:
        with running_server(folder / "data") as started:
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server_url(server: Server) -> str:
    return server.url
