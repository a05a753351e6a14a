"""Looking at the shop's product pictures: beside a server, or by a command."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from persea.app import Persea
from persea.perceive.picture_upkeep import PictureProgress, PictureUpkeep
from persea.perceive.worker import Worker

_QUIET_S = 0.5


@asynccontextmanager
async def picture_upkeep(
    persea: Persea,
    *,
    rests: bool,
    allow_private: bool = False,
    on_progress: Callable[[PictureProgress], None] = lambda progress: None,
) -> AsyncIterator[PictureUpkeep]:
    """With a process of its own, so that no shopper's photo waits behind the shop's."""
    worker = Worker("pictures")
    try:
        yield PictureUpkeep(
            persea.database,
            worker,
            persea.picture_models,
            contact=persea.settings.public_url or "",
            allow_private=allow_private,
            rests=rests,
            is_quiet=lambda: (quiet_s := persea.quiet_s()) is None or quiet_s >= _QUIET_S,
            on_progress=on_progress,
        )
    finally:
        await worker.close()


@asynccontextmanager
async def looking_at_pictures(persea: Persea) -> AsyncIterator[None]:
    """In quiet moments, until the block ends, where the settings let it."""
    if not persea.settings.picture_index:
        yield
        return
    async with picture_upkeep(persea, rests=True) as upkeep:
        keeping = asyncio.create_task(upkeep.keep(), name="pictures")
        try:
            yield
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping
