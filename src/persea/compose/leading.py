"""Which of the products shown is the most of something, and how that is put into words. Computes, never guesses."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.naming import verb
from persea.values import Order, Record, measure

WORDS = {
    Order.CHEAPEST: ("cheapest", "cheaper", "price"), Order.PRICIEST: ("most expensive", "dearer", "price"),
    Order.LIGHTEST: ("lightest", "lighter", "weight"), Order.HEAVIEST: ("heaviest", "heavier", "weight"),
    Order.BEST_RATED: ("best rated", "better rated", "rating"),
}  # fmt: skip
"""For each order its superlative, its comparative, and what a record must state for it."""

_PREDICATES: dict[Order, tuple[str, ...]] = {
    Order.CHEAPEST: (
        "{costs} least, {value}", "{is} the cheapest {value}", "{is} the least expensive {value}", "{has} the lowest price, {value}",
    ),
    Order.PRICIEST: ("{costs} most, {value}", "{is} the most expensive {value}", "{is} the dearest {value}"),
    Order.LIGHTEST: ("{is} the lightest {value}", "{weighs} least, {value}", "{comes} in lightest {value}"),
    Order.HEAVIEST: ("{is} the heaviest {value}", "{weighs} most, {value}"),
    Order.BEST_RATED: (
        "{is} the best rated {value}", "{has} the best rating, {value}", "{scores} highest, {value}", "{has} the highest rating {value}",
    ),
}  # fmt: skip
_PAIRS = (
    "Of these, {one}; {other}.",
    "{one}, while {other}.",
    "In this group {one}, and {other}.",
    "Side by side, {one}; {other}.",
    "Among them {one}, but {other}.",
    "{one}, whereas {other}.",
    "To set them apart: {one}; {other}.",
)
_ALONE = (
    "Of these, {one}.",
    "Among them, {one}.",
    "In this group {one}.",
    "Of them all, {one}.",
    "Side by side, {one}.",
)


def extreme(records: Sequence[Record], order: Order) -> list[Record]:
    """The records that lead by `order`; empty where it cannot be told of all of them.

    An unrated product cannot be the best rated, but a product without a weight might be the lightest.
    """
    values = [(record, measure(record, order)) for record in records]
    known = [(record, value) for record, value in values if value is not None]
    if not known or (len(known) < len(values) and order is not Order.BEST_RATED):
        return []
    smallest = order in (Order.CHEAPEST, Order.LIGHTEST)
    best = (min if smallest else max)(value for _, value in known)
    return [record for record, value in known if value == best]


def valued(record: Record, order: Order) -> str:
    """What `order` ranks by, with "at" or "from" before it: "at $79.00", "at 480 g", "at 4.6 of 5 from 12 ratings"."""
    if order in (Order.CHEAPEST, Order.PRICIEST):
        return phrases.at_price(record)
    if order in (Order.LIGHTEST, Order.HEAVIEST):
        return f"at {phrases.weight(record.weight_g)}" if record.weight_g else "with no weight listed"
    scored = phrases.rating(record)
    return f"at {scored}" if scored else "with no rating yet"


def valued_alike(record: Record, order: Order) -> str:
    """The same of several that are level: what they share, and not how many ratings one of them has."""
    if order is Order.BEST_RATED and record.rating is not None:
        return f"at {record.rating:.1f} of 5"
    return valued(record, order)


def leads(record: Record, order: Order, turn_id: str, earlier: Sequence[str]) -> str:
    """ "is the lightest at 480 g", in words that differ from answer to answer."""
    forms = {form: verb(record, form) for form in ("costs", "is", "weighs", "has", "scores", "comes")}
    value = valued(record, order)
    told = phrases.vary(_PREDICATES[order], turn_id, earlier, value=value, **forms)
    if value.startswith("from") and f", {value}" not in told:
        return told.replace(f" {value}", f", {value}")  # "the cheapest, from $79.00"
    return told


def apart(
    records: Sequence[Record],
    order: Order | None,
    names: dict[str, str],
    turn_id: str,
    earlier: Sequence[str],
    *,
    after: str = "",
) -> str:
    """At most two products that lead by price, weight or rating over all that is shown; empty where none does.

    Does not begin with the word that the sentence `after` which it comes begins with.
    """
    said: list[str] = []
    used: set[str] = set()
    for kind in dict.fromkeys((order, Order.CHEAPEST, *_second_kinds(turn_id))):
        best = extreme(records, kind) if kind and len(said) < 2 else []
        if kind is None or len(best) != 1 or best[0].id in used:
            continue
        said.append(f"{names[best[0].id]} {leads(best[0], kind, turn_id, earlier)}")
        used.add(best[0].id)
    if not said or len(records) < 2:
        return ""
    first_word = after.split(" ")[0]
    patterns = [
        pattern
        for pattern in (_ALONE if len(said) == 1 else _PAIRS)
        if pattern.split(" ")[0].strip(",") != first_word
    ]
    return phrases.vary(patterns, turn_id, earlier, one=said[0], other=said[-1])


def _second_kinds(turn_id: str) -> tuple[Order, Order]:
    """Weight or rating first, in turn."""
    both = (Order.BEST_RATED, Order.LIGHTEST)
    return both if ord(turn_id[-1:] or "0") % 2 else (both[1], both[0])
