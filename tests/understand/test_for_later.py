"""What somebody has kept for later."""

from __future__ import annotations

import pytest

from persea.understand.cart_several import asks_of_cart
from persea.understand.for_later import kept_for_later


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("keep the blue cubes for me", "the blue cubes"),
        ("save it for my sister until friday", "it"),
        ("keep it warm", ""),
        ("save me some money", ""),
    ],
)
def test_what_is_kept(said: str, kept: str) -> None:
    """Goods that are pointed at or named are kept, and no more than these."""
    assert kept_for_later(said) == kept


def test_hostile_lines_are_read_in_a_moment() -> None:
    """A line that could be read in more ways than there are atoms ends; it would not in the time of this test."""
    assert kept_for_later("keep it" + " for my a" * 800 + " (b") == ""
    assert not asks_of_cart("how much is it" + " for it all" * 700 + " b")
