"""PDF: the text of its pages, with tables where their places tell them clearly; pages that are pictures are read from them.

Forms, scripts, attachments and links of a PDF are never looked at. PDFium is native code: it runs where it can do no harm.
"""

from __future__ import annotations

import ctypes
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from persea.errors import UnreadableUpload
from persea.perceive.formats.layout import Piece, laid_out
from persea.perceive.formats.opened import MOST_CHARACTERS, MOST_PAGES, Opened, opened
from persea.perceive.formats.scan import MOST_SCANS, print_of

if TYPE_CHECKING:
    import pypdfium2

    from persea.perceive.jobs.picture import Pixels

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY of fpdfview.h
_BROKEN_WORD = re.compile("[\ufffe\x02]\r?\n?")
"""PDFium puts it where a hyphen breaks a word at the end of a line."""
_MOST_PLACED = 20_000  # characters of a page whose places are looked at
_FEWEST = 12  # letters and digits: a page with fewer that shows a picture is a scan
_MOST_OBJECTS = 20_000
_MOST_PIXELS = 6_000_000
_PAGE_CPU_S = 20.0  # on all threads
"""Patterns and forms that draw one another never end, and PDFium cannot be told to stop. Reading print is bounded to a third."""
_DOTS_PER_POINT = 200 / 72
_PROGRAM_TITLE = re.compile(
    r"^(?:microsoft \w+ - |untitled|document\d*$|.*\.(?:docx?|xlsx?|pptx?|indd|dvi|tex|qxd|html?|pdf)$)", re.I
)


def read_pdf(data: bytes) -> Opened:
    """Raises UnreadableUpload for what is encrypted or broken."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise UnreadableUpload("The PDF is encrypted", fix="Save it without a password") from error
        raise UnreadableUpload("The PDF is damaged", fix="Save or print it anew as a PDF") from error
    if not count:
        raise UnreadableUpload("The PDF has no pages", fix="Save or print it anew as a PDF")
    pages = _Pages(document, min(count, MOST_PAGES))
    texts = list(pages.texts())
    title = str(document.get_metadata_dict().get("Title", ""))
    found = opened(
        "pdf",
        "" if _PROGRAM_TITLE.match(title.strip()) else title,
        texts,
        page_count=count,
        unable=pages.unable(),
    )
    return pages.marked(found)


class _Pages:
    def __init__(self, document: pypdfium2.PdfDocument, count: int) -> None:
        self._document = document
        self._count = count
        self._scanned: set[int] = set()
        self._unread: list[int] = []
        self._broken: list[int] = []

    def texts(self) -> Iterator[str]:
        """One for each page, empty where it cannot be read."""
        import pypdfium2

        left = MOST_CHARACTERS
        for number in range(1, self._count + 1):
            text = ""
            try:
                with _cpu_bound():
                    page = self._document[number - 1]
                    text = self._text(page, number) if left > 0 else ""
                    page.close()
            except pypdfium2.PdfiumError:
                self._broken.append(number)  # by itself: the others may still say something
            left -= len(text)
            yield text

    def unable(self) -> list[str]:
        told = []
        if self._broken:
            told.append(f"{_pages(self._broken)} could not be read.")
        if self._unread:
            told.append(f"{_pages(self._unread)}: pictures of print, of which at most {MOST_SCANS} are read.")
        return told

    def marked(self, found: Opened) -> Opened:
        """With the pages named that were read from pictures."""
        from dataclasses import replace

        pages = tuple(replace(page, by_ocr=page.number in self._scanned) for page in found.document.pages)
        return replace(found, document=replace(found.document, pages=pages))

    def _text(self, page: pypdfium2.PdfPage, number: int) -> str:
        text_page = page.get_textpage()
        count = min(text_page.count_chars(), MOST_CHARACTERS + 1)
        text = _BROKEN_WORD.sub("", text_page.get_text_range(0, count)) if count else ""
        if sum(letter.isalnum() for letter in text) < _FEWEST and _shows_picture(page):
            if len(self._scanned) < MOST_SCANS:
                self._scanned.add(number)
                text = print_of(_picture(page)) or text
            else:
                self._unread.append(number)
        elif count <= _MOST_PLACED and page.get_rotation() == 0:
            text = laid_out(_pieces(text_page, count, page.get_height())) or text
        text_page.close()
        return text


@contextmanager
def _cpu_bound() -> Iterator[None]:
    """Ends this process where one page takes too long: nobody handles the signal."""
    signal.setitimer(signal.ITIMER_PROF, _PAGE_CPU_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _pieces(text_page: pypdfium2.PdfTextPage, count: int, height: float) -> list[Piece]:
    """Characters with their places; PDFium counts upwards from the bottom."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    found: list[Piece] = []
    space = ""
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, at)
        if code <= 32 or code == 0xA0:
            space = " "
            continue
        if code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text_page.raw, at, ctypes.byref(box)) and box.right > box.left:
            text = space + chr(code)
            found.append(Piece(text, box.left, height - box.top, box.right, height - box.bottom))
            space = ""
    return found


def _shows_picture(page: pypdfium2.PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    for place, item in enumerate(page.get_objects(max_depth=4)):
        if item.type in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            return True
        if place > _MOST_OBJECTS:
            break
    return False


def _picture(page: pypdfium2.PdfPage) -> Pixels:
    """The page as it is printed, H x W x 3, as sharp as its bound allows."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=False)
    image: Pixels = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return image


def _pages(numbers: list[int]) -> str:
    """ "Page 3", "Pages 3, 5 to 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [f"{run[0]}" if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:8]]
    more = " and others" if len(runs) > len(said) else ""
    return f"Page{'s' if len(numbers) > 1 else ''} {', '.join(said)}{more}"
