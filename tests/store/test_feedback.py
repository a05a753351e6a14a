"""What people thought of answers: kept on the answer, seen without who, gone with the conversation."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from persea.errors import NotFound
from persea.store.conversations import delete_conversation, read_conversation
from persea.store.database import Database
from persea.store.feedback import Feedback, Reason, give_feedback, list_feedback, take_feedback_back
from persea.store.sessions import open_session
from persea.store.turns import begin_turn, finish_turn
from persea.values import Mode

_NOW = datetime.now(UTC)
_DAY = timedelta(days=1)


async def test_a_thumb_is_kept_changed_and_taken_back(database: Database) -> None:
    """Only by whose answer it is."""
    turn = uuid.uuid4()
    async with database.connection() as conn:
        owner, other = (await open_session(conn, None)).shopper, (await open_session(conn, None)).shopper
        conversation, _ = await begin_turn(conn, owner, None, turn, "boots")
        await finish_turn(conn, conversation, turn, "Here.", (), mode=Mode.SHOPPING, failed=None)
        with pytest.raises(NotFound):
            await give_feedback(conn, other, turn, is_good=True, reason=None, note="", now=_NOW)
        await give_feedback(conn, owner, turn, is_good=True, reason=None, note="", now=_NOW)
        await give_feedback(conn, owner, turn, is_good=False, reason=Reason.WRONG, note="no boots", now=_NOW)
        assert await list_feedback(conn, since=_DAY, most=10) == [
            Feedback(_NOW, turn, False, Reason.WRONG, "no boots", "boots", "Here.", "shopping")
        ]
        _, kept = await read_conversation(conn, owner, conversation)
        assert kept[1].thumb == (False, "wrong", "no boots")
        await give_feedback(conn, owner, turn, is_good=True, reason=None, note="", now=_NOW)
        assert await list_feedback(conn, since=_DAY, most=10, bad_only=True) == []
        await take_feedback_back(conn, owner, turn)
        assert await list_feedback(conn, since=_DAY, most=10) == []


async def test_it_goes_with_the_conversation(database: Database) -> None:
    """Nothing of it is left."""
    turn = uuid.uuid4()
    async with database.connection() as conn:
        owner = (await open_session(conn, None)).shopper
        conversation, _ = await begin_turn(conn, owner, None, turn, "boots")
        await finish_turn(conn, conversation, turn, "Here.", (), mode=Mode.SHOPPING, failed=None)
        await give_feedback(conn, owner, turn, is_good=True, reason=None, note="", now=_NOW)
        await delete_conversation(conn, owner, conversation)
        assert await list_feedback(conn, since=_DAY, most=10) == []
