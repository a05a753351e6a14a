"""The process that llama.cpp runs in: `python -m persea.llm.embedded_child`, started by `embedded_process`.

One line of JSON comes in on stdin (what to load, and the key to ask for), one goes out on stdout (where it
listens), and after that it serves until stdin ends or its parent dies, whichever way. The key travels on
stdin because the arguments and the environment of a process can be read by others. Everything llama.cpp says
goes to stderr.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading

from pydantic import BaseModel, Field

_PR_SET_PDEATHSIG = 1  # prctl(2)
_CONTEXT_TOKENS = 8192  # shared by the slots; each may use what the others leave
_SLOTS = 4
_MOST_THREADS = 4
_PROMPT_CACHE_MIB = 256  # llama.cpp's own default is 8 GiB
_FAILED_TO_LOAD = 3


class Order(BaseModel):
    """What the parent asks for."""

    gguf_path: str
    mmproj_path: str | None
    name: str
    key: str = Field(repr=False)


class Listening(BaseModel):
    """What the child answers with when it is ready."""

    url: str


def main() -> None:
    _die_with_parent()
    order = Order.model_validate_json(sys.stdin.buffer.readline())
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # nothing that native code prints may come between
    threading.Thread(target=_leave_at_end_of_input, daemon=True).start()
    os.nice(5)  # the server beside it must stay quick while a long answer is written
    # Threads that spin while they wait take the second core from everything else; libgomp reads this once.
    os.environ["OMP_WAIT_POLICY"] = "passive"
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = order.gguf_path
    if order.mmproj_path is not None:
        params.mmproj.path = order.mmproj_path
    params.model_alias = {order.name}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [order.key]
    params.ui = False
    params.endpoint_slots = False
    params.cors_origins = "null"
    params.cors_credentials = False
    params.verbosity = 1
    params.n_ctx = _CONTEXT_TOKENS
    params.n_parallel = _SLOTS
    params.kv_unified = True
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_ENABLED
    threads = min(len(os.sched_getaffinity(0)), _MOST_THREADS)
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    try:
        server = xllamacpp.Server(params)
    except RuntimeError:  # llama.cpp has said why on stderr
        os._exit(_FAILED_TO_LOAD)
    answers.write(Listening(url=server.listening_address).model_dump_json() + "\n")
    answers.flush()
    threading.Event().wait()


def _die_with_parent() -> None:
    """SIGKILL when the thread that started us is gone: the end of stdin does not interrupt a load."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _leave_at_end_of_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)  # without the destructors of native threads that are at work


if __name__ == "__main__":
    main()
