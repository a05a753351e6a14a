"""persea import events: what shoppers did, from a file of the shop's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from typing import Annotated, TypeVar

import typer

from persea.catalog.load import count_of
from persea.cli.console import AsJson, DataDir, has_person, load_settings, out, run, say
from persea.cli.deeds import note
from persea.cli.event_files import EventFile
from persea.cli.imports import imports, progress
from persea.cli.opened import opened
from persea.errors import printable
from persea.interests.intake.settle import House, Settled, Teller, settle
from persea.interests.intake.told import Item, Told, named_purposes
from persea.settings import Settings
from persea.store.database import Database
from persea.store.events import MOST_NAMED, Kept, Purpose, forget_old_events, keep_events
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
    """Import what shoppers did. Running it again adds only what is not in yet, and with --consent makes those that were
    only counted their shoppers'."""
    try:
        purposes = named_purposes(consent)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--consent") from error
    imported = run(_import(load_settings(data_dir), file, purposes, asks=not as_json))
    fates, rejected = imported.fates, imported.rejected
    if as_json:
        out({
            **fates,
            "unknown_products": imported.unknown_products,
            "seconds": round(imported.seconds, 1),
            "problems": [_shown(one) for one in rejected[:100]],
        })  # fmt: skip
        return
    for one in rejected[:_SHOWN]:
        say(_shown(one))
    if fates["rejected"] > _SHOWN:
        say(f"… and {fates['rejected'] - _SHOWN:,} more; persea events rejected lists the newest")
    parts = [f"{fates['counted']:,} of nobody", f"{fates['duplicates']:,} known already"]
    parts += [f"{fates[fate]:,} {word}" for fate, word in _WORDS.items() if fates[fate]]
    new = fates["joined"] + fates["upgraded"]
    typer.echo(
        f"Imported {count_of(new, 'event')} of shoppers in {imported.seconds:.1f} s: {', '.join(parts)}"
    )
    if fates["unknown"]:
        named = ", ".join(imported.unknown_products)
        say(
            f"{count_of(fates['unknown'], 'event')} of products that the catalogue does not hold: {named}."
            " They count as soon as these come in; persea events lists the most frequent"
        )


_WORDS = {
    "upgraded": "of these had been counted before",
    "ignored": "of kinds that are not kept",
    "too_old": "older than events are kept",
    "withdrawn": "of before their shopper took the consent back",
    "rejected": "could not be used",
}


@dataclass(slots=True)
class _Imported:
    fates: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejection] = field(default_factory=list)
    unknown_products: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, settled: Settled, kept: Kept) -> None:
        self.fates.update(
            joined=kept.joined, upgraded=kept.upgraded, counted=kept.counted, duplicates=kept.duplicates,
            withdrawn=kept.withdrawn, unknown=kept.unknown, ignored=settled.ignored, too_old=settled.too_old,
            rejected=len(settled.rejected),
        )  # fmt: skip
        self.rejected += settled.rejected[: max(0, 100 - len(self.rejected))]
        new = [product for product in kept.unknown_products if product not in self.unknown_products]
        self.unknown_products += new[: MOST_NAMED - len(self.unknown_products)]


def _agree_to_count(first: Iterable[Item], consent: frozenset[Purpose], *, asks: bool) -> None:
    """Before anything is written: without a word of consent nothing will be anybody's."""
    people = [one for one in first if isinstance(one, Told) and (one.user_id or one.device_id)]
    silent = [one for one in people if one.purposes is None]
    if consent or not silent:
        return
    whose = (
        "No event"
        if len(silent) == len(people)
        else f"{len(silent):,} of the first {len(people):,} events do not"
    )
    verb = "says" if len(silent) == len(people) else "say"
    say(
        f"{whose} {verb} what its shopper has agreed to, and no --consent is named: such events are only counted"
        " by product and day, as nobody's. Where shoppers have agreed: --consent personalization."
        " It may follow later: run again with it, and the same events become theirs, none twice."
    )
    if asks and has_person():
        typer.confirm("Only count them?", abort=True, err=True)


async def _import(settings: Settings, file: Path, consent: frozenset[Purpose], *, asks: bool) -> _Imported:
    begun, told = perf_counter(), EventFile(file, datetime.now(UTC))
    teller = Teller(speaks_for_others=True, namespace="shop", consent=consent)
    imported, batches = _Imported(), _batches(told, _AT_ONCE)
    first = next(batches, [])
    _agree_to_count(first, consent, asks=asks)
    async with opened(settings) as database:
        async with database.reading() as conn:
            house = House((await load_shop(conn)).currency, settings.events_kept, datetime.now(UTC))
        with progress() as (bar, task):
            for items in chain([first], batches):
                settled = settle(items, teller, house)
                async with database.connection() as conn:
                    kept = await keep_events(
                        conn,
                        settled.events,
                        received_at=house.received_at,
                        known=settled.known,
                        source="file",
                    )
                    await keep_rejected(conn, printable(f"file {file.name}"), settled.rejected)
                imported.add(settled, kept)
                so_far = f"{sum(imported.fates[fate] for fate in ('joined', 'upgraded', 'counted')):,} events"
                bar.update(task, total=1.0, completed=told.fraction, so_far=so_far)
        await _end(database, settings, file, imported.fates)
    imported.seconds = perf_counter() - begun
    return imported


async def _end(database: Database, settings: Settings, file: Path, fates: Counter[str]) -> None:
    await forget_old_events(database, older_than=settings.events_kept)
    async with database.connection() as conn:
        counts = f"{fates['joined'] + fates['upgraded']:,} of shoppers, {fates['counted']:,} of nobody, {fates['rejected']:,} refused"
        await note(conn, "import.events", printable(file.name), counts)


def _batches(items: Iterable[One], size: int) -> Iterator[list[One]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _shown(one: Rejection) -> str:
    field = f", {one.field}" if one.field else ""
    value = f' "{one.value}"' if one.value else ""
    id = f" (id {one.event_id})" if one.event_id else ""
    return f"{one.place}{id}{field}{value}: {one.reason}".removeprefix(", ")
