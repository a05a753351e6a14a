"""The embedded model: the real llama.cpp with the real built-in weights, killed in the real ways."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

import pytest
import pytest_asyncio

from persea.errors import ModelInterrupted, ModelRejected, ModelUnavailable
from persea.llm.embedded import EmbeddedModel, built_in_file
from persea.llm.embedded_process import EmbeddedProcess
from persea.llm.openai_compatible import OpenAICompatible
from persea.values import Message, ModelText, ModelUsage, Role

HELLO = (Message(Role.USER, "Say hello."),)
STORY = (Message(Role.USER, "Tell me a very long story about a shop that sells boots."),)


async def said(model: EmbeddedModel | OpenAICompatible, max_tokens: int = 8) -> str:
    events = model.stream(HELLO, max_tokens=max_tokens)
    return "".join([event.delta async for event in events if isinstance(event, ModelText)])


async def until(condition: Callable[[], bool], within_s: float = 10.0) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.02)


def runs(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def model(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedModel]:
    running = EmbeddedModel(tmp_path_factory.mktemp("data"))
    yield running
    await running.close()


async def test_built_in_model_answers(model: EmbeddedModel) -> None:
    """The weights that come with Persea answer in pieces, say what they used, and are known to be weak."""
    events = [event async for event in model.stream(HELLO, max_tokens=8)]
    assert sum(isinstance(event, ModelText) for event in events) > 1
    assert isinstance(events[-1], ModelUsage)
    assert 0 < events[-1].completion_tokens <= 8
    assert (model.name, model.weak) == ("SmolLM2-135M-Instruct", True)


async def test_questions_at_once_share_one_start(tmp_path: Path) -> None:
    """Questions that come while the child starts wait for that one start, and are all answered."""
    model = EmbeddedModel(tmp_path)
    model.warm()
    answers = await asyncio.gather(*(said(model) for _ in range(6)))
    pid = model.pid
    assert all(answers)
    await said(model)
    assert model.pid == pid
    await model.close()


async def test_killed_in_the_middle_interrupts_and_the_next_turn_works(model: EmbeddedModel) -> None:
    """A turn that had heard text when the child died gets ModelInterrupted; the next one is answered."""
    await said(model)
    first_pid = model.pid
    assert first_pid is not None
    heard = 0

    async def listen() -> None:
        nonlocal heard
        async for event in model.stream(STORY, max_tokens=1000):
            heard += isinstance(event, ModelText)
            if heard == 3:
                os.kill(first_pid, signal.SIGKILL)

    with pytest.raises(ModelInterrupted):
        await listen()
    assert heard >= 3
    assert await said(model)
    assert model.pid != first_pid


async def test_killed_before_a_word_is_asked_again(tmp_path: Path) -> None:
    """A turn that had heard nothing when the child died is answered by its successor."""
    model = EmbeddedModel(tmp_path)
    await said(model)
    pid = model.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)  # so that it surely says nothing
    asking = asyncio.create_task(said(model))
    await asyncio.sleep(0.3)
    os.kill(pid, signal.SIGKILL)
    assert await asking
    await model.close()


async def test_dead_child_is_replaced_without_being_asked(tmp_path: Path) -> None:
    """A child that dies between turns is started again before anybody needs it."""
    model = EmbeddedModel(tmp_path)
    await said(model)
    pid = model.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    await until(lambda: model.pid not in (None, pid), within_s=30)
    await model.close()


async def test_child_asks_for_its_key(tmp_path: Path) -> None:
    """Another key, or none, gets nothing; the right one is in no place where others can read it."""
    process = await EmbeddedProcess.start(
        built_in_file(), None, name="small", log_path=tmp_path / "model.log"
    )
    for key in (None, "wrong"):
        stranger = OpenAICompatible(process.url, key=key, name="small")
        with pytest.raises(ModelRejected, match="401"):
            await said(stranger)
        await stranger.close()
    for place in ("cmdline", "environ"):
        assert process.key.encode() not in Path(f"/proc/{process.pid}/{place}").read_bytes()
    friend = OpenAICompatible(process.url, key=process.key, name="small")
    assert await said(friend)
    await friend.close()
    await process.end()
    assert process.gone


async def test_leaving_an_answer_frees_its_place(model: EmbeddedModel) -> None:
    """Answers that nobody reads any more do not keep the next question waiting."""
    for _ in range(8):  # twice as many as there are places
        async with aclosing(model.stream(STORY, max_tokens=4000)) as events:
            async for _ in events:
                break
    async with asyncio.timeout(20):
        assert await said(model)


async def test_prompt_beyond_the_context_is_rejected(model: EmbeddedModel) -> None:
    """A prompt longer than the context is a ModelRejected that says so, and the model stays up."""
    too_long = (Message(Role.USER, "boots " * 9000),)
    with pytest.raises(ModelRejected, match="too long"):
        async for _ in model.stream(too_long, max_tokens=5):
            pass
    assert await said(model)


async def test_closing_ends_the_child(tmp_path: Path) -> None:
    """After close no process is left, and a question gets a clear error."""
    model = EmbeddedModel(tmp_path)
    await said(model)
    pid = model.pid
    assert pid is not None
    await model.close()
    assert not runs(pid)
    with pytest.raises(ModelUnavailable, match="closed"):
        await said(model)


async def test_closing_while_starting_leaves_nothing(tmp_path: Path) -> None:
    """A start that is under way when close comes is ended with it."""
    others = children()
    model = EmbeddedModel(tmp_path)
    asking = asyncio.create_task(said(model))
    await asyncio.sleep(0.3)
    await model.close()
    with pytest.raises((ModelUnavailable, asyncio.CancelledError)):
        await asking
    assert children() == others


async def test_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    """A stopped child, deaf to the end of its input and to SIGTERM, is gone after end."""
    process = await EmbeddedProcess.start(
        built_in_file(), None, name="small", log_path=tmp_path / "model.log"
    )
    os.kill(process.pid, signal.SIGSTOP)
    await process.end()
    assert not runs(process.pid)


def children() -> list[int]:
    """The embedded children of this process."""
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [
        int(pid)
        for pid in found
        if b"embedded_child" in Path(f"/proc/{pid}/cmdline").read_bytes() and runs(int(pid))
    ]


PARENT = """
import asyncio, sys
from pathlib import Path
from persea.llm.embedded import EmbeddedModel
from persea.values import Message, Role

async def main():
    model = EmbeddedModel(Path(sys.argv[1]))
    async for event in model.stream((Message(Role.USER, "Hello"),), max_tokens=5):
        pass
    print("pid", model.pid, flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


def test_child_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    """SIGKILL of the parent takes the child with it."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    try:
        pid = next(int(line.split()[1]) for line in parent.stdout if line.startswith(b"pid "))
        assert runs(pid)
    finally:
        parent.kill()
        parent.wait(10)
    deadline = time.monotonic() + 10
    while runs(pid):
        assert time.monotonic() < deadline, "the child lives on"
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("content", "said_why"),
    [
        (b"this is a text", "not a GGUF file"),
        (b"", "not a GGUF file"),
        (b"GGUF" + b"\xff" * 400, "bad.gguf|version|GGUF"),
        (None, "No such file"),
    ],
)
async def test_file_that_cannot_be_loaded_says_why(
    tmp_path: Path, content: bytes | None, said_why: str
) -> None:
    """A missing, foreign or broken file is a ModelUnavailable with the reason."""
    path = tmp_path / "bad.gguf"
    if content is not None:
        path.write_bytes(content)
    model = EmbeddedModel(tmp_path, gguf_path=path)
    with pytest.raises(ModelUnavailable, match=said_why):
        await said(model)
    await model.close()


async def test_cut_off_file_says_so_in_the_log_too(tmp_path: Path) -> None:
    """What llama.cpp says of a file that was not copied whole is in the error and in the log."""
    path = tmp_path / "half.gguf"
    path.write_bytes(built_in_file().read_bytes()[:3_000_000])
    model = EmbeddedModel(tmp_path, gguf_path=path)
    with pytest.raises(ModelUnavailable, match="not within the file bounds"):
        await said(model)
    await model.close()
    assert "not within the file bounds" in (tmp_path / "logs" / "model.log").read_text()


async def test_mended_file_is_taken_without_a_new_start_of_the_server(tmp_path: Path) -> None:
    """A file that failed once is tried again, and another file than the built-in one is not called weak."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(b"not yet copied")
    model = EmbeddedModel(tmp_path, gguf_path=path)
    with pytest.raises(ModelUnavailable):
        await said(model)
    path.unlink()
    path.symlink_to(built_in_file())
    assert await said(model)
    assert (model.name, model.weak) == ("mine", False)
    await model.close()


@pytest.mark.full
async def test_repeated_early_deaths_are_given_up_for_a_while(tmp_path: Path) -> None:
    """A child that keeps dying is left alone for a while, and turns hear at once what is wrong."""
    model = EmbeddedModel(tmp_path)
    for _ in range(4):
        await said(model)
        pid = model.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await until(lambda pid=pid: model.pid != pid)
    await asyncio.sleep(1)
    assert model.pid is None
    with pytest.raises(ModelUnavailable, match="killed"):
        await said(model)
    await model.close()
