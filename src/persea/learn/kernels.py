"""The three inner loops of fitting, in plain Python that numba compiles: `sparse.py` and `pairs.py` call them.

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


def select_rows(
    rows: int,
    start: Offsets,
    column: Ints,
    value: Floats,
    scale: Floats,  # (columns,) each value is multiplied with that of its column
    first: int,  # row r leaves column first + r out: its own
    most: int,
    out_start: Offsets,
    out_column: Ints,
    out_value: Singles,
) -> int:
    """The `most` largest positive values of each row, columns ascending; of equal ones the lower column."""
    filled = 0
    for r in range(rows):
        out_start[r] = filled
        columns = np.empty(start[r + 1] - start[r], np.int32)
        values = np.empty(start[r + 1] - start[r], np.float64)
        found = 0
        for t in range(start[r], start[r + 1]):
            scaled = value[t] * scale[column[t]]
            if scaled > 0.0 and column[t] != first + r:
                columns[found] = column[t]
                values[found] = scaled
                found += 1
        columns = columns[:found]
        values = values[:found]
        if found > most:
            limit = np.partition(values, found - most)[found - most]
            ties = np.sort(columns[values == limit])
            above = int((values > limit).sum())
            last_tie = ties[most - above - 1]
            kept = (values > limit) | ((values == limit) & (columns <= last_tie))
            columns = columns[kept]
            values = values[kept]
        order = np.argsort(columns)
        for t in order:
            out_column[filled] = columns[t]
            out_value[filled] = values[t]
            filled += 1
    out_start[rows] = filled
    return filled
