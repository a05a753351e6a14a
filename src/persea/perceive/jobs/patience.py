"""How long a job may go on with what gets ever less likely to succeed."""

from __future__ import annotations

import time
from collections.abc import Callable

_BESIDE_OTHERS = 5.0


def patience(work_s: float) -> Callable[[], bool]:
    """Says whether it is used up: after `work_s` of this thread's own work, so that a busy machine makes nothing unreadable, or
    five times as long by the clock."""
    work_by = time.thread_time() + work_s
    end_by = time.monotonic() + _BESIDE_OTHERS * work_s
    return lambda: time.thread_time() >= work_by or time.monotonic() >= end_by
