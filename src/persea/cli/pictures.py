"""persea pictures: how far the shop's pictures are looked at, and what failed; and looking at them here and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from persea.app import Persea
from persea.catalog.load import count_of
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say, settings_of_shop
from persea.cli.imports import progress
from persea.cli.looking import picture_upkeep
from persea.perceive.jobs.picture_points import FORM
from persea.perceive.picture_upkeep import MOST_OF_A_PRODUCT, PictureProgress
from persea.settings import Settings
from persea.store.database import Connection
from persea.store.picture_embeddings import PictureModel, chosen_picture_model
from persea.store.pictures_index import (
    PictureCounts,
    count_wanted,
    count_without_vector,
    picture_counts,
    picture_problems,
)

_MOST_PROBLEMS = 10

pictures = typer.Typer(help="Show how far the shop's pictures are looked at.", invoke_without_command=True)
app.add_typer(pictures, name="pictures")


@pictures.callback()
def show(context: typer.Context, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Show how many product pictures a photo is compared with, and which could not be had or read."""
    if context.invoked_subcommand is None:
        run(_show(settings_of_shop(data_dir), as_json))


@pictures.command(name="run")
def run_now(
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Pictures may lie in your own network, too.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Look at the pictures that were not looked at yet, here and now; a running server does so by itself."""
    settings = load_settings(data_dir)

    async def work() -> tuple[PictureProgress, _State]:
        async with Persea.opened(settings, notify=say) as persea:
            with progress() as (bar, task):

                def tell(come: PictureProgress) -> None:
                    bar.update(
                        task,
                        description="Looking at pictures",
                        completed=come.looked_at,
                        total=come.looked_at + come.missing,
                        so_far=f"{come.missing:,} to go"
                        + (f", {come.failed:,} failed" if come.failed else ""),
                    )

                async with picture_upkeep(
                    persea, rests=False, allow_private=allow_private, on_progress=tell
                ) as upkeep:
                    done = await upkeep.round()
            return done, await _state(persea)

    done, state = run(work())
    say(
        f"Looked at {count_of(done.looked_at, 'picture')}"
        + (f"; {done.failed:,} could not be had or read" if done.failed else "")
    )
    _tell(state)


@dataclass(frozen=True, slots=True)
class _State:
    counts: PictureCounts
    missing: int
    problems: list[tuple[str, int, str]]
    active: PictureModel | None
    """The image-embedding model that photos are compared by."""
    next: PictureModel | None
    """The one that the background makes ready, if it is not in use already."""
    without_vector: int
    """Pictures that lack a vector of `next`, or of `active` where nothing is next."""


async def _state(persea: Persea) -> _State:
    async with persea.database.reading() as conn:
        active, following, lacking = await _models(persea, conn)
        return _State(
            await picture_counts(conn),
            await count_wanted(conn, form=FORM, most_of_a_product=MOST_OF_A_PRODUCT),
            await picture_problems(conn, limit=_MOST_PROBLEMS),
            active,
            following,
            lacking,
        )


async def _models(persea: Persea, conn: Connection) -> tuple[PictureModel | None, PictureModel | None, int]:
    active = await persea.picture_models.active(conn)
    chosen = active if persea.picture_models.by_environment else await chosen_picture_model(conn)
    model = chosen or active
    if model is None:
        return None, None, 0
    lacking = await count_without_vector(
        conn, form=FORM, most_of_a_product=MOST_OF_A_PRODUCT, model_key=model.key
    )
    return active, None if active is not None and active.key == model.key else model, lacking


async def _show(settings: Settings, as_json: bool) -> None:
    async with Persea.opened(settings, notify=say) as persea:
        state = await _state(persea)
    if not as_json:
        _tell(state)
        return
    counts, model = state.counts, state.next or state.active
    out(
        {
            "products": counts.products,
            "indexed": counts.indexed,
            "pictures": counts.pictures,
            "plain": counts.plain,
            "failed": counts.failed,
            "missing": state.missing,
            "image_embedding": {
                "active": state.active.name if state.active else None,
                "next": state.next.name if state.next else None,
                "missing": state.without_vector,
                "problem": model.problem if model else "",
            },
            "problems": [
                {"problem": problem, "count": count, "example": url} for problem, count, url in state.problems
            ],
        }
    )


def _tell(state: _State) -> None:
    counts = state.counts
    typer.echo(
        f"{count_of(counts.pictures, 'picture')} of {count_of(counts.indexed, 'product')} looked at;"
        f" {count_of(counts.products, 'product')} have one"
    )
    if counts.plain:
        typer.echo(f"{counts.plain:,} are too plain to be known again in a photo")
    if state.missing:
        typer.echo(f"{state.missing:,} to go")
        say("A running server looks at them in the background; persea pictures run does it here")
    model = state.next or state.active
    if state.active is not None:
        typer.echo(f"Similar ones are found by {state.active.name}")
    if model is not None and state.without_vector:
        typer.echo(f"{count_of(state.without_vector, 'picture')} without a vector of {model.name}")
    if model is not None and model.problem:
        typer.echo(f"It does not get on: {model.problem}")
    for problem, count, url in state.problems:
        typer.echo(f"{count:,} failed: {problem}, such as {url}")
