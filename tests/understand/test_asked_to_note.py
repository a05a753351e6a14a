"""What asks to have something remembered, and which note answers a question: by words alone."""

from __future__ import annotations

import pytest

from persea.language.unkept import Unkept, never_kept
from persea.understand.notes import Asking, asked_to_note, recalled

NOTES = [
    ("my daughter's birthday is on 12 May", 1),
    ("I have a small kitchen", 2),
    ("my wife's name is Anna", 3),
]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("remember that my daughter's birthday is on 12 May", "my daughter's birthday is on 12 May"),
        ("Remember I have a small kitchen.", "I have a small kitchen"),
        ("Can you remember that I have two cats?", "I have two cats"),
        ("please remember: the bell is broken", "the bell is broken"),
        ("don't forget my wife's name is Anna", "my wife's name is Anna"),
        ("keep in mind that the stairs are narrow", "the stairs are narrow"),
        ("remember that Anna hates coriander", "Anna hates coriander"),
        ("merk dir, dass ich im Dachgeschoss wohne", "ich im Dachgeschoss wohne"),
        ("Merk dir bitte: Lieferung nur abends", "Lieferung nur abends"),
        ("recuerda que mi hija es celíaca", "mi hija es celíaca"),
        ("retiens que j'ai un petit balcon", "j'ai un petit balcon"),
    ],
)
def test_who_asks_is_heard_in_their_own_words(said: str, what: str) -> None:
    """In four languages; what stands around the words is left out, the words are not touched."""
    assert asked_to_note(said) == Asking(what)


@pytest.mark.parametrize(
    "said",
    [
        "I have a small kitchen", "remember me", "remember to call my mom", "do you remember that I have a cat?",
        "remember the blue jacket", "remember my size", "remember when we talked", "remember that",
        "remember that jacket you showed me", "what did I ask you to remember?", "I can't remember my size",
    ],
)  # fmt: skip
def test_what_asks_for_nothing_leaves_nothing(said: str) -> None:
    """What is only said, asked, or is to be done some time is no note."""
    assert asked_to_note(said) is None


def test_a_request_in_the_same_message_is_parted_from_the_note() -> None:
    """It is answered by itself."""
    assert asked_to_note("Remember that I have a small kitchen, and show me kettles") == Asking(
        "I have a small kitchen", "show me kettles"
    )
    assert asked_to_note("Remember that I'm left-handed. Which mugs do you have?") == Asking(
        "I'm left-handed", "Which mugs do you have?"
    )


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("when is my daughter's birthday?", 1), ("What's my wife's name?", 3), ("do I have a small kitchen?", 2),
        ("which kettle fits my kitchen?", None), ("where is my order?", None), ("do you have my size?", None),
        ("show me kitchen scales", None), ("when is his birthday?", None),
    ],
)  # fmt: skip
def test_a_question_of_oneself_finds_the_note_that_says_it(question: str, note: int | None) -> None:
    """All that it asks must stand in the note; requests for goods and questions to the shop find none."""
    assert recalled(question, NOTES, "en") == note


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("my card is 4111 1111 1111 1111", Unkept.PAYMENT), ("my IBAN is DE89 3704 0044 0532 0130 00", Unkept.PAYMENT),
        ("the CVV is 123", Unkept.PAYMENT), ("my password is hunter2", Unkept.SECRET), ("mein Passwort ist geheim", Unkept.SECRET),
        ("my pin is 1234", Unkept.SECRET), ("my social security number is 078-05-1120", Unkept.ID),
        ("my passport number is X1234567", Unkept.ID), ("mi contraseña es gato", Unkept.SECRET),
        ("I had a heart attack", Unkept.EMERGENCY), ("my order number is 4111 1111 1111 1112", None),
        ("I'm diabetic", None), ("I keep kosher", None), ("I pay by credit card", None), ("I love pins and badges", None),
        ("my passport expires in May", None),
    ],
)  # fmt: skip
def test_what_is_never_kept(said: str, why: Unkept | None) -> None:
    """Payment data, secrets, numbers of papers and emergencies; traits that somebody asks to have kept may be."""
    assert never_kept(said) is why
