"""Weighs what an English message holds where no rule fits: words and classes of words, each with a learned weight.

People tell of an emergency in more ways than rules foresee, but they tell of a person, a body and what is wrong, where a
request for goods names things. The weights are those of a logistic regression (L2), fitted by script/fit-care-evidence on
the texts in tests/understand/care/ and on prose of all sorts; evidence_en.txt holds them, one a line. The sum tells no kind of emergency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import inf

from persea.understand.red_flags.engine import Span
from persea.understand.red_flags.figures import told_figures

MAYBE, SURELY = -0.75, 2.5
"""Log-odds; see docs/log.md for what other values cost."""
_FEWEST = 4  # words; fewer are a name of goods as easily
_LENGTHS = (4, 8, 12, 18)
_ENDINGS = ("ing", "in", "ed", "es", "s")


def odds_of(words: Sequence[str], meant: Sequence[str], found: Mapping[str, list[Span]]) -> float:
    """The log-odds that the words, as they were typed and as they were `meant`, and the classes `found` in them tell of an emergency."""
    if len(words) < _FEWEST or "PET" in found:
        return -inf
    weights = _weights()
    return weights["bias"] + sum(weights.get(name, 0.0) for name in features(words, meant, found))


def features(words: Sequence[str], meant: Sequence[str], found: Mapping[str, list[Span]]) -> set[str]:
    told = {f"C:{name}" for name in found if name.isalnum() and name.isupper()}
    told |= {f"w:{_stem(word)}" for word in meant}
    told |= {f"F:{figure}" for figures in told_figures(words).values() for figure in figures}
    told |= {f"n>{length}" for length in _LENGTHS if len(words) > length}
    return told | ({"D"} if any(word[0].isdigit() for word in words) else set())


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    text = resources.files("persea.understand.red_flags").joinpath("evidence_en.txt").read_text("utf-8")
    return {name: float(weight) for name, weight in (line.rsplit(" ", 1) for line in text.splitlines())}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
