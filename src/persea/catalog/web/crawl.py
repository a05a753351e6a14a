"""A shop read from its pages: what it says to machines on them, collected in one file that is a feed.

The way in is the best that the shop offers: Shopify's products.json, else the pages that its sitemaps name,
else a walk along its links. robots.txt is kept to, one page is asked for at a time, and all of it has bounds. It
may be cut off at any moment and goes on from there (`journal.py`). What it does not do: read products, which the
feed formats `schema_org` and `shopify_json` do from the file.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from persea.catalog.web.answer import Page, Validators
from persea.catalog.web.fetch import PAGE_BYTES, Fetcher
from persea.catalog.web.journal import Journal, Plan, Visit
from persea.catalog.web.links import Site, is_worth_a_visit, looks_like_a_product
from persea.catalog.web.pages import Reading, read_page, read_products_json
from persea.catalog.web.robots import Robots, read_robots
from persea.catalog.web.sitemap import read_sitemaps
from persea.errors import FetchFailed, FetchRefused

_PRODUCTS_JSON = "/products.json?limit=250&page={}"
_PRODUCTS_JSON_BYTES = 32 << 20
_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml")  # where robots.txt names none
_KEPT_FAILURES = 20
_FAILURES_IN_A_ROW = 20


@dataclass(frozen=True, slots=True)
class Limits:
    max_pages: int = 20_000
    max_walked_pages: int = 5_000
    """Where there is no sitemap."""
    max_depth: int = 4
    """Links from the first page, where there is no sitemap."""
    max_bytes: int = 4 << 30
    max_seconds: float = 4 * 3600.0
    """Of one run; the next one goes on."""


@dataclass(frozen=True, slots=True)
class Progress:
    pages: int
    with_products: int
    expected: int | None
    """Pages in all, where that is known."""


@dataclass(frozen=True, slots=True)
class CrawlReport:
    pages: int
    """That gave something to read, those of a run before that was cut off included."""
    unchanged: int
    """Of these: as they were in the crawl before, so the server did not send them again."""
    with_products: int
    skipped_by_robots: int
    failed: int
    gone: int
    """Of these: pages that the server says are there no more."""
    failures: tuple[tuple[str, str], ...]
    """(address, reason), the first 20."""
    bounded: str
    """Why not everything was fetched; "" where it was."""
    goes_on: bool
    """The next run goes on where this one stopped."""
    path: Path
    """The feed."""


class _Stop(Exception):
    def __init__(self, reason: str, *, goes_on: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.goes_on = goes_on


async def crawl(
    fetcher: Fetcher,
    start: str,
    folder: Path,
    *,
    asked: str | None = None,
    first: Page | None = None,
    limits: Limits = Limits(),
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> CrawlReport:
    """The shop at `start` into `folder`. `asked` is the address that led to `start`; `first` is the page there,
    where it has been fetched already.

    Raises FetchFailed where nothing may be fetched for the moment, and FetchRefused where robots.txt forbids it
    all.
    """
    journal = await asyncio.to_thread(Journal, folder, asked or start, start, now())
    with journal:
        site = Site.of(journal.start)
        robots = await read_robots(fetcher, site.root)
        if robots.unavailable:
            raise FetchFailed(
                "The shop's robots.txt cannot be read, so nothing is fetched from it",
                value=f"{site.root}/robots.txt",
                fix=robots.unavailable,
            )
        fetcher.slow_down(journal.start, robots.delay_s)
        walk = _Crawl(fetcher, journal, site, robots, limits, folder, first, now, on_progress)
        return await walk.run()


@dataclass(slots=True)
class _Crawl:
    fetcher: Fetcher
    journal: Journal
    site: Site
    robots: Robots
    limits: Limits
    folder: Path
    first: Page | None
    now: Callable[[], datetime]
    on_progress: Callable[[Progress], None]
    began_s: float = field(default_factory=time.monotonic)
    expected: int | None = None
    with_products: int = 0
    closed: set[str] = field(default_factory=set)
    """By robots.txt."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Those that the journal does not hold, since another try may do."""
    in_a_row: int = 0
    pages: int = 0

    async def run(self) -> CrawlReport:
        stop = _Stop("", goes_on=False)
        try:
            if not await self._products_json():
                await self._pages()
        except _Stop as stopped:
            stop = stopped
        if not stop.goes_on:
            self.journal.end()
        if not self.pages and self.closed and not self.failures:
            raise FetchRefused(
                "The shop's robots.txt does not let Persea fetch its pages",
                value=f"{self.site.root}/robots.txt",
                fix='Allow "User-agent: Persea" there, or export a feed and give its address',
            )
        path = await asyncio.to_thread(self.journal.write_pages)
        return await asyncio.to_thread(self._report, path, stop)

    def _report(self, path: Path, stop: _Stop) -> CrawlReport:
        pages = unchanged = with_products = gone = 0
        plan = self.journal.plan
        failures = [*(plan.failures if plan else ()), *self.failures]
        for visit in self.journal.visits():
            pages += not visit.failed
            unchanged += visit.unchanged
            with_products += visit.has_products
            if visit.failed and not self._was_a_guess(visit.url):
                failures.append((visit.url, visit.failed))
                gone += visit.gone
        bounded = stop.reason
        if not bounded and plan and plan.left_out:
            bounded = f"{plan.left_out:,} more pages are in the sitemaps than are fetched at most"
        return CrawlReport(
            pages=pages,
            unchanged=unchanged,
            with_products=with_products,
            skipped_by_robots=len(self.closed),
            failed=len(failures),
            gone=gone,
            failures=tuple(failures[:_KEPT_FAILURES]),
            bounded=bounded,
            goes_on=stop.goes_on,
            path=path,
        )

    # ------------------------------------------------------------ the three ways

    async def _products_json(self) -> bool:
        """False where the shop does not offer it."""
        former: Visit | None = None
        for number in range(1, self.limits.max_pages + 2):
            url = self.site.root + _PRODUCTS_JSON.format(number)
            visit = await self._visit(url, read_products_json)
            if visit is None and former is not None:
                # Not the end of the list: what follows is not known.
                reason = f"products.json could not be read from page {number:,} on"
                raise _Stop(reason, goes_on=self.journal.visit(url) is None)
            if visit is None or not visit.products or (former and former.products == visit.products):
                return former is not None
            former = visit
        return True

    async def _pages(self) -> None:
        plan = self.journal.plan
        if plan is None:
            plan = await self._planned()
            self.journal.set_plan(plan)
        self.expected = len(plan.pages)
        for url in plan.pages:
            await self._visit(url, read_page)
        if not self.with_products:  # no sitemap, or one of other pages only
            self.expected = None
            await self._walk()

    async def _planned(self) -> Plan:
        """The sitemaps' pages, those that look like a product's first, as many as are fetched at most."""
        products: dict[str, None] = {}
        others: dict[str, None] = {}
        left_out = 0

        def found(url: str) -> None:
            nonlocal left_out
            into = products if looks_like_a_product(url) else others
            if url in into or not is_worth_a_visit(url):
                return
            if len(into) < self.limits.max_pages:
                into[url] = None
            else:
                left_out += 1

        named = [url for url in map(self.site.own, self.robots.sitemaps) if url]
        guessed = [self.site.root + path for path in _SITEMAPS]
        report = await read_sitemaps(
            self.fetcher,
            list(dict.fromkeys(named)) or [url for url in guessed if self.robots.allows(url)],
            self.folder / "sitemaps",
            own=self.site.own,
            allows=self.robots.allows,
            found=found,
            on_file=self._before_a_sitemap,
        )
        pages = [*products, *others]
        left_out += max(len(pages) - self.limits.max_pages, 0)
        return Plan(
            pages=pages[: self.limits.max_pages],
            failures=report.failures if named else [],  # that a guess led nowhere is no failure
            left_out=left_out,
        )

    async def _walk(self) -> None:
        """Along the links, nearest first."""
        waiting = deque([(self.journal.start, 0)])
        seen = {self.journal.start}
        while waiting:
            url, depth = waiting.popleft()
            if len(self.journal) >= self.limits.max_walked_pages and self.journal.visit(url) is None:
                raise _Stop(f"more than {self.limits.max_walked_pages:,} pages", goes_on=False)
            visit = await self._visit(url, read_page)
            if visit is None or depth == self.limits.max_depth:
                continue
            for link in visit.links:
                if link not in seen:
                    seen.add(link)
                    waiting.append((link, depth + 1))

    # ------------------------------------------------------------ one page

    async def _visit(self, url: str, read: Callable[[Site, Page], Reading]) -> Visit | None:
        """What came of `url`, from the journal or from the server; None where it failed or is not allowed."""
        visit = self.journal.visit(url)
        if visit is None and not self.robots.allows(url):
            self.closed.add(url)
            return None
        if visit is None:
            self._keep_within_limits()
            try:
                visit = await self._fetched(url, read)
            except FetchFailed as failure:
                self._failed(url, failure)
                return None
            self.journal.add(visit)
        if visit.failed:
            return None
        self.in_a_row = 0
        self.pages += 1
        self.with_products += visit.has_products
        self.on_progress(Progress(self.pages, self.with_products, self.expected))
        return visit

    async def _fetched(self, url: str, read: Callable[[Site, Page], Reading]) -> Visit:
        former = self.journal.former_visit(url)
        try:
            if self.first is not None and self.first.url == url:
                page = self.first
            else:
                page = await self.fetcher.get(
                    url,
                    known=former.validators if former else Validators(),
                    max_bytes=_PRODUCTS_JSON_BYTES if read is read_products_json else PAGE_BYTES,
                    may_follow=self._may_follow,
                )
        except FetchRefused as refused:
            self.in_a_row += 1
            return Visit(url=url, at=url, fetched_at=self.now(), failed=str(refused))
        except FetchFailed as failure:
            if failure.status is not None and 400 <= failure.status < 500 and failure.status != 429:
                gone = failure.status in (404, 410)
                return Visit(url=url, at=url, fetched_at=self.now(), failed=failure.what, gone=gone)
            raise
        etag, last_modified = page.validators.etag, page.validators.last_modified
        if page.unchanged and former is not None:
            return former.model_copy(
                update={
                    "fetched_at": self.now(),
                    "unchanged": True,
                    "size_bytes": 0,
                    "etag": etag,
                    "last_modified": last_modified,
                }
            )
        reading = await asyncio.to_thread(read, self.site, page)
        return Visit(
            url=url,
            at=page.url,
            fetched_at=self.now(),
            etag=etag,
            last_modified=last_modified,
            size_bytes=len(page.body),
            failed=reading.fault,
            jsonld=list(reading.jsonld),
            products=list(reading.products),
            links=list(reading.links),
        )

    def _may_follow(self, url: str) -> bool:
        return self.site.own(url) is not None and self.robots.allows(url)

    def _keep_within_limits(self) -> None:
        if self.in_a_row == _FAILURES_IN_A_ROW:
            raise _Stop(f"{_FAILURES_IN_A_ROW} pages in a row failed", goes_on=True)
        if len(self.journal) >= self.limits.max_pages:
            raise _Stop(f"more than {self.limits.max_pages:,} pages", goes_on=False)
        if self.journal.visited_bytes >= self.limits.max_bytes:
            raise _Stop(f"more than {self.limits.max_bytes >> 20:,} MiB", goes_on=False)
        self._keep_within_time()

    def _keep_within_time(self) -> None:
        if time.monotonic() - self.began_s >= self.limits.max_seconds:
            raise _Stop(f"it took longer than {self.limits.max_seconds:g} s", goes_on=True)

    def _before_a_sitemap(self) -> None:
        self._keep_within_time()
        self.on_progress(Progress(self.pages, self.with_products, None))

    def _failed(self, url: str, failure: FetchFailed) -> None:
        """One that another try may mend. Raises _Stop where the server had better be left alone."""
        self.failures.append((url, failure.what))
        self.in_a_row += 1
        if failure.status in (429, 503):
            raise _Stop(f"the server asks for a pause ({failure.status})", goes_on=True)

    def _was_a_guess(self, url: str) -> bool:
        return url == self.site.root + _PRODUCTS_JSON.format(1)
