"""The embedded PostgreSQL: a server of this data folder's own, shared by all processes of Persea that use it.

    with EmbeddedPostgres(data_dir) as url:
        ...

The first user makes the cluster where there is none and starts the server through a keeper
(store/postgres_keeper.py); later ones join; when the last has gone, however it went, the server stops.
Nothing else is known here of what is stored: see store/database.py.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg.conninfo import make_conninfo

from persea.errors import DatabaseUnavailable
from persea.store.postgres_binaries import reachable_binaries, shipped_binaries
from persea.store.postgres_cluster import NAME, configure, make_cluster
from persea.store.postgres_keeper import (
    PORT,
    Home,
    open_lock,
    server_pid,
    server_status,
    try_lock,
    wait_until,
)
from persea.store.postgres_place import (
    Account,
    known_home,
    known_sockets,
    make_home,
    server_account,
    settle_home,
    settle_sockets,
)

_START_S = 60.0
_RECOVERY_S = 600.0
"""After a crash the server may replay up to a gigabyte of log before it is ready."""
_STOP_S = 45.0  # longer than the keeper's patience with the server


class EmbeddedPostgres:
    """One process's share of the embedded server. Blocking: call it from a thread where a loop runs.

    `notify` is told, in a sentence, what a person should know (a cluster kept elsewhere).
    """

    def __init__(self, data_dir: Path, *, notify: Callable[[str], None] = lambda _: None) -> None:
        self._data_dir = data_dir.resolve()
        self._notify = notify
        self._share: int | None = None

    @property
    def home(self) -> Path:
        """The folder that holds the cluster, its configuration and its log."""
        return known_home(self._data_dir).path

    @property
    def binaries(self) -> Path:
        """The folder with pg_dump, psql and the rest, of the version that runs the cluster."""
        return shipped_binaries(known_home(self._data_dir))

    def start(self) -> str:
        """A libpq connection string, to be used while this share is held. Raises DatabaseUnavailable.

        Makes the cluster and starts the server where that is to be done.
        """
        assert self._share is None, "already started"
        try:
            beside = make_home(self._data_dir)
            with _alone(beside):
                home = settle_home(beside, self._notify)
            with _alone(home):
                return self._join(home)
        except (OSError, subprocess.SubprocessError) as error:
            raise DatabaseUnavailable(
                "The embedded database could not be set up",
                value=str(error),
                fix="Check the rights and the space of the data folder, or use another (--data-dir)",
            ) from error

    def stop(self) -> None:
        """Gives the share back; the last user waits until the server has stopped."""
        share, self._share = self._share, None
        if share is None:
            return
        home = known_home(self._data_dir)
        try:
            # With the lock alone in hand nobody joins a server that is about to stop.
            if try_lock(share, fcntl.LOCK_EX) and (pid := server_pid(home)) is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGINT)
                wait_until(lambda: not _kept(home), _STOP_S)
        finally:
            fcntl.flock(share, fcntl.LOCK_UN)  # closing alone leaves it with children forked without exec
            os.close(share)

    def __enter__(self) -> str:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _join(self, home: Home) -> str:
        share = open_lock(home.users_lock)
        try:
            if not wait_until(lambda: try_lock(share, fcntl.LOCK_SH), _START_S):
                raise DatabaseUnavailable(
                    "The database has been stopping for a minute",
                    value=str(home.path),
                    fix=f"See {home.log}, then try again",
                )
            account = server_account(home)
            log_from = home.log.stat().st_size if home.log.exists() else 0
            url = _url(home, account)
            # The keeper that is there may come to its end while we wait for its server.
            if not (_kept(home) and _ready(home, url, log_from)):
                binaries = reachable_binaries(shipped_binaries(home), home, account)
                if not home.cluster.exists():
                    make_cluster(home, account, binaries)
                configure(home)
                _start_keeper(home, binaries, settle_sockets(home, account))
                url = _url(home, account)
                if not _ready(home, url, log_from):
                    raise _failed("The embedded database did not start", home, log_from)
        except BaseException:
            os.close(share)
            raise
        self._share = share
        return url


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """One process at a time prepares a home. Raises DatabaseUnavailable."""
    lock = open_lock(home.start_lock)
    try:
        if not wait_until(lambda: try_lock(lock, fcntl.LOCK_EX), _RECOVERY_S):
            raise DatabaseUnavailable(
                "Another process has been starting the database for too long",
                value=str(home.path),
                fix=f"See {home.log}, end that process and try again",
            )
        yield
    finally:
        os.close(lock)


def _kept(home: Home) -> bool:
    """Whether a keeper lives."""
    lock = open_lock(home.keeper_lock)
    try:
        return not try_lock(lock, fcntl.LOCK_SH)
    finally:
        os.close(lock)


def _url(home: Home, account: Account) -> str:
    sockets = known_sockets(home)
    return make_conninfo(host=str(sockets), port=PORT, user=NAME, dbname=NAME, requirepeer=account.name)


def _start_keeper(home: Home, binaries: Path, sockets: Path) -> None:
    script = Path(__file__).with_name("postgres_keeper.py")
    log = os.open(home.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        subprocess.run(
            [sys.executable, "-I", "-S", script, home.path, binaries / "postgres", sockets],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            timeout=_START_S,
            check=False,  # a keeper that fails leaves its lock free and its reason in the log
        )
    finally:
        os.close(log)


def _ready(home: Home, url: str, log_from: int) -> bool:
    """Waits. True: the server answers. False: no keeper lives. Raises DatabaseUnavailable."""
    begun, said = time.monotonic(), ""
    while True:
        status = server_status(home)
        if status == "ready":
            try:
                psycopg.connect(url, connect_timeout=5).close()
            except psycopg.OperationalError as error:
                said = str(error).strip()
            else:
                return True
        if not _kept(home):
            return False
        waited_s = time.monotonic() - begun
        if waited_s > (_RECOVERY_S if status == "starting" else _START_S):
            what = f"The embedded database was not ready in {waited_s:.0f} s"
            raise _failed(what, home, log_from, said or None)
        time.sleep(0.02)


def _failed(what: str, home: Home, log_from: int, said: str | None = None) -> DatabaseUnavailable:
    with home.log.open("rb") as log:
        log.seek(log_from)
        lines = log.read().decode("utf-8", "replace").splitlines()[-15:]
    tail = "\n".join(lines)
    return DatabaseUnavailable(
        f"{what}. Its log ends:\n{tail}\n",
        value=said,
        fix=f"Mend what it names (space on the disk, memory, rights) and start again. All of it: {home.log}",
    )
