"""Sessions, conversations and messages as rows, on the real database."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from uuid import UUID

import pytest

from persea.errors import NotFound
from persea.store.catalog import clear_catalog
from persea.store.conversations import (
    Place,
    delete_conversation,
    delete_conversations,
    list_conversations,
    read_conversation,
    rename_conversation,
    search_conversations,
)
from persea.store.database import Connection, Database
from persea.store.records import read_records
from persea.store.sessions import Session, find_session, open_session
from persea.store.turns import begin_again, begin_turn, finish_turn
from persea.values import Card, Message, Mode, Role
from stocked import a_product, a_variant, stock, usd


async def count(conn: Connection, table: str) -> int:
    row = await (await conn.execute(f"SELECT count(*) FROM {table}".encode())).fetchone()
    assert row is not None
    return int(row[0])


async def a_turn(
    conn: Connection, session: Session, conversation: UUID | None, asked: str, answered: str, *cards: Card
) -> UUID:
    """One whole turn; its conversation."""
    turn = uuid.uuid4()
    conversation, _ = await begin_turn(conn, session.shopper, conversation, turn, asked)
    await finish_turn(conn, conversation, turn, answered, cards, mode=Mode.SHOPPING)
    return conversation


async def test_only_the_hash_of_a_cookie_is_kept(database: Database) -> None:
    """The token given out is in no column; its SHA-256 is what finds the visitor again."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        assert session.token is not None
        row = await (await conn.execute("SELECT token_hash FROM session")).fetchone()
        assert row == (hashlib.sha256(session.token.encode()).digest(),)
        assert await find_session(conn, session.token) == session.shopper
        assert await open_session(conn, session.token) == Session(session.shopper, None)


async def test_an_unknown_cookie_is_a_new_visitor(database: Database) -> None:
    """A made-up token is nobody's: it finds no one, and opening gives another visitor and another token."""
    async with database.connection() as conn:
        first = await open_session(conn, None)
        made_up = await open_session(conn, "made-up")
        assert made_up.shopper != first.shopper
        assert made_up.token not in (None, "made-up", first.token)


async def test_looking_makes_no_visitor(database: Database) -> None:
    """Who only reads leaves no row behind."""
    async with database.connection() as conn:
        for token in (None, "", "made-up"):
            assert await find_session(conn, token) is None
        assert (await count(conn, "session"), await count(conn, "shopper")) == (0, 0)


async def test_history_is_what_came_before_oldest_first(database: Database) -> None:
    """A turn gets the messages before it, with the products that answers showed, and not its own."""
    await stock(database, a_product("a", "A"), a_product("b", "B"))
    async with database.connection() as conn:
        session = await open_session(conn, None)
        cards = [Card(record) for record in await read_records(conn, ["b", "a"])]
        conversation = await a_turn(conn, session, None, "one", "first", *cards)
        await a_turn(conn, session, conversation, "two", "second")
        same, history = await begin_turn(conn, session.shopper, conversation, uuid.uuid4(), "three")
    assert same == conversation
    assert history == [
        Message(Role.USER, "one"),
        Message(Role.ASSISTANT, "first", ("b", "a")),
        Message(Role.USER, "two"),
        Message(Role.ASSISTANT, "second"),
    ]


async def test_a_turn_looks_back_on_forty_messages(database: Database) -> None:
    """Of a long conversation the last forty messages are remembered."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        conversation = None
        for number in range(25):
            conversation = await a_turn(conn, session, conversation, f"q{number}", f"a{number}")
        _, history = await begin_turn(conn, session.shopper, conversation, uuid.uuid4(), "last")
    assert [message.text for message in history] == [f"{who}{n}" for n in range(5, 25) for who in "qa"]


async def test_a_card_is_kept_as_it_was_shown(database: Database) -> None:
    """The price of that moment stays in the conversation when the catalogue moves on, and when it is emptied."""
    boot = a_product("boot", "Boot", variants=(a_variant("boot", 10000, sale_price=usd(8000)),))
    await stock(database, boot)
    async with database.connection() as conn:
        session = await open_session(conn, None)
        [record] = await read_records(conn, ["boot"])
        conversation = await a_turn(conn, session, None, "boots", "This one.", Card(record, "the only one"))
    await stock(database, replace(boot, variants=(a_variant("boot", 12000, in_stock=False),)))
    for empty in (False, True):
        async with database.connection() as conn:
            if empty:
                await clear_catalog(conn)
            _, [_, answer] = await read_conversation(conn, session.shopper, conversation)
        [card] = answer.cards
        shown = card.record
        assert (shown.id, shown.title, shown.price, shown.list_price) == (
            "boot",
            "Boot",
            usd(8000),
            usd(10000),
        )
        assert (shown.in_stock, shown.as_of, card.reason) == (True, record.as_of, "the only one")


async def test_an_answer_is_kept_once(database: Database) -> None:
    """Keeping the same turn's answer again, as after a cancelled commit, adds nothing."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        turn = uuid.uuid4()
        conversation, _ = await begin_turn(conn, session.shopper, None, turn, "hello")
        for text in ("once", "twice"):
            await finish_turn(conn, conversation, turn, text, (), mode=Mode.FAST)
        _, kept = await read_conversation(conn, session.shopper, conversation)
    assert [(message.role, message.text) for message in kept] == [
        (Role.USER, "hello"),
        (Role.ASSISTANT, "once"),
    ]


async def test_an_answer_to_a_deleted_conversation_is_dropped(database: Database) -> None:
    """Deleting while the answer still comes is no error, and brings nothing back."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        turn = uuid.uuid4()
        conversation, _ = await begin_turn(conn, session.shopper, None, turn, "hello")
        await delete_conversation(conn, session.shopper, conversation)
        await finish_turn(conn, conversation, turn, "too late", (), mode=Mode.FAST)
        assert (await count(conn, "message"), await count(conn, "conversation")) == (0, 0)


async def test_a_conversation_is_its_visitor_s_alone(database: Database) -> None:
    """Another visitor, and none, can neither read, go on with, list nor delete it."""
    async with database.connection() as conn:
        owner, stranger = await open_session(conn, None), await open_session(conn, None)
        conversation = await a_turn(conn, owner, None, "hello", "hi")
        for other in (stranger.shopper, None):
            with pytest.raises(NotFound):
                await read_conversation(conn, other, conversation)
            with pytest.raises(NotFound):
                await delete_conversation(conn, other, conversation)
        with pytest.raises(NotFound):
            await begin_turn(conn, stranger.shopper, conversation, uuid.uuid4(), "and?")
        assert await list_conversations(conn, stranger.shopper, limit=9) == []
        assert [heading.id for heading in await list_conversations(conn, owner.shopper, limit=9)] == [
            conversation
        ]
        assert await count(conn, "message") == 2


async def test_a_failed_try_said_again_takes_its_place(database: Database) -> None:
    """The same words after an answer that broke off replace it; other words, and a stopped answer, do not."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        conversation = None
        for asked, failed in (
            ("one", "model_timeout"),
            ("one", "stopped"),
            ("one", None),
            ("two", "model_timeout"),
        ):
            turn = uuid.uuid4()
            conversation, _ = await begin_turn(conn, session.shopper, conversation, turn, asked)
            await finish_turn(conn, conversation, turn, "…", (), mode=None, failed=failed)
        _, history = await begin_turn(conn, session.shopper, conversation, uuid.uuid4(), "three")
    assert [message.text for message in history if message.role is Role.USER] == ["one", "one", "two"]


async def test_a_title_is_the_first_words_on_one_line(database: Database) -> None:
    """A conversation is listed by its first message, white space joined, eighty characters at most."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        for text in (" boots\n\n under  $100 ", "x" * 200):
            await a_turn(conn, session, None, text, "hi")
        titles = [heading.title for heading in await list_conversations(conn, session.shopper, limit=9)]
    assert set(titles) == {"boots under $100", "x" * 80}
