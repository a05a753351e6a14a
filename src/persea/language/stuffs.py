"""What a stuff is called besides: whoever wants nothing synthetic wants no polyester, and no nuts are no almonds.

Data and nothing else; English, and what shops write in German, Spanish and French.
"""

from __future__ import annotations

from collections.abc import Sequence

from persea.language.inflection import folded

_SYNTHETIC = "polyester nylon acrylic polyamide elastane spandex lycra polypropylene microfibre microfiber synthetics viscose"
_KINDS = {
    "synthetic": _SYNTHETIC,
    "man-made": _SYNTHETIC,
    "artificial": _SYNTHETIC,
    "leather": "suede nubuck",
    "wool": "merino lambswool woollen",
    "fur": "sheepskin shearling",
    "plastic": "plastics polypropylene melamine",
    "metal": "steel aluminium aluminum iron brass",
    "nut": "almond hazelnut walnut pecan cashew pistachio peanut macadamia",
    "dairy": "milk butter cream cheese yoghurt yogurt whey",
    "animal": "leather suede nubuck wool merino cashmere mohair silk fur down feather sheepskin beeswax",
    "zip": "zipper zippers zipped",
    "leder": "wildleder nubuk",
    "wolle": "schurwolle merino",
    "kunststoff": "polyester nylon polyacryl polyamid elasthan plastik",
    "synthetik": "polyester nylon polyacryl polyamid elasthan",
    "cuero": "ante nobuk",
    "lana": "merino",
    "cuir": "daim nubuck",
    "laine": "mérinos",
}


_AKIN = {"wool": "cashmere mohair alpaca angora", "flame": "candle candles oil"}
"""What goes with a stuff that is refused, and is not meant where it is wanted."""
_STUFFS = frozenset(
    (*_KINDS, *(word for kinds in (*_KINDS.values(), *_AKIN.values()) for word in kinds.split()),
     *"cotton linen cashmere velvet denim canvas wood bamboo glass crystal ceramic porcelain gold silver titanium rubber cork jute wicker marble stone paper".split())
)  # fmt: skip


def is_stuff(word: str) -> bool:
    """Whether `word` is what things are made of."""
    return word in _STUFFS or folded(word) in _STUFFS


def with_kinds(terms: Sequence[str]) -> tuple[str, ...]:
    """`terms` and what is of their kind, as they are refused: no wool is no merino and no cashmere."""
    akin = (one for term in terms for one in _AKIN.get(folded(term), "").split())
    return tuple(dict.fromkeys((*(kind for term in terms for kind in kinds_of(term)), *akin)))


def kinds_of(term: str) -> tuple[str, ...]:
    """`term` and what is of its kind, as it is wanted: merino is wool."""
    return term, *_KINDS.get(folded(term), _KINDS.get(term, "")).split()
