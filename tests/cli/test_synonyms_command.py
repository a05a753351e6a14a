"""persea synonyms as a shop's developer meets it, beside a running server."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from persea_server import Server, run_persea, running_server, shared_folder


@pytest.fixture(scope="module")
def shop() -> Iterator[Server]:
    """A running server over an empty shop."""
    folder = shared_folder()
    try:
        with running_server(folder / "data", "--no-demo") as started:
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_synonyms_are_loaded_shown_and_cleared(shop: Server, tmp_path: Path) -> None:
    """What a file says is printed again word for word, replaced as a whole, and removed."""
    mine = tmp_path / "mine.txt"
    mine.write_text("# ours\nsnug, hug mug\nfika => coffee, cake @0.5\n", encoding="utf-8")
    ended = run_persea("synonyms", "load", mine, "--json", data_dir=shop.data_dir)
    assert (ended.returncode, json.loads(ended.stdout)) == (0, {"phrases": 3})
    assert run_persea("synonyms", data_dir=shop.data_dir).stdout == mine.read_text("utf-8")
    mine.write_text("sofa, couch", encoding="utf-8")
    assert run_persea("synonyms", "load", mine, data_dir=shop.data_dir).stdout == (
        "2 phrases find other words of the shop as well\n"
    )
    assert run_persea("synonyms", data_dir=shop.data_dir).stdout == "sofa, couch\n"
    assert run_persea("synonyms", "clear", data_dir=shop.data_dir).returncode == 0
    assert run_persea("synonyms", data_dir=shop.data_dir).stdout == ""


def test_a_wrong_file_changes_nothing(shop: Server, tmp_path: Path) -> None:
    """A line that cannot be understood and a file that is no text end with 1 and the reason."""
    good, wrong = tmp_path / "good.txt", tmp_path / "wrong.txt"
    good.write_text("sofa, couch\n", encoding="utf-8")
    assert run_persea("synonyms", "load", good, data_dir=shop.data_dir).returncode == 0
    for content, reason in (
        (b"mug, cup\nsofa\n", "line 2: sofa"),
        (b"caf\xe9, coffee\n", "is not UTF-8 text"),
    ):
        wrong.write_bytes(content)
        ended = run_persea("synonyms", "load", wrong, data_dir=shop.data_dir)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert reason in ended.stderr
        assert "Traceback" not in ended.stderr
    assert run_persea("synonyms", data_dir=shop.data_dir).stdout == "sofa, couch\n"


def test_a_running_server_corrects_to_the_words_that_are_imported(shop: Server, tmp_path: Path) -> None:
    """With the products come their words: the search that knew none of them corrects to them now."""
    with httpx2.Client(base_url=shop.url, timeout=60) as http:
        assert http.get("/api/search", params={"q": "stonwear"}).json()["did_you_mean"] is None
        feed = tmp_path / "feed.jsonl"
        feed.write_text(
            "".join(
                f'{{"id": "{n}", "title": "Stoneware mug {n}", "price": "14.90"}}\n' for n in range(1, 4)
            ),
            encoding="utf-8",
        )
        assert run_persea("import", "catalog", feed, data_dir=shop.data_dir).returncode == 0
        body = http.get("/api/search", params={"q": "stonewear mug"}).json()
        assert body["did_you_mean"] == "stoneware mug"
        assert {result["title"] for result in body["results"]} == {f"Stoneware mug {n}" for n in range(1, 4)}
