"""Where a message points to a product that is shown by what it is like: "the blue one", "that jacket", "the one from Alder & Ash",
"is the cheapest one waterproof?".

    text -> Described, each a place of the text with the words to look for

Whether anything on the screen is so, is found out elsewhere (gather/described.py). English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import FILLER, names_goods
from persea.understand.errand import ANEW
from persea.understand.orders import PICKS
from persea.understand.pointing import ORDINALS
from persea.values import Order

_STOP = r"(?=\s*(?:[?!.,;]|$)|\s+(?:and|or|but|is|are|was|does|do|has|have|comes?|cost|costs|weighs?|looks?|please|too|instead|then|to|into|in|for|from|with|under|below|that|which|if|would|could|can|will|ever|really|also|any|again|only|yet|out|good|ok)\b)"
_ONE = re.compile(r"\b(?:the|that|this) (?P<traits>(?:[\w'&/$€£.-]+,? ){1,3}?)one\b(?!s)")
_ONE_WITH = re.compile(
    r"\b(?:the|that) one (?:from|by|in|with(?: the| an?)?|made (?:of|from|by)|for|called|named|that(?:'s| is| comes in| has)(?: an?| the)?|which(?: is| has)(?: an?| the)?|at|of|on) (?P<with>[$€£]?[\w'&./ -]{2,40}?)"
    + _STOP
)
_NOUN = re.compile(r"\b(?:that|the|this) (?P<noun>(?:[\w'&-]+ ){0,3}?[\w'-]{3,})" + _STOP)
_MOST = re.compile(
    r"(?<!which )(?<!what )\bthe (?P<most>cheaper|cheapest|least expensive|lighter|lightest|heavier|heaviest|pricier|priciest|most expensive|dearer|dearest|best[- ]rated|better[- ]rated|top[- ]rated|highest[- ]rated)(?: one)?(?: of (?:the )?(?:two|them|those|these|both))?\b(?! (?:ones|[\w-]{3,}s\b))"
)
_USED = re.compile(
    r"(?:\b(?:like|to|with|add|put|take|buy|order|get|have|remove|watch|is|does|are|about|for|than|compare|and|has|will|save|keep|want|of)|['’]ll (?:take|have)|['’]s) $"
)
_ASKED = re.compile(r",? (?:is|does|has|can|how|what|in|into|to) ")
_PRICE = re.compile(
    r"[$€£]\s?(?P<sign>\d+(?:[.,]\d{1,2})?)|(?P<plain>\d+(?:[.,]\d{1,2})?)[ -]?(?:dollars?|bucks|euros?|pounds?|quid|usd|eur|gbp)\b"
)
_NO_TRAIT = frozenset(
    "other same right wrong only new very whole last first next previous best good nice kind sort lot rest idea point way".split()
)


@dataclass(frozen=True, slots=True)
class Described:
    span: tuple[int, int]
    traits: tuple[str, ...] = ()
    """Words that its record holds."""
    most: Order | None = None
    """Which of those shown: the first by this."""
    price: float | None = None
    """In major units."""
    is_kind: bool = False
    """Whether it is called by its kind alone ("that jacket")."""


def described(text: str, vocabulary: Vocabulary) -> tuple[Described, ...]:
    """What `text` (lower-case reader text) points to so; places do not overlap."""
    found: list[Described] = []

    def take(one: Described) -> None:
        if all(one.span[1] <= known.span[0] or one.span[0] >= known.span[1] for known in found):
            found.append(one)

    for match in _ONE_WITH.finditer(text):
        if one := _of_traits(match.span(), match["with"], vocabulary):
            take(one)
    for match in _ONE.finditer(text):
        one = _of_traits(match.span(), match["traits"], vocabulary)
        if one and (one.traits or one.price is not None):  # "the cheapest one" by itself is a pick
            take(one)
    for match in _MOST.finditer(text):
        order = next((order for order, pattern in PICKS if pattern.search(match["most"])), None)
        if order is None and "dear" in match["most"]:
            order = Order.PRICIEST
        if order and (_USED.search(text[: match.start()]) or _ASKED.match(text[match.end() :])):
            take(Described(match.span(), most=order))
    for match in () if ANEW.search(text) else _NOUN.finditer(text):
        said = words(match["noun"])
        if said and names_goods(said[-1], vocabulary) and not set(said) & ORDINALS.keys():
            one = _of_traits(match.span(), match["noun"], vocabulary)
            plural_with_more = said[-1].endswith("s") and one is not None and len(one.traits) > 1
            if one is not None and one.most is None and not plural_with_more:
                take(Described(one.span, one.traits, one.most, one.price, is_kind=True))
    return tuple(sorted(found, key=lambda one: one.span))


def _of_traits(span: tuple[int, int], said: str, vocabulary: Vocabulary) -> Described | None:
    """None where it says nothing that tells one thing from another, or says its place."""
    priced = _PRICE.search(said)
    price = float((priced["sign"] or priced["plain"]).replace(",", ".")) if priced else None
    rest = _PRICE.sub(" ", said)
    most = next((order for order, pattern in PICKS if pattern.search(rest)), None)
    if most:
        rest = next(pattern for order, pattern in PICKS if order is most).sub(" ", rest)
    told = tuple(word for word in words(rest) if word not in FILLER and word not in _NO_TRAIT)
    if set(words(said)) & (ORDINALS.keys() | {"other", "same", "one", "before", "previous"}):
        return None
    return Described(span, told, most, price) if told or most or price is not None else None
