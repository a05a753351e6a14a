"""persea fit on a shop with events enough to tune by: what it chooses is kept with the version, and holds at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
from psycopg.conninfo import conninfo_to_dict
from recommending import tell_lines

from persea.interests.current import CurrentInterests
from persea.interests.recommend import Recommender
from persea.store.database import Database
from persea.store.recommendable import shopper_of_id
from persea.values import Filters
from persea_server import run_persea
from stocked import a_product, stock

_ROWS, _PLACES, _SHOPPERS = 20, 10, 420


def told() -> list[dict[str, Any]]:
    """Views go through one of twenty rows of products; after each, something is liked by lot."""
    rng, begun = np.random.default_rng(11), datetime.now(UTC) - timedelta(days=9)
    events: list[dict[str, Any]] = []
    for shopper in range(_SHOPPERS):
        row = int(rng.integers(0, _ROWS))
        for at, place in enumerate(rng.permutation(_PLACES)[:6].tolist()):
            moment = begun + timedelta(days=at, seconds=2 * shopper)
            by_lot = f"v{rng.integers(0, _ROWS)}-{rng.integers(0, _PLACES)}"
            for after, (kind, product) in enumerate((("view", f"v{row}-{place}"), ("like", by_lot))):
                time = (moment + timedelta(hours=after)).isoformat()
                events.append(
                    {"id": f"{shopper}-{at}-{kind}", "event": kind, "shopper": f"s{shopper}", "product": product, "time": time}
                )  # fmt: skip
    return events


async def test_a_noisy_kind_is_turned_down_and_the_list_of_versions_says_so(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    """Likes by lot come to weigh less, with both figures; --no-tune keeps the defaults; a server weighs as the version
    does."""
    goods = (f"v{row}-{place}" for row in range(_ROWS) for place in range(_PLACES))
    await stock(database, *(a_product(one, f"Thing {one}") for one in goods))
    lines = [json.dumps(one) for one in told()]
    assert await tell_lines(database, lines) == len(lines)
    place = conninfo_to_dict(database_url)
    name = place.pop("dbname")
    env = {"PERSEA_DATABASE_URL": f"postgresql:///{name}?{urlencode(place)}", "PERSEA_SHOP": database._shop}
    plain = run_persea("fit", "--no-tune", data_dir=tmp_path, env=env)
    assert plain.returncode == 0, plain.stderr
    current = CurrentInterests(database, tmp_path)
    assert (await current.model())[1].kind_weights == {}
    tuned = run_persea("fit", data_dir=tmp_path, env=env)
    assert tuned.returncode == 0, tuned.stderr
    assert "tuning: fitting with like at 0.1" in tuned.stderr
    assert "; tuned: like 0.1" in tuned.stdout
    listed = json.loads(run_persea("fit", "--list", "--json", data_dir=tmp_path, env=env).stdout)
    new, old = (one["tuning"] for one in listed)
    assert new["changed"]["like"] <= 0.1
    assert new["ndcg_10"] > 1.02 * new["ndcg_10_of_defaults"] > 0
    assert new["shoppers"] > 100
    assert old == {"shoppers": 0, "ndcg_10": 0, "ndcg_10_of_defaults": 0, "changed": {}}
    weights = (await current.model())[1].kind_weights
    assert weights == {kind: weight for kind, weight in new["changed"].items() if kind in ("view", "like")}
    async with database.reading() as conn:
        shopper = await shopper_of_id(conn, "s0")
    found = await Recommender(database, current).for_you(shopper, 5, Filters(), explained=True)
    assert {event.weight for event in found.history.profile.events} == {1.0, weights["like"]}
