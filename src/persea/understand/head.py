"""The part of a request that names what is wanted, and not what it is for, what it has or what it can do: "gloves" of "gloves
that work with a phone and keep the rain out". English; of other languages the whole request is that part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.colours import COLOURS
from persea.language.stuffs import is_stuff
from persea.store.vocabulary import Vocabulary
from persea.understand.content import content_of, kind_of_goods
from persea.understand.framed import GOODS_MARK
from persea.understand.stated_words import MATERIALS

_SENTENCE = re.compile(r"(?<=[.!?…;])\s+")
_ASKS = re.compile(
    r"\b(?:looking|look|searching|search|hunting|hunt|shopping|asking|ask|hoping|hope|wishing|browsing|keen|in the market|in need|in search|after|need|desperate|got a list)"
    r" (?:for|of)\b|\b(?:do|does|did|have|has|might|would|may|could|can) (?:you|u|ya|they|anyone|the shop)(?: guys| lot| folks)?(?: (?:have|got|sell|stock|carry|keep|do|know of|find|show|recommend|suggest|help))?(?: me| us)?(?: (?:got|with))?\b|\b(?:to|and) (?:buy|get|order|find|see|have|purchase|replace|give|look at|pick up|try|choose)\b|\bhelp (?:me|us) with\b"
)
"""Verbs of asking, after which the goods come."""
_BREAK = re.compile(
    r"[,:()]|\s[-–—]+\s"
    r"|\b(?:that|which|who|whose|where|what (?=(?:can|could|has|have|goes?|is|are|does|do not|don't|will)\b)|so that|because|as|since|while|when|if"
    r"|for|with|without|to|(?<!built )(?<!plug )in|at|from|by|under|over|below|above|between|around|inside|against|made of"
    r"|(?:has|have|having|must|should|won't|can't|doesn't|does|don't|isn't|is|are|fits?|takes?|goes|comes|survives?|keeps?|holds?))\b"
)
_OF_STUFF = re.compile(
    rf"(?<=[a-z]) (?:made )?of (?P<stuff>(?:(?:pure|real|solid|clear|recycled|thin|thick|stainless|cast|blown) )*(?:{'|'.join(sorted(map(re.escape, MATERIALS), key=len, reverse=True))}))(?=\s*(?:[,.!?;]|$)|\s(?:for|with|under|below|over|in|and|or|please|that|which|to|up|from|at|not|but|if)\b)"
)
"""What a thing is made of, which may name goods by itself: "a teapot of glass"."""
_NO_GOODS = frozenset(
    "gift gifts present presents advice ideas idea deal deals offers offer stuff gear kit help recommendation tip tips use".split()
)
_CUE = re.compile(
    r"\b(?:need|want|looking|look for|search|find|show|got any|any|do you|have you|after|please|like|give me|sell|recommend|buy|order|get)\b|^(?:an?|some|the|one|two|pair)\b"
)


@dataclass(frozen=True, slots=True)
class Head:
    goods: str
    """The word that names the kind; empty where none does in such a part."""
    text: str
    """The part; of unknown goods the part that seems to name them."""


def head_of(text: str, content: list[str], vocabulary: Vocabulary) -> Head:
    """The head of `text` (lower-case reader text), whose telling words are `content`."""
    if vocabulary.locale != "en" or GOODS_MARK in text:
        return Head("", "")
    known = set(content)
    sentences = [
        one
        for one in _SENTENCE.split(_ASKS.sub(" , ", _OF_STUFF.sub(r" with \g<stuff>", text)))
        if one.strip()
    ]
    asking = [one for one in sentences if _CUE.search(one)]
    others = [one for one in reversed(sentences) if one not in asking]
    for sentence in (*asking, *others):
        for part in _main_parts(sentence):
            said = [word for word in content_of(part, vocabulary) if word in known]
            if goods := kind_of_goods(said, vocabulary):
                return Head(goods, part)
    return Head("", _unknown(asking or sentences, known, vocabulary))


def _unknown(sentences: list[str], known: set[str], vocabulary: Vocabulary) -> str:
    """The part that names something the shop does not call so, where what it is for follows: "shades for cycling"."""
    for sentence in sentences:
        parts = _main_parts(sentence)
        said = [word for word in content_of(parts[0], vocabulary) if word in known] if parts else []
        last = said[-1] if said else ""
        plain = last in COLOURS or last in vocabulary.flags or is_stuff(last) or last in _NO_GOODS
        if (
            last
            and not plain
            and re.match(r"\s*for\b(?! (?:my|our|his|her|the|a|an|this|that)\b)", sentence[len(parts[0]) :])
        ):
            return parts[0]
    return ""


def _main_parts(sentence: str) -> list[str]:
    """What stands before the first word that leads to something else, and between commas."""
    parts, at, leads = [], 0, False
    for found in _BREAK.finditer(sentence):
        if not leads:
            parts.append(sentence[at : found.start()])
        at, leads = found.end(), found[0].strip(",:()–—- ") != ""
    if not leads:
        parts.append(sentence[at:])
    return [part for part in parts if part.strip()]
