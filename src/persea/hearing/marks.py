"""Puts marks for products in the place of what a person calls them by: "is the blue one waterproof?" asks about the third.

The rules of `understand` count places; which product of the screen is blue, the records say. The earlier messages are read
the same way, each by what was on the screen then, so that a conversation means the same whoever kept it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.gather.described import Wanted, meant
from persea.hearing.in_lists import marked_in_lists
from persea.house import House
from persea.language.plain import reader_text
from persea.store.records import read_records
from persea.understand.described import Described, described
from persea.understand.framed import request_language
from persea.understand.pointing import MARK, ORDINAL
from persea.understand.state import lists_seen, screen_of
from persea.values import Message, Record, Role


async def with_marks(
    message: Message, history: Sequence[Message], house: House
) -> tuple[Message, Sequence[Message]]:
    """As they are where nothing of the screen is called so."""
    whole = [*history, message]
    calls = {
        at: found
        for at in range(len(whole))
        if (found := _calls(whole, at, house)) or _may_be_placed(whole, at, house)
    }
    if not calls:
        return message, history
    wanted = dict.fromkeys(id for at in calls for id in screen_of(whole[: at + 1]))
    async with house.database.reading() as conn:
        records = {record.id: record for record in await read_records(conn, list(wanted))}
    for at, found in calls.items():
        text = _marked(whole[at].text, found, whole[: at + 1], records, house)
        if text is not None:
            whole[at] = replace(whole[at], text=text)
    return whole[-1], whole[:-1]


def _calls(whole: Sequence[Message], at: int, house: House) -> tuple[Described, ...]:
    if whole[at].role is not Role.USER or not lists_seen(whole[: at + 1]):
        return ()
    if request_language(whole[at].text, house.shop.locale) != "en":
        return ()
    return described(_plain(whole[at].text), house.vocabulary)


def _may_be_placed(whole: Sequence[Message], at: int, house: House) -> bool:
    """Whether it may say a place with the goods of a list."""
    if whole[at].role is not Role.USER or not lists_seen(whole[: at + 1]):
        return False
    is_english = request_language(whole[at].text, house.shop.locale) == "en"
    return is_english and ORDINAL.search(_plain(whole[at].text)) is not None


def _plain(text: str) -> str:
    return " ".join(reader_text(text).lower().split())


def _marked(
    said: str, found: Sequence[Described], before: Sequence[Message], records: dict[str, Record], house: House
) -> str | None:
    """`said` with marks; None where nothing called so is there, or one thing alone."""
    text, screen = _plain(said), screen_of(before)
    lists = [[records[id] for id in ids if id in records] for ids in lists_seen(before)]
    if placed := marked_in_lists(text, lists, screen, house.vocabulary):
        return placed
    changed = False
    for one in reversed(found):
        id = meant(
            Wanted(one.traits, one.price, one.most, one.traits[-1] if one.is_kind and one.traits else ""),
            lists,
        )
        if id is not None:
            start, end = one.span
            text = f"{text[:start]}{MARK}{screen.index(id) + 1}{text[end:]}"
            changed = True
    return text if changed and not _ONLY_ASKS.match(text) else None


_ONLY_ASKS = re.compile(
    rf"^\W*(?:(?:and|so|ok|okay|then|but|now|hmm|well|tell me|show me)\W+)*(?:which|what|whats|who)\b(?:'s)?(?: one| ones)?(?: of (?:them|these|those|the lot|all))?(?:'s| is| are| was| would be| comes? in| comes? out| weighs?| costs?)?(?: the)? ?{MARK}\d+(?: of (?:them|these|those|the lot|all|the bunch))?\W*(?:then|please|here)?\W*$"
)
"""It asks which one that is: an answer ranks, and says nothing of what it asks."""
