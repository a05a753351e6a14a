"""Whether two English words are forms of one: "slides" and "sliding", "dotted" and "dots", "grey" and "gray"."""

from __future__ import annotations

import re
from functools import lru_cache

_SPELLED = {
    "colour": "color", "colours": "color", "grey": "gray", "aluminium": "aluminum", "jewellery": "jewelry",
    "liter": "litre", "liters": "litre", "fibre": "fiber", "fibres": "fiber", "centre": "center",
    "kids": "child", "kid": "child", "children": "child", "children's": "child", "women": "woman", "men": "man",
    "feet": "foot", "knives": "knife", "shelves": "shelf", "leaves": "leaf", "made": "make", "held": "hold",
    "worn": "wear", "kept": "keep", "built": "build", "knit": "knitt", "woven": "weav", "wound": "wind",
    "written": "writ", "won": "win", "taken": "take", "driven": "driv", "drove": "driv", "sewn": "sew", "ground": "grind", "grown": "grow", "spun": "spin", "cut": "cut",
    "telly": "tv", "television": "tv", "cosy": "cozy", "mould": "mold", "tyre": "tire", "tyres": "tire",
}  # fmt: skip
_ENDINGS = re.compile(
    r"(?:ings?|edly|ed|ers?|ably|ability|able|ible|iest|ier|ies|ness|ments?|ly|es|s|y|e|ion|ions|ation)$"
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part of the lower-case `word` that its forms share; three letters are always left."""
    word = word.removesuffix("'s").removesuffix("’s")
    word = _SPELLED.get(word, word)
    while len(word) > 3:
        match = _ENDINGS.search(word, 3)
        if match is None:
            break
        word = word[: match.start()]
        if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgklmnprtz":
            word = word[:-1]
    return word
