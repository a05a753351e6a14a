"""Keeps in memory what reading a conversation came to, so that a long one is not read anew with every message; what was longest
unused goes first. What was made of a message holds words of it: they stay in the process until newer ones displace them, and no
longer than it runs.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Kept(Generic[_V]):
    """At most `most` values by the hash of what they come from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[int, tuple[_V]] = {}

    def get(self, key: Hashable) -> tuple[_V] | None:
        """The value alone; None where it is not kept."""
        found = self._values.pop(hash(key), None)
        if found is not None:
            self._values[hash(key)] = found  # the newest is last
        return found

    def put(self, key: Hashable, value: _V) -> _V:
        self._values.pop(hash(key), None)
        self._values[hash(key)] = (value,)
        while len(self._values) > self._most:
            del self._values[next(iter(self._values))]
        return value
