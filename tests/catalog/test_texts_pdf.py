"""PDFs read in a process of their own: their text, and what is told of those that have none."""

from __future__ import annotations

import re
import zlib

import pytest

from pdfs import a_pdf, an_encrypted_pdf
from persea.catalog.texts.pdf import BadDocument, PdfText, pdf_text


def test_text_page_by_page() -> None:
    """Every page's text arrives, line by line; a page without text is an empty one."""
    read = pdf_text(a_pdf("Returns are free.\nWithin 30 days.", "", "Write to us."))
    assert read == PdfText(("Returns are free.\r\nWithin 30 days.", "", "Write to us."), "")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (a_pdf("", ""), "no text in it; it may be a scan"),
        (an_encrypted_pdf(), "encrypted; save it without a password"),
        (a_pdf("Returns are free.")[:80], "broken or cut off"),
        (b"", "broken or cut off"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5000, "broken or cut off"),
        (b"\x00" * ((50 << 20) + 1), "more than 50 MB"),
    ],
)
def test_what_cannot_be_used(data: bytes, told: str) -> None:
    """A scan, an encrypted, a broken and a vast PDF are each told as what they are."""
    with pytest.raises(BadDocument, match=re.escape(told)):
        pdf_text(data)


def test_many_pages() -> None:
    """Of a PDF with more pages than anybody reads the first 1,000 are read, and that is told."""
    read = pdf_text(a_pdf(*(f"Page {number}" for number in range(1_200))))
    assert (len(read.pages), read.pages[-1]) == (1_000, "Page 999")
    assert read.note == "only the first 1,000 of 1,200 pages were read (at most 1,000)"


def test_a_page_that_unpacks_to_gigabytes() -> None:
    """What would fill the memory ends in the other process, and is told like any other PDF that cannot be read."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(b"(aaaaaaaaaaaa) Tj " * 60_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + megabyte * 3_000 + packer.flush()
    twice = zlib.compress(packed, 9).hex() + ">"
    filters = "[/ASCIIHexDecode /FlateDecode /FlateDecode]"
    page = f"<< /Length {len(twice)} /Filter {filters} >>\nstream\n{twice}\nendstream"
    with pytest.raises(BadDocument, match="too much for the memory and time allowed"):
        pdf_text(a_pdf("x", _11=page))


def test_pages_that_are_all_the_same_page() -> None:
    """A page tree that names itself ends, whatever it claims to hold."""
    loop = "<< /Type /Pages /Kids [2 0 R 2 0 R 10 0 R] /Count 100000000 >>"
    assert set(pdf_text(a_pdf("Round and round.", _2=loop)).pages) <= {"Round and round.", ""}
