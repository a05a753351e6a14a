"""Tries the walls around the jobs: what a hostile upload would do if a decoder let it. For tests, and nobody's upload."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import time
from pathlib import Path

from pydantic import BaseModel

from persea.errors import UnreadableUpload


class Trial(BaseModel):
    deed: str
    path: str = ""
    port: int = 0


def attempt(request: str, body: bytes) -> bytes:
    """Does `deed`, and tells how it went."""
    trial = Trial.model_validate_json(request)
    try:
        went = _DEEDS[trial.deed](trial, body)
    except (OSError, MemoryError) as error:
        went = type(error).__name__
    return json.dumps({"went": went}).encode()


def _echo(_: Trial, body: bytes) -> str:
    return f"{len(body)} bytes in {os.getpid()}"


def _refuse(_: Trial, body: bytes) -> str:
    raise UnreadableUpload("It is damaged", value=f"{len(body)} bytes", fix="Send another")


def _crash(_: Trial, body: bytes) -> str:
    return ctypes.string_at(0).decode()


def _hang(_: Trial, body: bytes) -> str:
    time.sleep(3600)
    return "woke up"


def _flood(_: Trial, body: bytes) -> str:
    return "x" * (65 << 20)


def _hoard(_: Trial, body: bytes) -> str:
    return str(len(bytearray(8 << 30)))


def _read(trial: Trial, body: bytes) -> str:
    return Path(trial.path).read_text(encoding="utf-8")


def _write(trial: Trial, body: bytes) -> str:
    return str(Path(trial.path).write_bytes(b"x"))


def _connect(trial: Trial, body: bytes) -> str:
    with socket.create_connection(("127.0.0.1", trial.port), timeout=2):
        return "connected"


def _environment(_: Trial, body: bytes) -> str:
    return Path("/proc/self/environ").read_bytes().replace(b"\0", b"\n").decode()


_DEEDS = {
    "echo": _echo,
    "refuse": _refuse,
    "crash": _crash,
    "hang": _hang,
    "flood": _flood,
    "hoard": _hoard,
    "read": _read,
    "write": _write,
    "connect": _connect,
    "environment": _environment,
}
