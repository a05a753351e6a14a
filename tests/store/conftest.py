"""Data folders for tests of the embedded server itself."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_processes import server_pids, wait_for

from persea.store.postgres import EmbeddedPostgres


def _folder() -> Path:
    """One that everybody may enter, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="persea-test-"))
    path.chmod(0o755)
    return path


@pytest.fixture
def fresh() -> Iterator[Path]:
    """A data folder without a database."""
    path = _folder()
    yield path
    ended = wait_for(lambda: not server_pids(path))
    shutil.rmtree(path)
    assert ended, "a server outlived its test"


@pytest.fixture(scope="session")
def _made() -> Iterator[Path]:
    path = _folder()
    with EmbeddedPostgres(path):
        pass
    yield path
    shutil.rmtree(path)


@pytest.fixture
def folder(_made: Path) -> Iterator[Path]:
    """A data folder with a database that is not running; one for all tests, so each names its own tables."""
    yield _made
    assert wait_for(lambda: not server_pids(_made)), "a server outlived its test"
