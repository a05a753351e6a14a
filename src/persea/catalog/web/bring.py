"""A catalogue from an address, whatever is there: a feed file, which is downloaded, or a shop, which is read.

The one entry for the command line and for imports that repeat. What it does not do: read products; `open_feed`
reads the file that is brought.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from persea.catalog.web.answer import Page, Validators
from persea.catalog.web.crawl import CrawlReport, Limits, Progress, crawl
from persea.catalog.web.download import Downloaded, download
from persea.catalog.web.fetch import PAGE_BYTES, Fetcher
from persea.catalog.web.journal import resumable
from persea.catalog.web.own_folder import own_folder
from persea.catalog.web.pages import HTML_TYPES
from persea.errors import CatalogError, FetchFailed

_HEAD_BYTES = 4096
_BEFORE_HTML = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?xml[^<>]{0,200}\?>|<!--.{0,2000}?-->)*", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML_FEED = re.compile(rb"<(?:\?xml|rss|feed|rdf|products?|catalog)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Downloading:
    """Progress of a file."""

    bytes: int


@dataclass(frozen=True, slots=True)
class Brought:
    path: Path | None
    """For `open_feed`; None where the file has not changed since the `known` validators were given."""
    validators: Validators
    """To be given back the next time. Of a file; a shop's pages each have their own, in the folder."""
    fetched_at: datetime
    report: CrawlReport | None
    """Where a shop was read."""


async def bring(
    fetcher: Fetcher,
    url: str,
    folder: Path,
    known: Validators | None = None,
    *,
    limits: Limits = Limits(),
    on_progress: Callable[[Downloading | Progress], None] = lambda progress: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Brought:
    """What is at `url`, in `folder`, which belongs to this address alone and is kept from one time to the next.

    Raises FetchFailed, also for a shop that tells machines of no product; FetchRefused for an address, or a shop,
    that is not asked; and CatalogError, also where another process is at it.
    """
    try:
        with own_folder(folder):
            return await _brought(fetcher, url, folder, known, limits, on_progress, now)
    except OSError as error:
        raise CatalogError(
            "The folder for what is fetched cannot be used",
            value=str(error.filename or folder),
            fix=error.strerror or str(error),
        ) from error


async def _brought(
    fetcher: Fetcher,
    url: str,
    folder: Path,
    known: Validators | None,
    limits: Limits,
    on_progress: Callable[[Downloading | Progress], None],
    now: Callable[[], datetime],
) -> Brought:
    first = None
    start = url
    if not await asyncio.to_thread(resumable, folder, url, now()):
        downloaded = await download(
            fetcher, url, folder / "file", known, on_bytes=lambda come: on_progress(Downloading(come))
        )
        if downloaded.path is None or not await asyncio.to_thread(_is_html, downloaded):
            return Brought(downloaded.path, downloaded.validators, downloaded.fetched_at, None)
        start = downloaded.url
        first = await asyncio.to_thread(_taken_up, downloaded)
    report = await crawl(
        fetcher, start, folder, asked=url, first=first, limits=limits, now=now, on_progress=on_progress
    )
    if not report.with_products:
        raise FetchFailed(
            "No product was found in the shop's pages",
            value=url,
            fix=f"{_told(report)}. Persea reads schema.org's Product from JSON-LD; or export a feed and give its address",
        )
    return Brought(report.path, Validators(), now(), report)


def _told(report: CrawlReport) -> str:
    parts = [f"Pages read: {report.pages:,}"]
    if report.skipped_by_robots:
        parts.append(f"closed to Persea by robots.txt: {report.skipped_by_robots:,}")
    if report.failures:
        parts.append(f"failed: {report.failed:,}, such as {report.failures[0][0]} ({report.failures[0][1]})")
    if report.bounded:
        parts.append(report.bounded)
    return ", ".join(parts)


def _is_html(downloaded: Downloaded) -> bool:
    """By its content: shops serve feeds as text/html, too."""
    assert downloaded.path is not None
    with downloaded.path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    before = _BEFORE_HTML.match(head)
    rest = head[before.end() :] if before else head
    if _HTML.match(rest):
        return True
    said_so = downloaded.media_type in HTML_TYPES and downloaded.media_type != ""
    return said_so and rest.startswith(b"<") and not _XML_FEED.match(rest) and b"<?xml" not in head


def _taken_up(downloaded: Downloaded) -> Page:
    """The downloaded page in memory, up to what a page may have, and no longer on disk."""
    assert downloaded.path is not None
    with downloaded.path.open("rb") as file:
        body = file.read(PAGE_BYTES)
    downloaded.path.unlink()
    return Page(downloaded.url, False, downloaded.media_type, downloaded.charset, downloaded.validators, body)
