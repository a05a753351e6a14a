"""Google Merchant feeds as XML: RSS 2.0 and Atom, with Google's names under any prefix or none.

https://support.google.com/merchants/answer/160589 (RSS), https://support.google.com/merchants/answer/160593
(Atom). Facebook's and many others' product feeds are of this form. What the attributes mean stands in
google_item.py. Streams.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persea.catalog.formats.google_item import GoogleItem, products
from persea.catalog.rows import Defaults, Item, Lines, RowProblem
from persea.catalog.xml_stream import ATOM, GOOGLE, BrokenXml, Element, elements

# The parts of nested attributes in the order in which tables write them.
_PARTS = {
    "shipping": ("country", "region", "service", "price"),
    "tax": ("country", "region", "rate", "tax_ship"),
    "product_detail": ("section_name", "attribute_name", "attribute_value"),
}
_NAMES = {"summary": "description", "content": "description"}  # Atom's
_NOT_THE_ITEMS = frozenset({"guid", "pubdate", "updated", "published", "author", "category", "rights"})
_ROOT = re.compile(
    r"\s*+(?:(?:<\?[^<>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^<>\[]*+(?:\[[^\]]*+\])?\s*+>)\s*+)*+"
    r"<(?:rss|feed|channel|rdf:RDF)\b"
)


def recognise(head: str) -> bool:
    """True for RSS or Atom that declares Google's namespace, or whose first item has an id and a price."""
    text = head.removeprefix("\ufeff")
    if not _ROOT.match(text):
        return False
    if GOOGLE in text:
        return True
    first = re.search(r"<(item|entry)\b", text)
    if first is None:
        return False
    names = set(re.findall(r"<(?:g:)?([a-z_]+)[\s>]", text[first.end() :]))
    return {"id", "price"} <= names and bool({"title", "availability"} & names)


def read(lines: Lines, defaults: Defaults) -> Iterator[Item]:
    return products(_items(lines), defaults)


def _items(lines: Lines) -> Iterator[GoogleItem | RowProblem]:
    try:
        for element in elements(lines.pieces(), ("item", "entry")):
            lines.rows += 1
            yield GoogleItem(element.line, _values(element))
    except BrokenXml as broken:
        lines.rows += 1
        yield RowProblem(broken.line, "", "", f"{broken.reason}; nothing after this was read")


def _values(item: Element) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    fallbacks: dict[str, list[str]] = {}
    for child in item.children:
        name = child.tag.lower()
        own = child.namespace in (GOOGLE, "g")
        if not own:
            if child.namespace not in ("", ATOM) or name in _NOT_THE_ITEMS:
                continue
            name = _NAMES.get(name, name)
        value = _value(child, name)
        if value:
            (values if own else fallbacks).setdefault(name, []).append(value)
    # An item may have both <title> and <g:title>: Google's counts.
    for name, given in fallbacks.items():
        values.setdefault(name, given)
    return values


def _value(child: Element, name: str) -> str:
    if name == "link" and not child.texts:
        if child.attributes.get("rel", "alternate") != "alternate":
            return ""
        return child.attributes.get("href", "").strip()
    if not child.children or name in ("description", "title"):
        return child.text.strip()
    parts = {part.tag.lower(): part.text.strip() for part in child.children}
    order = _PARTS.get(name)
    if order is None:
        return ":".join(part for part in parts.values() if part)
    return ":".join(parts.get(part, "") for part in order)
