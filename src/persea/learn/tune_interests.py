"""Chooses the settings of the model for one shop, on the shop's own later events; in doubt the defaults stay.

Events are cut at one moment. The model fitted on the earlier four fifths is asked for each shopper's first product
after it that is new to them, given all that they did before. Half of the shoppers choose: one setting is changed after
the other, and a change is kept where NDCG@10 is higher by two standard errors of the paired differences. The other half
decides: what was chosen is used where it is better for them too, by two standard errors and by a fiftieth.

What it does is bounded by counts and not by a clock, so that the same events always give the same settings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from persea.interests.arrays import Floats
from persea.interests.events import EventTable
from persea.interests.model import Decay, InterestModel
from persea.interests.profile import Interaction, Profile
from persea.interests.rank import rank
from persea.learn.fit_interests import FitSettings, Progress, fit_interests

_LATER_SHARE = 0.2
_MOST_EVENTS = 200_000  # those of every so many-th shopper, where there are more
_MOST_SHOPPERS = 2_000
FEWEST_SHOPPERS = 200
_FEWEST_OF_KIND = 100
_TOP = 10
_STANDARD_ERRORS = 2.0
_MARGIN = 0.02
_BACKWARD = (0.0, 0.3, 1.0)  # 1: the order says nothing
_LESS, _MORE = 0.2, 3.0
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
    """The defaults, where what was chosen is not surely better."""
    shoppers: int
    """Who decided; 0 where there are too few to choose at all."""
    ndcg_10: float = 0.0
    """Of what was chosen, whether it is used or not."""
    ndcg_10_of_defaults: float = 0.0


@dataclass(frozen=True, slots=True)
class _Question:
    history: range
    """Where it stands in the table."""
    target: str


def tune_interests(
    events: EventTable,
    attributes: Mapping[str, Sequence[str]] | None = None,
    progress: Progress = lambda _doing, _share: None,
) -> Tuned:
    """Fits some four times, and once or twice more for each kind of event where there are several."""
    asked = _some(events)
    early, questions = _cut(asked)
    if len(questions) < FEWEST_SHOPPERS:
        progress("too few later events to tune by: the defaults stay", 1.0)
        return Tuned(FitSettings(), 0)
    held = {one: attributes[one] for one in asked.products if one in attributes} if attributes else {}
    choosing, deciding = questions[::2], questions[1::2]
    search = _Search(asked, early, held, choosing, progress)
    settings = search.best_settings()
    progress("asking those who did not choose", 0.95)
    defaults = FitSettings()
    model = fit_interests(early, held, defaults)
    of_defaults = _gains(model, asked, deciding)
    chosen = of_defaults
    if settings != defaults:
        chosen = _gains(fit_interests(early, held, settings), asked, deciding)
    is_better = _surely_higher(chosen, of_defaults) and chosen.mean() > (1 + _MARGIN) * of_defaults.mean()
    progress("tuned" if is_better else "no setting is surely better: the defaults stay", 1.0)
    return Tuned(
        settings if is_better else defaults, len(deciding), float(chosen.mean()), float(of_defaults.mean())
    )


def changes(settings: FitSettings) -> dict[str, float]:
    """What differs from the defaults, by name; kinds of events by theirs."""
    defaults = FitSettings()
    named = ("backward", "content", "behaviour_decay", "content_decay")
    changed = {
        name: value for name in named if (value := float(getattr(settings, name))) != getattr(defaults, name)
    }
    return changed | dict(settings.kind_weights)


class _Search:
    """One setting after the other, each kept where it is surely better for those who choose."""

    def __init__(
        self,
        events: EventTable,
        early: EventTable,
        attributes: Mapping[str, Sequence[str]],
        choosing: Sequence[_Question],
        progress: Progress,
    ) -> None:
        self._events, self._early, self._attributes = events, early, attributes
        self._choosing = choosing
        self._progress = progress
        self._kinds = list(_kinds_to_weigh(early))
        self._tried, self._most = 0, 1 + len(_BACKWARD) + 2 * len(self._kinds)
        self._settings = FitSettings()
        self._model, self._best = self._fitted(self._settings, "with the defaults")

    def best_settings(self) -> FitSettings:
        lowered = [kind for kind, weight in self._kinds if self._is_lowered(kind, weight)]
        for kind, weight in self._kinds[1:]:  # the most frequent is what the others are weighed against
            if kind not in lowered:
                self._weigh(kind, weight * _MORE)
        for backward in _BACKWARD:
            self._refit(replace(self._settings, backward=backward), f"with backward {backward:g}")
        for change in _ASKED:
            settings = change(self._settings)
            model = _asked_with(self._model, settings)
            self._keep_if_better(settings, model, _gains(model, self._events, self._choosing))
        return self._settings

    def _is_lowered(self, kind: str, weight: float) -> bool:
        is_lowered = self._weigh(kind, weight * _LESS)
        if is_lowered:
            self._weigh(kind, weight * _LESS**2)
        return is_lowered

    def _weigh(self, kind: str, weight: float) -> bool:
        weights = dict(self._settings.kind_weights) | {kind: round(weight, 3)}
        settings = replace(self._settings, kind_weights=tuple(sorted(weights.items())))
        return self._refit(settings, f"with {kind} at {weight:.2g}")

    def _refit(self, settings: FitSettings, how: str) -> bool:
        return self._keep_if_better(settings, *self._fitted(settings, how))

    def _fitted(self, settings: FitSettings, how: str) -> tuple[InterestModel, Floats]:
        self._progress(f"fitting {how}", 0.9 * self._tried / self._most)
        self._tried += 1
        model = fit_interests(self._early, self._attributes, settings)
        return model, _gains(model, self._events, self._choosing)

    def _keep_if_better(self, settings: FitSettings, model: InterestModel, gains: Floats) -> bool:
        is_better = _surely_higher(gains, self._best)
        if is_better:
            self._settings, self._model, self._best = settings, model, gains
        return is_better


def _some(events: EventTable) -> EventTable:
    """At most about so many events, of whole shoppers, with the products that are among them."""
    every = max(1, math.ceil(len(events) / _MOST_EVENTS))
    some = events.only(events.shopper % every == 0)
    there, product = np.unique(some.product, return_inverse=True)
    return replace(
        some, products=tuple(some.products[at] for at in there.tolist()), product=product.astype(np.int32)
    )


def _cut(events: EventTable) -> tuple[EventTable, list[_Question]]:
    """What came before one moment, and what is asked of what came after it; nothing where times are not known."""
    if events.time is None or not len(events):
        return events, []
    early = events.time < np.quantile(events.time, 1 - _LATER_SHARE)
    questions = []
    for begin, end in pairwise(events.shopper_starts().tolist()):
        first_late = begin + int(early[begin:end].sum())
        seen = set(events.product[begin:first_late].tolist())
        target = next((at for at in range(first_late, end) if int(events.product[at]) not in seen), None)
        if seen and target is not None:
            before = begin + int((events.step[begin:target] < events.step[target]).sum())
            questions.append(_Question(range(begin, before), events.products[int(events.product[target])]))
    step = max(1, math.ceil(len(questions) / _MOST_SHOPPERS))
    return events.only(early), questions[::step]


def _kinds_to_weigh(events: EventTable) -> Iterator[tuple[str, float]]:
    """(kind, its weight), where there is more than one to weigh against another; the most frequent first."""
    if events.kind is None:
        return
    counts = np.bincount(events.kind, minlength=len(events.kinds))
    often = [at for at in np.argsort(-counts, kind="stable").tolist() if counts[at] >= _FEWEST_OF_KIND]
    if len(often) > 1:
        for at in often:
            yield events.kinds[at], float(events.weight[np.argmax(events.kind == at)])


def _profile(events: EventTable, history: range) -> Profile:
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


def _gains(model: InterestModel, events: EventTable, questions: Sequence[_Question]) -> Floats:
    """(questions,) 1 / log2(1 + rank), 0 beyond the first ten."""
    events = events.weighed(model.kind_weights)
    gains = np.zeros(len(questions))
    for at, question in enumerate(questions):
        for place, one in enumerate(rank(model, _profile(events, question.history), _TOP), 1):
            if one.product == question.target:
                gains[at] = 1 / math.log2(1 + place)
    return gains


def _surely_higher(one: Floats, other: Floats) -> bool:
    more = one - other
    if len(more) < 2:
        return False
    return float(more.mean()) > _STANDARD_ERRORS * float(more.std(ddof=1)) / math.sqrt(len(more))
