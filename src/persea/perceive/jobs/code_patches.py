"""Where in a picture bars may be: strong edges that all run one way.

By the structure tensor (Bigün and Granlund 1987): the squares of the gradient, averaged over a block, tell its main direction
and how much of it runs that way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]  # (height, width)

_BLOCK_PX = 8
_AROUND = 5  # blocks over which edges have to run one way
_ONE_WAY = 0.7
_STRONG = 0.25  # of the strongest edges there are
_FAINTEST = 60.0  # squared steps of grey, below which there is nothing but noise
_STEP_DEG = 15
_FEWEST_BLOCKS = 6
_MOST = 6
_QUIET = 1.35  # a code needs white beside its bars


@dataclass(frozen=True, slots=True)
class Patch:
    """A turned rectangle, in pixels: its middle, its sides, and by how many degrees it is turned from level."""

    x: float
    y: float
    width: float
    height: float
    turn: float


def patches(grey: Grey) -> list[Patch]:
    """The likeliest first, at most six."""
    import cv2

    height, width = grey.shape
    blocks = max(1, width // _BLOCK_PX), max(1, height // _BLOCK_PX)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    tensor = cv2.merge([across * across, down * down, across * down])
    tensor = cv2.blur(cv2.resize(tensor, blocks, interpolation=cv2.INTER_AREA), (_AROUND, _AROUND))
    xx, yy, xy = cv2.split(tensor)
    strength = xx + yy
    one_way = np.hypot(xx - yy, 2 * xy) / (strength + 1e-6)
    turn = np.degrees(np.arctan2(2 * xy, xx - yy)) / 2 % 180  # of the gradient: across the bars
    strong = strength > max(_FAINTEST, _STRONG * float(np.percentile(strength, 98)))
    likely = strong & (one_way > _ONE_WAY)
    found = [
        (weight, patch)
        for step in range(0, 180, _STEP_DEG)
        for weight, patch in _patches_turned(likely, turn, strength, step)
    ]
    return [patch for _, patch in _apart(sorted(found, key=lambda one: -one[0]))][:_MOST]


def _patches_turned(
    likely: NDArray[np.bool_], turn: NDArray[np.float32], strength: NDArray[np.float32], step: int
) -> Iterator[tuple[float, Patch]]:
    """Those whose edges run across `step` degrees, each with how much there is of them."""
    import cv2

    off = np.abs((turn - step + 90) % 180 - 90)
    here = (likely & (off <= 0.8 * _STEP_DEG)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(here, connectivity=8)
    for label in range(1, count):
        if stats[label, cv2.CC_STAT_AREA] < _FEWEST_BLOCKS:
            continue
        rows, columns = np.nonzero(labels == label)
        doubled = np.radians(2 * turn[rows, columns])
        angle = float(np.degrees(np.arctan2(np.sin(doubled).mean(), np.cos(doubled).mean())) / 2)
        angle = (angle + 90) % 180 - 90
        cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        along = columns * cos + rows * sin
        aside = rows * cos - columns * sin
        (low, high), (near, far) = (along.min(), along.max()), (aside.min(), aside.max())
        u, v = (low + high) / 2, (near + far) / 2
        yield (
            float(strength[rows, columns].sum()),
            Patch(
                x=float(u * cos - v * sin + 0.5) * _BLOCK_PX,
                y=float(u * sin + v * cos + 0.5) * _BLOCK_PX,
                width=float(high - low + 2) * _BLOCK_PX * _QUIET,
                height=float(far - near + 1) * _BLOCK_PX,
                turn=angle,
            ),
        )


def _apart(found: list[tuple[float, Patch]]) -> list[tuple[float, Patch]]:
    """Without those that lie on a better one: neighbouring steps find the same bars."""
    kept: list[tuple[float, Patch]] = []
    for weight, patch in found:
        if not any(
            np.hypot(patch.x - other.x, patch.y - other.y) < 0.3 * max(other.width, patch.width)
            and abs((patch.turn - other.turn + 90) % 180 - 90) < _STEP_DEG
            for _, other in kept
        ):
            kept.append((weight, patch))
    return kept
