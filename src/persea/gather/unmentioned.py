"""Which must-nots no record of the shop speaks of at all, or none of those that are left: that goods are free of them is then
not known.

"No wool" leaves out what is said to be of wool, in a shop whose records tell what things are of. Of "no pfas" where no record
says a word of it the same list would be a promise that nobody has made.
"""

from __future__ import annotations

from collections.abc import Sequence

from psycopg import sql

from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.stuffs import is_stuff, with_kinds
from persea.store.database import Connection
from persea.store.records import Params, product_parts
from persea.values import Filters, Record


async def unmentioned(conn: Connection, terms: Sequence[str]) -> tuple[str, ...]:
    """Those of `terms` that leave out nothing in the whole shop."""
    return tuple([term for term in terms if not await _leaves_out(conn, term)])


async def _leaves_out(conn: Connection, term: str) -> bool:
    params: Params = {}
    parts = product_parts(Filters(exclude_terms=with_kinds((term,))), params)
    visible = parts.pop("visible")
    query = sql.SQL("SELECT EXISTS (SELECT FROM product AS p WHERE {} AND NOT ({}))").format(
        visible, sql.SQL(" AND ").join(parts.values())
    )
    row = await (await conn.execute(query, params)).fetchone()
    assert row is not None
    return bool(row[0])


def only_silent(records: Sequence[Record], terms: Sequence[str]) -> tuple[str, ...]:
    """Those of `terms` of which no attribute and no option of `records` says anything: the goods that are left only do not mention
    a scent. What goods are of, and their colours, every record that tells them settles."""
    stated = {
        folded(word)
        for record in records
        for name, values in (*record.attributes, *record.options)
        for word in words(" ".join((name, *values)).lower())
    }

    def is_told(word: str) -> bool:
        form = folded(word)
        return (
            is_stuff(word)
            or word in COLOURS
            or any(form in one or one in form for one in stated if len(one) > 3)
        )

    return tuple(term for term in terms if not any(is_told(word) for word in words(term.lower())))
