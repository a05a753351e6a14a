"""What the searches under measurement have in common: a condition that each states in its own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from persea.values import Product


@dataclass(frozen=True, slots=True)
class Condition:
    """What a product must meet to be found."""

    category: str | None = None
    """One of its category path, lower case."""
    max_price_minor: int | None = None


class System(Protocol):
    """A search that can be asked."""

    @property
    def name(self) -> str: ...

    async def find(self, text: str, condition: Condition, k: int) -> list[str]:
        """The ids of at most `k` products, best first."""
        ...


def lowest_price(product: Product) -> int | None:
    """Minor units, of its cheapest variant."""
    prices = [variant.offer.price.amount_minor for variant in product.variants if variant.offer]
    return min(prices, default=None)


def body_of(product: Product) -> str:
    """Everything a search may read of a product beside its title."""
    attributes = (f"{name}: {', '.join(values)}" for name, values in product.attributes)
    return "\n".join((product.brand or "", *product.category_path, *attributes, product.description))
