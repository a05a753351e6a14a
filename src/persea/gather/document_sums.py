"""Adds up a column of a table in a document that was handed over, exactly.

The column is the one whose name the question says. What it does not do: choose rows, or convert what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persea.errors import ToolError
from persea.gather.calculate import calculated
from persea.gather.document_passages import has_head, table_rows
from persea.language.asked import all_stems, asked_words
from persea.values import Document

_NUMBER = re.compile(r"-?\s?[$€£¥]?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s?(?:[$€£¥%]|[A-Za-z]{1,4})?")
_COMMA = re.compile(r"-?\d+,\d{1,2}")
_SUMMED = re.compile(r"\b(?:sub-?total|total|sum|summe|gesamt)\b", re.I)
_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Summed:
    """`result` of adding up `count` cells of `column`; `working` is the reckoning itself, where it is short."""

    column: str
    result: str
    working: str
    count: int
    place: int
    page: int


def column_sum(documents: Sequence[Document], question: str) -> Summed | None:
    """None where no column of figures is named by the question, or more than one is."""
    asked = set(asked_words(question))
    found = [
        (column, cells, place, page)
        for place, document in enumerate(documents)
        for column, cells, page in _columns(document)
        if asked & set(all_stems(column))
    ]
    if len(found) != 1:
        return None
    column, cells, place, page = found[0]
    try:
        working = calculated(" + ".join(cells))
    except ToolError:
        return None
    result = working.rpartition(" = ")[2]
    return Summed(column, result, working if len(cells) <= 12 else "", len(cells), place, page)


def _columns(document: Document) -> Iterator[tuple[str, list[str], int]]:
    """(name, its figures as plain numbers, page) of each column that holds nothing but figures."""
    for page in document.pages:
        lines = page.text.split("\n")
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            rows = table_rows(lines[at:end])
            if rows and has_head(rows):
                body = [row for row in rows[1:] if not _SUMMED.search(" ".join(row))]
                for place, name in enumerate(rows[0]):
                    cells = [_plain(row[place]) for row in body if place < len(row) and row[place]]
                    if name and 1 < len(cells) <= _MOST_ROWS and all(cells):
                        yield name, cells, page.number
            at = max(end, at + 1)


def _plain(cell: str) -> str:
    """ "$1,250.50" and "3,20" as plain numbers; empty where it is none."""
    if _COMMA.fullmatch(cell):
        return cell.replace(",", ".")
    found = _NUMBER.fullmatch(cell)
    if found is None:
        return ""
    sign = "-" if cell.startswith("-") else ""
    return sign + found[1].replace(",", "") + (f".{found[2]}" if found[2] else "")
