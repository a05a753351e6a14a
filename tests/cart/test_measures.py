"""Values that are measures: their other ways to be said, and which is the small one."""

from __future__ import annotations

from persea.cart.choose import ways_to_say
from persea.cart.measures import by_size, in_one_measure


def test_values_in_one_measure_stand_from_the_least_on() -> None:
    """In whatever unit each is given; sizes that are bare numbers are no measures."""
    assert in_one_measure(("1 litre", "500 ml", "750 ml")) == ("500 ml", "750 ml", "1 litre")
    assert in_one_measure(("41", "42")) == ()
    assert in_one_measure(("28 cm", "Large")) == ()


def test_the_small_one_is_the_least() -> None:
    """And the middle one is one of three."""
    values = ("20 cm", "26 cm", "32 cm")
    assert [by_size([word], values) for word in ("small", "bigger", "middle", "blue")] == [
        "20 cm", "32 cm", "26 cm", "",
    ]  # fmt: skip


def test_a_measure_is_said_with_its_unit_in_words() -> None:
    assert {"1.7 l", "1.7l", "1.7 litres", "1.7"} <= set(ways_to_say("1.7 l"))
