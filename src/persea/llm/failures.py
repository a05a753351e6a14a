"""What an endpoint's trouble means: foreign errors and reported ones become ours, with a remedy.

Messages quote the endpoint where that helps, never the key, and never a 401's text, which often repeats part
of it. Pure; deciding whether to ask again is the client's.
"""

from __future__ import annotations

import email.utils
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx2
import openai
from pydantic import ValidationError

from persea.errors import ModelError, ModelRateLimited, ModelRejected, ModelTimeout, ModelUnavailable
from persea.llm.wire import ErrorBody

_TOO_LONG = re.compile(
    r"context.{0,30}(length|size|window)|too many tokens|(prompt|input)( \(\d+ tokens\))? is too (long|large)|less than \d+ tokens",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What an error may say of the endpoint, and the key it must not say."""

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    command: str = "persea model"
    key_variable: str = "PERSEA_MODEL_KEY"


def translated(error: openai.APIError | httpx2.RequestError | OSError, endpoint: Endpoint) -> ModelError:
    """Our error for what the openai client or its transport raised."""
    if isinstance(error, openai.APIStatusError):
        return _from_status(error.status_code, _without_key(_message_of(error), endpoint), endpoint)
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException | TimeoutError):
        return ModelTimeout(
            "The model did not answer in time",
            value=endpoint.address,
            fix=f"Try again, or choose a faster model with `{endpoint.command}`",
        )
    return ModelUnavailable(
        "The model endpoint cannot be reached",
        value=f"{endpoint.address} ({error.__cause__ or error})",
        fix="Check that it runs and that the address is right",
    )


def too_long(error: openai.APIStatusError) -> bool:
    """Whether the endpoint refused what it was given for its length; some call that a failure of theirs (500)."""
    return error.status_code == 413 or (
        error.status_code in (400, 422, 500) and bool(_TOO_LONG.search(_message_of(error)))
    )


def reported(body: ErrorBody, endpoint: Endpoint) -> ModelError:
    """Our error for one that came as an event in a stream."""
    return _from_status(body.status, _without_key(body.message, endpoint), endpoint)


def asked_to_wait_s(error: Exception, now: datetime) -> float | None:
    """Seconds that the endpoint asks to wait: its Retry-After, in seconds or a date (RFC 9110, 10.2.3)."""
    if not isinstance(error, openai.APIStatusError):
        return None
    header = error.response.headers.get("retry-after")
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
            fix=f"Give the right one: {endpoint.key_variable}, or `{endpoint.command}`",
        )
    if status == 402 or "insufficient_quota" in detail:
        return ModelRejected(
            f"The account at the model endpoint has no credit left ({status})",
            value=address,
            fix=f"Add credit there, or choose another model with `{endpoint.command}`",
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


def _message_of(error: openai.APIStatusError) -> str:
    """The endpoint's own words; the client's message wraps them in its own."""
    text = error.response.text
    try:
        return ErrorBody.model_validate_json(text).message
    except ValidationError:
        return text


def _without_key(text: str, endpoint: Endpoint) -> str:
    return text.replace(endpoint.key, "[key]") if endpoint.key else text
