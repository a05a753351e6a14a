"""Sparse matrices in compressed rows, and the product that keeps only the largest values of each row.

A product of two sparse matrices has many times the values that are kept, so it is made a block of rows at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from persea.interests.arrays import Floats, Ints, Offsets, Singles, offsets
from persea.learn.kernels import compiled, product_rows, select_rows, sum_rows

_BLOCK_VALUES = 4_000_000  # of a block of rows before the largest are chosen: 48 MB


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A sparse matrix: row r holds column[start[r]:start[r + 1]], each once, with their values."""

    start: Offsets  # (rows + 1,)
    column: Ints  # (values,)
    value: Singles  # (values,)
    columns: int

    def __post_init__(self) -> None:
        if self.column.shape != self.value.shape or self.start[-1] != len(self.column):
            raise ValueError(f"{self.start[-1]} values expected: {self.column.shape}, {self.value.shape}")

    @property
    def rows(self) -> int:
        return len(self.start) - 1

    def row_of(self) -> Ints:
        """(values,) the row of each value."""
        return np.repeat(np.arange(self.rows, dtype=np.int32), np.diff(self.start))

    def scaled(self, by_row: Floats) -> Rows:
        """Each row times its number: diag(by_row) A."""
        factor = np.repeat(by_row.astype(np.float32), np.diff(self.start))
        return Rows(self.start, self.column, self.value * factor, self.columns)

    def of_sum_one(self) -> Rows:
        """Each row divided by its sum; a row without values stays so."""
        sums = np.bincount(self.row_of(), self.value, self.rows)
        return self.scaled(1 / np.where(sums > 0, sums, 1))

    def mean_largest(self) -> float:
        """The mean of the rows' largest values, of rows that have any; 1 where none has."""
        held = np.flatnonzero(np.diff(self.start))
        if not len(held):
            return 1.0
        return float(np.maximum.reduceat(self.value, self.start[held]).mean(dtype=np.float64))


def joined(blocks: Sequence[Rows], columns: int) -> Rows:
    """The rows of all blocks, one under the other."""
    counts = [np.diff(block.start) for block in blocks]
    return Rows(
        offsets(np.concatenate([np.zeros(0, np.int64), *counts])),
        np.concatenate([np.zeros(0, np.int32), *(block.column for block in blocks)]),
        np.concatenate([np.zeros(0, np.float32), *(block.value for block in blocks)]),
        columns,
    )


def largest_of_product(a: Rows, b: Rows, most: int) -> Rows:
    """The `most` largest positive values of each row of A B, without its diagonal."""
    if a.columns != b.rows:
        raise ValueError(f"({a.rows}, {a.columns}) times ({b.rows}, {b.columns})")
    total, stamp = np.zeros(b.columns), np.full(b.columns, -1, np.int64)
    work = offsets(np.diff(b.start)[a.column])[a.start]  # (rows + 1,) additions before each row
    at_most = np.minimum(np.diff(work), b.columns)
    fill = compiled(product_rows)
    chosen = []
    for first, last in blocks(at_most):
        start, column, value = _room(at_most[first:last])
        fill(
            first, last, a.start, a.column, a.value, b.start, b.column, b.value, total, stamp,
            start, column, value,
        )  # fmt: skip
        chosen.append(largest(start, column, value, first, most, b.columns))
    return joined(chosen, b.columns)


def largest_of_sum(parts: Sequence[Rows], most: int) -> tuple[Rows, Singles]:
    """The `most` largest positive values of each row of the parts' sum, and (values, parts) what each adds."""
    rows, columns, count = parts[0].rows, parts[0].columns, len(parts)
    stack = joined(parts, columns)
    at_most = np.diff(stack.start).reshape(count, rows).sum(0)
    total, stamp = np.zeros((count, columns)), np.full(columns, -1, np.int64)
    fill = compiled(sum_rows)
    chosen, shares = [], [np.zeros((0, count), np.float32)]
    for first, last in blocks(at_most):
        start, column, value = _room(at_most[first:last])
        share = np.empty((len(column), count), np.float32)
        fill(
            first, last, count, rows, stack.start, stack.column, stack.value, total, stamp,
            start, column, share, value,
        )  # fmt: skip
        place, block = _select(start, column, value, first, most, columns, None)
        chosen.append(block)
        shares.append(share[place])
    return joined(chosen, columns), np.concatenate(shares)


def largest(
    start: Offsets,
    column: Ints,
    value: Floats,
    first: int,
    most: int,
    columns: int,
    *,
    scale: Floats | None = None,
) -> Rows:
    """The largest of A diag(scale), where A is a block that begins with row `first` of a matrix; no diagonal."""
    return _select(start, column, value, first, most, columns, scale)[1]


def _select(
    start: Offsets, column: Ints, value: Floats, first: int, most: int, columns: int, scale: Floats | None
) -> tuple[Offsets, Rows]:
    kept = int(np.minimum(np.diff(start), most).sum())
    own_start, place, own_value = (
        np.zeros(len(start), np.int64),
        np.empty(kept, np.int64),
        np.empty(kept, np.float32),
    )
    by_column = np.ones(columns) if scale is None else scale
    choose = compiled(select_rows)
    filled = choose(len(start) - 1, start, column, value, by_column, first, most, own_start, place, own_value)
    place = place[:filled]
    return place, Rows(own_start, column[place], own_value[:filled].copy(), columns)


def blocks(at_most: NDArray[np.integer]) -> Iterator[tuple[int, int]]:
    """Runs of rows that together hold _BLOCK_VALUES at most; a row that holds more is a block of its own."""
    running = np.cumsum(at_most)
    first = 0
    while first < len(at_most):
        before = running[first - 1] if first else 0
        last = max(int(np.searchsorted(running, before + _BLOCK_VALUES, "right")), first + 1)
        yield first, last
        first = last


def _room(at_most: NDArray[np.integer]) -> tuple[Offsets, Ints, Floats]:
    size = int(at_most.sum())
    return np.zeros(len(at_most) + 1, np.int64), np.empty(size, np.int32), np.empty(size)
