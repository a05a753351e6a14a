"""What products of each kind state of themselves in attributes, and whether one states what was asked for.

Only reads. What of it a request means is for gather/traits.py to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.store.database import Connection
from persea.store.vocabulary import TITLE_NOUN
from persea.values import Trait

_LONGEST_VALUE = 48  # characters; what is longer is a sentence
_MOST_STATED = 60_000  # values of a shop, those of the most products first
_MOST_CALLED = 20_000


@dataclass(frozen=True, slots=True)
class StatedValue:
    """Products of the narrowest category `category` state `value` of `name`; all lower case."""

    category: str
    name: str
    value: str


async def read_stated(conn: Connection) -> list[StatedValue]:
    """Short values of attributes, by the category of their products, the commonest first."""
    cursor = await conn.execute(
        """
        SELECT lower(category_path[array_upper(category_path, 1)]), lower(pair->>0), lower(said.value)
        FROM product, jsonb_array_elements(attributes) AS pair, jsonb_array_elements_text(pair->1) AS said(value)
        WHERE visible AND cardinality(category_path) > 0 AND length(said.value) <= %s
        GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3 LIMIT %s
        """,
        (_LONGEST_VALUE, _MOST_STATED),
    )
    return [StatedValue(category, name, value) async for category, name, value in cursor]


async def read_called(conn: Connection) -> list[tuple[str, Sequence[str], str]]:
    """(what titles call products, their category path, its narrowest in lower case), each once."""
    cursor = await conn.execute(
        f"""
        SELECT coalesce({TITLE_NOUN}, ''), category_path, lower(category_path[array_upper(category_path, 1)])
        FROM product AS p WHERE visible AND cardinality(category_path) > 0
        GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT %s
        """.encode(),  # noqa: S608  (a constant)
        (_MOST_CALLED,),
    )
    return [(str(noun), path, str(narrowest)) async for noun, path, narrowest in cursor]


def trait_held(trait: Trait, index: int) -> tuple[str, dict[str, object]]:
    """That a product `p` states one of the pairs, or none of the names, as SQL, and what it binds."""
    names, pairs = f"trait_names{index}", f"trait_pairs{index}"
    told = f"SELECT FROM jsonb_array_elements(p.attributes) AS pair WHERE lower(pair->>0) = ANY(%({names})s)"
    held = (
        f" AND EXISTS (SELECT FROM jsonb_array_elements_text(pair->1) AS said(value)"
        f" WHERE lower(pair->>0) || '=' || lower(said.value) = ANY(%({pairs})s))"
    )
    text = f"(EXISTS ({told}{held}) OR NOT EXISTS ({told}))"
    return text, {names: list(trait.names), pairs: list(trait.pairs)}
