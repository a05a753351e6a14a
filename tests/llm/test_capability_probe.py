"""Trying out what a model can do, at servers that can do it, cannot, or refuse."""

from __future__ import annotations

import asyncio
import io
import struct
import time
import wave
import zlib
from pathlib import Path

import pytest

from persea.errors import ModelRejected, ModelUnavailable
from persea.llm.capability_probe import probe
from persea.llm.capability_upkeep import CapabilityUpkeep, probe_and_keep
from persea.llm.described import describe
from persea.llm.embedded import EmbeddedModel
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.samples import beeps, picture
from persea.llm.script import Error, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.seams import LanguageModel, ModelChoice
from persea.store.capabilities import load_capabilities, save_capabilities
from persea.store.database import Database
from persea.values import ABILITIES, Ability, Can, Capabilities
from probed_script import able, name

CONTEXT = {"vllm": 40960, "llama.cpp": 16384, "ollama": 40960}


def found_can(found: Capabilities) -> dict[str, Can]:
    return {ability_name: ability.can for ability_name, ability in found.abilities()}


@pytest.mark.parametrize("dialect", ["openai", "muse", "vllm", "deepseek", "llama.cpp", "ollama"])
async def test_model_that_can_do_all(dialect: str) -> None:
    """In every dialect a model that does what is asked has all abilities, and the context that its server tells."""
    heard: list[str] = []
    with ScriptedServer(able(dialect)) as server:
        model = OpenAICompatible(server.url, name=name(dialect))
        found = await probe(model, lambda ability_name, ability: heard.append(ability_name))
        await model.close()
        assert len(server.requests) < 30
        assert max(asked.max_tokens or 0 for asked in server.requests) < 20_000
    assert found_can(found) == dict.fromkeys(ABILITIES, Can.YES), found
    assert found.context_tokens == CONTEXT.get(dialect)
    assert heard == list(ABILITIES)
    assert found.probed_at is not None
    assert 0 < found.tokens_spent < 20_000
    assert found.first_token_s is not None


async def test_model_that_can_do_nothing() -> None:
    """A server without tools, pictures and schemas, and a model that only talks, say why for each."""
    refusals = (
        Error(
            match="Which colour", status=500, message="image input is not supported - you may need the mmproj"
        ),
        Error(match="beeps", status=429, message="slow down"),
    )
    talk = Reply(text="one two three four five six seven eight nine ten, and boots")
    script = Script.model_validate({"steps": [*refusals, talk], "refuses": ["tools", "response_format"]})
    with ScriptedServer(script) as server:
        model = OpenAICompatible(server.url, name="any", retries=0)
        found = await probe(model)
        await model.close()
    assert found_can(found) == {
        "json_schema": Can.NO,
        "tools": Can.NO,
        "parallel_tools": Can.NO,
        "vision": Can.NO,
        "audio": Can.UNKNOWN,
        "reasoning": Can.NO,
    }
    assert "image input is not supported" in found.vision.why
    assert found.tools.why == "the endpoint takes no tools"
    assert found.context_tokens is None


async def test_server_that_drops_pictures_is_not_taken_for_one_that_sees() -> None:
    """A model that names the same colour whatever it is shown was guessing."""
    with ScriptedServer(able("vllm", Reply(match="Which colour", text="Blue"))) as server:
        model = OpenAICompatible(server.url, name="boots-7b")
        found = await probe(model)
        await model.close()
    assert found.vision == Ability(Can.NO, "it called a yellow picture 'Blue'")


async def test_nobody_there_is_no_finding() -> None:
    """A model that refuses the first small question has no abilities to keep."""
    with ScriptedServer(Script(steps=(Error(status=401),))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(ModelRejected):
            await probe(model)
        await model.close()


async def test_description_changes_with_the_model_alone() -> None:
    """Two looks at one model agree; another model is another."""
    told = []
    for model_name in ("boots-7b", "boots-7b", "boots-8b"):
        with ScriptedServer(Script(model=model_name, dialect="vllm")) as server:
            model = OpenAICompatible(server.url)
            told.append((await describe(model)).said_of_itself)
            await model.close()
    assert told[0] == told[1] != told[2]


@pytest.mark.parametrize("colour", ["red", "blue"])
def test_picture_is_a_png_of_one_colour(colour: str) -> None:
    """Its chunks are whole, their checksums right, and every pixel has that colour."""
    data = picture(colour)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", data, at + 8 + size) == (zlib.crc32(kind + body),)
        chunks[kind], at = body, at + 12 + size
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (64, 64, 8, 2, 0, 0, 0)
    rows = zlib.decompress(chunks[b"IDAT"])
    assert len(rows) == 64 * (1 + 64 * 3)
    pixels = {row[x : x + 3] for row in batched(rows, 1 + 64 * 3) for x in range(1, len(row), 3)}
    (one,) = pixels
    assert (one[0] > one[2]) == (colour == "red")


def batched(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def test_beeps_are_a_wav() -> None:
    """Three beeps are two seconds or so of sound."""
    with wave.open(io.BytesIO(beeps(3))) as sound:
        assert 1.5 < sound.getnframes() / sound.getframerate() < 3


async def test_what_was_found_is_kept_by_address_and_name(database: Database) -> None:
    """Every field comes back; a later finding replaces it; another name has its own; no password is written."""
    choice = ModelChoice(url="http://me:secret@127.0.0.1:1/v1", name="boots-7b", key="sk-1")
    first = Capabilities(tools=Ability(Can.YES, "ok"), context_tokens=4096, said_of_itself="a")
    async with database.connection() as conn:
        assert await load_capabilities(conn, choice) is None
        await save_capabilities(conn, choice, Capabilities(said_of_itself="earlier"))
        await save_capabilities(conn, choice, first)
        assert await load_capabilities(conn, choice) == first
        assert await load_capabilities(conn, ModelChoice(url=choice.url, name="boots-8b")) is None
        rows = await (await conn.execute("SELECT address FROM model_capabilities")).fetchall()
    assert rows == [("http://127.0.0.1:1/v1",)]


class _Kept:
    """An upkeep at a scripted server, running in the background of a test."""

    def __init__(self, database: Database, url: str) -> None:
        self.choice = ModelChoice(url=url, name="boots-7b")
        self.model = OpenAICompatible(url, name="boots-7b")
        self.asked_at_s: float | None = time.monotonic() - 1
        self._database = database

    async def __aenter__(self) -> _Kept:
        upkeep = CapabilityUpkeep(self._database, self._now, self._quiet_s, look_s=0.02, wanted_quiet_s=0.2)
        self.task = asyncio.create_task(upkeep.keep())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        await self.model.close()

    async def _now(self) -> tuple[ModelChoice, LanguageModel]:
        return self.choice, self.model

    def _quiet_s(self) -> float | None:
        return None if self.asked_at_s is None else time.monotonic() - self.asked_at_s

    async def found(self) -> Capabilities | None:
        async with self._database.reading() as conn:
            return await load_capabilities(conn, self.choice)

    async def wait_for(self, server: ScriptedServer) -> Capabilities:
        async with asyncio.timeout(10):
            while (found := await self.found()) is None:
                await asyncio.sleep(0.02)
        return found


async def test_new_model_is_tried_out_in_a_quiet_moment_and_only_once(database: Database) -> None:
    """Nothing is asked before anybody was there; then all is, once, and not again while the model is the same."""
    with ScriptedServer(able("vllm")) as server:
        async with _Kept(database, server.url) as kept:
            kept.asked_at_s = None
            await asyncio.sleep(0.3)
            assert server.requests == ()
            kept.asked_at_s = time.monotonic()
            assert (await kept.wait_for(server)).tools.can is Can.YES
            asked = len(server.requests)
        async with _Kept(database, server.url) as kept:
            await asyncio.sleep(0.3)
        assert len(server.requests) == asked


async def test_trying_makes_way_for_a_person(database: Database) -> None:
    """At a model of this machine the question under way is dropped when somebody asks, and all begins again later."""
    slow = Reply(match="Count from one", text="one two three", delay_s=5)
    with ScriptedServer(able("vllm", slow)) as server:
        async with _Kept(database, server.url) as kept:
            while not server.requests:
                await asyncio.sleep(0.02)
            kept.asked_at_s = time.monotonic()
            async with asyncio.timeout(2):
                while len(server.requests) < 2:
                    await asyncio.sleep(0.02)
            assert await kept.found() is None


async def test_model_that_fails_is_not_asked_all_the_time(database: Database) -> None:
    """A model that cannot be tried out is left alone for a while, and the server lives."""
    with ScriptedServer(Script(steps=(Error(status=401),))) as server:
        async with _Kept(database, server.url) as kept:
            await asyncio.sleep(0.5)
            assert not kept.task.done()
        assert len(server.requests) == 1


async def test_another_model_behind_the_address_is_tried_out_anew(database: Database) -> None:
    """What the server says of the model has changed, so what was found no longer holds."""
    with ScriptedServer(able("vllm")) as server:
        async with _Kept(database, server.url) as kept:
            async with database.connection() as conn:
                await save_capabilities(conn, kept.choice, Capabilities(said_of_itself="another"))
            async with asyncio.timeout(10):
                while (await kept.found() or Capabilities()).said_of_itself == "another":
                    await asyncio.sleep(0.02)


async def test_embedded_model_is_tried_out(tmp_path: Path, database: Database) -> None:
    """The real llama.cpp keeps the built-in model to a schema and tells its context; pictures it refuses."""
    model = EmbeddedModel(tmp_path)
    try:
        found = await probe_and_keep(database, ModelChoice(), model)
    finally:
        await model.close()
    assert found.json_schema.can is Can.YES, found
    assert found.vision.can is Can.NO, found
    assert found.context_tokens == 8192
    assert found.tokens_per_s is not None
    async with database.reading() as conn:
        assert await load_capabilities(conn, ModelChoice()) == found


async def test_embedded_model_that_cannot_start(tmp_path: Path, database: Database) -> None:
    """A file that is none is a typed error, and nothing is written."""
    file = tmp_path / "a.gguf"
    file.write_bytes(b"no")
    model = EmbeddedModel(tmp_path, gguf_path=file)
    choice = ModelChoice(gguf_path=str(file))
    with pytest.raises(ModelUnavailable):
        await probe_and_keep(database, choice, model)
    await model.close()
    async with database.reading() as conn:
        assert await load_capabilities(conn, choice) is None
