"""A light HTTP client that listens to event streams, many hundred at once, and notes when each event came.

Its own work must stay small beside what it measures, so it parses with the C parser that the server uses
too. One connection a request, no retries, no redirects.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from dataclasses import dataclass, field
from time import perf_counter
from typing import cast
from urllib.parse import urlsplit

import httptools

_LONGEST_S = 120


@dataclass(slots=True)
class Heard:
    """What came back; times are seconds since the request was sent (before it connected)."""

    status: int = 0
    first_byte_s: float = 0.0
    """Of the body."""
    last_byte_s: float = 0.0
    events: list[tuple[float, str, str]] = field(default_factory=list)
    """(when, the event's name, its data), in order."""
    cookie: str | None = None
    error: str = ""
    """Why it broke off; empty where it ended well."""

    def first_s(self, name: str) -> float | None:
        """When the first event of that name came."""
        return next((at_s for at_s, event, _ in self.events if event == name), None)


class _Listener(asyncio.Protocol):
    """Sends one request and reads its answer to the end."""

    def __init__(self, request: bytes, begun: float) -> None:
        self._request = request
        self._begun = begun
        self._parser = httptools.HttpResponseParser(self)
        self._rest = b""
        self._event = ""
        self._transport: asyncio.Transport | None = None
        self.heard = Heard()
        self.body = bytearray()
        self._ended = False
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but its class
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self.break_off(f"not HTTP: {error}")

    def connection_lost(self, error: Exception | None) -> None:
        self.break_off(f"the connection broke off: {error}" if error else "the connection was closed early")

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"set-cookie":
            self.heard.cookie = value.partition(b";")[0].decode()

    def on_headers_complete(self) -> None:
        self.heard.status = self._parser.get_status_code()

    def on_body(self, data: bytes) -> None:
        now_s = perf_counter() - self._begun
        if not self.heard.first_byte_s:
            self.heard.first_byte_s = now_s
        if self.heard.status != 200:
            self.body += data
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if line.startswith(b"event: "):
                self._event = line[7:].decode()
            elif line.startswith(b"data: "):
                self.heard.events.append((now_s, self._event, line[6:].decode()))
        self.heard.last_byte_s = now_s

    def on_message_complete(self) -> None:
        shown = self.body[:200].decode("utf-8", "replace")
        self.break_off("" if self.heard.status in (200, 204) else f"status {self.heard.status}: {shown}")

    def break_off(self, error: str) -> None:
        if self._ended:
            return
        self._ended = True
        self.heard.error = error
        if not self.ended.done():
            self.ended.set_result(None)
        if self._transport is not None:
            self._transport.close()


@dataclass(frozen=True, slots=True)
class Server:
    """The server that is asked: where it is, and the key that it wants, if any."""

    url: str
    key: str | None = None

    async def turn(self, text: str, *, conversation: str | None = None, cookie: str | None = None) -> Heard:
        """One turn of a conversation, as the page asks for it."""
        body = {"text": text} | ({"conversation": conversation} if conversation else {})
        return await self.ask("POST", "/api/turns", json.dumps(body).encode(), cookie)

    async def ask(self, method: str, path: str, body: bytes = b"", cookie: str | None = None) -> Heard:
        parts = urlsplit(self.url)
        lines = [f"{method} {path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
        if body:
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        if self.key:
            lines.append(f"Authorization: Bearer {self.key}")
        if cookie:
            lines.append(f"Cookie: {cookie}")
        request = "\r\n".join([*lines, "", ""]).encode() + body
        secure = parts.scheme == "https"
        begun = perf_counter()
        try:
            _, listener = await asyncio.get_running_loop().create_connection(
                lambda: _Listener(request, begun),
                parts.hostname,
                parts.port or (443 if secure else 80),
                ssl=ssl.create_default_context() if secure else None,
            )
        except OSError as error:
            return Heard(error=f"no connection: {error}")
        try:
            async with asyncio.timeout(_LONGEST_S):
                await listener.ended
        except TimeoutError:
            listener.break_off(f"not over after {_LONGEST_S} s")
        return listener.heard
