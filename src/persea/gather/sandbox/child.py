"""The process around Monty: gives up what it can, then becomes the interpreter. Started by `process`, as a plain file.

    python -I -S child.py MONTY CODE_FD ADDRESS_SPACE_BYTES CPU_S

It imports nothing of Persea. What this kernel or container does not allow (a network of its own) is left; what every
Linux has (limits, no new privileges) must work, or nothing runs.
"""

import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38  # prctl(2)
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000  # unshare(2)
_OPEN_FILES = 16
_ALL_FILES = 1 << 20
CANNOT_START = 70
_NOBODY = 65534

_MAX_FEED_S, _MAX_MEMORY, _MAX_DEPTH = "2", "64MB", "200"


def main() -> None:
    monty, code_fd, address_space, cpu_s = sys.argv[1:5]
    program = os.open(monty, os.O_RDONLY | os.O_CLOEXEC)
    low, high = sorted((int(code_fd), program))
    for first, last in ((3, low), (low + 1, high), (high + 1, _ALL_FILES)):
        os.closerange(first, last)  # not every event loop keeps its own files to itself
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET | _CLONE_NEWIPC) != 0:  # as root
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC)  # where users may
    for what, limit in (
        (resource.RLIMIT_CPU, int(cpu_s)),
        (resource.RLIMIT_AS, int(address_space)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(what, (limit, limit))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # a change of user undoes it
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        os._exit(CANNOT_START)
    os.chdir("/")
    os.nice(10)
    os.execve(  # noqa: S606
        program,
        ["monty", "--max-feed-duration", _MAX_FEED_S, "--max-memory", _MAX_MEMORY, "--max-recursion-depth", _MAX_DEPTH,
         "--max-total-sleep", "0", "--max-sleep", "0", "--max-suspensions", "20", f"/proc/self/fd/{code_fd}"],
        {},
    )  # fmt: skip


if __name__ == "__main__":
    try:
        main()
    except OSError:  # what it was, the parent cannot mend either
        os._exit(CANNOT_START)
