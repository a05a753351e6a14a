"""A message that sets products side by side, or asks which of those compared before has more of something: heard from the
names that stand anywhere in it and from what the comparison showed.

What it does not do: read places on the screen alone ("compare the first two"), which `understand` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.gather.title_runs import named_anywhere
from persea.hearing.regrouped import regrouped
from persea.house import House
from persea.language.plain import singular, words
from persea.store.records import read_records
from persea.understand.comparing import (
    asked_of_compared,
    asks_to_compare,
    points_at_one,
    sets_side_by_side,
    the_kin,
    was_compared,
    without_circumstance,
    without_denied,
)
from persea.understand.intent import generic_words, pointed_at
from persea.understand.names import compare_named
from persea.understand.pointing import ORDINAL
from persea.understand.state import screen_of
from persea.values import Intent, Kind, Likely, Message, Taken

_MOST = 4  # products side by side


async def compared(
    typed: Message, meant: Message, history: Sequence[Message], house: House, currency: str
) -> Intent | None:
    """The comparison that is asked for, `meant` being `typed` as it is spelled right; None where none is, or where fewer
    than two products are named or pointed to."""
    both = (typed.text, meant.text)
    ids = was_compared(history)
    if (
        ids
        and not typed.product_ids
        and (changed := await regrouped(meant.text, ids, history, house, currency))
    ):
        return changed
    for message in dict.fromkeys((*map(without_circumstance, both), *both)):
        if asks_to_compare(message) and (found := await _sides(message, typed, history, house, currency)):
            return found
    return None if typed.product_ids else await asked_of_last(meant, history, house)


async def asked_of_last(message: Message, history: Sequence[Message], house: House) -> Intent | None:
    """What `message` asks of the products that were compared last; None where it asks for none of them."""
    ids = was_compared(history)
    asked = asked_of_compared(message.text, history) if ids else None
    if asked is None or await _names_another(message.text, ids, house):
        return None
    if asked.again:
        return Intent(Kind.COMPARE, subject_ids=ids, shopping=Likely.YES)
    kind = Kind.PICK if asked.order else Kind.ASK
    return Intent(kind, order=asked.order, subject_ids=ids, topic=asked.topic, shopping=Likely.YES)


async def _sides(
    said: str, message: Message, history: Sequence[Message], house: House, currency: str
) -> Intent | None:
    text = without_denied(said)
    if history and ORDINAL.search(text) and sets_side_by_side(said):
        placed = pointed_at(text, history, house.vocabulary, currency)
        if len(placed) > 1:
            return compare_named(placed, ())
    screen = (*message.product_ids[:1], *screen_of(history))
    async with house.database.reading() as conn:
        named = await named_anywhere(conn, text, screen, generic_words(house.vocabulary), house.lexicon)
    if not sets_side_by_side(said):  # a single word is a name only beside the "or"
        named = tuple(one for one in named if " " in one.said or _is_one_side(one.said, text))
    if message.product_ids and all(one.id == message.product_ids[0] for one in named):
        named = (*named, *await _kin_of(message.product_ids[0], said, house))
    if not named:
        return None
    here: tuple[str, ...] = ()
    if len(named) == 1:
        rest = re.sub(rf"\b{re.escape(named[0].said)}\b", " ", " ".join(words(text)))
        if message.product_ids and points_at_one(text):
            here = message.product_ids[:1]
        elif history:
            here = pointed_at(rest, history, house.vocabulary, currency)[:_MOST]
    sides: list[Taken | str] = [*here, *named]
    if len({one if isinstance(one, str) else one.id for one in sides}) < 2:
        return None
    return compare_named(sides[:_MOST], ())


async def _kin_of(page: str, said: str, house: House) -> tuple[Taken, ...]:
    """What is called as the open page, and by what `said` calls it besides: "the plus ones" beside Daily Earbuds."""
    kin = the_kin(said)
    if not kin:
        return ()
    async with house.database.reading() as conn:
        record = next(iter(await read_records(conn, [page])), None)
        title = record.title.lower() if record else ""
        head, _, last = title.rpartition(" ")
        found = await named_anywhere(
            conn, f"{head} {kin} {last}", (), generic_words(house.vocabulary), house.lexicon
        )
    told = {singular(word) for word in words(kin)}
    return tuple(
        replace(one, said=kin)
        for one in found
        if one.id != page and told <= {singular(word) for word in words(one.title)}
    )[:1]


def _is_one_side(name: str, text: str) -> bool:
    """Whether it stands beside an "or", with no mark between: not in "would this work on it, or must I ...?"."""
    name = re.escape(name)
    return re.search(rf"\bor\b[^,.;:?!]{{0,12}}\b{name}|\b{name}\b[^,.;:?!]{{0,12}}\bor\b", text) is not None


async def _names_another(said: str, ids: Sequence[str], house: House) -> bool:
    """Whether it speaks of goods beside those that were compared."""
    async with house.database.reading() as conn:
        named = await named_anywhere(conn, said.lower(), ids, generic_words(house.vocabulary), house.lexicon)
    return any(one.id not in ids and len(one.said.split()) > 1 for one in named)
