"""A question about one product as people put it: about the page that is open, about a product named by some words of its
title, or about what was just spoken of.

Whether its record has a word on what is asked is part of the answer: "the drop" means a shoe's drop on the page of a shoe,
and goods elsewhere. English shops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose.asked import answers
from persea.compose.of_variant import WHICH
from persea.gather.spoken_variant import spoken_variant
from persea.gather.titled import Titled, titled_in
from persea.hearing.shop_words import generic_folds
from persea.house import House
from persea.language.asked import all_stems, asked_stem, put_plainly, tells
from persea.language.inflection import folded
from persea.language.plain import words
from persea.store.records import read_records
from persea.understand.asking import (
    asking_part,
    asks_for_goods,
    asks_house,
    asks_rating,
    asks_reviews,
    asks_something,
    is_terse,
    points,
    spoken_of,
)
from persea.understand.everyday_words.asked import names_asked
from persea.understand.for_whom import KIN
from persea.understand.house import asks_of_house
from persea.understand.pointing import ORDINAL
from persea.understand.topic import named_topics
from persea.values import Care, Filters, Intent, Kind, Likely, Message, Record, Role

_ELSEWHERE = (
    Kind.SET, Kind.COMPARE, Kind.PICK, Kind.MORE, Kind.CART, Kind.SAVE, Kind.WATCH, Kind.DISCOUNT, Kind.GREET, Kind.THANKS, Kind.HELP,
)  # fmt: skip
_ID = re.compile(r"\b[a-z0-9]+(?:[-_][a-z0-9]+)+\b")
_SURE = 0.6  # of a name that is said; with less, its record must have a word on what is asked


_MORE = re.compile(
    r"\W*(?:(?:please|can you|could you|ok|and|so|i want to know|tell me|say|give me|show me)\s+)*(?:some(?:thing)?\s+|a (?:bit|little)\s+)?"
    r"(?:more|details?|info(?:rmation)?)(?:\s+(?:details?|info(?:rmation)?))?(?:\s+(?:about|on|of)\s+(?:it|this|that|them|these|those)(?: one)?)?(?:\s+please)?\W*",
    re.IGNORECASE,
)
"""Asks for all there is."""


_CONDITION = re.compile(
    r"\W*(?:(?:but|and|ok|preferably|ideally|rather|also|please|only)\W+)*(?:with|without|in|no|not|must|should|made|from|by|for|it (?:must|should|has to|needs)|they (?:must|should|have to|need))\b",
    re.IGNORECASE,
)


_OF_THE_WORLD = re.compile(
    r"^\W*(?:(?:so|and|hey|ok|but|tell me|do you know)\W+)*(?:why|how come|who (?:invented|discovered|wrote|painted))\b(?!.*\b(?:this|these|it|its|your|you|sold|stock|pric\w+|costs?|cheap\w*|expensive|dear|so)\b)",
    re.IGNORECASE,
)


async def about_product(
    intent: Intent, message: Message, spelled: str, history: Sequence[Message], house: House
) -> Intent | None:
    """The question that `message` (`spelled`: as it was meant) asks about one product; None where it asks none."""
    if house.shop.locale != "en" or intent.kind in _ELSEWHERE or intent.deed is not None:
        return None
    if (
        intent.refines
        and "?" not in message.text
        and (intent.filters.options or _CONDITION.match(message.text))
    ):
        return None  # "my size is L", "with a hood" are conditions
    if "?" not in message.text and (intent.filters.max_price or intent.filters.min_price):
        return None  # "must be in stock, 120 at most" wants goods
    if _MORE.fullmatch(message.text):
        return None  # all that there is to know is told, and no word of it looked for
    if intent.care not in (None, Care.MONEY) or len(intent.subject_ids) > 1:
        return None
    said = put_plainly(message.text)
    if told := await _all_of_named(message.text, said, house):
        return told
    of_reviews = asks_reviews(said) and not asks_rating(said)
    # "which one is for us?" on a page
    sized = bool(message.product_ids) and intent.kind is not Kind.GOES_WITH and WHICH.search(said) is not None
    if (
        not of_reviews
        and not sized
        and (asks_for_goods(said) or intent.kind is Kind.GOES_WITH or intent.beside)
    ):
        return None
    if not (of_reviews or asks_something(said) or is_terse(said)):
        return None
    asked = _with_corrections(asking_part(message.text), asking_part(spelled))
    whole = _with_corrections(message.text, spelled)
    if intent.subject_ids and ORDINAL.search(asked.lower()):
        if _MORE.fullmatch(ORDINAL.sub("it", asked.lower())):
            return None
        asked = " ".join(ORDINAL.sub(" ", asked.lower()).split())
    page = message.product_ids[:1] or await _by_id(message.text, house)
    named = (
        await _named_in(whole, asked, house, KIN if intent.recipient else frozenset())
        if of_reviews or asks_something(said)
        else None
    )
    if named and named.covered < 1 and _OF_THE_WORLD.match(said):
        return None  # "why is the sea salty?" asks nothing of what is called Sea Salt on Dark
    if named and (not page or _calls(named)):
        return await _of_named(named, asked, whole, house, of_reviews=of_reviews)
    at = page or intent.subject_ids or _spoken_of_last(history)
    if not at and of_reviews and is_terse(said):
        at = _first_of_list(history)  # "any complaints?", below a list: its first
    if not at:
        return None
    async with house.database.reading() as conn:
        records = await read_records(conn, list(at), Filters())
    if sized and records and asks_for_goods(said) and not spoken_variant(records[0], put_plainly(whole)):
        return None
    if records and not of_reviews:
        asked = _as_stated(records[0], asked, asked)
        asked = whole if not answers(records[0], asked) and answers(records[0], whole) else asked
    if not records or not _is_about(records[0], intent, asked, said, of_reviews, on_page=bool(page)):
        return None
    return _asking(records[0], asked, whole, of_reviews=of_reviews)


def _calls(named: Titled) -> bool:
    """Whether, at the page of another product, it is surely called: a word of a longer name may be said of anything."""
    name = frozenset(map(folded, words(named.title)))
    return named.covered >= _SURE and (len(named.said & name) > 1 or len(name) == 1)


def _as_stated(record: Record, asked: str, rest: str) -> str:
    """`asked` with the names under which `record` states what its `rest`, beside the name of it, asks for in everyday words."""
    stated = [name for name, _ in (*record.attributes, *record.options)]
    return " ".join((asked, *names_asked(put_plainly(rest), stated)))


def _is_about(
    record: Record, intent: Intent, asked: str, said: str, of_reviews: bool, *, on_page: bool
) -> bool:
    is_asked = asks_something(said)
    pointed = points(said) or bool(intent.subject_ids)
    if of_reviews:
        return on_page or pointed or is_terse(said)
    of_house = asks_of_house(said) is not None or asks_house(said)
    if on_page and WHICH.search(said) and spoken_variant(record, said):
        return True
    if answers(record, asked, beside_price=of_house):
        own = {*all_stems(record.title), *all_stems(" ".join(record.category_path))}
        own |= {stem for name, _ in (*record.attributes, *record.options) for stem in all_stems(name)}
        elsewhere = intent.goods and asked_stem(intent.goods.split()[-1]) not in own and not pointed
        elsewhere = elsewhere and not _is_done(intent.goods, said)
        return (is_asked or is_terse(said)) and not elsewhere and not intent.relatives
    if of_house or not is_asked:
        return False
    return pointed and (on_page or intent.kind is Kind.ASK)


def _is_done(goods: str, said: str) -> bool:
    """Whether the word for goods is what is done: "can I throw it in the machine?"."""
    return (
        re.search(rf"\b(?:i|you|we|to|can|cannot|can't|could|not|it|he|she) {re.escape(goods)}\b", said)
        is not None
    )


_TELL_ABOUT = re.compile(
    r"^(?:(?:please|can you|could you|ok|so|and) )*(?:tell (?:me|us)|describe|(?:more|any) (?:info|details|information)"
    r"|what (?:do you|can you|does the shop) (?:know|tell me|say))\b"
)
_OF_TELLING = frozenset(
    """
    please can you could ok so and tell me us more something describe any some info details information what do does the shop know
    say about on of a an
""".split()
)


async def _all_of_named(text: str, said: str, house: House) -> Intent | None:
    """ "Tell me about the Harrow High Trekking Boot" asks for all of it, and for none of the words of its name."""
    if not _TELL_ABOUT.match(said):
        return None
    named = await _named(text, house, frozenset())
    if named is None:
        return None
    async with house.database.reading() as conn:
        records = await read_records(conn, [named.id], Filters())
    if not records or set(words(text.lower())) - set(words(records[0].title.lower())) - _OF_TELLING:
        return None
    return Intent(Kind.ASK, subject_ids=(named.id,), shopping=Likely.YES)


async def _of_named(
    named: Titled, asked: str, whole: str, house: House, *, of_reviews: bool
) -> Intent | None:
    async with house.database.reading() as conn:
        records = await read_records(conn, [named.id], Filters())
    if records and not of_reviews:
        asked = _as_stated(records[0], asked, _without_name(asked, named))
    rest = _without_name(asked, named)
    if (
        records
        and asked != whole
        and not of_reviews
        and not answers(records[0], rest)
        and answers(records[0], _without_name(whole, named))
    ):
        asked, rest = whole, _without_name(whole, named)
    if not records or not any(map(tells, words(rest))):
        return None
    said = put_plainly(asked)
    knows = of_reviews or answers(records[0], rest)
    if not knows and answers(records[0], asked):  # "which seven spices" asks with words of the name
        knows, rest = True, asked
    if not knows and (named.covered < _SURE or asks_of_house(said) or asks_house(said)):
        return None
    return _asking(records[0], rest, whole, of_reviews=of_reviews)


def _without_name(asked: str, named: Titled) -> str:
    return " ".join(word for word in asked.split() if not set(map(folded, words(word))) & named.own)


def _asking(record: Record, asked: str, whole: str, *, of_reviews: bool) -> Intent:
    """`whole`: all of the message, which may tell for whom or for what it is."""
    said = put_plainly(asked)
    own = {*all_stems(record.title), *all_stems(" ".join(record.category_path))}
    own -= {
        stem for name, _ in record.attributes for stem in all_stems(name)
    }  # a "Packable Jacket" states it
    beside = tuple(word for word in spoken_of(put_plainly(asked)) if asked_stem(word) not in own)
    topic = ("reviews", *beside) if of_reviews else (tuple(named_topics(said)) or beside or ("facts",))
    if not of_reviews and topic[:1] == ("reviews",):
        topic = ("rating",)
    chosen = () if of_reviews else spoken_variant(record, put_plainly(whole))
    return Intent(
        Kind.ASK,
        subject_ids=(record.id,),
        topic=topic,
        asked=asked,
        filters=Filters(options=tuple((name.lower(), value.lower()) for name, value in chosen)),
        shopping=Likely.YES,
    )


async def _named_in(whole: str, asked: str, house: House, whom: frozenset[str]) -> Titled | None:
    """What all of a message names, or where it seems to name two, what is named ahead of the question."""
    if found := await _named(whole, house, whom):
        return found
    ahead = " ".join(word for word in whole.split() if word not in set(asked.split()))
    return await _named(ahead, house, whom) if asked != whole and ahead else None


async def _named(asked: str, house: House, whom: frozenset[str]) -> Titled | None:
    """`whom`: words for those whom it is for, which name nothing then."""
    generic = generic_folds(house.vocabulary)
    stop = frozenset(word for word in map(folded, words(asked)) if not tells(word) or word in whom)
    async with house.database.reading() as conn:
        return await titled_in(conn, asked, house.lexicon, generic, stop)


async def _by_id(text: str, house: House) -> tuple[str, ...]:
    """The product whose id stands in `text`: "is eb-cadence wired?"."""
    likely = _ID.findall(text.lower())
    if not likely:
        return ()
    async with house.database.reading() as conn:
        return tuple(record.id for record in await read_records(conn, likely[:3], Filters()))[:1]


def _spoken_of_last(history: Sequence[Message]) -> tuple[str, ...]:
    """The one product that the answer before was about, or whose page was open then."""
    for earlier in reversed(history):
        if earlier.role is Role.ASSISTANT and earlier.product_ids:
            return earlier.product_ids if len(earlier.product_ids) == 1 else ()
        if earlier.role is Role.USER and earlier.product_ids:
            return earlier.product_ids[:1]
    return ()


def _first_of_list(history: Sequence[Message]) -> tuple[str, ...]:
    last = next((one for one in reversed(history) if one.role is Role.ASSISTANT), None)
    return last.product_ids[:1] if last else ()


def _with_corrections(typed: str, spelled: str) -> str:
    """What was typed, and the words that it was read as."""
    before = set(words(typed))
    return " ".join((typed, *(word for word in dict.fromkeys(words(spelled)) if word not in before)))
