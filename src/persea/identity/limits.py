"""How often somebody may ask: token buckets by name, in bounded memory.

A bucket holds up to `burst` and is filled by `per_minute`; what is full again is forgotten. Where there are more
names than places, the one that has asked least lately loses its bucket. One process counts for itself.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from persea.errors import TooManyRequests

_MOST_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Rate:
    per_minute: float
    burst: int


@dataclass(frozen=True, slots=True)
class Limits:
    """For those who are not on the open server."""

    key: Rate = Rate(6_000, 600)
    """Of one key, where it does not say otherwise; all who came by a publishable key count together."""
    address: Rate = Rate(600, 150)
    """Requests from one address, without a server key."""
    address_turns: Rate = Rate(60, 30)
    """Answers for one address: an office, or a street, may share one."""
    session_turns: Rate = Rate(20, 10)
    """Answers for one session or shopper."""
    address_files: Rate = Rate(6_000, 1_000)
    """Pages and pictures; one page is some seventy files."""
    new_sessions: Rate = Rate(20, 20)
    """Sessions opened from one address."""
    refused: Rate = Rate(30, 20)
    """Wrong keys and tokens from one address."""


class Buckets:
    """What each name has left."""

    def __init__(self, *, most: int = _MOST_NAMES, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._left)

    def take(self, what: str, name: str, rate: Rate) -> None:
        """Takes one from the bucket of `name` for `what`. Raises TooManyRequests where it is empty."""
        left = self._filled(what, name, rate)
        if left < 1:
            wait_s = math.ceil((1 - left) * 60 / rate.per_minute)
            raise TooManyRequests(
                f"Too many {what} in a short time", fix=f"Ask again in {wait_s} s", retry_after_s=wait_s
            )
        self._keep(what, name, left - 1)

    def check(self, what: str, name: str, rate: Rate) -> None:
        """As `take`, and takes nothing."""
        left = self._filled(what, name, rate)
        if left < 1:
            self.take(what, name, rate)

    def _filled(self, what: str, name: str, rate: Rate) -> float:
        left, at = self._left.get((what, name), (float(rate.burst), self._clock()))
        return min(rate.burst, left + (self._clock() - at) * rate.per_minute / 60)

    def _keep(self, what: str, name: str, left: float) -> None:
        self._left[what, name] = (left, self._clock())
        self._left.move_to_end((what, name))
        while len(self._left) > self._most:
            self._left.popitem(last=False)
