"""persea shop set --language, as real processes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from persea_server import run_persea, shared_folder


@pytest.fixture
def data_dir() -> Iterator[Path]:
    folder = shared_folder()
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


def test_a_shop_becomes_german(data_dir: Path, tmp_path: Path) -> None:
    """By name, by tag and with an import; a language that is none is told with those there are, and changes nothing."""
    ended = run_persea("shop", "set", "--language", "de", data_dir=data_dir)
    assert (ended.returncode, "language   german" in ended.stdout) == (0, True)
    ended = run_persea("shop", "set", "--language", "klingon", data_dir=data_dir)
    assert ended.returncode == 1
    assert "The database knows no such language: klingon. Use one of: arabic, " in ended.stderr
    assert json.loads(run_persea("shop", "--json", data_dir=data_dir).stdout)["language"] == "german"
    feed = tmp_path / "feed.csv"
    feed.write_text(
        "id,title,price,link,description\n1,Cafetera,10.00 EUR,https://x.example/1,Para el café\n"
    )
    options = ("--language", "es-MX", "--replace-demo")
    ended = run_persea("import", "catalog", feed, *options, data_dir=data_dir)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(run_persea("shop", "--json", data_dir=data_dir).stdout)["language"] == "spanish"
