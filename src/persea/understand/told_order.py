"""Whether a message, whatever else it tells, puts goods into the cart: "three of the fat ball holders in green please, fern I believe
it's called"; how many it says before a name, and what of it is said of each of several.

By how it is put alone. English, lower case. Pure. What it does not do: know which product is named, or what it comes in
(hearing/told_order.py).
"""

from __future__ import annotations

import re

from persea.understand.deed_parts import COUNTS

_CART = r"(?:(?:my|the|our|your|a)\s+)?(?:shopping\s+)?(?:cart|basket|trolley)\b"
_INTO = re.compile(rf"\b(?:in|into|to|inside|on)\s+{_CART}(?! for\b)")
_PUTS = re.compile(
    r"^(?:(?:and|then|so|now|please|pls|kindly|just|also|you|can|could|would|will|ok|okay)\s+)*(?:add|put|pop|chuck|throw|stick|bung|toss|slip|include|cop|bag|grab|wrap)\b"
)
_TAKES = re.compile(
    r"\b(?:i|we)(?:'ll|'d| will| would| shall| am going to|'m going to|'m|'re| am| are)?(?: (?:then|also|just|gladly|happily|only))* (?:like to (?:take|have|order|buy)|take|order|buy|grab|nab|snag|cop|get|having|taking|ordering|buying)\b"
    r"|\b(?:i|we)(?:'ll|'d| will| would| shall)(?: (?:then|also|just|gladly|happily|only))* have (?:one|two|three|four|five|six|seven|eight|nine|ten|\d|a|an|the|it|that|this|these|those)\b"
    r"|\b(?:give|send|get|sell|wrap|pack|reserve) me\b|\bsign me up for\b|\bgo for\b"
)
_WANTS = re.compile(
    r"\b(?:i|we)(?:'d| would| should)? (?:want|need|like|love)\b|\b(?:can|could|may) (?:i|we) (?:have|get)\b"
)
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted((re.escape(word) for word in COUNTS if word not in ('a', 'an')), key=len, reverse=True))})"
_PACKED = r"(?:nos?\.?|pairs?|prs?|pieces?|pcs|box(?:es)?|bags?|packs?|packets?|jars?|tins?|bottles?|bars?|copies|units?|lots?|sets?)"
_BEFORE_NAME = re.compile(
    rf"(?<![\w.,$€£])(?P<count>{_NUMBER})\s*(?:x|×|\*)?\s*(?:{_PACKED}\b)?\s*(?:of\b)?\s*(?:(?:the|teh|th|those|these|your|them|da)\b)?\s*(?:[\w'-]+\s+)?$"
)
_BEHIND_NAME = re.compile(
    rf"(?<![\w.,$€£])(?:just|only|make it|make that|x|×|qty|quantity)\s*(?P<just>{_NUMBER})\b(?! (?:in|cm|mm|ml|l|kg|g)\b)|\b(?P<of>{_NUMBER}) (?:of (?:them|those|these|it|each)|{_PACKED}|please|pls)\b|\b(?:take|have|get|want|need|order|buy) (?P<take>{_NUMBER})\b(?! (?:in|of|cm|mm|ml|l|kg|g)\b)|\b(?P<once>once)\b|^\W*(?P<alone>{_NUMBER})\W*$"
)
_NOT_SO = re.compile(
    r"\b(?:don'?t|do not|not (?:yet|now|today)|won'?t|never|remove|take out|out of (?:stock|my|the) ?|without|if(?! (?:you|it'?s|it is|that'?s|that is|possible|i may|i might)\b)|whether|unless|until|till|when|before (?:i|we|you|he|she|they|my \w+)|(?:like|want|need|love) to know|wonder(?:ing|ed)?|tell me|wish ?list|for later|saved|watch|alert|notify|compare|versus|vs|return|refund|bought|ordered|swap|instead of|exchange|cheaper|under [$€£]?\d|below [$€£]?\d|less than|show me|tak(?:e|ing) (?:a|another) (?:look|peek|closer|moment|break|bath|shower|walk)|have (?:a|another) (?:look|think|peek|question)|looking for|something|anything|recommend)\b"
)
_ASKS = re.compile(
    r"^(?:(?:and|but|so|well|ok|hm+)\W+)*(?:what|which|how|who|why|when|where|is|are|does|do|did|has|have|was|were|will it|would it|any)\b"
)
_SENTENCE = re.compile(r"(?:[.!?;…]+|\n+)(?:\s+|$)|\s+(?=but\b)")
_WHOLE = re.compile(r"(?<=[.!?;…])\s+|\n+|\s+(?=but\b)")
_NEXT = re.compile(r"\s*(?:[,;+&.!\n]|\band\b|\bplus\b|\bas well as\b|\bwith it\b|\balong with\b)\s*")


def orders(text: str) -> bool:
    """Whether a clause of `text` puts something in, and none of them asks or refuses it."""
    said = [part.strip() for part in _WHOLE.split(text) if part and part.strip()]
    if any(_NOT_SO.search(part) for part in said):
        return False
    asks = any(part.endswith("?") or _ASKS.match(part) for part in said)
    return any(_clause_orders(part) and not (asks and _TELLS.search(part)) for part in said)


_TELLS = re.compile(
    r"^(?:\W*(?:and|so|well|ok|hi|hello)\b)*\W*(?:i|we) (?:take|order|buy|get|have|am getting|'m getting)\b"
)
"""Beside a question it may only tell what the question is about: "I take this board. Which knife goes with it?"."""


def goes_on(text: str) -> str:
    """The sentence of `text`, said after something was put in, that puts in more: "and the heath bread knife also, for the bread";
    empty where none does."""
    for part in re.split(r"(?<=[.!?;])\s+|\n+", text):
        if (
            not part.endswith("?")
            and not _NOT_SO.search(part)
            and not _ASKS.match(part)
            and _MORE.search(part)
        ):
            return part
    return ""


_MORE = re.compile(
    r"^\W*(?:(?:oh|ok|okay|great|then|yes|hm+)\W+)*(?:and|also|plus|\+|then)\s|\b(?:also|too|as well)\b"
)


def tells_count(text: str) -> bool:
    """Whether it says nothing but what, how it is to be, and how many: "fellside boot. stone. 9. one pair.", "three of the mugs
    in sage, please"."""
    if _NOT_SO.search(text) or "?" in text or _VERB.search(text):
        return False
    return bool(_LEADS.match(text)) or any(
        _BEHIND_NAME.search(part) for part in _SENTENCE.split(text) if part
    )


_LEADS = re.compile(
    rf"^\W*(?:(?:ok|okay|then|so|and|also|hi|hello|plus|please|no+|right|well|just)\W+)*{_NUMBER}\s*(?:x|×)?\s*(?:{_PACKED}\s+)?(?:of\s+)?(?:the\s+|teh\s+|those\s+|these\s+)?[a-z]"
)
_VERB = re.compile(
    r"\b(?:is|are|was|do|does|did|can|could|has|had|tell|about|show|find|need|want|compare|like|prefer|search|looking|which|what|how|people|persons?|for \d|between|under|over|below|max)\b(?! (?:its|it'?s) called)"
)


def _clause_orders(part: str) -> bool:
    if part.endswith("?") or _ASKS.match(part):
        return False
    return _INTO.search(part) is not None or _PUTS.match(part) is not None or _TAKES.search(part) is not None


def wants(text: str) -> bool:
    """Whether somebody says that they want or need it, which is an order only of a product by its name and with its options."""
    return _WANTS.search(text) is not None and not _NOT_SO.search(text) and "?" not in text


def may_order(text: str) -> bool:
    """Whether it may name a product to be put in, whose name is to be left as it is."""
    is_counted = len(text.split()) <= _FEW and tells_count(text)
    return (
        orders(text)
        or is_counted
        or _THE_WHOLE.search(text) is not None
        or (wants(text) and _SOME.search(text) is not None)
    )


_THE_WHOLE = re.compile(
    r"\b(?:buy|take|get|add|order|have|want|grab) (?:me |us )?(?:the|this|that) (?:whole|entire|complete|full) (?:set|lot|thing|outfit|kit|bundle)\b"
)
_FEW = 6  # words
_SOME = re.compile(
    r"\b(?:want|need|like|love|have|get) (?:\d{1,2}|two|three|four|five|six|eight|ten|twelve|a dozen)(?: of the)? [a-z]"
)


def count_before(text: str) -> int | None:
    """How many are said just before a name, `text` being what stands before it."""
    found = _BEFORE_NAME.search(text)
    return None if found is None else _number(found["count"])


def only_packs(text: str) -> int | None:
    """How many, where what is put in is only counted by what it comes in: 6 of "ok. six boxes in my cart please"."""
    parts = [part.strip(" ,.!") for part in _SENTENCE.split(text) if part]
    found = next((match for part in parts if (match := _ONLY_PACKS.fullmatch(part))), None)
    return None if found is None else _number(found["count"])


_ONLY_PACKS = re.compile(
    rf"(?:(?:ok|okay|well|fine|then|so|and|please|no problem|alright|good|yes|put|add|i'?ll (?:take|have)|i take|we'?ll (?:take|have)|give me|make it)[\s,]+)*(?P<count>{_NUMBER}) {_PACKED}(?: (?:of (?:it|them|those|these)))?(?:[\s,]+(?:{_INTO.pattern}|please|pls|then|thanks))*"
)


def count_alone(text: str) -> int | None:
    """How many, where one part of `text` says nothing else, or it begins with a number: "alright, one, the olive"."""
    parts = [_OPENS.sub("", part).strip() for part in _NEXT.split(text) if part]
    found = next((count for part in parts if (count := led_by_count(part)) is not None), None)
    return found


_OPENS = re.compile(
    r"^\W*(?:(?:ok|okay|alright|all right|right|fine|good|great|yes|then|so|well|just|only|i'?ll (?:take|have)|give me)\W+)+"
)


def count_behind(text: str) -> int | None:
    """How many are said elsewhere than before the name: "just 1", "five of them", "one pair"."""
    for part in _NEXT.split(text):
        if part and (found := _BEHIND_NAME.search(part.strip())):
            said = next(group for group in found.groups() if group)
            return 1 if said == "once" else _number(said)
    return None


def parts_of(text: str) -> list[str]:
    """What stands apart in `text` by a comma, "and" or the like."""
    return [part for part in _NEXT.split(text) if part and part.strip()]


def led_by_count(part: str) -> int | None:
    """How many a part begins with: "one black"."""
    found = re.match(rf"\W*(?P<count>{_NUMBER})\b(?!\s*(?:cm|mm|ml|l|kg|g|x)\b)", part)
    return None if found is None else _number(found["count"])


def cut_between(text: str) -> int:
    """Where in `text`, which stands between two names, what is said of the second begins."""
    found = list(_NEXT.finditer(text))
    return found[-1].end() if found else len(text)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else COUNTS[said]
