"""The image-embedding model of a shop: which one is wanted, which one answers, and what lies near a photo by it.

Chosen by the environment, else by `persea pictures use`; without either there is none, and nothing is asked. A photo goes to the
endpoint as a bare JPEG, once. What it gives is "similar", in style, shape or colour: never that it is the same thing.
"""

from __future__ import annotations

from dataclasses import replace

import structlog

from persea.errors import ModelError
from persea.llm.image_embedding import (
    MOST_SIDE,
    Form,
    ImageEmbeddingEndpoint,
    picture_model_name,
    probe_pictures,
)
from persea.perceive.jobs.picture import Cleaning
from persea.perceive.worker import Worker
from persea.seams import EmbeddingChoice
from persea.store.database import Connection, Database
from persea.store.picture_embeddings import (
    PictureModel,
    active_picture_model,
    chosen_picture_model,
    has_picture_model,
    near_pictures,
    register_picture_model,
)
from persea.values import Similar

MOST_SIMILAR = 6
_PHOTO_TIMEOUT_S = 4.0
_WALL_S = 20.0

_log = structlog.get_logger(__name__)


class PictureModels:
    """`from_environment` decides where it is given; its key is not stored."""

    def __init__(self, database: Database, from_environment: EmbeddingChoice | None = None) -> None:
        self._database = database
        self._given = from_environment
        self._probed: PictureModel | None = None
        self._endpoints: dict[tuple[str, str, str, str | None], ImageEmbeddingEndpoint] = {}

    @property
    def by_environment(self) -> bool:
        return self._given is not None

    async def wanted(self) -> PictureModel | None:
        """What the shop's pictures are to have vectors of. Raises ModelError, DatabaseError."""
        if self._given is None:
            async with self._database.reading() as conn:
                return await chosen_picture_model(conn)
        if self._probed is not None:
            async with self._database.reading() as conn:
                if not await has_picture_model(conn, self._probed):  # it was forgotten by the command line
                    self._probed = None
        if self._probed is None:
            self._probed = await prepared(self._database, self._given, keep_key=False)
        return self._probed

    async def active(self, conn: Connection) -> PictureModel | None:
        """What photos are compared by: while another is made ready, the one before; None where none is wanted."""
        found = await active_picture_model(conn)
        if found is None:
            return None
        if self._given is None:
            return found if await chosen_picture_model(conn) is not None else None
        is_given = found.url == self._given.url and self._given.name in (None, found.model)
        return found if is_given else None

    def endpoint(self, model: PictureModel) -> ImageEmbeddingEndpoint:
        key = model.api_key
        if self._given is not None and self._given.url == model.url:
            key = self._given.key or key
        reached = (model.url, model.model, model.form, key)
        if reached not in self._endpoints:
            choice = EmbeddingChoice(url=model.url, name=model.model, key=key)
            self._endpoints[reached] = ImageEmbeddingEndpoint(choice, Form(model.form), model.dimension)
        return self._endpoints[reached]

    async def similar(self, picture: bytes, eyes: Worker) -> tuple[Similar, ...]:
        """The products whose pictures lie near, the nearest first; none where no model is in use, or it gives no answer.

        Raises UnreadableUpload, SensesBusy, DatabaseError.
        """
        async with self._database.reading() as conn:
            model = await self.active(conn)
        if model is None:
            return ()
        bare = await eyes.ask("picture:clean", Cleaning(longest=MOST_SIDE), picture, wall_s=_WALL_S)
        try:
            vector = await self.endpoint(model).embed(bare, "image/jpeg", timeout_s=_PHOTO_TIMEOUT_S)
        except ModelError as error:
            _log.warning("a photo got no embedding", model=model.name, error=str(error))
            return ()
        async with self._database.reading() as conn:
            near = await near_pictures(conn, model, vector, limit=MOST_SIMILAR)
        return tuple(
            Similar(one.product_id, round(one.likeness, 3))
            for one in near
            if one.likeness >= model.least_likeness
        )

    async def close(self) -> None:
        for endpoint in self._endpoints.values():
            await endpoint.close()


async def prepared(database: Database, choice: EmbeddingChoice, *, keep_key: bool = True) -> PictureModel:
    """The model behind `choice`, asked what it is, and registered with its index. Raises ModelError, DatabaseError."""
    named, form, dimension = await probe_pictures(choice)
    kept = named if keep_key else replace(named, key=None)
    async with database.connection() as conn:
        return await register_picture_model(
            conn,
            picture_model_name(named, dimension),
            dimension,
            str(kept.url),
            str(kept.name),
            kept.key,
            form,
        )
