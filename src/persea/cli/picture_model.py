"""persea pictures use, off, forget: which image-embedding model photos are compared by."""

from __future__ import annotations

from typing import Annotated

import typer

from persea.app import Persea
from persea.catalog.load import count_of
from persea.cli.console import DataDir, load_settings, run, say
from persea.cli.deeds import note
from persea.cli.pictures import pictures
from persea.errors import SettingsError
from persea.perceive.jobs.picture_points import FORM
from persea.perceive.picture_models import prepared
from persea.perceive.picture_upkeep import MOST_OF_A_PRODUCT
from persea.seams import EmbeddingChoice
from persea.settings import Settings
from persea.store.picture_embeddings import (
    PictureModel,
    activate_picture_model,
    choose_picture_model,
    remove_picture_models,
)
from persea.store.pictures_index import count_without_vector


@pictures.command()
def use(
    url: Annotated[str, typer.Option(help="An endpoint that embeds pictures, with /v1.", show_default=False)],
    name: Annotated[
        str | None,
        typer.Option(help="The model's name there; the first listed if left out.", show_default=False),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            help="The endpoint's key.",
            envvar="PERSEA_IMAGE_EMBEDDING_KEY",
            show_default=False,
            show_envvar=True,
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Choose an image-embedding model. The one before answers until every picture has its new vector."""
    settings = load_settings(data_dir)
    choice = EmbeddingChoice(url=url.rstrip("/"), name=name, key=key)

    async def work() -> tuple[PictureModel, int]:
        _check_free(settings)
        async with Persea.opened(settings, notify=say) as persea:
            model = await prepared(persea.database, choice)
            async with persea.database.connection() as conn:
                await choose_picture_model(conn, model)
                missing = await count_without_vector(
                    conn, form=FORM, most_of_a_product=MOST_OF_A_PRODUCT, model_key=model.key
                )
                if missing == 0:  # it is gone back to
                    await activate_picture_model(conn, model)
                await note(conn, "pictures.use", model.name)
            return model, missing

    model, missing = run(work())
    typer.echo(f"{'In use' if missing == 0 else 'Next'}: {model.name}, asked in the form of {model.form}")
    if missing:
        typer.echo(f"{count_of(missing, 'picture')} to go")
        say("A running server makes their vectors in the background; persea pictures run does it here")


@pictures.command()
def off(data_dir: DataDir = None) -> None:
    """Compare photos by no image-embedding model. Its vectors stay, so that it can be gone back to."""
    settings = load_settings(data_dir)

    async def work() -> None:
        _check_free(settings)
        async with Persea.opened(settings, notify=say) as persea, persea.database.connection() as conn:
            await choose_picture_model(conn, None)
            await note(conn, "pictures.use", "none")

    run(work())
    typer.echo("Photos are compared by no image-embedding model")


@pictures.command()
def forget(data_dir: DataDir = None) -> None:
    """Remove the vectors of all image-embedding models that are not in use."""
    settings = load_settings(data_dir)

    async def work() -> int:
        async with Persea.opened(settings, notify=say) as persea, persea.database.connection() as conn:
            return await remove_picture_models(conn)

    typer.echo(f"Removed {count_of(run(work()), 'model')}")


def _check_free(settings: Settings) -> None:
    if settings.image_embedding is not None:
        raise SettingsError("PERSEA_IMAGE_EMBEDDING_URL is set and decides", fix="Unset it to choose here")
