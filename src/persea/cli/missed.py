"""persea missed: what people searched for and did not find."""

from __future__ import annotations

from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import printable
from persea.settings import Settings
from persea.store.missed import Why, forget_missed, list_missed

_WHY = {Why.WORDS: "no product holds all its words", Why.LIMITS: "none within its limits"}


@app.command()
def missed(
    days: Annotated[int, typer.Option(min=1, max=90, help="How far back, today included.")] = 30,
    most: Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many to list.")] = 50,
    forget: Annotated[bool, typer.Option("--forget", help="Delete all that was kept.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List the searches that found nothing, the most frequent first: what to stock, or which synonym is missing."""
    run(_missed(settings_of_shop(data_dir), days, most, forget, as_json))


async def _missed(settings: Settings, days: int, most: int, forget: bool, as_json: bool) -> None:
    async with opened(settings) as database, database.connection() as conn:
        if forget:
            count = await forget_missed(conn)
            await note(conn, "missed.forget", detail=f"{count:,} rows")
            say(f"Deleted {count:,} rows")
            return
        listed = await list_missed(conn, days=days, most=most)
    if as_json:
        out(
            [
                {
                    "text": one.text,
                    "why": one.why.value,
                    "times": one.times,
                    "last_day": one.last_day.isoformat(),
                }
                for one in listed
            ]
        )
        return
    if not listed:
        say(f"Nothing was searched for in vain in the last {days} days.")
    for one in listed:
        typer.echo(f"{one.times:>6,}  {printable(one.text)}  ({_WHY[one.why]}, last {one.last_day})")
