"""Carts on the real database: what may be put in, two at once, sign-in, what is gone, and events under consent."""

from __future__ import annotations

import asyncio
import random
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from persea.cart.change import Hand, add, empty, find_variant, fingerprint, remove, set_quantity, take_back
from persea.errors import BadRequest, NotEnough, NotFound, NotSellable, OptionsOpen, PerseaError
from persea.store.cart import KeptLine, cart_of, hold_cart, joined, write_cart
from persea.store.database import Database
from persea.store.events import Purpose
from persea.store.offers import OfferChange, change_offers
from persea.store.sessions import Session, open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.values import Money
from stocked import a_product, a_variant, stock, usd

NOW = datetime.now(UTC)
AGREED = frozenset({Purpose.PERSONALIZATION})


def sized(id: str, size: str, price: int = 8900, **offer: object) -> object:
    return a_variant(id, price, options=(("Size", size),), **offer)


async def a_shop(database: Database) -> None:
    await stock(
        database,
        a_product("mug", "Tarn Mug", 1250, variants=(a_variant("mug", 1250, stock=5),)),
        a_product("tea", "Fell Tea", 799),
        a_product(
            "boot",
            "Fellside Boot",
            variants=(
                sized("boot-41", "41", stock=1),
                sized("boot-42", "42", stock=2),
                sized("boot-43", "43", stock=0, in_stock=False),
            ),
        ),
        a_product(
            "shirt",
            "Daybreak Shirt",
            variants=tuple(
                a_variant(
                    f"shirt-{colour}-{size}".lower(),
                    2500,
                    options=(("Colour", colour), ("Size", size)),
                    stock=left,
                    in_stock=left > 0,
                )
                for colour, size, left in (
                    ("Blue", "S", 4),
                    ("Blue", "M", 4),
                    ("Red", "S", 4),
                    ("Red", "M", 0),
                )
            ),
        ),
        a_product("riddle", "Unpriced Riddle", None),
    )


async def a_session(database: Database) -> Session:
    async with database.connection() as conn:
        return await open_session(conn, None)


async def a_hand(database: Database, **more: object) -> Hand:
    hand = Hand((await a_session(database)).shopper, datetime.now(UTC), "visitor")
    return replace(hand, **more)  # type: ignore[arg-type]


async def put(
    database: Database,
    hand: Hand,
    product: str,
    quantity: int = 1,
    *options: tuple[str, str],
    variant: str | None = None,
) -> None:
    async with database.connection() as conn:
        found = await find_variant(conn, variant_id=variant, product_id=product, options=options)
        await add(conn, hand, found, quantity)


async def lines(database: Database, shopper: uuid.UUID) -> list[tuple[str, int, str]]:
    async with database.reading() as conn:
        cart = await cart_of(conn, shopper)
    return [(line.variant_id, line.quantity, line.problem) for line in cart.lines]


async def change(database: Database, **given: object) -> None:
    async with database.connection() as conn:
        await change_offers(conn, [OfferChange(datetime.now(UTC), **given)], shop_currency="USD")  # type: ignore[arg-type]


async def test_a_line_costs_what_the_offer_says_now(database: Database) -> None:
    """No price is kept: a new one is the line's at once, and the sum follows."""
    await a_shop(database)
    hand = await a_hand(database)
    await put(database, hand, "mug", 3)
    await put(database, hand, "tea")
    async with database.reading() as conn:
        before = await cart_of(conn, hand.shopper)
    await change(database, product_id="mug", price=Decimal("10.00"))
    async with database.reading() as conn:
        after = await cart_of(conn, hand.shopper)
    assert (before.total, after.total, after.count) == (usd(4549), usd(3799), 4)


async def test_no_more_than_there_is(database: Database) -> None:
    """What is in the cart counts; the refusal says what is left, and nothing is changed."""
    await a_shop(database)
    hand = await a_hand(database)
    await put(database, hand, "boot", 1, variant="boot-42")
    with pytest.raises(NotEnough, match="Only 2 of Fellside Boot left") as refused:
        await put(database, hand, "boot", 2, variant="boot-42")
    assert (refused.value.left, refused.value.in_cart, refused.value.variant_id) == (2, 1, "boot-42")
    with pytest.raises(NotEnough, match="sold out"):
        await put(database, hand, "boot", 1, variant="boot-43")
    with pytest.raises(NotSellable, match="no price"):
        await put(database, hand, "riddle")
    await put(database, hand, "tea", 60)
    with pytest.raises(BadRequest, match="at most 99"):
        await put(database, hand, "tea", 60)
    with pytest.raises(NotFound):
        await put(database, hand, "unicorn")
    assert await lines(database, hand.shopper) == [("boot-42", 1, ""), ("tea", 60, "")]


async def test_the_options_left_to_choose_are_named(database: Database) -> None:
    """Only values of which something can be had; what was said is not asked again."""
    await a_shop(database)
    hand = await a_hand(database)
    with pytest.raises(OptionsOpen) as sizes:
        await put(database, hand, "boot")
    assert sizes.value.options == (("Size", ("41", "42")),)
    with pytest.raises(OptionsOpen) as both:
        await put(database, hand, "shirt")
    assert both.value.options == (("Colour", ("Blue", "Red")), ("Size", ("S", "M")))
    with pytest.raises(OptionsOpen) as size:
        await put(database, hand, "shirt", 1, ("colour", "blue"))
    assert size.value.options == (("Size", ("S", "M")),)
    with pytest.raises(NotSellable, match=r"does not come so: size: 50\. It comes in Size: 41, 42, 43"):
        await put(database, hand, "boot", 1, ("size", "50"))
    await put(database, hand, "shirt", 2, ("Colour", "BLUE"), ("size", "m"))
    with pytest.raises(NotEnough, match="sold out"):
        await put(database, hand, "shirt", 1, ("colour", "red"), ("size", "m"))
    assert await lines(database, hand.shopper) == [("shirt-blue-m", 2, "")]


async def test_what_is_in_the_way_is_named(database: Database) -> None:
    """Too few left, sold out, gone from the catalogue: the line stands, and says so."""
    await a_shop(database)
    hand = await a_hand(database)
    await put(database, hand, "mug", 4)
    await put(database, hand, "boot", 2, variant="boot-42")
    await put(database, hand, "tea")
    await change(database, product_id="mug", stock=2)
    await change(database, product_id="boot", variant_id="boot-42", stock=0)
    async with database.connection() as conn:
        await conn.execute("DELETE FROM product WHERE id = 'tea'")
    assert sorted(await lines(database, hand.shopper)) == [
        ("boot-42", 2, "sold out"), ("mug", 4, "only 2 left"), ("tea", 1, "no longer sold"),
    ]  # fmt: skip
    async with database.reading() as conn:
        cart = await cart_of(conn, hand.shopper)
    assert (cart.total, {line.title for line in cart.lines}) == (
        None,
        {"Tarn Mug", "Fellside Boot", "Fell Tea"},
    )
    async with database.connection() as conn:
        assert await set_quantity(conn, hand, "mug", 3)  # fewer is always allowed
        assert await remove(conn, hand, "tea")
        assert not await remove(conn, hand, "tea")


async def test_two_at_once_lose_nothing(database: Database) -> None:
    """Ten tabs that add at the same moment; the last of the stock goes once."""
    await a_shop(database)
    hand = await a_hand(database)
    await asyncio.gather(*(put(database, hand, "tea") for _ in range(10)))
    done = await asyncio.gather(*(put(database, hand, "mug", 2) for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(one, NotEnough) for one in done) == 2
    assert sorted(await lines(database, hand.shopper)) == [("mug", 4, ""), ("tea", 10, "")]


async def test_the_same_addition_is_made_once(database: Database) -> None:
    """By the name its sender gives it, also at the same moment; that name used for another thing is refused."""
    await a_shop(database)
    hand = await a_hand(database)

    async def once(asked: bytes) -> bool:
        async with database.connection() as conn:
            found = await find_variant(conn, variant_id="tea", product_id=None)
            return await add(conn, hand, found, 2, once=("key-1", asked))

    done = await asyncio.gather(*(once(fingerprint("tea", 2)) for _ in range(4)))
    assert sorted(done) == [False, False, False, True]
    with pytest.raises(BadRequest, match="used for something else"):
        await once(fingerprint("tea", 3))
    assert await lines(database, hand.shopper) == [("tea", 2, "")]


async def test_a_change_can_be_taken_back(database: Database) -> None:
    """The last one; taken back once more it is done again."""
    await a_shop(database)
    hand = await a_hand(database)
    await put(database, hand, "tea", 2)
    await put(database, hand, "mug")
    async with database.connection() as conn:
        assert await empty(conn, hand)
    async with database.connection() as conn:
        assert await take_back(conn, hand)
    assert sorted(await lines(database, hand.shopper)) == [("mug", 1, ""), ("tea", 2, "")]
    async with database.connection() as conn:
        assert await take_back(conn, hand)
    assert await lines(database, hand.shopper) == []


async def test_a_hundred_lines_are_the_most(database: Database) -> None:
    """More of one that is there can still be put in."""
    await a_shop(database)
    hand = await a_hand(database)
    many = [KeptLine("tea", f"v{n}", 1, "Tea") for n in range(99)]
    async with database.connection() as conn:
        await write_cart(conn, await hold_cart(conn, hand.shopper, now=NOW), many, now=NOW)
    await put(database, hand, "tea")
    with pytest.raises(BadRequest, match="full"):
        await put(database, hand, "mug")
    await put(database, hand, "tea")


# ---------------------------------------------------------------- sign-in


async def test_carts_become_one_at_sign_in(database: Database) -> None:
    """Quantities are added as far as there is stock; what came before is not lost, and is not given twice."""
    await a_shop(database)
    session = await a_session(database)
    visitor = Hand(session.shopper, NOW, "visitor")
    async with database.connection() as conn:
        shopper = await known_shopper(conn, "customer-7")
    known = Hand(shopper, NOW, "shopper")
    await put(database, visitor, "mug", 3)
    await put(database, visitor, "tea", 1)
    await put(database, known, "mug", 4)
    await put(database, known, "boot", 1, variant="boot-41")
    async with database.connection() as conn:
        await sign_in(conn, str(session.token), shopper)
        await sign_in(conn, str(session.token), shopper)
    merged = [("boot-41", 1, ""), ("mug", 5, ""), ("tea", 1, "")]
    assert sorted(await lines(database, shopper)) == merged
    await put(database, visitor, "tea", 1)  # a tab that still has the old session
    assert sorted(await lines(database, session.shopper)) == [*merged[:2], ("tea", 2, "")]


def test_joining_never_takes_away() -> None:
    """Of stock that has fallen meanwhile each keeps what was there, and it is said at the line."""
    mine, theirs = KeptLine("mug", "mug", 4, "Mug"), KeptLine("mug", "mug", 2, "Mug")
    assert [line.quantity for line in joined([mine], [theirs], {("mug", "mug"): 5})] == [5]
    assert [line.quantity for line in joined([mine], [theirs], {("mug", "mug"): 1})] == [4]
    assert [line.quantity for line in joined([mine], [theirs], {})] == [4]


# ---------------------------------------------------------------- events


async def events(database: Database) -> list[tuple[object, ...]]:
    async with database.reading() as conn:
        cursor = await conn.execute(
            "SELECT kind, product, quantity, shopper_key IS NOT NULL, turn_id, impression_id FROM event ORDER BY kind, quantity"
        )
        return await cursor.fetchall()


async def test_a_change_is_one_event_under_consent(database: Database) -> None:
    """With the answer and the card that led to it, and once, however often the same addition is told."""
    await a_shop(database)
    hand = await a_hand(database, purposes=AGREED, turn_id="t-1", impression_id="i-1")
    async with database.connection() as conn:
        tea = await find_variant(conn, variant_id="tea", product_id=None)
        for _ in range(2):
            await add(conn, hand, tea, 3, once=("key", b"x"))
        await set_quantity(conn, hand, "tea", 1)
    assert await events(database) == [
        ("add_to_cart", "tea", 3, True, "t-1", "i-1"), ("remove_from_cart", "tea", 2, True, "t-1", "i-1"),
    ]  # fmt: skip


async def test_without_consent_an_event_is_nobodys(database: Database) -> None:
    """The product and the day are left, as of every event."""
    await a_shop(database)
    await put(database, await a_hand(database, turn_id="t-1"), "tea", 3)
    assert await events(database) == [("add_to_cart", "tea", 3, False, None, None)]


# ---------------------------------------------------------------- whatever is done


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_done_the_sum_is_right_and_the_stock_is_kept(database: Database, seed: int) -> None:
    """Random changes of carts, prices and stock: the sum is that of price times quantity, and nothing beyond the stock
    ever gets in."""
    await a_shop(database)
    chance = random.Random(seed)
    hand = await a_hand(database)
    variants = ["mug", "tea", "boot-41", "boot-42", "boot-43", "shirt-blue-s", "shirt-red-m"]
    stock_of = {"mug": 5, "boot-41": 1, "boot-42": 2, "boot-43": 0, "shirt-blue-s": 4, "shirt-red-m": 0}
    for _ in range(40):
        one, many = chance.choice(variants), chance.randint(1, 4)
        before = {variant: count for variant, count, _ in await lines(database, hand.shopper)}
        deed = chance.choice(["add", "add", "add", "set", "remove", "back", "price", "stock"])
        try:
            async with database.connection() as conn:
                if deed == "add":
                    await add(conn, hand, await find_variant(conn, variant_id=one, product_id=None), many)
                elif deed == "set":
                    await set_quantity(conn, hand, one, many)
                elif deed == "remove":
                    await remove(conn, hand, one)
                elif deed == "back":
                    await take_back(conn, hand)
        except PerseaError:
            assert {variant: count for variant, count, _ in await lines(database, hand.shopper)} == before
        product = one.partition("-")[0]
        if deed == "price":
            await change(
                database,
                product_id=product,
                variant_id=one,
                price=Decimal(chance.randint(1, 99)),
            )
        elif deed == "stock" and one in stock_of:
            stock_of[one] = chance.randint(0, 6)
            await change(database, product_id=product, variant_id=one, stock=stock_of[one])
        async with database.reading() as conn:
            cart = await cart_of(conn, hand.shopper)
            rows = await (
                await conn.execute(
                    "SELECT v.id, o.price_minor FROM variant AS v JOIN offer_now AS o ON o.variant_key = v.key"
                )
            ).fetchall()
        price = dict(rows)
        expected = sum(price[line.variant_id] * line.quantity for line in cart.lines)
        assert cart.total == (Money(expected, "USD") if cart.lines else None)
        for line in cart.lines:
            left = stock_of.get(line.variant_id, 99)
            assert 1 <= line.quantity <= 99
            if (
                line.quantity > left
            ):  # what was in before the stock fell, or came back: it is said at the line
                assert line.problem == ("sold out" if left == 0 else f"only {left} left")
            if deed in ("add", "set") and line.quantity > before.get(line.variant_id, 0):
                assert line.quantity <= left
