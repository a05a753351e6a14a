"""Sessions, conversations and messages as rows, on the real database."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from persea.errors import NotFound
from persea.store.catalog import clear_catalog
from persea.store.conversations import (
    Place,
    change_conversation,
    delete_conversation,
    delete_conversations,
    list_conversations,
    read_conversation,
    search_conversations,
)
from persea.store.database import Connection, Database
from persea.store.records import read_records
from persea.store.sessions import Session, find_session, open_session
from persea.store.turns import begin_again, begin_turn, finish_turn
from persea.values import Card, Message, Mode, Role, Usage
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
    """Of a long conversation at least the last forty messages are remembered, from the same place for ten turns."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        conversation = None
        for number in range(29):
            conversation = await a_turn(conn, session, conversation, f"q{number}", f"a{number}")
        _, whole = await begin_turn(conn, session.shopper, conversation, uuid.uuid4(), "q29")
        _, moved_on = await begin_turn(conn, session.shopper, conversation, uuid.uuid4(), "q30")
        await a_turn(conn, session, conversation, "q31", "a31")
        _, later = await begin_turn(conn, session.shopper, conversation, uuid.uuid4(), "last")
    assert [message.text for message in whole] == [f"{who}{n}" for n in range(29) for who in "qa"]
    assert [one.text for one in moved_on] == [one.text for one in whole] + ["q29"]
    assert [message.text for message in later][:2] == ["q10", "a10"]
    assert len(later) == 42


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


async def test_what_is_said_anew_leaves_no_row_of_what_was_dropped(database: Database) -> None:
    """The turn, those after it and their cards are gone from every table; an earlier turn's late answer stays."""
    await stock(database, a_product("a", "A"))
    async with database.connection() as conn:
        session = await open_session(conn, None)
        cards = [Card(record) for record in await read_records(conn, ["a"])]
        first, second, third = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
        conversation, _ = await begin_turn(conn, session.shopper, None, first, "one")
        await begin_turn(conn, session.shopper, conversation, second, "two")
        await finish_turn(conn, conversation, second, "to two", cards, mode=Mode.SHOPPING)
        await finish_turn(conn, conversation, first, "to one", cards, mode=Mode.SHOPPING)
        said, history = await begin_again(
            conn, session.shopper, conversation, third, instead_of=second, text="three"
        )
        _, kept = await read_conversation(conn, session.shopper, conversation)
        assert (said, [message.text for message in history]) == ("three", ["one", "to one"])
        assert [(message.turn_id, message.text) for message in kept] == [
            (first, "one"),
            (first, "to one"),
            (third, "three"),
        ]
        assert (await count(conn, "message"), await count(conn, "message_card")) == (3, 1)
        said, history = await begin_again(conn, session.shopper, conversation, uuid.uuid4(), instead_of=first)
        assert (said, history) == ("one", [])
        assert (await count(conn, "message"), await count(conn, "message_card")) == (1, 0)


async def test_an_answer_waits_for_an_edit_and_then_has_no_place(database: Database) -> None:
    """Where its question is just being replaced, an answer is not kept, whichever of the two ends first."""
    turn = uuid.uuid4()
    async with database.connection() as conn:
        session = await open_session(conn, None)
        conversation, _ = await begin_turn(conn, session.shopper, None, turn, "one")

    async def answer() -> None:
        async with database.connection() as conn:
            await finish_turn(conn, conversation, turn, "to one", (), mode=Mode.FAST)

    async with database.connection() as conn:
        await begin_again(conn, session.shopper, conversation, uuid.uuid4(), instead_of=turn, text="two")
        answering = asyncio.create_task(answer())
        done, _ = await asyncio.wait({answering}, timeout=0.3)
        assert not done
    await answering
    async with database.connection() as conn:
        _, kept = await read_conversation(conn, session.shopper, conversation)
    assert [message.text for message in kept] == ["two"]


async def test_an_edit_that_fails_drops_nothing(database: Database) -> None:
    """Where the transaction in which a turn begins again does not end well, all is as it was."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        conversation = await a_turn(conn, session, None, "one", "to one")
        _, kept = await read_conversation(conn, session.shopper, conversation)
    async with database.connection() as conn:
        turn = kept[0].turn_id
        await begin_again(conn, session.shopper, conversation, uuid.uuid4(), instead_of=turn, text="two")
        raise psycopg.Rollback
    async with database.connection() as conn:
        assert (await read_conversation(conn, session.shopper, conversation))[1] == kept


async def test_suggestions_mode_and_usage_are_kept_with_the_answer(database: Database) -> None:
    """What was kept is read as it was given."""
    usage = Usage(7, 5, "m", 31.5, 12.25, 3.0, ("price",), model_error="model_timeout")
    async with database.connection() as conn:
        session = await open_session(conn, None)
        turn = uuid.uuid4()
        conversation, _ = await begin_turn(conn, session.shopper, None, turn, "one")
        await finish_turn(
            conn, conversation, turn, "to one", (), mode=Mode.FAST, suggestions=("a", "b, c"), usage=usage
        )
        _, [asked, answer] = await read_conversation(conn, session.shopper, conversation)
    assert (answer.suggestions, answer.mode, answer.usage) == (("a", "b, c"), Mode.FAST, usage)
    assert (asked.suggestions, asked.mode, asked.usage, asked.turn_id) == ((), None, None, turn)


async def test_a_search_speaks_the_language_of_the_shop(database: Database) -> None:
    """In a German shop "haus" finds "Häuser", which no English stem does; only the owner finds it."""
    async with database.connection() as conn:
        await conn.execute("UPDATE shop SET language = 'german'")
        session, stranger = await open_session(conn, None), await open_session(conn, None)
        conversation = await a_turn(conn, session, None, "Guten Tag", "Wir haben **neue Häuser** aus Holz.")
        [hit] = await search_conversations(conn, session.shopper, "haus holz", limit=9)
        assert (hit.heading.id, hit.marked) == (
            conversation,
            "Wir haben **neue \ue000Häuser\ue001** aus \ue000Holz\ue001.",
        )
        assert await search_conversations(conn, stranger.shopper, "haus", limit=9) == []


async def test_a_title_counts_with_each_message(database: Database) -> None:
    """Words may stand partly in the title and partly in one message, but not in two messages."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        conversation = await a_turn(conn, session, None, "boots", "leather ones")
        await a_turn(conn, session, conversation, "cheaper", "rubber ones")
        await change_conversation(conn, session.shopper, conversation, title="winter", is_pinned=None)
        for text, found in (
            ("winter rubber", True),
            ("winter leather", True),
            ("rubber leather", False),
            ("winter", True),
            ("", False),
        ):
            hits = await search_conversations(conn, session.shopper, text, limit=9)
            assert [hit.heading.title for hit in hits] == (["winter"] if found else []), text


async def test_pages_end_between_conversations_of_one_moment(database: Database) -> None:
    """Conversations that changed in the same microsecond are told apart by their ids."""
    async with database.connection() as conn:  # one transaction is one moment
        session, other = await open_session(conn, None), await open_session(conn, None)
        made = {await a_turn(conn, session, None, "one", "to one") for _ in range(5)}
        theirs = await a_turn(conn, other, None, "one", "to one")
        seen: list[UUID] = []
        place = None
        while page := await list_conversations(conn, session.shopper, limit=2, before=place):
            seen += [heading.id for heading in page]
            place = Place(page[-1].updated_at, page[-1].id)
        assert len(seen) == 5
        assert set(seen) == made
        await delete_conversations(conn, session.shopper)
        assert await list_conversations(conn, session.shopper, limit=9) == []
        assert [h.id for h in await list_conversations(conn, other.shopper, limit=9)] == [theirs]
        assert await count(conn, "message") == 2
