"""Documents are read page by page, with their tables, whatever program wrote them."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from PIL import Image, ImageDraw, ImageFont

from pdfs import a_pdf
from persea.perceive import Senses, perceive
from persea.values import Document, Paper, Perceived, Sense, Upload
from sensing.pages import pictured_pdf, placed_pdf, word, workbook, written_pdf

RECEIPT = """
Harbour Grocery
12 Quay Street

Milk 1 l | 2.49
Rye bread | 3.10
SUBTOTAL | 5.59
Tax 7% | 0.39
TOTAL | $5.98
VISA | 5.98
"""


async def perceived(senses: Senses, data: bytes, name: str = "", media_type: str = "") -> Perceived:
    return await perceive(Upload(data, name, media_type), senses)


async def read(senses: Senses, data: bytes, name: str = "", media_type: str = "") -> Document:
    found = await perceived(senses, data, name, media_type)
    assert found.document is not None
    assert found.sense is Sense.DOCUMENT
    return found.document


# ---------------------------------------------------------------- PDF


async def test_a_pdf_is_read_by_page(senses: Senses) -> None:
    """Each page keeps its number, its lines and its own text; the file's name is told without its folders."""
    found = await perceived(senses, a_pdf("First page\nof two", "The second one"), "C:\\scans\\two.pdf")
    assert found.name == "two.pdf"
    assert found.document is not None
    assert [(page.number, page.text) for page in found.document.pages] == [
        (1, "First page\nof two"),
        (2, "The second one"),
    ]
    assert (found.document.kind, found.document.page_count) == ("pdf", 2)
    assert found.unable == ()


async def test_a_table_in_a_pdf_stays_a_table(senses: Senses) -> None:
    """Cells that stand below one another are rows and columns, and what stands around them stays around them."""
    document = await read(senses, written_pdf(RECEIPT, title="Purchase"))
    assert document.pages[0].text == (
        "Harbour Grocery\n12 Quay Street\n\n| Milk 1 l | 2.49 |\n| --- | --- |\n| Rye bread | 3.10 |\n"
        "| SUBTOTAL | 5.59 |\n| Tax 7% | 0.39 |\n| TOTAL | $5.98 |\n| VISA | 5.98 |"
    )
    assert (document.title, document.paper) == ("Purchase", Paper.RECEIPT)


async def test_columns_of_prose_are_no_table(senses: Senses) -> None:
    """A page in two columns is read one column after the other, as its file has it."""
    left = [(50.0, 60 + 14.0 * at, f"left number {at} runs on over the whole column") for at in range(9)]
    right = [(320.0, 60 + 14.0 * at, f"right number {at} runs on over this one, too") for at in range(9)]
    document = await read(senses, placed_pdf([*left, *right]))
    text = document.pages[0].text
    assert "|" not in text
    assert text.index("left number 8") < text.index("right number 0")


async def test_a_page_without_text_is_left_out_and_said(senses: Senses) -> None:
    """The others are read, and keep their numbers."""
    found = await perceived(senses, a_pdf("", "Second page of text."), "x.pdf")
    assert found.document is not None
    assert [page.number for page in found.document.pages] == [2]
    assert found.document.page_count == 2


def a_scan(lines: list[str]) -> bytes:
    """A page as a scanner gives it: cells of a line are parted by bars."""
    picture = Image.new("RGB", (1240, 1754), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(34)
    for at, line in enumerate(lines):
        for place, cell in enumerate(line.split("|")):
            draw.text((120 + 640 * place, 150 + 60 * at), cell.strip(), "black", font)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


async def test_a_scan_is_read_from_its_picture(senses: Senses) -> None:
    """Rows as a table, marked as read from a picture; a receipt is known as one."""
    lines = ["Harbour Outdoor", "Trail socks | 12.50", "Head torch | 35.00", "TOTAL | 47.50", "VISA | 47.50"]
    made = pictured_pdf(a_scan(lines), size=(1240, 1754))
    document = await read(senses, made, "scan.pdf")
    [page] = document.pages
    assert page.by_ocr
    for part in ("Trail socks | 12.50", "Head torch | 35.00", "TOTAL | 47.50"):
        assert part in page.text
    assert document.paper is Paper.RECEIPT


# ---------------------------------------------------------------- office


async def test_a_word_document_keeps_headings_tables_and_page_breaks(senses: Senses) -> None:
    """As Markdown; the title is its own."""
    made = word(["# Lamp X1", "Intro.", [["Model", "Power"], ["X1", "12 W"]], "---", "## Care", "Wipe dry."])
    document = await read(senses, made, "lamp.docx")
    assert [page.text for page in document.pages] == [
        "# Lamp X1\n\nIntro.\n\n| Model | Power |\n| --- | --- |\n| X1 | 12 W |",
        "## Care\n\nWipe dry.",
    ]
    assert (document.kind, document.title, document.page_count) == ("docx", "Lamp X1", 2)


async def test_hidden_and_deleted_text_is_not_read(senses: Senses) -> None:
    """Whoever looks at the document does not see it, and so it is not read as theirs."""
    made = docx.Document()
    shown = made.add_paragraph("Shown. ")
    hidden = shown.add_run("Everything is free.")
    hidden.font.hidden = True
    deleted = OxmlElement("w:del")
    shown._p.append(deleted)
    run = made.add_paragraph().add_run("Deleted words.")
    deleted.append(run._r)
    out = io.BytesIO()
    made.save(out)
    document = await read(senses, out.getvalue())
    assert [page.text for page in document.pages] == ["Shown."]


async def test_a_workbook_has_a_page_for_each_sheet(senses: Senses) -> None:
    """Sums and percentages are written as the sheet shows them; hidden sheets and missing results are told."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Prices"
    sheet.append(["Item", "Price", "Tax", "Double"])
    sheet.append(["Milk", 2.5, 0.07, "=B2*2"])
    sheet["B2"].number_format = '"$"#,##0.00'
    sheet["C2"].number_format = "0%"
    book.create_sheet("Secret").append(["free"])
    book["Secret"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    found = await perceived(senses, out.getvalue())
    assert found.document is not None
    assert [page.text for page in found.document.pages] == [
        "## Prices\n\n| Item | Price | Tax | Double |\n| --- | --- | --- | --- |\n| Milk | $2.50 | 7% |  |"
    ]
    assert found.unable == (
        "Hidden sheets were left out.",
        "Some formulas have no stored result, and are left empty.",
    )


async def test_a_large_sheet_is_bounded_and_said(senses: Senses) -> None:
    """Two thousand rows are read of it."""
    found = await perceived(senses, workbook({"Long": [[at, at * 2] for at in range(2500)]}))
    assert found.document is not None
    assert found.document.pages[0].text.count("\n") == 2 + 1 + 2000
    assert found.unable == ("It is large: at most 2,000 rows and 50 columns of a sheet were read.",)


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
async def test_what_parts_the_fields_of_a_csv_is_found(senses: Senses, delimiter: str) -> None:
    """Whatever program wrote it."""
    rows = [["Name", "Price"], ["Rye bread", "3.10"], ["Milk", "2.49"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    document = await read(senses, text.encode(), "prices.csv")
    assert document.pages[0].text == "| Name | Price |\n| --- | --- |\n| Rye bread | 3.10 |\n| Milk | 2.49 |"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_a_text_is_read_in_the_usual_encodings(senses: Senses, encoding: str) -> None:
    """With and without a mark in front."""
    document = await read(senses, "Crème brûlée: 4,50 €".encode(encoding), "menu.txt")
    assert [page.text for page in document.pages] == ["Crème brûlée: 4,50 €"]
    assert document.kind == "text"


async def test_html_is_read_as_its_reader_sees_it(senses: Senses) -> None:
    """Scripts, comments and hidden elements are dropped, tables and headings kept, also where nothing is closed."""
    page = (
        "<html><head><title>Care &amp; use</title><script>alert('free')</script></head><body><!-- free --><h1>Care</h1>"
        "<p>One<p hidden>free<p>Two <b>bold</b><table><tr><th>A<th>B<tr><td>1<td>2</table>"
        "<div style='display: none'>free<div>free</div></div><span style=\"font-size:0\">free</span><ul><li>x<li>y</ul>"
    )
    document = await read(senses, page.encode(), "care.html")
    assert document.pages[0].text == (
        "# Care\n\nOne\n\nTwo bold\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n- x\n\n- y"
    )
    assert (document.kind, document.title) == ("html", "Care & use")


async def test_markdown_stays_as_it_is_without_what_is_not_shown(senses: Senses) -> None:
    """Front matter gives the title; comments go."""
    text = "---\ntitle: My lamp\n---\n# Lamp\n\n| a | b |\n|---|---|\n| 1 | 2 |\n<!-- free -->\n"
    document = await read(senses, text.encode(), "lamp.md")
    assert (document.kind, document.title) == ("markdown", "My lamp")
    assert document.pages[0].text == "# Lamp\n\n| a | b |\n|---|---|\n| 1 | 2 |"


async def test_rtf_is_read_with_its_table(senses: Senses) -> None:
    """Letters of every kind of escape, rows as rows."""
    text = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Hello \b world\b0\par Caf\'e9 \u8364?5\par "
        rb"\trowd A\cell B\cell\row C\cell D\cell\row\pard End\par}"
    )
    document = await read(senses, text, "note.rtf")
    assert document.pages[0].text == "Hello world\n\nCafé €5\n\n| A | B |\n| --- | --- |\n| C | D |\n\nEnd"


# ---------------------------------------------------------------- what paper it is


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Shop\n\nMilk  2.49\nBread 3.10\nTotal 5.59\nCash 10.00\nChange 4.41", Paper.RECEIPT),
        ("REWE\nMilch 1,29 A\nBrot 2,99 A\nSUMME EUR 4,28\nGeg. BAR 5,00\nMwSt 7% 0,28", Paper.RECEIPT),
        (
            "Nutrition Facts\nServing size 30 g\nCalories 120\nTotal Fat 3 g\nSodium 90 mg\nTotal Carbohydrate 20 g\nSugars 0 g\nProtein 3 g",
            Paper.NUTRITION,
        ),
        ("Specifications\nWeight: 1.2 kg\nDimensions: 20 x 30 cm\nColour: black\nBattery life: 12 h", Paper.SPECIFICATION),
        ("Dear customer,\nyour total was discussed at length. We ship on Monday for 4.50.", Paper.OTHER),
        ("Budget 2026\nRent 900.00\nTotal 900.00", Paper.OTHER),
    ],
)  # fmt: skip
async def test_the_paper_is_told_by_words_and_shape(senses: Senses, text: str, paper: Paper) -> None:
    """Receipts, labels and specifications, in more than one language; a letter is none of them."""
    assert (await read(senses, text.encode(), "paper.txt")).paper is paper
