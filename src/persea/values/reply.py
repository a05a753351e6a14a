"""A turn, the pieces of its reply, and what a language model says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from persea.origin import Origin
from persea.values.asking import Mode
from persea.values.goods import Record


class Memory(StrEnum):
    """What a turn may keep of what the shopper says of themselves."""

    OFF = "off"
    """Nothing: nobody is known, or the conversation is not kept."""
    ASK = "ask"
    """Nothing yet: the shopper has not agreed, and may be asked."""
    ON = "on"
    """The shopper has agreed to personalisation."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The facts of one turn."""

    id: str
    started_at: datetime
    currency: str
    base_url: str = ""
    """Where this server is reached, without a trailing slash; put in front of product paths."""
    shopper_id: str | None = None
    locale: str = "en"
    max_tokens: int = 400
    kept: bool = False
    """Whether the conversation is kept; where it is not, nothing that is said in it is."""
    memory: Memory = Memory.OFF


@dataclass(frozen=True, slots=True)
class Status:
    """What is being done right now, for a person who waits."""

    stage: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    delta: str
    origins: tuple[Origin, ...] = ()
    """Where its figures come from."""


@dataclass(frozen=True, slots=True)
class Card:
    record: Record
    reason: str = ""
    """Why it is shown, true of the record."""


@dataclass(frozen=True, slots=True)
class Cards:
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Wished:
    """Something that the shopper has said of themselves, which lasts: "never leather"."""

    facet: str
    value: str
    stance: str
    """always or never"""
    said: str
    """In their own words."""
    id: str | None = None
    """By which it is taken back; None where it was not kept, as the shopper has not agreed: they may be asked."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the model counts them; milliseconds of wall time."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    model: str = ""
    total_ms: float = 0.0
    search_ms: float = 0.0
    model_ms: float = 0.0
    withheld: tuple[str, ...] = ()
    """Kinds of claims for which the number lock did not let a sentence out."""
    mended: tuple[tuple[str, str], ...] = ()
    """(kind, "filled" or "rewritten") of claims that the record's own figures replaced."""
    model_error: str = ""
    """The code of a model's failure that the answer did without."""


@dataclass(frozen=True, slots=True)
class Done:
    turn_id: str
    mode: Mode
    suggestions: tuple[str, ...] = ()
    """What a person might say next."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The turn could not be completed; `message` is for the person."""

    code: str
    message: str
    retryable: bool = False


ReplyEvent = Status | Text | Cards | Wished | Citation | Usage | Done | Failed


# ---------------------------------------------------------------- what a language model says


@dataclass(frozen=True, slots=True)
class ModelText:
    delta: str


@dataclass(frozen=True, slots=True)
class ModelUsage:
    prompt_tokens: int
    completion_tokens: int


ModelEvent = ModelText | ModelUsage
