"""A list of products in two to four sentences: what it is, what sets some of it apart, one thing to decide by."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.leading import WORDS, apart, valued
from persea.compose.naming import called, things, verb
from persea.compose.question import question
from persea.compose.tradeoffs import trade_off
from persea.compose.traits import traits
from persea.values import Gathered, Intent, Kind, Order, Record

_WORDS = 70  # of an answer; the trade-off is left out where it would be longer
_SENTENCES = 4

_SOME = (
    "Of {matched} {things}, these {shown} fit best.",
    "There are {matched} {things} to choose from; the first {shown} are here.",
    "Among {matched} {things}, these {shown} answer best.",
    "{shown} {things} to begin with, out of {matched}.",
    "You have {matched} {things} to choose from, the best fit first.",
    "From {matched} {things}, here are the {shown} that suit best.",
    "The first {shown} of {matched} {things} are here.",
    "Looking at {things}, I count {matched}, and these {shown} come first.",
    "Here is where I would begin: {shown} of {matched} {things}.",
)
_ALL = (
    "{shown} {things} fit what you describe.",
    "{every} {things} that fit are here.",
    "The choice is between {shown} {things}.",
    "You can choose from {shown} {things}.",
    "These {shown} are all the {things} that fit.",
    "There are {shown} {things} for that.",
    "Your options are {shown} {things}.",
    "Here you see {every} {things} that fit.",
)
_ORDERED = (
    "Sorted by {what}, these {shown} come first among {matched} {things}.",
    "Going by {what}, here are {shown} of {matched} {things}.",
    "In order of {what}: {shown} of {matched} {things}.",
)
_NARROWED_SOME = (
    "That narrows it to {matched} {things}; the first {shown} are here.",
    "With that in mind, {matched} {things} fit, and these {shown} fit best.",
    "Narrowed down, it is {matched} {things}, the best {shown} first.",
    "Keeping to that, there are {matched} {things}, {shown} of them on show.",
)
_NARROWED_ALL = (
    "That narrows it to {shown} {things}.",
    "With that in mind, {shown} {things} fit.",
    "Narrowed down, it is {shown} {things}.",
    "{shown} {things} still fit.",
    "Your wish brings it down to {shown} {things}.",
)
_ONE = (
    "One {thing} fits: {name} {at}.",
    "Only {name} fits, {at}.",
    "There is a single {thing}: {name} {at}.",
    "{name} {is} what fits here, {at}.",
    "It comes down to {name} {at}.",
    "Just one answers to that, {name}, {at}.",
)
_MORE = (
    "Next come {shown} {things}.",
    "Further down the list there are {shown} more {things}.",
    "Here are {shown} more {things}.",
    "{shown} others among the {things}.",
    "Beyond those, {shown} {things} come next.",
)
_ONE_MORE = (
    "One more {thing}: {name} {at}.",
    "Beyond those there is {name} {at}.",
    "The last {thing} is {name} {at}.",
)
_FURTHER = (
    "{side} there are {shown} {things}.",
    "{shown} {things} lie {side}.",
    "Going on {side}, it is these {shown} {things}.",
    "There is room {side}: {shown} {things}.",
)
_ONE_FURTHER = (
    "{side} there is just one, {name} {value}.",
    "{name} alone {lies} {side}, {value}.",
    "One lies {side}: {name} {value}.",
)
_SIDES = {
    Order.CHEAPEST: "below those prices", Order.PRICIEST: "above those prices", Order.LIGHTEST: "below those weights",
    Order.HEAVIEST: "above those weights", Order.BEST_RATED: "above those ratings",
}  # fmt: skip
_SOLD_OUT = (
    "{names} {are} out of stock at the moment.",
    "Only {names} {are} sold out just now.",
    "Please note that {names} {are} out of stock.",
    "{names} {are} not in stock at present.",
)
_ALL_SOLD_OUT = ("All of these are out of stock at the moment.", "None of these is in stock just now.")
_ONE_SOLD_OUT = ("{It} {is} out of stock at the moment.", "At the moment {it} {is} out of stock.")


def write_list(intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    """The records that meet the request, or that go on from what was shown."""
    records = gathered.records
    names = called(records)
    opening = _opening(intent, gathered, names, turn_id, earlier)
    if len(records) == 1:
        return " ".join(filter(None, (opening, about_one(records[0], intent, turn_id, earlier))))
    trade = trade_off(records, names, turn_id, earlier)
    body = [
        opening,
        apart(records, intent.order, names, turn_id, earlier, after=opening),
        trade,
        sold_out(records, names, turn_id, earlier),
    ]
    asked = question(intent, gathered, turn_id, earlier)
    body = [part for part in body if part]
    if len(" ".join((*body, asked)).split()) > _WORDS or len(body) + bool(asked) > _SENTENCES:
        body.remove(trade)
    return " ".join(phrases.capital(part) for part in (*body, asked) if part)


def _side(intent: Intent, order: Order) -> str:
    """ "below those prices", or "below that price" where one thing was compared with."""
    alone = len(intent.relatives[-1].than_ids) == 1 if intent.relatives else False
    return _SIDES[order].replace("those", "that").removesuffix("s") if alone else _SIDES[order]


def about_one(record: Record, intent: Intent, turn_id: str, earlier: Sequence[str]) -> str:
    """A sentence of what the record of a single product states."""
    it, is_ = verb(record, "it"), verb(record, "is")
    told = [f"{verb(record, trait.verb)} {trait.rest}" for trait in traits(record)[:2]]
    if record.weight_g and len(told) < 2:
        told.append(f"{verb(record, 'weighs')} {phrases.weight(record.weight_g)}")
    scored = phrases.rating(record)
    if scored:
        told.append(f"{is_} rated {scored}")
    said = [f"{phrases.capital(it)} {phrases.listing(told)}."] if told else []
    if not record.in_stock:
        form = {"it": it, "It": phrases.capital(it), "is": is_}
        said.append(phrases.vary(_ONE_SOLD_OUT, turn_id, earlier, **form))
    return " ".join(said)


def sold_out(records: Sequence[Record], names: dict[str, str], turn_id: str, earlier: Sequence[str]) -> str:
    """Which of several cannot be had; empty where all can."""
    out = [record for record in records if not record.in_stock]
    if not out:
        return ""
    if len(out) == len(records):
        return phrases.vary(_ALL_SOLD_OUT, turn_id, earlier)
    are = verb(out[0], "is") if len(out) == 1 else "are"
    listed = phrases.listing([names[record.id] for record in out])
    return phrases.capital(phrases.vary(_SOLD_OUT, turn_id, earlier, names=listed, are=are))


def _opening(
    intent: Intent, gathered: Gathered, names: dict[str, str], turn_id: str, earlier: Sequence[str]
) -> str:
    records = gathered.records
    shown, matched = len(records), max(gathered.matched, len(records))
    one, several = things(intent, records)
    limits = phrases.limits(intent)
    parts = {
        "shown": phrases.number(shown), "matched": phrases.number(matched),
        "every": "both" if shown == 2 else f"all {phrases.number(shown)}",
        "thing": f"{one}{limits}", "things": f"{several}{limits}",
    }  # fmt: skip
    if shown == 1:
        parts |= {"name": names[records[0].id], "at": phrases.at_price(records[0])}
        parts |= {form: verb(records[0], form) for form in ("is", "lies")}
    order = intent.relatives[-1].order if intent.relatives else intent.order
    if order:
        parts |= {"side": _side(intent, order), "what": WORDS[order][2], "value": valued(records[0], order)}
    patterns = _patterns(intent, shown, matched)
    return phrases.capital(phrases.vary(patterns, turn_id, earlier, **parts))


def _patterns(intent: Intent, shown: int, matched: int) -> tuple[str, ...]:
    """The openings that fit what was asked and how much was found."""
    if intent.kind is Kind.MORE:
        return _ONE_MORE if shown == 1 else _MORE
    if intent.relatives:
        return _ONE_FURTHER if shown == 1 else _FURTHER
    if shown == 1:
        return _ONE
    if intent.order and matched > shown:
        return _ORDERED
    if intent.refines:
        return _NARROWED_SOME if matched > shown else _NARROWED_ALL
    return _SOME if matched > shown else _ALL
