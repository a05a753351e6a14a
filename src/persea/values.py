"""The values that pass between the rooms: frozen, without I/O, equal when their fields are equal.

Money is integer minor units with an ISO 4217 currency. Times are timezone-aware datetimes.
Product ids are the shop's own, as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from persea.origin import Origin

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


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation; `product_ids` are the cards it showed, in order."""

    role: Role
    text: str
    product_ids: tuple[str, ...] = ()


# ---------------------------------------------------------------- what a person wants


class Kind(StrEnum):
    """What a message asks for. All but the last four are about the shop."""

    FIND = "find"
    MORE = "more"
    PICK = "pick"
    """The cheapest (lightest, …) of what was shown."""
    COMPARE = "compare"
    ASK = "ask"
    """A question about what was shown."""
    GREET = "greet"
    THANKS = "thanks"
    HELP = "help"
    TALK = "talk"


class Order(StrEnum):
    """How a list is ordered, and what a superlative or comparative speaks of."""

    CHEAPEST = "cheapest"
    PRICIEST = "priciest"
    LIGHTEST = "lightest"
    HEAVIEST = "heaviest"
    BEST_RATED = "best_rated"


class Likely(StrEnum):
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Care(StrEnum):
    """Subjects on which a small model must never guess."""

    EMERGENCY = "emergency"
    MEDICAL = "medical"
    LEGAL = "legal"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Relative:
    """ "Cheaper ones": further along `order` than every product of `than_ids`."""

    order: Order
    than_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of a name, and the product that it was taken for."""

    said: str
    id: str
    title: str
    others: tuple[str, ...] = ()
    """Titles of those that it fits as well."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One message understood in the light of the ones before it."""

    kind: Kind
    text: str = ""
    """What to search for, without figures and filler."""
    goods: str = ""
    """The word of `text` that names the kind of thing ("boots"), where one is known."""
    thing: str = ""
    """The words of `text` that name a thing of no kind that the shop is known to have ("laptop")."""
    filters: Filters = Filters()
    order: Order | None = None
    relatives: tuple[Relative, ...] = ()
    subject_ids: tuple[str, ...] = ()
    """The products that PICK, COMPARE and ASK are about."""
    taken: tuple[Taken, ...] = ()
    """How the parts of names in the message were understood."""
    unknown: tuple[str, ...] = ()
    """What stands where a name would, and names no product."""
    reread: tuple[tuple[str, str], ...] = ()
    """Words as they were typed, and as they were read."""
    topic: tuple[str, ...] = ()
    """The words of what ASK asks."""
    shopping: Likely = Likely.NO
    care: Care | None = None
    refines: bool = False
    """True where it narrows or changes the request before it."""
    locale: str = "en"
    """The language of the shop, in which the goods are named."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a person can ask of the shop itself, not of its goods."""

    subject: str
    """In words for a person: "returns"."""
    words: tuple[str, ...]
    """Of pages that speak of it, singular."""


class Outcome(StrEnum):
    EXACT = "exact"
    """Every word and every condition."""
    CLOSEST = "closest"
    """Every condition, not every word."""
    RELAXED = "relaxed"
    """Nothing met the conditions named in `dropped`; these do without them."""
    EXHAUSTED = "exhausted"
    """Nothing lies further along the comparison; `records` are what there is, in its order."""
    UNKNOWN = "unknown"
    """The records compared with do not state what the comparison is about."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Gathered:
    outcome: Outcome
    records: tuple[Record, ...] = ()
    matched: int = 0
    dropped: tuple[str, ...] = ()
    """Names of Filters fields."""
    in_the_way: str = ""
    """Where nothing was found: the word without which something is; empty where there is no such one."""
    lacking: str = ""
    """The kind of thing asked for, of which the shop has none; `records`, if any, only go with such things."""
    unheard: tuple[str, ...] = ()
    """What of the request no record speaks of, in whatever words."""


def measure(record: Record, order: Order) -> Decimal | None:
    """What `order` ranks `record` by: minor units, grams or stars; None where the record does not state it."""
    if order in (Order.CHEAPEST, Order.PRICIEST):
        return Decimal(record.price.amount_minor) if record.price else None
    if order in (Order.LIGHTEST, Order.HEAVIEST):
        return Decimal(str(record.weight_g)) if record.weight_g else None
    return Decimal(str(record.rating)) if record.rating and record.rating_count else None


class Mode(StrEnum):
    FAST = "fast"
    SHOPPING = "shopping"


# ---------------------------------------------------------------- a turn and the pieces of its reply


@dataclass(frozen=True, slots=True)
class Turn:
    """The facts of one turn."""

    id: str
    started_at: datetime
    currency: str
    base_url: str = ""
    """Where this server is reached, without a trailing slash; put in front of product paths."""
    shopper_id: str | None = None
    locale: str = "en"
    max_tokens: int = 400
    kept: bool = False
    """Whether the conversation is kept; where it is not, nothing that is said in it is."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is being done right now, for a person who waits."""

    stage: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    delta: str
    origins: tuple[Origin, ...] = ()
    """Where its figures come from."""


@dataclass(frozen=True, slots=True)
class Card:
    record: Record
    reason: str = ""
    """Why it is shown, true of the record."""


@dataclass(frozen=True, slots=True)
class Cards:
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the model counts them; milliseconds of wall time."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    model: str = ""
    total_ms: float = 0.0
    search_ms: float = 0.0
    model_ms: float = 0.0
    withheld: tuple[str, ...] = ()
    """Kinds of claims for which the number lock did not let a sentence out."""
    mended: tuple[tuple[str, str], ...] = ()
    """(kind, "filled" or "rewritten") of claims that the record's own figures replaced."""
    model_error: str = ""
    """The code of a model's failure that the answer did without."""


@dataclass(frozen=True, slots=True)
class Done:
    turn_id: str
    mode: Mode
    suggestions: tuple[str, ...] = ()
    """What a person might say next."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The turn could not be completed; `message` is for the person."""

    code: str
    message: str
    retryable: bool = False


ReplyEvent = Status | Text | Cards | Citation | Usage | Done | Failed


# ---------------------------------------------------------------- what a language model says


@dataclass(frozen=True, slots=True)
class ModelText:
    delta: str


@dataclass(frozen=True, slots=True)
class ModelUsage:
    prompt_tokens: int
    completion_tokens: int


ModelEvent = ModelText | ModelUsage
