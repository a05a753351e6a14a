"""The shop's knowledge: guides, document by document, and the search for those that answer a question.

What it does not do: read documents, or begin transactions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from psycopg.rows import class_row, dict_row

from persea.store.database import Connection
from persea.values import Guide


@dataclass(frozen=True, slots=True)
class DocumentWritten:
    new: int
    changed: int
    removed: int


async def has_knowledge(conn: Connection, source: str) -> bool:
    """Whether a guide has come from `source`."""
    cursor = await conn.execute("SELECT EXISTS (SELECT FROM knowledge WHERE source = %s)", (source,))
    return await cursor.fetchone() == (True,)


async def write_guides(conn: Connection, source: str, guides: Sequence[Guide]) -> DocumentWritten:
    """Makes `guides` (no id twice) all that the document `source` says; its other sections are removed."""
    ids = [guide.id for guide in guides]
    removed = await conn.execute("DELETE FROM knowledge WHERE source = %s AND id <> ALL(%s)", (source, ids))
    before = {id async for (id,) in await conn.execute("SELECT id FROM knowledge WHERE id = ANY(%s)", (ids,))}
    cursor = await conn.execute(
        """
        INSERT INTO knowledge (id, title, body, url, updated_at, position, source, search)
        SELECT new.*, %s, setweight(to_tsvector(shop.language, title), 'A')
                          || setweight(to_tsvector(shop.language, body), 'D')
        FROM shop, unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::timestamptz[], %s::integer[])
             AS new(id, title, body, url, updated_at, position)
        ON CONFLICT (id) DO UPDATE SET
            title = excluded.title, body = excluded.body, url = excluded.url, updated_at = excluded.updated_at,
            position = excluded.position, source = excluded.source, search = excluded.search
        WHERE (knowledge.title, knowledge.body, knowledge.url, knowledge.position, knowledge.source)
              IS DISTINCT FROM
              (excluded.title, excluded.body, excluded.url, excluded.position, excluded.source)
        RETURNING id
        """,
        [
            source,
            ids,
            [guide.title for guide in guides],
            [guide.body for guide in guides],
            [guide.url for guide in guides],
            [guide.updated_at for guide in guides],
            list(range(len(guides))),
        ],
    )
    written = [id async for (id,) in cursor]
    new = sum(id not in before for id in written)
    return DocumentWritten(new, len(written) - new, removed.rowcount)


def guide_path(guide_id: str) -> str:
    """This server's own page of a guide, for those that have no address."""
    return f"/guides/{quote(guide_id, safe='')}"


async def read_guide(conn: Connection, guide_id: str) -> Guide | None:
    """None where the shop has no such guide."""
    async with conn.cursor(row_factory=class_row(Guide)) as cursor:
        await cursor.execute(
            "SELECT id, title, body, url, updated_at FROM knowledge WHERE id = %s", (guide_id,)
        )
        return await cursor.fetchone()


async def search_knowledge(conn: Connection, query: str, k: int) -> list[Guide]:
    """Up to `k` guides that say any word of `query`, those that say most of it first; titles count more."""
    async with conn.cursor(row_factory=dict_row) as cursor:
        rows: list[dict[str, Any]] = await (
            await cursor.execute(
                """
                SELECT id, title, body, url, updated_at
                FROM knowledge,
                     (SELECT replace(plainto_tsquery(language, %(query)s)::text, ' & ', ' | ')::tsquery AS words
                      FROM shop) AS asked
                WHERE search @@ asked.words
                ORDER BY ts_rank(search, asked.words, 1) DESC, source, position LIMIT %(k)s
                """,
                {"query": query, "k": k},
            )
        ).fetchall()
    return [Guide(**row) for row in rows]
