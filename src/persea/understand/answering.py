"""What answers the question that an open request was asked back: "gift for my dad, under 40" and then "a knife maybe" is a knife for him,
under 40. English words; what it does not do: tell whether goods are named.
"""

from __future__ import annotations

from dataclasses import replace

from persea.values import Intent, Kind

_BEGINS = frozenset("start starting begin beginning first maybe perhaps then rather".split())


def answering(found: Intent, before: Intent | None) -> Intent:
    """`found` under the price, must-nots, age and person of `before`, where that was asked back and `found` names goods."""
    if (
        before is None
        or not before.is_open
        or found.kind is not Kind.FIND
        or found.is_open
        or not found.goods
    ):
        return found
    if found.recipient and found.recipient != before.recipient:
        return found
    new, old = found.filters, before.filters
    is_priced = new.min_price is not None or new.max_price is not None
    filters = replace(
        new,
        min_price=new.min_price if is_priced else old.min_price,
        max_price=new.max_price if is_priced else old.max_price,
        age_months=old.age_months if new.age_months is None else new.age_months,
        exclude_terms=tuple(dict.fromkeys((*old.exclude_terms, *new.exclude_terms))),
        in_stock=new.in_stock or old.in_stock,
    )
    said = [word for word in found.text.split() if word not in _BEGINS] or found.text.split()
    return replace(
        found,
        text=" ".join(said),
        filters=filters,
        recipient=found.recipient or before.recipient,
        occasion=found.occasion or before.occasion,
    )
