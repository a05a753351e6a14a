"""persea import catalog: a shop's feed, or the shop itself on the web, into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

from persea.catalog.feed import FORMATS
from persea.catalog.import_address import folder_of, import_address, is_address
from persea.catalog.import_file import import_file
from persea.catalog.load import MOST_REMOVED, LoadReport, Prune, count_of
from persea.catalog.load import Progress as Loaded
from persea.catalog.rows import RowProblem
from persea.catalog.web.bring import Downloading
from persea.catalog.web.crawl import CrawlReport
from persea.catalog.web.crawl import Progress as Crawled
from persea.catalog.web.fetch import Fetcher
from persea.cli.console import AsJson, DataDir, app, has_person, load_settings, out, run, say
from persea.cli.currency import currency_code
from persea.cli.deeds import bare, note
from persea.errors import SettingsError
from persea.settings import Settings
from persea.store.languages import find_language, use_language
from persea.store.shop import Shop, load_shop, priced_in_others, set_shop
from persea.store.terms import refresh_terms

if TYPE_CHECKING:
    from persea.app import Persea

imports = typer.Typer(help="Bring a shop's data in.", no_args_is_help=True)
app.add_typer(imports, name="import")

_SHOWN_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line says."""

    feed: str
    source: str
    format: str
    replace_demo: bool
    prune: Prune | None
    allow_private: bool
    currency: str | None
    language: str | None
    name: str | None


@imports.command()
def catalog(
    feed: Annotated[
        str,
        typer.Argument(
            help="A file or folder with products, a feed's address, or a shop's front page.",
            show_default=False,
        ),
    ],
    format: Annotated[str, typer.Option(help=f"auto, {', '.join(form.name for form in FORMATS)}.")] = "auto",
    replace_demo: Annotated[bool, typer.Option("--replace-demo", help="Remove the demo shop first.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove products of this source that the feed no longer holds.")
    ] = False,
    most_removed: Annotated[
        float, typer.Option(min=0, max=1, help="With --prune: where a larger share would go, none does.")
    ] = MOST_REMOVED,
    source: Annotated[
        str,
        typer.Option(
            help="A name for this feed, where a shop has several.",
            show_default="the address, or the file's name",
        ),
    ] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="The address may be one of your own network.")
    ] = False,
    currency: Annotated[
        str | None,
        typer.Option(help="The shop's currency (ISO 4217), where the feed names none.", show_default=False),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="What the products' texts are in: german, or de.", show_default=False)
    ] = None,
    name: Annotated[str | None, typer.Option(help="The shop's name.", show_default=False)] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Import products from FEED. Running it again changes only what changed."""
    settings = load_settings(data_dir)
    asked = _Asked(
        feed=feed,
        source=source or (feed if is_address(feed) else Path(feed).resolve().name),
        format=format,
        replace_demo=replace_demo,
        prune=Prune(most_removed) if prune else None,
        allow_private=allow_private,
        currency=currency_code(currency),
        language=language,
        name=name,
    )
    report, shop = run(_import(settings, asked))
    if as_json:
        out({**asdict(report), "problems": [asdict(problem) for problem in report.problems]})
    else:
        _tell(report, settings, shop)
    if report.not_removed_because:
        say(
            f"None of the {report.missing:,} missing products was removed: {report.not_removed_because}."
            " If they are meant to go, run it again with a larger --most-removed."
        )
        raise typer.Exit(1)


async def _import(settings: Settings, asked: _Asked) -> tuple[LoadReport, Shop]:
    from persea.app import Persea  # seconds, which importing events has no need of

    async with Persea.opened(settings, notify=say) as persea:
        async with persea.database.connection() as conn:
            shop = await load_shop(conn)
            if asked.language is not None:
                await find_language(conn, asked.language)  # before a long import, not after it
        replacing = shop.is_demo and _may_replace(asked.replace_demo)
        report = await _read(persea, settings, asked, asked.currency or shop.currency, replacing)
        async with persea.database.connection() as conn:
            await set_shop(
                conn,
                name=asked.name or ("" if replacing else None),
                currency=report.adopted_currency or asked.currency,  # what all prices are in goes before
            )
            changed = asked.language is not None and await use_language(conn, asked.language)
            shop = await load_shop(conn)
            for other, count in await priced_in_others(conn):
                say(
                    f"{count_of(count, 'product')} priced in {other}, where the shop's currency is {shop.currency}:"
                    " no limit on a price finds them, and none is converted"
                )
            await note(conn, "import.catalog", bare(asked.source), _counted(report, replacing))
        if changed:
            await refresh_terms(persea.database)
        return report, shop


def _counted(report: LoadReport, replacing: bool) -> str:
    counts = f"{report.new:,} new, {report.changed:,} changed, {report.removed:,} removed"
    return f"{counts}; in the place of the demo shop" if replacing else counts


async def _read(
    persea: Persea, settings: Settings, asked: _Asked, currency: str, replacing: bool
) -> LoadReport:
    with progress() as (bar, task):
        show_fetched, show_loaded = _shown_on(bar, task)
        if not is_address(asked.feed):
            return await import_file(
                persea.database,
                Path(asked.feed),
                source=asked.source,
                currency=currency,
                embed=persea.embedder.embed_products,
                format=asked.format,
                replace_demo=replacing,
                prune=asked.prune,
                on_progress=show_loaded,
            )
        async with Fetcher(contact=settings.public_url or "", allow_private=asked.allow_private) as fetcher:
            done = await import_address(
                persea.database,
                fetcher,
                asked.feed,
                folder_of(settings.data_dir, asked.feed),
                source=asked.source,
                currency=currency,
                embed=persea.embedder.embed_products,
                format=asked.format,
                replace_demo=replacing,
                prune=asked.prune,
                on_fetch=show_fetched,
                on_load=show_loaded,
            )
    if done.crawl is not None:
        _tell_crawl(done.crawl)
    assert done.report is not None, "nothing was known of the address, so it came"
    return done.report


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
def progress() -> Iterator[tuple[Progress, TaskID]]:
    """A bar on stderr, with its one task: `so_far` is a field of it, in words."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[so_far]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("Importing", total=None, so_far="")
    with bar:
        yield bar, task


def _shown_on(
    bar: Progress, task: TaskID
) -> tuple[Callable[[Downloading | Crawled], None], Callable[[Loaded], None]]:
    """What moves the bar: while something is fetched, and while it is read."""

    def fetched(come: Downloading | Crawled) -> None:
        if isinstance(come, Downloading):
            bar.update(task, description="Downloading", so_far=f"{come.bytes / 1e6:,.1f} MB")
        else:
            so_far = f"{come.pages:,} pages, {come.with_products:,} with products"
            bar.update(
                task,
                description="Reading the shop",
                total=come.expected,
                completed=come.pages,
                so_far=so_far,
            )

    def loaded(come: Loaded) -> None:
        so_far = f"{come.products:,} products"
        bar.update(task, description="Importing", total=1.0, completed=come.fraction, so_far=so_far)

    return fetched, loaded


def _tell_crawl(crawl: CrawlReport) -> None:
    for url, reason in crawl.failures[:_SHOWN_PROBLEMS]:
        say(f"{url}: {reason}")
    parts = [f"{crawl.pages:,} pages read, {crawl.with_products:,} with products"]
    if crawl.skipped_by_robots:
        parts.append(f"{crawl.skipped_by_robots:,} closed to Persea by robots.txt")
    if crawl.failed:
        parts.append(f"{crawl.failed:,} failed")
    if crawl.bounded:
        parts.append(f"not all of it: {crawl.bounded}")
    say("; ".join(parts))


def tell_problems(problems: Sequence[RowProblem], count: int) -> None:
    """The first of `count` problems, for a person."""
    for problem in problems[:_SHOWN_PROBLEMS]:
        say(str(problem))
    if count > _SHOWN_PROBLEMS:
        say(f"… and {count - _SHOWN_PROBLEMS:,} more problems; --json lists the first hundred")


def tell_shop(settings: Settings, shop: Shop) -> None:
    """Which shop it was: the one of another data folder is another one."""
    say(f"Shop: {shop.name or 'no name yet'}, in {settings.data_dir}")


def _tell(report: LoadReport, settings: Settings, shop: Shop) -> None:
    tell_problems(report.problems, report.problem_count)
    if report.resumed_at:
        say(f"Went on after {count_of(report.resumed_at, 'product')}, where the last attempt was cut off")
    parts = [f"{report.new:,} new", f"{report.changed:,} changed", f"{report.unchanged:,} unchanged"]
    if report.removed:
        parts.append(f"{report.removed:,} removed")
    if report.skipped:
        parts.append(f"{report.skipped:,} not published")
    typer.echo(
        f"Imported {count_of(report.read, 'product')} in {report.seconds:.1f} s: {', '.join(parts)};"
        f" {count_of(report.problem_count, 'problem')}"
    )
    tell_shop(settings, shop)
    if report.adopted_currency:
        say(f"All prices are in {report.adopted_currency}: that is the shop's currency now")
    if report.missing and not report.removed and not report.not_removed_because:
        say(
            f"{count_of(report.missing, 'product')} that this feed held before: it holds them no more, and they stay. --prune removes them"
        )
