"""Print on a page that is a picture: the one place where the readers of documents ask for it to be recognised."""

from __future__ import annotations

from collections.abc import Sequence

from persea.perceive.formats.opened import table
from persea.perceive.jobs.picture import Pixels
from persea.perceive.jobs.print import FoundLine, read_print

MOST_SCANS = 8
"""Pages of one document that are read from pictures: each takes seconds."""
_PAGE_S = 6.0
_APART = 1.1  # of a line's height: a wider gap parts paragraphs


def print_of(pixels: Pixels) -> str:
    """What is printed there, its rows as lines; rows of as many cells below one another are a table."""
    return in_rows(read_print(pixels, within_s=_PAGE_S).lines)


def in_rows(lines: Sequence[FoundLine]) -> str:
    blocks: list[str] = []
    rows: list[list[str]] = []

    def settle() -> None:
        if len(rows) > 1:
            blocks.append(table(rows))
        elif rows:
            blocks.append("  ".join(rows[0]))
        rows.clear()

    before: FoundLine | None = None
    for line in lines:
        cells = [cell.strip() for cell in line.text.split("  ") if cell.strip()]
        is_apart = before is not None and line.top - before.bottom > _APART * (before.bottom - before.top)
        if len(cells) > 1 and (not rows or len(cells) == len(rows[-1])):
            rows.append(cells)
        elif len(cells) > 1:
            settle()
            rows.append(cells)
        else:
            had_rows = bool(rows)
            settle()
            if blocks and not (is_apart or had_rows or blocks[-1].endswith("|")):
                blocks[-1] += f"\n{line.text.strip()}"
            else:
                blocks.append(line.text.strip())
        before = line
    settle()
    return "\n\n".join(blocks)
