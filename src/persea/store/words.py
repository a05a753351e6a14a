"""What the shop's words are read from, and the shop's own synonyms.

Reads and keeps text; what is a word, and what a line of synonyms says, others decide.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from persea.store.database import Connection

_BATCH = 5_000  # products at a time: some 1 MB
_MOST_VALUES = 50_000
_LONGEST_VALUE = 60  # characters; what is longer is a sentence


@dataclass(frozen=True, slots=True)
class Named:
    """What one product is called."""

    title: str
    brand: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of options or attributes, or the name of one, and how many products or variants have it."""

    text: str
    count: int


async def read_names(conn: Connection) -> AsyncIterator[list[Named]]:
    """The names of everything visible, a few thousand at a time. Each batch is a statement of its own."""
    after = 0
    while True:
        rows = await (
            await conn.execute(
                "SELECT key, title, coalesce(brand, ''), category_path FROM product"
                " WHERE visible AND key > %s ORDER BY key LIMIT %s",
                (after, _BATCH),
            )
        ).fetchall()
        if not rows:
            return
        after = rows[-1][0]
        yield [Named(title, brand, tuple(path)) for _, title, brand, path in rows]


async def read_values(conn: Connection) -> list[Value]:
    """Short values of options and attributes, in lower case, with the names of attributes, commonest first."""
    cursor = await conn.execute(
        """
        SELECT text, sum(count)::bigint FROM (
            SELECT lower(pair->>1) AS text, count(*) AS count
            FROM variant, jsonb_array_elements(options) AS pair GROUP BY 1
            UNION ALL
            SELECT lower(said.value), count(*)
            FROM product, jsonb_array_elements(attributes) AS pair,
                 jsonb_array_elements_text(pair->1) AS said(value)
            WHERE visible AND length(said.value) <= %(longest)s GROUP BY 1
            UNION ALL
            SELECT lower(pair->>0), count(*)
            FROM product, jsonb_array_elements(attributes) AS pair WHERE visible GROUP BY 1
        ) AS counted
        WHERE length(text) <= %(longest)s GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %(most)s
        """,
        {"longest": _LONGEST_VALUE, "most": _MOST_VALUES},
    )
    return [Value(text, count) async for text, count in cursor]


async def seen_twice(conn: Connection, likely: Mapping[str, str]) -> frozenset[str]:
    """Those of the words that some two visible products hold, in their descriptions or anywhere, in any form.

    `likely` has what each is likely meant to be: where full text takes the two for forms of one word ("waterring",
    "watering"), what is held is the other.
    """
    cursor = await conn.execute(
        "SELECT typed FROM shop, unnest(%s::text[], %s::text[]) AS given(typed, meant),"
        " plainto_tsquery(language, typed) AS query"
        " WHERE numnode(query) > 0 AND query <> plainto_tsquery(language, meant) AND"
        " (SELECT count(*) FROM (SELECT FROM product_terms WHERE visible AND search @@ query LIMIT 2) AS holding) = 2",
        (list(likely), list(likely.values())),
    )
    return frozenset([str(word) async for (word,) in cursor])


async def load_synonyms(conn: Connection) -> str:
    """The shop's own synonyms, as its file of them says; empty where there are none."""
    row = await (await conn.execute("SELECT synonyms FROM shop")).fetchone()
    assert row is not None, "the first migration writes it"
    return str(row[0])


async def set_synonyms(conn: Connection, text: str) -> None:
    """Replaces the shop's own synonyms. Caches of the shop's words notice."""
    await conn.execute("UPDATE shop SET synonyms = %s, catalog_version = catalog_version + 1", (text,))
