"""persea fit --ranking: from a log in the database to weights that a server uses, and back to the defaults."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from persea.learn.shown_lists import LEARNT, Lists, lists_in
from persea.ranking.weights import DEFAULTS
from persea.settings import Settings
from persea.store.database import Database
from persea.store.events import Event, EventKind, Purpose, Who, keep_events
from persea.store.impressions import ShownCard, ShownList, Versions, keep_list
from persea.store.opened import opened_database
from persea.store.shoppers import known_shopper
from persea.store.shown_results import list_results
from persea.values.shopping import ScorePart
from persea_server import run_persea, running_server, shared_folder
from shopping.learning import TRUE, made_lists
from stocked import NOW

LISTS = 2_000


@pytest.fixture
def data() -> Iterator[Path]:
    folder = shared_folder()
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


async def log(database: Database, lists: Lists) -> None:
    """`lists` as answers would have logged them, a second apart, and the events of who followed."""
    begun = NOW - timedelta(days=3)
    events = []
    async with database.connection() as conn:
        shoppers = [
            await known_shopper(conn, f"s{number}") for number in range(int(lists.shoppers.max()) + 1)
        ]
        for number in range(lists.count):
            turn, at = f"t{number}", begun + timedelta(seconds=number)
            cards = []
            for row in range(int(lists.starts[number]), int(lists.starts[number + 1])):
                amounts = zip(LEARNT, lists.features[row].tolist(), strict=True)
                parts = [ScorePart("relevance", float(lists.fixed[row]))]
                parts += [
                    ScorePart(part, DEFAULTS.weight_of(part) * feature)
                    for part, feature in amounts
                    if feature
                ]
                place, ranked = int(lists.position[row]), int(lists.ranked[row])
                probability = float(lists.propensity[row])
                cards.append(ShownCard(uuid.uuid4(), f"p{place}", place, tuple(parts), ranked, probability))
                if lists.gain[row]:
                    who = Who(f"s{lists.shoppers[number]}")
                    events.append(
                        Event(
                            uuid.uuid4(), at, EventKind.VIEW, who, (Purpose.PERSONALIZATION,), turn_id=turn,
                            impression_id=str(cards[-1].id),
                        )
                    )  # fmt: skip
            shopper = shoppers[int(lists.shoppers[number])]
            versions = Versions(None, DEFAULTS.version)
            assert await keep_list(conn, ShownList(turn, at, "find", tuple(cards), shopper, versions))
        await keep_events(conn, events, received_at=NOW)


async def test_the_log_comes_back_as_it_was_shown(database: Database) -> None:
    """Features, places, probabilities and what was followed, list by list."""
    made = made_lists(1, 40)
    await log(database, made)
    async with database.connection() as conn:
        read = await lists_in(list_results(conn), {DEFAULTS.version: DEFAULTS})
    for name in ("features", "fixed", "position", "ranked", "gain", "starts", "shoppers"):
        assert getattr(read, name) == pytest.approx(getattr(made, name)), name
    assert read.propensity == pytest.approx(made.propensity.astype(np.float32))


async def test_weights_are_learnt_listed_and_gone_back_from(data: Path) -> None:
    """Nothing to learn from is said, and ends with 1; what is surely better is in use at once; back are the defaults."""
    with running_server(data, "--no-demo"):
        none = run_persea("fit", "--ranking", data_dir=data)
        assert none.returncode == 1
        assert "Too little came of what was shown" in none.stderr
        settings = Settings.load({}, data_dir=data)
        async with opened_database(None, settings.shop, data) as database:
            await log(database, made_lists(4, LISTS))
        fitted = run_persea("fit", "--ranking", data_dir=data)
        assert fitted.returncode == 0, fitted.stderr
        assert "estimating what places are looked at" in fitted.stderr
        assert f"in {LISTS:,} lists" in fitted.stdout
        assert "places by em" in fitted.stdout
        (one,) = json.loads(run_persea("fit", "--ranking", "--list", "--json", data_dir=data).stdout)
        assert (one["is_current"], one["lists"]) == (True, LISTS)
        assert one["low"] > 0
        assert one["weights"]["interest"] == pytest.approx(TRUE.interest, rel=0.4)
        back = run_persea("fit", "--ranking", "--rollback", data_dir=data)
        assert "In use: the defaults" in back.stderr
        listed = run_persea("fit", "--ranking", "--list", data_dir=data)
        assert "The default weights are in use." in listed.stderr
