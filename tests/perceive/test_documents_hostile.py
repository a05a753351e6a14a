"""Documents that are out to do harm, or that are damaged, are a clear error, and what reads them stays bounded."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from pdfs import a_pdf, an_encrypted_pdf
from persea.errors import UnreadableUpload
from persea.perceive import Senses, perceive
from persea.values import Upload
from sensing.pages import placed_pdf, word, workbook

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
)


def a_zip(**entries: bytes | str) -> bytes:
    """With these entries; "__" in a name stands for "/"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def a_docx(body: str, **more: bytes | str) -> bytes:
    return a_zip(**{"[Content_Types].xml": _TYPES, "word/document.xml": body, **more})


def _locked() -> bytes:
    made = bytearray(a_docx(_BODY.format(text="x")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + place] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


def _liar() -> bytes:
    """A part that says it is small, and is not."""
    made = bytearray(a_docx(_BODY.format(text="A" * 50_000_000)))
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        if struct.unpack_from("<I", made, at + 24)[0] > 1_000_000:
            struct.pack_into("<I", made, at + 24, 1000)
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


_ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + _BODY.format(
    text="&b;"
)
_FILE = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + _BODY.format(text="&f;")
_DEEP_PDF = a_pdf("x").replace(b"/Count 1", b"/Count 99999999")
_PDF_BOMB = (
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99999999 99999999] /Contents 4 0 R >>\nendobj\n"
)

HOSTILE = {
    "encrypted.pdf": (an_encrypted_pdf(), "The PDF is encrypted"),
    "truncated.pdf": (a_pdf("Some text")[:200], "The PDF is damaged"),
    "header only.pdf": (b"%PDF-1.7\n", "The PDF is damaged"),
    "noise.pdf": (b"%PDF-1.4\n" + bytes(range(256)) * 200, "The PDF is damaged"),
    "no text.pdf": (a_pdf(""), "There is no text in it"),
    "truncated.docx": (word(["Hello"])[:3000], "The file is damaged"),
    "bomb.docx": (a_docx(_BODY.format(text="A" * 60_000_000)), "The file unpacks to too much"),
    "liar.docx": (_liar(), "The file is damaged"),
    "many parts.docx": (
        a_docx(_BODY.format(text="x"), **{f"p{at}": "" for at in range(3100)}),
        "The file unpacks to too much",
    ),
    "entities.docx": (a_docx(_ENTITIES), "The file is damaged"),
    "local file.docx": (a_docx(_FILE), "The file is damaged"),
    "not xml.docx": (a_docx("<w:document"), "The file is damaged"),
    "no body.docx": (a_docx("<a/>"), "The file holds no document"),
    "path.docx": (a_docx(_BODY.format(text="x"), **{"../../etc/cron.d/x": "x"}), "The file names parts outside"),
    "drive.docx": (a_docx(_BODY.format(text="x"), **{"C:\\x": "x"}), "The file names parts outside"),
    "locked.docx": (_locked(), "The file is encrypted"),
    "empty.docx": (word([]), "There is no text in it"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "This is an office file of the old kind"),
    "plain.zip": (a_zip(a__txt="hello"), "This archive is no Word document"),
    "program.jar": (a_zip(META_INF="x"), "This archive is no Word document"),
    "damaged.xlsx": (a_zip(**{"xl/workbook.xml": "<workbook/>"}), "The workbook is damaged"),
    "entities.xlsx": (
        a_zip(**{"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"}),
        "The file is damaged",
    ),
    "blank.txt": (b" \n\t\n", "There is no text in it"),
    "unknown.html": (b'<meta charset="utf-7"><p>+ADw-x', "The file says that it is in an encoding"),
    "deep.pdf": (_DEEP_PDF[:-40], "The PDF is damaged"),
    "huge page.pdf": (_PDF_BOMB, "The PDF is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
async def test_it_is_refused_with_a_reason(senses: Senses, name: str) -> None:
    """Every one says what is wrong, and what to do instead."""
    data, told = HOSTILE[name]
    with pytest.raises(UnreadableUpload) as error:
        await perceive(Upload(data, name), senses)
    assert error.value.what.startswith(told), str(error.value)
    assert error.value.fix


async def test_macros_are_told_and_never_run(senses: Senses) -> None:
    """The document is read without them."""
    macro = a_docx(_BODY.format(text="Read me"), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    found = await perceive(Upload(macro, "report.docm"), senses)
    assert found.document is not None
    assert found.document.pages[0].text == "Read me"
    assert found.unable == ("It brings macros, which were not run.",)


async def test_relations_to_elsewhere_are_not_followed(senses: Senses) -> None:
    """A template on another machine is never asked for: the process has no network, and nobody looks."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target='
        '"http://127.0.0.1:9/x.dotm" TargetMode="External" Type="http://x/attachedTemplate"/></Relationships>'
    )
    made = a_docx(_BODY.format(text="Read me"), **{"word/_rels/settings.xml.rels": relations})
    found = await perceive(Upload(made, "x.docx"), senses)
    assert found.document is not None
    assert found.document.pages[0].text == "Read me"


async def test_playlists_and_code_are_only_text(senses: Senses) -> None:
    """A file that names local files is shown as the words it is."""
    text = "ffconcat version 1.0\nfile /etc/passwd\n"
    found = await perceive(Upload(text.encode(), "movie.mp4", "video/mp4"), senses)
    assert found.document is not None
    assert found.document.pages[0].text == text.strip()


async def test_what_nests_without_end_is_bounded(senses: Senses) -> None:
    """A hundred thousand open elements, cells or groups: read in the time of any other."""
    for data, name in (
        (b"<div>" * 100_000 + b"end", "deep.html"),
        (b"<table><tr><td>" * 30_000 + b"end", "tables.html"),
        (b"{\\rtf1 " + b"{" * 100_000 + b"end" + b"}" * 100_000, "deep.rtf"),
        (b"<!" * 200_000 + b"end", "declared.html"),
        (b"<a " * 200_000 + b">end", "tags.html"),
        (b"<!--" * 200_000 + b"end", "comments.html"),
    ):
        try:
            found = await perceive(Upload(data, name), senses)
        except UnreadableUpload:
            continue
        assert found.document is not None


async def test_a_page_that_unpacks_to_much_is_cut(senses: Senses) -> None:
    """Two million letters from some kilobytes: what is kept of them is bounded, that is said, and the reader lives on."""
    bomb = placed_pdf([(1, 0.04 * at, f"{at:0100}") for at in range(20_000)])
    assert len(bomb) < 200_000
    found = await perceive(Upload(bomb, "bomb.pdf"), senses)
    assert found.document is not None
    assert sum(len(page.text) for page in found.document.pages) <= 600_000
    assert found.unable == ("Its end was not read: it is too long.",)
    after = await perceive(Upload(workbook({"A": [["b", "c"]]}), "x.xlsx"), senses)
    assert after.document is not None
