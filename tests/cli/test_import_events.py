"""persea import events and persea events rejected, as a person and a script meet them: real processes."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from persea_server import run_persea, shared_folder

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = shared_folder()
    yield made
    shutil.rmtree(made, ignore_errors=True)


def bring(folder: Path, file: Path, *options: str) -> dict[str, Any]:
    ended = run_persea("import", "events", file, "--json", *options, data_dir=folder / "data")
    assert ended.returncode == 0, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    beside = ("seconds", "problems", "unknown", "unknown_products")  # this shop has no catalogue
    return {fate: count for fate, count in told.items() if count and fate not in beside}


def test_a_table_goes_in_once(folder: Path, tmp_path: Path) -> None:
    """Under the consent that is named; rows that are wrong are told with line, field, value and reason."""
    file = tmp_path / "log.csv"
    moment = YESTERDAY.isoformat(timespec="seconds")
    file.write_text(
        "shopper,event,product,time,value\n"
        f"u1,view,boot,{moment},\n"
        f"u1,purchase,boot,{moment},89.90\n"
        f"u2,veiw,boot,{moment},\n"
        f"u2,view,boot,1970-01-01,\n"
        f"u2,rating,boot,{moment},7\n"
    )
    assert bring(folder, file, "--consent", "personalization") == {"joined": 2, "rejected": 3}
    ended = run_persea("import", "events", file, "--consent", "personalization", data_dir=folder / "data")
    assert ended.stdout.startswith("Imported 0 events of shoppers in ")
    assert ended.stdout.endswith(": 0 of nobody, 2 known already, 3 could not be used\n")
    assert 'line 4, event "veiw": there is no such event' in ended.stderr
    assert 'line 5, time "1970-01-01": lies before the year 2000' in ended.stderr
    assert 'line 6, value "7.0": must be 0 to 5 stars' in ended.stderr
    listed = run_persea("events", "rejected", "--most", "1", data_dir=folder / "data")
    assert listed.stdout.strip().endswith('file log.csv line 6 value "7.0": must be 0 to 5 stars')
    assert len(json.loads(run_persea("events", "rejected", "--json", data_dir=folder / "data").stdout)) == 6
    forgotten = run_persea("events", "rejected", "--forget", data_dir=folder / "data")
    assert forgotten.stderr.strip().endswith("Deleted 6 rows")
    empty = run_persea("events", "rejected", data_dir=folder / "data")
    assert empty.stderr.strip() == "No event has been refused."


@pytest.mark.parametrize("ids", [True, False])
def test_consent_may_follow(folder: Path, tmp_path: Path, ids: bool) -> None:
    """What would be lost is said before anything is written; run again under consent, the same events are their
    shoppers', and none is in twice."""
    file = tmp_path / "log.csv"
    moment = YESTERDAY.isoformat(timespec="seconds")
    rows = [f"u{n % 3},view,shoe,{moment},{f'e-{ids}-{n}' if ids else ''}\n" for n in range(6)]
    file.write_text("shopper,event,product,time,id\n" + "".join(rows))
    ended = run_persea("import", "events", file, data_dir=folder / "data")
    said = ended.stderr.index("No event says what its shopper has agreed to")
    assert "run again with it, and the same events become theirs, none twice" in ended.stderr
    assert "6 events of products that the catalogue does not hold: shoe" in ended.stderr[said:]
    assert ": 6 of nobody, 0 known already" in ended.stdout
    joined = 6 if ids else 3  # two alike of one shopper are the same event
    agreed = ("--consent", "personalization")
    assert bring(folder, file, *agreed) == {"upgraded": joined, **({"duplicates": 3} if not ids else {})}
    assert bring(folder, file, *agreed) == {"duplicates": 6}
    assert bring(folder, file) == {"duplicates": 6}


def test_other_tools_files_go_in_unchanged(folder: Path, tmp_path: Path) -> None:
    """Segment's lines, packed; a data layer as one document; a request over several lines."""
    lines = tmp_path / "segment.jsonl.gz"
    call = {
        "type": "track", "event": "Product Viewed", "userId": "u1", "properties": {"product_id": "boot"},
        "timestamp": YESTERDAY.isoformat(),
    }  # fmt: skip
    text = "".join(json.dumps({**call, "messageId": f"m-{number}"}) + "\n" for number in range(3))
    lines.write_bytes(gzip.compress((text + "{\n" + json.dumps({"type": "page"}) + "\n").encode()))
    assert bring(folder, lines) == {"counted": 3, "ignored": 1, "rejected": 1}
    layer = tmp_path / "layer.json"
    layer.write_text(
        json.dumps(
            [
                {"0": "consent", "1": "update", "2": {"personalization_storage": "granted"}},
                {"event": "view_item", "user_id": "u1", "ecommerce": {"items": [{"item_id": "boot"}]}},
            ],
            indent=2,
        )
    )
    assert bring(folder, layer) == {"joined": 1, "ignored": 1}
    assert bring(folder, layer) == {"duplicates": 1, "ignored": 1}  # it has neither id nor time: by its place
    request = tmp_path / "request.json"
    params = {"items": [{"item_id": "boot"}]}
    request.write_text(
        json.dumps({"client_id": "c", "events": [{"name": "view_item", "params": params}]}, indent=2)
    )
    assert bring(folder, request) == {"counted": 1}


def test_what_is_older_than_is_kept_does_not_go_in(folder: Path, tmp_path: Path) -> None:
    """It is counted; and what is in, goes when its time has come."""
    file = tmp_path / "old.jsonl"
    times = [YESTERDAY - timedelta(days=days) for days in (0, 5, 500)]
    rows = [{"event": "view", "product": "boot", "time": time.isoformat()} for time in times]
    file.write_text("\n".join(map(json.dumps, rows)))
    assert bring(folder, file) == {"counted": 2, "too_old": 1}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"sku,title\nb,Boot\n", "no table with a column named event"),
        ("a.json", b"[1, 2", "The file is not JSON"),
        ("a.bin", b"\x00\x01\x02\x03" * 50, "no table with a column named event"),
        ("empty", b"", "no table with a column named event"),
    ],
)
def test_what_is_no_file_of_events_is_refused(
    folder: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """With the reason, and nothing written."""
    (tmp_path / name).write_bytes(content)
    ended = run_persea("import", "events", tmp_path / name, data_dir=folder / "data")
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
