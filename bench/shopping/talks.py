"""Conversations as files: what is said, and what must be true of the answers. The format is docs/benchmarks.md's.

Read strictly: a slip of the pen in an expectation would be counted as a fault of the product.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

INTENTS = (
    "find", "refine", "compare", "ask", "similar", "goes_with", "set", "gift", "cart", "watch", "discount", "policy",
    "reference", "talk", "open",
)  # fmt: skip
_CARD = re.compile(r"\$([1-9]\d*)\.(set\.)?([1-9]\d*)")
_TURN = re.compile(r"\$([1-9]\d*)(?:\..*)?")


class BadTalk(Exception):
    """A file of conversations that cannot be used, with the place of what is wrong."""


def _ref(text: str) -> str:
    if not text or (text.startswith("$") and _CARD.fullmatch(text) is None):
        raise ValueError(f"{text!r} is no product: write an id, $TURN.CARD or $TURN.set.PIECE, both from 1")
    return text


def _turn_ref(given: object) -> object:
    text = f"${given}" if isinstance(given, int) else given
    if not isinstance(text, str) or _TURN.fullmatch(text) is None:
        raise ValueError(f"{given!r} names no turn: write $TURN, from 1")
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from error
    return text


def _several(given: object) -> object:
    return [given] if isinstance(given, str) else given


Ref = Annotated[str, AfterValidator(_ref)]
TurnRef = Annotated[str, BeforeValidator(_turn_ref)]
Patterns = Annotated[
    list[Annotated[str, AfterValidator(_pattern)]], BeforeValidator(_several), Field(min_length=1)
]
Words = Annotated[list[Annotated[str, Field(min_length=1)]], BeforeValidator(_several), Field(min_length=1)]
Yes = Literal[True]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(_Strict):
    """What one product must meet; all that is given must hold."""

    category: Words | None = None
    not_category: Words | None = None
    brand: Words | None = None
    price_max: float | None = None
    price_min: float | None = None
    attr: dict[str, Words] | None = None
    not_attr: dict[str, Words] | None = None
    not_text: Words | None = None
    option: dict[str, Words] | None = None
    option_in_stock: dict[str, Words] | None = None
    in_stock: bool | None = None
    weight_max_g: float | None = None
    weight_min_g: float | None = None
    rating_min: float | None = None
    ids: Words | None = None
    title_any: Words | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Condition:
        if not self.model_fields_set:
            raise ValueError("the condition is empty")
        return self


class Bounds(_Strict):
    min: int = 0
    max: int | None = None


class SetWanted(_Strict):
    pieces: Annotated[list[Condition], Field(min_length=1)]
    total_max: float | None = None
    every: Condition | None = None


class ComparedWanted(_Strict):
    products: Annotated[list[Ref], Field(min_length=2)]


class LineWanted(_Strict):
    product: Ref
    quantity: int = 1
    option: dict[str, str] | None = None


class WatchWanted(_Strict):
    product: Ref
    below: float | None = None
    back_in_stock: Yes | None = None


class Check(_Strict):
    """Exactly one of these."""

    cards: Bounds | None = None
    no_cards: Yes | None = None
    every_card: Condition | None = None
    first_card: Condition | None = None
    some_card: Condition | None = None
    most_cards: Condition | None = None
    not_cards_of: TurnRef | None = None
    card_is: Ref | None = None
    cheaper_than: Ref | None = None
    dearer_than: Ref | None = None
    lighter_than: Ref | None = None
    text_any: Patterns | None = None
    text_all: Patterns | None = None
    text_none: Patterns | None = None
    speaks_of: Ref | None = None
    asks: Yes | None = None
    set: SetWanted | None = None
    set_impossible: Yes | None = None
    compared: ComparedWanted | None = None
    cart: list[LineWanted] | None = None
    cart_unchanged: Yes | None = None
    cart_total: float | None = None
    watch: WatchWanted | None = None
    no_watch: Ref | None = None
    saved: list[Ref] | None = None
    profile_unchanged: Yes | None = None
    cites: Yes | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Check:
        if len(self.model_fields_set) != 1:
            raise ValueError("a check has exactly one key")
        if getattr(self, self.kind) is None:
            raise ValueError(f"{self.kind} expects nothing")
        return self

    @property
    def kind(self) -> str:
        return next(iter(self.model_fields_set))

    @property
    def refs(self) -> tuple[str, ...]:
        """The products that it speaks of, turns that it speaks of as a whole left out."""
        found = [
            self.card_is,
            self.cheaper_than,
            self.dearer_than,
            self.lighter_than,
            self.speaks_of,
            self.no_watch,
        ]
        found += [*(self.saved or ()), *(line.product for line in self.cart or ())]
        found += self.compared.products if self.compared else []
        found += [self.watch.product] if self.watch else []
        return tuple(one for one in found if one is not None)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        found = [self.every_card, self.first_card, self.some_card, self.most_cards]
        if self.set:
            found += [*self.set.pieces, self.set.every]
        return tuple(one for one in found if one is not None)


class TalkTurn(_Strict):
    say: Annotated[str, Field(min_length=1)]
    on_page: str | None = None
    expect: list[Check] = []


class Like(_Strict):
    """One thing that the person did before."""

    view: str | None = None
    cart: str | None = None
    purchase: str | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Like:
        if len(self.model_fields_set) != 1:
            raise ValueError("write one of view, cart, purchase")
        return self

    @property
    def told(self) -> tuple[str, str]:
        """(event, product)"""
        kind = next(iter(self.model_fields_set))
        return kind, str(getattr(self, kind))


class Talk(_Strict):
    id: Annotated[str, Field(min_length=1)]
    intent: str
    speaker: str = ""
    likes: list[Like] = []
    turns: Annotated[list[TalkTurn], Field(min_length=1, max_length=8)]

    @model_validator(mode="after")
    def _is_sound(self) -> Talk:
        if self.intent not in INTENTS:
            raise ValueError(f"there is no intent {self.intent!r}; there are {', '.join(INTENTS)}")
        if not any(turn.expect for turn in self.turns):
            raise ValueError("nothing is expected of any answer")
        for place, turn in enumerate(self.turns, 1):
            for check in turn.expect:
                for ref in (*check.refs, *([check.not_cards_of] if check.not_cards_of else [])):
                    named = _TURN.fullmatch(ref)
                    if named and int(named[1]) > place:
                        raise ValueError(f"turn {place} expects {ref}, which is later")
        return self

    @property
    def kinds(self) -> frozenset[str]:
        """Of its checks."""
        return frozenset(check.kind for turn in self.turns for check in turn.expect)


def parts_of(ref: str) -> tuple[int, bool, int] | None:
    """ "$2.3" as (2, False, 3), "$2.set.1" as (2, True, 1); None for a product's own id."""
    found = _CARD.fullmatch(ref)
    return (int(found[1]), bool(found[2]), int(found[3])) if found else None


def turn_of(ref: str) -> int:
    found = _TURN.fullmatch(ref)
    assert found, "it was checked when it was read"
    return int(found[1])


def read_talks(path: Path) -> tuple[Talk, ...]:
    """Raises BadTalk with the line and the field."""
    return tuple(talks_of(path.name, path.read_text("utf-8").splitlines()))


def talks_of(name: str, lines: Iterable[str]) -> list[Talk]:
    talks: list[Talk] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            talk = Talk.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            raise BadTalk(f"{name}, line {number}: no JSON: {error}") from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the conversation"
            raise BadTalk(f"{name}, line {number}, {where}: {first['msg']}") from error
        if talk.id in seen:
            raise BadTalk(f"{name}, line {number}, id: {talk.id!r} is there twice")
        seen.add(talk.id)
        talks.append(talk)
    if not talks:
        raise BadTalk(f"{name}: there is no conversation in it")
    return talks
