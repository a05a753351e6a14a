"""What the forms of a German, Spanish or French word have in common: plurals, endings of cases, letters without marks.

Lighter than a stemmer, so that few words of different meaning fall together: for telling whether a shop has a word in
another form, not for searching, which the database's own stemmers do. A word is "Kaffeemühle", "Kaffeemühlen" and
"kaffeemuehle" alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_GERMAN_SHORTEST = 4  # letters of what is left: "Leder" is not "LED"
_GERMAN_ENDINGS = ("ern", "em", "en", "er", "es", "e", "n", "s")
_SPELLED_UMLAUT = re.compile("(?<![qae])([aou])e|(?<=[qae])([ao])e")
"""ae, oe, ue for ä, ö, ü; not the ue of "Bauer", "Steuer", "bequem"."""


def _german(word: str) -> str:
    word = _SPELLED_UMLAUT.sub(lambda match: match[1] or match[2], word)
    for ending in _GERMAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _GERMAN_SHORTEST:
            return word if ending == "s" and word.endswith("ss") else word[: -len(ending)]
    return word


def _spanish(word: str) -> str:
    if len(word) <= 4 or not word.endswith("s"):
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    if word.endswith("es") and word[-3] in "dlnrsjxy" and word[-4] in "aeiou":
        return word[:-2]  # "cojines", "flores"; not "madres", "jueves" has none
    return word[:-1] if word[-2] in "aeiou" else word


def _french(word: str) -> str:
    if len(word) <= 3:
        return word
    if word.endswith(("eaux", "oux", "eux")):
        return word[:-1]
    if word.endswith("aux") and len(word) > 4:
        return word[:-2] + "l"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


LIGHT_STEMS: dict[str, Callable[[str], str]] = {"de": _german, "es": _spanish, "fr": _french}
"""By language; each takes a lower-case word in letters without marks (`inflection.unaccented`)."""
