"""What a shop's goods are called and what is said of them, for who has to recognise it by ear."""

from __future__ import annotations

from persea.store.database import Connection

_TITLES = 5_000
_VALUES = 4_000
_LONGEST_VALUE = 40


async def spoken_titles(conn: Connection) -> tuple[str, ...]:
    """Of what is visible; of very many, those that most have rated."""
    rows = await (
        await conn.execute(
            b"SELECT title FROM product WHERE visible ORDER BY rating_count DESC NULLS LAST, id LIMIT %s",
            (_TITLES,),
        )
    ).fetchall()
    return tuple(str(row[0]) for row in rows)


async def spoken_values(conn: Connection) -> tuple[str, ...]:
    """Of attributes, in small letters: "washed linen"; sentences are left out."""
    rows = await (
        await conn.execute(
            b"SELECT DISTINCT lower(said) FROM product, jsonb_array_elements(attributes) AS pair,"
            b" jsonb_array_elements_text(pair->1) AS told (said) WHERE visible AND length(said) <= %s ORDER BY 1 LIMIT %s",
            (_LONGEST_VALUE, _VALUES),
        )
    ).fetchall()
    return tuple(str(row[0]) for row in rows)
