"""The `openai` client as Persea uses it: for any compatible endpoint, and telling it no more than it must know."""

from __future__ import annotations

import re
import ssl
from functools import cache

import httpx2
import openai

from persea.errors import SettingsError
from persea.llm.addresses import on_loopback

_SENDABLE_KEY = re.compile(r"[\x21-\x7e]+")


class _Client(openai.AsyncOpenAI):
    """Sends no more headers than these: the parent's carry OPENAI_* of the environment, and the platform."""

    @property
    def default_headers(self) -> dict[str, str | openai.Omit]:
        return {"Content-Type": "application/json", "User-Agent": "persea"}


def open_client(base_url: str, key: str | None, *, connect_timeout_s: float) -> openai.AsyncOpenAI:
    """A client that neither repeats a request nor bounds how long it takes: who asks does. Close it.

    Raises SettingsError for a key that cannot be one.
    """
    check_key(key)
    timeout = httpx2.Timeout(None, connect=connect_timeout_s)
    return _Client(
        base_url=base_url,
        api_key=key or "none",  # None would take OPENAI_API_KEY from the environment
        max_retries=0,
        timeout=timeout,
        http_client=httpx2.AsyncClient(
            timeout=timeout,
            verify=_trust(not on_loopback(base_url)),
            limits=httpx2.Limits(max_connections=1000, max_keepalive_connections=100),
            trust_env=not on_loopback(base_url),
            follow_redirects=False,
        ),
    )


@cache
def _trust(from_environment: bool) -> ssl.SSLContext:
    """Whom we trust, read once: it takes 40 ms in which nobody else is served."""
    return httpx2.create_ssl_context(trust_env=from_environment)


def check_key(key: str | None) -> None:
    """Raises SettingsError for a key that cannot be one."""
    if key and not _SENDABLE_KEY.fullmatch(key):
        raise SettingsError(
            "The model key holds characters that no key has",
            fix="Give it without spaces, quotes or line ends around it",
        )


def headers_for(key: str | None) -> dict[str, str | openai.Omit]:
    """Of each request: without a key none is sent, not even the client's stand-in."""
    return {} if key else {"Authorization": openai.Omit()}
