"""What a message asks of things that are like a product, or go with one, as an Intent: from which product, under which conditions.

text + state -> Intent of SIMILAR or GOES_WITH; None where it asks for neither, or there is nothing to start from
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.asking import asking_part
from persea.understand.circumstance import without_circumstances
from persea.understand.content import FILLER, content_of, fold, kind_of_goods, names_goods
from persea.understand.giving import without_recipient
from persea.understand.head import head_of
from persea.understand.kindred import Kindred, read_kindred
from persea.understand.limits import read_limits
from persea.understand.orders import RELATIVES, is_comparative
from persea.understand.pointing import other_of, subjects, unmarked
from persea.understand.shop_words import brands_in, flags_in
from persea.understand.state import State
from persea.understand.stated_words import MATERIALS
from persea.understand.with_page import beside_it, owns_it, without_aim
from persea.values import Filters, Intent, Kind, Likely, Order, Relative

KINDRED = (Kind.SIMILAR, Kind.GOES_WITH)
_PLURAL = re.compile(r"^(?:these|those|them|these ones|those ones|both.*)$")
_TIME = re.compile(
    r"^(?:the|my|our|this|that|next) (?:(?:whole|long|coming|big|first|rainy|cold|hot) )?(?:weekends?|trips?|holidays?|vacation|journey|season|week|month|year|day|night|morning|evening|winter|summer|spring|autumn|fall|party|wedding|occasion|event|weather|rain|snow)$"
)
_SEVERAL = 3  # products that are gone with at once
_CARRYING = frozenset(
    """
    complement complements completes go goes wear wearing look looks complete same similar along lines style line vein spirit serve pair match matches matching get
    combine team suggest advise use put add stuff cool whats what's add-on add-ons addons accessory accessories extra extras alternative
    alternatives else besides side near close exactly bit smth outfit related posh dear trifle lower lowered higher honest fine gorgeous beautiful cute mad nice damn ah what've products product show please style items step notch level upgrade gather reckon reckons understand told youse
""".split()
)


def kindred_request(text: str, state: State, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """`text` is lower-case reader text, with marks."""
    found = read_kindred(text)
    if found is None:
        return None
    seeds = _seeds(found, state, vocabulary)
    if seeds is None:
        return None
    if found.kind is Kind.GOES_WITH:
        found = replace(found, rest=without_aim(found.rest))
    limits = read_limits(unmarked(found.rest), vocabulary, currency)
    said = content_of(without_circumstances(without_recipient(limits.rest)), vocabulary)
    content = [word for word in said if word not in _CARRYING and not is_comparative(word)]
    if not found.to and "matching" in text and not content:
        return None
    order = next((order for order, pattern in RELATIVES if pattern.search(found.rest)), None)
    if found.kind is Kind.SIMILAR and order is None and limits.order is Order.CHEAPEST:
        order = Order.CHEAPEST
    beside = "" if seeds else found.to
    if beside and _is_stuff(beside):
        return None
    filters = _standing(found.kind, limits.filters, state, order)
    filters = replace(filters, brands=brands_in(content, vocabulary), flags=flags_in(content, vocabulary))
    return Intent(
        found.kind,
        " ".join(content),
        goods=_goods(unmarked(found.rest), content, vocabulary),
        filters=filters,
        order=None if order else limits.order,
        relatives=(Relative(order, seeds),) if order else (),
        subject_ids=seeds,
        beside=beside,
        shopping=Likely.YES,
        refines=bool(state.request),
        recipient=state.request.recipient if state.request else "",
        occasion=state.request.occasion if state.request else "",
    )


def _goods(text: str, content: list[str], vocabulary: Vocabulary) -> str:
    head = head_of(text, content, vocabulary).goods
    return head if head in content else kind_of_goods(content, vocabulary)


def _seeds(found: Kindred, state: State, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The products it starts from; none where it names one that is to be found yet; None where it starts from nothing."""
    pointed = subjects(found.to, state.shown, state.screen)
    pointed = pointed or other_of(found.to, state.shown, state.focus, state.looked)
    if pointed:
        return pointed
    if state.focus and _TIME.match(found.to):
        return state.focus[:1]  # "for the weekend" is no product
    if found.points:
        several = len(state.focus) > 1
        if not state.focus or (several and found.kind is Kind.SIMILAR):
            return None  # "more like these" goes on in the list
        return state.focus[: _SEVERAL if _PLURAL.match(found.to) else 1]
    named = [word for word in words(found.to) if word not in FILLER]
    if not named:
        return None
    if (
        state.page
        and re.match(r"(?:this|these)\b", found.to)
        and all(names_goods(one, vocabulary) for one in named)
    ):
        return state.focus[:1]  # "this pot", on the page of one
    if state.page and re.search(r"\bthing(?:y|ie)?$", found.to):
        return (state.page,)  # "the deckchair thing", on the page of one
    known = state.request.text.split() if state.request else []
    before = {fold(word, vocabulary.locale) for word in known}
    of_shown = all(fold(word, vocabulary.locale) in before for word in named)
    if of_shown and state.focus and any(names_goods(word, vocabulary) for word in named):
        return state.focus[:1]
    return ()


def _is_stuff(said: str) -> bool:
    """Whether it is a material or a colour, to which nothing is similar as a product is."""
    told = [word for word in words(said) if word not in FILLER]
    return all(word in MATERIALS or word in COLOURS for word in told)


def _standing(kind: Kind, new: Filters, state: State, order: Order | None) -> Filters:
    """`new` with what holds on: what must not be; of what is like it, what it may cost, too."""
    if state.request is None:
        return new
    old = state.request.filters
    held = replace(
        new,
        in_stock=new.in_stock or old.in_stock,
        exclude_terms=tuple(dict.fromkeys((*old.exclude_terms, *new.exclude_terms))),
        age_months=old.age_months if new.age_months is None else new.age_months,
    )
    if kind is Kind.GOES_WITH:
        return held
    priced = new.min_price or new.max_price
    return replace(
        held,
        min_price=new.min_price if priced or order is Order.CHEAPEST else old.min_price,
        max_price=new.max_price if priced or order is Order.PRICIEST else old.max_price,
        options=new.options or old.options,
        people=new.people or old.people,
    )


_ANOTHER = re.compile(
    r"\b(?:any|some)thing\b|\b(?:others?|another|alternatives?|versions?)\b|\bones? (?:in|with|that|which|like)\b|\b(?:got|have|is there|any|an?|the) (?:\w+ )?ones?\b|\b(?:in|of) (?:that|this|the same) (?:style|sort|kind|vein|spirit|line|type)\b"
    r"|\bwhat(?:'s| is)? (?:else|nearest|closest)\b|\b(?:nearest|closest)\b|\bsimilar\b"
)
_BUT = re.compile(r"\b(?:but|without|minus|except|though|only|just)\b")
_ASKS_OF_IT = re.compile(
    r"^(?:and |so |ok |but )*(?:is|are|does|do|can|could|will|would|has|have|how|what|which|who|when|where|why) (?:it|this|these|they|that|those|the|its|their|i|much|many|big|heavy|long|size|colou?rs?|material)\b"
    r"|^(?:and |so |ok |but )*(?:is|are) there (?:an?|any|some) (?:[a-z-]+ ){1,3}?(?:on|in|to|at|for|inside|behind|under|with) (?:it|this|these|they|that|those|them)\b"
)
_HAVE = re.compile(
    r"\b(?:i(?:'ve| have)|we(?:'ve| have)|i take|i'll take|got|bought|picked|chosen|chose|sorted|acquired|ordered|buying|issued|ok|already|settled on|decided on)\b"
)
_ELSE = re.compile(
    r"\bwhat (?:else|other)\b|\b(?:accessor(?:y|ies)|accompanying|add-?ons?|extras)\b|\bcompletes?\b|\bcomplement\b|\b(?:to|what) add\b"
)


_HAVE_ELSE = re.compile(r"\bwhat else (?:have|do|did|is|are|'s|you|u|ya|would you)\b")
"""With a comparison it asks for others of the kind: "what else have you that does not cost so much?"."""


def _is_further(text: str) -> bool:
    return any(pattern.search(text) for _, pattern in RELATIVES)


def beside_page(text: str, state: State, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """What `text` (lower-case reader text), said at the page of a product, asks of others than it: "anything cheaper?", "but
    without the leather", "got this teapot, what tea for it?". None where it asks about the product, or for something else."""
    text = beside_it(text, vocabulary)
    if found := kindred_request(text, state, vocabulary, currency):
        return found
    asked = asking_part(text)
    of_another = _ANOTHER.search(asked) or _ELSE.search(asked) or _is_further(asked)
    if asked != text and _ASKS_OF_IT.search(asked) and not of_another:
        return None  # what is told beside the question asks for nothing: "is there a wire on these? he chewed the last one through"
    *told, last = re.split(r"(?<=[.!?…;]) +", text)
    if (told and _HAVE.search(" ".join(told)) and owns_it(" ".join(told))) or (
        _ELSE.search(text) and not (_HAVE_ELSE.search(text) and _is_further(text))
    ):
        goes = kindred_request(f"{last.rstrip(' ?!.')} to go with it", state, vocabulary, currency)
        if goes and (goes.goods or _ELSE.search(text)):
            return goes
    if _ASKS_OF_IT.search(last) and not _ANOTHER.search(last):
        return None
    limits = read_limits(text, vocabulary, currency)
    is_further = _is_further(text) or limits.order is Order.CHEAPEST
    is_without = bool(limits.filters.exclude_terms) and _BUT.search(text) is not None
    if not (is_further or is_without or _ANOTHER.search(text)):
        return None
    asked = last if (_ANOTHER.search(last) or not is_further) and not is_without else text
    rest = asked if _is_further(asked) or not is_further else text
    return kindred_request(f"something similar but {rest}", state, vocabulary, currency)
