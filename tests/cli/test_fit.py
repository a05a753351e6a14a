"""persea fit: what it says with few events, what it keeps, and how it goes back."""

from __future__ import annotations

import json
import shutil
import time
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


def boot(id: str, title: str, category: str) -> str:
    given = {
        "id": id,
        "title": title,
        "category": f"Outdoor > {category}",
        "price": "80.00",
        "currency": "USD",
    }
    return json.dumps(given) + "\n"


def why(url: str, product: str, shopper: str) -> dict[str, Any]:
    answer = ask(url, "/api/recommendations", shopper=shopper, explain="true")
    told: dict[str, Any] = next(one["why"] for one in answer["results"] if one["id"] == product)
    return told


def test_a_new_product_comes_at_once(tmp_path: Path) -> None:
    """Imported while the server runs, without a fit: within a minute it is in the list of who viewed what is like it,
    by content; and, once a post shows it, in the list of who has never been here."""
    folder = shared_folder()
    data = folder / "data"

    def went_in(kind: str, lines: str) -> None:
        (tmp_path / f"{kind}.jsonl").write_text(lines)
        done = run_persea("import", kind, tmp_path / f"{kind}.jsonl", data_dir=data)
        assert done.returncode == 0, done.stderr

    def viewed(shopper: str, product: str) -> dict[str, Any]:
        return {"event": "view", "shopper": shopper, "product": product, "consent": ["personalization"]}

    try:
        with running_server(data, "--no-demo") as server:
            goods = [boot(f"b{at}", f"Boot {at}", "Boots" if at < 3 else "Tents") for at in range(6)]
            went_in("catalog", "".join(goods))
            events = [viewed(f"s{at}", f"b{(at + next) % 6}") for at in range(12) for next in range(2)]
            assert ask(server.url, "/api/events", [*events, viewed("fresh", "b0")])["rejected"] == 0
            assert run_persea("fit", data_dir=data).returncode == 0
            version = ask(server.url, "/api/recommendations", shopper="fresh")["version"]
            begun = time.monotonic()
            went_in("catalog", boot("new", "Brand New Boot", "Boots"))
            assert {one["part"] for one in why(server.url, "new", "fresh")["contributions"]} == {"content"}
            assert time.monotonic() - begun < 60
            post = {
                "id": "p",
                "title": "Look",
                "author": "Ada",
                "published_at": datetime.now(UTC).isoformat(),
            }
            went_in("posts", json.dumps({**post, "product_ids": ["new"]}))
            told = why(server.url, "new", "never-here")
            assert [one["part"] for one in told["contributions"]] == ["post"]
            assert told["sentence"] == "because it was shown in a post of Ada today"
            assert ask(server.url, "/api/recommendations", shopper="fresh")["version"] == version
    finally:
        shutil.rmtree(folder, ignore_errors=True)
