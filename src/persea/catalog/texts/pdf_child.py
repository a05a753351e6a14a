"""The process that PDFium runs in: `python -m persea.catalog.texts.pdf_child`, started by `pdf`.

A PDF comes in on stdin, its text goes out on stdout as JSON. PDFium is native code on bytes that anybody may
have made, so before it sees them this process may no longer use more than a bounded amount of memory, time and
output. Everything it says goes to stderr.
"""

from __future__ import annotations

import os
import re
import resource
import sys

from pydantic import BaseModel

MOST_BYTES = 50 << 20
MOST_PAGES = 1_000
_MOST_CHARACTERS = 5_000_000
_MOST_OUTPUT_BYTES = 64 << 20
_MOST_MEMORY_BYTES = 2 << 30  # of address space, of which Python and PDFium map some 300 MB
_MOST_CPU_S = 60

_PASSWORD = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_SECURITY = 5  # FPDF_ERR_SECURITY: an encryption that PDFium does not know
# PDFium puts U+FFFE where a hyphen breaks a word at the end of a line.
_BROKEN_WORD = re.compile("[\ufffe\x02]\r?\n?")


class PdfSaid(BaseModel):
    """What the child answers."""

    pages: tuple[str, ...] = ()
    page_count: int = 0
    cut: bool = False
    """True where there was more than may be kept."""
    fault: str = ""
    """"encrypted", "broken" or empty."""


def main() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, _MOST_MEMORY_BYTES),
        (resource.RLIMIT_CPU, _MOST_CPU_S),
        (resource.RLIMIT_FSIZE, _MOST_OUTPUT_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # nothing that native code prints may come between
    answers.write(_read(sys.stdin.buffer.read(MOST_BYTES)).model_dump_json())
    answers.close()


def _read(data: bytes) -> PdfSaid:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return PdfSaid(fault="encrypted" if error.err_code in (_PASSWORD, _SECURITY) else "broken")
    pages: list[str] = []
    left = _MOST_CHARACTERS
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append("")  # a page that is broken by itself: the others may still say something
            continue
        count = min(text_page.count_chars(), left)
        text = text_page.get_text_range(0, count) if count else ""
        pages.append(_BROKEN_WORD.sub("", text))
        left -= count
        text_page.close()
        page.close()
        if not left:
            break
    return PdfSaid(pages=tuple(pages), page_count=len(document), cut=len(pages) < len(document) or not left)


if __name__ == "__main__":
    main()
