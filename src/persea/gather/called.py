"""Whether a product is called what a piece of a set was asked for as: by its title, or by a category with one name.

Stricter than what full text finds: "lamp stand" is no lamp. What it does not do: search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.gather.wording import Wording
from persea.language.inflection import folded
from persea.language.plain import words

_SAME_THING = 0.6  # from this weight on another word names the same thing, or a kind of it
_NOUN_FIRST = ("es", "fr")
_COMPOUND = 4  # letters: "jacke" of "regenjacke"
_APART = re.compile(r"\s[-–—]\s|[,(:|/&+;]|\s(?:and|und|y|et)\s")
_BEHIND = re.compile(
    r"\s(?:with|for|in|of|on|at|to|by|from|over|under|without|that|mit|für|aus|von|con|para|de|avec|pour|en)\s.*$"
)


@dataclass(frozen=True, slots=True)
class Called:
    """What may be meant by a word for goods, and where it stands in a name: English and German put it last, German also
    into one word with what describes it; Spanish and French put it first."""

    names: tuple[tuple[str, ...], ...]
    locale: str = "en"
    by_narrowest: bool = False
    """Of the categories only the narrowest counts: kettles are filed under tea, and are none."""

    def names_a(self, part: Sequence[str]) -> bool:
        """Whether `part`, folded words of a title or a category, is the name of such a thing."""
        return any(self._is(tuple(part), name) for name in self.names)

    def _is(self, part: tuple[str, ...], name: tuple[str, ...]) -> bool:
        if self.locale in _NOUN_FIRST:
            return part[: len(name)] == name
        if self.locale == "de" and len(name) == 1 and len(name[0]) >= _COMPOUND and part:
            return part[-1].endswith(name[0])
        return part[-len(name) :] == name


def called_so(wording: Wording, goods: str, locale: str) -> Called:
    """What may be meant by `goods`, which stands in `wording`."""
    wanted = _folds(goods, locale)
    names = {wanted: None}
    for place in wording.places:
        if _folds(place[0].text, locale)[-1:] == wanted[-1:] and len(wanted) == 1:
            names |= {
                _folds(way.text, locale): None
                for way in place
                if way.weight >= _SAME_THING and not way.as_value
            }
    return Called(tuple(name for name in names if name), locale)


def named_itself(goods: str, locale: str) -> Called:
    """What goes by the very word `goods`."""
    return Called((_folds(goods, locale),), locale, by_narrowest=True)


def is_called(title: str, path: Sequence[str], called: Called) -> bool:
    """Whether the title names it so, or a category that has one name alone: what is in "Plates and bowls" may be either."""
    return titled(title, called) or _filed(path, called)


def titled(title: str, called: Called) -> bool:
    return any(called.names_a(part) for part in _parts(title, called.locale))


def _filed(path: Sequence[str], called: Called) -> bool:
    return any(
        called.names_a(_folds(step, called.locale))
        for step in path[-1 if called.by_narrowest else 0 :]
        if not _APART.search(step)
    )


def _parts(title: str, locale: str) -> list[tuple[str, ...]]:
    segments = (_BEHIND.sub("", segment) for segment in _APART.split(title.lower()))
    return [folds for segment in segments if (folds := _folds(segment, locale))]


def _folds(text: str, locale: str) -> tuple[str, ...]:
    return tuple(folded(word, locale) for word in words(text))
