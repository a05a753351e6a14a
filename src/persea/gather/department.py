"""Pieces of one set belong together: beside a frying pan and a kettle, a pot is one to cook in, and none for plants.

Where what is called so lies in several departments of the shop, and another piece of the set lies in one of these alone, that
one is meant; and there what lies in a category of its very name before what is only called so: a coffee pot is no pot beside
pots. What was asked of the piece by itself ("a pot for plants") has been heeded before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from persea.gather.pieces import Offered
from persea.language.inflection import folded
from persea.language.plain import words
from persea.values import Record


def meant(offers: Sequence[Offered]) -> tuple[tuple[str, ...], ...]:
    """For each piece the branch of the shop's tree that is meant, as the start or the whole of a path; empty where all are."""
    held = [frozenset(_department(one.record) for one in offer.candidates) for offer in offers]
    found = []
    for place, (offer, departments) in enumerate(zip(offers, held, strict=True)):
        sure = Counter(next(iter(other)) for at, other in enumerate(held) if at != place and len(other) == 1)
        shared = [one for one, _ in sure.most_common() if one and one in departments]
        at = shared[:1] if len(departments) > 1 else list(departments)
        path: tuple[str, ...] = ()
        if len(at) == 1 and at[0]:
            path = _of_its_name(offer, at[0]) or (tuple(at) if len(departments) > 1 else ())
        found.append(path if any(not lies_in(one.record, path) for one in offer.candidates) else ())
    return tuple(found)


def lies_in(record: Record, path: Sequence[str]) -> bool:
    return record.category_path[: len(path)] == tuple(path)


def within(offer: Offered, path: Sequence[str]) -> Offered:
    """`offer` with what lies in `path` alone."""
    kept = tuple(one for one in offer.candidates if lies_in(one.record, path))
    if len(kept) == len(offer.candidates):
        return offer
    return replace(offer, candidates=kept, cheapest_known=False)


def _of_its_name(offer: Offered, department: str) -> tuple[str, ...]:
    """The path of the category that is called what was asked for, where another is called a sort of it: "Pots" beside
    "Teapots"."""
    goods = {"".join(_folds(goods)) for _, goods in offer.wanted.ways[:1]}
    paths = [
        path
        for path in dict.fromkeys(one.record.category_path for one in offer.candidates)
        if path[:1] == (department,)
    ]
    named = {path: "".join(_folds(path[-1])) for path in paths}
    sorts = any(name not in goods and name.endswith(one) for name in named.values() for one in goods)
    return next((path for path, name in named.items() if name in goods), ()) if sorts else ()


def _folds(name: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in words(name))


def _department(record: Record) -> str:
    return record.category_path[0] if record.category_path else ""
