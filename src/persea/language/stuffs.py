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


_STUFFS = frozenset(
    (*_KINDS, *(word for kinds in _KINDS.values() for word in kinds.split()),
     *"cotton linen cashmere velvet denim canvas wood bamboo glass crystal ceramic porcelain gold silver titanium rubber cork jute wicker marble stone paper".split())
)  # fmt: skip


def is_stuff(word: str) -> bool:
    """Whether `word` is what things are made of."""
    return word in _STUFFS or folded(word) in _STUFFS


_NEXT_TO = {"wool": "cashmere mohair alpaca angora"}
"""What is no better for somebody who bears no such stuff, though nobody who asks for that means it."""


def with_kinds(terms: Sequence[str]) -> tuple[str, ...]:
    """`terms`, which must not be, with what is of their kind."""
    beside = (kind for term in terms for kind in _NEXT_TO.get(folded(term), "").split())
    return tuple(dict.fromkeys((*kinds_of(terms), *beside)))


def kinds_of(terms: Sequence[str]) -> tuple[str, ...]:
    """`terms` and what is of their kind."""
    more = (kind for term in terms for kind in _KINDS.get(folded(term), _KINDS.get(term, "")).split())
    return tuple(dict.fromkeys((*terms, *more)))
