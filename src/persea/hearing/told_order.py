"""What an order names that is told in people's own way, with a story around it: "I take two docker beanies, one black and one
navy. For me and for brother."

The products are found by their names wherever they stand; of each, the options are those that it comes in and that are said nearest
to it. On a product's page it is that product, where no other is named. Comes in where the grammar of deeds finds no product.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.cart.choose import heard_options, option_words
from persea.gather.title_runs import named_anywhere
from persea.hearing.said_name import Talk
from persea.language.colours import COLOURS
from persea.language.plain import reader_text, singular, words, words_and_decimals
from persea.store.cart import sellables
from persea.store.database import Connection
from persea.understand.cart import unheard_option
from persea.understand.framed import request_language
from persea.understand.intent import generic_words
from persea.understand.told_order import (
    count_alone,
    count_before,
    count_behind,
    cut_between,
    goes_on,
    led_by_count,
    only_packs,
    orders,
    parts_of,
    tells_count,
    wants,
)
from persea.values import Intent, Kind, Likely, Message, Role, Taken
from persea.values.shopping import Deed, Do

_POINTS = re.compile(r"\b(?:this|these|it|them|that|those|ones?|both)\b")
_BOTH = re.compile(r"\b(?:both|the two|all (?:two|three|four|of (?:them|these|those)))\b")
_THIS_ONE = re.compile(r"\bthis one\b|\bthese ones?\b")
_LONGEST = 400  # characters; what is longer is no order
_BY = re.compile(r"(?<=\d) ?(?:by|×|\*) ?(?=\d)")


async def told_order(
    talk: Talk, message: Message, history: Sequence[Message] = (), *, after: bool = False
) -> Intent | None:
    """What `message` puts into the cart; None where it orders nothing, or names nothing that the shop has; `after`, where
    something was put in just now, "and the bread knife, too" orders as well."""
    text = _BY.sub(" x ", " ".join(reader_text(message.text).lower().split()))
    if len(text) > _LONGEST or request_language(message.text, talk.vocabulary.locale) != "en":
        return None
    more = goes_on(text) if after else ""
    sure, counted = orders(text) or bool(more), tells_count(text)
    may = sure or counted or wants(text)
    if not (may or message.product_ids):
        return None
    text = more or text
    named = await _named(talk, text) if may else []
    if not named and (packs := only_packs(text)):
        return await _packs_of_last(talk, packs, history)
    if named:
        found = [
            part
            for one, before, region in _regions(text, named)
            for part in await _parts(talk.conn, one.id, before, region)
        ]
    elif page := await _chosen_on_page(talk.conn, text, message):
        return _intent([page], ())
    elif (here := _pointed(text, message, history)) and (sure or (counted and _THIS_ONE.search(text))):
        found = await _parts(talk.conn, here, "", text)
    else:
        return None
    if not sure and any(not part.said for _, part in found):
        return None
    if len(found) < 2 and _BOTH.search(text):
        return None  # another is meant that is not named so
    return _intent(found, tuple(named))


async def _chosen_on_page(conn: Connection, text: str, message: Message) -> tuple[str, Deed] | None:
    """The order of a sentence on a product's page that is nothing but a number and options: "alright, one, the olive."."""
    for part in re.split(r"[.!?;]+(?:\s+|$)", text) if message.product_ids else ():
        count = count_alone(part)
        if count is None:
            continue
        variants = await sellables(conn, product_id=message.product_ids[0])
        ways = option_words(variants)
        left = [word for word in words_and_decimals(part) if word not in ways and word not in _AROUND]
        heard = dict(heard_options(words_and_decimals(part), variants))
        if heard and not left:
            return message.product_ids[0], _deed(heard, count)
    return None


_AROUND = frozenset(
    "ok okay alright right fine good great yes then so and the a an in please pls of them it one two three four five six just only i'll take have me give"
    " size colour color well go with".split()
)


async def _packs_of_last(talk: Talk, count: int, history: Sequence[Message]) -> Intent | None:
    """So many of what was named last in the conversation."""
    for earlier in reversed(history):
        if earlier.role is not Role.USER:
            continue
        text = " ".join(reader_text(earlier.text).lower().split())
        if named := await _named(talk, text):
            if len(named) > 1:
                return None
            id, part = (await _parts(talk.conn, named[0].id, "", text))[0]
            return _intent([(id, replace(part, quantity=count))], tuple(named))
    return None


async def _named(talk: Talk, text: str) -> list[Taken]:
    """What `text` names by more than a word, and by no name of several."""
    found = await named_anywhere(talk.conn, text, (), generic_words(talk.vocabulary), talk.lexicon)
    return [one for one in found if len(words(one.said)) > 1 and not one.others]


def _pointed(text: str, message: Message, history: Sequence[Message]) -> str:
    """The product that "this one" or "that one" is: of the page, or the only one that was shown since."""
    if not _POINTS.search(text):
        return ""
    shown = next((earlier.product_ids for earlier in reversed(history) if earlier.product_ids), ())
    if len(shown) == 1:
        return shown[0]
    return message.product_ids[0] if message.product_ids else ""


def _intent(found: Sequence[tuple[str, Deed]], taken: tuple[Taken, ...]) -> Intent:
    ids = tuple(id for id, _ in found)
    if len(found) == 1:
        return Intent(Kind.CART, subject_ids=ids, taken=taken, deed=found[0][1], shopping=Likely.YES)
    deed = Deed(Do.ADD, sure=True, each=tuple(part for _, part in found))
    return Intent(Kind.CART, subject_ids=ids, taken=taken, deed=deed, shopping=Likely.YES)


def _regions(text: str, named: Sequence[Taken]) -> list[tuple[Taken, str, str]]:
    """Of each product what stands before its name, as far as it is said of it, and all that is said of it, without the name."""
    spans: list[tuple[int, int]] = []
    at = 0
    for one in named:
        spans.append(_place(text, words(one.said), at))
        at = spans[-1][1]
    found = []
    begin = 0
    for nth, (one, (start, end)) in enumerate(zip(named, spans, strict=True)):
        last = nth + 1 == len(named)
        until = len(text) if last else end + cut_between(text[end : spans[nth + 1][0]])
        found.append((one, text[begin:start], f"{text[begin:start]} , {text[end:until]}"))
        begin = until
    return found


def _place(text: str, name: Sequence[str], at: int) -> tuple[int, int]:
    """Where the words of `name` (singular) stand in `text`, from `at` on."""
    told = [match for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text) if match.start() >= at]
    for nth, match in enumerate(told):
        if singular(match[0]) in (name[0], singular(name[0])):
            end, left = match.end(), [singular(word) for word in name[1:]]
            for following in told[nth + 1 : nth + 2 + 2 * len(name)]:
                if left and singular(following[0]) == left[0]:
                    end, left = following.end(), left[1:]
            return match.start(), end
    return at, at


async def _parts(conn: Connection, id: str, before: str, region: str) -> list[tuple[str, Deed]]:
    """The orders of one product: one, or as many as it is wanted in different ways."""
    variants = await sellables(conn, product_id=id)
    ways: list[tuple[dict[str, str], int | None]] = []
    for part in parts_of(region):
        heard = dict(heard_options(words_and_decimals(part), variants))
        if not heard:
            continue
        count = led_by_count(part) or count_behind(part)
        if ways and not any(ways[-1][0].get(name, value) != value for name, value in heard.items()):
            ways[-1][0].update(heard)
        elif ways and count is None:
            ways[-1][0].update(heard)  # "the 28, sorry, the 20"
        else:
            ways.append((heard, count))
    if len(ways) > 1:
        return [(id, _deed(heard, count or 1)) for heard, count in ways]
    heard = dict(heard_options(words_and_decimals(region), variants))
    if ways:
        heard |= ways[0][0]
    count = count_before(before) if before else None
    return [(id, _deed(heard, count or count_behind(region) or (ways[0][1] if ways else None)))]


def _deed(heard: dict[str, str], count: int | None) -> Deed:
    return Deed(Do.ADD, count, said=" ".join(value.lower() for value in heard.values()), sure=True)


def with_count(found: Intent, told: Intent) -> Intent:
    """`found` with the number that `told` heard, where it is of the same product and says none."""
    one, other = found.deed, told.deed
    if one is None or other is None or one.quantity or one.each or other.each or not other.quantity:
        return found
    return (
        replace(found, deed=replace(one, quantity=other.quantity))
        if found.subject_ids == told.subject_ids
        else found
    )


def names_more(told: Intent, found: Intent) -> bool:
    """Whether `told` holds all of `found` and more: another product, or the same in another way besides."""
    one, other = found.deed, told.deed
    if one is None or other is None or one.each or len(other.each) < 2:
        return False
    return set(found.subject_ids) <= set(told.subject_ids) and all(part.said for part in other.each)


async def in_its_own_words(conn: Connection, found: Intent) -> Intent:
    """ "The blue one, Cobalt", of what comes in cobalt: the shop's own word is what counts."""
    deed = found.deed
    if deed is None or not deed.said or len(found.subject_ids) != 1:
        return found
    variants = await sellables(conn, product_id=found.subject_ids[0])
    odd = unheard_option(deed.said, option_words(variants))
    heard = heard_options(words_and_decimals(deed.said), variants)
    if odd not in COLOURS or not any(name.lower() in ("colour", "color") for name, _ in heard):
        return found
    said = " ".join(word for word in words_and_decimals(deed.said) if word != odd)
    return replace(found, deed=replace(deed, said=said))
