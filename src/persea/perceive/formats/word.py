"""Word documents (.docx): paragraphs, headings and tables of its main part, by page where Word left where its pages end.

Read as XML without entities; deleted and hidden text is not read; macros, fields, embedded files and whatever relations
point to are never looked at (ECMA-376, 17.2 to 17.4).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from persea.errors import UnreadableUpload
from persea.perceive.formats.archive import part, xml_of
from persea.perceive.formats.opened import MOST_COLUMNS, MOST_ROWS, Opened, opened, table

MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_READ = {
    *(
        f"{_W}{name}"
        for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "tcPr")
    ),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # the same once more, for old programs
}
_OFF = ("0", "false", "off")
_PAGE = "\f"
_HEADING = re.compile(r"heading ([1-6])")
_DEEPEST = 60


def read_word(archive: zipfile.ZipFile) -> Opened:
    """Raises UnreadableUpload."""
    root = xml_of(part(archive, MAIN))
    body = root.find(f"{_W}body")
    if body is None:
        raise UnreadableUpload("The file holds no document", fix="Save it anew, or send it as a PDF")
    reader = _Reader(
        _styles(archive), as_rendered=next(root.iter(f"{_W}lastRenderedPageBreak"), None) is not None
    )
    pages = "\n\n".join(block for block in reader.blocks(body) if block).split(_PAGE)
    texts = [page for at, page in enumerate(pages) if at == 0 or page.strip() or at < len(pages) - 1]
    return opened("docx", _title(archive) or reader.title, texts)


def _title(archive: zipfile.ZipFile) -> str:
    data = part(archive, "docProps/core.xml")
    found = xml_of(data).find("{http://purl.org/dc/elements/1.1/}title") if data else None
    return found.text or "" if found is not None else ""


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names by id: ids are in the language of the program, names of headings are not."""
    data = part(archive, "word/styles.xml")
    found = {}
    for style in xml_of(data).iter(f"{_W}style") if data else ():
        name = style.find(f"{_W}name")
        if name is not None:
            found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").lower()
    return found


class _Reader:
    def __init__(self, styles: dict[str, str], *, as_rendered: bool) -> None:
        self._styles = styles
        self._as_rendered = as_rendered
        """Whether the program noted where its pages ended; else only breaks that somebody put are known."""
        self.title = ""

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[str]:
        """Paragraphs and tables as Markdown, with a form feed where a page ends."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag not in _NOT_READ and depth < _DEEPEST:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, element: Element) -> str:
        text = self._text(element).strip(" \n\t")
        properties = element.find(f"{_W}pPr")
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        named = self._styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
        level = 1 if named == "title" else int(found[1]) if (found := _HEADING.fullmatch(named)) else 0
        ends = text.count(_PAGE)
        words = text.replace(_PAGE, " ").strip() if level else text
        if level and words:
            self.title = self.title or words
            words = f"{_PAGE * ends}{'#' * level} {' '.join(words.split())}"
        if (
            properties is not None
            and not self._as_rendered
            and _is_on(properties.find(f"{_W}pageBreakBefore"))
        ):
            words = _PAGE + words
        is_item = properties is not None and properties.find(f"{_W}numPr") is not None
        return f"- {words}" if is_item and words and not level else words

    def _table(self, element: Element) -> Iterator[str]:
        rows, ends = [], 0
        for row in element.iter(f"{_W}tr"):
            cells: list[str] = []
            for cell in row.findall(f"{_W}tc"):
                text = self._text(cell)
                ends += text.count(_PAGE)
                cells += [text.replace(_PAGE, " "), *[""] * (_span(cell) - 1)]
            rows.append(cells[:MOST_COLUMNS])
            if len(rows) > MOST_ROWS:
                break
        yield table(rows)
        if ends:  # it began on the page before, and goes on
            yield _PAGE * ends

    def _text(self, element: Element, depth: int = 0) -> str:
        pieces: list[str] = []
        for child in element:
            if child.tag == f"{_W}t":
                pieces.append(child.text or "")
            elif child.tag in (f"{_W}tab", f"{_W}ptab"):
                pieces.append(" ")
            elif child.tag == f"{_W}br" or child.tag == f"{_W}cr":
                is_page = child.get(f"{_W}type") == "page"
                pieces.append(("" if self._as_rendered else _PAGE) if is_page else "\n")
            elif child.tag == f"{_W}lastRenderedPageBreak":
                pieces.append(_PAGE)
            elif child.tag == f"{_W}noBreakHyphen":
                pieces.append("-")
            elif child.tag in _NOT_READ or depth > _DEEPEST or (child.tag == f"{_W}r" and _is_hidden(child)):
                continue
            else:
                pieces.append(self._text(child, depth + 1))
                if child.tag == f"{_W}p":
                    pieces.append("\n")
        return "".join(pieces)


def _is_hidden(run: Element) -> bool:
    properties = run.find(f"{_W}rPr")
    return properties is not None and _is_on(properties.find(f"{_W}vanish"))


def _is_on(flag: Element | None) -> bool:
    return flag is not None and flag.get(f"{_W}val", "1") not in _OFF


def _span(cell: Element) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = found.get(f"{_W}val", "1") if found is not None else "1"
    return min(int(value), MOST_COLUMNS) if value.isdigit() and int(value) else 1
