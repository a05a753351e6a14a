"""persea placement as who runs a shop meets it, and the same over HTTP."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from persea_server import Server, run_persea, running_server, shared_folder

HIDE = '[[rule]]\nname = "Recalled"\ndo = "hide"\nproducts = ["{id}"]\n'


@pytest.fixture(scope="module")
def shop() -> Iterator[Server]:
    """A running server over three mugs."""
    folder = shared_folder()
    feed = folder / "feed.jsonl"
    feed.write_text(
        "".join(f'{{"id": "m{n}", "title": "Stoneware Mug {n}", "price": "1{n}.90"}}\n' for n in range(3)),
        encoding="utf-8",
    )
    try:
        with running_server(folder / "data", "--no-demo") as started:
            ended = run_persea("import", "catalog", feed, data_dir=started.data_dir)
            assert ended.returncode == 0, ended.stderr
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def found(http: httpx2.Client) -> list[str]:
    return [one["id"] for one in http.get("/api/search", params={"q": "mug"}).json()["results"]]


def test_rules_are_tried_loaded_shown_noted_and_cleared(shop: Server, tmp_path: Path) -> None:
    """A running server follows; a preview changes nothing."""
    mine = tmp_path / "rules.toml"
    with httpx2.Client(base_url=shop.url, timeout=60) as http:
        first = found(http)[0]
        mine.write_text(HIDE.format(id=first), encoding="utf-8")
        tried = run_persea("placement", "preview", mine, "mug", "--json", data_dir=shop.data_dir)
        told = json.loads(tried.stdout)
        assert first in told["before"]
        assert first not in told["after"]
        assert first in found(http)
        assert run_persea("placement", "load", mine, data_dir=shop.data_dir).returncode == 0
        assert run_persea("placement", data_dir=shop.data_dir).stdout == mine.read_text("utf-8")
        assert first not in found(http)
        assert "hide 'Recalled'" in run_persea("audit", data_dir=shop.data_dir).stdout
        assert run_persea("placement", "clear", data_dir=shop.data_dir).returncode == 0
        assert first in found(http)


def test_rules_over_http(shop: Server) -> None:
    with httpx2.Client(base_url=shop.url, timeout=60) as http:
        last = found(http)[-1]
        rules = f'[[rule]]\nname = "Pinned"\ndo = "pin"\nproducts = ["{last}"]\n'
        tried = http.post("/api/placement/preview", json={"rules": rules, "q": "mug"}).json()
        assert tried["after"][0]["id"] == last
        assert tried["after"][0]["organic_place"] == 3
        assert http.put("/api/placement", json={"rules": rules}).json() == {"rules": 1, "sponsored": 0}
        assert http.get("/api/placement").json() == {"rules": rules}
        assert http.put("/api/placement", json={"rules": ""}).status_code == 200


def test_a_wrong_file_changes_nothing(shop: Server, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    for content, reason in ((b'[[rule]]\nname = "a"\n', "rule.1"), (b"\xff", "is not UTF-8")):
        wrong.write_bytes(content)
        ended = run_persea("placement", "load", wrong, data_dir=shop.data_dir)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert reason in ended.stderr
        assert "Traceback" not in ended.stderr
