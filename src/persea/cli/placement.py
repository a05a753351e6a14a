"""persea placement: what the shop wants of its lists, from a file into the shop and back, and what it would change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import FeedUnreadable
from persea.ranking.rules import Rules, read_rules
from persea.settings import Settings
from persea.store.placement import load_placement, set_placement

_MOST_BYTES = 1_000_000

placement = typer.Typer(
    help="Show or replace what the shop wants of its lists: boost, bury, pin, hide, sponsored.",
    invoke_without_command=True,
)
app.add_typer(placement, name="placement")


@placement.callback()
def show(context: typer.Context, data_dir: DataDir = None) -> None:
    """Print the rules as the file they came from."""
    if context.invoked_subcommand is None:
        typer.echo(run(_load(settings_of_shop(data_dir))), nl=False)


@placement.command(name="load")
def load(
    file: Annotated[Path, typer.Argument(help="A TOML file: see docs/placement.md.", show_default=False)],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Replace the rules by those of a file; a running server follows with its next request."""
    settings = load_settings(data_dir)
    rules = run(_replace(settings, file))
    counted = {"rules": len(rules.rules), "sponsored": len(rules.sponsored)}
    if as_json:
        out(counted)
    else:
        typer.echo(
            f"{counted['rules']:,} rules and {counted['sponsored']:,} sponsored entries hold from now on"
        )


@placement.command()
def clear(data_dir: DataDir = None) -> None:
    """Remove all rules."""
    run(_set(load_settings(data_dir), "", "placement.clear"))
    typer.echo("The shop has no rules for its lists")


async def _replace(settings: Settings, file: Path) -> Rules:
    text = _read(file)
    rules = read_rules(text)
    await _set(settings, text, "placement.load", told(rules, file.name))
    return rules


def told(rules: Rules, source: str) -> str:
    """For the audit: which rules, by name."""
    names = [f"{one.do.value} {one.name}" for one in rules.rules]
    names += [f"sponsored {one.name} by {one.sponsor}" for one in rules.sponsored]
    return f"from {source}: {json.dumps(names, ensure_ascii=False)}"


def _read(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FeedUnreadable(
            "The file of rules cannot be read", value=str(file), fix=str(error.strerror)
        ) from error
    if len(content) > _MOST_BYTES:
        raise FeedUnreadable(
            "The file of rules is too large", value=f"{len(content):,} bytes", fix="Keep to 1 MB"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FeedUnreadable(
            "The file of rules is not UTF-8 text", value=f"{file}, byte {error.start}", fix="Save it as UTF-8"
        ) from error


async def _load(settings: Settings) -> str:
    async with opened(settings) as database, database.reading() as conn:
        return await load_placement(conn)


async def _set(settings: Settings, text: str, action: str, detail: str = "") -> None:
    async with opened(settings) as database, database.connection() as conn:
        await set_placement(conn, text)
        await note(conn, action, detail=detail)
