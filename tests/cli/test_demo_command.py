"""persea demo, as a real process."""

from __future__ import annotations

import json
from pathlib import Path

from persea_server import run_persea


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """Ends with 1, names the folder and the way out, and writes nothing."""
    (tmp_path / "mine.txt").write_text("mine")
    ended = run_persea("demo", tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert f"The folder is not empty: {tmp_path}" in ended.stderr
    assert "--force" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_with_force_the_shop_is_written_beside_what_is_there(tmp_path: Path) -> None:
    """--force keeps strangers, --pictures none draws none, --until ends the year, --json says what was written."""
    (tmp_path / "mine.txt").write_text("mine")
    ended = run_persea(
        "demo",
        tmp_path,
        "--force",
        "--pictures",
        "none",
        "--until",
        "2026-03-01",
        "--seed",
        "5",
        "--shoppers",
        "40",
        "--json",
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["until"] == "2026-03-01T00:00:00+00:00"
    assert {file["name"] for file in told["files"]} == {
        path.name + "/" * path.is_dir() for path in tmp_path.iterdir()
    } - {"mine.txt"}
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert {"name": "shoppers.jsonl", "entries": 40} in told["files"]
    last = json.loads((tmp_path / "events.jsonl").read_text("utf-8").splitlines()[-1])
    assert "2026-02-20" < last["timestamp"] < "2026-03-01"


def test_a_file_in_the_way_and_an_unknown_kind_of_picture_are_said(tmp_path: Path) -> None:
    """A path that is a file ends with 1 and no traceback; --pictures gif ends with 2 and the kinds there are."""
    (tmp_path / "shop").write_text("")
    ended = run_persea("demo", tmp_path / "shop")
    assert ended.returncode == 1
    assert "cannot be written there" in ended.stderr
    assert "Traceback" not in ended.stderr
    ended = run_persea("demo", tmp_path / "other", "--pictures", "gif")
    assert ended.returncode == 2
    assert "svg, png, none" in ended.stderr
    assert not (tmp_path / "other").exists()
