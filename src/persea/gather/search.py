"""Finds products for a request, and the records of what it found.

What is found, and in which order, is said in gather/retrieve.py; what the words of a request ask, in
gather/lexical.py.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from persea.gather.lexical import ask
from persea.gather.ranked import DEPTH, Ranking, ranked
from persea.gather.retrieve import Retrieved, browse, retrieve
from persea.gather.wording import Wording
from persea.ranking.placement import Placed
from persea.seams import QueryVector
from persea.store.database import Connection
from persea.store.records import Wishes, read_records
from persea.values import Filters, Order, Record

Embed = Callable[[str], Awaitable[QueryVector | None]]
"""What a request means; None where the embedding model does not answer, and full text answers alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One product found, and how: all words of the request, some of them, or only by meaning."""

    record: Record
    every_word: bool
    some_word: bool
    likeness: float
    """Inner product of the normalised embeddings, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """`hits` best first; `matched` counts all products that hold every word and meet the filters."""

    hits: tuple[Hit, ...]
    matched: int


async def search(
    conn: Connection,
    wording: Wording,
    filters: Filters,
    *,
    embed: Embed,
    k: int = 10,
    goods: str = "",
    order: Order | None = None,
    exact_first: bool = False,
    counting: bool = True,
    sizes: Sequence[str] = (),
    likes: Sequence[str] = (),
    ranking: Ranking | None = None,
) -> Found:
    """The `k` best products for `wording` under `filters`; where it says nothing, the best rated under `filters`.

    `goods` is the word that names the kind of thing; what is called something else holds no "every word". An
    `order` sorts what is relevant; without one, relevance does, what is in stock first among equals. `exact_first`
    puts what holds every word before what scores well without: for answers that speak of it. Where words name
    options of a product, the offer of a record is one that has them, if there is one. Where nobody is told how many
    match, it is quicker without `counting`: `matched` then says no more than whether there are as many as `k`. What lacks
    one of `sizes` in which it is made, or has it out of stock, goes further down. With a `ranking` a wider pool is found,
    and its score decides (docs/ranking.md), unless there is an `order`; brands and features that somebody `likes` go
    further up then.
    """
    wishes: Wishes = ()
    ranks = ranking if order is None else None
    if ranking is not None and (hidden := ranking.placement.hidden_now()):
        filters = replace(filters, exclude_ids=(*filters.exclude_ids, *hidden))
    deep = k if ranks is None else max(k, DEPTH)
    if not wording.meant.strip():
        retrieved = await browse(conn, filters, k=deep, order=order, facts=ranks is not None)
    else:
        meaning = await embed(wording.meant)
        asked = await ask(
            conn, wording, model=meaning.model if meaning else None, goods=goods, strict=exact_first
        )
        asked = replace(asked, wishes=(*asked.wishes, *_of_sizes(sizes)))
        wishes = asked.wishes
        retrieved = await retrieve(
            conn,
            asked,
            meaning.vector.tolist() if meaning else [0.0],  # of no model: nothing is near then
            filters,
            k=deep,
            order=order,
            all_named=bool(goods),
            exact_first=exact_first,
            counting=counting,
            facts=ranks is not None,
        )
    if ranks is not None:
        placed = await ranked(
            conn,
            retrieved.found,
            ranks,
            k,
            filters,
            asked=wording.said,
            likes=likes,
            exact_first=exact_first,
        )
        return await _shown(conn, retrieved, placed, filters, wishes)
    by_id = {found.id: found for found in retrieved.found}
    hits = []
    for record in await read_records(conn, list(by_id), filters, wishes):
        found = by_id[record.id]
        told = replace(record, score=round(found.score, 6))
        hits.append(Hit(told, found.every_word, found.some_word, found.likeness))
    return Found(tuple(hits), retrieved.matched)


async def _shown(
    conn: Connection, retrieved: Retrieved, placed: Sequence[Placed], filters: Filters, wishes: Wishes
) -> Found:
    """Records of the few that are shown, in the order of their scores."""
    by_id, by_score = (
        {found.id: found for found in retrieved.found},
        {one.scored.product_id: one for one in placed},
    )
    hits = []
    for record in await read_records(conn, list(by_score), filters, wishes):
        found, one = by_id[record.id], by_score[record.id]
        hits.append(
            Hit(
                replace(
                    record,
                    score=one.scored.score,
                    parts=one.scored.parts,
                    sponsor=one.sponsor,
                    organic_place=one.organic_place,
                ),
                found.every_word,
                found.some_word,
                found.likeness,
            )
        )
    return Found(tuple(hits), retrieved.matched)


def _of_sizes(sizes: Sequence[str]) -> Wishes:
    return (tuple(tuple(size.split()) for size in sizes),) if sizes else ()


async def holds_every_word(conn: Connection, wording: Wording) -> bool:
    """Whether some visible product holds every word of `wording` (stop words aside)."""
    asked = await ask(conn, wording)
    row = await (
        await conn.execute(
            "SELECT EXISTS (SELECT FROM product_terms WHERE visible AND search @@ %s::tsquery)",
            (asked.every,),
        )
    ).fetchone()
    return bool(row and row[0])


async def products_named(conn: Connection, text: str) -> tuple[str, ...]:
    """The products whose whole titles stand in `text`, in its order; the longest title, and none within another."""
    rows = await (
        await conn.execute(
            "SELECT id, lower(title) FROM product WHERE visible AND length(title) > 6"
            " AND strpos(lower(%s), lower(title)) > 0 ORDER BY length(title) DESC, key LIMIT 20",
            (text,),
        )
    ).fetchall()
    rest, found = text.lower(), []
    for id, title in rows:
        at = rest.find(title)
        if at >= 0:
            rest = rest.replace(title, "\n" * len(title), 1)
            found.append((at, str(id)))
    return tuple(id for _, id in sorted(found))
