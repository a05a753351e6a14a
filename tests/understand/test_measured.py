"""Limits on what is measured, read out of what people write."""

from __future__ import annotations

import pytest

from persea.understand.measured import read_measured, with_ones


@pytest.mark.parametrize(
    ("text", "unit", "fits", "fails"),
    [
        ("at least 20 litres", "ml", 25_000, 18_000),
        ("a metre or longer", "mm", 1200, 900),
        ("no wider than 60 cm", "mm", 590, 650),
        ("nothing over 24cm", "mm", 240, 260),
        ("smaller than 2 l", "ml", 1500, 2500),
        ("around 500 ml", "ml", 450, 750),
        ("12 hours minimum", "s", 50_000, 30_000),
        ("85 % cocoa or more", "%", 90, 70),
        ("128 gb", "gb", 128, 64),
    ],
)
def test_a_measure_is_a_limit(text: str, unit: str, fits: float, fails: float) -> None:
    """What is said around a figure tells from where and up to where."""
    ((limit, _place),) = read_measured(with_ones(text))
    assert limit.unit == unit
    assert limit.lowest <= fits <= limit.highest
    assert not limit.lowest <= fails <= limit.highest


def test_a_direction_names_the_attribute() -> None:
    """ "Taller" speaks of the height, "bigger" of whatever is measured so."""
    ((tall, _),) = read_measured("taller than 25 cm")
    ((big, _),) = read_measured("bigger than 25 cm")
    assert (tall.of, big.of) == (("height",), ())


@pytest.mark.parametrize("text", ["for 4 people", "size eu 42", "under 40", "two of them", "in size 10"])
def test_what_has_rules_of_its_own_is_none(text: str) -> None:
    """People, sizes and prices are read elsewhere."""
    assert list(read_measured(with_ones(text))) == []
