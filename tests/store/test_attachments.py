"""Attachments as rows: whose they are, through sign-in, turns that are said again, and conversations that go."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from persea.errors import NotFound
from persea.store.attachments import (
    Attachment,
    attachments_of,
    keep_attachment,
    read_attachment,
    send_along,
)
from persea.store.conversations import delete_conversation
from persea.store.database import Connection, Database
from persea.store.sessions import open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.store.turns import begin_again, begin_turn
from persea.values import Box, Code, Document, Page, Perceived, Seen, Sense

NOW = datetime.now(UTC)
SEEN = Perceived(
    Sense.IMAGE, "boots.jpg", seen=Seen(4, 3, codes=(Code("EAN-13", "1", Box(0, 0, 1, 1), "boot"),))
)
READ = Perceived(
    Sense.DOCUMENT, "a.pdf", document=Document("pdf", "A", (Page(1, "one"), Page(2, "two")), page_count=2)
)


async def handed(conn: Connection, shopper: uuid.UUID, perceived: Perceived = SEEN) -> uuid.UUID:
    attachment = Attachment(uuid.uuid4(), perceived, "image/jpeg", b"bytes").named("x")
    await keep_attachment(conn, shopper, attachment, now=NOW)
    return attachment.id


async def test_what_was_made_out_comes_back_as_it_was(database: Database) -> None:
    """Every field of it, with its id; and its bytes."""
    async with database.connection() as conn:
        shopper = (await open_session(conn, None)).shopper
        for perceived in (SEEN, READ):
            id = await handed(conn, shopper, perceived)
            kept = await read_attachment(conn, shopper, id)
            assert kept.perceived == Attachment(id, perceived, "").named("x").perceived
            assert kept.data == b"bytes"


async def test_what_was_handed_over_before_sign_in_is_the_known_shoppers(database: Database) -> None:
    """Sent or not; nobody else's, and not the visitor's that there was."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
        assert session.token is not None
        unsent, sent, turn_id = (
            await handed(conn, session.shopper),
            await handed(conn, session.shopper),
            uuid.uuid4(),
        )
        conversation, _ = await begin_turn(conn, session.shopper, None, turn_id, "this?")
        await send_along(conn, session.shopper, conversation, turn_id, [sent])
        shopper = await known_shopper(conn, "customer-7")
        await sign_in(conn, session.token, shopper)
        late = await handed(conn, session.shopper)  # began before, came after
        for id in (unsent, sent, late):
            assert (await read_attachment(conn, shopper, id)).id == id
            with pytest.raises(NotFound):
                await read_attachment(conn, session.shopper, id)


async def test_it_goes_where_its_turn_goes(database: Database) -> None:
    """A turn said again keeps its own and drops those of the turns after it; a conversation that is deleted takes all along."""
    async with database.connection() as conn:
        shopper = (await open_session(conn, None)).shopper
        first, second, ids = uuid.uuid4(), uuid.uuid4(), [await handed(conn, shopper) for _ in range(2)]
        conversation, _ = await begin_turn(conn, shopper, None, first, "this?")
        await send_along(conn, shopper, conversation, first, ids[:1])
        _, history = await begin_turn(conn, shopper, conversation, second, "and this?")
        await send_along(conn, shopper, conversation, second, ids[1:])
        assert [one.perceived[0].id for one in history] == [str(ids[0])]
        again = uuid.uuid4()
        await begin_again(conn, shopper, conversation, again, instead_of=first)
        perceived = await send_along(conn, shopper, conversation, again, [], instead_of=first)
        assert [one.id for one in perceived] == [str(ids[0])]
        assert list(await attachments_of(conn, conversation)) == [again]
        with pytest.raises(NotFound):
            await read_attachment(conn, shopper, ids[1])
        await delete_conversation(conn, shopper, conversation)
        with pytest.raises(NotFound):
            await read_attachment(conn, shopper, ids[0])


async def test_what_was_sent_in_another_conversation_is_not_sent_again(database: Database) -> None:
    async with database.connection() as conn:
        shopper, turns = (await open_session(conn, None)).shopper, [uuid.uuid4(), uuid.uuid4()]
        id = await handed(conn, shopper)
        conversations = [(await begin_turn(conn, shopper, None, turn, "this?"))[0] for turn in turns]
        await send_along(conn, shopper, conversations[0], turns[0], [id])
        with pytest.raises(NotFound, match="Hand it over again"):
            await send_along(conn, shopper, conversations[1], turns[1], [id])
