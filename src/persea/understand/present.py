"""What of a message about a present says what it shall be, and what is only told of whom it is for: "My niece is obsessed with
bunnies, a plush bunny please, she's a newborn" asks for a plush bunny.

Where it says no kind of thing, what they like leads to a part of the shop; what they have enough of is left out. Several kinds
of which any will do ("a ball, a bowl, whatever") are each a way. Lower-case reader text, English. What it does not do: keep any of
it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from persea.language.numbers import find_figures
from persea.language.plain import words
from persea.language.things import thing_named
from persea.store.vocabulary import Vocabulary
from persea.understand.content import content_of, fold, names_goods
from persea.understand.for_whom import KIN
from persea.understand.giving import without_recipient
from persea.understand.openness import is_vague
from persea.understand.rooms import is_room, kinds_called, kinds_named, part_of_shop
from persea.values import Filters, Money, currency_exponent

_KIN = r"(?:[a-z]+['’]s )?(?:[a-z-]+ ){0,2}?[a-z-]+"
_CLAUSES = re.compile(
    r"[.!?;:,\n…]+|\s[-–—]+\s|\b(?:and|but|so|because|cos|coz|cause|as|since)\b(?=\s+(?:he|she|they|his|her|their|i|we|it|who)(?:\b|['’]))|\b(?=who(?:['’]s)? )|\band\b(?=\s+(?:has|is|likes|loves|plays|collects|drinks|enjoys|does|goes|adores|hates)\b)"
    r"|\s(?=(?:he|she|they)(?:['’]s|['’]re)?\s(?:is|are|was|likes?|loves?|has|have|does|enjoys?|adores?|plays?|drinks?|collects?|turns?|lives?|works?|hates?|into|mad|obsessed|keen)\b)|\s(?=(?:shes|hes|theyre|she's|he's|they're)\s)"
)
_TELLS = re.compile(
    rf"^\W*(?:(?:and|but|so|cos|because|as|since|also|oh|well|btw)\s+)*(?:(?:he|she|they|it|his|her|their|who|who's|he's|she's|they're|shes|hes|theyre|i|i'm|i've|we|we're|we've|us)\b|(?:my|our|the) {_KIN}(?:['’]s)?\s+(?:is|are|was|has|have|had|loves?|likes?|enjoys?|adores?|just|turns?|turning|wants?|needs?|does|do|drinks?|plays?|collects?|lives?|works?|goes|got|hates?|will|retires?|moved|moves)\b|son's|daughter's|him that|her that)"
)
_ASKS = re.compile(
    r"\b(?:need|want|looking for|look for|after|would like|'d like|like to (?:get|give|buy)|buy|buying|find|get|give|bring|recommend|suggest|show|choose|choosing|pick|any|maybe|perhaps|gift|present|something|please|pls)\b"
)
_VERBS = frozenset(
    """
    bring brings give gives gifting choose choosing chosen pick picking hunt hunting after please only just nice lovely good
    obviously clearly naturally ideally definitely absolutely yet clue dear bestie fella guy folks kindly christmas xmas a an
    """.split()
)
_OR_SO = re.compile(
    r"\bor (?:something|so|whatever|anything|the like|similar|sth|smth)\b|\bkind of thing\b|\band (?:so on|such|the like)\b"
)
_ANY_OF = re.compile(
    r"\b(?:whatever|or whatever|or something|or anything|any of (?:those|these|them|that)|either(?: one| way)?|don'?t mind which|not fussed|doesn'?t matter which|one of (?:those|these)|sort of thing|kind of thing|things like that|or)\b"
)
_SUBJECT = re.compile(
    r"^\W*(?:and |but |so )?(?:he|she|they|who|him that|her that|my [a-z-]+|our [a-z-]+)(?:['’]s|['’]re)?\s+(?!into\b|mad\b|keen\b|a\b)[a-z]+\b"
)
"""Who does it, and the verb: what they watch is no watch."""
_WHERE = re.compile(r"\b(?:in|at|on|from|by|near|during|while|when|until|through|around|all)\b")
_BIDS = re.compile(
    r"\b(?:bring|need|needs|want|wants|looking for|look for|after|would like|'d like|buy|buying|get|give|find|suggest|recommend|choose|show|please|pls)\b"
)
_PLEA = re.compile(r"\b(?:please|pls)\b|^(?:an?|some|maybe an?|perhaps an?) ")
_OF_ITSELF = re.compile(r"^\W*(?:(?:and|but|so|as|because)\s+)*(?:it|i|i'm|we|we're|us)\b")
_HOW = re.compile(
    r"\b(?:something|anything|smth|sth)\s+(?P<how>(?!for\b|to\b|from\b|that\b|with\b|like\b|of\b|under\b|around\b|about\b)[a-z-]+(?: and [a-z-]+)?)"
)
_ENOUGH = re.compile(
    r"\b(?:has|have|got|owns?|'s got|'ve got|has got)(?: already)?(?: got)? (?:already )?(?:enough|plenty(?: of)?|lots of|loads of|so many|too many|far too many|all the|every|a million|tons of|a ton of|heaps of|hundreds of|a whole (?:shelf|drawer|cupboard) (?:of|full of)|more than enough) (?P<a>[a-z-]+)"
    r"|\b(?:has|have|got)(?: got)? (?P<b>[a-z-]+) (?:enough|already|galore|coming out of)\b"
    r"|\b(?:doesn'?t|don'?t|does not|do not) need (?:any )?(?:more|another|other) (?P<c>[a-z-]+)|\b(?:no more|not another|no new) (?!th[ae]n\b|expensive\b|pricey\b|like\b|about\b|of\b|ideas?\b|info\w*\b|questions?\b)(?P<d>[a-z-]+)|\bsick of (?P<e>[a-z-]+)"
)  # fmt: skip
_DANGLES = re.compile(
    r"(?:^|(?<=[.,;!?])) *(?:and |but |so )?(?:he|she|they|who)(?:['’]s|['’]ve)? *(?=[.,;!?]|$)"
)
_NO_GOODS = frozenset("time money room space friends everything stuff things one ones thing".split())


@dataclass(frozen=True, slots=True)
class Present:
    content: tuple[str, ...] = ()
    """What it shall be; empty where no kind of thing is asked for."""
    categories: tuple[str, ...] = ()
    """Where to look instead: what they like, or any of several kinds."""
    enough: tuple[str, ...] = ()
    """Of what they need no more."""


def read_present(text: str, rest: str, vocabulary: Vocabulary) -> Present:
    """Of `text`; `rest` is what of it is no condition."""
    enough = enough_of(text, vocabulary)
    plain = _ENOUGH.sub(" ", rest)
    clauses = [part.strip() for part in _CLAUSES.split(plain) if part and part.strip()]
    asked = [part for part in clauses if not _TELLS.match(part) or _ASKS.search(part)]
    told = [part for part in clauses if part not in asked]
    named = [part for part in asked if _kind_of(part, vocabulary)]
    several = [kind for part in named if (kind := _kind_of(part, vocabulary))]
    if (len(several) > 1 or " or " in f" {plain} ") and _ANY_OF.search(text):
        goods = [
            word for part in named for word in _content(part, vocabulary) if names_goods(word, vocabulary)
        ]
        if len(ways := kinds_called(goods, vocabulary)) > 1:
            return Present((), ways, enough)
    firm = [part for part in named if _BIDS.search(part)] or named
    if firm:
        few = [part for part in asked if part not in named and len(_content(part, vocabulary)) <= 2]
        beside = [part for part in few if not _ASKS.search(part)]
        words_said = [word for part in (*beside, *firm) for word in _content(part, vocabulary)]
        liked = _liked([part for part in told if not _OF_ITSELF.match(part)], enough, vocabulary)[-1:]
        unique = tuple(dict.fromkeys((*liked, *words_said)))  # a soft toy for who likes dinosaurs
        pairs = [" ".join(pair) for pair in pairwise(unique)]
        return Present(unique, kinds_named(pairs, vocabulary), enough)
    plea = [part for part in asked if _PLEA.search(part) and not _TELLS.match(part)]
    if plea and (content := _content(plea[0], vocabulary)) and not any(map(is_room, content)):
        return Present(tuple(content), (), enough)
    said = [part for part in (*told, *asked) if not _OF_ITSELF.match(part)]
    likes = [word for part in said for word in words(without_recipient(part)) if word not in enough]
    part_of = part_of_shop(" ".join(said), likes, vocabulary)
    if liked := _liked(said, enough, vocabulary):
        return Present(("gift", *liked), (), enough)
    if not part_of and (found := _HOW.search(plain)):
        how = [word for word in _content(found["how"], vocabulary) if not is_vague(word)]
        return Present(tuple(how), (), enough)
    return Present((), part_of, enough)


def _liked(said: Sequence[str], enough: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The kind of goods that they like, with the word before it: "fountain pens"; none where a part of the shop says more, and
    none of a place: "reads in bed"."""
    for part in said:
        content = _content(_WHERE.split(_SUBJECT.sub(" ", part), maxsplit=1)[0], vocabulary)
        if any(map(is_room, content)):
            continue
        kinds = [
            at for at, word in enumerate(content) if names_goods(word, vocabulary) and word not in enough
        ]
        if kinds:
            last = next(at for at in kinds if at + 1 not in kinds)
            return content[max(kinds[0] - (last == kinds[0]), 0) : last + 1]
    return []


def without_enough_said(text: str) -> str:
    """`text` without what says that they have enough of something."""
    plain = _DANGLES.sub("", _ENOUGH.sub(" ", text))
    return re.sub(r"^[\s.,;!]+", "", " ".join(plain.split())) or text


_LITTLE = frozenset(
    "nothing everything anything work office job end year yr month week day today tomorrow idea clue limit money budget person people someone man woman guy lady secret santa".split()
)


def telling(content: Sequence[str]) -> bool:
    """Whether `content`, the words beside whom it is for, says anything of what it may be."""
    return any(word not in _LITTLE and not is_vague(word) for word in content)


def enough_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds of goods of which they have enough: "socks" of "he has socks enough"."""
    said = (word for found in _ENOUGH.finditer(text) for word in found.groups() if word)
    return tuple(dict.fromkeys(word for word in said if word not in _NO_GOODS))


def without_enough(filters: Filters, enough: Sequence[str]) -> Filters:
    """`filters` that leave out what they need no more of."""
    terms = tuple(dict.fromkeys((*filters.exclude_terms, *enough)))
    return replace(filters, exclude_terms=terms) if enough else filters


_OF_ANIMALS = frozenset("milk dairy egg eggs cream butter cheese honey meat gelatine animal animals".split())


def as_vegan(filters: Filters, content: Sequence[str]) -> Filters:
    """What is vegan has no milk in it, though there may be traces."""
    if "vegan" not in content:
        return filters
    terms = tuple(one for one in filters.exclude_terms if one not in _OF_ANIMALS)
    return replace(filters, exclude_terms=terms)


def _kind_of(part: str, vocabulary: Vocabulary) -> str:
    """The kind of goods that the clause `part` asks for."""
    content = _content(part, vocabulary)
    if not content:
        return ""
    if thing := thing_named(" ".join(content)):
        return thing
    return next((word for word in reversed(content) if names_goods(word, vocabulary)), "")


def _content(part: str, vocabulary: Vocabulary) -> list[str]:
    said = content_of(without_recipient(_OR_SO.sub(" ", part)), vocabulary)
    return [
        word
        for word in said
        if word not in _VERBS and word not in KIN and fold(word, vocabulary.locale) not in ("gift", "present")
    ]


_ABOUT = re.compile(
    r"\b(?:around|about|approx\w*|roughly|circa|like|ish|or so|give or take|near(?:ly)?|close to)\b|~"
)
_NOT_MORE = re.compile(
    r"\b(?:not|no|nothing|never) (?:more|over|above|dearer|higher)\b|\b(?:max(?:imum)?|tops|at most)\b"
)
_LOW, _HIGH = Decimal("0.75"), Decimal("1.25")


def as_budget(filters: Filters, text: str, currency: str) -> Filters:
    """A sum that is only named ("twenty bucks") is what a present may cost at most, and one named "around" as well where more is
    ruled out."""
    low, high = filters.min_price, filters.max_price
    if low is None or high is None or low.amount_minor * _HIGH != high.amount_minor * _LOW:
        return filters
    said = Money(int(high.amount_minor / _HIGH), high.currency)
    scale = 10 ** currency_exponent(currency)
    figures = {int(one.value * scale) for one in find_figures(text, currency)}
    if said.amount_minor not in figures or high.amount_minor in figures:
        return filters
    if _NOT_MORE.search(text):
        return replace(filters, max_price=said)
    return filters if _ABOUT.search(text) else replace(filters, min_price=None, max_price=said)
