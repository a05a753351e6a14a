"""The four inner loops of fitting, in plain Python that numba compiles: `sparse.py` and `pairs.py` call them.

Each fills a block of rows of a sparse matrix (compressed rows: `start`, `column`, `value`). They allocate nothing
that grows with the matrix, look at no object, and run as they are, slowly, without a compiler: `compiled` makes the
fast form when it is first asked for, because importing has no effects here and numba writes a cache.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from persea.interests.arrays import Floats, Ints, Offsets, Singles


@functools.cache
def compiled(kernel: Callable[..., int]) -> Callable[..., int]:
    """`kernel` as machine code; compiled once for a machine, then read from numba's cache."""
    import numba  # half a second and 100 MB, which only fitting pays

    fast: Callable[..., Any] = numba.njit(cache=True, nogil=True)(kernel)
    return fast


def pair_rows(
    first: int,
    last: int,
    occurs_start: Offsets,  # (items + 1,)
    occurs_at: Offsets,  # (events,) where each item stands in the events, item after item
    item: Ints,  # (events,)
    step: Ints,  # (events,) place in time within the shopper's history
    weight: Singles,  # (events,)
    left: Offsets,  # (events,) the first neighbour that counts
    right: Offsets,  # (events,) one past the last
    decay: Floats,  # (gaps + 1,) what a neighbour counts, by its distance in steps
    total: Floats,  # (2, items) scratch
    stamp: Offsets,  # (items,) scratch
    out_start: Offsets,
    out_column: Ints,
    out_after: Floats,  # j after i; at the same moment half
    out_before: Floats,  # j before i
) -> int:
    """Rows `first` to `last` of the counts of j around i: sums of decay[distance] over all occurrences."""
    filled = 0
    for i in range(first, last):
        begin = filled
        out_start[i - first] = begin
        for o in range(occurs_start[i], occurs_start[i + 1]):
            p = occurs_at[o]
            for q in range(left[p], right[p]):
                if q == p:
                    continue
                j = item[q]
                if stamp[j] != i:
                    stamp[j] = i
                    total[0, j] = 0.0
                    total[1, j] = 0.0
                    out_column[filled] = j
                    filled += 1
                gap = step[q] - step[p]
                amount = weight[p] * weight[q] * decay[abs(gap)]
                if gap > 0:
                    total[0, j] += amount
                elif gap < 0:
                    total[1, j] += amount
                else:
                    total[0, j] += amount / 2
                    total[1, j] += amount / 2
        for t in range(begin, filled):
            out_after[t] = total[0, out_column[t]]
            out_before[t] = total[1, out_column[t]]
    out_start[last - first] = filled
    return filled


def product_rows(
    first: int,
    last: int,
    a_start: Offsets,
    a_column: Ints,
    a_value: Singles,
    b_start: Offsets,
    b_column: Ints,
    b_value: Singles,
    total: Floats,  # (columns of b,) scratch
    stamp: Offsets,  # (columns of b,) scratch
    out_start: Offsets,
    out_column: Ints,
    out_value: Floats,
) -> int:
    """Rows `first` to `last` of A B, by Gustavson's row-wise algorithm (ACM TOMS 4(3), 1978)."""
    filled = 0
    for i in range(first, last):
        begin = filled
        out_start[i - first] = begin
        for p in range(a_start[i], a_start[i + 1]):
            k = a_column[p]
            for q in range(b_start[k], b_start[k + 1]):
                j = b_column[q]
                if stamp[j] != i:
                    stamp[j] = i
                    total[j] = 0.0
                    out_column[filled] = j
                    filled += 1
                total[j] += a_value[p] * b_value[q]
        for t in range(begin, filled):
            out_value[t] = total[out_column[t]]
    out_start[last - first] = filled
    return filled


def sum_rows(
    first: int,
    last: int,
    parts: int,
    rows: int,
    start: Offsets,  # (parts * rows + 1,) the parts stacked: row i of part k is row k * rows + i
    column: Ints,
    value: Singles,
    total: Floats,  # (parts, columns) scratch
    stamp: Offsets,  # (columns,) scratch
    out_start: Offsets,
    out_column: Ints,
    out_part: Singles,  # (values, parts)
    out_value: Floats,
) -> int:
    """Rows `first` to `last` of the parts' sum, and what each part adds to it."""
    filled = 0
    for i in range(first, last):
        begin = filled
        out_start[i - first] = begin
        for k in range(parts):
            for p in range(start[k * rows + i], start[k * rows + i + 1]):
                j = column[p]
                if stamp[j] != i:
                    stamp[j] = i
                    for other in range(parts):
                        total[other, j] = 0.0
                    out_column[filled] = j
                    filled += 1
                total[k, j] += value[p]
        for t in range(begin, filled):
            out_value[t] = 0.0
            for k in range(parts):
                out_part[t, k] = total[k, out_column[t]]
                out_value[t] += total[k, out_column[t]]
    out_start[last - first] = filled
    return filled


def select_rows(
    rows: int,
    start: Offsets,
    column: Ints,
    value: Floats,
    scale: Floats,  # (columns,) each value is multiplied with that of its column
    first: int,  # row r leaves column first + r out: its own
    most: int,
    out_start: Offsets,
    out_place: Offsets,
    out_value: Singles,
) -> int:
    """Where the `most` largest positive values of each row stand, in no order; of equal ones the lower columns.

    Where a row has more, it passes through a heap whose root is the least that is kept.
    """
    filled = 0
    heap_value = np.empty(most, np.float64)
    heap_column = np.empty(most, np.int32)
    heap_place = np.empty(most, np.int64)
    for r in range(rows):
        out_start[r] = filled
        held = 0
        heaped = False
        for t in range(start[r], start[r + 1]):
            new_column = column[t]
            new = value[t] * scale[new_column]
            if new <= 0.0 or new_column == first + r:
                continue
            if held < most:
                heap_value[held] = new
                heap_column[held] = new_column
                heap_place[held] = t
                held += 1
                continue
            # Each of the inner nodes sinks once, to make the heap; then -1, the new one, into the root's place.
            node = -1 if heaped else most // 2 - 1
            heaped = True
            while node >= -1:
                if node >= 0:
                    at, v, c, p = node, heap_value[node], heap_column[node], heap_place[node]
                else:
                    at, v, c, p = 0, new, new_column, t
                    if v < heap_value[0] or (v == heap_value[0] and c > heap_column[0]):
                        break
                node -= 1
                while 2 * at + 1 < most:
                    below = 2 * at + 1
                    other = below + 1
                    if other < most and (
                        heap_value[other] < heap_value[below]
                        or (
                            heap_value[other] == heap_value[below] and heap_column[other] > heap_column[below]
                        )
                    ):
                        below = other
                    if v < heap_value[below] or (v == heap_value[below] and c > heap_column[below]):
                        break
                    heap_value[at] = heap_value[below]
                    heap_column[at] = heap_column[below]
                    heap_place[at] = heap_place[below]
                    at = below
                heap_value[at] = v
                heap_column[at] = c
                heap_place[at] = p
        for at in range(held):
            out_place[filled] = heap_place[at]
            out_value[filled] = heap_value[at]
            filled += 1
    out_start[rows] = filled
    return filled
