"""persea withheld: what the language model said of the shop and could not be shown as it was."""

from __future__ import annotations

from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import printable
from persea.settings import Settings
from persea.store.withheld import KEPT, forget_withheld, list_withheld


@app.command()
def withheld(
    days: Annotated[int, typer.Option(min=1, max=30, help="How far back.")] = 7,
    most: Annotated[int, typer.Option("--most", min=1, max=KEPT, help="How many to list.")] = 50,
    forget: Annotated[bool, typer.Option("--forget", help="Delete all that was kept.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List what the model said that no record bears out, and what was shown instead, the newest first."""
    run(_withheld(settings_of_shop(data_dir), days, most, forget, as_json))


async def _withheld(settings: Settings, days: int, most: int, forget: bool, as_json: bool) -> None:
    async with opened(settings) as database, database.connection() as conn:
        if forget:
            count = await forget_withheld(conn)
            await note(conn, "withheld.forget", detail=f"{count:,} rows")
            say(f"Deleted {count:,} rows")
            return
        listed = await list_withheld(conn, days=days, most=most)
    if as_json:
        out(
            [
                {
                    "at": one.at.isoformat(),
                    "said": one.said,
                    "shown": one.shown,
                    "kinds": list(one.kinds),
                    "done": one.done,
                    "model": one.model,
                }
                for one in listed
            ]
        )
        return
    if not listed:
        say(f"Everything that was said in the last {days} days was borne out.")
    for one in listed:
        typer.echo(f"{one.at:%Y-%m-%d %H:%M}  {one.done} ({', '.join(one.kinds)})  {printable(one.model)}")
        typer.echo(f"  said   {printable(one.said)}")
        typer.echo(f"  shown  {printable(one.shown) or 'nothing'}")
