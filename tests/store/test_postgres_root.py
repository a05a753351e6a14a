"""The embedded server of root: an unprivileged account runs it, and nobody's folders change."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from postgres_processes import (
    command_line,
    execute,
    leave,
    read,
    ready,
    running,
    server_pids,
    start_user,
)
from psycopg.conninfo import conninfo_to_dict

from persea.errors import DatabaseUnavailable
from persea.store.postgres import EmbeddedPostgres
from persea.store.postgres_place import STATE_DIR

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="about root's database")


def test_root_never_runs_the_server(folder: Path) -> None:
    """The server belongs to an account without groups and capabilities, and the cluster to it alone."""
    with EmbeddedPostgres(folder):
        cluster = (folder / "postgres" / "cluster").stat()
        uid = cluster.st_uid
        assert uid != 0
        assert stat.S_IMODE(cluster.st_mode) == 0o700
        [pid] = server_pids(folder)
        status = Path(f"/proc/{pid}/status").read_text()
        assert f"Uid:\t{uid}\t{uid}\t{uid}\t{uid}\n" in status
        assert "Groups:\t \n" in status
        assert "CapEff:\t0000000000000000\n" in status


@pytest.mark.parametrize(
    ("name", "refusal"), [("nobody", "Peer authentication failed"), ("daemon", "Permission denied")]
)
def test_another_user_cannot_connect(folder: Path, name: str, refusal: str) -> None:
    """Neither the server's own account nor a stranger gets in."""
    with EmbeddedPostgres(folder) as url:
        [pid] = server_pids(folder)
        psql = Path(command_line(pid)[0]).with_name("psql")
        asked = conninfo_to_dict(url)
        done = subprocess.run(
            [psql, "-h", asked["host"], "-U", asked["user"], "-d", asked["dbname"], "-c", "SELECT 1"],
            user=name,
            group=pwd.getpwnam(name).pw_gid,
            extra_groups=[],
            capture_output=True,
            text=True,
            cwd="/",
        )
        assert done.returncode != 0
        assert refusal in done.stderr


def test_a_closed_folder_keeps_its_rights(fresh: Path) -> None:
    """Below a folder that only root may enter, the cluster lies elsewhere: a file and a sentence say where,
    it is found again, and nothing above the data changes.
    """
    closed = fresh / "closed"
    closed.mkdir(0o700)
    data_dir = closed / "shop" / "data"
    data_dir.mkdir(parents=True)
    above = [data_dir, data_dir.parent, closed, fresh, fresh.parent]
    before = [(path.stat().st_mode, path.stat().st_uid, path.stat().st_gid) for path in above]
    said: list[str] = []
    server = EmbeddedPostgres(data_dir, notify=said.append)
    execute(server.start(), "CREATE TABLE kept AS SELECT 5 AS number")
    home = server.home
    try:
        assert home.parent == STATE_DIR
        assert (data_dir / "postgres" / "location.txt").read_text().splitlines()[0] == str(home)
        assert not (data_dir / "postgres" / "cluster").exists()
        [sentence] = said
        assert str(home) in sentence
        assert str(data_dir) in sentence
        assert [(path.stat().st_mode, path.stat().st_uid, path.stat().st_gid) for path in above] == before
        with running(data_dir) as (user, url):
            server.stop()
            assert read(url, "SELECT number FROM kept") == [(5,)]
            leave(user)
        assert EmbeddedPostgres(data_dir).home == home
        assert server_pids(home) == []
    finally:
        server.stop()
        shutil.rmtree(home)
    with pytest.raises(DatabaseUnavailable, match="a folder that is not there") as caught:
        EmbeddedPostgres(data_dir).start()
    assert str(data_dir / "postgres" / "location.txt") in caught.value.fix


def test_a_folder_closed_later(fresh: Path) -> None:
    """A cluster that its account can no longer reach stays where it is, and the error says what to open."""
    data_dir = fresh / "data"
    with EmbeddedPostgres(data_dir):
        pass
    fresh.chmod(0o700)
    with pytest.raises(DatabaseUnavailable, match="can no longer enter its folder"):
        EmbeddedPostgres(data_dir).start()
    fresh.chmod(0o755)
    with EmbeddedPostgres(data_dir) as url:
        assert read(url, "SELECT 1") == [(1,)]


def test_a_closed_installation_is_copied(fresh: Path) -> None:
    """Where the account cannot reach the package, it runs a copy of its own, and the package stays closed."""
    data_dir = fresh / "data"
    package = EmbeddedPostgres(data_dir).binaries.parents[1]
    closed = fresh / "closed"
    closed.mkdir(0o700)
    for source in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(source, closed / source.name, symlinks=True, copy_function=os.link)
    env = {**os.environ, "PYTHONPATH": f"{closed}:{os.environ.get('PYTHONPATH', '')}"}
    for _ in range(2):
        user = start_user(data_dir, env)
        assert read(ready(user), "SELECT 3") == [(3,)]
        [pid] = server_pids(fresh)
        assert Path(command_line(pid)[0]).is_relative_to(data_dir / "postgres")
        leave(user)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_a_cluster_of_another_user(fresh: Path) -> None:
    """The error names the user to whom the database belongs."""
    cluster = fresh / "postgres" / "cluster"
    cluster.mkdir(parents=True)
    for folder in (cluster, cluster.parent):
        shutil.chown(folder, "daemon")
        with pytest.raises(DatabaseUnavailable, match="belongs to another user, daemon") as caught:
            EmbeddedPostgres(fresh).start()
        assert str(folder) in str(caught.value)
