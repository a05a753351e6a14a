"""What a system may learn from, and what it is then asked.

Leave-one-out asks for each shopper's last event. `strict` fits on all but the last two (the second-last is for
choosing parameters), `refit` on all but the last; both are then given all but the last as history. Other people's
future stays in: that is how published figures are made, and a shop has no such knowledge. `temporal` cuts all histories
at one moment, as a shop lives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from persea.interests.arrays import Offsets
from persea.interests.events import EventTable
from persea.interests.profile import Interaction, Profile

LATER_SHARE = 0.1  # of all events, after the temporal cut
_FEWEST = 3  # events of a shopper who is asked about


@dataclass(frozen=True, slots=True)
class Case:
    """A shopper's history, and the product that came next."""

    shopper: str
    profile: Profile
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    name: str
    fit: EventTable
    cases: tuple[Case, ...]
    repeats: int
    """Shoppers left out because what came next they had seen before: what was seen is never recommended."""


def leave_one_out(events: EventTable, kept_back: int) -> Split:
    """Fits on all but the last `kept_back` events of each shopper; shoppers with fewer than three are all fitted on."""
    start = events.shopper_starts()
    counts = np.diff(start)
    from_end = np.repeat(start[1:], counts) - np.arange(len(events))  # 1 for a shopper's last event
    few = np.repeat(counts, counts) < _FEWEST
    asked = [(begin, end - 1) for begin, end in _ranges(start) if end - begin >= _FEWEST]
    name = {1: "refit", 2: "strict"}.get(kept_back, f"all but {kept_back}")
    return _split(name, events, events.only(few | (from_end > kept_back)), asked)


def temporal(events: EventTable, later_share: float = LATER_SHARE) -> Split:
    """Fits on what came before one moment, asks for each shopper's first product after it that is new to them."""
    if events.time is None:
        raise ValueError("events without times cannot be cut at one")
    cut = np.quantile(events.time, 1 - later_share) if len(events) else 0.0
    early = events.time < cut
    asked = []
    for begin, end in _ranges(events.shopper_starts()):
        first_late = begin + int(early[begin:end].sum())
        seen = set(events.product[begin:first_late].tolist())
        new = (at for at in range(first_late, end) if int(events.product[at]) not in seen)
        if begin < first_late and (target := next(new, None)) is not None:
            asked.append((begin, target))
    return _split("temporal", events, events.only(early), asked)


def _split(name: str, events: EventTable, fit: EventTable, asked: list[tuple[int, int]]) -> Split:
    """`asked`: where a shopper's events begin, and where the target stands."""
    cases, repeats = [], 0
    for begin, target in asked:
        history = _history(events, begin, target)
        product = events.products[int(events.product[target])]
        if any(one.product == product for one in history):
            repeats += 1
        elif history:
            shopper = events.shoppers[int(events.shopper[target])]
            cases.append(Case(shopper, Profile(history), product))
    return Split(name, fit, tuple(cases), repeats)


def _history(events: EventTable, begin: int, target: int) -> tuple[Interaction, ...]:
    """What came before the target; with times, nothing of its own moment, which might tell it."""
    before = slice(begin, target)
    moments = events.step[before].tolist()
    now = int(events.step[target])
    listed = zip(events.product[before].tolist(), moments, events.weight[before].tolist(), strict=True)
    return tuple(
        Interaction(events.products[product], float(moment), weight)
        for product, moment, weight in listed
        if moment < now
    )


def _ranges(start: Offsets) -> Iterator[tuple[int, int]]:
    return pairwise(start.tolist())
