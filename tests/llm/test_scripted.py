"""The shipped fake, asked by the official client and in numbers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import openai
import pytest
from pydantic import ValidationError

from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.script import Echo, Playback, Refusal, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.values import Message, ModelText, Role


def test_steps_come_in_order_and_the_last_one_stays() -> None:
    """Without matches the steps are replayed in order and the last is repeated."""
    first, last = Reply(text="one"), Reply(text="two")
    playback = Playback(Script(steps=(first, last)))
    assert [playback.next_step("?") for _ in range(3)] == [first, last, last]


def test_matching_step_answers_without_using_up_the_order() -> None:
    """A step whose match is found answers, as often as it is, and the others keep their order."""
    boots, one, two = Reply(match="boots?", text="b"), Reply(text="one"), Reply(text="two")
    playback = Playback(Script(steps=(one, boots, two)))
    asked = ["a BOOT", "socks", "boots", "socks"]
    assert [playback.next_step(text) for text in asked] == [boots, one, boots, two]
    assert Playback(Script(steps=(boots,))).next_step("socks") is None


@pytest.mark.parametrize(
    "text",
    [
        '{"steps": []}',
        '{"steps": [{"kind": "reply", "match": "("}]}',
        '{"steps": [{"kind": "replay"}]}',
        '{"steps": [{"kind": "reply", "txt": "x"}]}',
        '{"steps": [{"kind": "reply", "delay_s": -1}]}',
    ],
)
def test_script_with_a_mistake_is_refused(text: str) -> None:
    """A script that cannot be meant is refused when it is read."""
    with pytest.raises(ValidationError):
        Script.model_validate_json(text)


def test_documented_script_is_one() -> None:
    """The example in the guide can be replayed as it stands."""
    guide = (Path(__file__).parents[2] / "docs" / "models.md").read_text()
    example = guide[guide.index('{"steps"') :].partition("]}")[0] + "]}"
    assert len(Script.model_validate_json(example).steps) == 5


def test_official_client_reads_whole_answers() -> None:
    """Asked without streaming, the answer, a refusal and the usage come as the official client expects."""
    with ScriptedServer(Script(steps=(Reply(text="Dry boots."), Refusal(text="No.")))) as server:
        client = openai.OpenAI(base_url=server.url, api_key="any", max_retries=0)
        ask = [{"role": "user", "content": [{"type": "text", "text": "dry boots"}]}]
        first = client.chat.completions.create(model="m", messages=ask)  # type: ignore[arg-type]
        second = client.chat.completions.create(model="m", messages=ask)  # type: ignore[arg-type]
        assert client.models.list().data[0].id == "scripted"
        client.close()
    assert (first.choices[0].message.content, first.choices[0].finish_reason) == ("Dry boots.", "stop")
    assert first.usage is not None
    assert (first.usage.prompt_tokens, first.usage.completion_tokens) == (2, 3)
    assert (second.choices[0].message.content, second.choices[0].message.refusal) == (None, "No.")
    assert server.requests[0].last_user_text == "dry boots"


def test_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    """The module serves a script file on a free port and says where, on one line of JSON."""
    script = tmp_path / "script.json"
    script.write_text('{"steps": [{"kind": "reply", "text": "From a file."}]}')
    command = [sys.executable, "-m", "persea.llm.scripted", "--script", str(script)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        with openai.OpenAI(base_url=url, api_key="any") as client:
            answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": "?"}])
        assert answer.choices[0].message.content == "From a file."
    finally:
        os.kill(process.pid, signal.SIGTERM)
        process.wait(10)


@pytest.mark.parametrize(("streams", "delay_s"), [(60, 2.0), pytest.param(600, 10.0, marks=pytest.mark.full)])
async def test_slow_streams_are_held_at_once(streams: int, delay_s: float) -> None:
    """Hundreds of streams are open at the same time, and every one comes to its end."""

    async def one(model: OpenAICompatible) -> str:
        events = model.stream((Message(Role.USER, "Hold on"),), max_tokens=5)
        return "".join([event.delta async for event in events if isinstance(event, ModelText)])

    async with ScriptedServer(Script(steps=(Echo(delay_s=delay_s, gap_s=0.05),))) as server:
        model = OpenAICompatible(server.url, name="any", first_token_timeout_s=60)
        async with asyncio.timeout(90):
            said = await asyncio.gather(*(one(model) for _ in range(streams)))
        await model.close()
        assert said == ["Hold on"] * streams
        assert (server.completed, server.abandoned, server.most_open) == (streams, 0, streams)
