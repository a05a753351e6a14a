"""Questions to the shop itself in words that its pages do not use, and requests that look like them."""

from __future__ import annotations

import pytest

from persea.understand.house import asks_of_house
from persea.understand.house_ways import otherwise_asked


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("can the sandals still be sent back if she walked to the shop in them", "returns"),
        ("i'm afraid i opened it. am i stuck with it", "returns"),
        ("you've sent me the wrong colour", "returns"),
        ("how many days do i have to decide", "returns"),
        ("the teapot turned up in three pieces, what do i do", "warranty and repairs"),
        ("the zip of the bag burst on the second day. what can you do?", "warranty and repairs"),
        ("u take klarna?", "payment"),
        ("which cards do you take", "payment"),
        ("why was i charged twice", "payment"),
        ("where is my parcel", "your order"),
        ("my parcel has not come, it should have been here friday. where is it?", "your order"),
        ("can my neighbour pick it up", "picking up an order"),
        ("is there a shop we can visit", "how to reach the shop"),
        ("who can i talk to", "how to reach the shop"),
        ("could i get it wrapped as a present", "gift wrapping"),
        ("will it be here before the 3rd", "delivery"),
        ("how late can we order for tomorrow", "delivery"),
        ("could they leave it with the neighbours", "delivery"),
        ("will the courier ring the bell", "delivery"),
        ("do you ship out to the islands? how long", "delivery"),
        ("i bought a rug last week and today it is thirty dollars less. do you do anything about that?", "prices that fall after an order"),
    ],
)  # fmt: skip
def test_a_question_to_the_shop_is_heard_in_other_words(said: str, subject: str) -> None:
    """A question to the shop is heard by what it asks, whatever words its pages have for it."""
    found = asks_of_house(said)
    assert found is not None
    assert found.subject == subject


@pytest.mark.parametrize(
    "said",
    [
        "show me a trolley that i can leave at the door",
        "does the fuchsia come back every year?",
        "i bought a rug last week, i need something cheaper for the hall",
        "i am looking for a box to put wrapped sweets in",
        "a bag to carry my shopping",
        "is the lamp back in stock?",
        "which cards are best for four players in a pack",
        "has the price come down?",
    ],
)
def test_what_speaks_of_goods_is_no_question_to_the_shop(said: str) -> None:
    """Goods that are looked for, and what is asked of them, stay with the goods."""
    assert otherwise_asked(said) == ""
