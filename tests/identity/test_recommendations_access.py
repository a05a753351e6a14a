"""Whose recommendations one may ask for; and a shop without a fit still recommends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from keyed_shop import SHOP, Client, Shop, bearer, problem

from stocked import a_product, stock

WALKING = ("Outdoor", "Boots")


@pytest.fixture(scope="module")
async def closed(shop: Shop) -> AsyncIterator[Client]:
    await stock(
        shop.persea.database,
        a_product("boot", "Fellside Waterproof Boot", 8900, category_path=WALKING),
        a_product("trail", "Trail Boot", 9900, category_path=WALKING),
        a_product("mug", "Enamel Mug", 900, category_path=("Kitchen",)),
        a_product("pan", "Iron Pan", 2900, category_path=("Kitchen",)),
    )
    async with shop.serving() as client:
        yield client


async def told(client: Client, shown: dict[str, str], **query: str) -> dict[str, Any]:
    response = await client.get("/api/recommendations", headers=shown, params=query)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def view(client: Client, shown: dict[str, str], **event: object) -> None:
    given = {"event": "view", "product": "boot", "consent": ["personalization"], **event}
    response = await client.post("/api/events", headers=shown, json=given)
    assert response.json()["joined"] == 1, response.text


async def test_a_server_key_with_its_scope_names_shoppers(shop: Shop, closed: Client) -> None:
    """Without a fit the list is by content; an unknown shopper gets what is popular, and is not made by asking."""
    key = bearer((await shop.key("catalog:read", "shoppers:read", "events:write"))[0])
    await view(closed, key, shopper="walker")
    answer = await told(closed, key, shopper="walker", explain="true")
    assert (answer["kind"], answer["version"], answer["results"][0]["id"]) == ("for-you", None, "trail")
    why = answer["results"][0]["why"]
    assert why["sentence"] == "because it is like Fellside Waterproof Boot, which you viewed today"
    unknown = await told(closed, key, shopper="never-seen")
    assert unknown["kind"] == "trending"
    assert len(unknown["results"]) == 4
    async with shop.persea.database.reading() as conn:
        cursor = await conn.execute("SELECT count(*) FROM shopper WHERE external_id = 'never-seen'")
        assert await cursor.fetchone() == (0,)


async def test_nobody_else_may_name_one(shop: Shop, closed: Client) -> None:
    """Not a key without the scope, not a page; a shopper token may name its own shopper only."""
    publishable = (await shop.key(origins=(SHOP,)))[0]
    session = (await closed.post("/api/session", headers=bearer(publishable, SHOP))).json()["token"]
    callers = [
        bearer((await shop.key("catalog:read"))[0]),
        bearer(publishable, SHOP),
        bearer(session, SHOP),
        bearer(shop.token("other"), SHOP),
    ]
    for shown in callers:
        refused = await closed.get("/api/recommendations?shopper=walker", headers=shown)
        assert "shoppers:read" in problem(refused, 403, "forbidden")
    await told(closed, bearer(shop.token("other"), SHOP), shopper="other")


async def test_everybody_gets_their_own(shop: Shop, closed: Client) -> None:
    """A shopper token its shopper's list, an anonymous session its own, and neither the other's."""
    publishable = (await shop.key(origins=(SHOP,)))[0]
    opened = [await closed.post("/api/session", headers=bearer(publishable, SHOP)) for _ in range(2)]
    mine, yours = (bearer(one.json()["token"], SHOP) for one in opened)
    token = bearer(shop.token("cook"), SHOP)
    await view(closed, mine)
    await view(closed, token, product="mug")
    assert (await told(closed, mine))["results"][0]["id"] == "trail"
    assert (await told(closed, token))["results"][0]["id"] == "pan"
    assert (await told(closed, yours))["kind"] == "trending"
    assert (await told(closed, bearer(publishable, SHOP)))["kind"] == "trending"


async def test_without_consent_nothing_is_personal(shop: Shop, closed: Client) -> None:
    """An event that is only counted changes what is popular, and nobody's own list."""
    key = bearer((await shop.key("catalog:read", "shoppers:read", "events:write"))[0])
    given = {"event": "view", "product": "boot", "shopper": "silent"}
    assert (await closed.post("/api/events", headers=key, json=given)).json()["counted"] == 1
    assert (await told(closed, key, shopper="silent"))["kind"] == "trending"
