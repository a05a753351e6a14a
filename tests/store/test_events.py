"""Events in the database: each once, with the right person, found again quickly, and gone in time."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from persea.store.database import Connection, Database
from persea.store.event_history import (
    DayCount,
    Happened,
    Sale,
    count_by_day,
    newest_history,
    persons_events,
    sales_of_turns,
)
from persea.store.events import NOBODY, Event, EventKind, Kept, Purpose, Who, forget_old_events, keep_events
from persea.store.rejected_events import MOST_KEPT, Rejection, forget_rejected, keep_rejected, list_rejected
from persea.store.sessions import open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.values import Money
from stocked import a_product, stock

NOW = datetime.now(UTC).replace(microsecond=0)
AGREED = (Purpose.PERSONALIZATION,)


def view(who: Who, product: str = "boot", *, ago_s: float = 0, kind: EventKind = EventKind.VIEW) -> Event:
    return Event(uuid.uuid4(), NOW - timedelta(seconds=ago_s), kind, who, AGREED, product)


async def keep(database: Database, *events: Event, known: tuple[Who, ...] = ()) -> Kept:
    async with database.connection() as conn:
        return await keep_events(conn, events, received_at=NOW, known=known)


async def products(conn: Connection, user_id: str) -> list[str | None]:
    return [one.product_id for one in await newest_history(conn, await known_shopper(conn, user_id))]


async def test_an_event_is_kept_once(database: Database) -> None:
    """Sent again, alone, in another batch or twice in one, it changes nothing."""
    await stock(database, a_product("boot", "Boot", 100))
    first, second = view(Who("u")), view(NOBODY)
    assert await keep(database, first, second, first) == Kept(joined=1, counted=1, duplicates=1)
    assert await keep(database, second, first) == Kept(duplicates=2)
    assert await keep(database) == Kept()


async def test_one_that_was_counted_is_a_persons_when_it_is_told_with_them(database: Database) -> None:
    """In the same row, with all that was told; told without them again, it stays theirs."""
    await stock(database, a_product("boot", "Boot", 100))
    named = view(Who("u"), ago_s=90)
    assert await keep(database, named.counted()) == Kept(counted=1)
    assert await keep(database, named) == Kept(upgraded=1)
    assert await keep(database, named.counted()) == Kept(duplicates=1)
    assert await keep(database, named, named.counted()) == Kept(duplicates=2)
    async with database.reading() as conn:
        (row,) = await newest_history(conn, await known_shopper(conn, "u"))
        counts = await count_by_day(conn, since=date(2000, 1, 1))
    assert row.at == named.at
    assert sum(one.count for one in counts) == 1


async def test_one_without_an_id_is_told_apart_from_its_twin(database: Database) -> None:
    """Counted and joined it has two ids; whichever comes first, it is kept once."""
    await stock(database, a_product("boot", "Boot", 100))
    joined = [
        Event(
            uuid.uuid4(),
            NOW,
            EventKind.VIEW,
            Who(f"u{number}"),
            AGREED,
            "boot",
            twin=uuid.uuid4(),
            is_twin=True,
        )
        for number in range(3)
    ]
    counted = [replace(one.counted(), twin=one.id, is_twin=True) for one in joined]
    assert await keep(database, *counted[:2]) == Kept(counted=2)
    assert await keep(database, *joined) == Kept(joined=1, upgraded=2)
    assert await keep(database, *joined, *counted) == Kept(duplicates=6)
    other = replace(counted[0], is_twin=False)  # it says of itself that it is without consent
    assert await keep(database, other) == Kept(counted=1)
    async with database.reading() as conn:
        assert [await products(conn, f"u{number}") for number in range(3)] == [["boot"]] * 3


async def test_products_that_the_catalogue_does_not_hold_are_named(database: Database) -> None:
    """How many events are about them, and the first few; of those that are new."""
    await stock(database, a_product("boot", "Boot", 100))
    given = [view(Who("u"), f"bot-{number}", ago_s=number) for number in range(7)]
    kept = await keep(database, *given, view(Who("u")))
    assert (kept.joined, kept.unknown, len(kept.unknown_products)) == (8, 7, 5)
    assert set(kept.unknown_products) < {f"bot-{number}" for number in range(7)}
    assert await keep(database, *given) == Kept(duplicates=7)


async def test_batches_that_overlap_at_the_same_time_are_kept_once(database: Database) -> None:
    """In whatever order each names events, shoppers and devices."""
    events = [view(Who(f"u{number % 7}", f"d{number % 5}")) for number in range(60)]
    batches = [events, events[::-1], events[20:] + events[:20], events[40:]]
    kept = await asyncio.gather(*(keep(database, *batch) for batch in batches))
    assert sum(one.joined for one in kept) == 60
    assert sum(one.duplicates for one in kept) == 3 * 60 + 20 - 60


async def test_the_history_is_the_newest_first_wherever_it_came_in(database: Database) -> None:
    """A late event takes its place in time."""
    await stock(database, a_product("boot", "Boot", 100), a_product("shoe", "Shoe", 100))
    await keep(database, view(Who("u"), "boot", ago_s=10), view(Who("v"), "boot"))
    late = Event(uuid.uuid4(), NOW - timedelta(days=3), EventKind.RATING, Who("u"), AGREED, "shoe", value=4.0)
    await keep(database, late, view(Who("u"), "shoe", ago_s=5))
    async with database.reading() as conn:
        shopper = await known_shopper(conn, "u")
        assert await newest_history(conn, shopper) == [
            Happened(NOW - timedelta(seconds=5), EventKind.VIEW, "shoe", None, ""),
            Happened(NOW - timedelta(seconds=10), EventKind.VIEW, "boot", None, ""),
            Happened(NOW - timedelta(days=3), EventKind.RATING, "shoe", 4.0, ""),
        ]
        assert len(await newest_history(conn, shopper, limit=2)) == 2


async def test_a_product_that_comes_later_is_found_then(database: Database) -> None:
    """By its id, by an SKU, or by a variant's id; where several share an SKU it is none of them."""
    by_sku = Event(uuid.uuid4(), NOW, EventKind.VIEW, Who("u"), AGREED, variant="boot-sku")
    by_code = Event(uuid.uuid4(), NOW - timedelta(seconds=1), EventKind.VIEW, Who("u"), AGREED, "boot-sku")
    await keep(database, by_sku, by_code, view(Who("u"), "boot", ago_s=2))
    async with database.reading() as conn:
        assert await products(conn, "u") == [None] * 3
    await stock(database, a_product("boot", "Boot", 100))
    async with database.connection() as conn:
        await conn.execute("UPDATE variant SET sku = 'boot-sku'")
        assert await products(conn, "u") == ["boot"] * 3
    await stock(database, a_product("shoe", "Shoe", 100))
    async with database.connection() as conn:
        await conn.execute("UPDATE variant SET sku = 'boot-sku'")
        assert await products(conn, "u") == [None, None, "boot"]


async def test_all_come_in_the_order_of_time(database: Database) -> None:
    """Those of persons only; a day's counts hold everybody's."""
    await stock(database, a_product("boot", "Boot", 100))
    await keep(
        database, view(Who("u"), ago_s=60), view(Who(device_id="d"), ago_s=120), view(NOBODY, ago_s=90)
    )
    async with database.connection() as conn:
        found = [one async for one in persons_events(conn)]
        assert [one.happened.at for one in found] == [NOW - timedelta(seconds=s) for s in (120, 60)]
        assert [one async for one in persons_events(conn, since=NOW - timedelta(seconds=70))] == found[1:]
        counts = await count_by_day(conn, since=date(2000, 1, 1))
    assert sum(one.count for one in counts) == 3
    assert {(one.kind, one.product_id) for one in counts} == {(EventKind.VIEW, "boot")}
    assert all(isinstance(one, DayCount) for one in counts)


async def test_a_sale_is_found_by_the_answer_that_led_to_it(database: Database) -> None:
    """With the card and what was paid."""
    await stock(database, a_product("boot", "Boot", 100))
    bought = Event(
        uuid.uuid4(), NOW, EventKind.PURCHASE, Who("u"), AGREED, "boot", amount=Money(8990, "USD"), order_id="o-1",
        turn_id="t-1", impression_id="i-1",
    )  # fmt: skip
    await keep(database, bought)
    async with database.reading() as conn:
        assert await sales_of_turns(conn, ["t-1", "t-2"]) == [
            Sale(NOW, "o-1", "boot", "t-1", "i-1", 8990, "USD")
        ]


# ---------------------------------------------------------------- whose they are


async def test_a_device_is_somebody_until_it_is_somebody_known(database: Database) -> None:
    """What it did before goes to the shopper whom it turns out to be; once, however often that is said."""
    await keep(database, view(Who(device_id="d"), ago_s=9), view(Who(device_id="e"), ago_s=9))
    await keep(database, view(Who("u", "d"), ago_s=5))
    await keep(database, view(Who("u", "d"), ago_s=4), known=(Who("u", "d"),))
    await keep(database, view(Who(device_id="d"), ago_s=1))
    async with database.reading() as conn:
        history = await newest_history(conn, await known_shopper(conn, "u"))
    assert [NOW - one.at for one in history] == [timedelta(seconds=s) for s in (1, 4, 5, 9)]


async def test_a_shared_device_keeps_shoppers_apart(database: Database) -> None:
    """What was the first one's stays theirs; what comes after the second has signed in is the second's."""
    await keep(database, view(Who(device_id="d"), ago_s=9))
    await keep(database, view(Who("ann", "d"), ago_s=8))
    await keep(database, view(Who("bob", "d"), ago_s=7))
    await keep(database, view(Who(device_id="d"), ago_s=6))
    async with database.reading() as conn:
        counts = [len(await newest_history(conn, await known_shopper(conn, name))) for name in ("ann", "bob")]
    assert counts == [2, 2]


async def test_identify_alone_joins(database: Database) -> None:
    """Without any event of its own."""
    await keep(database, view(Who(device_id="d")))
    assert await keep(database, known=(Who("u", "d"),)) == Kept()
    async with database.reading() as conn:
        assert len(await newest_history(conn, await known_shopper(conn, "u"))) == 1


async def test_a_sessions_events_go_along_at_sign_in(database: Database) -> None:
    """What it did before is the shopper's; what still comes in for it too."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
    assert session.token is not None
    await keep(database, view(Who(shopper=session.shopper), ago_s=5))
    async with database.connection() as conn:
        shopper = await known_shopper(conn, "u")
        await sign_in(conn, session.token, shopper)
    await keep(database, view(Who(shopper=session.shopper), ago_s=1))
    async with database.reading() as conn:
        assert len(await newest_history(conn, shopper)) == 2
        assert await newest_history(conn, session.shopper) == []


async def test_an_event_that_comes_during_sign_in_is_not_lost(database: Database) -> None:
    """Sign-in waits for a batch that has begun, and takes it along."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        shopper = await known_shopper(conn, "u")
    assert session.token is not None
    began, may_end = asyncio.Event(), asyncio.Event()

    async def tell() -> None:
        async with database.connection() as conn:
            await keep_events(conn, [view(Who(shopper=session.shopper))], received_at=NOW)
            began.set()
            await may_end.wait()

    async def enter() -> None:
        async with database.connection() as conn:
            await sign_in(conn, str(session.token), shopper)

    telling = asyncio.create_task(tell())
    await began.wait()
    entering = asyncio.create_task(enter())
    await asyncio.sleep(0.2)
    assert not entering.done()
    may_end.set()
    await asyncio.gather(telling, entering)
    async with database.reading() as conn:
        assert len(await newest_history(conn, shopper)) == 1


async def test_no_name_of_a_device_is_kept(database: Database) -> None:
    """Only its hash, in no table anything else."""
    await keep(database, view(Who(device_id="507f191e810c19729de860ea")))
    async with database.reading() as conn:
        for table in ("device", "event", "shopper"):
            rows = await (await conn.execute(f"SELECT to_jsonb({table})::text FROM {table}")).fetchall()
            assert rows
            assert "507f191e810c19729de860ea" not in str(rows)


# ---------------------------------------------------------------- for how long


async def test_old_events_go_and_so_does_who_was_known_by_them(database: Database) -> None:
    """A shopper whom the shop knows stays."""
    await keep(database, view(Who(device_id="old"), ago_s=86_400 * 9), view(Who("u"), ago_s=86_400 * 9))
    await keep(database, view(Who(device_id="new")), view(Who("u")))
    async with database.connection() as conn:
        await conn.execute(
            "UPDATE device SET seen_at = now() - interval '9 days' WHERE id_hash = sha256('old')"
        )
    assert await forget_old_events(database, older_than=timedelta(days=8)) == 2
    assert await forget_old_events(database, older_than=timedelta(days=8)) == 0
    async with database.reading() as conn:
        rows = await (await conn.execute("SELECT external_id FROM shopper ORDER BY 1")).fetchall()
        assert rows == [("u",), (None,)]
        assert len(await products(conn, "u")) == 1


async def test_forgetting_a_shopper_forgets_what_they_did(database: Database) -> None:
    """Nothing of theirs is left behind."""
    await keep(database, view(Who("u", "d")))
    async with database.connection() as conn:
        await conn.execute("DELETE FROM shopper")
        for table in ("event", "device"):
            assert await (await conn.execute(f"SELECT count(*) FROM {table}")).fetchone() == (0,)


async def test_the_newest_rejected_ones_are_kept(database: Database) -> None:
    """A flood of them takes no more room than the newest thousand."""
    many = [Rejection(f"[{number}]", "event", "veiw", "is no event") for number in range(1_500)]
    async with database.connection() as conn:
        await keep_rejected(conn, "server", many)
        await keep_rejected(conn, "file a.jsonl", many[:1])
        listed = await list_rejected(conn, most=2_000)
        assert len(listed) == MOST_KEPT
        assert (listed[0].source, listed[1].rejection.place) == ("file a.jsonl", "[1499]")
        assert await forget_rejected(conn) == MOST_KEPT


@pytest.mark.parametrize("table", ["event", "device"])
async def test_the_history_is_read_by_an_index(database: Database, table: str) -> None:
    """However many events of others there are."""
    query = {
        "event": "SELECT * FROM event WHERE shopper_key = gen_random_uuid() ORDER BY at DESC LIMIT 200",
        "device": "SELECT * FROM device WHERE id_hash = 'a'",
    }[table]
    async with database.connection() as conn:
        await conn.execute("SET LOCAL enable_seqscan = off")
        plan = await (await conn.execute(f"EXPLAIN {query}")).fetchall()
    assert {"event": "event_shopper", "device": "device_pkey"}[table] in str(plan)
