"""What somebody may not have, and what lies ready to be spent, as people tell it."""

from __future__ import annotations

import pytest

from persea.understand.forbidden import forbidden_plainly
from persea.understand.price_talk import put_prices_plainly


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("his cardiologist has banned him from eating salt", "no salt"),
        ("she was advised to give up dairy for good", "no dairy"),
        ("my uncle has to steer clear of gluten", "my uncle, no gluten"),
        ("nuts are off limits", "no nuts"),
    ],
)
def test_what_is_forbidden_is_a_must_not(said: str, put: str) -> None:
    """Whoever forbids it, it must not be in."""
    assert put in forbidden_plainly(said)


@pytest.mark.parametrize(
    "said", ["i have to carry it", "he is not allowed to have sharp things", "is it allowed on planes?"]
)
def test_other_duties_forbid_nothing(said: str) -> None:
    """Not every must is a must-not."""
    assert forbidden_plainly(said) == said


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("we have collected 80 dollars among us", "up to 80 dollars"),
        ("there's 35 quid in the kitty", "up to 35 quid"),
        ("i've set aside $60", "up to $60"),
    ],
)
def test_what_lies_ready_is_the_most(said: str, put: str) -> None:
    """Money put aside for something is what it may cost."""
    assert put in put_prices_plainly(said)


def test_what_was_saved_before_is_no_limit() -> None:
    """ "I saved 5 dollars last time" speaks of another day."""
    assert put_prices_plainly("i saved 5 dollars last time") == "i saved 5 dollars last time"
