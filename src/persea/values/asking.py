"""What a person says and wants, and what was gathered for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from persea.values.goods import Filters, Money, Record
from persea.values.senses import Perceived
from persea.values.shopping import Deed, Opinion


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"
    """What a tool gave for a call; said to a model only, and no part of a conversation that is kept."""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A model asks for a tool; `arguments` is JSON as the model wrote it, unchecked."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation; `product_ids` are the cards it showed, in order; of a person's message the product whose
    page was open."""

    role: Role
    text: str
    product_ids: tuple[str, ...] = ()
    tool_calls: tuple[ToolCall, ...] = ()
    """Of an assistant's message to a model: what it asked for."""
    tool_call_id: str = ""
    """Of a tool's message: the call that it answers."""
    offered: tuple[str, ...] | None = None
    """Of what a person's message says to be remembered, what is neither kept nor taken back (store/offered.py); None where
    that is not known."""
    perceived: tuple[Perceived, ...] = ()
    """What a person said aloud, showed or handed over with it."""
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    """Of a person's message to a model that sees: JPEG or PNG."""


_HEEDED = 40
_STEP = 20


def heeded_from(count: int) -> int:
    """Where of `count` messages begins what a turn looks back on: the last forty and up to nineteen more. It moves on twenty
    at a time, so that what was made of the earlier ones stands for the next turns too."""
    return max(0, (count - _HEEDED) // _STEP * _STEP)


class Effort(StrEnum):
    """How long a model may think before it answers."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Kind(StrEnum):
    """What a message asks for. All but the last four are about the shop."""

    FIND = "find"
    MORE = "more"
    PICK = "pick"
    """The cheapest (lightest, …) of what was shown."""
    COMPARE = "compare"
    ASK = "ask"
    """A question about what was shown."""
    SIMILAR = "similar"
    """What is like a product."""
    GOES_WITH = "goes_with"
    """What shoppers use beside a product."""
    SET = "set"
    """Several kinds of goods that make one purchase, within one sum."""
    CART = "cart"
    SAVE = "save"
    WATCH = "watch"
    """To be told when a price falls or something is back."""
    DISCOUNT = "discount"
    """Whether a price is as low as it is said to be."""
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


class Sign(StrEnum):
    """What an emergency is about, as far as its words tell."""

    CARDIAC = "cardiac"
    STROKE = "stroke"
    BREATHING = "breathing"
    CHOKING = "choking"
    ANAPHYLAXIS = "anaphylaxis"
    BLEEDING = "bleeding"
    SEIZURE = "seizure"
    HEAD_INJURY = "head_injury"
    MENINGITIS = "meningitis"
    INFANT_FEVER = "infant_fever"
    PREGNANCY = "pregnancy"
    BURN = "burn"
    DIABETIC = "diabetic"
    HEAT = "heat"
    SEPSIS = "sepsis"
    DROWNING_ELECTRIC = "drowning_electric"
    POISONING = "poisoning"
    OVERDOSE = "overdose"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    THREAT_OF_VIOLENCE = "threat_of_violence"
    GENERAL = "general"
    """Somebody seems to be in need; what of cannot be told."""


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


_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class PieceWanted:
    """One of the goods of a set, and what holds of it alone."""

    said: str
    """As a person calls it: "running shoes"."""
    ways: tuple[tuple[str, str], ...]
    """What to search for, the likeliest first, each with the word of it that names the kind of goods."""
    quantity: int = 1
    filters: Filters = _NO_FILTERS
    implied: int = 0
    """How many of the first ways nobody said: only what states all of their words is meant by them."""
    for_each: bool = False
    """Of those whom the set is for everybody has one."""
    named: bool = True
    """False where nobody named it: it belongs to an occasion, and is left out of a shop that sells none."""
    kept: bool = False
    """The product that was shown for it stays, where that can be."""
    other: bool = False
    """What was shown for it must not come again."""


class Turned(StrEnum):
    """Which way a set is to differ from the one before."""

    CHEAPER = "cheaper"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class SetWanted:
    """Several goods that make one purchase."""

    pieces: tuple[PieceWanted, ...] = ()
    occasion: str = ""
    """What it is for, as it was said: "a picnic"; without `pieces` the shop must know what that takes."""
    budget: Money | None = None
    """For all together."""
    budget_said: str = ""
    """The budget as it was said, where that was another currency than the shop's."""
    filters: Filters = _NO_FILTERS
    """What holds of every piece."""
    sizes: tuple[tuple[str, str], ...] = ()
    """(option name, value), each for the pieces that come in such sizes: 42 for shoes, M for a jacket."""
    order: Order | None = None
    """What is wanted of all: "all light"."""
    colour: str = ""
    same: str = ""
    """"brand" or "colour", where all are to be of one."""
    people: int | None = None
    shown: tuple[str, ...] = ()
    """The cards of the set before, in their order; none where this is the first."""
    shown_before: tuple[tuple[str, ...], ...] = ()
    """Those of the sets before that one."""
    turned: Turned | None = None
    is_short: bool = False
    """One of each, as for all `people` the money does not reach."""
    asks_total: bool = False
    """What was shown is only to be summed up."""


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
    filters: Filters = _NO_FILTERS
    order: Order | None = None
    relatives: tuple[Relative, ...] = ()
    subject_ids: tuple[str, ...] = ()
    """The products that PICK, COMPARE and ASK are about, that SIMILAR is like and GOES_WITH goes with."""
    taken: tuple[Taken, ...] = ()
    """How the parts of names in the message were understood."""
    unknown: tuple[str, ...] = ()
    """What stands where a name would, and names no product."""
    reread: tuple[tuple[str, str], ...] = ()
    """Words as they were typed, and as they were read."""
    topic: tuple[str, ...] = ()
    """The words of what ASK asks."""
    asked: str = ""
    """Of ASK about one product: the question as it was put, where the record is to be read for all of it."""
    deed: Deed | None = None
    """Of CART, SAVE, WATCH and DISCOUNT: what is to be done."""
    shopping: Likely = Likely.NO
    care: Care | None = None
    sizes: tuple[str, ...] = ()
    """The shopper's own, in lower case: of what fits, products that come in one of them and have it go first."""
    likes: tuple[str, ...] = ()
    """Brands, materials and colours that the shopper prefers, in lower case: what has one is ranked a little higher."""
    sign: Sign | None = None
    """Of an emergency: what it is about."""
    spoken: str = ""
    """Of care: the language of the message, where the gate can tell; else empty."""
    beside: str = ""
    """What SIMILAR is to be like, or GOES_WITH to go with, as it was said, where no product was pointed to: "the ridgeline"."""
    recipient: str = ""
    """Whom it is to be given to, in the person's word: "sister". What is told of them is for this request alone."""
    occasion: str = ""
    """What it is given for: "birthday"."""
    quantity: int | None = None
    """How many of it are wanted."""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of words of `text` of which one is enough: "wool or jute"."""
    is_open: bool = False
    """Too open to search for, as "something nice" is: asked back, with something to look at."""
    refines: bool = False
    """True where it narrows or changes the request before it."""
    wanted_set: SetWanted | None = None
    """Of SET: the goods, and what holds of them together."""
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
    opinions: tuple[Opinion, ...] = ()
    """Of a question that the records alone do not answer: what the reviews of `records` say."""
    heard: str = ""
    """Where not every word was heeded: those that were, for telling what is shown."""
    beside: tuple[Record, ...] = ()
    """What SIMILAR and GOES_WITH started from."""


def measure(record: Record, order: Order) -> Decimal | None:
    """What `order` ranks `record` by: minor units, grams or stars; None where the record does not state it."""
    if order in (Order.CHEAPEST, Order.PRICIEST):
        return Decimal(record.price.amount_minor) if record.price else None
    if order in (Order.LIGHTEST, Order.HEAVIEST):
        return Decimal(str(record.weight_g)) if record.weight_g else None
    return Decimal(str(record.rating)) if record.rating and record.rating_count else None


class Mode(StrEnum):
    FAST = "fast"
    THINKING = "thinking"
    CONTEMPLATING = "contemplating"
    SHOPPING = "shopping"
