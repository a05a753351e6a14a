"""Real `persea` processes for tests: the server, and one command at a time. See forked_persea.py for how they start."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_START_S = 60
_COMMAND_S = 120
_MOST_STATUS_BYTES = 64
_MEMORY = Path("/dev/shm")
_ROOMY_BYTES = 6_000_000_000
_QUIET = {"PERSEA_MODEL_PROBE": "off", "PERSEA_PICTURE_INDEX": "off"}


class Process:
    """A process that was forked for us: what `subprocess.Popen` tells and does, as far as tests ask for it."""

    def __init__(self, arguments: Sequence[str], env: dict[str, str], standard: Sequence[int]) -> None:
        """`standard` are its input, output and error, which it has of its own from then on."""
        self.arguments = arguments
        self.returncode: int | None = None
        self._status, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            message = json.dumps([list(arguments), env, str(Path.cwd())]).encode()
            control, _ = _forking()
            socket.send_fds(control, [message], [*standard, theirs.fileno()])
        self.pid = int(self._status.recv(_MOST_STATUS_BYTES))

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, below nothing for a signal. Raises subprocess.TimeoutExpired."""
        if self.returncode is None:
            self._status.settimeout(timeout)
            try:
                self.returncode = int(self._status.recv(_MOST_STATUS_BYTES))
            except TimeoutError as error:
                raise subprocess.TimeoutExpired(["persea", *self.arguments], timeout or 0) from error
            self._status.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@cache
def _forking() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """Where forked_persea.py is asked for processes; it ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        forking = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("forked_persea.py"), str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    return ours, forking


@dataclass
class Server:
    """A `persea serve` of its own process, on a data folder of its own."""

    process: Process
    url: str
    data_dir: Path


@contextmanager
def running_server(data_dir: Path, *options: str, env: dict[str, str] | None = None) -> Iterator[Server]:
    """Starts `persea serve` on a free port, waits until it is ready, and ends it."""
    read, written = os.pipe()
    with Path(os.devnull).open("r+b", 0) as nothing:
        process = Process(
            ["serve", "--port", "0", "--data-dir", str(data_dir), *options],
            {**os.environ, **_QUIET, "PERSEA_LOG_LEVEL": "warning", **(env or {})},
            [nothing.fileno(), nothing.fileno(), written],
        )
    os.close(written)
    said: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        with os.fdopen(read, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                said.append(line)
                if "Persea is ready" in line:
                    ready.set()
        ready.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        assert ready.wait(_START_S), "".join(said)
        address = next((line for line in said if "Persea is ready: " in line), None)
        assert address is not None, "".join(said)
        yield Server(process, address.split("ready: ")[1].strip(), data_dir)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_persea(
    *arguments: str | Path, data_dir: Path | None = None, env: dict[str, str] | None = None, said: str = ""
) -> subprocess.CompletedProcess[str]:
    """One `persea` command to its end, without a terminal; `said` is its standard input."""
    words = [str(one) for one in (*arguments, *(("--data-dir", data_dir) if data_dir else ()))]
    pipes = [os.pipe() for _ in range(3)]
    (spoken, mouth), (out, into_out), (err, into_err) = pipes
    process = Process(words, {**os.environ, **_QUIET, **(env or {})}, [spoken, into_out, into_err])
    for descriptor in (spoken, into_out, into_err):
        os.close(descriptor)
    with ThreadPoolExecutor(3) as pool:
        pool.submit(_write, mouth, said)
        printed, complained = pool.submit(_all_of, out), pool.submit(_all_of, err)
        try:
            code = process.wait(_COMMAND_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return subprocess.CompletedProcess(["persea", *words], code, printed.result(), complained.result())


def _write(descriptor: int, text: str) -> None:
    with suppress(BrokenPipeError), os.fdopen(descriptor, "w", encoding="utf-8") as pipe:
        pipe.write(text)


def _all_of(descriptor: int) -> str:
    with os.fdopen(descriptor, encoding="utf-8") as pipe:
        return pipe.read()


def shared_folder() -> Path:
    """A fresh folder that the database's unprivileged user can reach; in memory where that is roomy.

    A database is a thousand small files, which disks make and remove slowly.
    """
    folder = Path(tempfile.mkdtemp(prefix="persea-test-", dir=_in_memory()))
    folder.chmod(0o755)
    return folder


def _in_memory() -> Path | None:
    roomy = "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOMY_BYTES
    return _MEMORY if roomy else None
