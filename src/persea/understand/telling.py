"""What a clause of a message is to the request: it asks for goods, says how they must be, or only tells.

No list of wordings tells them apart: people tell of anything. The words of a clause, its place and the beginnings of its neighbours are
weighed; the weights are those of a multinomial logistic regression (L2), fitted by script/fit-telling on messages that were marked by
hand (tests/understand/marked/); telling_en.txt holds them, one feature a line. English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import exp

_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[?!$€£%]")
_NUMBER = "0"
_LONGEST = 8  # pairs of words, beyond which length says no more


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each is; they add up to 1."""

    asks: float
    how: float
    tells: float


def weighed(clauses: Sequence[str], *, follows: bool) -> list[Likely]:
    """What each of the `clauses` of one lower-case message likely is; `follows`: whether others were said before it."""
    weights = _weights()
    return [_softmax(features(clauses, at, follows=follows), weights) for at in range(len(clauses))]


def features(clauses: Sequence[str], at: int, *, follows: bool) -> list[str]:
    """The names of what is weighed of a clause."""
    said = _words(clauses[at])
    place = (
        "only" if len(clauses) == 1 else "first" if at == 0 else "last" if at == len(clauses) - 1 else "mid"
    )
    found = ["bias", f"long {min(len(said) // 2, _LONGEST)}", f"follows {follows}", f"place {place}"]
    found += [f"w {word}" for word in said]
    found += [f"2 {one} {other}" for one, other in pairwise(said)]
    found += [f"{many} first {' '.join(said[:many])}" for many in (1, 2, 3) if len(said) >= many]
    found += [f"last {word}" for word in said[-1:]]
    if at:
        before = _words(clauses[at - 1])
        found += [f"before first {word}" for word in before[:1]] + [
            f"before last {word}" for word in before[-1:]
        ]
    if at + 1 < len(clauses):
        behind = _words(clauses[at + 1])
        found += [f"behind first {word}" for word in behind[:1]] + [f"behind 2 {' '.join(behind[:2])}"]
    return list(dict.fromkeys(found))


def _words(clause: str) -> list[str]:
    return [_NUMBER if one.isdigit() else one.replace("’", "'") for one in _WORD.findall(clause)]


def _softmax(found: Sequence[str], weights: Mapping[str, tuple[float, float]]) -> Likely:
    asks = sum(weights[name][0] for name in found if name in weights)
    tells = sum(weights[name][1] for name in found if name in weights)
    most = max(asks, tells, 0.0)
    of_asks, of_how, of_tells = exp(asks - most), exp(-most), exp(tells - most)
    whole = of_asks + of_how + of_tells
    return Likely(of_asks / whole, of_how / whole, of_tells / whole)


@cache
def _weights() -> dict[str, tuple[float, float]]:
    """By feature: what it adds to the log-odds of asking, and of telling, against saying how."""
    text = resources.files("persea.understand").joinpath("telling_en.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: (float(asks), float(tells)) for asks, tells, name in lines}
