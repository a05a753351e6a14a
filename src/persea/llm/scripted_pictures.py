"""A fake image-embedding endpoint: real HTTP on loopback, vectors that follow from the colours, and faults at will.

For tests and for trying things without a model. It answers in the shape of POST /v1/embeddings, and takes pictures in the forms of
`forms` alone; anything else is refused (422), as servers do. Where `sees` is False it embeds the letters, as an endpoint for texts.
Started with `with ScriptedPictures() as endpoint:`; attributes may be changed while it runs.
"""

from __future__ import annotations

import base64
import io
import json
import socket
import threading
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import numpy as np
from PIL import Image
from pydantic import BaseModel, ConfigDict, ValidationError

from persea.llm.image_embedding import Form

_LEVELS = 4  # of each of red, green and blue
DIMENSION = _LEVELS**3


class _Picture(BaseModel):
    image: str


class _Objects(BaseModel):
    model_config = ConfigDict(extra="forbid")

    model: str
    input: list[_Picture]


class _Modality(BaseModel):
    model: str
    input: list[str]
    modality: str = "text"


class _Address(BaseModel):
    url: str


class _Part(BaseModel):
    image_url: _Address


class _Message(BaseModel):
    content: list[_Part]


class _Messages(BaseModel):
    model: str
    messages: list[_Message]


class ScriptedPictures:
    """`key`, where set, is asked for. `statuses` are answered with, one a request, before anything else."""

    def __init__(self, *forms: Form, model: str = "scripted-eyes", key: str | None = None) -> None:
        self.forms = forms or tuple(Form)
        self.model = model
        self.key = key
        self.sees = True
        self.statuses: list[int] = []
        self.pictures: list[bytes] = []
        """All that was embedded, in the order in which it came."""
        self.connections: set[socket.socket] = set()
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

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
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

    def answer(self, body: bytes) -> tuple[int, dict[str, object]]:
        """Status and body."""
        if self.statuses:
            return self.statuses.pop(0), _error("scripted fault")
        sent = self._sent(body)
        if sent is None:
            return 422, _error("Input should be a valid request of this server")
        model, coded = sent
        picture = base64.b64decode(coded.rpartition(",")[2])
        self.pictures.append(picture)
        vector = of_colours(picture) if self.sees else of_letters(coded)
        item = {"object": "embedding", "index": 0, "embedding": vector}
        return 200, {"object": "list", "model": model, "data": [item], "usage": {"total_tokens": 1}}

    def _sent(self, body: bytes) -> tuple[str, str] | None:
        """The model's name and the picture; None where it is in no form that is taken."""
        for form in self.forms:
            try:
                match form:
                    case Form.OBJECTS:
                        objects = _Objects.model_validate_json(body)
                        return objects.model, objects.input[0].image
                    case Form.MODALITY:
                        texts = _Modality.model_validate_json(body)
                        return texts.model, texts.input[0]
                    case Form.MESSAGES:
                        chat = _Messages.model_validate_json(body)
                        return chat.model, chat.messages[0].content[0].image_url.url
            except ValidationError:
                continue
        return None


def of_colours(picture: bytes) -> list[float]:
    """(DIMENSION,): how much of the picture has each of so many colours."""
    with Image.open(io.BytesIO(picture)) as opened:
        pixels = np.asarray(opened.convert("RGB").resize((32, 32)), dtype=np.int64) * _LEVELS // 256
    bins = (pixels[..., 0] * _LEVELS + pixels[..., 1]) * _LEVELS + pixels[..., 2]
    counted: list[float] = np.bincount(bins.ravel(), minlength=DIMENSION).astype(float).tolist()
    return counted


def of_letters(text: str) -> list[float]:
    return [float(zlib.crc32(f"{at}{text}".encode()) % 100) for at in range(DIMENSION)]


class _Handler(BaseHTTPRequestHandler):
    of: ScriptedPictures
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.of.connections.add(self.connection)

    def finish(self) -> None:
        self.of.connections.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        self._send(200, {"object": "list", "data": [{"id": self.of.model, "object": "model"}]})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.of.key is not None and self.headers.get("Authorization") != f"Bearer {self.of.key}":
            self._send(401, _error("Invalid key"))
            return
        self._send(*self.of.answer(body))

    def _send(self, status: int, answer: dict[str, object]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


def _error(message: str) -> dict[str, object]:
    return {"error": {"message": message, "type": "invalid_request_error"}}
