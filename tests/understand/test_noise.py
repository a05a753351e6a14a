"""What people say around what they mean."""

from __future__ import annotations

import pytest

from persea.understand.noise import without_noise


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("hey so like, um, waterproof boots", "waterproof boots"),
        ("ah go on so, a wool blanket", "a wool blanket"),
        ("yo! mugs for two", "mugs for two"),
        ("well, i kinda need a tent", "i need a tent"),
        ("ooh, uh, something warm or whatever", "something warm"),
        ("it's gotta be steel", "must be steel"),
        ("i gotta have a lamp", "i need a lamp"),
    ],
)
def test_fillers_go(said: str, meant: str) -> None:
    assert without_noise(said) == meant


@pytest.mark.parametrize(
    "said",
    ["like the second one", "cool box for a picnic", "right-handed scissors", "see the second one", "now and then tea", "yo-yo for a child",
     "something like this but cheaper", "um", "well fitting gloves", "sorry"],
)  # fmt: skip
def test_what_may_mean_something_stays(said: str) -> None:
    assert without_noise(said) == said
