"""Keeps in memory what reading a conversation came to, so that a long one is not read anew with every message; what was longest
unused goes first.

What was made of a message holds words of it. Nobody else's row says whose it was, so that all of it goes together where
somebody is erased or deletes a conversation (`forget_all`), and what nobody has asked for in a quarter of an hour goes by
itself (`forget_unused`): a private conversation has no end that a server is told of. It is only ever faster with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any, Generic, TypeVar
from weakref import WeakSet

_V = TypeVar("_V")
_KEPT_S = 900.0
"""Since it was last asked for."""


class Kept(Generic[_V]):
    """At most `most` values by the hash of what they come from."""

    def __init__(self, most: int, *, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._values: dict[int, tuple[float, _V]] = {}
        _ALL.add(self)

    def get(self, key: Hashable) -> tuple[_V] | None:
        """The value alone; None where it is not kept."""
        found = self._values.pop(hash(key), None)
        if found is None or self._clock() - found[0] > _KEPT_S:
            return None
        self._values[hash(key)] = (self._clock(), found[1])  # the newest is last
        return (found[1],)

    def put(self, key: Hashable, value: _V) -> _V:
        self._values.pop(hash(key), None)
        self._values[hash(key)] = (self._clock(), value)
        while len(self._values) > self._most:
            self._drop_oldest()
        return value

    def __len__(self) -> int:
        return len(self._values)

    def clear(self) -> None:
        self._values.clear()

    def drop_unused(self) -> None:
        while self._values and self._clock() - next(iter(self._values.values()))[0] > _KEPT_S:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        self._values.pop(next(iter(self._values)), None)


_ALL: WeakSet[Kept[Any]] = WeakSet()
"""Whatever this process keeps so."""


def forget_all() -> None:
    """Somebody is to be known no more, or a conversation is deleted: what was read of anybody goes."""
    for kept in tuple(_ALL):
        kept.clear()


def forget_unused() -> None:
    """What nobody has asked for in a quarter of an hour goes."""
    for kept in tuple(_ALL):
        kept.drop_unused()
