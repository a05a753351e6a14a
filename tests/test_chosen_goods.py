"""Taking goods from the screen in few words, and what is said after an order, heard with a real shop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persea.app import Persea
from persea.hearing import hear
from persea.house import House
from persea.values import Intent, Kind, Message, Role
from persea.values.shopping import Deed, Do

MUGS = ("mg-camp", "mg-canteen", "mg-tall-latte")


@pytest.fixture(scope="module")
async def house(demo: Persea) -> House:
    return replace(await demo.house(), model=None)


async def heard(house: House, *said: str | tuple[str, ...], page: str = "") -> Intent:
    """What the last of `said` is heard as; the products in between are what was shown in answer."""
    at = (page,) if page else ()
    history: list[Message] = []
    for one in said[:-1]:
        if isinstance(one, tuple):
            history[-1] = replace(history[-1], product_ids=one)
        else:
            history += [Message(Role.USER, one, at), Message(Role.ASSISTANT, "…")]
    last = said[-1]
    assert isinstance(last, str)
    return (await hear(Message(Role.USER, last, at), history, house, "USD"))[0]


def _deed(intent: Intent) -> Deed:
    assert intent.deed is not None
    return intent.deed


@pytest.mark.parametrize(
    ("said", "id", "count", "way"),
    [
        ("six of the canteen ones, in sky please", "mg-canteen", 6, "sky"),
        ("the latte ones, in navy, three", "mg-tall-latte", 3, "navy"),
        ("go on then, two of the third. they always break", "mg-tall-latte", 2, ""),
        ("bag the latte ones pls", "mg-tall-latte", None, ""),
        ("the second please", "mg-canteen", None, ""),
    ],
)
async def test_goods_of_a_list_are_taken_in_few_words(
    house: House, said: str, id: str, count: int | None, way: str
) -> None:
    """As they are called, counted and chosen."""
    intent = await heard(house, "mugs", MUGS, said)
    assert (intent.kind, intent.subject_ids, _deed(intent).do) == (Kind.CART, (id,), Do.ADD)
    assert _deed(intent).quantity == count
    assert way in _deed(intent).said


async def test_a_number_alone_takes_what_was_looked_at(house: House) -> None:
    """Only where one product is looked at: of a list it may mean anything."""
    one = await heard(house, "mugs", MUGS, "tell me about the second", ("mg-canteen",), "ok, two")
    assert (one.kind, one.subject_ids, _deed(one).quantity) == (Kind.CART, ("mg-canteen",), 2)
    assert (await heard(house, "mugs", MUGS, "two")).kind is not Kind.CART


@pytest.mark.parametrize(
    "said", ["the blue one?", "the second one", "is the third one lighter", "for two people", "under 20 then"]
)
async def test_what_asks_or_narrows_takes_nothing(house: House, said: str) -> None:
    """A place by itself is looked at, a number with a unit narrows."""
    assert (await heard(house, "mugs", MUGS, said)).kind is not Kind.CART


async def test_all_options_on_a_page_are_an_order(house: House) -> None:
    """One of several is a question whether it comes so."""
    both = await heard(house, "olive in a 9", page="bt-trailhead")
    assert (both.kind, both.subject_ids, _deed(both).do) == (Kind.CART, ("bt-trailhead",), Do.ADD)
    assert "size 9" in _deed(both).said
    assert (await heard(house, "do you have olive in a 9", page="bt-trailhead")).kind is not Kind.CART


@pytest.mark.parametrize(
    ("said", "do"),
    [
        ("comes to?", Do.SHOW),
        ("and what do i pay for it all?", Do.SHOW),
        ("how many things are in there?", Do.SHOW),
        ("oh no my sister has one take everything out again please", Do.EMPTY),
        ("empty it, my card is not working", Do.EMPTY),
        ("the sky one can go again, i have one like it", Do.REMOVE),
        ("out with it", Do.REMOVE),
        ("now to the till, before he does it again", Do.CHECK_OUT),
        ("no, four", Do.SET),
        ("and one in coral for my brother", Do.ADD),
    ],
)
async def test_what_follows_an_order_is_about_the_cart(house: House, said: str, do: Do) -> None:
    """What it comes to, what goes out again, how many it is after all."""
    assert _deed(await heard(house, "add one canteen mug in sky to my cart", said)).do is do


async def test_every_product_of_a_request_is_put_in(house: House) -> None:
    """ "Can I get one … and two of those …", each with its own way."""
    intent = await heard(house, "can i get one boathouse candle in navy and two of those canteen mugs, sky")
    assert intent.subject_ids == ("cd-boathouse", "mg-canteen")
    assert [part.quantity for part in _deed(intent).each] == [1, 2]
