"""What shoppers asked to have remembered, and whether anything may be remembered of them; given on at sign-in.

A note is the person's own words. What it does not do: decide who has agreed, or what a message asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from persea.errors import BadRequest, NotFound
from persea.store.database import Connection
from persea.store.offered import close_offer, note_offered

LONGEST_NOTE = 500  # characters
SWITCHED_OFF = "Remembering is switched off"
SWITCH_ON = 'PATCH /api/me/memory with {"on": true} switches it on'
_MOST_NOTES = 200  # of one shopper


@dataclass(frozen=True, slots=True)
class Note:
    id: UUID
    text: str
    source: str
    turn_id: UUID | None
    noted_at: datetime
    edited_at: datetime | None = None


async def notes_of(conn: Connection, shopper: UUID) -> list[Note]:
    """The newest first."""
    cursor = await conn.execute(
        "SELECT id, text, source, turn_id, noted_at, edited_at FROM note WHERE shopper_key = %s"
        " ORDER BY noted_at DESC, id",
        (shopper,),
    )
    return [Note(*row) async for row in cursor]


async def keep_note(
    conn: Connection, shopper: UUID, text: str, *, source: str, now: datetime, turn: UUID | None = None
) -> Note:
    """The same words said again take the place of the first. To be called in a transaction.

    Raises BadRequest where there are too many, and where nothing may be remembered.
    """
    owner = await _owner(conn, shopper)
    row = await (await conn.execute("SELECT count(*) FROM note WHERE shopper_key = %s", (owner,))).fetchone()
    assert row is not None, "count returns a row"
    if row[0] >= _MOST_NOTES:
        raise BadRequest("There are too many notes", value=row[0], fix="Delete some first")
    made = await (
        await conn.execute(
            "INSERT INTO note (shopper_key, text, source, turn_id, noted_at) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (shopper_key, lower(text)) DO UPDATE SET text = excluded.text, source = excluded.source,"
            " turn_id = excluded.turn_id, noted_at = excluded.noted_at, edited_at = NULL"
            " RETURNING id, text, source, turn_id, noted_at, edited_at",
            (owner, text, source, turn, now),
        )
    ).fetchone()
    assert made is not None, "it was written"
    await close_offer(conn, owner, note_offered(text))
    return Note(*made)


async def change_note(conn: Connection, shopper: UUID, note: UUID, text: str, *, now: datetime) -> Note:
    """Raises NotFound for one that is not of `shopper`, BadRequest where another says the same or nothing may be kept."""
    owner = await _owner(conn, shopper)
    same = await (
        await conn.execute(
            "SELECT FROM note WHERE shopper_key = %s AND lower(text) = lower(%s) AND id <> %s",
            (owner, text, note),
        )
    ).fetchone()
    if same is not None:
        raise BadRequest("Another note says the same", value=text, fix="Delete one of them")
    row = await (
        await conn.execute(
            "UPDATE note SET text = %s, edited_at = %s WHERE id = %s AND shopper_key = %s"
            " RETURNING id, text, source, turn_id, noted_at, edited_at",
            (text, now, note, owner),
        )
    ).fetchone()
    if row is None:
        raise NotFound("There is no such note", value=str(note))
    return Note(*row)


async def forget_note(conn: Connection, shopper: UUID, note: UUID) -> None:
    """Raises NotFound for one that is not of `shopper`."""
    row = await (
        await conn.execute(
            "DELETE FROM note WHERE id = %s AND shopper_key = %s RETURNING text", (note, shopper)
        )
    ).fetchone()
    if row is None:
        raise NotFound("There is no such note", value=str(note))
    await close_offer(conn, shopper, note_offered(row[0]))


async def forget_notes(conn: Connection, shopper: UUID) -> None:
    """All of this shopper's."""
    await conn.execute("DELETE FROM note WHERE shopper_key = %s", (shopper,))


# ---------------------------------------------------------------- whether anything is


async def is_remembering(conn: Connection, shopper: UUID) -> bool:
    row = await (
        await conn.execute(
            "SELECT coalesce(owner.remembers, s.remembers) FROM shopper AS s"
            " LEFT JOIN shopper AS owner ON owner.key = s.merged_into WHERE s.key = %s",
            (shopper,),
        )
    ).fetchone()
    return row is None or bool(row[0])


async def set_remembering(conn: Connection, shopper: UUID, on: bool) -> None:
    """What is there stays, unused while it is off."""
    await conn.execute(
        "UPDATE shopper SET remembers = %s WHERE key = (SELECT coalesce(merged_into, key) FROM shopper WHERE key = %s)",
        (on, shopper),
    )


async def give_notes(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    """At sign-in. Of the same words the newer stay; who switched it off before has it off afterwards."""
    whose = {"before": anonymous, "after": shopper}
    await conn.execute(
        "DELETE FROM note AS older USING note AS newer"
        " WHERE older.shopper_key IN (%(before)s, %(after)s) AND newer.shopper_key IN (%(before)s, %(after)s)"
        " AND older.shopper_key <> newer.shopper_key AND lower(older.text) = lower(newer.text)"
        " AND (older.noted_at, older.id) < (newer.noted_at, newer.id)",
        whose,
    )
    await conn.execute("UPDATE note SET shopper_key = %(after)s WHERE shopper_key = %(before)s", whose)
    await conn.execute(
        "UPDATE shopper SET remembers = false WHERE key = %(after)s"
        " AND NOT (SELECT remembers FROM shopper WHERE key = %(before)s)",
        whose,
    )


async def _owner(conn: Connection, shopper: UUID) -> UUID:
    """Whom `shopper` has turned out to be, held until the transaction ends. Raises BadRequest where it is switched off."""
    row = await (
        await conn.execute(
            "SELECT coalesce(merged_into, key) FROM shopper WHERE key = %s FOR NO KEY UPDATE", (shopper,)
        )
    ).fetchone()
    if row is None:
        raise NotFound("There is no such shopper")
    if not await is_remembering(conn, shopper):
        raise BadRequest(SWITCHED_OFF, fix=SWITCH_ON)
    return UUID(str(row[0]))
