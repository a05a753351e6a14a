"""persea events and persea shopper, as a person and a script meet them: real processes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from persea_server import run_persea, shared_folder


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A shop without a catalogue, to which three events of two shoppers and a wrong one were brought."""
    made = shared_folder()
    file = made / "log.csv"
    file.write_text("shopper,event,product\nu1,view,boot\nu1,view,shoe\nu2,view,boot\nu2,veiw,boot\n")
    ended = run_persea("import", "events", file, "--consent", "personalization", data_dir=made / "data")
    assert ended.returncode == 0, ended.stderr
    yield made / "data"
    shutil.rmtree(made, ignore_errors=True)


def test_what_came_in_is_seen_at_a_glance(data: Path) -> None:
    """By kind and source, with what was rejected and which products are unknown."""
    told = json.loads(run_persea("events", "--json", data_dir=data).stdout)
    (one,) = told["events"]
    assert (one["source"], one["kind"], one["joined"], one["counted"]) == ("file", "view", 3, 0)
    assert (one["last_hour"], one["last_day"]) == (3, 3)
    assert [(refused["source"], refused["count"]) for refused in told["rejected"]] == [("file", 1)]
    assert told["unknown"] == {
        "events": 3,
        "products": [{"product": "boot", "events": 2}, {"product": "shoe", "events": 1}],
    }
    text = run_persea("events", data_dir=data).stdout
    assert "3 of products that the catalogue does not hold: boot (2), shoe (1)" in text
    assert "rejected, from file: 1 kept" in text


def test_a_shopper_is_exported_and_erased(data: Path, tmp_path: Path) -> None:
    """Not without a yes; the file is for its owner's eyes, and never written over another."""
    to = tmp_path / "u1.json"
    assert run_persea("shopper", "export", "u1", "--out", to, data_dir=data).returncode == 0
    assert len(json.loads(to.read_text())["events"]) == 2
    assert to.stat().st_mode & 0o777 == 0o600
    assert run_persea("shopper", "export", "u1", "--out", to, data_dir=data).returncode == 2
    refused = run_persea("shopper", "erase", "u1", data_dir=data)
    assert refused.returncode == 2
    assert "add --yes" in refused.stderr
    erased = run_persea("shopper", "erase", "u1", "--yes", "--json", data_dir=data)
    assert json.loads(erased.stdout)["erased"]["events"] == 2
    gone = run_persea("shopper", "export", "u1", data_dir=data)
    assert gone.returncode == 1
    assert "There is no such shopper: u1" in gone.stderr
    withdrawn = run_persea("shopper", "withdraw", "u2", "--yes", "--json", data_dir=data)
    assert json.loads(withdrawn.stdout) == {"counted": {"events": 1, "by_kind": {"view": 1}}}
