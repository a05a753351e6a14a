"""Shared fixtures: a real PostgreSQL for the whole run, a fresh shop (schema) for each test that asks."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from persea.app import Persea
from persea.catalog.demo.fill import fill_products
from persea.settings import Settings
from persea.store.database import Database
from persea.store.postgres import EmbeddedPostgres
from persea_server import Server, running_server, shared_folder

_numbers = itertools.count(1)


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
async def demo(postgres_url: str) -> AsyncIterator[Persea]:
    """An open Persea over the demo shop, shared by the whole run: its catalogue is not to be changed."""
    settings = Settings(Path("/nonexistent"), database_url=postgres_url, shop=f"demo_{os.getpid()}")
    async with Persea.opened(settings) as opened:
        await fill_products(opened.database, opened.embedder.embed_products)
        yield opened


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
