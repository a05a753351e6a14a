"""persea events: what came in of shoppers' events."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import printable
from persea.settings import Settings
from persea.store.rejected_events import MOST_KEPT, forget_rejected, list_rejected

events = typer.Typer(help="Look at what came in of shoppers' events.", no_args_is_help=True)
app.add_typer(events, name="events")


@events.callback()
def _group() -> None:
    pass


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
