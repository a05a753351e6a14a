"""Workbooks (.xlsx): each sheet that is shown is a page, with its cells as a table.

Formulas are shown by the results that the program stored; none is computed. Hidden sheets and links to other files are
left out.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time

from persea.errors import UnreadableUpload
from persea.perceive.formats.archive import declares_entities, part
from persea.perceive.formats.opened import MOST_COLUMNS, MOST_ROWS, Opened, opened, table

MAIN = "xl/workbook.xml"
_MOST_SHEETS = 30
_MOST_NAMED = 500  # each is opened before the first one is read
_MOST_CELLS = 120_000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_SYMBOL = re.compile(r"[$€£¥]")
_DECIMALS = re.compile(r"0\.(0+)")
_NO_RESULT = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_Cell = str | int | float | bool | datetime | date | time | None


def read_workbook(data: bytes, archive: zipfile.ZipFile) -> Opened:
    """Raises UnreadableUpload."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    sheets = [name for name in archive.namelist() if name.startswith("xl/") and name.endswith(".xml")]
    if declares_entities(archive, iter(sheets)):
        raise UnreadableUpload("The file is damaged: its XML cannot be read", fix="Save it anew")
    if (named := len(_SHEET.findall(part(archive, MAIN)))) > _MOST_NAMED:
        raise UnreadableUpload(
            "The workbook has too many sheets", value=f"{named:,}", fix="Send a part of it"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            left, texts, is_cut = _MOST_CELLS, [], False
            for sheet in shown[:_MOST_SHEETS]:
                rows = []
                for row in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1):
                    rows.append([_written(cell.value, getattr(cell, "number_format", "")) for cell in row])
                    left -= len(row)
                    if left < 0:
                        break
                is_cut = (
                    is_cut
                    or left < 0
                    or len(rows) > MOST_ROWS
                    or any(any(row[MOST_COLUMNS:]) for row in rows)
                )
                texts.append(f"## {' '.join(str(sheet.title).split())}\n\n{table(rows)}".rstrip())
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
    ) as error:
        raise UnreadableUpload("The workbook is damaged", fix="Save it anew, or send it as CSV") from error
    unable = []
    if len(shown) < len(book.worksheets):
        unable.append("Hidden sheets were left out.")
    if is_cut or len(shown) > _MOST_SHEETS:
        unable.append(
            f"It is large: at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns of a sheet were read."
        )
    if any(_NO_RESULT.search(part(archive, name)) for name in sheets if "/worksheets/" in name):
        unable.append("Some formulas have no stored result, and are left empty.")
    title = book.properties.title or ""
    return opened("xlsx", title if isinstance(title, str) else "", texts, unable=unable)


def _written(value: _Cell, form: str) -> str:
    """As the sheet shows it, nearly: percentages, sums of money and dates; other numbers as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, str):
        return value
    decimals = _DECIMALS.search(form)
    if "%" in form:
        return f"{value * 100:.{len(decimals[1])}f}%" if decimals else f"{value * 100:.10g}%"
    if symbol := _SYMBOL.search(form):
        return f"{symbol[0]}{value:,.{len(decimals[1]) if decimals else 2}f}"
    return (
        f"{value:.{len(decimals[1])}f}"
        if decimals
        else f"{value:.12g}"
        if isinstance(value, float)
        else str(value)
    )
