"""What each word counts for each product (BM25F), and how many products hold it.

    weighted(t, d) = sum over fields of w * tf / (1 - b + b * length / mean length)
    impact(t, d)   = weighted / (k1 + weighted)
    score(q, d)    = sum over t of idf(t) * impact(t, d),  idf(t) = ln(1 + (N - df + 0.5) / (df + 0.5))

Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields (2004). Impacts are a sparsevec with
the product, so that the score is one inner product in SQL; N and df are counted as products come and go and
applied when somebody asks. Mean lengths are those of the first batch until they drift; then products are analysed
again, a batch at a time, while searches go on. Who writes here holds `lock_catalog`.

In the same narrow row lies what else a search asks of every product that it weighs: its text search, whether it is
visible, its category.
"""

from __future__ import annotations

import asyncio
import math
import re
import struct
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from persea.store.database import Connection, Database

DIMENSIONS = 1_000_000_000
"""Of every vector of impacts: the most that a sparsevec can have; ids of terms lie below."""

_K1 = 1.2
_WEIGHTS = np.array([5.0, 2.0, 3.0, 1.0])  # names (A), features (B), category (C), description (D)
_B = np.array([0.5, 0.3, 0.3, 0.75])  # how much a field's length counts against what it holds
_DRIFT = 0.2  # of a mean length, relative; what it changes in a score is a fraction of that
_TOLD = 0.02  # of all products: fewer that were written change neither means nor plans
_BATCH = 500
_MOST_TERMS = 16_000  # a sparsevec has no more; of a longer product the words that count least are left out

_ENTRY = re.compile(r"'((?:[^'\\]|''|\\\\)*)':([0-9ABCD,]+)")
_NO_DIGITS = str.maketrans("", "", "0123456789")
_COLUMNS = "names_length, features_length, category_length, description_length"


@dataclass(frozen=True, slots=True)
class _Statistics:
    analysis: int
    mean_lengths: tuple[float, ...] | None


def idf(documents: int, df: int) -> float:
    """How much a word that `df` of `documents` products hold tells."""
    return math.log(1 + max(documents - df + 0.5, 0.5) / (df + 0.5))


async def forget_terms(conn: Connection, product_ids: Sequence[str]) -> None:
    """Takes those products out of the counts; to be called before their text search changes."""
    await conn.execute(
        """
        WITH gone AS (
            DELETE FROM product_terms USING product AS p
            WHERE product_key = p.key AND p.id = ANY(%s)
            RETURNING product_terms.search, product_terms.impacts IS NOT NULL AS counted
        ), uncounted AS (
            UPDATE term SET df = df - said.count
            FROM (SELECT lexeme, count(*) AS count
                  FROM gone, unnest(tsvector_to_array(gone.search)) AS lexeme WHERE counted
                  GROUP BY lexeme) AS said
            WHERE term.lexeme = said.lexeme
        )
        UPDATE term_statistics SET documents = documents - (SELECT count(*) FROM gone WHERE counted)
        WHERE EXISTS (SELECT FROM gone)
        """,
        (list(product_ids),),
    )


async def write_terms(conn: Connection, product_keys: Sequence[int]) -> None:
    """Analyses stored products, which have no row here, in the shop's language; counts their words."""
    if not product_keys:
        return
    rows = await _analysed(conn, product_keys)
    statistics = await _statistics(conn)
    held = await asyncio.to_thread(_read, [row.text for row in rows])
    if statistics.mean_lengths is None:
        means = tuple(float(mean) for mean in np.maximum(held.lengths.mean(axis=0), 1))
        statistics = _Statistics(statistics.analysis, means)
        await _use_means(conn, means)
    ids = await _count(conn, held.lexemes)
    stream = await asyncio.to_thread(_copy_stream, rows, held, ids, statistics)
    async with conn.cursor().copy(
        f"COPY product_terms (product_key, category_key, analysis, visible, {_COLUMNS}, impacts, search)"
        " FROM STDIN (FORMAT binary)"
    ) as copy:
        await copy.write(stream)
    await conn.execute("UPDATE term_statistics SET documents = documents + %s", (len(rows),))


async def forget_all_terms(conn: Connection) -> None:
    """There are no products any more."""
    await conn.execute("DELETE FROM product_terms")
    await conn.execute("DELETE FROM term")
    await conn.execute("UPDATE term_statistics SET documents = 0, names_length = NULL")


async def outdate_terms(conn: Connection) -> None:
    """Every product is to be analysed again, by the next `refresh_terms`."""
    await conn.execute("UPDATE term_statistics SET analysis = analysis + 1, names_length = NULL")


async def follow_drift(conn: Connection) -> bool:
    """Whether products have become so much longer or shorter that all are to be analysed again; then they are
    outdated, with the lengths of today."""
    row = await (
        await conn.execute(
            "SELECT avg(names_length), avg(features_length), avg(category_length), avg(description_length)"
            " FROM product_terms"
        )
    ).fetchone()
    used = (await _statistics(conn)).mean_lengths
    if row is None or row[0] is None or used is None:
        return False
    means = tuple(max(float(mean), 1.0) for mean in row)
    if all(abs(now / before - 1) <= _DRIFT for now, before in zip(means, used, strict=True)):
        return False
    await outdate_terms(conn)
    await _use_means(conn, means)
    return True


async def settle_terms(database: Database, *, written: int) -> None:
    """After an import that wrote so many products: mean lengths follow, and the planner learns what there is."""
    async with database.connection() as conn:
        await conn.execute("SELECT FROM shop FOR NO KEY UPDATE")
        row = await (await conn.execute("SELECT documents FROM term_statistics")).fetchone()
        assert row is not None, "the migration writes it"
        many = written > _TOLD * row[0]
        if many:
            await follow_drift(conn)
    await refresh_terms(database)
    if many:
        async with database.reading() as conn:
            await conn.execute("SET statement_timeout = 0")
            try:
                # Vacuumed pages let an index say that a product is shown, without a look at its row.
                await conn.execute("VACUUM (ANALYZE) product, variant, offer, product_terms, term")
                await conn.execute("ANALYZE product_embedding")
            finally:
                await conn.execute("RESET statement_timeout")


async def refresh_terms(database: Database) -> int:
    """Analyses anew, a batch at a time, every product that is to be, in the shop's language; how many."""
    count, last = 0, 0
    while True:
        async with database.connection() as conn:
            await conn.execute("SELECT FROM shop FOR NO KEY UPDATE")
            rows = await (
                await conn.execute(
                    "SELECT p.key, p.id FROM product AS p LEFT JOIN product_terms AS t ON t.product_key = p.key"
                    " WHERE p.key > %s AND t.analysis IS DISTINCT FROM (SELECT analysis FROM term_statistics)"
                    " ORDER BY p.key LIMIT %s",
                    (last, _BATCH),
                )
            ).fetchall()
            if not rows:
                return count
            await forget_terms(conn, [id for _, id in rows])
            await write_terms(conn, [key for key, _ in rows])
        count += len(rows)
        last = rows[-1][0]


@dataclass(frozen=True, slots=True)
class _Analysed:
    """A product as the text search has it."""

    key: int
    category_key: int
    visible: bool
    text: str
    """Its text search as PostgreSQL writes it: 'boot':2A,14 'red':1A."""
    binary: bytes
    """The same as COPY's binary format has it."""


async def _analysed(conn: Connection, product_keys: Sequence[int]) -> list[_Analysed]:
    cursor = await conn.execute(
        """
        SELECT made.key, c.key, made.visible, made.search::text, tsvectorsend(made.search)
        FROM (SELECT p.key, p.visible, p.categories,
                     product_search(
                         shop.language, shop.names_language, shop.empty_letters,
                         p.title, p.brand, p.category_path, p.attributes, p.tags,
                         coalesce((SELECT string_agg(DISTINCT said COLLATE "C", E'\n')
                                   FROM variant AS v, jsonb_array_elements(v.options) AS pair,
                                        jsonb_array_elements_text(pair) AS said
                                   WHERE v.product_key = p.key), ''),
                         p.description) AS search
              FROM shop, product AS p WHERE p.key = ANY(%s) OFFSET 0) AS made
        JOIN category AS c ON c.names = made.categories
        """,
        (list(product_keys),),
    )
    return [_Analysed(*row) for row in await cursor.fetchall()]


async def _statistics(conn: Connection) -> _Statistics:
    row = await (await conn.execute(f"SELECT analysis, {_COLUMNS} FROM term_statistics")).fetchone()  # noqa: S608
    assert row is not None, "the migration writes it"
    analysis, *means = row
    return _Statistics(analysis, None if means[0] is None else tuple(means))


async def _use_means(conn: Connection, means: Collection[float]) -> None:
    await conn.execute(
        f"UPDATE term_statistics SET ({_COLUMNS}) = (%s, %s, %s, %s)",  # noqa: S608  (a constant)
        list(means),
    )


async def _count(conn: Connection, lexemes: Sequence[str]) -> dict[str, int]:
    """Adds `lexemes`, one for each product that holds it, to the counts; the ids of terms."""
    counts = Counter(lexemes)
    cursor = await conn.execute(
        "UPDATE term SET df = df + said.count FROM unnest(%s::text[], %s::integer[]) AS said(lexeme, count)"
        " WHERE term.lexeme = said.lexeme RETURNING term.lexeme, term.id",
        (list(counts), list(counts.values())),
    )
    ids: dict[str, int] = dict(await cursor.fetchall())
    new = [lexeme for lexeme in counts if lexeme not in ids]
    cursor = await conn.execute(
        "INSERT INTO term (lexeme, df) SELECT * FROM unnest(%s::text[], %s::integer[]) RETURNING lexeme, id",
        (new, [counts[lexeme] for lexeme in new]),
    )
    ids.update(await cursor.fetchall())
    return ids


# ---------------------------------------------------------------- arithmetic


@dataclass(frozen=True, slots=True)
class _Held:
    """What n products hold: `lexemes` of all of them in a row, each product's one after the other."""

    lexemes: list[str]
    product: NDArray[np.int64]
    """(terms,): which of the n."""
    frequencies: NDArray[np.float64]
    """(terms, fields)"""
    lengths: NDArray[np.float64]
    """(n, fields)"""


def _read(searches: Sequence[str]) -> _Held:
    """Text searches as PostgreSQL writes them: 'boot':2A,14 'red':1A; a position without a letter is of weight D."""
    lexemes: list[str] = []
    places: list[str] = []
    counts = []
    for text in searches:
        entries = _ENTRY.findall(text)
        counts.append(len(entries))
        for lexeme, where in entries:
            lexemes.append(lexeme.replace("''", "'").replace("\\\\", "\\") if "'" in lexeme or "\\" in lexeme else lexeme)  # fmt: skip
            places.append(where.translate(_NO_DIGITS))
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(places))}
    of_kind = np.array([_frequencies(kind) for kind in kinds]).reshape(-1, 4)
    frequencies = of_kind[[kinds[place] for place in places]].reshape(-1, 4)  # (terms, fields)
    product = np.repeat(np.arange(len(searches)), counts)  # (terms,)
    lengths = np.zeros((len(searches), frequencies.shape[1]))  # (n, fields)
    for field, frequency in enumerate(frequencies.T):
        lengths[:, field] = np.bincount(product, weights=frequency, minlength=len(searches))
    return _Held(lexemes, product, frequencies, lengths)


def _frequencies(letters: str) -> tuple[float, ...]:
    """How often in each field: "A,,B" is once among names, once in the description, once among features."""
    each = letters.split(",")
    return tuple(float(each.count(letter)) for letter in ("A", "B", "C", ""))


def _impacts(held: _Held, mean_lengths: Sequence[float]) -> NDArray[np.float64]:
    """(terms,), above 0 and below 1."""
    norms = 1 - _B + _B * held.lengths / np.array(mean_lengths)  # (n, fields)
    weighted = (_WEIGHTS * held.frequencies / norms[held.product]).sum(axis=1)
    impacts: NDArray[np.float64] = weighted / (_K1 + weighted)
    return impacts


def _copy_stream(
    rows: Sequence[_Analysed], held: _Held, ids: Mapping[str, int], statistics: _Statistics
) -> bytes:
    """Rows of product_terms in COPY's binary format.

    https://www.postgresql.org/docs/current/sql-copy.html; a sparsevec is its dimensions, how many are not zero, a
    spare int32, their places from 0 on, ascending, and as many float32 (pgvector's sparsevec_send).
    """
    assert statistics.mean_lengths is not None
    places = np.fromiter((ids[lexeme] for lexeme in held.lexemes), np.int64, len(held.lexemes)) - 1
    order = np.lexsort((places, held.product))
    places = places[order].astype(">i4")
    values = _impacts(held, statistics.mean_lengths)[order].astype(">f4")
    ends = np.searchsorted(held.product, np.arange(len(rows) + 1))
    parts = [b"PGCOPY\n\xff\r\n\0" + bytes(8)]
    for at, row in enumerate(rows):
        own = slice(ends[at], ends[at + 1])
        own_places, own_values = places[own], values[own]
        if len(own_places) > _MOST_TERMS:
            most = np.sort(np.argsort(-own_values, kind="stable")[:_MOST_TERMS])
            own_places, own_values = own_places[most], own_values[most]
        count = len(own_places)
        lengths = (int(length) for length in held.lengths[at])
        parts.append(
            struct.pack(
                ">hiqiiiii?" + "ii" * 4 + "iiii",
                *(10, 8, row.key, 4, row.category_key, 4, statistics.analysis, 1, row.visible),
                *(number for length in lengths for number in (4, length)),
                *(12 + 8 * count, DIMENSIONS, count, 0),
            )
        )
        parts += (own_places.tobytes(), own_values.tobytes(), struct.pack(">i", len(row.binary)), row.binary)
    parts.append(b"\xff\xff")
    return b"".join(parts)
