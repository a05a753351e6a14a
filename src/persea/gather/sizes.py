"""Reads a bare word of a request as a size, where nothing is called so: "jumper blue medium" asks for an M."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from persea.gather.wording import Wording
from persea.values import Filters

_SIZES = {
    "xxs": ("xxs",), "xs": ("xs", "extra small", "x-small"), "small": ("s", "small"), "medium": ("m", "medium"),
    "large": ("l", "large"), "xl": ("xl", "extra large", "x-large"), "xxl": ("xxl", "2xl"), "xxxl": ("xxxl", "3xl"),
    "2xl": ("2xl", "xxl"), "3xl": ("3xl", "xxxl"),
}  # fmt: skip


def as_sizes(wording: Wording, filters: Filters) -> Iterator[tuple[Wording, Filters]]:
    """`wording` without the word, and `filters` with the size, in each way that shops write it."""
    if filters.options:
        return
    for at, place in enumerate(wording.places):
        for size in _SIZES.get(place[0].text, ()):
            rest = wording.places[:at] + wording.places[at + 1 :]
            if rest:
                yield replace(wording, places=rest), replace(filters, options=(("size", size),))
