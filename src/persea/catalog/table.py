"""A CSV file as rows of named cells: the separator found, the header read, broken rows reported.

Strict about quotes, so that a file which was cut off or a stray quote costs one row and is told, instead of
swallowing the rest in silence. What it does not do: know what any column means.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile

from persea.catalog.rows import BadRow, Lines, RowProblem

_SEPARATORS = (",", ";", "\t", "|")
_LARGEST_CELL = 16 << 20  # characters; the csv module's own limit is 128 KiB
_MOST_TOLD = 5  # names that several columns have


@dataclass(slots=True)
class TableRow:
    """One row: cells by column name in lower case, and what was noted while reading them."""

    line: int
    cells: dict[str, str]
    notes: list[RowProblem] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        """Without blanks around it, the "'" that exporters put before what a spreadsheet would calculate, and
        the ="…" around what it would round; "" where there is no such column."""
        cell = self.cells.get(column, "").strip()
        if cell[:2] == '="' and cell[-1] == '"' and len(cell) > 2:
            return cell[2:-1].strip()
        return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell

    def note(self, column: str, reason: str) -> None:
        """The row goes in without this cell."""
        self.notes.append(RowProblem(self.line, column, self[column.lower()][:200], reason, row_lost=False))

    def lost(self, column: str, reason: str) -> BadRow:
        """To be raised: the row does not go in."""
        return BadRow(RowProblem(self.line, column, self[column.lower()][:200], reason))


def columns(head: str) -> list[str]:
    """The names in the first row of `head`, in lower case; none where it is no CSV."""
    lines = list(dropwhile(_is_before_header, head.splitlines(keepends=True)))
    try:
        header = next(
            csv.reader(map(_without_mark, lines), delimiter=_separator(lines[0] if lines else "")), []
        )
    except csv.Error:
        return []
    return [name.strip().lower() for name in header]


def table_rows(lines: Lines) -> Iterator[TableRow | RowProblem]:
    """The rows after the header, which may span lines; empty ones are passed over."""
    source = iter(lines)
    header = _without_mark(next(dropwhile(_is_before_header, source), ""))
    first = lines.number
    while header.count('"') % 2 and (more := next(source, "")):
        header += more
    names = columns(header)
    repeated = [(name, times) for name, times in Counter(names).items() if name and times > 1]
    for name, times in repeated[:_MOST_TOLD]:
        reason = f"{times} columns have this name; the last of them counts"
        yield RowProblem(first, name[:200], "", reason, row_lost=False)
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    table = csv.reader(source, delimiter=_separator(header), strict=True)
    while True:
        line = lines.number + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            lines.rows += 1
            yield RowProblem(line, "", "", _not_csv(error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        lines.rows += 1
        if len(cells) < len(names) and lines.ended_mid_line:
            reason = "the file ends in the middle of this row"
            yield RowProblem(line, "", cells[-1][:200], reason, cut_off=True)
        elif any(cell.strip() for cell in cells[len(names) :]):
            yield RowProblem(line, "", cells[-1][:200], f"{len(cells)} cells, but {len(names)} columns")
        else:
            # Spreadsheets leave out the empty cells at a row's end.
            yield TableRow(line, dict(zip(names, cells, strict=False)))


def _is_before_header(line: str) -> bool:
    """An empty line, or the "sep=;" with which a file tells Excel its separator."""
    text = _without_mark(line).strip()
    return not text or re.fullmatch(r'"?sep=.?"?', text, re.IGNORECASE) is not None


def _without_mark(line: str) -> str:
    """Without byte order marks: exporters write a second one, or one after other lines."""
    return line.lstrip("\ufeff")


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.split("\n", 1)[0].count)


def _not_csv(error: csv.Error) -> str:
    if "expected after" in str(error):
        return 'not CSV: a " within a quoted cell has to be doubled'
    return f"not CSV: {error}"
