"""The process that opens uploads: `python -P -m persea.perceive.child`, started by `worker`.

It does one job after another, as they come in on stdin, until that ends or its parent dies.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import BinaryIO

from persea.errors import UnreadableUpload
from persea.perceive.confine import confine, die_with_parent, go_first
from persea.perceive.frames import MOST_HEADER_BYTES, Ask, Told

_JOBS = "persea.perceive.jobs."


def main() -> None:
    die_with_parent()
    go_first()
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--address-space-bytes", type=int, required=True)
    arguments.add_argument("--readable", action="append", default=[])
    given = arguments.parse_args()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that native code prints may come between
    os.nice(5)  # the server beside it must stay quick
    os.environ["OMP_WAIT_POLICY"] = "passive"
    confine(address_space_bytes=given.address_space_bytes, readable=given.readable)
    while True:
        header = sys.stdin.buffer.readline(MOST_HEADER_BYTES)
        if not header:
            return
        ask = Ask.model_validate_json(header)
        _answer(ask, _exactly(sys.stdin.buffer, ask.body_bytes), answers)


def _answer(ask: Ask, body: bytes, answers: BinaryIO) -> None:
    """Anything but a fault of the upload is left to end the process: nobody knows what it left behind."""
    module, _, function = ask.job.partition(":")
    try:
        answer: bytes = getattr(import_module(_JOBS + module), function)(ask.request, body)
        told = Told(body_bytes=len(answer))
    except UnreadableUpload as error:
        value = "" if error.value is None else str(error.value)
        answer, told = b"", Told(body_bytes=0, what=error.what, value=value, fix=error.fix)
    answers.write(told.model_dump_json().encode() + b"\n" + answer)
    answers.flush()


def _exactly(stream: BinaryIO, count: int) -> bytes:
    body = stream.read(count)
    if len(body) != count:
        os._exit(0)  # the parent is gone
    return body


if __name__ == "__main__":
    main()
