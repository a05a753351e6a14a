"""What the shop wants of its lists, as its file says it: boost, bury, pin and hide, and what somebody pays for.

    [[rule]]
    name = "Boots in autumn"
    do = "boost"                    # boost, bury, pin or hide
    by = 0.5                        # of boost and bury: 0 to 1, 0.5 where it is left out
    place = 1                       # of pin: 1 is the first
    categories = ["Hiking boots"]   # which products: by categories, brands, tags or ids, any of them
    words = ["boots", "hiking"]     # only where a request has one of these words; left out: always; not of hide
    from = 2026-09-01               # a date or a moment with an offset
    until = 2026-12-01              # exclusive

    [[sponsored]]
    name = "Tarnholt autumn"
    sponsor = "Tarnholt"            # who pays: named on the card
    products = ["bt-ridgeline-mid"]

    [sponsoring]
    most = 1                        # of the cards of one answer, 0 to 2

Whether a rule fits a request or a product is decided here; what it does to a list, in placement.py.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from persea.errors import BadRequest

MOST_RULES = 500
Said = Callable[[str], bool]
"""Whether a request says something, in whatever form of its words."""


def _says_nothing(_: str) -> bool:
    return False


class Do(StrEnum):
    BOOST = "boost"
    BURY = "bury"
    PIN = "pin"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Goods:
    """What of a product rules speak of."""

    id: str
    brand: str = ""
    categories: Sequence[str] = ()
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Which:
    """The products that a rule is about, and when; all lower case but the ids."""

    products: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """Of a request."""
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, goods: Goods) -> bool:
        return (
            goods.id in self.products
            or goods.brand.lower() in self.brands
            or not self.categories.isdisjoint(one.lower() for one in goods.categories)
            or not self.tags.isdisjoint(one.lower() for one in goods.tags)
        )

    def is_now(self, now: datetime, said: Said = _says_nothing) -> bool:
        """Whether it is in force for a request."""
        in_time = (self.since is None or self.since <= now) and (self.until is None or now < self.until)
        return in_time and (not self.words or any(said(word) for word in self.words))


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    do: Do
    which: Which
    by: float = 0.5
    place: int = 1


@dataclass(frozen=True, slots=True)
class Sponsored:
    name: str
    sponsor: str
    which: Which


@dataclass(frozen=True, slots=True)
class Rules:
    rules: tuple[Rule, ...] = ()
    sponsored: tuple[Sponsored, ...] = ()
    most_sponsored: int = 1
    """Of one answer."""

    def now(self, now: datetime, said: Said) -> Rules:
        """Those in force for a request."""
        rules = tuple(one for one in self.rules if one.which.is_now(now, said))
        sponsored = tuple(one for one in self.sponsored if one.which.is_now(now, said))
        return Rules(rules, sponsored, self.most_sponsored)

    @property
    def hiding(self) -> tuple[Which, ...]:
        return tuple(one.which for one in self.rules if one.do is Do.HIDE)

    @property
    def told(self) -> str:
        """For the audit: which rules, by name."""
        named = [f"{one.do.value} {one.name!r}" for one in self.rules]
        named += [f"sponsored {one.name!r} by {one.sponsor!r}" for one in self.sponsored]
        return ", ".join(named) or "no rules"

    @property
    def moves(self) -> bool:
        """Whether any rule gives a place, so that more of a list must be looked at than is shown."""
        return bool(self.sponsored) or any(one.do is Do.PIN for one in self.rules)

    def push(self, goods: Goods) -> tuple[float, str]:
        """What boosts less what buries it, -1 to 1, and the names of these rules."""
        found = [one for one in self.rules if one.do in (Do.BOOST, Do.BURY) and one.which.holds(goods)]
        amount = sum(one.by if one.do is Do.BOOST else -one.by for one in found)
        return max(-1.0, min(1.0, amount)), ", ".join(one.name for one in found)

    def pinned(self, goods: Goods) -> Rule | None:
        return next((one for one in self.rules if one.do is Do.PIN and one.which.holds(goods)), None)

    def paid(self, goods: Goods) -> Sponsored | None:
        return next((one for one in self.sponsored if one.which.holds(goods)), None)


# ---------------------------------------------------------------- reading the file

_Text = Annotated[str, Field(min_length=1, max_length=200)]
_Texts = Annotated[list[_Text], Field(max_length=1000)]


class _Which(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    name: _Text
    products: _Texts = []
    categories: _Texts = []
    brands: _Texts = []
    tags: _Texts = []
    words: _Texts = []
    since: datetime | date | None = Field(None, alias="from")
    until: datetime | date | None = None

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if not (self.products or self.categories or self.brands or self.tags):
            raise ValueError("products, categories, brands or tags is missing: which products is it about?")
        since, until = _moment(self.since), _moment(self.until)
        if since and until and since >= until:
            raise ValueError("until must lie behind from")
        return self

    @property
    def which(self) -> Which:
        def lower(given: list[str]) -> frozenset[str]:
            return frozenset(one.lower() for one in given)

        return Which(
            frozenset(self.products), lower(self.categories), lower(self.brands), lower(self.tags),
            lower(self.words), _moment(self.since), _moment(self.until),
        )  # fmt: skip


class _Rule(_Which):
    do: Do
    by: Annotated[float, Field(gt=0, le=1)] | None = None
    place: Annotated[int, Field(ge=1, le=20)] | None = None

    @model_validator(mode="after")
    def _says_how(self) -> Self:
        if self.by is not None and self.do not in (Do.BOOST, Do.BURY):
            raise ValueError("by belongs to boost and bury")
        if self.place is not None and self.do is not Do.PIN:
            raise ValueError("place belongs to pin")
        if self.words and self.do is Do.HIDE:
            raise ValueError("hide takes no words: what is hidden is hidden from every list")
        return self


class _Sponsored(_Which):
    sponsor: _Text


class _Sponsoring(BaseModel):
    model_config = ConfigDict(extra="forbid")

    most: Annotated[int, Field(ge=0, le=2)] = 1


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rule: Annotated[list[_Rule], Field(max_length=MOST_RULES)] = []
    sponsored: Annotated[list[_Sponsored], Field(max_length=MOST_RULES)] = []
    sponsoring: _Sponsoring = _Sponsoring()


@lru_cache(maxsize=64)
def read_rules(text: str) -> Rules:
    """Of the file's text; empty text is no rules. Raises BadRequest with the place and what is wrong there."""
    try:
        read = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadRequest("The rules are no TOML", value=str(error), fix="See docs/placement.md") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        raise BadRequest(
            "The rules cannot be read", value=place, fix=str(first["msg"]).removeprefix("Value error, ")
        ) from error
    return Rules(
        tuple(Rule(one.name, one.do, one.which, one.by or 0.5, one.place or 1) for one in read.rule),
        tuple(Sponsored(one.name, one.sponsor, one.which) for one in read.sponsored),
        read.sponsoring.most,
    )


def _moment(given: datetime | date | None) -> datetime | None:
    """A date begins at midnight in UTC, as does a moment without an offset count in it."""
    if given is None or isinstance(given, datetime):
        return given if given is None or given.tzinfo else given.replace(tzinfo=UTC)
    return datetime.combine(given, time(), UTC)
