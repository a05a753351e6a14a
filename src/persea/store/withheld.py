"""Sentences of a language model that could not be shown as it said them, for the shop's owner.

They are noted in memory and written every few seconds, so that no answer waits for it. Only the newest are kept, and
none for longer than 30 days. A sentence that may tell who asked (an address, a long number) is not kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from persea.store.database import Connection, Database
from persea.store.missed import tells_who

KEPT = 1_000
"""How many are kept in all."""
_KEPT_DAYS = 30
_MOST_NOTED = 200  # between two writings
_LONGEST = 600  # characters


@dataclass(frozen=True, slots=True)
class WithheldSentence:
    at: datetime
    said: str
    shown: str
    """Empty where nothing was."""
    kinds: tuple[str, ...]
    done: str
    """ "filled", "rewritten" or "dropped"."""
    model: str


class WithheldSentences:
    """Notes what was withheld or mended; `flush` writes it down."""

    def __init__(self) -> None:
        self._noted: deque[WithheldSentence] = deque(maxlen=_MOST_NOTED)

    def note(self, said: str, shown: str, kinds: Sequence[str], done: str, model: str) -> None:
        """Keeps one, unless it may tell who asked."""
        said, shown = " ".join(said.split())[:_LONGEST], " ".join(shown.split())[:_LONGEST]
        if said and not tells_who(said):
            self._noted.append(WithheldSentence(datetime.now(UTC), said, shown, tuple(kinds), done, model))

    def noted(self) -> list[WithheldSentence]:
        """Those since it was last written down, oldest first."""
        return list(self._noted)

    async def flush(self, database: Database) -> None:
        """Writes what was noted, and drops what is too old or too much. Raises a DatabaseError, and keeps it then."""
        noted = list(self._noted)
        if not noted:
            return
        async with database.connection() as conn:
            await _write(conn, noted)
        for _ in noted:
            self._noted.popleft()


async def _write(conn: Connection, noted: Sequence[WithheldSentence]) -> None:
    async with conn.cursor() as cursor:
        await cursor.executemany(
            "INSERT INTO withheld_sentence (at, said, shown, kinds, done, model) VALUES (%s, %s, %s, %s, %s, %s)",
            [(one.at, one.said, one.shown, list(one.kinds), one.done, one.model) for one in noted],
        )
    await conn.execute(
        "DELETE FROM withheld_sentence WHERE at < now() - make_interval(days => %s)"
        " OR id <= (SELECT id FROM withheld_sentence ORDER BY id DESC OFFSET %s LIMIT 1)",
        (_KEPT_DAYS, KEPT),
    )


async def list_withheld(conn: Connection, *, days: int, most: int) -> list[WithheldSentence]:
    """Of the last `days` times 24 hours, the newest first; at most `most`."""
    cursor = await conn.execute(
        "SELECT at, said, shown, kinds, done, model FROM withheld_sentence"
        " WHERE at > now() - make_interval(days => %s) ORDER BY id DESC LIMIT %s",
        (days, most),
    )
    return [
        WithheldSentence(at, said, shown, tuple(kinds), done, model)
        async for at, said, shown, kinds, done, model in cursor
    ]


async def forget_withheld(conn: Connection) -> int:
    """Deletes all of them; how many there were."""
    cursor = await conn.execute("DELETE FROM withheld_sentence")
    return cursor.rowcount
