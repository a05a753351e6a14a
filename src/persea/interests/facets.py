"""What an event is about: the facets of its product in which somebody may be interested, and how far it speaks of each.

Nothing that tells of a person's traits is among them (interests/sensitive.py). What it does not do: weigh events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from persea.interests.sensitive import is_untold, trait_spoken_of
from persea.store.events import EventKind
from persea.store.interest_facts import Deed, Thing
from persea.values import Money

_CHOSEN = (EventKind.ADD_TO_CART, EventKind.REMOVE_FROM_CART, EventKind.PURCHASE, EventKind.RETURN)
"""Only these say that the options of a variant were meant, and not just shown first."""
_WIDER = 0.5  # each wider step of a category's path says half as much as the one below it
_LONGEST_VALUE = 60  # characters; longer ones are sentences
_SIZE_NAMES = ("size", "größe", "grösse", "talla", "taille", "pointure", "maat", "taglia")


class Facet(StrEnum):
    CATEGORY = "category"
    BRAND = "brand"
    ATTRIBUTE = "attribute"
    PRICE = "price"
    SIZE = "size"
    CREATOR = "creator"
    PRODUCT = "product"


About = tuple[Facet, str, str, float]
"""(facet, value, label, share)"""


def facets_of(deed: Deed, things: Mapping[str, Thing]) -> Iterator[About]:
    """Each value once; nothing that tells of a person's traits."""
    if deed.kind is EventKind.FOLLOW:
        name, _, value = deed.subject.partition(":")
        if (
            name in ("brand", "creator", "category")
            and trait_spoken_of([value]) is None
            and not is_untold(value)
        ):
            yield Facet(name), value, value, 1.0
        return
    thing = things.get(deed.product_id or "")
    if thing is None or trait_spoken_of(words_of(thing)) is not None:
        return
    yield Facet.PRODUCT, thing.id, thing.title, 1.0
    if thing.brand:
        yield Facet.BRAND, thing.brand, thing.brand, 1.0
    if thing.price is not None and thing.price.amount_minor > 0:
        band = price_band(thing.price)
        yield Facet.PRICE, band, band, 1.0
    for above in range(len(thing.category_path)):
        path = " > ".join(thing.category_path[: len(thing.category_path) - above])
        if not is_untold(path):
            yield Facet.CATEGORY, path, path, _WIDER**above
    yield from _features(thing, dict(deed.options) if deed.kind in _CHOSEN else {})


def words_of(thing: Thing) -> Iterator[str]:
    """All that says what it is."""
    yield thing.title
    yield thing.brand or ""
    yield from thing.category_path
    yield from thing.tags
    for name, values in thing.attributes:
        yield name
        yield from values


def _features(thing: Thing, chosen: Mapping[str, str]) -> Iterator[About]:
    """Attributes and chosen options. Several values of one name share: each may be the one that was meant."""
    listed = {name: values for name, values in thing.attributes if name not in chosen}
    for name, values in (listed | {name: (value,) for name, value in chosen.items()}).items():
        is_size = any(word in name.casefold() for word in _SIZE_NAMES)
        facet = Facet.SIZE if is_size else Facet.ATTRIBUTE
        if is_size and name not in chosen:
            continue  # what it comes in is not what somebody wears
        met: set[str] = set()
        for value in values:
            text = f"{name}: {value}"
            is_measure = not is_size and any(character.isdigit() for character in value)
            is_none = value.casefold() in ("no", "nein", "non", "")
            if not (is_measure or is_none or len(text) > _LONGEST_VALUE or is_untold(name, value)):
                if text.casefold() not in met:
                    yield facet, text, text, 1.0 / len(values)
                met.add(text.casefold())


def price_band(price: Money) -> str:
    """Where `price` (above 0) lies between steps of 1, 2, 5, 10, 20, 50 …: "$50.00 to $100.00", the end left out."""
    decade = 10 ** (len(str(price.amount_minor)) - 1)
    low = max(step * decade for step in (1, 2, 5) if step * decade <= price.amount_minor)
    high = min(step * decade for step in (2, 5, 10) if step * decade > price.amount_minor)
    return f"{Money(low, price.currency)} to {Money(high, price.currency)}"
