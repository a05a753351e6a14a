"""What no interest is inferred from: traits of a person.

Health, religion, sexuality, politics, ethnicity, and being a child are never concluded from what somebody looks at or
buys. Two lists, both of words as shops write them, in English, German, Spanish and French:

- a product that speaks of a trait makes no interest at all, not even in its brand or price;
- a value that would tell an age, a sex or a diet makes none, while the rest of its product does.

A list of words is never complete. Where it errs it should err by silence: a harmless product that holds such a word is
left out too. What it does not do: judge what people say of themselves; a stated wish is theirs to state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_REMEMBERED = 20_000  # texts: a shop says the same of many products

# Beginnings of words, but those that end in "$", which are whole words.
_TRAITS = {
    "health": """
        diabet glucose$ glukose incontinen inkontinen pregnan schwanger embaraz femme-enceinte femmes-enceintes grossesse fertility fruchtbark fertilit ovulat hiv$
        aids$ std$ cancer$ krebs$ chemo depress antidepress anxiety$ adhd$ autis dement alzheimer parkinson
        arthrit arthrose rheuma osteopor menopaus menstru wechseljahre contracept verhütung eczema ekzem neuroderm psoria
        hemorrhoid haemorrhoid hämorrhoid prosthe prothes orthop orthopäd wheelchair rollstuhl rollator stoma$
        catheter katheter medicine$ medicines$ medication medicament medikament arznei pharmac apothek farmac medical$
        medizin médic prescription inhaler asthma epilep hearing-aid hörgerät audífono smoking-cessation
        weight-loss slimming abnehmtee abnehmpill blood-pressure blutdruck addiction detox$ rehab$""",
    "religion": """
        religio church$ kirche iglesia église christian christlich cristiano$ cristiana$ cristianos$ chrétien catholic katholi católic
        protestant evangel bible$ bibel biblia jesus rosary rosenkranz crucifix kruzifix baptism taufe communion$
        islam muslim koran$ quran halal$ hijab prayer gebet$ gebets jewish$ jüdisch judaism judío juif torah kosher$ koscher
        kippa menorah hindu buddhis sikh ramadan$ eid$ hanukkah$ passover$ bar-mitzvah$""",
    "sexuality": """
        gay$ lesbian lesbisch lgbt queer$ bisexual transgender trans$ pride$ homosex sexual sexuell sexy$ sex-toy
        sex-toys erotic erotik erótic érotique vibrator dildo condom kondom preservativ adult-toys fetish fetisch bdsm$""",
    "politics": """
        politic politis politik polític politique election$ wahlkampf campaign-merch democrat$ democrats$ republican
        conservative-party labour-party socialist communis anarchis feminis trade-union gewerkschaft sindica syndicat
        maga$ protest$""",
    "ethnicity": """
        ethnic ethnisch étnic ethnique afro$ afro-hair black-hair latino$ latina$ gypsy romani indigenous$
        native-american racial$ migrant immigrant""",
}  # fmt: skip
_UNTOLD = """
    age$ ages$ aged$ alter$ altersgruppe edad$ âge$ age-group gender$ geschlecht género$ sexe$ sex$ kid$ kids$ child$
    children childs$ childrens$ kinder kind$ niño niña infantil enfant toddler kleinkind newborn neugeboren bebé$ bébé$
    baby babies$ infant$ infants$ teen$ teens$ teenage junior$ juniors$ senior$ seniors$ boy$ boys$ girl$ girls$ jungen$ mädchen
    men$ mens$ women$ womens$ damen$ herren$ hombre mujer homme femme unisex$ vegan vegetari gluten lactose laktose
    lactosa allerg diet$ diät dieta$ keto$"""  # fmt: skip
_AN_AGE = re.compile(
    r"\b\d+\s*(?:\+|[-–]\s*\d+|to\s+\d+|bis\s+\d+)?\s*(?:years?|yrs?|months?|jahren?|monaten?|años?|meses|ans|mois)\b",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[^\w]+")
_APOSTROPHE_S = re.compile(r"['’]s\b")


def _pattern(words: str) -> re.Pattern[str]:
    """Of a text whose words are parted by "-" and which begins and ends with it."""
    ways = (rf"{re.escape(word[:-1])}-" if word.endswith("$") else re.escape(word) for word in words.split())
    return re.compile("-(?:" + "|".join(ways) + ")")


_TRAIT_PATTERNS = {trait: _pattern(words) for trait, words in _TRAITS.items()}
_UNTOLD_PATTERN = _pattern(_UNTOLD)


def _parted(text: str) -> str:
    return f"-{_NOT_WORDS.sub('-', _APOSTROPHE_S.sub('s', text.casefold()))}-"


def trait_spoken_of(texts: Iterable[str]) -> str | None:
    """The trait ("health", "religion", …) of which one of `texts` speaks; None where none does."""
    return next((trait for trait in map(_trait_in, texts) if trait is not None), None)


def is_untold(*texts: str) -> bool:
    """Whether a facet or value tells of an age, a sex or a diet."""
    return any(map(_tells, texts))


@lru_cache(_REMEMBERED)
def _trait_in(text: str) -> str | None:
    parted = _parted(text)
    return next((trait for trait, pattern in _TRAIT_PATTERNS.items() if pattern.search(parted)), None)


@lru_cache(_REMEMBERED)
def _tells(text: str) -> bool:
    return bool(_AN_AGE.search(text) or _UNTOLD_PATTERN.search(_parted(text)))
