"""What the measurement of hearing counts, and how it is told."""

from __future__ import annotations

from sensing.voice import Rates, VoiceFigures, table, wrong_words


def test_wrong_words_are_changed_missing_and_added_ones() -> None:
    """One changed, one missing, one added; nothing heard at all is all of them."""
    said = "show me hiking boots".split()
    assert wrong_words(said, said) == 0
    assert wrong_words(said, "show me biking boots please".split()) == 2
    assert wrong_words(said, "me hiking boots".split()) == 1
    assert wrong_words(said, []) == 4


def test_the_table_keeps_the_two_kinds_of_talk_apart() -> None:
    """Synthetic voices are named as such; what was not measured has no row."""
    figures = VoiceFigures(Rates(200, 0.2, 0.1, 0.3, 0.5), None, ("slt",), 1.0, 0.2, 3.0)
    told = table(figures)
    assert "| shopping, synthetic voices | 200 | 20.0% | 10.0% | 30% | 50% |" in told
    assert "people" not in told
