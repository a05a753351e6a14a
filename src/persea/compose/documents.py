"""What is said of documents that were handed over: what they are, what stands in them and where, what they do not say.

Passages are quoted word for word, as the document's own words and nobody else's. What it does not do: find them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.compose.document_words import words_in
from persea.compose.phrases import listing, number, vary
from persea.language.numbers import find_figures
from persea.language.plain import markdown_escaped, reader_text
from persea.origin import Origin
from persea.values import Document, Paper, Text

_KINDS = {
    "pdf": "a PDF", "docx": "a Word document", "xlsx": "a workbook", "csv": "a table", "markdown": "a text", "html": "a web page",
    "text": "a text", "rtf": "a text", "image": "a picture of print",
}  # fmt: skip
_PAPERS = {
    Paper.RECEIPT: "a receipt",
    Paper.SPECIFICATION: "a specification",
    Paper.NUTRITION: "a nutrition label",
}
_ASK = {
    Paper.RECEIPT: "You can ask what something cost or what it came to, or say “do you have these?”.",
    Paper.SPECIFICATION: "You can ask for anything in it, or say “find me one like this”.",
    Paper.NUTRITION: "You can ask for anything on it, or say “do you have this?”.",
    Paper.OTHER: "Ask me for anything in it; I answer with its own words and the page.",
}
_SAYS = ("{where} says: “{text}”", "{where} has it: “{text}”", "It stands on {place}: “{text}”")
_NOTHING = (
    "{name} does not say.",
    "{name} says nothing about that.",
    "I find nothing about that in {name}.",
)
_FROM_PICTURE = "That page is a picture, and was read from it: better look for yourself, too."


@dataclass(frozen=True, slots=True)
class Handed:
    """One document that was handed over. `id` of its attachment, where it is kept."""

    document: Document
    name: str = ""
    id: str = ""
    unable: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """As an answer calls it: by its file's name, else by its title."""
        name = self.name or self.document.title
        return f"“{markdown_escaped(name)}”" if name else "The document"

    @property
    def sheets(self) -> bool:
        return self.document.kind == "xlsx"

    def place(self, page: int, locale: str = "en") -> str:
        """ "page 3 of “manual.pdf”"; of a single page the name alone."""
        if max(self.document.page_count, len(self.document.pages)) < 2:
            return self.called
        if say := words_in(locale):
            return (say.sheet if self.sheets else say.page).format(number=page, name=self.called)
        return f"{'sheet' if self.sheets else 'page'} {page} of {self.called}"

    def label(self, page: int) -> str:
        """The same for a source line, where nothing is escaped."""
        name = self.name or self.document.title or "Document"
        several = max(self.document.page_count, len(self.document.pages)) > 1
        return f"{name}, {'sheet' if self.sheets else 'page'} {page}" if several else name


def write_told(handed: Handed, items: int = 0, total: str = "", locale: str = "en") -> str:
    """One line: what it is, its pages, what can be asked; and what of it was not read."""
    document = handed.document
    what = _PAPERS.get(document.paper) or _KINDS.get(document.kind, "a document")
    count = max(document.page_count, len(document.pages))
    if say := words_in(locale):
        pages = say.of_pages.format(count=count) if count > 1 else ""
        return say.told.format(name=handed.called, pages=pages, ask=say.ask)
    unit = "sheet" if handed.sheets else "page"
    pages = f" of {number(count)} {unit}s" if count > 1 else ""
    own = (
        f" (“{markdown_escaped(document.title)}”)" if document.title and document.title != handed.name else ""
    )
    listed = ""
    if document.paper is Paper.RECEIPT and items:
        listed = f": {number(items)} {'item' if items == 1 else 'items'}" + (
            f", {markdown_escaped(total)} in all" if total else ""
        )
    unable = "".join(f" {one}" for one in handed.unable)
    return f"{handed.called} is {what}{pages}{own}{listed}.{unable} {_ASK[document.paper]}"


def write_quote(
    handed: Handed,
    page: int,
    text: str,
    *,
    by_ocr: bool,
    turn_id: str,
    earlier: Sequence[str],
    locale: str = "en",
) -> Text:
    """`text`, word for word, and where it stands; its figures with their source."""
    say = words_in(locale)
    place = handed.place(page, locale)
    shown = markdown_escaped(" ".join(text.split()))
    where = place[:1].upper() + place[1:]
    patterns = say.says if say else _SAYS if place != handed.called else _SAYS[:2]
    said = vary(patterns, turn_id, earlier, where=where, place=place, text=shown)
    whole = f"{said}\n\n{say.from_picture if say else _FROM_PICTURE}" if by_ocr else said
    return Text(whole, origins_in(whole, said.rfind(shown), len(shown), handed, page))


def write_found(handed: Handed, page: int, told: str, locale: str = "en") -> Text:
    """What was reckoned or read off the document, with where."""
    say = words_in(locale)
    where = say.from_place if say else "That is from {place}."
    whole = f"{told}\n\n{where.format(place=handed.place(page, locale))}"
    return Text(whole, origins_in(whole, 0, len(told), handed, page))


def write_nothing(
    handed: Sequence[Handed], *, turn_id: str, earlier: Sequence[str], locale: str = "en"
) -> str:
    if say := words_in(locale):
        return say.nothing[0].format(name=", ".join(one.called for one in handed[:3]))
    name = listing([one.called for one in handed[:3]], "or")
    if len(handed) > 1:
        return f"I find nothing about that in {name}."
    unable = "".join(f" {one}" for one in handed[0].unable)
    return vary(_NOTHING, turn_id, earlier, name=name) + unable


def origins_in(text: str, start: int, length: int, handed: Handed, page: int) -> tuple[Origin, ...]:
    """The figures between `start` and `start + length`, each from that page."""
    part = text[start : start + length]
    read = reader_text(part)
    found, at = [], 0
    for figure in find_figures(read.lower()):
        written = read[figure.start : figure.end].strip()
        if figure.spelled or not re.search(r"\d", written):
            continue
        place = part.find(written, at)
        if place >= 0:
            at = place + len(written)
            found.append(
                Origin(written, start + place, "document", handed.id, handed.label(page), f"page {page}")
            )
    return tuple(found)
