"""What the shop's events are worth to the model: which kinds count, how much, and a shopper's history as a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from persea.interests.profile import EVENT_WEIGHTS, Interaction, Profile
from persea.store.event_history import Happened
from persea.store.events import EventKind

_GOOD_STARS = 4.0

WEIGHTS: Mapping[EventKind, float] = {
    EventKind.VIEW: EVENT_WEIGHTS["view"],
    EventKind.ADD_TO_CART: EVENT_WEIGHTS["cart"],
    EventKind.PURCHASE: EVENT_WEIGHTS["purchase"],
    EventKind.LIKE: EVENT_WEIGHTS["cart"],
    EventKind.SAVE: EVENT_WEIGHTS["cart"],
    EventKind.RATING: EVENT_WEIGHTS["cart"],
}
"""Of the kinds that count. A like, save and good rating count like a cart, which nobody has measured."""


def weight_of(event: Happened, tuned: Mapping[str, float] = MappingProxyType({})) -> float:
    """0 for what does not count: a kind without weight, what was taken back, few stars. `tuned` goes before WEIGHTS."""
    weight = tuned.get(event.kind, WEIGHTS.get(event.kind, 0.0))
    if event.kind in (EventKind.LIKE, EventKind.SAVE) and event.value == 0:
        return 0.0
    if event.kind is EventKind.RATING and (event.value or 0.0) < _GOOD_STARS:
        return 0.0
    return weight


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """A shopper's events that count, and the profile that they make."""

    profile: Profile
    _events: Mapping[int, Happened]

    @classmethod
    def of(
        cls,
        happened: Sequence[Happened],
        tuned: Mapping[str, float] = MappingProxyType({}),
        times: Sequence[float] | None = None,
    ) -> History:
        """Weighed as the model of the shop says (`InterestModel.kind_weights`), each so many `times` as the person has
        corrected it; once where None."""
        events: dict[int, Happened] = {}
        counted: list[Interaction] = []
        for one, often in zip(happened, times or [1.0] * len(happened), strict=True):
            weight = weight_of(one, tuned) * often
            if one.product_id is not None and weight > 0:
                interaction = Interaction(one.product_id, one.at.timestamp(), weight)
                counted.append(interaction)
                events[id(interaction)] = one  # two of them may be equal: an order and a cart at one moment
        return cls(Profile(tuple(counted)), events)

    def event_of(self, cause: Interaction) -> Happened:
        """What `cause`, of this profile, was made of."""
        return self._events[id(cause)]
