"""A small model for the tests of interests: two kinds of goods, worked by hand where numbers are expected.

red is held by two of four products, wool by one: they weigh as 1 to 2^1.5, since log 4 = 2 log 2
x of p = (red 1/3, wool sqrt(8)/3), of q = (red 1), of r and s = (mug 1): cos(p, q) = 1/3
"""

from __future__ import annotations

from persea.interests.events import EventTable
from persea.interests.model import InterestModel
from persea.learn.fit_interests import FitSettings, fit_interests

ATTRIBUTES = {"p": ["red", "wool"], "q": ["red"], "r": ["mug"], "s": ["mug"]}


def toy(
    histories: dict[str, str] | None = None,
    attributes: dict[str, list[str]] | None = None,
    **settings: float,
) -> InterestModel:
    """Fitted on histories of one-letter products; ATTRIBUTES unless others are given."""
    pairs = [(shopper, product) for shopper, listed in (histories or {}).items() for product in listed]
    events = EventTable.of([one[0] for one in pairs], [one[1] for one in pairs])
    return fit_interests(events, ATTRIBUTES if attributes is None else attributes, FitSettings(**settings))
