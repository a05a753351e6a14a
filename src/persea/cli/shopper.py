"""persea shopper: what is kept of one shopper, exported, erased, or let go of."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TextIO
from uuid import UUID

import typer

from persea.cli.console import AsJson, DataDir, app, has_person, out, run, say, settings_of_shop
from persea.cli.deeds import actor, note
from persea.cli.opened import opened
from persea.errors import NotFound
from persea.settings import Settings
from persea.store.consent import withdraw as take_back
from persea.store.database import Connection
from persea.store.erasure import Receipt, erase_shopper
from persea.store.export import export_of
from persea.store.shoppers import find_shopper

shopper = typer.Typer(help="Export, erase or let go of what is kept of a shopper.", no_args_is_help=True)
app.add_typer(shopper, name="shopper")

Id = Annotated[str, typer.Argument(help="The shop's own id of the shopper.", show_default=False)]
Yes = Annotated[bool, typer.Option("--yes", help="Without being asked.")]


@shopper.command()
def export(
    id: Id,
    to: Annotated[
        Path | None, typer.Option("--out", help="The file to write.", show_default="stdout")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Write everything that is kept of a shopper, as JSON: what they did, said, decided and asked."""
    settings = settings_of_shop(data_dir)
    if to is None:
        run(_export(settings, id, sys.stdout))
        return
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # it is about a person
    except OSError as error:
        raise typer.BadParameter(f"{to}: {error.strerror}", param_hint="--out") from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        try:
            run(_export(settings, id, file))
        except BaseException:
            to.unlink(missing_ok=True)  # half of it would pass for the whole
            raise
    say(f"Wrote {to}")


@shopper.command()
def erase(id: Id, yes: Yes = False, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Erase everything that is kept of a shopper. It cannot be undone; a receipt that names nobody stays in the audit."""
    settings = settings_of_shop(data_dir)
    _agreed(f"Erase everything that is kept of {id}? It cannot be undone", yes)
    receipt = run(_erase(settings, id))
    if as_json:
        out({"receipt": receipt.id, "erased_at": receipt.at.isoformat(), "erased": receipt.erased})
        return
    counts = ", ".join(f"{count:,} {name}" for name, count in receipt.erased.items())
    typer.echo(f"Erased {counts}. Receipt {receipt.id}, {receipt.at:%Y-%m-%d %H:%M:%S} UTC")


@shopper.command()
def withdraw(id: Id, yes: Yes = False, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Take back a shopper's consent to be known: their events become nobody's counts, and so do those to come."""
    settings = settings_of_shop(data_dir)
    _agreed(f"Make nobody's what {id} did until now? It cannot be undone", yes)
    counted = run(_withdraw(settings, id))
    if as_json:
        out({"counted": {"events": sum(counted.values()), "by_kind": counted}})
        return
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in counted.items())
    typer.echo(f"{sum(counted.values()):,} events are only counted now{f': {kinds}' if kinds else ''}")


def _agreed(question: str, yes: bool) -> None:
    if yes:
        return
    if not has_person():
        raise typer.BadParameter("nobody can be asked here: add --yes", param_hint="--yes")
    typer.confirm(question, abort=True, err=True)


async def _found(conn: Connection, id: str) -> UUID:
    found = await find_shopper(conn, id)
    if found is None:
        raise NotFound("There is no such shopper", value=id, fix="Give the shop's own id of them")
    return found


async def _export(settings: Settings, id: str, file: TextIO) -> None:
    async with opened(settings) as database:
        async with database.reading() as conn:
            found = await _found(conn, id)
        async for piece in export_of(database, found, now=datetime.now(UTC)):
            file.write(piece)


async def _erase(settings: Settings, id: str) -> Receipt:
    async with opened(settings) as database, database.connection() as conn:
        return await erase_shopper(conn, await _found(conn, id), now=datetime.now(UTC), actor=actor())


async def _withdraw(settings: Settings, id: str) -> dict[str, int]:
    async with opened(settings) as database, database.connection() as conn:
        counted = await take_back(conn, await _found(conn, id), now=datetime.now(UTC))
        await note(conn, "shopper.withdraw", detail=f"{sum(counted.values()):,} events")
    return counted
