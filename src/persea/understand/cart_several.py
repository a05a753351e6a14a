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


_ALL = (
    r"(?:it|them|that|this|these|those|everything|all|the lot|all of (?:it|them|that|this)|it all|them all)"
)
_SUM = r"(?:(?:sub)?total|sum|damage|bill)"
_OF_CART = re.compile(
    r"(?:(?:so|and|ok(?:ay)?|right|grand|well|now|then|oh|hey|tell me|thanks|great|please|good)\W+)*"
    rf"(?:what(?:'?s| is| do i have| have i got)? (?:all |left |still |now )*(?:in (?:there|it)|there)|what(?:'?s| is| does| do| would| will)? {_ALL} (?:all )?(?:come|add up|comes?|adds? up) to|what(?:'?s| is| does| do) {_ALL} (?:all )?(?:make|cost|in all|in total)"
    rf"|(?:it )?(?:comes?|adds? up) to|how much (?:is|does|do|did|will|would|am) (?:it|that|this|everything|i|we|the lot|all)(?: (?:all|cost|come to|make|owe|pay|in for|for {_ALL})){{0,3}}|how much(?= (?:now|so far|altogether|in total|in all|all together))"
    rf"|what (?:do|will|must|should|would|did) (?:i|we) (?:owe|pay|have to pay)(?: you)?(?: (?:for )?{_ALL}){{0,2}}|(?:the |my |our )?{_SUM}|what(?:'?s| is) (?:the|my|our) {_SUM}|what(?:'?s| is) {_SUM}"
    r"|how (?:many|much)(?: \w+){0,2} (?:(?:do|have) (?:i|we)(?: (?:have|got))?|are(?: there)?|is(?: there)?) (?:now )?in (?:there|it)|what (?:do i have|have i got|did i put|have i)(?: in (?:there|it))?(?= so far| now))"
    r"(?:\W+(?:now|so far|at the moment|all up|altogether|in total|in all|all in all|all together|then|please|again|by now|already|for me|dear))*\W*"
)


def asks_of_cart(text: str) -> bool:
    """Whether `text` (lower case), said after something was put in or taken out, asks what there is, or what it comes to."""
    return _OF_CART.fullmatch(text) is not None


_BY_NAME = re.compile(
    r"^(?:(?:add(?:ing)?(?! in\b)|ordering|request(?:ing)?|requisition|(?:i|we)(?:'ll| will|'d like to| want to|'m going to)? (?:take|order|buy)(?: for the shop)?|(?:can|could|may) (?:i|we)(?: please)? (?:have|get|take|order|buy|grab)(?= (?:the|one|two|three|four|five|six|\d{1,2})\b(?! of (?:your|the best)\b))|give me|gimme|get me|sign me up for|(?:throw|pop|chuck|stick|put|bung|toss|add) in|(?:want to |wanna |like to )?(?:buy|purchase|order)(?: me| us)?|(?:have|take|grab|go for|go with)(?= (?:the|a|an|one|two|three|four|five|six|\d)\b))\s+(?P<what>.+)"
    r"|(?:put|pop|chuck|throw|stick|whack|bung|toss|sling|lob|drop|place|shove)\s+(?P<thrown>.+?)\s+in(?:\s+there)?(?:\s*,\s*(?P<so>.+))?"
    r"|(?P<listed>.+?)[.,!;]\s*(?:add(?: it)?|aboard with it|in it goes|to (?:my )?(?:cart|basket))"
    r"|(?P<counted>(?:(?:\d{1,2}\s*x?|two|three|four|five|six|seven|eight|nine|ten|a dozen|half a dozen|a couple of|another)(?:\s+|,\s*)|one\s+(?!of\b|thing\b|that\b|for\b|with\b))(?:bags?\s+of\s+|box(?:es)?\s+of\s+|packs?\s+of\s+)?.+))$"
)
_ASKS = re.compile(
    r"\?|\b(?:look at|look into|think about|under|below|less than|up to|max|cheap\w*|similar|like|which|what|how|show|find|looking|recommend|persons?|people)\b"
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
_OUT = r"(?P<{}>(?:the|my|that|those|these|this) [\w'’& -]{{1,40}}?|it|that|this|them|those|these)"
_PUT_OUT = (
    re.compile(
        rf"^(?:{_OUT.format('one')} (?:can|may|should|must|shall|has to|have to|needs? to|will have to|goes|go)(?: go| come)?(?: (?:again|back|out|away|after all|home))*)$"
    ),
    re.compile(rf"^(?:out|away|off) with {_OUT.format('one')}(?: again)?$"),
    re.compile(rf"^(?:lose|scrap|bin|ditch|drop|nix|take (?:away|off|out)|throw (?:away|out)|chuck out|i (?:want|need) no(?:t| more)(?: more)?|minus) {_OUT.format('one')}(?: (?:again|after all|then))?$"),
)  # fmt: skip
_RUN_ON = re.compile(
    r"\s+(?=(?:please |just |kindly )?(?:take|put|clear|empty|remove|delete|drop|scrap|throw) (?:everything|it all|all of (?:it|them)|the lot)\b)"
)
_THE_LOT = re.compile(r"\b(?:the|this|that) (?:whole )?lot\b")


def deed_in_clause(text: str, currency: str) -> Deed | None:
    """What one clause of `text`, said after a deed, asks to be done with what is in the cart: "four's too many. take two
    out", "take the knife back out, she has one"."""
    whole = _RUN_ON.sub(". ", _THE_LOT.sub("everything", text.lower()))
    clauses = [part for part in _CLAUSE.split(whole) if part.strip()]
    read = (read_deed(_put_out(_CLEARED.sub("remove ", bare(part))), currency) for part in clauses[:_MOST])
    return next((deed for deed in read if deed is not None and deed.do in _OF_LINES), None)


def _put_out(said: str) -> str:
    """ "The berry one can go again" as "remove the berry one"."""
    found = next((match for pattern in _PUT_OUT if (match := pattern.match(said))), None)
    if found is None or re.search(r"\bgo(?:es)? (?:with|in|on|well|to|for)\b", said):
        return said
    return f"remove {found['one']}"


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
