"""Products of a test's own in a fresh shop, written by the real import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from persea.catalog.load import LoadReport, Prune, load
from persea.catalog.rows import Found, Item
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.embeddings import active_model, use_model
from persea.values import Money, Offer, Product, Variant

EMBEDDER = BuiltInEmbedder()
NOW = datetime.now(UTC)


class _Given:
    """Products as a feed."""

    def __init__(self, products: Sequence[Product]) -> None:
        self._products = products
        self.rows = 0
        self.fraction = 0.0

    def __iter__(self) -> Iterator[Item]:
        for product in self._products:
            self.rows += 1
            yield Found(self.rows, product)


async def stock(
    database: Database, *products: Product, replace_demo: bool = False, prune: Prune | None = None
) -> LoadReport:
    """Writes `products` into the shop of `database`, which uses the built-in embeddings unless it has chosen others."""
    async with database.connection() as conn:
        if await active_model(conn) is None:
            await use_model(conn, EMBEDDER.name, EMBEDDER.dimension)
    return await load(
        database,
        _Given(products),
        source="test",
        embed=EMBEDDER.embed_products,
        replace_demo=replace_demo,
        prune=prune,
    )


def usd(minor: int) -> Money:
    return Money(minor, "USD")


def a_variant(id: str, price_minor: int | None, **changes: object) -> Variant:
    """A variant in stock at this price; `stock`, `in_stock` and the sale go to its offer."""
    of_offer = ("stock", "in_stock", "sale_price", "sale_starts_at", "sale_ends_at", "as_of")
    offer = {name: changes.pop(name) for name in of_offer if name in changes}
    made = None if price_minor is None else Offer(usd(price_minor), **{"as_of": NOW, **offer})  # type: ignore[arg-type]
    return Variant(id, made, **changes)  # type: ignore[arg-type]


def a_product(id: str, title: str, price_minor: int | None = 1000, **changes: object) -> Product:
    """A product with one variant at this price, or with the `variants` given."""
    given = {"variants": (a_variant(id, price_minor),)} | changes
    return Product(id, title, **given)  # type: ignore[arg-type]
