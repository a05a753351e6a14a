"""Recommendations over HTTP on the demo shop: a new event counts at the next request, and every score is explained."""

from __future__ import annotations

import itertools
import math
import os
import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx2
import psycopg
import pytest
from psycopg import sql
from recommending import fit_and_keep, tell_demo_year

from persea.app import Persea, create_app
from persea.catalog.demo.fill import fill_products
from persea.interests.facets import Facet
from persea.interests.portrait import interest_id
from persea.interests.recommend import Recommender
from persea.settings import Settings
from persea.store.fitted_models import MOST_KEPT, list_models, roll_back
from persea.store.interest_decisions import Decision, Stance, decide, state_wish
from persea.store.interest_facts import things_named
from persea.values import Filters
from stocked import a_product, stock

BOOTS = "Hiking boots"
_numbers = iter(range(1_000_000))
Client = httpx2.AsyncClient


@pytest.fixture(scope="module")
async def persea(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Persea]:
    """The demo shop, a year of sixty shoppers, and one fit."""
    name = f"recommend_{os.getpid()}_{secrets.token_hex(3)}"
    settings = Settings(tmp_path_factory.mktemp("data"), database_url=postgres_url, shop=name)
    async with Persea.opened(settings) as opened:
        await fill_products(opened.database, opened.embedder.embed_products)
        assert await tell_demo_year(opened.database, 60) > 1_000
        await fit_and_keep(opened.database, settings.data_dir)
        yield opened
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
async def client(persea: Persea) -> AsyncIterator[Client]:
    transport = httpx2.ASGITransport(app=create_app(persea, is_open=True))
    async with Client(transport=transport, base_url="http://localhost", timeout=60) as opened:
        yield opened


@pytest.fixture
def name() -> str:
    return f"newcomer-{next(_numbers)}"


async def tell(client: Client, shopper: str, event: str, product: str, **more: object) -> None:
    given = {
        "id": f"r-{next(_numbers)}", "event": event, "shopper": shopper, "product": product,
        "consent": ["personalization"], **more,
    }  # fmt: skip
    response = await client.post("/api/events", json=given)
    assert response.json()["joined"] == 1, response.text


async def asked(client: Client, path: str = "/api/recommendations", **query: object) -> dict[str, Any]:
    response = await client.get(path, params={name: str(value) for name, value in query.items()})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def ids(answer: dict[str, Any]) -> list[str]:
    return [one["id"] for one in answer["results"]]


SOME_BOOTS = ("bt-heritage-logger", "bt-harrow-high", "bt-fellside", "bt-larch-winter", "bt-harrow-high-w")


async def boots(client: Client) -> list[dict[str, Any]]:
    """Always these, in whatever order a search has them."""
    found = await client.get("/api/search", params={"q": "boots", "category": BOOTS, "k": 30})
    results = {one["id"]: one for one in found.json()["results"]}
    return [results[id] for id in SOME_BOOTS]


async def test_three_views_and_a_purchase_show_in_the_very_next_list(client: Client, name: str) -> None:
    """Each event of a new shopper changes the list at once, and the explanation names it."""
    before = await asked(client, shopper=name, explain=True)
    assert before["kind"] == "trending"
    assert len(before["results"]) == 10
    lists = [ids(before)]
    some = await boots(client)
    for product in (some[0], some[0], some[1]):
        await tell(client, name, "view", product["id"])
        answer = await asked(client, shopper=name, explain=True, k=20)
        assert answer["kind"] == "for-you"
        assert product["id"] not in ids(answer)
        named = {
            cause["event"]["product"]
            for one in answer["results"] for cause in one["why"]["contributions"] if cause["event"]
        }  # fmt: skip
        assert product["id"] in named
        lists.append(ids(answer))
    await tell(client, name, "purchase", some[2]["id"], amount="80.00", currency="USD", order="o-1")
    answer = await asked(client, shopper=name, explain=True, k=20)
    lists.append(ids(answer))
    assert some[2]["id"] not in lists[-1]
    caused = [cause for one in answer["results"] for cause in one["why"]["contributions"] if cause["event"]]
    assert {"view", "purchase"} == {cause["event"]["kind"] for cause in caused}
    assert all(one != other for one, other in itertools.pairwise(lists) if one is not lists[1])
    sentences = " ".join(one["why"]["sentence"] for one in answer["results"])
    bought = some[2]["title"]
    assert f"you bought {bought} today" in sentences or f"{bought}, which you bought today" in sentences
    assert all(one["why"]["sentence"].startswith("because ") for one in answer["results"])


async def test_the_next_list_obeys_what_a_person_decided(persea: Persea, client: Client, name: str) -> None:
    """A deleted interest's events rank nothing any more until something new happens; what is never wanted never comes."""
    some = await boots(client)
    other = (await client.get("/api/search", params={"q": "teapot", "k": 1})).json()["results"][0]
    for product in (some[0], other):
        await tell(client, name, "view", product["id"])

    async def causes() -> set[str]:
        answer = await asked(client, shopper=name, explain=True, k=50)
        assert answer["kind"] == "for-you"
        return {
            cause["event"]["product"]
            for one in answer["results"] for cause in one["why"]["contributions"] if cause["event"]
        }  # fmt: skip

    assert await causes() == {some[0]["id"], other["id"]}
    async with persea.database.connection() as conn:
        row = await (await conn.execute("SELECT key FROM shopper WHERE external_id = %s", (name,))).fetchone()
        assert row is not None
        (boot,) = (await things_named(conn, [some[0]["id"]])).values()
        path = " > ".join(boot.category_path)
        now = datetime.now(UTC)
        gone = Decision(interest_id(Facet.CATEGORY, path), Facet.CATEGORY, path, forgotten_at=now)
        await decide(conn, row[0], gone, now=now)
    assert await causes() == {other["id"]}
    await tell(client, name, "view", some[1]["id"])
    assert await causes() == {some[1]["id"], other["id"]}
    of_leather = (
        "SELECT id FROM product WHERE id = ANY(%s) AND concat(title, attributes, description) ~* 'leather'"
    )
    lists = [ids(await asked(client, shopper=name, k=100))]
    async with persea.database.connection() as conn:
        said = "never leather"
        await state_wish(
            conn, row[0], Facet.ATTRIBUTE, "leather", Stance.NEVER, said=said, source="test", now=now
        )
    lists.append(ids(await asked(client, shopper=name, k=100)))
    async with persea.database.connection() as conn:
        before, after = [await (await conn.execute(of_leather, (list(one),))).fetchall() for one in lists]
    assert before
    assert not after
    assert len(lists[1]) == 100


async def shopper_key(persea: Persea, name: str) -> UUID:
    async with persea.database.connection() as conn:
        row = await (await conn.execute("SELECT key FROM shopper WHERE external_id = %s", (name,))).fetchone()
    assert row is not None
    key: UUID = row[0]
    return key


async def test_what_was_seen_does_not_come_back_with_a_decision(
    persea: Persea, client: Client, name: str
) -> None:
    """Muting what was looked at takes its reasons away, and brings none of it into the list."""
    some = await boots(client)
    async with persea.database.connection() as conn:
        things = await things_named(conn, [one["id"] for one in some])
    boot = things[some[0]["id"]]
    other = next(thing for thing in things.values() if thing.brand != boot.brand)
    assert boot.brand is not None
    for product in (boot.id, other.id):
        await tell(client, name, "view", product)
    key, now = await shopper_key(persea, name), datetime.now(UTC)
    async with persea.database.connection() as conn:
        muted = Decision(interest_id(Facet.BRAND, boot.brand), Facet.BRAND, boot.brand, muted=True)
        await decide(conn, key, muted, now=now)
    listed = ids(await asked(client, shopper=name, k=100))
    assert not {boot.id, other.id} & set(listed)


async def test_what_was_sent_back_or_disliked_is_done_with(client: Client, name: str) -> None:
    """A return and a rating of two stars; one of three is no verdict against a product, but it was seen."""
    trending = ids(await asked(client, kind="trending"))
    await tell(client, name, "return", trending[0], order="o-3")
    await tell(client, name, "rating", trending[1], value=2)
    assert not set(trending[:2]) & set(ids(await asked(client, shopper=name, k=100)))


async def test_a_wish_for_something_makes_a_first_list(persea: Persea, client: Client, name: str) -> None:
    """What is always wanted ranks for a shopper who has done nothing yet, and says so; sums stay exact."""
    some = (await boots(client))[0]
    await tell(client, name, "search", some["id"], query="boots")
    key, now = await shopper_key(persea, name), datetime.now(UTC)
    assert (await asked(client, shopper=name))["kind"] == "trending"
    async with persea.database.connection() as conn:
        (boot,) = (await things_named(conn, [some["id"]])).values()
        assert boot.brand is not None
        await state_wish(
            conn, key, Facet.BRAND, boot.brand, Stance.ALWAYS, said="my brand", source="test", now=now
        )
    answer = await asked(client, shopper=name, explain=True, k=5)
    assert answer["kind"] == "for-you"
    async with persea.database.connection() as conn:
        things = await things_named(conn, ids(answer))
    assert {thing.brand for thing in things.values()} == {boot.brand}
    for one in answer["results"]:
        assert one["why"]["sentence"] == "because you said “my brand”"
        parts = one["why"]["contributions"]
        assert math.isclose(sum(part["amount"] for part in parts), one["score"], abs_tol=1e-6)
        assert any(part.get("wish") == "my brand" for part in parts)


async def test_never_holds_beside_a_product_too(persea: Persea, client: Client, name: str) -> None:
    """What its shopper never wants, a product by its id too, is in no list of theirs."""
    popular = ids(await asked(client, kind="trending"))[0]
    await tell(client, name, "view", popular)
    key, now = await shopper_key(persea, name), datetime.now(UTC)
    for_all = Recommender(persea.database, persea.interests)
    before = await for_all.similar(popular, key, 10, Filters())
    assert before is not None
    first = before.items[0].product
    async with persea.database.connection() as conn:
        await state_wish(
            conn, key, Facet.PRODUCT, first, Stance.NEVER, said="not that", source="test", now=now
        )
    for found in (
        await for_all.similar(popular, key, 10, Filters()),
        await for_all.goes_with(popular, key, 10, Filters()),
        await for_all.for_you(key, 100, Filters(), explained=False),
    ):
        assert found is not None
        assert first not in {one.product for one in found.items}
    others = await for_all.similar(popular, None, 10, Filters())
    assert others is not None
    assert others.items[0].product == first


async def test_a_corrected_weight_changes_the_list_and_its_exact_reasons(
    persea: Persea, client: Client, name: str
) -> None:
    """Up and down count an event double and half, a weight of zero not at all, and parts still add up to each score."""
    boot = (await boots(client))[0]
    other = (await client.get("/api/search", params={"q": "teapot", "k": 1})).json()["results"][0]
    for product in (boot, other):
        await tell(client, name, "view", product["id"])
    async with persea.database.connection() as conn:
        row = await (await conn.execute("SELECT key FROM shopper WHERE external_id = %s", (name,))).fetchone()
        assert row is not None
        (thing,) = (await things_named(conn, [boot["id"]])).values()
    path = " > ".join(thing.category_path)
    as_is = Decision(interest_id(Facet.CATEGORY, path), Facet.CATEGORY, path)

    async def shares(decision: Decision) -> tuple[list[str], dict[str, float]]:
        """The list, and for each of its products what the boot added."""
        now = datetime.now(UTC)
        async with persea.database.connection() as conn:
            await decide(conn, row[0], decision, now=now)
        results = (await asked(client, shopper=name, explain=True, k=100))["results"]
        added: dict[str, float] = {}
        for one in results:
            parts = one["why"]["contributions"]
            total = math.fsum(part["amount"] for part in parts)
            assert math.isclose(total, one["score"], rel_tol=0, abs_tol=1e-6)
            by_boot = [part["amount"] for part in parts if (part["event"] or {}).get("product") == boot["id"]]
            added[one["id"]] = math.fsum(by_boot)
        return [one["id"] for one in results], added

    listed, once = await shares(as_is)
    assert any(once.values())
    for decision, times in (
        (replace(as_is, factor=2.0), 2.0),
        (replace(as_is, factor=0.5), 0.5),
        (replace(as_is, fixed=0.0), 0.0),
    ):
        ranked, added = await shares(decision)
        both = set(added) & set(once)
        assert all(math.isclose(added[id], times * once[id], rel_tol=1e-6, abs_tol=1e-9) for id in both)
        assert ranked != listed
    _, fourfold = await shares(replace(as_is, fixed=4.0))  # one view, just now, says 1
    shared = [id for id in fourfold if once.get(id)]
    assert shared
    assert all(math.isclose(fourfold[id], 4 * once[id], rel_tol=1e-3) for id in shared)


async def test_a_sentence_counts_and_dates_the_views(client: Client, name: str) -> None:
    """Twice on one day is said so, with the day."""
    boot = (await boots(client))[0]
    on = datetime.now(UTC).replace(hour=12, minute=0) - timedelta(days=3)
    for minutes in (0, 5):
        moment = (on + timedelta(minutes=minutes)).isoformat()
        await tell(client, name, "view", boot["id"], time=moment)
    answer = await asked(client, shopper=name, explain=True)
    assert answer["results"][0]["why"]["sentence"] in (
        f"because you viewed {boot['title']} twice on {on:%A}",
        f"because it is like {boot['title']}, which you viewed twice on {on:%A}",
    )


async def test_contributions_add_up_to_every_score(persea: Persea, client: Client) -> None:
    """Of every shopper of the year, over HTTP, each list is in order and each score is its parts, within 1e-6."""
    async with persea.database.reading() as conn:
        rows = await conn.execute(
            "SELECT external_id FROM shopper WHERE external_id LIKE 'shopper%' LIMIT 25"
        )
        known = [id async for (id,) in rows] or [
            id
            async for (id,) in await conn.execute(
                "SELECT external_id FROM shopper WHERE external_id IS NOT NULL ORDER BY 1 LIMIT 25"
            )
        ]
    checked = 0
    for shopper in [*known, "nobody-knows"]:
        results = (await asked(client, shopper=shopper, explain=True, k=30))["results"]
        scores = [one["score"] for one in results]
        assert scores == sorted(scores, reverse=True)
        assert len(set(map(str, results))) == 30
        for one in results:
            parts = [cause["amount"] for cause in one["why"]["contributions"]]
            assert math.isclose(math.fsum(parts), one["score"], rel_tol=0, abs_tol=1e-6)
            checked += 1
    assert checked >= 26 * 30


async def test_filters_are_those_of_search(client: Client, name: str) -> None:
    """Category, highest price and stock hold for each, and a narrow category is still filled."""
    await tell(client, name, "view", (await boots(client))[0]["id"])
    answer = await asked(client, shopper=name, category=BOOTS, max_price="150", in_stock=True, k=100)
    there = await client.get(
        "/api/search", params={"category": BOOTS, "max_price": "150", "in_stock": "true", "k": 50, "q": ""}
    )
    assert answer["results"]
    assert all(one["price"]["amount_minor"] <= 15_000 for one in answer["results"])
    seen = (await boots(client))[0]["id"]
    assert set(ids(answer)) >= {one["id"] for one in there.json()["results"]} - {seen}
    assert (await client.get("/api/recommendations", params={"max_price": "cheap"})).status_code == 400
    assert (await client.get("/api/recommendations", params={"k": 101})).status_code == 400


async def test_what_is_hidden_bought_or_removed_never_comes(
    persea: Persea, client: Client, name: str
) -> None:
    """By the shopper, in trends too; and by the shop."""
    trending = ids(await asked(client, kind="trending"))
    await tell(client, name, "hide", trending[0])
    await tell(client, name, "purchase", trending[1], amount="5.00", currency="USD", order="o-2")
    for kind in ("trending", "for-you"):
        assert not set(trending[:2]) & set(ids(await asked(client, shopper=name, kind=kind, k=100)))
    async with persea.database.connection() as conn:
        await conn.execute("UPDATE product SET visible = false WHERE id = %s", (trending[2],))
    try:
        for kind in ("trending", "for-you"):
            assert trending[2] not in ids(await asked(client, shopper=name, kind=kind, k=100))
    finally:
        async with persea.database.connection() as conn:
            await conn.execute("UPDATE product SET visible = true WHERE id = %s", (trending[2],))


async def test_a_product_of_a_moment_ago_is_recommended_by_content(
    persea: Persea, client: Client, name: str
) -> None:
    """It was never seen by a fit: what it has in common with what was viewed brings it, and explains it."""
    made = f"new-boot-{secrets.token_hex(2)}"
    boot = (await boots(client))[0]
    whole = (await client.get(f"/api/products/{boot['id']}")).json()
    await tell(client, name, "view", boot["id"])
    assert made not in ids(await asked(client, shopper=name, k=100))
    await stock(
        persea.database,
        a_product(
            made, "Brand New Boot", 9900, brand=whole["brand"], category_path=tuple(whole["category_path"]),
            attributes=tuple((one[0], tuple(one[1])) for one in whole["attributes"]),
        ),
    )  # fmt: skip
    answer = await asked(client, shopper=name, explain=True, k=100)
    found = next(one for one in answer["results"] if one["id"] == made)
    assert {cause["part"] for cause in found["why"]["contributions"]} == {"content"}
    assert made in ids(await asked(client, f"/api/products/{boot['id']}/similar"))
    assert boot["id"] in ids(await asked(client, f"/api/products/{made}/similar"))


async def test_lists_beside_a_product(client: Client) -> None:
    """What is like it, and what shoppers turned to after it: never itself, and nothing by popularity alone."""
    popular = ids(await asked(client, kind="trending"))[0]
    for beside in ("similar", "goes-with"):
        answer = await asked(client, f"/api/products/{popular}/{beside}", k=5)
        assert answer["kind"] == beside
        assert answer["results"]
        assert popular not in ids(answer)
        assert all(one["score"] > 1e-6 for one in answer["results"])
        assert (await client.get(f"/api/products/no-such/{beside}")).status_code == 404


async def test_buy_again_is_what_was_bought_on_several_days(client: Client, name: str) -> None:
    """Twice on one day is one purchase; the oftener bought comes first."""
    one, two, three = (product["id"] for product in (await boots(client))[:3])
    now = datetime.now(UTC)
    for product, days in ((one, (9, 6)), (two, (9, 6, 3)), (three, (9, 9))):
        for place, ago in enumerate(days):
            moment = (now - timedelta(days=ago)).replace(hour=9 + place).isoformat()
            await tell(client, name, "purchase", product, amount="9.00", currency="USD", time=moment)
    answer = await asked(client, shopper=name, kind="buy-again", explain=True)
    assert [(item["id"], item["score"]) for item in answer["results"]] == [(two, 3.0), (one, 2.0)]
    assert answer["results"][0]["why"]["sentence"] == "because you bought it before"


async def test_a_running_server_follows_fits_and_rollbacks(persea: Persea, client: Client, name: str) -> None:
    """At the next request, without a restart; of the versions the newest few are kept, one of them current."""
    await tell(client, name, "view", (await boots(client))[0]["id"])
    first = (await asked(client, shopper=name))["version"]
    second = await fit_and_keep(persea.database, persea.settings.data_dir)
    assert (await asked(client, shopper=name))["version"] == second > first
    async with persea.database.connection() as conn:
        assert await roll_back(conn) == first
    assert (await asked(client, shopper=name))["version"] == first
    async with persea.database.connection() as conn:
        assert await roll_back(conn) is None
    newest = [await fit_and_keep(persea.database, persea.settings.data_dir) for _ in range(MOST_KEPT)]
    async with persea.database.connection() as conn:
        listed = await list_models(conn)
    assert [one.key for one in listed] == newest[::-1]
    assert [one.is_current for one in listed] == [True] + [False] * (MOST_KEPT - 1)
    assert (await asked(client, shopper=name))["version"] == newest[-1]
    assert not list(persea.settings.data_dir.glob("interests-*"))
