"""A feed opened: which format it is in, which encoding, and its rows as items.

A feed is a file, a compressed one, or the files of a zip archive or a folder that are in the same format, read
one after the other. A new format is one file in `formats/` and one line in FORMATS. What it does not do: write
anything, or join a product whose rows are spread over several files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from persea.catalog.encoding import encoding_of, text_of, text_of_head
from persea.catalog.files import FeedFile, FeedStream, Head, feed_files, unopened
from persea.catalog.formats import (
    acp,
    google_table,
    google_xml,
    openai_products,
    persea_jsonl,
    schema_org,
    shopify,
    shopify_json,
    woocommerce,
)
from persea.catalog.rows import BadRow, Defaults, Found, Item, Lines, RowProblem, Skipped
from persea.catalog.table import columns
from persea.catalog.tidy import tidy
from persea.errors import FeedUnreadable

_HEAD_BYTES = 64 * 1024


def _says_nothing(text: str, defaults: Defaults) -> Defaults | None:
    return None


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    recognise: Callable[[str], bool]
    """From the first characters of the text (up to 64 KiB of it)."""
    read: Callable[[Lines, Defaults], Iterator[Item]]
    about: Callable[[str, Defaults], Defaults | None] = _says_nothing
    """Of a small file beside the data: the defaults with what it states for all of them; None where it is no
    such file."""


FORMATS = (
    Format("woocommerce", woocommerce.recognise, woocommerce.read),
    Format("shopify", shopify.recognise, shopify.read),
    Format("shopify-json", shopify_json.recognise, shopify_json.read),
    Format("google-table", google_table.recognise, google_table.read),
    Format("google-xml", google_xml.recognise, google_xml.read),
    Format("schema-org", schema_org.recognise, schema_org.read),
    Format("acp", acp.recognise, acp.read, acp.about),
    Format("openai-products", openai_products.recognise, openai_products.read, acp.about),
    Format("persea", persea_jsonl.recognise, persea_jsonl.read),
)

_READABLE = (
    "It reads product exports of WooCommerce and Shopify (CSV with English column names, or JSON), Google Merchant"
    " feeds, schema.org data, feeds for ChatGPT and other agents, and its own JSON Lines; see docs/catalog-import.md"
)
_PACKED = "It is compressed in a way that Persea does not unpack: unpack it, or use gzip or zip"
_PAGE = f"It is a web page without schema.org data as JSON-LD; microdata is not read. {_READABLE}"
_TABLE = (
    "Tables are read with English column names, those of Google (id, title, price, availability (in_stock or"
    " out_of_stock), then description, product_type, brand, link, image_link and more), WooCommerce (ID, Type, Name,"
    " Regular price, …) or Shopify (Handle, Title, Variant Price, …): rename the columns; see docs/catalog-import.md"
)
_MOST_COLUMNS = 20  # that are named of a table
_LONGEST_NAME = 40  # characters that are shown of one
_OTHER_FILES = (
    (b"pk\x03\x04", "It is a zip or Excel file within another: unpack it, or save the sheet as CSV (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "It is an Excel file: save the sheet as CSV (UTF-8) and import that"),
    (b"%pdf", "It is a PDF: export the products as CSV or JSON Lines"),
    (b"[", "Write one product a line (JSON Lines), without the surrounding [ ]"),
    (b"{", f"Write one product a line (JSON Lines), with the names of a format that it knows. {_READABLE}"),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    *((mark, _PACKED) for mark in (b"bzh", b"\xfd7zxz", b"7z\xbc\xaf", b"rar!", b"\x28\xb5\x2f\xfd")),
)
"""By their first bytes, in lower case."""


class Feed:
    """The items of a feed, to be iterated once; `rows` and `fraction` tell how far that has come."""

    def __init__(
        self, path: Path, form: Format, files: list[FeedFile], defaults: Defaults, *, named: bool
    ) -> None:
        self.path = path
        self.format = form.name
        self._form = form
        self._files = files
        self._defaults = defaults
        self._named = named
        self._size_bytes = max(sum(file.size_bytes for file in files), 1)
        self._done_bytes = 0
        self._done_rows = 0
        self._lines = Lines(())
        self._read_bytes: Callable[[], int] = lambda: 0

    @property
    def rows(self) -> int:
        """Rows begun so far."""
        return self._done_rows + self._lines.rows

    @property
    def fraction(self) -> float:
        """How much has been read, 0 to 1; of compressed files, of their compressed bytes."""
        return min((self._done_bytes + self._read_bytes()) / self._size_bytes, 1.0)

    def __iter__(self) -> Iterator[Item]:
        several = len(self._files) > 1
        for file in self._files:
            try:
                for item in self._items(file, several):
                    if several and not isinstance(item, Skipped):
                        yield replace(item, file=file.name)
                    else:
                        yield item
            except OSError as error:
                raise unopened(self.path / file.name, error) from error
            self._done_bytes += file.size_bytes
            self._done_rows += self._lines.rows
            self._lines = Lines(())
            self._read_bytes = lambda: 0

    def _items(self, file: FeedFile, several: bool) -> Iterator[Item]:
        head = file.head(_HEAD_BYTES)
        try:
            encoding = encoding_of(head.start)
        except FeedUnreadable as unreadable:
            if not several:
                raise
            yield RowProblem(1, "", "", f"{unreadable}; the file was left out")
            return
        if several and not self._named and (reason := self._foreign(head, encoding)):
            yield RowProblem(1, "", "", f"{reason}; the file was left out", row_lost=False)
            return
        with file.open() as stream, text_of(stream, encoding) as text:
            size = file.size_bytes
            self._lines = Lines(text)
            self._read_bytes = lambda: min(stream.position(), size)
            for item in self._form.read(self._lines, self._defaults):
                if isinstance(item, Found):
                    yield from _tidied(item)
                elif isinstance(item, RowProblem) and item.row_lost and self._is_at_end(item):
                    yield replace(item, cut_off=True)
                else:
                    yield item
            self._read_bytes = lambda: size
        yield from remarks(self._lines, stream)

    def _is_at_end(self, problem: RowProblem) -> bool:
        """A row that cannot be used, and the file stops in it: half a row, most likely."""
        return self._lines.ended_mid_line and problem.line == self._lines.number

    def _foreign(self, head: Head, encoding: str) -> str:
        """Why a file does not belong to the feed; "" where it does."""
        if _is_empty(head.start):
            return head.fault or "it is empty"
        text = text_of_head(head.start, encoding)
        if self._form.recognise(text):
            return ""
        other = next((form.name for form in FORMATS if form.recognise(text)), "")
        if other:
            return f"its format is {other}, not {self.format}; import it on its own"
        return f"it is not in the format {self.format}"


def remarks(lines: Lines, stream: FeedStream) -> Iterator[RowProblem]:
    """What is to be said of a file once it has been read: wrong encoding, damage."""
    if lines.first_foreign_line is not None:
        reason = "not UTF-8 from here on; such characters were read as Windows-1252"
        yield RowProblem(lines.first_foreign_line, "", "", reason, row_lost=False)
    if stream.fault:
        yield RowProblem(max(lines.number, 1), "", "", stream.fault, row_lost=False, cut_off=True)


def _tidied(found: Found) -> Iterator[Item]:
    try:
        product, notes = tidy(found.product, found.line)
    except BadRow as bad:
        yield bad.problem
        return
    yield from notes
    yield Found(found.line, product)


def _is_empty(head: bytes) -> bool:
    return not head.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe")


def open_feed(path: Path, defaults: Defaults, *, format: str = "auto") -> Feed:
    """The feed at `path`; its format is recognised by its content unless `format` names it.

    Raises FeedUnreadable where nothing can be opened or no format fits, FeedRefused where it would unpack to
    too much.
    """
    files = feed_files(path)
    try:
        if format == "auto":
            form = _recognised(path, files)
        else:
            form = _named(format)
            if len(files) == 1:
                _check_not_empty(path, files[0].head(_HEAD_BYTES))
        data, stated = _stated(form, files, defaults)
    except OSError as error:
        raise unopened(path, error) from error
    return Feed(path, form, data, stated, named=format != "auto")


def _named(format: str) -> Format:
    for form in FORMATS:
        if form.name == format:
            return form
    known = ", ".join(form.name for form in FORMATS)
    raise FeedUnreadable("No such feed format", value=format, fix=f"Use auto, or one of: {known}")


def _check_not_empty(path: Path, head: Head) -> None:
    if _is_empty(head.start):
        if head.fault:
            raise FeedUnreadable("Nothing in the file can be unpacked", value=str(path), fix=head.fault)
        raise FeedUnreadable("The file is empty", value=str(path))


def _recognised(path: Path, files: list[FeedFile]) -> Format:
    """By the first file that any format recognises."""
    for file in files:
        head = file.head(_HEAD_BYTES)
        if len(files) == 1:
            _check_not_empty(path, head)
            encoding = encoding_of(head.start)
        else:
            try:
                encoding = encoding_of(head.start)
            except FeedUnreadable:
                continue  # told when its turn comes
        text = text_of_head(head.start, encoding)
        for form in FORMATS:
            if form.recognise(text):
                return form
    if len(files) > 1:
        what = f"None of its {len(files):,} files is in a feed format that Persea knows"
        raise FeedUnreadable(what, value=str(path), fix=_READABLE)
    start = head.start.lstrip()[:20].lower()
    fix = next((advice for mark, advice in _OTHER_FILES if start.startswith(mark)), None)
    raise FeedUnreadable(
        "This is no feed format that Persea knows",
        value=str(path),
        fix=fix or _columns_told(text) or _READABLE,
    )


def _columns_told(text: str) -> str:
    """Of a table with columns that no format has: which these are, and which are read; empty of anything else."""
    names = [name for name in columns(text) if name]
    if len(names) < 2:
        return ""
    more = f" and {len(names) - _MOST_COLUMNS:,} more" if len(names) > _MOST_COLUMNS else ""
    shown = ", ".join(name[:_LONGEST_NAME] for name in names[:_MOST_COLUMNS])
    return f"It is a table with the columns {shown}{more}. {_TABLE}"


def _stated(form: Format, files: list[FeedFile], defaults: Defaults) -> tuple[list[FeedFile], Defaults]:
    """The files that hold data, and the defaults with what the other ones state."""
    if form.about is _says_nothing or len(files) == 1:
        return files, defaults
    data = []
    for file in files:
        stated = None
        if file.size_bytes <= _HEAD_BYTES:
            start = file.head(_HEAD_BYTES).start
            stated = form.about(start.decode("utf-8-sig", "replace"), defaults)
        if stated is None:
            data.append(file)
        else:
            defaults = stated
    return data, defaults
