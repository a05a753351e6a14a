"""Short plain pieces of messages, around what was found."""

from __future__ import annotations

from persea.language.excerpt import excerpt

MARKS = ("\ue000", "\ue001")


def test_a_short_message_is_whole_and_plain() -> None:
    """Markdown of every kind is taken away, and lines are joined."""
    text = "## Boots\n\n- **\ue000Ridge\ue001** [Mid](/products/x) costs $80.\n1. `Fast` &amp; *light*"
    assert excerpt(text, MARKS) == "Boots Ridge Mid costs $80. Fast & light"


def test_a_long_message_is_cut_at_words_around_the_find() -> None:
    """At most fifty characters stand before the find, 160 in all, with an ellipsis where words were left out."""
    text = "one two " * 20 + "\ue000find\ue001 " + "six seven " * 20
    piece = excerpt(text, MARKS)
    # 160 characters before the find; 50 before it lies at 110, in "two" (108 to 111): the next word begins at 112
    assert piece.startswith("…one two one two one two one two one two one two find six seven ")
    assert piece.endswith(("six…", "seven…"))
    assert 150 < len(piece) <= 162


def test_a_message_without_a_find_begins_at_its_beginning() -> None:
    """Where only the title was found the message is shown from its first word."""
    assert excerpt("word " * 50, MARKS) == "word " * 31 + "word…"


def test_a_word_without_end_is_cut_all_the_same() -> None:
    """A message without any space gives no more than 160 characters of it."""
    assert excerpt("x" * 300 + "\ue000y\ue001" + "x" * 300, MARKS) == "…" + "x" * 50 + "y" + "x" * 109 + "…"
