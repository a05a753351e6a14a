"""A turn, the pieces of its reply, and what a language model says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from persea.origin import Origin
from persea.values.asking import Effort, Mode, ToolCall
from persea.values.goods import Record, ScorePart
from persea.values.shopping import ShoppingEvent

_Amount = TypeVar("_Amount", int, float)


@dataclass(frozen=True, slots=True)
class Budget:
    """What one turn may use at most, over all that it asks; None sets no limit. A turn that comes to a limit ends
    with what it has."""

    tokens: int | None = None
    """Prompts and completions together."""
    wall_s: float | None = None
    cost_micros: int | None = None
    """Millionths of the currency in which the model's prices are given."""

    def within(self, other: Budget) -> Budget:
        """What both allow."""
        return Budget(
            _less(self.tokens, other.tokens),
            _less(self.wall_s, other.wall_s),
            _less(self.cost_micros, other.cost_micros),
        )


def _less(one: _Amount | None, other: _Amount | None) -> _Amount | None:
    return min((amount for amount in (one, other) if amount is not None), default=None)


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
    mode: Mode | None = None
    """The mode that was asked for; None lets the router choose."""
    effort: Effort | None = None
    """How long the model may think, where somebody said so."""
    budget: Budget = Budget()
    payers: tuple[str, ...] = ()
    """Those whose day this turn is counted to, as store.spending names them; none where no day is counted."""
    memory: Memory = Memory.OFF
    learns: bool = True
    """Where `memory` is ON: whether what is done in it (a cart that is changed, what was shown) may be learnt from as well."""
    conversation_id: str | None = None
    """Of a conversation that is kept."""
    sponsored: bool = True
    """Whether the shopper lets sponsored products be shown further up."""
    private: bool = False
    """Nothing of it is written anywhere, not even what names nobody."""
    notes: tuple[str, ...] = ()
    """What the shopper asked to have remembered, as far as it may bear on this turn; in their own words."""
    summary: tuple[str, ...] = ()
    """What the turns before those that a prompt holds came to, a line each."""


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
    """Why it is shown, true of the record, and of the shopper where it speaks of them."""
    parts: tuple[ScorePart, ...] = ()
    """What its place was decided by, where it is one of a ranked list."""
    impression_id: str | None = None
    """By which what comes of it is told; None where nothing is logged."""
    ranked: int = 0
    """Where its score puts it, from 1; 0: where it stands."""
    propensity: float = 1.0
    """How probable it was that it stands here: less than 1 where places are tried out."""


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
class Noted:
    """What the shopper has asked to have remembered, in their own words."""

    text: str
    id: str | None = None
    """By which it is deleted; None where it was not kept, as the shopper has not agreed: it holds while one talks."""


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
    reasoning_tokens: int = 0
    """The part of the completion that was thought, where the model tells."""
    calls: int = 0
    """How often a model was asked."""
    cost_micros: int | None = None
    """Millionths of the currency in which the model's prices are given; None where no price is known."""
    cut_short: str = ""
    """The limit that ended the turn: "tokens", "time", "cost", "day"; empty where none did."""


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


@dataclass(frozen=True, slots=True)
class Routed:
    """Which mode answers and why, in words for the person, who may overrule it."""

    mode: Mode
    why: str
    by_person: bool = False
    fixed: bool = False
    """Whether the answer would be the same in every mode."""


@dataclass(frozen=True, slots=True)
class Thought:
    """Thinking as it comes, to be folded away. Nothing in it is checked by the number lock, and it is shown as such."""

    delta: str
    lane: str = ""
    """The id of the lane that thinks; empty where there is but one."""


@dataclass(frozen=True, slots=True)
class ToolStep:
    """What a tool was asked, and what it gave or why it could not; `ok` False where it failed."""

    id: str
    tool: str
    asked: str
    gave: str
    ok: bool
    ms: float
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One of several agents at work; sent when it begins and each time that its `state` changes."""

    id: str
    role: str
    """In a few words for the person: "Sceptic", "Second sample"."""
    state: str
    """"working", "done", "stopped" or "failed"."""
    answer: str = ""
    tokens: int = 0
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Account:
    """How several agents came to one answer."""

    agreement: float
    """Share of those that answered whose answer is the one given, 0 to 1."""
    dissent: tuple[str, ...] = ()
    """What the others held, in a sentence each."""
    worth_it: bool = True
    """False where one agent alone would have said the same."""
    note: str = ""
    stopped_early: bool = False
    lanes: tuple[Lane, ...] = ()


ReplyEvent = (
    Status
    | Routed
    | Thought
    | ToolStep
    | Lane
    | Account
    | Text
    | Cards
    | Wished
    | Noted
    | Citation
    | Usage
    | Done
    | Failed
    | ShoppingEvent
)


# ---------------------------------------------------------------- what a language model says


@dataclass(frozen=True, slots=True)
class ModelText:
    delta: str


@dataclass(frozen=True, slots=True)
class ModelThought:
    """What the model thinks before it speaks, where the endpoint shows it."""

    delta: str


@dataclass(frozen=True, slots=True)
class ModelToolCalls:
    """The tools that the model wants, whole, after its last word."""

    calls: tuple[ToolCall, ...]


@dataclass(frozen=True, slots=True)
class ModelUsage:
    prompt_tokens: int
    completion_tokens: int
    """With what was thought."""
    reasoning_tokens: int = 0
    """The part of them that was thought, where the endpoint tells."""


ModelEvent = ModelText | ModelThought | ModelToolCalls | ModelUsage
