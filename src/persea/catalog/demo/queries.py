"""What a shopper types into the search box, and which of a kind's products fit those words."""

from __future__ import annotations

from random import Random

from persea.catalog.demo.goods import Goods, singular
from persea.values import Product

_TYPO_SHARE = 0.04
_YES = ("Waterproof", "Insulated", "Dimmable", "Noise cancelling", "Packable", "Foldable", "Rechargeable")


def query(goods: Goods, kind: int, favourite: int, rng: Random) -> tuple[str, list[int]]:
    """Words for the kind, sometimes with a wish that `favourite` meets; and the rows that meet it too."""
    product = goods.products[favourite]
    name = goods.kinds[kind][-1].lower()
    rows = [int(row) for row in goods.members[kind]]
    wishes = [wish for wish in _wishes(product) if rng.random() < 0.25]
    if wishes:
        attribute, value, words = rng.choice(wishes)
        rows = [row for row in rows if value in _values(goods.products[row], attribute)]
        text = f"{words} {name}"
    else:
        text = rng.choice((name, name, singular(name), rng.choice(product.tags) if product.tags else name))
    return (_mistyped(text, rng) if rng.random() < _TYPO_SHARE else text), rows


def _wishes(product: Product) -> list[tuple[str, str, str]]:
    """(attribute, value, the words for it)"""
    wishes = [("Brand", product.brand, product.brand.lower())] if product.brand else []
    for attribute, values in product.attributes:
        if attribute in ("Colour", "Material"):
            wishes += [(attribute, value, value.lower()) for value in values]
        elif attribute == "Fit" and values[0].endswith("'s"):
            wishes.append((attribute, values[0], values[0]))
        elif attribute in _YES and values == ("yes",):
            wishes.append((attribute, "yes", attribute.lower()))
    return wishes


def _values(product: Product, attribute: str) -> tuple[str, ...]:
    if attribute == "Brand":
        return (product.brand or "",)
    return dict(product.attributes).get(attribute, ())


def _mistyped(text: str, rng: Random) -> str:
    """Two neighbouring letters change places, or one is left out."""
    at = rng.randrange(max(len(text) - 1, 1))
    if rng.random() < 0.5:
        return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text[:at] + text[at + 1 :]
