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
from psycopg.conninfo import make_conninfo

from persea.app import Persea
from persea.catalog.demo.fill import fill_products
from persea.settings import Settings
from persea.store.database import Database
from persea.store.postgres import EmbeddedPostgres
from persea_server import Server, running_server, shared_folder

_numbers = itertools.count(1)
_SHOP = "shop"


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
    """An embedded server of this run's own, which need not survive a power cut."""
    folder = shared_folder()
    server = EmbeddedPostgres(folder)
    try:
        url = server.start()
        with psycopg.connect(url, autocommit=True) as conn:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                conn.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
            conn.execute("SELECT pg_reload_conf()")
        yield url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
async def empty_shop(postgres_url: str) -> str:
    """The name of a database that holds an empty shop: to copy it takes a tenth of the migrations' time."""
    with psycopg.connect(postgres_url, autocommit=True) as conn:
        conn.execute("CREATE DATABASE empty_shop")
    opened = Database(make_conninfo(postgres_url, dbname="empty_shop"), _SHOP, max_connections=1)
    await opened.open()
    await opened.close()
    return "empty_shop"


@pytest.fixture
def database_url(postgres_url: str, empty_shop: str) -> Iterator[str]:
    """A database of the test's own, with a fresh, empty shop."""
    name = f"test_{next(_numbers)}"
    copy = "CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"
    with psycopg.connect(postgres_url, autocommit=True) as conn:
        conn.execute(sql.SQL(copy).format(sql.Identifier(name), sql.Identifier(empty_shop)))
        yield make_conninfo(postgres_url, dbname=name)
        conn.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The shop of `database_url`, opened."""
    opened = Database(database_url, _SHOP, max_connections=4)
    await opened.open()
    yield opened
    await opened.close()


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
