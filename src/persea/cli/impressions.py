"""persea impressions: what was shown to shoppers, what came of it, and all of it for an evaluation elsewhere."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, TextIO

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.opened import opened
from persea.settings import Settings
from persea.store.shown_results import BY, ListResult, Rate, Totals, list_results, rates, totals

impressions = typer.Typer(help="Look at what was shown to shoppers, and what came of it.")
app.add_typer(impressions, name="impressions")

Days = Annotated[int | None, typer.Option("--days", min=1, help="Of the last so many days; else of all.")]
_TOLD_BY = ("position", "weights", "interests")
_ROW = "{:<12} {:>10} {:>10} {:>8} {:>8} {:>8}"


@impressions.callback(invoke_without_command=True)
def _group(
    context: typer.Context, days: Days = None, data_dir: DataDir = None, as_json: AsJson = False
) -> None:
    """Tell how many cards were shown, and how often they were followed: by place, and by the models that ranked."""
    if context.invoked_subcommand is None:
        run(_told(settings_of_shop(data_dir), _since(days), as_json))


async def _told(settings: Settings, since: datetime | None, as_json: bool) -> None:
    async with opened(settings) as database, database.reading() as conn:
        counted = await totals(conn)
        by = {name: await rates(conn, name, since=since) for name in (BY if as_json else _TOLD_BY)}
    if as_json:
        out(_json(counted, by))
        return
    if counted.last_at is None:
        say("Nothing is logged yet. Each answer with cards is; see docs/impressions.md")
        return
    typer.echo(
        f"{counted.of_persons:,} cards in {counted.lists:,} lists of shoppers, {counted.of_nobody:,} of nobody;"
        f" {counted.tried:,} not where their score puts them"
    )
    for name, listed in by.items():
        typer.echo(_ROW.format(name, "shown", "followed", "rate", "cart", "bought"))
        for rate in listed:
            share = f"{rate.clicked / rate.shown:.1%}"
            typer.echo(_ROW.format(rate.name, rate.shown, rate.clicked, share, rate.carted, rate.bought))


@impressions.command()
def export(
    out_file: Annotated[
        Path | None, typer.Option("--out", help="The file to write; else standard output.")
    ] = None,
    days: Days = None,
    data_dir: DataDir = None,
) -> None:
    """Write every list that was shown to a shopper, an object a line, with what came of each card. It names nobody."""
    count = run(_exported(settings_of_shop(data_dir), out_file, _since(days)))
    say(f"{count:,} lists")


async def _exported(settings: Settings, out_file: Path | None, since: datetime | None) -> int:
    count = 0
    numbers: dict[object, int] = {}
    opening = nullcontext(sys.stdout) if out_file is None else out_file.open("w", encoding="utf-8")
    async with opened(settings) as database, database.connection() as conn:
        with opening as file:
            async for shown in list_results(conn, since=since):
                _write(file, shown, numbers.setdefault(shown.shopper, len(numbers)))
                count += 1
    return count


def _write(file: TextIO, shown: ListResult, shopper: int) -> None:
    told = {
        "at": shown.at.isoformat(),
        "surface": shown.surface,
        "shopper": shopper,
        "interests_version": shown.versions.interests,
        "weights_version": shown.versions.weights,
        "prompt_version": shown.prompt_version,
        "cards": [
            {
                "product": one.card.product,
                "position": one.card.position,
                "ranked": one.card.ranked,
                "propensity": one.card.propensity,
                "parts": {part.name: part.amount for part in one.card.parts},
                "clicked": one.clicked,
                "carted": one.carted,
                "bought": one.bought,
            }
            for one in shown.results
        ],
    }
    file.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")


def _since(days: int | None) -> datetime | None:
    return None if days is None else datetime.now(UTC) - timedelta(days=days)


def _json(counted: Totals, by: dict[str, list[Rate]]) -> dict[str, object]:
    moments = {
        name: None if at is None else at.isoformat()
        for name, at in (("first_at", counted.first_at), ("last_at", counted.last_at))
    }
    return {
        **asdict(counted),
        **moments,
        "by": {name: [asdict(one) for one in of] for name, of in by.items()},
    }
