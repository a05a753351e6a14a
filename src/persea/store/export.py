"""Everything that is kept of one shopper, as JSON, written piece by piece: never more than a page of it is in memory.

    {"format": "persea-shopper/1", "as_of": …, "shopper": {…}, "wishes": […], "notes": […], "decisions": […], "cart": […],
     "cart_before": […], "additions": […], "checkouts": […], "saved": […], "watches": […], "sessions": […], "devices": […], "events": […],
     "impressions": […], "conversations": [{…, "messages": […]}, …], "attachments": […]}

Each page is read by itself, so that who reads slowly holds no connection. The database writes the JSON of each row;
secrets (hashes of tokens and of devices' ids) are not among the columns. docs/profile.md tells what stands there.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from persea.store.database import Connection, Database
from persea.store.interest_decisions import EVERY

FORMAT = "persea-shopper/1"
_PAGE = 500  # rows
_WHOLE = {
    "wishes": (
        "SELECT to_json(r)::text FROM (SELECT id, facet, value, stance, said, source, stated_at FROM stated_wish"
        " WHERE shopper_key = %s ORDER BY stated_at, id) AS r"
    ),
    "notes": (
        "SELECT to_json(r)::text FROM (SELECT id, text, source, turn_id, noted_at, edited_at FROM note"
        " WHERE shopper_key = %s ORDER BY noted_at, id) AS r"
    ),
    "decisions": (
        "SELECT to_json(r)::text FROM (SELECT interest, facet, value, muted, factor, fixed, forgotten_at, decided_at"
        " FROM interest_decision WHERE shopper_key = %s ORDER BY decided_at, interest) AS r"
    ),
    "cart": (
        "SELECT to_json(r)::text FROM (SELECT product_id AS product, variant_id AS variant, quantity, title, options, turn_id,"
        " impression_id, added_at, changed_at FROM cart_line WHERE shopper_key = %s ORDER BY added_at, product_id, variant_id) AS r"
    ),
    "cart_before": (
        "SELECT one::text FROM cart, jsonb_array_elements(before) WITH ORDINALITY AS lines(one, place)"
        " WHERE shopper_key = %s ORDER BY place"
    ),
    "additions": (
        "SELECT to_json(r)::text FROM (SELECT key, at FROM cart_request WHERE shopper_key = %s ORDER BY at, key) AS r"
    ),
    "checkouts": (
        "SELECT to_json(r)::text FROM (SELECT id, began_at, answered_at, url FROM checkout WHERE shopper_key = %s"
        " ORDER BY began_at, id) AS r"
    ),
    "saved": (
        "SELECT to_json(r)::text FROM (SELECT product_id AS product, title, saved_at FROM saved_item"
        " WHERE shopper_key = %s ORDER BY saved_at, product_id) AS r"
    ),
    "watches": (
        "SELECT to_json(r)::text FROM (SELECT id, product_id AS product, variant_id AS variant, kind, title, below_minor,"
        " currency, made_at, due_at, due_minor FROM watch WHERE shopper_key = %s ORDER BY made_at, id) AS r"
    ),
    "sessions": (
        "SELECT to_json(r)::text FROM (SELECT CASE WHEN key_id IS NULL THEN 'cookie' ELSE 'page' END AS kind,"
        " created_at, seen_at, expires_at, renewed_at FROM session WHERE shopper_key = %s"
        " ORDER BY created_at, token_hash) AS r"
    ),
    "devices": (
        "SELECT to_json(r)::text FROM (SELECT seen_at FROM device WHERE shopper_key = %s ORDER BY seen_at, id_hash) AS r"
    ),
}
"""What there is little of, each read at once. (At most 500 wishes; a decision for each interest.)"""
_EVENTS = (
    "SELECT r.at, r.id, to_json(r)::text FROM (SELECT id, at, received_at, kind, product, variant, subject, value, quantity,"
    " amount_minor, currency, order_id, turn_id, impression_id, purposes AS consent, source FROM event"
    " WHERE shopper_key = %(shopper)s AND (%(at)s::timestamptz IS NULL OR (at, id) > (%(at)s, %(id)s::uuid))"
    " ORDER BY at, id LIMIT %(page)s) AS r"
)
_IMPRESSIONS = (
    "SELECT r.at, r.id, to_json(r)::text FROM (SELECT id, at, turn_id, product, position, ranked, propensity, parts, surface,"
    " interests_version, weights_version, prompt_version FROM impression"
    " WHERE shopper_key = %(shopper)s AND (%(at)s::timestamptz IS NULL OR (at, id) > (%(at)s, %(id)s::uuid))"
    " ORDER BY at, id LIMIT %(page)s) AS r"
)
_CONVERSATIONS = (
    "SELECT r.created_at, r.id, to_json(r)::text FROM (SELECT key AS id, title, is_pinned AS pinned, created_at, updated_at"
    " FROM conversation WHERE shopper_key = %(shopper)s"
    " AND (%(at)s::timestamptz IS NULL OR (created_at, key) > (%(at)s, %(id)s::uuid))"
    " ORDER BY created_at, key LIMIT %(page)s) AS r"
)
_MESSAGES = (
    "SELECT m.key, json_build_object('role', m.role, 'turn_id', m.turn_id, 'text', m.text, 'mode', m.mode,"
    " 'failed', m.failed, 'suggestions', m.suggestions, 'usage', m.usage, 'feedback', CASE WHEN m.thumb IS NOT NULL THEN json_build_object('rating',"
    " CASE WHEN m.thumb > 0 THEN 'up' ELSE 'down' END, 'reason', m.thumb_reason, 'note', m.thumb_note, 'at', m.thumb_at) END,"
    " 'created_at', m.created_at, 'cards',"
    " (SELECT coalesce(json_agg(json_build_object('product', c.product_id, 'title', c.title, 'url', c.url,"
    " 'currency', c.currency, 'price_minor', c.price_minor, 'in_stock', c.in_stock, 'reason', c.reason)"
    " ORDER BY c.position), '[]') FROM message_card AS c WHERE c.message_key = m.key))::text"
    " FROM message AS m JOIN conversation AS o ON o.key = m.conversation_key"
    " WHERE m.conversation_key = %(conversation)s AND o.shopper_key = %(shopper)s AND m.key > %(after)s"
    " ORDER BY m.key LIMIT %(page)s"
)
_ATTACHMENT = (
    "SELECT to_json(r)::text FROM (SELECT id, sense, name, media_type, conversation_key AS conversation, turn_id, created_at,"
    " perceived, translate(encode(data, 'base64'), E'\\n', '') AS data_base64 FROM attachment"
    " WHERE shopper_key = %(shopper)s AND id = %(id)s) AS r"
)


async def export_of(database: Database, shopper: UUID | None, *, now: datetime) -> AsyncIterator[str]:
    """The document, in pieces. Of None, who has done nothing yet, one with nothing in it."""
    async with database.reading() as conn:
        head = "null" if shopper is None else await _head(conn, shopper)
    yield f'{{"format": "{FORMAT}", "as_of": {json.dumps(now.isoformat())}, "shopper": {head}'
    for name, statement in _WHOLE.items():
        rows: list[str] = []
        if shopper is not None:
            async with database.reading() as conn:
                rows = [text async for (text,) in await conn.execute(statement, (shopper,))]
        listed = ",\n".join(rows)
        yield f',\n"{name}": [{listed}]'
    yield ',\n"events": ['
    if shopper is not None:
        async for piece in _separated(_paged(database, shopper, _EVENTS)):
            yield piece
    yield '],\n"impressions": ['
    if shopper is not None:
        async for piece in _separated(_paged(database, shopper, _IMPRESSIONS)):
            yield piece
    yield '],\n"conversations": ['
    if shopper is not None:
        async for piece in _conversations(database, shopper):
            yield piece
    yield '],\n"attachments": ['
    if shopper is not None:
        async for piece in _separated(_attachments(database, shopper)):
            yield piece
    yield "]}\n"


async def _head(conn: Connection, shopper: UUID) -> str:
    row = await (
        await conn.execute(
            "SELECT json_build_object('id', external_id, 'known_since', created_at, 'remembers', remembers, 'consent_withdrawn_at',"
            " withdrawn_at, 'consented_anew_at', consented_at, 'everything_forgotten_at', (SELECT forgotten_at"
            " FROM interest_decision WHERE shopper_key = shopper.key AND interest = %s))::text"
            " FROM shopper WHERE key = %s",
            (EVERY, shopper),
        )
    ).fetchone()
    return "null" if row is None else str(row[0])


async def _paged(database: Database, shopper: UUID, statement: LiteralString) -> AsyncIterator[str]:
    """In the order of time."""
    at: datetime | None = None
    id: UUID | None = None
    while True:
        async with database.reading() as conn:
            page = {"shopper": shopper, "at": at, "id": id, "page": _PAGE}
            rows = await (await conn.execute(statement, page)).fetchall()
        for _, _, text in rows:
            yield text
        if len(rows) < _PAGE:
            return
        at, id = rows[-1][0], rows[-1][1]


async def _conversations(database: Database, shopper: UUID) -> AsyncIterator[str]:
    at: datetime | None = None
    id: UUID | None = None
    comma = ""
    while True:
        async with database.reading() as conn:
            page = {"shopper": shopper, "at": at, "id": id, "page": _PAGE}
            rows = await (await conn.execute(_CONVERSATIONS, page)).fetchall()
        for _, conversation, text in rows:
            yield f'{comma}{text.rstrip()[:-1]}, "messages": ['
            async for piece in _separated(_messages(database, shopper, conversation)):
                yield piece
            yield "]}"
            comma = ",\n"
        if len(rows) < _PAGE:
            return
        at, id = rows[-1][0], rows[-1][1]


async def _attachments(database: Database, shopper: UUID) -> AsyncIterator[str]:
    """Each by itself: its bytes are in it, as base64."""
    async with database.reading() as conn:
        rows = await (
            await conn.execute(
                "SELECT id FROM attachment WHERE shopper_key = %s ORDER BY created_at, id", (shopper,)
            )
        ).fetchall()
    for (id,) in rows:
        async with database.reading() as conn:
            row = await (await conn.execute(_ATTACHMENT, {"shopper": shopper, "id": id})).fetchone()
        if row is not None:  # not swept meanwhile
            yield row[0]


async def _messages(database: Database, shopper: UUID, conversation: UUID) -> AsyncIterator[str]:
    after = 0
    while True:
        async with database.reading() as conn:
            page = {"shopper": shopper, "conversation": conversation, "after": after, "page": _PAGE}
            rows = await (await conn.execute(_MESSAGES, page)).fetchall()
        for _, text in rows:
            yield text
        if len(rows) < _PAGE:
            return
        after = rows[-1][0]


async def _separated(texts: AsyncIterator[str]) -> AsyncIterator[str]:
    first = True
    async for text in texts:
        yield text if first else f",\n{text}"
        first = False
