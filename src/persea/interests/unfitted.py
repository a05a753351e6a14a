"""The model of a shop that has none yet: what products are like, and how popular they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from persea.interests.content import Content
from persea.interests.model import BEHAVIOUR, Decay, InterestModel
from persea.interests.numbering import Numbering

_CONTENT_WEIGHT = 0.8
_DECAY = Decay(behaviour=1.15, content=0.7)
"""As fitting chooses them (learn/fit_interests.py)."""


def unfitted(traits: Mapping[str, Sequence[str]], popularity: Mapping[str, float]) -> InterestModel:
    """Of all products of `traits`, in the order of popularity, then in their own."""
    ids = sorted(traits, key=lambda one: -popularity.get(one, 0.0))
    return InterestModel(
        Numbering(tuple(ids)),
        np.zeros(len(ids) + 1, np.int64),
        np.zeros(0, np.int32),
        np.zeros((0, len(BEHAVIOUR)), np.float32),
        np.array([popularity.get(one, 0.0) for one in ids], np.float64),
        Content.of([traits[one] for one in ids]),
        _CONTENT_WEIGHT,
        _DECAY,
    )
