"""What people thought of answers: a thumb, why, and a few words. It is kept on the answer, and goes with its conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from persea.errors import NotFound
from persea.store.database import Connection


class Reason(StrEnum):
    """Why an answer was no good, or good."""

    WRONG = "wrong"
    NOT_MEANT = "not_meant"
    TOO_LONG = "too_long"
    NOT_FOUND = "not_found"
    UNPLEASANT = "unpleasant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """Of one answer, with what it answered."""

    at: datetime
    turn_id: UUID
    is_good: bool
    reason: Reason | None
    note: str
    question: str
    answer: str
    mode: str | None


async def give_feedback(
    conn: Connection,
    shopper: UUID | None,
    turn: UUID,
    *,
    is_good: bool,
    reason: Reason | None,
    note: str,
    now: datetime,
) -> None:
    """In the place of what was thought before. Raises NotFound for an answer that is not this shopper's."""
    await _set(conn, shopper, turn, 1 if is_good else -1, reason, note, now)


async def take_feedback_back(conn: Connection, shopper: UUID | None, turn: UUID) -> None:
    """Raises NotFound for an answer that is not this shopper's."""
    await _set(conn, shopper, turn, None, None, "", None)


async def _set(
    conn: Connection,
    shopper: UUID | None,
    turn: UUID,
    thumb: int | None,
    reason: Reason | None,
    note: str,
    at: datetime | None,
) -> None:
    cursor = await conn.execute(
        "UPDATE message SET thumb = %(thumb)s, thumb_reason = %(reason)s, thumb_note = %(note)s, thumb_at = %(at)s"
        " FROM conversation AS c WHERE c.key = conversation_key AND c.shopper_key = %(shopper)s"
        " AND turn_id = %(turn)s AND role = 'assistant'",
        {
            "thumb": thumb,
            "reason": reason.value if reason else None,
            "note": note or None,
            "at": at,
            "shopper": shopper,
            "turn": turn,
        },
    )
    if cursor.rowcount == 0:
        raise NotFound("No such answer", value=str(turn))


async def list_feedback(
    conn: Connection, *, since: timedelta, most: int, bad_only: bool = False
) -> list[Feedback]:
    """The newest first. Whose it is, it does not tell."""
    cursor = await conn.execute(
        "SELECT m.thumb_at, m.turn_id, m.thumb, m.thumb_reason, coalesce(m.thumb_note, ''), coalesce(q.text, ''), m.text, m.mode"
        " FROM message AS m LEFT JOIN message AS q"
        " ON q.conversation_key = m.conversation_key AND q.turn_id = m.turn_id AND q.role = 'user'"
        " WHERE m.thumb IS NOT NULL AND m.thumb_at > now() - %(since)s AND (m.thumb < 0 OR NOT %(bad_only)s)"
        " ORDER BY m.thumb_at DESC LIMIT %(most)s",
        {"since": since, "most": most, "bad_only": bad_only},
    )
    return [
        Feedback(
            at, turn, thumb > 0, None if reason is None else Reason(reason), note, question, answer, mode
        )
        async for at, turn, thumb, reason, note, question, answer, mode in cursor
    ]
