"""The keeper: a small process that is the parent of one embedded PostgreSQL for as long as it has users.

    python postgres_keeper.py HOME POSTGRES SOCKETS

store/postgres.py starts it by file path, so it needs nothing but the standard library. Every process that
uses the database holds a shared flock on HOME/users.lock. The keeper tries to take that lock for itself:
it succeeds when the last user has left, by whatever way (the kernel drops the lock of a killed process), and
then stops the server. While it stops, it holds the lock, and a newcomer waits. HOME/keeper.lock tells
whether a keeper lives.

Should the keeper itself be killed, the kernel sends SIGINT to the server (PR_SET_PDEATHSIG), which is its
fast shutdown. So no orphan stays even where keeper and users are killed together; the price, that the users
lose the database with it, is paid only by whoever kills a process that does nothing but this. A server that
is killed is started again.

It ignores SIGTERM and SIGHUP: a service manager that signals every process of a service would otherwise
take the database away from a program that is still finishing its requests.

Where a cluster lies is decided in store/postgres_place.py, what is in it in store/postgres_cluster.py.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PORT = 5432
_POLL_S = 0.5
_LOG_LIMIT_BYTES = 4_000_000
_RESTART_AFTER_S = 10.0
"""A server that dies younger than this would only die again."""
_STOPS = (
    (signal.SIGINT, 30.0),  # fast shutdown: sessions end, a checkpoint is written
    (signal.SIGQUIT, 10.0),  # immediate: the next start recovers from the log
    (signal.SIGKILL, 5.0),
)
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one cluster and the names in it."""

    path: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.path / "cluster"

    @property
    def config(self) -> Path:
        return self.path / "postgresql.conf"

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def start_lock(self) -> Path:
        return self.path / "start.lock"

    @property
    def users_lock(self) -> Path:
        return self.path / "users.lock"

    @property
    def keeper_lock(self) -> Path:
        return self.path / "keeper.lock"

    @property
    def title(self) -> str:
        """The server's cluster_name, which PostgreSQL shows in the title of each of its processes."""
        return f"persea-{hashlib.sha256(os.fsencode(self.cluster)).hexdigest()[:12]}"


def open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def try_lock(descriptor: int, how: int) -> bool:
    """Whether the lock was to be had at once; `how` is LOCK_EX or LOCK_SH."""
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_until(done: Callable[[], bool], patience_s: float) -> bool:
    """Asks until it is so, at most `patience_s`; the last answer."""
    deadline, pause_s = time.monotonic() + patience_s, 0.01
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause_s)
        pause_s = min(pause_s * 1.5, 0.1)
    return True


# ---------------------------------------------------------------- the server's processes


def server_pid(home: Home) -> int | None:
    """The running server of this cluster by its pid file, or None.

    The number alone proves nothing: it may be left from before a reboot, and belong to anybody now.
    """
    try:
        pid = int((home.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _is_server(home, pid) else None


def server_status(home: Home) -> str:
    """What the server last said of itself: starting, ready, stopping; empty where it has said nothing."""
    try:
        lines = (home.cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return ""
    return lines[7].strip() if len(lines) > 7 else ""


def stop_server(home: Home) -> None:
    """Ends the running server, politely at first; returns when it is gone."""
    pid = server_pid(home)
    if pid is None:
        return
    for number, patience_s in _STOPS:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        if wait_until(lambda: not _is_server(home, pid), patience_s):
            return
    raise TimeoutError(f"process {pid} does not end")


def _is_server(home: Home, pid: int) -> bool:
    return _command_line(pid).split(b"\0")[1:3] == [b"-D", os.fsencode(home.cluster)]


def _sessions(home: Home) -> list[int]:
    """The server's child processes, found by their titles."""
    prefix = f"postgres: {home.title}: ".encode()
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if _command_line(pid).startswith(prefix)]


def _command_line(pid: int) -> bytes:
    """Empty for a process that is gone, dead and not yet waited for, or hidden because it is not ours."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return b""


def _clear(home: Home, sockets: Path) -> None:
    """Removes what a server that nobody keeps has left. Only for the holder of keeper.lock."""
    if (pid := server_pid(home)) is not None:
        _say(f"stops an earlier server, process {pid}")
        stop_server(home)
    for pid in _sessions(home):  # their server is dead; they would hold its shared memory until they notice
        _say(f"ends process {pid} of an earlier server")
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not _sessions(home), 5.0)
    # PostgreSQL takes any living process with the number in these files for a server, and would not start.
    (home.cluster / "postmaster.pid").unlink(missing_ok=True)
    (sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


# ---------------------------------------------------------------- keeping one


def _spawn(home: Home, postgres: str, sockets: Path) -> subprocess.Popen[bytes]:
    libc = ctypes.CDLL(None)
    keeper = os.getpid()

    def tie_to_keeper() -> None:  # runs as the server's user: a change of user would undo it
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if os.getppid() != keeper:
            os._exit(1)

    owner = home.cluster.stat()
    as_root = os.geteuid() == 0
    quoted = '"' + str(sockets).replace('"', '""') + '"'  # the setting is a list, split at commas
    place = ["-D", str(home.cluster), "-k", quoted, "-p", str(PORT)]
    return subprocess.Popen(
        [postgres, *place, "-c", f"config_file={home.config}", "-c", f"cluster_name={home.title}"],
        stdin=subprocess.DEVNULL,
        user=owner.st_uid if as_root else None,
        group=owner.st_gid if as_root else None,
        extra_groups=[] if as_root else None,
        umask=0o077,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},  # PostgreSQL reads PGPORT and the like
        preexec_fn=tie_to_keeper,  # safe: this process has one thread
    )


def _end(server: subprocess.Popen[bytes]) -> None:
    """Our own server, politely at first. By its process: it may not have written its pid file yet."""
    for number, patience_s in _STOPS:
        server.send_signal(number)
        if wait_until(lambda: server.poll() is not None, patience_s):
            return
    raise TimeoutError(f"process {server.pid} does not end")


def _ended_by_itself(home: Home, server: subprocess.Popen[bytes], users: int) -> bool:
    """Waits. False: nobody uses it any more, and this process now holds the users' lock for itself."""
    while server.poll() is None:
        if try_lock(users, fcntl.LOCK_EX):
            return False
        _bound_log(home.log)
        signal.sigtimedwait({signal.SIGCHLD}, _POLL_S)
    return True


def _bound_log(log: Path) -> None:
    """Keeps the log and the one before it; the server goes on writing to the same file.

    Raises FileNotFoundError where the home has been removed, which ends the keeper, and so the server.
    """
    if log.stat().st_size > _LOG_LIMIT_BYTES:
        shutil.copyfile(log, log.with_name("log.1"))
        os.truncate(log, 0)


def _say(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime())} UTC keeper: {text}\n")


def _keep(home: Home, postgres: str, sockets: Path, users: int) -> None:
    while True:
        _clear(home, sockets)
        begun = time.monotonic()
        server = _spawn(home, postgres, sockets)
        if not _ended_by_itself(home, server, users):
            _end(server)
            return
        if server.returncode == 0:
            return  # somebody stopped it on purpose
        if time.monotonic() - begun < _RESTART_AFTER_S:
            _say(f"the server ended with {server.returncode} soon after its start")
            return
        _say(f"the server ended with {server.returncode}; starts it again")


def main() -> None:
    home, postgres, sockets = Home(Path(sys.argv[1])), sys.argv[2], Path(sys.argv[3])
    # In this order, so that the kernel closes keeper.lock first when this process is killed: whoever then
    # gets the users' lock also sees that no keeper lives.
    keeping, users = open_lock(home.keeper_lock), open_lock(home.users_lock)
    if not try_lock(keeping, fcntl.LOCK_EX):
        return
    if os.fork():
        os._exit(0)  # the starter need not wait for the keeper's end; the child has the lock
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: None)  # SIG_IGN would be inherited by the server
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    try:
        _keep(home, postgres, sockets, users)
    finally:
        os.close(keeping)


if __name__ == "__main__":
    main()
