"""Whether a message that follows goods on the screen takes one of them, by how many, how it is to come, or by "please" alone: "three
boxes of those, please", "the flask. two.", "that one then, in navy".

By how it is put alone. English, lower case. Pure. What it does not do: know which product is meant, or whether "navy" is a colour of
it (hearing/chosen.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.understand.deed_parts import COUNTS

_PACK = r"(?:nos?\.?|pairs?|prs?|pieces?|pcs|box(?:es)?|bags?|packs?|packets?|jars?|tins?|cans?|bottles?|bars?|tubes?|rolls?|cartons?|copies|units?|lots|sets?|sacks?|bundles?|sheets?|kilos?|yards?|met(?:re|er)s?|balls?|skeins?)"
_WORDS = "|".join(
    sorted((re.escape(word) for word in COUNTS if word not in ("a", "an")), key=len, reverse=True)
)
_NUMBER = rf"(?:\d{{1,2}}|{_WORDS})"
_THEM = r"(?:those|these|them|it|em|'em|that|this|this one|that one|these ones|those ones)"
_NOUN = r"(?!(?:lot|rest|others?|same|best|most|total|sum|price|way|thing)\b)[a-z][\w'&-]*(?: (?!(?:is|are|in|for|please|then|and|not|was|has|have|goes|look|looks)\b)[\w'&-]+){0,4}"
_BARE = rf"(?!(?:only|just|not|no|nowt|nothing|none|i|if|she|he|it|its|they|we|you|my|lower|less|more|max|about|long|size|read|total|add|another|wait|actually|hang|sorry)\b){_NOUN}"
_REF = rf"(?:{_THEM}|(?:the|that|those|these|this) {_NOUN})"
_WAY = r"(?:(?:in|size|colou?r)\s+(?:an? |the |size )?)(?P<{}>[\w./ -]{{1,30}}?)"
_COUNTED = re.compile(
    rf"(?:just |only )?(?P<count>{_NUMBER})(?:\s*(?:x|×|times))?(?:\s+{_PACK})?(?:\s+(?:of\s+)?(?P<ref>{_REF}))?(?:,?\s+{_WAY.format('way')})?"
)
_COUNT_BEHIND = re.compile(
    rf"(?P<ref>{_REF}|{_BARE}),? (?:(?:in (?:an? |the )?)(?P<way>[\w./ -]{{1,30}}?),? )?(?:x ?|just (?:the )?|times )?(?:(?<=[, ][x, ])|(?<=just )|(?<=the )|(?<=times )|(?!one\b))(?P<count>{_NUMBER})(?: {_PACK})?(?: of (?:it|them|those|these))?"
)
_POINTED = re.compile(rf"(?P<ref>{_REF})(?:,?\s+{_WAY.format('way')})?")
_OPENS = re.compile(
    r"^(?:(?:ok(?:ay)?|k|right|righto|alright|all right|fine|good|great|grand|lovely|perfect|brilliant|super|cool|nice|sold|deal|done|yes|yeah|yep|yup|ye|sure|so|and|then|well|oh|ah|ha|hm+|go on|screw it|whatever|no problem|amen|bless you|aight|bet|please|pls"
    r"|(?:i|we)(?:'?ll| will| shall) (?:take|have|do|get|go for|go with)|i (?:take|get|buy|want)|(?:i|we)(?:'d| would| should) (?:like|love)(?: to (?:have|take))?|i'm (?:taking|having|getting)|make it|give (?:me|us)|let (?:me|us) have|gimme|(?:get|send|bring|cop|order|grab|snag) (?:me|us)|send|bring|take|bag(?: up)?|order(?: up)?|book|cop|grab|snag|throw in|and then|and also)\b[\s,.!:;–-]*)+"
)
_CLOSES = re.compile(
    r"(?:[\s,]+(?P<said>please|pls|plz|then|thanks|thank you|thx|ty|ta|cheers|it is|for me|for us)|[\s,]+(?:dear|love|mate|sir|so|now|ok(?:ay)?|i think|i guess|for (?:my|the|our|his|her) [\w-]+))+$"
)
_SENTENCE = re.compile(r"(?<=[.!;…])\s+|\n+")
_NO_ORDER = re.compile(
    r"\?|\b(?:don'?t|do not|not (?:yet|now|today)|never|remove|without|instead|whether|unless|until|till|wish ?list|later|save|saved|watch|alert|tell|notify|compare|versus|vs|between|return|refund|cheaper|under|below|less than|more than|show|see|looking|something|anything|recommend|like (?:the|that|this|those)|similar|match|whats?|which|how|why|when|where|who|is|are|was|does|do|can|could|would|people|persons?|guests|rooms|years?|months?|weeks?|days?|inch(?:es)?|cm|gift for|or)\b"
)
_NO_TAIL = re.compile(
    r"\?|^\W*(?:what|whats|which|how|is|are|does|do|can|could|would|will)\b|\b(?:instead|unless|if not|cheaper|under|below|compare|show me|tell me|let me know|notify|watch|or)\b"
)
_ASKS = re.compile(
    r"^(?:(?:and|but|so|well|ok|hm+)\W+)*(?:what|which|how|who|why|when|where|is|are|does|do|did|has|have|can|could|will|would)\b"
)
_MOST_BARE = 12
_SHORT = 3  # words of a sentence that may only say how it is to come


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is taken."""

    ref: str = ""
    """As it is called; empty where it is only counted."""
    count: int | None = None
    way: str = ""
    """How it is to come, among other words."""
    kindly: bool = False
    """With "please", "then" or thanks, or after "I'll take"."""


def chosen(text: str) -> Chosen | None:
    """What `text` takes of what is on the screen; None where it says anything else that may ask for something."""
    parts = [part.strip(" .,!;…–-") for part in _SENTENCE.split(text) if part.strip(" .,!;…–-")]
    if any("?" in part or _ASKS.match(part) for part in parts):
        return None
    whole: Chosen | None = None
    for part in parts:
        one = _of(part) or _led(part)
        if one is None and whole is not None:
            if len(part.split()) > _SHORT or _NO_ORDER.search(part):
                break  # a reason behind it
            one = Chosen(way=part)
        if one is None:
            continue
        if whole is not None and ((one.ref and whole.ref) or (one.count and whole.count)):
            return None
        whole = one if whole is None else Chosen(
            whole.ref or one.ref, whole.count or one.count, f"{whole.way} {one.way}".strip(), whole.kindly or one.kindly
        )  # fmt: skip
    return whole


def _led(part: str) -> Chosen | None:
    """What stands ahead of a comma, with what is behind it, which may say how it is to come: "one pair, grey", "four bags, hide
    them from her"."""
    head, comma, tail = part.partition(",")
    while comma and not (_OPENS.sub("", f"{head} ").strip()):  # "yes, the flask, two of them"
        more, comma, tail = tail.partition(",")
        head = f"{head},{more}"
    if not comma or _NO_TAIL.search(tail):
        return None
    one = _of(head)
    if one is None or not (one.count or one.ref):
        return None
    behind = _of(tail.strip())
    if behind is not None and behind.count and not behind.ref and not one.count:
        return Chosen(one.ref, behind.count, f"{one.way} {behind.way}".strip(), one.kindly or behind.kindly)
    return Chosen(one.ref, one.count, f"{one.way} {tail}".strip(), one.kindly)


def _of(part: str) -> Chosen | None:
    opening = _OPENS.match(part)
    said = part[opening.end() :] if opening else part
    closing = _CLOSES.search(said)
    said = (said[: closing.start()] if closing else said).strip(" ,.!")
    kindly = bool(closing and re.search(r"\b(?:please|pls|plz|then|thank\w*|thx|ty|ta|cheers|it is|for me|for us)\b", closing[0])) or bool(
        opening and re.search(r"\b(?:ll|will|shall|taking|having|getting|take|buy|like|love|want|give|gimme|let|get|sold|deal|bring|send|bag|order|book|cop|grab|snag|throw)\b", opening[0])
    )  # fmt: skip
    if not said or _NO_ORDER.search(said):
        return None
    for pattern in (_COUNTED, _COUNT_BEHIND, _POINTED):
        found = pattern.fullmatch(said)
        if found is None:
            continue
        count = found.groupdict().get("count")
        if count and not found["ref"] and said.split()[-1] == count and _number(count) > _MOST_BARE:
            return None  # a figure by itself may be money, a size or an age
        return Chosen(found["ref"] or "", _number(count) if count else None, found["way"] or "", kindly)
    way = re.fullmatch(_WAY.format("way"), said)
    return Chosen(way=way["way"], kindly=kindly) if way else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else COUNTS[said]


def only_options(text: str) -> str:
    """`text` without what is said around it, where it is so short that it may say nothing but how something is to come."""
    said = _OPENS.sub("", text).strip(" .,!")
    return said if len(said.split()) <= _FEW and not _NO_ORDER.search(said) and "?" not in text else ""


_FEW = 8
