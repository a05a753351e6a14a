"""Weighs whether an English question that no rule knows is about health, law or money: by its words, how it begins, and what it
means by the built-in vectors.

Rules know the words that were foreseen; "what does a ferritin of 12 mean" holds none of them. The weights are those of a
multinomial logistic regression (L2), fitted by script/fit-care-topics; topics_en.txt holds them, one feature a line, a weight
for each subject relative to none of them. What it does not do: look for emergencies, or at questions to the shop (care.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np

from persea.errors import ModelUnavailable
from persea.llm.embedding import BuiltInEmbedder
from persea.seams import Vectors
from persea.understand.red_flags.evidence import stem_of
from persea.values import Care

SUBJECTS = (Care.MEDICAL, Care.LEGAL, Care.MONEY)
SURELY = 0.65
"""Probability of a subject from which it is taken; see docs/log.md for what other values cost."""
SCALE = 4.0
"""Of the vectors, whose components are small beside the ones and noughts of the words."""
_FEWEST = 3  # words
_LONGEST = 400  # characters; what is longer is a story, and its question stands in one part of it


def likely_topic(text: str, words: Sequence[str]) -> Care | None:
    """The subject that `text`, of these `words`, most likely asks about."""
    if len(words) < _FEWEST or len(text) > _LONGEST:
        return None
    named, of_vector = _weights()
    told = named["bias"] + sum((named[name] for name in features(text, words) if name in named), np.zeros(3))
    try:
        vector = _embedder().embed([text.lower()])[0]  # (dimension,)
    except ModelUnavailable:
        return None  # the rules alone are left, as in a language without weights
    odds = np.exp(np.clip(told + SCALE * vector @ of_vector, -30, 30))  # (subjects,), relative to none
    best = int(odds.argmax())
    return SUBJECTS[best] if odds[best] / (1 + odds.sum()) > SURELY else None


def features(text: str, words: Sequence[str]) -> set[str]:
    """What has weights of its own: words, how it begins, and whether it is put as a question."""
    stems = [stem_of(word) for word in words]
    told = {f"w:{stem}" for stem in stems} | {f"a:{stems[0]}", f"a:{'_'.join(stems[:2])}"}
    return told | ({"q"} if "?" in text else set())


@lru_cache(maxsize=1)
def _embedder() -> BuiltInEmbedder:
    return BuiltInEmbedder()


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, Vectors], Vectors]:
    """Of features, (subjects,) each; of the vector's components, (dimension, subjects)."""
    text = resources.files("persea.understand.red_flags").joinpath("topics_en.txt").read_text("utf-8")
    rows = {line.split(" ")[0]: np.array(line.split(" ")[1:], np.float32) for line in text.splitlines()}
    components = [rows.pop(f"v:{at}") for at in range(BuiltInEmbedder.dimension)]
    return rows, np.stack(components)
