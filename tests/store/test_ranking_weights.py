"""Versions of the weights: one is current or the defaults are, none is lost, and a server uses a new one at once."""

from __future__ import annotations

from dataclasses import replace

from persea.ranking.current import CurrentWeights, known_versions
from persea.ranking.weights import DEFAULTS, Curve, Weights, write_weights
from persea.store.database import Database
from persea.store.ranking_weights import WeightsMade, keep_weights, list_weights, roll_back_weights

FITTED = replace(
    DEFAULTS, version="fitted", interest=0.5, curves=(("quality", Curve(((0.0, 0.0), (1.0, 1.0)))),)
)


def made(weights: Weights, text: str = "") -> WeightsMade:
    return WeightsMade(text or write_weights(weights), 4_000, 900, "em", (1.0, 0.5), 0.75, 0.5, 0.125, 0.25)


async def kept(database: Database, one: WeightsMade) -> int:
    async with database.connection() as conn:
        return await keep_weights(conn, one)


async def now(current: CurrentWeights, database: Database) -> Weights:
    async with database.reading() as conn:
        return await current.at(conn)


async def test_a_new_version_is_used_at_once_and_gone_back_from(database: Database) -> None:
    """Each under its own name, as it was fitted; before the first lie the defaults."""
    current = CurrentWeights()
    assert await now(current, database) == DEFAULTS
    first = await kept(database, made(FITTED))
    assert await now(current, database) == replace(FITTED, version=f"fit-{first}")
    second = await kept(database, made(replace(FITTED, interest=0.6)))
    assert (await now(current, database)).interest == 0.6
    went = []
    for _ in range(3):
        async with database.connection() as conn:
            went.append(await roll_back_weights(conn))
    assert went == [(second, first), (first, None), None]
    assert await now(current, database) == DEFAULTS
    async with database.reading() as conn:
        listed = await list_weights(conn)
    assert [(one.key, one.is_current) for one in listed] == [(second, False), (first, False)]
    assert listed[1].made == made(FITTED)
    assert set(known_versions(listed)) == {"default-1", f"fit-{first}", f"fit-{second}"}


async def test_what_cannot_be_read_leaves_the_defaults(database: Database) -> None:
    """Answers go on: a newer Persea may have written what this one does not know."""
    await kept(database, made(FITTED, '{"version": "x", "weights": {"unheard": 1}}'))
    assert await now(CurrentWeights(), database) == DEFAULTS
