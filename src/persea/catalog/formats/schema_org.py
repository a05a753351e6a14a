"""schema.org products as JSON-LD: one object a line, one JSON document, or out of a saved web page.

A line may also be what Persea's crawler writes of a page: {"url": …, "fetched_at": …, "jsonld": […]}. What an
object means stands in schema_page.py and schema_item.py, how a page holds it in json_ld.py. Products stream; those
of a group wait for the end of the file on disk, because each of its variants may have a page of its own.
What it does not do: read microdata or RDFa, or take products from lists of search results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from persea.catalog.cells import moment
from persea.catalog.formats.schema_item import Node, Page, many
from persea.catalog.formats.schema_page import Part, by_identity, products, united
from persea.catalog.invalid import not_json
from persea.catalog.json_exact import Json, decoder
from persea.catalog.json_ld import Fault, json_ld, values
from persea.catalog.rows import BadCell, Defaults, Found, Item, Lines, RowProblem
from persea.catalog.spool import Spool

__all__ = ["json_ld", "read", "recognise"]

_LONGEST_PAGE = 20 << 20  # characters
_LONGEST_DOCUMENT = 128 << 20

_HTML = re.compile(
    r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|script)\b", re.I
)
_TYPED = re.compile(r'"@type"\s*:|"@graph"\s*:')
_CRAWLED = re.compile(r'\{\s*"(?:url|fetched_at|jsonld)"\s*:')


def recognise(head: str) -> bool:
    """True for JSON with a "@type" or the crawler's lines, and for a web page with JSON-LD in it, which may
    only come further down."""
    text = head.removeprefix("\ufeff").lstrip()
    if text.startswith(("{", "[")):
        return _TYPED.search(text) is not None or (_CRAWLED.match(text) is not None and '"jsonld"' in text)
    return _HTML.match(text) is not None and ("ld+json" in text.lower() or len(head) > 60_000)


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    with Spool[Part]() as groups:
        for source in _sources(lines):
            if isinstance(source, RowProblem):
                yield source
            else:
                yield from _items(source, defaults, groups)
        for identity, parts in groups.groups():
            yield united(identity, list(parts))


def _items(source: _Source, defaults: Defaults, groups: Spool[Part]) -> Iterator[Item]:
    nodes = by_identity(source.objects) if source.nodes is None else source.nodes
    page = Page(source.line, source.url, defaults.as_of, defaults.currency, nodes)
    if source.fetched_at:
        try:
            page.as_of = min(moment(source.fetched_at), defaults.as_of)
        except BadCell as bad:
            page.note("fetched_at", source.fetched_at, f"{bad}; left out")
    has_product = False
    for found in products(source.objects, page):
        if isinstance(found, Part):
            groups.add(found.group, found)
            has_product = True
        else:
            has_product = has_product or isinstance(found, Found)
            yield found
    for fault in source.faults:
        yield RowProblem(fault.line, "", fault.value, fault.reason, row_lost=not has_product)
    yield from page.notes


# ---------------------------------------------------------------- where the objects are


@dataclass(frozen=True, slots=True)
class _Source:
    """The objects of one page, or of one line or member of a file."""

    line: int
    objects: list[Json]
    faults: tuple[Fault, ...] = ()
    url: str = ""
    fetched_at: str = ""
    nodes: dict[str, Node] | None = None
    """By @id, where the whole document has been looked through already."""


def _sources(lines: Lines) -> Iterator[_Source | RowProblem]:
    start = lines.first().strip().removeprefix("\ufeff")
    if start.startswith("<"):
        lines.rows += 1
        page = lines.whole(_LONGEST_PAGE)
        if page is None:
            yield RowProblem(1, "", "", f"the page is longer than {_LONGEST_PAGE:,} characters")
            return
        faults: list[Fault] = []
        yield _Source(1, json_ld(page, faults), tuple(faults), url=_canonical(page))
    elif start[:1] + start[-1:] in ("{}", "[]") and len(start) > 2:
        for line in lines:
            if line.strip():
                yield from _line(lines, line.strip().removeprefix("\ufeff"))
    else:
        document = lines.whole(_LONGEST_DOCUMENT)
        if document is None:
            reason = f"the document is longer than {_LONGEST_DOCUMENT:,} characters; write one object a line"
            yield RowProblem(1, "", "", reason)
        else:
            yield from _document(lines, document)


def _canonical(page: str) -> str:
    """The address that a saved page gives as its own."""
    link = re.search(r"<link\b[^<>]{0,500}\brel\s*=\s*[\"']?canonical\b[^<>]{0,2000}>", page, re.I)
    href = re.search(r"\bhref\s*=\s*[\"'](https?://[^\"'<>\s]+)", link[0], re.I) if link else None
    return href[1].replace("&amp;", "&") if href else ""


def _line(lines: Lines, line: str) -> Iterator[_Source | RowProblem]:
    lines.rows += 1
    number = lines.number
    try:
        objects = values(line)
    except ValueError as error:
        yield RowProblem(number, "", line[:200], not_json(error))
        return
    for one in objects:
        if isinstance(one, dict) and "jsonld" in one:
            url, fetched_at = one.get("url"), one.get("fetched_at")
            yield _Source(
                number,
                many(one["jsonld"]),
                url=url if isinstance(url, str) else "",
                fetched_at=fetched_at if isinstance(fetched_at, str) else "",
            )
        elif isinstance(one, list):
            nodes = by_identity(one)
            yield from (_Source(number, [member], nodes=nodes) for member in one)
        else:
            yield _Source(number, [one])


def _document(lines: Lines, whole: str) -> Iterator[_Source | RowProblem]:
    """Each member of a list is a source; of a list that breaks off, those before."""
    members, fault = _members(whole)
    if fault is not None:
        with suppress(ValueError):  # then the fault is told below, with its line
            members, fault = [(1, one) for one in values(whole)], None
    nodes = by_identity([one for _, one in members])
    for line, one in members:
        lines.rows += 1
        yield _Source(line, [one], nodes=nodes)
    if fault is not None:
        lines.rows += 1
        yield RowProblem(fault.line, "", fault.value, fault.reason, cut_off=True)


def _members(whole: str) -> tuple[list[tuple[int, Json]], Fault | None]:
    decode = decoder().raw_decode
    found: list[tuple[int, Json]] = []
    opening = re.match(r"\s*\ufeff?\s*(\[?)", whole)
    assert opening is not None
    is_list = opening[1] == "["
    at = counted = opening.end()
    line = 1 + whole.count("\n", 0, at)
    gap = re.compile(r"[\s,]*")
    while True:
        at = gap.match(whole, at).end()  # type: ignore[union-attr]  # matches the empty text
        line += whole.count("\n", counted, at)
        counted = at
        if is_list and whole[at : at + 1] == "]":
            return found, None
        if not is_list and at == len(whole) and found:
            return found, None
        try:
            value, at = decode(whole, at)
        except (ValueError, RecursionError) as error:
            shown = whole[at : at + 200].strip()
            reason = "the file ends in the middle of its list" if not shown else not_json(error)
            return found, Fault(line, shown, reason)
        found.append((line, value))
