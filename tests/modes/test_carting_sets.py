"""What "it" is after a set, over whole turns on the demo shop; and how many of what was just put in."""

from __future__ import annotations

import pytest
from test_carting import Shopper

from persea.app import Persea
from persea.hearing.whole_set import pieces_shown
from persea.store.cart import sellables
from persea.store.records import read_records
from persea.store.sessions import open_session
from persea.values import Money, Record
from persea.values.shopping import Deed, Do

OUTFIT = "a rainy hike outfit under $400"
TEA = "a tea set under $120: a teapot, two mugs and loose tea"


@pytest.fixture
async def shopper(demo: Persea) -> Shopper:
    async with demo.database.connection() as conn:
        return Shopper(demo, (await open_session(conn, None)).shopper)


async def answered(shopper: Shopper, told: str, shown: tuple[str, ...]) -> str:
    """Says the options of something in stock for as long as `told` asks for them; what was told last."""
    for _ in range(2 * len(shown)):
        if "?" not in told:
            break
        async with shopper.demo.database.connection() as conn:
            records = await read_records(conn, list(shown))
            asked = next(
                one
                for one in records
                if told.rfind(f"**{one.title}**") == told.rfind("**", 0, told.rfind("**"))
            )
            there = next(one for one in await sellables(conn, product_id=asked.id) if one.left)
        told = await shopper.say(", ".join(value for _, value in there.options))
    return told


@pytest.mark.parametrize("said", ["put it in my cart", "great, we'll take the lot", "add everything to my basket", "buy the whole set"])  # fmt: skip
async def test_it_is_every_piece_of_the_set(shopper: Shopper, said: str) -> None:
    """Each is asked for in turn where it comes in sizes or colours, until all are in; no card of another set ever is."""
    told = await shopper.say(OUTFIT)
    pieces = len([line for line in told.split("Other ways")[0].splitlines() if line.startswith("- ")])
    shown = shopper.shown[:pieces]
    await answered(shopper, await shopper.say(said), shown)
    assert shopper.lines is not None
    async with shopper.demo.database.connection() as conn:
        variants = [one.variant_id for id in shown for one in await sellables(conn, product_id=id)]
    assert len(shopper.lines) == pieces > 3
    assert {variant for variant, _ in shopper.lines} <= set(variants)


async def test_checking_out_in_the_middle_of_a_set_loses_none_of_it(shopper: Shopper) -> None:
    """What is still asked is asked once more, and answered as before; who says "check out" again goes without it."""
    told = await shopper.say(OUTFIT)
    pieces = len([line for line in told.split("Other ways")[0].splitlines() if line.startswith("- ")])
    shown = shopper.shown[:pieces]
    assert "?" in await shopper.say("put all of it in my cart")
    asked = await shopper.say("check out")
    assert asked.startswith("Not all that you asked for is in your cart yet")
    await answered(shopper, asked, shown)
    assert shopper.lines is not None
    assert len(shopper.lines) == pieces
    assert "Not all" not in await shopper.say("check out")


async def test_checking_out_twice_goes_without_the_rest(shopper: Shopper) -> None:
    """It is not asked a second time."""
    await shopper.say(OUTFIT)
    await shopper.say("put all of it in my cart")
    assert "Not all" in await shopper.say("check out")
    assert "empty" in await shopper.say("check out")


async def test_as_many_as_the_set_has(shopper: Shopper) -> None:
    """Two mugs are two mugs."""
    told = await shopper.say(TEA)
    assert "2 ×" in told
    shown = shopper.shown
    await answered(shopper, await shopper.say("put all of it in my cart"), shown)
    assert shopper.lines is not None
    assert sorted(count for _, count in shopper.lines) == [1, 1, 2]


async def test_a_piece_by_its_place_is_that_piece(shopper: Shopper) -> None:
    """ "The second one" is no whole set."""
    await shopper.say(OUTFIT)
    told = await shopper.say("put the fourth one in my cart")
    assert told.count("**") == 2


async def test_after_a_list_it_is_still_asked_which(shopper: Shopper) -> None:
    """A list of goods is no set."""
    await shopper.say("waterproof hiking boots")
    told = await shopper.say("put it in my cart")
    assert "1. **" in told


async def test_a_count_after_it_is_how_many_there_are(shopper: Shopper) -> None:
    """ "Actually two of them", and "another two" on top."""
    await shopper.say("add one canteen mug in sky to my cart")
    await shopper.say("actually two of them")
    assert shopper.lines == [("mg-canteen-sky", 2)]
    await shopper.say("another two of them please")
    assert shopper.lines == [("mg-canteen-sky", 4)]


def test_lines_of_a_set_are_read_as_its_pieces() -> None:
    """With count and options; what stands after a blank line is another set's."""
    text = (
        "Here:\n\n- Teapot: **Sailor Pot**, $20.00\n- Mugs: **Canteen Mug**, size 300, sky, 2 × $6.00 = $12.00\n\n"
        "Other ways to do it:\n- Cheaper: **Bowl**, $3.00"
    )
    pot, mug = (Record(id, title, f"/{id}", Money(100, "USD"), None, True, None) for id, title in (("pot", "Sailor Pot"), ("mug", "Canteen Mug")))  # fmt: skip
    found = pieces_shown(text, [pot, mug])
    assert found == [("pot", Deed(Do.ADD, sure=True)), ("mug", Deed(Do.ADD, 2, said="300 sky", sure=True))]
