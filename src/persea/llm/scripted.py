"""The shipped fake: an OpenAI-compatible HTTP server on loopback that replays a script (see `script`).

It stands where a model would, behind a real socket, so that the real client is what gets tried: its
timeouts, its retries, what it does with a broken stream. A stream costs one coroutine, so many hundred slow
ones can be held at once. In a program: `with ScriptedServer(script) as server: … server.url …`; as a
process of its own: `python -m persea.llm.scripted --script FILE --port N`, which prints {"url": …} on one
line and serves until it is ended.

It knows no more of the wire format than Persea asks of an endpoint: models, chat completions.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import sys
import threading
import time
import zlib
from collections import deque
from collections.abc import AsyncIterator
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from persea.llm.script import Error, Playback, Reply, Script
from persea.llm.scripted_dialects import SHAPES, Wanted, refusal, thought
from persea.llm.scripted_events import Asked, Speaker

_REMEMBERED_REQUESTS = 10_000


class _Part(BaseModel):
    type: str
    text: str = ""
    image_url: dict[str, JsonValue] | None = None
    input_audio: dict[str, JsonValue] | None = None

    @property
    def told(self) -> str:
        """The text; a picture or a sound stands as the checksum of what was sent for it."""
        attached = self.image_url or self.input_audio
        if attached is None:
            return self.text
        return f"[{self.type} {zlib.crc32(json.dumps(attached, sort_keys=True).encode()):08x}]"


class _Message(BaseModel):
    role: str
    content: str | list[_Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, str):
            return self.content
        return "".join(part.told for part in self.content or ())


class _StreamOptions(BaseModel):
    include_usage: bool = False


class _ChatRequest(Wanted):
    model_config = ConfigDict(extra="allow")

    model: str
    messages: list[_Message]
    stream: bool = False
    stream_options: _StreamOptions | None = None


class ScriptedServer:
    """A running fake, as a context manager (plain or async). One thread, however many streams.

    `completed` counts the streams sent to their end, `abandoned` those that the client left, `most_open` how
    many were open at once.
    """

    def __init__(self, script: Script | None = None, *, port: int = 0) -> None:
        self._script = script or Script()
        self._playback = Playback(self._script)
        self._asked: deque[Asked] = deque(maxlen=_REMEMBERED_REQUESTS)
        self._port = port
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._open = 0
        self.most_open = 0
        self.completed = 0
        self.abandoned = 0

    @property
    def url(self) -> str:
        """The base URL, with /v1; valid while the server runs."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def requests(self) -> tuple[Asked, ...]:
        """What was asked, oldest first (the last ten thousand)."""
        return tuple(self._asked)

    def __enter__(self) -> Self:
        listening = self._listen()
        self._server = self._make_server()
        self._thread = threading.Thread(
            target=self._server.run, args=([listening],), name="scripted-model", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        assert self._thread is not None
        self._server.should_exit = True
        self._server.force_exit = True  # a hanging stream must not hold up the end
        self._thread.join(timeout=10)

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.__exit__, kind, error, trace)

    def serve(self) -> None:
        """Serves in this thread until the process is ended; the address goes to stdout."""
        listening = self._listen()
        sys.stdout.write(json.dumps({"url": self.url}) + "\n")
        sys.stdout.flush()
        self._make_server().run([listening])

    def _listen(self) -> socket.socket:
        # Bound here rather than by uvicorn: the port is known, and connections wait, from now on.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self._port))
        listening.listen(2048)
        self._port = listening.getsockname()[1]
        return listening

    def _make_server(self) -> uvicorn.Server:
        app = Starlette(
            routes=[
                Route("/v1/models", self._models),
                Route("/v1/chat/completions", self._complete, methods=["POST"]),
                Route("/{path:path}", self._beside, methods=["GET", "POST"]),
            ]
        )
        # A disconnect on purpose is an application error to uvicorn, and not worth a trace on the screen.
        return uvicorn.Server(
            uvicorn.Config(app, lifespan="off", log_config=None, log_level="critical", access_log=False)
        )

    def _unauthorised(self, request: Request) -> Response | None:
        key = self._script.key
        if key is None or request.headers.get("authorization") == f"Bearer {key}":
            return None
        return _error(401, f"Incorrect API key provided: {request.headers.get('authorization', 'none')}")

    async def _models(self, request: Request) -> Response:
        shape = SHAPES[self._script.dialect]
        model = {"id": self._script.model, "object": "model", "created": 0, "owned_by": shape.owned_by}
        model |= dict(shape.listed)
        return self._unauthorised(request) or JSONResponse({"object": "list", "data": [model]})

    async def _beside(self, request: Request) -> Response:
        told = SHAPES[self._script.dialect].beside
        if told is None or request.url.path != told[0]:
            return _error(404, "Not found")
        return self._unauthorised(request) or JSONResponse(told[1])

    async def _complete(self, request: Request) -> Response:
        if refused := self._unauthorised(request):
            return refused
        data = await request.body()
        try:
            body = _ChatRequest.model_validate_json(data)
        except ValidationError as error:
            return _error(400, f"Not a chat completion request: {error}")
        sent: dict[str, JsonValue] = json.loads(data)
        asked = Asked(
            at_s=time.monotonic(),
            model=body.model,
            messages=tuple((message.role, message.text) for message in body.messages),
            parameters=frozenset(sent),
            max_tokens=body.max_completion_tokens or body.max_tokens,
            temperature=body.temperature,
            headers=tuple(request.headers.items()),
            client_port=request.client.port if request.client else 0,
            body=sent,
        )
        self._asked.append(asked)
        for parameter in self._script.refuses:
            if parameter in asked.parameters:
                return _error(400, f"Unsupported parameter: '{parameter}' is not supported with this model.")
        refusing = refusal(self._script.dialect, body, asked.parameters, asked.sent_messages)
        if refusing is not None:
            return JSONResponse(refusing, 400)
        step = self._playback.next_step(asked.last_user_text, after_tools=asked.ends_in_tool)
        if step is None:
            return _error(400, f"No step of the script matches {asked.last_user_text!r}")
        if isinstance(step, Error):
            await asyncio.sleep(step.delay_s)
            return _error(step.status, step.message, step.retry_after_s)
        if isinstance(step, Reply):
            step = step.model_copy(update={"reasoning": thought(self._script.dialect, step.reasoning, body)})
        speaker = Speaker(SHAPES[self._script.dialect], asked)
        if not body.stream:
            await asyncio.sleep(step.delay_s)
            return JSONResponse(speaker.whole(step))
        tell_usage = body.stream_options is not None and body.stream_options.include_usage
        return StreamingResponse(self._play(speaker.events(step, tell_usage)), media_type="text/event-stream")

    async def _play(self, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        self._open += 1
        self.most_open = max(self.most_open, self._open)
        try:
            async for event in events:
                yield event
        except (asyncio.CancelledError, GeneratorExit):
            self.abandoned += 1
            raise
        finally:
            self._open -= 1
        self.completed += 1


def _error(status: int, message: str, retry_after_s: float | None = None) -> Response:
    headers = {} if retry_after_s is None else {"retry-after": f"{retry_after_s:g}"}
    return JSONResponse({"error": {"message": message, "type": "scripted"}}, status, headers)


def main() -> None:
    parser = argparse.ArgumentParser(prog="persea.llm.scripted", description="A scripted model on loopback")
    parser.add_argument("--script", type=Path, help="JSON, see persea.llm.script; without it, an echo")
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    script = Script.model_validate_json(given.script.read_bytes()) if given.script else Script()
    ScriptedServer(script, port=given.port).serve()


if __name__ == "__main__":
    main()
