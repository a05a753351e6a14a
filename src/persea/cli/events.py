"""persea events: what came in of shoppers' events."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import printable
from persea.settings import Settings
from persea.store.event_intake import Intake, intake_of
from persea.store.rejected_events import MOST_KEPT, forget_rejected, list_rejected

events = typer.Typer(help="Look at what came in of shoppers' events.")
app.add_typer(events, name="events")


@events.callback(invoke_without_command=True)
def _group(context: typer.Context, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Tell how many events came in, of what, from whom, and when the last one; `rejected` lists those that did not."""
    if context.invoked_subcommand is None:
        run(_intake(settings_of_shop(data_dir), as_json))


async def _intake(settings: Settings, as_json: bool) -> None:
    async with opened(settings) as database, database.reading() as conn:
        intake = await intake_of(conn, now=datetime.now(UTC))
    if as_json:
        out(_json(intake))
        return
    if not intake.inflows:
        say("No event has come in. POST /api/events and persea import events bring them; see docs/events.md")
    else:
        hour, day = f"since {intake.hour_since:%H:%M}", f"since {intake.day_since:%a %H:%M}"
        typer.echo(_ROW.format("from", "kind", "of shoppers", "counted", hour, day, "latest (UTC)"))
    for one in intake.inflows:
        counts = (f"{count:,}" for count in (one.joined, one.counted, one.last_hour, one.last_day))
        latest = f"{one.latest_at:%Y-%m-%d %H:%M}"
        typer.echo(_ROW.format(one.source or "(earlier)", one.kind, *counts, latest))
    for refused in intake.rejected:
        typer.echo(
            f"rejected, from {refused.source}: {refused.count:,} kept, {refused.last_day:,} since"
            f" {intake.day_since:%a %H:%M}, latest {refused.latest_at:%Y-%m-%d %H:%M}; see persea events rejected"
        )
    if intake.unknown_events:
        named = ", ".join(f"{one.product} ({one.events:,})" for one in intake.unknown_products)
        typer.echo(
            printable(f"{intake.unknown_events:,} of products that the catalogue does not hold: {named}")
        )


_ROW = "{:<12} {:<16} {:>11} {:>11} {:>11} {:>15}  {}"


def _json(intake: Intake) -> dict[str, object]:
    return {
        "since": {"hour": intake.hour_since.isoformat(), "day": intake.day_since.isoformat()},
        "events": [{**asdict(one), "latest_at": one.latest_at.isoformat()} for one in intake.inflows],
        "rejected": [{**asdict(one), "latest_at": one.latest_at.isoformat()} for one in intake.rejected],
        "unknown": {
            "events": intake.unknown_events,
            "products": [asdict(one) for one in intake.unknown_products],
        },
    }


@events.command()
def rejected(
    most: Annotated[int, typer.Option("--most", min=1, max=MOST_KEPT, help="How many to list.")] = 50,
    forget: Annotated[bool, typer.Option("--forget", help="Delete all that was kept.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List the events that could not be used, the newest first, each with the reason."""
    run(_rejected(settings_of_shop(data_dir), most, forget, as_json))


async def _rejected(settings: Settings, most: int, forget: bool, as_json: bool) -> None:
    async with opened(settings) as database, database.connection() as conn:
        if forget:
            count = await forget_rejected(conn)
            await note(conn, "events.forget", detail=f"{count:,} rejected")
            say(f"Deleted {count:,} rows")
            return
        listed = await list_rejected(conn, most=most)
    if as_json:
        out([{"at": one.at.isoformat(), "source": one.source, **asdict(one.rejection)} for one in listed])
        return
    if not listed:
        say("No event has been refused.")
    for one in listed:
        about = one.rejection
        words = " ".join(
            part
            for part in (
                one.source,
                about.place,
                f"id {about.event_id}" if about.event_id else "",
                about.field,
                f'"{about.value}"' if about.value else "",
            )
            if part
        )
        typer.echo(printable(f"{one.at:%Y-%m-%d %H:%M:%S}  {words}: {about.reason}"))
