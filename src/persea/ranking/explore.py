"""Now and then two neighbours of a list change places, so that what a place is worth can be told from what stands there.

FairPairs (Radlinski and Joachims, "Minimally Invasive Randomization for Collecting Unbiased Preferences from Clickthrough
Logs", AAAI 2006): the list below its first card is cut into pairs, from the second card or from the third, and each pair is
turned with probability one half. Here only a `share` of the lists is so treated, and the probability of each place is
told, as learning needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

MOST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Turned:
    ranked: int
    """Its place by score, from 1."""
    propensity: float
    """The probability with which it stands where it does."""


def swappable(scores: Sequence[float | None]) -> list[bool]:
    """For each two neighbours whether they may change places: never the first, and only where the scores alone made
    their order. None: no score chose it."""
    return [
        place > 0 and above is not None and below is not None and above >= below
        for place, (above, below) in enumerate(pairwise(scores))
    ]


def tried_out(scores: Sequence[float | None], share: float, random: Random) -> list[Turned]:
    """Which of the list stands at each place, for scores in its order."""
    pairs = swappable(scores)
    order = list(range(len(scores)))
    if random.random() < share:
        for upper in range(1 + random.randrange(2), len(pairs), 2):
            if pairs[upper] and random.random() < 0.5:
                order[upper], order[upper + 1] = order[upper + 1], order[upper]
    return [Turned(one + 1, propensity(pairs, one, place, share)) for place, one in enumerate(order)]


def propensity(pairs: Sequence[bool], ranked: int, place: int, share: float) -> float:
    """The probability that what is `ranked` stands at `place`, both from 0, with these `swappable` pairs.

    A pair is cut with one half, and turned with one half, in a `share` of the lists.
    """
    turned = share / 4
    if place != ranked:
        return turned
    neighbours = sum(pairs[at] for at in (ranked - 1, ranked) if 0 <= at < len(pairs))
    return 1 - turned * neighbours
