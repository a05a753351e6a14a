"""Vectors of the shop's pictures, made beside the other looks while a picture is at hand.

An endpoint that fails is let alone for a while, longer each time; pictures are looked at all the same. One picture that it refuses
has no vector; where it takes none at all, it is the endpoint that is wrong. When no picture lacks its vector, photos are compared by it.
"""

from __future__ import annotations

from time import monotonic

import numpy as np
import structlog
from numpy.typing import NDArray

from persea.errors import ModelError, ModelRejected
from persea.llm import samples
from persea.llm.image_embedding import MOST_SIDE
from persea.perceive.jobs.alike import Showing
from persea.perceive.picture_models import PictureModels
from persea.perceive.picture_source import Brought
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.store.picture_embeddings import (
    PictureModel,
    activate_picture_model,
    active_picture_model,
    note_picture_problem,
    write_picture_embedding,
)
from persea.store.pictures_index import WantedPicture, count_without_vector

_TIMEOUT_S = 30.0
_WALL_S = 30.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 10.0, 600.0

_log = structlog.get_logger("persea.pictures")


class PictureVectors:
    """`models` None: no vectors are made."""

    def __init__(self, database: Database, worker: Worker, models: PictureModels | None) -> None:
        self._database = database
        self._worker = worker
        self._models = models
        self._model: PictureModel | None = None
        self._takes_pictures = False
        self._has_new = False
        self._pause_s = 0.0
        self._paused_until_s = 0.0

    async def begin(self) -> None:
        """Finds out which model is wanted now. Raises DatabaseError."""
        if self._models is None or monotonic() < self._paused_until_s:
            return
        before = self._model
        try:
            self._model = await self._models.wanted()
        except ModelError as error:
            self._model = None
            await self._failed(error)
        if self._model != before:
            self._takes_pictures = False

    @property
    def wanted_key(self) -> int | None:
        """Of the model that pictures get vectors of now; None: none is wanted, or its endpoint is let alone."""
        if self._model is None or monotonic() < self._paused_until_s:
            return None
        return self._model.key

    async def make(self, wanted: WantedPicture, brought: Brought) -> None:
        """Of a picture that was looked at. Raises UnreadableUpload, SensesBusy, DatabaseError."""
        if self._models is None or self._model is None or self.wanted_key is None:
            return
        showing = Showing(longest=MOST_SIDE, drawn=brought.drawn)
        shown = await self._worker.ask("alike:shown", showing, brought.body, wall_s=_WALL_S)
        vector: NDArray[np.float32] | None = None
        try:
            vector = await self._models.endpoint(self._model).embed(shown, "image/jpeg", timeout_s=_TIMEOUT_S)
            self._takes_pictures = True
            self._has_new = True
            self._pause_s = 0.0
        except ModelRejected as error:
            if not (self._takes_pictures or await self._takes_another(self._model)):
                await self._failed(error)
                return
            _log.warning("the image-embedding endpoint refuses a picture", url=wanted.url, error=str(error))
        except ModelError as error:
            await self._failed(error)
            return
        async with self._database.connection() as conn:
            await write_picture_embedding(conn, self._model, wanted, vector)

    async def _takes_another(self, model: PictureModel) -> bool:
        """Whether it was that picture which the endpoint refused, and not every one."""
        assert self._models is not None, "checked by who calls"
        try:
            await self._models.endpoint(model).embed(
                samples.picture("red"), "image/png", timeout_s=_TIMEOUT_S
            )
        except ModelError:
            return False
        self._takes_pictures = True
        return True

    async def finish(self, *, form: int, most_of_a_product: int) -> int:
        """How many pictures lack their vector; where none does, photos are compared by the model. Raises DatabaseError."""
        if self._model is None or self.wanted_key is None:
            return 0
        async with self._database.connection() as conn:
            missing = await count_without_vector(
                conn, form=form, most_of_a_product=most_of_a_product, model_key=self._model.key
            )
            active = await active_picture_model(conn)
            if missing == 0 and (self._has_new or active is None or active.key != self._model.key):
                await activate_picture_model(conn, self._model)
                await note_picture_problem(conn, self._model, "")
                self._has_new = False
        return missing

    async def _failed(self, error: ModelError) -> None:
        self._pause_s = min(2 * self._pause_s, _LONGEST_PAUSE_S) if self._pause_s else _FIRST_PAUSE_S
        self._paused_until_s = monotonic() + self._pause_s
        _log.warning("pictures get no embeddings", error=str(error), again_in_s=self._pause_s)
        if self._model is not None:
            async with self._database.connection() as conn:
                await note_picture_problem(conn, self._model, str(error))
