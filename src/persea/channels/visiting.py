"""The visitor of our own page who has no session yet: one is opened where something of theirs is to be kept."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request, Response

from persea.channels.guard import caller_of
from persea.channels.session_cookie import cookie_name
from persea.channels.whom import nobody
from persea.identity.caller import Kind
from persea.store.database import Connection
from persea.store.sessions import Session, open_session

_A_YEAR_S = 31_536_000


async def session_of(conn: Connection, request: Request) -> Session:
    """Of who asks, opened where they have none. Raises BadRequest for a server key, which is no shopper."""
    caller = caller_of(request)
    if caller.shopper is not None:
        return Session(caller.shopper, None)
    if caller.kind is Kind.SERVER:
        raise nobody(caller)
    return await open_session(conn, None)


def keep_session(response: Response, request: Request, session: Session, public_url: str | None) -> None:
    """Gives the browser the cookie of a session that was just opened."""
    if session.token:
        response.set_cookie(
            cookie_name(request.headers.get("host", "")), session.token, max_age=_A_YEAR_S, httponly=True, samesite="lax",
            secure=_is_secure(request, public_url),
        )  # fmt: skip


def _is_secure(request: Request, public_url: str | None) -> bool:
    """Whether the browser speaks https, as far as can be told: a proxy in between may speak http to us."""
    public = urlsplit(public_url or "")
    return request.url.scheme == "https" or (
        public.scheme == "https" and public.netloc.lower() == request.url.netloc.lower()
    )
