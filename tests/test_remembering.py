"""What shoppers say of themselves in a conversation, over whole turns on the demo shop: remembered, heeded, forgotten."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from persea.app import Persea
from persea.interests.facets import Facet
from persea.interests.portrait import Horizon, Portrait, portrait_of
from persea.store.interest_decisions import Stance, StatedWish, state_wish, wishes_of
from persea.store.records import read_records
from persea.store.shoppers import known_shopper
from persea.turn import run_turn
from persea.values import Cards, Memory, Message, Record, Role, Text, Turn, Wished

LEATHERY = ("leather", "suede", "nubuck")


class Shopper:
    """Somebody who talks with the shop."""

    def __init__(self, demo: Persea, key: uuid.UUID, memory: Memory = Memory.ON) -> None:
        self.demo, self.key, self.memory = demo, key, memory
        self.history: list[Message] = []
        self.text = ""
        self.shown: tuple[str, ...] = ()
        self.heard: list[Wished] = []

    def begin_anew(self) -> None:
        self.history = []

    async def say(self, text: str) -> str:
        """The answer's text; what it showed and heard is in the attributes."""
        house = await self.demo.house()
        turn = Turn(
            str(uuid.uuid4()), datetime.now(UTC), house.shop.currency, "http://shop.example",
            str(self.key), kept=self.memory is not Memory.OFF, memory=self.memory,
        )  # fmt: skip
        self.text, self.shown, self.heard = "", (), []
        message = Message(Role.USER, text)
        async for event in run_turn(turn, message, self.history, house):
            match event:
                case Text(delta):
                    self.text += delta
                case Cards(cards):
                    self.shown = tuple(card.record.id for card in cards)
                case Wished():
                    self.heard.append(event)
        self.history += [message, Message(Role.ASSISTANT, self.text, self.shown)]
        return self.text

    async def records(self) -> Sequence[Record]:
        async with self.demo.database.reading() as conn:
            return await read_records(conn, self.shown)

    async def wishes(self) -> list[StatedWish]:
        async with self.demo.database.reading() as conn:
            return await wishes_of(conn, self.key)

    async def portrait(self) -> Portrait:
        async with self.demo.database.reading() as conn:
            return await portrait_of(conn, self.key, now=datetime.now(UTC))


@pytest.fixture
async def shopper(demo: Persea) -> Shopper:
    async with demo.database.connection() as conn:
        return Shopper(demo, await known_shopper(conn, f"talker-{uuid.uuid4()}"))


def said_of(record: Record) -> str:
    return f"{record.title} {record.description} {record.attributes} {record.options}".lower()


# ---------------------------------------------------------------- heard, and heeded in the next answer


async def test_never_leather_holds_in_the_next_conversation_and_is_said(shopper: Shopper) -> None:
    """It is kept with the words and the turn, answered, and what is shown afterwards has none; tents are not told so."""
    assert "no leather" in await shopper.say("I never wear leather")
    [event] = shopper.heard
    [kept] = await shopper.wishes()
    assert (event.facet, event.value, event.stance, event.id) == (
        "attribute",
        "leather",
        "never",
        str(kept.id),
    )
    assert (kept.said, kept.source, kept.stance) == ("I never wear leather", "chat", Stance.NEVER)
    assert kept.turn_id is not None
    shopper.begin_anew()
    text = await shopper.say("hiking boots")
    assert "Without leather, as you asked me to remember." in text
    assert shopper.shown
    assert not any(word in said_of(one) for one in await shopper.records() for word in LEATHERY)
    shopper.begin_anew()
    assert "remember" not in await shopper.say("tents")
    assert "leather" not in shopper.text
    assert len(shopper.shown) == 6


async def test_what_the_shop_lacks_anyway_is_not_laid_to_a_wish(shopper: Shopper) -> None:
    """Where there is nothing with or without it, the answer does not speak of it."""
    await shopper.say("never leather")
    shopper.begin_anew()
    await shopper.say("show me a trombone")
    assert shopper.shown == ()
    assert "leather" not in shopper.text


async def test_a_request_that_contradicts_wins_and_is_told(shopper: Shopper) -> None:
    """Leather boots are shown to who never wears leather, with a word about it; the wish stays."""
    await shopper.say("never leather")
    shopper.begin_anew()
    text = await shopper.say("leather hiking boots")
    assert "You asked me to remember: no leather. As you ask for leather now, it is shown." in text
    assert any("leather" in said_of(one) for one in await shopper.records())
    assert len(await shopper.wishes()) == 1


async def test_vegan_is_heard_and_heeded_in_the_very_turn(shopper: Shopper) -> None:
    """It is a wish and a condition of this request: no leather and no wool among the gloves."""
    text = await shopper.say("I'm vegan, show me gloves")
    assert [(one.value, one.stance) for one in shopper.heard] == [("vegan", "always")]
    assert "Without leather or wool, as you asked me to remember." in text
    found = [said_of(one) for one in await shopper.records()]
    assert found
    assert not any(word in one for one in found for word in (*LEATHERY, "wool", "merino"))
    shopper.begin_anew()
    assert "You asked me to remember: vegan. As you ask for wool now" in await shopper.say("wool socks")


async def test_a_size_goes_first_and_filters_nothing(shopper: Shopper) -> None:
    """With size 9 remembered the first shoes can be had in it; who asks for another size gets that one."""
    await shopper.say("I take a size 9")
    shopper.begin_anew()
    text = await shopper.say("running shoes")
    assert "In size 9 and in stock, as you asked me to remember." in text
    assert "size do you take" not in text
    assert "size would it be" not in text
    assert all(
        any("9" in values and there for values, there in one.variants) for one in await shopper.records()
    )
    shopper.begin_anew()
    text = await shopper.say("running shoes in size 10")
    assert "remember" not in text
    assert "size 10" in text
    shopper.begin_anew()
    await shopper.say("tents")
    assert len(shopper.shown) == 6


async def test_a_preferred_brand_is_lifted(shopper: Shopper) -> None:
    """Of what fits about as well, theirs comes first, and only then is it said so."""
    await shopper.say("rain jackets")
    before = [one.brand for one in await shopper.records()]
    brand = next(one for one in before[1:] if one != before[0])
    shopper.begin_anew()
    await shopper.say(f"I prefer {brand}")
    shopper.begin_anew()
    text = await shopper.say("rain jackets")
    after = [one.brand for one in await shopper.records()]
    assert after.index(brand) <= before.index(brand)
    first = after == sorted(after, key=lambda one: one != brand)
    assert (f"{brand} first, as you asked me to remember." in text) is (first and before != after)
    assert after[0] == brand


async def test_a_material_that_is_always_wanted_is_lifted(shopper: Shopper) -> None:
    """Cotton goes up among T-shirts, and other materials are still shown."""

    async def places() -> list[int]:
        shopper.begin_anew()
        await shopper.say("t-shirts")
        return [
            at for at, one in enumerate(await shopper.records()) if "cotton" in str(one.attributes).lower()
        ]

    before = await places()
    shopper.begin_anew()
    await shopper.say("I always wear cotton")
    after = await places()
    assert after[: len(before)] <= before
    assert after[0] == 0


async def test_a_budget_of_goods_is_a_limit_for_these(shopper: Shopper) -> None:
    """Where no price is named, and for no other goods."""
    await shopper.say("my budget for hiking boots is 100 dollars")
    shopper.begin_anew()
    assert "Up to $100.00, as you asked me to remember." in await shopper.say("hiking boots")
    assert all(one.price and one.price.amount_minor <= 10_000 for one in await shopper.records())
    for request in ("hiking boots under $300", "running shoes"):
        shopper.begin_anew()
        assert "as you asked" not in await shopper.say(request)


# ---------------------------------------------------------------- whose, and whether at all


async def test_without_consent_it_is_offered_and_holds_while_one_talks(shopper: Shopper) -> None:
    """Nothing is kept; the event has no id; the same conversation heeds it, the next does not."""
    shopper.memory = Memory.ASK
    await shopper.say("I never wear leather")
    assert [(one.value, one.id) for one in shopper.heard] == [("leather", None)]
    assert await shopper.wishes() == []
    assert "Without leather, as you said." in await shopper.say("hiking boots")
    assert "Forgotten: no leather." in await shopper.say("forget that")
    assert "as you said" not in await shopper.say("hiking boots please")
    shopper.begin_anew()
    assert "leather" not in [one.value for one in shopper.heard]
    assert "as you said" not in await shopper.say("hiking boots")


async def test_a_turn_that_is_not_kept_keeps_no_wish(shopper: Shopper) -> None:
    """Not even an offer comes; what was remembered before is still obeyed."""
    shopper.memory = Memory.OFF
    await shopper.say("I never wear wool")
    assert (shopper.heard, await shopper.wishes()) == ([], [])
    now = datetime.now(UTC)
    async with shopper.demo.database.connection() as conn:
        await state_wish(
            conn, shopper.key, Facet.ATTRIBUTE, "leather", Stance.NEVER, said="never", source="api", now=now
        )
    shopper.begin_anew()
    assert "Without leather, as you asked me to remember." in await shopper.say("hiking boots")


@pytest.mark.parametrize(
    "said",
    ["I'm diabetic", "I'm Muslim", "halal only", "my sister is vegan", "boots without leather", "I'm 42",
     "I have an infection and never wear wool", "for my brother, never leather"],
)  # fmt: skip
async def test_traits_others_and_conditions_are_not_remembered(shopper: Shopper, said: str) -> None:
    """Neither kept nor offered."""
    await shopper.say(said)
    assert (shopper.heard, await shopper.wishes()) == ([], [])


async def test_gift_talk_leaves_the_profile_as_it_is(shopper: Shopper) -> None:
    """No event, no wish, and none of one's own wishes is put upon whom it is for."""
    await shopper.say("never leather")
    before = await shopper.wishes()
    shopper.begin_anew()
    assert "as you asked" not in await shopper.say("hiking boots for my sister, as a gift")
    await shopper.say("tell me more about the first one")
    await shopper.say("compare the first two")
    await shopper.say("I never wear wool")
    assert await shopper.wishes() == before
    portrait = await shopper.portrait()
    assert (portrait.session, portrait.long) == ((), ())


async def test_own_talk_shows_in_the_profile_with_its_event(shopper: Shopper) -> None:
    """A product that is asked about is an interest, and the mention is its evidence; a list alone is none."""
    await shopper.say("hiking boots")
    assert (await shopper.portrait()).long == ()
    await shopper.say("tell me more about the first one")
    [asked] = shopper.shown
    long = (await shopper.portrait()).counting(Horizon.LONG)
    product = next(one for one in long if one.facet is Facet.PRODUCT)
    assert product.value == asked
    assert [(reason.kind.value, reason.product_id) for reason in product.events] == [("chat_mention", asked)]
    shopper.memory = Memory.ASK
    await shopper.say("tell me more about the second one")
    assert len((await shopper.portrait()).long) == len(long)


# ---------------------------------------------------------------- told and forgotten


async def test_asking_tells_and_forgetting_forgets(shopper: Shopper) -> None:
    """The list with how all of it is deleted, and no address; the last, one by its words, and everything."""
    await shopper.say("never leather")
    await shopper.say("I take size 9")
    text = await shopper.say("What do you know about me?")
    assert "You asked me to remember: size 9; no leather." in text
    assert "“Forget everything you know about me” deletes what is kept" in text
    assert "/api/" not in text
    assert await shopper.say("forget that") == "Forgotten: size 9."
    assert await shopper.say("forget that I never wear leather") == "Forgotten: no leather."
    assert await shopper.wishes() == []
    assert await shopper.say("forget my size") == "I had not remembered that."
    assert await shopper.say("I'm vegan")
    assert await shopper.say("I'm no longer vegan") == "Forgotten: vegan."
    shopper.begin_anew()
    await shopper.say("hiking boots")
    await shopper.say("tell me more about the first one")
    await shopper.say("I prefer Ormvale")
    await shopper.say("forget everything you know about me")
    assert (await shopper.wishes(), (await shopper.portrait()).long) == ([], ())


async def test_who_is_nobody_is_told_so(demo: Persea) -> None:
    """Where no shopper is known, nothing can be remembered, and that is what is said."""
    house = await demo.house()
    turn = Turn(str(uuid.uuid4()), datetime.now(UTC), house.shop.currency)
    events = [
        one async for one in run_turn(turn, Message(Role.USER, "what do you know about me?"), [], house)
    ]
    assert [one.delta for one in events if isinstance(one, Text)] == [
        "Here I do not know who you are, and nothing of you is remembered."
    ]
