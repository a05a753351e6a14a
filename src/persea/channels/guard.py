"""What every request passes before a route sees it: the one place where it is decided who asks and what they may.

    the name it was asked by -> its size -> whose page asks -> who asks -> how often -> what the route needs

Without a key the server is open, on loopback only (serve sees to that). Then the Host header must name loopback,
against DNS rebinding. Each route says with `needs` what it needs; identity/ways_in.py knows the callers.
"""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

import structlog
from prometheus_client import Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from persea.channels.bounds import Patience, bounded, check_length, most_bytes
from persea.channels.browsers import (
    SAFE_METHODS,
    Page,
    check_content_type,
    foreign,
    is_api,
    is_preflight,
    page_of,
    preflight_headers,
    put_headers,
)
from persea.channels.doors import Door, need_at
from persea.channels.session_cookie import session_cookie
from persea.channels.wire import error_json
from persea.errors import (
    BadRequest,
    DatabaseError,
    DatabaseUnavailable,
    Forbidden,
    PerseaError,
    RequestError,
    TookTooLong,
    TooManyRequests,
    Unauthorised,
)
from persea.identity.addresses import is_of, limited_as, networks, visitor_address
from persea.identity.caller import Caller, Kind, Need, caller_of_kind, scope_for
from persea.identity.caller import Scope as Right
from persea.identity.limits import Limits
from persea.identity.turnstile import Turnstile
from persea.identity.ways_in import Shown, WaysIn, is_of_pages, may_ask_from_pages
from persea.store.spending import payers

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)
_REQUESTS = Counter("persea_http_requests_total", "HTTP requests", ["method", "route", "status"])
_SECONDS = Histogram("persea_http_request_seconds", "Time to the last byte of a response", ["route"])
_log = structlog.get_logger("persea.http")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request as it is judged: without its body."""

    method: str
    path: str
    headers: Headers = field(repr=False)  # they hold secrets
    scheme: str
    address: str
    """The visitor's, past the proxies that are trusted."""
    page: Page

    @property
    def is_unsafe(self) -> bool:
        return self.method not in SAFE_METHODS

    @property
    def bearer(self) -> str | None:
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" and token.strip() else None


@dataclass(slots=True)
class _Exchange:
    """What becomes of it, for the log and the answer's headers."""

    id: str
    status: int = 500
    has_begun: bool = False
    is_refused: bool = False
    caller: Caller | None = None
    read_by: str | None = None
    """The origin of another site whose pages may read the answer."""


class Guard:
    """ASGI middleware around the whole application. `doors` are the application's routes."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        ways_in: WaysIn,
        doors: Sequence[Door],
        allowed_hosts: tuple[str, ...] = (),
        public_url: str | None = None,
        trusted_proxies: tuple[str, ...] = (),
        limits: Limits | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._app = app
        self._ways_in = ways_in
        self._doors = tuple(doors)
        named = (*LOOPBACK_NAMES, *allowed_hosts)
        self._hosts = frozenset(named) if ways_in.is_open or allowed_hosts else None
        self._public_host = (public_url or "").partition("://")[2].partition("/")[0].lower()
        self._proxies = networks(trusted_proxies)
        self._turnstile = Turnstile(limits or Limits(), is_open=ways_in.is_open)
        self._patience = patience or Patience()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # no route speaks it; one that does must be let in here
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, exchange, asked = perf_counter(), _Exchange(uuid.uuid4().hex[:16]), self._asked(scope)
        limit = asyncio.timeout(self._patience.first_byte_s)

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.status, exchange.has_begun = message["status"], True
                headers = MutableHeaders(scope=message)
                put_headers(headers, path=asked.path, scheme=asked.scheme, read_by=exchange.read_by)
                headers["x-request-id"] = exchange.id
                if not exchange.is_refused and not limit.expired():
                    limit.reschedule(asyncio.get_running_loop().time() + self._patience.answer_s)
            await send(message)

        try:
            try:
                async with limit:
                    await self._answer(asked, exchange, scope, receive, send_on)
            except TimeoutError as error:
                if not limit.expired():
                    raise
                _log.warning("an answer took too long", id=exchange.id, path=asked.path)
                if not exchange.has_begun:
                    raise TookTooLong("The answer took too long", fix="Ask again") from error
        except PerseaError as error:
            if exchange.has_begun:
                raise
            await _refuse(error, send_on, read_by=await self._reader(asked), exchange=exchange)
        finally:
            # Names of routes, not paths: paths are unbounded, and a label for each would fill the memory.
            route = getattr(scope.get("route"), "path", "none")
            seconds = perf_counter() - begun
            _REQUESTS.labels(scope["method"], route, str(exchange.status)).inc()
            _SECONDS.labels(route).observe(seconds)
            caller = exchange.caller
            _log.info(
                "request", id=exchange.id, method=asked.method, path=asked.path, status=exchange.status,
                ms=round(seconds * 1000, 1), caller=caller.kind.value if caller else None,
                key=caller.key_id if caller else None,
            )  # fmt: skip

    def _asked(self, scope: Scope) -> _Asked:
        headers = Headers(scope=scope)
        peer = scope["client"][0] if scope.get("client") else ""
        scheme = scope["scheme"]
        if is_of(peer, self._proxies):
            scheme = (
                "https" if headers.get("x-forwarded-proto", scheme).strip().lower() == "https" else "http"
            )
        scope["scheme"] = scheme
        forwarded_for = ",".join(headers.getlist("x-forwarded-for"))  # a proxy may add a line of its own
        own = (headers.get("host", "").lower(), *((self._public_host,) if self._public_host else ()))
        return _Asked(
            method=scope["method"],
            path=scope["path"],
            headers=headers,
            scheme=scheme,
            address=limited_as(visitor_address(peer, forwarded_for, self._proxies)),
            page=page_of(headers, own, scheme),
        )

    async def _answer(
        self, asked: _Asked, exchange: _Exchange, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Raises RequestError for what is not let in, DatabaseError where that cannot be told."""
        self._check_host(asked.headers.get("host", ""))
        need = need_at(self._doors, asked.method, asked.path, is_api=is_api(asked.path))
        check_length(asked.headers, most_bytes(need))
        if is_preflight(asked.method, asked.headers) and asked.page.is_foreign and is_api(asked.path):
            await self._answer_preflight(asked, send)
            return
        caller = exchange.caller = await self._caller(asked, need)
        if asked.page.is_foreign and may_ask_from_pages(caller):
            exchange.read_by = asked.page.origin
        elif asked.page.is_foreign and asked.is_unsafe:
            raise foreign(asked.page)
        if asked.is_unsafe:
            check_content_type(asked.headers, takes_files=need.takes_files and not need.in_json)
        self._turnstile.count(asked.address, caller, need)
        _check_need(caller, need)
        if asked.page.is_foreign:  # no route is to see a cookie that does not count
            scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        scope.setdefault("state", {}).update({_CALLER: caller, _ADDRESS: asked.address})
        body_s = self._patience.file_body_s if need.takes_files else self._patience.body_s
        await self._app(scope, bounded(receive, body_s=body_s, most=most_bytes(need)), send)

    def _check_host(self, host: str) -> None:
        named = _HOST.fullmatch(host)
        if host and not named:
            raise BadRequest("The Host header is no name and port", value=host)
        if self._hosts is not None and (named is None or named["name"].lower() not in self._hosts):
            raise Forbidden(
                "This server does not answer to that name",
                value=host,
                fix="Use http://127.0.0.1 or http://localhost, or name it in PERSEA_ALLOWED_HOSTS",
            )

    async def _answer_preflight(self, asked: _Asked, send: Send) -> None:
        self._turnstile.count_address(asked.address)
        origin = asked.page.origin
        if origin is None or not await self._ways_in.knows_origin(origin):
            raise foreign(asked.page)
        headers = [(name.encode(), value.encode()) for name, value in preflight_headers(origin).items()]
        await send({"type": "http.response.start", "status": 204, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _caller(self, asked: _Asked, need: Need) -> Caller:
        """Who asks; for what everybody may have nobody is looked up."""
        page, bearer = asked.page, asked.bearer
        if need.scope is Right.EVERYBODY:
            return caller_of_kind(Kind.OPEN if self._ways_in.is_open else Kind.NOBODY)
        if page.is_foreign and asked.is_unsafe and not (bearer and is_of_pages(bearer)):
            raise foreign(page)
        is_secret = bearer is not None and not is_of_pages(bearer)
        self._turnstile.count_look_up(asked.address, with_secret=is_secret)
        cookie = session_cookie(cookie_parser(asked.headers.get("cookie", "")), asked.headers.get("host", ""))
        try:
            return await self._ways_in.caller(Shown(bearer, cookie, page.origin, page.is_foreign))
        except Unauthorised:
            if is_secret:  # one that people may have chosen: it is not to be found by trying
                self._turnstile.count_wrong_key(asked.address)
            raise

    async def _reader(self, asked: _Asked) -> str | None:
        """The origin whose pages may read why they were refused: any that a key is for."""
        origin = asked.page.origin
        if origin is None or not asked.page.is_foreign or not is_api(asked.path):
            return None
        try:
            return origin if await self._ways_in.knows_origin(origin) else None
        except DatabaseError:
            return None


_CALLER = "persea_caller"
_ADDRESS = "persea_address"


def caller_of(request: Request) -> Caller:
    """Who asks, as the guard has decided."""
    caller = request.scope["state"][_CALLER]
    assert isinstance(caller, Caller), "the guard puts it there"
    return caller


def payers_of(request: Request, shopper: uuid.UUID | None = None) -> tuple[str, ...]:
    """Those whose day a turn counts to; nobody's on the open server, and for the shop's own servers. `shopper`: whose
    session has just been opened."""
    caller = caller_of(request)
    if caller.kind in (Kind.OPEN, Kind.SERVER):
        return ()
    address = request.scope["state"][_ADDRESS]
    return payers(shopper or caller.shopper, address)


def _check_need(caller: Caller, need: Need) -> None:
    if need.scope in caller.scopes:
        return
    if caller.kind in (Kind.NOBODY, Kind.VISITOR):
        raise Unauthorised("This server needs a key", fix="Send it as: Authorization: Bearer KEY")
    if need.scope is Right.SESSION:
        fix = "Send it as the Bearer; persea key create NAME --kind publishable --origin ORIGIN makes one"
        raise Forbidden("Only a publishable key opens a session", value=caller.kind.value, fix=fix)
    if need.scope is Right.SIGN_IN:
        fix = "Have the shop's server sign one for the shopper: persea key rotate-signing gives the secret"
        raise Forbidden("Only a shopper token signs in", value=caller.kind.value, fix=fix)
    if caller.kind is Kind.PUBLISHABLE and need.scope in (Right.OWN, Right.INTERESTS, Right.LEAVE):
        fix = "Open one with this key, POST /api/session, and ask with its token"
        raise Forbidden("This needs a session", fix=fix)
    wanted = scope_for(need.scope)
    assert wanted is not None, "everybody has the rest"
    fix = f"persea key create NAME --scope {wanted} makes one that may"
    if caller.kind is Kind.SERVER:
        if need.scope is Right.OWN:
            fix = f"{fix}; what is a shopper's own is for their session or shopper token"
        raise Forbidden("This key may not do that", value=f"it lacks {wanted}", fix=fix)
    raise Forbidden("This needs a server key", value=f"with the scope {wanted}", fix=fix)


async def _refuse(error: PerseaError, send: Send, *, read_by: str | None, exchange: _Exchange) -> None:
    status = error.status if isinstance(error, RequestError) else 500
    if isinstance(error, DatabaseUnavailable):
        status = 503
    if status >= 500:
        _log.error("request failed", id=exchange.id, error=str(error))
    exchange.read_by, exchange.is_refused = read_by, True
    body = json.dumps(error_json(error)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if isinstance(error, Unauthorised):
        headers.append((b"www-authenticate", b"Bearer"))
    if isinstance(error, TooManyRequests):
        headers.append((b"retry-after", str(error.retry_after_s).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
