"""Which pieces of print stand on one row, and in which order rows are read. Pure.

A photo is seldom level: rows are told after the common slant of the pieces is taken out. Two blocks of running text side by side
are columns, each read to its end; what stands beside a row otherwise (a price, an amount) belongs to the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ONE_ROW = 0.5  # of the lower of two heights, by which they have to overlap
_GUTTER = 1.0  # of a letter's height: narrower, it is the space between words
_RUNNING = 16  # signs of a piece of running text; amounts and names of articles are mostly shorter
_FEWEST_RUNNING = 3
_FULL = 0.5  # of its column, which lines of running text fill


@dataclass(frozen=True, slots=True)
class Piece:
    """`corners` (4, 2) in pixels, from the top left, clockwise."""

    text: str
    confidence: float
    corners: NDArray[np.float64]

    @property
    def left(self) -> float:
        return float(self.corners[:, 0].min())

    @property
    def right(self) -> float:
        return float(self.corners[:, 0].max())

    @property
    def height(self) -> float:
        down = (self.corners[3] - self.corners[0], self.corners[2] - self.corners[1])
        return float(np.mean([np.linalg.norm(side) for side in down]))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece with where it is when the page lies level."""

    piece: Piece
    left: float
    right: float
    middle: float
    height: float


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Rows from the top, column by column, the pieces of each from the left."""
    if not pieces:
        return []
    slant = _slant(pieces)
    cos, sin = np.cos(slant), np.sin(slant)
    placed = []
    for piece in pieces:
        x, y = piece.corners[:, 0], piece.corners[:, 1]
        level = x * cos + y * sin
        placed.append(
            _Placed(
                piece, float(level.min()), float(level.max()), float((y * cos - x * sin).mean()), piece.height
            )
        )
    return [[one.piece for one in row] for column in _columns(placed) for row in _rows(column)]


def _slant(pieces: Sequence[Piece]) -> float:
    """Radians, of most of the print: long pieces tell it best."""
    along = np.array([piece.corners[1] - piece.corners[0] for piece in pieces])
    lengths = np.linalg.norm(along, axis=1)
    angles = np.arctan2(along[:, 1], along[:, 0])
    order = np.argsort(angles)
    half = np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2)
    return float(angles[order][min(int(half), len(angles) - 1)])


def _rows(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = []
    for one in sorted(placed, key=lambda one: one.middle):
        row = next((row for row in reversed(rows[-3:]) if _is_on(one, row)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    for row in rows:
        row.sort(key=lambda one: one.left)
    return sorted(rows, key=lambda row: float(np.mean([one.middle for one in row])))


def _is_on(one: _Placed, row: Sequence[_Placed]) -> bool:
    """By the nearest of the row, as paper bends; what it would cover is no part of its row."""
    nearest = min(row, key=lambda other: max(other.left - one.right, one.left - other.right))
    overlap = min(one.middle + one.height / 2, nearest.middle + nearest.height / 2) - max(
        one.middle - one.height / 2, nearest.middle - nearest.height / 2
    )
    covers = any(
        min(one.right, other.right) - max(one.left, other.left)
        > 0.3 * min(one.right - one.left, other.right - other.left)
        for other in row
    )
    return not covers and overlap >= _ONE_ROW * min(one.height, nearest.height)


def _columns(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Split at the widest gap that nothing crosses, where running text stands on both sides of it."""
    letter = float(np.median([one.height for one in placed]))
    ordered = sorted(placed, key=lambda one: one.left)
    reach, gaps = ordered[0].right, []
    for number, one in enumerate(ordered[1:], 1):
        if one.left - reach > _GUTTER * letter:
            gaps.append((one.left - reach, number))
        reach = max(reach, one.right)
    for _, number in sorted(gaps, reverse=True):
        left, right = ordered[:number], ordered[number:]
        if _is_running(left) and _is_running(right):
            return [*_columns(left), *_columns(right)]
    return [list(placed)]


def _is_running(column: Sequence[_Placed]) -> bool:
    width = max(one.right for one in column) - min(one.left for one in column)
    full = [
        one for one in column if one.right - one.left >= _FULL * width and len(one.piece.text) >= _RUNNING
    ]
    return len(full) >= _FEWEST_RUNNING and 2 * len(full) >= len(column)
