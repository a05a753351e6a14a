"""A row of a table, read as the sentence that it stands for: what a cell says depends on the head of its column."""

from __future__ import annotations

import re

_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:=-]+")
_YES = re.compile(r"(?:yes|✓|✔|✅|☑)(?!\w)\ufe0f?\W*", re.IGNORECASE)
_NO = re.compile(r"(?:no(?:ne)?\b|✗|✘|❌|✕)\ufe0f?\W*", re.IGNORECASE)
_STATE = re.compile(
    r"(?:in stock|available|sold out|out of stock|unavailable|not available)\b", re.IGNORECASE
)
_LONGEST_HEAD = 4  # words; what is longer states something


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row; none where `text` is no row, or only the rule below a head."""
    row = text.strip()
    if not row.startswith("|") or row.count("|") < 3 or _RULE.fullmatch(row):
        return ()
    return tuple(cell.strip(" *_`") for cell in _CELL.split(row.strip("|")))


def is_rule(text: str) -> bool:
    """Whether `text` is the rule between a head and its rows."""
    return "|" in text and "-" in text and _RULE.fullmatch(text.strip()) is not None


def is_head(cells: tuple[str, ...]) -> bool:
    """Whether `cells` only name columns: short, without a digit, and saying neither yes nor no."""
    return bool(cells) and not any(
        re.search(r"\d", cell)
        or len(cell.split()) > _LONGEST_HEAD
        or _YES.fullmatch(cell)
        or _NO.fullmatch(cell)
        for cell in cells
    )


def row_as_sentence(cells: tuple[str, ...], head: tuple[str, ...]) -> str:
    """ "Writing Desk: Price: $329.00; In stock, 11", of the row and the head that belongs to it."""
    return f"{cells[0]}: " + "; ".join(
        _told(name, cell) for name, cell in zip(head[1:], cells[1:], strict=True) if cell.strip(" -–—")
    )


def _told(name: str, cell: str) -> str:
    """One cell under its `name`."""
    if not name or _STATE.match(cell):
        return cell
    yes = _YES.match(cell)
    if answer := yes or _NO.match(cell):
        rest = cell[answer.end() :]
        return f"{'' if yes else 'not '}{name.lower()}{', ' if rest else ''}{rest}"
    return f"{name}: {cell}"
