"""When and where something is used is no part of what it is."""

from __future__ import annotations

import pytest

from persea.understand.circumstance import without_circumstances


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a warm sleeping bag for a trip to scotland in november", "a warm sleeping bag"),
        ("my daughter is moving into her first flat and wants a lamp", "my daughter and wants a lamp"),
        ("something for a camping trip in the alps next weekend", "something for camping"),
        ("a wedding gift", "a gift"),
        ("a gift for her birthday", "a gift"),
        # what may be said of a product stays
        ("travel mug", "travel mug"),
        ("warm coat for winter", "warm coat for winter"),
        ("christmas jumper", "christmas jumper"),
        ("birthday card", "birthday card"),
        ("india pale ale", "india pale ale"),
    ],
)
def test_circumstances_are_taken_out(text: str, left: str) -> None:
    """Trips, places, months, moves and what a gift is given for go; seasons, feasts and uses before goods stay."""
    assert without_circumstances(text) == left
