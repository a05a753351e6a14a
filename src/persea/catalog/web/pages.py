"""What a fetched page says to machines: its products as schema.org describes them, and where its links lead.

Linear in the length of the page. What it does not do: understand a product; the feed formats do.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import JsonValue

from persea.catalog.encoding import encoding_of
from persea.catalog.formats.schema_item import Node, kinds
from persea.catalog.formats.schema_page import is_sold, outermost
from persea.catalog.json_exact import Json, parsed
from persea.catalog.json_ld import json_ld
from persea.catalog.web.answer import Page
from persea.catalog.web.links import Site, is_worth_a_visit
from persea.errors import FeedUnreadable

HTML_TYPES = ("text/html", "application/xhtml+xml", "")

_MAX_DEPTH = 50
_MAX_LINKS = 2_000
_MAX_LINK = 2_000
_HREF = (
    rf"""[^<>]{{0,{_MAX_LINK}}}?\bhref\s{{0,9}}=\s{{0,9}}"""
    rf"""(?:"([^"<>]{{0,{_MAX_LINK}}})"|'([^'<>]{{0,{_MAX_LINK}}})'|([^\s"'<>]{{1,{_MAX_LINK}}}))"""
)
_LINK = re.compile(rf"<a\s{_HREF}", re.IGNORECASE)
_BASE = re.compile(rf"<base\s{_HREF}", re.IGNORECASE)
_ABOUT_THE_PAGE = {"mainEntityOfPage", "isPartOf", "subjectOf"}
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    jsonld: tuple[JsonValue, ...] = ()
    """schema.org nodes: products and breadcrumbs."""
    products: tuple[JsonValue, ...] = ()
    """Shopify's."""
    links: tuple[str, ...] = ()
    """To the site's own pages, each once."""
    fault: str = ""
    """Why it is not what was asked for."""


def read_page(site: Site, page: Page) -> Reading:
    """A page of HTML; nothing where it is something else."""
    if page.media_type not in HTML_TYPES:
        return Reading()
    text = text_of(page)
    base, *hrefs = links(text)
    base = site.own(base, page.url) or page.url
    own = dict.fromkeys(filter(None, (site.own(href, base) for href in hrefs)))
    return Reading(jsonld=tuple(products_in(text)), links=tuple(filter(is_worth_a_visit, own)))


def read_products_json(site: Site, page: Page) -> Reading:
    """A page of Shopify's products.json, without products behind the last one."""
    try:
        value = parsed(page.body.decode("utf-8-sig", "replace"))
    except ValueError:
        return Reading(fault="it is no page of products.json")
    products = value.get("products") if isinstance(value, dict) else None
    if not isinstance(products, list) or not all(isinstance(product, dict) for product in products):
        return Reading(fault="it is no page of products.json")
    return Reading(products=tuple(map(_plain, products)))


def text_of(page: Page) -> str:
    """The page as text: in the encoding that its HTTP header, its mark or its meta element names, or UTF-8."""
    said = f'<meta charset="{page.charset}">'.encode("ascii", "replace") if page.charset else b""
    try:
        encoding = encoding_of(said + page.body[:4096] if said else page.body[:4096])
    except FeedUnreadable:
        encoding = "utf-8"
    return page.body.decode(encoding, "replace")


def links(text: str) -> Iterator[str]:
    """Where the page's links lead, as written, each once; the first is the page's own base, or ""."""
    base = _BASE.search(text)
    yield _href(base) if base else ""
    seen: set[str] = set()
    for link in _LINK.finditer(text):
        href = _href(link)
        if href and href not in seen and not href.startswith("#"):
            seen.add(href)
            yield href
            if len(seen) == _MAX_LINKS:
                return


def _href(match: re.Match[str]) -> str:
    return html.unescape(match[1] or match[2] or match[3] or "").strip()


def products_in(text: str) -> list[JsonValue]:
    """The page's schema.org products, its breadcrumbs, and what these refer to by @id; [] without a product.

    Found at the top of a JSON-LD script, in its @graph, and as the mainEntity of a page.
    """
    objects = json_ld(text)
    kept = [node for node in outermost(objects) if is_sold(node) or "BreadcrumbList" in kinds(node)]
    if not any(map(is_sold, kept)):
        return []
    return [_plain(node) for node in _with_references(kept, objects)]


def _within(objects: Iterable[Json]) -> Iterator[Node]:
    """All objects, those within others too, but not those that are about the page."""
    waiting = list(objects)[::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one[::-1])
        elif isinstance(one, dict):
            yield one
            waiting.extend([value for name, value in one.items() if name not in _ABOUT_THE_PAGE][::-1])


def _with_references(kept: list[Node], objects: list[Json]) -> list[Node]:
    named: dict[str, Node] = {}
    for node in _within(objects):
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > 1:
            named.setdefault(identity, node)
    found = list(kept)
    there = {node["@id"] for node in _within(kept) if len(node) > 1 and isinstance(node.get("@id"), str)}
    for node in found:  # which grows
        for reference in _within([node]):
            identity = reference.get("@id")
            if (
                len(reference) == 1
                and isinstance(identity, str)
                and identity in named
                and identity not in there
            ):
                there.add(identity)
                found.append(named[identity])
    return found


def _plain(value: Json, depth: int = 0) -> JsonValue:
    """With numbers that JSON's readers keep exactly; one that they would not as its digits in a text."""
    if isinstance(value, dict | list):
        if depth == _MAX_DEPTH:  # nothing that is said of a product lies so deep
            return None
        if isinstance(value, dict):
            return {_whole(name): _plain(one, depth + 1) for name, one in value.items()}
        return [_plain(one, depth + 1) for one in value]
    if isinstance(value, Decimal):
        near = float(value)
        return near if Decimal(repr(near)) == value else str(value)
    return _whole(value) if isinstance(value, str) else value


def _whole(text: str) -> str:
    """Half a character (a lone surrogate) can be written in JSON, but not in UTF-8."""
    return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
