"""persea placement: what the shop wants of its lists, from a file into the shop and back, and what it would change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from persea.app import Persea
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import FeedUnreadable, printable
from persea.gather.placing_preview import Preview, preview
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


@placement.command(name="preview")
def tried(
    file: Annotated[Path, typer.Argument(help="A file of rules that do not hold yet.", show_default=False)],
    request: Annotated[str, typer.Argument(help="What somebody might ask for.", show_default=False)],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Show the list of a request as it is, and as it would be with the rules of a file."""
    shown = run(_tried(settings_of_shop(data_dir), read_rules(_read(file)), request))
    if as_json:
        out({"before": [one.id for one in shown.before], "after": [one.id for one in shown.after]})
        return
    before = {record.id: place for place, record in enumerate(shown.before, 1)}
    for place, record in enumerate(shown.after, 1):
        was = before.get(record.id)
        moved = "" if was == place else f"  (was {was})" if was else "  (was not among them)"
        paid = f"  sponsored by {record.sponsor}" if record.sponsor else ""
        typer.echo(printable(f"{place:>2}  {record.title}{moved}{paid}"))
    gone = [record.title for record in shown.before if record.id not in {one.id for one in shown.after}]
    for title in gone:
        typer.echo(printable(f" -  {title}"))


@placement.command()
def clear(data_dir: DataDir = None) -> None:
    """Remove all rules."""
    run(_set(load_settings(data_dir), "", "placement.clear"))
    typer.echo("The shop has no rules for its lists")


async def _replace(settings: Settings, file: Path) -> Rules:
    text = _read(file)
    rules = read_rules(text)
    await _set(settings, text, "placement.load", f"from {file.name}: {rules.told}")
    return rules


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


async def _tried(settings: Settings, rules: Rules, request: str) -> Preview:
    async with Persea.opened(settings) as persea:
        house = await persea.house()
        async with house.database.reading() as conn:
            return await preview(
                conn, request, rules, house.ranker.impersonal, embed=house.embed, lexicon=house.lexicon
            )


async def _load(settings: Settings) -> str:
    async with opened(settings) as database, database.reading() as conn:
        return await load_placement(conn)


async def _set(settings: Settings, text: str, action: str, detail: str = "") -> None:
    async with opened(settings) as database, database.connection() as conn:
        await set_placement(conn, text)
        await note(conn, action, detail=detail)
