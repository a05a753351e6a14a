"""persea fit: what it says with few events, what it keeps, and how it goes back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
        listed = json.loads(run_persea("fit", "--list", "--json", data_dir=data).stdout)
        assert [(one["events"], one["shoppers"], one["is_current"]) for one in listed] == [
            (40, 20, True), (40, 20, False),
        ]  # fmt: skip
        back = run_persea("fit", "--rollback", "--json", data_dir=data)
        assert [one["is_current"] for one in json.loads(back.stdout)] == [False, True]
        again = run_persea("fit", "--rollback", data_dir=data)
        assert again.returncode == 1
        assert "no version before" in again.stderr
