"""A feed into the store: in batches, each one transaction, so that an import may be cut off and gone on with.

Idempotent: the same feed twice changes nothing but as-of times. A feed that is mostly unusable is refused
before anything is written. Products that the feed no longer has stay, unless pruning is asked for. What it does
not do: know files or formats.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from persea.catalog.batches import Reader, came_before
from persea.catalog.rows import Found, Items, RowProblem
from persea.errors import CatalogError
from persea.seams import EmbedProducts
from persea.store import catalog, embeddings
from persea.store.database import Connection, Database
from persea.store.embeddings import EmbeddingModel
from persea.store.import_runs import Run, advance_run, begin_run, count_missing, finish_run, remove_missing
from persea.store.shop import become_real
from persea.store.terms import settle_terms
from persea.store.watches import sweep_watches
from persea.values import Product

_TOLD_S = 0.5
_FEW_PRODUCTS = 5_000
MOST_REMOVED = 0.2
"""Of a source's products: a feed that lacks more is thought to be broken, not to say so."""
_LOST_WHILE_PRUNING = 0.01
"""The share of lost rows up to which what a feed does not hold is believed to be gone."""


@dataclass(frozen=True, slots=True)
class Progress:
    rows: int
    products: int
    problems: int
    fraction: float
    """Of the file, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Prune:
    """Products of the same source that the feed no longer holds are removed."""

    most_share: float = MOST_REMOVED
    """Of the source's products; where more would go, none does."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What an import did. `read` products are `new`, `changed` or `unchanged`."""

    rows: int
    """Rows of the file; a product may have several."""
    read: int
    new: int
    changed: int
    unchanged: int
    skipped: int
    """Rows that the shop itself does not publish."""
    rows_lost: int
    problem_count: int
    """`rows_lost`, and notes on rows that went in all the same."""
    problems: tuple[RowProblem, ...]
    """The first 100."""
    seconds: float
    run_key: int = 0
    """Of the reading, as the store counts them."""
    resumed_at: int = 0
    """Products of the feed that an attempt before this one, which was cut off, had dealt with."""
    missing: int = 0
    """Products that earlier readings of this source found, and this one did not."""
    removed: int = 0
    """Of `missing`."""
    not_removed_because: str = ""
    """Why pruning, which was asked for, removed none of them."""
    adopted_currency: str | None = None
    """The shop's currency from now on, where all of its prices turned out to be in another than it had."""


async def load(
    database: Database,
    feed: Items,
    *,
    source: str,
    embed: EmbedProducts,
    run: Run | None = None,
    replace_demo: bool = False,
    prune: Prune | None = None,
    incomplete: str = "",
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> LoadReport:
    """Writes what `feed` holds. `source` is remembered with each product; vectors are made with
    `embed` while its model is the active one, and are else left to the background.

    `run` is an attempt to go on with (the feed must hold the same as then); None begins a new one.
    `replace_demo` removes every product there is, in the transaction that writes the first of the new ones,
    and marks the shop as a real one. `incomplete` says why the feed is known not to hold everything, so that
    nothing is pruned. Raises FeedRefused with nothing written, and DatabaseError with the
    batches before it written.
    """
    begun = time.monotonic()
    reader = Reader(feed, "product")

    def tell() -> None:
        on_progress(Progress(feed.rows, items - twice, reader.problem_count, feed.fraction))

    items, twice = (0, 0) if run is None else (run.items, run.twice)
    async with _told_often(tell):
        await asyncio.to_thread(reader.judge)
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)  # two imports that both change indexes would wait for each other
        model = await _active_model(conn)
        if run is None:
            run = await begin_run(conn, source, None, datetime.now(UTC))
    reader.problem_count += run.twice
    reader.rows_lost += run.twice
    async with _told_often(tell):
        await asyncio.to_thread(reader.skip, run.items)
        batch = await asyncio.to_thread(reader.next_batch)
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        if replace_demo or await _is_first_import(conn, batch, model, run):
            # Rows go in several times faster so, and the indexes are made up for at the end in less time.
            await embeddings.drop_index(conn, model)
            await catalog.expect_many(conn)
    new, changed = run.new, run.changed
    while batch:
        following = asyncio.create_task(asyncio.to_thread(reader.next_batch))
        outcome = await _write(database, batch, run, embed, replace_demo and items == 0)
        items += len(batch)
        new += outcome.new
        changed += outcome.changed
        twice += len(outcome.twice)
        batch = await following
        for found in outcome.twice:
            reader.note(came_before(found))
        tell()
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        missing, removed, refusal = await _prune(conn, run, prune, incomplete, reader)
        await finish_run(conn, run, removed=removed)
        await sweep_watches(conn, now=datetime.now(UTC))
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        await catalog.settle_index(conn)
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        await embeddings.create_index(conn, model)
    await settle_terms(database, written=new + changed)
    return LoadReport(
        rows=feed.rows,
        read=items - twice,
        new=new,
        changed=changed,
        unchanged=items - twice - new - changed,
        skipped=reader.skipped,
        rows_lost=reader.rows_lost,
        problem_count=reader.problem_count,
        problems=tuple(reader.problems),
        seconds=time.monotonic() - begun,
        run_key=run.key,
        resumed_at=run.items,
        missing=missing,
        removed=removed,
        not_removed_because=refusal,
    )


def count_of(count: int, thing: str) -> str:
    """ "1 product", "2,000 products"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


@asynccontextmanager
async def _told_often(tell: Callable[[], None]) -> AsyncIterator[None]:
    """Calls `tell` now and then: some formats give nothing out before they have read all of a file."""

    async def keep_telling() -> None:
        while True:
            await asyncio.sleep(_TOLD_S)
            tell()

    telling = asyncio.create_task(keep_telling())
    try:
        yield
    finally:
        telling.cancel()


async def _active_model(conn: Connection) -> EmbeddingModel:
    model = await embeddings.active_model(conn)
    if model is None:
        raise CatalogError("No embedding model is in use", fix="Register one with use_model first")
    return model


async def _is_first_import(conn: Connection, batch: Sequence[Found], model: EmbeddingModel, run: Run) -> bool:
    """True where the store is small and knows nothing of what comes."""
    ids = [found.product.id for found in batch]
    known = await catalog.stored_products(conn, ids, model, run.key)
    return not known and await catalog.count_products(conn) < _FEW_PRODUCTS


async def _prune(
    conn: Connection, run: Run, prune: Prune | None, incomplete: str, reader: Reader[Found]
) -> tuple[int, int, str]:
    """How many are missing, how many of them were removed, and why not."""
    missing, known = await count_missing(conn, run)
    if prune is None or not missing:
        return missing, 0, ""
    if incomplete:
        return missing, 0, incomplete
    if reader.cut_off:
        return missing, 0, "the feed could not be read to its end"
    if reader.rows_lost > reader.rows * _LOST_WHILE_PRUNING:
        lost = f"{reader.rows_lost:,} of {reader.rows:,} rows"
        return missing, 0, f"{lost} could not be used, and what they hold may still be sold"
    if missing > prune.most_share * known:
        return missing, 0, f"that is more than {prune.most_share:.0%} of the {known:,} there were"
    removed = await remove_missing(conn, run)
    await catalog.grow_version(conn)
    return missing, removed, ""


@dataclass(frozen=True, slots=True)
class _Outcome:
    new: int
    changed: int
    twice: list[Found]
    """Those whose id an earlier row of the feed has."""


async def _write(
    database: Database,
    batch: Sequence[Found],
    run: Run,
    embed: EmbedProducts,
    replace_demo: bool,
) -> _Outcome:
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        model = await _active_model(conn)  # in each batch: the background may switch between two
        if replace_demo:
            await catalog.clear_catalog(conn)
            await become_real(conn)
        stored = await catalog.stored_products(conn, [found.product.id for found in batch], model, run.key)
        # The first of a feed is kept: with the last, a second import of it would not be without effect.
        products: dict[str, Product] = {}
        twice = []
        for found in batch:
            id = found.product.id
            if id in products or (id in stored and stored[id].seen):
                twice.append(found)
            else:
                products[id] = found.product
        rewrite = [
            product
            for id, product in products.items()
            if id not in stored or stored[id].content_hash != catalog.content_hash(product)
        ]
        rewritten = {product.id for product in rewrite}
        unembedded = []  # where `embed` is of another model: the background's to embed
        if model.name == embed.model:
            unembedded = [p for id, p in products.items() if id in rewritten or not stored[id].embedded]
        keys = {id: product.key for id, product in stored.items()}
        await catalog.lock_offers(conn, keys.values())
        titles, bodies = [product.title for product in unembedded], [_body(p) for p in unembedded]
        embedding = asyncio.create_task(asyncio.to_thread(embed, titles, bodies))
        keys |= await catalog.write_products(conn, rewrite, source=run.source)
        repriced = await catalog.write_offers(conn, keys, list(products.values()), as_of=run.as_of)
        vectors = await embedding  # (n, dimension)
        if unembedded:
            await embeddings.write_embeddings(conn, model, [keys[p.id] for p in unembedded], vectors)
        new = sum(id not in stored for id in products)
        changed = len(rewritten | repriced) - new
        await advance_run(
            conn,
            run,
            [keys[id] for id in products],
            items=len(batch),
            twice=len(twice),
            new=new,
            changed=changed,
        )
        if rewritten or unembedded:
            await catalog.grow_version(conn)
    return _Outcome(new, changed, twice)


def _body(product: Product) -> str:
    return embeddings.product_body(
        product.brand, product.category_path, product.tags, product.attributes, product.description
    )
