"""How long a connection may take to say what it wants: uvicorn waits for ever for the end of the headers.

The time counts from the connection, or from the first byte of the next request on it, until the headers are
complete. How long a body may take that somebody reads is said in bounds.py; nobody reads that of a request that was
refused, which ends here.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEADER_BYTES = 65_536


class PatientProtocol(HttpToolsProtocol):
    """Closes a connection whose headers come too slowly, or without end, or whose body does not come to its end."""

    headers_s = 20.0
    body_s = 60.0  # longer than who reads it waits, and answers that it was too slow
    _deadline: asyncio.TimerHandle | None = None
    _header_bytes = 0
    _is_in_body = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait(self.headers_s)

    def data_received(self, data: bytes) -> None:
        if not self._is_in_body:
            if self._deadline is None:
                self._wait(self.headers_s)
            self._header_bytes += len(data)
        super().data_received(data)
        if not self._is_in_body and self._header_bytes > MAX_HEADER_BYTES:
            self.transport.close()

    def on_headers_complete(self) -> None:
        self._is_in_body = True
        self._header_bytes = 0
        self._rest()
        self._wait(self.body_s)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_in_body = False
        self._rest()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.close()

    def _rest(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
