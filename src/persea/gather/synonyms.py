"""Other words for what a request names: those that come with Persea, and the shop's own on top.

A line of a file of synonyms is one of

    rucksack, backpack, knapsack        each finds the others
    hat => beanie, fedora @0.6          who asks for a hat finds beanies as well, not the other way round
    torch =>                            the words that come with Persea for "torch" do not hold in this shop

with a weight from 0 to 1 behind @ (a match by another word counts 0.8 without one, 0.7 behind an arrow), comments
behind #. Under a line [colours] the words found are values of products, "moss" as a colour and not as a plant.
Reading such a file is here; keeping one is for the store.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from persea.errors import FeedUnreadable
from persea.language.inflection import folded
from persea.language.plain import words

_EQUAL, _DIRECTED = 0.8, 0.7
_MOST_LINES = 20_000
_LONGEST_PHRASE = 4  # words
_PHRASE = re.compile(r"[^\W_][\w '’&./+-]*")
_SECTIONS = ("[colours]", "[colors]", "[words]")
_FORMAT = 'Write "rucksack, backpack" or "hat => beanie, fedora @0.6"'


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another way to say something."""

    text: str
    """As it is searched for; may be several words."""
    weight: float
    as_value: bool = False
    """Only where it is the value of a product's option or attribute, as colours are."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """By what is said, its words folded (`phrase_key`)."""

    by_phrase: Mapping[str, tuple[Synonym, ...]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    """Phrases for which those of others do not hold."""

    def of(self, key: str) -> tuple[Synonym, ...]:
        return self.by_phrase.get(key, ())

    def over(self, others: Synonyms) -> Synonyms:
        """These on top of `others`: what both say, this says."""
        merged = {key: found for key, found in others.by_phrase.items() if key not in self.without}
        for key, found in self.by_phrase.items():
            texts = {one.text for one in found}
            merged[key] = (*found, *(one for one in merged.get(key, ()) if one.text not in texts))
        return Synonyms(merged)


def phrase_key(text: str, locale: str = "en") -> str:
    """What is alike for "Power bank", "power-banks" and "power banks"."""
    return " ".join(folded(word, locale) for word in words(text))


def read_synonyms(text: str, source: str = "the file of synonyms", locale: str = "en") -> Synonyms:
    """Raises FeedUnreadable with the first line that cannot be understood."""
    found: dict[str, dict[str, Synonym]] = {}
    without: set[str] = set()
    as_value = False
    lines = text.splitlines()
    if len(lines) > _MOST_LINES:
        raise FeedUnreadable(
            f"{source} has too many lines", value=len(lines), fix=f"Keep to {_MOST_LINES:,} lines"
        )
    for number, written in enumerate(lines, 1):
        line = written.partition("#")[0].strip().lower().lstrip("\ufeff")
        if not line:
            continue
        if line.startswith("["):
            if line not in _SECTIONS:
                raise _wrong(source, number, written, "There are only the parts [words] and [colours]")
            as_value = line != "[words]"
            continue
        said, finds, weight = _line(line, source, number, written)
        if not finds:
            without.update(phrase_key(phrase, locale) for phrase in said)
        for phrase in said:
            key = phrase_key(phrase, locale)
            others = found.setdefault(key, {})
            for other in finds:
                if phrase_key(other, locale) != key:
                    others.setdefault(other, Synonym(other, weight, as_value))
    return Synonyms({key: tuple(others.values()) for key, others in found.items()}, frozenset(without))


@lru_cache(maxsize=8)
def built_in_synonyms(locale: str) -> Synonyms:
    """Those that come with Persea for a language; none for one that has no file yet."""
    file = resources.files("persea.gather").joinpath(f"synonyms_{locale}.txt")
    return read_synonyms(file.read_text("utf-8"), file.name, locale) if file.is_file() else Synonyms()


def _line(line: str, source: str, number: int, written: str) -> tuple[list[str], list[str], float]:
    """What is said, what that finds, and how much it counts."""
    line, at, given = line.partition("@")
    left, arrow, right = line.partition("=>")
    weight = _DIRECTED if arrow else _EQUAL
    if at:
        if not re.fullmatch(r"\s*(?:0?\.\d+|1(?:\.0+)?)\s*", given) or not 0 < float(given) <= 1:
            raise _wrong(source, number, written, "A weight is a number above 0 and up to 1, such as @0.6")
        weight = float(given)
    said = _phrases(left, source, number, written)
    if not arrow:
        if len(said) < 2:
            raise _wrong(source, number, written, _FORMAT)
        return said, said, weight
    if not right.strip():
        if at:
            raise _wrong(source, number, written, "A line that finds nothing has no weight")
        return said, [], weight
    return said, _phrases(right, source, number, written), weight


def _phrases(text: str, source: str, number: int, written: str) -> list[str]:
    phrases = [" ".join(phrase.split()) for phrase in text.split(",")]
    for phrase in phrases:
        if not _PHRASE.fullmatch(phrase) or not 0 < len(words(phrase)) <= _LONGEST_PHRASE:
            raise _wrong(
                source, number, written, f"Between commas stand one to {_LONGEST_PHRASE} words. {_FORMAT}"
            )
    return phrases


def _wrong(source: str, number: int, written: str, fix: str) -> FeedUnreadable:
    return FeedUnreadable(
        f"A line of {source} cannot be understood", value=f"line {number}: {written.strip()}", fix=fix
    )


def longest_phrase(synonyms: Sequence[Synonyms]) -> int:
    """Words of the longest phrase that is said in any of them."""
    return max((key.count(" ") + 1 for some in synonyms for key in some.by_phrase), default=1)
