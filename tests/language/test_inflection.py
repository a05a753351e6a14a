"""Forms of a word that are one."""

from __future__ import annotations

import pytest

from persea.language.inflection import folded, other_form, unaccented
from persea.language.known_words import known_words


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("boot", "boots"), ("knife", "knives"), ("watch", "watches"), ("glass", "glasses"), ("berry", "berries"),
        ("box", "boxes"), ("lens", "lenses"), ("bus", "buses"), ("foot", "feet"), ("tomato", "tomatoes"),
        ("shoe", "shoes"), ("beanie", "beanies"), ("crème", "cremes"), ("woman", "women's"), ("kid", "kid’s"),
    ],
)  # fmt: skip
def test_singular_and_plural_are_one(one: str, many: str) -> None:
    """The forms of a noun fold onto the same."""
    assert folded(one) == folded(many)


@pytest.mark.parametrize("word", ["glass", "canvas", "gps", "bus", "tea", "dress", "swiss", "adidas"])
def test_what_ends_in_s_without_being_many(word: str) -> None:
    """An s that belongs to the word stays."""
    assert folded(word) == word


def test_forms_beyond_a_stemmer() -> None:
    """Only forms that a stemmer keeps apart are other forms, in both directions."""
    assert other_form("knife") == "knives"
    assert other_form("knives") == "knife"
    assert other_form("boots") is None
    assert other_form("shoes") is None


def test_accents() -> None:
    """Letters become those that a keyboard has."""
    assert [unaccented(word) for word in ("crème", "Größe", "mug", "smørrebrød")] == [
        "creme", "Grosse", "mug", "smorrebrod",
    ]  # fmt: skip


def test_words_of_the_language() -> None:
    """English words, British ones too, and well-known makers are known; slips are not, nor other languages."""
    english = known_words("en")
    assert {"canoe", "colour", "color", "nikon", "matcha"} <= english.keys()
    assert not {"jaket", "recieve", "waterprof"} & english.keys()
    assert known_words("de") == {}
