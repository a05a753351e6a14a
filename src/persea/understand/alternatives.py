"""What one or the other of will do: "a rug in wool or jute", "red or blue", "a shawl or scarf".

Only two of one sort are read so: two kinds of goods, two colours, two stuffs, or two things that the shop states. Lower-case
reader text, English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.language.stuffs import is_stuff
from persea.store.vocabulary import Vocabulary
from persea.understand.content import names_goods

_SAME_GOODS = re.compile(
    r"\b(?P<one>[a-z'-]+) (?P<goods>[a-z'-]{3,}),? or (?:an? |some )?(?P<other>[a-z'-]+) (?P=goods)\b"
)
_PLAIN = re.compile(
    r"\b(?P<one>[a-z'-]+),? or (?:(?:an?|some|in|with|of|from|even|maybe|perhaps|possibly|else|the|made) )*(?P<other>[a-z'-]+)\b"
)


def either_of(text: str, content: Sequence[str], vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Pairs of words of `content` of which one is enough."""
    if vocabulary.locale != "en" or " or " not in text:
        return ()
    found = []
    for pattern in (_SAME_GOODS, _PLAIN):
        for match in pattern.finditer(text):
            one, other = match["one"], match["other"]
            if one != other and one in content and other in content and _of_a_sort(one, other, vocabulary):
                found.append((one, other))
    return tuple(dict.fromkeys(found))


def _of_a_sort(one: str, other: str, vocabulary: Vocabulary) -> bool:
    both = (one, other)
    if all(word in COLOURS for word in both) or all(is_stuff(word) for word in both):
        return True
    return all(names_goods(word, vocabulary) for word in both) or set(both) <= _said(vocabulary.stated)


@lru_cache(maxsize=2)
def _said(stated: frozenset[str]) -> frozenset[str]:
    """The words of short values."""
    return frozenset(word for value in stated for word in words(value) if len(words(value)) <= 2)
