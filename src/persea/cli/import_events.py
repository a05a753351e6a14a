"""persea import events: what shoppers did, from a file of the shop's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Annotated, TypeVar

import typer

from persea.catalog.load import count_of
from persea.cli.console import AsJson, DataDir, load_settings, out, run, say
from persea.cli.deeds import note
from persea.cli.event_files import EventFile
from persea.cli.imports import imports, progress
from persea.cli.opened import opened
from persea.errors import printable
from persea.interests.intake.settle import House, Teller, settle
from persea.interests.intake.told import named_purposes
from persea.settings import Settings
from persea.store.database import Database
from persea.store.events import Purpose, forget_old_events, keep_events
from persea.store.rejected_events import Rejection, keep_rejected
from persea.store.shop import load_shop

_AT_ONCE = 2_000  # in one transaction
_SHOWN = 20
One = TypeVar("One")


@imports.command()
def events(
    file: Annotated[
        Path,
        typer.Argument(
            help="Events of Segment, of GA4 or ours: JSON, JSON Lines or a table; also compressed, a zip archive, a folder.",
            show_default=False,
        ),
    ],
    consent: Annotated[
        str,
        typer.Option(
            help="What events that say nothing of consent were given under: personalization, analytics, …"
        ),
    ] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Import what shoppers did. Running it again adds only what is not in yet."""
    try:
        purposes = named_purposes(consent)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--consent") from error
    fates, rejected, seconds = run(_import(load_settings(data_dir), file, purposes))
    if as_json:
        out({**fates, "seconds": round(seconds, 1), "problems": [_shown(one) for one in rejected[:100]]})
        return
    for one in rejected[:_SHOWN]:
        say(_shown(one))
    if fates["rejected"] > _SHOWN:
        say(f"… and {fates['rejected'] - _SHOWN:,} more; persea events rejected lists the newest")
    parts = [f"{fates['counted']:,} of nobody", f"{fates['duplicates']:,} known already"]
    parts += [f"{fates[fate]:,} {word}" for fate, word in _WORDS.items() if fates[fate]]
    typer.echo(
        f"Imported {count_of(fates['joined'], 'event')} of shoppers in {seconds:.1f} s: {', '.join(parts)}"
    )
    if fates["counted"] and not fates["joined"] and not purposes:
        say(
            "Without consent events are only counted by product and day."
            " Where shoppers have agreed: --consent personalization"
        )


_WORDS = {
    "ignored": "of kinds that are not kept",
    "too_old": "older than events are kept",
    "rejected": "could not be used",
}


async def _import(
    settings: Settings, file: Path, consent: frozenset[Purpose]
) -> tuple[Counter[str], list[Rejection], float]:
    begun, told = perf_counter(), EventFile(file, datetime.now(UTC))
    teller = Teller(speaks_for_others=True, namespace="shop", consent=consent)
    fates, rejected = Counter[str](), list[Rejection]()
    async with opened(settings) as database:
        async with database.reading() as conn:
            house = House((await load_shop(conn)).currency, settings.events_kept, datetime.now(UTC))
        with progress() as (bar, task):
            for items in _batches(told, _AT_ONCE):
                settled = settle(items, teller, house)
                async with database.connection() as conn:
                    kept = await keep_events(
                        conn, settled.events, received_at=house.received_at, known=settled.known
                    )
                    await keep_rejected(conn, printable(f"file {file.name}"), settled.rejected)
                fates.update(joined=kept.joined, counted=kept.counted, duplicates=kept.duplicates)
                fates.update(ignored=settled.ignored, too_old=settled.too_old, rejected=len(settled.rejected))
                rejected += settled.rejected[: max(0, 100 - len(rejected))]
                so_far = f"{fates['joined'] + fates['counted']:,} events"
                bar.update(task, total=1.0, completed=told.fraction, so_far=so_far)
        await _end(database, settings, file, fates)
    return fates, rejected, perf_counter() - begun


async def _end(database: Database, settings: Settings, file: Path, fates: Counter[str]) -> None:
    await forget_old_events(database, older_than=settings.events_kept)
    async with database.connection() as conn:
        counts = (
            f"{fates['joined']:,} of shoppers, {fates['counted']:,} of nobody, {fates['rejected']:,} refused"
        )
        await note(conn, "import.events", printable(file.name), counts)


def _batches(items: Iterable[One], size: int) -> Iterator[list[One]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _shown(one: Rejection) -> str:
    field = f", {one.field}" if one.field else ""
    value = f' "{one.value}"' if one.value else ""
    return f"{one.place}{field}{value}: {one.reason}".removeprefix(", ")
