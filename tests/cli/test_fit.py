"""persea fit: what it says with few events, what it keeps, and how it goes back."""

from __future__ import annotations

import json
import shutil
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from persea_server import run_persea, running_server, shared_folder


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    kept = shared_folder()
    yield kept
    shutil.rmtree(kept, ignore_errors=True)


def rows(shoppers: int) -> str:
    begun = datetime.now(UTC) - timedelta(days=2)
    products = ["bt-harrow-high", "bt-fellside", "bt-ridgeline-mid"]
    lines = ["shopper,event,product,time"]
    for shopper in range(shoppers):
        for at in range(2):
            moment = (begun + timedelta(minutes=shopper * 10 + at)).isoformat()
            lines.append(f"s-{shopper},view,{products[(shopper + at) % 3]},{moment}")
    return "\n".join(lines) + "\n"


def test_fitting_keeps_versions_and_goes_back(folder: Path, tmp_path: Path) -> None:
    """Without events it says so and makes nothing; then each fit is a version, and --rollback the one before."""
    data = folder / "data"
    with running_server(data):
        none = run_persea("fit", data_dir=data)
        assert none.returncode == 1
        assert "There are not enough events to learn from" in none.stderr
        assert "import events" in none.stderr
        assert json.loads(run_persea("fit", "--list", "--json", data_dir=data).stdout) == []
        (tmp_path / "events.csv").write_text(rows(20))
        went_in = run_persea(
            "import", "events", tmp_path / "events.csv", "--consent", "personalization", data_dir=data
        )
        assert went_in.returncode == 0, went_in.stderr
        for _ in range(2):
            fitted = run_persea("fit", data_dir=data)
            assert fitted.returncode == 0, fitted.stderr
            assert "counting pairs" in fitted.stderr
            assert "Only 40 events" in fitted.stderr
            assert "40 events of 20 shoppers" in fitted.stdout
            assert fitted.stdout.rstrip().endswith("; defaults")
            assert "too few later events to tune by" in fitted.stderr
        listed = json.loads(run_persea("fit", "--list", "--json", data_dir=data).stdout)
        assert [(one["events"], one["shoppers"], one["is_current"]) for one in listed] == [
            (40, 20, True), (40, 20, False),
        ]  # fmt: skip
        assert [one["tuning"]["shoppers"] for one in listed] == [0, 0]
        back = run_persea("fit", "--rollback", "--json", data_dir=data)
        assert [one["is_current"] for one in json.loads(back.stdout)] == [False, True]
        again = run_persea("fit", "--rollback", data_dir=data)
        assert again.returncode == 1
        assert "no version before" in again.stderr


def ask(url: str, path: str, body: object = None, **query: object) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{url}{path}?{urllib.parse.urlencode(query)}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        answer: dict[str, Any] = json.load(response)
    return answer


def test_a_running_server_recommends_by_the_year_that_was_imported(folder: Path, tmp_path: Path) -> None:
    """`persea demo`, `persea import events`, `persea fit`: the server follows, and each event shows at once."""
    written = run_persea("demo", tmp_path / "demo", "--pictures", "none", "--shoppers", "30")
    assert written.returncode == 0, written.stderr
    data = folder / "data"
    with running_server(data) as server:
        before = ask(server.url, "/api/recommendations", shopper="fresh")["version"]
        events = tmp_path / "demo" / "events.jsonl"
        went_in = run_persea("import", "events", events, "--consent", "personalization", data_dir=data)
        assert went_in.returncode == 0, went_in.stderr
        assert run_persea("fit", data_dir=data).returncode == 0
        popular = ask(server.url, "/api/recommendations", shopper="fresh", k=4)
        assert popular["kind"] == "trending"
        assert popular["version"] != before
        viewed = [one["id"] for one in popular["results"]]
        lists = [viewed]
        for number, product in enumerate(viewed):
            event = {"id": f"v-{number}", "event": "view", "shopper": "fresh", "product": product}
            if number == 3:
                event |= {"event": "purchase", "amount": "20.00", "currency": "USD", "order": "o"}
            told = ask(server.url, "/api/events", {**event, "consent": ["personalization"]})
            assert told["joined"] == 1
            answer = ask(server.url, "/api/recommendations", shopper="fresh", explain="true", k=50)
            causes = [
                (cause["event"]["kind"], cause["event"]["product"])
                for one in answer["results"] for cause in one["why"]["contributions"] if cause["event"]
            ]  # fmt: skip
            assert (event["event"], product) in causes
            lists.append([one["id"] for one in answer["results"]])
            assert product not in lists[-1]
            assert lists[-1] != lists[-2]
