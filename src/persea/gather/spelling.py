"""Finds the shop's words that a misspelt word may be, with what the slip costs.

A noisy channel: P(meant | typed) ~ P(meant) P(typed | meant), the first from how often the shop uses a word, the
second from the slips between the two: a weighted edit distance with transpositions (optimal string alignment), in
which a doubled letter, a neighbouring key or a letter that sounds alike costs less, and the first letter more. All
words of the shop are compared at once, as arrays; an index of deletions took seconds to build and 90 MB for 50,000
words. What it does not do: decide what is misspelt.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from persea.language.inflection import unaccented

_LONGEST = 20  # letters; longer words are hardly typed wrong in a way that only one word explains
_MOST_WORDS = 60_000
_OTHER = 27  # code of what is no letter a-z
_PER_COST = 4.0  # a whole slip weighs as much as being e^4 = 55 times as frequent

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = ("aeiouy", "ck", "cs", "sz", "fv", "gj", "mn", "bp", "dt", "kq", "ij", "vw", "iy", "ou")
_NEAR_KEY, _SOUNDS_ALIKE, _DOUBLED, _SWAPPED, _FIRST = 0.8, 0.65, 0.4, 0.6, 0.5


def _letter(char: str) -> int:
    return ord(char) - 96 if "a" <= char <= "z" else _OTHER


def _substitutions() -> NDArray[np.float32]:
    """(28, 28): what typing one letter for another costs."""
    cost = np.ones((28, 28), dtype=np.float32)
    for row, letters in enumerate(_ROWS):
        for column, char in enumerate(letters):
            near = [letters[column + 1 : column + 2]]
            if row + 1 < len(_ROWS):
                below = _ROWS[row + 1]
                near += [below[max(column - 1, 0) : column], below[column : column + 1]]
            for other in filter(None, near):
                cost[_letter(char), _letter(other)] = cost[_letter(other), _letter(char)] = _NEAR_KEY
    for group in _ALIKE:
        for char in group:
            for other in group:
                cost[_letter(char), _letter(other)] = _SOUNDS_ALIKE
    np.fill_diagonal(cost, 0)
    cost[_OTHER, _OTHER] = 0
    return cost


_SUBSTITUTE = _substitutions()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the shop that may have been meant."""

    word: str
    count: int
    cost: float
    """Of the slips between: about one a letter."""

    @property
    def score(self) -> float:
        """The logarithm of how likely it is meant, up to a constant."""
        return math.log(self.count + 1) - _PER_COST * self.cost


def most_slips(length: int) -> float:
    """The most cost at which a word of `length` letters is still taken for another."""
    if length <= 3:
        return 0.6
    return {4: 1.0, 5: 1.3, 6: 1.7, 7: 2.0}.get(length, 2.2)


class Speller:
    """Knows `counts`: words of letters, and how often each is used. About 30 bytes a word."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        usable = [word for word in counts if 3 <= len(word) <= _LONGEST and word.isalpha()]
        if len(usable) > _MOST_WORDS:
            usable = sorted(usable, key=lambda word: (-counts[word], word))[:_MOST_WORDS]
        plain = {word: unaccented(word)[:_LONGEST] for word in usable}
        self._words = sorted(usable, key=lambda word: (len(plain[word]), word))
        self._counts = [counts[word] for word in self._words]
        spelled = [plain[word] for word in self._words]
        self._lengths = np.array([len(word) for word in spelled], dtype=np.int8)  # (n,), ascending
        self._letters = np.zeros((len(spelled), _LONGEST), dtype=np.uint8)  # (n, 20)
        if spelled:
            raw = np.array([list(word.ljust(_LONGEST)) for word in spelled], dtype="U1").view(np.uint32)
            raw = raw.reshape(len(spelled), _LONGEST)
            inside = np.arange(_LONGEST) < self._lengths[:, None]
            known = (raw >= 97) & (raw <= 122)
            self._letters = np.where(inside, np.where(known, raw - 96, _OTHER), 0).astype(np.uint8)
        shifted = np.left_shift(np.uint32(1), self._letters.astype(np.uint32))
        self._bags = np.bitwise_or.reduce(shifted, axis=1) & ~np.uint32(1)  # (n,), a bit a letter

    def near(self, typed: str, most: float | None = None) -> list[Candidate]:
        """The words within `most` slips of the lower-case `typed`, the likeliest first; `typed` itself is none."""
        plain = unaccented(typed)
        limit = most_slips(len(plain)) if most is None else most
        slips = 1 if limit < 1.2 else 2
        if not 3 <= len(plain) <= _LONGEST or not self._words:
            return []
        code = np.array([_letter(char) for char in plain], dtype=np.uint8)
        begin = int(np.searchsorted(self._lengths, len(plain) - slips, "left"))
        end = int(np.searchsorted(self._lengths, len(plain) + slips, "right"))
        bag = np.bitwise_or.reduce(np.left_shift(np.uint32(1), code.astype(np.uint32)))
        apart = np.bitwise_count(self._bags[begin:end] ^ bag)
        rows = begin + np.flatnonzero(apart <= 2 * slips)
        if not len(rows):
            return []
        costs = _distances(code, self._letters[rows], self._lengths[rows])
        found = [
            Candidate(self._words[row], self._counts[row], float(cost))
            for row, cost in zip(rows.tolist(), costs.tolist(), strict=True)
            if cost <= limit + 1e-4 and self._words[row] != typed
        ]
        return sorted(found, key=lambda one: (-one.score, one.word))


def _distances(
    typed: NDArray[np.uint8], words: NDArray[np.uint8], lengths: NDArray[np.int8]
) -> NDArray[np.float32]:
    """(m,): the weighted distance of `typed` (t,) to each of `words` (m, 20), right up to two letters left out in a row.

    A row of the usual table is made at once for all words: w letters wide, m words deep.
    """
    m, t, width = len(words), len(typed), int(lengths.max())
    columns = words.T[:width]  # (w, m)
    again = np.zeros((width, m), dtype=bool)
    again[1:] = columns[1:] == columns[:-1]
    left_out = np.where(again, np.float32(_DOUBLED), np.float32(1))  # (w, m)
    before = np.full((width + 1, m), np.float32(99))  # the row of no letter typed
    before[0] = 0
    before[1 : min(width, 2) + 1] = np.arange(1, min(width, 2) + 1, dtype=np.float32)[:, None] + _FIRST
    earlier = before
    for i in range(1, t + 1):
        char = typed[i - 1]
        extra = np.float32(_DOUBLED if i > 1 and char == typed[i - 2] else 1)  # typed too much
        changed = _SUBSTITUTE[char][columns]  # (w, m)
        changed[: width if i == 1 else 1] += _FIRST * (changed[: width if i == 1 else 1] > 0)
        row = np.empty_like(before)
        row[0] = i + _FIRST
        np.add(before[:-1], changed, out=row[1:])
        np.minimum(row[1:], before[1:] + extra, out=row[1:])
        if i > 1 and char != typed[i - 2]:
            swapped = (columns[1:] == typed[i - 2]) & (columns[:-1] == char)  # (w - 1, m)
            turned = np.where(swapped, earlier[:-2] + np.float32(_SWAPPED), np.float32(99))
            if i == 2:
                turned[0] += _FIRST
            np.minimum(row[2:], turned, out=row[2:])
        for _ in range(2):
            np.minimum(row[1:], row[:-1] + left_out, out=row[1:])
        earlier, before = before, row
    result: NDArray[np.float32] = before[lengths.astype(np.intp), np.arange(m)]
    return result
