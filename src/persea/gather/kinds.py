"""Which of what was shown is of the kind that a question speaks of: "the stool" after a list of stools and benches."""

from __future__ import annotations

from collections.abc import Sequence

from persea.language.inflection import folded
from persea.language.plain import words
from persea.store.database import Connection
from persea.store.records import read_records
from persea.values import Record


async def shown_of_kind(
    conn: Connection, kind: str, goods: str, lists: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """The products that are `kind` of the first of `lists` that has any; `goods` is the noun of `kind`."""
    for ids in lists:
        records = await read_records(conn, ids)
        if found := tuple(record.id for record in records if _is_of(record, kind, goods)):
            return found
    return ()


def _is_of(record: Record, kind: str, goods: str) -> bool:
    named = _folds(" ".join((record.title, *record.category_path[-1:])))
    values = (value for _, held in (*record.options, *record.attributes) for value in held)
    told = named | _folds(" ".join((*record.category_path, record.brand or "", *values)))
    return folded(goods) in named and _folds(kind) <= told


def _folds(text: str) -> frozenset[str]:
    """ "women's boots": woman, boot."""
    return frozenset(folded(word.replace("’", "'").removesuffix("'s")) for word in words(text))
