"""How long a job may go on with what gets ever less likely to succeed."""

from __future__ import annotations

import time
from collections.abc import Callable

_BESIDE_OTHERS, _LONGEST_S = 10.0, 12.0


def patience(work_s: float) -> Callable[[], bool]:
    """Says whether it is used up: after `work_s` of this thread's own work, so that a busy machine makes nothing unreadable, or
    ten times as long by the clock, but no longer than twelve seconds where `work_s` is less."""
    work_by = time.thread_time() + work_s
    end_by = time.monotonic() + max(work_s, min(_BESIDE_OTHERS * work_s, _LONGEST_S))
    return lambda: time.thread_time() >= work_by or time.monotonic() >= end_by
