"""Puts an order plainly that says which product by what it is like, and what to do with it in another breath: "the oak one goes
hard, grab it", "the cheaper of the two, in black, into my cart", "the first one, I think. Into the basket with it."

The grammar of deeds (understand/cart.py) reads "add the second one in black to my cart"; here the product is found on the
screen, its options among the words beside, and the message is put so. What that grammar reads by itself stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.gather.measured_most import DEGREES, degree_of
from persea.hearing.chosen import taken_plainly
from persea.hearing.referred import CHEAPER, options_said, referred
from persea.house import House
from persea.language.plain import reader_text
from persea.store.records import read_records
from persea.understand.cart import read_deed
from persea.understand.contracted import contracted
from persea.understand.framed import request_language
from persea.understand.in_case import without_case
from persea.understand.intent import come_to
from persea.understand.noise import without_noise
from persea.understand.pointing import ORDINAL
from persea.understand.standing import PLACES, asked_again, by_number
from persea.understand.state import lists_seen
from persea.understand.watching import read_watch
from persea.values import Message, Role
from persea.values.shopping import Do

_CART = r"(?:(?:my|the|our|a)\s+)?(?:shopping\s+)?(?:cart|basket|trolley|bag)"
_IT = r"(?:it|that|that one|this|this one|them|these|those|one|him|her|both|the lot)"
_PUTS = r"(?:add|put|pop|chuck|throw|stick|bung|toss|shove|sling|drop|lob|whack|place|slip|include)"
_TAKES = r"(?:take|have|get|grab|nab|buy|order|go for|go with|snag|bag|cop|pick|choose)"
_ORDERS = re.compile(
    rf"\b{_PUTS} (?:me |us )?{_IT}\b(?! (?:in|on|into|through|under|over|inside|near|next|outside|with|at)\b(?! {_CART}))|\b{_PUTS} (?:me |us )?(?:an?|one|a single|just one) (?:\w+ ){{0,2}}?(?:packet|pack|box|bag|jar|tin|bar|bottle|piece|pair|of (?:it|them|those))s?\b|\b(?:grab|nab|snag|cop|take|order|buy|get) (?:me |us )?(?:it|that|that one|this one|them|both|the (?:cheaper|cheapest|lighter|lightest|dearer|pricier|heavier|better[- ]rated|less expensive|{DEGREES}))\b"
    rf"|\b(?:in|into|to) {_CART}\b|\b(?:i|we)(?:'ll| will|'d like to| would like to|'m going to| want to|'m gonna) {_TAKES}\b|\b(?:let me|let's|can i|could i|may i) (?:just )?(?:take|get|grab|buy|order|go for|go with|have)\b"
    r"|\b(?:sold|deal|wrap (?:it|that|them) up|ring (?:it|that) up|(?:that|it)'s the one)[\s.!]*$"
)
_SAVES = re.compile(
    rf"\b(?:save|bookmark|park|heart) {_IT}\b|\bkeep {_IT}\b|\bfor later\b|\b(?:put|pop|stick|add) {_IT} (?:on|in|to) (?:my|our) (?:\w+ )?list\b"
)
_ASKS = re.compile(
    r"^\W*(?:is|are|was|does|do|did|has|have|how|what|which|why|when|where|who|can you tell|could you tell|tell me|show|find|compare)\b|\?\W*$"
)
_TWO_BREATHS = re.compile(rf"[.;!,]\s+(?:so |then |please |just )*(?:{_PUTS}|{_TAKES}|into|in|to)\b")
_REFUSED = re.compile(r"\b(?:no|not|don't|rather than|instead of|remove|without)\b")


async def ordered_plainly(messages: Sequence[Message], house: House, currency: str) -> list[Message]:
    """`messages` with such orders of the person put plainly."""
    whole = list(messages)
    for at, message in enumerate(whole):
        if message.role is not Role.USER:
            continue
        if (put := _asked_plainly(message, house.shop.locale)) is not None:
            whole[at] = message = replace(message, text=put)
        if (put := _counted(message, whole[:at], house.shop.locale)) is not None:
            whole[at] = message = replace(message, text=put)
        put = await _put(message, whole[:at], house, currency)
        if put := put or await taken_plainly(message, whole[:at], house, currency):
            whole[at] = replace(message, text=put)
    return whole


def _asked_plainly(message: Message, locale: str) -> str | None:
    """What `message` asks of the shop, without the case that it tells first; None as it is."""
    if len(message.text) > _LONGEST or request_language(message.text, locale) != "en":
        return None
    text = " ".join(reader_text(message.text).lower().split())
    put = without_case(text)
    return put if put != text else None


_LONGEST = 400  # characters


def _counted(message: Message, before: Sequence[Message], locale: str) -> str | None:
    """`message` with places of the list counted, and the question before where it asks that again; None as it is."""
    shown = next((ids for ids in lists_seen(before) if len(ids) > 1), ())
    if not shown or request_language(message.text, locale) != "en":
        return None
    text = " ".join(reader_text(message.text).lower().split())
    put = by_number(text, len(shown))
    last = next((one for one in reversed(before) if one.role is Role.USER), None)
    if last is not None and (again := asked_again(put, _plain(last.text))):
        return again
    return put if put != text else None


def _plain(text: str) -> str:
    return contracted(" ".join(reader_text(text).lower().split()), is_english=True)


async def _put(message: Message, before: Sequence[Message], house: House, currency: str) -> str | None:
    text = _plain(message.text)
    seen = lists_seen(before)
    if not (seen or message.product_ids) or request_language(message.text, house.shop.locale) != "en":
        return None
    same = _same_deed(before) if _AS_WELL.match(text) else None
    saves = _SAVES.search(text) is not None or same is Do.SAVE
    watched, asked = _watched(text, currency), _OF_THE_MOST.match(text)
    if (
        watched is None
        and asked is None
        and (not (saves or same or _ORDERS.search(text)) or _ASKS.search(text) or _REFUSED.search(text))
    ):
        return None
    deed = read_deed(text)
    if deed is not None and not (CHEAPER.search(text) or degree_of(text)):
        # "the second one I think. pop it in my cart" holds a place that the grammar takes for a name
        is_split = not deed.sure and ORDINAL.search(text) and _TWO_BREATHS.search(text)
        if not is_split:
            return None
    state = come_to(before, house.vocabulary, currency).at(message)
    async with house.database.reading() as conn:
        records = {record.id: record for record in await read_records(conn, [*state.screen, *state.shown])}
    found = referred(without_noise(text), state, [list(ids) for ids in seen], records, house)
    if found is None:
        return None
    id, rest = found
    record = records.get(id)
    if record is None:
        return None
    options = options_said(rest, record)
    said = f"the {PLACES[state.shown.index(id)]} one" if id in state.shown[: len(PLACES)] else record.title
    if asked is not None:
        return f"{said}, {asked['asks']}"
    if watched is not None:
        return f"tell me when {said} {watched}"
    if saves:
        return f"save {said} for later"
    return f"add {said}{f' in {options}' if options else ''} to my cart"


def _watched(text: str, currency: str) -> str | None:
    """What one sentence of `text` is to be told of, of "the cheaper one": "is below $150"; None where nothing is."""
    for part in _SENTENCE.split(text):
        if part and (CHEAPER.search(part) or degree_of(part)):
            deed = read_watch(part, currency)
            if deed is not None and deed.do is Do.WATCH:
                return (
                    "is back in stock"
                    if deed.stock
                    else f"is below {deed.below}"
                    if deed.below
                    else "gets cheaper"
                )
    return None


_SENTENCE = re.compile(r"[.!?;…]+\s+")
_OF_THE_MOST = re.compile(
    rf"^\W*(?:(?:and|so|ok|but|then)\W+)*(?:the (?:cheaper|cheapest|lighter|lightest|dearer|pricier|heavier|better[- ]rated|{DEGREES})(?: one)?(?: of (?:the )?(?:two|them|those|these|both))?)\s*[,:–-]+\s*(?P<asks>(?:how|what|is|does|can|where|when|will|would|do|has|may|are)\b.+)$"
)
""" "The lighter one: how many sleep in it?"."""
_AS_WELL = re.compile(
    r"^\W*(?:(?:and|also|plus|oh|ok(?:ay)?|actually|then|yes|maybe)\W+)*(?:the |that )?(?:other|first|second|third|fourth|fifth|sixth|last|[\w'-]+(?= one))(?: one)?(?: (?:too|also|as well|please|then))+\W*$"
)


def _same_deed(before: Sequence[Message]) -> Do | None:
    """What was to be done with a product in the message before."""
    last = next((one for one in reversed(before) if one.role is Role.USER), None)
    deed = None if last is None else read_deed(" ".join(reader_text(last.text).lower().split()))
    return deed.do if deed is not None and deed.do in (Do.ADD, Do.SAVE) else None
