"""Shoppers whom the shop knows, and what an anonymous one brings along at sign-in."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from keyed_shop import HOST, SHOP, STRANGER, Client, Shop, bearer, problem

from persea.identity.keys import new_id
from persea.identity.shopper import sign
from persea.store.keys import add_signing_key, list_signing_keys, revoke_key
from persea.store.sessions import find_key_session, open_key_session, open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.store.turns import begin_turn


@pytest.fixture(scope="module")
async def closed(shop: Shop) -> AsyncIterator[Client]:
    async with shop.serving(visitors=True) as client:
        yield client


@pytest.fixture
def name() -> str:
    """A shopper's id of this test's own."""
    return f"customer-{uuid.uuid4().hex[:8]}"


async def titles(client: Client, token: str | None = None, origin: str | None = None) -> list[str]:
    headers = {} if token is None else bearer(token, origin)
    response = await client.get("/api/conversations", headers=headers)
    assert response.status_code == 200, response.text
    return [one["title"] for one in response.json()["conversations"]]


async def say(client: Client, text: str, token: str | None = None, origin: str | None = None) -> None:
    headers = {} if token is None else bearer(token, origin)
    response = await client.post("/api/turns", json={"text": text}, headers=headers)
    assert "event: done" in response.text


async def test_a_shopper_is_the_same_on_every_device(shop: Shop, closed: Client, name: str) -> None:
    """Two tokens of one id see the same conversations, another id none of them."""
    await say(closed, "boots for the moor", shop.token(name))
    assert await titles(closed, shop.token(name)) == ["boots for the moor"]
    assert await titles(closed, shop.token(f"{name}x")) == []
    assert "set-cookie" not in (await closed.get("/api/shop", headers=bearer(shop.token(name)))).headers


async def test_the_cookies_conversations_come_along(shop: Shop, closed: Client, name: str) -> None:
    """What was said before sign-in is the shopper's afterwards, once, and the old cookie opens nothing."""
    closed.cookies.clear()
    await say(closed, "a tent for two")
    await say(closed, "and a stove")
    cookie = closed.cookies["persea_session"]
    response = await closed.post("/api/sign-in", headers=bearer(shop.token(name)))
    assert response.json() == {"conversations": 2}
    assert "persea_session" not in closed.cookies
    assert await titles(closed, shop.token(name)) == ["and a stove", "a tent for two"]
    closed.cookies.set("persea_session", cookie, domain=HOST)
    assert await titles(closed) == []
    response = await closed.post("/api/sign-in", headers=bearer(shop.token(name)))
    assert response.json() == {"conversations": 0}
    response = await closed.post("/api/sign-in", headers=bearer(shop.token(f"{name}-other")))
    assert response.json() == {"conversations": 0}
    assert await titles(closed, shop.token(f"{name}-other")) == []
    closed.cookies.clear()


async def test_a_widgets_session_comes_along(shop: Shop, closed: Client, name: str) -> None:
    """On another site's page the session is named in the body; its token, and the one before it, end."""
    key, _ = await shop.key(origins=(SHOP,))
    first = (await closed.post("/api/session", headers=bearer(key, SHOP))).json()["token"]
    await say(closed, "a lantern", first, SHOP)
    renewed = await closed.post("/api/session", json={"session": first}, headers=bearer(key, SHOP))
    second = renewed.json()["token"]
    signed = await closed.post(
        "/api/sign-in", json={"session": second}, headers=bearer(shop.token(name), SHOP)
    )
    assert signed.json() == {"conversations": 1}
    assert signed.headers["access-control-allow-origin"] == SHOP
    assert await titles(closed, shop.token(name), SHOP) == ["a lantern"]
    for token in (first, second):
        problem(await closed.get("/api/conversations", headers=bearer(token, SHOP)), 401, "unauthorised")


async def test_a_session_that_can_be_renewed_comes_along(shop: Shop, closed: Client, name: str) -> None:
    """A day later as well; not after a month, nor once its key is revoked."""
    key, made = await shop.key(origins=(SHOP,))
    other, _ = await shop.key(origins=(SHOP,))

    async def spoken(with_key: str, ended: str) -> str:
        token: str = (await closed.post("/api/session", headers=bearer(with_key, SHOP))).json()["token"]
        await say(closed, f"ended {ended} ago", token, SHOP)
        async with shop.persea.database.connection() as conn:
            await conn.execute(
                "UPDATE session SET expires_at = now() - %s::interval WHERE token_hash = sha256(%s::text::bytea)",
                (ended, token),
            )
        return token

    sessions = [await spoken(other, "1 day"), await spoken(other, "31 days"), await spoken(key, "0 s")]
    async with shop.persea.database.connection() as conn:
        await revoke_key(conn, made.id)
    moved = [
        await closed.post("/api/sign-in", json={"session": one}, headers=bearer(shop.token(name), SHOP))
        for one in sessions
    ]
    assert [one.json()["conversations"] for one in moved] == [1, 0, 0]
    assert await titles(closed, shop.token(name)) == ["ended 1 day ago"]


async def test_a_token_works_from_an_app_but_not_from_a_strangers_page(
    shop: Shop, closed: Client, name: str
) -> None:
    """No Origin is an app or a server; an origin that no key names is refused."""
    assert await titles(closed, shop.token(name)) == []
    response = await closed.get("/api/conversations", headers=bearer(shop.token(name), STRANGER))
    assert problem(response, 403, "forbidden").startswith(f"No key is for pages of this origin: {STRANGER}")


@pytest.mark.parametrize("kid", ["sign\x00", "sign\ud800", "sign\n"])
async def test_a_token_names_its_key_in_printable_letters(closed: Client, kid: str) -> None:
    """What no database can hold is refused as any other name that is not known, and is no failure in here."""
    forged = sign("7", key_id=kid, secret="x" * 43, lasts_s=60)
    told = problem(await closed.get("/api/shop", headers=bearer(forged)), 401, "unauthorised")
    assert "it names no signing key that is known" in told


async def test_sign_in_is_for_shopper_tokens(shop: Shop, closed: Client) -> None:
    """A server key names no shopper."""
    key, _ = await shop.key("admin")
    problem(await closed.post("/api/sign-in", headers=bearer(key)), 403, "forbidden")


async def test_a_new_signing_key_leaves_the_one_before_a_while(shop: Shop, closed: Client, name: str) -> None:
    """Tokens of both are believed, until the old one ends; ending it at once refuses its tokens at once."""
    old = shop.token(name)
    ids = [new_id("sign"), new_id("sign")]
    async with shop.persea.database.connection() as conn:
        await add_signing_key(conn, ids[0], "n" * 43, others_end_in=timedelta(days=1))
    new = sign(name, key_id=ids[0], secret="n" * 43, lasts_s=60)
    for token in (old, new):
        assert await titles(closed, token) == []
    async with shop.persea.database.connection() as conn:
        await add_signing_key(conn, ids[1], "m" * 43, others_end_in=timedelta(0))
        assert [one.id for one in await list_signing_keys(conn)] == [ids[1]]
    for token in (old, new):
        response = await closed.get("/api/conversations", headers=bearer(token))
        assert "it names no signing key that is known" in problem(response, 401, "unauthorised")
    shop.signing_id, shop.signing_secret = ids[1], "m" * 43
    assert await titles(closed, shop.token(name)) == []


# ---------------------------------------------------------------- the transaction


async def test_one_id_is_one_shopper_however_many_ask_at_once(shop: Shop, name: str) -> None:
    """Ten first requests of one shopper at the same moment make one."""
    database = shop.persea.database

    async def ask() -> uuid.UUID:
        async with database.connection() as conn:
            return await known_shopper(conn, name)

    assert len(set(await asyncio.gather(*(ask() for _ in range(10))))) == 1


async def test_two_who_sign_in_with_one_session_do_not_both_get_it(shop: Shop, name: str) -> None:
    """Whoever is first has all of it; for the other there is nothing, at whatever moment."""
    database = shop.persea.database
    for _ in range(5):
        async with database.connection() as conn:
            session = await open_session(conn, None)
            assert session.token is not None
            for text in ("one", "two", "three"):
                await begin_turn(conn, session.shopper, None, uuid.uuid4(), text)
            shoppers = [await known_shopper(conn, f"{name}-{number}") for number in range(4)]

        async def take(shopper: uuid.UUID, token: str = session.token) -> int:
            async with database.connection() as conn:
                return await sign_in(conn, token, shopper)

        assert sorted(await asyncio.gather(*map(take, shoppers))) == [0, 0, 0, 3]


async def test_a_conversation_that_begins_during_sign_in_is_not_lost(shop: Shop, name: str) -> None:
    """It is the known shopper's, whether it began just before the moment of sign-in or just after it."""
    database = shop.persea.database
    async with database.connection() as conn:
        session = await open_session(conn, None)
        assert session.token is not None
        shopper = await known_shopper(conn, name)

    began, may_end = asyncio.Event(), asyncio.Event()

    async def speak() -> None:
        async with database.connection() as conn:
            await begin_turn(conn, session.shopper, None, uuid.uuid4(), "before")
            began.set()
            await may_end.wait()

    async def enter() -> int:
        async with database.connection() as conn:
            return await sign_in(conn, str(session.token), shopper)

    speaking = asyncio.create_task(speak())
    await began.wait()
    entering = asyncio.create_task(enter())
    await asyncio.sleep(0.2)
    assert not entering.done()  # it waits for what has begun
    may_end.set()
    await speaking
    assert await entering == 1
    async with database.connection() as conn:
        await begin_turn(conn, session.shopper, None, uuid.uuid4(), "after")
        rows = await (
            await conn.execute(
                "SELECT title FROM conversation WHERE shopper_key = %s ORDER BY title", (shopper,)
            )
        ).fetchall()
    assert rows == [("after",), ("before",)]


async def test_a_failure_in_the_middle_gives_nothing(shop: Shop, name: str) -> None:
    """Where the transaction breaks, the session and its conversations are as they were."""
    database = shop.persea.database
    async with database.connection() as conn:
        session = await open_session(conn, None)
        assert session.token is not None
        await begin_turn(conn, session.shopper, None, uuid.uuid4(), "one")
        shopper = await known_shopper(conn, name)

    async def enter() -> None:
        async with database.connection() as conn:
            assert await sign_in(conn, str(session.token), shopper) == 1
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError, match="the lights went out"):
        await enter()
    async with database.connection() as conn:
        assert await sign_in(conn, session.token, shopper) == 1


async def test_a_session_of_a_key_is_no_cookie(shop: Shop) -> None:
    """A bearer token in the cookie's place opens nothing: each is good in its own place only."""
    _, key = await shop.key(origins=(SHOP,))
    async with shop.persea.database.connection() as conn:
        opened = await open_key_session(conn, key.id, "ses_in_the_wrong_place")
        known = await find_key_session(conn, opened.token)
        assert known is not None
        cookie = await open_session(conn, None)
        for shopper in (known.shopper, cookie.shopper):
            await begin_turn(conn, shopper, None, uuid.uuid4(), "one")
    async with shop.serving(visitors=True) as client:
        client.cookies.set("persea_session", opened.token, domain=HOST)
        assert await titles(client) == []
        client.cookies.clear()
        shown = bearer(f"ses_{cookie.token}", SHOP)
        problem(await client.get("/api/conversations", headers=shown), 401, "unauthorised")


async def test_everything_that_hangs_on_a_shopper_moves(shop: Shop) -> None:
    """A table that comes to refer to shoppers must be moved at sign-in too: enter it in store/shoppers.py and here."""
    async with shop.persea.database.reading() as conn:
        rows = await (
            await conn.execute(
                "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
                " AND confrelid = 'shopper'::regclass ORDER BY 1"
            )
        ).fetchall()
    moved = (
        "attachment", "cart", "checkout", "conversation", "device", "event", "impression", "interest_decision", "note", "saved_item", "stated_wish", "watch",
    )  # fmt: skip
    ended, stays = "session", "shopper"
    assert [name for (name,) in rows] == sorted([*moved, ended, stays])
