"""The embedded server: a real one, its users real processes."""

from __future__ import annotations

import shutil
import stat
import time
from pathlib import Path

import psycopg
import pytest
from postgres_processes import execute, leave, read, ready, running, server_pids, start_user
from psycopg.conninfo import conninfo_to_dict

from persea.errors import DatabaseUnavailable
from persea.store.postgres import EmbeddedPostgres
from persea.store.postgres_cluster import tuning

# ---------------------------------------------------------------- one user


def test_rows_outlive_the_server(fresh: Path) -> None:
    """What was committed is there after a stop and a start, and in between no server runs."""
    server = EmbeddedPostgres(fresh / "not" / "yet" / "there")
    execute(server.start(), "CREATE TABLE kept AS SELECT 42 AS answer")
    assert len(server_pids(fresh)) == 1
    server.stop()
    assert server_pids(fresh) == []
    server.stop()
    assert read(server.start(), "SELECT answer FROM kept") == [(42,)]
    server.stop()
    moved = (fresh / "not").rename(fresh / "elsewhere") / "yet" / "there"
    with EmbeddedPostgres(moved) as url:
        assert read(url, "SELECT answer FROM kept") == [(42,)]


def test_the_database_is_fit_for_a_shop(folder: Path) -> None:
    """It is UTF-8 with Unicode's rules, has checksums and durable commits, and takes pgvector."""
    with EmbeddedPostgres(folder) as url:
        settings = ("data_checksums", "fsync", "synchronous_commit", "TimeZone", "jit", "server_encoding")
        query = f"SELECT {', '.join(f'current_setting({name!r})' for name in settings)}"
        assert read(url, query) == [("on", "on", "on", "UTC", "off", "UTF8")]
        assert read(url, r"SELECT lower('ÄÖÜ'), 'Ökotasche' ~ '^\w+$'") == [("äöü", True)]
        assert read(url, "SELECT to_tsvector('simple', 'Größe ÄPFEL')::text") == [("'größe':1 'äpfel':2",)]
        execute(url, "CREATE EXTENSION vector")
        assert read(url, "SELECT '[1,2]'::vector <-> '[1,4]'::vector") == [(2.0,)]


def test_no_port_is_opened(folder: Path) -> None:
    """The server listens on its socket file and nowhere else."""
    with EmbeddedPostgres(folder):
        [pid] = server_pids(folder)
        names = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
        sockets = {name.removeprefix("socket:[").rstrip("]") for name in names if name.startswith("socket:[")}
        on_a_network = {
            line.split()[9]
            for kind in ("tcp", "tcp6", "udp", "udp6")
            for line in Path(f"/proc/{pid}/net/{kind}").read_text().splitlines()[1:]
        }
        assert sockets, "the socket file"
        assert not sockets & on_a_network


def test_settings_grow_with_the_machine() -> None:
    """An eighth of the memory is cached, 128 MB to 1 GB; a small /dev/shm is not relied upon."""
    mb = 1 << 20
    small, middle, large = (tuning(size * mb, 64 * mb) for size in (512, 4096, 65536))
    assert [each["shared_buffers"] for each in (small, middle, large)] == ["128MB", "512MB", "1024MB"]
    assert [each["maintenance_work_mem"] for each in (small, middle, large)] == ["64MB", "256MB", "512MB"]
    assert middle["effective_cache_size"] == "2048MB"
    assert middle["dynamic_shared_memory_type"] == "mmap"
    assert tuning(4096 * mb, 512 * mb)["dynamic_shared_memory_type"] == "posix"


@pytest.mark.parametrize("name", ["d" * 120, 'it\'s a "shop", really'])
def test_any_folder_name_will_do(fresh: Path, name: str) -> None:
    """Where a socket's path would be too long, or libpq would split it, the socket lies in a closed folder
    elsewhere, and a second process and a second start find it.
    """
    with EmbeddedPostgres(fresh / name) as url:
        sockets = Path(str(conninfo_to_dict(url)["host"]))
        assert not sockets.is_relative_to(fresh)
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        with running(fresh / name) as (user, second):
            assert second == url
            leave(user)
        assert read(url, "SELECT 1") == [(1,)]
    with EmbeddedPostgres(fresh / name) as url:
        assert conninfo_to_dict(url)["host"] == str(sockets)
    sockets.rmdir()


# ---------------------------------------------------------------- several users


def test_a_second_process_shares_the_server(folder: Path) -> None:
    """It gets the same server, keeps it when the first leaves, and the last to leave stops it."""
    with running(folder) as (first, url), running(folder) as (second, same):
        assert same == url
        [pid] = server_pids(folder)
        with psycopg.connect(url) as conn:
            leave(first)
            assert conn.execute("SELECT 7").fetchone() == (7,)
        assert server_pids(folder) == [pid]
        leave(second)
        assert server_pids(folder) == []


def test_four_processes_starting_at_once_make_one_cluster(fresh: Path) -> None:
    """All become ready, on the same server of the same cluster."""
    users = [start_user(fresh / "data") for _ in range(4)]
    assert len({ready(user) for user in users}) == 1
    assert len(server_pids(fresh)) == 1
    assert [path.name for path in (fresh / "data" / "postgres").glob("cluster*")] == ["cluster"]
    for user in users:
        leave(user)
    assert server_pids(fresh) == []


def test_newcomers_while_the_last_user_leaves(folder: Path) -> None:
    """Whoever comes while the server is being stopped gets a working one, every time."""
    with EmbeddedPostgres(folder) as url:
        execute(url, "CREATE TABLE visit (number int)")
    for number in range(4):
        with running(folder) as (leaving, _):
            assert leaving.stdin is not None
            leaving.stdin.write("\n")
            leaving.stdin.flush()
            time.sleep(0.03 * number)
            with EmbeddedPostgres(folder) as url:
                execute(url, f"INSERT INTO visit VALUES ({number})")
    with EmbeddedPostgres(folder) as url:
        assert read(url, "SELECT count(*) FROM visit") == [(4,)]


# ---------------------------------------------------------------- what cannot be used


def test_a_server_that_cannot_start_says_why(folder: Path) -> None:
    """The error carries the end of the server's log and names all of it; mended, the server starts."""
    settings = folder / "postgres" / "cluster" / "postgresql.auto.conf"
    before = settings.read_text()
    settings.write_text("max_connections = 'a hundred'\n")
    try:
        with pytest.raises(DatabaseUnavailable) as caught:
            EmbeddedPostgres(folder).start()
    finally:
        settings.write_text(before)
    assert 'invalid value for parameter "max_connections": "a hundred"' in str(caught.value)
    assert str(folder / "postgres" / "log") in caught.value.fix
    with EmbeddedPostgres(folder) as url:
        assert read(url, "SELECT 1") == [(1,)]


def test_a_cluster_of_another_version(fresh: Path) -> None:
    """It is left alone, and the error names both versions."""
    cluster = fresh / "postgres" / "cluster"
    cluster.mkdir(parents=True)
    shutil.chown(cluster, "nobody") if cluster.owner() == "root" else None
    (cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(DatabaseUnavailable, match="made by PostgreSQL 12, and this Persea has 18"):
        EmbeddedPostgres(fresh).start()
    assert [path.name for path in cluster.iterdir()] == ["PG_VERSION"]


# ---------------------------------------------------------------- long


@pytest.mark.full
def test_the_log_is_bounded(folder: Path) -> None:
    """However much the server writes, the log and the one before it stay within a few megabytes each."""
    with EmbeddedPostgres(folder) as url:
        shout = f"DO $$ BEGIN FOR i IN 1..400 LOOP RAISE LOG '{'x' * 8000}'; END LOOP; END $$"
        for _ in range(6):
            execute(url, shout)
            time.sleep(0.8)
        home = folder / "postgres"
        assert (home / "log.1").exists()
        assert max((home / name).stat().st_size for name in ("log", "log.1")) < 12_000_000
