"""What a fetched page says to machines: its products as schema.org describes them, and where its links lead.

Linear in the length of the page. What it does not do: understand a product; the feed formats do.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue, TypeAdapter, ValidationError

from persea.catalog.encoding import encoding_of
from persea.catalog.web.fetch import Page
from persea.catalog.web.links import Site, is_worth_a_visit
from persea.errors import FeedUnreadable

HTML_TYPES = ("text/html", "application/xhtml+xml", "")

_MAX_LINKS = 2_000
_MAX_LINK = 2_000
_HREF = (
    rf"""[^<>]{{0,{_MAX_LINK}}}?\bhref\s{{0,9}}=\s{{0,9}}"""
    rf"""(?:"([^"<>]{{0,{_MAX_LINK}}})"|'([^'<>]{{0,{_MAX_LINK}}})'|([^\s"'<>]{{1,{_MAX_LINK}}}))"""
)
_LINK = re.compile(rf"<a\s{_HREF}", re.IGNORECASE)
_BASE = re.compile(rf"<base\s{_HREF}", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\s[^<>]{0,500}?application/ld\+json[^<>]{0,500}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_KEPT_TYPES = {"Product", "ProductGroup", "IndividualProduct", "ProductModel", "BreadcrumbList"}
_PRODUCT_TYPES = _KEPT_TYPES - {"BreadcrumbList"}
_JSON = TypeAdapter[JsonValue](JsonValue)


@dataclass(frozen=True, slots=True)
class Reading:
    jsonld: tuple[JsonValue, ...] = ()
    """schema.org nodes: products and breadcrumbs."""
    products: tuple[JsonValue, ...] = ()
    """Shopify's."""
    links: tuple[str, ...] = ()
    """To the site's own pages, each once."""


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
    """A page of Shopify's products.json; nothing where it is something else."""
    return Reading(products=tuple(shopify_products(page) or ()))


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
    """The page's schema.org products, and its breadcrumbs where there are any; [] without a product.

    Found at the top of a JSON-LD script, in its @graph, and as the mainEntity of a page.
    """
    kept = [node for node in _nodes(text) if _types(node) & _KEPT_TYPES]
    return list(kept) if any(_types(node) & _PRODUCT_TYPES for node in kept) else []


def _nodes(text: str) -> Iterator[dict[str, JsonValue]]:
    for script in _SCRIPT.finditer(text):
        end = _SCRIPT_END.search(text, script.end())
        if end is None:
            return
        try:
            yield from _unfolded(
                _JSON.validate_python(json.loads(text[script.end() : end.start()], strict=False))
            )
        except (ValueError, RecursionError):  # a page whose script is no JSON tells machines nothing
            continue


def _unfolded(value: JsonValue) -> Iterator[dict[str, JsonValue]]:
    if isinstance(value, list):
        for one in value:
            yield from _unfolded(one)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _unfolded(value.get(name))


def _types(node: dict[str, JsonValue]) -> set[str]:
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return {re.split(r"[/:#]", name)[-1] for name in names if isinstance(name, str)}


def shopify_products(page: Page) -> list[JsonValue] | None:
    """The list in a page of Shopify's products.json; None where it is something else."""
    try:
        value = _JSON.validate_json(page.body)
    except ValidationError:
        return None
    products = value.get("products") if isinstance(value, dict) else None
    if not isinstance(products, list) or not all(isinstance(product, dict) for product in products):
        return None
    return products
