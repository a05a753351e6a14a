"""Reads the words of a message as they may have been meant: without marks, and slips mended to words of a table.

"i'm" is "im", "fièvre" is "fievre", "6wk" is "6 wk", "unconsious" is "unconscious". Only what no dictionary knows is
mended, and only to words that the gate asks about: one slip in five letters, two in eight, or what sounds the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from persea.language.inflection import unaccented

_SHORTEST, _LONG = 5, 8  # letters from which one slip and two are mended
_LONGEST = 24  # no word of a table is longer
_MOST_WORDS = 400  # of a message; who is in need says so before
_APOSTROPHE = re.compile(r"['’‘`´]")
_ELIDED = re.compile(r"\b(jusqu|qu|[jldnstmc])['’‘`´](?=\w)")
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"gh(?=[tn])|(?<=\w)h|^h(?=[aeiou]?m)"), ""), (re.compile(r"^(?:ps|sc(?=[iey]))"), "s"),
    (re.compile(r"c(?=[eiy])|z|x"), "s"), (re.compile(r"ck|c|q"), "k"), (re.compile(r"^kn"), "n"), (re.compile(r"^wr"), "r"),
    (re.compile(r"[aeiouy]+"), "a"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def said_words(text: str) -> list[str]:
    """The words of `text`, plain."""
    text = _ELIDED.sub(r"\1 ", text.lower())
    return _WORD.findall(unaccented(_APOSTROPHE.sub("", text)))[:_MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Slips:
    """What typed words may be slips of."""

    near: Mapping[str, tuple[str, ...]]
    """A word with letters left out: the words that it may have been made from."""
    sounding: Mapping[str, str]


def slips_of(vocabulary: frozenset[str]) -> Slips:
    near: dict[str, list[str]] = {}
    sounding: dict[str, str] = {}
    for word in sorted(vocabulary):
        if len(word) >= _SHORTEST:
            sounding.setdefault(_sound(word), word)
            for part in _parts(word, 2 if len(word) >= _LONG else 1):
                near.setdefault(part, []).append(word)
    return Slips({part: tuple(words) for part, words in near.items()}, sounding)


def mended(word: str, slips: Slips) -> str | None:
    """The word of the table that `word` is a slip of."""
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or word.isdigit():
        return None
    most = 2 if len(word) >= _LONG - 1 else 1
    candidates = {near for part in _parts(word, most) for near in slips.near.get(part, ())}
    allowed = ((_distance(word, near), near) for near in candidates if near[0] == word[0] or len(near) > 6)
    best = min(
        ((far, near) for far, near in allowed if far <= (2 if len(near) >= _LONG else 1)), default=None
    )
    if best:
        return best[1]
    return slips.sounding.get(_sound(word)) if len(word) >= _SHORTEST else None


@lru_cache(maxsize=4096)
def _parts(word: str, most: int) -> frozenset[str]:
    """`word`, and what is left of it without one letter, or `most`."""
    found, last = {word}, {word}
    for _ in range(most):
        last = {one[:at] + one[at + 1 :] for one in last for at in range(len(one))}
        found |= last
    return frozenset(found)


def _distance(a: str, b: str) -> int:
    """Letters changed, added, left out, or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _sound(word: str) -> str:
    first = word[0]
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return ("a" if first in "aeiou" else "") + word.lstrip("a").rstrip("a")


def number_before_unit(words: list[str]) -> Iterator[tuple[float, str]]:
    """Each number of `words` with the word behind it."""
    for one, unit in zip(words, [*words[1:], ""], strict=True):
        if one[0].isdigit():
            yield float(one.replace(",", ".")), unit
