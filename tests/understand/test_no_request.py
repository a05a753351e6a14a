"""Talk that asks for nothing, and requests that stand beside it."""

from __future__ import annotations

import pytest

from persea.understand.no_request import only_tells
from persea.values import Kind

_SOLD = frozenset(("lamp", "lamps", "mug", "collar", "boots", "tent", "scarf"))


def _names_goods(word: str) -> bool:
    return word in _SOLD


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("we don't need anything right now. grandad passed away on sunday and the house is so quiet.", Kind.TALK),
        ("just wanted to tell somebody that my sister had twins this morning!", Kind.TALK),
        ("sorry about that, i didn't mean it. we lost 5-2 and i lost twenty quid", Kind.TALK),
        ("my daughter passed her driving test!!", Kind.TALK),
        ("what a match. would you believe it", Kind.TALK),
        ("cheers for the help, i'm off to bed, sleep well", Kind.THANKS),
        ("that's everything for tonight, we'll sleep on it. take care", Kind.THANKS),
        ("thanks ever so much. have a lovely weekend, the roast is burning", Kind.THANKS),
        ("sat in the car wash. how's your day going?", Kind.GREET),
        ("pouring down here. and you?", Kind.GREET),
        ("i'm wide awake. tell me a funny story?", Kind.TALK),
        ("cheer me up", Kind.TALK),
    ],
)  # fmt: skip
def test_what_only_tells_is_talk(said: str, kind: Kind) -> None:
    """News, sorrow, a lost match, an apology and a goodbye ask for nothing."""
    told = only_tells(said, _names_goods)
    assert told is not None
    assert told.kind is kind


@pytest.mark.parametrize(
    "said",
    [
        "we don't need anything fancy, only a mug",
        "my sister had twins this morning, what do you have for them?",
        "sorry about that, i meant the green scarf",
        "thanks ever so much. the brass lamp then",
        "tell me something nice for my dad",
        "that's everything for the tent, now boots please",
        "have you got a lamp for the evening?",
        "my daughter passed her driving test, find me something under 40",
        "thanks. how much is it to send it back?",
        "a tent for 2-3 people",
        "grandad passed away, i want a lamp for his grave",
        "forgive me, which of them was lighter?",
        "is the collar loud at night?",
    ],
)
def test_a_request_beside_news_is_a_request(said: str) -> None:
    """Whatever is told, what is asked for is no talk."""
    assert only_tells(said, _names_goods) is None


def test_sorrow_and_joy_are_told_apart() -> None:
    """So that even without a model nobody congratulates on a death."""
    sad, glad = (
        only_tells("our cat died last night", _names_goods),
        only_tells("we got engaged!", _names_goods),
    )
    assert sad is not None
    assert sad.sad
    assert glad is not None
    assert glad.glad


@pytest.mark.parametrize(
    ("said", "sad"),
    [
        ("i am feeling a bit low today", True),
        ("feeling a bit down today", True),
        ("honestly i feel a bit lost these days", True),
        ("i'm a bit under the weather", True),
        ("having a rough week", True),
        ("my husband is feeling low", True),
        ("everything is too much today", True),
        ("i'm feeling low, the rain does not help the collar of my coat", True),
        ("i feel great today", False),
        ("feeling good this morning!", False),
    ],
)
def test_a_mood_asks_for_nothing(said: str, sad: bool) -> None:
    """How somebody feels is talk, good or bad."""
    told = only_tells(said, _names_goods)
    assert told is not None
    assert (told.kind, told.sad, told.well) == (Kind.TALK, sad, not sad)


@pytest.mark.parametrize(
    "said",
    [
        "i'm feeling low, show me something cheerful",
        "feeling blue: a blue lamp please",
        "feeling a bit down, a scarf maybe",
        "i feel awful in these boots",
        "a lamp for a friend who is feeling low",
        "i'm low on soap",
        "the low one",
        "i'm happy with the second one",
        "i'm tired of plastic bottles",
        "i'm worried, will it be here by friday?",
        "feeling rough. what helps?",
    ],
)
def test_a_request_beside_a_mood_is_a_request(said: str) -> None:
    """What is wanted counts, and a word for a mood that is said of goods is none."""
    assert only_tells(said, _names_goods) is None
