"""Chooses the mode of a turn, and can say why: the shop for goods, plain talk for the rest."""

from __future__ import annotations

import re

from persea.language.plain import reader_text, words
from persea.understand.intent import SHOP_VERB
from persea.values import Intent, Likely, Mode

_A_FEW = 3  # words; "umbrella" said to a shop asks for one


# It tells something, and asks for nothing: "my dog died".
_TELLS = re.compile(
    r"^\W*(?:(?:well|so|oh|and|but|no|yes)\W+)*(?:i|i'm|im|i've|my|we|our|you|you're|your|he|she|it|it's|they|that's|there)\b"
)
_CHATS = re.compile(r"\b(?:isn't|aren't|doesn't|don't|wasn't) (?:it|they|you)\W*$")


def choose_mode(intent: Intent, said: str, *, shop_has_it: bool, speaks_of_shop: bool = False) -> Mode:
    """`shop_has_it`: whether the catalogue holds every word of the request; `speaks_of_shop`: whether the shop uses
    words of it, and there is nobody else who could make sense of it.

    A request that might be for goods is one when the shop has them, or when it was put as a request to a
    shop, or in a word or two: then "nothing like that here" is the honest answer, not a guess by a language model.
    """
    if intent.shopping is Likely.YES:
        return Mode.SHOPPING
    if intent.shopping is Likely.MAYBE:
        text = reader_text(said).lower()
        if _CHATS.search(text):
            return Mode.FAST
        if shop_has_it or SHOP_VERB.search(text):
            return Mode.SHOPPING
        if (speaks_of_shop or len(words(text)) <= _A_FEW) and not _TELLS.search(text):
            return Mode.SHOPPING
    return Mode.FAST
