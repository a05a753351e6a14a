"""A new shopper's first visit to the demo shop, from the first view to an interest that they do not want to be known for."""

from __future__ import annotations

import math
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from keyed_shop import Client, Shop, bearer

from persea.catalog.demo.shop import demo_products
from persea.values import Product

RUNNING = "Running shoes"


def trail_shoes() -> tuple[list[Product], set[str]]:
    """(three for the trail, all running shoes)."""
    shoes = [one for one in demo_products(as_of=datetime.now(UTC)) if one.category_path[-1] == RUNNING]
    trail = [one for one in shoes if "trail" in str(one.attributes).casefold()]
    return trail[:3], {one.id for one in shoes}


async def tell(client: Client, me: dict[str, str], event: str, product: str, **more: object) -> None:
    given = {
        "id": str(uuid.uuid4()),
        "event": event,
        "product": product,
        "consent": ["personalization"],
        **more,
    }
    response = await client.post("/api/events", json=given, headers=me)
    assert (response.status_code, response.json()["joined"]) == (202, 1), response.text


async def asked(client: Client, me: dict[str, str]) -> dict[str, Any]:
    """The list with its reasons, each of which adds up."""
    response = await client.get("/api/recommendations", params={"explain": "true", "k": "10"}, headers=me)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    assert len(answer["results"]) == 10
    for one in answer["results"]:
        parts = [each["amount"] for each in one["why"]["contributions"]]
        assert math.isclose(math.fsum(parts), one["score"], rel_tol=0, abs_tol=1e-6)
    return answer


def causes(answer: dict[str, Any]) -> set[tuple[str, str]]:
    """(kind, product) of the events that any score comes from."""
    return {
        (each["event"]["kind"], each["event"]["product"])
        for one in answer["results"]
        for each in one["why"]["contributions"]
        if each["event"]
    }


def among(answer: dict[str, Any], products: set[str]) -> int:
    return sum(one["id"] in products for one in answer["results"])


async def known(client: Client, me: dict[str, str], path: Sequence[str]) -> list[dict[str, Any]]:
    """The interest in the category of `path`, where there is one."""
    response = await client.get("/api/me/interests", headers=me)
    value = " > ".join(path)
    return [
        one
        for one in response.json()["long"]
        if (one["facet"], one["value"]) == ("category", value) and one["weight"]
    ]


async def test_trail_running_from_the_first_view_to_its_deletion(demo_shop: Shop) -> None:
    """Three views and a purchase are in the very next list, in its reasons and among the interests. Deleted, the
    interest is gone from the next list, while another one goes on."""
    trail, shoes = trail_shoes()
    seen = [one.id for one in trail]
    name = f"runner-{uuid.uuid4()}"
    me = bearer(demo_shop.token(name))
    async with demo_shop.serving() as client:
        before = await asked(client, me)
        assert before["kind"] == "trending"
        teapot = (await client.get("/api/search", params={"q": "teapot", "k": 1}, headers=me)).json()[
            "results"
        ][0]
        await tell(client, me, "view", teapot["id"])
        for product in seen:
            await tell(client, me, "view", product)
        await tell(client, me, "purchase", seen[0], amount="120.00", currency="USD", order="o-1")

        answer = await asked(client, me)
        assert answer["kind"] == "for-you"
        assert among(answer, shoes) >= 5 > among(before, shoes)
        assert not set(seen) & {one["id"] for one in answer["results"]}
        assert causes(answer) >= {*(("view", one) for one in seen), ("purchase", seen[0])}
        first = answer["results"][0]
        assert first["id"] in shoes
        assert any(one.title in first["why"]["sentence"] for one in trail)
        assert "category:Running shoes".casefold() in str(first["why"]["contributions"]).casefold()

        (interest,) = await known(client, me, trail[0].category_path)
        assert [one["kind"] for one in interest["events"]] == ["purchase", "view", "view", "view"]
        assert {one["product"] for one in interest["events"]} == set(seen)
        gone = await client.delete(f"/api/me/interests/{interest['id']}", headers=me)
        assert gone.status_code == 204

        after = await asked(client, me)
        assert causes(after) == {("view", teapot["id"])}
        assert among(after, shoes) <= among(before, shoes)
        assert await known(client, me, trail[0].category_path) == []
    async with demo_shop.persea.database.connection() as conn:
        await conn.execute("DELETE FROM shopper WHERE external_id = %s", (name,))
