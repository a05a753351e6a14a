"""The older turns of a conversation as they were kept, and the lines that they were summed up in.

What it does not do: sum up (compose/summing.py, modes/summing.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from persea.errors import NotFound
from persea.store.database import Connection

BY_RECORDS = "records"
_MOST_TURNS = 400  # of a conversation; what was said before them is summed up no more


@dataclass(frozen=True, slots=True)
class PastTurn:
    """One turn as it is known afterwards."""

    id: UUID | None
    """None in a conversation that is not kept."""
    asked: str
    answer: str = ""
    shown: tuple[str, ...] = ()
    """Titles."""
    shown_count: int = 0
    wishes: tuple[str, ...] = ()
    """In the person's own words."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryLine:
    text: str
    turns: tuple[UUID, ...]
    made_by: str = BY_RECORDS


async def past_turns(conn: Connection, conversation: UUID) -> list[PastTurn]:
    """The newest, oldest first; those that are still being answered with an empty answer."""
    cursor = await conn.execute(
        """
        SELECT * FROM (
            SELECT asked.turn_id, asked.text, coalesce(answer.text, ''), coalesce(cards.titles, '{}'),
                   ARRAY(SELECT said FROM stated_wish AS w WHERE w.turn_id = asked.turn_id ORDER BY stated_at, id),
                   ARRAY(SELECT n.text FROM note AS n WHERE n.turn_id = asked.turn_id ORDER BY noted_at, id), asked.key
            FROM message AS asked
            LEFT JOIN message AS answer ON answer.conversation_key = asked.conversation_key
                      AND answer.turn_id = asked.turn_id AND answer.role = 'assistant'
            LEFT JOIN LATERAL (SELECT array_agg(c.title ORDER BY c.position) AS titles FROM message_card AS c
                               WHERE c.message_key = answer.key) AS cards ON true
            WHERE asked.conversation_key = %s AND asked.role = 'user' ORDER BY asked.key DESC LIMIT %s
        ) AS newest ORDER BY key
        """,
        (conversation, _MOST_TURNS),
    )
    return [
        PastTurn(id, asked, answer, tuple(titles), len(titles), tuple(wishes), tuple(notes))
        async for id, asked, answer, titles, wishes, notes, _ in cursor
    ]


async def check_own(conn: Connection, shopper: UUID | None, conversation: UUID) -> None:
    """Raises NotFound for a conversation that is not this shopper's."""
    cursor = await conn.execute(
        "SELECT FROM conversation WHERE key = %s AND shopper_key = %s", (conversation, shopper)
    )
    if await cursor.fetchone() is None:
        raise NotFound("No such conversation", value=str(conversation))


async def summary_lines(conn: Connection, conversation: UUID) -> list[SummaryLine]:
    cursor = await conn.execute(
        "SELECT text, turn_ids, made_by FROM summary_line WHERE conversation_key = %s ORDER BY position",
        (conversation,),
    )
    return [SummaryLine(text, tuple(turns), made_by) async for text, turns, made_by in cursor]


async def keep_summary(conn: Connection, conversation: UUID, lines: Sequence[SummaryLine]) -> None:
    """In the place of what was there; nothing where the conversation is gone. To be called in a transaction."""
    held = await conn.execute("SELECT FROM conversation WHERE key = %s FOR NO KEY UPDATE", (conversation,))
    if await held.fetchone() is None:
        return
    await conn.execute("DELETE FROM summary_line WHERE conversation_key = %s", (conversation,))
    async with conn.cursor() as cursor:
        await cursor.executemany(
            "INSERT INTO summary_line (conversation_key, position, text, turn_ids, made_by) VALUES (%s, %s, %s, %s, %s)",
            [
                (conversation, place, one.text, list(one.turns), one.made_by)
                for place, one in enumerate(lines)
            ],
        )
