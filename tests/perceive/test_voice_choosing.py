"""Of several readings of a recording the likeliest is chosen, and told as surely as it was heard."""

from __future__ import annotations

from math import log10
from pathlib import Path

import pytest
from sounds import clip

from persea.perceive.jobs.audio import decode
from persea.perceive.jobs.choosing import Reading, Spoken, as_sure, likeliest
from persea.perceive.jobs.sphinx import PLAIN, Sphinx
from persea.perceive.jobs.words import arpa


def reading(text: str, *, sound: float, general: float, shop: float) -> Reading:
    """Each word, and the end, as likely as the others: log10."""
    words = tuple(spoken(word, at) for at, word in enumerate(text.split()))
    each = len(words) + 1
    return Reading(words, sound, (general,) * each, (shop,) * each)


def spoken(word: str, at: float, confidence: float = 1.0) -> Spoken:
    return Spoken(word, at, at + 1, confidence)


def chosen(*readings: Reading) -> str:
    return " ".join(word.word for word in likeliest(readings).words)


def test_a_word_is_expected_by_the_sum_of_both_models() -> None:
    """By the greater alone "cattle" would win: 0.85 x 0.010 against 0.15 x 0.060. The sums are 0.00865 and 0.0099."""
    cattle = reading("cattle", sound=0, general=-3, shop=-2)
    kettle = reading("kettle", sound=0, general=log10(0.06), shop=log10(0.0010588))
    assert chosen(cattle, kettle) == "kettle"


def test_sound_counts_an_eighth_of_what_is_expected() -> None:
    """Two factors of 10 in what is expected (the word and the end) outweigh 15 in sound, and not 17: 8 x 2 = 16."""
    expected = reading("rug", sound=0, general=-2, shop=-2)
    assert chosen(expected, reading("road", sound=15, general=-3, shop=-3)) == "rug"
    assert chosen(expected, reading("road", sound=17, general=-3, shop=-3)) == "road"


def test_each_word_must_be_worth_its_while() -> None:
    """A further word takes a factor of 0.08 off: log10 is -1.097, which is 8.8 in sound; where nothing speaks against it."""
    one = reading("suitcase", sound=0, general=0, shop=0)
    assert chosen(one, reading("suit case", sound=8.7, general=0, shop=0)) == "suitcase"
    assert chosen(one, reading("suit case", sound=8.9, general=0, shop=0)) == "suit case"


def test_a_word_that_one_model_does_not_know_is_not_impossible() -> None:
    """A brand is unknown to the general model, and "remind" to the shop's: the other model's word is enough."""
    brand = reading("tarnholt", sound=0, general=-99, shop=-1)
    odd = reading("remind", sound=0, general=-3, shop=-99)
    assert chosen(odd, brand) == "tarnholt"
    assert chosen(odd, reading("re", sound=0, general=-9, shop=-30)) == "remind"


def test_what_both_read_is_as_sure_as_it_was_heard() -> None:
    """What was chosen against the recogniser is as sure as that was unsure; a word that stands in no other's place is half sure."""
    heard = [spoken("the", 0, 0.9), spoken("catch", 1, 0.7), spoken("all", 2, 0.2)]
    kettle = Spoken("kettle", 1, 3, 1.0)
    told = as_sure([spoken("the", 0), kettle, spoken("here", 3)], heard)
    assert [(word.word, round(word.confidence, 2)) for word in told] == [
        ("the", 0.9),
        ("kettle", 0.3),
        ("here", 0.5),
    ]


def test_the_recogniser_gives_readings_with_times(tmp_path: Path) -> None:
    """Of a clip, by a model of two sentences: different words each, one of them what is said, in order of time."""
    ear = Sphinx()
    path = tmp_path / "shop.arpa"
    path.write_text(arpa([["which", "of", "these", "is", "lighter"], ["which", "one", "is", "cheaper"]]))
    ear.mix("shop", path)
    pcm = decode('{"container": "ogg", "most_s": 60}', clip("lighter"))
    heard = ear.hear(pcm, "shop")
    readings = ear.readings("shop")
    texts = [" ".join(word.word for word in one.words) for one in readings]
    assert "which of these is lighter" in texts
    assert len(texts) == len(set(texts)) > 1
    best = likeliest(readings)
    assert [word.word for word in best.words] == "which of these is lighter".split()
    assert [word.start_s for word in best.words] == sorted(word.start_s for word in best.words)
    assert best.words[-1].end_s == pytest.approx(heard[-1].end_s, abs=0.3)
    assert len(best.shop) == len(best.general) == len(best.words) + 1
    ear.drop("shop")
    assert ear.hear(pcm, PLAIN)
