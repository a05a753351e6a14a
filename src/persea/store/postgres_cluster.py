"""Makes an embedded cluster and writes its configuration.

A cluster is made in a folder beside its place and renamed when it is whole, with the database in it, so a
kill in the middle leaves only what the next start removes. Locales are PostgreSQL's own (C.UTF-8), the same
on every machine. Only the one operating system user may connect, over the socket, checked by the kernel
(peer); there is no password and no TCP. The configuration is written anew at each start of the server, so
that a better one reaches existing clusters; a shop's own settings (ALTER SYSTEM) go before it.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
from pathlib import Path

from persea.errors import DatabaseUnavailable
from persea.store.postgres_keeper import Home
from persea.store.postgres_place import Account, replace_file

NAME = "persea"
"""Of the database, and of its one role."""

_MB = 1 << 20
_GB = 1 << 30


def make_cluster(home: Home, account: Account, binaries: Path) -> None:
    """Makes `home.cluster`, which does not exist, with the database in it. Raises DatabaseUnavailable."""
    for left in home.path.glob("cluster.new-*"):
        # The initdb of a killed starter may still be at work in it; the start after this removes the rest.
        shutil.rmtree(left, ignore_errors=True)
    fresh = home.path / f"cluster.new-{secrets.token_hex(4)}"
    fresh.mkdir(0o700)
    if account.dropped:
        os.chown(fresh, account.uid, account.gid)
    initdb: list[str | Path] = [binaries / "initdb", "-D", fresh, "-U", NAME, "--encoding=UTF8"]
    initdb += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--data-checksums"]
    _succeed(account, [*initdb, "--auth-local=peer", "--auth-host=reject", "--no-instructions"])
    alone: list[str | Path] = [
        binaries / "postgres",
        "--single",
        "-D",
        fresh,
        "-c",
        "exit_on_error=on",
        "postgres",
    ]
    _succeed(account, alone, stdin=f"CREATE DATABASE {NAME};\n")
    for unused in ("postgresql.conf", "pg_hba.conf", "pg_ident.conf"):  # the home has them
        (fresh / unused).unlink()
    fresh.rename(home.cluster)
    folder = os.open(home.path, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _succeed(account: Account, argv: list[str | Path], stdin: str = "") -> None:
    try:
        done = account.run(argv, stdin=stdin)
    except subprocess.TimeoutExpired as error:
        raise DatabaseUnavailable(
            "Making the database took more than a minute",
            value=str(argv[0]),
            fix="The disk may be very slow: try again, or use a data folder on another (--data-dir)",
        ) from error
    if done.returncode != 0:
        tail = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise DatabaseUnavailable(
            f"Making the database failed. {Path(argv[0]).name} says:\n{tail}\n",
            fix="Mend what it names (space on the disk, memory, rights), then start again",
        )


def configure(home: Home) -> None:
    """Writes postgresql.conf, pg_hba.conf and pg_ident.conf for this machine and this process's user."""
    me = pwd.getpwuid(os.geteuid()).pw_name
    replace_file(home.path / "pg_hba.conf", f"local all {NAME} peer map={NAME}\n")
    replace_file(home.path / "pg_ident.conf", f'{NAME} "{me}" {NAME}\n')
    settings = {
        "listen_addresses": "''",
        "unix_socket_permissions": "0700",
        "hba_file": _quoted(home.path / "pg_hba.conf"),
        "ident_file": _quoted(home.path / "pg_ident.conf"),
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "'%m [%p] '",
        "log_checkpoints": "off",
        **tuning(memory_bytes(), shared_memory_bytes()),
    }
    lines = ["# Persea writes this file at each start of the server. For settings of your own: ALTER SYSTEM."]
    lines += [f"{name} = {value}" for name, value in settings.items()]
    replace_file(home.config, "\n".join(lines) + "\n")


def tuning(memory: int, shared_memory: int) -> dict[str, str]:
    """Settings for a machine with `memory` bytes, of which /dev/shm may take `shared_memory`."""
    buffers = min(max(memory // 8, 128 * _MB), _GB)
    maintenance = min(max(memory // 16, 64 * _MB), 512 * _MB)
    return {
        "shared_buffers": f"{buffers // _MB}MB",
        "maintenance_work_mem": f"{maintenance // _MB}MB",
        "effective_cache_size": f"{memory // 2 // _MB}MB",
        "work_mem": "16MB",
        "max_connections": "100",
        "random_page_cost": "1.1",
        "jit": "off",
        # Parallel index builds share maintenance_work_mem there, and containers have 64 MB; files always do.
        "dynamic_shared_memory_type": "posix" if shared_memory >= 2 * maintenance else "mmap",
    }


def memory_bytes() -> int:
    """Of the machine, or what the container may use of it."""
    limits = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for name in ("memory.max", "memory/memory.limit_in_bytes"):  # cgroup v2, v1
        path = Path("/sys/fs/cgroup") / name
        if path.exists() and (text := path.read_text("ascii").strip()).isdigit():
            limits.append(int(text))
    return min(limits)


def shared_memory_bytes() -> int:
    """What POSIX shared memory may take altogether."""
    mount = Path("/dev/shm")  # noqa: S108 (only its size is asked for)
    return shutil.disk_usage(mount).total if mount.is_dir() else 0


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
