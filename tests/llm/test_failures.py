"""Statuses, waits and addresses, without a network."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx2
import openai
import pytest

from persea.errors import (
    ModelError,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
    SettingsError,
)
from persea.llm.addresses import checked_address, on_loopback, shown_address
from persea.llm.failures import Endpoint, asked_to_wait_s, translated

HERE = Endpoint("http://127.0.0.1:1/v1", "boots-7b", "sk-secret")


def refusal(status: int, body: str = "", **headers: str) -> openai.APIStatusError:
    request = httpx2.Request("POST", "http://127.0.0.1:1/v1/chat/completions")
    response = httpx2.Response(status, text=body, headers=headers, request=request)
    return openai.APIStatusError("wrapped", response=response, body=None)


@pytest.mark.parametrize(
    ("status", "body", "kind", "shown"),
    [
        (401, '{"error":{"message":"Incorrect key: sk-sec***"}}', ModelRejected, "PERSEA_MODEL_KEY"),
        (402, "", ModelRejected, "credit"),
        (429, '{"error":{"message":"Over","code":"insufficient_quota"}}', ModelRejected, "credit"),
        (429, '{"error":{"message":"Slow down"}}', ModelRateLimited, "Slow down"),
        (400, '{"error":{"message":"exceeds the available context size"}}', ModelRejected, "too long"),
        (413, "", ModelRejected, "too long"),
        (404, '{"error":"model not found"}', ModelRejected, "boots-7b"),
        (504, "", ModelTimeout, "504"),
        (529, "overloaded, sk-secret", ModelUnavailable, "overloaded, [key]"),
        (400, "no JSON at all", ModelRejected, "no JSON at all"),
    ],
)
def test_refusal_says_what_to_do(status: int, body: str, kind: type[ModelError], shown: str) -> None:
    """Each refusal has its error and a text that helps, and never shows a key."""
    error = translated(refusal(status, body), HERE)
    assert type(error) is kind
    assert shown in str(error)
    assert "sk-sec" not in str(error)


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [
        ("2", 2.0),
        ("0.5", 0.5),
        ("Mon, 23 Nov 2026 12:00:04 GMT", 4.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("nan", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, wait_s: float | None) -> None:
    """Retry-After is read in both its forms, and ignored in any other."""
    now = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
    assert asked_to_wait_s(refusal(429, **{"retry-after": header}), now) == wait_s


def test_shown_address_hides_where_keys_hide() -> None:
    """A password and a query are not shown."""
    assert shown_address("https://me:secret@host:1/v1?key=secret") == "https://host:1/v1"


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:1/v1", True),
        ("http://127.8.0.1/v1", True),
        ("http://[::1]:1/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://localhost.example.com/v1", False),
        ("http://10.0.0.1/v1", False),
        ("https://api.example.com/v1", False),
    ],
)
def test_loopback_is_this_machine_alone(url: str, loopback: bool) -> None:
    """Loopback is told by the whole name or number, not by how it begins."""
    assert on_loopback(url) is loopback


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://x/v1", "http://", "http://a b/v1", "http://[x", "http://h:99999"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """A mistyped address fails when it is given, not when a person first asks."""
    with pytest.raises(SettingsError, match="Not the address"):
        checked_address(url)
    assert checked_address("https://api.example.com/v1/") == "https://api.example.com/v1"
