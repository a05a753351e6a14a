"""What a refusal says can be followed: its scopes can be made, and with them the door opens."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from keyed_shop import SHOP, Client, Shop, bearer, problem
from test_every_route import BODIES, NOBODY_ID, ROWS

from persea.identity.caller import GRANTED

SCOPE = re.compile(r"--scope (\S+)")
REFUSED = [(method, path) for method, path, _ in ROWS if "no-such-address" not in path]


@pytest.fixture(scope="module")
async def closed(shop: Shop) -> AsyncIterator[Client]:
    async with shop.serving() as client:
        yield client


@pytest.fixture(scope="module")
async def keys(shop: Shop) -> dict[str, dict[str, str]]:
    """One server key for each scope."""
    return {scope.value: bearer((await shop.key(scope))[0]) for scope in GRANTED}


@pytest.mark.parametrize(("method", "path"), REFUSED, ids=[" ".join(row) for row in REFUSED])
async def test_a_key_with_the_scope_that_is_named_is_let_in(
    closed: Client, keys: dict[str, dict[str, str]], method: str, path: str
) -> None:
    """Of every route, to whomever it is refused; none names a scope that cannot be made."""
    where = re.sub(r"\{(conversation|wish)\}", NOBODY_ID, path)
    where = re.sub(r"\{[^}]*\}", "boot", where.replace("/page", "/page/chat.js"))
    for scope, shown in keys.items():
        answer = await closed.request(method, where, headers=shown, json=BODIES.get(path))
        if answer.status_code != 403:
            continue
        message = problem(answer, 403, "forbidden")
        if "Only a publishable key" in message or "Only a shopper token" in message:
            assert path in ("/api/session", "/api/sign-in"), message
            continue
        (named,) = SCOPE.findall(message)
        assert f"it lacks {named}" in message
        assert named != scope
        opened = await closed.request(method, where, headers=keys[named], json=BODIES.get(path))
        assert opened.status_code != 403, (message, opened.text)


async def test_interests_do_not_send_in_a_circle(
    closed: Client, keys: dict[str, dict[str, str]], shop: Shop
) -> None:
    """A chat key is no shopper, and may not name one: both answers name the key that may, and that one is let in."""
    await closed.get("/api/me/interests", headers=bearer(shop.token("walker")))
    for query, status, code in (("", 400, "bad_request"), ("?shopper=walker", 403, "forbidden")):
        answer = await closed.get(f"/api/me/interests{query}", headers=keys["chat"])
        assert SCOPE.findall(problem(answer, status, code).replace(",", "")) == ["shoppers:read"]
    message = problem(
        await closed.get("/api/me/interests", headers=keys["shoppers:read"]), 400, "bad_request"
    )
    assert "Add ?shopper=" in message
    answer = await closed.get("/api/me/interests?shopper=walker", headers=keys["shoppers:read"])
    assert answer.status_code == 200


async def test_a_publishable_key_is_told_to_open_a_session(shop: Shop, closed: Client) -> None:
    """And with that it is let in."""
    publishable = (await shop.key(origins=(SHOP,)))[0]
    shown = bearer(publishable, SHOP)
    for method, path in (
        ("GET", "/api/me/interests"),
        ("GET", "/api/me/export"),
        ("GET", "/api/conversations"),
    ):
        message = problem(await closed.request(method, path, headers=shown), 403, "forbidden")
        assert (
            message
            == "This needs a session. Open one with this key, POST /api/session, and ask with its token"
        )
    opened = await closed.post("/api/session", headers=shown)
    session = bearer(opened.json()["token"], SHOP)
    assert (await closed.get("/api/me/interests", headers=session)).status_code == 200


async def test_nothing_is_forgotten_of_nobody(
    shop: Shop, closed: Client, keys: dict[str, dict[str, str]]
) -> None:
    """Who has no shopper is told so, and not that something was deleted."""
    message = problem(await closed.delete("/api/me/interests", headers=keys["chat"]), 400, "bad_request")
    assert message == "A server key is no shopper. Ask with the shopper's session or shopper token"
    async with shop.serving(visitors=True) as client:
        problem(await client.delete("/api/me/interests"), 404, "not_found")
