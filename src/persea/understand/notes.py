"""What a message asks to have remembered ("remember that my daughter's birthday is on 12 May"), and which note answers a question.

    message -> Asking: the words to be kept, and what else the message asks;  question + notes -> the note that says it

By rules alone, and only on being asked; English, German, Spanish, French. It errs by silence: a question, a reminder to do
something, and what has no verb are none. What it does not do: keep anything, or judge what may be kept (language/unkept.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from persea.language.function_words import function_words
from persea.language.inflection import folded
from persea.language.plain import reader_text, sentences, words

_LONGEST = 500  # characters
_LEADS = tuple(
    re.compile(rf"^\W*{pattern}(?P<what>\S.*)$", re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"(?:(?:please|can you|could you|would you|will you|i(?:'d like| want) you to|hey|ok|okay|and|also|just)[\s,]+)*"
        r"(?:remember|keep in mind|bear in mind|don't forget|do not forget|make a note|write down|memori[sz]e|note)"
        r"(?: for me| please| this| for (?:later|next time))?(?P<that>,? that\s+|\s*:\s*|\s*,\s*(?=i\b|i'm\b|my\b|we\b|our\b)|\s+(?=(?:i|i'm|i've|my|we|we're|our)\b))",
        r"(?:(?:bitte|kannst du|könntest du|und|auch)[\s,]+)*(?:merke? dir|merken sie sich|(?:dir )?merken|denke? (?:bitte )?daran|vergiss nicht|behalte? im kopf)"
        r"(?: bitte| mal)?(?P<that>\s*,?\s*dass\s+|\s*:\s*|\s*,?\s+(?=(?:ich|mein\w*|wir|unser\w*)\b))",
        r"(?:(?:por favor|y)[\s,]+)*(?:recuerda|acuérdate de|apunta|anota|no olvides|ten en cuenta)(?: por favor)?(?P<that>\s+que\s+|\s*:\s*)",
        r"(?:(?:s'il (?:te|vous) plaît|et)[\s,]+)*(?:retiens|retenez|souviens-toi|rappelle-toi|note|notez|n'oublie pas)(?: bien)?"
        r"(?P<that>\s+que\s+|\s+qu'|\s*:\s*)",
    )
)
_VERBS = (
    r"(?:is|are|was|were|am|has|have|had|likes?|needs?|wants?|takes?|wears?|lives?|hates?|loves?|prefers?|comes?|starts?|turns?|can|can't"
    r"|cannot|do|does|don't|doesn't|will|won't|works?|owns?|uses?|drives?|got|keeps?|plays?|eats?|drinks?|speaks?|never|always|moved|bought"
    r"|collects?|cooks?|sleeps?|rides?|runs?|grows?|goes|go|travels?|suffers?)"
)
_IS_CLAUSE = re.compile(rf"^(?:\S+\s+){{0,7}}?(?:{_VERBS}\b|(?:\w+'(?:s|m|re|ve)\b\s+\w))", re.IGNORECASE)
_IS_TOLD = re.compile(r"^(?:the|my|our|i|we)(?: \S+){3}", re.IGNORECASE)
_OF_WHAT_WAS_SEEN = re.compile(
    r"^(?!my\b|our\b|the\b|i\b|we\b|you\b)\w+(?: \w+)? (?:you|i|we) \w+", re.IGNORECASE
)
_ASKS_ON = re.compile(
    r"(?:[,;]\s*|\s+)(?:(?:and|und|y|et|then|now|so)\s+)+(?:please\s+|now\s+)?"
    r"(?=(?:show|find|recommend|suggest|give me|look for|which|what|do you|can you|zeig|such|finde|empfiehl|muéstra|busca|recomienda"
    r"|montre|cherche|trouve|recommande)\w*\b)",
    re.IGNORECASE,
)
_BEGINS_REQUEST = re.compile(
    r"^\W*(?:(?:now|so|and|please|then)[\s,]+)*(?:show|find|recommend|suggest|give me|look for|which|what|do you|can you|could you|i need"
    r"|i'm looking|i am looking|i want|zeig|such|finde|empfiehl|ich suche|ich brauche|muéstra|busc|recomienda|necesito|montre|cherche"
    r"|je cherche|trouve|recommande)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asking:
    what: str
    """To be remembered, in the person's own words."""
    rest: str = ""
    """What the message asks besides."""


def asked_to_note(text: str) -> Asking | None:
    read = reader_text(text).strip()
    for language, lead in enumerate(_LEADS):
        if (found := lead.match(read)) is None:
            continue
        what, rest = _parted(found["what"])
        what = " ".join(what.split()).strip(" ,;")
        asks = what.endswith("?") and not re.match(
            r"^\W*(?:please )?(?:(?:can|could|would|will) you|(?:kannst|könntest) du)\b", read, re.IGNORECASE
        )
        what = re.sub(r"[.!?\s]+$", "", what)
        if asks or not 2 < len(what) <= _LONGEST or len(what.split()) < 2:
            return None
        is_said = (
            ":" in found["that"]
            or language > 0
            or _IS_CLAUSE.match(what)
            or ("that" in found["that"] and _IS_TOLD.match(what))
        )
        if not is_said or _OF_WHAT_WAS_SEEN.match(what):
            return None
        return Asking(what, rest)
    return None


def _parted(said: str) -> tuple[str, str]:
    """What is to be remembered, and the request that follows it."""
    parts = sentences(said)
    for place, sentence in enumerate(parts):
        if place and (_BEGINS_REQUEST.match(sentence) or sentence.rstrip().endswith("?")):
            return "".join(parts[:place]), "".join(parts[place:]).strip()
        if on := _ASKS_ON.search(sentence):
            return "".join((*parts[:place], sentence[: on.start()])), "".join(
                (sentence[on.end() :], *parts[place + 1 :])
            ).strip()
    return said, ""


# ---------------------------------------------------------------- recalled

_ASKS = re.compile(
    r"^\W*(?:(?:please|and|so|hey|ok|tell me|do you (?:know|remember)|remind me)[\s,]+)*(?:when|what|where|who|which|how|is|are|do|does|did|have|has"
    r"|am|tell me|remind me|wann|was|wo|wer|wie|welche\w*|ist|habe?|cuándo|qué|dónde|quién|cuál|cómo|quand|quel\w*|où|qui|comment|est-ce)\b",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"\b(?:my|i|i've|i'm|our|we|mein\w*|ich|unser\w*|mi|mis|tengo|nuestr\w+|mon|ma|mes|j'ai|notre)\b",
    re.IGNORECASE,
)
_OF_THE_SHOP = re.compile(
    r"\b(?:do|can|could|will|would) you (?!know|remember)|\byour\b|\b(?:show|find|buy|orders?|prices?|costs?|return|deliver\w*|ship\w*|sell)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(
    "when what where who which how whose remember know tell remind told again day date many much old called name one wann cuando cuándo quand"
    " days say said".split()
)
_ALL_FUNCTION_WORDS = frozenset().union(*map(function_words, ("en", "de", "es", "fr")))

_Any = TypeVar("_Any")


def recalled(question: str, notes: Sequence[tuple[str, _Any]], locale: str) -> _Any | None:
    """Of (text, note), the newest first, the note that says all that `question` asks of oneself; None where none does."""
    read = reader_text(question)
    if not (_ASKS.match(read) and _OF_ONESELF.search(read)) or _OF_THE_SHOP.search(read):
        return None
    asked = note_words(read, locale) - _ASKING
    fits = [
        (len(note_words(text, locale) - asked), note)
        for text, note in notes
        if asked <= note_words(text, locale)
    ]
    return min(fits, key=lambda fit: fit[0])[1] if asked and fits else None


def note_words(text: str, locale: str) -> frozenset[str]:
    """What `text` speaks of, folded."""
    return frozenset(
        folded(word, locale)
        for word in words(reader_text(text))
        if word.removesuffix("'s") not in _ALL_FUNCTION_WORDS and len(word) > 1
    )
