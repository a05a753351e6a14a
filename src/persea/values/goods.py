"""Money, the catalogue, and what is found and shown of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# ---------------------------------------------------------------- money

# ISO 4217 exponents other than 2.
_EXPONENTS = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
    "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
}  # fmt: skip
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "CAD": "CA$", "AUD": "A$"}


def currency_exponent(currency: str) -> int:
    """Digits after the decimal point of `currency` (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`amount_minor` minor units (cents) of `currency` (ISO 4217, upper case)."""

    amount_minor: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> Money | None:
        """The amount that plain digits write ("79", "79.90", in major units); None where they write none, or
        more decimals than `currency` has."""
        exponent = currency_exponent(currency)
        match = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,3}))?", text.strip())
        if match is None or len(match[2] or "") > exponent:
            return None
        return cls(int(match[1]) * 10**exponent + int((match[2] or "0").ljust(exponent, "0") or 0), currency)

    def __str__(self) -> str:
        exponent = currency_exponent(self.currency)
        sign, amount = ("-", -self.amount_minor) if self.amount_minor < 0 else ("", self.amount_minor)
        whole, part = divmod(amount, 10**exponent)
        digits = f"{whole:,}" + (f".{part:0{exponent}d}" if exponent else "")
        symbol = _SYMBOLS.get(self.currency)
        return f"{sign}{symbol}{digits}" if symbol else f"{sign}{digits} {self.currency}"


# ---------------------------------------------------------------- the catalogue


@dataclass(frozen=True, slots=True)
class Offer:
    """What a variant costs, and whether it can be had, as of a moment."""

    price: Money
    """The regular price."""
    as_of: datetime
    sale_price: Money | None = None
    sale_starts_at: datetime | None = None
    sale_ends_at: datetime | None = None
    stock: int | None = None
    """Units on hand; None where the shop does not count them."""
    in_stock: bool = True

    def price_at(self, moment: datetime) -> Money:
        """The price a shopper pays at `moment`."""
        if self.sale_price is None:
            return self.price
        begun = self.sale_starts_at is None or self.sale_starts_at <= moment
        over = self.sale_ends_at is not None and self.sale_ends_at <= moment
        return self.sale_price if begun and not over else self.price


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing that can be put in a cart."""

    id: str
    offer: Offer | None
    """None where the shop gives no price (a grouped or informational product)."""
    title: str = ""
    sku: str | None = None
    gtin: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    """(name, value) pairs such as ("Size", "42")."""
    image_url: str | None = None
    weight_g: float | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A product as a shop describes it, with its variants (at least one)."""

    id: str
    title: str
    variants: tuple[Variant, ...]
    description: str = ""
    """Plain text; markup is removed when it comes in."""
    brand: str | None = None
    category_path: tuple[str, ...] = ()
    """From the widest to the narrowest, as the shop names them."""
    tags: tuple[str, ...] = ()
    url: str | None = None
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(name, values) pairs such as ("Material", ("leather", "rubber"))."""
    image_urls: tuple[str, ...] = ()
    rating: float | None = None
    """Mean of 1 to 5."""
    rating_count: int = 0
    weight_g: float | None = None
    visible: bool = True
    """False for what the shop keeps out of search and lists."""


@dataclass(frozen=True, slots=True)
class Review:
    """What one buyer says of one product."""

    id: str
    product_id: str
    written_at: datetime
    rating: int | None = None
    """1 to 5; None where the review states none."""
    author: str = ""
    title: str = ""
    body: str = ""
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Post:
    """A creator's or the shop's own content that shows products."""

    id: str
    published_at: datetime
    title: str = ""
    body: str = ""
    """Plain text."""
    author: str = ""
    url: str | None = None
    image_url: str | None = None
    product_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A piece of the shop's knowledge: a policy, a how-to, a page of answers."""

    id: str
    title: str
    body: str
    """Plain text; paragraphs stay apart by an empty line."""
    updated_at: datetime
    url: str | None = None


# ---------------------------------------------------------------- what is found and shown


@dataclass(frozen=True, slots=True)
class Limit:
    """From `lowest` to `highest` of a `unit` (language/units.py), in attributes whose name holds one of `of`; in any where it is
    empty. `said` is how the person put it."""

    unit: str
    lowest: float
    highest: float
    of: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Trait:
    """What attributes must state, of a product that states any of them at all."""

    names: tuple[str, ...]
    """Of attributes, lower case."""
    pairs: tuple[str, ...]
    """"name=value", lower case; one of them is enough."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard conditions: nothing that breaks one is ever shown. Empty means no condition."""

    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    min_price: Money | None = None
    max_price: Money | None = None
    in_stock: bool = False
    on_sale: bool = False
    max_weight_g: float | None = None
    """Strictly below."""
    min_weight_g: float | None = None
    """Strictly above."""
    min_rating: float | None = None
    options: tuple[tuple[str, str], ...] = ()
    """(option name, value) of a variant, both lower case: ("size", "42")."""
    exclude_ids: tuple[str, ...] = ()
    exclude_terms: tuple[str, ...] = ()
    """Words that must not occur in the product's record ("no leather")."""
    flags: tuple[str, ...] = ()
    """Yes/no attributes, lower case, that must not say no ("waterproof")."""
    people: int | None = None
    """For how many the product must say that it is."""
    age_months: int | None = None
    """For whose age the product must say that it is."""
    either: tuple[tuple[str, ...], ...] = ()
    """Values of which the goods must have one ("men's or unisex"), a group each."""
    measures: tuple[Limit, ...] = ()
    """What the goods must measure ("at least 20000 mAh")."""
    traits: tuple[Trait, ...] = ()
    """What its attributes must not deny."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one part adds to a score; `why` in a few words for a person, empty where its name says it."""

    name: str
    """relevance, interest, price_fit, quality, popularity, freshness, availability, diversity or merchandising"""
    amount: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Evidence: one product with the offer that answers the request, read from the store in one query.

    Everything an answer says about a product is said from this.
    """

    id: str
    title: str
    url: str
    """Absolute, or a path on this server."""
    price: Money | None
    list_price: Money | None
    """The regular price where `price` is a sale price."""
    in_stock: bool
    as_of: datetime | None
    """When the shop last said so."""
    stale: bool = False
    """`as_of` is longer ago than the shop's limit."""
    stock: int | None = None
    """Units of all variants together; None where the shop does not count them all."""
    highest_price: Money | None = None
    """Of all variants, where they differ."""
    brand: str | None = None
    category_path: tuple[str, ...] = ()
    description: str = ""
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Option name to the values that exist, in the shop's order."""
    variants: tuple[tuple[tuple[str, ...], bool], ...] = ()
    """For each variant its option values, lower case, and whether it is in stock."""
    image_url: str | None = None
    rating: float | None = None
    rating_count: int = 0
    weight_g: float | None = None
    score: float = 0.0
    parts: tuple[ScorePart, ...] = ()
    """What `score` is the sum of, where a list was ranked by it."""
    sponsor: str = ""
    """Who pays for its place in the list."""
    organic_place: int | None = None
    """Its place, from 1, without sponsors and pins."""
