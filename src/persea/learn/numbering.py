"""In which order products become rows: by popularity, so that a list of the most popular is a range of rows.

Products of equal popularity follow one another by a hash of when they first appeared. Their ids play no part: a shop
that renumbers its products gets the same recommendations, and a catalogue's order is no taste.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from persea.interests.arrays import Floats, Ints
from persea.interests.events import EventTable
from persea.interests.numbering import Numbering


def number_products(events: EventTable, others: Iterable[str]) -> tuple[Numbering, Ints, Floats]:
    """(products, row of each of the table's products, popularity by row); `others` may name products again."""
    weight = np.bincount(events.product, events.weight, len(events.products))
    first = np.full(len(events.products), len(events), np.int64)
    np.minimum.at(first, events.product, np.arange(len(events)))
    seen = np.flatnonzero(weight > 0)
    seen = seen[np.lexsort((_mixed(first[seen]), -weight[seen]))]
    here = [events.products[at] for at in seen.tolist()]
    numbering = Numbering(tuple(here)).extended(others).extended(events.products)
    row = np.array(numbering.rows(events.products), np.int32)
    popularity = np.zeros(len(numbering))
    popularity[row] = weight
    return numbering, row, popularity


def _mixed(number: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of each, different for different ones: splitmix64 (Steele, Lea and Flood, OOPSLA 2014)."""
    mixed = number.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
