"""Several goods that one message puts into the cart: "the tin and the knife, please", each with how many and its own words.

By words alone. Which products are meant, and whether "navy" is one of them or an option of the one before, is found out
elsewhere (hearing/several_deeds.py). English.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.understand.cart import bare, corrected, put_in, read_deed
from persea.understand.deed_parts import deed_of_part
from persea.values.shopping import Deed, Do

_BETWEEN = re.compile(
    r"\s*(?:,(?!\d)|(?<!\bno)\.(?=\s)|[;+&]|\s(?=\d{1,2}\s?[x×]\s)|\band\b|\bplus\b|\bas well as\b|\balong with\b|\btogether with\b)+\s*(?:(?:also|and|then)\s+)*"
)
_MOST = 8


_OF_CART = re.compile(
    r"(?:(?:so|and|ok(?:ay)?|right|grand|well|now|then|oh|hey|tell me)\W+)*"
    r"(?:what(?:'?s| is| do i have| have i got)? (?:all |left |still |now )*(?:in (?:there|it)|there)|what(?:'?s| is| does)? (?:it|that|this|everything|the lot) (?:all )?(?:come|add up|comes?|adds? up) to"
    r"|how much (?:is|does|do|will|would) (?:it|that|this|everything|i|the lot)(?: (?:all|cost|come to|owe|pay))*|what do i owe(?: you)?|(?:the )?(?:sub)?total|(?:the )?sum|what(?:'?s| is) the (?:total|sum|damage))"
    r"(?:\W+(?:now|so far|at the moment|all up|altogether|in total|all in all|all together|then|please|again))*\W*"
)


def asks_of_cart(text: str) -> bool:
    """Whether `text` (lower case), said after something was put in or taken out, asks what there is, or what it comes to."""
    return _OF_CART.fullmatch(text) is not None


_BY_NAME = re.compile(
    r"^(?:(?:add(?:ing)?(?! in\b)|ordering|request(?:ing)?|requisition|(?:i|we)(?:'ll| will|'d like to| want to|'m going to)? (?:take|order|buy)(?: for the shop)?|give me|gimme|get me|sign me up for|(?:throw|pop|chuck|stick|put|bung|toss|add) in|(?:want to |wanna |like to )?(?:buy|purchase|order)(?: me| us)?|(?:have|take|grab|go for|go with)(?= (?:the|a|an|one|two|three|four|five|six|\d)\b))\s+(?P<what>.+)"
    r"|(?:put|pop|chuck|throw|stick|whack|bung|toss|sling|lob|drop|place|shove)\s+(?P<thrown>.+?)\s+in(?:\s+there)?(?:\s*,\s*(?P<so>.+))?"
    r"|(?P<listed>.+?)[.,!;]\s*(?:add(?: it)?|aboard with it|in it goes|to (?:my )?(?:cart|basket))"
    r"|(?P<counted>(?:(?:\d{1,2}\s*x?|two|three|four|five|six|seven|eight|nine|ten|a dozen|half a dozen|a couple of|another)(?:\s+|,\s*)|one\s+(?!of\b|thing\b|that\b|for\b|with\b))(?:bags?\s+of\s+|box(?:es)?\s+of\s+|packs?\s+of\s+)?.+))$"
)
_ASKS = re.compile(
    r"\?|\b(?:under|below|less than|up to|max|cheap\w*|similar|like|which|what|how|show|find|looking|recommend|persons?|people)\b"
)


_GOES_ON = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:and|also|plus)\b")


def read_named(text: str, *, after_deed: bool = False) -> tuple[Deed, ...]:
    """The parts of what `text` may ask to put in, if they name products: "add the ridgeline boots", "six canteen mugs, sky",
    "rill bottle, charcoal. add"; `after_deed`, where something was put in just now, "and the galley knife", too."""
    said = bare(text)
    if _ASKS.search(said):
        return ()
    found = _BY_NAME.match(said)
    if found is None:
        return _parts(corrected(said)) if after_deed and _GOES_ON.match(text.lower()) else ()
    what = " ".join(
        part
        for part in (found["what"], found["thrown"], found["so"], found["listed"], found["counted"])
        if part
    )
    return _parts(corrected(what))


def read_options_and_count(text: str) -> tuple[Deed, ...]:
    """The parts of "lilac, s, two of them", where one says how many; what they are of is not said."""
    said = bare(text)
    parts = () if _ASKS.search(said) else _parts(corrected(said))
    return (
        parts
        if len(parts) > 1 - any(part.quantity for part in parts) and any(part.quantity for part in parts)
        else ()
    )


_ASKED_FOR = re.compile(r"^(?:just |only )?(?:the|one|an?)\s+(?P<what>\w.+)$")
_KINDLY = re.compile(r"\b(?:for me|please|pls|plz|thanks|thank you|thx|ta|cheers)\W*$")
_VERB = re.compile(
    r"\b(?:is|are|was|do|does|did|can|could|would|will|has|have|had|want|need|tell|about|compare|versus|vs|or|than|more|most|other|another|without|with|that|for|between|best|good|any|some|size chart|details?|info|price|reviews?)\b"
)


def read_asked_for(text: str) -> tuple[Deed, ...]:
    """The parts of "the first class mat in mint for me please": an order where they name a product and its options."""
    said = bare(text)
    found = _ASKED_FOR.match(said)
    if found is None or not _KINDLY.search(text.lower()) or _ASKS.search(said) or _VERB.search(said):
        return ()
    return _parts(corrected(said))


_CLAUSE = re.compile(r"[.,;!?]+\s+|\s+-+\s+|\s+(?=because\b|cos\b|as i\b)")
_OF_LINES = (Do.REMOVE, Do.EMPTY, Do.SET, Do.VARY, Do.UNDO)
_CLEARED = re.compile(
    r"^(?:clear|drop|ditch|scrap|forget|cancel|clear out|strip out|lose|nix|yank|cut|chuck|chuck out|dump|toss|wipe|cross off|leave out|skip|return|take back)\s+(?=(?:the|my|those|these|that|this)\s+(?!(?:whole )?(?:lot|cart|basket|trolley)\b))"
)
_THE_LOT = re.compile(r"\b(?:the|this|that) (?:whole )?lot\b")


def deed_in_clause(text: str, currency: str) -> Deed | None:
    """What one clause of `text`, said after a deed, asks to be done with what is in the cart: "four's too many. take two
    out", "take the knife back out, she has one"."""
    clauses = [part for part in _CLAUSE.split(_THE_LOT.sub("everything", text.lower())) if part.strip()]
    read = (read_deed(_CLEARED.sub("remove ", bare(part)), currency) for part in clauses[:_MOST])
    return next((deed for deed in read if deed is not None and deed.do in _OF_LINES), None)


def _parts(what: str) -> tuple[Deed, ...]:
    """ "Four of them" is how many of the part before it."""
    found: list[Deed] = []
    for said in [part for part in _BETWEEN.split(what) if part and part.strip()][:_MOST]:
        part = deed_of_part(Do.ADD, said)
        if part.said:
            found.append(part)
        elif part.quantity and found:
            found[-1] = replace(found[-1], quantity=part.quantity)
    return tuple(found)


def read_several(text: str) -> tuple[Deed, ...]:
    """The parts of what `text` (as English, lower case) asks to put in, in its order; none where there is but one."""
    what = put_in(bare(text))
    if what is None:
        return ()
    parts = _parts(corrected(what))
    return parts if len(parts) > 1 else ()
