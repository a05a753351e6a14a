"""Products and queries of any number, as words are spread in real catalogues, from a seed.

Fifty kinds of the demo shop are equally common. A title is two or three words of the kind's own titles, the
kind's name and a made-up model; a description is 30 to 80 words, six in ten from what the demo shop says of that
kind, the rest from a vocabulary in which the demo shop's words come first, by how common they are there, and
made-up words after them, each as common as Zipf and Mandelbrot's law has it, 1 / (rank + 2.7). The vocabulary grows
as Heaps' law says, with the square root of the text's length. Brands follow Zipf's law; prices run from 5 to 200
dollars, evenly over their logarithm and independent of the kind.

So a kind is 2 % of the products, the cheapest fifth 20 %, and the cheapest tenth of a kind 0.2 %.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from condition import Condition
from persea.catalog.demo.shop import demo_products
from persea.values import Money, Offer, Product, Variant

_SEED = 20261128
_KINDS = 50
_BRANDS = 400
_OWN_WORDS = 0.6
_LOWEST_MINOR, _HIGHEST_MINOR = 500, 20_000
_WORDS_A_PRODUCT = 60
_HEAPS = 30  # words of the vocabulary for the square root of the text's length; 10 to 100 in natural texts
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
_SMALL = {"and", "for", "of", "the", "with", "in", "on", "to", "a", "an"}


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    kind: str
    """A category, lower case: in one half of the queries the one they are about, else any."""


class _Bag:
    """Words to draw from, each as often as its weight says."""

    def __init__(self, words: Sequence[str], weights: NDArray[np.float64]) -> None:
        self._words = words
        self._cumulated = np.cumsum(weights / weights.sum())

    def draw(self, random: np.random.Generator, count: int) -> list[str]:
        last = len(self._words) - 1
        return [self._words[min(at, last)] for at in np.searchsorted(self._cumulated, random.random(count))]


@dataclass(frozen=True, slots=True)
class _Kind:
    path: tuple[str, ...]
    titles: _Bag
    texts: _Bag
    telling: _Bag
    """Of its texts, the words of four letters and more: what somebody may ask for."""


class MadeShop:
    """Its products, and queries about them."""

    def __init__(self, count: int) -> None:
        self._random = np.random.default_rng([_SEED, count])
        self._kinds, demo_words = _demo_kinds()
        size = max(int(_HEAPS * (count * _WORDS_A_PRODUCT) ** 0.5), len(demo_words))
        made_up = (w for w in _made_up() if w not in demo_words)
        words = demo_words + list(itertools.islice(made_up, size - len(demo_words)))
        self._everything = _Bag(words, 1 / (np.arange(len(words)) + 3.7))  # rank + 2.7, ranks from 1
        self._brands = _Bag(_brands(), 1 / np.arange(1, _BRANDS + 1))
        places = self._random.permutation(count)
        steps = (places + 0.5) / count  # each price at its place among all
        self._prices = np.round(_LOWEST_MINOR * (_HIGHEST_MINOR / _LOWEST_MINOR) ** steps).astype(int)
        self.products = [self._product(number) for number in range(count)]

    def price_at(self, share: float) -> int:
        """The price, in minor units, that this share of the products does not exceed."""
        return int(np.quantile(self._prices, share))

    def conditions(self, kind: str) -> dict[str, Condition]:
        """By the share of the products that meet them."""
        return {
            "none": Condition(),
            "20 %": Condition(max_price_minor=self.price_at(0.2)),
            "2 %": Condition(category=kind),
            "0.2 %": Condition(category=kind, max_price_minor=self.price_at(0.1)),
        }

    def queries(self, count: int) -> list[Asked]:
        """A kind's name with none to two words of its titles; one in three with a word of the descriptions, one in
        ten with a brand."""
        random = np.random.default_rng([_SEED, 1])
        asked = []
        for _ in range(count):
            kind = self._kinds[random.integers(_KINDS)]
            words = kind.titles.draw(random, random.integers(0, 3))
            words.append(kind.path[-1].lower())
            if random.random() < 1 / 3:
                words += kind.telling.draw(random, 1)
            if random.random() < 0.1:
                words = [word.lower() for word in self._brands.draw(random, 1)] + words
            limited = kind if random.random() < 0.5 else self._kinds[random.integers(_KINDS)]
            asked.append(Asked(" ".join(dict.fromkeys(words)), limited.path[-1].lower()))
        return asked

    def _product(self, number: int) -> Product:
        random = self._random
        kind = self._kinds[number % _KINDS]
        title = " ".join(dict.fromkeys(kind.titles.draw(random, random.integers(2, 4)))).title()
        model = "".join(_SYLLABLES[at] for at in random.integers(len(_SYLLABLES), size=3)).title()
        length = int(random.integers(30, 81))
        own = int(length * _OWN_WORDS)
        words = kind.texts.draw(random, own) + self._everything.draw(random, length - own)
        text = " ".join(words[at] for at in random.permutation(length))
        price = Money(int(self._prices[number]), "USD")
        return Product(
            id=f"p{number}",
            title=f"{title} {kind.path[-1]} {model} {number % 997}",
            variants=(Variant(f"p{number}", Offer(price, _AS_OF, stock=5), sku=f"SKU-{number}"),),
            description=f"{text.capitalize()}.",
            brand=self._brands.draw(random, 1)[0],
            category_path=kind.path,
        )


def _demo_kinds() -> tuple[list[_Kind], list[str]]:
    """The fifty kinds, and all words of the demo shop, the commonest first."""
    by_kind: dict[tuple[str, ...], list[Product]] = {}
    everywhere: Counter[str] = Counter()
    for product in demo_products(as_of=_AS_OF):
        by_kind.setdefault(product.category_path, []).append(product)
        everywhere.update(_words(f"{product.title} {product.description}"))
    largest = sorted(by_kind.items(), key=lambda entry: (-len(entry[1]), entry[0]))[:_KINDS]
    kinds = []
    for path, products in largest:
        titles = Counter(w for p in products for w in _words(p.title) if w not in _SMALL)
        texts = Counter(w for p in products for w in _words(p.description))
        telling = Counter({word: count for word, count in texts.items() if len(word) > 3})
        kinds.append(_Kind(path, _bag(titles), _bag(texts), _bag(telling)))
    return kinds, [word for word, _ in sorted(everywhere.items(), key=lambda entry: (-entry[1], entry[0]))]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _bag(counts: Counter[str]) -> _Bag:
    return _Bag(list(counts), np.array(list(counts.values()), dtype=float))


def _brands() -> list[str]:
    random = np.random.default_rng(_SEED)
    names: dict[str, None] = {}
    while len(names) < _BRANDS:
        names["".join(_SYLLABLES[at] for at in random.integers(len(_SYLLABLES), size=3)).title()] = None
    return list(names)


def _made_up() -> Iterator[str]:
    """Words of two syllables, then of three, then of four: 70 + 4,900 and so on, always the same."""
    shuffled = list(_SYLLABLES)
    np.random.default_rng(_SEED).shuffle(shuffled)
    return itertools.chain.from_iterable(
        ("".join(parts) for parts in itertools.product(shuffled, repeat=length)) for length in (2, 3, 4)
    )
