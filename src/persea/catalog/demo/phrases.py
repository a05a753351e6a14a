"""Sentences with choices in them, filled with what is true of a product.

"[Soft|Warm], and {it} fit{s}" is one of two sentences, in the number of the product's noun. A name with a
capital in braces is an attribute. Knows no opinions: those stand in TOML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from persea.catalog.demo.goods import singular, words_of
from persea.catalog.demo.words import listing, weight
from persea.values import Product

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{([^{}]+)\}")
_PAIRS = frozenset(
    "boots shoes sneakers sandals slippers socks gloves mittens headphones earbuds trousers shorts leggings"
    " tights jeans pyjamas scissors binoculars sunglasses goggles secateurs pruners tongs".split()
)
_IRREGULAR = {
    "knives": "knife",
    "scarves": "scarf",
    "shelves": "shelf",
    "loaves": "loaf",
    "glasses": "glass",
    "beans": "coffee",
    "animals": "soft toy",
    "banks": "power bank",
    "cans": "watering can",
}
_ALL_VALUES = frozenset({"Scent", "Season", "Care", "Spices"})
"""Attributes that are said whole; of materials the first is, of others one."""
_NAMELESS_COLOUR = frozenset({"food", "soap"})
"""Of these the packet has the colour, and nobody speaks of it."""
_HEAVY_G = 700
_ADJECTIVES = frozenset(
    "striped floral checked dotted spotted speckled zigzag herringbone argyle tartan geometric botanical marbled"
    " terrazzo quilted scalloped patchwork kilim".split()
)
_MEASURED = frozenset({"Height", "Capacity", "Brightness", "Battery life", "Burn time", "Pieces"})


def noun(product: Product) -> tuple[str, bool]:
    """What a buyer calls it, and whether that is a plural: ("boots", True), ("lamp", False)."""
    facts = dict(product.attributes)
    if facts.get("Set") == ("yes",) or facts.get("Pieces", ("1",)) != ("1",):
        return "set", False
    shelf = (product.category_path or (product.title,))[-1].lower()
    names = [part.split()[-1] for part in re.split(r" and | & |, ", shelf) if part.split()]
    titled = [name for name in names if _one(name) in product.title.lower()]
    name = (titled or names)[-1]  # "Plates and bowls" holds a plate and a bowl
    return (name, True) if name in _PAIRS else (_one(name), False)


def _one(name: str) -> str:
    return name if name in _PAIRS else _IRREGULAR.get(name, singular(name))


def words_for(product: Product, rng: Random) -> dict[str, str]:
    """What the braces of a sentence may hold."""
    thing, plural = noun(product)
    facts = {name: values for name, values in product.attributes if _can_be_said(name, values)}
    said = {
        name: listing(values)
        if name in _ALL_VALUES
        else (values[0] if name == "Material" else rng.choice(values)).partition(", ")[0]
        for name, values in facts.items()
    }
    forms = (
        ("these " + thing, "they", "They", "them", "are", "were", "have", "", "")
        if plural
        else ("this " + thing, "it", "It", "it", "is", "was", "has", "s", "es")
    )
    names = ("this", "it", "It", "them", "is", "was", "has", "s", "es")
    said |= dict(zip(names, forms, strict=True)) | {"They": forms[2], "thing": thing}
    said |= {"brand": product.brand} if product.brand else {}
    if "Colour" in said and not words_of(product) & _NAMELESS_COLOUR:
        said["colour"] = said["Colour"].lower()
    said["a_thing"] = f"a pair of {thing}" if plural else f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
    said["one"] = "pair" if plural else "one"
    if product.weight_g:
        said["weight"] = weight(round(product.weight_g))
        said["light" if product.weight_g < _HEAVY_G else "heavy"] = said["weight"]
    return said


def _can_be_said(name: str, values: Sequence[str]) -> bool:
    if name in _MEASURED and not all(value[:1].isdigit() and " to " not in value for value in values):
        return False  # the height of a sock is "mid-calf", that of pots in three sizes "13 to 25 cm"
    if name == "Season" and any(re.search("season|all year", value) for value in values):
        return False  # nobody buys a thing for "four-season"
    if name == "Pattern" and not set(values) <= _ADJECTIVES:
        return False  # nobody speaks of "the two bands pattern"
    if name == "Scent" and re.match("nothing|little", values[0]):
        return False
    return values not in (("1",), ("yes",), ("no",), ("none",), ("plain",))


def attributes_in(line: str) -> set[str]:
    """Names in braces that only some products have."""
    return {name for name in _NAME.findall(line) if name[0].isupper() and name not in ("It", "They")}


def usable(lines: Sequence[str], words: dict[str, str]) -> list[str]:
    return [line for line in lines if all(name in words for name in _NAME.findall(line))]


def speak(line: str, words: dict[str, str], rng: Random) -> str:
    """`line` with its choices made and its braces filled, beginning with a capital."""
    chosen = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), line)
    said = _NAME.sub(lambda found: words[found[1]], chosen)
    return capital(said)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
