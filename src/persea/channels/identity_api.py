"""Becoming somebody: an anonymous session on another site's page, and sign-in as a shopper whom the shop knows."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from persea.channels.guard import caller_of
from persea.channels.session_cookie import cookie_name, session_cookie
from persea.channels.wire import GivenText, Json, time_json
from persea.identity.caller import Scope, needs
from persea.identity.keys import SESSION_PREFIX, mint
from persea.store.database import Database
from persea.store.sessions import open_key_session
from persea.store.shoppers import sign_in


class EarlierSession(BaseModel):
    session: GivenText | None = None


def router(database: Database) -> APIRouter:
    """The routes under /api that give a caller another name."""
    api = APIRouter(prefix="/api")

    @api.post("/session", response_model=None)
    @needs(Scope.SESSION)
    async def session(request: Request, body: EarlierSession | None = None) -> dict[str, Json]:
        caller = caller_of(request)
        assert caller.key_id is not None, "only a publishable key may open one"
        fresh = mint(SESSION_PREFIX).text
        async with database.connection() as conn:
            opened = await open_key_session(
                conn, caller.key_id, fresh, goes_on=body.session if body else None
            )
        return {"token": opened.token, "expires_at": time_json(opened.expires_at)}

    @api.post("/sign-in", response_model=None)
    @needs(Scope.SIGN_IN)
    async def signed_in(request: Request, body: EarlierSession | None = None) -> JSONResponse:
        caller = caller_of(request)
        assert caller.shopper is not None, "a shopper token names one"
        host = request.headers.get("host", "")
        cookie = session_cookie(request.cookies, host)
        moved = 0
        async with database.connection() as conn:
            for token in (cookie, body.session if body else None):
                if token:
                    moved += await sign_in(conn, token, caller.shopper)
        response = JSONResponse({"conversations": moved})
        if cookie:
            response.delete_cookie(cookie_name(host))
        return response

    return api
