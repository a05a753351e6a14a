"""Brings together what belongs together but stands anywhere in a feed, whatever the feed's size.

A spool is a private SQLite database without a name. What fits its page cache (8 MiB) stays in memory; more
goes to a temporary file that the system takes away with the process, even one that was killed. It holds our own
values for the length of one reading. What it does not do: outlive its `with`, or serve two threads at once.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from types import TracebackType
from typing import Generic, Self, TypeVar

from persea.errors import CatalogError

Payload = TypeVar("Payload")

_CACHE_KIB = 8 * 1024
_BATCH = 500


class Spool(Generic[Payload]):
    """Members by group: put in with `add`, in the feed's order; taken out with `groups` when all are in."""

    def __init__(self) -> None:
        # An import pulls its rows from several threads, one at a time.
        self._store = sqlite3.connect("", check_same_thread=False)
        self._batch: list[tuple[bytes, bytes]] = []
        self._store.executescript(
            f"""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -{_CACHE_KIB};
            CREATE TABLE member (number INTEGER PRIMARY KEY, key BLOB NOT NULL, payload BLOB NOT NULL);
            """
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def add(self, key: str, payload: Payload) -> None:
        """Raises CatalogError where the temporary file cannot grow."""
        # A key may be half a character (a lone surrogate), which SQLite's text cannot hold.
        self._batch.append(
            (key.encode("utf-8", "surrogatepass"), pickle.dumps(payload, pickle.HIGHEST_PROTOCOL))
        )
        if len(self._batch) >= _BATCH:
            self._write()

    def groups(self) -> Iterator[tuple[str, Iterator[Payload]]]:
        """Groups in the order of their first members, members in the order in which they were added.

        A group's members are to be read before the next group, as with itertools.groupby.
        """
        self._write()
        # The numbers are sorted without the payloads, and these then fetched one by one.
        with _told():
            self._store.executescript(
                """
                CREATE TABLE place AS
                SELECT min(number) OVER (PARTITION BY key) AS first, number FROM member ORDER BY first, number;
                """
            )
            rows = self._store.execute(
                """
                SELECT place.first, member.key, member.payload
                FROM place CROSS JOIN member ON member.number = place.number
                ORDER BY place.rowid
                """
            )
        for _, members in groupby(_rows(rows), key=lambda row: row[0]):
            first = next(members)
            yield (
                first[1].decode("utf-8", "surrogatepass"),
                (self._payload(blob) for _, _, blob in chain((first,), members)),
            )

    @staticmethod
    def _payload(blob: bytes) -> Payload:
        payload: Payload = pickle.loads(blob)  # noqa: S301 - our own, from a file that nobody else sees
        return payload

    def _write(self) -> None:
        with _told():
            self._store.executemany("INSERT INTO member (key, payload) VALUES (?, ?)", self._batch)
        self._batch.clear()


def _rows(cursor: sqlite3.Cursor) -> Iterator[tuple[int, bytes, bytes]]:
    with _told():
        yield from cursor


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise CatalogError(
            "The temporary file that brings a feed's rows together failed",
            value=str(error),
            fix="Make room in the temporary folder, or name another one with SQLITE_TMPDIR",
        ) from error
