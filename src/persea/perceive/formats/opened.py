"""What the readers of documents give, and what bounds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from persea.errors import UnreadableUpload
from persea.values import Document, Page

MOST_PAGES = 200
MOST_CHARACTERS = 600_000
MOST_ROWS = 2_000
MOST_COLUMNS = 50
_MOST_CELL = 500
_MOST_TITLE = 200
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069\u200b\ufeff]"
)
"""What a reader does not see, and what turns text around."""
_LEFT_EMPTY = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Opened:
    """`unable`: what was left out, each as a sentence for the person."""

    document: Document
    unable: tuple[str, ...] = ()


def opened(
    kind: str, title: str, texts: Iterable[str], *, page_count: int = 0, unable: Sequence[str] = ()
) -> Opened:
    """A document of one text a page, cut to what is read. Raises UnreadableUpload where no page holds any."""
    pages: list[Page] = []
    told, left, seen = list(unable), MOST_CHARACTERS, 0
    for number, text in enumerate(texts, 1):
        seen = number
        if number > MOST_PAGES or left <= 0:
            continue
        text = tidied(text)
        pages.append(Page(number, text[:left]))
        left -= len(text)
    count = max(page_count, seen)
    document = Document(kind, one_line(title), tuple(pages), page_count=count)
    if left < 0 or len(pages) < count:
        told.append(_cut(len(pages), count))
    return Opened(document, tuple(told))


def with_text(found: Opened) -> Opened:
    """`found`; raises UnreadableUpload where there is nothing to read in it. Pages without text are left out."""
    pages = tuple(page for page in found.document.pages if page.text)
    if not pages:
        why = " ".join(found.unable).rstrip(".")
        raise UnreadableUpload(
            "There is no text in it", value=why or None, fix="Send one with text, or a photo of it"
        )
    return Opened(replace(found.document, pages=pages), found.unable)


def _cut(read: int, count: int) -> str:
    return (
        f"Only the first {read:,} of {count:,} pages were read."
        if read < count
        else "Its end was not read: it is too long."
    )


def tidied(text: str) -> str:
    """Even line ends, nothing invisible, no more than one empty line."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LEFT_EMPTY.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")


def one_line(text: str) -> str:
    return " ".join(_CONTROL.sub("", text).split())[:_MOST_TITLE]


def table(rows: Sequence[Sequence[str]]) -> str:
    """`rows` as a Markdown table, the first one its head; empty columns and rows go."""
    cells = [[_cell(text) for text in row[:MOST_COLUMNS]] for row in rows[: MOST_ROWS + 1]]
    cells = [row for row in cells if any(row)]
    width = max((len(row) for row in cells), default=0)
    even = [row + [""] * (width - len(row)) for row in cells]
    kept = [at for at in range(width) if any(row[at] for row in even)]
    lines = ["| " + " | ".join(row[at] for at in kept) + " |" for row in even]
    return "\n".join([*lines[:1], "|" + " --- |" * len(kept), *lines[1:]]) if lines else ""


def _cell(text: str) -> str:
    return " ".join(text.split())[:_MOST_CELL].replace("|", "\\|")
