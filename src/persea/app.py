"""The composition root: builds what Persea is made of and mounts its routes.

`Persea` owns the long-lived things (database, embedders, language model) and gives every turn a House: the
state of the shop at that moment. `create_app` puts the web in front of it.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from typing import Annotated

import structlog
from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException

from persea import __version__
from persea.cart.handover import Handover
from persea.catalog.demo.draw.raster import LARGEST_PX, SMALLEST_PX
from persea.catalog.demo.pngs import Pngs
from persea.catalog.demo.shop import picture
from persea.channels import (
    attachments_api,
    cart_api,
    conversations_api,
    events_api,
    identity_api,
    interests_api,
    leaving_api,
    notes_api,
    offers_api,
    openai_api,
    placement_api,
    recommendations_api,
    saved_api,
    transcriptions_api,
    web,
    why_api,
    widget_files,
)
from persea.channels.attachments_api import Perceiving
from persea.channels.doors import doors_of
from persea.channels.guard import Guard
from persea.channels.held import Held
from persea.channels.wire import Json, error_json
from persea.compose.quotes import quotable, quotable_page
from persea.errors import BadRequest, DatabaseError, DatabaseUnavailable, NotFound, PerseaError, RequestError
from persea.gather.current_lexicon import CurrentLexicon
from persea.gather.placing import Placement, placement_of
from persea.gather.ranked import Ranker
from persea.gather.sandbox.process import Sandbox, find_monty
from persea.gather.toolbox import shop_tools
from persea.hearing.shop_words import draw
from persea.identity.caller import Scope, needs
from persea.identity.limits import Limits
from persea.identity.ways_in import WaysIn
from persea.interests.current import CurrentInterests
from persea.interests.recommend import Recommender
from persea.interests.taste import Tastes
from persea.llm.addresses import checked_address
from persea.llm.capability_upkeep import CapabilityUpkeep
from persea.llm.choose import build_model
from persea.llm.client import check_key
from persea.llm.embedded import EmbeddedModel
from persea.llm.embedders import Embedders
from persea.llm.embedding_upkeep import Progress, Upkeep
from persea.perceive import Senses, perceive
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
from persea.turn import Allowance, House, shows_cards
from persea.understand.red_flags.read import compile_tables
from persea.values import Capabilities, Turn

_log = structlog.get_logger("persea.app")

# FastAPI, unlike its foundation, answers HEAD only where it is named. The server sends no body then.
_READ = ["GET", "HEAD"]
_QUIET_S = 0.25  # since somebody asked: the search of a turn is over by then
_A_DAY = {"cache-control": "public, max-age=86400"}


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
        if settings.embedding is not None:
            checked_address(str(settings.embedding.url))
            check_key(settings.embedding.key)
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
        """Writes down every few seconds, until the block ends, what was searched for in vain, and what was withheld."""

        async def keep() -> None:
            while True:
                await asyncio.sleep(every_s)
                await self._keep_missed()

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
        """Compiles and reads what each turn uses, by a turn that nobody asked for: two seconds of CPU time. No model is asked."""
        house = await self.house()
        await asyncio.to_thread(compile_tables)
        await shows_cards("a gift", house, Turn("rehearsal", datetime.now(UTC), "USD"))
        # What is there by now lasts: to look through it for garbage again would hold up a turn for a tenth of a second.
        gc.collect()
        gc.freeze()


def create_app(
    persea: Persea,
    *,
    is_open: bool | None = None,
    limits: Limits | None = None,
    perceive: Perceiving = perceive,
) -> Guard:
    """The ASGI application over an open Persea. `is_open`: without keys, for this computer only; where it is not
    said, it is so when the environment names none. `perceive` makes out what is handed over."""
    settings = persea.settings
    app = FastAPI(title="Persea", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    ways_in = WaysIn(
        persea.database,
        environment_keys=settings.api_keys,
        is_open=not settings.api_keys if is_open is None else is_open,
        visitors=settings.visitors,
    )
    pages, files = web.page_routes()
    app.include_router(pages)
    app.mount("/page", files)
    widget, its_files = widget_files.widget_routes()
    app.include_router(widget)
    app.mount("/widget", its_files)
    # Before the shop's: /api/products/{id} takes any path.
    recommender = Recommender(persea.database, persea.interests, persea.hidden_now)
    app.include_router(recommendations_api.router(persea.database, recommender))
    app.include_router(saved_api.router(persea.database, settings.public_url))
    app.include_router(web.shop_routes(persea.house, is_open=ways_in.is_open))
    held = Held()
    app.include_router(conversations_api.conversation_routes(persea.house, held, settings.public_url))
    app.include_router(attachments_api.router(persea.house, held, settings.public_url, perceive))
    app.include_router(identity_api.router(persea.database))
    app.include_router(offers_api.router(persea.house))
    app.include_router(events_api.router(persea.database, kept=settings.events_kept))
    app.include_router(interests_api.router(persea.database))
    app.include_router(notes_api.router(persea.database))
    app.include_router(leaving_api.router(persea.database))
    app.include_router(placement_api.router(persea.house))
    app.include_router(why_api.router(persea.database, persea.impressions))
    app.include_router(cart_api.router(persea.database, persea.handover, settings.public_url))
    app.include_router(openai_api.router(persea.house, settings.public_url, perceive))
    app.include_router(transcriptions_api.router(persea.house))
    _add_operations(app, persea)
    _add_demo_pictures(app)
    _add_error_answers(app)
    return Guard(
        app,
        ways_in=ways_in,
        doors=doors_of(app.routes),
        allowed_hosts=settings.allowed_hosts,
        public_url=settings.public_url,
        trusted_proxies=settings.trusted_proxies,
        limits=limits,
    )


def _add_operations(app: FastAPI, persea: Persea) -> None:
    @app.get("/api/openapi.json", include_in_schema=False, response_model=None)
    @needs(Scope.ADMIN)
    async def described() -> JSONResponse:
        return JSONResponse(app.openapi())

    @app.api_route("/healthz", methods=_READ, include_in_schema=False, response_model=None)
    @needs(Scope.EVERYBODY)
    async def healthz() -> dict[str, Json]:
        return {"status": "ok", "version": __version__}

    @app.api_route("/readyz", methods=_READ, include_in_schema=False, response_model=None)
    @needs(Scope.EVERYBODY)
    async def readyz() -> JSONResponse:
        try:
            await persea.database.ping()
        except DatabaseUnavailable as error:
            return JSONResponse({"status": "unavailable", "reason": error.what}, 503)
        making = persea.upkeep.progress
        if making is None:
            return JSONResponse({"status": "ready"})
        return JSONResponse(
            {"status": "ready", "embedding": {"model": making.model, "missing": making.missing}}
        )

    @app.api_route("/metrics", methods=_READ, include_in_schema=False, response_model=None)
    @needs(Scope.ADMIN)
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _add_demo_pictures(app: FastAPI) -> None:
    pngs = Pngs()

    @app.api_route(
        "/demo/pictures/{product_id}.svg", methods=_READ, include_in_schema=False, response_model=None
    )
    @needs(Scope.EVERYBODY)
    async def demo_picture(product_id: str) -> Response:
        drawn = picture(product_id)
        if drawn is None:
            raise NotFound("No such picture", value=product_id)
        return Response(drawn, media_type="image/svg+xml", headers=_A_DAY)

    @app.api_route(
        "/demo/pictures/{product_id}.png", methods=_READ, include_in_schema=False, response_model=None
    )
    @needs(Scope.EVERYBODY)
    async def demo_png(
        product_id: str, size: Annotated[int, Query(ge=SMALLEST_PX, le=LARGEST_PX)] = 800
    ) -> Response:
        rendered = await pngs.get(product_id, size)
        if rendered is None:
            raise NotFound("No such picture", value=product_id)
        return Response(rendered, media_type="image/png", headers=_A_DAY)


def _add_error_answers(app: FastAPI) -> None:
    @app.exception_handler(PerseaError)
    async def of_ours(request: Request, error: PerseaError) -> JSONResponse:
        status = error.status if isinstance(error, RequestError) else 500
        if isinstance(error, DatabaseUnavailable):
            status = 503
        if status >= 500:
            _log.error("request failed", path=request.url.path, error=str(error))
        return JSONResponse(error_json(error), status)

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            problem = BadRequest(
                "The body is not JSON", value=f"{first['ctx']['error']} at character {first['loc'][-1]}"
            )
            return JSONResponse(error_json(problem), 400)
        place = ".".join(str(part) for part in first["loc"] if part != "body") or "the body"
        return JSONResponse(
            error_json(BadRequest(f"{place}: {first['msg']}", value=_shown(first.get("input")))), 400
        )

    @app.exception_handler(HTTPException)
    async def of_the_framework(request: Request, error: HTTPException) -> JSONResponse:
        cause = error.__cause__  # FastAPI wraps what reading the body raised
        if isinstance(cause, RequestError):
            return JSONResponse(error_json(cause), cause.status)
        if error.status_code == 400 and cause is not None:
            return JSONResponse(
                error_json(BadRequest("The body cannot be read", fix="Send JSON in UTF-8")), 400
            )
        problem = (
            NotFound("No such address", value=request.url.path)
            if error.status_code == 404
            else BadRequest(str(error.detail))
        )
        return JSONResponse(error_json(problem), error.status_code)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> JSONResponse:
        _log.exception("unforeseen failure", path=request.url.path)
        return JSONResponse(error_json(PerseaError("Something went wrong here; it has been logged")), 500)


def _shown(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) else None
