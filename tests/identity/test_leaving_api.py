"""Taking along, erasing and letting go over HTTP: who may do it, for whom, and what is answered."""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from keyed_shop import HOST, SHOP, Client, Shop, bearer, problem

from persea.store.audit import list_deeds
from persea.store.sessions import open_session
from persea.store.shoppers import find_shopper

AGREED = {"consent": ["personalization"]}
_numbers = itertools.count()


@pytest.fixture(scope="module")
async def closed(shop: Shop) -> AsyncIterator[Client]:
    async with shop.serving() as client:
        yield client


@pytest.fixture
def name() -> str:
    return f"leaver-{next(_numbers)}"


@pytest.fixture
def me(shop: Shop, name: str) -> dict[str, str]:
    return bearer(shop.token(name))


async def buys(client: Client, shown: dict[str, str], **more: object) -> dict[str, Any]:
    told = {
        "id": f"l-{next(_numbers)}",
        "event": "purchase",
        "product": "boot",
        "amount": "89.00",
        **AGREED,
        **more,
    }
    response = await client.post("/api/events", json=told, headers=shown)
    assert response.status_code == 202, response.text
    fates: dict[str, Any] = response.json()
    return {fate: what for fate, what in fates.items() if what}


async def kept(client: Client, shown: dict[str, str], query: str = "") -> dict[str, Any]:
    response = await client.get(f"/api/me/export{query}", headers=shown)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    document: dict[str, Any] = json.loads(response.text)
    return document


async def test_a_shopper_takes_all_along_and_goes(
    shop: Shop, closed: Client, me: dict[str, str], name: str
) -> None:
    """What was exported is erased; the receipt counts it, and the audit keeps that without the name."""
    assert await buys(closed, me) == {"joined": 1}
    wish = {"facet": "attribute", "value": "leather", "stance": "never"}
    assert (await closed.post("/api/me/wishes", json=wish, headers=me)).status_code == 201
    told = await kept(closed, me)
    assert (told["shopper"]["id"], len(told["events"]), len(told["wishes"])) == (name, 1, 1)
    answer = await closed.delete("/api/me", headers=me)
    receipt = answer.json()
    assert answer.status_code == 200
    assert (receipt["erased"]["events"], receipt["erased"]["wishes"], receipt["erased"]["shoppers"]) == (
        1,
        1,
        1,
    )
    async with shop.persea.database.reading() as conn:
        assert await find_shopper(conn, name) is None
        (deed,) = await list_deeds(conn, limit=1)
    assert (deed.subject, deed.actor) == (receipt["receipt"], "shopper")
    assert name not in str(deed)
    after = await kept(closed, me)  # a token names its shopper anew
    assert (after["events"], after["wishes"]) == ([], [])


async def test_a_session_erases_itself(shop: Shop, closed: Client) -> None:
    """Its token opens nothing then."""
    publishable, _ = await shop.key(origins=(SHOP,))
    opened = await closed.post("/api/session", headers=bearer(publishable, SHOP))
    shown = bearer(opened.json()["token"], SHOP)
    assert await buys(closed, shown) == {"joined": 1}
    assert (await closed.delete("/api/me", headers=shown)).json()["erased"]["sessions"] == 1
    problem(await closed.get("/api/me/export", headers=shown), 401, "unauthorised")


async def test_a_visitor_of_our_own_page_erases_itself(shop: Shop) -> None:
    """Its cookie goes, too; whoever has done nothing yet is told that nothing is kept."""
    async with shop.serving(visitors=True) as client:
        message = problem(await client.delete("/api/me"), 404, "not_found")
        assert message.startswith("Nobody is known here yet, and nothing is kept of them")
        assert (await kept(client, {}))["shopper"] is None
        async with shop.persea.database.connection() as conn:
            session = await open_session(conn, None)
        client.cookies.set("persea_session", str(session.token), domain=HOST)
        answer = await client.delete("/api/me")
        assert answer.json()["erased"]["sessions"] == 1
        assert 'persea_session=""' in answer.headers["set-cookie"]


async def test_the_shops_server_does_it_for_whom_it_names(
    shop: Shop, closed: Client, me: dict[str, str], name: str
) -> None:
    """With a scope for each: to read is not to erase."""
    assert await buys(closed, me) == {"joined": 1}
    reads, writes = [bearer((await shop.key(scope))[0]) for scope in ("shoppers:read", "shoppers:write")]
    where = f"?shopper={name}"
    assert len((await kept(closed, reads, where))["events"]) == 1
    problem(await closed.get(f"/api/me/export{where}", headers=writes), 403, "forbidden")
    problem(await closed.delete(f"/api/me{where}", headers=reads), 403, "forbidden")
    problem(await closed.delete("/api/me?shopper=nobody-at-all", headers=writes), 404, "not_found")
    assert problem(await closed.delete("/api/me", headers=writes), 400, "bad_request").startswith(
        "No shopper is named"
    )
    assert (await closed.delete(f"/api/me{where}", headers=writes)).json()["erased"]["events"] == 1


async def test_nobody_reaches_another_shopper(
    shop: Shop, closed: Client, me: dict[str, str], name: str
) -> None:
    """A token's own name may be repeated; another's may not."""
    other = f"{name}-other"
    for method, path in (
        ("GET", "/api/me/export"), ("DELETE", "/api/me"), ("DELETE", "/api/me/consent/personalization"),
        ("POST", "/api/me/consent/personalization"),
    ):  # fmt: skip
        response = await closed.request(method, f"{path}?shopper={other}", headers=me)
        assert problem(response, 403, "forbidden").endswith("Leave shopper out: it is about who asks")
        assert (await closed.request(method, f"{path}?shopper={name}", headers=me)).status_code == 200


async def test_consent_is_taken_back_and_given_anew(
    shop: Shop, closed: Client, me: dict[str, str], name: str
) -> None:
    """What was done is counted, and is nobody's; what follows is too, until consent is given again."""
    server = bearer((await shop.key("events:write"))[0])
    assert await buys(closed, server, shopper=name) == {"joined": 1}
    answer = (await closed.delete("/api/me/consent/personalization", headers=me)).json()
    assert answer["counted"] == {"events": 1, "by_kind": {"purchase": 1}}
    assert "POST /api/me/consent/personalization" in answer["note"]
    assert (await kept(closed, me))["events"] == []
    assert await buys(closed, server, shopper=name) == {"counted": 1}
    assert await buys(closed, me) == {"counted": 1}
    assert await buys(closed, server, shopper=name, time="2026-11-20T10:00:00Z") == {"withdrawn": 1}
    assert (await closed.post("/api/me/consent/personalization", headers=me)).status_code == 200
    assert await buys(closed, server, shopper=name) == {"joined": 1}
    assert len((await kept(closed, me))["events"]) == 1


async def test_forgetting_interests_keeps_what_was_bought_and_says_so(
    closed: Client, me: dict[str, str]
) -> None:
    """It can be bought again; to erase it is another request, which the answer names."""
    assert await buys(closed, me) == {"joined": 1}
    answer = await closed.delete("/api/me/interests", headers=me)
    assert answer.status_code == 200
    assert answer.json()["kept"] == {"events": 1, "purchases": 1}
    assert "DELETE /api/me erases them" in answer.json()["note"]
    interests = (await closed.get("/api/me/interests", headers=me)).json()
    assert interests["long"] == []
