"""Behind the answers: every product gets its vector, and a new embedding model is made ready beside the old one.

    chosen -> vectors of all products, batch by batch -> the switch, one transaction -> the old ones go, later

Each batch is committed, so that it may be killed at any moment and goes on from there. One process of a shop
does this at a time. Searches use the active model all the while, and go first. What it does not do: choose.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np
import structlog
from prometheus_client import Counter, Gauge

from persea.errors import ModelError, ModelRejected, PerseaError
from persea.llm.embedders import Embedders
from persea.llm.embedding_endpoint import identity, probe
from persea.seams import Embedder, EmbeddingChoice, Vectors
from persea.store import embeddings
from persea.store.catalog import lock_catalog
from persea.store.database import Database
from persea.store.embeddings import EmbeddingModel, ProductText
from persea.store.shop import load_shop

_LOOK_S = 5.0
_BUILT_IN_BATCH = 64  # some 0.1 s of PostgreSQL's time, most of it for the index
_ENDPOINT_BATCH = 128
_REMOVED_AT_ONCE = 2_000
_QUIET_STEP_S = 0.05
_LONGEST_WAIT_S = 0.5  # for quiet, before each batch: a shop that is never quiet gets on as well
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 10.0, 600.0
_MOST_REFUSED = 10
"""Products that an endpoint may refuse, and then one in a hundred: more, and it is the endpoint that is wrong."""

_MISSING = Gauge("persea_embedding_missing", "Products without a vector of the model", ["model"])
_MADE = Counter("persea_embeddings_total", "Vectors made for products in the background")
_FAILURES = Counter("persea_embedding_failures_total", "Batches of products that got no vectors", ["reason"])
_log = structlog.get_logger("persea.embedding")


@dataclass(frozen=True, slots=True)
class Progress:
    """`missing` products lack a vector of `model`."""

    model: str
    missing: int


class Upkeep:
    """`from_environment` decides where it is given. `is_quiet` tells whether nobody waits for an answer."""

    def __init__(
        self,
        database: Database,
        embedders: Embedders,
        *,
        from_environment: EmbeddingChoice | None = None,
        is_quiet: Callable[[], bool] = lambda: True,
        on_progress: Callable[[Progress], None] = lambda progress: None,
    ) -> None:
        self._database = database
        self._embedders = embedders
        self._from_environment = from_environment
        self._is_quiet = is_quiet
        self._on_progress = on_progress
        self._probed: tuple[EmbeddingChoice, int] | None = None
        self._pauses: dict[str, tuple[float, float]] = {}  # model: (how long, until when)
        self._complete: dict[int, int] = {}  # model key: the catalogue's version that it has all vectors of
        self.progress: Progress | None = None
        """Of the model that is being made ready, if one is."""

    async def keep(self, *, look_s: float = _LOOK_S) -> None:
        """Rounds, for ever."""
        while True:
            begun = monotonic()
            try:
                await self.round()
            except PerseaError as error:  # the database went away, say: it is asked again
                _log.warning("embeddings are not kept up", error=str(error))
            # Looking for what is missing reads all products: on a large shop it must stay a small part of the time.
            await asyncio.sleep(max(look_s, 10 * (monotonic() - begun)))

    async def round(self) -> bool:
        """Does what there is to do, once; True where every product has its vector of the wanted model, in use.

        Raises DatabaseError, and SettingsError for an endpoint that cannot be one.
        """
        target = await self._target()
        async with self._alone() as alone:
            if not alone:
                return False
            async with self._database.reading() as conn:
                active = await embeddings.active_model(conn)
            # What is active first: it has few to make up for, and people search by it now.
            if active is not None and (target is None or active.key != target.key):
                await self._fill(active)
            done = target is not None and await self._fill(target)
            if done and target is not None and (active is None or active.key != target.key):
                done = await self._switch(target)
            await self._tidy(target)
        return done

    async def _target(self) -> EmbeddingModel | None:
        """The wanted model, known to the store and with its index; None where its endpoint does not say what it is."""
        given = self._from_environment
        if given is None:
            async with self._database.reading() as conn:
                chosen = await embeddings.chosen_model(conn)
            if chosen is not None:
                return chosen
            built_in = self._embedders.built_in
            return await prepare(self._database, built_in.name, built_in.dimension, EmbeddingChoice())
        if self._probed is None and not self._pauses_for(str(given.url)):
            try:
                await self._probe(given)
            except ModelError as error:
                self._note_failure(str(given.url), error)
        if self._probed is None:
            async with self._database.reading() as conn:
                chosen = await embeddings.chosen_model(conn)
            # What it was when it last answered: a server may start before its endpoint does.
            return chosen if chosen is not None and _same(given, chosen.choice) else None
        choice, dimension = self._probed
        model = await prepare(self._database, identity(choice, dimension), dimension, choice)
        async with self._database.connection() as conn:
            await embeddings.choose_model(conn, model)
        return model

    async def _probe(self, given: EmbeddingChoice) -> None:
        name, dimension = await probe(given)
        self._probed = replace(given, name=name, key=None), dimension

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[bool]:
        """Whether no other process does the same for this shop; none begins before the block ends."""
        async with self._database.reading() as conn:
            held = await (
                await conn.execute(
                    "SELECT pg_try_advisory_lock(hashtext('persea embedding'), hashtext(current_schema()))"
                )
            ).fetchone()
            if held != (True,):
                yield False
                return
            try:
                yield True
            finally:
                await conn.execute(
                    "SELECT pg_advisory_unlock(hashtext('persea embedding'), hashtext(current_schema()))"
                )

    async def _fill(self, model: EmbeddingModel) -> bool:
        """Gives every product its vector of `model`; True where none lacks one."""
        async with self._database.reading() as conn:
            version = (await load_shop(conn)).catalog_version
        if self._complete.get(model.key) == version:
            return True
        if self._pauses_for(model.name):
            return False
        embedder = self._embedders.of(model)
        if embedder is None:
            return False
        async with self._database.reading() as conn:
            missing = await embeddings.count_missing(conn, model)
        try:
            await self._fill_all(model, embedder, missing)
        except ModelError as error:
            self._note_failure(model.name, error)
            async with self._database.connection() as conn:
                await embeddings.note_problem(conn, model, str(error))
            return False
        self._pauses.pop(model.name, None)
        async with self._database.connection() as conn:
            await embeddings.note_problem(conn, model, "")
            missing = await embeddings.count_missing(conn, model)
        self._tell(model, missing)
        self.progress = None
        if missing:  # what changed meanwhile
            return False
        self._complete[model.key] = version
        return True

    async def _fill_all(self, model: EmbeddingModel, embedder: Embedder, missing: int) -> None:
        limit = _BUILT_IN_BATCH if model.choice.built_in else _ENDPOINT_BATCH
        careful = _Careful(embedder)
        after = 0
        while True:
            await self._let_others_go_first()
            async with self._database.reading() as conn:
                texts = await embeddings.texts_without_vector(conn, model, after_key=after, limit=limit)
            if not texts:
                return
            self._tell(model, missing)
            vectors = await careful.embed(texts)  # (n, dimension)
            async with self._database.connection() as conn:
                await lock_catalog(conn)
                written = await embeddings.write_if_unchanged(conn, model, texts, vectors)
            _MADE.inc(written)
            missing = max(0, missing - written)
            after = texts[-1].key

    async def _switch(self, target: EmbeddingModel) -> bool:
        async with self._database.connection() as conn:
            await embeddings.create_index(conn, target)  # there already, unless a removal was cut off
        async with self._database.connection() as conn:
            await lock_catalog(conn)
            switched = await embeddings.switch_model(conn, target)
        if switched:
            _log.info("embedding model switched", model=target.name)
        return switched

    async def _tidy(self, target: EmbeddingModel | None) -> None:
        """Removes what is wanted no more and was kept long enough, in small bites."""
        async with self._database.connection() as conn:
            if target is not None:
                await embeddings.let_go(conn, [target])
            gone = [
                model
                for model in await embeddings.removable_models(conn)
                if target is None or model.key != target.key
            ]
        for model in gone:
            async with self._database.connection() as conn:
                await embeddings.drop_index(conn, model)
            removed = _REMOVED_AT_ONCE
            while removed == _REMOVED_AT_ONCE:
                await self._let_others_go_first()
                async with self._database.connection() as conn:
                    removed = await embeddings.remove_some(conn, model, _REMOVED_AT_ONCE)
            self._complete.pop(model.key, None)
            _log.info("embedding model removed", model=model.name)

    async def _let_others_go_first(self) -> None:
        waited_s = 0.0
        while not self._is_quiet() and waited_s < _LONGEST_WAIT_S:
            await asyncio.sleep(_QUIET_STEP_S)
            waited_s += _QUIET_STEP_S

    def _tell(self, model: EmbeddingModel, missing: int) -> None:
        self.progress = Progress(model.name, missing)
        _MISSING.labels(model.name).set(missing)
        self._on_progress(self.progress)

    def _pauses_for(self, name: str) -> bool:
        return name in self._pauses and monotonic() < self._pauses[name][1]

    def _note_failure(self, name: str, error: ModelError) -> None:
        """It is asked again, later each time."""
        pause_s = min(2 * self._pauses[name][0], _LONGEST_PAUSE_S) if name in self._pauses else _FIRST_PAUSE_S
        self._pauses[name] = (pause_s, monotonic() + pause_s)
        _FAILURES.labels(error.code).inc()
        _log.warning("products got no embeddings", model=name, error=str(error), again_in_s=pause_s)


class _Careful:
    """Finds out which product of a batch it is that an endpoint refuses: that one has no direction, and is found
    by its words. Where many are refused, it is not the products."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._embedded = 0
        self._refused = 0

    async def embed(self, texts: list[ProductText]) -> Vectors:
        """(n, dimension)."""
        try:
            rows = await self._embedder.embed_documents([t.title for t in texts], [t.body for t in texts])
        except ModelRejected as error:
            if len(texts) > 1:
                half = len(texts) // 2
                return np.concatenate([await self.embed(texts[:half]), await self.embed(texts[half:])])
            self._refused += 1
            if self._embedded == 0 or self._refused > _MOST_REFUSED + self._embedded // 100:
                raise
            _log.warning(
                "the embedding endpoint refuses a product", product_key=texts[0].key, error=str(error)
            )
            return np.zeros((1, self._embedder.dimension), dtype=np.float32)
        self._embedded += len(texts)
        return rows


async def prepare(database: Database, name: str, dimension: int, choice: EmbeddingChoice) -> EmbeddingModel:
    """The model, registered where it is new, and its index, which grows with each vector from now on."""
    async with database.connection() as conn:
        known = await embeddings.model_called(conn, name)
        if known is not None and known.choice == choice and known.dimension == dimension:
            return known
        await lock_catalog(conn)
        model = await embeddings.register_model(conn, name, dimension, choice)
        await embeddings.create_index(conn, model)
        return model


def _same(given: EmbeddingChoice, stored: EmbeddingChoice) -> bool:
    return replace(given, key=None, name=given.name or stored.name) == replace(stored, key=None)
