"""A message as something said about what was shown or asked for before: a question, a pick, "cheaper", one more condition.

What stands by itself is none of it. English.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.stuffs import is_stuff
from persea.store.vocabulary import Vocabulary
from persea.understand.beside import KINDRED, beside_page, kindred_request
from persea.understand.content import content_of, kind_of_goods, unmeasured
from persea.understand.errand import ANEW, changed, changes_mind, says_trait
from persea.understand.giving import read_giving
from persea.understand.likely import KNOWLEDGE
from persea.understand.limits import Limits, read_limits
from persea.understand.orders import PICKS, RELATIVES, is_comparative
from persea.understand.pointing import ORDINAL, other_of, points_back, subjects, without_pointing
from persea.understand.repriced import bare_price
from persea.understand.retracting import Retracted, retracted
from persea.understand.returning import gone_back
from persea.understand.shop_words import (
    always_with,
    brands_in,
    flags_in,
    is_brand,
    is_known,
    is_stated,
)
from persea.understand.state import State, is_fresh, request_words
from persea.understand.topic import beside_topic, named_topics, superlative, topic_of
from persea.values import Filters, Intent, Kind, Likely, Order, Relative

_CONNECTS = re.compile(
    r"^(?:no,|nope,|ok,|(?:and|but|or|no|nope|only|just|with|without|in|for|ok,? (?:and|but)|what about|how about|"
    r"the ones? (?:in|with|from|by|made|that|which|for|without)|those (?:in|with|from|by|made|that|for)|ones (?:in|with|from|by|made|that|for)|also|now|actually|instead|rather|maybe|make (?:it|that|them)|that's too|too|(?:anything|something) (?:in|with|without|under|below|between|less|that)|preferably|ideally|"
    r"any in|any with|got any|same|sorry,?|i meant|under|below|less than|over|between|up to|max|size|non|not|nothing|must|should|it (?:must|should|has)|they (?:must|should|have))\b)"
)
_MORE = re.compile(
    r"^(?:(?:can you |could you |please |ok,? |and )*(?:show|give|see|got|find|any|are there|have you got|do you have)? ?(?:me |us )?"
    r"(?:any |some |the |a few |anything |something |more )?(?:similar|alternatives|more|others?|next|rest|anything else|something else|what else|else)"
    r"(?: of (?:them|these|those)| like (?:these|those|this|that)| options| ones?| choices| results| please| page| products| is there| do you have| have you got)*)[\s?!.]*$|"
    r"^(?:what else(?: do you have| is there| have you got)?|anything else|other options|next page|show more|more options)[\s?!.]*$"
)
COMPARES = re.compile(
    r"\b(?:side by side|head to head|next to each other|against each other|compare|comparison|difference between|differences?|versus|vs)\b"
)
_WHICH = re.compile(r"\b(?:which|what(?:'s| is)?|who(?:'s)?)\b")
_OF_ONE = re.compile(
    r"^(?:(?:and|but|ok|okay|oh|omg|yes|also|preferably|ideally|maybe|no|well|perfect|great)\W+)*(?:(?:he|she|they|i|we) (?:wants?|needs?|prefers?|would like|'d like|likes?) )?"
    r"(?:it|they|that|one|ones|these|those|them)(?:'s)? (?:with|that|which|should|must|has to|have to|needs? to|to have|ought to)\b"
)
_THAN_FIGURE = re.compile(
    r"\bthan (?:about |around )?(?:[$€£]?\d|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|one hundred|two hundred)\b)"
)
_SUPERLATIVE = re.compile(
    r"\w+est\b|\bleast\b|\bmost\b|\bwhich\b|\bthe (?:cheaper|less expensive|lighter|heavier|pricier|dearer|better rated)\b|\bwhat (?:would|should|do) (?:you|u|i)\b"
)
_VAGUELY = re.compile(r"(?:any|some)thing\b")
_OF_TWO = re.compile(r"\b(?:two|both|either|them|those)\b")
_THAN_IT = re.compile(r"\b(?:it|it's|its|that|that's|this|this one|that one)\b")
_REJECTS = re.compile(
    r"^(?:(?:no|nah|nope|hmm+|ugh|meh|sorry)\W+)*(?:not (?:that|this|those|these|them|it)(?: ones?)?|i (?:don't|do not|didn't) (?:really )?(?:like|want|fancy|love) (?:it|that|this|them|those|these|any of (?:them|these|those))(?: ones?)?"
    r"|not (?:for me|my (?:style|thing|taste)|keen(?: on (?:it|that|them|any))?|what i (?:want|meant|had in mind|was looking for)|convinced|sure about (?:it|that|these|those))|none of (?:them|these|those)|(?:something|anything) different|try again|next)[\s.!,]*$"
)
_WHICH_HAS = re.compile(
    r"^(?:and |so |ok )?which (?:one |ones )?(?:of (?:these|those|them) )?(?:has|have|lasts?|runs?|holds?|fits?|comes? (?:in|with))\b"
)
_OF_THESE = re.compile(
    r"\b(?:of (?:these|those|them|the (?:two|three|four|five|six|lot|bunch)|all)|one(?:s)?\b|the \w+est\b)"
)
_BUY = re.compile(
    r"\bhow (?:do|can) i (?:buy|order|pay|purchase)\b"
)  # what is to be bought is a deed: cart.py
POINTS = re.compile(
    r"\b(?:it|its|it's|they|they're|them|these|those|this|that|that's|this one|that one|both|either)\b"
)
_PLURAL = re.compile(r"\b(?:they|they're|them|these|those|both|all|any|which)\b")
_QUESTION = re.compile(
    r"^(?:and |but |ok |so |hmm,? |great,? )*(?:do|does|is|are|has|have|can|could|will|would|what|which|how|who|when|where|tell me|"
    r"more (?:about|info|details?)|details?|describe|reviews?|ratings?|any (?:reviews|info))\b"
)


_OF_STUFF = re.compile(
    r"\b(?:made (?:of|from|out of)|something|anything|(?:would be|is) (?:better|nicer|best)|rather|instead|preferably|ones?|only)\b"
)
"""How a stuff is asked of what was looked for: "something made of wood would be better"."""


def follow_up(text: str, state: State, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """`text` as something said about what was shown or asked before; None where it stands by itself."""
    if again := gone_back(text, state, vocabulary):
        return again
    if state.page and (beside := beside_page(text, state, vocabulary, currency)):
        return beside
    if kindred := kindred_request(text, state, vocabulary, currency):
        return kindred
    shown = state.shown
    pointed = subjects(text, shown, state.screen) or other_of(text, shown, state.focus, state.looked)
    if not pointed and points_back(text) and shown:
        return _question(shown, "", [], Limits("", Filters()))  # which one is not clear
    if state.request:
        if taken_back := retracted(text, state.request):
            return _without_wishes(taken_back, vocabulary, currency)
        text = bare_price(text, state.request, _sizes(vocabulary))
    limits = read_limits(text, vocabulary, currency)
    ahead = without_pointing(limits.rest)
    content = [word for word in content_of(ahead, vocabulary) if not is_comparative(word)]
    fresh = is_fresh(content, state, vocabulary) or ANEW.search(text) is not None
    fresh = fresh and not (says_trait(text) or _OF_ONE.search(text))
    telling = [word for word in content if not is_known([word], vocabulary)]
    if state.request and not says_trait(text) and changes_mind(text, telling, state.request, fresh=fresh):
        return changed(limits, content, state.request, kind_of_goods(content, vocabulary))
    if shown and COMPARES.search(text) and not (fresh and is_fresh(unmeasured(content), state, vocabulary)):
        if len(pointed) == 1 and len(state.focus) == 1 and state.focus != pointed:
            pointed = (*state.focus, *pointed)  # "compare it with the third one"
        return Intent(Kind.COMPARE, subject_ids=pointed or shown[:3], shopping=Likely.YES)
    if shown and not fresh:
        for order, pattern in PICKS:
            asks = _WHICH.search(text) or _OF_THESE.search(text)
            if pattern.search(text) and asks and _SUPERLATIVE.search(text) and not _VAGUELY.match(text):
                if limits.filters.in_stock and state.request and not pointed:
                    known = [word for word in content if is_known([word], vocabulary)]
                    return replace(narrowed(limits, known, state.request, vocabulary), order=order)
                several = pointed if len(pointed) > 1 else _meant(text, state)
                if state.page and several == (
                    state.page,
                ):  # of one there is no cheapest: others are asked for
                    return kindred_request(f"something similar but {text}", state, vocabulary, currency)
                return Intent(Kind.PICK, order=order, subject_ids=several, shopping=Likely.YES)
        if (most := superlative(text)) and set(content) <= {most[0], *request_words(state)}:
            return _question(pointed or shown, text, [most[1]], limits)
    if shown and _WHICH_HAS.match(text) and limits.filters == Filters() and not limits.order:
        most = superlative(text)
        asked = [word for word in content if not most or word != most[0]]
        return _question(pointed or shown, text, asked, limits)
    if state.request and not fresh:
        for order, pattern in RELATIVES:
            further = pattern.search(text)
            if further and not _THAN_FIGURE.search(text) and not _is_priced(order, limits):
                than = pointed or (state.focus if _THAN_IT.search(text) else shown)
                wished = [word for word in content if word not in further[0].split()]
                return _relative(order, limits, wished, than, state.request, vocabulary)
        if _MORE.search(text) or _REJECTS.search(text):
            seen = (*state.request.filters.exclude_ids, *shown)
            kind = state.request.kind
            return replace(
                state.request,
                kind=kind if kind in KINDRED else Kind.MORE,
                refines=True,
                filters=replace(state.request.filters, exclude_ids=seen),
            )
    if shown and not fresh and _BUY.search(text):
        return Intent(Kind.ASK, subject_ids=pointed or state.focus[:1], topic=("buy",), shopping=Likely.YES)
    if pointed and not content and limits == Limits(limits.rest, Filters()):  # "and the last one?"
        return _question(pointed, text, content, limits)
    asking = bool(
        _QUESTION.search(text) or text.endswith("?") or _ASKED_AHEAD.search(text)
    ) and not _asks_others(text, limits)
    # "and the other one, what is its blade made of?"
    of_one = asking and len(pointed) == 1 and not _WANTS.search(text)
    if shown and (pointed or (POINTS.search(text) and not fresh)) and (of_one or not _CONNECTS.match(text)):
        if pointed and (not fresh or of_one) and (asking or len(content) <= 1):
            return _question(pointed, text, content, limits)
        if asking and not fresh:
            about = shown if _PLURAL.search(text) else state.focus
            return _question(about, text, content, limits)
    if shown and not fresh and _QUESTION.search(text) and named_topics(text) and not beside_topic(content):
        return _question(state.focus, text, content, limits)
    if (
        state.request
        and not fresh
        and not KNOWLEDGE.search(text)
        and (
            _CONNECTS.match(text)
            or _OF_ONE.search(text)
            or _asks_others(text, limits)
            or (not content and limits.filters != Filters())
            or (0 < len(content) <= 3 and is_known(content, vocabulary) and limits.filters == Filters())
            or is_brand(content, vocabulary)
            or (_OF_STUFF.search(text) and 0 < len(content) <= 2 and all(map(is_stuff, content)))
        )
    ):
        giving = read_giving(text)
        put = narrowed(limits, content, state.request, vocabulary)
        return replace(
            put, recipient=giving.recipient or put.recipient, occasion=giving.occasion or put.occasion
        )
    return None


_ASKED_AHEAD = re.compile(
    r"\?\s+(?!.*\b(?:show|find|need|want|looking|search|recommend|suggest|any|some|something)\b)[^?]+$"
)
"""A question, and behind it what is only told: "may it go in the dishwasher? my hands hurt."."""
_WANTS = re.compile(
    r"\b(?:show|find|need|want|looking|search|get|buy|recommend|suggest|similar|like|goes? with|match\w*|together|which (?!one\b|of\b)\w+)\b"
)
_OTHERS = re.compile(
    r"\b(?:anything|something|any(?: others?| of them)?|some|got one|ones?|do you have|have you got|are there|is there|got any)\b"
)


def _asks_others(text: str, limits: Limits) -> bool:
    """Whether it asks for others under a limit: "a bit much, those. Anything under 100?" """
    filters = limits.filters
    is_limited = filters.max_price or filters.min_price or filters.max_weight_g or filters.min_rating
    return bool(is_limited) and _OTHERS.search(text) is not None


def _is_priced(order: Order, limits: Limits) -> bool:
    """Whether a price is named: "too dear, anything under 100" asks for no more than that."""
    named = limits.filters.max_price or limits.filters.min_price
    return order in (Order.CHEAPEST, Order.PRICIEST) and named is not None


def _sizes(vocabulary: Vocabulary) -> frozenset[str]:
    option = vocabulary.option_named("size")
    return option[1] if option else frozenset()


def _without_wishes(taken: Retracted, vocabulary: Vocabulary, currency: str) -> Intent:
    """What is left, under what else was said."""
    limits = read_limits(taken.rest, vocabulary, currency)
    content = [
        word
        for word in content_of(ORDINAL.sub(" ", limits.rest), vocabulary)
        if is_known([word], vocabulary) or is_stated(word, vocabulary)
    ]
    return narrowed(limits, content, taken.request, vocabulary)


def _meant(text: str, state: State) -> tuple[str, ...]:
    """Of which the most is asked for: all that is shown, or the two that were looked at last."""
    return state.focus if _OF_TWO.search(text) and len(state.focus) == 2 else state.shown


def _question(subjects: tuple[str, ...], text: str, content: list[str], limits: Limits) -> Intent:
    filters, topic = limits.filters, topic_of(text, content)
    if filters.min_price or filters.max_price:  # "it's $5, right?"
        topic = ("price", *topic)
    return Intent(Kind.ASK, filters=filters, subject_ids=subjects, topic=topic, shopping=Likely.YES)


def _relative(
    order: Order,
    limits: Limits,
    content: list[str],
    than: tuple[str, ...],
    request: Intent,
    vocabulary: Vocabulary,
) -> Intent:
    put = narrowed(limits, content, request, vocabulary)
    if (
        order is Order.CHEAPEST and put.filters.max_price is None
    ):  # the least that was named before stands against it
        put = replace(put, filters=replace(put.filters, min_price=None))
    relatives = tuple(known for known in put.relatives if known.order is not order)
    return replace(put, order=order, relatives=(*relatives, Relative(order, than)) if than else relatives)


def _must_nots(
    old: tuple[str, ...], new: tuple[str, ...], content: list[str], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """What was refused and is asked for now is refused no longer; nor what comes with all that is: solar, of "solar LED"."""
    wanted = {folded(word) for word in content}
    wanted |= {folded(term) for term in old if any(always_with(word, term, vocabulary) for word in content)}
    return tuple(dict.fromkeys((*(term for term in old if folded(term) not in wanted), *new)))


def narrowed(limits: Limits, content: list[str], request: Intent, vocabulary: Vocabulary) -> Intent:
    """`request` with the new words and conditions put on top; what was said last wins."""
    new, old = limits.filters, request.filters
    before = request.text.split()
    if not COLOURS.isdisjoint(content):  # one colour takes the place of another
        before = [word for word in before if word not in COLOURS]
    refused = {folded(term) for term in new.exclude_terms}
    before = [word for word in before if word == request.goods or folded(word) not in refused]
    known = set(before)
    text = " ".join([*before, *(word for word in content if word not in known)])
    filters = Filters(
        categories=old.categories,
        brands=brands_in(content, vocabulary) or old.brands,
        min_price=new.min_price or (None if new.max_price else old.min_price),
        max_price=new.max_price or (None if new.min_price else old.max_price),
        in_stock=new.in_stock or old.in_stock,
        on_sale=new.on_sale or old.on_sale,
        max_weight_g=new.max_weight_g or old.max_weight_g,
        min_weight_g=new.min_weight_g or old.min_weight_g,
        min_rating=new.min_rating or old.min_rating,
        options=new.options or old.options,
        people=new.people or old.people,
        age_months=old.age_months if new.age_months is None else new.age_months,
        exclude_terms=_must_nots(old.exclude_terms, new.exclude_terms, content, vocabulary),
        flags=flags_in(text.split(), vocabulary),
        either=old.either,
        measures=old.measures,
    )
    return replace(
        request,
        kind=request.kind if request.kind in KINDRED else Kind.FIND,
        is_open=False,
        # "Lighter" spoke of the list before; with new words it is another list that is asked for.
        relatives=request.relatives if text == request.text else (),
        text=text,
        goods=request.goods if request.goods in text.split() else kind_of_goods(text.split(), vocabulary),
        filters=filters,
        order=limits.order or request.order,
        shopping=Likely.YES,
        refines=True,
    )
