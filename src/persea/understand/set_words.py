"""What stands around the goods of a set: how it is asked for ("put together a set of …"), what is told before it ("we're getting a
puppy!"), and a maker that all shall be of ("all three made by Klarvo"). Lower-case text, English.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import Vocabulary
from persea.understand.shop_words import brands_in

_ASKED = r"(?:put together|make(?: up)?|build|assemble|compose|compile|create|give|get|bring|do|i(?:'d like| would like| want| need)|looking for|find)"
_SET_OF = re.compile(
    rf"^(?P<lead>.*?)\b(?:{_ASKED}\b)?(?: me| us)? ?(?:(?:\b(?:an?|one|the|some) )(?:nice |little |small |complete |whole |matching |good )?(?:set|bundle|kit|package|pack)|^(?:set|bundle|kit|package))"
    r" (?:made up |consisting |made )?(?:of|with|from|out of):? (?=(?:an?|one|two|some|\d)\b)"
)
_COMBINED = re.compile(
    rf"^(?P<lead>.*?)\b(?:{_ASKED}\b)?(?: me| us)? ?(?:\b(?:an?|one|the|some) )?(?:nice |little |small |good |matching )?(?:combinations?|combo|pairing|duo|trio|package deal) (?:made up |consisting |made )?(?:of|with|from|out of):? "
)
_TOLD = re.compile(
    r"^(?:(?:so|hey|hi|hello|ok)\W+)*(?:we|i|my [a-z]+|our [a-z]+|he|she|they)(?:'re|'m|'s| are| am| is|'ve| have| has)?(?: just| finally| now)? (?:getting|got|get|having|have|adopted|adopting|expecting|moving|moved|bringing)\b[^.!?;:]*[.!;:]+\s*(?=.*\b(?:need|want|looking|find|get me|put together|like)\b)"
)
_OF_ALL = re.compile(
    r"[,;]?\s*\b(?:all(?: (?:of (?:them|it)|three|four|two|five))?|everything|both|each|the lot)(?: (?:should|must|has to|have to|to) be)?(?: made)? (?:by|from|of|in) (?:the (?:brand|maker|house) (?:of )?)?(?P<brand>[a-z][\w&'-]*(?: [\w&'-]+)?)"
)


def without_telling(text: str) -> str:
    """The goods alone, as the other rules list them."""
    text = _TOLD.sub("", text)
    found = _SET_OF.match(text) or _COMBINED.match(text)
    return f"{found['lead']}{text[found.end() :]}".strip() if found else text


def brands_of_all(text: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """`text` without the maker that is wanted of all, and the maker."""
    found = _OF_ALL.search(text)
    if found is None:
        return text, ()
    named = found["brand"].split()
    for length in (len(named), 1):
        if brands := brands_in(named[:length], vocabulary):
            end = found.start("brand") + len(" ".join(named[:length]))
            return f"{text[: found.start()]}{text[end:]}", brands
    return text, ()
