"""A throw-away shop: Persea's real database, import and search, opened for a measurement.

`ask` is the one place that calls the search, as /api/search does. Its words or its meaning alone are measured through
the same function: where the embedding model does not answer the words do alone, and words that no product holds leave
the answer to the embedding.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from condition import Condition
from persea.app import Persea
from persea.catalog.load import load
from persea.catalog.rows import Found, Item
from persea.gather.lexicon import Lexicon, load_lexicon
from persea.gather.ranked import IMPERSONAL
from persea.gather.search import Embed, Hit, search
from persea.gather.worded import reword
from persea.gather.wording import Way, Wording
from persea.seams import EmbedProducts
from persea.settings import Settings
from persea.store.database import Connection
from persea.store.offers import OfferChange, Verdict, change_offers
from persea.values import Filters, Money, Product, currency_exponent

CURRENCY = "USD"
_NO_WORD = "qxzzyqxzzy"


async def ask(
    conn: Connection,
    text: str,
    condition: Condition,
    k: int,
    embed: Embed,
    lexicon: Lexicon,
    *,
    words: bool = True,
) -> tuple[Hit, ...]:
    """The search itself; without `words` only what `text` means is searched for."""
    limit = condition.max_price_minor
    filters = Filters(
        categories=(condition.category,) if condition.category else (),
        max_price=None if limit is None else Money(limit, CURRENCY),
    )
    wording = await reword(conn, text, lexicon) if words else Wording(text, text, ((Way(_NO_WORD),),))
    return (await search(conn, wording, filters, embed=embed, k=k, counting=False, ranking=IMPERSONAL)).hits


async def _no_meaning(_: str) -> None:
    """An embedding model that does not answer."""


@dataclass(frozen=True, slots=True)
class Imported:
    seconds: float
    embed_s: float
    """Of those, spent on embeddings, beside the database's work."""
    vectors: NDArray[np.float32]
    """(products, dimension), in the order of the products, as exact as the database keeps them."""


class _Feed:
    """Products as the rows of a feed."""

    def __init__(self, products: Sequence[Product]) -> None:
        self._products = products
        self.rows = 0

    @property
    def fraction(self) -> float:
        return self.rows / len(self._products)

    def __iter__(self) -> Iterator[Item]:
        for product in self._products:
            self.rows += 1
            yield Found(self.rows, product)


class Shop:
    def __init__(self, persea: Persea) -> None:
        self._persea = persea
        self._database = persea.database
        self.embed: Embed = persea.embedder.embed_query
        self.vectors_of = persea.embedder.embed
        self._lexicon = Lexicon()

    async def bring(self, products: Sequence[Product]) -> Imported:
        """Imports `products`, whose ids differ, into the empty shop."""
        kept: list[NDArray[np.float32]] = []
        titles_seen: list[str] = []
        embed_s = 0.0

        def embed(titles: Sequence[str], bodies: Sequence[str]) -> NDArray[np.float32]:
            nonlocal embed_s
            begun = time.perf_counter()
            vectors = self._persea.embedder.embed_products(titles, bodies)
            embed_s += time.perf_counter() - begun
            kept.append(vectors.astype(np.float16).astype(np.float32))
            titles_seen.extend(titles)
            return vectors

        begun = time.perf_counter()
        report = await load(
            self._database,
            _Feed(products),
            source="bench",
            embed=EmbedProducts(self._persea.embedder.name, embed),
        )
        seconds = time.perf_counter() - begun
        if report.new != len(products) or titles_seen != [product.title for product in products]:
            raise RuntimeError(
                f"{report.new:,} of {len(products):,} products came in: {list(map(str, report.problems[:3]))}"
            )
        async with self._database.reading() as conn:
            await conn.execute("ANALYZE")  # as the database does by itself within minutes
            self._lexicon = await load_lexicon(conn, "en")
        return Imported(seconds, embed_s, np.concatenate(kept))

    async def change_price(self, product: Product, price: Money) -> None:
        """As PATCH /api/offers does."""
        change = OfferChange(
            as_of=datetime.now(UTC),
            product_id=product.id,
            price=_major(price),
            sale_price=None,
            currency=price.currency,
        )
        async with self._database.connection() as conn:
            (told,) = await change_offers(conn, [change], shop_currency=CURRENCY)
        if told.verdict is not Verdict.CHANGED:
            raise RuntimeError(f"The price of {product.id} was not changed: {told}")

    async def change_product(self, product: Product) -> None:
        """As an import of a feed with this product alone does."""
        report = await load(
            self._database, _Feed([product]), source="bench", embed=self._persea.embedder.embed_products
        )
        if report.changed != 1:
            raise RuntimeError(f"{product.id} was not changed: {report}")

    async def hits(
        self, text: str, condition: Condition, k: int, *, words: bool = True, meaning: bool = True
    ) -> tuple[Hit, ...]:
        embed: Embed = self.embed if meaning else _no_meaning
        async with self._database.reading() as conn:
            return await ask(conn, text, condition, k, embed, self._lexicon, words=words)

    async def size(self) -> tuple[int, int]:
        """Bytes on disk: of the whole shop, and of what is there for searches alone (indexes over text, vectors
        and categories, the vectors, and the impacts of words)."""
        async with self._database.reading() as conn:
            cursor = await conn.execute(
                "SELECT sum(pg_total_relation_size(c.oid))::bigint,"
                " (SELECT coalesce(sum(pg_relation_size(indexrelid)), 0)::bigint FROM pg_stat_user_indexes"
                "  WHERE schemaname = current_schema() AND relname = 'product' AND indexrelname ~ 'search|categor')"
                " + pg_total_relation_size('product_embedding') + pg_total_relation_size('product_terms')"
                " + pg_total_relation_size('term')"
                " FROM pg_class AS c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
            )
            row = await cursor.fetchone()
        assert row is not None, "an aggregate has a row"
        return int(row[0]), int(row[1])

    async def processes(self) -> list[psutil.Process]:
        """Of the database."""
        async with self._database.reading() as conn:
            row = await (await conn.execute("SELECT pg_backend_pid()")).fetchone()
        assert row is not None, "a function has a result"
        server = psutil.Process(row[0]).parent()
        assert server is not None, "a backend has a server above it"
        return [server, *server.children(recursive=True)]

    async def memory_mb(self) -> float:
        """Of all processes of the database, what they share counted once."""
        return sum(process.memory_full_info().pss for process in await self.processes()) / 1e6

    def systems(self) -> list[PerseaSystem]:
        """The search, its words alone, and its meaning alone."""
        return [
            PerseaSystem("Persea", self),
            PerseaSystem("Persea, words only", self, meaning=False),
            PerseaSystem("Persea, meaning only", self, words=False),
        ]


class PerseaSystem:
    def __init__(self, name: str, shop: Shop, *, words: bool = True, meaning: bool = True) -> None:
        self.name = name
        self._shop = shop
        self._words = words
        self._meaning = meaning

    async def find(self, text: str, condition: Condition, k: int) -> list[str]:
        hits = await self._shop.hits(text, condition, k, words=self._words, meaning=self._meaning)
        return [hit.record.id for hit in hits]


def _major(price: Money) -> Decimal:
    return Decimal(price.amount_minor).scaleb(-currency_exponent(price.currency))


@asynccontextmanager
async def opened_shop(data_dir: Path) -> AsyncIterator[Shop]:
    """An empty shop in `data_dir`, with a database server of its own."""
    async with Persea.opened(Settings(data_dir)) as persea:
        yield Shop(persea)
