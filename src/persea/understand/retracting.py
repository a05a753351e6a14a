"""Where a message takes back a condition that was set before: "scrap the budget", "any colour", "forget the waterproof thing".

    text -> what is taken back, and what else the text says

By how it is put alone. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.plain import words
from persea.values import Filters, Intent, Order

_LET_GO = (
    r"(?:scrap|forget(?: about)?|drop|ignore|skip|lose|remove|cancel|never ?mind|disregard|ditch|leave out|leave off|take (?:away|off|out)|get rid of|do away with|lift|relax|loosen"
    r"|(?:do(?:n'?t| not) (?:worry|care|bother|mind)|not (?:bothered|fussed|worried|picky)|no longer (?:care|worried)) (?:too much |so much )?(?:about|with)|no need for|no longer need|i (?:do(?:n'?t| not)|no longer) need)"
)
_TAIL = r"(?:[ -](?:thing|bit|part|requirement|limit|filter|condition|stuff|idea|restriction|wish|range|cap|rule|constraint))*(?: (?:again|then|please|now|altogether|completely|entirely|anymore|after all|too))*"
_STOP = r"(?=\s*(?:[.,;!?]|$)|\s+(?:and|but|just|show|now|instead|i|let's|give)\b)"
_NAMED = r"budget|price|money|cost|colou?r|size|brand|make|material|weight|rating|reviews?|stock|style"
_SAID = (
    re.compile(
        rf"\b{_LET_GO} (?:the |that |this |my |any |all |what i said about )*(?P<what>(?!it\b|that\b|this\b|them\b|everything\b|all\b|him\b|her\b|me\b)[\w' -]{{2,40}}?){_TAIL}{_STOP}"
    ),
    re.compile(
        rf"\b(?:the |my )?(?P<what>{_NAMED})s? (?:(?:really )?(?:doesn'?t|does not|don'?t|do not|isn'?t|is not|no longer|is|'s) (?:really |all that |that |so )?(?:matter|matters|important|an issue|relevant|a problem|no object|irrelevant|flexible|open|up to you|not important)|no object|can be anything|whatever)\b"
    ),
    re.compile(
        rf"\b(?:any|whatever|whichever|all|every) (?P<what>{_NAMED})s?(?: (?:is|are|will|would|at all|you (?:like|have)|does|do|works?|goes))*(?: (?:fine|do|ok(?:ay)?|works?|good))?{_STOP}"
    ),
    re.compile(
        r"\b(?:it |they |these |those )?(?:doesn'?t|don'?t|does not|do not|needn'?t|need not|no longer)(?: (?:have to|need to|needs? to|must|necessarily))* be (?P<what>[\w' -]{3,25}?)"
        + _TAIL
        + _STOP
    ),
    re.compile(r"\b(?:not necessarily (?P<what>[\w-]{3,20}))"),
    re.compile(
        r"\b(?P<what>[\w-]{3,20}) (?:is|are)(?:n'?t| not) (?:really )?(?:needed|necessary|required|a must|important|essential)\b"
    ),
    re.compile(
        rf"\b(?P<what>[\w-]{{3,20}}) (?:is|are|would be|'s) (?:fine|ok|okay|alright|all right|allowed|no problem)(?: after all| too| as well| then| actually| with me| again)*{_STOP}"
    ),
)
_NEW = re.compile(r"\b(?:show|find|i (?:want|need)|looking for|instead|rather|do you have|let's|give me)\b")
_PRICE = frozenset("budget price money cost spend limit prices cheap".split())
_COLOUR = frozenset("colour color colours colors".split())
_SMALL = frozenset(
    "the a an my that this no not without it in on of being be with any thing things bit must need requirement limit".split()
)


@dataclass(frozen=True, slots=True)
class Retracted:
    request: Intent
    """What is left of the request."""
    rest: str
    """What else was said."""


def retracted(text: str, request: Intent) -> Retracted | None:
    """`request` without the conditions that `text` (lower-case reader text) takes back; None where it takes none back."""
    changed, rest = request, text
    for pattern in _SAID:
        for found in pattern.finditer(text):
            less = _without(
                changed, [word for word in words(found["what"]) if word not in _SMALL], found["what"]
            )
            if less is None and pattern is _SAID[0] and not _NEW.search(text):
                less = changed  # nothing of it was asked for: nothing changes
            if less is not None:
                changed, rest = less, rest.replace(found[0], " ", 1)
    return Retracted(changed, " ".join(rest.split())) if rest != text else None


def _without(request: Intent, said: Sequence[str], phrase: str) -> Intent | None:
    """`request` without what `said` names; None where it has nothing of it."""
    filters, named = request.filters, set(said)
    if named & _PRICE or (re.search(r"\d", phrase) and (filters.max_price or filters.min_price)):
        order = None if request.order is Order.CHEAPEST else request.order
        relatives = tuple(
            one for one in request.relatives if one.order not in (Order.CHEAPEST, Order.PRICIEST)
        )
        return replace(
            request,
            filters=replace(filters, min_price=None, max_price=None),
            order=order,
            relatives=relatives,
        )
    if named & _COLOUR:
        return _less_words(request, COLOURS)
    if "size" in named or "sizes" in named:
        kept = tuple(pair for pair in filters.options if "size" not in pair[0])
        return replace(request, filters=replace(filters, options=kept), sizes=())
    if named & {"brand", "brands", "make"}:
        return replace(
            _less_words(request, {word for brand in filters.brands for word in words(brand)}),
            filters=replace(filters, brands=()),
        )
    if named & {"weight"}:
        return replace(request, filters=replace(filters, max_weight_g=None, min_weight_g=None))
    if named & {"rating", "ratings", "review", "reviews", "stars"}:
        return replace(request, filters=replace(filters, min_rating=None))
    if named & {"stock"}:
        return replace(request, filters=replace(filters, in_stock=False))
    if named & {"sale", "discount", "offer"}:
        return replace(request, filters=replace(filters, on_sale=False))
    return _without_words(request, said)


def _without_words(request: Intent, said: Sequence[str]) -> Intent | None:
    wanted = {folded(word) for word in said}
    filters = request.filters
    terms = tuple(term for term in filters.exclude_terms if folded(term) not in wanted)
    if terms != filters.exclude_terms:
        return replace(request, filters=replace(filters, exclude_terms=terms))
    held = {word for word in request.text.split() if folded(word) in wanted}
    if (
        not held
        or not wanted <= {folded(word) for word in (*held, *_SMALL)}
        or request.goods.split(" ")[-1] in held
    ):
        return None
    return _less_words(request, held)


def _less_words(request: Intent, gone: frozenset[str] | set[str]) -> Intent:
    text = " ".join(word for word in request.text.split() if word not in gone)
    flags = tuple(flag for flag in request.filters.flags if not gone.issuperset(words(flag)))
    filters: Filters = replace(request.filters, flags=flags)
    return replace(request, text=text, filters=filters)


def _stem(word: str) -> str:
    """ "stripes" and "striped" alike."""
    return re.sub(r"(?:ing|ed|es|e|d)$", "", word) if len(word) > 4 else word
