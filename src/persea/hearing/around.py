"""Takes out of the messages of a person what they tell around a request (understand/around.py), and puts everyday names of goods
as the shop calls them: "battery pack" is a power bank where only these are on its shelves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from persea.gather.synonyms import phrase_key
from persea.gather.traits import names_stated, stated_apart, states
from persea.house import House
from persea.language.asked import put_plainly
from persea.language.colours import COLOURS
from persea.language.plain import reader_text, words
from persea.understand.around import Knows, is_elsewhere, without_around
from persea.understand.asking import asks_for_goods
from persea.understand.cart import read_deed
from persea.understand.content import content_of, kind_of_goods, names_goods
from persea.understand.everyday import hinted, in_shop_words
from persea.understand.everyday_words.put import as_called, as_stated, shelves_named
from persea.understand.framed import LEANS, request_language
from persea.understand.house import asks_of_house
from persea.understand.intent import only_talks
from persea.understand.limits import read_limits
from persea.understand.manners import plainly
from persea.understand.price_talk import put_prices_plainly
from persea.understand.put_freely import leans_on_it, put_beside_page, put_freely
from persea.understand.told_order import may_order
from persea.values import Filters, Message, Role

_SENTENCES = re.compile(r"(?<=[.!?\n])\s+")
_BEHIND = re.compile(r"\b(?:for|with|to|that|which|like|without|under|below|from) ")
_PLACES = re.compile(
    r"\b(?:for|on|in|at|by|near|next to|round|around) (?:the|my|our) (?P<place>terrace|patio|balcony|porch|deck|garden|yard|roof|garage|shed|kitchen|bathroom|bedroom|living room|sitting room|hall|hallway|office|study"
    r"|table|coffee table|sofa|shelf|window|windowsill|wall|cradle|cot|car|train|bus|boat|ward|bedside|corner|house|flat|dorm|classroom|studio)\b(?! [a-z]+s?\b(?<!please)(?<!too)(?<!with)(?<!that)(?<!and)(?<!in)(?<!for)(?<!under))"
)
_OPEN = re.compile(r"\b(?:something|anything|things|stuff|ideas?) (?:\w+ )?(?:for|to) ")
_OUTSIDE = frozenset("terrace patio balcony porch deck garden yard roof".split())
_SIGNED = re.compile(r"(?<=[.!?])\s+(?P<name>[A-Z][a-z]+)\s*$")
_LONGEST_NAME = 3  # words
_LONG_ORDER = 14  # words, from which on a deed that is not sure may be a story
_TELLING = 5  # letters
_AS_SAME = 0.75  # of a synonym that is the same thing, and no kind of it


def without_stories(messages: Sequence[Message], house: House, currency: str) -> list[Message]:
    """`messages` with those of the person put so; the last may be a reply to what was asked before it."""
    whole = list(messages)
    if house.shop.locale != "en":
        return whole
    knows = _knows(house, currency)
    goods, shown = "", False
    for at, message in enumerate(whole):
        if message.role is not Role.USER:
            shown = shown or bool(message.product_ids)
            continue
        if message.text.startswith(LEANS) or request_language(message.text, "en") != "en":
            continue
        text = "\n".join(
            " ".join(line.split())
            for line in reader_text(_unsigned(message.text, house)).lower().splitlines()
        )
        if (
            message.product_ids
            and (beside := put_beside_page(text, lambda said: bool(knows.goods(said)))) != text
        ):
            whole[at] = replace(message, text=beside)
            continue
        if _asks_otherwise(text, on_page=bool(message.product_ids), house=house):
            continue
        deed = read_deed(" ".join(text.split()), currency)
        if is_elsewhere(text) or (deed and (deed.sure or len(text.split()) <= _LONG_ORDER)):
            continue
        called = _as_called(put_freely(text, is_reply=shown and bool(goods)), house)
        named_so = may_order(text)
        if not (shown and goods) and not named_so:
            is_named = bool(shelves_named(called, partial(_is_shelf, house)))
            called = " ".join(
                _in_shop_names(one, knows, house, is_named=is_named) for one in _SENTENCES.split(called)
            )
        asked = without_around(
            called, knows, asked_before=goods if shown else "", on_page=bool(message.product_ids)
        )
        named = knows.goods(asked)
        if of := goods if shown and goods and (not named or leans_on_it(asked)) else named:
            states = partial(_states, of, house)
            if not _OPEN.search(asked):  # "something for the garden" names a part of the shop, and no goods
                if not named_so:
                    asked = as_stated(
                        in_shop_words(asked, states),
                        of,
                        states,
                        partial(_uses, house),
                        partial(_is_shelf, house),
                    )
                asked = " ".join(_without_places(asked, of, house).split())
        if asked != " ".join(text.split()):
            whole[at] = replace(message, text=asked)
        goods = named if named and not (shown and goods and leans_on_it(asked)) else goods
    return whole


def _asks_otherwise(text: str, *, on_page: bool, house: House) -> bool:
    """Whether it asks of the open page, or of the shop, or for nothing: what is told there belongs to the question."""
    if on_page and "?" in text and not asks_for_goods(put_plainly(text)):
        return True
    return asks_of_house(text) is not None or only_talks(text, house.vocabulary)


def _unsigned(written: str, house: House) -> str:
    """`written` without the name that it is signed with."""
    signed = _SIGNED.search(written)
    return (
        written[: signed.start("name")].rstrip()
        if signed and not house.lexicon.count(signed["name"].lower())
        else written
    )


def _knows(house: House, currency: str) -> Knows:
    vocabulary, traits = house.vocabulary, house.lexicon.traits

    def goods(clause: str) -> str:
        ahead = content_of(_BEHIND.split(clause, maxsplit=1)[0], vocabulary)
        return _kind_in(ahead, house) or _kind_in(content_of(clause, vocabulary), house)

    def named(of: str, clause: str) -> bool:
        return bool(hinted(clause, partial(_states, of, house))) or names_stated(of, clause, traits, "en")

    def apart(of: str, clause: str) -> list[str]:
        said = [word for word in content_of(clause, vocabulary) if word not in COLOURS]
        found = hinted(clause, partial(_states, of, house))
        return [*found, *stated_apart(of, clause, said, traits, "en")]

    def limited(clause: str) -> bool:
        filters = read_limits(put_prices_plainly(plainly(clause)), vocabulary, currency).filters
        return replace(filters, exclude_terms=()) != Filters()

    return Knows(goods, apart, named, limited)


def _kind_in(content: list[str], house: House) -> str:
    """The word of `content` that names goods, with the one before it where a category is called so: "plant pot"."""
    kind = kind_of_goods(content, house.vocabulary)
    if not kind or " " in kind:
        return kind
    at = len(content) - 1 - content[::-1].index(kind)
    pair = f"{content[at - 1]} {kind}" if at else kind
    return pair if phrase_key(pair) in _shelves(house.vocabulary.categories) else kind


@lru_cache(maxsize=2)
def _shelves(categories: frozenset[str]) -> frozenset[str]:
    """What categories are called, folded."""
    return frozenset(map(phrase_key, categories))


def _in_shop_names(sentence: str, knows: Knows, house: House, *, is_named: bool) -> str:
    """`sentence` with goods that it describes, or calls otherwise, as the shop calls them; `is_named`: whether the message names some
    of the shop's shelves."""
    return as_called(
        sentence,
        partial(_is_shelf, house),
        partial(_uses, house),
        goods=knows.goods(sentence),
        is_named=is_named,
    )


def _is_shelf(house: House, called: str) -> bool:
    return phrase_key(called) in _shelves(house.vocabulary.categories)


def _uses(house: House, word: str) -> bool:
    return house.lexicon.count(word) > 0


def _without_places(text: str, goods: str, house: House) -> str:
    """`text` without where they will stand, where neither the goods nor their categories speak of it: "a pot on the terrace"."""
    traits = house.lexicon.traits
    told = " ".join((*traits.shelves_called(goods, text, "en"), *traits.shelves_called(goods, goods, "en")))

    def put(found: re.Match[str]) -> str:
        place = found["place"]
        if place == goods:
            return found[0]
        if place in _OUTSIDE and (
            out := next((one for one in ("outdoors", "outdoor") if _states(goods, house, one)), "")
        ):
            return f" for use {out}"
        is_said = _states(goods, house, place) or place in told or _states(goods, house, place.split()[-1])
        return found[0] if is_said else " "

    return _PLACES.sub(put, text)


def _states(goods: str, house: House, phrase: str) -> bool:
    return states(goods, phrase, house.lexicon.traits, "en")


def _as_called(text: str, house: House) -> str:
    """`text` with names of goods that the shop does not know in the shop's own."""
    said = list(re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text))
    for many in range(_LONGEST_NAME, 0, -1):
        for first, last in zip(said, said[many - 1 :], strict=False):
            phrase = text[first.start() : last.end()]
            if len(phrase) >= _TELLING and (name := _shop_name(phrase, house)):
                return _as_called(f"{text[: first.start()]}{name}{text[last.end() :]}", house)
    return text


def _shop_name(phrase: str, house: House) -> str:
    """What the shop calls goods that are called `phrase`, which it does not; empty for none."""
    lexicon, vocabulary = house.lexicon, house.vocabulary
    key, is_word = phrase_key(phrase), " " not in phrase
    shelves = _shelves(vocabulary.categories)
    if key in shelves or (
        is_word and (names_goods(phrase, vocabulary) or lexicon.count(phrase) or lexicon.holds(words(phrase)))
    ):
        return ""
    same = [one for one in lexicon.synonyms.of(key) if not one.as_value and one.weight >= _AS_SAME]
    head = key.split()[-1]
    whole = [
        one.text
        for one in same
        if phrase_key(one.text) in shelves and phrase_key(one.text).split()[-1] != head
    ]
    if not is_word:
        return whole[0] if whole and not lexicon.holds(phrase.split()) else ""
    nouns = [one.text for one in same if " " not in one.text and names_goods(one.text, vocabulary)]
    return (whole or nouns or [""])[0]
