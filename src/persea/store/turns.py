"""Turns as rows: what the person said when a turn begins, the answer when it has ended.

A card is kept as it was shown. What is said anew takes the place of what was said before, and that is deleted,
not hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from psycopg.types.json import Jsonb

from persea.errors import NotFound
from persea.store.attachments import attachments_of
from persea.store.database import Connection
from persea.values import Card, Effort, Message, Mode, Record, Role, Usage, heeded_from

_TITLE = 80


def _titled(text: str) -> str:
    """The title of a conversation that begins with `text`."""
    return " ".join(text.split())[:_TITLE]


async def begin_turn(
    conn: Connection, shopper: UUID, conversation: UUID | None, turn_id: UUID, text: str
) -> tuple[UUID, list[Message]]:
    """Keeps the person's message; the conversation (a new one where None) and the messages before it, oldest
    first. Raises NotFound for a conversation that is not this shopper's."""
    history: list[Message] = []
    if conversation is None:
        row = await (
            await conn.execute(
                # The lock waits for a sign-in that is under way: then the conversation is the known shopper's.
                "INSERT INTO conversation (shopper_key, title)"
                " SELECT coalesce(merged_into, key), %s FROM shopper WHERE key = %s FOR SHARE RETURNING key",
                (_titled(text), shopper),
            )
        ).fetchone()
        assert row is not None, "an insert returns its row"
        conversation = UUID(str(row[0]))
    else:
        await _take_up(conn, shopper, conversation)
        await _drop_failed_try(conn, conversation, text)
        history = await _history(conn, conversation)
    await _keep_question(conn, conversation, turn_id, text)
    return conversation, history


async def last_request(conn: Connection, shopper: UUID) -> tuple[str, list[Message]] | None:
    """What this shopper asked last that was answered with several products, and the messages before it, oldest first."""
    row = await (
        await conn.execute(
            """
            SELECT asked.conversation_key, asked.key, asked.text FROM message AS asked
            JOIN conversation AS c ON c.key = asked.conversation_key
            JOIN message AS answer ON answer.turn_id = asked.turn_id AND answer.role = 'assistant'
                 AND answer.conversation_key = asked.conversation_key AND answer.mode = 'shopping'
            WHERE c.shopper_key = %s AND asked.role = 'user'
                  AND (SELECT count(*) FROM message_card WHERE message_key = answer.key) > 1
            ORDER BY asked.key DESC LIMIT 1
            """,
            (shopper,),
        )
    ).fetchone()
    if row is None:
        return None
    conversation, key, text = row
    return str(text), await _history(conn, conversation, before=key)


async def begin_again(
    conn: Connection,
    shopper: UUID,
    conversation: UUID,
    turn_id: UUID,
    *,
    instead_of: UUID,
    text: str | None = None,
) -> tuple[str, list[Message]]:
    """Begins a turn in the place of `instead_of`, which is deleted with all turns after it: with `text`, or where
    None with the same words. These words, and the messages before them, oldest first.

    Raises NotFound for a conversation that is not this shopper's, and for a turn that is not in it.
    """
    await _take_up(conn, shopper, conversation)
    row = await (
        await conn.execute(
            "SELECT key, text FROM message WHERE conversation_key = %s AND turn_id = %s AND role = 'user'",
            (conversation, instead_of),
        )
    ).fetchone()
    if row is None:
        raise NotFound("No such turn in this conversation", value=str(instead_of))
    key, before = row
    said = str(before) if text is None else text
    await conn.execute(  # and what it asked to remember: what is said anew says it again, or does not
        "DELETE FROM stated_wish WHERE turn_id IN (SELECT turn_id FROM message WHERE conversation_key = %s"
        " AND role = 'user' AND key >= %s)",
        (conversation, key),
    )
    await conn.execute(
        "DELETE FROM note WHERE turn_id IN (SELECT turn_id FROM message WHERE conversation_key = %s"
        " AND role = 'user' AND key >= %s)",
        (conversation, key),
    )
    await conn.execute(  # the summary speaks of what is deleted: it is made anew from what is left
        "DELETE FROM summary_line WHERE conversation_key = %(conversation)s AND EXISTS (SELECT FROM summary_line AS line"
        " JOIN message AS m ON m.turn_id = ANY(line.turn_ids) WHERE line.conversation_key = %(conversation)s"
        " AND m.conversation_key = %(conversation)s AND m.role = 'user' AND m.key >= %(key)s)",
        {"conversation": conversation, "key": key},
    )
    # By turns, not by messages: the answer of an earlier turn may have been kept later.
    await conn.execute(
        "DELETE FROM message WHERE conversation_key = %(conversation)s AND turn_id IN (SELECT turn_id FROM message"
        " WHERE conversation_key = %(conversation)s AND role = 'user' AND key >= %(key)s)",
        {"conversation": conversation, "key": key},
    )
    history = await _history(conn, conversation)
    if not history:  # the title was made from what is deleted, unless the person has given another
        await conn.execute(
            "UPDATE conversation SET title = %s WHERE key = %s AND title = %s",
            (_titled(said), conversation, _titled(before)),
        )
    await _keep_question(conn, conversation, turn_id, said)
    return said, history


@dataclass(frozen=True, slots=True)
class Manners:
    """How the turns of a conversation are answered; None leaves it to the router."""

    mode: Mode | None = None
    effort: Effort | None = None


async def set_manners(conn: Connection, conversation: UUID, manners: Manners) -> None:
    """Keeps them with the conversation, for this turn and those after it."""
    await conn.execute(
        "UPDATE conversation SET mode = %s, effort = %s WHERE key = %s",
        (
            manners.mode.value if manners.mode else None,
            manners.effort.value if manners.effort else None,
            conversation,
        ),
    )


async def manners_of(conn: Connection, conversation: UUID) -> Manners:
    row = await (
        await conn.execute("SELECT mode, effort FROM conversation WHERE key = %s", (conversation,))
    ).fetchone()
    mode, effort = row or (None, None)  # deleted by another request in the meantime
    return Manners(mode and Mode(mode), effort and Effort(effort))


async def _take_up(conn: Connection, shopper: UUID, conversation: UUID) -> None:
    """Makes the conversation this shopper's newest, and its own until the transaction ends. Raises NotFound."""
    cursor = await conn.execute(
        "UPDATE conversation SET updated_at = now() WHERE key = %s AND shopper_key = %s",
        (conversation, shopper),
    )
    if cursor.rowcount == 0:
        raise NotFound("No such conversation", value=str(conversation), fix="Start a new one")


async def _keep_question(conn: Connection, conversation: UUID, turn_id: UUID, text: str) -> None:
    await conn.execute(
        "INSERT INTO message (conversation_key, turn_id, role, text, search)"
        " SELECT %(conversation)s, %(turn)s, 'user', %(text)s,"
        " to_tsvector(language, %(text)s) || to_tsvector('simple', %(text)s) FROM shop",
        {"conversation": conversation, "turn": turn_id, "text": text},
    )


async def keep_page(conn: Connection, turn_id: UUID, record: Record) -> None:
    """Keeps with the question of `turn_id` the product on whose page it was asked."""
    cursor = await conn.execute("SELECT key FROM message WHERE turn_id = %s AND role = 'user'", (turn_id,))
    async for (key,) in cursor:
        await _keep_cards(conn, key, [Card(record)])


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


async def _history(conn: Connection, conversation: UUID, before: int | None = None) -> list[Message]:
    """The messages that a turn looks back on, oldest first; those before the message `before`, where one is given."""
    wanted = {"conversation": conversation, "before": before}
    (count,) = await (
        await conn.execute(
            "SELECT count(*) FROM message WHERE conversation_key = %(conversation)s AND (%(before)s::bigint IS NULL OR key < %(before)s)",
            wanted,
        )
    ).fetchone() or (0,)
    rows = await (
        await conn.execute(
            """
            SELECT m.role, m.text, m.offered, m.turn_id, coalesce(array_agg(c.product_id ORDER BY c.position)
                                            FILTER (WHERE c.product_id IS NOT NULL), '{}')
            FROM (SELECT * FROM message WHERE conversation_key = %(conversation)s
                  AND (%(before)s::bigint IS NULL OR key < %(before)s) ORDER BY key DESC LIMIT %(most)s) AS m
            LEFT JOIN message_card AS c ON c.message_key = m.key
            GROUP BY m.key, m.role, m.text, m.offered, m.turn_id ORDER BY m.key
            """,
            wanted | {"most": count - heeded_from(count)},
        )
    ).fetchall()
    handed_over = await attachments_of(conn, conversation)
    return [
        Message(
            Role(role),
            text,
            tuple(ids),
            offered=None if offered is None else tuple(offered),
            perceived=tuple(one.perceived for one in handed_over.get(turn_id, ()))
            if role == Role.USER
            else (),
        )
        for role, text, offered, turn_id, ids in rows
    ]


async def finish_turn(
    conn: Connection,
    conversation: UUID,
    turn_id: UUID,
    text: str,
    cards: Sequence[Card],
    *,
    mode: Mode | None,
    failed: str | None = None,
    suggestions: Sequence[str] = (),
    usage: Usage | None = None,
    shown: Sequence[object] = (),
) -> None:
    """Keeps the answer, once; `failed` is the error's code where it broke off, `shown` as JSON what it showed besides.

    Nothing is kept where the question is no longer there. To be called in a transaction.
    """
    # Who deletes the question holds this row; what is seen after it is how that ended.
    await conn.execute("SELECT FROM conversation WHERE key = %s FOR NO KEY UPDATE", (conversation,))
    row = await (
        await conn.execute(
            "INSERT INTO message (conversation_key, turn_id, role, text, mode, failed, suggestions, usage, shown, search)"
            " SELECT asked.conversation_key, asked.turn_id, 'assistant', %(text)s, %(mode)s, %(failed)s,"
            " %(suggestions)s::text[], %(usage)s, %(shown)s, to_tsvector(language, %(text)s) || to_tsvector('simple', %(text)s)"
            " FROM message AS asked, shop"
            " WHERE asked.conversation_key = %(conversation)s AND asked.turn_id = %(turn)s AND asked.role = 'user'"
            " AND NOT EXISTS (SELECT FROM message WHERE conversation_key = %(conversation)s"
            " AND turn_id = %(turn)s AND role = 'assistant') RETURNING key",
            {
                "turn": turn_id,
                "text": text,
                "mode": mode.value if mode else None,
                "failed": failed,
                "suggestions": list(suggestions),
                "usage": None if usage is None else Jsonb(asdict(usage)),
                "shown": Jsonb(list(shown)),
                "conversation": conversation,
            },
        )
    ).fetchone()
    if row is None:
        return  # deleted while it was being answered, or kept already by a task that was then cancelled
    await _keep_cards(conn, row[0], cards)


async def _keep_cards(conn: Connection, key: int, cards: Sequence[Card]) -> None:
    async with conn.cursor() as cursor:
        await cursor.executemany(
            "INSERT INTO message_card (message_key, position, product_id, title, url, image_url, currency,"
            " price_minor, list_price_minor, highest_price_minor, in_stock, reason, as_of)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [(key, place, *_card_row(card)) for place, card in enumerate(cards)],
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
