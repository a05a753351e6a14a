"""What comes out of a feed, row by row: the shared words of every format.

A format turns `Lines` into items: a product, a row that the shop itself keeps back, or a problem. It decides
nothing about the database, and it never stops at a bad row.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Protocol, TypeVar

from persea.errors import FeedRefused, printable
from persea.values import Product


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a feed may leave unsaid: the shop's currency (ISO 4217), and when its offers were true."""

    currency: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A product, and the line where its (first) row begins."""

    line: int
    product: Product
    file: str = ""
    """Which of them, where the feed has several files."""

    @property
    def id(self) -> str:
        return self.product.id


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is in order but that the shop does not publish."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in a feed that could not be used. `field` is the feed's own name for it."""

    line: int
    """Where the row begins, from 1; 0 where it is about a whole file."""
    field: str
    value: str
    reason: str
    row_lost: bool = True
    """False where the row went in without this value, or with a mended one."""
    file: str = ""
    """Which of them, where the feed has several files."""
    cut_off: bool = False
    """True where nothing of the file could be read from here on."""

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else ""
        if self.file:
            place = f"{_short(self.file)} {place}".rstrip()
        if self.field:
            place += f", {_short(self.field)}"
        if self.value:
            place += f' "{_short(self.value)}"'
        # Reasons quote as well: fields that a row has too many, messages of what reads it.
        return printable(f"{place}: {self.reason}").replace("\n", "\\n") + (
            self._lost if self.row_lost else ""
        )

    @property
    def _lost(self) -> str:
        return " (row left out)" if self.line else " (left out)"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}… ({len(text):,} characters)"


Item = Found | Skipped | RowProblem
FoundRow = TypeVar("FoundRow", covariant=True)
"""A row that can be loaded, with what it says: a product, a review, a post."""


class BadCell(ValueError):
    """A cell that cannot be read; its text is the reason, for a person."""


class BadRow(Exception):
    """Ends the reading of one row."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Lines:
    """The text of a feed, line by line with line ends kept, counted.

    Bytes that are not UTF-8 arrive as lone surrogates (`surrogateescape`) and are read as Windows-1252, the
    encoding of most such files; what is valid UTF-8 around them stays as it is.
    """

    def __init__(self, text: Iterable[str]) -> None:
        """`text` is a text stream, or any lines."""
        self._text = text
        self._ahead: list[str] = []
        self._rest = _bounded(text) if isinstance(text, io.TextIOBase) else iter(text)
        self.number = 0
        """Of the line handed out last, from 1."""
        self.rows = 0
        """Rows begun so far: counted by the format, since a row may span lines and a product rows."""
        self.first_foreign_line: int | None = None
        """The first line that was not UTF-8."""
        self.ended_mid_line = False
        """The last line has no line end: the whole file, or one that was cut off."""

    def first(self) -> str:
        """The first line that is not blank, which stays to be read; "" where there is none."""
        while not self._ahead or not self._ahead[-1].strip():
            line = next(self._rest, "")
            if not line:
                return ""
            self._ahead.append(line)
        return self._ahead[-1]

    def __iter__(self) -> Iterator[str]:
        ahead, self._ahead = self._ahead, []
        for line in chain(ahead, self._rest):
            self.number += 1
            self.ended_mid_line = not line.endswith(("\n", "\r"))
            yield self._readable(line)

    def pieces(self) -> Iterator[str]:
        """The same text in pieces of at most 64 Ki characters instead of lines, for formats in which a line
        may be as long as the file. `number` then counts the line feeds."""
        ahead, self._ahead = self._ahead, []
        rest = self._rest
        if isinstance(self._text, io.TextIOBase):
            rest = iter(partial(self._text.read, _PIECE), "")
        self.number = 1
        for piece in chain(ahead, rest):
            yield self._readable(piece)
            self.number += piece.count("\n")
            self.ended_mid_line = not piece.endswith(("\n", "\r"))

    def whole(self, limit: int) -> str | None:
        """All of it at once; None where it has more than `limit` characters."""
        pieces: list[str] = []
        length = 0
        for piece in self.pieces():
            pieces.append(piece)
            length += len(piece)
            if length > limit:
                return None
        return "".join(pieces)

    def _readable(self, text: str) -> str:
        if text.isascii():
            return text
        foreign = _NOT_UTF8.search(text)
        if foreign is None:
            return text
        if self.first_foreign_line is None:
            self.first_foreign_line = self.number + text.count("\n", 0, foreign.start())
        return text.translate(_WINDOWS_1252)


_PIECE = 1 << 16
_LONGEST_LINE = 64 << 20  # characters


def _bounded(text: io.TextIOBase) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise FeedRefused(
                f"A line is longer than {_LONGEST_LINE:,} characters",
                value=line[:80],
                fix="Write one product a line; a compressed or binary file has to be unpacked first",
            )
        yield line


_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_WINDOWS_1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


class Rows(Protocol[FoundRow]):
    """What can be loaded: a file's rows, or the demo shop's. Iterated once."""

    @property
    def rows(self) -> int:
        """Rows begun so far."""

    @property
    def fraction(self) -> float:
        """How much has been read, 0 to 1."""

    def __iter__(self) -> Iterator[FoundRow | Skipped | RowProblem]: ...


Items = Rows[Found]
