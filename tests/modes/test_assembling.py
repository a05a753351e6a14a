"""Sets in whole turns: on the demo shop, and on small shops where every combination can be tried."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import pytest
from acting import a_turn, heard, text_of

from persea.app import Persea
from persea.gather.assemble import assemble
from persea.gather.lexicon import Lexicon
from persea.gather.loosen import loosened
from persea.store.database import Database
from persea.store.knowledge import write_guides
from persea.store.records import read_variants
from persea.turn import House, run_turn
from persea.values import (
    Cards,
    Filters,
    Guide,
    Message,
    Mode,
    PieceWanted,
    ReplyEvent,
    Role,
    Routed,
    SetWanted,
)
from persea.values.shopping import SetsShown
from stocked import NOW, a_product, a_variant, stock, usd


async def embed(text: str) -> None:
    """No embedding model answers: full text does alone."""
    return None


def sets_of(events: Sequence[ReplyEvent]) -> SetsShown:
    [shown] = [event for event in events if isinstance(event, SetsShown)]
    return shown


def cards_of(events: Sequence[ReplyEvent]) -> tuple[str, ...]:
    return next(
        (tuple(card.record.id for card in event.cards) for event in events if isinstance(event, Cards)), ()
    )


async def said(house: House, *texts: str) -> list[ReplyEvent]:
    """The reply to the last of `texts`, after the ones before."""
    history: list[Message] = []
    events: list[ReplyEvent] = []
    for text in texts:
        turn = replace(a_turn(None, None), id=str(uuid4()))
        events = await heard(run_turn(turn, Message(Role.USER, text), history, house))
        history += [
            Message(Role.USER, text),
            Message(Role.ASSISTANT, text_of(events), cards_of(events)),
        ]
    return events


@pytest.fixture
async def house(demo: Persea) -> House:
    return replace(await demo.house(), model=None)


# ---------------------------------------------------------------- on the demo shop


@pytest.mark.parametrize(
    "text",
    [
        "A running outfit under $200, no leather, I'm 42",
        "everything for a picnic for four, max 120",
        "tent, sleeping bag and a lamp for under 400, all light",
        "a kitchen knife, a cutting board and two mugs, 150 dollars together",
        "furnish my balcony for 300",
    ],
)
async def test_every_set_keeps_every_wish(demo: Persea, house: House, text: str) -> None:
    """All prices are the store's, all sums right and within the budget, nothing is twice in one set, all is in stock, and
    the cards begin with the pieces of the first set."""
    events = await said(house, text)
    assert events[0] == Routed(Mode.SHOPPING, events[0].why, fixed=True)  # type: ignore[union-attr]
    shown = sets_of(events)
    assert 1 <= len(shown.choices) <= 3
    assert shown.budget is not None
    for choice in shown.choices:
        assert choice.proven
        assert choice.total <= shown.budget
        ids = [piece.record.id for piece in choice.pieces]
        assert len(set(ids)) == len(ids)
        total = 0
        for piece in choice.pieces:
            async with demo.database.reading() as conn:
                variants = {one.id: one for one in await read_variants(conn, piece.record.id)}
            offer = variants[piece.variant_id or ""].offer
            assert offer is not None
            assert offer.in_stock
            assert offer.stock is None or offer.stock >= piece.quantity
            now = offer.sale_price or offer.price
            assert piece.record.price == now
            total += now.amount_minor * piece.quantity
        assert choice.total.amount_minor == total
    first = [piece.record.id for piece in shown.choices[0].pieces]
    assert list(cards_of(events)[: len(first)]) == first
    assert str(shown.choices[0].total) in text_of(events)
    for choice in shown.choices[1:]:
        same = {piece.record.id for piece in choice.pieces} & set(first)
        cheaper = choice.total.amount_minor <= shown.choices[0].total.amount_minor * 85 // 100
        assert cheaper or len(same) <= len(first) // 2
        assert str(choice.total) in choice.note


async def test_nothing_of_leather_is_in_a_set_without(house: House) -> None:
    """A must-not holds of every piece of every set."""
    shown = sets_of(await said(house, "a watch, a wash bag and a scarf without leather, 300 in total"))
    for choice in shown.choices:
        for piece in choice.pieces:
            values = [value for _, held in piece.record.attributes for value in held]
            assert "leather" not in " ".join([piece.record.title, *values]).lower()


async def test_what_the_shop_does_not_sell_is_said(house: House) -> None:
    """There is no grinder: the mugs are shown, two of them, and the answer says what is missing."""
    events = await said(house, "a coffee grinder and two mugs, 150 dollars together")
    shown = sets_of(events)
    assert [(piece.wanted, piece.quantity) for piece in shown.choices[0].pieces] == [("mugs", 2)]
    assert "grinder" in text_of(events)


async def test_what_cannot_be_says_which_wish_to_give_up(demo: Persea, house: House) -> None:
    """A tent and a sleeping bag for $20: no set, and the sum that the cheapest two really cost."""
    events = await said(house, "a tent and a sleeping bag for under 20 together")
    shown = sets_of(events)
    assert shown.choices == ()
    assert cards_of(events) == ()
    [more] = [one for one in shown.loosen if one.wish == "budget"]
    cheapest = 0
    async with demo.database.reading() as conn:
        for category in ("tents", "sleeping bags"):
            row = await (
                await conn.execute(
                    "SELECT min(o.price_minor) FROM offer_now AS o JOIN product AS p ON p.key = o.product_key"
                    " WHERE p.visible AND o.in_stock AND coalesce(o.stock, 1) >= 1 AND %s = ANY(p.categories)",
                    (category,),
                )
            ).fetchone()
            assert row is not None
            cheapest += row[0]
    assert more.total == usd(cheapest)
    assert str(usd(cheapest)) in text_of(events)


async def test_a_swap_keeps_the_rest(house: House) -> None:
    """Another mug, the same teapot."""
    before = sets_of(await said(house, "a mug, a teapot and a lantern, 200 together")).choices[0].pieces
    after = (
        sets_of(await said(house, "a mug, a teapot and a lantern, 200 together", "swap the mug"))
        .choices[0]
        .pieces
    )
    assert [piece.wanted for piece in after] == [piece.wanted for piece in before]
    assert after[0].record.id != before[0].record.id
    assert [piece.record.id for piece in after[1:]] == [piece.record.id for piece in before[1:]]


async def test_pieces_come_and_go(house: House) -> None:
    """One is left out, another added, and what was shown stays."""
    start = "a mug, a teapot and a lantern, 200 together"
    before = {piece.wanted: piece.record.id for piece in sets_of(await said(house, start)).choices[0].pieces}
    events = await said(house, start, "without the lantern", "add a cutting board to that")
    after = {piece.wanted: piece.record.id for piece in sets_of(events).choices[0].pieces}
    assert list(after) == ["mug", "teapot", "cutting board"]
    assert (after["mug"], after["teapot"]) == (before["mug"], before["teapot"])


async def test_a_cheaper_set_costs_less(house: House) -> None:
    """Than the one that was shown, and the answer says by how much."""
    start = "a blanket, a teapot and a rug, 300 together"
    before = sets_of(await said(house, start)).choices[0].total
    events = await said(house, start, "cheaper set")
    after = sets_of(events).choices[0].total
    assert after < before
    assert str(usd(before.amount_minor - after.amount_minor)) in text_of(events)


async def test_the_second_one_is_the_second_card(house: House) -> None:
    """After a set, "the second one" is its second piece."""
    start = "a mug, a teapot and a lantern, 200 together"
    second = sets_of(await said(house, start)).choices[0].pieces[1].record
    assert second.title in text_of(await said(house, start, "tell me more about the second one"))


# ---------------------------------------------------------------- on shops where all can be tried

KINDS = ("lamp", "mug", "rug")


def a_piece(kind: str, quantity: int = 1, **filters: object) -> PieceWanted:
    return PieceWanted(kind, ((kind, kind),), quantity, Filters(**filters))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(6))
async def test_the_cheapest_set_and_the_sum_are_true(database: Database, seed: int) -> None:
    """Over a small shop of random prices, stocks and stuffs: a set is found exactly where some combination meets all
    wishes, and where the sum is too small the cheapest combination is what the answer names. All by trying each."""
    chance = random.Random(seed)
    products = [
        a_product(
            f"{kind}{number}",
            f"{chance.choice(('Plain', 'Fine', 'Old', 'New'))} {chance.choice(('Oak', 'Sea', 'Hill'))} {kind.title()}",
            attributes=(("Material", (chance.choice(("leather", "wool", "linen")),)),),
            rating=chance.choice((None, 3.0, 4.2, 4.9)),
            rating_count=chance.randrange(50),
            category_path=("Home", f"{kind.title()}s"),
            variants=tuple(
                a_variant(
                    f"{kind}{number}-{size}",
                    chance.randrange(500, 9000),
                    stock=(held := chance.randrange(4)),
                    in_stock=held > 0,
                )
                for size in range(2)
            ),
        )
        for kind in KINDS
        for number in range(7)
    ]
    await stock(database, *products)
    wanted = SetWanted(
        (a_piece("lamp"), a_piece("mug", 2), a_piece("rug")),
        budget=usd(chance.randrange(4000, 16000)),
        filters=Filters(exclude_terms=("leather",)),
    )
    assert wanted.budget is not None
    of_kind: list[list[tuple[str, int]]] = []
    for piece in wanted.pieces:
        allowed = []
        for product in products:
            if not product.id.startswith(piece.said) or product.attributes[0][1] == ("leather",):
                continue
            prices = [
                one.offer.price.amount_minor
                for one in product.variants
                if one.offer and (one.offer.stock or 0) >= piece.quantity
            ]
            if prices:
                allowed.append((product.id, min(prices) * piece.quantity))
        of_kind.append(allowed)
    costs = sorted(sum(cost for _, cost in picks) for picks in itertools.product(*of_kind))
    async with database.reading() as conn:
        found = await assemble(conn, wanted, "USD", embed=embed, lexicon=Lexicon())
        possible = bool(costs) and costs[0] <= wanted.budget.amount_minor
        assert bool(found.sets) is possible
        for one in found.sets:
            assert one.cost in costs
            assert one.cost <= wanted.budget.amount_minor
        if not possible and all(of_kind):
            ways = await loosened(conn, wanted, found, "USD", embed=embed, lexicon=Lexicon())
            assert next(way.cost for way in ways if way.wish == "budget") == costs[0]


async def test_the_cheapest_is_found_among_many_that_only_speak_of_it(database: Database) -> None:
    """A hundred cheap stands that speak of a lamp hide no lamp: the cheapest lamp is a candidate, though it is the worst
    answer by its words."""
    stands = [
        a_product(
            f"s{n}",
            f"Lamp Stand {n}",
            100 + n,
            description="A stand for a lamp, lamp, lamp.",
            category_path=("Home", "Stands"),
        )
        for n in range(100)
    ]
    lamps = [
        a_product(
            f"l{n}",
            f"Reading Lamp {n}",
            5000 + n,
            description="A lamp. A lamp for reading.",
            category_path=("Home", "Lamps"),
        )
        for n in range(80)
    ]
    cheap = a_product(
        "cheap", "Very Plain And Quite Old Workshop Ceiling Lamp", 900, description="Words " * 60
    )
    await stock(database, *stands, *lamps, cheap, a_product("mug", "Mug", 500))
    wanted = SetWanted((a_piece("lamp"), a_piece("mug")), budget=usd(1400))
    async with database.reading() as conn:
        found = await assemble(conn, wanted, "USD", embed=embed, lexicon=Lexicon())
    assert [one.record.id for one in found.sets[0].candidates] == ["cheap", "mug"]
    assert found.sets[0].cost == 1400


async def test_a_box_of_four_is_four(database: Database) -> None:
    """For four glasses one box of four is enough, and is compared with four single ones."""
    await stock(
        database,
        a_product("box", "Tumbler Glasses, Set of Four", 2000, category_path=("Kitchen", "Glasses")),
        a_product("single", "Tumbler Glass", 600, category_path=("Kitchen", "Glasses")),
        a_product("jug", "Water Jug", 1000),
    )
    wanted = SetWanted((a_piece("glass", 4), a_piece("jug")), budget=usd(3000))
    async with database.reading() as conn:
        found = await assemble(conn, wanted, "USD", embed=embed, lexicon=Lexicon())
    assert [(one.record.id, one.count) for one in found.sets[0].candidates] == [("box", 1), ("jug", 1)]


async def test_all_of_one_brand(database: Database) -> None:
    """Where all are to be of one brand they are, though single ones of others are cheaper."""
    await stock(
        database,
        a_product("l1", "Lamp", 1000, brand="Ash"),
        a_product("l2", "Lamp", 3000, brand="Elm"),
        a_product("m1", "Mug", 500, brand="Oak"),
        a_product("m2", "Mug", 900, brand="Elm"),
    )
    wanted = SetWanted((a_piece("lamp"), a_piece("mug")), budget=usd(5000), same="brand")
    async with database.reading() as conn:
        found = await assemble(conn, wanted, "USD", embed=embed, lexicon=Lexicon())
    assert [one.record.brand for one in found.sets[0].candidates] == ["Elm", "Elm"]


async def test_a_size_is_for_what_comes_in_it(database: Database) -> None:
    """The shoes are marked in US sizes, and the shop's guide says that a 9 is 42: the shoes are a 9 that is in stock, and
    jackets, which come in letters, are held to nothing. Without the guide there are no such shoes."""
    await stock(
        database,
        a_product(
            "near", "Road Shoe", variants=(
                a_variant("near-8", 3000, options=(("Size", "8"),)), a_variant("near-9", 3000, options=(("Size", "9"),), in_stock=False),
            ),
        ),
        a_product(
            "there", "Track Shoe", variants=(
                a_variant("there-8", 5000, options=(("Size", "8"),)), a_variant("there-9", 5500, options=(("Size", "9"),)),
            ),
        ),
        a_product("jacket", "Jacket", variants=(a_variant("m", 4000, options=(("Size", "M"),)),)),
    )  # fmt: skip
    wanted = SetWanted((a_piece("shoe"), a_piece("jacket")), budget=usd(20_000), sizes=(("size", "42"),))
    async with database.connection() as conn:
        without = await assemble(conn, wanted, "USD", embed=embed, lexicon=Lexicon())
        guide = Guide(
            "g", "Shoe sizes", "Measure in the evening. European sizes: 8 is 41, 9 is 42, 10 is 43.", NOW
        )
        await write_guides(conn, "test", [guide])
        found = await assemble(conn, wanted, "USD", embed=embed, lexicon=Lexicon())
    assert (without.sets, [one.said for one in without.unmet]) == ((), ["shoe"])
    assert [one.variant_id for one in found.sets[0].candidates] == ["there-9", "m"]
    assert found.sets[0].cost == 9500
    assert [(one.size, one.size_said) for one in found.offers] == [(("size", "9"), "42"), (None, "")]
