"""persea import reviews, posts, knowledge: what is said of a shop's products, and what the shop itself says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from persea.catalog.load import count_of
from persea.catalog.texts.knowledge import open_knowledge
from persea.catalog.texts.load import OnProgress, TextReport, load_knowledge, load_posts, load_reviews
from persea.catalog.texts.posts import open_posts
from persea.catalog.texts.reviews import open_reviews
from persea.cli.console import AsJson, DataDir, load_settings, out, run, say
from persea.cli.deeds import note
from persea.cli.imports import imports, progress, tell_problems, tell_shop
from persea.settings import Settings
from persea.store.database import Database
from persea.store.shop import load_shop

_Load = Callable[[Database, OnProgress], Awaitable[TextReport]]


@imports.command()
def reviews(
    file: Annotated[
        Path,
        typer.Argument(
            help="JSON Lines: a file, compressed or not, a zip archive, a folder.", show_default=False
        ),
    ],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Import what buyers say of products. Running it again changes only what changed."""

    async def load(database: Database, show: OnProgress) -> TextReport:
        return await load_reviews(database, open_reviews(file), on_progress=show)

    _tell(run(_import(load_settings(data_dir), load, "reviews")), "review", as_json)


@imports.command()
def posts(
    file: Annotated[
        Path,
        typer.Argument(
            help="JSON Lines: a file, compressed or not, a zip archive, a folder.", show_default=False
        ),
    ],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Import posts that show products: from creators, from the shop's blog, from anywhere."""

    async def load(database: Database, show: OnProgress) -> TextReport:
        return await load_posts(database, open_posts(file), source=file.name, on_progress=show)

    _tell(run(_import(load_settings(data_dir), load, "posts")), "post", as_json)


@imports.command()
def knowledge(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Markdown, HTML, PDF or text: files, folders, zip archives.", show_default=False),
    ],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Import what the shop knows: policies, guides, answers. A document imported again replaces itself."""

    async def load(database: Database, show: OnProgress) -> TextReport:
        documents = open_knowledge(paths, as_of=datetime.now(UTC))
        return await load_knowledge(database, documents, on_progress=show)

    _tell(run(_import(load_settings(data_dir), load, "sections")), "section", as_json)


async def _import(settings: Settings, load: _Load, kind: str) -> TextReport:
    from persea.app import Persea  # seconds, which importing events has no need of

    async with Persea.opened(settings, notify=say) as persea:
        async with persea.database.connection() as conn:
            shop = await load_shop(conn)
        tell_shop(settings, shop)
        if shop.is_demo:
            say("This shop still holds the demo products: import the catalogue first to replace them")
        with progress() as (bar, task):

            def show(fraction: float, written: int) -> None:
                bar.update(task, total=1.0, completed=fraction, so_far=f"{written:,} {kind}")

            report = await load(persea.database, show)
        async with persea.database.connection() as conn:
            counts = f"{report.new:,} new, {report.changed:,} changed, {report.removed:,} removed"
            await note(conn, f"import.{'knowledge' if kind == 'sections' else kind}", detail=counts)
        return report


def _tell(report: TextReport, thing: str, as_json: bool) -> None:
    if as_json:
        out(asdict(report))
        return
    tell_problems(report.problems, report.problem_count)
    parts = [f"{report.new:,} new", f"{report.changed:,} changed", f"{report.unchanged:,} unchanged"]
    if report.removed:
        parts.append(f"{report.removed:,} removed")
    if report.skipped:
        parts.append(f"{count_of(report.skipped, 'other file')} left alone")
    typer.echo(
        f"Imported {count_of(report.read, thing)} in {report.seconds:.1f} s: {', '.join(parts)};"
        f" {count_of(report.problem_count, 'problem')}"
    )
