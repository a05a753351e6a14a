"""One way through for every route: each says what it needs, and each caller gets what the table says, nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import iter_route_contexts
from keyed_shop import HOST, SHOP, Client, Shop, bearer
from starlette.routing import Mount, Route

from persea.channels.doors import doors_of, need_at
from persea.channels.guard import Guard
from persea.identity.caller import Need, Scope, needs

NOBODY_ID = "00000000-0000-0000-0000-000000000000"
CHAT = {"messages": [{"role": "user", "content": "boots"}]}

# What each kind of caller gets of each route, written by hand: y is let in, 1 is 401, 3 is 403. The last row ends the
# session that asks.
#   open · admin key · chat key · catalog:read key · catalog:write key · publishable key · its session ·
#   shopper token · visitor (let in) · nobody
TABLE = """
GET     /                                      y y y y y y y y y y
GET     /products/{product_id:path}            y y y y y y y y y y
GET     /guides/{guide_id:path}                y y y y y y y y y y
GET     /demo/checkout                         y y y y y y y y y y
GET     /style                                 y y y y y y y y y y
GET     /page                                  y y y y y y y y y y
GET     /persea.js                             y y y y y y y y y y
GET     /sw.js                                 y y y y y y y y y y
GET     /widget.js                             y y y y y y y y y y
GET     /widget                                y y y y y y y y y y
GET     /healthz                               y y y y y y y y y y
GET     /readyz                                y y y y y y y y y y
GET     /demo/pictures/{product_id}.svg        y y y y y y y y y y
GET     /demo/pictures/{product_id}.png        y y y y y y y y y y
GET     /metrics                               y y 3 3 3 3 3 3 1 1
GET     /api/openapi.json                      y y 3 3 3 3 3 3 1 1
GET     /api/shop                              y y 3 y 3 y y y y 1
GET     /api/search                            y y 3 y 3 y y y y 1
GET     /api/products/{product_id:path}        y y 3 y 3 y y y y 1
GET     /api/products/{product_id:path}/similar y y 3 y 3 y y y y 1
GET     /api/products/{product_id:path}/goes-with y y 3 y 3 y y y y 1
GET     /api/products/{product_id:path}/prices y y 3 y 3 y y y y 1
GET     /api/cart                              y y y 3 3 3 y y y 1
POST    /api/cart/lines                        y y y 3 3 3 y y y 1
PATCH   /api/cart/lines/{variant_id:path}      y y y 3 3 3 y y y 1
DELETE  /api/cart/lines/{variant_id:path}      y y y 3 3 3 y y y 1
DELETE  /api/cart                              y y y 3 3 3 y y y 1
POST    /api/cart/checkout                     y y y 3 3 3 y y y 1
GET     /api/saved                             y y y 3 3 3 y y y 1
PUT     /api/saved/{product_id:path}           y y y 3 3 3 y y y 1
DELETE  /api/saved/{product_id:path}           y y y 3 3 3 y y y 1
GET     /api/watches                           y y y 3 3 3 y y y 1
POST    /api/watches                           y y y 3 3 3 y y y 1
DELETE  /api/watches/{watch}                   y y y 3 3 3 y y y 1
GET     /api/recommendations                   y y 3 y 3 y y y y 1
GET     /api/guides/{guide_id:path}            y y 3 y 3 y y y y 1
GET     /api/posts                             y y 3 y 3 y y y y 1
POST    /api/turns                             y y y 3 3 3 y y y 1
GET     /api/turns/{turn}/events               y y y 3 3 3 y y y 1
DELETE  /api/turns/{turn}                      y y y 3 3 3 y y y 1
PUT     /api/turns/{turn}/feedback             y y y 3 3 3 y y y 1
DELETE  /api/turns/{turn}/feedback             y y y 3 3 3 y y y 1
POST    /api/attachments                       y y y 3 3 3 y y y 1
POST    /api/attachments/ready                 y y y 3 3 3 y y y 1
GET     /api/attachments/{id}                  y y y 3 3 3 y y y 1
GET     /api/attachments/{id}/page/{number}    y y y 3 3 3 y y y 1
GET     /api/attachments/{id}/page/{number}/picture y y y 3 3 3 y y y 1
DELETE  /api/attachments/{id}                  y y y 3 3 3 y y y 1
GET     /api/conversations                     y y y 3 3 3 y y y 1
DELETE  /api/conversations                     y y y 3 3 3 y y y 1
GET     /api/conversations/{conversation}      y y y 3 3 3 y y y 1
PATCH   /api/conversations/{conversation}      y y y 3 3 3 y y y 1
DELETE  /api/conversations/{conversation}      y y y 3 3 3 y y y 1
GET     /api/conversations/{conversation}/summary y y y 3 3 3 y y y 1
POST    /api/session                           3 3 3 3 3 y 3 3 1 1
POST    /api/sign-in                           3 3 3 3 3 3 3 y 1 1
PATCH   /api/offers                            y y 3 3 y 3 3 3 1 1
GET     /api/placement                         y y 3 3 3 3 3 3 1 1
PUT     /api/placement                         y y 3 3 3 3 3 3 1 1
POST    /api/placement/preview                 y y 3 3 3 3 3 3 1 1
POST    /api/events                            y y 3 3 3 y y y y 1
GET     /api/me/interests                      y y y 3 3 3 y y y 1
DELETE  /api/me/interests                      y y y 3 3 3 y y y 1
PATCH   /api/me/interests/{interest}           y y y 3 3 3 y y y 1
DELETE  /api/me/interests/{interest}           y y y 3 3 3 y y y 1
POST    /api/me/interests/{interest}/what-if   y y y 3 3 3 y y y 1
POST    /api/me/wishes                         y y y 3 3 3 y y y 1
DELETE  /api/me/wishes/{wish}                  y y y 3 3 3 y y y 1
GET     /api/me/notes                          y y y 3 3 3 y y y 1
POST    /api/me/notes                          y y y 3 3 3 y y y 1
DELETE  /api/me/notes                          y y y 3 3 3 y y y 1
PATCH   /api/me/notes/{note}                   y y y 3 3 3 y y y 1
DELETE  /api/me/notes/{note}                   y y y 3 3 3 y y y 1
GET     /api/me/memory                         y y y 3 3 3 y y y 1
PATCH   /api/me/memory                         y y y 3 3 3 y y y 1
GET     /api/why                               y y y 3 3 3 y y y 1
GET     /api/me/export                         y y y 3 3 3 y y y 1
DELETE  /api/me/consent/personalization        y y y 3 3 3 y y y 1
POST    /api/me/consent/personalization        y y y 3 3 3 y y y 1
GET     /v1/models                             y y y 3 3 y y y 1 1
GET     /v1/models/{name}                      y y y 3 3 y y y 1 1
POST    /v1/chat/completions                   y y y 3 3 y y y 1 1
POST    /v1/audio/transcriptions               y y y 3 3 y y y 1 1
GET     /api/no-such-address                   y y y y y y y y y 1
GET     /v1/no-such-address                    y y y y y y y y y 1
DELETE  /api/me                                y y y 3 3 3 y y y 1
"""
ROWS = [(row[0], row[1], row[2:]) for row in (line.split() for line in TABLE.strip().splitlines())]
BODIES = {
    "/api/turns": {"text": "boots"},
    "/v1/chat/completions": CHAT,
    "/api/turns/{turn}/feedback": {"rating": "up"},
    "/api/me/interests/{interest}/what-if": {"muted": True},
    "/api/offers": {"offers": [{"id": "boot", "stock": 4}]},
    "/api/conversations/{conversation}": {"title": "Boots"},
    "/api/placement": {"rules": ""},
    "/api/placement/preview": {"rules": "", "q": "boots"},
    "/api/events": {"event": "view", "product": "boot"},
    "/api/me/interests/{interest}": {"muted": True},
    "/api/me/wishes": {"facet": "attribute", "value": "leather", "stance": "never"},
    "/api/me/notes": {"text": "I have a small kitchen"},
    "/api/me/notes/{note}": {"text": "I have a small kitchen"},
    "/api/me/memory": {"on": True},
    "/api/cart/lines": {"product_id": "boot"},
    "/api/cart/lines/{variant_id:path}": {"quantity": 1},
    "/api/watches": {"product_id": "boot", "kind": "price"},
    "/page": None,
}


@pytest.fixture(scope="module")
async def servers(shop: Shop) -> AsyncIterator[dict[str, Client]]:
    """The same shop open, closed, and letting visitors in."""
    async with (
        shop.serving(is_open=True, host="localhost") as opened,
        shop.serving() as closed,
        shop.serving(visitors=True) as visited,
    ):
        yield {"open": opened, "closed": closed, "visited": visited}


@pytest.fixture(scope="module")
async def callers(shop: Shop, servers: dict[str, Client]) -> list[tuple[Client, dict[str, str]]]:
    """The ten of the table, in its order: where they ask, and what they show."""
    closed = servers["closed"]
    publishable, _ = await shop.key(origins=(SHOP,))
    opened = await closed.post("/api/session", headers=bearer(publishable, SHOP))
    server_keys = [
        bearer((await shop.key(scope))[0]) for scope in ("admin", "chat", "catalog:read", "catalog:write")
    ]
    return [
        (servers["open"], {}),
        *((closed, shown) for shown in server_keys),
        (closed, bearer(publishable, SHOP)),
        (closed, bearer(opened.json()["token"], SHOP)),
        (closed, bearer(shop.token("walker"), SHOP)),
        (servers["visited"], {}),
        (closed, {}),
    ]


def guard_of(client: Client) -> Guard:
    transport = client._transport
    assert isinstance(transport, httpx2.ASGITransport)
    assert isinstance(transport.app, Guard)
    return transport.app


def test_every_route_says_what_it_needs(servers: dict[str, Client]) -> None:
    """No route, and nothing that is mounted, leaves open whom it is for: write @needs(Scope.…) beside it."""
    undeclared = [door.path for door in guard_of(servers["closed"])._doors if door.need is None]
    assert undeclared == []


def test_every_route_is_in_the_table(servers: dict[str, Client]) -> None:
    """A new route is entered here, on purpose, with who may use it."""
    app = guard_of(servers["closed"])._app
    assert isinstance(app, FastAPI)
    there = {
        (method, route.path)
        for route in iter_route_contexts(app.routes)
        for method in sorted(set(route.methods or {"GET"}) - {"HEAD"})
    }
    assert there == {(method, path) for method, path, _ in ROWS if "no-such-address" not in path}


@pytest.mark.parametrize(("method", "path", "expected"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
async def test_each_caller_gets_what_the_table_says(
    callers: list[tuple[Client, dict[str, str]]], method: str, path: str, expected: list[str]
) -> None:
    """Let in, refused for want of a credential, or refused because this one does not suffice."""
    where = (
        path.replace("{product_id:path}", "boot").replace("{guide_id:path}", "returns").replace("{name}", "persea-auto")
        .replace("{conversation}", NOBODY_ID).replace("{turn}", NOBODY_ID).replace("{wish}", NOBODY_ID).replace("{watch}", NOBODY_ID).replace("{variant_id:path}", "boot").replace("{note}", NOBODY_ID).replace("{id}", NOBODY_ID).replace("{interest}", "0123456789abcdef")
        .replace("{product_id}", "bt-harrow-high").replace("{number}", "1")
    )  # fmt: skip
    where = "/page/chat.js" if path == "/page" else where
    assert len(expected) == len(callers)
    got = []
    for client, shown in callers:
        client.cookies.clear()
        response = await client.request(method, where, headers=shown, json=BODIES.get(path))
        assert response.status_code < 500, response.text
        got.append({401: "1", 403: "3"}.get(response.status_code, "y"))
    assert got == expected


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_nobody_writes_anywhere(servers: dict[str, Client], method: str) -> None:
    """Without a credential no unsafe request is let in on any path of the API, known or not."""
    for _, path, _ in ROWS:
        if path.startswith(("/api/", "/v1/")):
            response = await servers["closed"].request(method, path, json={})
            assert response.status_code == 401, (method, path)


# ---------------------------------------------------------------- the rule itself


def an_app() -> FastAPI:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    inner = APIRouter(prefix="/api")

    @inner.get("/forgotten")
    async def forgotten() -> str:
        return ""

    @inner.get("/read/{id:path}")
    @needs(Scope.CATALOG_READ)
    async def read(id: str) -> str:
        return id

    @inner.post("/read/{id:path}")
    @needs(Scope.CATALOG_WRITE)
    async def write(id: str) -> str:
        return id

    outer = APIRouter()
    outer.include_router(inner)
    app.include_router(outer)
    small = FastAPI()
    app.routes.append(Mount("/small", app=small))
    app.routes.append(Route("/plain", endpoint=needs(Scope.EVERYBODY)(forgotten_too)))
    return app


async def forgotten_too(request: object) -> None:
    return None


def test_a_route_that_says_nothing_is_shut() -> None:
    """It is found by the test above, and until then only `admin` passes; so it is for what is mounted."""
    doors = doors_of(an_app().routes)
    assert [(door.path, door.need is None) for door in doors] == [
        ("/api/forgotten", True), ("/api/read/{id:path}", False), ("/api/read/{id:path}", False), ("/small", True),
        ("/plain", False),
    ]  # fmt: skip
    for path in ("/api/forgotten", "/small/", "/small/anything/below"):
        assert need_at(doors, "GET", path, is_api=True) == Need(Scope.ADMIN)


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/api/read/a/b", Scope.CATALOG_READ),
        ("POST", "/api/read/a/b", Scope.CATALOG_WRITE),
        ("PUT", "/api/read/a", Scope.CATALOG_READ),
        ("GET", "/api/else", Scope.KNOWN),
        ("GET", "/smaller", Scope.KNOWN),
        ("GET", "/plain", Scope.EVERYBODY),
    ],
)
def test_what_a_request_needs_is_that_of_its_route(method: str, path: str, scope: Scope) -> None:
    """By path and method; with a wrong method it is that of the path, so that only who may come there is told."""
    assert need_at(doors_of(an_app().routes), method, path, is_api=True).scope is scope


async def test_no_websocket_is_let_in(servers: dict[str, Client]) -> None:
    """What is no plain request is closed before any route sees it."""
    sent: list[object] = []

    async def send(message: object) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/api/turns", "headers": [(b"host", HOST.encode())]}
    await guard_of(servers["closed"])(scope, receive, send)  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close", "code": 1008}]
