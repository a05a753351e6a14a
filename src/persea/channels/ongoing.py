"""Turns whose reader may be away for a while: they go on without one, and what they said is kept for who comes back.

Only for a client that has said that it comes back. In memory, bounded, by the turn's id and for its own shopper. A turn that
nobody reads for `grace_s` is ended like one that was stopped; how it is stored is its own business (turn_stream.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from persea.errors import NotFound

_PULSE = b":\n\n"
"""A comment (WHATWG HTML, "Server-sent events"): whoever hears nothing for long knows that the line is dead."""
_log = structlog.get_logger("persea.web")


@dataclass(frozen=True, slots=True)
class Grace:
    """How long and how much."""

    grace_s: float = 20.0
    """A turn goes on without a reader."""
    kept_s: float = 60.0
    """What it said is kept after its end."""
    pulse_s: float = 10.0
    """A reader hears at least something."""
    most_away: int = 64
    """Turns at once that nobody reads; the one that has been longest without a reader is ended."""
    most_ended: int = 256
    """Turns at once that have ended and are kept."""
    most_bytes: int = 4 << 20
    """Of one turn; beyond that its beginning is let go."""


@dataclass(slots=True, eq=False)
class _Told:
    """What a turn has said so far. Events are numbered from 1; `dropped` of them are gone."""

    owner: UUID | None
    events: list[bytes] = field(default_factory=list)
    dropped: int = 0
    size: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    readers: int = 0
    has_ended: bool = False
    timer: asyncio.TimerHandle | None = None
    task: asyncio.Task[None] | None = None

    @property
    def last(self) -> int:
        return self.dropped + len(self.events)

    def add(self, event: bytes, most_bytes: int) -> None:
        numbered = b"id: %d\n" % (self.last + 1) + event
        self.events.append(numbered)
        self.size += len(numbered)
        while self.size > most_bytes and len(self.events) > 1:
            self.size -= len(self.events.pop(0))
            self.dropped += 1
        self.tell()

    def tell(self) -> None:
        self.news.set()
        self.news = asyncio.Event()

    def rest(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


class Ongoing:
    """The turns of this process that go on without a reader, or have lately ended."""

    def __init__(self, grace: Grace | None = None) -> None:
        self._grace = grace or Grace()
        self._told: dict[UUID, _Told] = {}
        self._away: dict[UUID, None] = {}  # running, and read by nobody: the longest first
        self._ended: dict[UUID, None] = {}  # the oldest first

    def begin(
        self, turn: UUID, owner: UUID | None, events: AsyncGenerator[bytes, None]
    ) -> AsyncIterator[bytes]:
        """Runs `events` to their end; the result reads them, each with its number as `id:`."""
        told = self._told[turn] = _Told(owner)
        told.task = asyncio.create_task(self._run(turn, told, events))
        _running.add(told.task)
        told.task.add_done_callback(_noted)
        self._leave(turn, told)
        return self._read(turn, told, 0)

    def read(self, turn: UUID, owner: UUID | None, after: int) -> AsyncIterator[bytes]:
        """What comes after event `after`, to the end of the turn. Raises NotFound where that is not held here (any more)."""
        told = self._told.get(turn)
        if told is None or told.owner != owner or not told.dropped <= after <= told.last:
            raise NotFound(
                "That answer is not held any more", value=str(turn), fix="Read its conversation, or ask again"
            )
        return self._read(turn, told, after)

    def holds(self, turn: UUID, owner: UUID | None) -> bool:
        """Whether `owner` can read it here."""
        told = self._told.get(turn)
        return told is not None and told.owner == owner

    def stop(self, turn: UUID, owner: UUID | None) -> None:
        """Ends it at once. Raises NotFound for what does not run here, or is another's."""
        told = self._told.get(turn)
        if told is None or told.owner != owner:
            raise NotFound("No such answer is being written", value=str(turn))
        self._end(turn, told)

    async def _run(self, turn: UUID, told: _Told, events: AsyncGenerator[bytes, None]) -> None:
        is_whole = False
        try:
            async with aclosing(events):
                async for event in events:
                    told.add(event, self._grace.most_bytes)
            is_whole = True
        finally:
            told.has_ended = True
            told.rest()
            self._away.pop(turn, None)
            told.tell()
            if is_whole and self._told.get(turn) is told:
                self._keep(turn, told)
            else:
                self._forget(turn, told)

    async def _read(self, turn: UUID, told: _Told, after: int) -> AsyncIterator[bytes]:
        told.readers += 1
        if not told.has_ended:
            told.rest()
            self._away.pop(turn, None)
        try:
            while True:
                while told.dropped <= after < told.last:
                    yield told.events[after - told.dropped]
                    after += 1
                if told.has_ended or after < told.dropped:
                    return
                try:
                    async with asyncio.timeout(self._grace.pulse_s):
                        await told.news.wait()
                except TimeoutError:
                    yield _PULSE
        finally:
            told.readers -= 1
            if told.readers == 0 and not told.has_ended:
                self._leave(turn, told)

    def _leave(self, turn: UUID, told: _Told) -> None:
        """Nobody reads it: it goes on for a while."""
        self._away[turn] = None
        loop = asyncio.get_running_loop()
        told.timer = loop.call_later(self._grace.grace_s, self._end, turn, told)
        while len(self._away) > self._grace.most_away:
            longest = next(iter(self._away))
            self._end(longest, self._told[longest])

    def _keep(self, turn: UUID, told: _Told) -> None:
        self._ended[turn] = None
        loop = asyncio.get_running_loop()
        told.timer = loop.call_later(self._grace.kept_s, self._forget, turn, told)
        while len(self._ended) > self._grace.most_ended:
            oldest = next(iter(self._ended))
            self._forget(oldest, self._told[oldest])

    def _end(self, turn: UUID, told: _Told) -> None:
        self._forget(turn, told)
        if told.task is not None:
            told.task.cancel()

    def _forget(self, turn: UUID, told: _Told) -> None:
        told.rest()
        self._away.pop(turn, None)
        self._ended.pop(turn, None)
        if self._told.get(turn) is told:
            del self._told[turn]


_running: set[asyncio.Task[None]] = set()


def _noted(task: asyncio.Task[None]) -> None:
    _running.discard(task)
    if not task.cancelled() and task.exception() is not None:  # nobody awaits it; its readers see an end
        _log.error("an answer broke off", error=repr(task.exception()))


async def end_all() -> None:
    """Ends the turns that still go on, before the database is closed."""
    for task in _running:
        task.cancel()
    await asyncio.gather(*_running, return_exceptions=True)
