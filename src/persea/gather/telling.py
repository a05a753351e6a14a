"""What records say of a request, in whatever words, and what a word of it rules out though nobody says so.

By the words of a record alone. What it does not do: search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.gather.lexicon import Lexicon
from persea.gather.wording import Wording
from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.stuffs import is_stuff
from persea.language.units import find_measures
from persea.values import Record

_NOT_OF_GOODS = frozenset(
    "spring summer autumn fall winter season year holiday holidays trip gift gifts present presents birthday".split()
)
"""When and what for something is bought: nothing that a record must speak of."""
OF_OPINION = frozenset(
    "soft thick thin nice comfy comfortable cosy cozy warm light little small big sturdy solid strong robust pretty simple decent proper elegant stylish modern fancy handy neat quality durable".split()
)
"""Of which everybody has their own measure."""
_OF_ANIMALS = (
    "leather", "suede", "nubuck", "shearling", "sheepskin", "fur", "wool", "merino", "cashmere", "mohair", "alpaca",
    "silk", "down", "feather", "beeswax", "honey", "lanolin", "milk", "gelatine",
)  # fmt: skip
_RULES_OUT = {"vegan": _OF_ANIMALS}


def unheard(wording: Wording, records: Sequence[Record]) -> tuple[str, ...]:
    """What of the request none of `records` speaks of."""
    texts = ["|".join(_texts(record)) for record in records]
    told = [_said(text) for text in texts]
    measured = {measure.key for text in texts for measure in find_measures(text.lower())}
    missing = []
    for place in wording.places:
        measures = {measure.key for way in place for measure in find_measures(way.text)}
        if measures:
            heard = bool(measures & measured)
        else:
            heard = any(_said(way.text) in text for way in place for text in told)
        if not heard and place[0].text not in _NOT_OF_GOODS:
            missing.append(place[0].text)
    return tuple(missing)


def is_a_wish(word: str, goods: str, said: str, lexicon: Lexicon) -> bool:
    """Whether `word` of the request `said` tells how the goods should be, so that it must not be passed over in silence: a
    colour, a stuff, a stuff, a value of the shop, or what stands right before the goods ("a unicorn saddle")."""
    if word in COLOURS or is_stuff(word) or lexicon.fold(word) in lexicon.values:
        return True
    return re.search(rf"\b{re.escape(word)}[ -]{re.escape(goods)}", said) is not None


def ruled_out(wording: Wording) -> tuple[str, ...]:
    """What must not lead where nothing is known to be what the request says: leather, for what should be vegan."""
    return next((_RULES_OUT[place[0].text] for place in wording.places if place[0].text in _RULES_OUT), ())


def _texts(record: Record) -> tuple[str, ...]:
    pairs = (*record.attributes, *record.options)
    values = (text for name, held in pairs for text in (name, *held))
    return (record.title, record.brand or "", record.description, *record.category_path, *values)


def _said(text: str) -> str:
    """Its words without endings, with a blank around each."""
    return f" {' '.join(_stem(word) for word in words(text))} "


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(?:ed|ing|e)$", "", folded(word))
