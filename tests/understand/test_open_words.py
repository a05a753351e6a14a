"""Open questions, seasons' sales and greetings, in other words than the rules read."""

from __future__ import annotations

from time import perf_counter

import pytest

from persea.understand.open_words import put_openly
from persea.understand.small_talk import small_talk, surely_chats
from persea.values import Kind


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("g'day mate, what should i pack?", "hello, what do you recommend?"),
        ("we have no gift yet", "we need a gift"),
        ("is there a cyber monday thing on mugs", "is there on sale on mugs"),
        ("make our hall nicer", "doing up our hall"),
        ("i wish to read, what can you propose?", "i would like to read, what do you recommend?"),
        ("what should i look for in a tent?", "what should i look for in a tent?"),
        ("no gift wrap please", "no gift wrap please"),
        ("make it two", "make it two"),
        ("friday delivery", "friday delivery"),
    ],
)
def test_open_words_are_put_plainly(said: str, meant: str) -> None:
    """What asks openly is put in the words that the rules read; anything near it stays."""
    assert put_openly(said) == meant


@pytest.mark.parametrize("said", ["¡buenas tardes!", "ciao, how's it going?", "bonsoir mon ami", "hallo, wie geht's?", "namaste", "hello hello! how are you my friend?"])  # fmt: skip
def test_greetings_in_other_languages_are_greetings(said: str) -> None:
    """Whatever language somebody greets in, a greeting is no request."""
    assert small_talk(said) is Kind.GREET


@pytest.mark.parametrize(
    "said", ["hola mugs", "hello, umbrellas please", "how are the boots doing?", "his hat"]
)
def test_what_asks_for_goods_is_no_greeting(said: str) -> None:
    """A greeting with goods behind it is a request."""
    assert small_talk(said) is None


@pytest.mark.parametrize("said", ["it snows so gently. do you ever dream?", "what a storm! are you sometimes lonely?", "do you get tired in there?", "do you have friends?"])  # fmt: skip
def test_what_only_the_living_could_tell_is_talk(said: str) -> None:
    """Asked of the assistant itself, it is talk, whatever is said of the weather before it."""
    assert surely_chats(said) is Kind.TALK


@pytest.mark.parametrize("said", ["can you sleep in this tent?", "do you get cold in it?", "do you have rain coats?", "do you feel the blue is better?", "are you open today?"])  # fmt: skip
def test_questions_about_goods_are_none_of_it(said: str) -> None:
    """ "You" that is anyone is not the assistant."""
    assert surely_chats(said) is None


def test_a_long_row_of_greetings_is_read_at_once() -> None:
    """No message makes the rules go round in circles."""
    began = perf_counter()
    assert small_talk("hey hello hi! " * 40 + "mugs") is None
    assert perf_counter() - began < 0.2
