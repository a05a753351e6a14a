"""A comparison with one product more, or one less: "please add the Moon Jasmine to it", "forget the floral one, only the other two".

The one to leave out is found by its place, or by a word that the record of no other compared product has. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.gather.title_runs import named_anywhere
from persea.house import House
from persea.language.asked import all_stems, asked_words, meant_by
from persea.language.plain import reader_text
from persea.store.records import read_records
from persea.understand.intent import generic_words, pointed_at
from persea.understand.names import compare_named
from persea.values import Filters, Intent, Message, Record, Taken

_MOST = 4  # products side by side
_ADDS = re.compile(
    r"\b(?:add|include|put|throw|bring|take|stick|toss|set|chuck|pop)\b.+\b(?:comparison|compare|mix|table|side by side|next to (?:them|these|those|both)|(?:with|beside|to|in with) (?:them|these|those|both|that|it))\b"
    r"|\b(?:compare|comparison)\b.+\b(?:as well|too|also)\b|\b(?:and|what about|how about|now) (?:also )?the .+\b(?:as well|too|in(?:to)? the comparison|beside (?:them|these|those))\W*$"
)
_CART = re.compile(r"\b(?:cart|basket|bag|trolley|list|favou?rites)\b")
_DROPS = re.compile(
    r"\b(?:forget(?: about)?|drop|scrap|skip|ditch|lose|remove|ignore|bin|cross out|strike|leave out|leave off|take out|take away|throw out|kick out|rule out|minus|without|never mind|not)\b (?P<what>[^.,;:!?]+)"
    r"|\b(?:leave|take|throw|kick|rule|cross) (?P<held>[^.,;:!?]+?) (?:out|off|away)\b|(?P<ended>[^.,;:!?]+?) (?:is|are) (?:out|off|gone|no good|too \w+)\b"
)
_KEEPS = re.compile(
    r"\b(?:only|just|keep|leave|stick (?:to|with)) (?:me )?(?:with )?(?:the )?(?:other|remaining|last|rest)"
)


async def regrouped(
    said: str, ids: Sequence[str], history: Sequence[Message], house: House, currency: str
) -> Intent | None:
    """The comparison of `ids` as `said` wants it changed; None where it changes none."""
    text = " ".join(reader_text(said).lower().split()).replace("’", "'")
    if _CART.search(text):
        return None
    if _ADDS.search(text):
        async with house.database.reading() as conn:
            named = await named_anywhere(conn, text, ids, generic_words(house.vocabulary), house.lexicon)
        new = [one for one in named if one.id not in ids]
        sides: list[Taken | str] = [*ids, *new]
        return compare_named(sides, ()) if new and len(sides) <= _MOST else None
    gone = _DROPS.search(text) if len(ids) > 2 else None
    if gone is None:
        return None
    what = gone["what"] or gone["held"] or gone["ended"]
    out = set(pointed_at(what, history, house.vocabulary, currency)) & set(ids)
    if not out or len(out) == len(ids):
        async with house.database.reading() as conn:
            out = _told_apart(what, await read_records(conn, list(ids), Filters()))
    rest = [one for one in ids if one not in out]
    keeps_two = _KEEPS.search(text) is not None or len(text.split()) <= _SHORT
    return compare_named(rest, ()) if len(out) == 1 and len(rest) > 1 and keeps_two else None


_SHORT = 8  # words of a message that is nothing but this


def _told_apart(what: str, records: Sequence[Record]) -> set[str]:
    """The ids of those of `records` that alone have a word of `what`, or one of its meaning."""
    found = set[str]()
    for stem in asked_words(what):
        meant = {stem} | meant_by(stem)
        for place in (_named_by, _said_by):
            having = [record.id for record in records if meant & place(record)]
            if len(having) == 1:
                found.add(having[0])
            if having:
                break
    return found


def _named_by(record: Record) -> set[str]:
    return set(all_stems(f"{record.title} {record.brand or ''}"))


def _said_by(record: Record) -> set[str]:
    values = " ".join(value for _, held in (*record.attributes, *record.options) for value in held)
    return set(all_stems(f"{values} {record.description}"))
