"""One shop, open: what is made of settings and a database, and lives as long as the server.

It gives every turn a House: the state of the shop at that moment.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic

import structlog

from persea.cart.handover import Handover
from persea.compose.quotes import quotable, quotable_page
from persea.errors import DatabaseError
from persea.gather.current_lexicon import CurrentLexicon
from persea.gather.placing import Placement, placement_of
from persea.gather.ranked import Ranker
from persea.gather.sandbox.process import Sandbox, find_monty
from persea.gather.toolbox import shop_tools
from persea.hearing.shop_words import draw
from persea.interests.current import CurrentInterests
from persea.interests.recommend import Recommender
from persea.interests.taste import Tastes
from persea.language.kept import forget_unused
from persea.llm.addresses import checked_address
from persea.llm.capability_upkeep import CapabilityUpkeep
from persea.llm.choose import build_model
from persea.llm.client import check_key
from persea.llm.embedded import EmbeddedModel
from persea.llm.embedders import Embedders
from persea.llm.embedding_upkeep import Progress, Upkeep
from persea.perceive import Senses
from persea.perceive.picture_models import PictureModels
from persea.perceive.transcribers import Transcribers
from persea.perceive.worker import Worker
from persea.ranking.current import CurrentWeights
from persea.ranking.rules import read_rules
from persea.seams import LanguageModel, ModelChoice
from persea.settings import Settings
from persea.store.attachments import sweep_unsent
from persea.store.capabilities import load_capabilities
from persea.store.database import Database
from persea.store.embeddings import active_model, use_model
from persea.store.events import forget_old_events
from persea.store.impressions import MOST_NOTED, Impressions, forget_old_impressions
from persea.store.language_model import load_choice
from persea.store.missed import MissedSearches
from persea.store.opened import opened_database
from persea.store.reviews import mean_rating
from persea.store.shop import Shop, load_shop
from persea.store.spending import Spending
from persea.store.vocabulary import Vocabulary, load_vocabulary
from persea.store.withheld import WithheldSentences
from persea.turn import Allowance, House, rehearse
from persea.values import Capabilities

_log = structlog.get_logger("persea.app")

_QUIET_S = 0.25  # since somebody asked: the search of a turn is over by then


class Persea:
    """One shop, open. Use `Persea.opened(settings)`; then `house()` for each turn."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.database = database
        self.missed = MissedSearches()
        self.withheld = WithheldSentences()
        self.spending = Spending()
        self.impressions = Impressions(most=MOST_NOTED if settings.impressions_kept else 0)
        self.handover = Handover(database, settings.checkout)
        self.embedders = Embedders(settings.embedding)
        self.embedder = self.embedders.built_in
        self.upkeep = self.upkeep_telling(lambda progress: None)
        self.interests = CurrentInterests(database, settings.data_dir)
        self._asked_at_s: float | None = None
        self._lexicon = CurrentLexicon(database)
        monty = find_monty()
        self._sandbox = Sandbox(monty) if monty else None
        self._eyes = Worker("eyes")
        self.picture_models = PictureModels(database, settings.image_embedding)
        self._transcribers = Transcribers(settings.transcription, database, settings.data_dir)
        self._vocabulary: tuple[int, Vocabulary, float | None] | None = None
        self._placement: tuple[tuple[str, int], Placement] | None = None
        self._tastes = Tastes(database, self.interests)
        self._weights = CurrentWeights()
        self._model: tuple[ModelChoice, LanguageModel] | None = None
        self._changing_model = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, settings: Settings, *, notify: Callable[[str], None] = lambda _: None
    ) -> AsyncIterator[Persea]:
        """Starts or joins the database, brings it up to date, and closes everything at the end.

        Raises DatabaseUnavailable, MigrationFailed, or SettingsError for an embedding endpoint that cannot be one.
        """
        for embedding in filter(None, (settings.embedding, settings.image_embedding)):
            checked_address(str(embedding.url))
            check_key(embedding.key)
        async with opened_database(
            settings.database_url, settings.shop, settings.data_dir, notify=notify
        ) as database:
            persea = cls(settings, database)
            async with database.connection() as conn:
                if await active_model(conn) is None:
                    await use_model(conn, persea.embedder.name, persea.embedder.dimension)
            try:
                yield persea
            finally:
                await persea._lexicon.close()
                await persea.interests.close()
                await persea._close_model()
                await persea._keep_missed()
                persea.impressions.give_up()
                await persea.embedders.close()
                await persea.picture_models.close()
                await persea._eyes.close()
                await persea._transcribers.close()

    def upkeep_telling(self, on_progress: Callable[[Progress], None]) -> Upkeep:
        """What keeps the products' embeddings up; it waits for moments when nobody asks."""
        return Upkeep(
            self.database,
            self.embedders,
            from_environment=self.settings.embedding,
            is_quiet=lambda: self._asked_at_s is None or monotonic() - self._asked_at_s >= _QUIET_S,
            on_progress=on_progress,
        )

    async def house(self) -> House:
        """The shop as it is now. Cheap: a few small queries, and the shop's words only when the catalogue changed."""
        self._asked_at_s = monotonic()
        async with self.database.reading() as conn:
            shop = await load_shop(conn)
            embedding_model = await active_model(conn)
            choice = self.settings.model or await load_choice(conn) or ModelChoice()
            capabilities = await load_capabilities(conn, choice) or Capabilities()
            weights = await self._weights.at(conn)
            if self._vocabulary is None or self._vocabulary[0] != shop.catalog_version:
                read = await load_vocabulary(conn), await mean_rating(conn)
                await asyncio.to_thread(draw, replace(read[0], locale=shop.locale))
                self._vocabulary = (shop.catalog_version, *read)
            _, vocabulary, rated = self._vocabulary
        lexicon = await self._lexicon.at(shop.catalog_version, shop.locale)
        vocabulary = replace(vocabulary, compounds=lexicon.compounds, locale=shop.locale)
        model = await self._model_for(choice)
        assert embedding_model is not None, "one is active since `opened`"
        embed = self.embedders.queries(embedding_model)
        ranker = Ranker(
            weights, rated, self._tastes, explore=self.settings.explore,
            placement=await self._placement_of(shop),
        )  # fmt: skip
        toolbox = shop_tools(
            self.database, embed, lexicon,
            sandbox=self._sandbox, quotable=quotable, quotable_page=quotable_page, ranker=ranker,
        )  # fmt: skip
        return House(
            self.database, embed, shop, vocabulary, model, self.missed, lexicon, self.withheld, self.spending,
            Allowance(self.settings.turn_budget, self.settings.day_budget, choice.price), toolbox, capabilities,
            ranker,
            self.impressions,
            Recommender(self.database, self.interests, self.hidden_now),
            self.handover,
            Senses(
                self._eyes, self._transcribers.ears, self.database, model, capabilities,
                self._transcribers.now(shop.catalog_version, vocabulary, model, capabilities),
                self.picture_models,
            ),
        )  # fmt: skip

    async def _placement_of(self, shop: Shop) -> Placement:
        """The shop's rules for its lists; what they hide is looked up anew when they or the catalogue have changed."""
        key = (shop.placement, shop.catalog_version)
        if self._placement is None or self._placement[0] != key:
            async with self.database.reading() as conn:
                self._placement = (key, await placement_of(conn, read_rules(shop.placement)))
        return self._placement[1]

    async def hidden_now(self) -> tuple[str, ...]:
        """The products that no list may show."""
        async with self.database.reading() as conn:
            shop = await load_shop(conn)
        return (await self._placement_of(shop)).hidden_now()

    def quiet_s(self) -> float | None:
        """For how long nobody has asked; None: nobody did yet."""
        return None if self._asked_at_s is None else monotonic() - self._asked_at_s

    async def model_now(self) -> tuple[ModelChoice, LanguageModel]:
        """The chosen model, not yet reached or started."""
        async with self.database.reading() as conn:
            choice = self.settings.model or await load_choice(conn) or ModelChoice()
        return choice, await self._model_for(choice)

    async def _model_for(self, choice: ModelChoice) -> LanguageModel:
        if self._model is not None and self._model[0] == choice:
            return self._model[1]
        async with self._changing_model:
            if self._model is None or self._model[0] != choice:
                before = self._model
                self._model = (choice, build_model(choice, self.settings.data_dir))
                if before is not None:
                    await before[1].close()
            return self._model[1]

    async def _close_model(self) -> None:
        if self._model is not None:
            await self._model[1].close()

    async def _keep_missed(self) -> None:
        try:
            await self.missed.flush(self.database)
            await self.withheld.flush(self.database)
            await self.spending.flush(self.database)
            await self.impressions.flush(self.database)
        except DatabaseError as error:
            _log.warning(
                "searches that found nothing, what was withheld, used or shown could not be kept",
                error=str(error),
            )

    @asynccontextmanager
    async def keeping_missed(self, *, every_s: float = 5.0) -> AsyncIterator[None]:
        """Writes down every few seconds, until the block ends, what was searched for in vain, and what was withheld; and lets
        go of what was read of messages a while ago."""

        async def keep() -> None:
            while True:
                await asyncio.sleep(every_s)
                await self._keep_missed()
                forget_unused()

        keeping = asyncio.create_task(keep())
        try:
            yield
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping

    @asynccontextmanager
    async def forgetting_events(self, *, every_s: float = 3600.0) -> AsyncIterator[None]:
        """Deletes every hour, until the block ends, what shoppers did, and what they were shown, longer ago than that is kept."""

        async def forget() -> None:
            while True:
                try:
                    await forget_old_events(self.database, older_than=self.settings.events_kept)
                    await forget_old_impressions(self.database, older_than=self.settings.impressions_kept)
                    await sweep_unsent(self.database, now=datetime.now(UTC))
                except DatabaseError as error:
                    _log.warning("what is kept for a time could not be deleted", error=str(error))
                await asyncio.sleep(every_s)

        forgetting = asyncio.create_task(forget())
        try:
            yield
        finally:
            forgetting.cancel()
            with suppress(asyncio.CancelledError):
                await forgetting

    @asynccontextmanager
    async def trying_models_out(self) -> AsyncIterator[None]:
        """Finds out in quiet moments, until the block ends, what the model can do, where the settings let it."""
        if not self.settings.model_probe:
            yield
            return
        keeping = asyncio.create_task(
            CapabilityUpkeep(self.database, self.model_now, self.quiet_s).keep(), name="model-probing"
        )
        try:
            yield
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping

    async def warm(self) -> None:
        """Starts an embedded model and readies the rest, so that the first turns need not wait."""
        house = await self.house()
        if isinstance(house.model, EmbeddedModel):
            house.model.warm()
        await self.rehearse()

    async def rehearse(self) -> None:
        """So that the first turns need not wait; no model is asked."""
        await rehearse(await self.house())
