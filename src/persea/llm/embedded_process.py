"""One child process with llama.cpp in it, seen from the parent: started, listened to, ended.

It neither restarts nor retries; that is `embedded`.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import signal
import sys
from collections import deque
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

import structlog

from persea.errors import ModelUnavailable
from persea.llm.embedded_child import Listening, Order

_START_TIMEOUT_S = 600.0  # a large file from a slow disk; nobody waits for it that long
_END_STEP_S = 2.0
_REMEMBERED_LINES = 20
_LOG_BYTES = 1_000_000

_log = structlog.get_logger(__name__)

_LLAMA_PREFIX = re.compile(r"^[\d.]+ ([DIWE]) ")


class EmbeddedProcess:
    """Made by `start`. `url` (with /v1) and `key` are how to reach it."""

    def __init__(self, process: asyncio.subprocess.Process, key: str, log_path: Path) -> None:
        self._process = process
        self._words: deque[str] = deque(maxlen=_REMEMBERED_LINES)
        self._listening_to_words = asyncio.create_task(self._listen_to_words(log_path))
        self.key = key
        self.url = ""

    @classmethod
    async def start(
        cls, gguf_path: Path, mmproj_path: Path | None, *, name: str, log_path: Path
    ) -> EmbeddedProcess:
        """Returns when the model is loaded. Raises ModelUnavailable with the child's last words."""
        _check_files(gguf_path, mmproj_path)
        key = secrets.token_urlsafe(32)
        order = Order(
            gguf_path=str(gguf_path),
            mmproj_path=None if mmproj_path is None else str(mmproj_path),
            name=name,
            key=key,
        )
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",  # what lies in the working folder must not be imported
                "-m",
                "persea.llm.embedded_child",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,  # a Ctrl-C is for the server, which ends this one when it is done
            )
        except OSError as error:
            raise ModelUnavailable(
                "The embedded model's process cannot be started", value=str(error)
            ) from error
        child = cls(process, key, log_path)
        try:
            await child._give(order)
        except BaseException:
            await child.end()
            raise
        return child

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def gone(self) -> bool:
        return self._process.returncode is not None

    async def wait(self) -> None:
        """Until the process is gone and all it said has been read."""
        await self._process.wait()
        await asyncio.shield(self._listening_to_words)

    def obituary(self) -> ModelUnavailable:
        """Why a process that is gone is gone, as an error to raise."""
        code = self._process.returncode
        words = next((word for word in self._words if word.startswith("E ")), None)
        words = words or (self._words[-1] if self._words else f"exit status {code}")
        if code == -signal.SIGILL:
            return ModelUnavailable(
                "This processor lacks instructions that the embedded model's engine needs (AVX2)",
                fix="Connect an endpoint instead: PERSEA_MODEL_URL, or `persea model`",
            )
        if code == -signal.SIGKILL:
            return ModelUnavailable(
                "The embedded model was killed", value=words, fix="Check that there is memory enough"
            )
        return ModelUnavailable(
            "The embedded model cannot run", value=words.removeprefix("E "), fix="Check the model's file"
        )

    async def end(self) -> None:
        """Ends the process, politely first, within some seconds."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        for ask in (None, self._process.terminate, self._process.kill):
            if ask is not None:
                with suppress(ProcessLookupError):
                    ask()
            try:
                async with asyncio.timeout(_END_STEP_S):
                    await self.wait()
                return
            except TimeoutError:
                continue
        _log.warning("embedded model does not end", pid=self.pid)

    async def _give(self, order: Order) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(order.model_dump_json().encode() + b"\n")
        try:
            async with asyncio.timeout(_START_TIMEOUT_S):
                answer = await stdout.readline()
        except TimeoutError:
            raise ModelUnavailable(
                f"The embedded model did not load within {_START_TIMEOUT_S:.0f} s", value=order.gguf_path
            ) from None
        if not answer:
            await self.wait()
            raise self.obituary()
        self.url = Listening.model_validate_json(answer).url + "/v1"

    async def _listen_to_words(self, log_path: Path) -> None:
        assert self._process.stderr is not None
        log_path.parent.mkdir(parents=True, exist_ok=True)
        log = RotatingFileHandler(log_path, maxBytes=_LOG_BYTES, backupCount=1, delay=True)
        log.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
        try:
            async for line in self._process.stderr:
                words = _LLAMA_PREFIX.sub(r"\1 ", line.decode("utf-8", "replace").rstrip())
                if not words:
                    continue
                self._words.append(words)
                log.handle(logging.makeLogRecord({"msg": words, "process": self.pid}))
        finally:
            log.close()


def _check_files(gguf_path: Path, mmproj_path: Path | None) -> None:
    for path in (gguf_path, mmproj_path):
        if path is None:
            continue
        try:
            with path.open("rb") as file:
                magic = file.read(4)
        except OSError as error:
            raise ModelUnavailable(
                f"The model's file cannot be read ({error.strerror})",
                value=str(path),
                fix="Give the path of a GGUF file: `persea model`",
            ) from error
        if magic != b"GGUF":
            raise ModelUnavailable(
                "The model's file is not a GGUF file", value=str(path), fix="Give another: `persea model`"
            )
