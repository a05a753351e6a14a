"""What a person says of themselves that lasts, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.errand import is_for_another
from persea.understand.intent import understand
from persea.understand.memory import OfMemory, Wanted, asked_of_memory
from persea.understand.stated import beyond_stated, budget_of, stated
from persea.values import Intent, Kind, Message, Money, Role

WORDS = Vocabulary(
    categories=frozenset({"hiking boots", "running shoes", "hats"}),
    brands=frozenset({"fellside", "north coast", "pride"}),
    options=(("size", frozenset({"42", "m", "9"})), ("colour", frozenset({"black", "forest"}))),
)
LASTS = [
    ("I'm vegan", ["attribute always vegan"]),
    ("I am a strict vegetarian.", ["attribute always vegetarian"]),
    ("As a vegan, what boots can I wear?", ["attribute always vegan"]),
    ("I'm vegan, show me boots", ["attribute always vegan"]),
    ("I want boots. By the way, I never wear leather.", ["attribute never leather"]),
    ("never leather", ["attribute never leather"]),
    ("I never wear wool or silk", ["attribute never silk", "attribute never wool"]),
    ("I never wear anything made of wool", ["attribute never wool"]),
    ("I don't like polyester", ["attribute never polyester"]),
    ("I can't stand wool and nylon", ["attribute never nylon", "attribute never wool"]),
    ("I never wear blue", ["attribute never blue"]),
    ("I hate Fellside", ["brand never Fellside"]),
    ("I prefer Fellside", ["brand always Fellside"]),
    ("I only buy North Coast and Fellside", ["brand always Fellside", "brand always North Coast"]),
    ("I wear size 42", ["size always 42"]),
    ("I always take 42", ["size always 42"]),
    ("I'm a size 42", ["size always 42"]),
    ("My shoe size is 42.5", ["size always 42.5"]),
    ("I usually wear XL", ["size always XL"]),
    ("I'm a medium", ["size always M"]),
    ("my budget for shoes is 100 dollars", ["price always up to $100.00 for shoes"]),
    ("I never spend more than $80 on boots", ["price always up to $80.00 for boots"]),
    ("please remember: never leather", ["attribute never leather"]),
    ("Remember that I'm vegan", ["attribute always vegan"]),
    ("I'm vegan by the way", ["attribute always vegan"]),
    ("I'm vegan, btw.", ["attribute always vegan"]),
    ("By the way, I'm actually vegan", ["attribute always vegan"]),
    ("fyi I never wear wool", ["attribute never wool"]),
    ("I also never wear wool, just so you know!", ["attribute never wool"]),
    ("I'm vegan by the way, show me boots", ["attribute always vegan"]),
    ("I take size 42 actually", ["size always 42"]),
    ("Ich bin Veganerin", ["attribute always vegan"]),
    ("Ich trage nie Wolle", ["attribute never Wolle"]),
    ("Ich mag kein Polyester", ["attribute never Polyester"]),
    ("Ich trage Größe 42", ["size always 42"]),
    ("soy vegana", ["attribute always vegan"]),
    ("nunca llevo lana", ["attribute never lana"]),
    ("je suis végane", ["attribute always vegan"]),
    ("je ne porte jamais de cuir", ["attribute never cuir"]),
]
DOES_NOT = [
    # conditions of one request
    "boots without leather", "no leather please", "I need size 42", "size 42", "I'll take 42", "I'd prefer Fellside",
    "I prefer black", "I don't like the first one", "I don't like blue", "my budget is 100 dollars", "I'm vegan today",
    "I'm vegan by the way?", "boots without leather by the way", "she also never wears wool", "I'm vegan today by the way",
    # of others, reported, asked, if
    "my sister is vegan", "my sister never wears wool", "she said I'm vegan", "if I'm vegan, what boots can I wear",
    "never leather?", "a gift for my sister, never leather", "for my dad: I never wear wool",
    # no size, no wish
    "I'm 42", "I take 2", "I wear boots", "never mind", "never again", "I never wear wool hats", "I like merino",
    "I'm vegan friendly", "I never wear these",
    # traits of a person, and what is said beside them
    "I'm diabetic", "I'm Muslim", "halal only", "I'm gay", "I'm vegan because I'm Muslim", "I'm 12 years old",
    "I'm pregnant and never wear wool", "I avoid wool because of my eczema", "I prefer Pride", "I never eat gluten",
]  # fmt: skip


def heard(text: str) -> list[str]:
    return sorted(f"{one.facet} {one.stance} {one.value}" for one in stated(text, WORDS, "USD"))


@pytest.mark.parametrize(("text", "expected"), LASTS)
def test_what_lasts_is_heard(text: str, expected: list[str]) -> None:
    """Each statement about oneself becomes its wish."""
    assert heard(text) == expected


@pytest.mark.parametrize("text", DOES_NOT)
def test_what_does_not_last_or_is_no_wish_is_not(text: str) -> None:
    """Conditions, others' tastes, questions, traits and unknown things leave nothing."""
    assert heard(text) == []


def test_it_is_kept_in_the_persons_own_words() -> None:
    """The clause as it was typed, and what else the message says stands apart."""
    text = "Hi! I NEVER wear Wool, show me hats"
    found = stated(text, WORDS, "USD")
    assert [one.said for one in found] == ["I NEVER wear Wool"]
    assert (
        beyond_stated("I'm vegan, show me boots", stated("I'm vegan, show me boots", WORDS, "USD"))
        == "show me boots"
    )
    said = "I'm vegan by the way"
    assert beyond_stated(said, stated(said, WORDS, "USD")) == ""
    assert beyond_stated("I wear size 42.", stated("I wear size 42.", WORDS, "USD")) == ""


def test_a_budget_is_read_back_from_its_value() -> None:
    """What the chat wrote is understood; what anybody else wrote into a wish is left alone."""
    assert budget_of("up to $1,100.50 for hiking boots", "USD") == (Money(110_050, "USD"), "hiking boots")
    assert budget_of("$50.00 to $100.00", "USD") is None
    assert budget_of("up to heaven for shoes", "USD") is None


@pytest.mark.parametrize(
    ("text", "terms", "sizes", "words"),
    [
        ("I'm vegan, show me hiking boots", (), (), "hiking boots"),
        ("I never wear leather, show me hiking boots", ("leather",), (), "hiking boots"),
        ("I take a size 9, show me hiking boots", (), (("size", "9"),), "hiking boots"),
        ("I'm looking for hiking boots and I can't stand polyester", ("polyester",), (), "hiking boots"),
        ("I wear size 42", (), (("size", "42"),), ""),
        ("I never wear wool", ("wool",), (), ""),
    ],
)
def test_a_statement_is_a_condition_of_its_own_request(
    text: str, terms: tuple[str, ...], sizes: tuple[tuple[str, str], ...], words: str
) -> None:
    """Its verb is no word to search for, and what follows it is no must-not."""
    intent = understand(Message(Role.USER, text), (), WORDS, "USD")
    assert (intent.filters.exclude_terms, intent.filters.options, intent.text) == (terms, sizes, words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What do you know about me?", OfMemory(Wanted.TOLD)),
        ("what do you remember", OfMemory(Wanted.TOLD)),
        ("Was weißt du über mich?", OfMemory(Wanted.TOLD)),
        ("forget that", OfMemory(Wanted.LAST)),
        ("please forget that I'm vegan", OfMemory(Wanted.THIS, "i'm vegan")),
        ("forget my shoe size", OfMemory(Wanted.THIS, "my shoe size")),
        ("I'm no longer vegan", OfMemory(Wanted.THIS, "i'm vegan")),
        ("forget everything you know about me", OfMemory(Wanted.EVERYTHING)),
        ("what's my shoe size?", OfMemory(Wanted.SIZE)),
        ("What size do I take", OfMemory(Wanted.SIZE)),
        ("what size do I wear in boots?", OfMemory(Wanted.SIZE)),
        ("Welche Größe trage ich?", OfMemory(Wanted.SIZE)),
        ("what size should I take?", None),
        ("what size do I need for 27 cm feet?", None),
        ("what size do I take if I'm between two?", None),
        ("my size", None),
        ("what do you know about boots?", None),
        ("what do you have", None),
        ("forget-me-not seeds", None),
    ],
)
def test_asking_for_what_is_remembered(text: str, wanted: OfMemory | None) -> None:
    """To be told, to forget the last, something or all; other questions are none."""
    assert asked_of_memory(text) == wanted


FRESH = Intent(Kind.FIND, "boots", goods="boots")


@pytest.mark.parametrize(
    ("text", "before", "intent", "other"),
    [
        ("hiking boots", [], FRESH, False),
        ("boots for my brother", [], FRESH, True),
        ("a gift for a runner", [], Intent(Kind.FIND, "gift runner"), True),
        ("ein geschenk", [], Intent(Kind.FIND, "geschenk"), True),
        ("boots for a trip with my wife", [], FRESH, False),
        (
            "tell me more about the first one",
            ["a gift for my sister"],
            Intent(Kind.ASK, subject_ids=("a",)),
            True,
        ),
        ("cheaper ones", ["boots for my brother"], replace(FRESH, refines=True), True),
        (
            "tell me more",
            ["a gift for my sister", "and boots for me"],
            Intent(Kind.ASK, subject_ids=("a",)),
            False,
        ),
        ("hiking boots", ["a gift for my sister"], FRESH, False),
        ("i'm vegan", ["a gift for my sister"], Intent(Kind.TALK, "i'm vegan"), True),
    ],
)
def test_whose_goods_are_talked_of(text: str, before: list[str], intent: Intent, other: bool) -> None:
    """A gift goes on until somebody asks for themselves, or for other goods."""
    assert is_for_another(text, before, intent) is other
