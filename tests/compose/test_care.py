"""What is said to what must not be guessed at."""

from __future__ import annotations

import pytest

from persea.compose.care import write_care
from persea.values import Care


@pytest.mark.parametrize("care", list(Care))
def test_the_same_subject_is_answered_in_other_words_each_time(care: Care) -> None:
    """In full first, then shorter; in an emergency the numbers to call come every time."""
    said: list[str] = []
    for number in range(4):
        said.append(write_care(care, str(number), said))
    assert len(set(said)) == 4
    assert all(len(text) < len(said[0]) for text in said[1:])
    if care is Care.EMERGENCY:
        assert all(
            number in text for text in said for number in ("112", "911", "999", "000", "988", "116 123")
        )
