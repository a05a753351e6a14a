"""What was said aloud or shown beside a message becomes part of what is asked.

A transcript is the text where there is none. A product that a picture shows (by its barcode, its looks, or its name in print)
is the one that "this" means, as on its page. Where it shows none, what a model says it sees, or words in print that are the
shop's, are searched for. What only stands in a picture is never taken for something that the person said of themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.compose.sensed import (
    told_lost,
    told_nothing_heard,
    told_of_print,
    told_of_sight,
    told_product,
    told_similar,
)
from persea.gather.lexicon import Lexicon
from persea.gather.search import products_named
from persea.house import House
from persea.language.plain import words
from persea.perceive.paper import document_in
from persea.store.records import read_records
from persea.understand.showing import asks_what_it_is, in_its_colour, with_words_for_it
from persea.values import Message, Perceived, Record, Seen

_MOST_SHOWN = 6
_MOST_WORDS = 8  # of print, that are searched for
_SURE = 0.6  # of a line of print, from which it is looked at


@dataclass(frozen=True, slots=True)
class Sensed:
    """A message as it is to be understood, with what is said first of what was made out."""

    message: Message
    foreword: str = ""
    shown: tuple[Record, ...] = ()
    """The products that are to be shown as the whole answer."""
    ends: bool = False
    """There is nothing to answer but `foreword`."""


def spoken(message: Message) -> Message:
    """With what was said aloud as its text, where it has none: what was typed beside it has been mended by the person."""
    if message.text.strip():
        return message
    said = " ".join(text for one in message.perceived if (text := _heard(one)))
    return replace(message, text=said)


async def sensed(message: Message, house: House) -> Sensed:
    """`message` is `spoken`. Looks up what its pictures show."""
    pictures = [seen for one in message.perceived for seen in _pictures(one)]
    if not pictures:
        silent = message.perceived and not message.text.strip()
        has_voice = any(one.heard is not None for one in message.perceived)
        if silent and has_voice:
            return Sensed(message, told_nothing_heard(message.perceived), ends=True)
        return Sensed(message)
    records, how = await _identified(pictures, house)
    if records:
        return _of_products(message, records, how)
    if any(document_in(seen) for seen in pictures):
        return Sensed(message)  # a receipt or a label is read as a document
    similar = await _similar(pictures, house) if _is_open(message.text) else ()
    return _of_words(message, pictures, house.lexicon, similar)


def _heard(one: Perceived) -> str:
    heard = one.heard or (one.watched.heard if one.watched else None)
    return heard.text if heard else ""


def _pictures(one: Perceived) -> tuple[Seen, ...]:
    if one.watched is not None:
        return tuple(moment.seen for moment in one.watched.moments)
    return (one.seen,) if one.seen is not None else ()


async def _identified(pictures: Sequence[Seen], house: House) -> tuple[tuple[Record, ...], dict[str, str]]:
    """The products in the pictures, and how each is known: "code", "looks" or "print"."""
    how: dict[str, str] = {}
    for seen in pictures:
        found = [(code.product_id, "code") for code in seen.codes if code.product_id]
        found = found or [(one.product_id, "looks") for one in seen.looks_like[:1]]
        for product_id, by in found:
            how.setdefault(product_id, by)
    async with house.database.reading() as conn:
        if not how:
            for seen in (one for one in pictures if document_in(one) is None):
                print_of = " ".join(line.text for line in seen.lines if line.confidence >= _SURE)
                named = await products_named(conn, print_of[:2000]) if print_of else ()
                how.update(dict.fromkeys(named[:1], "print"))
        records = await read_records(conn, list(how)[:_MOST_SHOWN])
    return tuple(records), how


def _of_products(message: Message, records: tuple[Record, ...], how: dict[str, str]) -> Sensed:
    foreword = told_product(records, how)
    if asks_what_it_is(message.text):
        return Sensed(message, foreword, shown=records)
    text = message.text
    if len(records) > 1:
        names = " and ".join(record.title for record in records)
        text = with_words_for_it(text, names) or text
    ids = (records[0].id, *(id for id in message.product_ids if id != records[0].id))
    return Sensed(replace(message, text=text, product_ids=ids), foreword)


async def _similar(pictures: Sequence[Seen], house: House) -> tuple[Record, ...]:
    """The products that look similar, the nearest first."""
    ids = list(dict.fromkeys(one.product_id for seen in pictures for one in seen.similar))[:_MOST_SHOWN]
    if not ids:
        return ()
    async with house.database.reading() as conn:
        return tuple(await read_records(conn, ids))


def _is_open(text: str) -> bool:
    """Whether it asks what the picture shows, or for the like of it."""
    return asks_what_it_is(text) or with_words_for_it(text, "it") is not None


def _of_words(
    message: Message, pictures: Sequence[Seen], lexicon: Lexicon, similar: tuple[Record, ...]
) -> Sensed:
    """Where no product was found: by print, what looks similar, what a model sees, colour, or not at all."""
    described = next((seen.described for seen in pictures if seen.described and seen.described.query), None)
    printed = _shop_words(pictures, lexicon)
    query = described.query if described else " ".join(printed)
    colour = next((seen.colours[0].name for seen in pictures if seen.colours), "")
    text = message.text
    if colour and (coloured := in_its_colour(text, colour)):
        return Sensed(replace(message, text=coloured))
    is_bare = asks_what_it_is(text)
    if similar and not printed and (is_bare or not query):
        return Sensed(message, told_similar(similar), shown=similar)
    about_it = query if is_bare else with_words_for_it(text, query)
    if query and about_it:
        foreword = told_of_sight(described) if described else told_of_print(printed)
        return Sensed(replace(message, text=about_it), foreword)
    lost = told_lost(message.perceived, pictures)
    if _is_open(text):
        return Sensed(message, lost, ends=True)
    return Sensed(message)


def _shop_words(pictures: Sequence[Seen], lexicon: Lexicon) -> list[str]:
    """Words in print that the shop uses of its goods, in reading order."""
    found: dict[str, None] = {}
    for seen in pictures:
        for line in seen.lines:
            if line.confidence < _SURE:
                continue
            for word in words(line.text.lower()):
                if len(word) > 2 and word.isalpha() and lexicon.count(word):
                    found.setdefault(word)
    return list(found)[:_MOST_WORDS]
