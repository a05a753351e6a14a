"""How often each may ask, over the real application: 429 with Retry-After, in OpenAI's shape."""

from __future__ import annotations

from dataclasses import replace

import httpx2
from keyed_shop import OTHER_SHOP, SHOP, UNLIMITED, Client, Shop, bearer, problem

from persea.identity.limits import Rate

FEW = Rate(per_minute=6, burst=3)
CHAT = {"messages": [{"role": "user", "content": "boots"}]}


def is_refused(response: httpx2.Response, what: str) -> None:
    told = problem(response, 429, "rate_limit_exceeded")
    assert told == f"Too many {what} in a short time. Ask again in {response.headers['retry-after']} s"
    assert response.json()["error"]["type"] == "rate_limit_error"
    assert 1 <= int(response.headers["retry-after"]) <= 20
    assert "x-request-id" in response.headers


async def turn(client: Client, headers: dict[str, str] | None = None) -> httpx2.Response:
    return await client.post("/api/turns", json={"text": "boots"}, headers=headers)


async def test_a_session_asks_three_times_and_waits(shop: Shop) -> None:
    """Questions are counted by session; reading what was answered is not; another visitor is not held up."""
    async with shop.serving(visitors=True, limits=replace(UNLIMITED, session_turns=FEW)) as client:
        assert (await turn(client)).status_code == 200  # counted by address: it had no session yet
        for _ in range(3):
            assert (await turn(client)).status_code == 200
        is_refused(await turn(client), "questions")
        assert (await client.get("/api/conversations")).status_code == 200
        client.cookies.clear()
        assert (await turn(client)).status_code == 200


async def test_throwing_the_cookie_away_does_not_help(shop: Shop) -> None:
    """Without a cookie the address is counted."""
    async with shop.serving(visitors=True, limits=replace(UNLIMITED, session_turns=FEW)) as client:
        for _ in range(3):
            client.cookies.clear()
            assert (await turn(client)).status_code == 200
        client.cookies.clear()
        is_refused(await turn(client), "questions")


async def test_an_address_opens_so_many_sessions(shop: Shop) -> None:
    """For widgets as for our own page."""
    key, _ = await shop.key(origins=(SHOP,))
    async with shop.serving(limits=replace(UNLIMITED, new_sessions=FEW)) as client:
        for _ in range(3):
            assert (await client.post("/api/session", headers=bearer(key, SHOP))).status_code == 200
        refused = await client.post("/api/session", headers=bearer(key, SHOP))
        is_refused(refused, "new sessions from this address")
        assert refused.headers["access-control-allow-origin"] == SHOP
        assert "retry-after" in refused.headers["access-control-expose-headers"]


async def test_a_key_is_counted_whoever_uses_it(shop: Shop) -> None:
    """A limit of its own, for a server key and for all who came by a publishable one; other keys are not held up."""
    own, _ = await shop.key("chat", per_minute=3)
    free, _ = await shop.key("chat")
    async with shop.serving() as client:
        for _ in range(3):
            assert (await client.get("/v1/models", headers=bearer(own))).status_code == 200
        is_refused(
            await client.post("/v1/chat/completions", json=CHAT, headers=bearer(own)),
            "requests with this key",
        )
        assert (await client.get("/v1/models", headers=bearer(free))).status_code == 200
    page, _ = await shop.key(origins=(OTHER_SHOP,), per_minute=3)
    async with shop.serving() as client:
        token = (await client.post("/api/session", headers=bearer(page, OTHER_SHOP))).json()["token"]
        for _ in range(2):
            assert (await client.get("/api/shop", headers=bearer(token, OTHER_SHOP))).status_code == 200
        for shown in (token, page):
            response = await client.get("/api/shop", headers=bearer(shown, OTHER_SHOP))
            is_refused(response, "requests with this key")


async def test_an_address_is_counted_behind_the_proxy(shop: Shop) -> None:
    """By what a trusted proxy says; what anybody else says of where he comes from is not heard."""
    limits = replace(UNLIMITED, address=FEW)
    async with shop.serving(visitors=True, limits=limits, trusted_proxies=("192.0.2.7",)) as client:
        for number in range(8):
            forwarded = {"x-forwarded-for": f"6.6.6.{number}, 198.51.100.1"}
            response = await client.get("/api/shop", headers=forwarded)
            assert response.status_code == (200 if number < 3 else 429)
        other = {"x-forwarded-for": "198.51.100.2"}
        assert (await client.get("/api/shop", headers=other)).status_code == 200
    async with shop.serving(visitors=True, limits=limits) as client:
        codes = [
            (await client.get("/api/shop", headers={"x-forwarded-for": f"6.6.6.{number}"})).status_code
            for number in range(5)
        ]
        assert codes == [200, 200, 200, 429, 429]


async def test_a_proxy_may_add_a_header_of_its_own(shop: Shop) -> None:
    """Some write whom they heard from into a second header, below the one that the visitor has made up."""
    limits = replace(UNLIMITED, address=FEW)
    async with shop.serving(visitors=True, limits=limits, trusted_proxies=("192.0.2.7",)) as client:
        codes = []
        for number in range(5):
            forwarded = [("x-forwarded-for", f"6.6.6.{number}"), ("x-forwarded-for", "198.51.100.1")]
            codes.append((await client.get("/api/shop", headers=forwarded)).status_code)
        assert codes == [200, 200, 200, 429, 429]


async def test_guessing_keys_is_slow(shop: Shop) -> None:
    """After a few wrong keys an address waits, whatever key it shows next; pages that ask from there are let be."""
    key, _ = await shop.key("chat")
    async with shop.serving(visitors=True, limits=replace(UNLIMITED, refused=FEW)) as client:
        for guess in ("sk_a", "an-old-key", "wrong"):
            problem(await client.get("/v1/models", headers=bearer(guess)), 401, "unauthorised")
        is_refused(await client.get("/v1/models", headers=bearer("sk_d")), "wrong keys from this address")
        is_refused(await client.get("/v1/models", headers=bearer(key)), "wrong keys from this address")
        assert (await client.get("/api/shop")).status_code == 200
        ended = await client.get("/api/shop", headers=bearer("ses_that_has_ended", SHOP))
        problem(ended, 401, "unauthorised")


async def test_pages_and_pictures_have_a_limit_too(shop: Shop) -> None:
    """A wide one, of its own."""
    async with shop.serving(visitors=True, limits=replace(UNLIMITED, address_files=FEW)) as client:
        for _ in range(3):
            assert (await client.get("/")).status_code == 200
        is_refused(await client.get("/"), "requests from this address")
        assert (await client.get("/api/shop")).status_code == 200


async def test_preflights_are_counted(shop: Shop) -> None:
    """They cost a question to the database."""
    async with shop.serving(limits=replace(UNLIMITED, address=FEW)) as client:
        asked = {"origin": SHOP, "access-control-request-method": "POST"}
        codes = [(await client.options("/api/turns", headers=asked)).status_code for _ in range(5)]
        assert codes[3:] == [429, 429]


async def test_nobody_is_counted_on_the_open_server(shop: Shop) -> None:
    """On loopback without keys all is as it was."""
    none = Rate(per_minute=1, burst=1)
    limits = replace(
        UNLIMITED, key=none, address=none, address_turns=none, session_turns=none, address_files=none,
        new_sessions=none, refused=none,
    )  # fmt: skip
    async with shop.serving(is_open=True, host="localhost", limits=limits) as client:
        for _ in range(3):
            for path in ("/", "/api/shop", "/v1/models"):
                assert (await client.get(path, headers=bearer("any"))).status_code == 200
            assert (await turn(client)).status_code == 200
