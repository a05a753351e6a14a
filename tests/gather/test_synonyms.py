"""Files of synonyms: what their lines say, and how wrong ones are told."""

from __future__ import annotations

import pytest

from persea.errors import FeedUnreadable
from persea.gather.synonyms import Synonym, built_in_synonyms, phrase_key, read_synonyms


def found(text: str, phrase: str) -> dict[str, float]:
    return {one.text: one.weight for one in read_synonyms(text).of(phrase_key(phrase))}


def test_a_group_finds_its_others() -> None:
    """In a line of words with commas each finds the others, in whatever number and case."""
    text = "Rucksack, backpack, day pack\n"
    assert found(text, "rucksacks") == {"backpack": 0.8, "day pack": 0.8}
    assert found(text, "Day Packs") == {"rucksack": 0.8, "backpack": 0.8}


def test_an_arrow_goes_one_way() -> None:
    """What stands before an arrow finds what stands behind it, and not the other way round."""
    text = "hat, cap => beanie, fedora @0.6  # knitted"
    assert found(text, "cap") == {"beanie": 0.6, "fedora": 0.6}
    assert found(text, "beanie") == {}


def test_colours_are_marked() -> None:
    """Words under [colours] are values; [words] ends that."""
    synonyms = read_synonyms("[colours]\ngreen => moss\n[words]\nsofa, couch")
    assert synonyms.of("green") == (Synonym("moss", 0.7, as_value=True),)
    assert synonyms.of("sofa") == (Synonym("couch", 0.8),)


def test_own_lines_go_over_others() -> None:
    """A shop's weight replaces the one that comes along, and an empty arrow ends what comes along."""
    own = read_synonyms("sofa, couch @0.1\ntorch =>")
    merged = own.over(read_synonyms("sofa, couch, settee\ntorch, flashlight"))
    assert {one.text: one.weight for one in merged.of("sofa")} == {"couch": 0.1, "settee": 0.8}
    assert merged.of("torch") == ()
    assert merged.of("flashlight") == (Synonym("torch", 0.8),)


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("sofa", "rucksack, backpack"),
        ("sofa,, couch", "one to 4 words"),
        ("sofa, a very long way to say couch", "one to 4 words"),
        ("=> couch", "one to 4 words"),
        ("sofa, couch @2", "above 0 and up to 1"),
        ("sofa, couch @0", "above 0 and up to 1"),
        ("sofa, couch @often", "above 0 and up to 1"),
        ("sofa => @0.5", "has no weight"),
        ("[sizes]", "[colours]"),
        ("sofa; couch, settee", "one to 4 words"),
    ],
)
def test_wrong_lines_are_named(line: str, fix: str) -> None:
    """A line that cannot be understood is shown with its number, and with what a right one looks like."""
    with pytest.raises(FeedUnreadable) as caught:
        read_synonyms(f"# mine\nmug, cup\n{line}\n", "mine.txt")
    assert str(caught.value).startswith("A line of mine.txt cannot be understood: line 3: ")
    assert line in str(caught.value)
    assert fix in str(caught.value)


def test_those_that_come_along_are_sound() -> None:
    """The English file can be read, has some hundreds of phrases, and knows who finds whom."""
    english = built_in_synonyms("en")
    assert len(english.by_phrase) > 600
    assert "backpack" in {one.text for one in english.of("rucksack")}
    assert "rucksack" in {one.text for one in english.of("backpack")}
    assert built_in_synonyms("xx").by_phrase == {}
