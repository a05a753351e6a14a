"""What slips cost, and which words come nearest."""

from __future__ import annotations

import random

import pytest

from persea.gather.spelling import Candidate, Speller


def near(typed: str, **counts: int) -> dict[str, float]:
    return {one.word: round(one.cost, 2) for one in Speller(counts).near(typed)}


@pytest.mark.parametrize(
    ("typed", "word", "cost"),
    [
        ("waterprof", "waterproof", 0.4),  # a doubled letter left out
        ("umbrellla", "umbrella", 0.4),  # a letter too often
        ("kettel", "kettle", 0.6),  # two letters swapped
        ("jacjet", "jacket", 0.8),  # the key beside
        ("candel", "candle", 0.6),
        ("screan", "screen", 0.65),  # a vowel for a vowel
        ("hikng", "hiking", 1.0),  # a letter left out
        ("hickle", "tickle", 1.5),  # another first letter, and no key beside
    ],
)
def test_slips_have_their_price(typed: str, word: str, cost: float) -> None:
    """What fingers and ears confuse costs less than another letter, and the first letter more."""
    assert near(typed, **{word: 1}) == {word: cost}


def test_short_words_have_few_neighbours() -> None:
    """Of three letters only a swap is taken for a slip; of eight, two letters may be wrong."""
    assert near("mgu", mug=1, mog=1) == {"mug": 0.6}
    assert near("hedphons", headphones=1) == {"headphones": 2.0}
    assert near("hdpnes", headphones=1) == {}


def test_frequent_words_come_first() -> None:
    """Of two words at one slip's distance the likelier is that which the shop uses more."""
    words = [one.word for one in Speller({"bland": 2, "blend": 200}).near("blnd")]
    assert words[0] == "blend"


def test_the_word_itself_is_no_candidate() -> None:
    """Nothing is corrected to itself, and letters beyond a to z are compared as what they look like."""
    assert near("mug", mug=5) == {}
    assert near("brulee", brûlée=1) == {"brûlée": 0.0}


def test_scores_weigh_slips_against_frequency() -> None:
    """log(55) is 4: a whole slip weighs as much as being 55 times as frequent."""
    assert Candidate("a", 54, 1.0).score == pytest.approx(Candidate("b", 0, 0.0).score, abs=0.01)


def test_the_table_of_all_words_at_once_is_that_of_each_word() -> None:
    """Comparing with many words gives what comparing with each of them alone gives."""
    rng = random.Random(7)
    words = {"".join(rng.choices("abcek", k=rng.randint(3, 9))): 1 for _ in range(300)}
    speller = Speller(words)
    for typed in list(words)[:20]:
        alone = {one.word: one.cost for word in words for one in Speller({word: 1}).near(typed)}
        assert {one.word: one.cost for one in speller.near(typed)} == pytest.approx(alone)
