"""Holds the goods of a search that goes on to what was said of them: of those that state a wish among their values none is shown
that only mentions it in passing, or lacks it.

What no product of the kind states is left to the search, which says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from persea.gather.of_a_kind import OfAKind, Told, of_a_kind, stem
from persea.hearing.further import measures_of
from persea.house import House
from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.language.sexes import ALL, sex_of
from persea.understand.state import State
from persea.values import Intent, Kind


async def held_strictly(intent: Intent, state: State, house: House) -> Intent:
    """`intent` without the products of the kind that was shown that break a wish of it."""
    if intent.kind not in (Kind.FIND, Kind.MORE) or not intent.refines or not intent.goods or not state.shown:
        return intent
    async with house.database.reading() as conn:
        kind = await of_a_kind(conn, state.shown, intent.goods, house.vocabulary)
    if kind.category and not intent.filters.categories and stem(intent.goods.split()[-1]) in kind.kinds:
        intent = replace(intent, filters=replace(intent.filters, categories=(kind.category,)))
    if not kind.products:
        return intent
    kept = _meeting(intent, kind)
    if not kept:  # then what can be counted, and the words are told
        kept = _meeting(replace(intent, text=""), kind)
    if not kept:
        return _looked_for(intent)
    if len(kept) == len(kind.products):
        return intent
    out = tuple(one.id for one in kind.products if one.id not in kept)
    exclude = tuple(dict.fromkeys((*intent.filters.exclude_ids, *out)))
    return replace(intent, filters=replace(intent.filters, exclude_ids=exclude))


def _looked_for(intent: Intent) -> Intent:
    """What nothing meets is looked for word by word, so that it is told."""
    filters = intent.filters
    said = [one.said for one in filters.measures if one.said]
    said += [group[0] for group in filters.either]
    return replace(intent, text=" ".join((*intent.text.split(), *said))) if said else intent


def _meeting(intent: Intent, kind: OfAKind) -> frozenset[str]:
    """The products of `kind` that meet each wish that some of them state."""
    kept = list(kind.products)
    told = intent.text.split()
    said = [
        word
        for word in told
        if word not in COLOURS and (stem(word) not in kind.kinds or kind.attributes(word) - {""})
    ]
    for value, word in pairwise(told):
        names = [name for name in kind.attributes(value) if name and stem(word) in map(stem, words(name))]
        if names:  # "steel strap" is no steel case
            held = [
                one
                for one in kept
                if any(stem(value) in each for name in names for each in one.values.get(name, ()))
            ]
            kept, said = held or kept, [other for other in said if other not in (value, word)]
    for group in (*intent.filters.either, *((word,) for word in said)):
        wanted = [stem(word) for word in group]
        stating = [one for one in kept if any(_states(one, word) for word in wanted)]
        if stating:
            of = {name for word in group for name in kind.attributes(word)} - {""}
            stating += [one for one in kept if one not in stating and _is_for_all(one, of)]
        if stating and any(kind.attributes(word) - {""} or kind.flag(word) for word in group):
            kept = [one for one in kept if one in stating or any(word in one.title for word in wanted)]
    for limit in intent.filters.measures:
        kept = [
            one
            for one in kept
            if any(limit.lowest <= held <= limit.highest for held in measures_of(one, limit))
        ]
    if sex := sex_of(intent.recipient):
        kept = [one for one in kept if not _is_for_other(one, sex)]
    return frozenset(one.id for one in kept)


def _states(one: Told, wanted: str) -> bool:
    if any(wanted in value for name, held in one.values.items() if name for value in held):
        return True
    return any(wanted in map(stem, name.split()) for name in one.yes)


_ALL = frozenset(("all", "any", "every", "universal"))


def _is_for_all(one: Told, names: Collection[str]) -> bool:
    """Whether one of the attributes `names` says that every value suits it: "all year"."""
    return any(not _ALL.isdisjoint(value.values()) for name in names for value in one.values.get(name, ()))


def _is_for_other(one: Told, sex: str) -> bool:
    """Whether it says that it is for the other sex alone."""
    for name, held in one.values.items():
        said: Sequence[str] = [word for value in held for word in value.values()] if name else ()
        sexes = {sex_of(word) for word in said} - {""}
        if sexes and sex not in sexes and not any(word in ALL for word in said):
            return True
    return False
