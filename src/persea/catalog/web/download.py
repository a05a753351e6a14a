"""A file from an address to disk, whole or not at all, and only if it has changed.

It stands under its own name once all of it is there, synced. What it does not do: look into it.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from persea.catalog.web.answer import Answer, Validators
from persea.catalog.web.fetch import Fetcher

_MAX_FILE_BYTES = 4 << 30
_MAX_FILE_S = 4 * 3600.0
_PARTIAL = "download.partial"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Downloaded:
    path: Path | None
    """None where it is unchanged since `validators` were given."""
    url: str
    """After redirects."""
    media_type: str
    charset: str
    """As the HTTP header names it; "" where it does not."""
    validators: Validators
    fetched_at: datetime


async def download(
    fetcher: Fetcher,
    url: str,
    folder: Path,
    known: Validators | None,
    *,
    max_bytes: int = _MAX_FILE_BYTES,
    max_seconds: float = _MAX_FILE_S,
    on_bytes: Callable[[int], None] = lambda come: None,
) -> Downloaded:
    """The file at `url` in `folder`, under a name taken from the address, in place of whatever was there.

    Raises FetchFailed and FetchRefused, with nothing changed in the folder.
    """
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    partial = folder / _PARTIAL  # one left by a process that was killed is overwritten

    async def take(answer: Answer) -> Downloaded:
        path = None
        if not answer.unchanged:
            path = folder / _file_name(answer.url)
            await write_to(answer, partial, on_bytes)
            await asyncio.to_thread(_settle, partial, path)
        return Downloaded(
            path, answer.url, answer.media_type, answer.charset, answer.validators, datetime.now(UTC)
        )

    try:
        return await fetcher.fetch(
            url,
            take,
            known=known or Validators(),
            max_bytes=max_bytes,
            whole_timeout_s=max_seconds,
        )
    finally:
        partial.unlink(missing_ok=True)


async def write_to(answer: Answer, path: Path, on_bytes: Callable[[int], None] = lambda come: None) -> None:
    """The answer's body into `path`, as it comes."""
    come = 0
    file = await asyncio.to_thread(path.open, "wb")
    with file:
        async for chunk in answer.chunks():
            await asyncio.to_thread(file.write, chunk)
            come += len(chunk)
            on_bytes(come)


def _settle(partial: Path, path: Path) -> None:
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    partial.replace(path)
    for older in path.parent.iterdir():  # the name may be another each time
        if older != path:
            older.unlink()


def _file_name(url: str) -> str:
    """The last part of the address's path, with nothing in it that a file system or a shell would obey."""
    last = PurePosixPath(unquote(urlsplit(url).path)).name
    name = _UNSAFE.sub("-", last).strip(".-")[-100:].lstrip(".-")
    return name if name and name != _PARTIAL else "feed"
