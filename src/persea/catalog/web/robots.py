"""A site's robots.txt: what may be asked for, how often, and where its sitemaps are (RFC 9309).

What it does not do: hold anybody to it; the crawl asks before each page.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass

import protego

from persea.catalog.web.answer import Answer
from persea.catalog.web.fetch import PRODUCT_TOKEN, Fetcher
from persea.errors import FetchFailed

_READ_BYTES = 500 << 10  # the least that RFC 9309 asks for; what stands behind it is not read
_HARD_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Robots:
    rules: protego.Protego
    unavailable: str = ""
    """Why nothing may be asked for: robots.txt could not be read."""

    def allows(self, url: str) -> bool:
        return not self.unavailable and self.rules.can_fetch(url, PRODUCT_TOKEN)

    @property
    def delay_s(self) -> float:
        return self.rules.crawl_delay(PRODUCT_TOKEN) or 0.0

    @property
    def sitemaps(self) -> list[str]:
        return list(self.rules.sitemaps)


async def read_robots(fetcher: Fetcher, root: str) -> Robots:
    """The rules of the site at `root`, such as https://shop.example.

    None there (4xx): all is allowed. Not to be had for the moment (5xx, 429, no connection): nothing is.
    Raises FetchRefused.
    """
    try:
        text = await fetcher.fetch(f"{root}/robots.txt", _beginning, max_bytes=_HARD_BYTES)
    except FetchFailed as failure:
        if failure.status is not None and 400 <= failure.status < 500 and failure.status != 429:
            return Robots(protego.Protego.parse(""))
        return Robots(protego.Protego.parse(""), unavailable=str(failure))
    return Robots(protego.Protego.parse(text))


async def _beginning(answer: Answer) -> str:
    body = b""
    async with aclosing(answer.chunks()) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) >= _READ_BYTES:
                # A rule cut in half would allow or forbid too much.
                body = body[:_READ_BYTES].rpartition(b"\n")[0]
                break
    return body.decode("utf-8-sig", "replace")
