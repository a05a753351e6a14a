"""What a shopper handed over: kept until its conversation goes, or, where it is never sent, for an hour.

An attachment belongs to the shopper who brought it, and from the turn that it is sent with on to that turn's conversation.
What belongs to another does not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from psycopg.types.json import Jsonb
from pydantic import TypeAdapter

from persea.errors import NotFound, TooLarge
from persea.store.database import Connection, Database
from persea.values import Perceived

UNSENT_FOR = timedelta(hours=1)
_MOST_UNSENT = 16
_TITLE = 80
_MOST_BYTES = 512 << 20  # of one shopper
PERCEIVED = TypeAdapter(Perceived)


@dataclass(frozen=True, slots=True)
class Attachment:
    """`media_type` is what its bytes are, for showing them."""

    id: UUID
    perceived: Perceived
    media_type: str
    data: bytes = b""
    """Empty where it was not asked for."""
    turn_id: UUID | None = None

    def named(self, name: str) -> Attachment:
        """With its id and name in what was made out, so that what is said of it can be shown."""
        perceived = replace(self.perceived, id=str(self.id), name=self.perceived.name or name)
        return replace(self, perceived=perceived)


async def keep_attachment(conn: Connection, shopper: UUID, attachment: Attachment, *, now: datetime) -> None:
    """Keeps what has not been sent yet. Raises TooLarge where the shopper has handed over too much by now."""
    # The lock waits for a sign-in that is under way, as for a conversation that begins.
    row = await (
        await conn.execute(
            "SELECT coalesce(merged_into, key) FROM shopper WHERE key = %s FOR SHARE", (shopper,)
        )
    ).fetchone()
    if row is None:
        raise NotFound("This session is over", fix="Send it again")
    owner = row[0]
    await conn.execute(
        "DELETE FROM attachment WHERE id IN (SELECT id FROM attachment WHERE shopper_key = %s"
        " AND conversation_key IS NULL ORDER BY created_at DESC, id OFFSET %s)",
        (owner, _MOST_UNSENT - 1),
    )
    held = await (
        await conn.execute(
            "SELECT coalesce(sum(length(data)), 0) FROM attachment WHERE shopper_key = %s", (owner,)
        )
    ).fetchone()
    assert held is not None, "a sum is a row"
    if held[0] + len(attachment.data) > _MOST_BYTES:
        raise TooLarge(
            "Too much is kept of what you have handed over",
            value=f"{held[0] >> 20} MiB",
            fix="Delete a conversation that holds pictures or recordings",
        )
    perceived = attachment.perceived
    await conn.execute(
        "INSERT INTO attachment (id, shopper_key, sense, name, media_type, data, perceived, created_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (
            attachment.id, owner, perceived.sense.value, perceived.name, attachment.media_type, attachment.data,
            Jsonb(PERCEIVED.dump_python(perceived, mode="json")), now,
        ),
    )  # fmt: skip


async def read_attachment(conn: Connection, shopper: UUID | None, id: UUID) -> Attachment:
    """With its bytes. Raises NotFound for what is not this shopper's."""
    row = await (
        await conn.execute(
            "SELECT id, perceived, media_type, turn_id, data FROM attachment WHERE id = %s AND shopper_key = %s",
            (id, shopper),
        )
    ).fetchone()
    if row is None:
        raise NotFound("No such attachment", value=str(id))
    return replace(_attachment(row[0], row[1], row[2], row[3]), data=bytes(row[4]))


async def drop_unsent(conn: Connection, shopper: UUID | None, id: UUID) -> None:
    """Deletes what was handed over and not sent. Raises NotFound for anything else."""
    cursor = await conn.execute(
        "DELETE FROM attachment WHERE id = %s AND shopper_key = %s AND conversation_key IS NULL",
        (id, shopper),
    )
    if cursor.rowcount == 0:
        raise NotFound("No such attachment that was not sent", value=str(id))


async def send_along(
    conn: Connection,
    shopper: UUID,
    conversation: UUID,
    turn_id: UUID,
    ids: Sequence[UUID],
    *,
    instead_of: UUID | None = None,
) -> tuple[Perceived, ...]:
    """Gives `ids` to the turn, in this order; without any, those of the turn that it takes the place of.

    What belonged to turns that are no more goes. Raises NotFound for what is not this shopper's, or was sent elsewhere.
    To be called in the transaction that has begun the turn.
    """
    if ids:
        for position, id in enumerate(ids):
            cursor = await conn.execute(
                "UPDATE attachment SET conversation_key = %(conversation)s, turn_id = %(turn)s, position = %(position)s"
                " WHERE id = %(id)s AND shopper_key = %(shopper)s"
                " AND (conversation_key IS NULL OR conversation_key = %(conversation)s)",
                {"conversation": conversation, "turn": turn_id, "position": position, "id": id, "shopper": shopper},
            )  # fmt: skip
            if cursor.rowcount == 0:
                raise NotFound("No such attachment", value=str(id), fix="Hand it over again")
    elif instead_of is not None:
        await conn.execute(
            "UPDATE attachment SET turn_id = %s WHERE conversation_key = %s AND turn_id = %s",
            (turn_id, conversation, instead_of),
        )
    await conn.execute(
        "DELETE FROM attachment WHERE conversation_key = %(conversation)s AND NOT EXISTS (SELECT FROM message AS m"
        " WHERE m.conversation_key = %(conversation)s AND m.turn_id = attachment.turn_id)",
        {"conversation": conversation},
    )
    sent = (await attachments_of(conn, conversation)).get(turn_id, [])
    if sent:
        await conn.execute(
            "UPDATE conversation SET title = %s WHERE key = %s AND title = ''",
            (_title(sent[0].perceived), conversation),
        )
    return tuple(one.perceived for one in sent)


async def attachments_of(conn: Connection, conversation: UUID) -> dict[UUID, list[Attachment]]:
    """By turn, in the order in which they were sent; without their bytes."""
    cursor = await conn.execute(
        "SELECT id, perceived, media_type, turn_id FROM attachment WHERE conversation_key = %s"
        " ORDER BY turn_id, position, id",
        (conversation,),
    )
    found: dict[UUID, list[Attachment]] = {}
    async for row in cursor:
        found.setdefault(row[3], []).append(_attachment(*row))
    return found


async def give_attachments(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    await conn.execute("UPDATE attachment SET shopper_key = %s WHERE shopper_key = %s", (shopper, anonymous))


async def sweep_unsent(database: Database, *, now: datetime) -> int:
    """Deletes what was handed over an hour ago and never sent; how many."""
    async with database.connection() as conn:
        cursor = await conn.execute(
            "DELETE FROM attachment WHERE conversation_key IS NULL AND created_at < %s", (now - UNSENT_FOR,)
        )
        return cursor.rowcount


def _title(perceived: Perceived) -> str:
    """Of a conversation that begins without words."""
    heard = perceived.heard.text if perceived.heard else ""
    return " ".join((heard or perceived.name or perceived.sense.value).split())[:_TITLE]


def _attachment(id: UUID, perceived: object, media_type: str, turn_id: UUID | None) -> Attachment:
    made_out = replace(PERCEIVED.validate_python(perceived), id=str(id))
    return Attachment(id, made_out, media_type, turn_id=turn_id)
