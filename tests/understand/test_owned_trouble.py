"""Stories of things bought here that ask the shop itself."""

from __future__ import annotations

import pytest

from persea.understand.house import asks_of_house
from persea.understand.to_the_shop import ToTheShop, asks_of_shop


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("the toaster packed up after six weeks. do you cover that", "warranty and repairs"),
        ("my daughter put the cardigan in a hot wash, is it covered?", "warranty and repairs"),
        ("you sent me a lamp and the shade arrived cracked, what now?", "warranty and repairs"),
        ("the trousers came and they are way too long, now what", "returns"),
        ("i ordered the grey one and it looks awful in my hall. what do i do", "returns"),
        ("if she hates it, will you come and pick it up again?", "returns"),
        ("can my brother send back what I bought him?", "returns"),
        ("do you guys take paypal", "payment"),
        ("can we pick it up in the shop on our way north?", "picking up an order"),
        ("uncle lives in Anchorage, how long does it take to get a parcel out to him", "delivery"),
        ("i binned the gift card by mistake", "gift cards"),
    ],
)
def test_a_story_of_what_was_bought_asks_the_shop(said: str, subject: str) -> None:
    """Its trouble tells what is asked, though no word of the shop's pages is said."""
    matter = asks_of_house(said)
    assert matter is not None
    assert matter.subject == subject


@pytest.mark.parametrize(
    "said",
    [
        "my toaster packed up after six weeks, i need a new one",
        "my trousers are too long, show me shorter ones",
        "is the shade covered?",
        "are these too big for a toddler?",
        "have you a lamp for my brother in Boston?",
        "a rug that is not too small",
    ],
)
def test_a_wish_for_goods_is_none(said: str) -> None:
    """What broke and is to be replaced is a request."""
    assert asks_of_house(said) is None


@pytest.mark.parametrize("said", ["our package has been stuck in Ohio since monday", "my order is late"])
def test_a_parcel_that_does_not_come_is_for_the_people(said: str) -> None:
    """Only they see orders."""
    assert asks_of_shop(said) is ToTheShop.ORDER


def test_a_praised_order_is_not() -> None:
    """Nothing is asked."""
    assert asks_of_shop("my order was lovely") is None
