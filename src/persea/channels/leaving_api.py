"""GET /api/me/export, DELETE /api/me and /api/me/consent/personalization: what is kept of a shopper, taken along,
erased, or let go of.

Everybody does it for themselves. A server key may name another with `shopper=`: with `shoppers:read` to export, with
`shoppers:write` to erase, to take consent back and to give it anew.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse

from persea.channels.guard import caller_of
from persea.channels.session_cookie import cookie_name
from persea.channels.whom import nobody, whom_of
from persea.channels.wire import GivenText, Json, time_json
from persea.identity.caller import Scope, needs
from persea.language.kept import forget_all
from persea.store.audit import note_deed
from persea.store.consent import consent_anew, withdraw
from persea.store.database import Database
from persea.store.erasure import erase_shopper
from persea.store.export import export_of

Named = Annotated[GivenText | None, Query(max_length=200)]
_EXPORT_HEADERS = {"content-disposition": 'attachment; filename="persea-export.json"'}
_LET_GO = (
    "These events are counted by kind, product and day, and are nobody's. What you do from now on is not joined to you"
    " either, whatever is told of your consent, until POST /api/me/consent/personalization."
    " Wishes, decisions and conversations are kept: DELETE /api/me erases them."
)


def router(database: Database) -> APIRouter:
    api = APIRouter(prefix="/api/me")

    @api.get("/export", response_model=None)
    @needs(Scope.INTERESTS)
    async def export(request: Request, shopper: Named = None) -> StreamingResponse:
        async with database.reading() as conn:
            whom = await whom_of(conn, request, shopper, Scope.SHOPPERS_READ)
        pieces = export_of(database, whom, now=datetime.now(UTC))
        return StreamingResponse(pieces, media_type="application/json", headers=_EXPORT_HEADERS)

    @api.delete("", response_model=None)
    @needs(Scope.LEAVE)
    async def erase(request: Request, shopper: Named = None) -> JSONResponse:
        caller = caller_of(request)
        async with database.connection() as conn:
            whom = await whom_of(conn, request, shopper, Scope.SHOPPERS_WRITE)
            if whom is None:
                raise nobody(caller)
            receipt = await erase_shopper(
                conn, whom, now=datetime.now(UTC), actor=caller.key_id or caller.kind.value
            )
        forget_all()
        answer = JSONResponse({
            "receipt": receipt.id, "erased_at": time_json(receipt.at), "erased": receipt.erased,
        })  # fmt: skip
        name = cookie_name(request.headers.get("host", ""))
        if whom == caller.shopper and name in request.cookies:
            answer.delete_cookie(name)
        return answer

    @api.delete("/consent/personalization", response_model=None)
    @needs(Scope.LEAVE)
    async def let_go(request: Request, shopper: Named = None) -> dict[str, Json]:
        caller, now = caller_of(request), datetime.now(UTC)
        async with database.connection() as conn:
            whom = await whom_of(conn, request, shopper, Scope.SHOPPERS_WRITE)
            if whom is None:
                raise nobody(caller)
            counted = await withdraw(conn, whom, now=now)
            actor, many = caller.key_id or caller.kind.value, sum(counted.values())
            await note_deed(conn, actor=actor, action="shopper.withdraw", detail=f"{many:,} events")
        by_kind: dict[str, Json] = {**counted}
        return {
            "withdrawn_at": time_json(now),
            "counted": {"events": many, "by_kind": by_kind},
            "note": _LET_GO,
        }

    @api.post("/consent/personalization", response_model=None)
    @needs(Scope.LEAVE)
    async def agree(request: Request, shopper: Named = None) -> dict[str, Json]:
        caller, now = caller_of(request), datetime.now(UTC)
        async with database.connection() as conn:
            whom = await whom_of(conn, request, shopper, Scope.SHOPPERS_WRITE)
            if whom is None:
                raise nobody(caller)
            await consent_anew(conn, whom, now=now)
        return {"consented_at": time_json(now)}

    return api
