"""Finds the product that an order names with its options in one breath: "teddy thaddeus oat small size".

Every word is accounted for by one product alone: by its title, its maker, its kind, or an option that it comes in. What it
does not do: forgive words that are none of these (titled.py does).
"""

from __future__ import annotations

from collections.abc import Sequence

from persea.cart.choose import ways_to_say
from persea.cart.measures import SIZE_WORDS, in_one_measure
from persea.gather.lexicon import Lexicon
from persea.gather.titled import holding
from persea.language.inflection import folded
from persea.language.plain import singular, words, words_and_decimals
from persea.store.database import Connection
from persea.store.records import read_records
from persea.values import Record, Taken

_LOOKED_UP = 6
_MOST_READ = 20
_MOST_WORDS = 12


async def named_with_options(
    conn: Connection, said: str, lexicon: Lexicon, generic: frozenset[str], small: frozenset[str]
) -> Taken | None:
    """None where several account for all of it equally, or nothing but `generic` words (singular) is said of a name."""
    told = [word for word in words_and_decimals(said) if word not in small]
    if not told or len(told) > _MOST_WORDS or all(singular(word) in generic for word in told):
        return None
    known = sorted({folded(word) for word in told if lexicon.count(folded(word))}, key=lexicon.count)[
        :_LOOKED_UP
    ]
    if not known:
        return None
    found = await holding(conn, known)
    near = sorted(found, key=lambda one: -_met(told, one[1]))[:_MOST_READ]
    records = await read_records(conn, [id for id, *_ in near])
    fitting = [(covered, record) for record in records if (covered := _covered(told, record, generic))]
    if not fitting:
        return None
    best = max(covered for covered, _ in fitting)
    named = [record for covered, record in fitting if covered == best]
    return Taken(said, named[0].id, named[0].title) if len(named) == 1 else None


def _met(told: Sequence[str], title: str) -> int:
    own = {folded(word) for word in words(title)}
    return sum(folded(word) in own for word in told)


def _covered(told: Sequence[str], record: Record, generic: frozenset[str]) -> float:
    """The share of the title that is said; 0 where a word is left over, or the title is not named by what is its own."""
    title = {folded(word) for word in words(record.title)}
    around = {folded(word) for part in (record.brand or "", *record.category_path) for word in words(part)}
    options = {
        word
        for _, values in record.options
        for value in values
        for way in ways_to_say(value)
        for word in way.split()
    }
    if any(in_one_measure(values) for _, values in record.options):
        options |= SIZE_WORDS
    own = [word for word in told if folded(word) in title]
    if not own:
        return 0.0
    by_first = folded(words(record.title)[0]) in map(folded, own)
    odd = [word for word in told if folded(word) not in title | around and word not in options]
    chosen = any(word in options for word in told if word not in own)
    if len(odd) > (1 if by_first and chosen else 0):
        return 0.0
    maker = {folded(word) for word in words(record.brand or "")}
    by_maker = len(own) > 1 and any(folded(word) in maker for word in told)
    if all(singular(word) in generic for word in own) and not by_maker:
        return 0.0
    if not (len(own) > 1 or by_first):
        return 0.0
    return len({folded(word) for word in own}) / len(title)
