"""The shop's own documents as guides: one guide a section, with an id that stays the same.

Markdown and HTML are cut at their headings, PDFs at their pages; a section that is longer than a guide may be
goes on in the next. What it does not do: write anything, or find out what a document is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from persea.catalog.encoding import encoding_of, text_of
from persea.catalog.files import FeedFile, feed_files, unopened
from persea.catalog.plain_text import even_lines
from persea.catalog.rows import BadRow, Lines, RowProblem
from persea.catalog.texts.pdf import BadDocument, pdf_text
from persea.catalog.texts.pdf_child import MOST_BYTES
from persea.catalog.texts.sections import Section, Sections, of_html, of_markdown, of_text
from persea.catalog.tidy import Edit
from persea.errors import FeedUnreadable
from persea.values import Guide

_KINDS: dict[str, Callable[[str], Sections] | None] = {
    ".md": of_markdown,
    ".markdown": of_markdown,
    ".html": of_html,
    ".htm": of_html,
    ".txt": of_text,
    ".pdf": None,
}
_HEAD_BYTES = 4096
_TEXT = 5_000_000  # characters
_TITLE = 300
_BODY = 20_000
_SECTIONS = 2_000
_NAME = 500
_SLUG = 80


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read; without guides where it cannot be used."""

    source: str
    """Its path within what is imported."""
    guides: tuple[Guide, ...]
    problems: tuple[RowProblem, ...] = ()
    skipped: bool = False
    """It is none of the kinds that are read."""
    fraction: float = 1.0
    """How much of all files has been read with it, 0 to 1."""


def open_knowledge(paths: Sequence[Path], *, as_of: datetime) -> Iterator[Document]:
    """The documents at `paths`: files, folders, zip archives. Raises FeedUnreadable or FeedRefused."""
    found = [(path, file) for path in paths for file in feed_files(path)]
    size = max(sum(file.size_bytes for _, file in found), 1)
    done = 0
    taken: set[str] = set()
    for path, file in found:
        done += file.size_bytes
        name = file.name or _unpacked_name(path)
        try:
            document = _read(file, name, as_of) if name not in taken else _namesake(name)
            taken.add(name)
        except OSError as error:
            raise unopened(path / file.name, error) from error
        yield replace(document, fraction=done / size)


def _namesake(name: str) -> Document:
    reason = "another file of this import has the same path; import the folder above both"
    return Document(name, (), (RowProblem(0, "", "", reason, file=name),))


def _unpacked_name(path: Path) -> str:
    return path.name.removesuffix(".gz")


def _read(file: FeedFile, name: str, as_of: datetime) -> Document:
    kind = PurePosixPath(name).suffix.lower()
    if kind not in _KINDS:
        return Document(name, (), skipped=True)
    edit = Edit(0)
    try:
        if len(name) > _NAME:
            raise BadDocument(f"a path of more than {_NAME} characters")
        source = edit.printable("path", name)
        found = _pdf(file, edit) if kind == ".pdf" else _text(file, _KINDS[kind], edit)
        guides = _guides(source, found, as_of, edit)
        if not guides:
            raise BadDocument("no text in it")
    except (BadDocument, FeedUnreadable, BadRow) as bad:
        return Document(name, (), (RowProblem(0, "", "", str(bad), file=name),))
    return Document(source, guides, tuple(replace(note, file=source) for note in edit.notes))


def _pdf(file: FeedFile, edit: Edit) -> Sections:
    text = pdf_text(file.head(MOST_BYTES + 1).start)
    if text.note:
        edit.note("", "", text.note)
    pages = enumerate(text.pages, 1)
    return Sections("", "", tuple(Section(f"page {number}", 2, even_lines(page)) for number, page in pages))


def _text(file: FeedFile, cut: Callable[[str], Sections] | None, edit: Edit) -> Sections:
    assert cut is not None, "only a PDF has none"
    encoding = encoding_of(file.head(_HEAD_BYTES).start)
    with file.open() as stream, text_of(stream, encoding) as text:
        lines = Lines(text)
        whole = lines.whole(_TEXT)
        fault = stream.fault
    if whole is None:
        raise BadDocument(f"more than {_TEXT:,} characters; split it")
    if fault:
        raise BadDocument(fault)
    if lines.first_foreign_line is not None:
        edit.note("", "", "not UTF-8; such characters were read as Windows-1252")
    return cut(edit.printable("text", whole.removeprefix("\ufeff")))


def _guides(source: str, found: Sections, as_of: datetime, edit: Edit) -> tuple[Guide, ...]:
    first = next((section for section in found.sections if section.level == 1), None)
    title = edit.line_of("title", found.title or (first.heading if first else ""), _TITLE) or _from(source)
    url = edit.url("url", found.url)
    guides: list[Guide] = []
    taken: dict[str, int] = {}
    for section in found.sections:
        if not section.body:
            continue
        heading = section.heading[:_TITLE]
        slug = _slug(heading)
        count = taken[slug] = taken.get(slug, 0) + 1
        id = f"{source}#{slug}" if slug else source
        if count > 1:
            id += f"~{count}"
        named = title if not heading or heading == title else f"{title}: {heading}"
        for place, part in enumerate(_parts(section.body), 1):
            more = f" ({place})" if place > 1 else ""
            guides.append(Guide(id + (f"~part-{place}" if more else ""), named + more, part, as_of, url))
    if len(guides) > _SECTIONS:
        edit.note("", "", f"{len(guides):,} sections; only the first {_SECTIONS:,} were kept")
    return tuple(guides[:_SECTIONS])


def _from(source: str) -> str:
    """ "help/returns_and-refunds.md": Returns and refunds."""
    words = re.sub(r"[\s_-]+", " ", PurePosixPath(source).stem).strip()
    return words[:1].upper() + words[1:] or source


def _slug(heading: str) -> str:
    """What a heading is called in an id: its letters and digits of any script, lower case."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", heading).lower().replace("_", " "))
    return "-".join(words)[:_SLUG].strip("-")


def _parts(body: str) -> Iterator[str]:
    """`body` in pieces that a guide may have, cut at the last paragraph, line or blank before its end."""
    while len(body) > _BODY:
        start = body[:_BODY]
        end = next((at for mark in ("\n\n", "\n", " ") if (at := start.rfind(mark)) > _BODY // 2), _BODY)
        yield body[:end].rstrip()
        body = body[end:].lstrip()
    if body:
        yield body
