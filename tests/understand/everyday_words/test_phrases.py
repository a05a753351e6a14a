"""Phrases of telling words, and where a text says one."""

from __future__ import annotations

import pytest

from persea.understand.everyday_words.phrases import read_table, stem

_TABLE = """# kettles
whistle => with whistle : sings boil ; screams/shrieks ready/boil
waterproof : not let/leak rain/water in/through
"""


def _said(text: str) -> list[tuple[int, str]]:
    _, phrases = read_table(_TABLE)
    return sorted((one.line, text[one.start : one.end]) for one in phrases.found(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one that sings when it boils", [(0, "sings when it boils")]),
        ("it shrieks once the water is ready", [(0, "shrieks once the water is ready")]),
        ("boiling makes it sing", [(0, "boiling makes it sing")]),
        ("it never lets the rain in", [(1, "never lets the rain in")]),
        ("lets the rain in", []),  # without the negation it is the opposite
        ("it does not sing when it boils", []),  # denied
        ("she sings. the water boils", []),  # two sentences
        ("sings a very long song about the sea until it boils", []),  # too far apart
    ],
)
def test_where_a_phrase_is_said(text: str, said: list[tuple[int, str]]) -> None:
    """Every word in any form and order within a short stretch of one sentence, and a negation only where the phrase has one."""
    assert _said(text) == said


def test_forms_of_a_word_share_a_stem() -> None:
    """Endings and irregular pasts fall together."""
    assert stem("boils") == stem("boiling") == stem("boiled")
    assert stem("kept") == stem("keeps") == "keep"


@pytest.mark.parametrize("line", ["waterproof not let rain in", "waterproof : not"])
def test_a_line_that_is_not_understood_is_told(line: str) -> None:
    """The error names the line, and what to write."""
    with pytest.raises(ValueError, match=r"^Line 1\b.*Write"):
        read_table(line)
