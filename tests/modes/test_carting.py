"""Carts, saved things, watches and prices in conversation, over whole turns on the demo shop. No model takes part."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from persea.app import Persea
from persea.cart.handover import Handover
from persea.seams import CheckoutChoice
from persea.store.sessions import open_session
from persea.turn import run_turn
from persea.values import Cards, Memory, Message, Mode, ReplyEvent, Role, Routed, Text, Turn
from persea.values.shopping import CartShown, Watching


class Shopper:
    """Somebody who talks with the demo shop, or nobody."""

    def __init__(self, demo: Persea, key: uuid.UUID | None, **turn: object) -> None:
        self.demo, self.key, self.turn = demo, key, turn
        self.history: list[Message] = []
        self.events: list[ReplyEvent] = []
        self.handover: Handover | None = None
        self.shown: tuple[str, ...] = ()

    async def say(self, text: str) -> str:
        house = replace(await self.demo.house(), model=None)
        house = replace(house, handover=self.handover) if self.handover else house
        turn = Turn(
            str(uuid.uuid4()), datetime.now(UTC), "USD", "http://shop.example",
            str(self.key) if self.key else None, **{"memory": Memory.ASK, **self.turn},  # type: ignore[arg-type]
        )  # fmt: skip
        self.events = [event async for event in run_turn(turn, Message(Role.USER, text), self.history, house)]
        told = "".join(event.delta for event in self.events if isinstance(event, Text))
        cards = next((event.cards for event in self.events if isinstance(event, Cards)), ())
        self.shown = tuple(card.record.id for card in cards)
        self.history += [Message(Role.USER, text), Message(Role.ASSISTANT, told, self.shown)]
        return told

    @property
    def lines(self) -> list[tuple[str, int]] | None:
        """Of the cart that was shown last; None where none was."""
        shown = next((event for event in self.events if isinstance(event, CartShown)), None)
        return None if shown is None else [(line.variant_id, line.quantity) for line in shown.cart.lines]

    @property
    def watching(self) -> Watching:
        return next(event for event in self.events if isinstance(event, Watching))


@pytest.fixture
async def shopper(demo: Persea) -> Shopper:
    async with demo.database.connection() as conn:
        return Shopper(demo, (await open_session(conn, None)).shopper)


async def test_a_size_is_asked_for_and_the_answer_completes_it(shopper: Shopper) -> None:
    """What does not exist is said; then what was put in can be more, another size, less, gone, and back."""
    await shopper.say("hiking boots under $200")
    boot = shopper.shown[1]
    told = await shopper.say("add the second one to my cart in 42")
    assert "does not come in 42" in told
    assert told.endswith(("?", "."))
    assert shopper.lines is None
    assert "Sand" in await shopper.say("size 11")
    await shopper.say("sand")
    assert shopper.lines == [(f"{boot}-sand-11", 1)]
    await shopper.say("make it three")
    assert shopper.lines == [(f"{boot}-sand-11", 3)]
    told = await shopper.say("what's in my cart")
    assert "3 × **Canyon Vent Hiking Boot** (Sand, 11), $99.00 each" in told
    assert "$297.00" in told
    await shopper.say("make it size 12")
    assert shopper.lines == [(f"{boot}-sand-12", 3)]
    await shopper.say("undo")
    assert shopper.lines == [(f"{boot}-sand-11", 3)], "another size is one change"
    await shopper.say("make it size 12")
    await shopper.say("remove one")
    assert shopper.lines == [(f"{boot}-sand-12", 2)]
    await shopper.say("remove it")
    assert shopper.lines == []
    await shopper.say("undo")
    assert shopper.lines == [(f"{boot}-sand-12", 2)]


async def test_one_of_several_is_asked_for(shopper: Shopper) -> None:
    """ "Two of those" of six is a question; its answer keeps the two."""
    await shopper.say("mugs")
    told = await shopper.say("put two of those in my basket")
    assert "?" in told
    assert "2. **Canteen Mug**, $6.49" in told
    await shopper.say("the canteen one")
    await shopper.say("coral please")
    assert shopper.lines == [("mg-canteen-coral", 2)]
    await shopper.say("one more")
    assert shopper.lines == [("mg-canteen-coral", 3)]


async def test_more_than_there_is_offers_what_there_is(shopper: Shopper) -> None:
    """ "Yes" takes that; nothing is put in before."""
    await shopper.say("oat milk soap")
    await shopper.say("add 60 of the first one to my cart")
    assert shopper.lines is None
    told = shopper.history[-1].text
    assert "Shall I put" in told or "Would" in told
    await shopper.say("yes")
    assert shopper.lines is not None
    [(_, count)] = shopper.lines
    assert f"{count} of" in told
    await shopper.say("just two")
    assert [quantity for _, quantity in shopper.lines] == [2]


async def test_what_is_sold_out_can_be_watched(shopper: Shopper) -> None:
    """Offered, and done with a yes."""
    await shopper.say("tell me about the mudlark fell")
    told = await shopper.say("add it to my cart please")
    assert "sold out" in told
    await shopper.say("yes please")
    assert (shopper.watching.kind, shopper.watching.product_id) == ("stock", "rs-mudlark")
    assert "Mudlark" in await shopper.say("what are you watching")
    await shopper.say("stop watching that")
    assert shopper.watching.on is False


async def test_a_watch_ends_by_the_kind_of_what_is_watched(shopper: Shopper) -> None:
    """ "That watch" of a chronograph, where no other of that kind is watched; what is of another kind stays."""
    await shopper.say("tell me when the Lap Chronograph is below 200")
    assert shopper.watching.product_id == "cwa-pacer"
    await shopper.say("no alerts for that kettle any more")
    assert not [event for event in shopper.events if isinstance(event, Watching)]
    await shopper.say("got one from my uncle. no alerts for that watch any more")
    assert (shopper.watching.product_id, shopper.watching.on) == ("cwa-pacer", False)


async def test_a_name_is_found_and_a_colour_that_none_has_is_not_guessed(shopper: Shopper) -> None:
    """Beyond the screen only by its name; "the blue one" is one of those that are shown."""
    await shopper.say("add the Small Blue Tagine to my cart")
    assert shopper.lines == [("kc-tagine-small", 1)]
    await shopper.say("rain jackets")
    await shopper.say("add the purple one to my basket")
    assert shopper.lines is None
    await shopper.say("remove the tagine")
    assert shopper.lines == []
    await shopper.say("add a red tent to my cart")  # a request for one
    assert len(shopper.shown) > 1


async def test_a_watch_has_the_limit_that_was_named(shopper: Shopper) -> None:
    """One that is met already is said; without one it is the price of today."""
    await shopper.say("mugs")
    told = await shopper.say("tell me when the second one drops below $5")
    assert ("$5.00" in told, "$6.49" in told) == (True, True)
    assert (shopper.watching.kind, str(shopper.watching.below)) == ("price", "$5.00")
    assert "already" in await shopper.say("tell me when the second one drops below $50")
    await shopper.say("let me know when it gets cheaper")
    assert str(shopper.watching.below) == "$6.49"
    assert "in stock now" in await shopper.say("let me know when it's back")


async def test_what_is_saved_is_shown_again(shopper: Shopper) -> None:
    """As cards, which can be spoken of."""
    await shopper.say("mugs")
    last = shopper.shown[-1]
    await shopper.say("save the last one for later")
    await shopper.say("what have i saved")
    assert shopper.shown == (last,)
    await shopper.say("remove it from my wishlist")
    assert "saved nothing" in await shopper.say("what have i saved")


# ---------------------------------------------------------------- who may


async def test_a_private_turn_leaves_the_cart_alone(demo: Persea) -> None:
    """It says why; what a product has cost is told all the same."""
    nobody = Shopper(demo, None, private=True, memory=Memory.OFF)
    await nobody.say("mugs")
    assert "private" in await nobody.say("add the second one to my cart in coral")
    assert nobody.lines is None
    assert "regular price" in await nobody.say("is the second one a real discount?")


async def test_who_is_unknown_has_no_cart(demo: Persea) -> None:
    """As over the API without a shopper token: it is said what is needed."""
    nobody = Shopper(demo, None, memory=Memory.OFF)
    await nobody.say("mugs")
    for said in (
        "add the second one to my cart in coral",
        "what's in my cart",
        "tell me when it drops below $5",
    ):
        assert "shopper token" in await nobody.say(said)


async def test_a_chosen_mode_changes_nothing(demo: Persea, shopper: Shopper) -> None:
    """A cart is no matter for a model."""
    shopper.turn["mode"] = Mode.THINKING
    await shopper.say("what's in my cart")
    routed = next(event for event in shopper.events if isinstance(event, Routed))
    assert (routed.mode, routed.fixed) == (Mode.SHOPPING, True)


async def test_an_event_is_the_shoppers_under_consent_alone(demo: Persea, shopper: Shopper) -> None:
    """Once, with the turn that led to it."""
    await shopper.say("add the Small Blue Tagine to my cart")
    shopper.turn["memory"] = Memory.ON
    await shopper.say("one more")
    async with demo.database.reading() as conn:
        rows = await (
            await conn.execute(
                "SELECT kind, quantity, turn_id IS NOT NULL FROM event WHERE shopper_key = %s AND kind LIKE %s",
                (shopper.key, "%cart"),
            )
        ).fetchall()
    assert rows == [("add_to_cart", 1, True)]


# ---------------------------------------------------------------- the checkout


async def test_checking_out_says_where_to_go(demo: Persea, shopper: Shopper) -> None:
    """To the shop's own checkout, or to the demo shop's; of an empty cart that it is empty."""
    assert "empty" in await shopper.say("check out")
    await shopper.say("add the Small Blue Tagine to my cart")
    told = await shopper.say("checkout please")
    handed = "product=kc-tagine-small&variant=kc-tagine-small&sku=KC-TAGINE-SMALL&quantity=1&turn="
    assert f"(http://shop.example/demo/checkout?{handed}" in told
    choice = CheckoutChoice(template="https://s.example/cart/{variant_id}:{quantity},…")
    shopper.handover = Handover(demo.database, choice)
    told = await shopper.say("i'm ready to pay")
    assert "(https://s.example/cart/kc-tagine-small:1)" in told
    shopper.handover = Handover(demo.database, CheckoutChoice(webhook="http://127.0.0.1:1/"), timeout_s=0.2)
    assert "did not answer" in await shopper.say("check out")


# ---------------------------------------------------------------- prices


async def test_a_discount_is_judged_by_its_history(demo: Persea, shopper: Shopper) -> None:
    """Every price that is told has its origin; a history of a day says so."""
    told = await shopper.say("is the Small Blue Tagine a real discount?")
    assert "$49.00" in told
    assert "since today only" in told
    said = next(event for event in shopper.events if isinstance(event, Text))
    assert [(one.figure, one.kind, one.field, one.source) for one in said.origins] == [
        ("$49.00", "record", "price", "kc-tagine-small")
    ]
    async with demo.database.connection() as conn:
        key = "(SELECT key FROM variant WHERE id = 'kc-tagine-small')"
        await conn.execute(
            f"INSERT INTO price_history (variant_key, seen_at, currency, price_minor) VALUES ({key}, %s, 'USD', 4200)",
            (datetime.now(UTC) - timedelta(days=60),),
        )
    try:
        told = await shopper.say("has it been cheaper?")
        assert "It has been cheaper: $42.00" in told
    finally:
        async with demo.database.connection() as conn:
            await conn.execute(
                "DELETE FROM price_history WHERE price_minor = 4200 AND variant_key = (SELECT key FROM variant WHERE id = 'kc-tagine-small')"
            )
