"""Whether a message is in a language that the rules here do not read, so that this can be said and not guessed at.

By scripts, and by the small words that every sentence has. What it does not do: understand any of them.
"""

from __future__ import annotations

import re

from persea.language.plain import words

_SCRIPTS = (("ar", re.compile("[\u0600-\u06ff]{2}")), ("other", re.compile("[\u0400-\u04ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}")))  # fmt: skip
# Words that English does not have, or not in this place.
_SMALL_WORDS = {
    "de": "der die das und ein eine einen einem ich wir ihr sie für mit ohne unter über wie was wann wo kann können ist sind habt"
    " haben suche brauche möchte bis nicht auch zum zur nach kostet gibt euro etwas",
    "fr": "le la les un une des du et je nous vous pour avec sans sous comment combien quand où est sont cherche voudrais"
    " besoin moins pas aussi quel quelle avez puis-je coûte",
    "es": "el la los las un una unos y yo para con sin menos como cuánto cuándo dónde es son busco quiero necesito"
    " hasta también qué tienen puedo cuesta hay euros",
}  # fmt: skip
_SETS = {language: frozenset(said.split()) for language, said in _SMALL_WORDS.items()}
_ENGLISH = frozenset(
    "a an the and i we you for with without under over how what when where can is are do have need want show me up to not in of"
    " on it this that which some any my".split()
)
_ENOUGH = 2


def foreign_language(said: str) -> str | None:
    """ "de", "fr", "es", "ar" or "other" where `said` is in that language; None where it may be English."""
    for language, script in _SCRIPTS:
        if script.search(said):
            return language
    told = words(said)
    english = sum(word in _ENGLISH for word in told)
    counts = {language: sum(word in known for word in told) for language, known in _SETS.items()}
    language = max(counts, key=lambda name: counts[name])
    return language if counts[language] >= _ENOUGH and counts[language] > english else None
