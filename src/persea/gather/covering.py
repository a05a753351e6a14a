"""What of a request the shop's goods of that kind can answer: of its words those that count, and which products have them.

People say more than what they want: "gloves that work wi a phone an keep rain oot". Where no product has every word, the
words are held against the products of the kind that was named. A word of which none of them speaks says nothing here;
of the others as many as possible shall hold together, what stands in names and values before what is said in passing.

What it does not do: search, or decide what to say of the words that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from persea.gather.wording import Way, Wording
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.units import find_measures
from persea.store.product_texts import ProductText

_IN_VALUES, _IN_TEXT = 1.0, 0.45
"""What it is worth that a name or value says a word, and that only the description does."""
_ALIKE = 0.2  # by which a word may be said less strongly
_LONG = 6  # letters of a word whose end may differ
_NO = frozenset("no none false without nein sin sans non keine kein".split())
_YES = frozenset("yes true ja sí si oui".split())


@dataclass(frozen=True, slots=True)
class Cover:
    """`heard` are the places of a wording that `products`, the best first, all have in names or values; `left` those of
    which none of the kind speaks, or none together with these."""

    heard: tuple[int, ...]
    left: tuple[int, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A product's words, each text with blanks around it."""

    strong: str
    weak: str
    measures: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, product: ProductText) -> Told:
        said = [product.title, product.brand, *product.category_path, *product.values]
        for name, values in product.attributes:
            if len(values) == 1 and values[0].lower() in _NO:
                continue
            said.append(
                name if len(values) == 1 and values[0].lower() in _YES else f"{name} | {' | '.join(values)}"
            )
        measured = (measure.key for text in said for measure in find_measures(text.lower()))
        return cls(_folds(" | ".join(said)), _folds(product.description), frozenset(measured))

    def says(self, way: Way) -> float:
        """How strongly it says it, 0 to 1."""
        measures, text = _asked(way.text)
        if measures:
            return way.weight if measures & self.measures else 0.0
        if not text.strip():
            return 0.0
        if way.as_value:  # "ivory" of "Colour: ivory", and not of "Origin: Ivory Coast"
            return way.weight * _IN_VALUES if f"{text}|" in f"{self.strong}|" else 0.0
        if _holds(self.strong, text):
            return way.weight * _IN_VALUES
        return way.weight * _IN_TEXT if _holds(self.weak, text) else 0.0


def best_cover(wording: Wording, products: Sequence[ProductText], *, goods: str = "") -> Cover:
    """`products` are those of the kind `goods`, whose own word they all have, in their order of relevance."""
    told = [Told.of(product) for product in products]
    kind = {folded(word) for word in words(goods)}
    says = [[max((one.says(way) for way in place), default=0.0) for place in wording.places] for one in told]
    weights = [_weight([row[nth] for row in says]) for nth in range(len(wording.places))]
    named = [
        nth
        for nth, place in enumerate(wording.places)
        if kind and {folded(word) for word in words(place[0].text)} <= kind
    ]
    for nth in named:
        weights[nth] = 0.0  # they all are of that kind
    scores = [sum(weight * said for weight, said in zip(weights, row, strict=True)) for row in says]
    best = max(scores, default=0.0)
    if best <= 0:
        others = tuple(nth for nth in range(len(wording.places)) if nth not in named)
        return Cover(tuple(named), others, tuple(one.id for one in products))
    ranked = sorted(range(len(scores)), key=lambda nth: -scores[nth])
    best_row = says[ranked[0]]
    wanted = [nth for nth, weight in enumerate(weights) if weight and best_row[nth] > _IN_TEXT]
    having = tuple(
        products[nth].id for nth in ranked if all(says[nth][at] >= best_row[at] - _ALIKE for at in wanted)
    )
    heard = sorted({*named, *wanted})
    # What only texts mention decides who comes first, and is asked of nobody.
    left = tuple(
        nth for nth in range(len(weights)) if nth not in heard and not (weights[nth] and best_row[nth])
    )
    return Cover(tuple(heard), left, having)


def _weight(said: Sequence[float]) -> float:
    """Of a word: more where fewer products have it, less where they only mention it, none where none does."""
    having = [one for one in said if one > 0]
    if not having:
        return 0.0
    strong = sum(one > _IN_TEXT for one in said)
    rare = log((len(said) + 1) / (len(having) + 0.5)) + 0.5
    return rare if strong else 0.35 * rare


@lru_cache(maxsize=256)
def _asked(text: str) -> tuple[frozenset[tuple[str, str]], str]:
    """The measures of a way to say something, and its words without endings."""
    return frozenset(measure.key for measure in find_measures(text.lower())), _folds(text)


def _folds(text: str) -> str:
    """Its words without endings, with a blank around each; "|" keeps apart what stands apart."""
    parts = [" ".join(_stem(word) for word in words(part)) for part in text.split("|")]
    return f" {' | '.join(parts)} "


def _holds(told: str, text: str) -> bool:
    """Whether it says `text`, or the longer form of a long word: "ethiopian" and "ethiopia" are alike."""
    if text in told:
        return True
    stem = text.strip()
    if len(stem) < _LONG or " " in stem:
        return False
    return re.search(rf" (?:{re.escape(stem)}\w{{1,2}}|{re.escape(stem[:-1])}) ", told) is not None


@lru_cache(maxsize=1 << 15)  # the texts of a kind share most of their words
def _stem(word: str) -> str:
    plain = folded(word.removesuffix("'s").removesuffix("’s")).replace("z", "s")
    return re.sub(r"(?<=\w{3})(?:ed|ing|e|y)$", "", plain)
