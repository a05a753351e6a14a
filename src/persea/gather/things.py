"""Whether a product is the thing that was asked for, or only speaks of it: a laptop backpack is no laptop.

By titles and categories, as English puts what a thing is behind what describes it. A form that full text takes for the
same word ("hammered" for "hammer") is another word here. What it does not do: search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from persea.gather.wording import Wording
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.things import THINGS, thing_named
from persea.values import Intent, Record

_BREAK = re.compile(r"\s[-–—]\s|[,(:|/&+;]")
_BEHIND = re.compile(r"\s(?:with|for|in|of|on|at|to|by|from|over|under|without|and|that)\s.*$", re.IGNORECASE)
_SAME = 0.6
"""From this weight on another word names the same thing, or a kind of it."""


@dataclass(frozen=True, slots=True)
class Thing:
    said: str
    """As the person called it."""
    names: tuple[tuple[str, ...], ...]
    """What the shop may call it, each in folded words."""


def thing_asked(intent: Intent, wording: Wording) -> Thing | None:
    """The thing that `intent` asks for; None where it names none, or one of the kinds that the shop has."""
    if not intent.thing:
        return None
    wanted = _folds(thing_named(intent.thing))
    names = {wanted: None}
    for place in wording.places:
        if _folds(place[0].text) == wanted or (len(wanted) == 1 and _folds(place[0].text)[-1:] == wanted):
            names |= {_folds(way.text): None for way in place if way.weight >= _SAME and not way.as_value}
    return Thing(intent.thing, tuple(names))


def of_kind(records: Sequence[Record], goods: str) -> list[Record]:
    """Those that are called `goods`; all where none is."""
    return [record for record in records if is_called(record, goods)] or list(records)


def is_called(record: Record, goods: str) -> bool:
    """Whether title or category end in `goods`."""
    return names_kind(record.title, record.category_path, goods)


def names_kind(title: str, category_path: Sequence[str], goods: str) -> bool:
    """The same of a title and the names of categories."""
    parts = (part for text in (title, *category_path) for part in _parts(text))
    return any(_ends_with(part, _folds(goods)) for part in parts)


def is_one(record: Record, thing: Thing) -> bool:
    """Whether title or category call `record` that thing."""
    kinds = [parts for step in record.category_path for parts in _parts(step)]
    if any(_ends_with(kind, name) for kind in kinds for name in thing.names):
        return True
    nouns = {kind[-1] for kind in kinds if kind} | THINGS
    return any(_names(part, name, nouns) for part in _parts(record.title) for name in thing.names)


def speaks_of(record: Record, thing: Thing) -> bool:
    """Whether `record` says the word in its names or values, in that very form."""
    values = (value for _, held in (*record.options, *record.attributes) for value in held)
    told = [_folds(text) for text in (record.title, *record.category_path, *values)]
    return any(_at(text, name) for text in told for name in thing.names)


def _folds(text: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in words(text))


def _parts(text: str) -> Iterable[tuple[str, ...]]:
    """What stands by itself in a title or the name of a category, without what is said behind it."""
    return (parts for segment in _BREAK.split(text) if (parts := _folds(_BEHIND.sub("", segment))))


def _ends_with(text: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return text[-len(name) :] == name


def _at(text: tuple[str, ...], name: tuple[str, ...]) -> list[int]:
    """Where `name` ends in `text`."""
    return [at + len(name) for at in range(len(text) - len(name) + 1) if text[at : at + len(name)] == name]


def _names(text: tuple[str, ...], name: tuple[str, ...], nouns: Iterable[str]) -> bool:
    """Whether `name` stands in `text` with no other thing behind it: "Laptop 15 Pro", but not "Laptop Backpack"."""
    known = set(nouns) - set(name)
    return any(known.isdisjoint(text[end:]) for end in _at(text, name))
