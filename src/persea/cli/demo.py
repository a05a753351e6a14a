"""persea demo: the demo shop as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from persea.catalog.demo.files import PICTURE_KINDS, write_demo
from persea.cli.console import AsJson, app, fail, out
from persea.errors import SettingsError


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="OUT", help="Folder to write into; made where there is none.")
    ],
    seed: Annotated[int, typer.Option(help="Another seed, another year: stock, reviews, shoppers.")] = 1,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="End of the year of events, 00:00 UTC.", show_default="today"
        ),
    ] = None,
    shoppers: Annotated[
        int, typer.Option(min=1, max=100_000, help="How many; one more changes no other.")
    ] = 2000,
    pictures: Annotated[str, typer.Option(help=f"{', '.join(PICTURE_KINDS)}.")] = "svg",
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write the demo shop into OUT: catalogue, reviews, posts, knowledge, shoppers, a year of events, pictures."""
    if pictures not in PICTURE_KINDS:
        raise typer.BadParameter(
            f"{pictures!r} is none of {', '.join(PICTURE_KINDS)}", param_hint="--pictures"
        )
    end = (until or datetime.now(UTC)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
    try:
        _refuse_to_mix(folder, force=force)
        with _progress() as show:
            steps = write_demo(
                folder, seed=seed, until=end, shopper_count=shoppers, pictures=pictures, on_progress=show
            )
            written = list(steps)
    except OSError as error:
        fail(SettingsError("The demo shop cannot be written there", value=str(error)))
    if as_json:
        out({"folder": str(folder), "until": end.isoformat(), "files": [asdict(each) for each in written]})
        return
    for each in written:
        typer.echo(f"{each.entries:>9,}  {folder / each.name}{'/' if each.name.endswith('/') else ''}")


def _refuse_to_mix(folder: Path, *, force: bool) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not force:
        fail(
            SettingsError(
                "The folder is not empty",
                value=str(folder),
                fix="Name another one, or add --force to overwrite the demo shop's files in it",
            )
        )


@contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    """A bar on stderr, and the function that moves it."""
    bar = Progress(
        TextColumn("Writing {task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("the shop", total=1.0)
    with bar:
        yield lambda stage, fraction: bar.update(task, description=stage, completed=fraction)
