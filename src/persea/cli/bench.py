"""persea bench: measures Persea on data of your own, beside others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from persea.cli.console import AsJson, app, fail, say, set_up_logs
from persea.errors import EventsUnreadable, PerseaError
from persea.evaluate.event_files import read_attributes, read_events
from persea.evaluate.interests import as_json, compare, plotted, tables, write_lists
from persea.evaluate.interests_plot import plot
from persea.learn.fit_interests import fit_interests

_WHERE = "Name a file of events: docs/interests.md shows the forms, and where the public sets that papers use come from"

bench = typer.Typer(help="Measure Persea on data of your own, beside others.", no_args_is_help=True)
app.add_typer(bench, name="bench")


@bench.callback()
def _bench() -> None:
    pass


@bench.command()
def interests(
    path: Annotated[Path, typer.Argument(help="Events: .txt, .csv or .jsonl.")],
    attributes: Annotated[Path | None, typer.Option(help="JSON: product to a list of attributes.")] = None,
    lists: Annotated[Path | None, typer.Option(help="Write each shopper's ten products there.")] = None,
    plot_file: Annotated[
        Path | None, typer.Option("--plot", help="Draw N@10 there, as SVG, PDF or PNG.")
    ] = None,
    rivals: Annotated[bool, typer.Option(help="Measure the others too.")] = True,
    json_asked: AsJson = False,
) -> None:
    """How well the model of interests foretells what shoppers turn to next, and what it costs."""
    set_up_logs("warning")
    try:
        if not path.is_file():
            raise EventsUnreadable("There is no such file", value=str(path), fix=_WHERE)
        found = compare(
            path.stem,
            read_events(path),
            read_attributes(attributes) if attributes else {},
            fit_interests,
            with_rivals=rivals,
            doing=say,
        )
        if lists:
            write_lists(found, lists)
        if plot_file:
            plot(plotted([found]), plot_file)
    except PerseaError as error:
        fail(error)
    typer.echo(as_json(found) if json_asked else tables(found))
