"""A site's sitemaps: the addresses of its pages, from files and files of files, packed or not, or plain lists.

What it does not do: decide which pages to fetch, or fetch one.

Source: the protocol at sitemaps.org (at most 50,000 addresses and 50 MB a file).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from persea.catalog.encoding import encoding_of, text_of
from persea.catalog.files import FeedFile, feed_files
from persea.catalog.web.answer import Answer
from persea.catalog.web.download import write_to
from persea.catalog.web.fetch import Fetcher
from persea.catalog.xml_stream import BrokenXml, elements
from persea.errors import CatalogError

_MAX_FILES = 500
_MAX_DEPTH = 3
_MAX_ADDRESSES = 50_000
_MAX_FILE_BYTES = 52_428_800
_MAX_FILE_S = 600.0
_HEAD_BYTES = 1024
_PIECE_CHARACTERS = 1 << 16
_MAX_LINE_CHARACTERS = 4_096


@dataclass(slots=True)
class SitemapReport:
    files: int = 0
    addresses: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    """(address, reason) of files that gave nothing, or not all."""


async def read_sitemaps(
    fetcher: Fetcher,
    starts: Sequence[str],
    folder: Path,
    *,
    own: Callable[[str], str | None],
    allows: Callable[[str], bool],
    found: Callable[[str], None],
    on_file: Callable[[], None] = lambda: None,
) -> SitemapReport:
    """Calls `found`, in a thread, with each address in the sitemaps at `starts` that is the site's `own`.

    `allows` says whether a sitemap that another one names may be fetched. `folder` is where they lie while they
    are read; `on_file` is called before each. A file that cannot be read is in the report, and the others are
    read.
    """
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    report = SitemapReport()
    waiting = deque((url, 1) for url in starts)
    seen = set(starts)
    while waiting:
        url, depth = waiting.popleft()
        if report.files == _MAX_FILES:
            report.failures.append((url, f"only the first {_MAX_FILES} sitemaps are read"))
            break
        report.files += 1
        on_file()
        try:
            sitemap = await _read_one(fetcher, url, folder, own)
        except CatalogError as failure:
            report.failures.append((url, failure.what))
            continue
        if sitemap.fault:
            report.failures.append((url, sitemap.fault))
        report.addresses += await asyncio.to_thread(_hand_on, sitemap.pages, own, found)
        for address in filter(None, map(own, sitemap.sitemaps)):
            if address in seen or not allows(address):
                continue
            seen.add(address)
            if depth < _MAX_DEPTH:
                waiting.append((address, depth + 1))
            else:
                report.failures.append((address, f"sitemaps are followed {_MAX_DEPTH} deep"))
    return report


def _hand_on(pages: list[str], own: Callable[[str], str | None], found: Callable[[str], None]) -> int:
    count = 0
    for address in filter(None, map(own, pages)):
        count += 1
        found(address)
    return count


@dataclass(slots=True)
class _Sitemap:
    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    fault: str = ""
    """Why not all of it was read."""


async def _read_one(fetcher: Fetcher, url: str, folder: Path, own: Callable[[str], str | None]) -> _Sitemap:
    path = folder / "sitemap"

    async def take(answer: Answer) -> None:
        await write_to(answer, path)

    try:
        await fetcher.fetch(
            url,
            take,
            max_bytes=_MAX_FILE_BYTES,
            whole_timeout_s=_MAX_FILE_S,
            may_follow=lambda target: own(target) is not None,
        )
        return await asyncio.to_thread(_addresses, feed_files(path)[0])
    finally:
        path.unlink(missing_ok=True)


def _addresses(file: FeedFile) -> _Sitemap:
    sitemap = _Sitemap()
    encoding = encoding_of(file.head(_HEAD_BYTES).start)
    with file.open() as stream, text_of(stream, encoding) as text:
        pieces = _bounded(iter(lambda: text.read(_PIECE_CHARACTERS), ""), sitemap)
        first = next(pieces, "")
        pieces = chain((first,), pieces)
        is_xml = first.lstrip("\ufeff \t\r\n").startswith("<")
        for kind, address in _in_xml(pieces, sitemap) if is_xml else _in_lines(pieces):
            if len(sitemap.pages) + len(sitemap.sitemaps) == _MAX_ADDRESSES:
                sitemap.fault = f"only its first {_MAX_ADDRESSES:,} addresses are read"
                return sitemap
            (sitemap.pages if kind == "url" else sitemap.sitemaps).append(address)
    if stream.fault:
        sitemap.fault = stream.fault
    elif not (sitemap.pages or sitemap.sitemaps or sitemap.fault):
        sitemap.fault = "there is no address in it"
    return sitemap


def _bounded(pieces: Iterator[str], sitemap: _Sitemap) -> Iterator[str]:
    come = 0
    for piece in pieces:
        come += len(piece)
        if come > _MAX_FILE_BYTES:
            sitemap.fault = f"only its first {_MAX_FILE_BYTES >> 20} MiB are read"
            return
        yield piece


def _in_xml(pieces: Iterator[str], sitemap: _Sitemap) -> Iterator[tuple[str, str]]:
    try:
        for element in elements(pieces, ("url", "sitemap")):
            for child in element.children:
                if child.tag == "loc" and (address := child.text.strip()):
                    yield element.tag, address
    except BrokenXml as broken:
        sitemap.fault = sitemap.fault or str(broken)


def _in_lines(pieces: Iterator[str]) -> Iterator[tuple[str, str]]:
    rest = ""
    for piece in chain(pieces, ("\n",)):
        *lines, rest = (rest[:_MAX_LINE_CHARACTERS] + piece).split("\n")
        for line in lines:
            if line.strip().startswith(("http://", "https://")):
                yield "url", line.strip()
