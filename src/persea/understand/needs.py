"""A weather or a use as a need: "something for the rain", "I need them for rain" ask for what keeps rain off, and not for
goods that are called rain. Lower-case reader text, English.

Goods of a kind that was asked for are narrowed by what the shop calls it ("waterproof"); without any the need is a topic.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import Vocabulary

_NEED = re.compile(
    r"\b(?:for|in|against|when (?:it's|there's|in)|(?:keeps?|keeping) (?:out|off)|handles?|withstands?|stands? up to|survives?|copes? with)"
    r" (?:the |all this |this |heavy |pouring |driving |light |constant |british |autumn |spring |summer |bad )*"
    r"(?P<what>rain(?:y (?:days?|weather|season))?|wet(?: weather)?|downpours?|drizzle|showers?)(?=$|[\s.,!?;]+(?!jackets?\b|coats?\b|boots?\b|gear\b|wear\b|hats?\b|barrels?\b|gauges?\b|covers?\b|curtains?\b|gel\b|heads?\b|parkas?\b|capes?\b|shoes?\b))"
)
_OF_IT = re.compile(r"\b(?:it|they|them|these|those|ones?|this|that)\b")
_WORD = "waterproof"


def read_need(text: str, vocabulary: Vocabulary, *, goods_asked: bool) -> str:
    """`text` with the need as the shop's own word, where it is said of goods; `goods_asked`: some were asked for before."""
    found = _NEED.search(text)
    if found is None or _WORD not in vocabulary.flags:
        return text
    of_goods = goods_asked and (_OF_IT.search(text) is not None or len(text.split()) <= 4)
    return f"{text[: found.start()]}{_WORD}{text[found.end() :]}" if of_goods else text


def is_need(text: str, word: str) -> bool:
    """Whether `word` is said in `text` as what something is needed for."""
    found = _NEED.search(text)
    return found is not None and word in found["what"].split()
