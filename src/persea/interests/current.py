"""The model as it is now: the current version of the database, with the products that came after it was fitted.

Asked for at each request: one small query says whether anything has changed. A version is copied into a file of this
process's own, mapped, and the file's name taken away at once: nobody else can change it, and it goes with the
process. Without a version it is what products are like and how popular they are.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import structlog

from persea.errors import PerseaError
from persea.interests.history import WEIGHTS
from persea.interests.model import InterestModel
from persea.interests.saved import load_model
from persea.interests.unfitted import unfitted
from persea.store.database import Database
from persea.store.event_history import count_by_day
from persea.store.fitted_models import current_versions, model_pieces
from persea.store.recommendable import traits_of_products

_log = structlog.get_logger("persea.interests")
_TREND = timedelta(days=7)
_POPULAR = timedelta(days=90)  # where nothing is fitted
_TREND_KEPT_S = 30.0
_UNFITTED_KEPT_S = 600.0


@dataclass(frozen=True, slots=True)
class Trend:
    product: str
    amount: float
    """The weight of the last days' events, of everybody, with and without consent."""


class CurrentInterests:
    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._changing = asyncio.Lock()
        self._fitted: tuple[int, InterestModel] | None = None
        self._now: tuple[tuple[int | None, int], float, InterestModel] | None = None
        self._trend: tuple[float, Sequence[Trend]] | None = None
        self._renewing: asyncio.Task[None] | None = None

    async def model(self) -> tuple[int | None, InterestModel]:
        """(its version, None where none is fitted; the model). Raises ModelFileUnreadable."""
        async with self._database.reading() as conn:
            versions = await current_versions(conn)
        if not self._is_fresh(versions):
            async with self._changing:
                async with self._database.reading() as conn:
                    versions = await current_versions(conn)  # another may have waited for a newer one
                if not self._is_fresh(versions):
                    await self._change(versions)
        assert self._now is not None, "it has just been made"
        return self._now[0][0], self._now[2]

    async def at_hand(self) -> InterestModel | None:
        """The model as far as it is in memory, for what must not wait: a newer one is read meanwhile, for the next who
        asks. None where none was read yet."""
        async with self._database.reading() as conn:
            versions = await current_versions(conn)
        if not self._is_fresh(versions) and (self._renewing is None or self._renewing.done()):
            self._renewing = asyncio.create_task(self._renew(), name="interests-renewing")
        return None if self._now is None else self._now[2]

    @property
    def version_at_hand(self) -> int | None:
        """Of the model in memory; None where it is of no fit, or none was read yet."""
        return None if self._now is None else self._now[0][0]

    async def _renew(self) -> None:
        try:
            await self.model()
        except PerseaError as error:
            _log.warning("the interest model could not be read", error=str(error))

    async def close(self) -> None:
        """Waits for what is being read."""
        if self._renewing is not None:
            await asyncio.wait([self._renewing])

    def _is_fresh(self, versions: tuple[int | None, int]) -> bool:
        if self._now is None or self._now[0] != versions:
            return False
        return versions[0] is not None or monotonic() - self._now[1] < _UNFITTED_KEPT_S

    async def _change(self, versions: tuple[int | None, int]) -> None:
        fitted = versions[0]
        if fitted is None:
            model = await self._without_fit()
        else:
            if self._fitted is None or self._fitted[0] != fitted:
                self._fitted = (fitted, await self._load(fitted))
            known = self._fitted[1]
            async with self._database.reading() as conn:
                new = await traits_of_products(conn, but=known.products.ids)
            model = await asyncio.to_thread(known.with_newcomers, new) if new else known
        self._now = (versions, monotonic(), model)

    async def _without_fit(self) -> InterestModel:
        async with self._database.reading() as conn:
            traits = await traits_of_products(conn)
        popularity = {one.product: one.amount for one in await self._counted(_POPULAR)}
        return await asyncio.to_thread(unfitted, traits, popularity)

    async def _load(self, version: int) -> InterestModel:
        folder = self._folder if self._folder.is_dir() else None
        with tempfile.NamedTemporaryFile(dir=folder, prefix="interests-") as copy:
            async with self._database.connection() as conn:
                async for piece in model_pieces(conn, version):
                    await asyncio.to_thread(copy.write, piece)
            copy.flush()
            return await asyncio.to_thread(load_model, Path(copy.name))

    async def trend(self) -> Sequence[Trend]:
        """What the last days' events were about, the most first; as it was some seconds ago."""
        if self._trend is None or monotonic() - self._trend[0] > _TREND_KEPT_S:
            self._trend = (monotonic(), await self._counted(_TREND))
        return self._trend[1]

    async def _counted(self, time: timedelta) -> list[Trend]:
        amounts: dict[str, float] = {}
        async with self._database.reading() as conn:
            for day in await count_by_day(conn, since=(datetime.now(UTC) - time).date()):
                weight = WEIGHTS.get(day.kind)
                if day.product_id is not None and weight is not None:
                    amounts[day.product_id] = amounts.get(day.product_id, 0.0) + weight * day.count
        ordered = sorted(amounts.items(), key=lambda entry: -entry[1])
        return [Trend(product, amount) for product, amount in ordered]
