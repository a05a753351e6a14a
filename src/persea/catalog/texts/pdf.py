"""The text of a PDF, page by page, read in a process of its own (`pdf_child`) that may fail alone.

What it does not do: recognise text in pictures, or keep any layout.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass

from pydantic import ValidationError

from persea.catalog.texts.pdf_child import MOST_BYTES, MOST_PAGES, PdfSaid

_PATIENCE_S = 120.0


class BadDocument(ValueError):
    """A document that cannot be used; its text is the reason, for a person."""


@dataclass(frozen=True, slots=True)
class PdfText:
    pages: tuple[str, ...]
    note: str
    """What is missing of it; empty where nothing is."""


def pdf_text(data: bytes) -> PdfText:
    """Raises BadDocument where there is no text to be had: broken, encrypted, a scan, or too costly to read."""
    if len(data) > MOST_BYTES:
        raise BadDocument(f"a PDF of more than {MOST_BYTES >> 20} MB; split it")
    with tempfile.TemporaryFile() as answer:
        try:
            child = subprocess.run(
                [sys.executable, "-P", "-m", "persea.catalog.texts.pdf_child"],
                input=data,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise BadDocument("a PDF that takes too long to read") from error
        if child.returncode:
            raise BadDocument(
                "a PDF that cannot be read: broken, or too much for the memory and time allowed"
            )
        answer.seek(0)
        try:
            said = PdfSaid.model_validate_json(answer.read())
        except ValidationError as error:
            raise BadDocument("a PDF that cannot be read") from error
    if said.fault == "encrypted":
        raise BadDocument("a PDF that is encrypted; save it without a password")
    if said.fault:
        raise BadDocument("not a PDF that can be read: broken or cut off")
    if not any(page.strip() for page in said.pages):
        raise BadDocument("no text in it; it may be a scan (run text recognition over it first)")
    note = ""
    if said.cut:
        note = f"only the first {len(said.pages):,} of {said.page_count:,} pages were read (at most {MOST_PAGES:,})"
    return PdfText(said.pages, note)
