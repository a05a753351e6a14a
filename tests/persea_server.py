"""Real `persea` processes for tests: the server, and one command at a time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_S = 60
_COMMAND_S = 120
_MEMORY = Path("/dev/shm")
_ROOMY_BYTES = 6_000_000_000
_QUIET = {"PERSEA_MODEL_PROBE": "off", "PERSEA_PICTURE_INDEX": "off"}


@dataclass
class Server:
    """A `persea serve` of its own process, on a data folder of its own."""

    process: subprocess.Popen[str]
    url: str
    data_dir: Path


@contextmanager
def running_server(data_dir: Path, *options: str, env: dict[str, str] | None = None) -> Iterator[Server]:
    """Starts `persea serve` on a free port, waits until it is ready, and ends it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "persea", "serve", "--port", "0", "--data-dir", str(data_dir), *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **_QUIET, "PERSEA_LOG_LEVEL": "warning", **(env or {})},
    )
    said: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
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
    kept = ["--data-dir", str(data_dir)] if data_dir else []
    return subprocess.run(
        [sys.executable, "-m", "persea", *map(str, arguments), *kept],
        input=said,
        capture_output=True,
        text=True,
        timeout=_COMMAND_S,
        check=False,
        env={**os.environ, **_QUIET, **(env or {})},
    )


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
