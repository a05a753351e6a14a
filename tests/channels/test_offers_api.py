"""PATCH /api/offers as a shop's system uses it, through the whole application."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from persea.app import Persea, create_app
from persea.channels.offers_api import MOST_OFFERS
from persea.settings import Settings
from persea.store.shop import set_fresh_for
from stocked import a_product, a_variant, stock

PRICE = 'a price is written like "79.00", without a currency sign or thousands marks'


@pytest.fixture(scope="module")
async def persea(postgres_url: str) -> AsyncIterator[Persea]:
    """An open shop with two products of this file's own."""
    settings = Settings(Path("/nonexistent"), database_url=postgres_url, shop=f"offers_{os.getpid()}")
    async with Persea.opened(settings) as persea:
        await stock(
            persea.database,
            a_product("mug", "Stoneware mug", variants=(a_variant("mug", 1000, sku="MUG", stock=5),)),
            a_product(
                "boot",
                "Trail boot",
                variants=(
                    a_variant("b42", 9000, sku="B42", options=(("Size", "42"),)),
                    a_variant("b43", 9000, sku="B43", options=(("Size", "43"),)),
                ),
            ),
        )
        async with persea.database.connection() as conn:
            await set_fresh_for(conn, timedelta(days=7))
        yield persea


@pytest.fixture(scope="module")
async def http(persea: Persea) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(create_app(persea))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def patched(http: httpx2.AsyncClient, *offers: object) -> dict[str, object]:
    answer = await http.patch("/api/offers", json={"offers": list(offers)})
    assert answer.status_code == 200, answer.text
    body: dict[str, object] = answer.json()
    return body


async def price_of(http: httpx2.AsyncClient, product: str) -> dict[str, object]:
    card: dict[str, object] = (await http.get(f"/api/products/{product}")).json()
    return card


async def test_what_can_be_made_is_made_and_the_rest_is_told(http: httpx2.AsyncClient) -> None:
    """Two changes of five are made at once; each other comes back with its place, field, value and reason."""
    told = await patched(
        http,
        {"sku": "MUG", "price": "11.50", "stock": 0},
        {"sku": "NONE", "stock": 1},
        {"id": "boot", "variant": "b43", "sale_price": 79.9},
        {"sku": "B42", "price": "-1"},
        {"sku": "B42", "prise": "1"},
        {"id": "mug", "sku": "MUG", "stock": 1},
        {"sku": "B42", "as_of": "2099-01-01T00:00:00Z", "stock": 1},
    )
    problems = told.pop("problems")
    assert told == {"changed": 2, "unchanged": 0, "outdated": 0, "refused": 5}
    assert problems == [
        {"index": 3, "field": "price", "value": "-1", "reason": PRICE},
        {"index": 4, "field": "prise", "value": "1", "reason": "there is no such field"},
        {
            "index": 5, "field": "sku", "value": "MUG",
            "reason": "name the variant by its sku or by its product's id, one of them",
        },
        {"index": 6, "field": "as_of", "value": "2099-01-01T00:00:00Z", "reason": "lies in the future"},
        {"index": 1, "field": "sku", "value": "NONE", "reason": "no such SKU"},
    ]  # fmt: skip
    mug = await price_of(http, "mug")
    assert (mug["price"], mug["in_stock"], mug["stock"]) == (
        {"amount_minor": 1150, "currency": "USD"},
        False,
        0,
    )
    boot = await price_of(http, "boot")
    assert boot["price"] == {"amount_minor": 7990, "currency": "USD"}
    assert boot["list_price"] == {"amount_minor": 9000, "currency": "USD"}


async def test_the_next_search_sees_it(http: httpx2.AsyncClient) -> None:
    """A price told by PATCH is the one that a search under a limit goes by."""

    async def found() -> dict[str, int]:
        answer = await http.get("/api/search", params={"q": "trail boot", "max_price": "50"})
        return {hit["id"]: hit["price"]["amount_minor"] for hit in answer.json()["results"]}

    await patched(
        http, {"sku": "B42", "price": "50.00"}, {"sku": "B43", "price": "50.00", "sale_price": None}
    )
    assert (await found())["boot"] == 5000
    await patched(http, {"sku": "B42", "price": "50.01"}, {"sku": "B43", "price": "50.01"})
    assert "boot" not in await found()


async def test_an_old_offer_says_so_until_it_is_confirmed(persea: Persea, http: httpx2.AsyncClient) -> None:
    """Older than the shop's limit of seven days: the card is stale and the answer names the day. A change that
    says nothing new confirms it."""

    async def asked() -> tuple[str, dict[str, bool]]:
        body = {"messages": [{"role": "user", "content": "stoneware mug"}]}
        message = (await http.post("/v1/chat/completions", json=body)).json()["choices"][0]["message"]
        return message["content"], {card["id"]: card["stale"] for card in message["persea"]["cards"]}

    text, stale = await asked()
    assert not any(stale.values())
    assert "may have changed since" not in text
    async with persea.database.connection() as conn:
        await conn.execute(
            "UPDATE offer SET as_of = now() - interval '8 days' FROM variant AS v"
            " WHERE v.key = offer.variant_key AND v.sku = 'MUG'"
        )
    day = datetime.now(UTC) - timedelta(days=8)
    text, stale = await asked()
    assert stale["mug"]
    assert not stale.get("boot")
    assert f"from {day.day} {day:%B %Y} and may have changed since." in text
    await patched(http, {"sku": "MUG"})
    text, stale = await asked()
    assert not any(stale.values())
    assert "may have changed since" not in text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{", "The body is not JSON"),
        (b'{"offers": []}', "offers: List should have at least 1 item"),
        (b'{"offers": [1]}', "offers.0"),
        (b'{"offer": []}', "offers: Field required"),
        (b'{"offers": [' + b"{}," * MOST_OFFERS + b"{}]}", "at most 1000 items"),
        (b"[" * 200_000, "The body is not JSON"),
        (b'{"offers": [{"price": 1e9999999999999999999}]}', "The body is not JSON"),
        (b'{"offers": [{"sku": "\xff"}]}', "The body is not JSON"),
    ],
)
async def test_a_body_that_is_no_batch_is_refused_whole(
    http: httpx2.AsyncClient, body: bytes, words: str
) -> None:
    """400, what is wrong and how it is meant; nothing is changed."""
    answer = await http.patch("/api/offers", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert words in answer.json()["error"]["message"]


async def test_odd_texts_are_no_trouble(http: httpx2.AsyncClient) -> None:
    """NUL, half a character, a huge number: told as problems, never a failure of the server."""
    body = b'{"offers": [{"sku": "\\u0000"}, {"sku": "\\ud800"}, {"sku": "MUG", "price": 1e400}, {"sku": "MUG", "stock": 99999999999}]}'
    answer = await http.patch("/api/offers", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["refused"] == 4


async def test_moments_at_the_ends_of_time_are_given_back(persea: Persea, http: httpx2.AsyncClient) -> None:
    """A last day that lies in the year 10,000 once it is in UTC is the last moment there is, and can be read."""
    await stock(persea.database, a_product("jug", "Glass jug", variants=(a_variant("jug", 1000, sku="JUG"),)))
    offer = {"sku": "JUG", "sale_price": "7.00", "sale_starts": "0001-01-01T00:00:00+14:00"}
    offer["sale_ends"] = "9999-12-31T23:59:59-08:00"
    assert (await patched(http, offer))["changed"] == 1
    assert (await patched(http, offer))["unchanged"] == 1
    assert (await price_of(http, "jug"))["price"] == {"amount_minor": 700, "currency": "USD"}


async def test_a_price_too_small_to_write_is_refused(http: httpx2.AsyncClient) -> None:
    """1e-999999999 is no price of nothing."""
    body = b'{"offers": [{"sku": "MUG", "price": 1e-999999999}]}'
    answer = await http.patch("/api/offers", content=body, headers={"content-type": "application/json"})
    assert answer.json()["problems"][0]["reason"] == "more decimals than USD has (2)"


async def test_a_clock_that_is_a_little_ahead(persea: Persea, http: httpx2.AsyncClient) -> None:
    """What is said as of in two minutes is as of now, so that what is said in one minute is not outdated."""
    ahead = (datetime.now(UTC) + timedelta(minutes=2)).isoformat()
    await patched(http, {"sku": "MUG", "stock": 8, "as_of": ahead})
    assert (await patched(http, {"sku": "MUG", "stock": 9}))["changed"] == 1
