"""What every request passes before a route sees it: who may ask, under which name, with how large a body.

Without a key the server is open, on loopback only (serve sees to that). Then the Host header must name
loopback, against DNS rebinding, and a browser's request from another site is refused. With keys, /v1 and
/api ask for one as a bearer token.
"""

from __future__ import annotations

import hmac
import json
import re
import uuid
from time import perf_counter

import structlog
from prometheus_client import Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from persea.channels.wire import error_json
from persea.errors import BadRequest, Forbidden, RequestError, TooLarge, Unauthorised

MAX_BODY_BYTES = 1_000_000
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data:; connect-src 'self';"
    " font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)
_REQUESTS = Counter("persea_http_requests_total", "HTTP requests", ["method", "route", "status"])
_SECONDS = Histogram("persea_http_request_seconds", "Time to the last byte of a response", ["route"])
_log = structlog.get_logger("persea.http")


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, *, keys: tuple[str, ...], allowed_hosts: tuple[str, ...]) -> None:
        self._app = app
        self._keys = tuple(key.encode() for key in keys)
        self._hosts = frozenset((*LOOPBACK_NAMES, *allowed_hosts)) if not keys or allowed_hosts else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, request_id = perf_counter(), 500, uuid.uuid4().hex[:16]

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers["x-request-id"] = request_id
            await send(message)

        try:
            self._check(Headers(scope=scope), scope["path"], scope["method"])
            await self._app(scope, _bounded(receive), send_on)
        except RequestError as error:
            await _refuse(error, send_on)
        finally:
            # Names of routes, not paths: paths are unbounded, and a label for each would fill the memory.
            route = getattr(scope.get("route"), "path", "none")
            seconds = perf_counter() - begun
            _REQUESTS.labels(scope["method"], route, str(status)).inc()
            _SECONDS.labels(route).observe(seconds)
            _log.info(
                "request", id=request_id, method=scope["method"], path=scope["path"], status=status,
                ms=round(seconds * 1000, 1),
            )  # fmt: skip

    def _check(self, headers: Headers, path: str, method: str) -> None:
        host = headers.get("host", "")
        named = _HOST.fullmatch(host)
        if host and not named:
            raise BadRequest("The Host header is no name and port", value=host)
        if self._hosts is not None and (named is None or named["name"].lower() not in self._hosts):
            raise Forbidden(
                "This server does not answer to that name",
                value=host,
                fix="Use http://127.0.0.1 or http://localhost, or name it in PERSEA_ALLOWED_HOSTS",
            )
        length = headers.get("content-length", "0")
        if not length.isdigit():
            raise BadRequest("Content-Length must be a number", value=length)
        if int(length) > MAX_BODY_BYTES:
            raise TooLarge(
                "The request is too large", value=f"{length} bytes", fix=f"At most {MAX_BODY_BYTES} bytes"
            )
        if method not in ("GET", "HEAD", "OPTIONS"):
            _check_origin(headers, host)
        if (self._keys and path.startswith(("/v1/", "/api/"))) or (self._keys and path == "/metrics"):
            self._check_key(headers)

    def _check_key(self, headers: Headers) -> None:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        given = token.strip().encode()
        # Every key is compared, in constant time, so that timing tells nothing.
        known = [hmac.compare_digest(given, key) for key in self._keys]
        if scheme.lower() != "bearer" or not any(known):
            raise Unauthorised("This server needs a key", fix="Send it as: Authorization: Bearer KEY")


def _check_origin(headers: Headers, host: str) -> None:
    """A page of another site must not make a visitor's browser write here."""
    origin = headers.get("origin")
    if origin and origin != "null" and origin.partition("://")[2].lower() != host.lower():
        raise Forbidden("Requests from pages of another site are not accepted", value=origin)
    if headers.get("sec-fetch-site") == "cross-site" or origin == "null":
        raise Forbidden("Requests from pages of another site are not accepted", value=origin)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if headers.get("content-length", "0") != "0" and kind != "application/json":
        raise BadRequest(
            "The body must be JSON",
            value=kind or "no Content-Type",
            fix="Send Content-Type: application/json",
        )


def _bounded(receive: Receive) -> Receive:
    """Counts what really comes: a chunked body names no length."""
    taken = 0

    async def receive_on() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > MAX_BODY_BYTES:
                raise TooLarge("The request is too large", fix=f"At most {MAX_BODY_BYTES} bytes")
        return message

    return receive_on


async def _refuse(error: RequestError, send: Send) -> None:
    body = json.dumps(error_json(error)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if isinstance(error, Unauthorised):
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
