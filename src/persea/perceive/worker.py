"""A process that opens uploads, seen from the server: started when there is work, asked, ended whatever it does.

It keeps what it has loaded for the next job, and goes when nobody has asked for some minutes. A job that crashes it, takes
too long or answers too much ends it and is an error of that upload; the next job gets a fresh one. What is in an upload is
for the jobs.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import structlog
from pydantic import BaseModel

from persea.errors import SensesBusy, UnreadableUpload
from persea.perceive.frames import Ask, Told

_ADDRESS_SPACE_BYTES = 3 << 30
_IDLE_S = 300.0
_MOST_WAITING = 8
_MOST_ANSWER_BYTES = 64 << 20
_LAST_WORDS = 8

_ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "ORT_DISABLE_TELEMETRY": "1"}
"""No keys, no addresses: only where this package lies, and that onnxruntime is to tell its makers nothing."""

_log = structlog.get_logger(__name__)


class Worker:
    """One process, one job at a time; a few may wait."""

    def __init__(
        self,
        name: str,
        *,
        address_space_bytes: int = _ADDRESS_SPACE_BYTES,
        idle_s: float = _IDLE_S,
        readable: Sequence[str] = (),
    ) -> None:
        """`readable`: files and folders beside Python's own that its jobs may read, such as a model's."""
        self._name = name
        self._arguments = ["--address-space-bytes", str(address_space_bytes)]
        for path in readable:
            self._arguments += ["--readable", path]
        self._idle_s = idle_s
        self._free = asyncio.Lock()
        self._waiting = 0
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None
        self._words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._leaving: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def ask(self, job: str, request: BaseModel, body: bytes, *, wall_s: float) -> bytes:
        """The answer of `job`, "module:function" of persea.perceive.jobs, as JSON.

        Raises UnreadableUpload where the upload is at fault, also by crashing or hanging what reads it; SensesBusy where
        too many wait or no process can be had. `wall_s` bounds the job, and not the wait for those before it.
        """
        if self._waiting >= _MOST_WAITING:
            raise SensesBusy("Too many uploads are being read", fix="Send it again in a moment")
        self._waiting += 1
        try:
            async with self._free:
                return await self._ask(job, request, body, wall_s)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Ends the process, after the job it may have."""
        async with self._free:
            await self._end()

    async def _ask(self, job: str, request: BaseModel, body: bytes, wall_s: float) -> bytes:
        if self._leaving is not None:
            self._leaving.cancel()
        is_done = False
        try:
            async with asyncio.timeout(wall_s):
                process = await self._running()
                answer = await self._exchange(process, job, request, body)
            is_done = True
        except UnreadableUpload:
            is_done = True
            raise
        except TimeoutError as error:
            raise UnreadableUpload(
                "Reading it took too long", value=f"{wall_s:g} s", fix="Send a shorter or smaller one"
            ) from error
        except (ConnectionError, asyncio.IncompleteReadError, ValueError) as error:
            _log.warning("reader ended", reader=self._name, job=job, said=" | ".join(self._words)[-500:])
            raise UnreadableUpload(
                "It could not be read: what reads it gave up", fix="Send another file, or save it anew"
            ) from error
        finally:
            if is_done:
                loop = asyncio.get_running_loop()
                self._leaving = loop.call_later(self._idle_s, self._leave)
            else:
                await asyncio.shield(self._end())
        return answer

    async def _exchange(
        self, process: asyncio.subprocess.Process, job: str, request: BaseModel, body: bytes
    ) -> bytes:
        assert process.stdin is not None
        assert process.stdout is not None
        ask = Ask(job=job, request=request.model_dump_json(), body_bytes=len(body))
        process.stdin.write(ask.model_dump_json().encode() + b"\n")
        process.stdin.write(body)
        await process.stdin.drain()
        header = await process.stdout.readline()
        if not header:
            raise ConnectionError("the process ended")
        told = Told.model_validate_json(header)
        if told.what:
            raise UnreadableUpload(told.what, value=told.value or None, fix=told.fix)
        if told.body_bytes > _MOST_ANSWER_BYTES:
            raise ConnectionError("the process answered too much")
        return await process.stdout.readexactly(told.body_bytes)

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        await self._end()
        self._words.clear()
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "persea.perceive.child", *self._arguments,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
                env=_ENVIRONMENT, cwd="/", start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise SensesBusy("What reads uploads cannot be started", value=str(error)) from error
        self._listening = asyncio.create_task(self._listen(self._process))
        return self._process

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        """What it says is kept for the log of its end: whole, it would be others' texts in our logs."""
        assert process.stderr is not None
        while said := await process.stderr.read(4096):
            self._words.extend(said.decode("utf-8", "replace").splitlines()[-_LAST_WORDS:])

    def _leave(self) -> None:
        """Nobody has asked for long: its memory is given back."""
        if not self._free.locked() and self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    async def _end(self) -> None:
        """Kills the process and all that is in its group, which is its own, and takes note of its end."""
        process, self._process = self._process, None
        if self._leaving is not None:
            self._leaving.cancel()
        if process is None:
            return
        if process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        assert process.stdout is not None
        while await process.stdout.read(1 << 16):  # what was not read would keep the end from being seen
            pass
        await process.wait()
        if self._listening is not None:
            await self._listening
