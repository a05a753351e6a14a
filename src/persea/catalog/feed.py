"""A feed file opened: which format it is in, which encoding, and its rows as items.

A new format is one file in `formats/` and one line in FORMATS. What it does not do: write anything.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from persea.catalog.formats import google_table, persea_jsonl, shopify, shopify_json, woocommerce
from persea.catalog.rows import BadRow, Defaults, Found, Item, Lines, RowProblem
from persea.catalog.tidy import tidy
from persea.errors import FeedUnreadable

_HEAD_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    recognise: Callable[[str], bool]
    """From the first characters of the text (up to 64 KiB of it)."""
    read: Callable[[Lines, Defaults], Iterator[Item]]


FORMATS = (
    Format("woocommerce", woocommerce.recognise, woocommerce.read),
    Format("shopify", shopify.recognise, shopify.read),
    Format("shopify-json", shopify_json.recognise, shopify_json.read),
    Format("google-table", google_table.recognise, google_table.read),
    Format("persea", persea_jsonl.recognise, persea_jsonl.read),
)

_OTHER_FILES = (
    (b"PK\x03\x04", "It is a zip or Excel file: save the sheet as CSV (UTF-8) and import that"),
    (b"\xd0\xcf\x11\xe0", "It is an Excel file: save the sheet as CSV (UTF-8) and import that"),
    (b"\x1f\x8b", "It is compressed: unpack it with gunzip first"),
    (b"%PDF", "It is a PDF: export the products as CSV or JSON Lines"),
    (b"[", "Write one product a line (JSON Lines), without the surrounding [ ]"),
)
_READABLE = (
    "It reads WooCommerce's product export (CSV with English column names) and its own JSON Lines;"
    " see docs/catalog-import.md"
)


class Feed:
    """The items of one file, to be iterated once; `rows` and `fraction` tell how far that has come."""

    def __init__(self, path: Path, form: Format, encoding: str, defaults: Defaults) -> None:
        self.path = path
        self.format = form.name
        self._form = form
        self._encoding = encoding
        self._defaults = defaults
        self._size_bytes = max(path.stat().st_size, 1)
        self._lines = Lines(())
        self._read_bytes: Callable[[], int] = lambda: 0

    @property
    def rows(self) -> int:
        """Rows begun so far."""
        return self._lines.rows

    @property
    def fraction(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return min(self._read_bytes() / self._size_bytes, 1.0)

    def __iter__(self) -> Iterator[Item]:
        try:
            yield from self._items()
        except OSError as error:
            raise _unopened(self.path, error) from error

    def _items(self) -> Iterator[Item]:
        with self.path.open("rb") as raw:
            errors = "replace" if self._encoding == "utf-16" else "surrogateescape"
            self._lines = Lines(io.TextIOWrapper(raw, encoding=self._encoding, errors=errors, newline=""))
            self._read_bytes = raw.tell
            for item in self._form.read(self._lines, self._defaults):
                if isinstance(item, Found):
                    yield from _tidied(item)
                else:
                    yield item
            self._read_bytes = lambda: self._size_bytes
        if self._lines.first_foreign_line is not None:
            yield RowProblem(
                self._lines.first_foreign_line,
                "",
                "",
                "not UTF-8 from here on; such characters were read as Windows-1252",
                row_lost=False,
            )


def _tidied(found: Found) -> Iterator[Item]:
    try:
        product, notes = tidy(found.product, found.line)
    except BadRow as bad:
        yield bad.problem
        return
    yield from notes
    yield Found(found.line, product)


def _unopened(path: Path, error: OSError) -> FeedUnreadable:
    return FeedUnreadable("The file cannot be read", value=str(path), fix=error.strerror or str(error))


def open_feed(path: Path, defaults: Defaults, *, format: str = "auto") -> Feed:
    """The feed in the file `path`; its format is recognised by its content unless `format` names it.

    Raises FeedUnreadable where the file cannot be opened or no format fits.
    """
    try:
        with path.open("rb") as raw:
            head = raw.read(_HEAD_BYTES)
    except OSError as error:
        raise _unopened(path, error) from error
    if not head.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FeedUnreadable("The file is empty", value=str(path))
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    if format != "auto":
        chosen = [form for form in FORMATS if form.name == format]
        if not chosen:
            known = ", ".join(form.name for form in FORMATS)
            raise FeedUnreadable("No such feed format", value=format, fix=f"Use auto, or one of: {known}")
        return Feed(path, chosen[0], encoding, defaults)
    text = io.TextIOWrapper(io.BytesIO(head), encoding=encoding, errors="replace", newline="").read()
    for form in FORMATS:
        if form.recognise(text):
            return Feed(path, form, encoding, defaults)
    fix = next((advice for mark, advice in _OTHER_FILES if head.lstrip().startswith(mark)), _READABLE)
    raise FeedUnreadable("This is no feed format that Persea knows", value=str(path), fix=fix)
