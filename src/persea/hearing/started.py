"""From which product a request for what is like something, or goes with it, starts, where it is called by a name or a kind:
"anything similar to the Ridgeline?", "socks to go with hiking boots"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persea.gather.naming import named_in_part
from persea.gather.search import search
from persea.gather.worded import reword
from persea.house import House
from persea.language.plain import words
from persea.understand.content import FILLER, kind_of_goods, names_goods
from persea.understand.intent import generic_words
from persea.understand.state import screen_of
from persea.values import Filters, Intent, Kind, Likely, Message

_SEEDS = {Kind.SIMILAR: 1, Kind.GOES_WITH: 3}


async def started_from(intent: Intent, message: Message, history: Sequence[Message], house: House) -> Intent:
    """`intent` with its products; where there are none such, the search for its words, or talk where it has none."""
    said = [word for word in words(intent.beside) if word not in FILLER]
    name, generic = " ".join(said), generic_words(house.vocabulary)
    async with house.database.connection() as conn:
        gone_by = set(
            intent.filters.exclude_ids
        )  # of "more": what it showed before is no place to start from
        screen = [id for id in screen_of(history) if id not in gone_by]
        taken = await named_in_part(conn, name, screen, generic)
        ids: tuple[str, ...] = (taken.id,) if taken else ()
        if not ids and said and any(names_goods(word, house.vocabulary) for word in said):
            wording = await reword(conn, name, house.lexicon)
            goods = kind_of_goods(said, house.vocabulary)
            found = await search(
                conn,
                wording,
                Filters(),
                embed=house.embed,
                k=_SEEDS[intent.kind],
                goods=goods,
                exact_first=True,
            )
            ids = tuple(hit.record.id for hit in found.hits if hit.every_word)
    if not ids and message.product_ids:
        ids = message.product_ids[:1]  # "the reading chair", on the page of one
    if ids:
        relatives = tuple(replace(one, than_ids=ids) for one in intent.relatives)
        return replace(intent, subject_ids=ids, relatives=relatives, taken=(taken,) if taken else ())
    if intent.text or intent.kind is Kind.SIMILAR:
        is_theirs = intent.kind is Kind.GOES_WITH and bool(intent.goods)
        is_theirs = is_theirs and any(names_goods(word, house.vocabulary) for word in said)
        before = () if is_theirs else said  # of another kind, and not from here; else a case "for my phone"
        text = " ".join(dict.fromkeys((*before, *intent.text.split())))
        goods = kind_of_goods(text.split(), house.vocabulary)
        return replace(intent, kind=Kind.FIND, text=text, goods=goods, relatives=(), shopping=Likely.MAYBE)
    return Intent(Kind.TALK, message.text)
