"""Asking a web server for a page or a file, safely for us and gently for it.

Only http and https, only the ports of the web, only addresses that may be asked (`addresses.py`), through every
redirect; nothing from the environment, no cookies. One request at a time a host, with a pause between two;
what fails for the moment is tried again, later, a few times. Every answer is bounded in size, as unpacked, and
in time. What it does not do: read robots.txt, which is the crawl's; a file that a person names is asked for.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from secrets import SystemRandom
from types import TracebackType
from typing import Self, TypeVar

import httpcore2
import httpx2

from persea import __version__
from persea.catalog.web.addresses import is_public, is_public_or_own
from persea.catalog.web.answer import Answer, Page, Validators
from persea.catalog.web.connect import Allowed, CheckedTransport, Resolver, system_resolver
from persea.errors import FetchFailed, FetchRefused

T = TypeVar("T")

PRODUCT_TOKEN = "Persea"  # noqa: S105  # what robots.txt calls us
PAGE_BYTES = 8 << 20

_MAX_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_PORTS = {"http": 80, "https": 443}
_MAX_CRAWL_DELAY_S = 30.0
_DECODED = {"", "identity", "gzip", "deflate"}
_FOR_THE_MOMENT = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


@dataclass(frozen=True, slots=True)
class Pace:
    """How gently, how patiently. The defaults are for a shop of somebody else's."""

    min_interval_s: float = 0.5
    """From one request to the next of the same host."""
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 30.0
    """Without a byte."""
    whole_timeout_s: float = 120.0
    """For a page; a file has its own."""
    tries: int = 3
    backoff_s: float = 1.0
    """Before the second try, about; doubled before the third."""
    longest_wait_s: float = 60.0
    """Longer than this is not waited, whatever Retry-After asks for: then it is not tried again."""


class Fetcher:
    """An HTTP client to be entered with `async with`; see the module for what it promises.

    `contact` is how a shop's operator can reach who runs this Persea: an address of a page, or of mail.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allow_private: bool = False,
        pace: Pace = Pace(),
        resolve: Resolver = system_resolver,
        allowed: Allowed | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`allowed` decides over addresses, in place of `allow_private`; `tls` trusts, in place of the usual."""
        self._pace = pace
        self._hosts: dict[str, _Host] = {}
        self._random = SystemRandom()
        self._client = httpx2.AsyncClient(
            transport=CheckedTransport(
                resolve,
                allowed or (is_public_or_own if allow_private else is_public),
                tls or httpx2.create_ssl_context(trust_env=False),
            ),
            headers={
                "User-Agent": f"{PRODUCT_TOKEN}/{__version__} ({f'+{contact}' if contact else 'catalogue import'})",
                "Accept": "*/*",
                "Accept-Encoding": "gzip, deflate",
            },
            timeout=httpx2.Timeout(pace.read_timeout_s, connect=pace.connect_timeout_s),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    def slow_down(self, url: str, delay_s: float) -> None:
        """Leaves `delay_s` (up to 30) between two requests of this host, where that is more than before."""
        host = self._host(httpx2.URL(url).host)
        host.interval_s = max(host.interval_s, min(delay_s, _MAX_CRAWL_DELAY_S))

    async def get(
        self,
        url: str,
        *,
        known: Validators = Validators(),
        max_bytes: int = PAGE_BYTES,
        may_follow: Callable[[str], bool] | None = None,
    ) -> Page:
        """The page at `url`, in memory; see `fetch`."""
        return await self.fetch(url, Answer.page, known=known, max_bytes=max_bytes, may_follow=may_follow)

    async def fetch(
        self,
        url: str,
        take: Callable[[Answer], Awaitable[T]],
        *,
        known: Validators = Validators(),
        max_bytes: int = PAGE_BYTES,
        whole_timeout_s: float | None = None,
        may_follow: Callable[[str], bool] | None = None,
    ) -> T:
        """What `take` makes of the answer; it is called anew where the answer breaks off and is asked for again.

        `known` makes the question conditional. `may_follow` is asked before each redirect. Raises FetchFailed,
        with the status where one ended it, and FetchRefused for an address that is not asked.
        """
        start = _checked(_parsed(url), None)
        limit_s = self._pace.whole_timeout_s if whole_timeout_s is None else whole_timeout_s
        tried = 0
        while True:
            tried += 1
            try:
                return await self._once(start, take, known, max_bytes, limit_s, may_follow)
            except _Again as again:
                wait_s = self._wait_s(tried, again.retry_after_s)
                if tried == self._pace.tries or wait_s > self._pace.longest_wait_s:
                    raise again.failure from again.__cause__
            await asyncio.sleep(wait_s)

    def _wait_s(self, tried: int, retry_after_s: float | None) -> float:
        wait_s = self._pace.backoff_s * (1 << tried - 1) * self._random.uniform(0.5, 1.5)
        return wait_s if retry_after_s is None else retry_after_s + wait_s / 10

    async def _once(
        self,
        start: httpx2.URL,
        take: Callable[[Answer], Awaitable[T]],
        known: Validators,
        max_bytes: int,
        limit_s: float,
        may_follow: Callable[[str], bool] | None,
    ) -> T:
        url = start
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                async with self._asked(url, known, limit_s) as response:
                    if response.status_code not in _REDIRECTS:
                        _judge(response, url, known)
                        return await take(Answer(response, url, known, max_bytes))
                    target = _target(url, response)
            except _FOR_THE_MOMENT as error:
                raise _Again(
                    FetchFailed(
                        "The server cannot be reached" if _before_it_spoke(error) else "The answer broke off",
                        value=str(url),
                        fix=str(error),
                    )
                ) from error
            except httpx2.DecodingError as error:
                raise FetchFailed("The answer cannot be unpacked", value=str(url), fix=str(error)) from error
            if url.scheme == "https" and target.scheme == "http":
                raise FetchRefused("A redirect leads from https to http", value=str(target))
            url = _checked(target, start)
            if may_follow is not None and not may_follow(str(url)):
                raise FetchRefused(
                    "A redirect leads where this shop's pages are not asked for", value=str(url)
                )
        raise FetchFailed(f"More than {_MAX_REDIRECTS} redirects", value=str(start))

    @asynccontextmanager
    async def _asked(
        self, url: httpx2.URL, known: Validators, limit_s: float
    ) -> AsyncIterator[httpx2.Response]:
        """The answer's head, in this host's turn: nobody else asks it until the answer has been taken.

        `limit_s` is for the answer, not for the turn, which others may keep one waiting for.
        """
        host = self._host(url.host)
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        request = self._client.build_request(
            "GET", url, headers={name: value for name, value in headers.items() if value}
        )
        async with host.lock:
            await asyncio.sleep(host.asked_at + host.interval_s - time.monotonic())
            host.asked_at = time.monotonic()
            try:
                async with asyncio.timeout(limit_s) as limit:
                    response = await self._client.send(request, stream=True)
                    try:
                        yield response
                    finally:
                        await response.aclose()
            except TimeoutError as error:
                if not limit.expired():
                    raise
                raise FetchFailed(f"It took longer than {limit_s:g} s", value=str(url)) from error

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host(self._pace.min_interval_s))


@dataclass(slots=True)
class _Host:
    interval_s: float
    asked_at: float = float("-inf")
    """On the monotonic clock."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class _Again(Exception):
    """Failed for the moment: another try may do."""

    def __init__(self, failure: FetchFailed, retry_after_s: float | None = None) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.retry_after_s = retry_after_s


def _parsed(url: str) -> httpx2.URL:
    try:
        return httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise FetchFailed("This is no web address", value=url, fix=str(error)) from error


def _checked(url: httpx2.URL, start: httpx2.URL | None) -> httpx2.URL:
    """`url` with a path and without its fragment, if it is one to ask. `start` is where the redirects began."""
    if url.scheme not in _PORTS or not url.host:
        raise FetchRefused(
            "Only web addresses are fetched", value=str(url), fix="They look like https://shop.example"
        )
    if url.userinfo:
        raise FetchRefused(
            "An address with a name or password in it is not fetched",
            value=f"{url.scheme}://…@{url.host}",
            fix="Use one that needs none, such as a feed address with a long random name",
        )
    if url.port is not None and not 0 < url.port < 1 << 16:
        raise FetchFailed("This is no web address", value=str(url), fix="A port is 1 to 65535")
    is_webs_port = url.port in (None, 80, 443)
    if start is not None and not is_webs_port and (url.host, url.port) != (start.host, start.port):
        raise FetchRefused("A redirect leads to a port that is not the web's", value=str(url))
    return url.copy_with(raw_path=url.raw_path, fragment=None)


def _target(url: httpx2.URL, response: httpx2.Response) -> httpx2.URL:
    location = response.headers.get("location", "")
    try:
        return url.join(location)
    except httpx2.InvalidURL as error:
        raise FetchFailed("A redirect leads to no web address", value=location) from error


def _judge(response: httpx2.Response, url: httpx2.URL, known: Validators) -> None:
    """Raises unless there is something to take."""
    status = response.status_code
    if status == 200 or (status == 304 and known != Validators()):
        packing = {name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")}
        if packing - _DECODED:
            raise FetchFailed("The answer is packed in a way that was not asked for", value=str(url))
        return
    failure = FetchFailed(
        f"The server answered {status} {response.reason_phrase}".rstrip(), value=str(url), status=status
    )
    if status == 429 or status >= 500:
        raise _Again(failure, _retry_after_s(response.headers.get("retry-after", "")))
    raise failure


def _retry_after_s(value: str) -> float | None:
    """RFC 9110, section 10.2.3: seconds, or a date. None where it is neither."""
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _before_it_spoke(error: Exception) -> bool:
    return isinstance(error, (httpcore2.ConnectError, httpcore2.ConnectTimeout))
