"""What somebody has already, and what is refused and corrected."""

from __future__ import annotations

import pytest

from persea.understand.refusals import put_plainly


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("he already has a lamp", "no lamp"),
        ("but my sister has got a kettle already", "no kettle"),
        ("they've already got enough candles", "no candles"),
        ("we have loads of cushions", "no cushions"),
        ("she already has one", "she already has one"),
        ("i have a dog", "i have a dog"),
        ("i already have a tent, what else do i need", "i already have a tent, what else do i need"),
    ],
)
def test_what_somebody_has_is_none_of_it(said: str, plain: str) -> None:
    """Where it is all that is said; a dog is a circumstance."""
    assert put_plainly(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("a wool hat, no acrylic", "a wool hat, no acrylic"),
        ("a cotton hat, no, linen", "a hat linen"),
        ("a cotton hat… actually linen", "a hat linen"),
    ],
)
def test_a_refusal_is_no_correction(said: str, plain: str) -> None:
    assert put_plainly(said).replace(" ,", ",") == plain
