"""Where an embedded cluster lies, as which user it runs, and through which socket it is reached.

Usually all of it is in DATA_DIR/postgres, and the server runs as the user who runs Persea. PostgreSQL refuses
to run as root, so there it runs as the account `persea` where the machine has one, else as `nobody`. Where
that account cannot reach the data folder, the cluster lies in a state folder of the system, and a file in
DATA_DIR/postgres says so. No folder's rights are changed but of those that are made here.
"""

from __future__ import annotations

import os
import pwd
import re
import secrets
import stat
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from persea.errors import DatabaseUnavailable
from persea.store.postgres_keeper import PORT, Home

STATE_DIR = Path("/var/lib/persea")
"""Holds the clusters of root's data folders that the database's account cannot enter."""
OWN_SERVER = "Set PERSEA_DATABASE_URL to a PostgreSQL server with pgvector"

_ACCOUNTS = ("persea", "nobody")
_SOCKET_PATH_LIMIT = 107  # bytes; sun_path in unix(7), less the closing NUL


@dataclass(frozen=True, slots=True)
class Account:
    """The operating system's user that the server runs as; `dropped` where that is not this process's."""

    name: str
    uid: int
    gid: int
    dropped: bool

    def run(
        self, argv: Sequence[str | Path], *, stdin: str = "", timeout_s: float = 60.0
    ) -> subprocess.CompletedProcess[str]:
        """Runs a program as this user with an empty environment; stdout holds what it said on either."""
        return subprocess.run(
            argv,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout_s,
            check=False,
            user=self.uid if self.dropped else None,
            group=self.gid if self.dropped else None,
            extra_groups=[] if self.dropped else None,
            umask=0o077,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
        )

    def reaches(self, path: Path) -> bool:
        """Whether it may enter the folder, or execute the file, `path`: asked of the kernel, as that user."""
        return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", path]).returncode == 0


def server_account(home: Home) -> Account:
    """Who runs the server of `home`: for an existing cluster its owner. Raises DatabaseUnavailable."""
    owner_uid = home.cluster.stat().st_uid if home.cluster.exists() else None
    if os.geteuid() != 0:
        account = _account(os.geteuid())
        if owner_uid not in (None, account.uid):
            raise _belongs_to_another(home.cluster)
        return account
    for name in _ACCOUNTS:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        if owner_uid in (None, found.pw_uid):
            return Account(name, found.pw_uid, found.pw_gid, dropped=True)
    if owner_uid is not None:
        raise _belongs_to_another(home.cluster)
    raise DatabaseUnavailable(
        "PostgreSQL does not run as root, and this machine has no account to run it as",
        value=" or ".join(_ACCOUNTS),
        fix="Make one (useradd --system persea), or start Persea as an ordinary user",
    )


def _account(uid: int) -> Account:
    try:
        found = pwd.getpwuid(uid)
    except KeyError as error:
        raise DatabaseUnavailable(
            "The user who runs Persea has no name, which PostgreSQL needs",
            value=f"uid {uid}",
            fix=f"Add the user to /etc/passwd. Or: {OWN_SERVER}",
        ) from error
    return Account(found.pw_name, uid, found.pw_gid, dropped=False)


def _belongs_to_another(folder: Path) -> DatabaseUnavailable:
    uid = folder.stat().st_uid
    try:
        name = pwd.getpwuid(uid).pw_name
    except KeyError:
        name = f"number {uid}"
    return DatabaseUnavailable(
        f"The database of this data folder belongs to another user, {name}",
        value=str(folder),
        fix=f"Run Persea as {name}, or use another data folder (--data-dir)",
    )


# ---------------------------------------------------------------- the folder


def known_home(data_dir: Path) -> Home:
    """Where the cluster of `data_dir` lies, or would first be looked for. Reads only."""
    beside = data_dir / "postgres"
    pointer = beside / "location.txt"
    return Home(Path(pointer.read_text("utf-8").split("\n", 1)[0])) if pointer.exists() else Home(beside)


def has_cluster(data_dir: Path) -> bool:
    """Whether a cluster was made for `data_dir`, here or elsewhere. Reads only."""
    beside = data_dir / "postgres"
    return Home(beside).cluster.exists() or (beside / "location.txt").exists()


def make_home(data_dir: Path) -> Home:
    """The folder beside the other data, made where it is missing. Raises DatabaseUnavailable."""
    data_dir.mkdir(parents=True, exist_ok=True)
    beside = Home(data_dir / "postgres")
    beside.path.mkdir(0o700, exist_ok=True)
    if beside.path.stat().st_uid != os.geteuid():
        raise _belongs_to_another(beside.path)
    return beside


def settle_home(beside: Home, notify: Callable[[str], None]) -> Home:
    """`beside`, or where the server's account can reach it; settled once and for all.

    The caller sees to it that one process does this at a time. Raises DatabaseUnavailable.
    """
    home = known_home(beside.path.parent)
    if not home.path.exists():
        raise DatabaseUnavailable(
            "The database lies in a folder that is not there",
            value=str(home.path),
            fix=f"Bring it back, or remove {beside.path / 'location.txt'} to begin with an empty database",
        )
    account = server_account(home)
    if not account.dropped:
        return home
    home.path.chmod(0o711)
    if account.reaches(home.path):
        return home
    if home.cluster.exists():
        raise DatabaseUnavailable(
            f"The user {account.name}, which runs the database, can no longer enter its folder",
            value=str(home.path),
            fix="Let others enter the folders above it (chmod o+x), or move the data folder where they may",
        )
    return _home_elsewhere(beside, account, notify)


def _home_elsewhere(beside: Home, account: Account, notify: Callable[[str], None]) -> Home:
    if not STATE_DIR.exists():
        STATE_DIR.mkdir()
        STATE_DIR.chmod(0o755)
    words = re.sub(r"[^A-Za-z0-9]+", "-", str(beside.path.parent)).strip("-")[-40:].lstrip("-")
    elsewhere = Home(STATE_DIR / f"{words}-{secrets.token_hex(4)}")
    elsewhere.path.mkdir(0o700)
    elsewhere.path.chmod(0o711)
    if not account.reaches(elsewhere.path):
        elsewhere.path.rmdir()
        raise DatabaseUnavailable(
            f"The user {account.name}, which runs the database as root may not, cannot enter its folder",
            value=str(elsewhere.path),
            fix="Use a data folder that everybody may enter (--data-dir), or start Persea as another user",
        )
    text = (
        f"The database lies in {elsewhere.path}: PostgreSQL refuses to run as root, and the user "
        f"{account.name}, which runs it instead, cannot enter {beside.path.parent}."
    )
    more = "The first line above is read at each start. docs/database.md tells more."
    replace_file(beside.path / "location.txt", f"{elsewhere.path}\n\n{text}\n{more}\n")
    notify(text)
    return elsewhere


def replace_file(path: Path, text: str) -> None:
    """Writes a file that everybody who may enter the folder may read; whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(text, "utf-8")
    fresh.chmod(0o644)
    fresh.replace(path)


# ---------------------------------------------------------------- the socket


def known_sockets(home: Home) -> Path:
    """The folder of the running server's socket."""
    note = home.path / "socket-folder.txt"
    return Path(note.read_text("utf-8").strip()) if note.exists() else home.path / "run"


def settle_sockets(home: Home, account: Account) -> Path:
    """Makes that folder, 0700 and the account's. Only while no server runs."""
    note = home.path / "socket-folder.txt"
    usual = home.path / "run"
    short = len(os.fsencode(usual / f".s.PGSQL.{PORT}")) <= _SOCKET_PATH_LIMIT
    if short and "," not in str(usual):  # libpq splits its host at commas
        note.unlink(missing_ok=True)
        if not _is_private(usual, account):
            if os.path.lexists(usual):
                usual.rmdir()  # made by a start that was killed before it gave it away; only an empty folder goes
            usual.mkdir(0o700)
            _give(usual, account)
        return usual
    noted = known_sockets(home)
    if note.exists() and _is_private(noted, account):
        return noted
    runtime = Path("/run") if account.dropped else Path(f"/run/user/{account.uid}")
    base = runtime if os.access(runtime, os.W_OK) else Path("/tmp")  # noqa: S108 (mkdtemp makes a fresh one)
    fresh = Path(tempfile.mkdtemp(prefix="persea-", dir=base))
    _give(fresh, account)
    replace_file(note, f"{fresh}\n")
    return fresh


def _is_private(folder: Path, account: Account) -> bool:
    """Whether nobody but the account can have put something there; a link does not count as a folder."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return (stat.S_ISDIR(found.st_mode), stat.S_IMODE(found.st_mode), found.st_uid) == (
        True, 0o700, account.uid,
    )  # fmt: skip


def _give(folder: Path, account: Account) -> None:
    if account.dropped:
        os.chown(folder, account.uid, account.gid)
