"""What is asked of one kind of goods, as its products state it: "with infuser" is met by a teapot that says so, and not by one
that only mentions infusers, or says that it has none.

The words are held against names and values of the products of the kind, as `covering` does. What no product of the kind
states is asked of none. What it does not do: search, or read a request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from persea.gather.covering import Told, best_cover
from persea.gather.wording import Way, Wording
from persea.language.inflection import folded
from persea.language.plain import words
from persea.store.product_texts import ProductText
from persea.values import Record

_STATED = 0.5  # of how strongly a word is said: in a name or a value, and not in passing


@dataclass(frozen=True, slots=True)
class Demand:
    """The words that must be stated, each with the ways to say it."""

    places: tuple[tuple[Way, ...], ...] = ()

    def met_by(self, record: Record) -> bool:
        if not self.places:
            return True
        told = Told.of(_text(record))
        return all(_says(told, place) for place in self.places)


def demand_of(wording: Wording, goods: str, records: Sequence[Record]) -> Demand:
    """What of `wording` one of `records`, all of the kind `goods`, states: as much together as any of them does."""
    kind = {folded(word) for word in words(goods)}
    places = [place for place in wording.places if folded(place[0].text) not in kind]
    places += [(Way(f"{one[0].text} {other[0].text}"),) for one, other in pairwise(places)]  # "red wine"
    if not places or len(records) < 1:
        return Demand()
    told = [Told.of(_text(record)) for record in records]
    stated = [[_says(one, place) for place in places] for one in told]
    most = max(stated, key=sum)
    return Demand(tuple(place for place, said in zip(places, most, strict=True) if said))


def states_all(wording: Wording, goods: str, records: Sequence[Record]) -> bool:
    """Whether one of `records` states every word of `wording`."""
    kind = {folded(word) for word in words(goods)}
    places = [place for place in wording.places if folded(place[0].text) not in kind]
    return any(all(_says(Told.of(_text(record)), place) for place in places) for record in records)


def heard_of(wording: Wording, goods: str, products: Sequence[ProductText]) -> str:
    """The words of `wording` that products of the kind `goods` state together; empty where that is all of them, or none."""
    if not products:
        return ""
    cover = best_cover(wording, products, goods=goods)
    if not cover.heard or len(cover.heard) == len(wording.places):
        return ""
    return " ".join(wording.places[nth][0].text for nth in cover.heard)


def _says(told: Told, place: Sequence[Way]) -> bool:
    return max((told.says(way) for way in place), default=0.0) >= _STATED


def _text(record: Record) -> ProductText:
    values = tuple(value for _, held in record.options for value in held)
    return ProductText(
        record.id,
        record.title,
        record.brand or "",
        record.category_path,
        record.description,
        record.attributes,
        values,
    )
