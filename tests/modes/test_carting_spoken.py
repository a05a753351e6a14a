"""Carts and watches as people speak of them in passing, over whole turns on the demo shop."""

from __future__ import annotations

import pytest
from test_carting import Shopper

from persea.app import Persea
from persea.store.sessions import open_session


@pytest.fixture
async def shopper(demo: Persea) -> Shopper:
    async with demo.database.connection() as conn:
        return Shopper(demo, (await open_session(conn, None)).shopper)


async def test_a_measure_is_chosen_by_being_the_small_or_the_big_one(shopper: Shopper) -> None:
    """And changed by the other word."""
    await shopper.say("put 3 of the lavender field soap, the big ones, in my cart")
    assert shopper.lines is not None
    first = shopper.lines
    await shopper.say("hm, the small ones instead")
    assert shopper.lines is not None
    assert shopper.lines != first
    assert [count for _, count in shopper.lines] == [3]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("double it please", 6),
        ("oops i meant 2", 2),
        ("twice as many", 6),
        ("actually none, forget it", None),
    ],
)
async def test_how_many_is_said_in_many_ways(shopper: Shopper, said: str, count: int | None) -> None:
    """By a factor, by a correction, or by calling it off."""
    await shopper.say("put three of the oat and honey soap in my baskit")
    assert shopper.lines == [("bs-oat-milk", 3)]
    await shopper.say(said)
    assert shopper.lines == ([] if count is None else [("bs-oat-milk", count)])


async def test_all_but_one_thing_goes(shopper: Shopper) -> None:
    """It is called by its name or its kind."""
    await shopper.say("add the oat and honey soap and the heath bread knife and two canteen mugs in sky")
    await shopper.say("remove everything except the knife")
    assert shopper.lines == [("kn-heath-bread", 1)]


async def test_the_latter_is_meant_after_a_correction(shopper: Shopper) -> None:
    await shopper.say("pop the heath bread knife... no, sorry, the oat and honey soap in my basket")
    assert shopper.lines == [("bs-oat-milk", 1)]


async def test_another_in_a_colour_is_one_more_of_the_same(shopper: Shopper) -> None:
    await shopper.say("bung a pebble planter in the trolly, charcoal")
    await shopper.say("another one in sage pls")
    assert shopper.lines is not None
    assert len(shopper.lines) == 2


@pytest.mark.parametrize("said", ["make it 250 instead", "hmm no, 250", "but only when it's less than 250"])
async def test_another_limit_is_of_the_watch_before(shopper: Shopper, said: str) -> None:
    """And no number of things in the cart."""
    await shopper.say("watch the price of the hush one headphones")
    await shopper.say(said)
    assert shopper.watching.below is not None
    assert shopper.watching.below.amount_minor == 25000


async def test_a_watch_is_called_off_or_made_for_another_as_well(shopper: Shopper) -> None:
    """ "Never mind" ends it; "and one for …" is one more."""
    await shopper.say("set a price alert on the hush one headphones under 300")
    await shopper.say("and one for the lodestar 2 tent below 280")
    assert shopper.watching.product_id == "cte-lodestar-2"
    await shopper.say("never mind, cancel that")
    assert not shopper.watching.on
    assert shopper.watching.product_id == "cte-lodestar-2"


@pytest.mark.parametrize(
    "said", ["two hammocks", "the small ears headphones in sky", "a red mug for me please"]
)
async def test_what_is_only_asked_for_is_not_put_in(shopper: Shopper, said: str) -> None:
    """A kind of goods, or a name without a word of ordering, is shown."""
    await shopper.say(said)
    assert shopper.lines is None
