"""Messages that ask for anything at all, and such as only sound like it."""

from __future__ import annotations

import pytest

from persea.understand.openly import asks_openly, somebodys_day, with_money_bound


@pytest.mark.parametrize(
    "said",
    [
        "bonus came in. surprise me",
        "eighty from my aunt and it burns a hole in my pocket",
        "ten years married on sunday and i have nothing",
        "what do other people buy here?",
        "we won a voucher and we don't know what to spend it on",
        "it's her birthday and i forgot",
        "anything fun under 20?",
    ],
)
def test_a_message_asks_for_anything(said: str) -> None:
    """Who names nothing, and has money, a day or an empty afternoon, asks for ideas."""
    assert asks_openly(said)


@pytest.mark.parametrize(
    "said",
    [
        "what is good about this one compared with that",
        "i have nothing against wool",
        "what do you get if you mix them",
        "show me something waterproof for the hills",
        "i forgot my password",
    ],
)
def test_what_says_more_is_not_open(said: str) -> None:
    """Near sentences that ask something in particular stay as they are."""
    assert not asks_openly(said)


def test_money_that_somebody_has_is_what_may_be_spent() -> None:
    """ "Got 40 from my gran" bounds the price; a price that is asked of does not change."""
    assert with_money_bound("got 40 dollars from my gran") == "up to 40 dollars from my gran"
    assert with_money_bound("is 40 dollars the price?") == "is 40 dollars the price?"


def test_the_day_is_told() -> None:
    """Years of marriage are an anniversary."""
    assert somebodys_day("ten years married on sunday") == "anniversary"
    assert somebodys_day("mother's day, help") == "mother's day"
    assert somebodys_day("a rainy day") == ""
