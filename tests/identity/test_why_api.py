"""What is shown is logged, and why it stood there told to whom it was shown: over HTTP, on the demo shop."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from typing import Any

from keyed_shop import Client, Shop, bearer, problem

from persea.modes.logged import PROMPT_VERSION
from persea.ranking.weights import DEFAULTS, write_weights
from persea.store.ranking_weights import WeightsMade, keep_weights, roll_back_weights
from persea.store.shown_results import ListResult, list_results

AGREED = {"consent": ["personalization"]}


async def asks(
    client: Client, shown: dict[str, str], text: str, **more: object
) -> tuple[str, list[dict[str, Any]]]:
    """The turn's id, and its cards."""
    answer = await client.post("/api/turns", json={"text": text, **more}, headers=shown)
    assert answer.status_code == 200, answer.text
    told: dict[str, dict[str, Any]] = {}
    for piece in answer.text.split("\n\n"):
        if piece:
            name, data = piece.split("\n")
            told[name.removeprefix("event: ")] = json.loads(data.removeprefix("data: "))
    return told["start"]["turn_id"], told.get("cards", {"cards": []})["cards"]


async def logged_of(shop: Shop, turn_id: str) -> list[ListResult]:
    await shop.persea.impressions.flush(shop.persea.database)
    async with shop.persea.database.connection() as conn:
        return [one async for one in list_results(conn) if one.turn_id == turn_id]


async def count(shop: Shop) -> int:
    await shop.persea.impressions.flush(shop.persea.database)
    async with shop.persea.database.reading() as conn:
        row = await (await conn.execute("SELECT count(*) FROM impression")).fetchone()
    assert row is not None
    return int(row[0])


async def test_an_answer_under_consent_is_logged_and_told_to_its_shopper(demo_shop: Shop) -> None:
    """Each card with its number; to the shopper, and to a key that may read what is known of shoppers; to no other."""
    me, other = (bearer(demo_shop.token(f"why-{uuid.uuid4()}")) for _ in range(2))
    reading, _ = await demo_shop.key("shoppers:read")
    chatting, _ = await demo_shop.key("chat")
    async with demo_shop.serving() as client:
        turn_id, cards = await asks(client, me, "hiking boots", **AGREED)
        assert len({card["impression_id"] for card in cards} - {None}) == len(cards) > 1
        where = f"/api/why?turn_id={turn_id}&product_id={cards[1]['id']}"
        told = (await client.get(where, headers=me)).json()
        assert (told["impression_id"], told["position"], told["ranked"]) == (cards[1]["impression_id"], 2, 2)
        assert (told["surface"], told["propensity"], told["parts"]) == ("find", 1.0, cards[1]["parts"])
        assert told["versions"]["prompt"] is None  # the built-in model words no answer
        assert (await client.get(where, headers=bearer(reading))).json() == told
        for shown in (other, bearer(chatting)):
            problem(await client.get(where, headers=shown), 404, "not_found")
        problem(await client.get(where.replace(cards[1]["id"], "no-such"), headers=me), 404, "not_found")
        problem(await client.get("/api/why?product_id=boot", headers=me), 400, "bad_request")
        event = {"event": "view", "product": cards[1]["id"], "turn": turn_id, **AGREED}
        event["impression"] = cards[1]["impression_id"]
        assert (await client.post("/api/events", json=event, headers=me)).json()["joined"] == 1
    (shown_list,) = await logged_of(demo_shop, turn_id)
    assert [one.card.product for one in shown_list.results] == [card["id"] for card in cards]
    assert [one.clicked for one in shown_list.results][:3] == [False, True, False]


async def test_what_is_not_agreed_to_is_nobodys_and_a_private_turn_leaves_nothing(demo_shop: Shop) -> None:
    """Without consent cards are counted under no turn; Global Privacy Control goes before consent; private: no row."""
    me = bearer(demo_shop.token(f"why-{uuid.uuid4()}"))
    before = await count(demo_shop)
    async with demo_shop.serving() as client:
        for shown, more in ((me, {}), ({**me, "sec-gpc": "1"}, AGREED)):
            turn_id, cards = await asks(client, shown, "hiking boots", **more)
            assert await logged_of(demo_shop, turn_id) == []
            before += len(cards)
            assert await count(demo_shop) == before
            where = f"/api/why?turn_id={turn_id}&product_id={cards[0]['id']}"
            problem(await client.get(where, headers=me), 404, "not_found")
        _, cards = await asks(client, me, "hiking boots", private=True)
        assert [card["impression_id"] for card in cards] == [None] * len(cards) != []
    assert await count(demo_shop) == before


async def test_an_order_that_was_asked_for_is_a_list_of_its_own_kind(demo_shop: Shop) -> None:
    """So that nothing is learnt of a score from a place that no score gave."""
    me = bearer(demo_shop.token(f"why-{uuid.uuid4()}"))
    async with demo_shop.serving() as client:
        turn_id, _ = await asks(client, me, "the cheapest hiking boots", **AGREED)
    (shown_list,) = await logged_of(demo_shop, turn_id)
    assert shown_list.surface == "ordered"


def test_the_rules_of_the_prompts_have_a_version() -> None:
    """Twelve digits of their hash."""
    assert len(PROMPT_VERSION) == 12
    assert int(PROMPT_VERSION, 16) > 0


async def test_places_are_tried_out_where_the_owner_says_so(demo_shop: Shop) -> None:
    """The log has where the score puts a card and the probability of its place; without consent nothing is tried out."""
    persea = demo_shop.persea
    before, persea.settings = persea.settings, replace(persea.settings, explore=0.5)
    try:
        me = bearer(demo_shop.token(f"why-{uuid.uuid4()}"))
        async with demo_shop.serving() as client:
            plain = [card["id"] for card in (await asks(client, me, "hiking boots"))[1]]
            turned = 0
            for _ in range(12):
                turn_id, cards = await asks(client, me, "hiking boots", **AGREED)
                (shown_list,) = await logged_of(demo_shop, turn_id)
                by_rank = sorted(shown_list.results, key=lambda one: one.card.ranked)
                assert [one.card.product for one in by_rank] == plain
                assert [one.card.product for one in shown_list.results] == [card["id"] for card in cards]
                moved = [one for one in shown_list.results if one.card.ranked != one.card.position]
                assert {one.card.propensity for one in moved} <= {0.125}
                assert shown_list.results[0].card.propensity == 1
                turned += bool(moved)
            assert turned  # fails in one of some 10,000 runs
            assert [card["id"] for card in (await asks(client, me, "hiking boots"))[1]] == plain
    finally:
        persea.settings = before


async def test_fitted_weights_rank_the_next_answer(demo_shop: Shop) -> None:
    """Without a restart; the card says so in its parts, and the log by which version."""
    me, persea = bearer(demo_shop.token(f"why-{uuid.uuid4()}")), demo_shop.persea
    weights = replace(DEFAULTS, quality=5.0)
    made = WeightsMade(write_weights(weights), 1, 1, "em", (1.0,), 1.0, 0.5, 0.1, 0.2)
    async with demo_shop.serving() as client:
        turn_id, cards = await asks(client, me, "hiking boots", **AGREED)
        (shown_list,) = await logged_of(demo_shop, turn_id)
        assert shown_list.versions.weights == "default-1"
        async with persea.database.connection() as conn:
            version = await keep_weights(conn, made)
        try:
            turn_id, after = await asks(client, me, "hiking boots", **AGREED)
        finally:
            async with persea.database.connection() as conn:
                await roll_back_weights(conn)
        (shown_list,) = await logged_of(demo_shop, turn_id)
        assert shown_list.versions.weights == f"fit-{version}"
        assert [card["id"] for card in after] != [card["id"] for card in cards]
        assert {part["name"]: part["amount"] for part in after[0]["parts"]}["quality"] > 0
