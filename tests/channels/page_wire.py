"""A server that speaks the page's side of the wire from a test's own script.

What the real server does is tested with the real server; this one can also stop in the middle of a
sentence, drop the connection and say what no catalogue says.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

from page_shopping import Shopping
from playwright.async_api import Page
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import persea.channels
from persea.channels.beside import GUIDE, PRODUCT, answer_with

PAGE = Path(persea.channels.__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data: blob:; media-src blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NOW = "2026-11-23T16:02:11+00:00"

Visit = Callable[..., Awaitable[Page]]
Script = Callable[[dict[str, Any]], AsyncIterator[str]]


def sse(kind: str, /, **data: object) -> str:
    """One server-sent event as it stands on the wire."""
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n"


def a_card(id: str = "p1", **changes: object) -> dict[str, object]:
    """A card as the server sends it."""
    card: dict[str, object] = {
        "id": id,
        "title": f"Product {id}",
        "price": {"amount_minor": 9900, "currency": "USD"},
        "list_price": None,
        "price_from": False,
        "url": f"/products/{id}",
        "image_url": None,
        "in_stock": True,
        "as_of": "2026-11-23T09:12:00Z",
        "reason": "Fits the request",
        "brand": None,
        "rating": None,
        "rating_count": 0,
    }
    return card | changes


async def plain_answer(body: dict[str, Any]) -> AsyncIterator[str]:
    """A short, complete answer."""
    yield sse("start", conversation=body["conversation"] or "c1", turn_id="t1")
    yield sse("text", delta="Here you are.")
    yield sse("done", turn_id="t1", mode="shopping", suggestions=[])


class Wire:
    """What the page talks to: `answer` scripts the turns, the other attributes are given out as they are."""

    def __init__(self) -> None:
        self.url = ""
        self.reset()

    def reset(self) -> None:
        self.answer: Script = plain_answer
        self.rest: Callable[[str, int], AsyncIterator[str]] | None = None
        """What came of a turn after an event; None: it is not held."""
        self.stopped: list[str] = []
        self.shopping = Shopping()
        self.asked: list[dict[str, Any]] = []
        self.judged: list[tuple[str, dict[str, Any] | None]] = []
        self.paths: list[str] = []
        self.conversations: dict[str, dict[str, Any]] = {}
        self.listed_at_once = 30
        self.found: list[dict[str, Any]] = []
        """What a search finds."""
        self.meant: str | None = None
        """What a search of conversations looked for instead."""
        self.products: dict[str, dict[str, Any]] = {}
        self.guides: dict[str, dict[str, Any]] = {}
        self.weak = False
        """Whether the model is a small one."""
        self.language = "en"
        """The shop's."""
        self.senses = False
        """Whether anything but text is taken."""
        self.handed: list[dict[str, Any]] = []
        """What was sent to be made out: name, type, bytes, and whether it was private."""
        self.made_out: list[dict[str, Any]] = []
        """What is made out of it, one after the other."""
        self.taken_back: list[str] = []
        self.content: dict[str, tuple[bytes, str]] = {}
        """What is shown again, by path below /api/attachments."""
        self.key: str | None = None
        self.open = asyncio.Event()
        """Until it is set, /api/shop keeps the page waiting."""
        self.open.set()

    async def is_asked(self, count: int) -> list[dict[str, Any]]:
        """What it was asked, once that is `count` things; as far as it came after five seconds."""
        for _ in range(100):
            if len(self.asked) >= count:
                break
            await asyncio.sleep(0.05)
        return self.asked

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/", lambda _: FileResponse(PAGE / "index.html")),
                Route("/style", lambda _: FileResponse(PAGE / "style.html")),
                Route("/products/{id}", lambda _: answer_with(PRODUCT, PAGE)),
                *self._shopping_routes(),
                Route("/api/products/{id}", self._product),
                Route("/guides/{id}", lambda _: answer_with(GUIDE, PAGE)),
                Route("/api/guides/{id}", self._guide),
                Route("/sw.js", lambda _: FileResponse(PAGE / "sw.js")),
                Mount("/page", StaticFiles(directory=PAGE)),
                Route("/healthz", lambda _: PlainTextResponse("ok")),
                Route("/api/shop", self._shop),
                Route("/api/turns", self._turns, methods=["POST"]),
                Route("/api/turns/{id}", self._stop, methods=["DELETE"]),
                Route("/api/turns/{id}/events", self._rest),
                Route("/api/turns/{id}/feedback", self._judge, methods=["PUT", "DELETE"]),
                Route("/api/attachments/ready", lambda _: JSONResponse(None, 202), methods=["POST"]),
                Route("/api/attachments", self._hand_over, methods=["POST"]),
                Route("/api/attachments/{path:path}", self._handed, methods=["GET", "DELETE"]),
                Route("/api/search", self._search),
                Route("/api/conversations", self._list, methods=["GET", "DELETE"]),
                Route("/api/conversations/{id}", self._conversation, methods=["GET", "PATCH", "DELETE"]),
            ],
            middleware=[Middleware(_Recorder, wire=self)],
        )

    def _shopping_routes(self) -> list[Route]:
        """Those of the state that holds now: each test begins with a fresh one."""

        def now(name: str) -> Callable[[Request], Awaitable[Response]]:
            async def answer(request: Request) -> Response:
                endpoint: Callable[[Request], Awaitable[Response]] = getattr(self.shopping, name)
                return await endpoint(request)

            return answer

        return [
            Route(route.path, now(route.endpoint.__name__), methods=list(route.methods or ["GET"]))
            for route in self.shopping.routes()
        ]

    async def _shop(self, request: Request) -> Response:
        await self.open.wait()
        if self.key and request.headers.get("authorization") != f"Bearer {self.key}":
            return JSONResponse({"error": {"code": "unauthorised", "message": "A key is needed."}}, 401)
        return JSONResponse(
            {
                "name": "Test Shop",
                "currency": "USD",
                "language": self.language,
                "is_demo": False,
                "open": self.key is None,
                "product_count": 3,
                "examples": ["Boots under $100"],
                "senses": self.senses,
                "model": {"name": "scripted", "weak": self.weak},
            }
        )

    async def _turns(self, request: Request) -> Response:
        body = await request.json()
        self.asked.append(body)
        return StreamingResponse(self.answer(body), media_type="text/event-stream")

    async def _stop(self, request: Request) -> Response:
        self.stopped.append(request.path_params["id"])
        return Response(status_code=204)

    async def _rest(self, request: Request) -> Response:
        if self.rest is None:
            return JSONResponse({"error": {"code": "not_found", "message": "That is not held."}}, 404)
        told = self.rest(request.path_params["id"], int(request.headers["last-event-id"]))
        return StreamingResponse(told, media_type="text/event-stream")

    async def _hand_over(self, request: Request) -> Response:
        query = request.query_params
        self.handed.append(
            {
                "name": query["name"],
                "type": request.headers["content-type"],
                "data": await request.body(),
                "private": query.get("private") == "true",
            }
        )
        told = self.made_out.pop(0)
        return JSONResponse(told, 422 if "error" in told else 201)

    async def _handed(self, request: Request) -> Response:
        path = request.path_params["path"]
        if request.method == "DELETE":
            self.taken_back.append(path)
            return Response(status_code=204)
        if path not in self.content:
            return JSONResponse({"error": {"code": "not_found", "message": "No such attachment."}}, 404)
        data, kind = self.content[path]
        return Response(data, media_type=kind)

    async def _search(self, request: Request) -> Response:
        return JSONResponse({"results": self.found, "did_you_mean": None})

    async def _product(self, request: Request) -> Response:
        return JSONResponse(self.products[request.path_params["id"]])

    async def _guide(self, request: Request) -> Response:
        guide = self.guides.get(request.path_params["id"])
        if guide is None:
            return JSONResponse({"error": {"code": "not_found", "message": "No such page."}}, 404)
        return JSONResponse(guide)

    async def _list(self, request: Request) -> Response:
        if request.method == "DELETE":
            self.conversations.clear()
            return Response(status_code=204)
        words = request.query_params.get("q", "").lower()
        listed = [
            {
                "id": id,
                "title": kept["title"],
                "updated_at": kept.get("updated_at", NOW),
                "pinned": kept.get("pinned", False),
                "excerpt": None,
                "turn_id": kept.get("found") if words else None,
            }
            for id, kept in self.conversations.items()
            if (self.meant or words) in kept["title"].lower()
        ]
        listed.sort(key=lambda one: not one["pinned"])
        begin = int(request.query_params.get("before", 0))
        end = begin + self.listed_at_once
        return JSONResponse(
            {
                "conversations": listed[begin:end],
                "next": str(end) if end < len(listed) else None,
                "meant": self.meant,
            }
        )

    async def _judge(self, request: Request) -> Response:
        given = await request.json() if request.method == "PUT" else None
        self.judged.append((request.path_params["id"], given))
        return Response(status_code=204) if given is None else JSONResponse(given)

    async def _conversation(self, request: Request) -> Response:
        id = request.path_params["id"]
        kept = self.conversations.get(id)
        if kept is None:
            return JSONResponse({"error": {"code": "not_found", "message": "No such conversation."}}, 404)
        if request.method == "DELETE":
            del self.conversations[id]
            return Response(status_code=204)
        if request.method == "PATCH":
            kept |= await request.json()
        return JSONResponse(kept)


class _Recorder:
    """Notes every path that is asked for, and sends the policy that the page lives under."""

    def __init__(self, app: ASGIApp, wire: Wire) -> None:
        self.app = app
        self.wire = wire

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.wire.paths.append(scope.get("path", ""))

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"content-security-policy", POLICY.encode()))
                message["headers"].append((b"cache-control", b"no-cache"))
            await send(message)

        await self.app(scope, receive, with_policy)
