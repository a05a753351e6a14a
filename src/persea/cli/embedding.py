"""persea embedding: which model measures what is alike, how to choose another, and how far that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

import typer

from persea.app import Persea
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.durations import duration
from persea.cli.imports import progress
from persea.errors import ModelUnavailable, SettingsError
from persea.llm.embedding_endpoint import identity, probe
from persea.llm.embedding_upkeep import Progress, prepare
from persea.llm.embedding_wire import MOST_DIMENSIONS
from persea.seams import EmbeddingChoice
from persea.settings import Settings
from persea.store.embeddings import (
    EmbeddingModel,
    active_model,
    choose_model,
    chosen_model,
    count_missing,
    model_called,
)
from persea.store.records import count_products

embedding = typer.Typer(help="Show or choose the embedding model.", invoke_without_command=True)
app.add_typer(embedding, name="embedding")


@embedding.callback()
def show(context: typer.Context, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Show which embedding model searches use, and how far the next one is."""
    if context.invoked_subcommand is None:
        run(_show(settings_of_shop(data_dir), as_json))


@embedding.command()
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
            help="The endpoint's key.", envvar="PERSEA_EMBEDDING_KEY", show_default=False, show_envvar=True
        ),
    ] = None,
    dimensions: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MOST_DIMENSIONS,
            help="Ask for vectors of this length, of a model that can shorten them.",
            show_default=False,
        ),
    ] = None,
    query_prefix: Annotated[
        str, typer.Option(help='What the model wants before a request, such as "query: ".')
    ] = "",
    document_prefix: Annotated[
        str, typer.Option(help='What the model wants before a product, such as "passage: ".')
    ] = "",
    built_in: Annotated[bool, typer.Option("--built-in", help="The model that comes with Persea.")] = False,
    keep: Annotated[
        str, typer.Option(help="How long the old model's vectors stay after the switch: 30m, 2h, 7d.")
    ] = "1h",
    data_dir: DataDir = None,
) -> None:
    """Choose another model. Searches use the old one until every product has its new vector."""
    if (url is not None) == built_in:
        raise typer.BadParameter("name one of --url and --built-in")
    if built_in and (name or dimensions or query_prefix or document_prefix):
        raise typer.BadParameter("the built-in model takes no options")
    kept_for = duration(keep, "--keep")
    settings = load_settings(data_dir)
    choice = EmbeddingChoice(
        url=url.rstrip("/") if url else None,
        name=name,
        key=key if url else None,
        dimensions=dimensions,
        query_prefix=query_prefix,
        document_prefix=document_prefix,
    )

    async def work() -> None:
        if settings.embedding is not None:
            raise SettingsError("PERSEA_EMBEDDING_URL is set and decides", fix="Unset it to choose here")
        found = None if choice.built_in else await _asked(choice)
        async with Persea.opened(settings, notify=say) as persea:
            model = await _prepared(persea, found)
            async with persea.database.connection() as conn:
                await choose_model(conn, model, keep_previous=kept_for)
                await note(conn, "embedding.use", model.name if model else "built in")
            state = await _state(persea)
        _tell(state)

    run(work())


@embedding.command(name="run")
def run_now(data_dir: DataDir = None) -> None:
    """Make what embeddings are missing here and now, and switch; a running server does so by itself."""
    settings = load_settings(data_dir)

    async def work() -> _State:
        async with Persea.opened(settings, notify=say) as persea:
            with progress() as (bar, task):

                def tell(come: Progress) -> None:
                    left = f"{come.missing:,} to go"
                    bar.update(task, description=f"Embedding with {come.model}", so_far=left)

                done = await persea.upkeep_telling(tell).round()
            state = await _state(persea)
            if not done:
                problem = state.next.problem if state.next else state.active.problem
                raise ModelUnavailable(
                    "Not every product has its embedding",
                    value=problem or f"{state.missing:,} are missing",
                    fix="Run it again; or is a server at it already? persea embedding shows it",
                )
            return state

    _tell(run(work()))


@dataclass(frozen=True, slots=True)
class _State:
    active: EmbeddingModel
    next: EmbeddingModel | None
    """What the background makes ready, if it is not in use already."""
    products: int
    missing: int
    """Products without a vector of `next`, or of `active` where nothing is next."""


async def _asked(choice: EmbeddingChoice) -> tuple[str, EmbeddingChoice, int]:
    """The model's own name, the choice that names it, and its dimension. Raises ModelError or SettingsError."""
    name, dimension = await probe(choice)
    named = replace(choice, name=name)
    say(f"It answers: {name}, {dimension} dimensions")
    return identity(named, dimension), named, dimension


async def _prepared(persea: Persea, found: tuple[str, EmbeddingChoice, int] | None) -> EmbeddingModel | None:
    if found is None:
        return None
    name, choice, dimension = found
    return await prepare(persea.database, name, dimension, choice)


async def _state(persea: Persea) -> _State:
    async with persea.database.reading() as conn:
        active = await active_model(conn)
        assert active is not None, "one is active since `opened`"
        wanted = await chosen_model(conn)
        if wanted is None:
            built_in = persea.embedder
            wanted = await model_called(conn, built_in.name) or EmbeddingModel(
                0, built_in.name, built_in.dimension
            )
        following = None if wanted.key == active.key else wanted
        missing = await count_missing(conn, following or active)
        return _State(active, following, await count_products(conn), missing)


async def _show(settings: Settings, as_json: bool) -> None:
    async with Persea.opened(settings, notify=say) as persea:
        state = await _state(persea)
    if not as_json:
        _tell(state)
        return
    out(
        {
            "active": _json(state.active),
            "next": _json(state.next) if state.next else None,
            "products": state.products,
            "missing": state.missing,
            "from_environment": settings.embedding is not None,
        }
    )


def _tell(state: _State) -> None:
    typer.echo(f"In use: {_described(state.active)}")
    if state.next is not None:
        typer.echo(f"Next: {_described(state.next)}, {_left(state)}")
        say(
            "A running server makes it ready in the background and switches; persea embedding run does it here"
        )
    elif state.missing:
        typer.echo(f"{_left(state)}: found by their words alone until then")
    problem = (state.next or state.active).problem
    if problem:
        typer.echo(f"It does not get on: {problem}")


def _left(state: _State) -> str:
    return f"{state.missing:,} of {state.products:,} products to go"


def _described(model: EmbeddingModel) -> str:
    return f"{model.name}, built in" if model.choice.built_in else model.name


def _json(model: EmbeddingModel) -> dict[str, object]:
    """Without the key."""
    return {
        "name": model.name,
        "built_in": model.choice.built_in,
        "url": model.choice.url,
        "model": model.choice.name,
        "dimension": model.dimension,
        "query_prefix": model.choice.query_prefix,
        "document_prefix": model.choice.document_prefix,
        "problem": model.problem,
    }
