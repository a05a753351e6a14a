"""How often, and how far apart, products stand in the same histories: the only look at the events that fitting takes.

    F[i, j] = sum over events of i and later events of j, of the same shopper, of w w' gap^-a,    gap up to 20 steps

Two events at the same moment are counted half in each direction, at gap 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from persea.interests.arrays import Floats, Ints, Offsets, offsets
from persea.interests.events import EventTable
from persea.learn.kernels import compiled, pair_rows
from persea.learn.sparse import blocks

_MOST_GAP = 20  # steps
_MOST_EVENTS = 100  # to either side, where a step has very many


@dataclass(frozen=True, slots=True, eq=False)
class PairBlock:
    """Rows `first` and on of F and its transpose, which share their columns; unsorted."""

    first: int
    start: Offsets  # (rows + 1,)
    column: Ints  # (values,)
    after: Floats  # (values,) F[i, j]
    before: Floats  # (values,) F[j, i]


def count_pairs(events: EventTable, row: Ints, products: int, gap_decay: float) -> Iterator[PairBlock]:
    """All rows, a block at a time. `row` (products of the table,) says which row each product is."""
    item = row[events.product]
    gap = np.maximum(np.arange(_MOST_GAP + 1), 1).astype(np.float64)
    left, right = _neighbours(events)
    occurs_at = np.argsort(item, kind="stable").astype(np.int64)
    occurs_start = offsets(np.bincount(item, minlength=products))
    neighbours = offsets((right - left - 1)[occurs_at])[occurs_start]  # (products + 1,) before each product
    at_most = np.minimum(np.diff(neighbours), products)
    total, stamp = np.zeros((2, products)), np.full(products, -1, np.int64)
    fill = compiled(pair_rows)
    for first, last in blocks(at_most):
        size = int(at_most[first:last].sum())
        start, column = np.zeros(last - first + 1, np.int64), np.empty(size, np.int32)
        after, before = np.empty(size), np.empty(size)
        filled = fill(
            first, last, occurs_start, occurs_at, item, events.step, events.weight, left, right,
            gap**-gap_decay, total, stamp, start, column, after, before,
        )  # fmt: skip
        yield PairBlock(first, start, column[:filled], after[:filled], before[:filled])


def _neighbours(events: EventTable) -> tuple[Offsets, Offsets]:
    """The events of the same shopper within _MOST_GAP steps of each: from, to (exclusive)."""
    at = np.arange(len(events), dtype=np.int64)
    if not len(events):
        return at, at
    apart = int(events.step.max()) + 2 * _MOST_GAP
    place = events.shopper.astype(np.int64) * apart + events.step
    left = np.searchsorted(place, place - _MOST_GAP, "left")
    right = np.searchsorted(place, place + _MOST_GAP, "right")
    return np.maximum(left, at - _MOST_EVENTS), np.minimum(right, at + _MOST_EVENTS + 1)
