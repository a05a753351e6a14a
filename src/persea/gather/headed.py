"""Finds the one product whose title begins with what is said and goes on only behind a mark: "travel draughts" is "Travel
Draughts, Folding", though each word of it is a kind of goods.

What it does not do: choose among several that begin so.
"""

from __future__ import annotations

import re

from persea.language.plain import singular, words
from persea.store.database import Connection
from persea.values import Taken

_BEHIND = re.compile(r"\s*(?:[,:;(/|]|\s[–—-]\s).*$")
_UNSAID = frozenset("the a an one set".split())


async def named_by_head(conn: Connection, said: str) -> Taken | None:
    """None where `said` has less than two words, or several titles begin so."""
    told = [singular(word) for word in words(said) if word not in _UNSAID]
    if len(told) < 2:
        return None
    cursor = await conn.execute(
        """
        SELECT p.id, p.title
        FROM product AS p JOIN product_terms AS t ON t.product_key = p.key,
             (SELECT regexp_replace(plainto_tsquery(language, %s)::text, '''([^'']+)''', '''\\1'':A', 'g')::tsquery AS query
              FROM shop LIMIT 1) AS named
        WHERE p.visible AND numnode(named.query) > 0 AND t.search @@ named.query
        ORDER BY length(p.title), p.key LIMIT 40
        """,
        (" ".join(told),),
    )
    found = [(str(id), str(title)) async for id, title in cursor]
    headed = [(id, title) for id, title in found if _head(title) == told]
    return Taken(said, *headed[0]) if len(headed) == 1 else None


def _head(title: str) -> list[str]:
    return [singular(word) for word in words(_BEHIND.sub("", title)) if word not in _UNSAID]
