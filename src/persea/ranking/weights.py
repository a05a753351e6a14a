"""How much each part of a score counts: a weight, and where the weight alone is too simple, a curve.

    amount of a part = weight x curve(feature)

The defaults were chosen by hand and held against judged searches (docs/ranking.md); a fitted set comes as JSON and
bears another `version`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise
from math import isfinite
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from persea.errors import BadRequest

RELEVANCE, INTEREST, PRICE_FIT = "relevance", "interest", "price_fit"
QUALITY, POPULARITY, FRESHNESS = "quality", "popularity", "freshness"
AVAILABILITY, DIVERSITY, MERCHANDISING = "availability", "diversity", "merchandising"
PARTS = (
    RELEVANCE, INTEREST, PRICE_FIT, QUALITY, POPULARITY, FRESHNESS, AVAILABILITY, DIVERSITY, MERCHANDISING,
)  # fmt: skip
"""All there are, in the order in which a score tells them."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines between points; level before the first and after the last."""

    points: tuple[tuple[float, float], ...]
    """(feature, value), the features rising; two at least."""

    def __post_init__(self) -> None:
        at = [x for x, _ in self.points]
        if len(at) < 2 or any(one >= other for one, other in pairwise(at)):
            raise ValueError(f"two points or more, at rising features, expected: {self.points}")
        if not all(isfinite(value) for point in self.points for value in point):
            raise ValueError(f"finite numbers expected: {self.points}")

    def at(self, feature: float) -> float:
        after = bisect_right(self.points, feature, key=lambda point: point[0])
        if after == 0:
            return self.points[0][1]
        if after == len(self.points):
            return self.points[-1][1]
        (x0, y0), (x1, y1) = self.points[after - 1 : after + 1]
        return y0 + (y1 - y0) * (feature - x0) / (x1 - x0)


@dataclass(frozen=True)
class Weights:
    """What a part adds where its feature is 1; none below 0. Ranges of the features: score.py."""

    version: str = "default-1"
    relevance: float = 1.0
    interest: float = 0.16
    price_fit: float = 0.04
    quality: float = 0.03
    popularity: float = 0.03
    freshness: float = 0.01
    availability: float = 0.03
    diversity: float = 0.05
    merchandising: float = 0.1
    curves: tuple[tuple[str, Curve], ...] = ()
    """(part, its curve); a part without one is the feature itself."""

    def __post_init__(self) -> None:
        if strangers := {name for name, _ in self.curves} - set(PARTS):
            raise ValueError(f"no parts of a score: {sorted(strangers)}")
        if not all(isfinite(weight) and weight >= 0 for weight in self._of_part.values()):
            raise ValueError(f"weights of 0 and more expected: {self._of_part}")

    @cached_property
    def _of_part(self) -> dict[str, float]:
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return {part: float(told[part]) for part in PARTS}

    @cached_property
    def _curve_of(self) -> dict[str, Curve]:
        return dict(self.curves)

    def weight_of(self, part: str) -> float:
        return self._of_part[part]

    def amount(self, part: str, feature: float) -> float:
        """What `part` adds to a score where its feature is `feature`."""
        curve = self._curve_of.get(part)
        return self._of_part[part] * (feature if curve is None else curve.at(feature))


DEFAULTS = Weights()

# ---------------------------------------------------------------- as a fit writes them

_Number = Annotated[float, Field(allow_inf_nan=False)]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: str = Field(min_length=1, max_length=100)
    weights: dict[str, Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]]
    curves: dict[str, list[tuple[_Number, _Number]]] = {}


_WRITTEN = TypeAdapter(_Written)


def read_weights(text: str) -> Weights:
    """Of JSON: {"version": …, "weights": {part: weight}, "curves": {part: [[feature, value], …]}}. A part that is not
    named keeps its default. Raises BadRequest."""
    try:
        written = _WRITTEN.validate_json(text)
        if strangers := set(written.weights) - set(PARTS):
            raise ValueError(f"no parts of a score: {sorted(strangers)}")
        curves = tuple((part, Curve(tuple(points))) for part, points in written.curves.items())
        return Weights(version=written.version, curves=curves, **written.weights)
    except ValueError as error:  # pydantic's is one
        raise BadRequest("These are no weights of a ranking", value=text[:200], fix=str(error)) from error


def write_weights(weights: Weights) -> str:
    """As `read_weights` reads them."""
    curves: Mapping[str, list[tuple[float, float]]] = {part: list(one.points) for part, one in weights.curves}
    told = {part: weights.weight_of(part) for part in PARTS}
    return _Written(version=weights.version, weights=told, curves=dict(curves)).model_dump_json()
