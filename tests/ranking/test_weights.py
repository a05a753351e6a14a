"""Weights of a ranking: lines, curves, and the JSON that a fit writes."""

from __future__ import annotations

import pytest

from persea.errors import BadRequest
from persea.ranking.weights import (
    DEFAULTS,
    PARTS,
    QUALITY,
    RELEVANCE,
    Curve,
    Weights,
    read_weights,
    write_weights,
)


def test_a_curve_is_straight_between_its_points_and_level_beyond() -> None:
    """Read at points, between them and outside."""
    curve = Curve(((-1.0, -2.0), (0.0, 0.0), (1.0, 0.5)))
    assert [curve.at(x) for x in (-9, -1, -0.5, 0, 0.5, 1, 9)] == [-2.0, -2.0, -1.0, 0.0, 0.25, 0.5, 0.5]


def test_a_part_adds_its_weight_times_its_curve() -> None:
    """Without a curve the feature itself is taken."""
    weights = Weights(quality=2.0, curves=((QUALITY, Curve(((0.0, 0.0), (1.0, 0.5)))),))
    assert weights.amount(QUALITY, 0.5) == 0.5
    assert weights.amount(RELEVANCE, 0.5) == 0.5


def test_weights_come_back_as_they_were_written() -> None:
    """With version, weights and curves."""
    weights = Weights(version="fit-7", interest=0.3, curves=((QUALITY, Curve(((-1.0, -1.0), (1.0, 2.0)))),))
    assert read_weights(write_weights(weights)) == weights
    assert read_weights(write_weights(DEFAULTS)) == DEFAULTS


def test_a_part_that_is_not_written_keeps_its_default() -> None:
    """Only what is named changes."""
    read = read_weights('{"version": "v", "weights": {"quality": 0.5}}')
    assert read == Weights(version="v", quality=0.5)
    assert [read.weight_of(part) for part in PARTS if part != QUALITY] == [
        DEFAULTS.weight_of(part) for part in PARTS if part != QUALITY
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"version": "", "weights": {}}',
        '{"version": "v", "weights": {"charm": 1}}',
        '{"version": "v", "weights": {"quality": -1}}',
        '{"version": "v", "weights": {"quality": NaN}}',
        '{"version": "v", "weights": {}, "curves": {"charm": [[0, 0], [1, 1]]}}',
        '{"version": "v", "weights": {}, "curves": {"quality": [[0, 0]]}}',
        '{"version": "v", "weights": {}, "curves": {"quality": [[1, 0], [0, 1]]}}',
    ],
)
def test_what_are_no_weights_is_refused(text: str) -> None:
    """With what is wrong, before anything is ranked by it."""
    with pytest.raises(BadRequest, match="no weights of a ranking"):
        read_weights(text)


def test_another_set_of_defaults_bears_another_name() -> None:
    """The log of impressions names the weights, and learning divides by them: change the version along with a default."""
    told = {part: DEFAULTS.weight_of(part) for part in PARTS}
    assert (DEFAULTS.version, told) == (
        "default-1",
        {
            "relevance": 1.0, "interest": 0.16, "price_fit": 0.04, "quality": 0.03, "popularity": 0.03,
            "freshness": 0.01, "availability": 0.03, "diversity": 0.05, "merchandising": 0.1,
        },
    )  # fmt: skip
