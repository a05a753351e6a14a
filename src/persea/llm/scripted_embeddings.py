"""A fake embeddings endpoint: real HTTP on loopback, vectors that follow from the words, and faults at will.

For tests and for trying things without a model. A text's vector counts its words by their hash, so that texts
which share words are alike. Started with `with ScriptedEmbeddings() as endpoint:`; attributes may be changed
while it runs.
"""

from __future__ import annotations

import json
import socket
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from pydantic import BaseModel

Answer = dict[str, object]


class _Asked(BaseModel):
    model: str
    input: list[str]
    dimensions: int | None = None
    encoding_format: str | None = None


class ScriptedEmbeddings:
    """`key`, where set, is asked for. `longest` is the number of characters from which a text is refused (400).

    `refuse` is a word whose texts are refused; `statuses` are answered with, one a request, before anything
    else; `spoil` may change an answer before it is sent.
    """

    def __init__(self, *, dimension: int = 8, model: str = "scripted-embed", key: str | None = None) -> None:
        self.dimension = dimension
        self.model = model
        self.key = key
        self.longest: int | None = None
        self.refuse: str | None = None
        self.statuses: list[int] = []
        self.retry_after: str | None = None
        self.delay_s = 0.0
        self.spoil: Callable[[Answer], Answer] = lambda answer: answer
        self.texts: list[str] = []
        """All that was embedded, in the order in which it came."""
        self.requests = 0
        self.most_at_once = 0
        self.authorizations: list[str | None] = []
        self.connections: set[socket.socket] = set()
        self._at_once = 0
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """With /v1; the same after it was stopped and started again."""
        return f"http://127.0.0.1:{self._port}/v1"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self.stop()

    def start(self) -> None:
        endpoint = self

        class Handler(_Handler):
            of = endpoint

        self._server = _Server(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """From now on connections are refused, and those that were kept are cut."""
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        for connection in list(self.connections):
            with suppress(OSError):  # it has just ended by itself
                connection.shutdown(socket.SHUT_RDWR)

    def answer(self, asked: _Asked) -> tuple[int, Answer]:
        """Status and body."""
        if self.statuses:
            status = self.statuses.pop(0)
            return status, _error(f"scripted {status}")
        if self.longest is not None and any(len(text) > self.longest for text in asked.input):
            return 400, _error("This model's maximum context length is exceeded")
        if self.refuse is not None and any(self.refuse in text for text in asked.input):
            return 400, _error("The input was refused")
        with self._lock:
            self.texts += asked.input
        data = [
            {"object": "embedding", "index": i, "embedding": vector(text, asked.dimensions or self.dimension)}
            for i, text in enumerate(asked.input)
        ]
        return 200, self.spoil({"object": "list", "model": asked.model, "data": data})

    def count_in(self) -> None:
        with self._lock:
            self.requests += 1
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)

    def count_out(self) -> None:
        with self._lock:
            self._at_once -= 1


def vector(text: str, dimension: int) -> list[float]:
    """How often the words of each remainder of a hash stand in `text`, and a little of everything."""
    counts = [0.01] * dimension
    for word in text.lower().split():
        counts[zlib.crc32(word.encode()) % dimension] += 1
    return counts


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    address_family = socket.AF_INET


class _Handler(BaseHTTPRequestHandler):
    of: ScriptedEmbeddings
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.of.connections.add(self.connection)

    def finish(self) -> None:
        self.of.connections.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        if self._admitted():
            self._send(200, {"object": "list", "data": [{"id": self.of.model, "object": "model"}]})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.of.authorizations.append(self.headers["authorization"])
        if not self._admitted():
            return
        self.of.count_in()
        try:
            time.sleep(self.of.delay_s)
            self._send(*self.of.answer(_Asked.model_validate_json(body)))
        finally:
            self.of.count_out()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _admitted(self) -> bool:
        if self.of.key is None or self.headers["authorization"] == f"Bearer {self.of.key}":
            return True
        self._send(401, _error(f"Incorrect API key provided: {self.headers['authorization']}"))
        return False

    def _send(self, status: int, answer: Answer) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        if status == 429 and self.of.retry_after is not None:
            self.send_header("retry-after", self.of.retry_after)
        self.end_headers()
        self.wfile.write(body)


def _error(message: str) -> Answer:
    return {"error": {"message": message, "type": "scripted"}}
