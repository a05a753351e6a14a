"""The process that opens uploads: nothing in an upload gets out of it, and nothing ends the server."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from persea.errors import SensesBusy, UnreadableUpload
from persea.perceive import Senses, get_ready
from persea.perceive.jobs.trial import Trial
from persea.perceive.worker import Worker
from persea.store.database import Database

_JOB = "trial:attempt"


@pytest_asyncio.fixture
async def worker() -> AsyncIterator[Worker]:
    made = Worker("trial", address_space_bytes=1 << 30)
    yield made
    await made.close()


async def _went(worker: Worker, deed: str, *, body: bytes = b"", path: str = "", port: int = 0) -> str:
    answer = await worker.ask(_JOB, Trial(deed=deed, path=path, port=port), body, wall_s=30)
    return str(json.loads(answer)["went"])


async def test_one_process_does_one_job_after_another(worker: Worker) -> None:
    """What it has loaded serves the next upload, and a large body arrives whole."""
    first, second = await asyncio.gather(
        _went(worker, "echo", body=b"x" * 3_000_000), _went(worker, "echo", body=b"yy")
    )
    assert first == f"3000000 bytes in {worker.pid}"
    assert second == f"2 bytes in {worker.pid}"


async def test_a_damaged_upload_is_told_and_the_process_stays(worker: Worker) -> None:
    """A fault of the upload is no fault of what reads it."""
    await _went(worker, "echo")
    pid = worker.pid
    with pytest.raises(UnreadableUpload) as told:
        await _went(worker, "refuse", body=b"abc")
    assert str(told.value) == "It is damaged: 3 bytes. Send another"
    assert await _went(worker, "echo") == f"0 bytes in {pid}"


async def test_a_crash_is_an_error_of_that_upload_alone(worker: Worker) -> None:
    """The next one gets a fresh process."""
    await _went(worker, "echo")
    pid = worker.pid
    with pytest.raises(UnreadableUpload, match="gave up"):
        await _went(worker, "crash")
    assert await _went(worker, "echo", body=b"z") == f"1 bytes in {worker.pid}"
    assert worker.pid != pid


async def test_what_hangs_is_ended(worker: Worker) -> None:
    """A decoder that never comes back holds nobody up for longer than it may."""
    await _went(worker, "echo")
    with pytest.raises(UnreadableUpload, match="took too long"):
        await worker.ask(_JOB, Trial(deed="hang"), b"", wall_s=0.5)
    assert worker.pid is None
    assert (await _went(worker, "echo")).startswith("0 bytes")


async def test_who_no_longer_waits_ends_the_job(worker: Worker) -> None:
    """A cancelled upload leaves no process at work."""
    await _went(worker, "echo")
    asking = asyncio.create_task(worker.ask(_JOB, Trial(deed="hang"), b"", wall_s=60))
    await asyncio.sleep(0.2)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert worker.pid is None


async def test_memory_files_and_network_are_out_of_reach(worker: Worker, tmp_path: Path) -> None:
    """What a hostile upload would want: more memory, our files, a file of its own, another machine, our keys."""
    secret = tmp_path / "secret"
    secret.write_text("key")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert await _went(worker, "hoard") == "MemoryError"
        assert await _went(worker, "connect", port=port) in ("OSError", "ConnectionRefusedError")
    assert await _went(worker, "read", path=str(secret)) == "PermissionError"
    assert await _went(worker, "write", path=str(tmp_path / "new")) == "PermissionError"
    os.environ["PERSEA_MODEL_KEY"] = "sk-secret"
    try:
        await worker.close()
        assert "PERSEA" not in await _went(worker, "environment")
    finally:
        del os.environ["PERSEA_MODEL_KEY"]


async def test_what_is_named_readable_can_be_read(tmp_path: Path) -> None:
    """A model of the person's own lies where they put it."""
    model = tmp_path / "model"
    model.write_text("weights")
    worker = Worker("trial", readable=[str(tmp_path)])
    assert await _went(worker, "read", path=str(model)) == "weights"
    await worker.close()


async def test_an_answer_without_bound_is_not_taken(worker: Worker) -> None:
    """What a job says is bounded as well."""
    with pytest.raises(UnreadableUpload, match="gave up"):
        await _went(worker, "flood")


async def test_only_a_few_may_wait(worker: Worker) -> None:
    """The tenth at once is told to come again, and the nine are served."""
    asked = await asyncio.gather(*(_went(worker, "echo") for _ in range(12)), return_exceptions=True)
    assert sum(isinstance(one, SensesBusy) for one in asked) == 4
    assert sum(isinstance(one, str) for one in asked) == 8


async def test_the_process_goes_when_nobody_asks() -> None:
    """Its memory is given back, and the next upload starts another."""
    worker = Worker("trial", idle_s=0.1)
    await _went(worker, "echo")
    for _ in range(100):
        if worker.pid is None:
            break
        await asyncio.sleep(0.05)
    assert worker.pid is None
    assert (await _went(worker, "echo")).startswith("0 bytes")
    await worker.close()


async def test_the_process_is_the_first_to_go_where_memory_runs_out(worker: Worker) -> None:
    """The kernel ends what opens uploads, and not the server beside it."""
    await _went(worker, "echo")
    assert Path(f"/proc/{worker.pid}/oom_score_adj").read_text().strip() == "1000"


async def test_what_recognises_print_tells_its_makers_nothing(worker: Worker) -> None:
    """onnxruntime sends what it runs to its makers unless it is told not to, also where the network is not taken away."""
    assert "ORT_DISABLE_TELEMETRY" in await _went(worker, "environment")


async def test_what_looking_takes_is_loaded_before_it_is_needed(database: Database) -> None:
    """Once: what is loaded already is left alone."""
    eyes, ears = Worker("eyes"), Worker("ears")
    senses = Senses(eyes, ears, database)
    await get_ready(senses)
    pid = eyes.pid
    assert pid is not None
    await get_ready(senses)
    assert eyes.pid == pid
    await eyes.close()
