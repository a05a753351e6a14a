"""Erasing, exporting and letting go: whatever a table keeps of a shopper is gone, told, or nobody's."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg import sql

from persea.store.attachments import Attachment, keep_attachment, send_along
from persea.store.audit import list_deeds
from persea.store.cart import KeptLine, hold_cart, is_first_time, write_cart
from persea.store.checkouts import begin_checkout
from persea.store.consent import consent_anew, consent_of, withdraw
from persea.store.database import Connection, Database
from persea.store.erasure import erase_shopper
from persea.store.event_history import newest_history
from persea.store.events import Event, EventKind, Kept, Purpose, Who, keep_events
from persea.store.export import export_of
from persea.store.impressions import ShownCard, ShownList, keep_list
from persea.store.interest_decisions import Decision, Stance, decide, state_wish
from persea.store.notes import keep_note
from persea.store.sessions import open_key_session, open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.store.turns import begin_turn
from persea.values import Money, Perceived, Sense
from persea.values.shopping import ScorePart

NOW = datetime.now(UTC).replace(microsecond=0)
AGREED = (Purpose.PERSONALIZATION,)


def bought(who: Who, *, ago_s: float = 60) -> Event:
    return Event(
        uuid.uuid4(), NOW - timedelta(seconds=ago_s), EventKind.PURCHASE, who, AGREED, "boot", quantity=2,
        amount=Money(8990, "USD"), order_id="o-1", turn_id="t-1", impression_id="i-1", twin=uuid.uuid4(),
    )  # fmt: skip


async def keep(database: Database, *events: Event) -> Kept:
    async with database.connection() as conn:
        return await keep_events(conn, events, received_at=NOW)


async def a_full_shopper(database: Database, id: str) -> uuid.UUID:
    """Something of theirs in every table that can hold it, some of it from before they signed in."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        assert session.token is not None
        turn_id = uuid.uuid4()
        conversation, _ = await begin_turn(conn, session.shopper, None, turn_id, "boots, and my secret")
        picture = Attachment(uuid.uuid4(), Perceived(Sense.IMAGE, "boots.jpg"), "image/jpeg", b"\xff\xd8\xff")
        await keep_attachment(conn, session.shopper, picture, now=NOW)
        await send_along(conn, session.shopper, conversation, turn_id, [picture.id])
    await keep(database, bought(Who(shopper=session.shopper)))
    async with database.connection() as conn:
        shopper = await known_shopper(conn, id)
        await sign_in(conn, session.token, shopper)
        await decide(conn, shopper, Decision("d", "brand", "Fellside", muted=True), now=NOW)
        await state_wish(
            conn, shopper, "attribute", "leather", Stance.NEVER, said="never leather", source="api", now=NOW
        )
        card = ShownCard(uuid.uuid4(), "boot", 1, (ScorePart("interest", 0.5, "you viewed Camp"),))
        await keep_list(conn, ShownList(str(uuid.uuid4()), NOW, "find", (card,), shopper))
        await keep_note(conn, shopper, "I have a small kitchen", source="api", now=NOW)
        held = await hold_cart(conn, shopper, now=NOW)
        await write_cart(conn, held, [KeptLine("boot", "boot", 1, "Boot")], now=NOW)
        held = await hold_cart(conn, shopper, now=NOW)
        await write_cart(conn, held, [KeptLine("boot", "boot", 2, "Boot")], now=NOW)
        await is_first_time(conn, shopper, "key-1", b"what", now=NOW)
        await begin_checkout(conn, shopper, b"lines", now=NOW, same_since=NOW)
        await conn.execute(
            "INSERT INTO saved_item (shopper_key, product_id, title, saved_at) VALUES (%s, 'boot', 'Boot', %s)",
            (shopper, NOW),
        )
        await conn.execute(
            "INSERT INTO watch (shopper_key, product_id, kind, title, made_at) VALUES (%s, 'boot', 'stock', 'Boot', %s)",
            (shopper, NOW),
        )
        await conn.execute(
            "INSERT INTO session (token_hash, shopper_key) VALUES (sha256(%s::bytea), %s)",
            (id.encode(), shopper),
        )
    await keep(database, bought(Who(id, f"{id}-device")))
    return shopper


async def columns_of_shoppers(conn: Connection) -> list[tuple[str, str]]:
    """Every column, of any table, that refers to a shopper or is named after one."""
    cursor = await conn.execute(
        "SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint AS c JOIN pg_attribute AS a"
        " ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)"
        " WHERE c.contype = 'f' AND c.confrelid = 'shopper'::regclass"
        " UNION SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND column_name ~ 'shopper|person|customer' AND data_type IN ('uuid', 'text', 'bytea') ORDER BY 1, 2"
    )
    return [(table, column) async for table, column in cursor]


async def rows_of(conn: Connection, shopper: uuid.UUID) -> dict[str, int]:
    """By table, how many rows bear the shopper; of what hangs on conversations, how many there are."""
    found: dict[str, int] = {}
    for table, column in await columns_of_shoppers(conn):
        statement = sql.SQL("SELECT count(*) FROM {} WHERE {}::text = %s").format(
            sql.Identifier(table), sql.Identifier(column)
        )
        row = await (await conn.execute(statement, (str(shopper),))).fetchone()
        assert row is not None
        found[f"{table}.{column}"] = row[0]
    return found


async def test_nothing_that_bears_a_shopper_is_left(database: Database) -> None:
    """In no table, whoever added it: fill a new one in a_full_shopper, and enter it in store/erasure.py."""
    shopper = await a_full_shopper(database, "customer-7")
    other = await a_full_shopper(database, "customer-8")
    async with database.connection() as conn:
        before, others = await rows_of(conn, shopper), await rows_of(conn, other)
        assert all(before.values()), f"a table of shoppers that this test leaves empty: {before}"
        receipt = await erase_shopper(conn, shopper, now=NOW, actor="test")
        assert set((await rows_of(conn, shopper)).values()) == {0}
        assert await rows_of(conn, other) == others
        left = await (await conn.execute("SELECT count(*) FROM message")).fetchone()
    assert left == (1,)  # the other's
    assert receipt.erased == {
        "events": 2, "impressions": 1, "wishes": 1, "notes": 1, "decisions": 1, "lines": 1, "additions": 1, "carts": 1,
        "checkouts": 1, "saved": 1, "watches": 1, "attachments": 1, "messages": 1, "conversations": 1, "sessions": 1, "devices": 1,
        "shoppers": 3,
    }  # fmt: skip
    assert sum(receipt.erased.values()) - receipt.erased["messages"] - 1 == sum(before.values())


async def test_the_receipt_names_nobody(database: Database) -> None:
    """What is noted says how much was erased, by whom it was asked, and nothing of who it was."""
    shopper = await a_full_shopper(database, "customer-7")
    async with database.connection() as conn:
        receipt = await erase_shopper(conn, shopper, now=NOW, actor="key_1")
        again = await erase_shopper(conn, shopper, now=NOW, actor="key_1")
        deeds = await list_deeds(conn, limit=10)
    assert set(again.erased.values()) == {0}
    assert [(deed.subject, deed.actor, deed.action) for deed in deeds] == [
        (one.id, "key_1", "shopper.erase") for one in (again, receipt)
    ]
    assert deeds[1].detail.startswith("2 events, 1 impressions, ")
    assert "customer-7" not in str(deeds)
    assert str(shopper) not in str(deeds)


async def test_who_is_erased_while_events_come_in_is_nobody(database: Database) -> None:
    """What is then kept is what is kept of anybody without consent."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        await erase_shopper(conn, session.shopper, now=NOW, actor="test")
    told = bought(Who(shopper=session.shopper))
    assert (await keep(database, told)).counted == 1
    async with database.connection() as conn:
        row = await (
            await conn.execute(
                "SELECT id, at = date_trunc('day', at), order_id, turn_id, shopper_key FROM event"
            )
        ).fetchone()
    assert row == (told.twin, True, None, None, None)


# ---------------------------------------------------------------- the export


async def exported(database: Database, shopper: uuid.UUID | None) -> dict[str, Any]:
    text = "".join([piece async for piece in export_of(database, shopper, now=NOW)])
    document: dict[str, Any] = json.loads(text)
    return document


async def test_the_export_tells_everything_and_no_secret(database: Database) -> None:
    """With the consent of each event; without tokens, hashes, or anything of another."""
    shopper = await a_full_shopper(database, "customer-7")
    await a_full_shopper(database, "customer-8")
    told = await exported(database, shopper)
    assert list(told) == [
        "format", "as_of", "shopper", "wishes", "notes", "decisions", "cart", "cart_before", "additions",
        "checkouts", "saved", "watches", "sessions", "devices", "events", "impressions", "conversations", "attachments",
    ]  # fmt: skip
    assert (told["format"], told["shopper"]["id"]) == ("persea-shopper/1", "customer-7")
    assert [(one["value"], one["said"]) for one in told["wishes"]] == [("leather", "never leather")]
    assert [one["text"] for one in told["notes"]] == ["I have a small kitchen"]
    assert [(one["value"], one["muted"]) for one in told["decisions"]] == [("Fellside", True)]
    assert [one["kind"] for one in told["sessions"]] == ["cookie"]
    assert [set(one) for one in told["devices"]] == [{"seen_at"}]
    assert [(one["kind"], one["consent"], one["amount_minor"]) for one in told["events"]] == [
        ("purchase", ["personalization"], 8990)
    ] * 2
    assert [(one["product"], one["parts"]) for one in told["impressions"]] == [
        ("boot", [["interest", 0.5, "you viewed Camp"]])
    ]
    (conversation,) = told["conversations"]
    assert [one["text"] for one in conversation["messages"]] == ["boots, and my secret"]
    (picture,) = told["attachments"]
    assert (picture["name"], picture["conversation"], picture["data_base64"]) == (
        "boots.jpg", conversation["id"], "/9j/",
    )  # fmt: skip
    assert "hash" not in json.dumps(told)
    assert "customer-8" not in json.dumps(told)
    assert (await exported(database, None))["shopper"] is None


async def test_an_export_has_each_thing_once_however_many_there_are(database: Database) -> None:
    """Over several pages, also where many have the same time."""
    await keep(database, *(bought(Who("u"), ago_s=number // 900) for number in range(1_700)))
    async with database.connection() as conn:
        shopper = await known_shopper(conn, "u")
        conversation = None
        for number in range(3):
            conversation, _ = await begin_turn(conn, shopper, None, uuid.uuid4(), f"talk {number}")
        await conn.execute(
            "INSERT INTO message (conversation_key, turn_id, role, text)"
            " SELECT %s, gen_random_uuid(), 'user', 'm' || n FROM generate_series(1, 1200) AS n",
            (conversation,),
        )
    told = await exported(database, shopper)
    assert len({one["id"] for one in told["events"]}) == len(told["events"]) == 1_700
    assert sorted(len(one["messages"]) for one in told["conversations"]) == [1, 1, 1_201]


# ---------------------------------------------------------------- consent, taken back


async def test_who_takes_consent_back_leaves_counts(database: Database) -> None:
    """Nothing of who it was, when, or for how much; told again, what was let go of does not come back."""
    told = [bought(Who("u", "d"), ago_s=one) for one in (60, 7_200)]
    await keep(database, *told)
    async with database.connection() as conn:
        shopper = await known_shopper(conn, "u")
        assert await withdraw(conn, shopper, now=NOW) == {"purchase": 2}
        assert await newest_history(conn, shopper) == []
        rows = await (
            await conn.execute(
                "SELECT id, at = date_trunc('day', at), received_at = date_trunc('hour', received_at), shopper_key,"
                " order_id, amount_minor, turn_id, impression_id, purposes, product, quantity FROM event"
            )
        ).fetchall()
    assert {row[1:8] for row in rows} == {(True, True, None, None, None, None, None)}
    assert [row[8:] for row in rows] == [([], "boot", 2)] * 2
    assert not {row[0] for row in rows} & {one.id for one in told}
    assert await keep(database, *told) == Kept(withdrawn=2)


async def test_consent_given_anew_holds_from_then_on(database: Database) -> None:
    """Until then what is done is only counted, whatever it says of consent, and by whatever device."""
    await keep(database, bought(Who("u", "d"), ago_s=900))
    async with database.connection() as conn:
        shopper = await known_shopper(conn, "u")
        await withdraw(conn, shopper, now=NOW - timedelta(seconds=600))
        assert not (await consent_of(conn, shopper)).joins
    assert (
        await keep(database, bought(Who("u"), ago_s=500), bought(Who(device_id="d"), ago_s=400))
    ).counted == 2
    async with database.connection() as conn:
        await consent_anew(conn, shopper, now=NOW - timedelta(seconds=300))
        assert (await consent_of(conn, shopper)).joins
    kept = await keep(database, *(bought(Who("u"), ago_s=one) for one in (700, 350, 200)))
    assert (kept.withdrawn, kept.counted, kept.joined) == (1, 1, 1)


async def test_what_was_taken_back_holds_after_sign_in(database: Database) -> None:
    """What the anonymous visitor did goes along, and is let go of; what either said last holds."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        shopper = await known_shopper(conn, "u")
        await withdraw(conn, shopper, now=NOW - timedelta(seconds=600))
    await keep(database, bought(Who(shopper=session.shopper), ago_s=60))
    async with database.connection() as conn:
        await sign_in(conn, str(session.token), shopper)
        assert await newest_history(conn, shopper) == []
        assert not (await consent_of(conn, shopper)).joins
    assert (await keep(database, bought(Who("u"), ago_s=30))).counted == 1


async def test_a_session_of_a_page_is_erased_too(database: Database) -> None:
    """With the tokens that could still be renewed."""
    async with database.connection() as conn:
        await conn.execute(
            "INSERT INTO api_key (id, kind, name, hash, hint, scopes) VALUES ('k', 'publishable', 'k', 'k', 'k', '{}')"
        )
        opened = await open_key_session(conn, "k", "fresh")
        await open_key_session(conn, "k", "fresher", goes_on=opened.token)
        row = await (await conn.execute("SELECT DISTINCT shopper_key FROM session")).fetchone()
        assert row is not None
        assert (await erase_shopper(conn, row[0], now=NOW, actor="test")).erased["sessions"] == 2
