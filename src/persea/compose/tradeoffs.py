"""What speaks for one of the products shown and for another: only where both records say it, in the same attribute."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.naming import verb, verb_of_several
from persea.compose.traits import Trait, flags, traits
from persea.values import Record

_FIRST = 4  # the products that a reader looks at
_FRAMES = (
    "{{a}} {va} {{x}}, {{b}} {{short}}.",
    "Where {{a}} {va} {{x}}, {{b}} {vb} {{y}}.",
    "{{a}} {va} {{x}}; {{b}}, by contrast, {vb} {{y}}.",
    "While {{a}} {va} {{x}}, {{b}} {vb} {{y}}.",
    "One difference: {{a}} {va} {{x}}, {{b}} {{short}}.",
)
_ONLY = (
    "{a} {is} the only {flag} choice among them.",
    "Just {a} {is} {flag}.",
    "If it has to be {flag}, {a} {is} the one.",
)


def trade_off(records: Sequence[Record], names: dict[str, str], turn_id: str, earlier: Sequence[str]) -> str:
    """One sentence about two of the first `records`; empty where their records state nothing
    to choose by that was not said in `earlier` answers."""
    if alone := _alone_in(records):
        record, flag = alone
        only = phrases.vary(
            _ONLY, turn_id, earlier, a=names[record.id], flag=flag, **{"is": verb(record, "is")}
        )
        return phrases.capital(only)
    fresh = [pair for pair in _pairs(records[:_FIRST]) if not _is_told(pair[1], earlier)]
    if not fresh:
        return ""
    one, its, other, others = fresh[0]
    filled = [frame.format(va=verb(one, its.verb), vb=verb(other, others.verb)) for frame in _FRAMES]
    return phrases.vary(
        filled,
        turn_id,
        earlier,
        a=names[one.id],
        x=its.rest,
        b=names[other.id],
        y=others.rest,
        short=others.short,
    )


def _alone_in(records: Sequence[Record]) -> tuple[Record, str] | None:
    """The one product with a yes where all the others state a no, and what it is."""
    if len(records) < 3:
        return None
    stated = [flags(record) for record in records]
    for flag in stated[0]:
        if all(flag in known for known in stated):
            having = [record for record, known in zip(records, stated, strict=True) if known[flag]]
            if len(having) == 1:
                return having[0], flag
    return None


def _pairs(records: Sequence[Record]) -> list[tuple[Record, Trait, Record, Trait]]:
    """Two products that state the same attribute differently, the most telling attributes first."""
    found: dict[str, tuple[Record, Trait, Record, Trait]] = {}
    for place, one in enumerate(records):
        for its in traits(one):
            for other in records[place + 1 :]:
                if other.category_path[-1:] != one.category_path[-1:]:
                    continue
                others = next((trait for trait in traits(other) if trait.attribute == its.attribute), None)
                if others and _differ(its, others):
                    found.setdefault(its.attribute, (one, its, other, others))
    return list(found.values())


def _differ(one: Trait, other: Trait) -> bool:
    """Not "wool" beside "wool and nylon" or "coated nylon" beside "ripstop nylon": nobody chooses by that."""
    mine, theirs = one.rest.split(), other.rest.split()
    same_stuff = one.rest.startswith("made of") and mine[-1] == theirs[-1]
    within = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    return one.verb == other.verb and not same_stuff and not within


def _is_told(trait: Trait, earlier: Sequence[str]) -> bool:
    """Whether an earlier answer spoke of the same attribute, of one thing or of several."""
    verbs = "|".join({trait.verb, verb_of_several(trait.verb)})
    told = re.compile(rf" (?:{verbs}) {re.escape(trait.rest.split()[0])}\b")
    return any(told.search(text) for text in earlier)
