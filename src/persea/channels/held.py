"""What was handed over in private: held in this process's memory for half an hour, and written nowhere.

It is found by an id that nobody can guess, which only the page has that handed it over. Nothing of it has to come back from
the page with the turn, so that nothing of it has to be believed: the ids of products, the text and the places in it are ours.
A restart forgets it, and so does more than there is room for; who asks with it then is told to hand it over again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from uuid import UUID

from persea.store.attachments import Attachment

_HELD_S = 1800.0
_MOST_BYTES = 192 << 20
_MOST = 256


class Held:
    """Attachments of private turns; the oldest go first."""

    def __init__(self, *, clock: Callable[[], float] = monotonic, most_bytes: int = _MOST_BYTES) -> None:
        self._clock = clock
        self._most_bytes = most_bytes
        self._held: OrderedDict[UUID, tuple[float, Attachment]] = OrderedDict()

    def hold(self, attachment: Attachment) -> None:
        self._held[attachment.id] = (self._clock() + _HELD_S, attachment)
        while len(self._held) > 1 and (len(self._held) > _MOST or self._bytes() > self._most_bytes):
            self._held.popitem(last=False)

    def get(self, id: UUID) -> Attachment | None:
        """None where it is not held any more."""
        self._forget_old()
        found = self._held.get(id)
        return None if found is None else found[1]

    def drop(self, id: UUID) -> bool:
        return self._held.pop(id, None) is not None

    def _bytes(self) -> int:
        return sum(len(attachment.data) for _, attachment in self._held.values())

    def _forget_old(self) -> None:
        now = self._clock()
        while self._held and next(iter(self._held.values()))[0] <= now:
            self._held.popitem(last=False)
