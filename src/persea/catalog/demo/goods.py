"""The shop's products as arrays: what taste, price and popularity have to do with, row by row.

Made from the products alone, whatever kinds there are. A kind is a product's whole category path. Knows no
shoppers.
"""

from __future__ import annotations

import colorsys
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from persea.catalog.demo.kinds import palette
from persea.values import Product

_FEWEST_OF_A_MATERIAL = 6
_BEST_KNOWN = 60


@checked(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Season:
    words: frozenset[str]
    months: tuple[float, ...]
    """January to December; 1 is an ordinary month."""


@checked(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Tastes:
    """tastes.toml."""

    consumable: frozenset[str]
    interests: dict[str, frozenset[str]]
    households: dict[str, float]
    season: tuple[Season, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Goods:
    """N products of K kinds."""

    products: tuple[Product, ...]
    kinds: tuple[tuple[str, ...], ...]
    """Category paths."""
    kind_of: NDArray[np.intp]  # (N,)
    members: tuple[NDArray[np.intp], ...]
    """Rows of each kind."""
    words: tuple[frozenset[str], ...]
    """Of each kind's categories and tags, singular."""
    months: NDArray[np.float64]  # (K, 12)
    consumable: tuple[bool, ...]
    """Of each kind: bought again when it is used up."""
    colours: dict[str, NDArray[np.bool_]]  # colour family to (N,)
    materials: dict[str, NDArray[np.bool_]]  # material to (N,)
    fits: dict[str, NDArray[np.bool_]]  # "men's", "women's" to (N,)
    brands: tuple[str, ...]
    brand_of: NDArray[np.intp]  # (N,)
    price_place: NDArray[np.float64]
    """(N,) from -1, the cheapest of its kind, to 1, the dearest."""
    log_draw: NDArray[np.float64]
    """(N,) how much a product draws people whatever their taste: many ratings, good ones."""
    best_known: tuple[int, ...]
    """Rows of what a home page shows from."""


@cache
def tastes() -> Tastes:
    text = resources.files("persea.catalog.demo").joinpath("tastes.toml").read_text("utf-8")
    return TypeAdapter(Tastes).validate_python(tomllib.loads(text))


def goods_of(products: Sequence[Product]) -> Goods:
    kinds = tuple(dict.fromkeys(product.category_path for product in products))
    row_of_kind = {path: row for row, path in enumerate(kinds)}
    kind_of = np.array([row_of_kind[product.category_path] for product in products], dtype=np.intp)
    members = tuple(np.flatnonzero(kind_of == kind) for kind in range(len(kinds)))
    words = tuple(words_of(products[rows[0]]) for rows in members)
    brands = tuple(dict.fromkeys(product.brand or "" for product in products))
    log_draw = np.array([_log_draw(product) for product in products])
    materials = Counter(word for product in products for word in materials_of(product))
    kept = [word for word, count in materials.items() if count >= _FEWEST_OF_A_MATERIAL]
    return Goods(
        products=tuple(products),
        kinds=kinds,
        kind_of=kind_of,
        members=members,
        words=words,
        months=np.array([_months(found) for found in words]),
        consumable=tuple(bool(found & tastes().consumable) for found in words),
        colours=_flags([colours_of(product) for product in products]),
        materials={
            name: flags for name, flags in _flags([materials_of(p) for p in products]).items() if name in kept
        },
        fits=_flags([set(_fact(product, "Fit")) & {"men's", "women's"} for product in products]),
        brands=brands,
        brand_of=np.array([brands.index(product.brand or "") for product in products], dtype=np.intp),
        price_place=_price_places(products, members),
        log_draw=log_draw,
        best_known=tuple(int(row) for row in np.argsort(-log_draw, kind="stable")[:_BEST_KNOWN]),
    )


def colours_of(product: Product) -> set[str]:
    """Families of the colours it comes in."""
    return {_family(palette()[name]) for name in _fact(product, "Colour") if name in palette()}


def _family(colour: str) -> str:
    """#RRGGBB as people sort wardrobes."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    if saturation < 0.22:
        return "dark" if value < 0.45 else "light" if value > 0.8 else "grey"
    if value < 0.35:
        return "dark"
    bounds = ((0.045, "red"), (0.13, "brown" if value < 0.75 else "orange"), (0.19, "yellow"))
    later = ((0.47, "green"), (0.7, "blue"), (0.93, "purple"), (1.01, "red"))
    return next(name for bound, name in (*bounds, *later) if hue < bound)


def materials_of(product: Product) -> set[str]:
    """ "full-grain leather, waxed" counts as leather."""
    return {value.partition(",")[0].split()[-1].lower() for value in _fact(product, "Material")}


def lowest_price_minor(product: Product) -> int:
    return min(variant.offer.price.amount_minor for variant in product.variants if variant.offer)


@cache
def singular(word: str) -> str:
    """As far as two spellings of a word have to meet: "boots" and "boot", "batteries" and "battery"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ss|ch|sh|x)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def words_of(product: Product) -> frozenset[str]:
    """Of its categories and tags, singular; those of several words also as they stand."""
    phrases = [*product.category_path, *product.tags]
    found = {singular(word) for phrase in phrases for word in re.findall(r"[a-z]+", phrase.lower())}
    return frozenset(found | {singular(phrase.lower()) for phrase in phrases})


def _months(words: frozenset[str]) -> tuple[float, ...]:
    return next((season.months for season in tastes().season if season.words & words), (1.0,) * 12)


def _fact(product: Product, name: str) -> tuple[str, ...]:
    return dict(product.attributes).get(name, ())


def _flags(rows: Sequence[set[str]]) -> dict[str, NDArray[np.bool_]]:
    names = sorted(set().union(*rows))
    return {name: np.array([name in row for row in rows]) for name in names}


def _price_places(products: Sequence[Product], members: tuple[NDArray[np.intp], ...]) -> NDArray[np.float64]:
    prices = np.array([lowest_price_minor(product) for product in products], dtype=np.float64)
    places = np.zeros(len(products))
    for rows in members:
        order = prices[rows].argsort(kind="stable").argsort(kind="stable")
        places[rows] = 2 * order / max(len(rows) - 1, 1) - 1
    return places


def _log_draw(product: Product) -> float:
    return float(0.65 * np.log1p(product.rating_count) + 0.6 * ((product.rating or 4.0) - 4.2))
