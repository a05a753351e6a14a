"""POST /api/events: what a shop's shoppers do, from its server or its pages; and /persea.js, which pages use for it.

202 is said when everything that can be used is in the database for good. What cannot be used is kept aside with its
reason, and does not hold up the rest.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, JSONResponse
from prometheus_client import Counter

from persea.catalog.json_exact import parsed
from persea.channels.guard import caller_of
from persea.channels.wire import Json, clean
from persea.errors import BadRequest, TooLarge
from persea.identity.caller import Caller, Kind, Scope, needs
from persea.interests.intake.read import Reading, read
from persea.interests.intake.settle import House, Settled, Teller, settle
from persea.interests.intake.told import named_purposes
from persea.store.database import Database
from persea.store.events import Kept, Purpose, keep_events
from persea.store.rejected_events import keep_rejected
from persea.store.shop import load_shop
from persea.store.shoppers import shops_id_of

MOST_EVENTS = 5_000
"""In one request, each product of a list or an order counted by itself."""

_SCRIPT = Path(__file__).parent / "persea.js"
_SCRIPT_HEADERS = {
    "cache-control": "public, max-age=3600",
    "cross-origin-resource-policy": "cross-origin",  # it is for other sites' pages
}
_LONG_BYTES = 50_000  # from here on the server reads a body beside what else it does
_TOLD_PROBLEMS = 20
_REMEMBERED_S = 5.0
_WHOLE = "the body"
"""The place of what stands by itself."""
_PARAMETERS = ("consent",)
_FOR_OTHERS = (Kind.SERVER, Kind.OPEN)
_EVENTS = Counter(
    "persea_events_total", "Events told, by who told them and what became of them", ["source", "fate"]
)
_UNKNOWN = Counter(
    "persea_events_unknown_products_total",
    "Events about products that the catalogue does not hold",
    ["source"],
)


def router(database: Database, *, kept: timedelta) -> APIRouter:
    api = APIRouter()
    known: tuple[str, float] = ("", -math.inf)

    async def currency() -> str:
        """The shop's, as it was a few seconds ago: asking for it with each batch would be half of its round trips."""
        nonlocal known
        if monotonic() - known[1] > _REMEMBERED_S:
            async with database.reading() as conn:
                known = ((await load_shop(conn)).currency, monotonic())
        return known[0]

    async def shops_id(caller: Caller) -> str | None:
        if caller.kind is not Kind.SHOPPER or caller.shopper is None:
            return None
        async with database.reading() as conn:
            return await shops_id_of(conn, caller.shopper)

    @api.api_route("/persea.js", methods=["GET", "HEAD"], include_in_schema=False, response_model=None)
    @needs(Scope.EVERYBODY)
    async def script() -> FileResponse:
        return FileResponse(_SCRIPT, media_type="text/javascript", headers=_SCRIPT_HEADERS)

    @api.post("/api/events", response_model=None, status_code=202)
    @needs(Scope.EVENTS_WRITE)
    async def events(request: Request, consent: Annotated[str, Query(max_length=200)] = "") -> JSONResponse:
        if request.headers.get("content-encoding", "identity") != "identity":
            raise BadRequest("The body must not be compressed", fix="Send it as it is, in several requests")
        _check_parameters(request)
        purposes = _consent(consent)
        body = await request.body()
        caller, now = caller_of(request), datetime.now(UTC)
        teller = _teller(
            caller, await shops_id(caller), purposes, refuses=request.headers.get("sec-gpc") == "1"
        )
        house = House(await currency(), kept, now)
        if len(body) > _LONG_BYTES:
            settled = await asyncio.to_thread(_settled, body, teller, house)
        else:
            settled = _settled(body, teller, house)
        async with database.connection() as conn:
            done = await keep_events(
                conn, settled.events, received_at=now, known=settled.known, source=caller.kind.value
            )
            await keep_rejected(conn, caller.kind.value, settled.rejected)
        return JSONResponse(_told(settled, done, caller.kind), 202)

    return api


def _check_parameters(request: Request) -> None:
    """A slip of the pen would cost what the events may be used for."""
    odd = next((name for name in request.query_params if name not in _PARAMETERS), None)
    if odd is not None:
        raise BadRequest(
            "There is no such parameter",
            value=clean(odd)[:100],
            fix="Write ?consent=personalization,analytics",
        )


def _consent(text: str) -> frozenset[Purpose]:
    try:
        return named_purposes(text)
    except ValueError as error:
        raise BadRequest(f"consent: {error}") from error


def _teller(caller: Caller, shops_id: str | None, consent: frozenset[Purpose], *, refuses: bool) -> Teller:
    for_others = caller.kind in _FOR_OTHERS
    return Teller(
        speaks_for_others=for_others,
        namespace="shop" if for_others else f"page {caller.key_id or caller.kind.value}",
        shopper=caller.shopper,
        user_id=shops_id,
        consent=consent,
        refuses=refuses,
    )


def _settled(body: bytes, teller: Teller, house: House) -> Settled:
    try:
        given = parsed(body.decode())
    except UnicodeDecodeError as error:
        raise BadRequest("The body is not UTF-8", value=str(error)) from error
    except ValueError as error:
        raise BadRequest("The body is not JSON", value=str(error)) from error
    items = list(islice(read(given, Reading(house.received_at)), MOST_EVENTS + 1))
    if len(items) > MOST_EVENTS:
        raise TooLarge(
            "There are too many events in one request", fix=f"Send at most {MOST_EVENTS:,} at once"
        )
    settled = settle(items, teller, house)
    settled.rejected = [one if one.place else replace(one, place=_WHOLE) for one in settled.rejected]
    return settled


def _told(settled: Settled, kept: Kept, source: Kind) -> dict[str, Json]:
    fates = {
        "joined": kept.joined,
        "upgraded": kept.upgraded,
        "counted": kept.counted,
        "duplicates": kept.duplicates,
        "withdrawn": kept.withdrawn,
        "ignored": settled.ignored,
        "too_old": settled.too_old,
        "rejected": len(settled.rejected),
    }
    for fate, count in fates.items():
        _EVENTS.labels(source.value, fate).inc(count)
    _UNKNOWN.labels(source.value).inc(kept.unknown)
    problems: list[Json] = [
        {"place": one.place, "id": one.event_id, "field": one.field, "value": one.value, "reason": one.reason}
        for one in settled.rejected[:_TOLD_PROBLEMS]
    ]
    return {
        **fates,
        "unknown": kept.unknown,
        "unknown_products": list(kept.unknown_products),
        "problems": problems,
    }
