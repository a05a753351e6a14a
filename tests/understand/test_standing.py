"""Places of a list in other words than numbers, and the same question of another place."""

from __future__ import annotations

import pytest

from persea.understand.standing import asked_again, by_number


@pytest.mark.parametrize(
    ("text", "count", "put"),
    [
        ("how heavy is the top one?", 6, "how heavy is the first one?"),
        ("tell me about the one at the bottom", 4, "tell me about the fourth one"),
        ("the middle one, is it waterproof?", 5, "the third one, is it waterproof?"),
        ("is the last but one in stock?", 6, "is the fifth one in stock?"),
        ("how much for the second one", 3, "how much is the second one"),
        ("a shelf for the top of the fridge", 6, "a shelf for the top of the fridge"),
        ("the top one", 0, "the top one"),
    ],
)
def test_places_are_counted(text: str, count: int, put: str) -> None:
    """By how many are shown; what is no place stays."""
    assert by_number(text, count) == put


@pytest.mark.parametrize(
    ("text", "before", "put"),
    [
        ("and the fourth?", "is the third pair waterproof?", "is the fourth one waterproof?"),
        ("what about the last one", "how heavy is it?", "how heavy is the last one?"),
        ("number two?", "what is the first one made of", "what is number two made of"),
        ("and the other one?", "how tall is the second?", "how tall is the other one?"),
    ],
)
def test_a_place_alone_asks_the_same(text: str, before: str, put: str) -> None:
    """The question before it, of that place."""
    assert asked_again(text, before) == put


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("and the fourth in red?", "is the third pair waterproof?"),
        ("the second one", "show me kettles"),
        ("and the second?", "add the first one to my cart"),
    ],
)
def test_what_says_more_is_none(text: str, before: str) -> None:
    """Nor what follows a request or an order."""
    assert asked_again(text, before) is None
