"""Recognises what nobody here may guess at: emergencies, health, law, money.

Decides from words alone, before any model and any database is asked. An emergency outranks everything; of the others a
request for goods ("a yoga mat for my back") is none. What is said next stays with an emergency until it plainly asks for
something else. The tables are in red_flags/, the answers in compose/care.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.language.plain import reader_text
from persea.understand.red_flags.read import RedFlag, Topic, red_flag, topic_by_rule, topic_of_care
from persea.values import Care, Intent, Kind, Message, Role

_LOOKED_BACK = 8  # messages of a person in which an emergency still counts
_ELSEWHERE = re.compile(
    r"\b(?:show me|do you (?:have|sell|stock)|have you got|looking for|i(?:'d| would) like to (?:buy|order)|recommend|in stock|how much (?:is|are|does)|cheapest|cheaper"
    r"|under [$€£]?\d|deliver\w*|shipping|return policy|track my|gift for|zeig\w*|habt ihr|haben sie|suche|was kostet|lieferung|günstig\w*|busco|tienen|tenéis|muéstrame"
    r"|cuánto cuesta|envío|talla|size \w+|größe \w+|pointure|je cherche|avez-vous|montre\w*|combien coûte|livraison)\b",
    re.IGNORECASE,
)
_DISTRESS = re.compile(
    r"\b(?:still|help|worse|wont stop|won't stop|scared|pain|hurts?|bleed\w*|blood|breath\w*|die|dying|dead|please|hilfe|schlimmer|angst|schmerz\w*|blut\w*|atm\w*|sterb\w*"
    r"|ayuda|peor|miedo|dolor|duele|sangr\w*|respir\w*|morir|aide|pire|peur|mal|sang|saign\w*|mourir)\b",
    re.IGNORECASE,
)

_SPEAKS = re.compile(
    r"\b(?:thank\w*|ok|okay|hi|hello|bye|danke|gracias|merci|i|im|i'm|ive|me|my|he|hes|she|shes|him|his|her|it|its|they|them|we|us|you|what|how|who|where|no|yes|not|now|nothing|cant|wont|dont|ich|mir|mein\w*|er|sie|es|ihm|ihr|wir"
    r"|was|wie|nein|ja|nicht|yo|me|mi|él|ella|qué|cómo|no|sí|je|j'ai|il|elle|on|moi|que|quoi|comment|non|oui|pas)\b",
    re.IGNORECASE,
)
"""Without any of these words it is a name of goods: "a tent for 2"."""


def emergency(message: Message, history: Sequence[Message] = ()) -> Intent | None:
    """The emergency that `message` tells of, or goes on from; `history` is oldest first."""
    flag = _sure(message.text) or _goes_on(message.text, history)
    if flag is None:
        return None
    return Intent(Kind.TALK, message.text, care=Care.EMERGENCY, sign=flag.sign, spoken=flag.language)


def may_be_in_need(text: str) -> bool:
    """Whether `text` tells, or may tell, of an emergency: nothing of it is counted or remembered."""
    return red_flag(text) is not None


def _sure(text: str) -> RedFlag | None:
    flag = red_flag(text)
    return flag if flag and flag.is_sure else None


def read_care(text: str, *, about_goods: bool) -> Topic | None:
    """Health, law or money, where `text` asks about it; `about_goods` where it asks for things to buy."""
    return None if about_goods else topic_of_care(text)


def care_by_rule(text: str) -> Topic | None:
    """As `read_care` of what is not about goods, where its words say so; what is only likely does not count."""
    return topic_by_rule(text)


def _goes_on(text: str, history: Sequence[Message]) -> RedFlag | None:
    """The emergency told before, from which nothing since has turned away."""
    if _turns_away(text):
        return None
    said = [earlier.text for earlier in history if earlier.role is Role.USER]
    for earlier in said[: -_LOOKED_BACK - 1 : -1]:
        if flag := _sure(earlier):
            return flag
        if _turns_away(earlier):
            return None
    return None


def _turns_away(text: str) -> bool:
    plain = reader_text(text)
    if _DISTRESS.search(plain):
        return False
    return _ELSEWHERE.search(plain) is not None or _SPEAKS.search(plain) is None
