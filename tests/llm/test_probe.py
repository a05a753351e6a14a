"""Finding what runs on this machine, and trying what was named."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from persea.errors import ModelBadReply, ModelRejected
from persea.llm.embedded import EmbeddedModel, built_in_file
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.probe import FoundEndpoint, check, find_local_models
from persea.llm.script import Error, Reply, Script
from persea.llm.scripted import ScriptedServer

NOBODY = "http://127.0.0.1:9/v1"


@asynccontextmanager
async def stranger(answer: bytes | None) -> AsyncIterator[str]:
    """Another program on the port: it answers with `answer`, or takes the call and says nothing."""
    finished = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answer is None:
            await finished.wait()
        else:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    finished.set()
    server.close()


async def test_endpoints_that_answer_are_found_in_order() -> None:
    """Of the places looked at, those that list models are found; a closed port is no error."""
    async with (
        ScriptedServer(Script(model="boots-7b")) as one,
        ScriptedServer(Script(model="boots-3b")) as two,
    ):
        found = await find_local_models((two.url, NOBODY, one.url))
        assert found == (
            FoundEndpoint(two.url, "OpenAI-compatible", ("boots-3b",)),
            FoundEndpoint(one.url, "OpenAI-compatible", ("boots-7b",)),
        )


LLAMA_SERVER = """
import sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.model_alias = {"small"}
params.n_ctx, params.port, params.verbosity = 512, 0, 0
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


async def test_llama_server_is_known_by_its_models() -> None:
    """The real llama.cpp server, without a key, is told from others by what it lists."""
    command = [sys.executable, "-c", LLAMA_SERVER, str(built_in_file())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        url = server.stdout.readline().decode().strip() + "/v1"
        found = await find_local_models((url,))
        server.kill()
    assert found == (FoundEndpoint(url, "llama-server", ("small",)),)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\nContent-Type: text/html\r\n\r\n<html></html>",
        b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\nContent-Type: application/json\r\n\r\n{"ok":true}',
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    ],
)
async def test_other_programs_are_not_taken_for_models(answer: bytes | None) -> None:
    """A program that is silent, serves pages or speaks another language is not offered."""
    async with stranger(answer) as url:
        assert await find_local_models((url,)) == ()


async def test_our_own_api_is_not_offered() -> None:
    """A Persea that listens there is passed over: it would ask itself."""
    async with ScriptedServer(Script(model="persea-auto")) as server:
        assert await find_local_models((server.url,)) == ()


async def test_check_tells_the_speed_where_it_can() -> None:
    """A model that counts its tokens has a rate once it has spoken enough; one that does not, has none."""
    counting = Reply(text="one two three four", chunk_chars=2, gap_s=0.01)
    silent = Reply(text="one two three four", chunk_chars=2, usage=False)
    with ScriptedServer(Script(steps=(counting, silent))) as server:
        model = OpenAICompatible(server.url)
        told, untold = await check(model), await check(model)
        await model.close()
    assert told.first_token_s > 0
    assert told.tokens_per_s is not None
    assert 0 < told.tokens_per_s <= 100  # a gap of 10 ms or more between tokens
    assert untold.tokens_per_s is None


async def test_check_of_the_built_in_model(tmp_path: Path) -> None:
    """The real model passes the check, start included."""
    model = EmbeddedModel(tmp_path)
    speed = await check(model)
    await model.close()
    assert speed.tokens_per_s is not None
    assert speed.tokens_per_s > 0


async def test_check_raises_what_a_person_would_meet() -> None:
    """A refused key and an answer without a word are errors."""
    steps = (Error(status=401), Reply(reasoning="Let me think."))
    with ScriptedServer(Script(steps=steps)) as server:
        model = OpenAICompatible(server.url)
        with pytest.raises(ModelRejected):
            await check(model)
        with pytest.raises(ModelBadReply, match="without a word"):
            await check(model)
        await model.close()
