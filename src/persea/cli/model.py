"""persea model: which language model answers, and how to choose another."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from persea.app import Persea
from persea.cli.abilities import ability_line, as_told, table
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say
from persea.cli.deeds import note
from persea.errors import SettingsError
from persea.llm.addresses import shown_address
from persea.llm.capability_upkeep import probe_and_keep
from persea.llm.choose import build_model
from persea.llm.probe import FoundEndpoint, Speed, check, find_local_models
from persea.seams import ModelChoice, Price
from persea.settings import Settings
from persea.store.language_model import load_choice, save_choice
from persea.values import Ability

model = typer.Typer(help="Show or choose the language model.", invoke_without_command=True)
app.add_typer(model, name="model")


@model.callback()
def show(context: typer.Context, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Show which model answers, and which others are within reach."""
    if context.invoked_subcommand is None:
        run(_show(load_settings(data_dir), as_json))


@model.command()
def use(
    url: Annotated[
        str | None, typer.Option(help="An OpenAI-compatible endpoint, with /v1.", show_default=False)
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(help="The model's name there; the first listed if left out.", show_default=False),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            help="The endpoint's key.", envvar="PERSEA_MODEL_KEY", show_default=False, show_envvar=True
        ),
    ] = None,
    gguf: Annotated[
        Path | None,
        typer.Option(
            help="A GGUF file for the embedded llama.cpp.", exists=True, dir_okay=False, show_default=False
        ),
    ] = None,
    mmproj: Annotated[
        Path | None,
        typer.Option(
            help="Its mmproj file, for a model that sees.", exists=True, dir_okay=False, show_default=False
        ),
    ] = None,
    built_in: Annotated[
        bool, typer.Option("--built-in", help="The small model that comes with Persea.")
    ] = False,
    price_in: Annotated[
        float | None,
        typer.Option(min=0, help="What a million tokens cost that it reads.", show_default=False),
    ] = None,
    price_out: Annotated[
        float | None, typer.Option(min=0, help="And a million that it writes.", show_default=False)
    ] = None,
    check_it: Annotated[
        bool, typer.Option("--check/--no-check", help="Ask it something before switching.")
    ] = True,
    data_dir: DataDir = None,
) -> None:
    """Switch to another model; a running server follows with its next answer."""
    if sum((url is not None, gguf is not None, built_in)) != 1:
        raise typer.BadParameter("name one of --url, --gguf and --built-in")
    if mmproj is not None and gguf is None:
        raise typer.BadParameter("--mmproj goes with --gguf")
    settings = load_settings(data_dir)
    choice = ModelChoice(
        url=url.rstrip("/") if url else None,
        name=name,
        key=key if url else None,
        gguf_path=str(gguf.absolute()) if gguf else None,
        mmproj_path=str(mmproj.absolute()) if mmproj else None,
        price=_price(price_in, price_out),
    )
    run(_use(settings, choice, check_it))


def _price(price_in: float | None, price_out: float | None) -> Price | None:
    if price_in is None and price_out is None:
        return None
    return Price(Decimal(str(price_in or 0)), Decimal(str(price_out or 0)))


@model.command()
def probe(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Try out what the chosen model can do: schemas, tools, pictures, sounds, thinking. Takes a minute or two."""
    run(_probe(load_settings(data_dir), as_json))


async def _probe(settings: Settings, as_json: bool) -> None:
    async with Persea.opened(settings, notify=say) as persea:
        choice, answering = await persea.model_now()
        say(f"Trying out {_described(choice)}")

        def tell(name: str, ability: Ability) -> None:
            say(ability_line(name, ability))

        found = await probe_and_keep(persea.database, choice, answering, tell)
    if as_json:
        out(as_told(choice, answering.name, found))
        return
    for line in table(answering.name, found):
        typer.echo(line)


async def _use(settings: Settings, choice: ModelChoice, check_it: bool) -> None:
    if settings.model is not None:
        raise SettingsError("PERSEA_MODEL_URL is set and decides", fix="Unset it to choose here")
    if check_it:
        speed = await _try(settings, choice)
        say(_speed(speed))
    async with Persea.opened(settings, notify=say) as persea:
        async with persea.database.connection() as conn:
            await save_choice(conn, None if choice.built_in else choice)
            await note(conn, "model.use", _described(choice))
    typer.echo(f"Now answering: {_described(choice)}")


async def _try(settings: Settings, choice: ModelChoice) -> Speed:
    candidate = build_model(choice, settings.data_dir)
    try:
        return await check(candidate)
    finally:
        await candidate.close()


async def _show(settings: Settings, as_json: bool) -> None:
    async with Persea.opened(settings, notify=say) as persea:
        async with persea.database.connection() as conn:
            stored = await load_choice(conn)
    choice = settings.model or stored or ModelChoice()
    found = await find_local_models()
    if as_json:
        out(
            {
                "model": {
                    "url": choice.url,
                    "name": choice.name,
                    "gguf": choice.gguf_path,
                    "built_in": choice.built_in,
                    "price_in": float(choice.price.prompt) if choice.price else None,
                    "price_out": float(choice.price.completion) if choice.price else None,
                },
                "from_environment": settings.model is not None,
                "found": [{"kind": f.kind, "url": f.url, "models": list(f.models)} for f in found],
            }
        )
        return
    typer.echo(_described(choice) + (" (from PERSEA_MODEL_URL)" if settings.model else ""))
    for endpoint in found:
        if endpoint.url != choice.url:
            typer.echo(f"Within reach: {_offer(endpoint)}")


def _offer(endpoint: FoundEndpoint) -> str:
    name = f" --name {endpoint.models[0]}" if endpoint.models else ""
    listed = f" with {', '.join(endpoint.models[:5])}" if endpoint.models else ""
    return f"{endpoint.kind}{listed}. To use it: persea model use --url {endpoint.url}{name}"


def _described(choice: ModelChoice) -> str:
    if choice.url:
        return f"{choice.name or 'the first model'} at {shown_address(choice.url)}"
    return f"{choice.gguf_path}, embedded" if choice.gguf_path else "the small built-in model"


def _speed(speed: Speed) -> str:
    rate = f", {speed.tokens_per_s:.0f} tokens/s" if speed.tokens_per_s else ""
    return f"It answers: first word after {speed.first_token_s:.1f} s{rate}"
