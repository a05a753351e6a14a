"""What the model can do, from the quiet moment in which it is tried out to the house of a turn."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import replace
from pathlib import Path

import psycopg
from psycopg import sql

from persea.app import Persea
from persea.llm.scripted import ScriptedServer
from persea.seams import ModelChoice
from persea.settings import Settings
from persea.store.capabilities import load_capabilities
from persea.values import Can, Capabilities
from probed_script import able


async def test_the_house_knows_what_the_model_can_do(postgres_url: str, tmp_path: Path) -> None:
    """A server tries a model out once somebody came and went, and every turn from then on finds the result; told not to,
    it asks nothing."""
    shop = f"able_{uuid.uuid4().hex[:8]}"
    with ScriptedServer(able("vllm")) as scripted:
        choice = ModelChoice(url=scripted.url, name="boots-7b")
        settings = Settings(tmp_path, database_url=postgres_url, shop=shop, model=choice, model_probe=False)
        async with Persea.opened(settings) as persea:
            async with persea.trying_models_out():
                assert (await persea.house()).capabilities == Capabilities()
            persea.settings = replace(settings, model_probe=True)
            async with persea.trying_models_out(), asyncio.timeout(40):
                assert scripted.requests == ()
                while True:
                    async with persea.database.reading() as conn:
                        if await load_capabilities(conn, choice) is not None:
                            break
                    await asyncio.sleep(0.1)
            house = await persea.house()
    assert house.capabilities.tools.can is Can.YES
    assert house.capabilities.context_tokens == 40960
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(shop)))
