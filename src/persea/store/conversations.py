"""Conversations as their owner sees them: listed (pinned ones first), searched, read, renamed, pinned and deleted.

What belongs to another shopper does not exist. Turns are written in turns.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import dict_row
from pydantic import TypeAdapter

from persea.errors import NotFound
from persea.store.database import Connection
from persea.values import Card, Mode, Money, Record, Role, Usage

_USAGE = TypeAdapter(Usage)
FOUND = ("\ue000", "\ue001")
"""What stands around each word that a search found; of the private use area, so that no language writes it."""
_RECENT = 200  # conversations whose words a misspelt search is compared with
_QUESTIONS = 2_000  # and what was asked in them, at most


@dataclass(frozen=True, slots=True)
class Kept:
    """One message as it was kept."""

    role: Role
    text: str
    cards: tuple[Card, ...]
    failed: str | None
    created_at: datetime
    turn_id: UUID
    mode: Mode | None = None
    suggestions: tuple[str, ...] = ()
    usage: Usage | None = None
    shown: str = "[]"
    """JSON as it was kept: {"event", "data"} of each that it showed beside cards."""
    thumb: tuple[bool, str | None, str | None] | None = None
    """Whether the person found it good, why, and their words; None where they did not say."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A conversation in a list."""

    id: UUID
    title: str
    updated_at: datetime
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of a list ends: before this the next one goes on."""

    updated_at: datetime
    id: UUID
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A conversation that a search found, and its message that fits best, with FOUND around the words found."""

    heading: Heading
    marked: str
    turn_id: UUID
    """That of the message."""


async def list_conversations(
    conn: Connection, shopper: UUID, *, limit: int, before: Place | None = None
) -> list[Heading]:
    """At most `limit`: those pinned, then the others, each newest first."""
    rows = await (
        await conn.execute(
            """
            SELECT key, title, updated_at, is_pinned FROM conversation
            WHERE shopper_key = %(shopper)s
                  AND (%(at)s::timestamptz IS NULL OR (is_pinned, updated_at, key) < (%(pinned)s::boolean, %(at)s, %(key)s::uuid))
            ORDER BY is_pinned DESC, updated_at DESC, key DESC LIMIT %(limit)s
            """,
            _page(shopper, limit, before),
        )
    ).fetchall()
    return [Heading(*row) for row in rows]


async def search_conversations(
    conn: Connection, shopper: UUID, text: str, *, limit: int, before: Place | None = None
) -> list[Hit]:
    """At most `limit` of those that hold every word of `text` in one message and the title: those pinned, then the
    others, each newest first.

    The last word may be the beginning of one. Without a word in it, `text` finds nothing.
    """
    if not text.strip():
        return []
    *head, last = text.split()
    quoted = last.replace("\\", "\\\\").replace("'", "''")
    rows = await (
        await conn.execute(
            """
            WITH query AS (
                -- the beginning of a word is no stem yet, so it is looked for as written, too
                SELECT plainto_tsquery(language, %(head)s)
                       && (to_tsquery(language, %(last)s) || to_tsquery('simple', %(last)s)) AS every_word, language
                FROM shop
            ),
            own AS MATERIALIZED (
                SELECT key, title, updated_at, is_pinned, to_tsvector(language, title) || to_tsvector('simple', title) AS names
                FROM conversation, query
                WHERE shopper_key = %(shopper)s
                      AND (%(at)s::timestamptz IS NULL
                           OR (is_pinned, updated_at, key) < (%(pinned)s::boolean, %(at)s, %(key)s::uuid))
            ),
            hit AS (
                SELECT own.* FROM own, query
                WHERE EXISTS (SELECT FROM message AS m
                              WHERE m.conversation_key = own.key AND (own.names || m.search) @@ every_word)
                ORDER BY is_pinned DESC, updated_at DESC, key DESC LIMIT %(limit)s
            )
            SELECT hit.key, hit.title, hit.updated_at, hit.is_pinned,
                   CASE WHEN strpos(stemmed, %(mark)s) > 0 THEN stemmed
                        ELSE ts_headline('simple', best.text, some_word, %(how)s) END,
                   best.turn_id
            FROM hit CROSS JOIN query
            CROSS JOIN LATERAL (SELECT replace(every_word::text, ' & ', ' | ')::tsquery AS some_word) AS either
            CROSS JOIN LATERAL (
                SELECT m.text, m.turn_id FROM message AS m WHERE m.conversation_key = hit.key
                ORDER BY m.search @@ every_word DESC, ts_rank(m.search, some_word) DESC, m.key LIMIT 1
            ) AS best
            CROSS JOIN LATERAL (SELECT ts_headline(language, best.text, some_word, %(how)s) AS stemmed) AS marked
            ORDER BY hit.is_pinned DESC, hit.updated_at DESC, hit.key DESC
            """,
            {
                **_page(shopper, limit, before),
                "head": " ".join(head),
                "last": f"'{quoted}':*",
                "mark": FOUND[0],
                "how": f"HighlightAll=true, StartSel={FOUND[0]}, StopSel={FOUND[1]}",
            },
        )
    ).fetchall()
    return [Hit(Heading(*row[:4]), row[4], row[5]) for row in rows]


async def asked_lately(conn: Connection, shopper: UUID) -> list[str]:
    """The titles of this shopper's newest conversations and the beginnings of what was asked in them, bounded."""
    rows = await (
        await conn.execute(
            """
            WITH own AS MATERIALIZED (
                SELECT key, title FROM conversation WHERE shopper_key = %(shopper)s
                ORDER BY updated_at DESC, key DESC LIMIT %(recent)s
            )
            SELECT title FROM own
            UNION ALL
            (SELECT left(m.text, 300) FROM own JOIN message AS m ON m.conversation_key = own.key
             WHERE m.role = 'user' ORDER BY m.key DESC LIMIT %(questions)s)
            """,
            {"shopper": shopper, "recent": _RECENT, "questions": _QUESTIONS},
        )
    ).fetchall()
    return [str(text) for (text,) in rows]


def _page(shopper: UUID, limit: int, before: Place | None) -> dict[str, object]:
    return {
        "shopper": shopper,
        "limit": limit,
        "at": before.updated_at if before else None,
        "key": before.id if before else None,
        "pinned": before.is_pinned if before else None,
    }


async def read_conversation(
    conn: Connection, shopper: UUID | None, conversation: UUID
) -> tuple[Heading, list[Kept]]:
    """Raises NotFound for a conversation that is not this shopper's."""
    row = await (
        await conn.execute(
            "SELECT key, title, updated_at, is_pinned FROM conversation WHERE key = %s AND shopper_key = %s",
            (conversation, shopper),
        )
    ).fetchone()
    if row is None:
        raise NotFound("No such conversation", value=str(conversation))
    async with conn.cursor(row_factory=dict_row) as cursor:
        messages = await (
            await cursor.execute(
                "SELECT key, turn_id, role, text, mode, failed, suggestions, usage, shown::text, created_at, thumb, thumb_reason, thumb_note"
                " FROM message WHERE conversation_key = %s ORDER BY key",
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
        Kept(
            Role(m["role"]),
            m["text"],
            tuple(shown.get(m["key"], ())),
            m["failed"],
            m["created_at"],
            turn_id=m["turn_id"],
            mode=None if m["mode"] is None else Mode(m["mode"]),
            suggestions=tuple(m["suggestions"]),
            usage=None if m["usage"] is None else _USAGE.validate_python(m["usage"]),
            shown=m["shown"],
            thumb=None if m["thumb"] is None else (m["thumb"] > 0, m["thumb_reason"], m["thumb_note"]),
        )
        for m in messages
    ]
    return Heading(*row), kept


async def change_conversation(
    conn: Connection, shopper: UUID | None, conversation: UUID, *, title: str | None, is_pinned: bool | None
) -> Heading:
    """What is None stays. Raises NotFound for a conversation that is not this shopper's."""
    row = await (
        await conn.execute(
            "UPDATE conversation SET title = coalesce(%s, title), is_pinned = coalesce(%s, is_pinned)"
            " WHERE key = %s AND shopper_key = %s RETURNING key, title, updated_at, is_pinned",
            (title, is_pinned, conversation, shopper),
        )
    ).fetchone()
    if row is None:
        raise NotFound("No such conversation", value=str(conversation))
    return Heading(*row)


async def delete_conversation(conn: Connection, shopper: UUID | None, conversation: UUID) -> None:
    """Raises NotFound for a conversation that is not this shopper's."""
    cursor = await conn.execute(
        "DELETE FROM conversation WHERE key = %s AND shopper_key = %s", (conversation, shopper)
    )
    if cursor.rowcount == 0:
        raise NotFound("No such conversation", value=str(conversation))


async def delete_conversations(conn: Connection, shopper: UUID) -> None:
    """All of this shopper's."""
    await conn.execute("DELETE FROM conversation WHERE shopper_key = %s", (shopper,))
