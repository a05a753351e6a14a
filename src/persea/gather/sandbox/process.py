"""One program, one process: started, listened to as long as it may speak, and ended whatever it does.

A crash, a hang or a flood ends the child and is a ToolError; the next program gets a fresh one. What this does not do:
decide who may run programs, or say what a result means.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import sysconfig
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from persea.errors import ToolError

_CHILD = Path(__file__).with_name("child.py")
_WALL_S = 5.0  # of one program; the interpreter ends itself after 2
_CPU_S = 4
_ADDRESS_SPACE_BYTES = 1 << 29
_MOST_OUTPUT_BYTES = 32_768
_AT_ONCE = 1 << 16
_MOST_CODE_BYTES = 20_000
_MOST_WAITING = 8
_CANNOT_START = 70  # as child.py says
_MARK = re.compile(r"^[\d.]+(?:ns|[µμ]s|ms|s) ❯ ?", re.MULTILINE)
"""What Monty puts before the value of the last expression, or before an error."""

_PLACE = re.compile(r'File "[^"]*", line (\d+)')


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program printed, and the value of its last line, as text; "" where it has none."""

    printed: str
    value: str


def find_monty() -> Path | None:
    """The interpreter's program, which its package installs beside Python's."""
    found = Path(sysconfig.get_path("scripts")) / "monty"
    return found if found.is_file() else None


class Sandbox:
    """Runs one program at a time; a few may wait. Nothing of one is left for the next."""

    def __init__(self, monty: Path, *, wall_s: float = _WALL_S) -> None:
        self._monty = monty
        self._wall_s = wall_s
        self._free = asyncio.Semaphore(1)
        self._waiting = 0

    async def run(self, code: str) -> Ran:
        """Raises ToolError: to retry differently where the program is at fault, else to tell the person."""
        written = code.encode("utf-8", "surrogatepass")
        if len(written) > _MOST_CODE_BYTES or "\0" in code:
            raise ToolError(
                f"The program has more than {_MOST_CODE_BYTES} bytes, or a NUL",
                fix="Write a shorter one",
                retry_differently=True,
            )
        if self._waiting >= _MOST_WAITING:
            raise ToolError("Too many programs wait to be run", fix="Answer without it")
        self._waiting += 1
        try:
            async with self._free:
                return await self._run(written)
        finally:
            self._waiting -= 1

    async def _run(self, code: bytes) -> Ran:
        handed = os.memfd_create("program")
        try:
            os.write(handed, code)
            os.lseek(handed, 0, os.SEEK_SET)
            process = await self._start(handed)
        finally:
            os.close(handed)
        hearing = [asyncio.create_task(_heard(stream)) for stream in (process.stdout, process.stderr)]
        try:
            async with asyncio.timeout(self._wall_s):
                printed, told = await asyncio.gather(*hearing)
                code_left = await process.wait()
        except TimeoutError as error:
            raise _stopped(f"ran longer than {self._wall_s:g} s") from error
        finally:
            for one in hearing:
                one.cancel()
            await asyncio.shield(_end(process))
        return _ran(code_left, printed, told)

    async def _start(self, handed: int) -> asyncio.subprocess.Process:
        try:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-I", "-S", str(_CHILD),
                str(self._monty), str(handed), str(_ADDRESS_SPACE_BYTES), str(_CPU_S),
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
                env={}, cwd="/", pass_fds=(handed,), start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise ToolError(
                "Programs cannot be run now", value=str(error), fix="Tell the person, and answer without"
            ) from error


async def _heard(stream: asyncio.StreamReader | None) -> str:
    """All of it. Raises ToolError at more than is allowed: the rest stays unread, and the writer is ended."""
    assert stream is not None
    heard = b""
    while part := await stream.read(8192):
        heard += part
        if len(heard) > _MOST_OUTPUT_BYTES:
            raise _stopped(f"printed more than {_MOST_OUTPUT_BYTES} bytes")
    return heard.decode("utf-8", "replace")


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kills the child and all that is in its group, which is its own, and takes note of its end.

    What it printed and nobody read is read: while a pipe is held up, its end is not noticed (asyncio waits for both).
    """
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            process.kill()
    await asyncio.sleep(0)  # those who heard have let go of the pipes
    for stream in (process.stdout, process.stderr):
        while stream is not None and await stream.read(_AT_ONCE):
            pass
    await process.wait()


def _ran(code_left: int, printed: str, told: str) -> Ran:
    marks = list(_MARK.finditer(told))
    last = told[marks[-1].end() :].strip() if marks else ""
    if code_left == 0:
        return Ran(printed, last)
    if code_left == 1 and (told.startswith("error:") or last.startswith("error:")):
        raise ToolError(
            "The program failed",
            value=_why((last or told).removeprefix("error:").strip()),
            fix="Mend the program, or do without",
            retry_differently=True,
        )
    if code_left == _CANNOT_START:
        raise ToolError("Programs cannot be run here", fix="Tell the person, and answer without")
    raise _stopped("crashed or took more than it may")


def _why(traceback: str) -> str:
    """The last line, which says what it was, and the line of the program where it was."""
    said = traceback.splitlines()[-1] if traceback else "no reason given"
    places = _PLACE.findall(traceback)
    return f"{said[:160]} (line {places[-1]})" if places else said[:180]


def _stopped(why: str) -> ToolError:
    return ToolError(
        f"The program was stopped: it {why}", fix="Write one that does less", retry_differently=True
    )
