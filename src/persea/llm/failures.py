"""What an endpoint's trouble means: foreign errors and reported ones become ours, with a remedy.

Messages quote the endpoint where that helps, never the key, and never a 401's text, which often repeats part
of it. Pure; deciding whether to ask again is the client's.
"""

from __future__ import annotations

import email.utils
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp
from pydantic import ValidationError

from persea.errors import ModelError, ModelRateLimited, ModelRejected, ModelTimeout, ModelUnavailable
from persea.llm.wire import ErrorBody

_TOO_LONG = re.compile(
    r"context.{0,30}(length|size|window)|too many tokens|prompt is too long", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What an error may say of the endpoint, and the key it must not say."""

    address: str
    model: str
    key: str | None = field(default=None, repr=False)


class Refused(Exception):
    """The endpoint's answer was a status other than success, with this text."""

    def __init__(self, status: int, text: str, retry_after: str | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.text = text
        self.retry_after = retry_after


def translated(error: Refused | aiohttp.ClientError | OSError, endpoint: Endpoint) -> ModelError:
    """Our error for a refusal, or for what the HTTP client raised."""
    if isinstance(error, Refused):
        return _from_status(error.status, _without_key(_message_of(error.text), endpoint), endpoint)
    if isinstance(error, TimeoutError):
        return ModelTimeout(
            "The model did not answer in time",
            value=endpoint.address,
            fix="Try again, or choose a faster model with `persea model`",
        )
    return ModelUnavailable(
        "The model endpoint cannot be reached",
        value=f"{endpoint.address} ({error or type(error).__name__})",
        fix="Check that it runs and that the address is right",
    )


def reported(body: ErrorBody, endpoint: Endpoint) -> ModelError:
    """Our error for one that came as an event in a stream."""
    return _from_status(body.status, _without_key(body.message, endpoint), endpoint)


def asked_to_wait_s(error: Exception, now: datetime) -> float | None:
    """Seconds that the endpoint asks to wait: its Retry-After, in seconds or a date (RFC 9110, 10.2.3)."""
    header = error.retry_after if isinstance(error, Refused) else None
    if header is None:
        return None
    if re.fullmatch(r"\d+(\.\d+)?", header):
        return float(header)
    try:
        moment = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _from_status(status: int, detail: str, endpoint: Endpoint) -> ModelError:
    address, model = endpoint.address, endpoint.model or "(none named)"
    if status == 401:
        return ModelRejected(
            "The model endpoint does not accept the key (401)",
            value=address,
            fix="Give the right one: PERSEA_MODEL_KEY, or `persea model`",
        )
    if status == 402 or "insufficient_quota" in detail:
        return ModelRejected(
            f"The account at the model endpoint has no credit left ({status})",
            value=address,
            fix="Add credit there, or choose another model with `persea model`",
        )
    if status == 403:
        return ModelRejected(
            "The model endpoint does not allow this (403)",
            value=detail or address,
            fix=f"Check that the key may use the model {model}",
        )
    if status == 404:
        return ModelRejected(
            f"The model endpoint does not know the model {model}, or the address (404)",
            value=detail or address,
            fix="Check the name against what the endpoint lists, and that the address ends in /v1",
        )
    if status in (408, 504):
        return ModelTimeout(f"The model took too long ({status})", value=detail or address)
    if status == 429:
        return ModelRateLimited(
            "The model endpoint asks for fewer requests (429)", value=detail or address, fix="Wait a little"
        )
    if status >= 500:
        return ModelUnavailable(f"The model endpoint failed ({status})", value=detail or address)
    if status == 413 or _TOO_LONG.search(detail):
        return ModelRejected(
            f"The conversation is too long for this model ({status})",
            value=detail or address,
            fix="Start a new conversation, or use a model with a larger context",
        )
    if status < 400:
        return ModelRejected(
            f"The model endpoint redirects ({status}), which is not followed: the key would go along",
            value=address,
            fix="Use the address that it redirects to",
        )
    return ModelRejected(f"The model endpoint refused the request ({status})", value=detail or address)


def _message_of(text: str) -> str:
    """The endpoint's own words, out of the JSON around them."""
    try:
        return ErrorBody.model_validate_json(text).message
    except ValidationError:
        return text


def _without_key(text: str, endpoint: Endpoint) -> str:
    return text.replace(endpoint.key, "[key]") if endpoint.key else text
