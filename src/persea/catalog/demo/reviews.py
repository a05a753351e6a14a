"""Reviews of the demo shop's products: what invented buyers say, in the numbers that real shops know.

    rating of the product -> ratings that average to it -> a buyer for each -> sentences about aspects

Each product has strong and weak sides of its own, so that its reviews agree with one another; what is said of a
side stands in review_aspects.toml by kind of product, how people begin and end in review_words.toml. No review
states a price, and every fact in one is an attribute of the product.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from random import Random

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from persea.catalog.demo.goods import tastes, words_of
from persea.catalog.demo.kinds import Facts
from persea.catalog.demo.phrases import attributes_in, capital, speak, usable, words_for
from persea.values import Product, Review

MOST_A_PRODUCT = 12

_YEAR_S = 365 * 86_400
_TYPO_SHARE = 0.05
_STARS = (1, 2, 3, 4, 5)
_SHAPE = (0.5, 0.3, 0.5, 1.0, 1.6)
"""How often people give 1 to 5 stars before a product's quality tilts it: the usual J."""

_STRICT = ConfigDict(extra="forbid")


@checked(frozen=True, slots=True, config=_STRICT)
class Aspect:
    good: tuple[str, ...]
    bad: tuple[str, ...]
    for_: frozenset[str] = Field(default=frozenset(), alias="for")
    not_: frozenset[str] = Field(default=frozenset(), alias="not")
    when: Facts = Field(default_factory=dict)
    """Facts that must hold: one of the values of each."""
    unless: Facts = Field(default_factory=dict)
    lasting: bool = False
    """Not to be said of what is eaten or used up."""


@checked(frozen=True, slots=True, config=_STRICT)
class Context:
    lines: tuple[str, ...]
    for_: frozenset[str] = Field(default=frozenset(), alias="for")
    not_: frozenset[str] = Field(default=frozenset(), alias="not")


@checked(frozen=True, slots=True, config=_STRICT)
class _Authors:
    first: str


@checked(frozen=True, slots=True, config=_STRICT)
class Words:
    opening: tuple[str, ...]
    lasting_opening: tuple[str, ...]
    turn: tuple[str, ...]
    turn_good: tuple[str, ...]
    also: tuple[str, ...]
    chatty: tuple[str, ...]
    verdict: dict[str, tuple[str, ...]]
    title: dict[str, tuple[str, ...]]
    context: tuple[Context, ...]
    author: _Authors


@checked(frozen=True, slots=True, config=_STRICT)
class _Aspects:
    aspect: tuple[Aspect, ...]


def demo_reviews(products: Sequence[Product], *, seed: int = 1, until: datetime) -> Iterator[Review]:
    """Up to MOST_A_PRODUCT reviews a product, written in the year that ends at `until`."""
    for product in products:
        yield from _of_product(product, seed, until)


def _of_product(product: Product, seed: int, until: datetime) -> Iterator[Review]:
    if product.rating is None:
        return
    rng = Random(f"{seed} {product.id} reviews")  # noqa: S311 - talk to be heard again, not a secret
    count = min(product.rating_count, MOST_A_PRODUCT, 1 + round(0.62 * math.sqrt(product.rating_count)))
    talk, bodies = _Talk(product, rng), set[str]()
    for number, stars in enumerate(ratings_around(product.rating, count, rng), 1):
        title, body = talk.review(stars)
        if body in bodies:
            title, body = talk.review(stars)
        bodies.add(body)
        yield Review(
            id=f"{product.id}-r{number}",
            product_id=product.id,
            written_at=until - timedelta(seconds=rng.randrange(1, _YEAR_S)),
            rating=stars,
            author=f"{rng.choice(_names())} {rng.choice('ABCDEFGHJKLMNOPRSTVWZ')}.",
            title=title,
            body=body,
        )


def ratings_around(mean: float, count: int, rng: Random) -> list[int]:
    """`count` ratings whose mean is as near to `mean` as whole stars come.

    Drawn from p(k) ~ shape(k) exp(tilt k), whose tilt is solved for the mean; then single ratings move by a
    star until the sum is right.
    """
    low, high = -6.0, 6.0
    for _ in range(40):
        tilt = (low + high) / 2
        weights = [shape * math.exp(tilt * star) for shape, star in zip(_SHAPE, _STARS, strict=True)]
        expected = sum(w * star for w, star in zip(weights, _STARS, strict=True)) / sum(weights)
        low, high = (tilt, high) if expected < mean else (low, tilt)
    ratings = rng.choices(_STARS, weights, k=count)
    while missing := round(mean * count) - sum(ratings):
        step = 1 if missing > 0 else -1
        movable = [place for place, rating in enumerate(ratings) if 1 <= rating + step <= 5]
        ratings[rng.choice(movable)] += step
    return ratings


@dataclass(frozen=True, slots=True)
class _Side:
    """An aspect of one product: above 0 a strong side, below a weak one."""

    aspect: Aspect
    strength: float
    closeness: float
    """How much more it is about this kind than about things at large."""


class _Talk:
    """Everybody who speaks of one product: no sentence is said twice."""

    def __init__(self, product: Product, rng: Random) -> None:
        self._product = product
        self._rng = rng
        self._kind = words_of(product)
        self._used_up = bool(self._kind & tastes().consumable)
        self._said: set[str] = set()
        self._sides = [
            _Side(aspect, rng.gauss(0, 1), _closeness(aspect)) for aspect in _aspects() if self._fits(aspect)
        ]

    def review(self, stars: int) -> tuple[str, str]:
        """Title and body."""
        rng = self._rng
        words = words_for(self._product, rng)
        length = rng.choices((1, 2, 3, 4), (20, 38, 29, 13))[0]
        goods, bads = _balance(stars, length, rng)
        tone = "remark" if stars == 4 and bads else str(stars)
        title = self._one(_words().title[tone], words) if rng.random() < 0.9 else ""
        parts = []
        if length > 1 or rng.random() < 0.2:
            parts.append(self._one(self._openings(), words))
        if length > 2:
            parts.append(self._one(self._contexts(), words))
        parts += self._opinions(goods, bads, words, praise_first=stars >= 3)
        if length > 1 or not parts or rng.random() < 0.5:
            parts.append(self._one(_words().verdict[tone], words))
        if length > 2 and rng.random() < 0.3:
            parts[0] = rng.choice(_words().chatty) + _small(parts[0], words)
        body = " ".join(part for part in parts if part)
        if stars == 5 and rng.random() < 0.12:
            body = body.removesuffix(".") + "!"
        return title, (_mistyped(body, rng) if rng.random() < _TYPO_SHARE else body)

    def _opinions(self, goods: int, bads: int, words: dict[str, str], *, praise_first: bool) -> list[str]:
        rng = self._rng
        sides = list(self._sides)
        praise = self._sentences(goods, words, sides, good=True)
        blame = self._sentences(bads, words, sides, good=False)
        first, second = (praise, blame) if praise_first else (blame, praise)
        joined = [
            sentence if place == 0 else capital(rng.choice(_words().also) + _small(sentence, words))
            for place, sentence in enumerate(first)
        ]
        if second and first:
            turn = _words().turn if praise_first else _words().turn_good
            second = [rng.choice(turn) + _small(second[0], words), *second[1:]]
        return joined + second

    def _sentences(self, count: int, words: dict[str, str], sides: list[_Side], *, good: bool) -> list[str]:
        """Takes the sides it speaks of out of `sides`: nobody praises and blames the same."""
        found: list[str] = []
        while sides and len(found) < count:
            weights = [
                side.closeness * math.exp(1.1 * (side.strength if good else -side.strength)) for side in sides
            ]
            side = self._rng.choices(sides, weights)[0]
            sides.remove(side)
            lines = usable(side.aspect.good if good else side.aspect.bad, words)
            if sentence := self._one(lines, words):
                found.append(sentence)
        return found

    def _one(self, lines: Sequence[str], words: dict[str, str]) -> str:
        """A line that nobody has said of this product yet, or "" where all are said."""
        fresh = [line for line in usable(lines, words) if line not in self._said]
        if not fresh:
            return ""
        line = self._rng.choice(fresh)
        if len(fresh) > 1 or "[" not in line:
            self._said.add(line)
        return speak(line, words, self._rng)

    def _openings(self) -> tuple[str, ...]:
        return _words().opening + (() if self._used_up else _words().lasting_opening)

    def _contexts(self) -> list[str]:
        fitting = [context for context in _words().context if context.for_ & self._kind]
        return [line for context in fitting if not context.not_ & self._kind for line in context.lines]

    def _fits(self, aspect: Aspect) -> bool:
        facts = dict(self._product.attributes)
        return (
            (not aspect.for_ or bool(aspect.for_ & self._kind))
            and not aspect.not_ & self._kind
            and not (aspect.lasting and self._used_up)
            and all(_any_of(values, facts.get(name, ())) for name, values in aspect.when.items())
            and not any(_any_of(values, facts.get(name, ())) for name, values in aspect.unless.items())
        )


def _any_of(wanted: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whole, or as a word of it: "leather" is in "full-grain leather, waxed"."""
    return any(value == fact or value in re.findall(r"[\w-]+", fact) for value in wanted for fact in said)


def _closeness(aspect: Aspect) -> float:
    if aspect.for_:
        return 3.0 if aspect.when else 2.2
    return 0.7 if any(attributes_in(line) for line in aspect.good) else 0.35


def _balance(stars: int, length: int, rng: Random) -> tuple[int, int]:
    """How many good and how many bad things are said."""
    if stars == 5:
        return (rng.choice((1, 2, 2)) if length == 1 else min(length, 3)), 0
    if stars == 4:
        return max(1, length - 1), int(rng.random() < (0.75 if length > 1 else 0.4))
    if stars == 3:
        return 1, 1 + (length > 3)
    return (1 if length > 2 else 0), 2 if length > 1 else 1


def _small(sentence: str, words: dict[str, str]) -> str:
    """The sentence as it goes on after a colon: "I" and names keep their capital."""
    first = sentence.split(" ", 1)[0].strip(",.;:!")
    names = {value.split()[0] for value in words.values() if value[:1].isupper() and value != "They"}
    if (
        first in names - {"It"}
        or first in ("I", "I'd")
        or not first.isalpha()
        or first[1:] != first[1:].lower()
    ):
        return sentence
    return sentence[:1].lower() + sentence[1:]


def _mistyped(text: str, rng: Random) -> str:
    """Two letters of one plain word change places."""
    words = list(re.finditer(r"\b[a-z]{6,}\b", text))
    if not words:
        return text
    at = (word := rng.choice(words)).start() + rng.randrange(1, len(word[0]) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@cache
def _names() -> list[str]:
    return _words().author.first.split()


@cache
def _aspects() -> tuple[Aspect, ...]:
    return TypeAdapter(_Aspects).validate_python(_toml("review_aspects")).aspect


@cache
def _words() -> Words:
    return TypeAdapter(Words).validate_python(_toml("review_words"))


def _toml(name: str) -> object:
    return tomllib.loads(resources.files("persea.catalog.demo").joinpath(f"{name}.toml").read_text("utf-8"))
