"""Which one wish stands in the way where nothing meets all of them: counts of what meets the others.

What it does not do: choose which to give up; the person does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from psycopg import sql

from persea.gather.lexical import ask
from persea.gather.wording import Wording
from persea.store.database import Connection
from persea.store.records import Params, category_keys, row_conditions
from persea.values import Filters

_MOST_WORDS = 6  # of a request; each is one more count

LIMITS = (
    ("price", ("max_price", "min_price")),
    ("in_stock", ("in_stock",)),
    ("on_sale", ("on_sale",)),
    ("options", ("options",)),
    ("people", ("people",)),
    ("age", ("age_months",)),
    ("min_rating", ("min_rating",)),
    ("weight", ("max_weight_g", "min_weight_g")),
    ("category", ("categories",)),
    ("brand", ("brands",)),
    ("not", ("exclude_terms", "flags")),
)
"""Name of a wish, and the filters that it is made of; first what is given up most easily."""


@dataclass(frozen=True, slots=True)
class Without:
    """One wish, and how many products meet all the others."""

    wish: str
    """A word (or several, of one place) of the request as it was meant, or a name of LIMITS."""
    is_word: bool
    matched: int
    """More than 0."""


async def count_without(
    conn: Connection, wording: Wording, filters: Filters, *, goods: str = ""
) -> tuple[Without, ...]:
    """The wishes that each would be enough to give up, limits first, then words by what they open up.

    `goods`, the word that names the kind of thing, is no wish to give up.
    """
    params: Params = {}
    wishes: list[tuple[str, bool]] = []
    counts: list[sql.Composable] = []

    async def count(wish: str, is_word: bool, wording: Wording, filters: Filters) -> None:
        asked = await ask(conn, wording, goods=goods)
        if asked.every is None and wording.places:
            return  # of words that full text leaves out, nothing can be told
        own: Params = {}
        where = row_conditions("t", filters, own, await category_keys(conn, filters)).all
        text = sql.SQL("t.search @@ %(every)s::tsquery AND {}" if asked.every else "{}").format(where)
        own["every"] = asked.every
        prefix = f"n{len(counts)}_"
        counts.append(_renamed(conn, text, own, prefix))
        params.update({prefix + name: value for name, value in own.items()})
        wishes.append((wish, is_word))

    for name, fields in LIMITS:
        if any(getattr(filters, field) != getattr(_NONE, field) for field in fields):
            freed = replace(filters, **{field: getattr(_NONE, field) for field in fields})
            await count(name, False, wording, freed)
    for word, rest in _shorter(wording, goods):
        await count(word, True, rest, filters)
    if not counts:
        return ()
    query = sql.SQL("SELECT {}").format(
        sql.SQL(", ").join(
            sql.SQL("(SELECT count(*) FROM product_terms AS t WHERE {})").format(part) for part in counts
        )
    )
    row = await (await conn.execute(query, params)).fetchone()
    assert row is not None, "a row of counts"
    found = [
        Without(wish, is_word, int(matched))
        for (wish, is_word), matched in zip(wishes, row, strict=True)
        if matched
    ]
    limits = [one for one in found if not one.is_word]
    return (*limits, *sorted((one for one in found if one.is_word), key=lambda one: -one.matched))


_NONE = Filters()


def _shorter(wording: Wording, goods: str) -> Iterator[tuple[str, Wording]]:
    """`wording` without one of its places, for each that is not the kind of thing asked for."""
    if not 1 < len(wording.places) <= _MOST_WORDS:
        return
    for at, place in enumerate(wording.places):
        if goods and any(goods in way.text.split() for way in place):
            continue
        yield place[0].text, replace(wording, places=wording.places[:at] + wording.places[at + 1 :])


def _renamed(conn: Connection, text: sql.Composable, params: Params, prefix: str) -> sql.Composable:
    """`text` with its placeholders under names of their own, so that several can stand in one statement."""
    written = text.as_string(conn)
    for name in sorted(params, key=len, reverse=True):
        written = written.replace(f"%({name})s", f"%({prefix}{name})s")
    return sql.SQL(written)  # made of our own literals alone: values stay bound
