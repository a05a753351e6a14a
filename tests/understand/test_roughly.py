"""What is only roughly said leads to a part of the shop; goods of a kind are looked for as ever."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Intent, Kind, Message, Role

SHOP = Vocabulary(
    categories=frozenset(
        "kitchen|garden|home|electronics|pets|dogs|cats|dog beds|bowls|collars and leads|lanterns|glasses|plates and bowls|blankets|lighting|desk lamps|fitness|travel|coffee|clothing|tents|soft toys|toys & games|pens|stationery".split(
            "|"
        )
    ),
    nouns=frozenset(
        "puppy house lamp tent bed bowl collar lantern glass blanket toy pen chocolate watch sock".split()
    ),
    flags=frozenset({"vegan"}),
)


def _heard(said: str) -> Intent:
    return understand(Message(Role.USER, said), [], SHOP, "USD")


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("getting a puppy next month!! what have you got", "dogs"),
        ("anything for my flat, it looks so bare", "home"),
        ("i love gadgets, show me something", "electronics"),
        ("i want to get fit, where do i even start", "fitness"),
        ("we've nothing for the garden, ideas?", "garden"),
        ("we're off travelling in spring and have no idea what we'll need", "travel"),
        ("I'm interested in lighting", "lighting"),
    ],
)
def test_a_topic_leads_to_a_part_of_the_shop(said: str, part: str) -> None:
    intent = _heard(said)
    assert (intent.kind, intent.is_open) == (Kind.FIND, True)
    assert intent.filters.categories == (part,)


def test_an_occasion_leads_to_what_it_takes() -> None:
    """A garden party takes other things than a garden."""
    assert set(_heard("hosting a garden party soon, any ideas?").filters.categories) >= {
        "lanterns",
        "glasses",
    }


@pytest.mark.parametrize(
    "said",
    [
        "any ideas for a desk lamp?",
        "i need a tent for the garden, what do you suggest",
        "what tents do you recommend?",
    ],
)
def test_a_kind_that_is_named_is_looked_for(said: str) -> None:
    intent = _heard(said)
    assert not intent.is_open
    assert intent.goods


def test_a_complaint_is_no_request() -> None:
    assert _heard("my knee hurts since march, what should i take for it").kind is Kind.TALK


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("a present for my aunt, she loves to cook, up to 40 dollars", "kitchen"),
        ("what could i get my brother, he drinks coffee all day", "coffee"),
    ],
)
def test_what_they_like_leads_to_a_part_of_the_shop(said: str, part: str) -> None:
    intent = _heard(said)
    assert intent.is_open
    assert intent.filters.categories == (part,)


def test_what_is_told_of_the_person_is_not_looked_for() -> None:
    """The plush toy is asked for; that she is a newborn is her age."""
    intent = _heard("for my niece, she loves stories. a soft toy please, she's a newborn")
    assert intent.text == "soft toy"
    assert intent.filters.age_months == 1


def test_what_they_have_enough_of_is_left_out() -> None:
    assert "socks" in _heard("a present for my dad up to 35, he has socks enough").filters.exclude_terms


@pytest.mark.parametrize(
    ("said", "most"),
    [("secret santa gift for my boss, 20 bucks", 2000), ("gift for mum, around $50, not more", 5000)],
)
def test_a_sum_is_what_a_present_may_cost(said: str, most: int) -> None:
    limit = _heard(said).filters.max_price
    assert limit is not None
    assert limit.amount_minor == most


def test_around_a_sum_stays_around_it() -> None:
    limit = _heard("gift for mum, around $40").filters.max_price
    assert limit is not None
    assert limit.amount_minor == 5000


def test_any_of_several_kinds_will_do() -> None:
    """ "A lamp, a bed, whatever" is no set, and none of them must be the other."""
    assert set(_heard("gift for my boss: a blanket or a lantern or something, 30 tops").filters.categories) == {
        "blankets", "lanterns",
    }  # fmt: skip


def test_a_vegan_friend_gets_what_is_vegan() -> None:
    intent = _heard("present for a vegan friend, a chocolate gift up to $30, no milk")
    assert intent.filters.flags == ("vegan",)
    assert intent.filters.exclude_terms == ()


def test_a_kind_that_answers_the_question_is_for_the_same_person_and_price() -> None:
    """What was said before the question holds of what answers it; another recipient is another errand."""
    before = [
        Message(Role.USER, "gift for my dad, he loves to cook, under 40, no glass"),
        Message(Role.ASSISTANT, "Which way shall we look?", ("a", "b")),
    ]
    intent = understand(Message(Role.USER, "a bowl maybe"), before, SHOP, "USD")
    assert (intent.goods, intent.text, intent.recipient) == ("bowl", "bowl", "dad")
    assert intent.filters.max_price is not None
    assert intent.filters.max_price.amount_minor == 4000
    assert "glass" in intent.filters.exclude_terms
    other = understand(Message(Role.USER, "a bowl for my sister"), before, SHOP, "USD")
    assert other.filters.max_price is None
