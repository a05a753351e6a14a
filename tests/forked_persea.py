"""Starts `persea` in forks of a process that has imported it already: what it imports takes longer than most commands.

    python forked_persea.py CONTROL

CONTROL is a socket's descriptor. Each message on it is the arguments, the environment and the working folder as JSON,
with four descriptors: standard input, output and error, and a socket that is told the process's number and, when it has
ended, its exit code. What is forked runs `python -m persea` from there, with nothing else of this process open.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import selectors
import socket
import sys
from importlib import import_module

from persea.understand.red_flags.read import compile_tables

_IMPORTED = (
    *("persea.app", "persea.cli.console"),
    *("openai", "rich.console", "scipy.optimize", "uvicorn", "uvloop"),
)
"""No module of a command: that each imports what it needs stays proven."""
_MOST_BYTES = 1 << 18


def _asked(control: socket.socket) -> tuple[bytes, list[int]] | None:
    """In a fork: what it is to become. In the first process, once nobody asks any more: None."""
    with selectors.DefaultSelector() as selector:
        selector.register(control, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is not control:
                    pid, told = key.data
                    selector.unregister(key.fileobj)
                    os.close(key.fd)
                    told.send(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
                    told.close()
                    continue
                message, descriptors, _, _ = socket.recv_fds(control, _MOST_BYTES, 4)
                if not message:
                    return None
                pid = os.fork()
                if pid == 0:
                    return message, descriptors
                *standard, status = descriptors
                for descriptor in standard:
                    os.close(descriptor)
                told = socket.socket(fileno=status)
                told.send(str(pid).encode())
                selector.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, told))


def _become(message: bytes, descriptors: list[int]) -> None:
    for number, descriptor in enumerate(descriptors[:3]):
        os.dup2(descriptor, number)
    os.closerange(3, 4096)
    arguments, environment, folder = json.loads(message)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["persea", *arguments]
    sys.path[0] = folder  # as `python -m` has it
    runpy.run_module("persea", run_name="__main__", alter_sys=True)


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    for name in _IMPORTED:
        import_module(name)
    compile_tables()  # as each server does at its start
    gc.collect()
    gc.freeze()  # else collecting garbage would copy all of it into each fork
    asked = _asked(control)
    if asked is not None:
        control.detach()
        _become(*asked)


if __name__ == "__main__":
    main()
