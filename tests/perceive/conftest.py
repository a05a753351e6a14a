"""The worker that opens uploads, one for all tests here, and the senses around it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from persea.perceive import Senses
from persea.perceive.worker import Worker
from persea.store.database import Database


@pytest_asyncio.fixture(scope="session")
async def eyes() -> AsyncIterator[Worker]:
    made = Worker("eyes")
    yield made
    await made.close()


@pytest_asyncio.fixture(scope="session")
async def senses(eyes: Worker) -> Senses:
    """Without a model, and with a shop that nobody opened: for what looks nothing up."""
    return Senses(eyes, eyes, Database("postgresql://nobody@127.0.0.1:9/none", "none"))
