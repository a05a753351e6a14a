"""What somebody asks to have forgotten."""

from __future__ import annotations

import pytest

from persea.understand.memory import Wanted, asked_of_memory


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("forget what I told you about Ruth", "ruth"),
        ("Please forget everything I asked you to remember about my sister.", "my sister"),
        ("forget the note on Ruth", "ruth"),
        ("forget that I work night shifts", "i work night shifts"),
    ],
)
def test_what_is_named_is_meant(text: str, what: str) -> None:
    """A note is named by what it says, or by whom it is about."""
    asked = asked_of_memory(text)
    assert asked is not None
    assert (asked.wanted, asked.what) == (Wanted.THIS, what)


def test_everything_is_everything() -> None:
    """What is known of oneself is all of it, and no note called "me"."""
    asked = asked_of_memory("forget everything you know about me")
    assert asked is not None
    assert asked.wanted is Wanted.EVERYTHING
