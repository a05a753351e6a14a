"""persea impressions: what it tells of an empty log and of a full one, and what it writes for elsewhere."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from persea.settings import Settings
from persea.store.events import Event, EventKind, Purpose, Who, keep_events
from persea.store.impressions import ShownCard, ShownList, Versions, keep_list
from persea.store.opened import opened_database
from persea.store.shoppers import known_shopper
from persea.values.shopping import ScorePart
from persea_server import run_persea, running_server, shared_folder
from stocked import NOW


@pytest.fixture
def data() -> Iterator[Path]:
    folder = shared_folder()
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


async def fill(data: Path) -> None:
    """Two lists of three cards, the first card of each followed; and a card of nobody."""
    settings = Settings.load({}, data_dir=data)
    async with opened_database(None, settings.shop, data) as database, database.connection() as conn:
        anna = await known_shopper(conn, "anna")
        for number in range(2):
            cards = tuple(
                ShownCard(uuid.uuid4(), f"p{place}", place, (ScorePart("relevance", 1 / place),))
                for place in (1, 2, 3)
            )
            turn = f"t{number}"
            await keep_list(conn, ShownList(turn, NOW, "find", cards, anna, Versions(4, "default-1")))
            purposes = (Purpose.PERSONALIZATION,)
            event = Event(
                uuid.uuid4(),
                NOW,
                EventKind.VIEW,
                Who("anna"),
                purposes,
                turn_id=turn,
                impression_id=str(cards[0].id),
            )
            await keep_events(conn, [event], received_at=NOW)
        await keep_list(conn, ShownList("t3", NOW, "find", (ShownCard(uuid.uuid4(), "p1", 1),)))


async def test_the_log_is_told_and_exported(data: Path, tmp_path: Path) -> None:
    """Rates by place and by model, of shoppers only; the export names no shopper and no answer."""
    with running_server(data, "--no-demo"):
        assert "Nothing is logged yet" in run_persea("impressions", data_dir=data).stderr
        await fill(data)
        told = run_persea("impressions", data_dir=data)
        assert told.returncode == 0, told.stderr
        assert "6 cards in 2 lists of shoppers, 1 of nobody; 0 not where" in told.stdout
        lines = [line.split() for line in told.stdout.splitlines()]
        assert ["1", "2", "2", "100.0%", "0", "0"] in lines
        assert ["2", "2", "0", "0.0%", "0", "0"] in lines
        assert ["default-1", "6", "2", "33.3%", "0", "0"] in lines
        read = json.loads(run_persea("impressions", "--json", data_dir=data).stdout)
        assert (read["of_persons"], read["of_nobody"], read["lists"]) == (6, 1, 2)
        assert [one["clicked"] for one in read["by"]["position"]] == [2, 0, 0]
        written = run_persea("impressions", "export", "--out", tmp_path / "lists.jsonl", data_dir=data)
        assert "2 lists" in written.stderr
    lists = [json.loads(line) for line in (tmp_path / "lists.jsonl").read_text().splitlines()]
    assert [one["shopper"] for one in lists] == [0, 0]
    assert lists[0]["cards"][1] == {
        "product": "p2", "position": 2, "ranked": 2, "propensity": 1.0, "parts": {"relevance": 0.5},
        "clicked": False, "carted": False, "bought": False,
    }  # fmt: skip
    assert "anna" not in str(lists)
