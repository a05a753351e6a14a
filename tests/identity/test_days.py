"""What a shopper may use of the language model in a day, over the real application."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from keyed_shop import SHOP, Client, Shop, bearer

from persea.llm.script import Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.seams import ModelChoice
from persea.values import Budget

QUESTION = "why does it rain?"


async def cut_of_turn(client: Client) -> str:
    told = (await client.post("/api/turns", json={"text": QUESTION, "mode": "fast"})).text
    [usage] = [json.loads(line[6:]) for line in told.split("\n") if line.startswith('data: {"prompt_tokens"')]
    cut: str = usage["cut_short"]
    return cut


async def cut_of_chat(client: Client, headers: dict[str, str]) -> tuple[str, str]:
    body = {"model": "persea-fast", "messages": [{"role": "user", "content": QUESTION}]}
    answer = (await client.post("/v1/chat/completions", json=body, headers=headers)).json()["choices"][0]
    return answer["message"]["persea"]["cut_short"], answer["finish_reason"]


@pytest.fixture
async def thirsty(shop: Shop) -> AsyncIterator[Shop]:
    """The shop with a model of which a shopper may ask a few times a day."""
    before = shop.persea.settings
    with ScriptedServer(Script(steps=(Reply(text="It rains because clouds are full."),))) as server:
        shop.persea.settings = replace(
            before, model=ModelChoice(url=server.url, name="scripted"), day_budget=Budget(tokens=200)
        )
        yield shop
        shop.persea.settings = before


async def test_a_visitor_s_day_ends_and_the_shop_s_own_server_has_none(thirsty: Shop) -> None:
    """A session is cut off for the day; who comes by a server key is counted by nobody."""
    key, _ = await thirsty.key("chat")
    async with thirsty.serving(visitors=True) as client:
        cuts = [await cut_of_turn(client) for _ in range(6)]
        assert cuts[0] == ""
        assert cuts[-1] == "day"
        assert cuts == sorted(cuts)  # once it has ended it stays so
        client.cookies.clear()
        assert await cut_of_turn(client) == ""  # another session has a day of its own
        for _ in range(6):
            assert await cut_of_chat(client, bearer(key)) == ("", "stop")


async def test_a_page_s_widget_is_counted_by_session_and_address(thirsty: Shop) -> None:
    """A new session for each question uses up the address's day, which is that of ten shoppers."""
    key, _ = await thirsty.key(origins=(SHOP,))
    async with thirsty.serving() as client:
        cuts = []
        for _ in range(120):
            token = (await client.post("/api/session", headers=bearer(key, SHOP))).json()["token"]
            cuts.append((await cut_of_chat(client, bearer(token, SHOP)))[0])
            if cuts[-1]:
                break
        assert cuts[-1] == "day"
        assert len(cuts) > 10
        assert (await cut_of_chat(client, bearer(key, SHOP)))[1] == "length"
