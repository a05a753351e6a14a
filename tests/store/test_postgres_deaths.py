"""Kills of users, keepers, servers and first starts: what comes after, with real processes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen

import psycopg
import pytest
from postgres_processes import (
    command_line,
    execute,
    keeper_pid,
    leave,
    read,
    ready,
    running,
    server_pids,
    start_user,
    wait_for,
)

from persea.store.postgres import EmbeddedPostgres

PARENT = """
import subprocess, sys
from pathlib import Path
from persea.store.postgres import EmbeddedPostgres
EmbeddedPostgres(Path(sys.argv[1])).start()
child = subprocess.Popen(["sleep", "60"], close_fds=False)
print(child.pid, flush=True)
child.wait()
"""
WRITER = """
import sys, itertools
from pathlib import Path
import psycopg
from persea.store.postgres import EmbeddedPostgres
with psycopg.connect(EmbeddedPostgres(Path(sys.argv[1])).start(), autocommit=True) as conn:
    conn.execute("CREATE TABLE IF NOT EXISTS written (number bigint PRIMARY KEY, filling text)")
    [(last,)] = conn.execute("SELECT coalesce(max(number), 0) FROM written").fetchall()
    for number in itertools.count(last + 1):
        conn.execute("INSERT INTO written VALUES (%s, repeat('x', 500))", [number])
        print(number, flush=True)
"""


def test_killed_users_leave_no_server(folder: Path) -> None:
    """When all users are killed the server ends by itself, and the next start finds every committed row."""
    with running(folder) as (first, url), running(folder) as (second, _):
        execute(url, "CREATE TABLE users_killed AS SELECT generate_series(1, 1000) AS number")
        first.kill()
        second.kill()
        assert wait_for(lambda: not server_pids(folder))
    with EmbeddedPostgres(folder) as url:
        assert read(url, "SELECT count(*) FROM users_killed") == [(1000,)]


def test_children_of_a_killed_user_do_not_keep_the_server(folder: Path) -> None:
    """A program that a user had started inherits no share of the server, and may live on without it."""
    parent = Popen([sys.executable, "-c", PARENT, folder], stdout=PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    try:
        assert len(server_pids(folder)) == 1
        parent.kill()
        parent.wait()
        assert wait_for(lambda: not server_pids(folder))
        assert command_line(child)[0] == "sleep"
    finally:
        os.kill(child, signal.SIGKILL)
        parent.stdout.close()


def test_a_killed_keeper_is_replaced(folder: Path) -> None:
    """After the keeper is killed, the next start leads to exactly one server with every committed row."""
    with running(folder) as (_, url):
        execute(url, "CREATE TABLE keeper_killed AS SELECT generate_series(1, 1000) AS number")
        os.kill(keeper_pid(folder / "postgres"), signal.SIGKILL)
        with EmbeddedPostgres(folder) as again:
            assert len(server_pids(folder)) == 1
            assert read(again, "SELECT count(*) FROM keeper_killed") == [(1000,)]


def test_a_keeper_killed_with_all_users_leaves_no_server(folder: Path) -> None:
    """Nobody is left to stop it, and it stops."""
    with running(folder) as (user, _):
        keeper = keeper_pid(folder / "postgres")
        user.kill()
        os.kill(keeper, signal.SIGKILL)
        assert wait_for(lambda: not server_pids(folder))


def test_a_server_without_a_keeper_is_replaced(folder: Path) -> None:
    """A server that is still there after its keeper's death is found by its pid file and stopped."""
    with running(folder) as _:
        [pid] = server_pids(folder)
        os.kill(pid, signal.SIGSTOP)  # it cannot act on its keeper's death
        os.kill(keeper_pid(folder / "postgres"), signal.SIGKILL)
        with_its_log = folder / "postgres" / "log"
        starter = start_user(folder)
        try:
            assert wait_for(lambda: f"stops an earlier server, process {pid}" in with_its_log.read_text())
            assert server_pids(folder) == [pid], "none is started beside it"
        finally:
            os.kill(pid, signal.SIGCONT)
        ready(starter)
        [now] = server_pids(folder)
        assert now != pid
        leave(starter)


def test_sessions_of_a_killed_server_are_ended(folder: Path) -> None:
    """What a killed server left behind does not keep the next one from starting."""
    with running(folder) as (user, url), psycopg.connect(url) as conn:
        conn.execute("CREATE TABLE server_killed AS SELECT 1 AS number")
        conn.commit()
        session = conn.info.backend_pid
        os.kill(session, signal.SIGSTOP)  # it does not notice that its server is gone
        [pid] = server_pids(folder)
        os.kill(pid, signal.SIGKILL)
        try:
            with EmbeddedPostgres(folder) as again:
                assert read(again, "SELECT number FROM server_killed") == [(1,)]
                assert command_line(session) == []
        finally:
            with suppress(ProcessLookupError):
                os.kill(session, signal.SIGKILL)
            user.kill()


def test_a_pid_file_that_names_a_stranger(folder: Path) -> None:
    """A number in the pid file that is another process's by now neither stops the start nor harms it."""
    server = EmbeddedPostgres(folder)
    server.start()
    pid_file = folder / "postgres" / "cluster" / "postmaster.pid"
    socket_lock = folder / "postgres" / "run" / ".s.PGSQL.5432.lock"
    left = {path: path.read_text() for path in (pid_file, socket_lock)}
    server.stop()
    owner = pid_file.parent.stat().st_uid
    stranger = Popen(["sleep", "60"], user=owner if os.geteuid() == 0 else None)
    try:
        for path, text in left.items():
            path.write_text(f"{stranger.pid}\n{text.split(chr(10), 1)[1]}")
            os.chown(path, owner, -1)
        with EmbeddedPostgres(folder) as url:
            assert read(url, "SELECT 1") == [(1,)]
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("moment", ["cluster.new-*", "cluster.new-*/global/pg_control", "cluster"])
def test_a_killed_first_start(fresh: Path, moment: str) -> None:
    """A start that is killed while it makes the cluster leaves nothing in the way of the next."""
    user = start_user(fresh)
    assert wait_for(lambda: any((fresh / "postgres").glob(moment)))
    user.kill()
    user.communicate()
    with EmbeddedPostgres(fresh) as url:
        assert read(url, "SELECT current_database()") == [("persea",)]


def test_what_a_killed_first_start_left_is_removed(fresh: Path) -> None:
    """A half-made cluster beside the place of the whole one goes when the whole one is made."""
    left = fresh / "postgres" / "cluster.new-0a1b2c3d"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(fresh):
        assert [path.name for path in (fresh / "postgres").glob("cluster*")] == ["cluster"]


@pytest.mark.full
def test_nothing_acknowledged_is_lost(fresh: Path) -> None:
    """Through 20 kills of a writer at random moments, now and then of its keeper and server too, every row
    whose commit was acknowledged is there after the restart.
    """
    rng = random.Random(20)
    acknowledged = 0
    for _ in range(20):
        writer = Popen([sys.executable, "-c", WRITER, fresh], stdout=PIPE, text=True)
        assert writer.stdout is not None
        acknowledged = max(acknowledged, int(writer.stdout.readline()))
        time.sleep(rng.uniform(0.0, 1.0))
        victims = rng.choice([["user"], ["user", "keeper"], ["user", "server"], ["user", "keeper", "server"]])
        pids = {"user": writer.pid, "keeper": keeper_pid(fresh / "postgres"), "server": server_pids(fresh)[0]}
        rng.shuffle(victims)
        for victim in victims:
            os.kill(pids[victim], signal.SIGKILL)
        whole_lines = writer.communicate()[0].split("\n")[:-1]
        acknowledged = max([acknowledged, *map(int, whole_lines)])
        with EmbeddedPostgres(fresh) as url:
            assert len(server_pids(fresh)) == 1
            [(rows, highest)] = read(url, "SELECT count(*), max(number) FROM written")
            assert rows == highest, "none is missing in the middle"
            assert isinstance(highest, int)
            assert highest >= acknowledged
    assert acknowledged > 1000


@pytest.mark.full
def test_a_killed_server_comes_back(folder: Path) -> None:
    """A server that has run for a while and is killed is started again for the users it has."""
    with EmbeddedPostgres(folder) as url:
        execute(url, "CREATE TABLE server_back AS SELECT 9 AS number")
        [pid] = server_pids(folder)
        time.sleep(11)
        os.kill(pid, signal.SIGKILL)

        def answers() -> bool:
            try:
                return read(url, "SELECT number FROM server_back") == [(9,)]
            except psycopg.OperationalError:
                return False

        assert wait_for(answers)
        assert server_pids(folder) != [pid]


@pytest.mark.full
def test_a_removed_data_folder_takes_its_server_along(fresh: Path) -> None:
    """Where somebody removes the folder under a running server, the server ends and a new one can be made."""
    data_dir = fresh / "data"
    with running(data_dir):
        [pid] = server_pids(fresh)
        shutil.rmtree(data_dir.rename(fresh / "away"), ignore_errors=True)  # the server is writing in it
        assert wait_for(lambda: server_pids(fresh) == [])
        with EmbeddedPostgres(data_dir) as url:
            assert read(url, "SELECT 1") == [(1,)]
            assert server_pids(fresh) != [pid]
