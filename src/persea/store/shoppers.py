"""Shoppers: those the shop knows by an id of its own, and what an anonymous one leaves to them at sign-in."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from persea.store.attachments import give_attachments
from persea.store.cart import give_cart
from persea.store.consent import give_consent_on, let_go
from persea.store.database import Connection
from persea.store.impressions import give_impressions
from persea.store.interest_decisions import give_decisions
from persea.store.keys import IS_GOOD
from persea.store.notes import give_notes
from persea.store.saved import give_saved
from persea.store.sessions import CAN_GO_ON
from persea.store.watches import give_watches


async def known_shopper(conn: Connection, external_id: str) -> UUID:
    """The shopper of that id of the shop's, made where it is new."""
    row = await (
        await conn.execute(
            "WITH made AS (INSERT INTO shopper (external_id) SELECT %(id)s"
            " WHERE NOT EXISTS (SELECT FROM shopper WHERE external_id = %(id)s)"
            " ON CONFLICT (external_id) DO NOTHING RETURNING key)"
            " SELECT key FROM made UNION ALL SELECT key FROM shopper WHERE external_id = %(id)s",
            {"id": external_id},
        )
    ).fetchone()
    if row is None:  # made by another at the same moment: a new statement sees it
        row = await (
            await conn.execute("SELECT key FROM shopper WHERE external_id = %s", (external_id,))
        ).fetchone()
    assert row is not None, "it was made by us or by another"
    return UUID(str(row[0]))


async def find_shopper(conn: Connection, external_id: str) -> UUID | None:
    """The shopper of that id of the shop's; None where there is none."""
    row = await (
        await conn.execute("SELECT key FROM shopper WHERE external_id = %s", (external_id,))
    ).fetchone()
    return None if row is None else UUID(str(row[0]))


async def shops_id_of(conn: Connection, shopper: UUID) -> str | None:
    """The shop's own id of `shopper`; None where it knows none."""
    row = await (await conn.execute("SELECT external_id FROM shopper WHERE key = %s", (shopper,))).fetchone()
    return None if row is None else row[0]


async def sign_in(conn: Connection, token: str, shopper: UUID) -> int:
    """Gives what the anonymous session of `token` holds to `shopper`, and ends that session; how many conversations.

    To be called in a transaction. A second call finds no session, so that nothing is given twice or to two. A token
    that could not be renewed any more gives nothing either.
    """
    row = await (
        await conn.execute(
            "DELETE FROM session USING shopper AS s WHERE token_hash = %s AND s.key = shopper_key"  # noqa: S608
            " AND s.external_id IS NULL AND s.merged_into IS NULL AND (session.key_id IS NULL"
            f" OR ({CAN_GO_ON} AND EXISTS (SELECT FROM api_key AS k WHERE k.id = session.key_id AND {IS_GOOD})))"
            " RETURNING s.key",
            (hashlib.sha256(token.encode()).digest(),),
        )
    ).fetchone()
    if row is None:
        return 0
    return await merge(conn, row[0], shopper)


async def merge(conn: Connection, anonymous: UUID, shopper: UUID) -> int:
    """Gives everything of an anonymous shopper to a known one, once; how many conversations.

    To be called in a transaction. Of one who is known, or was given away before, nothing is taken.
    """
    # Who adds something for it holds the row (store/turns.py, store/events.py, store/interest_decisions.py): what is
    # begun is seen below, or comes later and follows `merged_into`.
    given = await conn.execute(
        "UPDATE shopper SET merged_into = %s WHERE key = %s AND external_id IS NULL AND merged_into IS NULL",
        (shopper, anonymous),
    )
    if given.rowcount == 0:
        return 0
    await give_consent_on(conn, anonymous, shopper)
    await conn.execute("DELETE FROM session WHERE shopper_key = %s", (anonymous,))  # its other tokens
    moved = await conn.execute(
        "UPDATE conversation SET shopper_key = %s WHERE shopper_key = %s", (shopper, anonymous)
    )
    await conn.execute("UPDATE event SET shopper_key = %s WHERE shopper_key = %s", (shopper, anonymous))
    await give_impressions(conn, anonymous, shopper)
    await let_go(conn, shopper)
    await give_decisions(conn, anonymous, shopper)
    await give_notes(conn, anonymous, shopper)
    await give_cart(conn, anonymous, shopper, now=datetime.now(UTC))
    await give_saved(conn, anonymous, shopper)
    await give_watches(conn, anonymous, shopper)
    await give_attachments(conn, anonymous, shopper)
    await conn.execute("UPDATE device SET shopper_key = %s WHERE shopper_key = %s", (shopper, anonymous))
    return moved.rowcount
