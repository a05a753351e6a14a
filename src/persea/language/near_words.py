"""Words that were likely meant: a misspelt search over a few texts, in the words that these texts have.

For a person's own conversations, which are few. A catalogue's words are another matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

_WORD = re.compile(r"\w+")
_SHORTEST = 4  # letters: of a shorter word, every other one is near
_LIKE = 0.75  # Ratcliff and Obershelp: one letter of four may be another, two of eight
_MOST_WORDS = 8  # of a search
_MOST_KNOWN = 5_000  # words; the most frequent ones are looked at


def nearest_words(wanted: str, texts: Iterable[str]) -> str | None:
    """`wanted` with each word that begins none of the words of `texts` replaced by the one most like it.

    None where that changes nothing, where a word is like none, and for more than eight words.
    """
    words = wanted.casefold().split()
    if len(words) > _MOST_WORDS:
        return None
    counted = Counter(word for text in texts for word in _WORD.findall(text.casefold()))
    known = [word for word, _ in counted.most_common(_MOST_KNOWN)]
    meant: list[str] = []
    for word in words:
        if any(one.startswith(word) for one in known):
            meant.append(word)
            continue
        near = get_close_matches(word, known, n=1, cutoff=_LIKE) if len(word) >= _SHORTEST else []
        if not near:
            return None
        meant += near
    return None if meant == words else " ".join(meant)
