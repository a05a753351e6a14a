"""Searches that found nothing, counted by day for the shop's owner.

They are noted in memory and written every few seconds, so that no answer waits for it; what a killed process had
not written yet is not counted. What is kept names nobody: texts that look like they might (an address, a long number)
are not kept at all, and everything goes after 90 days.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from persea.store.database import Connection, Database

_KEPT_DAYS = 90
_MOST_NOTED = 1_000  # different ones between two writings; a flood of nonsense ends here
_LONGEST = 120  # characters; longer ones are talk
_TELLS_WHO = re.compile(r"@|\d[\d\s./-]{5,}\d|\b(?:my name is|i am called)\b")


def tells_who(text: str) -> bool:
    """Whether `text` might say who asked: an address, a long number, a name that is given."""
    return _TELLS_WHO.search(text.lower()) is not None


class Why(StrEnum):
    """Why a search found nothing."""

    WORDS = "words"
    """No product holds every word of it."""
    LIMITS = "limits"
    """Some do, but none within its limits (price, stock, size …)."""


@dataclass(frozen=True, slots=True)
class MissedSearch:
    text: str
    why: Why
    times: int
    last_day: date


class MissedSearches:
    """Notes what was missed; `flush` writes it down."""

    def __init__(self) -> None:
        self._noted: Counter[tuple[date, str, Why]] = Counter()

    def note(self, text: str, why: Why) -> None:
        """Counts one. Texts that might tell who asked, or are too long for a request, are not kept."""
        folded = " ".join(text.lower().split())
        if not folded or len(folded) > _LONGEST or tells_who(folded):
            return
        key = (datetime.now(UTC).date(), folded, why)
        if key in self._noted or len(self._noted) < _MOST_NOTED:
            self._noted[key] += 1

    def noted(self) -> dict[tuple[str, Why], int]:
        """How often each was noted since it was last written down."""
        counts: Counter[tuple[str, Why]] = Counter()
        for (_, text, why), times in self._noted.items():
            counts[text, why] += times
        return dict(counts)

    async def flush(self, database: Database) -> None:
        """Writes what was noted, and drops what is too old. Raises a DatabaseError, and then keeps it for later."""
        if not self._noted:
            return
        noted, self._noted = self._noted, Counter()
        try:
            async with database.connection() as conn:
                await _write(conn, noted)
        except BaseException:
            self._noted.update(noted)
            raise


async def _write(conn: Connection, noted: Counter[tuple[date, str, Why]]) -> None:
    rows = [(day, text, why.value, times) for (day, text, why), times in sorted(noted.items())]
    days, texts, whys, times = (list(column) for column in zip(*rows, strict=True))
    await conn.execute(
        "INSERT INTO missed_search (day, text, why, times)"
        " SELECT * FROM unnest(%s::date[], %s::text[], %s::text[], %s::integer[])"
        " ON CONFLICT (day, text, why) DO UPDATE SET times = missed_search.times + excluded.times",
        (days, texts, whys, times),
    )
    await conn.execute("DELETE FROM missed_search WHERE day < current_date - %s", (_KEPT_DAYS,))


async def list_missed(conn: Connection, *, days: int, most: int) -> list[MissedSearch]:
    """Of the last `days`, the most frequent first; at most `most`."""
    cursor = await conn.execute(
        "SELECT text, why, sum(times), max(day) FROM missed_search WHERE day > current_date - %s::integer"
        " GROUP BY text, why ORDER BY 3 DESC, 4 DESC, 1 LIMIT %s",
        (days, most),
    )
    return [MissedSearch(text, Why(why), int(times), last) async for text, why, times, last in cursor]


async def forget_missed(conn: Connection) -> int:
    """Deletes all of them; how many there were."""
    cursor = await conn.execute("DELETE FROM missed_search")
    return cursor.rowcount
