"""Sessions, conversations and their messages, as rows. A card is kept as it was shown."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import dict_row

from persea.errors import NotFound
from persea.store.database import Connection
from persea.values import Card, Message, Mode, Money, Record, Role

_TITLE = 80
_REMEMBERED = 40  # messages of a conversation that a turn looks back on


@dataclass(frozen=True, slots=True)
class Session:
    shopper: UUID
    token: str | None
    """The new cookie's value where the session is new; only its hash is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One message as it was kept."""

    role: Role
    text: str
    cards: tuple[Card, ...]
    failed: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """A conversation in a list."""

    id: UUID
    title: str
    updated_at: datetime


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def find_session(conn: Connection, token: str | None) -> UUID | None:
    """The shopper whose cookie holds `token`; None where it is missing or unknown."""
    if not token:
        return None
    row = await (
        await conn.execute(
            "UPDATE session SET seen_at = now() WHERE token_hash = %s RETURNING shopper_key",
            (_hashed(token),),
        )
    ).fetchone()
    return row[0] if row else None


async def open_session(conn: Connection, token: str | None) -> Session:
    """The session of `token`, or a new anonymous one where the token is missing or unknown."""
    known = await find_session(conn, token)
    if known is not None:
        return Session(known, None)
    fresh = secrets.token_urlsafe(32)
    row = await (
        await conn.execute(
            "WITH shopper AS (INSERT INTO shopper DEFAULT VALUES RETURNING key)"
            " INSERT INTO session (token_hash, shopper_key) SELECT %s, key FROM shopper RETURNING shopper_key",
            (_hashed(fresh),),
        )
    ).fetchone()
    assert row is not None, "an insert returns its row"
    return Session(row[0], fresh)


async def begin_turn(
    conn: Connection, shopper: UUID, conversation: UUID | None, turn_id: UUID, text: str
) -> tuple[UUID, list[Message]]:
    """Keeps the person's message; the conversation (a new one where None) and the messages before it, oldest
    first. Raises NotFound for a conversation that is not this shopper's."""
    if conversation is None:
        row = await (
            await conn.execute(
                "INSERT INTO conversation (shopper_key, title) VALUES (%s, %s) RETURNING key",
                (shopper, " ".join(text.split())[:_TITLE]),
            )
        ).fetchone()
        history: list[Message] = []
    else:
        row = await (
            await conn.execute(
                "UPDATE conversation SET updated_at = now() WHERE key = %s AND shopper_key = %s RETURNING key",
                (conversation, shopper),
            )
        ).fetchone()
        if row:
            await _drop_failed_try(conn, conversation, text)
        history = await _history(conn, conversation) if row else []
    if row is None:
        raise NotFound("No such conversation", value=str(conversation), fix="Start a new one")
    await conn.execute(
        "INSERT INTO message (conversation_key, turn_id, role, text) VALUES (%s, %s, 'user', %s)",
        (row[0], turn_id, text),
    )
    return row[0], history


async def _drop_failed_try(conn: Connection, conversation: UUID, text: str) -> None:
    """The same words said again after an answer that broke off take the place of the first try."""
    await conn.execute(
        """
        DELETE FROM message WHERE turn_id = (
            SELECT last.turn_id FROM message AS last WHERE last.conversation_key = %(conversation)s
            ORDER BY last.key DESC LIMIT 1
        ) AND conversation_key = %(conversation)s
          AND EXISTS (SELECT FROM message AS asked WHERE asked.turn_id = message.turn_id AND asked.role = 'user'
                      AND asked.text = %(text)s)
          AND EXISTS (SELECT FROM message AS answer WHERE answer.turn_id = message.turn_id
                      AND answer.failed IS NOT NULL AND answer.failed <> 'stopped')
        """,
        {"conversation": conversation, "text": text},
    )


async def _history(conn: Connection, conversation: UUID) -> list[Message]:
    rows = await (
        await conn.execute(
            """
            SELECT m.role, m.text, coalesce(array_agg(c.product_id ORDER BY c.position)
                                            FILTER (WHERE c.product_id IS NOT NULL), '{}')
            FROM (SELECT * FROM message WHERE conversation_key = %s ORDER BY key DESC LIMIT %s) AS m
            LEFT JOIN message_card AS c ON c.message_key = m.key
            GROUP BY m.key, m.role, m.text ORDER BY m.key
            """,
            (conversation, _REMEMBERED),
        )
    ).fetchall()
    return [Message(Role(role), text, tuple(ids)) for role, text, ids in rows]


async def finish_turn(
    conn: Connection,
    conversation: UUID,
    turn_id: UUID,
    text: str,
    cards: Sequence[Card],
    *,
    mode: Mode | None,
    failed: str | None = None,
) -> None:
    """Keeps the answer, once; `failed` is the error's code where it broke off."""
    row = await (
        await conn.execute(
            "INSERT INTO message (conversation_key, turn_id, role, text, mode, failed)"
            " SELECT key, %(turn)s, 'assistant', %(text)s, %(mode)s, %(failed)s FROM conversation AS c"
            " WHERE key = %(conversation)s AND NOT EXISTS (SELECT FROM message WHERE"
            " conversation_key = c.key AND turn_id = %(turn)s AND role = 'assistant') RETURNING key",
            {
                "turn": turn_id,
                "text": text,
                "mode": mode.value if mode else None,
                "failed": failed,
                "conversation": conversation,
            },
        )
    ).fetchone()
    if row is None:
        return  # deleted while it was being answered, or kept already by a task that was then cancelled
    async with conn.cursor() as cursor:
        await cursor.executemany(
            "INSERT INTO message_card (message_key, position, product_id, title, url, image_url, currency,"
            " price_minor, list_price_minor, highest_price_minor, in_stock, reason, as_of)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [(row[0], place, *_card_row(card)) for place, card in enumerate(cards)],
        )


def _card_row(card: Card) -> tuple[object, ...]:
    record = card.record
    price, listed, highest = record.price, record.list_price, record.highest_price
    return (
        record.id,
        record.title,
        record.url,
        record.image_url,
        price.currency if price else None,
        price.amount_minor if price else None,
        listed.amount_minor if listed else None,
        highest.amount_minor if highest else None,
        record.in_stock,
        card.reason,
        record.as_of,
    )


async def list_conversations(conn: Connection, shopper: UUID) -> list[Heading]:
    """The newest hundred, newest first."""
    rows = await (
        await conn.execute(
            "SELECT key, title, updated_at FROM conversation WHERE shopper_key = %s"
            " ORDER BY updated_at DESC LIMIT 100",
            (shopper,),
        )
    ).fetchall()
    return [Heading(*row) for row in rows]


async def read_conversation(
    conn: Connection, shopper: UUID | None, conversation: UUID
) -> tuple[Heading, list[Kept]]:
    """Raises NotFound for a conversation that is not this shopper's."""
    row = await (
        await conn.execute(
            "SELECT key, title, updated_at FROM conversation WHERE key = %s AND shopper_key = %s",
            (conversation, shopper),
        )
    ).fetchone()
    if row is None:
        raise NotFound("No such conversation", value=str(conversation))
    async with conn.cursor(row_factory=dict_row) as cursor:
        messages = await (
            await cursor.execute(
                "SELECT key, role, text, failed, created_at FROM message WHERE conversation_key = %s ORDER BY key",
                (conversation,),
            )
        ).fetchall()
        cards = await (
            await cursor.execute(
                "SELECT c.*, p.brand, p.rating, p.rating_count FROM message_card AS c"
                " JOIN message AS m ON m.key = c.message_key LEFT JOIN product AS p ON p.id = c.product_id"
                " WHERE m.conversation_key = %s ORDER BY c.message_key, c.position",
                (conversation,),
            )
        ).fetchall()
    shown: dict[int, list[Card]] = {}
    for card in cards:
        currency = card["currency"]

        def money(amount: int | None, currency: str | None = currency) -> Money | None:
            return None if amount is None or currency is None else Money(amount, currency)

        record = Record(
            id=card["product_id"],
            title=card["title"],
            url=card["url"],
            price=money(card["price_minor"]),
            list_price=money(card["list_price_minor"]),
            highest_price=money(card["highest_price_minor"]),
            in_stock=card["in_stock"],
            as_of=card["as_of"],
            image_url=card["image_url"],
            brand=card["brand"],
            rating=None if card["rating"] is None else round(card["rating"], 2),
            rating_count=card["rating_count"] or 0,
        )
        shown.setdefault(card["message_key"], []).append(Card(record, card["reason"]))
    kept = [
        Kept(Role(m["role"]), m["text"], tuple(shown.get(m["key"], ())), m["failed"], m["created_at"])
        for m in messages
    ]
    return Heading(*row), kept


async def delete_conversation(conn: Connection, shopper: UUID | None, conversation: UUID) -> None:
    """Raises NotFound for a conversation that is not this shopper's."""
    cursor = await conn.execute(
        "DELETE FROM conversation WHERE key = %s AND shopper_key = %s", (conversation, shopper)
    )
    if cursor.rowcount == 0:
        raise NotFound("No such conversation", value=str(conversation))
