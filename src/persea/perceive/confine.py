"""What a child process that opens others' files gives up before it does.

It keeps its user, as the packages it reads may lie in a folder that is closed to anybody else. What a kernel or container
does not offer (a network of its own, Landlock) is left; limits and "no new privileges" every Linux has.

https://docs.kernel.org/userspace-api/landlock.html
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38  # prctl(2)
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000  # unshare(2)
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION_ASKED, _PATH_BENEATH = 1, 1
_EXECUTE, _WRITE, _READ_FILE, _READ_FOLDER = 1, 2, 4, 8
_OF_FILES = (1 << 13) - 1  # every right that the first version knows
_SYSTEM = (
    "/usr",
    "/lib",
    "/lib64",
    "/etc",
    "/sys/devices/system",
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
)


def die_with_parent() -> None:
    """SIGKILL when the thread that started us is gone."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def go_first() -> None:
    """Where the machine runs out of memory, the kernel is to end this process, and not the server."""
    with suppress(OSError):  # without /proc, or where it is read alone
        Path("/proc/self/oom_score_adj").write_text("1000")


def confine(*, address_space_bytes: int, readable: Sequence[str] = ()) -> None:
    """No files but Python's, the system's libraries and `readable`; none written; no network; so much memory."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET | _CLONE_NEWIPC) != 0:  # as root
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC)  # where users may
    for what, limit in (
        (resource.RLIMIT_AS, address_space_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    package = Path(__file__).resolve().parents[1]
    _only_read(libc, (*_SYSTEM, *_python_folders(), str(package), *readable))


def _python_folders() -> tuple[str, ...]:
    return tuple({sys.prefix, sys.base_prefix, *(path for path in sys.path if path)})


def _only_read(libc: ctypes.CDLL, paths: Sequence[str]) -> None:
    """Landlock: of all files, only those beneath `paths`, and only to read."""
    if libc.syscall(_CREATE_RULESET, None, 0, _VERSION_ASKED) < 1:
        return
    wanted = struct.pack("=Q", _OF_FILES)
    rules = libc.syscall(_CREATE_RULESET, wanted, len(wanted), 0)
    if rules < 0:
        return
    for path in paths:
        try:
            at = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        rights = _EXECUTE | _READ_FILE | _READ_FOLDER if Path(path).is_dir() else _EXECUTE | _READ_FILE
        libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, at), 0)
        os.close(at)
    null = os.open("/dev", os.O_PATH | os.O_CLOEXEC)
    libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", _READ_FILE | _WRITE, null), 0)
    os.close(null)
    libc.syscall(_RESTRICT_SELF, rules, 0)
    os.close(rules)
