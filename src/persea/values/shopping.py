"""What shopping adds to a reply: a score with its parts, a comparison, sets, a cart, watches, posts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from persea.values.goods import Money, Post, Record
from persea.values.goods import ScorePart as ScorePart

# ---------------------------------------------------------------- ranking


@dataclass(frozen=True, slots=True)
class Scored:
    """A product's place in a list is by `score`, which is the sum of its `parts`."""

    product_id: str
    score: float
    parts: tuple[ScorePart, ...] = ()


# ---------------------------------------------------------------- comparison


@dataclass(frozen=True, slots=True)
class Cell:
    """What the shop states of one product in one respect."""

    text: str
    field: str
    """Where it is from: "price", "weight", "attributes.Material"."""
    stated: bool = True
    """False where the shop does not say."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    name: str
    cells: tuple[Cell, ...]
    """One for each product, in their order."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Products side by side: only what tells them apart."""

    product_ids: tuple[str, ...]
    rows: tuple[ComparedRow, ...]


# ---------------------------------------------------------------- what buyers say


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a review, as it was written."""

    text: str
    author: str
    rating: int | None
    review_id: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the written reviews of one product say, of all that is in it or of `asked`."""

    product_id: str
    reviews: int
    favourable: int
    """With 4 or 5 stars."""
    critical: int
    """With 1 or 2 stars."""
    liked: tuple[Quote, ...] = ()
    """What most of the contented speak of first."""
    disliked: tuple[Quote, ...] = ()
    asked: str = ""
    """What was looked for in them; empty: nothing in particular."""
    mentions: int = 0
    """Reviews that speak of `asked`."""


# ---------------------------------------------------------------- sets


@dataclass(frozen=True, slots=True)
class PieceChosen:
    wanted: str
    """What was asked for: "running shoes"."""
    record: Record
    quantity: int = 1
    variant_id: str | None = None
    """The variant whose price counts, where one is meant."""


@dataclass(frozen=True, slots=True)
class SetChoice:
    pieces: tuple[PieceChosen, ...]
    total: Money
    proven: bool = True
    """Whether no better set exists among all that was looked at."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Loosening:
    """A wish without which a set exists."""

    wish: str
    text: str
    total: Money | None = None
    """What the set then costs."""
    say: str = ""
    """What to say so that the next answer goes without it; empty where there is no such wording."""


@dataclass(frozen=True, slots=True)
class SetsShown:
    """The best set first, then others that differ from it; none where no set meets every wish."""

    choices: tuple[SetChoice, ...]
    loosen: tuple[Loosening, ...] = ()
    budget: Money | None = None


# ---------------------------------------------------------------- cart and after


class Do(StrEnum):
    """What is to be done with the cart, saved things or watches, or told of a price."""

    ADD = "add"
    REMOVE = "remove"
    SET = "set"
    """Make it so many."""
    VARY = "vary"
    """Another size or colour of what is in the cart."""
    SHOW = "show"
    EMPTY = "empty"
    CHECK_OUT = "check_out"
    UNDO = "undo"
    SAVE = "save"
    UNSAVE = "unsave"
    SAVED = "saved"
    """Show what is saved."""
    WATCH = "watch"
    UNWATCH = "unwatch"
    WATCHES = "watches"
    JUDGE = "judge"
    """Whether a price is as low as it is said to be, and whether it was lower."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a message asks to be done."""

    do: Do
    quantity: int | None = None
    """How many: more of them, or of SET in all."""
    less: int | None = None
    """Of REMOVE: how many fewer, where not all are to go."""
    said: str = ""
    """The words of what is meant, and of its options: "harrow boots in 42"; empty where it is only pointed at."""
    points: bool = False
    """It says "it" or "those"."""
    all: bool = False
    """It says "both" or "all of them"."""
    sure: bool = False
    """The subjects of the intent are what is meant; else they are what it may be, and if several, one is to be asked for."""
    most: bool = False
    """As many as there are, where there are fewer."""
    stock: bool = False
    """Of a watch: until it is back, and not for its price."""
    below: Money | None = None
    times: Fraction | None = None
    """Of SET: so many times as many as there are."""
    of: str = ""
    """Of VARY: the words of what is to come otherwise, where `said` are those of the new way."""
    keep: bool = False
    """Of REMOVE: what is called stays, and all else goes."""
    phrase: str = ""
    """`said` with the small words of the message, which may be words of a name: "hush one"."""
    each: tuple[Deed, ...] = ()
    """Of ADD, where several are named: how many of each subject, and its options."""
    rest: tuple[tuple[str, Deed], ...] = ()
    """Of ADD: what else was to be put in with it and still wants a size or colour: product and order of each."""


@dataclass(frozen=True, slots=True)
class CartLine:
    variant_id: str
    product_id: str
    title: str
    quantity: int
    options: tuple[tuple[str, str], ...] = ()
    price: Money | None = None
    """Of one, now; None where the shop gives none any more."""
    in_stock: bool = True
    stock: int | None = None
    problem: str = ""
    """What is in the way of buying it so, for a person; empty where nothing is."""
    image_url: str | None = None

    @property
    def sum(self) -> Money | None:
        return (
            None
            if self.price is None
            else Money(self.price.amount_minor * self.quantity, self.price.currency)
        )


@dataclass(frozen=True, slots=True)
class Cart:
    lines: tuple[CartLine, ...] = ()
    total: Money | None = None
    """None where a line has no price, or the cart is empty."""

    @property
    def count(self) -> int:
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class CartShown:
    cart: Cart
    changed: bool = False
    """Whether this turn changed it."""


@dataclass(frozen=True, slots=True)
class Watching:
    """That somebody is to be told of a product; `on` False where that has ended."""

    product_id: str
    title: str
    kind: str
    """"price" or "stock"."""
    below: Money | None = None
    """None: below what it costs now."""
    on: bool = True
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Inspired:
    """Posts that show what the answer speaks of."""

    posts: tuple[Post, ...]


ShoppingEvent = Compared | SetsShown | CartShown | Watching | Inspired
