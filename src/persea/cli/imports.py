"""persea import catalog: a shop's feed into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from persea.app import Persea
from persea.catalog.feed import FORMATS, open_feed
from persea.catalog.load import LoadReport, load
from persea.catalog.rows import Defaults, RowProblem
from persea.cli.console import AsJson, DataDir, app, has_person, load_settings, out, run, say
from persea.errors import SettingsError
from persea.settings import Settings
from persea.store.shop import load_shop, set_shop

imports = typer.Typer(help="Bring a shop's data in.", no_args_is_help=True)
app.add_typer(imports, name="import")

_SHOWN_PROBLEMS = 20


@imports.command()
def catalog(
    file: Annotated[
        Path, typer.Argument(help="The feed: WooCommerce CSV or Persea's JSON Lines.", show_default=False)
    ],
    format: Annotated[str, typer.Option(help=f"auto, {', '.join(form.name for form in FORMATS)}.")] = "auto",
    replace_demo: Annotated[bool, typer.Option("--replace-demo", help="Remove the demo shop first.")] = False,
    currency: Annotated[
        str | None,
        typer.Option(help="The shop's currency (ISO 4217), where the feed names none.", show_default=False),
    ] = None,
    name: Annotated[str | None, typer.Option(help="The shop's name.", show_default=False)] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Import products from FILE. Running it again changes only what changed."""
    settings = load_settings(data_dir)
    report = run(_import(settings, file, format, replace_demo, _currency(currency), name))
    if as_json:
        out({**asdict(report), "problems": [asdict(problem) for problem in report.problems]})
    else:
        _tell(report)


def _currency(code: str | None) -> str | None:
    if code is not None and not (len(code) == 3 and code.isalpha()):
        raise typer.BadParameter(f"{code!r} is no ISO 4217 code, such as USD", param_hint="--currency")
    return code.upper() if code else None


async def _import(
    settings: Settings, file: Path, format: str, replace_demo: bool, currency: str | None, name: str | None
) -> LoadReport:
    async with Persea.opened(settings, notify=say) as persea:
        async with persea.database.connection() as conn:
            shop = await load_shop(conn)
        defaults = Defaults(currency or shop.currency, datetime.now(UTC))
        feed = open_feed(file, defaults, format=format)
        replacing = shop.is_demo and _may_replace(replace_demo)
        with progress("products") as show:
            report = await load(
                persea.database,
                feed,
                source=file.name,
                embed=persea.embedder.embed_products,
                replace_demo=replacing,
                on_progress=lambda loaded: show(loaded.fraction, loaded.products),
            )
        async with persea.database.connection() as conn:
            await set_shop(conn, name=name or ("" if replacing else None), currency=currency)
        return report


def _may_replace(said: bool) -> bool:
    """The first real import into the demo shop replaces it, when a person agrees."""
    if said:
        return True
    if has_person() and typer.confirm(
        "This shop holds the demo products. Replace them?", default=True, err=True
    ):
        return True
    raise SettingsError(
        "This shop holds the demo products, which a real catalogue should not be mixed with",
        fix="Add --replace-demo to replace them, or use another --data-dir",
    )


@contextmanager
def progress(kind: str) -> Iterator[Callable[[float, int], None]]:
    """A bar on stderr, and the function that moves it: to a part, 0 to 1, and so many of `kind`."""
    bar = Progress(
        TextColumn("Importing"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[written]:,} " + kind),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("import", total=1.0, written=0)
    with bar:
        yield lambda fraction, written: bar.update(task, completed=fraction, written=written)


def _tell(report: LoadReport) -> None:
    tell_problems(report.problems, report.problem_count)
    parts = [f"{report.new:,} new", f"{report.changed:,} changed", f"{report.unchanged:,} unchanged"]
    if report.skipped:
        parts.append(f"{report.skipped:,} not published")
    problems = count_of(report.problem_count, "problem")
    typer.echo(f"Imported {report.read:,} products in {report.seconds:.1f} s: {', '.join(parts)}; {problems}")


def tell_problems(problems: Sequence[RowProblem], count: int) -> None:
    """The first of `count` problems, for a person."""
    for problem in problems[:_SHOWN_PROBLEMS]:
        say(str(problem))
    if count > _SHOWN_PROBLEMS:
        say(f"… and {count - _SHOWN_PROBLEMS:,} more problems; --json lists the first hundred")


def count_of(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
