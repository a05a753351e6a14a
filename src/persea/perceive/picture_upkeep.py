"""Behind the answers: the shop's product pictures are looked at, one after another, so that a photo finds its product.

    the first picture of each product -> further ones, up to a bound -> those that are due again

Each is written at once, so that it may be killed at any moment and goes on from there. It works in a process of its own, in
moments when nobody asks, and rests as long as it worked. One process of a shop does this at a time.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from time import monotonic

import structlog

from persea.catalog.web.fetch import Fetcher
from persea.errors import FetchFailed, FetchRefused, PerseaError, SensesBusy, UnreadableUpload
from persea.perceive.alike import words_text
from persea.perceive.jobs.alike import LEAST_MATCHES, Features, Looking
from persea.perceive.jobs.picture_points import FORM
from persea.perceive.picture_models import PictureModels
from persea.perceive.picture_source import Brought, PictureSource
from persea.perceive.picture_vectors import PictureVectors
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.store.pictures_index import (
    PictureLooks,
    WantedPicture,
    count_wanted,
    forget_gone,
    note_failed,
    note_unchanged,
    wanted_pictures,
    write_looks,
)
from persea.store.shop import load_shop

POINTS_OF_A_PICTURE = 300
MOST_OF_A_PRODUCT = 8
_FIRST_S, _LOOK_S, _LONGEST_PAUSE_S = 10.0, 5.0, 600.0
_AT_ONCE = 20  # more than MOST_OF_A_PRODUCT
_WALL_S = 30.0
_QUIET_STEP_S, _LONGEST_WAIT_S = 0.1, 10.0
_SAME_FOR = timedelta(days=7)
_FOR_GOOD = timedelta(days=3650)
_FAILED_FOR = timedelta(days=1)

_log = structlog.get_logger("persea.pictures")


@dataclass(frozen=True, slots=True)
class PictureProgress:
    """`failed` of those that were looked at could not be had or read."""

    looked_at: int
    failed: int
    missing: int


@dataclass(slots=True)
class _Tally:
    looked_at: int = 0
    failed: int = 0
    missing: int = 0


class PictureUpkeep:
    """`rests`: a server's, which leaves the processor to others half of the time. `models` tells which image-embedding model
    gives vectors to the pictures, too."""

    def __init__(
        self,
        database: Database,
        worker: Worker,
        models: PictureModels | None = None,
        *,
        contact: str = "",
        allow_private: bool = False,
        rests: bool = True,
        is_quiet: Callable[[], bool] = lambda: True,
        on_progress: Callable[[PictureProgress], None] = lambda progress: None,
    ) -> None:
        self._database = database
        self._worker = worker
        self._vectors = PictureVectors(database, worker, models)
        self._contact = contact
        self._allow_private = allow_private
        self._rests = rests
        self._is_quiet = is_quiet
        self._on_progress = on_progress
        # The catalogue's version, the image-embedding model, and when.
        self._complete_at: tuple[int, int | None, datetime] | None = None

    async def keep(self, *, first_s: float = _FIRST_S, look_s: float = _LOOK_S) -> None:
        """Rounds, for ever."""
        await asyncio.sleep(first_s)
        while True:
            begun = monotonic()
            try:
                await self.round()
            except PerseaError as error:  # the database went away, say: it is asked again
                _log.warning("product pictures are not kept up", error=str(error))
            await asyncio.sleep(max(look_s, min(10 * (monotonic() - begun), _LONGEST_PAUSE_S)))

    async def round(self) -> PictureProgress:
        """Looks at what there is to look at, once; `missing` are those that another process is at, or whose sites are
        not reached. Raises DatabaseError."""
        async with self._database.reading() as conn:
            version = (await load_shop(conn)).catalog_version
        await self._vectors.begin()
        if self._is_complete(version):
            return PictureProgress(0, 0, 0)
        tally = _Tally()
        async with self._database.reading() as conn:
            tally.missing = await count_wanted(
                conn, form=FORM, most_of_a_product=MOST_OF_A_PRODUCT, model_key=self._vectors.wanted_key
            )
        self._tell(tally)
        async with Fetcher(contact=self._contact, allow_private=self._allow_private) as fetcher:
            source = PictureSource(fetcher)
            for most in (1, MOST_OF_A_PRODUCT):
                await self._look_at_all(source, most, tally)
        async with self._database.connection() as conn:
            await forget_gone(conn)
        lacking = await self._vectors.finish(form=FORM, most_of_a_product=MOST_OF_A_PRODUCT)
        if tally.missing == 0 and lacking == 0:
            self._complete_at = version, self._vectors.wanted_key, datetime.now(UTC)
        return PictureProgress(tally.looked_at, tally.failed, tally.missing)

    def _is_complete(self, version: int) -> bool:
        """Those that are due again are looked for once in an hour."""
        return (
            self._complete_at is not None
            and self._complete_at[:2] == (version, self._vectors.wanted_key)
            and datetime.now(UTC) - self._complete_at[2] < timedelta(hours=1)
        )

    async def _look_at_all(self, source: PictureSource, most: int, tally: _Tally) -> None:
        after = 0
        while True:
            async with self._alone() as alone:
                if not alone:
                    return
                async with self._database.reading() as conn:
                    batch = await wanted_pictures(
                        conn, form=FORM, after_key=after, most_of_a_product=most, limit=_AT_ONCE,
                        model_key=self._vectors.wanted_key,
                    )  # fmt: skip
                for wanted in batch:
                    await self._look(source, wanted, tally)
            if len(batch) < _AT_ONCE:
                return
            after = batch[-1].product_key - 1  # which may have further ones; it has fewer than come at once

    async def _look(self, source: PictureSource, wanted: WantedPicture, tally: _Tally) -> None:
        await self._let_others_go_first()
        begun = monotonic()
        try:
            brought = await source.bring(wanted)
            if brought is None:
                return  # it stays missing
            await self._take(wanted, brought)
        except (FetchFailed, FetchRefused, UnreadableUpload) as error:
            tally.failed += 1
            again = _SAME_FOR if isinstance(error, FetchRefused) else _FAILED_FOR
            async with self._database.connection() as conn:
                await note_failed(conn, wanted, error.what, form=FORM, again_at=_from_now(again))
        except SensesBusy as error:  # no process to be had: it stays missing
            _log.warning("a product picture is not looked at", url=wanted.url, error=str(error))
            return
        tally.looked_at += 1
        tally.missing = max(0, tally.missing - 1)
        self._tell(tally)
        if self._rests:
            await asyncio.sleep(monotonic() - begun)

    async def _take(self, wanted: WantedPicture, brought: Brought) -> None:
        digest = sha256(brought.body).digest()
        again_at = _from_now(_FOR_GOOD if brought.drawn else _SAME_FOR)
        etag, last_modified = brought.validators.etag, brought.validators.last_modified
        is_known = brought.unchanged or digest == wanted.sha256
        if is_known:
            async with self._database.connection() as conn:
                await note_unchanged(conn, wanted, etag=etag, last_modified=last_modified, again_at=again_at)
        else:
            looking = Looking(most=POINTS_OF_A_PICTURE, drawn=brought.drawn)
            answer = await self._worker.ask("alike:features", looking, brought.body, wall_s=_WALL_S)
            seen = Features.model_validate_json(answer)
            words = words_text(seen.vectors[0]) if seen.count >= LEAST_MATCHES else None
            looks = PictureLooks(digest, etag, last_modified, base64.b64decode(seen.points), words)
            async with self._database.connection() as conn:
                await write_looks(conn, wanted, looks, form=FORM, again_at=again_at)
        if wanted.lacks_vector or not is_known:
            await self._vectors.make(wanted, brought)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[bool]:
        """Whether no other process does the same for this shop; none begins before the block ends."""
        names = "hashtext('persea pictures'), hashtext(current_schema())"
        async with self._database.reading() as conn:
            held = await (await conn.execute(f"SELECT pg_try_advisory_lock({names})")).fetchone()
            if held != (True,):
                yield False
                return
            try:
                yield True
            finally:
                await conn.execute(f"SELECT pg_advisory_unlock({names})")

    async def _let_others_go_first(self) -> None:
        waited_s = 0.0
        while not self._is_quiet() and waited_s < _LONGEST_WAIT_S:
            await asyncio.sleep(_QUIET_STEP_S)
            waited_s += _QUIET_STEP_S

    def _tell(self, tally: _Tally) -> None:
        self._on_progress(PictureProgress(tally.looked_at, tally.failed, tally.missing))


def _from_now(time: timedelta) -> datetime:
    return datetime.now(UTC) + time
