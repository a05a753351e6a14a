"""Files of reviews or posts opened: JSON Lines in a file, a compressed one, a zip archive or a folder.

What it does not do: know what a line says (reviews.py, posts.py), or write anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Generic

from persea.catalog.encoding import encoding_of, text_of, text_of_head
from persea.catalog.feed import remarks
from persea.catalog.files import FeedFile, feed_files, unopened
from persea.catalog.json_lines import Model, json_rows
from persea.catalog.rows import BadRow, Lines, RowProblem
from persea.catalog.texts.rows import Row
from persea.errors import FeedUnreadable

_HEAD_BYTES = 4096

ReadLines = Callable[[Lines, str], Iterator[Row | RowProblem]]
"""The lines of one file, and its name ("" where it is the only one)."""


def tidied_rows(
    lines: Lines, model: type[Model], tidied: Callable[[Model], tuple[Row, list[RowProblem]]]
) -> Iterator[Row | RowProblem]:
    """Each line as `model` reads it and `tidied` keeps it, with its notes; `tidied` raises BadRow where it does not."""
    for given in json_rows(lines, model):
        if isinstance(given, RowProblem):
            yield given
            continue
        try:
            row, notes = tidied(given)
        except BadRow as bad:
            yield bad.problem
        else:
            yield from notes
            yield row


class LinesFeed(Generic[Row]):
    """The rows of all files, to be iterated once; `rows` and `fraction` tell how far that has come."""

    def __init__(self, path: Path, files: list[FeedFile], read: ReadLines[Row]) -> None:
        self._path = path
        self._files = files
        self._read: ReadLines[Row] = read
        self._size_bytes = max(sum(file.size_bytes for file in files), 1)
        self._done_bytes = 0
        self._done_rows = 0
        self._lines = Lines(())
        self._read_bytes: Callable[[], int] = lambda: 0

    @property
    def rows(self) -> int:
        """Rows begun so far."""
        return self._done_rows + self._lines.rows

    @property
    def fraction(self) -> float:
        """How much has been read, 0 to 1."""
        return min((self._done_bytes + self._read_bytes()) / self._size_bytes, 1.0)

    def __iter__(self) -> Iterator[Row | RowProblem]:
        for file in self._files:
            try:
                for item in self._of_one(file):
                    yield replace(item, file=file.name) if isinstance(item, RowProblem) else item
            except OSError as error:
                raise unopened(self._path / file.name, error) from error
            self._done_rows += self._lines.rows
            self._done_bytes += file.size_bytes
            self._lines, self._read_bytes = Lines(()), lambda: 0

    def _of_one(self, file: FeedFile) -> Iterator[Row | RowProblem]:
        head = file.head(_HEAD_BYTES).start
        encoding = encoding_of(head)
        if not text_of_head(head, encoding).lstrip().startswith("{"):
            if file.name:
                yield RowProblem(1, "", "", "it is not JSON Lines; the file was left out", row_lost=False)
                return
            fix = "Write one JSON object a line, without [ ] around them; see docs/import-texts.md"
            raise FeedUnreadable("The file is not JSON Lines", value=str(self._path), fix=fix)
        with file.open() as stream, text_of(stream, encoding) as text:
            self._lines = Lines(text)
            self._read_bytes = lambda: min(stream.position(), file.size_bytes)
            yield from self._read(self._lines, file.name)
            self._read_bytes = lambda: file.size_bytes
        yield from remarks(self._lines, stream)


def open_lines(path: Path, read: ReadLines[Row]) -> LinesFeed[Row]:
    """Raises FeedUnreadable where nothing can be opened; what else is wrong comes while it is read."""
    return LinesFeed(path, feed_files(path), read)
