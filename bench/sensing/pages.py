"""Documents made on the spot: PDFs with text where it is wanted, Word documents and workbooks by their own libraries."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Sequence

Placed = tuple[float, float, str]
"""Points from the left and from the top of an A4 page, and what stands there."""

_LINE = 16.0
_LEFT, _TOP = 50.0, 60.0


def placed_pdf(*pages: Sequence[Placed], size: float = 11, title: str = "") -> bytes:
    """A PDF (ISO 32000-1) in Helvetica with each text where it is placed."""
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{' '.join(f'{10 + 2 * at} 0 R' for at in range(len(pages)))}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< /Title ({_escaped(title)}) >>".encode(),
    }
    for at, page in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {size} Tf {x:.1f} {842 - y:.1f} Td ({_escaped(text)}) Tj ET\n" for x, y, text in page
        )
        stream = zlib.compress(drawn.encode("cp1252"))
        bodies[10 + 2 * at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            + f" /Contents {11 + 2 * at} 0 R >>".encode()
        )
        bodies[11 + 2 * at] = (
            b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"
        )
    return _file(bodies)


def written_pdf(*pages: str, title: str = "") -> bytes:
    """A page for each text: its lines below one another, and cells where a line has bars: "Milk | 2.49"."""
    return placed_pdf(*([*_placed(text.strip("\n").split("\n"))] for text in pages), title=title)


def pictured_pdf(*pictures: bytes, size: tuple[int, int]) -> bytes:
    """A scan: each page is one picture, as JPEG of `size` pixels."""
    width, height = size
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{' '.join(f'{10 + 3 * at} 0 R' for at in range(len(pictures)))}] /Count {len(pictures)} >>".encode(),
    }
    for at, picture in enumerate(pictures):
        page, content, image = 10 + 3 * at, 11 + 3 * at, 12 + 3 * at
        drawn = b"q 595 0 0 842 0 0 cm /I Do Q"
        bodies[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
            f" /Resources << /XObject << /I {image} 0 R >> >> >>"
        ).encode()
        bodies[content] = b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream"
        head = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8"
        bodies[image] = (
            f"{head} /Filter /DCTDecode /Length {len(picture)} >>\nstream\n".encode()
            + picture
            + b"\nendstream"
        )
    return _file(bodies)


def word(blocks: Iterable[str | Sequence[Sequence[str]]]) -> bytes:
    """A .docx: "# …" is a heading, "---" ends a page, rows are a table, all else a paragraph."""
    import docx

    document = docx.Document()
    for block in blocks:
        if not isinstance(block, str):
            made = document.add_table(len(block), max(len(row) for row in block))
            for at, row in enumerate(block):
                for place, text in enumerate(row):
                    made.cell(at, place).text = text
        elif block == "---":
            document.add_page_break()
        elif block.startswith("#"):
            level = len(block) - len(block.lstrip("#"))
            document.add_heading(block.lstrip("# "), level)
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(sheets: dict[str, Sequence[Sequence[str | int | float | None]]]) -> bytes:
    """An .xlsx with these sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _placed(lines: Sequence[str]) -> Iterable[Placed]:
    """Cells of a run of lines with bars share their places; the last column of figures is flush right, nearly."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows = [[cell.strip() for cell in line.split("|")] for line in lines[at : max(end, at + 1)]]
        widths = [
            max(len(row[place]) for row in rows if place < len(row)) for place in range(max(map(len, rows)))
        ]
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                x = _LEFT + sum(width * 6.2 + 24 for width in widths[:place])
                if cell:
                    yield x, _TOP + (at + number) * _LINE, cell
        at = max(end, at + 1)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(bodies: dict[int, bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    out += b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    info = b" /Info 4 0 R" if 4 in bodies else b""
    return out + b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(bodies) + 1,
        info,
        start,
    )
