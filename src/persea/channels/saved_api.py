"""/api/saved, /api/watches and a product's prices: what a shopper keeps for later, is to be told of, and what it has cost.

Nobody is mailed: a watch that has come due says so, with `due`, at the shopper's next look.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from persea.cart.verdict import Verdict, judge
from persea.channels.agreed import agreed_to
from persea.channels.guard import caller_of
from persea.channels.visiting import keep_session, session_of
from persea.channels.whom import nobody
from persea.channels.wire import GivenText, Json, base_url, card_json, money_json, time_json
from persea.errors import NotFound
from persea.identity.caller import Kind, Scope, needs
from persea.store.database import Connection, Database
from persea.store.events import Event, EventKind, Purpose, Who, keep_events
from persea.store.price_history import price_history
from persea.store.records import read_records
from persea.store.saved import save, saved_of, take_off
from persea.store.shop import load_shop
from persea.store.watches import Watch, end_watch, start_watch, watches_of
from persea.values import Card, Money

Consent = Annotated[str, Query(max_length=200)]
"""What the person has agreed to: with personalisation, that it was saved or taken off is an event of theirs."""
Id = Annotated[GivenText, Field(min_length=1, max_length=200)]


class NewWatch(BaseModel):
    model_config = ConfigDict(extra="forbid")

    product_id: Id
    kind: Literal["price", "stock"]
    below_minor: Annotated[int | None, Field(gt=0, lt=10**15, strict=True)] = None
    """In minor units of the shop's currency; left out: what it costs now."""
    variant_id: Annotated[GivenText, Field(max_length=200)] = ""
    """Left out: any of the product's."""


def router(database: Database, public_url: str | None) -> APIRouter:
    api = APIRouter(prefix="/api")

    @api.get("/saved", response_model=None)
    @needs(Scope.OWN)
    async def saved(request: Request) -> dict[str, Json]:
        async with database.reading() as conn:
            found = await saved_of(conn, _oneself(request))
            cards = await _cards(conn, [one.product_id for one in found], base_url(request, public_url))
        return {
            "saved": [
                {
                    "product_id": one.product_id,
                    "title": one.title,
                    "saved_at": time_json(one.saved_at),
                    "card": cards.get(one.product_id),
                }
                for one in found
            ]
        }

    @api.put("/saved/{product_id:path}", response_model=None)
    @needs(Scope.OWN)
    async def keep(product_id: GivenText, request: Request, consent: Consent = "") -> Response:
        purposes = agreed_to(request, consent)
        async with database.connection() as conn:
            session = await session_of(conn, request)
            is_new = await save(conn, session.shopper, product_id, now=datetime.now(UTC))
            if is_new:
                await _tell(conn, request, session.shopper, product_id, purposes, saved=True)
        response = JSONResponse({"product_id": product_id, "saved": True}, 201 if is_new else 200)
        keep_session(response, request, session, public_url)
        return response

    @api.delete("/saved/{product_id:path}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def let_go(product_id: GivenText, request: Request, consent: Consent = "") -> None:
        purposes = agreed_to(request, consent)
        if (shopper := _oneself(request)) is not None:
            async with database.connection() as conn:
                if await take_off(conn, shopper, product_id):
                    await _tell(conn, request, shopper, product_id, purposes, saved=False)

    @api.get("/watches", response_model=None)
    @needs(Scope.OWN)
    async def watches(request: Request) -> dict[str, Json]:
        async with database.connection() as conn:
            found = await watches_of(conn, _oneself(request), now=datetime.now(UTC))
            cards = await _cards(conn, [one.product_id for one in found], base_url(request, public_url))
        return {"watches": [{**_watch_json(one), "card": cards.get(one.product_id)} for one in found]}

    @api.post("/watches", status_code=201, response_model=None)
    @needs(Scope.OWN)
    async def watch(body: NewWatch, request: Request) -> Response:
        async with database.connection() as conn:
            currency = (await load_shop(conn)).currency
            session = await session_of(conn, request)
            made = await start_watch(
                conn,
                session.shopper,
                body.product_id,
                body.kind,
                now=datetime.now(UTC),
                below=None if body.below_minor is None else Money(body.below_minor, currency),
                variant_id=body.variant_id,
            )
        response = JSONResponse(_watch_json(made), 201)
        keep_session(response, request, session, public_url)
        return response

    @api.delete("/watches/{watch}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def end(watch: uuid.UUID, request: Request) -> None:
        shopper = _oneself(request)
        if shopper is None:
            raise NotFound("There is no such watch", value=str(watch))
        async with database.connection() as conn:
            await end_watch(conn, shopper, watch)

    @api.get("/products/{product_id:path}/prices", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def prices(
        product_id: GivenText, variant_id: Annotated[GivenText | None, Query(max_length=200)] = None
    ) -> dict[str, Json]:
        async with database.reading() as conn:
            history = await price_history(conn, product_id, variant_id)
        if history is None:
            raise NotFound("No such product", value=variant_id or product_id)
        verdict = judge(history.points, datetime.now(UTC))
        points: list[Json] = [
            {
                "at": time_json(one.at),
                "price": money_json(one.price),
                "sale_price": money_json(one.sale_price),
            }
            for one in history.points
        ]
        return {
            "product_id": history.product_id,
            "variant_id": history.variant_id,
            "points": points,
            "verdict": None if verdict is None else _verdict_json(verdict),
        }

    return api


async def _tell(
    conn: Connection,
    request: Request,
    shopper: uuid.UUID,
    product_id: str,
    purposes: frozenset[Purpose],
    *,
    saved: bool,
) -> None:
    """As an event of the shopper's, where they have agreed to that; else it is nobody's business."""
    if Purpose.PERSONALIZATION not in purposes:
        return
    now = datetime.now(UTC)
    event = Event(
        id=uuid.uuid4(),
        at=now,
        kind=EventKind.SAVE,
        who=Who(shopper=shopper),
        purposes=tuple(sorted(purposes)),
        product=product_id,
        value=float(saved),
    )
    await keep_events(conn, [event], received_at=now, source=caller_of(request).kind.value)


def _verdict_json(verdict: Verdict) -> dict[str, Json]:
    return {
        "finding": verdict.finding.value,
        "price": money_json(verdict.price),
        "regular": money_json(verdict.regular),
        "seen_since": time_json(verdict.seen_since),
        "seen_days": verdict.seen_days,
        "is_short": verdict.is_short,
        "held_since": time_json(verdict.held_since),
        "lowest_30": money_json(verdict.lowest_30),
        "median_30": money_json(verdict.median_30),
        "lowest_90": money_json(verdict.lowest_90),
        "median_90": money_json(verdict.median_90),
        "lowest_ever": money_json(verdict.lowest_ever),
        "lowest_ever_at": time_json(verdict.lowest_ever_at),
        "reduced_since": time_json(verdict.reduced_since),
        "lowest_before": money_json(verdict.lowest_before),
        "days_before": verdict.days_before,
        "regular_charged": verdict.regular_charged,
        "regular_last_at": time_json(verdict.regular_last_at),
    }


def _oneself(request: Request) -> uuid.UUID | None:
    caller = caller_of(request)
    if caller.shopper is None and caller.kind is Kind.SERVER:
        raise nobody(caller)
    return caller.shopper


async def _cards(conn: Connection, ids: list[str], base: str) -> dict[str, Json]:
    """By product; of what is no longer sold none."""
    records = await read_records(conn, list(dict.fromkeys(ids)))
    return {record.id: card_json(Card(record), base) for record in records}


def _watch_json(watch: Watch) -> dict[str, Json]:
    due: Json = None
    if watch.due_at is not None:
        due = {"at": time_json(watch.due_at), "price": money_json(watch.due_price)}
    return {
        "id": str(watch.id),
        "product_id": watch.product_id,
        "variant_id": watch.variant_id or None,
        "title": watch.title,
        "kind": watch.kind,
        "below": money_json(watch.below),
        "made_at": time_json(watch.made_at),
        "due": due,
    }
