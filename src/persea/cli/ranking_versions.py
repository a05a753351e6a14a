"""What `persea fit --ranking` does: learns the weights of the score that ranks lists, lists versions, goes back."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

import typer

from persea.cli.console import out, say
from persea.cli.deeds import note
from persea.errors import InterestsError
from persea.learn.fit_ranking import FEWEST_CLICKS, FittedRanking, fit_ranking
from persea.learn.shown_lists import LEARNT, Lists, lists_in
from persea.ranking.current import known_versions
from persea.ranking.weights import DEFAULTS, read_weights, write_weights
from persea.store.database import Database
from persea.store.ranking_weights import (
    WeightsMade,
    WeightsVersion,
    keep_weights,
    list_weights,
    roll_back_weights,
)
from persea.store.shown_results import list_results


async def fit(database: Database) -> None:
    """Keeps what was learnt as a version, where it is surely better than the defaults; says so where it is not."""
    say("Reading what was shown, and what came of it")
    async with database.connection() as conn:
        known = known_versions(await list_weights(conn))
        lists = await lists_in(list_results(conn), known)
    fitted = await asyncio.to_thread(
        fit_ranking, lists, progress=lambda doing, share: say(f"{share:4.0%}  {doing}")
    )
    if fitted.gain is None:
        raise InterestsError(
            "Too little came of what was shown to learn from",
            value=_counts(lists),
            fix=f"At least {FEWEST_CLICKS} cards must have been followed, under consent; see persea impressions",
        )
    if not fitted.is_better:
        say(f"The weights stay as they are: nothing was surely better than the defaults ({_figures(fitted)})")
        return
    gain = fitted.gain
    made = WeightsMade(
        write_weights(fitted.weights), fitted.lists, fitted.clicks, fitted.examination.by,
        fitted.examination.of_place, gain.value, gain.value_of_other, gain.low, gain.high,
    )  # fmt: skip
    async with database.connection() as conn:
        version = await keep_weights(conn, made)
        await note(conn, "ranking.fit", detail=f"version {version}, {_counts(lists)}")


async def roll_back(database: Database) -> None:
    async with database.connection() as conn:
        went = await roll_back_weights(conn)
        if went is None:
            raise InterestsError(
                "The default weights are in use: there is nothing to go back from", fix="persea fit --ranking"
            )
        before = "the defaults" if went[1] is None else f"version {went[1]}"
        await note(conn, "ranking.rollback", detail=f"from version {went[0]} to {before}")
    say(f"In use: {before}")


async def versions(database: Database) -> list[WeightsVersion]:
    async with database.reading() as conn:
        return await list_weights(conn)


def tell(listed: list[WeightsVersion], *, as_json: bool, all_of_them: bool) -> None:
    if as_json:
        out([_json(one) for one in listed])
        return
    for one in listed:
        if all_of_them or one.is_current:
            typer.echo(_line(one))
    if all_of_them and not any(one.is_current for one in listed):
        say("The default weights are in use.")


def _counts(lists: Lists) -> str:
    return f"{lists.clicks:,} followed cards in {lists.count:,} lists"


def _figures(fitted: FittedRanking) -> str:
    gain = fitted.gain
    assert gain is not None, "it was fitted"
    return (
        f"{gain.value:.4f}, {gain.value_of_other:.4f} with the defaults, the difference {gain.low:+.4f} to {gain.high:+.4f},"
        f" on {gain.lists:,} later lists"
    )


def _line(one: WeightsVersion) -> str:
    made, weights = one.made, read_weights(one.made.weights)
    told = ", ".join(
        f"{part} {weights.weight_of(part):.3f} ({DEFAULTS.weight_of(part):g})" for part in LEARNT
    )
    bent = ", ".join(part for part, _ in weights.curves)
    curves = f"; curves: {bent}" if bent else ""
    return (
        f"{one.key:>4}{'*' if one.is_current else ' '} {one.made_at:%Y-%m-%d %H:%M:%S}  {made.clicks:,} followed cards in"
        f" {made.lists:,} lists; {made.value:.4f}, {made.value_of_defaults:.4f} with the defaults, the difference"
        f" {made.low:+.4f} to {made.high:+.4f}; places by {made.examined_by}\n        {told}{curves}"
    )


def _json(one: WeightsVersion) -> dict[str, object]:
    weights = read_weights(one.made.weights)
    return {
        **asdict(one.made),
        "key": one.key,
        "made_at": one.made_at.isoformat(),
        "is_current": one.is_current,
        "weights": {part: weights.weight_of(part) for part in LEARNT},
        "curves": {part: curve.points for part, curve in weights.curves},
    }
