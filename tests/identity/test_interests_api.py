"""The glass box over HTTP: who sees whose, what is decided holds at once, and what goes along at sign-in."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from keyed_shop import SHOP, Client, Shop, bearer, problem

from persea.catalog.demo.shop import demo_products
from persea.interests.portrait import Horizon, portrait_of
from persea.store.sessions import find_key_session
from persea.store.shoppers import find_shopper

AGREED = {"consent": ["personalization"]}
LEATHER = {"facet": "attribute", "value": "leather", "stance": "never", "said": "never leather"}
_numbers = iter(range(1_000_000))


@pytest.fixture(scope="module")
async def closed(shop: Shop) -> AsyncIterator[Client]:
    async with shop.serving() as client:
        yield client


@pytest.fixture
def me(shop: Shop) -> dict[str, str]:
    """A shopper of the test's own."""
    return bearer(shop.token(f"walker-{next(_numbers)}"))


async def does(
    client: Client, shown: dict[str, str], kind: str, product: str = "boot", **more: object
) -> None:
    told = {
        "id": f"i-{next(_numbers)}",
        "event": kind,
        **({"product": product} if product else {}),
        **AGREED,
        **more,
    }
    response = await client.post("/api/events", json=told, headers=shown)
    assert (response.status_code, response.json()["joined"]) == (202, 1), response.text


async def seen(client: Client, shown: dict[str, str], query: str = "") -> dict[str, Any]:
    response = await client.get(f"/api/me/interests{query}", headers=shown)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def named(found: dict[str, Any], facet: str, value: str, horizon: str = "long") -> list[dict[str, Any]]:
    return [one for one in found[horizon] if (one["facet"], one["value"]) == (facet, value)]


# ---------------------------------------------------------------- the demo shop


async def test_a_new_shoppers_trail_running_on_the_demo_shop(demo_shop: Shop) -> None:
    """Three views and a purchase show with the events behind; deleted, it is gone at once, until something new happens."""
    trail = [
        product
        for product in demo_products(as_of=datetime.now(UTC))
        if product.category_path[-1] == "Running shoes" and "trail" in str(product.attributes).casefold()
    ][:3]
    assert len(trail) == 3
    path = " > ".join(trail[0].category_path)
    name = f"runner-{uuid.uuid4()}"
    me = bearer(demo_shop.token(name))
    async with demo_shop.serving() as client:
        assert (await seen(client, me))["long"] == []
        for product in trail:
            await does(client, me, "view", product.id)
        bought = trail[0].variants[0]
        await does(client, me, "purchase", trail[0].id, variant=bought.id)
        found = await seen(client, me)
        for horizon, half_life_s in (("long", 5_184_000.0), ("session", 1_800.0)):
            (running,) = named(found, "category", path, horizon)
            assert [event["kind"] for event in running["events"]] == ["purchase", "view", "view", "view"]
            assert [event["product"] for event in reversed(running["events"])] == [
                *(product.id for product in trail), trail[0].id,
            ]  # fmt: skip
            assert sum(event["contribution"] for event in running["events"]) == running["weight"]
            assert running["weight"] == pytest.approx(8.0, rel=0.05)
            assert running["half_life_s"] == half_life_s
            assert running["why"].startswith("From 3 views and 1 purchase, the last on ")
        assert named(found, "size", f"Size: {dict(bought.options)['Size']}")
        gone = await client.delete(f"/api/me/interests/{running['id']}", headers=me)
        assert gone.status_code == 204
        for _ in range(2):
            after = await seen(client, me)
            assert named(after, "category", path) == named(after, "category", path, "session") == []
            assert named(after, "brand", str(trail[0].brand))
        async with demo_shop.persea.database.reading() as conn:
            shopper = await find_shopper(conn, name)
            assert shopper is not None
            obeyed = await portrait_of(conn, shopper, now=datetime.now(UTC))
        assert all(one.value != path for horizon in Horizon for one in obeyed.counting(horizon))
        await does(client, me, "view", trail[1].id)
        (again,) = named(await seen(client, me), "category", path)
        assert [event["kind"] for event in again["events"]] == ["view"]
    async with demo_shop.persea.database.connection() as conn:
        await conn.execute("DELETE FROM shopper WHERE key = %s", (shopper,))


# ---------------------------------------------------------------- deciding


async def test_mute_correct_and_take_back(closed: Client, me: dict[str, str]) -> None:
    """Each holds from the next look on, in both horizons, and can be undone."""
    await does(closed, me, "view")
    (before,) = named(await seen(closed, me), "product", "boot")
    address = f"/api/me/interests/{before['id']}"

    async def patch(**body: object) -> dict[str, Any]:
        response = await closed.patch(address, json=body, headers=me)
        assert response.status_code == 200, response.text
        (long,) = named(await seen(closed, me), "product", "boot")
        (session,) = named(await seen(closed, me), "product", "boot", "session")
        assert (long["muted"], long["factor"], long["fixed"]) == (
            response.json()["muted"], response.json()["factor"], response.json()["fixed"],
        )  # fmt: skip
        assert (session["muted"], session["factor"]) == (long["muted"], long["factor"])
        return long

    muted = await patch(muted=True)
    assert (muted["muted"], muted["counts"]) == (True, False)
    assert (await patch(muted=False))["counts"]
    up = await patch(weight="up")
    assert up["weight"] == up["inferred"] * 2
    assert (await patch(weight="down"))["factor"] == 1.0
    assert (await patch(weight=7))["weight"] == 7.0
    assert (await patch(weight="down"))["weight"] == 3.5
    assert (await patch(weight=0, muted=False))["counts"] is False
    back = await patch(weight=None)
    assert back["weight"] == back["inferred"] == sum(event["contribution"] for event in back["events"])
    for _ in range(6):
        most = await patch(weight="up")
    assert most["factor"] == 16.0


@pytest.mark.parametrize(
    "body",
    [{}, {"weight": -1}, {"weight": 101}, {"weight": "more"}, {"weight": True}, {"muted": "yes"}, {"colour": 1}],
)  # fmt: skip
async def test_what_cannot_be_decided_is_refused(
    closed: Client, me: dict[str, str], body: dict[str, Any]
) -> None:
    """And changes nothing."""
    await does(closed, me, "view")
    before = (await seen(closed, me))["long"][0]
    response = await closed.patch(f"/api/me/interests/{before['id']}", json=body, headers=me)
    problem(response, 400, "bad_request")
    after = (await seen(closed, me))["long"][0]
    assert (after["muted"], after["factor"], after["fixed"]) == (False, 1.0, None)


async def test_a_short_list_holds_the_weightiest_and_what_was_decided(
    closed: Client, me: dict[str, str]
) -> None:
    """What was muted or corrected stays in sight; `total` tells how many there are in all."""
    await does(closed, me, "follow", product="", brand="Skerrow")
    await does(closed, me, "view")
    price = next(one for one in (await seen(closed, me))["long"] if one["facet"] == "price")
    await closed.patch(f"/api/me/interests/{price['id']}", json={"muted": True}, headers=me)
    found = await seen(closed, me, "?limit=1")
    assert [one["value"] for one in found["long"]] == ["Skerrow", price["value"]]
    assert found["total"] == {"session": 3, "long": 3}
    for limit in ("0", "1001", "many"):
        problem(await closed.get(f"/api/me/interests?limit={limit}", headers=me), 400, "bad_request")


async def test_an_interest_that_is_not_there_cannot_be_decided(closed: Client, me: dict[str, str]) -> None:
    """An unknown id, or one that was deleted."""
    await does(closed, me, "view")
    id = (await seen(closed, me))["long"][0]["id"]
    assert (await closed.delete(f"/api/me/interests/{id}", headers=me)).status_code == 204
    for other in (id, "feedfeedfeedfeed"):
        problem(await closed.delete(f"/api/me/interests/{other}", headers=me), 404, "not_found")
        problem(
            await closed.patch(f"/api/me/interests/{other}", json={"muted": True}, headers=me),
            404, "not_found",
        )  # fmt: skip


async def test_deleting_all_takes_everything(closed: Client, me: dict[str, str]) -> None:
    """Interests, decisions and wishes; what happens after it counts again."""
    await does(closed, me, "view")
    id = (await seen(closed, me))["long"][0]["id"]
    await closed.patch(f"/api/me/interests/{id}", json={"muted": True}, headers=me)
    assert (await closed.post("/api/me/wishes", json=LEATHER, headers=me)).status_code == 201
    assert (await closed.delete("/api/me/interests", headers=me)).status_code == 200
    found = await seen(closed, me)
    assert (found["stated"], found["session"], found["long"]) == ([], [], [])
    await does(closed, me, "like")
    found = await seen(closed, me)
    assert all([event["kind"] for event in one["events"]] == ["like"] for one in found["long"])
    assert all(not one["muted"] for one in found["long"])


# ---------------------------------------------------------------- wishes


async def test_wishes_are_kept_as_said_and_taken_back(closed: Client, me: dict[str, str]) -> None:
    """Said again of the same thing, the newer holds."""
    first = (await closed.post("/api/me/wishes", json=LEATHER, headers=me)).json()
    again = {**LEATHER, "value": "Leather", "stance": "always", "said": "leather is fine"}
    second = (await closed.post("/api/me/wishes", json=again, headers=me)).json()
    (only,) = (await seen(closed, me))["stated"]
    assert only == second
    assert (first["id"], only["stance"], only["said"], only["source"]) == (
        second["id"], "always", "leather is fine", "api",
    )  # fmt: skip
    problem(await closed.delete(f"/api/me/wishes/{uuid.uuid4()}", headers=me), 404, "not_found")
    assert (await closed.delete(f"/api/me/wishes/{only['id']}", headers=me)).status_code == 204
    assert (await seen(closed, me))["stated"] == []


@pytest.mark.parametrize(
    "changes", [{"facet": "health"}, {"value": " \x00 "}, {"value": "x" * 201}, {"stance": "maybe"}, {"said": "x" * 501}]
)  # fmt: skip
async def test_wishes_that_say_nothing_are_refused(
    closed: Client, me: dict[str, str], changes: dict[str, str]
) -> None:
    """An unknown facet or stance, nothing, or far too much."""
    problem(await closed.post("/api/me/wishes", json=LEATHER | changes, headers=me), 400, "bad_request")


# ---------------------------------------------------------------- whose


async def test_a_key_with_shoppers_read_may_look_and_nothing_more(shop: Shop, closed: Client) -> None:
    """It names whom it looks at; it changes nothing, and others may not name anybody."""
    name = f"walker-{next(_numbers)}"
    me = bearer(shop.token(name))
    await does(closed, me, "view")
    reader = bearer((await shop.key("shoppers:read"))[0])
    mine, theirs = await seen(closed, me), await seen(closed, reader, f"?shopper={name}")
    assert [one["id"] for one in theirs["long"]] == [one["id"] for one in mine["long"]] != []
    problem(await closed.get("/api/me/interests?shopper=nobody", headers=reader), 404, "not_found")
    problem(await closed.get("/api/me/interests", headers=reader), 400, "bad_request")
    problem(await closed.delete(f"/api/me/interests?shopper={name}", headers=reader), 403, "forbidden")
    admin = bearer((await shop.key("admin"))[0])
    problem(await closed.delete(f"/api/me/interests?shopper={name}", headers=admin), 400, "bad_request")
    problem(await closed.post("/api/me/wishes", json=LEATHER, headers=admin), 400, "bad_request")
    another = bearer(shop.token(f"{name}-other"))
    problem(await closed.get(f"/api/me/interests?shopper={name}", headers=another), 403, "forbidden")
    assert (await seen(closed, another))["long"] == []
    wish = (await closed.post("/api/me/wishes", json=LEATHER, headers=me)).json()["id"]
    problem(await closed.delete(f"/api/me/wishes/{wish}", headers=another), 404, "not_found")
    id = mine["long"][0]["id"]
    problem(await closed.delete(f"/api/me/interests/{id}", headers=another), 404, "not_found")
    assert len((await seen(closed, me))["stated"]) == 1


async def test_decisions_and_wishes_go_along_at_sign_in(shop: Shop, closed: Client) -> None:
    """Of two about the same the newer holds, and what either deleted stays deleted."""
    name = f"walker-{next(_numbers)}"
    me = bearer(shop.token(name), SHOP)
    key, _ = await shop.key(origins=(SHOP,))
    token = (await closed.post("/api/session", headers=bearer(key, SHOP))).json()["token"]
    visitor = bearer(token, SHOP)
    for one in (me, visitor):
        await does(closed, one, "view")
    ids = {one["facet"]: one["id"] for one in (await seen(closed, visitor))["long"]}
    await closed.post("/api/me/wishes", json=LEATHER, headers=me)
    await closed.patch(f"/api/me/interests/{ids['product']}", json={"muted": True}, headers=me)
    await closed.patch(f"/api/me/interests/{ids['product']}", json={"weight": 3}, headers=visitor)
    await closed.delete(f"/api/me/interests/{ids['price']}", headers=visitor)
    await closed.patch(f"/api/me/interests/{ids['price']}", json={"muted": True}, headers=me)
    newer = {**LEATHER, "value": "LEATHER", "stance": "always"}
    await closed.post("/api/me/wishes", json=newer, headers=visitor)
    await closed.post("/api/me/wishes", json={**LEATHER, "value": "wool"}, headers=visitor)
    assert (await closed.post("/api/sign-in", json={"session": token}, headers=me)).status_code == 200
    found = await seen(closed, me)
    (product,) = named(found, "product", "boot")
    assert (product["fixed"], product["muted"], len(product["events"])) == (3.0, False, 2)
    (price,) = (one for one in found["long"] if one["facet"] == "price")
    assert (price["muted"], price["events"]) == (True, [])
    assert [(one["value"], one["stance"]) for one in found["stated"]] == [
        ("wool", "never"), ("LEATHER", "always"),
    ]  # fmt: skip


async def test_who_is_erased_takes_decisions_and_wishes_along(shop: Shop, closed: Client) -> None:
    """They hang on the shopper."""
    key, _ = await shop.key(origins=(SHOP,))
    token = (await closed.post("/api/session", headers=bearer(key, SHOP))).json()["token"]
    await closed.post("/api/me/wishes", json=LEATHER, headers=bearer(token, SHOP))
    await closed.delete("/api/me/interests", headers=bearer(token, SHOP))
    await closed.post("/api/me/wishes", json=LEATHER, headers=bearer(token, SHOP))
    async with shop.persea.database.connection() as conn:
        session = await find_key_session(conn, token)
        assert session is not None

        async def rows() -> list[int]:
            cursor = await conn.execute(
                "SELECT (SELECT count(*) FROM interest_decision WHERE shopper_key = %(who)s),"
                " (SELECT count(*) FROM stated_wish WHERE shopper_key = %(who)s)",
                {"who": session.shopper},
            )
            return list((await cursor.fetchall())[0])

        assert await rows() == [1, 1]
        await conn.execute("DELETE FROM shopper WHERE key = %s", (session.shopper,))
        assert await rows() == [0, 0]
