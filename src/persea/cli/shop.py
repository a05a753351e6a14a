"""persea shop: what this shop is called, what it holds, and how long its prices are believed."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, settings_of_shop
from persea.cli.currency import currency_code
from persea.cli.deeds import note
from persea.cli.durations import duration, shown
from persea.cli.opened import opened
from persea.settings import Settings
from persea.store.languages import use_language
from persea.store.records import count_products
from persea.store.shop import Shop, load_shop, set_fresh_for, set_shop
from persea.store.terms import refresh_terms

shop = typer.Typer(
    help="Show or change what the shop is called and how it is read.", invoke_without_command=True
)
app.add_typer(shop, name="shop")


@shop.callback()
def show(context: typer.Context, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Show the shop's name, currency, language, number of products, and how long prices are believed."""
    if context.invoked_subcommand is None:
        run(_show(settings_of_shop(data_dir), as_json))


@shop.command(name="set")
def change(
    name: Annotated[str | None, typer.Option(help="The shop's name.", show_default=False)] = None,
    currency: Annotated[
        str | None, typer.Option(help="ISO 4217, of feeds that name none.", show_default=False)
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            help="What its texts are in: german, or de; all products are then read anew.", show_default=False
        ),
    ] = None,
    fresh_for: Annotated[
        str | None,
        typer.Option(
            help="How old a price may be before answers say from when it is: 12h, 7d, or never.",
            show_default=False,
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Change what is given and leave the rest; a running server follows with its next answer."""
    if name is None and currency is None and language is None and fresh_for is None:
        raise typer.BadParameter("name what to change: --name, --currency, --language or --fresh-for")
    limit = None
    if fresh_for is not None and fresh_for.strip().lower() != "never":
        limit = duration(fresh_for, "--fresh-for")
    settings = load_settings(data_dir)
    run(_change(settings, name, currency_code(currency), language, fresh_for is not None, limit))


async def _change(
    settings: Settings,
    name: str | None,
    currency: str | None,
    language: str | None,
    ages: bool,
    limit: timedelta | None,
) -> None:
    async with opened(settings) as database:
        async with database.connection() as conn:
            if language is not None:
                await use_language(conn, language)
            await set_shop(conn, name=name, currency=currency)
            if ages:
                await set_fresh_for(conn, limit)
            given = {"name": name, "currency": currency, "language": language}
            if ages:
                given["prices believed for"] = "ever" if limit is None else shown(limit)
            words = (f"{what} {value}" for what, value in given.items() if value is not None)
            await note(conn, "shop.set", detail=", ".join(words))
        if language is not None:
            await refresh_terms(database)
        async with database.reading() as conn:
            _tell(await load_shop(conn), await count_products(conn))


async def _show(settings: Settings, as_json: bool) -> None:
    async with opened(settings) as database, database.reading() as conn:
        known, count = await load_shop(conn), await count_products(conn)
    if as_json:
        limit = known.offers_fresh_for
        out(
            {
                "name": known.name,
                "currency": known.currency,
                "language": known.language,
                "is_demo": known.is_demo,
                "products": count,
                "offers_fresh_for_s": None if limit is None else round(limit.total_seconds()),
            }
        )
    else:
        _tell(known, count)


def _tell(known: Shop, count: int) -> None:
    limit = known.offers_fresh_for
    believed = "for ever" if limit is None else f"for {shown(limit)}; older ones are shown with their date"
    typer.echo(f"{known.name or '(no name)'}{' (the demo shop)' if known.is_demo else ''}")
    typer.echo(f"  products   {count:,}")
    typer.echo(f"  currency   {known.currency}")
    typer.echo(f"  language   {known.language}")
    typer.echo(f"  prices     believed {believed}")
