"""Reviews, posts and knowledge into the store: in batches, each one transaction.

Idempotent: the same files twice change nothing. A file that is mostly unusable is refused before anything is
written, a mere list of products that this shop does not have as well. What it does not do: remove reviews or
posts that a file no longer has.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from persea.catalog.batches import Reader
from persea.catalog.rows import RowProblem, Rows
from persea.catalog.texts.knowledge import Document
from persea.catalog.texts.rows import FoundPost, FoundReview, Once
from persea.errors import FeedRefused
from persea.store import catalog
from persea.store.database import Connection, Database
from persea.store.knowledge import write_guides
from persea.store.posts import write_posts
from persea.store.references import ProductFound, Reference, find_products
from persea.store.reviews import Written, write_reviews
from persea.values import Post, Review

OnProgress = Callable[[float, int], None]
"""Told the part that has been read, 0 to 1, and how many have been written."""
_KEPT_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class TextReport:
    """What an import did. What was `read` is `new`, `changed` or `unchanged`."""

    rows: int
    """Rows of the files; of knowledge, its documents."""
    read: int
    new: int
    changed: int
    unchanged: int
    removed: int
    """Sections that their documents no longer have."""
    skipped: int
    """Files that are no documents."""
    rows_lost: int
    problem_count: int
    """`rows_lost`, and notes on rows that went in all the same."""
    problems: tuple[RowProblem, ...]
    """The first 100."""
    seconds: float


def _silent(fraction: float, written: int) -> None:
    pass


# ---------------------------------------------------------------- reviews and posts


async def load_reviews(
    database: Database, feed: Rows[FoundReview], *, on_progress: OnProgress = _silent
) -> TextReport:
    """Writes what `feed` holds, and renews the ratings that come from reviews.

    Raises FeedRefused with nothing written, and DatabaseError with the batches before it written.
    """
    begun = time.monotonic()
    reader = Reader(Once(feed), "review")
    await asyncio.to_thread(reader.judge)
    async with database.connection() as conn:
        reader.expect((await _reviews(conn, reader.judged()))[1])
    read = new = changed = 0
    while batch := await asyncio.to_thread(reader.next_batch):
        async with database.connection() as conn:
            await catalog.lock_catalog(conn)
            reviews, problems, keys = await _reviews(conn, batch)
            written = await write_reviews(conn, reviews, keys)
        for problem in problems:
            reader.note(problem)
        read, new, changed = read + len(reviews), new + written.new, changed + written.changed
        on_progress(feed.fraction, read)
    return _report(feed, reader, read, Written(new, changed), begun)


async def load_posts(
    database: Database, feed: Rows[FoundPost], *, source: str, on_progress: OnProgress = _silent
) -> TextReport:
    """Writes what `feed` holds, each post with those of its products that the shop has. `source` is remembered
    with each post.

    Raises FeedRefused with nothing written, and DatabaseError with the batches before it written.
    """
    begun = time.monotonic()
    reader = Reader(Once(feed), "post")
    await asyncio.to_thread(reader.judge)
    async with database.connection() as conn:
        told = (await _posts(conn, reader.judged()))[1]
        reader.expect([problem for problem in told if problem.row_lost])
    read = new = changed = 0
    while batch := await asyncio.to_thread(reader.next_batch):
        async with database.connection() as conn:
            await catalog.lock_catalog(conn)
            posts, problems, keys = await _posts(conn, batch)
            written = await write_posts(conn, posts, keys, source=source)
        for problem in problems:
            reader.note(problem)
        read, new, changed = read + len(posts), new + written.new, changed + written.changed
        on_progress(feed.fraction, read)
    return _report(feed, reader, read, Written(new, changed), begun)


def _report(
    feed: Rows[FoundReview] | Rows[FoundPost],
    reader: Reader[FoundReview] | Reader[FoundPost],
    read: int,
    written: Written,
    begun: float,
) -> TextReport:
    return TextReport(
        rows=feed.rows,
        read=read,
        new=written.new,
        changed=written.changed,
        unchanged=read - written.new - written.changed,
        removed=0,
        skipped=0,
        rows_lost=reader.rows_lost,
        problem_count=reader.problem_count,
        problems=tuple(reader.problems),
        seconds=time.monotonic() - begun,
    )


_Keys = dict[str, int]


async def _reviews(
    conn: Connection, rows: Sequence[FoundReview]
) -> tuple[list[Review], list[RowProblem], _Keys]:
    """Those of known products, what is wrong with the others, and the keys of the products by id."""
    products = await find_products(conn, [row.product for row in rows])
    reviews, problems = [], []
    keys: _Keys = {}
    for row in rows:
        product = _only(products, row.product)
        if isinstance(product, str):
            problems.append(_of(row, row.product, product))
            continue
        keys[product.id] = product.key
        reviews.append(replace(row.review, product_id=product.id))
    return reviews, problems, keys


async def _posts(conn: Connection, rows: Sequence[FoundPost]) -> tuple[list[Post], list[RowProblem], _Keys]:
    """The same for posts, which go in without the products that are not known, unless none is."""
    products = await find_products(conn, [reference for row in rows for reference in row.products])
    posts, problems = [], []
    keys: _Keys = {}
    for row in rows:
        shown: dict[str, int] = {}
        missing = []
        for reference in row.products:
            product = _only(products, reference)
            if isinstance(product, str):
                missing.append(_of(row, reference, f"{product}; shown without it", row_lost=False))
            else:
                shown[product.id] = product.key
        if missing and not shown:
            reason = f"none of its {len(missing):,} products is in this shop"
            problems.append(_of(row, row.products[0], reason))
            continue
        problems += missing
        keys |= shown
        posts.append(replace(row.post, product_ids=tuple(shown)))
    return posts, problems, keys


def _only(products: dict[Reference, list[ProductFound]], reference: Reference) -> ProductFound | str:
    """The product, or why there is not one."""
    found = products.get(reference, [])
    if len(found) == 1:
        return found[0]
    if found:
        return (
            f"{len(found):,} products have it ({found[0].id}, {found[1].id}{', …' if len(found) > 2 else ''})"
        )
    return "no such product in this shop"


def _of(
    row: FoundReview | FoundPost, reference: Reference, reason: str, *, row_lost: bool = True
) -> RowProblem:
    return RowProblem(
        row.line, reference.kind, reference.value[:200], reason, row_lost=row_lost, file=row.file
    )


# ---------------------------------------------------------------- knowledge


async def load_knowledge(
    database: Database, documents: Iterable[Document], *, on_progress: OnProgress = _silent
) -> TextReport:
    """Writes the guides of each document in place of those it had, one transaction a document.

    A document that cannot be read, or that has no text, keeps the guides it had. Raises FeedRefused where
    none can be used, with nothing written.
    """
    begun = time.monotonic()
    waiting = iter(documents)
    rows = read = new = changed = removed = skipped = lost = problem_count = 0
    problems: list[RowProblem] = []
    while document := await asyncio.to_thread(next, waiting, None):
        problem_count += len(document.problems)
        problems += document.problems[: _KEPT_PROBLEMS - len(problems)]
        if document.skipped:
            skipped += 1
        else:
            rows += 1
            lost += not document.guides
        if document.guides:
            async with database.connection() as conn:
                await catalog.lock_catalog(conn)
                written = await write_guides(conn, document.source, document.guides)
            read += len(document.guides)
            new, changed, removed = new + written.new, changed + written.changed, removed + written.removed
        on_progress(document.fraction, read)
    if not read:
        if problems:
            raise FeedRefused("Nothing in it can be used as knowledge", value=str(problems[0]))
        raise FeedRefused(
            "There is no document in it",
            value=f"{skipped:,} other files",
            fix="Give Markdown (.md), HTML (.html), PDF (.pdf) or plain text (.txt)",
        )
    return TextReport(
        rows=rows,
        read=read,
        new=new,
        changed=changed,
        unchanged=read - new - changed,
        removed=removed,
        skipped=skipped,
        rows_lost=lost,
        problem_count=problem_count,
        problems=tuple(problems),
        seconds=time.monotonic() - begun,
    )
