"""The addresses of one shop: which are its own, in one spelling each, and which of them are worth a request.

What it does not do: ask robots.txt, or fetch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

import httpx2

_MAX_LENGTH = 2_000
_NO_PAGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|xml|gz|zip|pdf|docx?|xlsx?|csv|mp[34]|webm|woff2?|ttf)$",
    re.IGNORECASE,
)
# A link can do something. Nobody's cart is filled, and nobody is logged out, by looking for products.
_ACTS = re.compile(
    r"/(?:add|cart|basket|checkout|warenkorb|kasse|account|my-account|customer|login|logout|register|wishlist|compare"
    r"|wp-admin|wp-login\.php|admin|cdn-cgi)(?:/|$)",
    re.IGNORECASE,
)
_ACTS_BY_QUERY = re.compile(
    r"(?:^|[&;])(?:add[-_]to[-_]\w+|remove[-_]\w+|action|do|logout|replytocom)=", re.IGNORECASE
)
_PRODUCTS = re.compile(
    r"/(?:products?|produkte?|produits?|productos?|prodotti|artikel|items?|shop|p|dp)/[^/]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Site:
    """A scheme, a host and a port: what counts as this shop."""

    scheme: str
    host: str
    port: int | None
    """None: the scheme's own."""

    @classmethod
    def of(cls, url: str) -> Self:
        """The site of an address that has been fetched."""
        parsed = httpx2.URL(url)
        return cls(parsed.scheme, parsed.host, parsed.port)

    @property
    def root(self) -> str:
        return str(httpx2.URL(scheme=self.scheme, host=self.host, port=self.port, path="/")).rstrip("/")

    def own(self, link: str, base: str = "") -> str | None:
        """`link` as it stands in the page `base`, with a path and without its fragment; None where it is not ours.

        A plain http address of a shop that has https is asked for as https.
        """
        if len(link) > _MAX_LENGTH:
            return None
        try:
            url = httpx2.URL(base).join(link.strip()) if base else httpx2.URL(link.strip())
        except (httpx2.InvalidURL, UnicodeError):  # what people write into links is no failure of the crawl
            return None
        if url.host != self.host or url.userinfo:
            return None
        if (url.scheme, url.port, self.scheme, self.port) == ("http", None, "https", None):
            url = url.copy_with(scheme="https")
        if (url.scheme, url.port) != (self.scheme, self.port):
            return None
        return str(url.copy_with(raw_path=url.raw_path, fragment=None))


def is_worth_a_visit(url: str) -> bool:
    """Whether a link may lead to a page of products, and only shows something."""
    parsed = httpx2.URL(url)
    return not (
        _NO_PAGES.search(parsed.path)
        or _ACTS.search(parsed.path)
        or _ACTS_BY_QUERY.search(parsed.query.decode("ascii"))
    )


def looks_like_a_product(url: str) -> bool:
    return _PRODUCTS.search(httpx2.URL(url).path) is not None
