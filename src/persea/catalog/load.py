"""A feed into the store: in batches, each one transaction, so that an import may be cut off and begun again.

Idempotent: the same feed twice changes nothing but as-of times. A feed that is mostly unusable is refused
before anything is written. What it does not do: remove products that the feed no longer has.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from persea.catalog.batches import Reader
from persea.catalog.rows import Found, Items, RowProblem
from persea.errors import CatalogError
from persea.store import catalog, embeddings
from persea.store.database import Connection, Database
from persea.store.embeddings import EmbeddingModel
from persea.store.shop import set_shop
from persea.values import Product

EmbedProducts = Callable[[Sequence[str], Sequence[str]], NDArray[np.float32]]
"""Titles and bodies to (n, dimension)."""

_FEW_PRODUCTS = 5_000


@dataclass(frozen=True, slots=True)
class Progress:
    rows: int
    products: int
    problems: int
    fraction: float
    """Of the file, 0 to 1."""


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


async def load(
    database: Database,
    feed: Items,
    *,
    source: str,
    embed: EmbedProducts,
    replace_demo: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> LoadReport:
    """Writes what `feed` holds. `source` is remembered with each product; `embed` is the active model's.

    `replace_demo` removes every product there is, in the transaction that writes the first of the new ones,
    and marks the shop as a real one. Raises FeedRefused with nothing written, and DatabaseError with the
    batches before it written.
    """
    begun = time.monotonic()
    reader = Reader(feed, "product")
    await asyncio.to_thread(reader.judge)
    batch = await asyncio.to_thread(_products, reader)
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)  # two imports that both change indexes would wait for each other
        model = await embeddings.active_model(conn)
        if model is None:
            raise CatalogError("No embedding model is in use", fix="Register one with use_model first")
        if replace_demo or await _is_first_import(conn, batch, model):
            # Rows go in several times faster so, and the indexes are made up for at the end in less time.
            await embeddings.drop_index(conn, model)
            await catalog.expect_many(conn)
    new = changed = read = 0
    while batch:
        following = asyncio.create_task(asyncio.to_thread(_products, reader))
        outcome = await _write(database, batch, model, source, embed, replace_demo and read == 0)
        read += len(batch)
        new += outcome.new
        changed += outcome.changed
        batch = await following
        on_progress(Progress(feed.rows, read, reader.problem_count, feed.fraction))
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        await catalog.settle_index(conn)
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        await embeddings.create_index(conn, model)
    return LoadReport(
        rows=feed.rows,
        read=read,
        new=new,
        changed=changed,
        unchanged=read - new - changed,
        skipped=reader.skipped,
        rows_lost=reader.rows_lost,
        problem_count=reader.problem_count,
        problems=tuple(reader.problems),
        seconds=time.monotonic() - begun,
    )


def _products(reader: Reader[Found]) -> list[Product]:
    return [found.product for found in reader.next_batch()]


async def _is_first_import(conn: Connection, batch: Sequence[Product], model: EmbeddingModel) -> bool:
    """True where the store is small and knows nothing of what comes."""
    known = await catalog.stored_products(conn, [product.id for product in batch], model)
    return not known and await catalog.count_products(conn) < _FEW_PRODUCTS


@dataclass(frozen=True, slots=True)
class _Outcome:
    new: int
    changed: int


async def _write(
    database: Database,
    batch: Sequence[Product],
    model: EmbeddingModel,
    source: str,
    embed: EmbedProducts,
    replace_demo: bool,
) -> _Outcome:
    async with database.connection() as conn:
        await catalog.lock_catalog(conn)
        if replace_demo:
            await catalog.clear_catalog(conn)
            await set_shop(conn, is_demo=False)
        stored = await catalog.stored_products(conn, [product.id for product in batch], model)
        rewrite = [
            product
            for product in batch
            if product.id not in stored or stored[product.id].content_hash != catalog.content_hash(product)
        ]
        rewritten = {product.id for product in rewrite}
        unembedded = [
            product for product in batch if product.id in rewritten or not stored[product.id].embedded
        ]
        keys = {id: product.key for id, product in stored.items()}
        titles, bodies = [product.title for product in unembedded], [_body(p) for p in unembedded]
        embedding = asyncio.create_task(asyncio.to_thread(embed, titles, bodies))
        keys |= await catalog.write_products(conn, rewrite, source=source)
        repriced = await catalog.write_offers(conn, keys, batch)
        vectors = await embedding  # (n, dimension)
        await embeddings.write_embeddings(conn, model, [keys[p.id] for p in unembedded], vectors)
        if rewritten or repriced or unembedded:
            await catalog.grow_version(conn)
    new = sum(product.id not in stored for product in batch)
    return _Outcome(new, len(rewritten | repriced) - new)


def _body(product: Product) -> str:
    """What a product's vector says beside its title: what it is and has, before what is said of it."""
    attributes = (f"{name}: {', '.join(values)}" for name, values in product.attributes)
    return "\n".join(
        (product.brand or "", *product.category_path, *product.tags, *attributes, product.description)
    )
