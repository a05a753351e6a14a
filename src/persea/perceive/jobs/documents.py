"""Opens a document: its text by page, with tables, and what paper it is. Each format is a file of perceive/formats."""

from __future__ import annotations

from dataclasses import replace

from pydantic import BaseModel, TypeAdapter

from persea.errors import UnreadableUpload
from persea.perceive.formats.archive import open_archive
from persea.perceive.formats.opened import Opened, with_text
from persea.perceive.formats.pdf import read_pdf
from persea.perceive.formats.rtf import read_rtf
from persea.perceive.formats.sheets import MAIN as OF_WORKBOOK
from persea.perceive.formats.sheets import read_workbook
from persea.perceive.formats.text import read_text
from persea.perceive.formats.word import MAIN as OF_WORD
from persea.perceive.formats.word import read_word
from persea.perceive.kinds import Container
from persea.perceive.paper import paper_of

OPENED = TypeAdapter(Opened)
"""How the answer is written and read."""
_MACROS = ("vbaProject.bin", "vbaData.xml")


class ReadDocument(BaseModel):
    container: Container
    name: str = ""
    media_type: str = ""


def read(request: str, body: bytes) -> bytes:
    """An Opened. Raises UnreadableUpload."""
    asked = ReadDocument.model_validate_json(request)
    found = with_text(_opened(asked, body))
    document = replace(found.document, paper=paper_of(found.document.pages))
    return OPENED.dump_json(replace(found, document=document))


def _opened(asked: ReadDocument, body: bytes) -> Opened:
    if asked.container is Container.PDF:
        return read_pdf(body)
    if asked.container is Container.ZIP:
        return _office(body)
    if asked.container is Container.RTF:
        return read_rtf(body)
    if asked.container is Container.TEXT:
        return read_text(body, asked.name, asked.media_type)
    raise UnreadableUpload(
        "This is an office file of the old kind, or an encrypted one",
        fix="Save it as .docx or .xlsx without a password, or as a PDF",
    )


def _office(body: bytes) -> Opened:
    with open_archive(body) as archive:
        names = set(archive.namelist())
        if OF_WORD in names:
            found = read_word(archive)
        elif OF_WORKBOOK in names:
            found = read_workbook(body, archive)
        else:
            raise UnreadableUpload(
                "This archive is no Word document and no workbook",
                fix="Send the files in it one by one, as .docx, .xlsx, PDF or text",
            )
    if any(name.endswith(_MACROS) for name in names):
        found = replace(found, unable=(*found.unable, "It brings macros, which were not run."))
    return found
