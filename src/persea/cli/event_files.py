"""Files of events: JSON Lines, one JSON document, or a table; plain or compressed, a zip archive or a folder.

A document or a line may hold anything that POST /api/events takes. What it does not do: write anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from persea.catalog.encoding import encoding_of, text_of, text_of_head
from persea.catalog.files import FeedFile, feed_files
from persea.catalog.invalid import not_json
from persea.catalog.json_exact import parsed
from persea.catalog.rows import Lines, RowProblem
from persea.catalog.table import columns, table_rows
from persea.errors import BadRequest, FeedUnreadable, printable
from persea.interests.intake import own
from persea.interests.intake.read import Reading, read
from persea.interests.intake.shown import shown_name
from persea.interests.intake.told import Item, Told
from persea.store.rejected_events import Rejection

_HEAD_BYTES = 64 * 1024
_LONGEST_DOCUMENT = 64 << 20  # characters
_NEEDED = "event"


class EventFile:
    """All events of `path`, iterated once; `fraction` tells how far that has come.

    Raises FeedUnreadable where nothing can be opened, or where a file holds no events.
    """

    def __init__(self, path: Path, received_at: datetime) -> None:
        self._path = path
        self._received_at = received_at
        self._files = feed_files(path)
        self._size_bytes = max(sum(file.size_bytes for file in self._files), 1)
        self._done_bytes = 0
        self._read_bytes: Callable[[], int] = lambda: 0

    @property
    def fraction(self) -> float:
        return min((self._done_bytes + self._read_bytes()) / self._size_bytes, 1.0)

    def __iter__(self) -> Iterator[Item]:
        for file in self._files:
            for number, item in enumerate(self._of_one(file), 1):
                if isinstance(item, Rejection):
                    yield replace(item, place=printable(f"{file.name} {item.place}".strip()))
                elif isinstance(item, Told) and item.id is None and not item.said_at:
                    # Nothing else tells it from the next one when the file is imported again.
                    yield replace(item, id=f"{self._path.name} {file.name} {number}")
                else:
                    yield item
            self._done_bytes += file.size_bytes
            self._read_bytes = lambda: 0

    def _of_one(self, file: FeedFile) -> Iterator[Item]:
        head = file.head(_HEAD_BYTES).start
        encoding = encoding_of(head)
        beginning = text_of_head(head, encoding).lstrip()
        with file.open() as stream, text_of(stream, encoding) as text:
            self._read_bytes = lambda: min(stream.position(), file.size_bytes)
            lines, reading = Lines(text), Reading(self._received_at)
            if beginning.startswith("[") or _spans_lines(beginning):
                yield from self._document(lines, reading)
            elif beginning.startswith("{"):
                yield from _lines(lines, reading)
            else:
                yield from self._table(lines, columns(beginning), reading)
            self._read_bytes = lambda: file.size_bytes

    def _document(self, lines: Lines, reading: Reading) -> Iterator[Item]:
        text = lines.whole(_LONGEST_DOCUMENT)
        if text is None:
            raise FeedUnreadable(
                "The JSON document is too long to be read at once",
                value=str(self._path),
                fix="Write JSON Lines: one event a line",
            )
        try:
            yield from read(parsed(text.lstrip("\ufeff")), reading)
        except ValueError as error:
            raise FeedUnreadable("The file is not JSON", value=str(error)) from error

    def _table(self, lines: Lines, names: list[str], reading: Reading) -> Iterator[Item]:
        named = {name: own.COLUMNS[name] for name in names if name in own.COLUMNS}
        if _NEEDED not in named.values():
            raise FeedUnreadable(
                "The file holds no events: it is no JSON, and no table with a column named event",
                value=str(self._path),
                fix="Its columns are named like shopper,event,product,time,value; see docs/events.md",
            )
        for row in table_rows(lines):
            if isinstance(row, RowProblem):
                if row.row_lost:
                    yield Rejection(f"line {row.line}", shown_name(row.field), "", row.reason)
                continue
            cells = {ours: row[theirs] for theirs, ours in named.items() if row[theirs]}
            for item in own.read({**cells}, reading.received_at):
                yield _placed(item, row.line)


def _spans_lines(beginning: str) -> bool:
    """Whether it is one object over several lines."""
    first = beginning.split("\n", 1)[0].strip()
    return first == "{" or (first.startswith("{") and not first.endswith("}") and "\n" in beginning)


def _lines(lines: Lines, reading: Reading) -> Iterator[Item]:
    for line in lines:
        if not line.strip():
            continue
        number = lines.number
        try:
            given = parsed(line.lstrip("\ufeff"))
        except ValueError as error:
            yield Rejection(f"line {number}", "", "", not_json(error))
            continue
        try:
            for item in read(given, reading):
                yield _placed(item, number)
        except BadRequest as error:
            yield Rejection(f"line {number}", "", str(error.value), error.what)


def _placed(item: Item, line: int) -> Item:
    return replace(item, place=f"line {line} {item.place}".strip()) if isinstance(item, Rejection) else item
