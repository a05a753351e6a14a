"""Chooses the settings of the model for one shop, on the shop's own later events; in doubt the defaults stay.

Each shopper's last moment is kept back, and the model fitted on the rest is asked for it. One setting is changed
after the other, and a change is kept only where NDCG@10 is higher by two standard errors of the paired differences:
a small shop has too little to say, and keeps the defaults.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from persea.interests.arrays import Floats
from persea.interests.events import EventTable
from persea.interests.model import Decay, InterestModel
from persea.interests.profile import Interaction, Profile
from persea.interests.rank import rank
from persea.learn.fit_interests import FitSettings, Progress, fit_interests

_MOST_SHOPPERS = 2_000
_TOP = 10
_STANDARD_ERRORS = 2.0
_BACKWARD = (0.0, 0.3, 1.0)  # 1: the order says nothing
_ASKED: tuple[Callable[[FitSettings], FitSettings], ...] = (
    lambda s: replace(s, content=0.0),
    lambda s: replace(s, content=0.4),
    lambda s: replace(s, content=1.6),
    lambda s: replace(s, behaviour_decay=0.5),
    lambda s: replace(s, behaviour_decay=0.8),
    lambda s: replace(s, behaviour_decay=1.8),
    lambda s: replace(s, content_decay=0.3),
    lambda s: replace(s, content_decay=1.4),
)
"""What is asked of a model that is fitted already."""


@dataclass(frozen=True, slots=True)
class Tuned:
    settings: FitSettings
    shoppers: int
    ndcg_10: float
    ndcg_10_of_defaults: float


def tune_interests(
    events: EventTable,
    attributes: Mapping[str, Sequence[str]] | None = None,
    progress: Progress = lambda _doing, _share: None,
) -> Tuned:
    """Fits four times; events keep their weights."""
    fit, questions = _kept_back(events)
    settings = FitSettings()
    progress("fitting with the defaults", 0.0)
    model = fit_interests(fit, attributes, settings)
    best = of_defaults = _gains(model, questions)
    for at, backward in enumerate(_BACKWARD, 1):
        progress(f"fitting with backward {backward:g}", at / (len(_BACKWARD) + 1))
        changed = replace(settings, backward=backward)
        other = fit_interests(fit, attributes, changed)
        gains = _gains(other, questions)
        if _surely_higher(gains, best):
            model, settings, best = other, changed, gains
    for change in _ASKED:
        changed = change(settings)
        gains = _gains(_asked_with(model, changed), questions)
        if _surely_higher(gains, best):
            settings, best = changed, gains
    progress("done", 1.0)
    return Tuned(settings, len(questions), _mean(best), _mean(of_defaults))


def _kept_back(events: EventTable) -> tuple[EventTable, list[tuple[Profile, str]]]:
    """All but each shopper's last moment, and (history, a product of that moment that is new to them)."""
    start = events.shopper_starts()
    counts = np.diff(start)
    last_step = events.step[start[1:] - 1] if len(events) else np.zeros(0, np.int32)
    later = (events.step == np.repeat(last_step, counts)) & (np.repeat(last_step, counts) > 0)
    questions = []
    for begin, end in zip(start[:-1].tolist(), start[1:].tolist(), strict=True):
        history = [at for at in range(begin, end) if not later[at]]
        seen = {int(events.product[at]) for at in history}
        new = [at for at in range(begin, end) if later[at] and int(events.product[at]) not in seen]
        if new:
            questions.append((_profile(events, history), events.products[int(events.product[new[0]])]))
    step = max(1, math.ceil(len(questions) / _MOST_SHOPPERS))
    return events.only(~later), questions[::step]


def _profile(events: EventTable, history: Sequence[int]) -> Profile:
    return Profile(
        tuple(
            Interaction(
                events.products[int(events.product[at])], float(events.step[at]), float(events.weight[at])
            )
            for at in history
        )
    )


def _asked_with(model: InterestModel, settings: FitSettings) -> InterestModel:
    decay = Decay(settings.behaviour_decay, settings.content_decay)
    return replace(model, content_weight=settings.content, decay=decay)


def _gains(model: InterestModel, questions: Sequence[tuple[Profile, str]]) -> Floats:
    """(questions,) 1 / log2(1 + rank), 0 beyond the first ten."""
    gains = np.zeros(len(questions))
    for at, (profile, target) in enumerate(questions):
        for place, one in enumerate(rank(model, profile, _TOP), 1):
            if one.product == target:
                gains[at] = 1 / math.log2(1 + place)
    return gains


def _surely_higher(one: Floats, other: Floats) -> bool:
    more = one - other
    if len(more) < 2:
        return False
    return float(more.mean()) > _STANDARD_ERRORS * float(more.std(ddof=1)) / math.sqrt(len(more))


def _mean(gains: Floats) -> float:
    return float(gains.mean()) if len(gains) else 0.0
