"""Which encoding a feed's bytes are in: byte order mark, then what the file says of itself, then UTF-8.

What is said to be UTF-8 and is not is mended line by line later (`rows.Lines`). What it does not do: guess
from the letters that occur.
"""

from __future__ import annotations

import codecs
import io
import re

from persea.catalog.files import FeedStream
from persea.errors import FeedUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF_16 = ((re.compile(rb"[\t-~]\x00"), "utf-16-le"), (re.compile(rb"\x00[\t-~]"), "utf-16-be"))
"""Without a mark: every feed begins with an ASCII character, and no text has a NUL beside it."""
_XML_DECLARATION = re.compile(
    rb"""\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["'][^<>]{0,200}?\?>"""
)
_HTML_META = re.compile(rb"""<meta\s[^<>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_HTML_HEAD_BYTES = 4096
# By Python's names for them: encodings of text that shops write, none that runs code or unpacks.
_KNOWN = re.compile(
    r"utf-8|utf_8(_sig)?|ascii|iso8859-\d{1,2}|latin_?1|cp(125\d|437|85\d|866|874|932|936|949|950)|koi8-[ru]"
    r"|shift_jis(_2004)?|shift_jisx0213|euc_jp|iso2022_jp|gb2312|gbk|gb18030|big5(hkscs)?|euc_kr|mac-roman"
    r"|tis-620"
)


def encoding_of(head: bytes) -> str:
    """A codec's name. Raises FeedUnreadable where the file names an encoding that is not known here."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for beginning, encoding in _UTF_16:
        if beginning.match(head):
            return encoding
    said = _XML_DECLARATION.match(head)
    if said is None and head.lstrip()[:1] == b"<":
        said = _HTML_META.search(head[:_HTML_HEAD_BYTES])
    if said is None:
        return "utf-8"
    name = said[1].decode("ascii")
    if name.lower().startswith(("utf-16", "utf16", "ucs-2")):
        return "utf-8"  # the declaration could be read as ASCII, so it is wrong
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if not _KNOWN.fullmatch(known):
        raise FeedUnreadable(
            "The file says that it is in an encoding that Persea does not read",
            value=name,
            fix="Save it as UTF-8",
        )
    if known == "iso8859-1":
        return "cp1252"  # what browsers make of it, too: it differs in characters that nobody writes
    return "utf-8" if known in ("utf-8", "ascii", "utf-8-sig") else known


def text_of(stream: FeedStream, encoding: str) -> io.TextIOWrapper:
    """Line ends are kept; bytes that are not UTF-8 come as lone surrogates, see `rows.Lines`."""
    errors = "surrogateescape" if encoding in ("utf-8", "utf-8-sig") else "replace"
    return io.TextIOWrapper(io.BufferedReader(stream, 1 << 16), encoding=encoding, errors=errors, newline="")


def text_of_head(head: bytes, encoding: str) -> str:
    text = io.TextIOWrapper(io.BytesIO(head), encoding=encoding, errors="replace", newline="").read()
    return text.removeprefix("\ufeff")
