"""The web in front of an open Persea: every route, mounted."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from persea import __version__
from persea.app.error_answers import add_error_answers
from persea.app.persea import Persea
from persea.catalog.demo.draw.raster import LARGEST_PX, SMALLEST_PX
from persea.catalog.demo.pngs import Pngs
from persea.catalog.demo.shop import picture
from persea.channels import (
    attachments_api,
    cart_api,
    conversations_api,
    events_api,
    feedback_api,
    identity_api,
    interests_api,
    leaving_api,
    notes_api,
    offers_api,
    openai_api,
    placement_api,
    recommendations_api,
    resuming_api,
    saved_api,
    transcriptions_api,
    web,
    what_if_api,
    why_api,
    widget_files,
)
from persea.channels.attachments_api import Perceiving
from persea.channels.doors import doors_of
from persea.channels.guard import Guard
from persea.channels.held import Held
from persea.channels.ongoing import Grace, Ongoing
from persea.channels.wire import Json
from persea.errors import DatabaseUnavailable, NotFound
from persea.identity.caller import Scope, needs
from persea.identity.limits import Limits
from persea.identity.ways_in import WaysIn
from persea.interests.recommend import Recommender
from persea.perceive import perceive

# FastAPI, unlike its foundation, answers HEAD only where it is named. The server sends no body then.
_READ = ["GET", "HEAD"]
_A_DAY = {"cache-control": "public, max-age=86400"}


def create_app(
    persea: Persea,
    *,
    is_open: bool | None = None,
    limits: Limits | None = None,
    perceive: Perceiving = perceive,
    grace: Grace | None = None,
) -> Guard:
    """The ASGI application over an open Persea. `is_open`: without keys, for this computer only; where it is not
    said, it is so when the environment names none. `perceive` makes out what is handed over; `grace` is for readers who
    are away."""
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
    held, ongoing = Held(), Ongoing(grace)
    app.include_router(
        conversations_api.conversation_routes(persea.house, held, ongoing, settings.public_url)
    )
    app.include_router(resuming_api.router(ongoing))
    app.include_router(attachments_api.router(persea.house, held, settings.public_url, perceive))
    app.include_router(identity_api.router(persea.database))
    app.include_router(offers_api.router(persea.house))
    app.include_router(events_api.router(persea.database, kept=settings.events_kept))
    app.include_router(feedback_api.router(persea.database))
    app.include_router(interests_api.router(persea.database))
    app.include_router(what_if_api.router(persea.house, settings.public_url))
    app.include_router(notes_api.router(persea.database))
    app.include_router(leaving_api.router(persea.database))
    app.include_router(placement_api.router(persea.house))
    app.include_router(why_api.router(persea.database, persea.impressions))
    app.include_router(cart_api.router(persea.database, persea.handover, settings.public_url))
    app.include_router(openai_api.router(persea.house, settings.public_url, perceive))
    app.include_router(transcriptions_api.router(persea.house))
    _add_operations(app, persea)
    _add_demo_pictures(app)
    add_error_answers(app)
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
