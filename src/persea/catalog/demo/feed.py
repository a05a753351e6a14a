"""The demo shop as a feed, so that it goes in by the same door as any other catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from persea.catalog.demo.shop import demo_products
from persea.catalog.rows import Found, Item


class DemoFeed:
    """Iterate it once; `as_of` dates its offers."""

    def __init__(self, *, as_of: datetime) -> None:
        self._products = demo_products(as_of=as_of)
        self.rows = 0

    @property
    def fraction(self) -> float:
        """How much has been read, 0 to 1."""
        return self.rows / len(self._products)

    def __iter__(self) -> Iterator[Item]:
        for product in self._products:
            self.rows += 1
            yield Found(self.rows, product)
