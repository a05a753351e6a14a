"""What a shop tells of its shoppers, in our words, whatever the format; and the fields that all formats share.

A format turns one object into `Told`, `Known`, `Ignored` or a `Rejection`, and never stops at a bad one. What it does
not do: decide whose an event may be (settle.py).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from persea.interests.intake.shown import harmless_id, shown, shown_name
from persea.store.events import EventKind, Purpose
from persea.store.rejected_events import Rejection

Json: TypeAlias = "bool | int | Decimal | str | list[Json] | dict[str, Json] | None"

MOST_PRODUCTS = 500  # of one event: GA4 allows 200 items, Segment names no limit
_LONGEST_ID = 200
_LONGEST_TEXT = 500
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """One event of one product, or of none. Several of these come from one list or order: `part` counts them."""

    kind: EventKind
    at: datetime
    id: str | None = None
    """Its sender's name for it; None where it has none, and is known by what it says."""
    part: int = 0
    said_at: str = ""
    """The time as it was told; "" where none was."""
    user_id: str | None = None
    device_id: str | None = None
    purposes: frozenset[Purpose] | None = None
    """None: it says nothing of consent."""
    product: str | None = None
    variant: str | None = None
    subject: str = ""
    value: float | None = None
    quantity: int | None = None
    amount: Decimal | None = None
    currency: str | None = None
    order_id: str | None = None
    turn_id: str | None = None
    impression_id: str | None = None
    place: str = ""
    """Where in the body it stood, where that is more than one object."""


@dataclass(frozen=True, slots=True)
class Known:
    """A user id and a device belong together: Segment's "identify"."""

    user_id: str
    device_id: str
    purposes: frozenset[Purpose] | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """In order, and nothing that Persea keeps."""

    name: str


Item = Told | Known | Ignored | Rejection


class Unusable(Exception):
    """Ends the reading of one event."""

    def __init__(self, field: str, value: object, reason: str, *, within: str = "") -> None:
        super().__init__(reason)
        self.rejection = Rejection(within, field, shown(value, is_time=field in _TIMES), reason)


_TIMES = ("time", "sent_at", "timestamp", "originalTimestamp", "sentAt", "timestamp_micros")


# ---------------------------------------------------------------- fields


def _code(given: object) -> object:
    """Ids come as text or as whole numbers."""
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        return given
    text = given.strip()
    if not (text.isascii() and text.isprintable()):
        odd = next((c for c in text if unicodedata.category(c) in _NOT_IN_IDS), None)
        if odd is not None:
            raise ValueError(f"holds {unicodedata.name(odd, f'U+{ord(odd):04X}')}, which no id may")
    if len(text) > _LONGEST_ID:
        raise ValueError(f"is longer than {_LONGEST_ID} characters")
    return text or None


_NOT_IN_IDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Zl", "Zp"})
"""Control characters (NUL too), halves of pairs, unassigned ones, emoji."""


def _words(given: object) -> object:
    if isinstance(given, int | Decimal | float) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        return given
    kept = (c for c in given if unicodedata.category(c) not in ("Cc", "Cs") or c in "\t\n")
    return " ".join("".join(kept).split())[:_LONGEST_TEXT]


def _number(given: object) -> object:
    if not isinstance(given, str):
        return given
    if given.strip().lower().lstrip("+-") in ("nan", "inf", "infinity"):
        raise ValueError("must be a number")
    return given.strip() or None


def _currency(given: object) -> object:
    return (given.strip().upper() or None) if isinstance(given, str) else given


Code = Annotated[str | None, BeforeValidator(_code)]
Words = Annotated[str, BeforeValidator(_words)]
Number = Annotated[float | None, BeforeValidator(_number), Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
Amount = Annotated[Decimal | None, BeforeValidator(_number), Field(allow_inf_nan=False, ge=0, lt=10**12)]
Quantity = Annotated[int | None, BeforeValidator(_number), Field(ge=0, lt=10**6)]
Currency = Annotated[str | None, BeforeValidator(_currency), Field(pattern="^[A-Z]{3}$")]


class Given(BaseModel):
    """Of formats that are not ours: what is not known is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, protected_namespaces=())


def rejection_of(error: ValidationError, within: str = "") -> Rejection:
    """The first fault, as a person would say it."""
    first = error.errors(include_url=False)[0]
    parts = (within, *first["loc"])
    field = ".".join(shown_name(part) if isinstance(part, str) else str(part) for part in parts if part != "")
    reason = _REASONS.get(first["type"], first["msg"].removeprefix("Value error, "))
    is_time = first["loc"][-1:] in [(name,) for name in _TIMES]
    hidden = first["type"] in ("missing", "extra_forbidden") or first["loc"][-1:] in _NAMES_OF_PEOPLE
    return Rejection("", field, "" if hidden else shown(first["input"], is_time=is_time), reason)


def named(rejection: Rejection, id: object, place: str = "") -> Rejection:
    """With its sender's name for the event, and its place within what was sent together."""
    return replace(rejection, event_id=harmless_id(id), place=place or rejection.place)


_NAMES_OF_PEOPLE = tuple(
    (name,)
    for name in ("userId", "anonymousId", "user_id", "client_id", "app_instance_id", "shopper", "device")
)
"""What stood there is not kept."""
_REASONS = {
    "extra_forbidden": "there is no such field",
    "missing": "is missing",
    "string_type": "must be a text",
    "model_type": "must be an object",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "decimal_type": "must be a number",
    "decimal_parsing": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "string_pattern_mismatch": "must be a currency by ISO 4217, such as USD",
}


# ---------------------------------------------------------------- consent


def purposes_of(said: Mapping[str, object]) -> frozenset[Purpose]:
    """What is granted, of what a consent tool says by purpose: true or false, "granted" or "denied"."""
    granted = set()
    for name, answer in said.items():
        purpose = _PURPOSES.get(name.strip().lower())
        if purpose is not None and (
            answer is True or (isinstance(answer, str) and answer.lower() == "granted")
        ):
            granted.add(purpose)
    return frozenset(granted)


def named_purposes(names: object) -> frozenset[Purpose]:
    """From a list of them, or from text with blanks or commas between. Raises ValueError for what is none."""
    given = names.replace(",", " ").split() if isinstance(names, str) else names
    if not isinstance(given, list):
        raise ValueError("must be a list of purposes")
    found = set()
    for name in given:
        purpose = _PURPOSES.get(name.strip().lower()) if isinstance(name, str) else None
        if purpose is None:
            raise ValueError(f"{shown(name) or 'this'} is no purpose; there are {', '.join(Purpose)}")
        found.add(purpose)
    return frozenset(found)


_PURPOSES = {
    "analytics": Purpose.ANALYTICS,
    "analytics_storage": Purpose.ANALYTICS,
    "personalization": Purpose.PERSONALIZATION,
    "personalisation": Purpose.PERSONALIZATION,
    "personalization_storage": Purpose.PERSONALIZATION,
    "marketing": Purpose.MARKETING,
    "advertising": Purpose.MARKETING,
    "ad_storage": Purpose.MARKETING,
    "ad_personalization": Purpose.MARKETING,
}
"""By the names of ours, of Segment's documentation and of Google's consent mode. Consent to advertising is none to
being known in the shop."""


# ---------------------------------------------------------------- time


def moment(given: object, field: str) -> datetime | None:
    """A time as ISO 8601, or in seconds, milliseconds or microseconds since 1970; UTC where it names no zone."""
    if given is None or given == "":
        return None
    try:
        if isinstance(given, str) and not given.strip().lstrip("-").replace(".", "", 1).isdigit():
            parsed = datetime.fromisoformat(given.strip())
            return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        if isinstance(given, str | int | float | Decimal) and not isinstance(given, bool):
            number = float(given)
            for _ in range(3):  # 1e11 seconds are in the year 5138, and as milliseconds in 1973
                number = number / 1000 if abs(number) > 1e11 else number
            return datetime.fromtimestamp(number, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Unusable(
            field, given, "is no time; write it like 2026-11-28T18:00:00Z, or in seconds since 1970"
        ) from error
    raise Unusable(field, given, "is no time")


def placed(
    said: datetime | None, sent: datetime | None, received_at: datetime, field: str, given: object
) -> datetime:
    """When it happened, by our clock: the sender's is put right by what it showed when it sent the event.

    Raises Unusable for what cannot be. https://segment.com/docs/connections/spec/common/#timestamps
    """
    at = received_at if said is None else said
    if said is not None and sent is not None:
        try:
            at = received_at - (sent - said)
        except OverflowError as error:
            raise Unusable(field, given, "lies outside of time") from error
    if at < _EARLIEST:
        raise Unusable(field, given, "lies before the year 2000: a clock that was never set")
    if at > received_at + _AHEAD:
        raise Unusable(field, given, "lies more than a day ahead of our clock")
    return min(at, received_at)
