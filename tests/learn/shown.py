"""Small made-up lists for tests: a card is (its place by score, features by part, what came of it)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from persea.learn.shown_lists import LEARNT, Lists

Shown = tuple[int, Mapping[str, float], float]


def lists_of(
    *lists: Sequence[Shown], fixed: float = 0.0, share: float = 0.0, shoppers: Sequence[int] = ()
) -> Lists:
    """In the order in which they were shown. Scores fall by rank; `share` of lists were turned."""
    cards = [(place, card, len(one)) for one in lists for place, card in enumerate(one, 1)]
    propensity = []
    for place, (ranked, _, _), length in cards:
        neighbours = sum(2 <= other <= length for other in (ranked - 1, ranked + 1)) if ranked > 1 else 0
        propensity.append(1 - share / 4 * neighbours if ranked == place else share / 4)
    return Lists(
        features=np.array([[features.get(part, 0.0) for part in LEARNT] for _, (_, features, _), _ in cards]),
        fixed=np.full(len(cards), fixed),
        score=np.array([10.0 - ranked for _, (ranked, _, _), _ in cards]),
        position=np.array([place for place, _, _ in cards]),
        ranked=np.array([ranked for _, (ranked, _, _), _ in cards]),
        propensity=np.array(propensity),
        gain=np.array([gain for _, (_, _, gain), _ in cards]),
        starts=np.cumsum([0, *(len(one) for one in lists)]),
        shoppers=np.array(shoppers or range(len(lists))),
    )
