"""A shop to fetch from, and what fetches from it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from shop_server import Shop, quick_fetcher, running_shop

from persea.catalog.web.fetch import Fetcher


@pytest.fixture
def shop() -> Iterator[Shop]:
    """An empty one: every page is a 404 until a test says otherwise."""
    with running_shop() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """Knows shop.example as 127.0.0.1, and may go nowhere else."""
    async with quick_fetcher() as opened:
        yield opened
