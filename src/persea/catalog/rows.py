"""What comes out of a feed, row by row: the shared words of every format.

A format turns `Lines` into items: a product, a row that the shop itself keeps back, or a problem. It decides
nothing about the database, and it never stops at a bad row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

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
    """Where the row begins, from 1."""
    field: str
    value: str
    reason: str
    row_lost: bool = True
    """False where the row went in without this value, or with a mended one."""
    file: str = ""
    """Which of them, where the feed has several files."""

    def __str__(self) -> str:
        place = f"{_printable(self.file)} line {self.line}" if self.file else f"line {self.line}"
        if self.field:
            place += f", {_printable(self.field)}"
        if self.value:
            place += f' "{_printable(self.value)}"'
        return f"{place}: {self.reason}" + (" (row left out)" if self.row_lost else "")


def _printable(text: str) -> str:
    """Short, on one line, and without what a terminal would obey or cannot show."""
    short = text if len(text) <= 80 else f"{text[:80]}… ({len(text):,} characters)"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short.replace("\n", "\\n"))


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
        self._text = text
        self.number = 0
        """Of the line handed out last, from 1."""
        self.rows = 0
        """Rows begun so far: counted by the format, since a row may span lines and a product rows."""
        self.first_foreign_line: int | None = None
        """The first line that was not UTF-8."""
        self.ended_mid_line = False
        """The last line has no line end: the whole file, or one that was cut off."""

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self.number += 1
            self.ended_mid_line = not line.endswith(("\n", "\r"))
            if not line.isascii() and _NOT_UTF8.search(line):
                self.first_foreign_line = self.first_foreign_line or self.number
                yield line.translate(_WINDOWS_1252)
            else:
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
