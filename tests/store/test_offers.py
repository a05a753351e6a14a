"""Prices and stock changed on their own: what a change means, and what is never done."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from persea.store.database import Database
from persea.store.offers import UNSET, BadChange, OfferChange, Told, Verdict, change_offers, changed
from persea.store.shop import load_shop
from persea.values import Money, Offer
from stocked import NOW, a_product, a_variant, stock, usd

LATER = NOW + timedelta(minutes=1)
STARTS, ENDS = datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 24, tzinfo=UTC)
BEFORE = Offer(usd(2000), NOW, sale_price=usd(1500), sale_starts_at=STARTS, sale_ends_at=ENDS, stock=4)


def change(**given: object) -> OfferChange:
    return replace(OfferChange(LATER, sku="A"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (change(), replace(BEFORE, as_of=LATER)),
        (change(price=Decimal("21.5")), replace(BEFORE, as_of=LATER, price=usd(2150))),
        (change(stock=0), replace(BEFORE, as_of=LATER, stock=0, in_stock=False)),
        (change(stock=0, in_stock=True), replace(BEFORE, as_of=LATER, stock=0, in_stock=True)),
        (change(stock=None), replace(BEFORE, as_of=LATER, stock=None)),
        (change(in_stock=False), replace(BEFORE, as_of=LATER, in_stock=False)),
        (change(sale_price=None), Offer(usd(2000), LATER, stock=4)),
        (change(sale_price=Decimal(12)), Offer(usd(2000), LATER, usd(1200), stock=4)),
        (
            change(sale_price=Decimal(12), sale_ends_at=ENDS),
            Offer(usd(2000), LATER, usd(1200), None, ENDS, stock=4),
        ),
        (change(sale_ends_at=None), replace(BEFORE, as_of=LATER, sale_ends_at=None)),
        # the regular price falls to the sale price: no sale any more
        (change(price=Decimal(15)), Offer(usd(1500), LATER, stock=4)),
        # another currency: the old sale is in the old one
        (
            change(price=Decimal(18), currency="EUR"),
            Offer(Money(1800, "EUR"), LATER, stock=4),
        ),
    ],
)
def test_a_change_says_what_is_different_and_the_rest_stays(given: OfferChange, expected: Offer) -> None:
    """What a change leaves out is as it was; None ends a sale or a count; a new sale has its own dates."""
    assert changed(BEFORE, given, "USD") == expected


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        (change(price=Decimal("1.005")), "price", "more decimals than USD has (2)"),
        (change(sale_price=Decimal(20)), "sale_price", "not below the regular price, $20.00"),
        (change(sale_starts_at=ENDS, sale_ends_at=STARTS), "sale_ends", "ends before it starts"),
        (change(currency="EUR"), "currency", "the price is in USD; give one in EUR"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(given: OfferChange, field: str, reason: str) -> None:
    """With the field it is about, and why."""
    with pytest.raises(BadChange) as raised:
        changed(BEFORE, given, "USD")
    assert raised.value.field == field
    assert reason in str(raised.value)


def test_a_first_price_is_in_the_shop_s_currency() -> None:
    """Where there was no offer a price makes one, in yen without decimals; without a price it is refused."""
    assert changed(None, change(price=Decimal(900), stock=2), "JPY") == Offer(
        Money(900, "JPY"), LATER, stock=2
    )
    with pytest.raises(BadChange, match="no price for this yet"):
        changed(None, change(stock=2), "JPY")


async def test_variants_are_named_by_sku_or_by_ids(database: Database) -> None:
    """One variant a change: an unknown name, an ambiguous SKU and a product with several variants are refused."""
    await stock(
        database,
        a_product("mug", "Mug", variants=(a_variant("mug", 1000, sku="MUG"),)),
        a_product(
            "boot",
            "Boot",
            variants=(a_variant("b1", 5000, sku="B"), a_variant("b2", 5000, sku="B"), a_variant("b3", None)),
        ),
    )
    told = await _told(
        database,
        change(sku="MUG", price=Decimal(9)),
        change(sku=None, product_id="mug", price=Decimal(8)),
        change(sku=None, product_id="boot", variant_id="b2", stock=0),
        change(sku=None, product_id="boot", variant_id="b3", price=Decimal(60)),
        change(sku="B", stock=1),
        change(sku="NONE", stock=1),
        change(sku=None, product_id="boot", stock=1),
        change(sku=None, product_id="boot", variant_id="b9", stock=1),
        change(sku=None, product_id="none", stock=1),
    )
    assert told[:4] == [Told(Verdict.CHANGED)] * 4
    assert [(one.field, one.reason) for one in told[4:]] == [
        ("sku", "2 variants have this SKU; name one by id"),
        ("sku", "no such SKU"),
        ("variant", "the product has 3 variants; name one"),
        ("variant", "the product has no such variant"),
        ("id", "no such product"),
    ]
    assert await _offers(database) == [
        ("b1", 5000, None, True),
        ("b2", 5000, 0, False),
        ("b3", 6000, None, True),
        ("mug", 800, None, True),
    ]


async def test_later_knowledge_wins(database: Database) -> None:
    """A change as of an earlier moment than the offer is left aside, in one batch and over batches."""
    await stock(database, a_product("mug", "Mug", variants=(a_variant("mug", 1000, sku="A"),)))
    first = change(price=Decimal(11))
    assert await _told(database, first, replace(first, as_of=NOW, price=Decimal(12))) == [
        Told(Verdict.CHANGED),
        Told(Verdict.OUTDATED),
    ]
    assert await _told(database, replace(first, as_of=NOW, price=Decimal(13)), first) == [
        Told(Verdict.OUTDATED),
        Told(Verdict.UNCHANGED),
    ]
    assert await _offers(database) == [("mug", 1100, None, True)]


async def test_price_history_is_kept_and_the_catalogue_stays_as_it_was(database: Database) -> None:
    """A new price is a line of history; caches of what products there are need not be read again."""
    await stock(database, a_product("mug", "Mug", variants=(a_variant("mug", 1000, sku="A"),)))
    async with database.connection() as conn:
        version = (await load_shop(conn)).catalog_version
    await _told(database, change(price=Decimal(11)))
    async with database.connection() as conn:
        assert (await load_shop(conn)).catalog_version == version
        cursor = await conn.execute("SELECT price_minor, seen_at FROM price_history ORDER BY seen_at")
        assert await cursor.fetchall() == [(1000, NOW), (1100, LATER)]


async def test_batches_that_overlap_do_not_wait_for_each_other_for_ever(database: Database) -> None:
    """Eight batches over the same hundred offers in different orders, at once: all are made."""
    products = [
        a_product(f"p{n}", f"Mug {n}", variants=(a_variant(f"p{n}", 1000, sku=f"S{n}"),)) for n in range(100)
    ]
    await stock(database, *products)

    async def batch(number: int) -> list[Told]:
        order = sorted(range(100), key=lambda n: (n * 37 + number * 11) % 100)
        return await _told(database, *(change(sku=f"S{n}", stock=number) for n in order))

    results = await asyncio.gather(*(batch(number) for number in range(8)))
    assert all(one.verdict in (Verdict.CHANGED, Verdict.UNCHANGED) for told in results for one in told)
    assert len({stock for _, _, stock, _ in await _offers(database)} & set(range(8))) >= 1


async def test_a_feed_and_a_change_do_not_wait_for_each_other_for_ever(database: Database) -> None:
    """A feed ends the second offer and changes the first, while a system that has told the first tells the
    second: whoever is first is, and both are made."""
    one, two = (a_product(id, id, variants=(a_variant(id, 1000, sku=id.upper()),)) for id in ("a", "b"))
    await stock(database, one, two)
    ending = a_product("b", "b", variants=(a_variant("b", None, sku="B"),))
    cheaper = a_product("a", "a", variants=(a_variant("a", 900, sku="A", as_of=LATER + timedelta(hours=1)),))
    async with database.connection() as conn:
        await change_offers(conn, [change(sku="A", stock=1)], shop_currency="USD")
        importing = asyncio.create_task(stock(database, ending, cheaper))
        await asyncio.sleep(1)  # by now it waits for the first
        later = datetime.now(UTC) + timedelta(minutes=1)
        told = await change_offers(conn, [change(sku="B", stock=1, as_of=later)], shop_currency="USD")
        assert told == [Told(Verdict.CHANGED)]
    assert (await importing).changed == 1  # what was told of the second is later knowledge than its end
    assert await _offers(database) == [("a", 900, None, True), ("b", 1000, 1, True)]


async def test_a_feed_without_a_price_does_not_end_what_was_told_later(database: Database) -> None:
    """A feed that names no prices leaves those that a system has told since it was written, and ends older ones."""
    bare = a_product("a", "Mug", variants=(a_variant("a", None, sku="A"),))
    await stock(database, bare)
    await _told(database, change(price=Decimal(11), as_of=datetime.now(UTC) + timedelta(minutes=1)))
    assert (await stock(database, bare)).unchanged == 1
    assert await _offers(database) == [("a", 1100, None, True)]
    async with database.connection() as conn:
        await conn.execute("UPDATE offer SET as_of = now() - interval '1 minute'")
    assert (await stock(database, bare)).changed == 1
    assert await _offers(database) == []


async def test_a_feed_may_correct_what_it_said_as_of_the_same_moment(database: Database) -> None:
    """A feed that states its own time and was wrong then is believed when it is right."""
    for price_minor in (1000, 1200):
        await stock(database, a_product("a", "Mug", variants=(a_variant("a", price_minor, as_of=NOW),)))
    assert await _offers(database) == [("a", 1200, None, True)]


async def test_a_removed_product_has_no_price_to_tell(database: Database) -> None:
    """Neither by its SKU nor by its id."""
    await stock(database, a_product("mug", "Mug", variants=(a_variant("mug", 1000, sku="A"),)))
    async with database.connection() as conn:
        await conn.execute("UPDATE product SET removed_at = now()")
    told = await _told(database, change(stock=1), change(sku=None, product_id="mug", stock=1))
    assert [one.reason for one in told] == ["no such SKU", "no such product"]


def test_unset_is_not_none() -> None:
    """A change that says nothing of a sale leaves it; one that says there is none ends it."""
    assert changed(BEFORE, change(sale_price=UNSET), "USD").sale_price == usd(1500)
    assert changed(BEFORE, change(sale_price=None), "USD").sale_price is None


async def _told(database: Database, *changes: OfferChange) -> list[Told]:
    async with database.connection() as conn:
        return await change_offers(conn, changes, shop_currency="USD")


async def _offers(database: Database) -> list[tuple[object, ...]]:
    async with database.connection() as conn:
        cursor = await conn.execute(
            "SELECT v.id, o.price_minor, o.stock, o.in_stock FROM offer o JOIN variant v ON v.key = o.variant_key"
            " ORDER BY v.id"
        )
        return await cursor.fetchall()
