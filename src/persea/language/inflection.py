"""Folds the forms of a word onto one, so that "knives" meets "knife" and "crème" meets "creme".

For telling whether two words are the same; not for showing. English is known here, German, Spanish and French in
light_stems.py; of other languages letters are folded, and a plural s.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from persea.language.light_stems import LIGHT_STEMS

# Singular and plural that differ in more than an ending, or whose endings the rules below would read wrongly.
_IRREGULAR = {
    plural: singular
    for singular, plural in (
        pair.split(":")
        for pair in (
            "knife:knives leaf:leaves shelf:shelves scarf:scarves loaf:loaves half:halves calf:calves wolf:wolves"
            " elf:elves thief:thieves life:lives wife:wives hoof:hooves dwarf:dwarves foot:feet tooth:teeth"
            " goose:geese mouse:mice louse:lice man:men woman:women child:children person:people ox:oxen"
            " lens:lenses bus:buses gas:gases iris:irises canvas:canvases atlas:atlases thermos:thermoses"
            " die:dice axis:axes basis:bases cactus:cacti axe:axes shoe:shoes toe:toes hoe:hoes canoe:canoes"
            " oboe:oboes tie:ties pie:pies movie:movies cookie:cookies hoodie:hoodies beanie:beanies"
            " brownie:brownies smoothie:smoothies selfie:selfies genie:genies zombie:zombies collie:collies"
            " hankie:hankies onesie:onesies undie:undies foodie:foodies goalie:goalies veggie:veggies"
            " cache:caches headache:headaches brioche:brioches quiche:quiches niche:niches creche:creches"
        ).split()
    )
}
_BEYOND_THE_STEMMER = frozenset(
    "knife leaf shelf scarf loaf half calf wolf elf thief wife hoof dwarf foot tooth goose mouse man woman child"
    " person lens bus gas canvas atlas thermos iris cactus".split()
)
_OTHER_FORM = {
    _IRREGULAR[plural]: plural for plural in _IRREGULAR if _IRREGULAR[plural] in _BEYOND_THE_STEMMER
}
_SINGULAR_S = frozenset(
    "canvas lens bus gas iris atlas thermos christmas compass chess swiss texas us gps asus adidas levis always plus"
    " bonus focus virus campus status cactus citrus circus census tennis basis oasis axis chassis analysis tapas"
    " pants series species".split()
)

_ELIDING = frozenset(("fr", "it", "ca"))
_ELIDED = re.compile("^(?:qu|un|dell|nell|sull|all|[ldjnsmtc])'")
"""What stands before a vowel: "l'eau", "dell'acqua"."""


def unaccented(word: str) -> str:
    """`word` in the letters that a keyboard has: "crème" as "creme"."""
    if word.isascii():
        return word
    spelled = (
        word.replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("œ", "oe").replace("ł", "l")
    )
    parts = unicodedata.normalize("NFKD", spelled)
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=1 << 16)
def folded(word: str, locale: str = "en") -> str:
    """The lower-case `word` without accents, possessive and plural, as that language makes them."""
    word = unaccented(word).replace("’", "'").removesuffix("'s")
    if locale in _ELIDING and "'" in word:
        word = _ELIDED.sub("", word)
    word = word.replace("'", "")
    if locale != "en":
        return LIGHT_STEMS.get(locale, _without_s)(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us")) or word in _SINGULAR_S:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes", "oes")) and len(word) > 4:
        return word[:-2]
    return word[:-1]


def _without_s(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def other_form(word: str) -> str | None:
    """The plural of a singular, or the other way round, where a stemmer takes them for two words."""
    if word in _OTHER_FORM:
        return _OTHER_FORM[word]
    singular = _IRREGULAR.get(word)
    return singular if singular in _BEYOND_THE_STEMMER else None
