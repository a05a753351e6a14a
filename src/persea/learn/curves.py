"""Rising curves of few straight lines: a feature cut into ramps, each of which has a slope of its own, none below 0.

The ramps of a feature add up to the feature: where all slopes are alike, the curve is a straight line. It is 0 at 0, as a part
whose feature is 0 is no part of a score.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from persea.interests.arrays import Floats
from persea.ranking.weights import Curve

_FEWEST = 200  # values on a side of 0 that may bend it


@dataclass(frozen=True, slots=True)
class Ramps:
    knots: tuple[float, ...] = ()
    """Rising, 0 among them; none: one straight line."""

    @property
    def count(self) -> int:
        return max(len(self.knots) - 1, 1)

    def columns(self, feature: Floats) -> Floats:  # (n, count)
        if not self.knots:
            return feature[:, None]
        pieces = []
        for low, high in zip(self.knots, self.knots[1:], strict=False):
            near, far = (low, high) if low >= 0 else (high, low)  # from 0 outwards
            pieces.append(np.clip(feature, min(near, far), max(near, far)) - near)
        return np.column_stack(pieces)


def ramps_of(feature: Floats, *, bent: bool) -> Ramps:
    """With a knot in the middle of what is above 0, and of what is below; where there is enough of it."""
    if not bent:
        return Ramps()
    knots = {0.0}
    for side in (feature[feature < 0], feature[feature > 0]):
        if len(side) >= _FEWEST:
            knots |= {float(np.median(side)), float(side.max() if side[0] > 0 else side.min())}
    return Ramps(tuple(sorted(knots))) if len(knots) > 2 else Ramps()


def curve_of(ramps: Ramps, slopes: Floats) -> tuple[float, Curve | None]:
    """(its weight, its curve): what it adds at its farthest end is weight times that end, as with a straight line."""
    knots = np.array(ramps.knots)
    rises = slopes * np.diff(knots)
    values = np.concatenate(([0.0], np.cumsum(rises)))
    values -= values[int(np.flatnonzero(knots == 0)[0])]
    end = int(np.argmax(np.abs(knots)))
    weight = float(values[end] / knots[end])
    if weight <= 0:
        return 0.0, None
    points = tuple((float(x), float(y)) for x, y in zip(knots, values / weight, strict=True))
    return weight, Curve(points)


def unbent(slope: float) -> tuple[float, Curve | None]:
    return slope, None
