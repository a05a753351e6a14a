"""What a decision about an interest would change: told before it is made, and what then really comes."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import psycopg
import pytest
from psycopg import sql

from persea.app import Persea, create_app
from persea.catalog.demo.fill import fill_products
from persea.settings import Settings

AGREED = {"consent": ["personalization"]}
REQUEST = "a rain jacket"
Client = httpx2.AsyncClient


@pytest.fixture(scope="module")
async def persea(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Persea]:
    """The demo shop, as it is before anything is fitted."""
    name = f"what_if_{os.getpid()}_{secrets.token_hex(3)}"
    settings = Settings(tmp_path_factory.mktemp("data"), database_url=postgres_url, shop=name)
    async with Persea.opened(settings) as opened:
        await fill_products(opened.database, opened.embedder.embed_products)
        yield opened
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


@pytest.fixture
async def client(persea: Persea) -> AsyncIterator[Client]:
    """A browser of its own."""
    transport = httpx2.ASGITransport(app=create_app(persea, is_open=True))
    async with Client(transport=transport, base_url="http://localhost", timeout=60) as opened:
        yield opened


async def asked(client: Client, text: str) -> list[str]:
    """The products of the answer, in their order."""
    response = await client.post("/api/turns", json={"text": text, "mode": "shopping", **AGREED})
    events = [part.split("\n") for part in response.text.split("\n\n") if part]
    cards = [json.loads(data.removeprefix("data: ")) for name, data in events if name == "event: cards"]
    return [card["id"] for card in cards[0]["cards"]]


async def recommended(client: Client) -> list[str]:
    found = await client.get("/api/recommendations", params={"k": 6})
    return [one["id"] for one in found.json()["results"]]


async def looked_at(client: Client, *products: str) -> None:
    told = [{"id": secrets.token_hex(8), "event": "view", "product": product} for product in products]
    response = await client.post("/api/events?consent=personalization", json=told)
    assert response.json()["joined"] == len(told)


async def interest(client: Client, facet: str, value: str) -> dict[str, Any]:
    seen = (await client.get("/api/me/interests")).json()
    found: dict[str, Any] = next(
        one for one in seen["long"] if (one["facet"], one["value"]) == (facet, value)
    )
    return found


async def supposed(client: Client, id: str, **what: object) -> dict[str, Any]:
    response = await client.post(f"/api/me/interests/{id}/what-if", json={**what, **AGREED})
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    return told


async def rows(persea: Persea) -> dict[str, object]:
    """How many rows each table has, and which transaction wrote any of them last."""
    counted: dict[str, object] = {}
    async with persea.database.reading() as conn:
        tables = await (
            await conn.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        ).fetchall()
        for (table,) in tables:
            query = sql.SQL("SELECT count(*), max(xmin::text::bigint), max(xmax::text::bigint) FROM {}")
            counted[table] = await (await conn.execute(query.format(sql.Identifier(table)))).fetchone()
    return counted


async def seen_jackets(client: Client) -> tuple[str, list[str]]:
    """Somebody who looked at the jacket that stood fourth, several times: its brand, and the list before."""
    first = await asked(client, REQUEST)
    fourth = first[3]
    await looked_at(client, fourth, fourth, fourth)
    record = (await client.get(f"/api/products/{fourth}")).json()
    return str(record["brand"]), first


@pytest.mark.parametrize("what", [{"muted": True}, {"weight": "down"}, {"weight": 0}, {"forget": True}])
async def test_what_is_told_is_what_comes(client: Client, what: dict[str, object]) -> None:
    """Before and after are the orders that the same request really has before and after the decision; so is what is recommended."""
    brand, _ = await seen_jackets(client)
    one = await interest(client, "brand", brand)
    told = await supposed(client, one["id"], **what)
    lists = {found["of"]: found for found in told["lists"]}
    assert lists["request"]["words"] == REQUEST
    before = {name: [card["id"] for card in found["before"]] for name, found in lists.items()}
    after = {name: [card["id"] for card in found["after"]] for name, found in lists.items()}
    if what != {"weight": "down"}:  # half of it is still the most that is known of them
        assert before["request"] != after["request"]
    assert await asked(client, REQUEST) == before["request"]
    assert await recommended(client) == before["for-you"]
    if "forget" in what:
        assert (await client.delete(f"/api/me/interests/{one['id']}")).status_code == 204
    else:
        assert (await client.patch(f"/api/me/interests/{one['id']}", json=what)).status_code == 200
    assert await asked(client, REQUEST) == after["request"]
    assert await recommended(client) == after["for-you"]


async def test_what_moved_is_told(client: Client, persea: Persea) -> None:
    """A jacket that history had brought up goes back where it stood without it; nothing is written for telling so."""
    brand, first = await seen_jackets(client)
    one = await interest(client, "brand", brand)
    await persea.impressions.flush(persea.database)
    before = await rows(persea)
    told = await supposed(client, one["id"], muted=True)
    assert await rows(persea) == before
    assert told["counts"]
    assert told["weight"] == pytest.approx({"before": one["weight"], "after": 0.0}, rel=1e-4)
    found = told["lists"][0]
    was, will = ([card["id"] for card in found[order]] for order in ("before", "after"))
    assert was != will == first
    assert {(m["id"], m["before"], m["after"]) for m in found["moved"]} == {
        (id, was.index(id) + 1 if id in was else None, will.index(id) + 1 if id in will else None)
        for id in {*was, *will}
        if id not in was or id not in will or was.index(id) != will.index(id)
    }
    assert set(found["before"][0]) == {"id", "title", "price", "image_url"}


async def test_without_consent_nothing_counts(client: Client) -> None:
    """Who has not agreed is told that their interests rank no answer; so is a browser that wants none of it."""
    brand, _ = await seen_jackets(client)
    path = f"/api/me/interests/{(await interest(client, 'brand', brand))['id']}/what-if"
    silent = (await client.post(path, json={"muted": True})).json()
    refusing = (await client.post(path, json={"muted": True, **AGREED}, headers={"sec-gpc": "1"})).json()
    for told in (silent, refusing):
        assert (told["counts"], [one["of"] for one in told["lists"]]) == (False, ["for-you"])


async def test_what_is_not_ones_own_is_not_there(client: Client, persea: Persea) -> None:
    """Another's interest, or none, is 404; a supposition that says nothing is 400."""
    brand, _ = await seen_jackets(client)
    path = f"/api/me/interests/{(await interest(client, 'brand', brand))['id']}/what-if"
    for body in ({}, AGREED, {"muted": "yes"}, {"weight": -1}, {"else": 1}):
        assert (await client.post(path, json=body)).status_code == 400
    transport = httpx2.ASGITransport(app=create_app(persea, is_open=True))
    async with Client(transport=transport, base_url="http://localhost") as stranger:
        assert (await stranger.post(path, json={"muted": True})).status_code == 404
    assert (await client.post("/api/me/interests/0000/what-if", json={"muted": True})).status_code == 404
