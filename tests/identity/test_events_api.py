"""Events over HTTP: who may tell what of whom, what is refused, and what 202 means."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from keyed_shop import HOST, SHOP, STRANGER, Client, Shop, bearer, problem

from persea.channels.events_api import MOST_EVENTS
from persea.store.event_history import newest_history
from persea.store.rejected_events import list_rejected
from persea.store.sessions import find_key_session, open_session
from persea.store.shoppers import known_shopper

AGREED = {"consent": ["personalization"]}
_numbers = iter(range(1_000_000))


@pytest.fixture(scope="module")
async def closed(shop: Shop) -> AsyncIterator[Client]:
    async with shop.serving() as client:
        yield client


@pytest.fixture(scope="module")
async def server_key(shop: Shop) -> dict[str, str]:
    return bearer((await shop.key("events:write"))[0])


@pytest.fixture(scope="module")
async def publishable(shop: Shop) -> str:
    return (await shop.key(origins=(SHOP,)))[0]


@pytest.fixture
def name() -> str:
    return f"teller-{next(_numbers)}"


def view(**changes: Any) -> dict[str, Any]:
    return {"id": f"e-{next(_numbers)}", "event": "view", "product": "boot", **AGREED, **changes}


async def tell(client: Client, shown: dict[str, str], given: object, query: str = "") -> dict[str, Any]:
    headers = {**shown, "content-type": "application/json"}
    response = await client.post(f"/api/events{query}", headers=headers, content=json.dumps(given))
    assert response.status_code == 202, response.text
    fates: dict[str, Any] = response.json()
    return {fate: what for fate, what in fates.items() if what}


async def history(shop: Shop, user_id: str) -> int:
    async with shop.persea.database.connection() as conn:
        return len(await newest_history(conn, await known_shopper(conn, user_id)))


# ---------------------------------------------------------------- who


async def test_a_server_key_tells_of_everybody(
    shop: Shop, closed: Client, server_key: dict[str, str], name: str
) -> None:
    """One, a list, or a batch; sent again it is known already."""
    first = view(shopper=name)
    assert await tell(closed, server_key, first) == {"joined": 1}
    assert await tell(closed, server_key, [first, view(shopper=name)]) == {"joined": 1, "duplicates": 1}
    assert await tell(closed, server_key, {"events": [view(shopper=name)]}) == {"joined": 1}
    assert await history(shop, name) == 3


async def test_without_consent_it_is_only_counted(
    shop: Shop, closed: Client, server_key: dict[str, str], name: str
) -> None:
    """The request may say the consent of events that say nothing of it."""
    silent = {"event": "view", "product": "boot", "shopper": name}
    assert await tell(closed, server_key, {**silent, "id": f"{name}-1"}) == {"counted": 1}
    assert await tell(
        closed, server_key, {**silent, "id": f"{name}-2"}, "?consent=personalization,analytics"
    ) == {"joined": 1}
    assert await history(shop, name) == 1
    response = await closed.post("/api/events?consent=all", headers=server_key, json=silent)
    assert problem(response, 400, "bad_request").startswith("consent: all is no purpose")


async def test_the_same_told_under_consent_later_becomes_the_persons(
    shop: Shop, closed: Client, server_key: dict[str, str], name: str
) -> None:
    """With an id or without one: none is doubled, and told without consent again it stays theirs."""
    silent = {"event": "view", "product": "boot", "shopper": name}
    for given in (
        [{**silent, "id": f"{name}-{n}"} for n in range(2)],
        [{**silent, "time": "2026-11-20T10:00:07Z"}],
    ):
        many = len(given)
        assert await tell(closed, server_key, given) == {"counted": many}
        assert await tell(closed, server_key, given, "?consent=personalization") == {"upgraded": many}
        assert await tell(closed, server_key, given, "?consent=personalization") == {"duplicates": many}
        assert await tell(closed, server_key, given) == {"duplicates": many}
    assert await history(shop, name) == 3


async def test_a_misspelt_parameter_is_refused(closed: Client, server_key: dict[str, str], name: str) -> None:
    """Else every event would be nobody's, and nothing would say so."""
    response = await closed.post(
        "/api/events?consnet=personalization", headers=server_key, json=view(shopper=name)
    )
    message = problem(response, 400, "bad_request")
    assert message.startswith("There is no such parameter: consnet. Write ?consent=")


async def test_wrong_products_are_told(closed: Client, server_key: dict[str, str], name: str) -> None:
    """How many events are about them, and the first few; they are kept all the same."""
    given = [view(shopper=name), view(shopper=name, product="bot"), view(shopper=name, product="bot")]
    assert await tell(closed, server_key, given) == {"joined": 3, "unknown": 2, "unknown_products": ["bot"]}


async def test_what_came_in_is_in_the_metrics(closed: Client, server_key: dict[str, str], name: str) -> None:
    """By who told it and what became of it."""
    from prometheus_client import REGISTRY

    def seen(fate: str) -> float:
        return REGISTRY.get_sample_value("persea_events_total", {"source": "server", "fate": fate}) or 0.0

    before = {fate: seen(fate) for fate in ("joined", "counted", "duplicates", "rejected")}
    given = view(shopper=name)
    await tell(closed, server_key, [given, given, {"event": "view", "product": "boot"}, {"event": "veiw"}])
    assert {fate: seen(fate) - count for fate, count in before.items()} == dict.fromkeys(before, 1.0)


async def test_a_page_cannot_write_for_another_shopper(
    shop: Shop, closed: Client, publishable: str, name: str
) -> None:
    """Neither with the key alone nor with a session or another's token; a device that it names is passed over."""
    opened = await closed.post("/api/session", headers=bearer(publishable, SHOP))
    token = opened.json()["token"]
    for shown in (
        bearer(publishable, SHOP), bearer(token, SHOP), bearer(shop.token("somebody-else"), SHOP),
    ):  # fmt: skip
        given = view(shopper=name)
        told = await tell(closed, shown, given)
        assert told["rejected"] == 1
        assert told["problems"] == [
            {
                "place": "the body",
                "id": given["id"],
                "field": "the shopper",
                "value": "",
                "reason": "names a shopper: only a server key may, or a shopper token its own",
            }
        ]
    assert await history(shop, name) == 0
    assert await tell(closed, bearer(publishable, SHOP), view(device="d")) == {"counted": 1}
    assert await tell(closed, bearer(token, SHOP), view(device="d")) == {"joined": 1}
    async with shop.persea.database.reading() as conn:
        session = await find_key_session(conn, token)
        assert session is not None
        assert len(await newest_history(conn, session.shopper)) == 1


async def test_a_token_tells_of_its_own_shopper(shop: Shop, closed: Client, name: str) -> None:
    """Whether or not it repeats the name; Segment's page calls carry it always."""
    shown = bearer(shop.token(name), SHOP)
    assert await tell(closed, shown, view(shopper=name)) == {"joined": 1}
    assert await tell(closed, shown, view()) == {"joined": 1}
    assert await history(shop, name) == 2


async def test_at_sign_in_the_sessions_events_are_the_shoppers(
    shop: Shop, closed: Client, publishable: str, name: str
) -> None:
    """What an anonymous visitor did comes along."""
    opened = await closed.post("/api/session", headers=bearer(publishable, SHOP))
    token = opened.json()["token"]
    assert await tell(closed, bearer(token, SHOP), [view(), view()]) == {"joined": 2}
    shown = bearer(shop.token(name), SHOP)
    assert (await closed.post("/api/sign-in", headers=shown, json={"session": token})).status_code == 200
    assert await history(shop, name) == 2


async def test_our_own_pages_visitor_tells_of_itself(shop: Shop) -> None:
    """By its cookie; whoever has none yet only counts."""
    async with shop.serving(visitors=True) as client:
        assert await tell(client, {}, view()) == {"counted": 1}
        async with shop.persea.database.connection() as conn:
            session = await open_session(conn, None)
        client.cookies.set("persea_session", str(session.token), domain=HOST)
        told = await tell(client, {}, [view(), view(shopper="another")])
        assert (told["joined"], told["rejected"]) == (1, 1)
        async with shop.persea.database.reading() as conn:
            assert len(await newest_history(conn, session.shopper)) == 1


async def test_a_page_elsewhere_tells_nothing(closed: Client, publishable: str) -> None:
    """The key is good on pages of its origins only."""
    response = await closed.post("/api/events", headers=bearer(publishable, STRANGER), json=view())
    problem(response, 403, "forbidden")
    problem(await closed.post("/api/events", json=view()), 401, "unauthorised")


async def test_global_privacy_control_is_honoured(closed: Client, publishable: str) -> None:
    """A browser says it with each request; the session counts for nothing then."""
    token = (await closed.post("/api/session", headers=bearer(publishable, SHOP))).json()["token"]
    assert await tell(closed, {**bearer(token, SHOP), "sec-gpc": "1"}, view()) == {"counted": 1}


async def test_an_event_of_a_page_cannot_take_a_servers_place(
    closed: Client, publishable: str, server_key: dict[str, str], name: str
) -> None:
    """Ids are one's own."""
    given = view(id="order-1001")
    assert await tell(closed, bearer(publishable, SHOP), given) == {"counted": 1}
    assert await tell(closed, server_key, {**given, "shopper": name}) == {"joined": 1}


# ---------------------------------------------------------------- what


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "The body is not JSON"),
        (b"\xff\xfe", "The body is not UTF-8"),
        (b'"view"', "These are no events"),
        (b"[" * 100_000, "The body is not JSON: nested too deeply"),
        (b'{"event": "view", "value": 1e999999999999999999999}', "The body is not JSON"),
    ],
)
async def test_what_is_no_body_is_refused(
    closed: Client, server_key: dict[str, str], body: bytes, message: str
) -> None:
    """As a whole, with the reason."""
    response = await closed.post(
        "/api/events", headers={**server_key, "content-type": "application/json"}, content=body
    )
    assert problem(response, 400, "bad_request").startswith(message)


async def test_a_body_of_100_mb_is_refused_before_it_is_read(
    closed: Client, server_key: dict[str, str]
) -> None:
    """By its length where it is named, else when the first megabyte has come; packed ones too."""
    headers = {**server_key, "content-type": "application/json"}
    taken = 0

    async def stream() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(1_000):
            taken += 100_000
            yield b" " * 100_000

    response = await closed.post(
        "/api/events", headers={**headers, "content-length": "100000000"}, content=stream()
    )
    problem(response, 413, "too_large")
    problem(await closed.post("/api/events", headers=headers, content=stream()), 413, "too_large")
    response = await closed.post(
        "/api/events", headers={**headers, "content-encoding": "gzip"}, content=b"\x1f\x8b"
    )
    assert problem(response, 400, "bad_request").startswith("The body must not be compressed")


async def test_too_many_at_once_are_refused(closed: Client, server_key: dict[str, str]) -> None:
    """Nothing of them is kept."""
    many = [{"event": "view", "product": "boot"}] * (MOST_EVENTS + 1)
    response = await closed.post("/api/events", headers=server_key, json=many)
    problem(response, 413, "too_large")


async def test_the_bad_ones_are_kept_aside_and_the_rest_goes_in(
    shop: Shop, closed: Client, server_key: dict[str, str], name: str
) -> None:
    """Clocks of 1970 and 2099, NUL and emoji in ids; each with its place, field and reason."""
    given = [
        view(shopper=name), view(shopper=name, time="1970-01-01T00:00:00Z"), view(shopper=name, time=4070908800),
        view(product="bo\x00ot"), view(product="\N{HIKING BOOT}"), view(event="veiw"), view(shopper="\N{HIKING BOOT}"),
        view(product="\ud83d"), view(**{"a\x00b": 1}),
    ]  # fmt: skip
    told = await tell(closed, server_key, given)
    assert (told["joined"], told["rejected"]) == (1, 8)
    reasons = [
        "lies before the year 2000: a clock that was never set",
        "lies more than a day ahead of our clock",
        "holds U+0000, which no id may",
        "holds HIKING BOOT, which no id may",
        "there is no such event; there are search",
        "holds HIKING BOOT, which no id may",
        "holds U+D83D, which no id may",
        "there is no such field",
    ]
    for number, (one, reason) in enumerate(zip(told["problems"], reasons, strict=True), 1):
        assert one["place"] == f"[{number}]"
        assert one["reason"].startswith(reason)
    async with shop.persea.database.reading() as conn:
        kept = await list_rejected(conn, most=8)
    assert [one.rejection.reason for one in kept[::-1]] == [one["reason"] for one in told["problems"]]
    assert {one.source for one in kept} == {"server"}
    assert name not in str(kept)


async def test_what_a_page_pushes_goes_in_unchanged(closed: Client, server_key: dict[str, str]) -> None:
    """A data layer and the events of another tool, in one body."""
    given = [
        {"0": "consent", "1": "update", "2": {"personalization_storage": "granted"}},
        {"event": "view_item", "user_id": "u", "ecommerce": {"items": [{"item_id": "boot"}]}},
        {"type": "track", "event": "Product Viewed", "userId": "u", "properties": {"product_id": "boot"}},
        {"type": "page", "name": "Home"},
    ]
    assert await tell(closed, server_key, given) == {"joined": 1, "counted": 1, "ignored": 2}


async def test_many_tellers_at_once_lose_and_double_nothing(
    shop: Shop, closed: Client, server_key: dict[str, str], name: str
) -> None:
    """Overlapping batches of the same shoppers and devices, in different orders."""
    events = [view(shopper=f"{name}-{number % 3}", device=f"{name}-d{number % 4}") for number in range(40)]
    batches = [events[start:] + events[:start] for start in range(0, 40, 5)]
    told = await asyncio.gather(*(tell(closed, server_key, batch) for batch in batches))
    assert sum(one.get("joined", 0) for one in told) == 40
    assert sum(one.get("duplicates", 0) for one in told) == 7 * 40
    assert sum([await history(shop, f"{name}-{number}") for number in range(3)]) == 40


# ---------------------------------------------------------------- /persea.js


async def test_the_script_is_small_and_for_every_site(closed: Client) -> None:
    """Under 5 KB, without any credential, from another site's page."""
    response = await closed.get("/persea.js", headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 200
    assert len(response.content) < 5_000
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert response.headers["cache-control"] == "public, max-age=3600"


async def test_the_body_of_a_long_batch_is_read_whole(closed: Client, server_key: dict[str, str]) -> None:
    """Near a megabyte, beside other requests."""
    given = [view(query="x" * 200) for _ in range(2_000)]
    body = json.dumps(given)
    assert 500_000 < len(body) < 1_000_000

    async def beside() -> httpx2.Response:
        return await closed.get("/healthz")

    told, health = await asyncio.gather(tell(closed, server_key, given), beside())
    assert told == {"counted": 2_000}
    assert health.status_code == 200
