"""Pages of other sites: what browsers are told, and what is open to a page that a key is for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx2
import pytest
from keyed_shop import HOST, OTHER_SHOP, SHOP, STRANGER, Client, Shop, bearer, problem

from persea.identity.ways_in import WaysIn
from persea.store.database import Database
from persea.store.keys import revoke_key

OWN = f"http://{HOST}"
NOT_ACCEPTED = "Requests from pages of another site are not accepted"


@pytest.fixture(scope="module")
async def closed(shop: Shop, publishable: str, elsewhere: str) -> AsyncIterator[Client]:
    """Begun after the keys were made: a new origin is known within five seconds."""
    async with shop.serving() as client:
        yield client


@pytest.fixture(scope="module")
async def publishable(shop: Shop) -> str:
    return (await shop.key(origins=(SHOP, "http://localhost:5173")))[0]


@pytest.fixture(scope="module")
async def elsewhere(shop: Shop) -> str:
    """Another key, for another site."""
    return (await shop.key(origins=(OTHER_SHOP,)))[0]


async def session_of(client: Client, key: str, origin: str = SHOP) -> str:
    response = await client.post("/api/session", headers=bearer(key, origin))
    assert response.status_code == 200, response.text
    token: str = response.json()["token"]
    return token


async def preflight(client: Client, origin: str, path: str = "/api/turns") -> httpx2.Response:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "authorization"}
    return await client.options(path, headers={"origin": origin, **asked})


def readable_by(response: httpx2.Response) -> str | None:
    """The origin whose pages may read it; never all of them, and never with cookies."""
    assert "access-control-allow-credentials" not in response.headers
    allowed: str | None = response.headers.get("access-control-allow-origin")
    assert allowed != "*"
    return allowed


# ---------------------------------------------------------------- preflight


async def test_a_preflight_from_a_known_origin_is_answered(closed: Client, publishable: str) -> None:
    """It carries no key, so any key that names the origin will do; the answer says what may be sent."""
    response = await preflight(closed, SHOP)
    assert response.status_code == 204
    assert readable_by(response) == SHOP
    assert response.headers["access-control-allow-methods"] == "GET, POST, PUT, PATCH, DELETE"
    assert response.headers["access-control-allow-headers"] == (
        "authorization, content-type, idempotency-key, last-event-id"
    )
    assert "Origin" in response.headers["vary"]


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", "https://shop.example.evil.example", "http://shop.example"]
)
async def test_a_preflight_from_elsewhere_is_refused(closed: Client, publishable: str, origin: str) -> None:
    """Another scheme is another origin; nothing tells a stranger more than that."""
    response = await preflight(closed, origin)
    assert problem(response, 403, "forbidden").startswith(NOT_ACCEPTED)
    assert readable_by(response) is None


async def test_no_origin_is_asked_for_by_itself(shop: Shop, publishable: str, postgres_url: str) -> None:
    """However many are made up: which are known is read together every few seconds, and else costs nothing."""
    database = Database(postgres_url, shop.persea.settings.shop)
    await database.open()
    ways_in = WaysIn(database, environment_keys=(), is_open=False, visitors=False)
    assert await ways_in.knows_origin(SHOP)
    await database.close()
    for number in range(2_000):
        assert not await ways_in.knows_origin(f"https://{number}.example")
    assert await ways_in.knows_origin(SHOP)


async def test_only_the_api_is_for_other_pages(closed: Client, publishable: str) -> None:
    """Pages and the metrics answer no preflight."""
    for path in ("/", "/metrics", "/page/chat.js"):
        assert readable_by(await preflight(closed, SHOP, path)) is None


# ---------------------------------------------------------------- the key itself


async def test_a_publishable_key_opens_a_session_for_a_conversation(closed: Client, publishable: str) -> None:
    """The whole way of a widget: session, a turn, its conversation, each readable by that page only."""
    token = await session_of(closed, publishable)
    shown = bearer(token, SHOP)
    turn = await closed.post("/api/turns", json={"text": "waterproof boots"}, headers=shown)
    assert turn.status_code == 200
    assert readable_by(turn) == SHOP
    assert "event: done" in turn.text
    assert "set-cookie" not in turn.headers
    listed = await closed.get("/api/conversations", headers=shown)
    assert [one["title"] for one in listed.json()["conversations"]] == ["waterproof boots"]
    assert readable_by(listed) == SHOP
    assert listed.headers["cache-control"] == "no-store"


async def test_sessions_do_not_see_one_another(closed: Client, publishable: str) -> None:
    """What belongs to another session of the same key is not there."""
    one, other = await session_of(closed, publishable), await session_of(closed, publishable)
    await closed.post("/api/turns", json={"text": "boots"}, headers=bearer(one, SHOP))
    mine = (await closed.get("/api/conversations", headers=bearer(one, SHOP))).json()["conversations"]
    assert (await closed.get("/api/conversations", headers=bearer(other, SHOP))).json()["conversations"] == []
    response = await closed.get(f"/api/conversations/{mine[0]['id']}", headers=bearer(other, SHOP))
    problem(response, 404, "not_found")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_key_is_refused_on_pages_it_is_not_for(
    closed: Client, publishable: str, elsewhere: str, method: str
) -> None:
    """A key copied into another page, even one that another key is for, opens nothing there."""
    path = "/api/shop" if method == "GET" else "/api/session"
    for origin in (STRANGER, OTHER_SHOP, "null"):
        response = await closed.request(method, path, headers=bearer(publishable, origin))
        told = problem(response, 403, "forbidden")
        assert told.startswith(f"No key is for pages of this origin: {origin}")
        assert readable_by(response) == (OTHER_SHOP if origin == OTHER_SHOP else None)


async def test_a_session_is_refused_on_pages_its_key_is_not_for(
    closed: Client, publishable: str, elsewhere: str
) -> None:
    """A stolen session token does not work in another page's browser."""
    token = await session_of(closed, publishable)
    for origin in (STRANGER, OTHER_SHOP):
        response = await closed.get("/api/conversations", headers=bearer(token, origin))
        problem(response, 403, "forbidden")


async def test_a_publishable_key_is_not_for_programs(closed: Client, publishable: str) -> None:
    """Without an Origin it is refused, with the way out."""
    response = await closed.get("/api/shop", headers=bearer(publishable))
    assert "whose browsers send an Origin header" in problem(response, 403, "forbidden")
    assert (await closed.get("/api/shop", headers=bearer(publishable, SHOP))).json()["open"] is False


async def test_a_key_may_be_for_pages_of_our_own_address(shop: Shop, closed: Client) -> None:
    """Where the shop passes Persea on under its own name, its pages are no foreign ones, and the key still counts."""
    key, _ = await shop.key(origins=(OWN,))
    for headers in (bearer(key, OWN), bearer(key, **{"sec-fetch-site": "same-origin"})):
        assert (await closed.get("/api/shop", headers=headers)).status_code == 200


async def test_a_revoked_or_expired_key_ends_its_sessions(shop: Shop, closed: Client) -> None:
    """At once, for the key and for what it opened; the answer says what happened to the key."""
    key, made = await shop.key(origins=(SHOP,))
    token = await session_of(closed, key)
    async with shop.persea.database.connection() as conn:
        await revoke_key(conn, made.id)
    response = await closed.get("/api/shop", headers=bearer(key, SHOP))
    assert f"This key was revoked: {made.hint}…" in problem(response, 401, "unauthorised")
    response = await closed.get("/api/conversations", headers=bearer(token, SHOP))
    assert problem(response, 401, "unauthorised").startswith("This session has ended")
    assert readable_by(response) == SHOP  # so that the widget may read why

    for kind in ({"origins": (SHOP,)}, {}):
        late, _ = await shop.key(*([] if kind else ["admin"]), expires=timedelta(seconds=-1), **kind)
        response = await closed.get("/api/shop", headers=bearer(late, SHOP if kind else None))
        assert "This key has expired" in problem(response, 401, "unauthorised")


# ---------------------------------------------------------------- renewing


async def test_a_session_is_renewed_with_its_conversations(
    shop: Shop, closed: Client, publishable: str
) -> None:
    """Even after its hour: a new token for the same person; the old one ends."""
    old = await session_of(closed, publishable)
    await closed.post("/api/turns", json={"text": "boots"}, headers=bearer(old, SHOP))
    async with shop.persea.database.connection() as conn:
        await conn.execute(
            "UPDATE session SET expires_at = now() - interval '2 hours' WHERE key_id IS NOT NULL"
        )
    problem(await closed.get("/api/conversations", headers=bearer(old, SHOP)), 401, "unauthorised")
    renewed = await closed.post("/api/session", json={"session": old}, headers=bearer(publishable, SHOP))
    token = renewed.json()["token"]
    assert token != old
    listed = await closed.get("/api/conversations", headers=bearer(token, SHOP))
    assert len(listed.json()["conversations"]) == 1


async def renewed(shop: Shop, closed: Client, publishable: str, token: str) -> str:
    response = await closed.post("/api/session", json={"session": token}, headers=bearer(publishable, SHOP))
    again: str = response.json()["token"]
    return again


async def conversations(closed: Client, token: str) -> int:
    listed = await closed.get("/api/conversations", headers=bearer(token, SHOP))
    return len(listed.json()["conversations"])


async def test_a_token_that_was_renewed_opens_nothing_later(
    shop: Shop, closed: Client, publishable: str
) -> None:
    """Two tabs may renew it in the same minute, and both go on; who finds it afterwards begins anew."""
    old = await session_of(closed, publishable)
    await closed.post("/api/turns", json={"text": "boots"}, headers=bearer(old, SHOP))
    tabs = [await renewed(shop, closed, publishable, old) for _ in range(2)]
    async with shop.persea.database.connection() as conn:
        await conn.execute(
            "UPDATE session SET renewed_at = renewed_at - interval '2 minutes',"
            " expires_at = expires_at - interval '2 minutes' WHERE renewed_at IS NOT NULL"
        )
    found = await renewed(shop, closed, publishable, old)
    assert [await conversations(closed, token) for token in (*tabs, found)] == [1, 1, 0]
    signed = await closed.post(
        "/api/sign-in", json={"session": old}, headers=bearer(shop.token("who-found-it"), SHOP)
    )
    assert signed.json() == {"conversations": 0}
    tabs = [await renewed(shop, closed, publishable, tab) for tab in tabs]
    assert [await conversations(closed, tab) for tab in tabs] == [1, 1]


async def test_another_key_or_a_month_later_begins_anew(
    shop: Shop, closed: Client, publishable: str, elsewhere: str
) -> None:
    """A session goes on only by its own key, and not for ever; what is made up begins a new one, too."""
    old = await session_of(closed, publishable)
    await closed.post("/api/turns", json={"text": "boots"}, headers=bearer(old, SHOP))
    by_other = await closed.post("/api/session", json={"session": old}, headers=bearer(elsewhere, OTHER_SHOP))
    async with shop.persea.database.connection() as conn:
        await conn.execute(
            "UPDATE session SET expires_at = now() - interval '31 days' WHERE key_id IS NOT NULL"
        )
        await conn.execute(
            "UPDATE session SET expires_at = now() + interval '1 hour' WHERE expires_at > now()"
        )
    late = await closed.post("/api/session", json={"session": old}, headers=bearer(publishable, SHOP))
    made_up = await closed.post("/api/session", json={"session": "ses_x"}, headers=bearer(publishable, SHOP))
    for token in (late.json()["token"], made_up.json()["token"]):
        listed = await closed.get("/api/conversations", headers=bearer(token, SHOP))
        assert listed.json()["conversations"] == []
    assert by_other.status_code == 200


# ---------------------------------------------------------------- what a foreign page cannot do


async def test_a_cookie_does_not_count_on_another_site(shop: Shop, publishable: str) -> None:
    """A page that may ask sees nothing of who sits before it on our own page, nor does a stranger's."""
    async with shop.serving(visitors=True) as client:
        said = await client.post("/api/turns", json={"text": "boots"}, headers={"origin": OWN})
        assert "persea_session" in client.cookies
        assert said.status_code == 200
        mine = (await client.get("/api/conversations")).json()["conversations"]
        assert len(mine) == 1
        token = await session_of(client, publishable)
        foreign = await client.get("/api/conversations", headers=bearer(token, SHOP))
        assert foreign.json()["conversations"] == []
        for headers in ({"origin": SHOP}, {"origin": STRANGER}, {"sec-fetch-site": "cross-site"}):
            problem(await client.get("/api/conversations", headers=headers), 401, "unauthorised")
            for method, path in (("DELETE", f"/api/conversations/{mine[0]['id']}"), ("POST", "/api/turns")):
                response = await client.request(method, path, json={"text": "x"}, headers=headers)
                assert problem(response, 403, "forbidden").startswith(NOT_ACCEPTED)
        assert len((await client.get("/api/conversations")).json()["conversations"]) == 1


async def test_a_cookie_does_not_count_on_another_site_of_the_open_server_either(shop: Shop) -> None:
    """What a stranger's page asks there is answered as if nobody had ever been here."""
    key, _ = await shop.key("chat")
    for is_open, shown in ((True, {}), (False, bearer(key))):
        async with shop.serving(is_open=is_open, host="localhost") as client:
            await client.post("/api/turns", json={"text": "boots"}, headers=shown)
            for headers, count in (({}, 1), ({"origin": STRANGER}, 0), ({"sec-fetch-site": "cross-site"}, 0)):
                listed = await client.get("/api/conversations", headers=shown | headers)
                assert len(listed.json()["conversations"]) == count


async def test_a_server_key_does_not_work_in_a_foreign_page(
    shop: Shop, closed: Client, publishable: str
) -> None:
    """A secret that somebody put into a page does not write from there, and what it reads the page cannot see."""
    key, _ = await shop.key("admin")
    for origin in (SHOP, STRANGER):
        response = await closed.post("/api/turns", json={"text": "boots"}, headers=bearer(key, origin))
        assert problem(response, 403, "forbidden").startswith(NOT_ACCEPTED)
        response = await closed.get("/api/shop", headers=bearer(key, origin))
        assert response.status_code == 200
        assert readable_by(response) is None


async def test_a_form_cannot_write(closed: Client, publishable: str) -> None:
    """What a page could send without a preflight is refused, with a good token as well."""
    token = await session_of(closed, publishable)
    kind = {"content-type": "text/plain"}
    response = await closed.post(
        "/api/turns", content=b'{"text": "boots"}', headers=bearer(token, SHOP) | kind
    )
    assert problem(response, 400, "bad_request").startswith("The body must be JSON")


async def test_our_name_under_another_scheme_is_not_our_page(shop: Shop) -> None:
    """Of what an app may call itself, nothing is believed."""
    async with shop.serving(visitors=True) as client:
        for origin in (f"app://{HOST}", f"chrome-extension://{HOST}", f"://{HOST}", HOST):
            response = await client.post("/api/turns", json={"text": "boots"}, headers={"origin": origin})
            assert problem(response, 403, "forbidden").startswith(NOT_ACCEPTED)


async def test_the_open_server_serves_widgets_too(shop: Shop, publishable: str) -> None:
    """Without keys, on loopback: a shop tries its widget out, and strangers' pages still may not write."""
    async with shop.serving(is_open=True, host="127.0.0.1:8000") as client:
        token = await session_of(client, publishable, "http://localhost:5173")
        response = await client.post(
            "/api/turns", json={"text": "boots"}, headers=bearer(token, "http://localhost:5173")
        )
        assert (response.status_code, readable_by(response)) == (200, "http://localhost:5173")
        response = await client.post("/api/turns", json={"text": "boots"}, headers={"origin": STRANGER})
        problem(response, 403, "forbidden")
        for token in ("any", "sk_of_another_program", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2ln"):
            assert (await client.get("/v1/models", headers=bearer(token))).status_code == 200
        problem(await client.get("/v1/models", headers=bearer("pk_unknown", SHOP)), 401, "unauthorised")


# ---------------------------------------------------------------- headers


async def test_https_is_told_to_stay(shop: Shop) -> None:
    """Behind a trusted proxy that speaks https, the cookie is secure and the browser is told to keep to https."""
    proxy = {"x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.4"}
    async with shop.serving(visitors=True, trusted_proxies=("192.0.2.0/24",)) as client:
        response = await client.post("/api/turns", json={"text": "boots"}, headers=proxy)
        assert "secure" in response.headers["set-cookie"].lower()
        assert response.headers["strict-transport-security"] == "max-age=31536000"
    async with shop.serving(visitors=True) as client:
        response = await client.post("/api/turns", json={"text": "boots"}, headers=proxy)
        flags = response.headers["set-cookie"].lower()
        assert "secure" not in flags
        assert "httponly" in flags
        assert "samesite=lax" in flags
        assert "strict-transport-security" not in response.headers
    async with shop.serving(visitors=True, public_url=f"https://{HOST}") as client:
        response = await client.post(
            "/api/turns", json={"text": "boots"}, headers={"origin": f"https://{HOST}"}
        )
        assert "secure" in response.headers["set-cookie"].lower()


async def test_a_proxy_that_changes_the_host_does_not_make_our_page_foreign(shop: Shop) -> None:
    """The public address is our own page's, whatever name the proxy asks by."""
    async with shop.serving(visitors=True, public_url="https://chat.shop.example") as client:
        ours = {"origin": "https://chat.shop.example"}
        assert (await client.post("/api/turns", json={"text": "boots"}, headers=ours)).status_code == 200


async def test_answers_of_the_api_stay_where_they_are(closed: Client) -> None:
    """Not kept by a cache, not embedded elsewhere; refusals as well."""
    for path in ("/api/shop", "/v1/models"):
        headers = (await closed.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert headers["vary"] == "Origin"
    picture = await closed.get("/demo/pictures/bt-harrow-high.svg")
    assert "cross-origin-resource-policy" not in picture.headers  # other sites show cards with pictures
