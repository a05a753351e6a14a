"""What posts show, in lists: for whoever is new, for followers, and for products that nobody has turned to yet."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from persea.app import Persea, create_app
from persea.interests.facets import Facet
from persea.interests.portrait import interest_id
from persea.interests.posts import FOLLOWED, OF_TREND, UNFOLLOWED, shown_in_trends, shown_to
from persea.settings import Settings
from persea.store.catalog import lock_catalog
from persea.store.interest_decisions import Decision, decide
from persea.store.posts import Showing, write_posts
from persea.store.recommendable import shopper_of_id
from persea.values import Post
from stocked import a_product, stock

NOW = datetime.now(UTC)
_numbers = iter(range(1_000_000))


def showing(product: str, author: str = "Ada", days: float = 0.0) -> Showing:
    return Showing(product, f"{author}-{product}", author, "Morning", NOW - timedelta(days=days))


def test_a_post_fades_and_only_the_one_that_says_most_counts() -> None:
    """Half after fourteen days; of two posts the stronger; who is followed, in whatever case, says eight times as much."""
    recent = [showing("mug", days=14), showing("mug", "Ben", days=28), showing("pot", "Ben"), showing("pot")]
    by_all = {one.product: one for one in shown_to(recent, (), NOW)}
    assert by_all["mug"].amount == pytest.approx(UNFOLLOWED / 2)
    assert by_all["pot"].amount == UNFOLLOWED
    by_follower = {one.product: one for one in shown_to(recent, {"ben"}, NOW)}
    assert (by_follower["mug"].author, by_follower["mug"].is_followed) == ("Ben", True)
    assert by_follower["mug"].amount == pytest.approx(FOLLOWED / 4)
    assert by_follower["pot"].amount == FOLLOWED


def test_in_trends_a_fresh_post_is_worth_a_quarter_of_the_first() -> None:
    """Beside a product of 40 events it counts like ten; where nothing happened yet, like a quarter of a view."""
    (one,) = shown_in_trends([showing("mug")], 40.0, NOW)
    assert one.amount == pytest.approx(40 * OF_TREND)
    (alone,) = shown_in_trends([showing("mug")], 0.0, NOW)
    assert alone.amount == pytest.approx(OF_TREND)


# ---------------------------------------------------------------- over HTTP


@dataclass
class Shop:
    persea: Persea
    client: httpx2.AsyncClient

    async def post(self, author: str, *products: str, days: float = 1.0) -> None:
        post = Post(
            f"post-{next(_numbers)}", NOW - timedelta(days=days), title="Morning", author=author, product_ids=products
        )  # fmt: skip
        async with self.persea.database.connection() as conn:
            await lock_catalog(conn)
            rows = await conn.execute("SELECT id, key FROM product WHERE id = ANY(%s)", (list(products),))
            await write_posts(conn, [post], {id: key async for id, key in rows}, source="test")

    async def tell(self, shopper: str, event: str, **more: object) -> None:
        given = {"id": f"e-{next(_numbers)}", "event": event, "shopper": shopper, **more}
        response = await self.client.post("/api/events", json={**given, "consent": ["personalization"]})
        assert response.json()["joined"] == 1, response.text

    async def asked(self, shopper: str, **query: str) -> dict[str, Any]:
        response = await self.client.get(
            "/api/recommendations", params={"shopper": shopper, "explain": "true", **query}
        )
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        for one in answer["results"]:
            parts = [each["amount"] for each in one["why"]["contributions"]]
            assert math.isclose(math.fsum(parts), one["score"], rel_tol=0, abs_tol=1e-6)
        return answer


@pytest.fixture
async def shop(database: Any, database_url: str, tmp_path: Any) -> AsyncIterator[Shop]:
    """Six goods of which nobody has done anything, and one that somebody viewed."""
    settings = Settings(tmp_path, database_url=database_url, shop=database._shop)
    async with Persea.opened(settings) as opened:
        names = ("mug", "pot", "cup", "tent", "rope", "lamp", "seen")
        await stock(opened.database, *(a_product(one, one.title(), brand=f"of {one}") for one in names))
        transport = httpx2.ASGITransport(app=create_app(opened, is_open=True))
        async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
            made = Shop(opened, client)
            await made.tell("somebody", "view", product="seen")
            yield made


def by_id(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in answer["results"]}


async def test_a_newcomer_is_shown_what_posts_show(shop: Shop) -> None:
    """After what was asked for most, before what nothing speaks for; the reason names the post. Old posts, and posts
    of tomorrow, say nothing."""
    await shop.post("Ada", "tent")
    await shop.post("Ada", "rope", days=90)
    await shop.post("Ada", "lamp", days=-1)
    answer = await shop.asked("nobody-knows")
    assert answer["kind"] == "trending"
    assert [one["id"] for one in answer["results"]][:2] == ["seen", "tent"]
    why = by_id(answer)["tent"]["why"]
    assert why["sentence"] == "because it was shown in a post of Ada yesterday"
    (cause,) = why["contributions"]
    assert (cause["part"], cause["event"]) == ("post", None)
    assert cause["post"] | {"id": "", "at": ""} == {
        "id": "", "author": "Ada", "title": "Morning", "at": "", "followed": False,
    }  # fmt: skip
    assert "post" not in str(by_id(answer)["rope"]["why"]) + str(by_id(answer)["lamp"]["why"])
    await shop.post("Ada", "seen")
    both = by_id(await shop.asked("nobody-knows"))["seen"]["why"]
    assert [one["part"] for one in both["contributions"]] == ["trending", "post"]
    assert both["sentence"].startswith("because shoppers asked for it most")


async def test_what_a_followed_creator_shows_counts_for_the_follower(shop: Shop) -> None:
    """At the next request, before other posts, until it is taken back; and for nobody else."""
    await shop.post("Ada", "tent")
    await shop.post("Ben", "rope", days=3)
    await shop.tell("fan", "follow", creator="ben")
    answer = await shop.asked("fan")
    assert answer["kind"] == "for-you"
    assert [one["id"] for one in answer["results"]][:2] == ["rope", "tent"]
    why = answer["results"][0]["why"]
    assert why["sentence"].startswith("because it was shown in a post of Ben, whom you follow, on ")
    assert why["contributions"][0]["post"]["followed"]
    assert (await shop.asked("other"))["kind"] == "trending"
    await shop.tell("fan", "follow", creator="Ben", value=0)
    assert (await shop.asked("fan"))["kind"] == "trending"


async def test_a_follow_that_was_disowned_does_not_count(shop: Shop) -> None:
    """A muted interest in a creator ranks nothing."""
    await shop.post("Ben", "rope")
    await shop.tell("fan", "follow", creator="Ben")
    async with shop.persea.database.connection() as conn:
        fan = await shopper_of_id(conn, "fan")
        assert fan is not None
        muted = Decision(interest_id(Facet.CREATOR, "Ben"), Facet.CREATOR, "Ben", muted=True)
        await decide(conn, fan, muted, now=datetime.now(UTC))
    assert (await shop.asked("fan"))["kind"] == "trending"


async def test_a_post_adds_to_what_a_shopper_did(shop: Shop) -> None:
    """Beside content, in one exact sum; what was seen or hidden does not come back by a post."""
    await stock(shop.persea.database, a_product("new", "New lamp", brand="of mug"))
    await shop.tell("fan", "view", product="mug")
    await shop.tell("fan", "hide", product="cup")
    await shop.post("Ada", "new", "mug", "cup", "tent")
    answer = by_id(await shop.asked("fan"))
    assert {one["part"] for one in answer["new"]["why"]["contributions"]} == {"content", "post"}
    assert answer["new"]["why"]["sentence"].startswith("because it is like Mug")
    assert answer["tent"]["why"]["sentence"] == "because it was shown in a post of Ada yesterday"
    assert not {"mug", "cup"} & set(answer)
