"""/api/cart: what a shopper is about to buy, priced at each look, and the way to the shop's own checkout.

Everybody has their own cart; a server key that is no shopper has none. A change may carry an Idempotency-Key, and the
answer and card that led to it. It is told as an event by itself: a page that uses these routes sends none.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from persea.cart.change import Hand, add, empty, find_variant, fingerprint, remove, set_quantity
from persea.cart.handover import Handed, Handover
from persea.channels.agreed import agreed_to
from persea.channels.guard import caller_of
from persea.channels.shopping_wire import cart_json
from persea.channels.visiting import keep_session, session_of
from persea.channels.whom import nobody
from persea.channels.wire import GivenText, Json, absolute, base_url
from persea.errors import BadRequest, NotFound
from persea.identity.caller import Kind, Scope, needs
from persea.store.cart import MOST_OF_ONE, cart_of
from persea.store.database import Connection, Database
from persea.store.events import Purpose
from persea.store.records import read_records
from persea.store.sessions import Session
from persea.values.shopping import Cart

Id = Annotated[GivenText, Field(min_length=1, max_length=200)]
Consent = Annotated[str, Query(max_length=200)]
"""What the person has agreed to ("personalization,analytics"): with personalisation the event is theirs."""
Name = Annotated[str | None, Header(alias="idempotency-key", max_length=200)]


class NewLine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    variant_id: Id | None = None
    product_id: Id | None = None
    options: Annotated[dict[Id, Id], Field(max_length=20)] = {}
    quantity: Annotated[int, Field(ge=1, le=MOST_OF_ONE, strict=True)] = 1
    turn_id: Id | None = None
    impression_id: Id | None = None
    consent: list[Purpose] = []


class NewQuantity(BaseModel):
    model_config = ConfigDict(extra="forbid")

    quantity: Annotated[int, Field(ge=0, le=MOST_OF_ONE, strict=True)]
    """0 takes it out."""
    turn_id: Id | None = None
    impression_id: Id | None = None
    consent: list[Purpose] = []


def router(database: Database, handover: Handover, public_url: str | None) -> APIRouter:
    api = APIRouter(prefix="/api/cart")

    @api.get("", response_model=None)
    @needs(Scope.OWN)
    async def cart(request: Request) -> dict[str, Json]:
        caller = caller_of(request)
        if caller.shopper is None and caller.kind is Kind.SERVER:
            raise nobody(caller)
        async with database.reading() as conn:
            return cart_json(await cart_of(conn, caller.shopper), base_url(request, public_url))

    @api.post("/lines", response_model=None)
    @needs(Scope.OWN)
    async def put_in(body: NewLine, request: Request, name: Name = None, consent: Consent = "") -> Response:
        asked = fingerprint(body.model_dump(mode="json"))
        async with database.connection() as conn:
            variant = await find_variant(
                conn,
                variant_id=body.variant_id,
                product_id=body.product_id,
                options=tuple(body.options.items()),
            )
            session = await session_of(conn, request)
            hand = _hand(request, session, consent, body)
            changed = await add(conn, hand, variant, body.quantity, once=(name, asked) if name else None)
            now = await cart_of(conn, session.shopper)
        response = JSONResponse(_changed(now, base_url(request, public_url), changed=changed))
        keep_session(response, request, session, public_url)
        return response

    @api.patch("/lines/{variant_id:path}", response_model=None)
    @needs(Scope.OWN)
    async def change(
        variant_id: GivenText,
        body: NewQuantity,
        request: Request,
        product_id: Annotated[GivenText | None, Query(max_length=200)] = None,
        consent: Consent = "",
    ) -> dict[str, Json]:
        session = _known(request, variant_id)
        hand = _hand(request, session, consent, body)
        async with database.connection() as conn:
            changed = await set_quantity(conn, hand, variant_id, body.quantity, product_id=product_id)
            base = base_url(request, public_url)
            return _changed(await cart_of(conn, session.shopper), base, changed=changed)

    @api.delete("/lines/{variant_id:path}", response_model=None)
    @needs(Scope.OWN)
    async def take_out(
        variant_id: GivenText,
        request: Request,
        product_id: Annotated[GivenText | None, Query(max_length=200)] = None,
        consent: Consent = "",
    ) -> dict[str, Json]:
        async with database.connection() as conn:
            return await _deleted(
                conn, request, consent, variant_id, product_id, base_url(request, public_url)
            )

    @api.delete("", response_model=None)
    @needs(Scope.OWN)
    async def take_all_out(request: Request, consent: Consent = "") -> dict[str, Json]:
        async with database.connection() as conn:
            return await _deleted(conn, request, consent, None, None, base_url(request, public_url))

    @api.post("/checkout", response_model=None)
    @needs(Scope.OWN)
    async def check_out(request: Request) -> dict[str, Json]:
        caller = caller_of(request)
        if caller.shopper is None:
            raise (
                nobody(caller)
                if caller.kind is Kind.SERVER
                else BadRequest("The cart is empty", fix="Put something in first")
            )
        handed = await handover.hand_over(caller.shopper, now=datetime.now(UTC))
        if handed.url is None and not handed.sent:
            async with database.reading() as conn:
                return await _where_to_buy(
                    conn, await cart_of(conn, caller.shopper), base_url(request, public_url)
                )
        return _handed_json(handed, base_url(request, public_url))

    return api


async def _deleted(
    conn: Connection,
    request: Request,
    consent: str,
    variant_id: str | None,
    product_id: str | None,
    base: str,
) -> dict[str, Json]:
    """Without a line, or without any; done again it changes nothing."""
    caller = caller_of(request)
    if caller.shopper is None:
        if caller.kind is Kind.SERVER:
            raise nobody(caller)
        return _changed(Cart(), base, changed=False)
    hand = _hand(request, Session(caller.shopper, None), consent, None)
    if variant_id is None:
        changed = await empty(conn, hand)
    else:
        changed = await remove(conn, hand, variant_id, product_id=product_id)
    return _changed(await cart_of(conn, caller.shopper), base, changed=changed)


def _known(request: Request, variant_id: str) -> Session:
    caller = caller_of(request)
    if caller.shopper is None:
        if caller.kind is Kind.SERVER:
            raise nobody(caller)
        raise NotFound("That is not in the cart", value=variant_id)
    return Session(caller.shopper, None)


def _hand(request: Request, session: Session, consent: str, body: NewLine | NewQuantity | None) -> Hand:
    purposes = agreed_to(request, consent, body.consent if body else ())
    return Hand(
        session.shopper,
        datetime.now(UTC),
        caller_of(request).kind.value,
        purposes,
        body.turn_id if body else None,
        body.impression_id if body else None,
    )


def _changed(cart: Cart, base: str, *, changed: bool) -> dict[str, Json]:
    return {**cart_json(cart, base), "changed": changed}


def _handed_json(handed: Handed, base: str) -> dict[str, Json]:
    told: dict[str, Json] = {"url": absolute(handed.url, base)}
    if handed.sent:
        told |= {"sent": True, "checkout": str(handed.checkout)}
    return told


async def _where_to_buy(conn: Connection, cart: Cart, base: str) -> dict[str, Json]:
    """Of a shop whose checkout is not connected: each product's own page."""
    records = await read_records(conn, list(dict.fromkeys(line.product_id for line in cart.lines)))
    links: list[Json] = [
        {"product_id": record.id, "title": record.title, "url": absolute(record.url, base)}
        for record in records
    ]
    return {
        "url": None,
        "sent": False,
        "message": "This shop's checkout is not connected here; each product is bought on its own page",
        "links": links,
    }
