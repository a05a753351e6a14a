"""persea fit: learns from the shop's events what shoppers want next, and keeps it as a version."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from persea.cli import ranking_versions
from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import InterestsError
from persea.interests.saved import save_model
from persea.learn.fit_interests import FitSettings, fit_interests
from persea.learn.shop_events import read_shop_events, says_something
from persea.learn.tune_interests import Tuned, changes, tune_interests
from persea.settings import Settings
from persea.store.database import Database
from persea.store.fitted_models import FittedModel, Tuning, keep_model, list_models, roll_back
from persea.store.ranking_weights import WeightsVersion
from persea.store.recommendable import traits_of_products

_FEW_EVENTS = 1_000


@app.command()
def fit(
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the version before the current one.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the versions that are kept.")] = False,
    tune: Annotated[
        bool,
        typer.Option(help="Choose settings on the shop's own later events, where that is surely better."),
    ] = True,
    ranking: Annotated[
        bool,
        typer.Option(
            "--ranking", help="The weights by which lists are ranked, from what shoppers did with lists."
        ),
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Learn from the shop's events what shoppers want next. A running server uses it at its next request."""
    if rollback and listing:
        raise typer.BadParameter("give one of --rollback and --list")
    settings = settings_of_shop(data_dir)
    if ranking:
        work = ranking_versions.roll_back if rollback else None if listing else ranking_versions.fit
        ranking_versions.tell(run(_ranking(settings, work)), as_json=as_json, all_of_them=listing)
        return
    versions = run(_done(settings, _rollback if rollback else None if listing else partial(_fit, tune=tune)))
    if as_json:
        out([{**asdict(one), "made_at": one.made_at.isoformat()} for one in versions])
        return
    for one in versions if listing else [one for one in versions if one.is_current]:
        typer.echo(_line(one))
    if listing and not versions:
        say("No version yet. Make one with: persea fit")


async def _ranking(
    settings: Settings, work: Callable[[Database], Awaitable[None]] | None
) -> list[WeightsVersion]:
    async with opened(settings) as database:
        if work is not None:
            await work(database)
        return await ranking_versions.versions(database)


async def _done(settings: Settings, work: Callable[[Database], Awaitable[None]] | None) -> list[FittedModel]:
    """The versions there are after `work`."""
    async with opened(settings) as database:
        if work is not None:
            await work(database)
        async with database.reading() as conn:
            return await list_models(conn)


async def _fit(database: Database, *, tune: bool) -> None:
    begun = perf_counter()
    say("Reading events")
    async with database.connection() as conn:
        events = await read_shop_events(conn)
        traits = await traits_of_products(conn)
    if not says_something(events):
        raise InterestsError(
            "There are not enough events to learn from",
            value=f"{len(events):,} of {len(events.shoppers):,} shoppers, none of them about two products",
            fix="Recommendations go on by content and popularity; bring events in with: persea import events FILE"
            " --consent personalization",
        )
    if len(events) < _FEW_EVENTS:
        say(f"Only {len(events):,} events: most recommendations will be by content")
    tuned = (
        await asyncio.to_thread(tune_interests, events, traits, _tuning) if tune else Tuned(FitSettings(), 0)
    )
    model = await asyncio.to_thread(fit_interests, events, traits, tuned.settings, _progress)
    with tempfile.TemporaryDirectory(prefix="persea-fit-") as folder:
        file = Path(folder) / "model"
        await asyncio.to_thread(save_model, model, file)
        async with database.connection() as conn:
            version = await keep_model(
                conn,
                file,
                events=len(events),
                shoppers=len(events.shoppers),
                products=len(model.products),
                seconds=perf_counter() - begun,
                tuning=Tuning(
                    tuned.shoppers, tuned.ndcg_10, tuned.ndcg_10_of_defaults, changes(tuned.settings)
                ),
            )
            await note(conn, "interests.fit", detail=f"version {version}, {len(events):,} events")


async def _rollback(database: Database) -> None:
    async with database.connection() as conn:
        version = await roll_back(conn)
        if version is None:
            raise InterestsError("There is no version before the current one", fix="persea fit --list")
        await note(conn, "interests.rollback", detail=f"version {version}")


def _progress(doing: str, share: float) -> None:
    say(f"{share:4.0%}  {doing}")


def _tuning(doing: str, share: float) -> None:
    say(f"{share:4.0%}  tuning: {doing}")


def _line(one: FittedModel) -> str:
    return (
        f"{one.key:>4}{'*' if one.is_current else ' '} {one.made_at:%Y-%m-%d %H:%M:%S}  {one.events:,} events of"
        f" {one.shoppers:,} shoppers, {one.products:,} products, {one.seconds:.1f} s{_how_tuned(one.tuning)}"
    )


def _how_tuned(tuning: Tuning) -> str:
    if not tuning.shoppers:
        return "; defaults"
    figures = f"N@10 {tuning.ndcg_10:.4f}, {tuning.ndcg_10_of_defaults:.4f} with the defaults, on {tuning.shoppers:,}"
    if not tuning.changed:
        return f"; defaults, nothing was surely better ({figures} shoppers)"
    changed = ", ".join(f"{name} {value:g}" for name, value in tuning.changed.items())
    return f"; tuned: {changed} ({figures} shoppers)"
