"""The arrays that the model is made of, and how rows of unequal length are kept in one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Offsets = NDArray[np.int64]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


def offsets(counts: NDArray[np.integer]) -> Offsets:
    """Where each row starts, by how many values each holds: (n,) to (n + 1,)."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))


def places(start: Offsets, rows: Ints) -> tuple[Offsets, Offsets]:
    """Where the values of `rows` stand, one row after the other, and which of `rows` each belongs to."""
    begins, counts = start[rows], start[rows + 1] - start[rows]
    owner = np.repeat(np.arange(len(rows)), counts)
    before = offsets(counts)[:-1]
    return np.arange(len(owner)) - (before - begins)[owner], owner
