"""Several things in one message, orders by name alone, and what is said after them, over whole turns on the demo shop."""

from __future__ import annotations

import pytest
from test_carting import Shopper

from persea.app import Persea
from persea.store.sessions import open_session


@pytest.fixture
async def shopper(demo: Persea) -> Shopper:
    async with demo.database.connection() as conn:
        return Shopper(demo, (await open_session(conn, None)).shopper)


_SOAP = ("bs-oat-milk", 1)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("put the oat and honey soap and the heath bread knife in my cart", ["bs-oat-milk", "kn-heath-bread"]),
        (
            "could you add two canteen mugs in sky, the heath bread knife plus one oat and honey soap to my basket please",
            ["mg-canteen-sky", "kn-heath-bread", "bs-oat-milk"],
        ),
        ("hey so, um, throw the signal gloves, black, large, and the bread knife in my trolley", ["gl-signal-black-l", "kn-heath-bread"]),
        ("add the oat and honey soap to my cart", ["bs-oat-milk"]),
    ],
)  # fmt: skip
async def test_each_thing_that_is_named_is_put_in(shopper: Shopper, said: str, lines: list[str]) -> None:
    """With its own number and options; an "and" of a name parts nothing."""
    await shopper.say(said)
    assert shopper.lines is not None
    assert sorted(product for product, _ in shopper.lines) == sorted(lines)
    assert all(count == (2 if product == "mg-canteen-sky" else 1) for product, count in shopper.lines)


async def test_of_several_the_one_that_is_not_clear_is_asked_for(shopper: Shopper) -> None:
    """What is clear is in already, and the answer completes the other."""
    told = await shopper.say("put the heath bread knife and two canteen mugs in my cart")
    assert shopper.lines == [("kn-heath-bread", 1)]
    assert "?" in told
    await shopper.say("sky")
    assert shopper.lines == [("kn-heath-bread", 1), ("mg-canteen-sky", 2)]


@pytest.mark.parametrize(
    "said",
    [
        "four canteen mugs, sky",
        "add four of the canteen mug, sky colour",
        "canteen mug, sky, four of them. add it",
    ],
)
async def test_what_is_ordered_by_its_name_needs_no_word_of_a_cart(shopper: Shopper, said: str) -> None:
    await shopper.say(said)
    assert [product for product, _ in shopper.lines or ()] == ["mg-canteen-sky"]


@pytest.mark.parametrize("said", ["two mugs under $20", "four mugs", "is the canteen mug dishwasher safe?"])
async def test_a_request_for_goods_is_no_order(shopper: Shopper, said: str) -> None:
    await shopper.say(said)
    assert shopper.lines is None


@pytest.mark.parametrize("said", ["and what is in there now?", "so how much is that altogether", "total"])
async def test_after_a_deed_a_question_without_a_subject_is_about_the_cart(
    shopper: Shopper, said: str
) -> None:
    await shopper.say("add the oat and honey soap to my cart")
    assert "$7.20" in await shopper.say(said)
    assert shopper.lines == [_SOAP]


async def test_a_clause_of_a_message_may_hold_the_deed(shopper: Shopper) -> None:
    """Reasons stand around it."""
    await shopper.say("put the oat and honey soap and the heath bread knife in my cart")
    await shopper.say("would you take the knife out again, my sister has one")
    assert shopper.lines == [_SOAP]
    await shopper.say("and the heath bread knife")
    assert shopper.lines == [_SOAP, ("kn-heath-bread", 1)]
    await shopper.say("ah no. clear the lot, I changed my mind")
    assert shopper.lines == []
