"""Fits and asks one system in a process of its own, on one thread, so that memory and time are its own.

Run as a module, it is that process: it reads what to do from stdin and writes what it found to stdout, pickled. Only
the command that measures starts it. Every system first fits a handful of events, untimed: compiling and loading
libraries is done once for a machine, not once a fit.
"""

from __future__ import annotations

import math
import os
import pickle
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from persea.errors import InterestsError
from persea.evaluate.metrics import Quality, measure_quality
from persea.evaluate.splits import Case, Split
from persea.evaluate.systems import Attributes, System
from persea.interests.events import EventTable

_COUNT = 10
_MOST_FITS = 5
_AGAIN_S = 6.0
"""A fit is timed again within this time, and the shortest told: others work on the same machine."""


@dataclass(frozen=True, slots=True)
class Measured:
    system: str
    quality: Quality
    train_s: float
    peak_mb: float
    """The largest that the process was up to the end of the fit: interpreter, libraries and events included."""
    grown_mb: float
    """By how much the fit made it larger."""
    us_per_shopper: float
    lists: tuple[tuple[str, ...], ...]


def measure(system: System, split: Split, attributes: Attributes) -> Measured:
    """In a process of its own. Raises InterestsError where that fails."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # read when the libraries are loaded, so that it has to be set out here
    first = pickle.dumps((system, split.fit, dict(attributes)), pickle.HIGHEST_PROTOCOL)
    then = pickle.dumps(split.cases, pickle.HIGHEST_PROTOCOL)
    command = [sys.executable, "-m", "persea.evaluate.measure"]
    done = subprocess.run(command, input=first + then, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise InterestsError(
            f"{system.name} ended with {done.returncode}", fix="What it said itself stands above"
        )
    measured: Measured = pickle.loads(done.stdout)  # noqa: S301 - from our own child
    return measured


def measure_here(
    system: System, fit: EventTable, attributes: Attributes, cases_when_fitted: Callable[[], Sequence[Case]]
) -> Measured:
    """In this process. The cases are asked for after the fit, so that they are no part of its memory."""
    system.fit(*_handful())
    before_mb = _peak_mb()
    train_s = math.inf
    peak_mb, begun = 0.0, time.perf_counter()
    for _ in range(_MOST_FITS):
        began = time.perf_counter()
        fill = system.fit(fit, attributes)
        train_s = min(train_s, time.perf_counter() - began)
        peak_mb = peak_mb or _peak_mb()
        if time.perf_counter() - begun > _AGAIN_S:
            break
    cases = cases_when_fitted()
    profiles = [case.profile for case in cases]
    began = time.perf_counter()
    lists = fill(profiles, _COUNT) if profiles else []
    took_s = time.perf_counter() - began
    return Measured(
        system.name,
        measure_quality(lists, [case.target for case in cases], len({*fit.products, *attributes})),
        train_s,
        peak_mb,
        peak_mb - before_mb,
        1e6 * took_s / max(len(profiles), 1),
        tuple(tuple(one) for one in lists),
    )


def _handful() -> tuple[EventTable, dict[str, list[str]]]:
    pairs = [(str(shopper), str((shopper + later) % 9)) for shopper in range(9) for later in range(4)]
    shoppers, products = zip(*pairs, strict=True)
    return EventTable.of(shoppers, products), {str(one): ["all", str(one % 3)] for one in range(9)}


def _peak_mb() -> float:
    """Of this program alone: what getrusage tells on Linux begins with what the parent was."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _work() -> None:
    warnings.filterwarnings("ignore", module="implicit")  # of forms that it converts itself
    system, fit, attributes = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    found = measure_here(system, fit, attributes, lambda: pickle.load(sys.stdin.buffer))  # noqa: S301
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    from persea.evaluate.measure import (
        _work as work,
    )  # so that what is pickled belongs to a module with a name

    work()
