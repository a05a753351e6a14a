"""Texts: plain, Markdown, HTML and CSV, in the encodings that people's programs write.

Which of them a text is, its name tells where it is true, else its beginning. What it does not do: obey a text.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from persea.catalog.encoding import encoding_of
from persea.errors import FeedUnreadable, UnreadableUpload
from persea.perceive.formats.html import read_html
from persea.perceive.formats.opened import MOST_ROWS, Opened, opened, table

_HEAD_BYTES = 4096
_MOST_TEXT = 5_000_000  # characters
_DELIMITERS = ",;\t|"
_SNIFFED_LINES = 20
_MOST_FIELD = 100_000
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml|svg|div|table|p|h1)\b", re.I | re.S
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|.*\|\s*$|[-*] \S|```)", re.M)
_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_FRONT_TITLE = re.compile(r"""^title[ \t]*:[ \t]*["']?(.{1,300}?)["']?[ \t]*$""", re.I | re.M)
_COMMENT = re.compile(r"<!--.{0,20000}?(?:-->|\Z)", re.S)
_FIRST_HEADING = re.compile(r"^# +(.{1,200})$", re.M)
_KINDS = {
    ".csv": "csv", ".tsv": "csv", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", "text/csv": "csv", "text/tab-separated-values": "csv", "text/markdown": "markdown", "text/html": "html",
}  # fmt: skip


def read_text(data: bytes, name: str, media_type: str) -> Opened:
    """Raises UnreadableUpload."""
    text = _decoded(data)
    kind = _kind(text, name, media_type)
    if kind == "html":
        return read_html(text)
    if kind == "csv":
        return _of_csv(text)
    if kind == "markdown":
        return _of_markdown(text)
    return opened("text", "", text.split("\f"))


def _decoded(data: bytes) -> str:
    try:
        encoding = encoding_of(data[:_HEAD_BYTES])
    except FeedUnreadable as error:
        raise UnreadableUpload(error.what, value=error.value, fix=error.fix) from error
    if encoding == "utf-8":
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    else:
        text = data.decode(encoding, "replace")
    if len(text) > _MOST_TEXT:
        raise UnreadableUpload(
            "The text is too long", value=f"{len(text):,} characters", fix="Send a part of it"
        )
    return text.removeprefix("\ufeff")


def _kind(text: str, name: str, media_type: str) -> str:
    named = _KINDS.get(re.sub(r".*(?=\.)", "", name.lower())) or _KINDS.get(
        media_type.split(";")[0].strip().lower()
    )
    if named == "csv" or (named is None and _delimiter(text, sure=True)):
        return "csv"
    if named == "html" or _HTML.match(text[:_HEAD_BYTES]):
        return "html"
    return "markdown" if named or len(_MARKDOWN.findall(text[:_HEAD_BYTES])) > 1 else "text"


# ---------------------------------------------------------------- Markdown


def _of_markdown(text: str) -> Opened:
    """As it stands, without front matter and comments, which its reader would not see."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    title = _FRONT_TITLE.search(front[1]) if front else None
    text = _COMMENT.sub("", text[front.end() :] if front else text)
    heading = _FIRST_HEADING.search(text)
    return opened("markdown", title[1] if title else heading[1].strip(" #") if heading else "", [text])


# ---------------------------------------------------------------- CSV


def _of_csv(text: str) -> Opened:
    delimiter = _delimiter(text, sure=False) or ","
    rows: list[list[str]] = []
    csv.field_size_limit(_MOST_FIELD)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                break
    except csv.Error as error:
        raise UnreadableUpload(
            "The table cannot be read", value=str(error), fix="Save it anew as CSV"
        ) from error
    unable = [f"Only the first {MOST_ROWS:,} rows were read."] if len(rows) > MOST_ROWS + 1 else []
    return opened("csv", "", [table(rows)], unable=unable)


def _delimiter(text: str, *, sure: bool) -> str:
    """What parts the fields: that which cuts the first lines into the same count of fields; empty where none does. `sure`: in
    several lines, so that it is no prose with commas."""
    head = text[:_HEAD_BYTES]
    lines = head.splitlines()[: _SNIFFED_LINES + 1]
    lines = [line for line in (lines[:-1] if len(text) > len(head) else lines) if line.strip()]
    best, most = "", 0.0
    for delimiter in _DELIMITERS:
        try:
            counts = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        except csv.Error:
            continue
        width, often = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        share = often / max(sum(counts.values()), 1)
        if width < 2 or (sure and (often < 3 or share < 1 or width < 3 or _is_prose(lines, delimiter))):
            continue
        if share * (1 + width / 100) > most:
            best, most = delimiter, share * (1 + width / 100)
    return best


def _is_prose(lines: list[str], delimiter: str) -> bool:
    """Commas in sentences are followed by a blank; and a table of Markdown opens with its bar."""
    spaced = sum(line.count(f"{delimiter} ") for line in lines)
    return spaced * 2 > sum(line.count(delimiter) for line in lines) or any(
        line.startswith("|") for line in lines
    )
