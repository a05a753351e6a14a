"""Why a product stands higher for a shopper, in one plain English sentence that is true of their history and names it.

"You looked at two wool hats this week", where several things of its kind speak for it; else the event that did most
(because.py). Nothing is said where what speaks for it, or the product itself, tells of a trait (sensitive.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from persea.interests.because import Share, because
from persea.interests.facets import words_of
from persea.interests.history import History
from persea.interests.profile import Shown
from persea.interests.sensitive import is_untold, trait_spoken_of
from persea.interests.taste import Spoken
from persea.store.events import EventKind
from persea.store.interest_facts import Thing

_WEEK = timedelta(days=7)
_NUMBERS = ("", "", "two", "three", "four", "five", "six")
_QUALIFIERS = ("material", "colour", "color")
_LONGEST = 24  # characters of a material or colour that stands before a noun
_DID = {
    EventKind.PURCHASE: "You bought {} this week",
    EventKind.ADD_TO_CART: "You put {} in the cart this week",
    EventKind.VIEW: "You looked at {} this week",
}
_MOST_CAUSES = 12  # products of which a sentence may speak
_SPEAKS_FOR = 0.5  # of what history adds must come from what is named


def causes(spoken: Sequence[Spoken], history: History) -> set[str]:
    """The products whose events speak most for it; of others nothing needs to be known, as nothing is said of them."""
    by_product: dict[str, float] = {}
    for one in spoken:
        product = history.event_of(one.event).product_id or ""
        by_product[product] = by_product.get(product, 0.0) + one.amount
    return set(sorted(by_product, key=lambda product: -by_product[product])[:_MOST_CAUSES])


def why_it_moved(
    spoken: Sequence[Spoken],
    shown: Shown | None,
    history: History,
    product: Thing,
    things: Mapping[str, Thing],
    now: datetime,
) -> str:
    """Empty where it may not or cannot be said. `things` holds `causes`."""
    if _tells_of_trait(product):
        return ""
    shares = [Share(one.amount, history.event_of(one.event), one.is_content) for one in spoken]
    may = {id for id, thing in things.items() if not _tells_of_trait(thing)}
    sayable = [share for share in shares if share.event.product_id in may]
    whole = sum(share.amount for share in shares) + (shown.amount if shown else 0.0)
    if not sayable and shown is None:
        return ""
    if several := _several(sayable, product, things, whole, now):
        return several
    said = sum(share.amount for share in sayable) + (shown.amount if shown else 0.0)
    if said < _SPEAKS_FOR * whole:
        return ""
    titles = {id: things[id].title for id in may}
    told = because(sayable, titles, now, shown=shown)
    told = told.removeprefix("because ")
    return told[:1].upper() + told[1:]


def _tells_of_trait(thing: Thing) -> bool:
    return trait_spoken_of(words_of(thing)) is not None


def _several(
    shares: Sequence[Share], product: Thing, things: Mapping[str, Thing], whole: float, now: datetime
) -> str:
    """Of two and more other things of the product's own category this week, of one material or colour where they share it."""
    if not product.category_path or is_untold(product.category_path[-1]):
        return ""
    category = product.category_path[-1]
    of_kind = [
        share
        for share in shares
        if (share.event.product_id or "") in things
        and things[share.event.product_id or ""].category_path[-1:] == (category,)
        and share.event.product_id != product.id
        and now - share.event.at < _WEEK
    ]
    if sum(share.amount for share in of_kind) < _SPEAKS_FOR * whole:
        return ""
    for kind, did in _DID.items():
        ids = {share.event.product_id or "" for share in of_kind if share.event.kind is kind}
        if len(ids) >= 2:
            alike = {id for id in ids if _qualifier(things[id]) & _qualifier(product)}
            shared = _shared(product, [things[id] for id in alike]) if len(alike) >= 2 else ""
            return did.format(_counted(alike if shared else ids, shared, category))
    return ""


def _counted(ids: Collection[str], qualifier: str, category: str) -> str:
    number = _NUMBERS[len(ids)] if len(ids) < len(_NUMBERS) else str(len(ids))
    name = category.lower()
    if not name.endswith("s"):
        return f"{number} things in {category}"
    return f"{number} {qualifier} {name}" if qualifier else f"{number} {name}"


def _qualifier(thing: Thing) -> set[str]:
    return {
        value.lower()
        for name, values in thing.attributes
        if name.lower() in _QUALIFIERS
        for value in values
        if len(value) <= _LONGEST and not is_untold(value)
    }


def _shared(product: Thing, others: Sequence[Thing]) -> str:
    """A material or colour of all of them, that no word of the category says already."""
    both = _qualifier(product)
    for other in others:
        both &= _qualifier(other)
    said = product.category_path[-1].lower()
    return next((value for value in sorted(both) if value not in said), "")
