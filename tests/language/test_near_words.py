"""What a misspelt search was likely to mean."""

from __future__ import annotations

import pytest

from persea.language.near_words import nearest_words

SAID = ["Hiking boots under $120", "which of these boots is warmest?", "Stoneware mugs", "Bücher über Bögen"]


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("bootts", "boots"),
        ("bosts", "boots"),
        ("hikign bootts", "hiking boots"),
        ("stonware mug", "stoneware mug"),
        ("bucher", "bücher"),
        ("boots", None),
        ("boo", None),
        ("mgs", None),
        ("bootts umbrella", None),
        ("", None),
        ("bootts " * 9, None),
    ],
)
def test_words_that_are_not_there_become_the_nearest_that_are(wanted: str, meant: str | None) -> None:
    """Each unknown word of four letters or more becomes the likest; one that is like none leaves all as it is."""
    assert nearest_words(wanted, SAID) == meant


def test_without_words_there_is_nothing_to_mean() -> None:
    """Where nothing was said, nothing is near."""
    assert nearest_words("bootts", []) is None
