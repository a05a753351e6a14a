"""One shopper: what they did, what they said they want, and what is shown to them. The model scores from it as it is at the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

EVENT_WEIGHTS = {"view": 1.0, "cart": 0.5, "purchase": 0.5}
"""By the kind of an event, where no value is given. What is bought was looked at before: the cart and the order add to
that, and more than half each made lists worse on the demo shop's made-up year (docs/log.md); no real shop was asked."""

_MOST_EVENTS = 200
"""The newest that count: the two hundredth weighs less than a hundredth of the first."""


@dataclass(frozen=True, slots=True)
class Interaction:
    """A product that the shopper viewed, put in the cart or bought."""

    product: str
    moment: float = 0.0
    """Seconds, or any number that rises with time. Equal: at once."""
    weight: float = 1.0
    attributes: tuple[str, ...] = ()
    """Needed only for a product that the model does not know."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Attributes that the shopper asked for. It counts like the newest event."""

    attributes: tuple[str, ...]
    weight: float = 1.0
    said: str = ""
    """In the person's own words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A product that a recent post shows (posts.py)."""

    product: str
    amount: float
    """What it adds to the product's score."""
    post: str
    author: str
    title: str
    at: datetime
    is_followed: bool
    """Whether the shopper follows the author."""


@dataclass(frozen=True, slots=True)
class Profile:
    events: tuple[Interaction, ...] = ()
    """In any order; those at the same moment in any."""
    wishes: tuple[Wish, ...] = ()
    shown: tuple[Shown, ...] = ()
    """What recent posts show, each product once."""

    @classmethod
    def in_order(cls, products: tuple[str, ...]) -> Profile:
        """Of products in the order they were looked at, the oldest first."""
        return cls(tuple(Interaction(one, float(at)) for at, one in enumerate(products)))

    def newest_first(self) -> list[tuple[int, Interaction]]:
        """(r, event): r counts the moments that lie between the event and the newest."""
        listed: list[tuple[int, Interaction]] = []
        for event in sorted(self.events, key=lambda one: one.moment, reverse=True)[:_MOST_EVENTS]:
            if event.weight > 0:
                last = listed[-1] if listed else None
                same = last is None or last[1].moment == event.moment
                r = 0 if last is None else last[0] + (not same)
                listed.append((r, event))
        return listed
