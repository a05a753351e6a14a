"""What a person says of themselves that lasts: "I'm vegan", "I always take 42", "I never wear wool".

    message -> Stated, each in the person's own words

By rules alone. Only what is about goods and lasts: a condition of one request ("boots without leather") is none, nor what
is said of another, reported, asked or put as an if. Only known materials, colours, brands, sizes and diets are taken, and
nothing of a message that speaks of a trait of a person (interests/sensitive.py). What it does not do: keep anything, or
decide who has agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from persea.interests.facets import Facet
from persea.interests.sensitive import is_untold, trait_spoken_of
from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.plain import reader_text
from persea.store.interest_decisions import Stance
from persea.store.vocabulary import Vocabulary
from persea.understand.errand import speaks_of_others
from persea.understand.stated_words import DIETS, ENGLISH, FRENCH, GERMAN, MATERIALS, SPANISH
from persea.values import Money

_ASIDE = r"(?:by the way|btw|actually|also|too|just so you know|fyi|übrigens|por cierto|d'ailleurs|au fait)"
"""Small words that say nothing of their own."""
_BEGINS = (
    r"(?:^\s*|[.,;:!?(]\s*|\s[–—-]\s+|\b(?:and|but|because|since|as|that|note|also|btw|und|aber|denn|y|pero|et|mais)\s+)"
    rf"(?:(?:well|ok|okay|oh|so|hi|hello|please|in general|generally|bitte|{_ASIDE})[\s,]+)*"
)
_ENDS = rf"(?=\s*(?:,?\s+{_ASIDE})*\s*(?:$|[.,;:!)])|\s+(?:and|but|so|because|please|though|und|aber|bitte|y|pero|et|mais)\b|\s[–—-]\s)"
_REPORTED = re.compile(
    r"\b(?:says?|said|thinks?|told|tells?|claims?|called|if|wenn|falls|si|dice|dit)\b[^.;!?]*$"
)
_PASSING = re.compile(
    r"^\s*,?\s*(?:today|tonight|this (?:week|time|month|year)|for (?:now|once|this|the)\b|right now|at the moment|these days"
    r"|heute|diesmal|hoy|esta vez|aujourd'hui|cette fois)"
)
_REMEMBER = re.compile(
    r"^(?:please |can you |could you |bitte )*(?:remember|note|keep in mind|merk(?:e)? dir|recuerda|retiens)(?: that| this|,? dass| que)?\s*:?\s+"
)
_AND = re.compile(r"\s*(?:,|/|\band\b|\bor\b|\bnor\b|\bund\b|\boder\b|\by\b|\bo\b|\bet\b|\bou\b)\s*")
_MORE = re.compile(rf"\s+(?:and|or|nor|und|oder|y|o|et|ou)\s+(?P<what>[\w -]+?){_ENDS}", re.IGNORECASE)
_LEADS = re.compile(
    r"^(?:any |anything (?:of|in|with|made of) |real |genuine |the brand |clothes (?:of|in) |things (?:of|in|made of) |en |de |aus )+"
)
_SMALLEST_SIZE, _LARGEST_SIZE = 15, 70  # of what is a size when no word says so: 2 pieces are taken, too
_LONG_SIZES = {"small": "s", "medium": "m", "large": "l", "extra large": "xl", "extra small": "xs", "2xl": "xxl", "3xl": "xxxl"}  # fmt: skip
_BUDGET = re.compile(r"up to (?P<money>\S.*?) for (?P<goods>.+)", re.IGNORECASE)
_MOST = 5  # of one message
_ASKS_ON = re.compile(
    r"(\bno [\w-]+(?: (?:or|and) [\w-]+)?),\s+(?=(?:but |so |and |now )?(?:show|find|i|i'm|do|can|could|what|which|any|give|looking|please|are|is)\b)"
)
_AS_CONDITIONS = (
    (re.compile(r"\b(?:i|we) (?:really |just )?(?:(?:never ever|never|do(?:n'?t| not) ever|refuse to|would never) (?:wear|use|buy|want|take|like|own)|do(?:n'?t| not) wear)\b"
                r"(?: anything)?(?: (?:made )?(?:of|from|in|with))?(?= \w)"), "no"),
    (re.compile(r"\bi (?:really |just )?(?:can'?t|cannot) stand(?= \w)"), "no"),
    (re.compile(rf"\bi(?:'m| am) (?:actually |also )?(?:an? )?(?:strict(?:ly)? |fully )?(?:vegan|vegetarian){_ENDS}"), ""),
    (re.compile(r"\bi (?:always |usually |normally |generally |mostly )?(?:wear|take|have)(?: an?)? size(?= \w)"), "size"),
    (re.compile(r"\bmy (?:shoe |shirt |jacket |trouser |dress |glove )?size is(?: always| usually)?(?= \w)"), "size"),
    (re.compile(r"\bi (?:always |usually |normally |generally |mostly )?(?:wear|take)(?: an?)? (?=\d\d(?:[.,]5)?\b(?! \w+s\b))"), "size "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """A wish as it was said."""

    facet: Facet
    value: str
    stance: Stance
    said: str
    """The clause, as the person put it."""
    span: tuple[int, int] = (0, 0)
    """Where it stands in the reader text of the message."""


_ILL = re.compile(
    r"\b(?:infect\w*|diabet\w*|pregnan\w*|asthma\w*|cancer|chemo\w*|ill|sick|illness|diseases?|disorder|depress\w*|anxiety|epilep\w*|hiv|covid"
    r"|fever|surgery|operation|medication|pills?|doctor|krank\w*|schwanger\w*|entzünd\w*|enferm\w*|embaraz\w*|infecc\w*|malad\w*|enceinte)\b",
    re.IGNORECASE,
)
"""Of who speaks of their health in the same breath nothing is kept."""


def stated(text: str, vocabulary: Vocabulary, currency: str) -> tuple[Stated, ...]:
    """What `text` says of the one who writes it, in its order; nothing of one that speaks of others, or of a trait."""
    read = reader_text(text)
    if speaks_of_others(read.lower()) or trait_spoken_of([read]) is not None or _ILL.search(read):
        return ()
    found: list[Stated] = []
    for one in sorted(_all(read, vocabulary, currency), key=lambda one: (one.span, one.value)):
        same = any((known.facet, known.value.lower()) == (one.facet, one.value.lower()) for known in found)
        if not same:
            found.append(one)
    return tuple(found[:_MOST])


def beyond_stated(text: str, found: Sequence[Stated]) -> str:
    """What `text` says beside `found`."""
    read = reader_text(text)
    for start, end in sorted({one.span for one in found}, reverse=True):
        read = f"{read[:start]} {read[end:]}"
    read = _REMEMBER.sub("", " ".join(read.split()))
    return re.sub(
        rf"^(?:\W|(?:and|but|so|please|that|remember|{_ASIDE})\b)+|(?:[\s.,;:!]|\b{_ASIDE}(?=\W*$))+$",
        "",
        read,
        flags=re.IGNORECASE,
    )


def as_condition(text: str) -> str:
    """`text` (lower-case reader text) with such statements put as conditions of the request that they stand in."""
    plain = text
    for pattern, put in _AS_CONDITIONS:
        plain = pattern.sub(put, plain)
    if not re.search(
        r"\w", re.sub(rf"\b{_ASIDE}\b", "", plain)
    ):  # a diet and nothing else: of a list that was shown, what it asks first
        return "no leather"
    return text if plain == text else _ASKS_ON.sub(r"\1. ", plain)


def budget_of(value: str, currency: str) -> tuple[Money, str] | None:
    """(the most, the goods) of a wish's value ("up to $100.00 for shoes"); None where it is no such value."""
    told = _BUDGET.fullmatch(value)
    money = (
        None
        if told is None
        else Money.parse(told["money"].strip("$€£ ").split()[0].replace(",", ""), currency)
    )
    return None if told is None or money is None else (money, told["goods"])


# ---------------------------------------------------------------- the clauses

_CLAUSES = tuple(
    (kind, re.compile(f"{_BEGINS}(?P<clause>{pattern}){_ENDS}"))
    for frames in (ENGLISH, GERMAN, SPANISH, FRENCH)
    for kind, pattern in asdict(frames).items()
)


def _all(read: str, vocabulary: Vocabulary, currency: str) -> Iterator[Stated]:
    text = read.lower()
    if asked := _REMEMBER.match(text):
        text = " " * asked.end() + text[asked.end() :]
    for kind, pattern in _CLAUSES:
        for match in pattern.finditer(text):
            if _holds(text, match):
                yield from _read(kind, match, read, vocabulary, currency)


def _holds(text: str, match: re.Match[str]) -> bool:
    """Whether it is said for good, and by the one who writes."""
    after = text[match.end() :]
    asked = re.match(r"[^.;!,]*\?", after) is not None and not after.strip(" ?").strip()
    return not (asked or _PASSING.match(after) or _REPORTED.search(text[: match.start("clause")]))


def _read(
    kind: str, match: re.Match[str], read: str, vocabulary: Vocabulary, currency: str
) -> Iterator[Stated]:
    span = match.span("clause")
    said = read[slice(*span)]

    def made(facet: Facet, value: str, stance: Stance = Stance.ALWAYS) -> Stated:
        return Stated(facet, value, stance, said, span)

    if kind == "diet":
        yield made(Facet.ATTRIBUTE, DIETS[match["what"]])
    elif kind in ("size", "sized"):
        named = kind == "size" and (match["named"] is not None or " is" in said.lower())
        if size := _size(match["size"], named=named, taken=kind == "sized"):
            yield made(Facet.SIZE, size)
    elif kind == "budget":
        goods = match["goods"] or match["then"]
        money = Money.parse(re.sub(r"[^\d.,]", "", match["money"]).rstrip(".,"), currency)
        if goods and money and money.amount_minor > 0:
            yield made(Facet.PRICE, f"up to {money} for {goods.strip()}")
    else:
        stance = Stance.NEVER if kind in ("never", "dislike") else Stance.ALWAYS
        which = "what" if match["what"] is not None else "whatever"
        told = [_known(part, kind, vocabulary) for part in _AND.split(read[slice(*match.span(which))])]
        if not all(told):  # "I never wear wool hats": what is not known may change what the rest means
            return
        while (more := _MORE.match(read, span[1])) and (known := _known(more["what"], kind, vocabulary)):
            told.append(known)
            span = (span[0], more.end())
        said = read[slice(*span)]
        yield from (made(facet, value, stance) for one in told if one for facet, value in [one])


def _size(said: str, *, named: bool, taken: bool) -> str | None:
    """`named` where it was called a size, `taken` where it was said by a verb that counts things too."""
    size = _LONG_SIZES.get(said, said).replace(",", ".")
    if size.replace(".", "").isdigit() and not named:
        return size if taken and _SMALLEST_SIZE <= float(size) <= _LARGEST_SIZE else None
    return size.upper() if size.isalpha() or size[-1:] == "l" else size


def _known(part: str, kind: str, vocabulary: Vocabulary) -> tuple[Facet, str] | None:
    """What of goods `part` names; None for anything else."""
    name = _LEADS.sub("", part.strip().lower()).strip()
    written = part.strip()[-len(name) :] if name else ""
    if not name or trait_spoken_of([name]) is not None or is_untold(name):
        return None
    if name in vocabulary.brands:
        return Facet.BRAND, written
    if kind == "prefer":
        return None
    if name in MATERIALS or folded(name) in MATERIALS:
        return Facet.ATTRIBUTE, written
    valued = any(name in values for _, values in vocabulary.options) and name.isalpha() and len(name) > 2
    if kind != "dislike" and (name in COLOURS or valued):
        return Facet.ATTRIBUTE, written
    return None
