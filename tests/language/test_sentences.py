"""Where sentences end."""

from __future__ import annotations

import pytest

from persea.language.plain import sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Two are up to $80 in size L. Of these, one is red.", 2),
        ("Mr. Elm has one. It is red.", 2),
        ("It was J. Elm who made it. It is red.", 2),
        ("It costs $79.99. It is red.", 2),
        ("It weighs 820 g. It is red.", 2),
    ],
)
def test_sentences(text: str, cut: int) -> None:
    """A sentence may end in a size; initials and abbreviations end none, nor does a price. Nothing is lost."""
    assert len(sentences(text)) == cut
    assert "".join(sentences(text)) == text
