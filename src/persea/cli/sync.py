"""persea sync: feeds that a running server reads again and again."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from persea.app import Persea
from persea.catalog.feed import FORMATS
from persea.catalog.import_address import is_address
from persea.catalog.load import MOST_REMOVED
from persea.catalog.sync import run_sync
from persea.catalog.web.fetch import Fetcher
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say, settings_of_shop
from persea.cli.deeds import bare, note
from persea.cli.durations import duration, shown
from persea.errors import CatalogError
from persea.settings import Settings
from persea.store.database import Database
from persea.store.syncs import Sync, add_sync, find_sync, list_syncs, remove_sync

sync = typer.Typer(help="Read a feed again and again while the server runs.", invoke_without_command=True)
app.add_typer(sync, name="sync")

Which = Annotated[str, typer.Argument(help="Its address, or its number in the list.", show_default=False)]
_POLITE_NICENESS = 10


@sync.callback()
def show(context: typer.Context, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the feeds that are read again, when next, and how the last time went."""
    if context.invoked_subcommand is None:
        run(_show(settings_of_shop(data_dir), as_json))


@sync.command()
def add(
    url: Annotated[str, typer.Argument(help="A feed's address, or a shop's front page.", show_default=False)],
    every: Annotated[str, typer.Option(help="How often: 30m, 6h, 1d.")] = "6h",
    format: Annotated[str, typer.Option(help=f"auto, {', '.join(form.name for form in FORMATS)}.")] = "auto",
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove products that the feed no longer holds.")
    ] = False,
    most_removed: Annotated[
        float, typer.Option(min=0, max=1, help="With --prune: where a larger share would go, none does.")
    ] = MOST_REMOVED,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="The address may be one of your own network.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Read URL now, and again and again, while the server runs. An address that is listed already is changed."""
    if not is_address(url):
        raise typer.BadParameter(f"{url!r} is no address such as https://shop.example/feed.xml")
    if "@" in url.split("/", 3)[2]:
        raise typer.BadParameter("an address with a name or password in it is not fetched")
    if format != "auto" and format not in {form.name for form in FORMATS}:
        raise typer.BadParameter(f"{format!r} is no feed format", param_hint="--format")
    interval = duration(every, "--every")
    settings = load_settings(data_dir)

    async def work() -> None:
        async with Persea.opened(settings, notify=say) as persea, persea.database.connection() as conn:
            added = await add_sync(
                conn,
                url,
                every=interval,
                format=format,
                prune=prune,
                most_removed=most_removed,
                allow_private=allow_private,
            )
            await note(
                conn, "sync.add", bare(added.url), f"every {shown(added.every)}{', prune' if prune else ''}"
            )
        typer.echo(f"{added.key}. {added.url}: every {shown(added.every)}, about; due now")
        say(f"A running server reads it within a minute; persea sync run {added.key} reads it here and now")

    run(work())


@sync.command()
def remove(which: Which, data_dir: DataDir = None) -> None:
    """Stop reading a feed. Its products stay."""
    settings = load_settings(data_dir)

    async def work() -> None:
        async with Persea.opened(settings, notify=say) as persea:
            found = await _found(persea.database, which)
            async with persea.database.connection() as conn:
                await remove_sync(conn, found.key)
                await note(conn, "sync.remove", bare(found.url))
        typer.echo(f"{found.url} is not read again; its products stay")

    run(work())


@sync.command(name="run")
def run_now(
    which: Which,
    most_removed: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="This once: how large a share may go.", show_default=False),
    ] = None,
    in_background: Annotated[bool, typer.Option("--in-background", hidden=True)] = False,
    data_dir: DataDir = None,
) -> None:
    """Read a feed here and now."""
    settings = load_settings(data_dir)
    if in_background:
        os.nice(_POLITE_NICENESS)  # people who are being answered go first

    async def work() -> str:
        async with Persea.opened(settings, notify=say) as persea:
            found = await _found(persea.database, which)
            if most_removed is not None:
                found = found.allowing(most_removed)
            async with Fetcher(
                contact=settings.public_url or "", allow_private=found.allow_private
            ) as fetcher:
                told = await run_sync(
                    persea.database,
                    found,
                    fetcher,
                    data_dir=settings.data_dir,
                    embed=persea.embedder.embed_products,
                )
            if not in_background:  # the server's own readings are kept with the sync
                async with persea.database.connection() as conn:
                    await note(conn, "sync.run", bare(found.url), told)
            return told

    typer.echo(run(work()))


async def _found(database: Database, which: str) -> Sync:
    async with database.connection() as conn:
        found = await find_sync(conn, which)
    if found is None:
        raise CatalogError("No such feed is read again", value=which, fix="persea sync lists them")
    return found


async def _show(settings: Settings, as_json: bool) -> None:
    async with Persea.opened(settings, notify=say) as persea, persea.database.reading() as conn:
        syncs = await list_syncs(conn)
    if as_json:
        out([_json(one) for one in syncs])
        return
    if not syncs:
        typer.echo("No feed is read again. Add one with: persea sync add URL --every 6h")
    now = datetime.now(UTC)
    for one in syncs:
        typer.echo(f"{one.key}. {one.url}")
        typer.echo(f"   every {shown(one.every)}, next {_until(one.next_at, now)}")
        typer.echo(f"   {_last(one, now)}")


def _last(one: Sync, now: datetime) -> str:
    if one.began_at is None:
        return "not read yet"
    if one.ended_at is None:
        return f"being read, since {shown(now - one.began_at)}"
    return f"{shown(now - one.ended_at)} ago: {'' if one.ok else 'FAILED: '}{one.result}"


def _until(moment: datetime, now: datetime) -> str:
    return f"in {shown(moment - now)}" if moment > now else "now"


def _json(one: Sync) -> dict[str, object]:
    """Times as ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(one).items()
    }
