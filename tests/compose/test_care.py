"""What is said to what must not be guessed at."""

from __future__ import annotations

import re

import pytest

from persea.compose.brief.care_words import CARE_WORDS
from persea.compose.care import advises, general_note, write_care
from persea.compose.care_words import ENGLISH
from persea.values import Care, Intent, Kind, Sign

LANGUAGES = ("en", "de", "es", "fr")


def need(care: Care, sign: Sign | None = None, spoken: str = "en") -> Intent:
    return Intent(Kind.TALK, "…", care=care, sign=sign, spoken=spoken)


@pytest.mark.parametrize("care", [Care.MEDICAL, Care.LEGAL, Care.MONEY])
def test_the_same_subject_is_answered_in_other_words_each_time(care: Care) -> None:
    """In full first, then shorter."""
    said: list[str] = []
    for number in range(4):
        said.append(write_care(need(care), "", str(number), said))
    assert len(set(said)) == 4
    assert all(len(text) < len(said[0]) for text in said[1:])


@pytest.mark.parametrize("sign", list(Sign))
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_emergency_is_told_the_number_at_once_and_every_time(language: str, sign: Sign) -> None:
    """The first sentence holds a number to call, in the message's language; said again it is shorter, and holds it too."""
    said: list[str] = []
    for number in range(4):
        said.append(write_care(need(Care.EMERGENCY, sign, language), "USD", str(number), said))
    assert all(re.search(r"\b(?:911|988)\b", text) for text in said)
    assert re.search(r"\b(?:911|988)\b", re.split(r"(?<=[.!?])\s|\*\*\s", said[0])[0])
    assert all(len(text) < len(said[0]) for text in said[1:])
    assert len(set(said)) == 4


@pytest.mark.parametrize(
    ("locale", "currency", "sign", "numbers"),
    [
        ("en", "GBP", Sign.CARDIAC, ("999",)),
        ("en", "GBP", Sign.SELF_HARM, ("116 123", "999")),
        ("de", "EUR", Sign.POISONING, ("112", "030 19240")),
        ("de", "CHF", Sign.POISONING, ("144", "145")),
        ("es", "EUR", Sign.ABUSE, ("112", "016", "024")),
        ("es", "MXN", Sign.SELF_HARM, ("911", "800 911 2000")),
        ("fr", "EUR", Sign.SELF_HARM, ("3114", "112")),
        ("en", "AUD", Sign.OVERDOSE, ("000", "13 11 26", "13 11 14")),
        ("en", "XAU", Sign.STROKE, ("112", "911", "999", "000")),
        ("en", "XAU", Sign.SELF_HARM, ("988", "116 123")),
    ],
)
def test_numbers_are_those_of_the_shops_country(
    locale: str, currency: str, sign: Sign, numbers: tuple[str, ...]
) -> None:
    """The country follows from language and currency; where they tell none, numbers of several countries are given."""
    intent = Intent(Kind.TALK, "…", care=Care.EMERGENCY, sign=sign, locale=locale)
    answer = write_care(intent, currency)
    assert all(number in answer for number in numbers)


def test_every_answer_is_there_in_every_language() -> None:
    """No sign and no subject is without its words, and none names a dose."""
    for say in (ENGLISH, *CARE_WORDS.values()):
        assert set(say.do) >= set(Sign) - {Sign.SELF_HARM, Sign.ABUSE}
        for texts in (say.general, say.unknown, say.unknown_again):
            assert set(texts) == {Care.MEDICAL, Care.LEGAL, Care.MONEY}
        assert not any(advises(text) for text in say.do.values())


@pytest.mark.parametrize(
    "text",
    [
        "Take 400 mg twice a day.",
        "Give 5 ml.",
        "2 tablets at night",
        "You have a sprain.",
        "Sie haben eine Grippe.",
    ],
)
def test_doses_and_diagnoses_are_seen(text: str) -> None:
    """A text that states a dose or a diagnosis is known as one."""
    assert advises(text)


def test_harmless_general_information_passes() -> None:
    """Figures that are no dose, and what is said of nobody in particular, pass."""
    assert not advises("Rinse with lukewarm water for 10 minutes and rest.")
    assert "doctor" in general_note(need(Care.MEDICAL))
