"""persea audit: what was done to this shop by those who run it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.durations import duration
from persea.cli.opened import opened
from persea.errors import printable
from persea.settings import Settings
from persea.store.audit import Deed, list_deeds


@app.command()
def audit(
    most: Annotated[int, typer.Option("--most", min=1, max=100_000, help="How many to list.")] = 50,
    since: Annotated[str | None, typer.Option(help="How far back: 7d.", show_default="for ever")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List what was done to the shop, by whom, the newest first: keys, imports, settings."""
    after = None if since is None else datetime.now(UTC) - duration(since, "--since")
    deeds = run(_listed(settings_of_shop(data_dir), most, after))
    if as_json:
        out([{**asdict(deed), "at": deed.at.isoformat()} for deed in deeds])
        return
    if not deeds:
        say("Nothing has been noted.")
    for deed in deeds:
        words = " ".join(part for part in (deed.action, deed.subject, deed.detail) if part)
        typer.echo(printable(f"{deed.at:%Y-%m-%d %H:%M:%S}  {deed.actor}  {words}"))


async def _listed(settings: Settings, most: int, since: datetime | None) -> list[Deed]:
    async with (
        opened(settings) as database,
        database.reading() as conn,
    ):
        return list(await list_deeds(conn, limit=most, since=since))
