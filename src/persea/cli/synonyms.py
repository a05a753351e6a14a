"""persea synonyms: the shop's own words for the same thing, from a file into the shop and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, settings_of_shop
from persea.cli.deeds import note
from persea.cli.opened import opened
from persea.errors import FeedUnreadable
from persea.gather.synonyms import read_synonyms
from persea.settings import Settings
from persea.store.words import load_synonyms, set_synonyms

_MOST_BYTES = 4_000_000

synonyms = typer.Typer(
    help="Show or replace the shop's own synonyms: words by which shoppers ask for what it calls otherwise.",
    invoke_without_command=True,
)
app.add_typer(synonyms, name="synonyms")


@synonyms.callback()
def show(context: typer.Context, data_dir: DataDir = None) -> None:
    """Print them as the file they came from."""
    if context.invoked_subcommand is None:
        typer.echo(run(_load(settings_of_shop(data_dir))), nl=False)


@synonyms.command(name="load")
def load(
    file: Annotated[
        Path,
        typer.Argument(
            help="A line for each group: 'rucksack, backpack' or 'hat => beanie @0.6'.", show_default=False
        ),
    ],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Replace them by those of a file; a running server follows with its next request."""
    settings = load_settings(data_dir)
    count = run(_replace(settings, file))
    if as_json:
        out({"phrases": count})
    else:
        typer.echo(f"{count:,} phrases find other words of the shop as well")


@synonyms.command()
def clear(data_dir: DataDir = None) -> None:
    """Remove them; those that come with Persea stay."""
    run(_set(load_settings(data_dir), "", "synonyms.clear"))
    typer.echo("The shop has no synonyms of its own")


async def _replace(settings: Settings, file: Path) -> int:
    text = _read(file)
    count = len(read_synonyms(text, str(file)).by_phrase)
    await _set(settings, text, "synonyms.load", f"{count:,} phrases from {file.name}")
    return count


def _read(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FeedUnreadable(
            "The file of synonyms cannot be read", value=str(file), fix=str(error.strerror)
        ) from error
    if len(content) > _MOST_BYTES:
        raise FeedUnreadable(
            "The file of synonyms is too large", value=f"{len(content):,} bytes", fix="Keep to 4 MB"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FeedUnreadable(
            "The file of synonyms is not UTF-8 text",
            value=f"{file}, byte {error.start}",
            fix="Save it as UTF-8",
        ) from error
    if "\0" in text:
        raise FeedUnreadable("The file of synonyms is no text", value=str(file), fix="Save it as UTF-8 text")
    return text if text.endswith("\n") or not text else text + "\n"


async def _load(settings: Settings) -> str:
    async with opened(settings) as database, database.reading() as conn:
        return await load_synonyms(conn)


async def _set(settings: Settings, text: str, action: str, detail: str = "") -> None:
    async with opened(settings) as database, database.connection() as conn:
        await set_synonyms(conn, text)
        await note(conn, action, detail=detail)
