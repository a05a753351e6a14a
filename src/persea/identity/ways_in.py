"""The four ways in: from what a request shows to the one Caller that it is from.

    a server key            Authorization: Bearer sk_…, or one of PERSEA_API_KEY
    a publishable key       Authorization: Bearer pk_…, from a page of its origins
      its session           Authorization: Bearer ses_…, from a page of its origins
    a shopper token         Authorization: Bearer eyJ…, from anywhere that is no unknown page
    an anonymous session    our own page's cookie, where the server is open or visitors are let in

What is shown and cannot be believed is refused; nobody falls back to being somebody else. Only on the open server
a bearer token that is none of ours is left unread, since every OpenAI client sends one.
"""

from __future__ import annotations

import hmac
import math
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic

from persea.errors import Forbidden, Unauthorised
from persea.identity.caller import Caller, Kind, caller_of_kind, server_scopes
from persea.identity.keys import PUBLISHABLE_PREFIX, SERVER_PREFIX, SESSION_PREFIX, hashed
from persea.identity.shopper import key_named, looks_like_token, shopper_of
from persea.store.database import Connection, Database
from persea.store.keys import find_key, known_origins, signing_secret
from persea.store.sessions import find_key_session, find_session
from persea.store.shoppers import known_shopper

_REMEMBERED_S = 5.0  # which origins are known
_FROM_PAGES = (Kind.PUBLISHABLE, Kind.SESSION, Kind.SHOPPER)
"""Who may ask from another site's page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a request shows of who is asking."""

    bearer: str | None = field(repr=False)
    cookie: str | None = field(repr=False)
    origin: str | None = None
    """Of the page that asks, where one does."""
    is_foreign: bool = False
    """That page is another site's."""


class WaysIn:
    """Knows callers. The keys of the environment do everything, as `admin` does."""

    def __init__(
        self, database: Database, *, environment_keys: tuple[str, ...], is_open: bool, visitors: bool
    ) -> None:
        self._database = database
        self._environment_keys = tuple(key.encode() for key in environment_keys)
        self.is_open = is_open
        self._visitors = visitors
        self._origins: frozenset[str] = frozenset()
        self._origins_read_s = -math.inf

    async def knows_origin(self, origin: str) -> bool:
        """Whether any publishable key is for pages of `origin`; as it was a few seconds ago.

        All are read together: this is asked for those whom no limit holds back, too.
        """
        if monotonic() - self._origins_read_s > _REMEMBERED_S:
            async with self._database.reading() as conn:
                self._origins = await known_origins(conn)
            self._origins_read_s = monotonic()
        return origin in self._origins

    async def caller(self, shown: Shown) -> Caller:
        """Raises Unauthorised or Forbidden for what is shown and not good."""
        if shown.bearer is not None:
            caller = await self._by_bearer(shown.bearer, shown)
            if caller is not None:
                return await self._with_cookie(caller, shown) if caller.kind is Kind.SERVER else caller
        if self.is_open:
            return await self._with_cookie(caller_of_kind(Kind.OPEN), shown)
        if shown.bearer is not None:
            raise _wanted()
        if self._visitors and not shown.is_foreign:
            return await self._with_cookie(caller_of_kind(Kind.VISITOR), shown)
        return caller_of_kind(Kind.NOBODY)

    async def _by_bearer(self, token: str, shown: Shown) -> Caller | None:
        """None for what is no credential of ours."""
        # Every key is compared, in constant time, so that timing tells nothing.
        known = [hmac.compare_digest(token.encode(), key) for key in self._environment_keys]
        if any(known):
            return Caller(Kind.SERVER, server_scopes(("admin",)), key_id="environment")
        if token.startswith((SERVER_PREFIX, PUBLISHABLE_PREFIX)):
            async with self._database.reading() as conn:
                return await self._by_key(conn, token, shown.origin)
        if token.startswith(SESSION_PREFIX):
            async with self._database.reading() as conn:
                return await _by_session(conn, token, shown.origin)
        if looks_like_token(token):
            async with self._database.connection() as conn:
                return await self._by_shopper_token(conn, token, shown)
        return None

    async def _by_key(self, conn: Connection, token: str, origin: str | None) -> Caller | None:
        key = await find_key(conn, hashed(token))
        if key is None:
            if self.is_open and token.startswith(SERVER_PREFIX):
                return None  # of another program: "sk_" is no prefix of ours alone
            raise _wanted("This key is not known here", "persea key list names those that are")
        if not key.is_good(datetime.now(UTC)):
            ended = "was revoked" if key.revoked_at else "has expired"
            raise _wanted(f"This key {ended}: {key.hint}…", "Make another with: persea key create")
        if key.kind == "server":
            return Caller(Kind.SERVER, server_scopes(key.scopes), key.id, per_minute=key.per_minute)
        _check_page(origin, key.origins)
        return caller_of_kind(Kind.PUBLISHABLE, key_id=key.id, per_minute=key.per_minute)

    async def _by_shopper_token(self, conn: Connection, token: str, shown: Shown) -> Caller | None:
        name = key_named(token)
        secret = None if name is None else await signing_secret(conn, name)
        if secret is None and self.is_open:
            return None  # a token of somebody else's
        external_id = shopper_of(token, {} if name is None or secret is None else {name: secret})
        if shown.is_foreign and not (shown.origin and shown.origin in await known_origins(conn)):
            raise _unknown_page(shown.origin or "null")
        return caller_of_kind(Kind.SHOPPER, shopper=await known_shopper(conn, external_id))

    async def _with_cookie(self, caller: Caller, shown: Shown) -> Caller:
        """With the conversations of our own page's cookie."""
        if not shown.cookie or shown.is_foreign:
            return caller
        async with self._database.reading() as conn:
            return replace(caller, shopper=await find_session(conn, shown.cookie))


def is_of_pages(bearer: str) -> bool:
    """Whether `bearer` is of the kinds that a page of another site may show, good or not."""
    return bearer.startswith((PUBLISHABLE_PREFIX, SESSION_PREFIX)) or looks_like_token(bearer)


def may_ask_from_pages(caller: Caller) -> bool:
    """Whether a page of another site may ask as this caller, and read the answer. Its origin has been checked."""
    return caller.kind in _FROM_PAGES


async def _by_session(conn: Connection, token: str, origin: str | None) -> Caller:
    session = await find_key_session(conn, token)
    if session is None:
        raise _wanted("This session has ended", "Renew it: POST /api/session")
    _check_page(origin, session.origins)
    return caller_of_kind(
        Kind.SESSION, key_id=session.key_id, shopper=session.shopper, per_minute=session.per_minute
    )


def _check_page(origin: str | None, origins: tuple[str, ...]) -> None:
    if origin is None:
        raise Forbidden(
            "A publishable key is for pages of its origins, whose browsers send an Origin header",
            fix="Use a server key in programs",
        )
    if origin not in origins:
        raise _unknown_page(origin)


def _unknown_page(origin: str) -> Forbidden:
    return Forbidden(
        "No key is for pages of this origin",
        value=origin,
        fix=f"persea key create NAME --kind publishable --origin {origin}",
    )


def _wanted(
    what: str = "This server needs a key", fix: str = "Send it as: Authorization: Bearer KEY"
) -> Unauthorised:
    return Unauthorised(what, fix=fix)
