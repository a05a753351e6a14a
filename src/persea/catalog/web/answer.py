"""What a web server answered: its head, and its body as it comes, within bounds.

What it does not do: ask; `fetch.py` does.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import httpx2

from persea.errors import FetchFailed


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a version, to ask whether it still stands (RFC 9110, section 8.8)."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer in memory. `unchanged`: what `known` told of still stands, and `body` is empty."""

    url: str
    """Where it came from, after redirects."""
    unchanged: bool
    media_type: str
    charset: str
    validators: Validators
    body: bytes


class Answer:
    """An answer whose body is still to come, bounded to `max_bytes` as unpacked."""

    def __init__(self, response: httpx2.Response, url: httpx2.URL, known: Validators, max_bytes: int) -> None:
        media_type, _, parameters = response.headers.get("content-type", "").partition(";")
        self.url = str(url)
        self.unchanged = response.status_code == 304
        self.media_type = media_type.strip().lower()
        self.charset = (response.charset_encoding or "") if parameters else ""
        self.validators = Validators(
            response.headers.get("etag", known.etag if self.unchanged else ""),
            response.headers.get("last-modified", known.last_modified if self.unchanged else ""),
        )
        self._response = response
        self._max_bytes = max_bytes

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Raises FetchFailed once more has come than is allowed."""
        come = 0
        async for chunk in self._response.aiter_bytes():
            come += len(chunk)
            if come > self._max_bytes:
                raise FetchFailed(
                    f"The answer is larger than {_megabytes(self._max_bytes)} as unpacked", value=self.url
                )
            yield chunk

    async def page(self) -> Page:
        body = b"" if self.unchanged else b"".join([chunk async for chunk in self.chunks()])
        return Page(self.url, self.unchanged, self.media_type, self.charset, self.validators, body)


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):,.0f} MiB" if size >= 1 << 20 else f"{size:,} bytes"
