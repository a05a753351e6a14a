"""Processes that use an embedded database, and what the tests see of them from outside."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

import psycopg

_USER = """
import sys
from pathlib import Path
from persea.store.postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
print("ready", server.start(), flush=True)
sys.stdin.readline()
server.stop()
print("stopped", flush=True)
"""


def start_user(data_dir: Path, env: dict[str, str] | None = None) -> Popen[str]:
    """A process that starts the database, says so, and stops it when it reads a line."""
    return Popen([sys.executable, "-c", _USER, data_dir], stdin=PIPE, stdout=PIPE, text=True, env=env)


def ready(user: Popen[str]) -> str:
    """The connection string, once the process has it."""
    assert user.stdout is not None
    first = user.stdout.readline()
    assert first.startswith("ready "), "the process ended before the database was ready"
    return first.removeprefix("ready ").strip()


def leave(user: Popen[str]) -> None:
    said, _ = user.communicate("\n", timeout=60)
    assert said == "stopped\n"


@contextmanager
def running(data_dir: Path) -> Iterator[tuple[Popen[str], str]]:
    """A user that is ready, with its connection string; killed at the end if it has not left."""
    user = start_user(data_dir)
    try:
        yield user, ready(user)
    finally:
        user.kill()
        user.communicate()


def command_line(pid: int) -> list[str]:
    """Empty for a process that is gone, or dead and not yet waited for."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return words.split("\0") if words else []


def all_pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def server_pids(below: Path) -> list[int]:
    """Servers whose cluster lies in `below`, without their sessions."""
    found = []
    for pid in all_pids():
        words = command_line(pid)
        if len(words) > 3 and words[1] == "-D" and Path(words[2]).is_relative_to(below.resolve()):
            try:
                parent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if command_line(int(parent))[1:3] != words[1:3]:  # a session that has no title yet
                found.append(pid)
    return found


def keeper_pid(home: Path) -> int:
    lines = {pid: command_line(pid) for pid in all_pids()}
    [found] = [
        pid
        for pid, words in lines.items()
        if str(home.resolve()) in words and any(word.endswith("postgres_keeper.py") for word in words)
    ]
    return found


def wait_for(so: Callable[[], bool], patience_s: float = 30.0) -> bool:
    deadline = time.monotonic() + patience_s
    while not so() and time.monotonic() < deadline:
        time.sleep(0.02)
    return so()


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url) as conn:
        conn.execute(statement.encode())


def read(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as conn:
        return conn.execute(query.encode()).fetchall()
