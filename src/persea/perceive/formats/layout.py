"""Lines and tables from where things stand on a page: cells that stand below one another are a table.

For text whose places are known, of a PDF or read from a picture. Coordinates grow to the right and downwards. Where the
places do not tell clearly (two columns of prose), it says so, and whoever asked takes another way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from persea.perceive.formats.opened import table

_NEW_CELL = 0.9  # of a line's height: a wider gap parts cells
_NEW_WORD = 0.18
_MAY_PART = 0.45
"""Of a line's height: so wide a gap parts cells where a column of the rows above begins behind it."""
_AT_EDGE = 0.6  # of a line's height: so near to a column's beginning
_SAME_LINE = 0.5
_NEXT_ROW = 2.6
_NEW_PARAGRAPH = 1.75
_PROSE, _LINES_OF_PROSE = 30, 3
"""Characters: where so many rows have cells as long on average, they are columns of prose."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A character, a word or a line of print; one that begins with a blank stands apart from what is before it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    left: float
    right: float
    gaps: tuple[tuple[int, float, float], ...] = ()
    """Where it might be parted: before which character of the text, and from where to where there is nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    middle: float
    height: float

    @property
    def text(self) -> str:
        return "  ".join(cell.text for cell in self.cells)


def laid_out(pieces: Sequence[Piece]) -> str | None:
    """Markdown with tables; None where there is no table, or where it stands is not to be told."""
    rows = _rows(pieces)
    blocks: list[str] = []
    found, at = False, 0
    while at < len(rows):
        end = _block_end(rows, at)
        cells = _as_table(rows[at:end]) if end - at > 1 else None
        if cells == []:
            return None
        if cells:
            found = True
            blocks.append(table(cells))
            at = end
            continue
        near = at > 0 and rows[at].middle - rows[at - 1].middle < _NEW_PARAGRAPH * rows[at].height
        if near and blocks and not blocks[-1].endswith("|"):
            blocks[-1] += f"\n{rows[at].text}"
        else:
            blocks.append(rows[at].text)
        at += 1
    return "\n\n".join(blocks) if found else None


def rows_of(pieces: Sequence[Piece]) -> str:
    """The lines as they stand below one another, without tables."""
    return "\n".join(row.text for row in _rows(pieces))


# ---------------------------------------------------------------- rows of cells


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """What stands at one height, from left to right."""
    placed = sorted(
        (piece for piece in pieces if piece.text.strip()), key=lambda piece: piece.top + piece.bottom
    )
    lines: list[list[Piece]] = []
    middle = height = 0.0
    for piece in placed:
        own = (piece.top + piece.bottom) / 2
        if lines and abs(own - middle) <= _SAME_LINE * max(height, 1e-6):
            lines[-1].append(piece)
            continue
        lines.append([piece])
        middle, height = own, piece.bottom - piece.top
    return [_row(line) for line in lines]


def _row(line: list[Piece]) -> _Row:
    line.sort(key=lambda piece: piece.left)
    height = median(piece.bottom - piece.top for piece in line)
    cells: list[_Cell] = []
    text, left, right = "", 0.0, 0.0
    gaps: list[tuple[int, float, float]] = []
    for piece in line:
        gap = piece.left - right
        if text and gap > _NEW_CELL * height:
            cells.append(_Cell(text, left, right, tuple(gaps)))
            text, gaps = "", []
        if not text:
            text, left, right = piece.text.lstrip(), piece.left, piece.right
            continue
        is_apart = gap > _NEW_WORD * height or piece.text.startswith(" ")
        if gap > _MAY_PART * height:
            gaps.append((len(text) + 1, right, piece.left))
        text += (" " if is_apart else "") + piece.text.lstrip()
        right = max(right, piece.right)
    cells.append(_Cell(text, left, right, tuple(gaps)))
    middle = median((piece.top + piece.bottom) / 2 for piece in line)
    return _Row(tuple(cells), middle, height)


# ---------------------------------------------------------------- tables


def _block_end(rows: list[_Row], start: int) -> int:
    """The end of the rows of several cells from `start` that fit into the same columns; one of a single cell may stand between two
    of them. What goes on in a row nearly without a gap is parted where the columns above begin."""
    if len(rows[start].cells) < 2:
        return start
    several = [rows[start]]
    end = at = start + 1
    while at < len(rows) and _is_next(rows[at - 1], rows[at]):
        rows[at] = _parted(rows[at], _columns(several))
        if len(rows[at].cells) > 1:
            columns = _columns([*several, rows[at]])
            is_another = len(several) > 1 and len(rows[at].cells) > len(_columns(several))
            if is_another or len(columns) < 2 or not _fit(columns, [*several, rows[at]]):
                break
            several.append(rows[at])
            end = at + 1
        elif (
            len(rows[at - 1].cells) < 2
            or rows[at].cells[0].right > several[-1].cells[-1].right + rows[at].height
        ):
            break
        at += 1
    return end


def _parted(row: _Row, columns: Sequence[tuple[float, float]]) -> _Row:
    near = _AT_EDGE * row.height
    cells: list[_Cell] = []
    for cell in row.cells:
        at, left = 0, cell.left
        for begins, ends, goes_on in cell.gaps:
            if any(abs(goes_on - edge) <= near for edge, _ in columns[1:]):
                cells.append(_Cell(cell.text[at:begins].rstrip(), left, ends))
                at, left = begins, goes_on
        cells.append(_Cell(cell.text[at:], left, cell.right, cell.gaps if at == 0 else ()))
    return row if len(cells) == len(row.cells) else _Row(tuple(cells), row.middle, row.height)


def _is_next(before: _Row, row: _Row) -> bool:
    return row.middle - before.middle <= _NEXT_ROW * max(row.height, before.height)


def _fit(columns: Sequence[tuple[float, float]], rows: Sequence[_Row]) -> bool:
    """Whether no row has two cells in one column."""
    return all(len({_column_of(cell, columns) for cell in row.cells}) == len(row.cells) for row in rows)


def _as_table(rows: Sequence[_Row]) -> list[list[str]] | None:
    """Cells by column; None where it is none; empty where it is prose in columns."""
    several = [row for row in rows if len(row.cells) > 1]
    if len(several) < 2:
        return None
    columns = _columns(several)
    if len(columns) < 2:
        return None
    placed: list[list[str]] = []
    for row in rows:
        cells = [""] * len(columns)
        for cell in row.cells:
            at = _column_of(cell, columns)
            cells[at] = f"{cells[at]} {cell.text}".strip()
        placed.append(cells)
    long = sum(
        sum(len(cells[at]) for cells in placed) > _PROSE * sum(bool(cells[at]) for cells in placed)
        for at in range(len(columns))
    )
    return [] if long > 1 and len(rows) >= _LINES_OF_PROSE else placed


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Stretches from left to right that no cell of `rows` reaches across."""
    stretches: list[tuple[float, float]] = []
    for cell in sorted((cell for row in rows for cell in row.cells), key=lambda cell: cell.left):
        if stretches and cell.left < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], cell.right))
        else:
            stretches.append((cell.left, cell.right))
    return stretches


def _column_of(cell: _Cell, columns: Sequence[tuple[float, float]]) -> int:
    """Where most of it stands."""
    shared = [min(cell.right, right) - max(cell.left, left) for left, right in columns]
    return shared.index(max(shared))
