"""Where a figure of an answer comes from, as it travels with the answer's text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """One figure and its source."""

    figure: str
    """As it stands in the text: "$49.00"."""
    start: int
    """Where in its piece of text it stands, in characters; -1 where markup stands between."""
    kind: str
    """ "record", "page", "document" (handed over by the person), "tool", "wish" (the person's own), "computed" (from records) or "model" (its own, unchecked)."""
    source: str = ""
    """The product's or page's id, or the tool's name; of several products the first."""
    label: str = ""
    """The product's or page's title."""
    field: str = ""
    """Which field of it: "price", "rating", or the name of an attribute."""
    as_of: datetime | None = None
