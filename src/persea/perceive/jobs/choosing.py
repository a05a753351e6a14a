"""Which reading of a recording is the likeliest, where two models of language say what is expected.

The recogniser can only take the greater of two models word by word, and weighs a word by the one before it while it searches.
Of the readings that it gives, one is chosen anew with a true mix: P(word) = 0.15 P(general) + 0.85 P(shop), of trigrams. What it
does not do: listen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

_GENERAL, _SHOP = 0.15, 0.85
_LANGUAGE_WEIGHT = 8.0  # against how it sounds
_A_WORD = 0.08  # each takes as much off: many short words fit any sound
_LEAST_GENERAL_LOG10, _LEAST_SHOP_LOG10 = -9.0, -30.0  # the shop's model knows no word but its own
_LONE = 0.5


@dataclass(frozen=True, slots=True)
class Spoken:
    word: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """`sound` is log10 of how well it fits the recording, `general` and `shop` log10 of P(word | the two before it) of each
    word and of the end."""

    words: tuple[Spoken, ...]
    sound: float
    general: tuple[float, ...]
    shop: tuple[float, ...]


def likeliest(readings: Sequence[Reading]) -> Reading:
    """Of several that are as likely, the first."""
    return max(readings, key=_log10)


def _log10(reading: Reading) -> float:
    expected = sum(
        math.log10(
            _GENERAL * 10 ** max(general, _LEAST_GENERAL_LOG10) + _SHOP * 10 ** max(shop, _LEAST_SHOP_LOG10)
        )
        for general, shop in zip(reading.general, reading.shop, strict=True)
    )
    return reading.sound / _LANGUAGE_WEIGHT + expected + len(reading.words) * math.log10(_A_WORD)


def as_sure(chosen: Sequence[Spoken], heard: Sequence[Spoken]) -> list[Spoken]:
    """`chosen` with the confidence that the recogniser has in its own reading, `heard`.

    A word that stands in both is as sure there. One that was chosen against it is as sure as what stood in its place was unsure.
    """
    return [replace(word, confidence=_confidence(word, heard, chosen)) for word in chosen]


def _confidence(word: Spoken, heard: Sequence[Spoken], chosen: Sequence[Spoken]) -> float:
    beside = [other for other in heard if _meet(word, other)]
    same = [other.confidence for other in beside if other.word == word.word]
    if same:
        return max(same)
    displaced = [
        other.confidence
        for other in beside
        if not any(kept.word == other.word and _meet(kept, other) for kept in chosen)
    ]
    return 1 - max(displaced) if displaced else _LONE


def _meet(one: Spoken, other: Spoken) -> bool:
    return one.start_s < other.end_s and other.start_s < one.end_s
