"""Everyday words for what goods are and how they are, in a list of goods: "a lamp I can dim" is a dimmable one, "a game where everybody
plays together" a cooperative one, "a carry-on" a cabin suitcase. Lower-case reader text, English.

A word for goods is put in the place of another only where the shop has such goods. What it does not do: know what a product states.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_GOODS = (
    (re.compile(r"\bcarry[- ]?ons?\b(?: (?:case|suitcase|bag|luggage|trolley))?"), "cabin suitcase", "suitcase"),
    (re.compile(r"\b(?:set|kit|thing|stuff|something|gear|one) (?:to|for) (?:make|brew|pour)(?:ing)? (?:the |my |our |a )?coffees? by hand\b|\b(?:hand[- ]?pour(?:ed)?|drip) coffee (?:set|kit)\b"), "pour over set", "pour over set"),
    (re.compile(r"\bwash ?bags?\b"), "toiletry bag", "toiletry bag"),
    (re.compile(r"\b(?:brolly|brollies)\b"), "umbrella", "umbrella"),
)  # fmt: skip
"""(how it is said, what shops call it, what the shop must have)"""
_HOW = (
    (re.compile(r"\b(?P<goods>(?:board |card |party )?[a-z]{3,}) (?:where|in which|that|which) (?:everybody|everyone|we(?: all)?|you(?: all)?|all(?: of us)?|they(?: all)?|people) (?:can )?(?:plays?|works?|wins?|loses?)(?: as one| all)? (?:together|as a team|with each other|on the same side)(?:,? (?:and|but) not against (?:each other|one another))?"), r"cooperative \g<goods>"),
    (re.compile(r"\b(?P<goods>[a-z]+) (?:where|in which) (?:nobody|no one) (?:plays? against|loses)(?: each other| anybody| anyone)?"), r"cooperative \g<goods>"),
    (re.compile(r"\b(?P<goods>[a-z]+)(?: that| which)? (?:folds?|fold(?:ing)?) (?:up |down |away )?(?:really |nice and |very )?(?:small|flat|up|away|tiny)\b"), r"folding \g<goods>"),
    (re.compile(r"\b(?P<goods>notebook|notepad|journal|paper|pad) with (?:little |small )?(?:squares|a grid|grid|boxes)\b"), r"squared \g<goods>"),
    (re.compile(r"\b(?P<goods>notebook|notepad|journal|paper|pad) with (?:little |small )?dots\b"), r"dotted \g<goods>"),
    (re.compile(r"\b(?P<goods>notebook|notepad|journal|paper|pad) with lines\b"), r"lined \g<goods>"),
    (re.compile(r"\b(?P<goods>[a-z]+) (?:without|with no|that has no|free of) caffeine\b"), r"caffeine free \g<goods>"),
    (re.compile(r"\b(?:an?|one) (?:set|pack|bundle|stack) of (?P<goods>[a-z]{3,}s)\b(?: several in (?:one|a|the) pack| in one pack)?(?=\s*(?:[,.;]|$|and\b))"), r"a \g<goods> set"),
    (re.compile(r"\bfront ?(?:\+|&|/|and|n) ?(?:back|rear)\b(?= (?:bike |bicycle )?(?:lights?|lamps?))|\b(?:back|rear) ?(?:\+|&|/|and|n) ?front\b(?= (?:bike |bicycle )?(?:lights?|lamps?))"), "front and rear"),
)  # fmt: skip
_CAN = re.compile(
    r"\b(?P<goods>[a-z]+(?: [a-z]+)?) (?:that |which )?(?:i|you|we|one) can (?P<verb>[a-z]{3,})(?: it| them)?\b(?! (?:in|on|with|to|from|the|my|a)\b)"
)


def in_shop_words(text: str, has_goods: Callable[[str], bool], flags: frozenset[str]) -> str:
    """`text` so put; `flags` are the yes/no attributes that the shop states, in lower case."""
    for pattern, put, needed in _GOODS:
        if pattern.search(text) and has_goods(needed):
            text = pattern.sub(put, text)
    for pattern, put in _HOW:
        text = pattern.sub(put, text)
    return _CAN.sub(lambda found: _able(found, flags), text)


def _able(found: re.Match[str], flags: frozenset[str]) -> str:
    """ "Lamp I can dim" is a dimmable lamp, where the shop states that of anything."""
    verb = found["verb"]
    for word in (
        f"{verb}able",
        f"{verb}{verb[-1]}able",
        f"{verb.rstrip('e')}able",
        f"{verb}ing",
        f"{verb.rstrip('e')}ible",
    ):
        if word in flags:
            return f"{word} {found['goods']}"
    return found[0]
