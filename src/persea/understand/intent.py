"""Message and history in, Intent out: a fast local parser that needs no model.

It walks the history, so the same conversation gives the same intent whether the server kept it or the caller
sent it along. What it cannot know (does the shop have such a thing?) it leaves as `Likely.MAYBE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from persea.language.colours import COLOURS
from persea.language.plain import reader_text, singular, words
from persea.store.vocabulary import Vocabulary
from persea.understand.care import emergency, read_care
from persea.understand.cart import deed_intent, read_deed
from persea.understand.circumstance import without_circumstances
from persea.understand.content import (
    FILLER,
    content_of,
    fold,
    goods_of,
    kind_of_goods,
    names_goods,
    says_use,
    unmeasured,
)
from persea.understand.errand import ANEW, GIFT, changed, changes_mind, says_trait
from persea.understand.framed import framed
from persea.understand.goods import ask_of_goods
from persea.understand.limits import Limits, read_limits
from persea.understand.names import asked_of, compared_parts
from persea.understand.red_flags.read import red_flag
from persea.understand.stated import as_condition
from persea.understand.thing import names_a_thing, thing_of
from persea.understand.topic import beside_topic, named_topics, superlative, topic_of
from persea.values import Filters, Intent, Kind, Likely, Message, Order, Relative, Role, Taken

_GREET = re.compile(
    r"^(?:hi|hiya|hello|hey|yo|good (?:morning|afternoon|evening|day)|greetings|howdy|hallo|hola|bonjour|sup|"
    r"what's up)(?: there| all| persea| everyone)?[\s!.,]*(?:how are you(?: doing| today)?\??)?[\s!.]*$|"
    r"^how are you(?: doing| today)?\s*\??$"
)
_THANKS = re.compile(
    r"^(?:ok(?:ay)?,? |great,? |perfect,? |cool,? |no,? |nice,? |awesome,? )*(?:thanks?(?: you)?|thx|ty|cheers|much appreciated|"
    r"bye|goodbye|see you|that's (?:all|great|perfect|it)|that is all|perfect|great|awesome|cool|nice|ok(?:ay)?)"
    r"(?: so much| very much| a lot| a bunch| for (?:your|the|all the) (?:help|info|advice))*(?:,? (?:bye|persea|that's all|that helps|that's helpful))*[\s!.:)]*$"
)
_HELP = re.compile(
    r"^(?:help|help me|what can you do|who are you|what are you|how does this work|what is this|"
    r"are you (?:a |an )?(?:human|bot|robot|ai|real person|real|person)|what(?:'s| is) your name|what is persea|"
    r"what can (?:i|you) (?:ask|help)(?: you)?(?: with)?|what do you (?:do|sell|have|carry))\b[\s?!.]*(?:for me)?[\s?!.]*$"
)
SHOP_VERB = re.compile(
    r"\b(?:looking for|look for|searching for|in the market for|shopping for|i(?:'m| am) after|i(?:'d| would) like|"
    r"i (?:really )?(?:need|want)|we (?:need|want)|need(?:s)?|want(?:s)?(?! to know)|buy(?:ing)?|purchase|recommend|suggest|show me|"
    r"find me|got any|any (?:good|nice|decent)|do (?:you|u|ya) (?:have|sell|carry|stock|got)|have (?:you|u) got|"
    r"gifts?|presents?|(?:something|anything|ideas?) (?:for|to|nice|warm|useful)|what .{0,30}do you (?:have|sell|recommend)|sell me|order)\b"
)
_CREATE = re.compile(
    r"\b(?:write|compose|draft) (?:me |us )?(?:an?|the|some|my)\b|\b(?:haiku|poem|limerick|joke|riddle|lyrics|essay|story about|"
    r"translate|summari[sz]e|proofread|python|javascript|code|recipe|sing (?:me )?)\b"
)
_KNOWLEDGE = re.compile(
    r"^(?:so |and |ok |please |hey )*(?:what(?:'s| is| are| was| were| does| do(?! you))|who(?:'s| is| was| are| wrote| invented| won)?\b|why\b|"
    r"when(?:'s| is| was| did| does| do)|where (?:is|are|was|were|does|do|did|can)|how (?:do|does|did|to|can|should|many|long|far|tall|old|big|high|deep|fast|come|is|are)\b|"
    r"explain|define|calculate|convert|solve|tell me (?:a |an |about|how|why|what|who|something)|can (?:i|my|we)\b|how much (?!is|are|does|do (?:they|these|those|the)|for|would)|which (?:stocks|shares|country|planet|president)\b|may i\b|am i\b|should i (?!get|buy|choose|pick)|is it\b|is there (?:a )?(?:life|god)|"
    r"is (?!the|this|that|it|there)[a-z]+ |are (?!there|these|those|the|they|you)[a-z]+ |does (?!it|the|this|that)[a-z]+ |will (?:it|i|the)\b|do (?!you|they|these|those|the|any)[a-z]+ )"
)
_CONNECTS = re.compile(
    r"^(?:no,|nope,|ok,|(?:and|but|or|no|nope|only|just|with|without|in|for|ok,? (?:and|but)|what about|how about|"
    r"also|now|actually|instead|rather|maybe|make (?:it|that|them)|that's too|too|(?:anything|something) (?:in|with|without|under|below|between|less|that)|preferably|ideally|"
    r"any in|any with|got any|same|sorry,?|i meant|under|below|less than|over|between|up to|max|size|non|not|nothing|must|should|it (?:must|should|has)|they (?:must|should|have))\b)"
)
_MORE = re.compile(
    r"^(?:(?:can you |could you |please |ok,? |and )*(?:show|give|see|got|find|any|are there|have you got|do you have)? ?(?:me |us )?"
    r"(?:any |some |the |a few )?(?:more|others?|next|rest|anything else|something else|what else|else)"
    r"(?: of (?:them|these|those)| like (?:these|those|this|that)| options| ones?| choices| results| please| page| products| is there| do you have| have you got)*)[\s?!.]*$|"
    r"^(?:what else(?: do you have| is there| have you got)?|anything else|other options|next page|show more|more options)[\s?!.]*$"
)
_COMPARE = re.compile(r"\b(?:compare|comparison|difference between|differences?|versus|vs)\b")
_RELATIVES: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (Order.CHEAPEST, re.compile(r"\b(?:cheaper|less expensive|less pricey|lower[- ]priced?|more affordable|less costly|"
                                r"(?:too|so|bit|little|rather|pretty) (?:expensive|pricey|dear|much|steep|costly)|lower price|"
                                r"(?:spend|pay) less|out of my budget|over my budget)\b")),
    (Order.PRICIEST, re.compile(r"\b(?:pricier|more expensive|fancier|higher[- ]end|more premium|posher|better quality|"
                                r"(?:too|so) cheap|dearer|nicer ones?)\b")),
    (Order.LIGHTEST, re.compile(r"\b(?:lighter(?! (?:colou?r|shade))|less heavy|too heavy|weighs? less|less weight)\b")),
    (Order.HEAVIEST, re.compile(r"\b(?:heavier|too light|sturdier|weighs? more)\b")),
    (Order.BEST_RATED, re.compile(r"\b(?:better[- ](?:rated|reviewed|reviews|ratings?)|higher[- ]rated|more stars)\b")),
)  # fmt: skip
_PICKS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (Order.CHEAPEST, re.compile(r"\b(?:cheapest|least expensive|most affordable|lowest price|costs? (?:the )?least|cheaper)\b")),
    (Order.PRICIEST, re.compile(r"\b(?:most expensive|priciest|costs? (?:the )?most|highest price)\b")),
    (Order.LIGHTEST, re.compile(r"\b(?:lightest|weighs? (?:the )?least|least heavy|lighter)\b")),
    (Order.HEAVIEST, re.compile(r"\b(?:heaviest|weighs? (?:the )?most|heavier)\b")),
    (Order.BEST_RATED, re.compile(r"\b(?:(?:best|highest|top)[- ]?(?:rated|reviewed)|(?:best|highest) (?:reviews?|ratings?)|"
                                  r"most stars|better rated)\b|\bwhich (?:one |ones )?(?:would|do|should|wud) (?:you|u|i) (?:pick|choose|recommend|get|take|buy)\b|\bwhich (?:one )?is (?:the )?best\b(?! for)")),
)  # fmt: skip
_WHICH = re.compile(r"\b(?:which|what(?:'s| is)?|who(?:'s)?)\b")
_WHICH_HAS = re.compile(
    r"^(?:and |so |ok )?which (?:one |ones )?(?:of (?:these|those|them) )?(?:has|have|lasts?|runs?|holds?|fits?|comes? (?:in|with))\b"
)
_OF_THESE = re.compile(
    r"\b(?:of (?:these|those|them|the (?:two|three|four|five|six|lot|bunch)|all)|one(?:s)?\b|the \w+est\b)"
)
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
             "5th": 5, "sixth": 6, "6th": 6, "last": -1, "latter": -1, "former": 1}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:the |that |this )?(?P<word>{'|'.join(_ORDINALS)})\b(?! (?:aid|time|name|class|day|week|year|of all))"
    r"(?:\s+(?:and|or|&|,)\s+(?:the )?(?P<then>" + "|".join(_ORDINALS) + r")\b)?"
    r"(?:\s+(?P<count>two|three|four|2|3|4)\b)?|(?:#|\bnumber |\bno\. ?|\boption |\bitem |\bproduct )(?P<number>[1-9]|one|two|three|four|five)\b"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_BUY = re.compile(r"\b(?:how (?:do|can) i (?:buy|order|pay|purchase))\b")
_POINTS = re.compile(
    r"\b(?:it|its|it's|they|they're|them|these|those|this|that|that's|this one|that one|both|either)\b"
)
_PLURAL = re.compile(r"\b(?:they|they're|them|these|those|both|all|any|which)\b")
_QUESTION = re.compile(
    r"^(?:and |but |ok |so |hmm,? |great,? )*(?:do|does|is|are|has|have|can|could|will|would|what|which|how|who|when|where|tell me|"
    r"more (?:about|info|details?)|details?|describe|reviews?|ratings?|any (?:reviews|info))\b"
)


@dataclass(frozen=True, slots=True)
class _State:
    """What the conversation has come to: the last request for goods, and what was last shown."""

    request: Intent | None = None
    shown: tuple[str, ...] = ()
    """The list that "the second one" counts in."""
    focus: tuple[str, ...] = ()
    """What "it" means: the last that was shown, which may be one out of the list."""


def understand(message: Message, history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> Intent:
    """What `message` asks for, given the earlier messages (oldest first)."""
    if urgent := emergency(message, history):
        return urgent
    state = _come_to(history, vocabulary, currency)
    read = framed(message.text, vocabulary.locale)
    intent = _read(read, state, vocabulary, currency)
    if read is not message.text and intent.care is None and intent.shopping is not Likely.YES:
        intent = _of_care(message.text, intent)
    return replace(intent, text=message.text) if intent.kind is Kind.TALK else intent


def _of_care(said: str, intent: Intent) -> Intent:
    """`intent` where `said`, in the person's own language, asks of nothing that needs care."""
    topic = read_care(said, about_goods=intent.kind not in (Kind.TALK, Kind.FIND))
    return Intent(Kind.TALK, said, care=topic.care, spoken=topic.language) if topic else intent


def pointed_at(
    part: str, history: Sequence[Message], vocabulary: Vocabulary, currency: str
) -> tuple[str, ...]:
    """The products that `part` of a message points to without a name: "it", "the second one"."""
    state, part = _come_to(history, vocabulary, currency), framed(part, vocabulary.locale)
    return at_places(part, state.shown) or (state.focus[:1] if _POINTS.search(part) else ())


def _come_to(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> _State:
    state, asked, named, sides = _State(), None, "", False
    for earlier in history:
        if earlier.role is Role.USER and (flag := red_flag(earlier.text)) and flag.is_sure:
            asked, named, sides = None, "", False  # nothing of it is a request
        elif earlier.role is Role.USER:
            said = framed(earlier.text, vocabulary.locale)
            intent = _read(said, state, vocabulary, currency)
            asked = intent if intent.kind in (Kind.FIND, Kind.MORE) else None
            if intent.kind is Kind.ASK and _is_fresh(intent.text.split(), state, vocabulary):
                asked = replace(intent, kind=Kind.FIND, topic=())  # what it asks about is shown
            named, sides = asked_of(said), len(compared_parts(said)) > 1
            if sides:
                asked = None  # it names products, and asks for no list of them
            if asked and asked.shopping is Likely.YES and not named:
                state = replace(state, request=asked)
        elif earlier.role is Role.ASSISTANT and earlier.product_ids:
            if asked and not (named and len(earlier.product_ids) == 1):
                state = replace(state, request=asked)  # it was for goods: goods were shown
            # an answer about some of the list leaves the list standing; a new list replaces it
            part = asked is None and not sides and set(earlier.product_ids) < set(state.shown)
            state = replace(
                state, focus=earlier.product_ids, shown=state.shown if part else earlier.product_ids
            )
    return state


def compares(message: Message) -> bool:
    """Whether `message` asks how things differ."""
    return _COMPARE.search(reader_text(message.text).lower()) is not None


def ask_about(product_ids: Sequence[str], message: Message) -> Intent:
    """What `message` wants of the products that it calls by their full names, in its order."""
    if len(product_ids) > 1 and compares(message):
        return Intent(Kind.COMPARE, subject_ids=tuple(product_ids), shopping=Likely.YES)
    topic = topic_of(reader_text(message.text).lower(), [])
    return Intent(Kind.ASK, subject_ids=tuple(product_ids[:1]), topic=topic, shopping=Likely.YES)


def ask_named(taken: Taken, message: Message, vocabulary: Vocabulary) -> Intent:
    """What `message` asks about the product that it calls by a part of its name."""
    text = reader_text(message.text).lower()
    rest = " ".join(re.sub(rf"\b{re.escape(taken.said)}\b", " ", " ".join(text.split())).split())
    topic = topic_of(rest, content_of(rest, vocabulary))
    return Intent(Kind.ASK, subject_ids=(taken.id,), taken=(taken,), topic=topic, shopping=Likely.YES)


def generic_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Singular words that name no product by themselves: kinds of goods, values of options, yes/no attributes."""
    values = (value for _, known in vocabulary.options for value in known)
    said = (word for text in (*vocabulary.flags, *values) for word in words(text))
    return goods_of(vocabulary) | {singular(word) for word in said} | FILLER | frozenset(_ORDINALS)


def _read(written: str, state: _State, vocabulary: Vocabulary, currency: str) -> Intent:
    text = re.sub(r"\s+", " ", reader_text(written)).strip().lower()
    if deed := read_deed(text, currency):
        return deed_intent(deed, at_places(text, state.shown), state.focus, state.shown)
    text = re.sub(
        r"\b(?:stocking (?:filler|stuffer)s?|presents?)\b(?! (?:day|time|moment))", "gift", text
    )  # as shops call it
    text = as_condition(text)
    text = re.sub(r"\b(something|anything|things?) to eat\b", r"\1 food", text)
    for pattern, kind in ((_GREET, Kind.GREET), (_HELP, Kind.HELP), (_THANKS, Kind.THANKS)):
        if pattern.search(text):
            return Intent(kind)
    if _CREATE.search(text) and not re.search(r"\b(?:buy|cook ?book|under|gift)\b", text):
        topic = read_care(text, about_goods=False)
        return Intent(Kind.TALK, written, care=topic.care if topic else None)
    if state.shown or state.request:
        follow_up = _follow_up(text, state, vocabulary, currency)
        if follow_up is not None:
            return follow_up
    limits = read_limits(text, vocabulary, currency)
    content = content_of(without_circumstances(limits.rest), vocabulary)
    shopping = _likely(text, limits, content, vocabulary)
    topic = read_care(text, about_goods=shopping is Likely.YES)
    if topic is None and (asked := _asked_of_goods(text, limits, shopping, vocabulary)):
        return asked
    if shopping is Likely.NO or topic:
        return Intent(Kind.TALK, written, care=topic.care if topic else None)
    return _request(limits, content, shopping, vocabulary, text)


def _asked_of_goods(text: str, limits: Limits, shopping: Likely, vocabulary: Vocabulary) -> Intent | None:
    """A question about a kind of goods, which nobody but the records may answer."""
    if limits.filters != Filters() or limits.order or SHOP_VERB.search(text) or _COMPARE.search(text):
        return None
    if shopping is not Likely.NO and not named_topics(text) and not superlative(text):
        return None
    return ask_of_goods(text, vocabulary)


def _request(
    limits: Limits, content: list[str], shopping: Likely, vocabulary: Vocabulary, text: str
) -> Intent:
    if not content and GIFT.search(text):
        content = ["gift"]
    filters = replace(limits.filters, brands=_brands(content, vocabulary), flags=_flags(content, vocabulary))
    goods = "" if says_use(text) else kind_of_goods(content, vocabulary)
    return Intent(
        Kind.FIND,
        " ".join(content),
        goods=goods,
        thing=thing_of(text, content, goods),
        filters=filters,
        order=limits.order,
        shopping=shopping,
    )


def _follow_up(text: str, state: _State, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """`text` as something said about what was shown or asked before; None where it stands by itself."""
    shown = state.shown
    subjects = at_places(text, shown)
    limits = read_limits(text, vocabulary, currency)
    ahead = _ORDINAL.sub(" ", limits.rest)
    content = [word for word in content_of(ahead, vocabulary) if not _is_comparative(word)]
    fresh = _is_fresh(content, state, vocabulary) or ANEW.search(text) is not None
    fresh = fresh and not says_trait(text)
    telling = [word for word in content if not _known([word], vocabulary)]
    if state.request and not says_trait(text) and changes_mind(text, telling, state.request, fresh=fresh):
        return changed(limits, content, state.request, kind_of_goods(content, vocabulary))
    if shown and _COMPARE.search(text) and not (fresh and _is_fresh(unmeasured(content), state, vocabulary)):
        return Intent(Kind.COMPARE, subject_ids=subjects or shown[:3], shopping=Likely.YES)
    if shown and not fresh:
        for order, pattern in _PICKS:
            if (
                pattern.search(text)
                and (_WHICH.search(text) or _OF_THESE.search(text))
                and not (text.startswith(("anything", "something")))
            ):
                said_superlative = "est" in text or "least" in text or "most" in text or "which" in text
                if said_superlative:
                    several = subjects if len(subjects) > 1 else shown
                    return Intent(Kind.PICK, order=order, subject_ids=several, shopping=Likely.YES)
        if (most := superlative(text)) and set(content) <= {most[0], *_request_words(state)}:
            return _question(subjects or shown, text, [most[1]], limits)
    if shown and _WHICH_HAS.match(text) and limits.filters == Filters() and not limits.order:
        most = superlative(text)
        asked = [word for word in content if not most or word != most[0]]
        return _question(subjects or shown, text, asked, limits)
    if state.request and not fresh:
        for order, pattern in _RELATIVES:
            if pattern.search(text):
                return _relative(order, limits, content, subjects or shown, state.request, vocabulary)
        if _MORE.search(text):
            seen = (*state.request.filters.exclude_ids, *shown)
            return replace(
                state.request,
                kind=Kind.MORE,
                refines=True,
                filters=replace(state.request.filters, exclude_ids=seen),
            )
    if shown and not fresh and _BUY.search(text):
        return Intent(Kind.ASK, subject_ids=subjects or state.focus[:1], topic=("buy",), shopping=Likely.YES)
    if subjects and not content and limits == Limits(limits.rest, Filters()):  # "and the last one?"
        return _question(subjects, text, content, limits)
    if shown and (subjects or (_POINTS.search(text) and not fresh)) and not _CONNECTS.match(text):
        asks = _QUESTION.search(text) or text.endswith("?")
        if subjects and not fresh and (asks or len(content) <= 1):
            return _question(subjects, text, content, limits)
        if asks and not fresh:
            about = shown if _PLURAL.search(text) else state.focus
            return _question(about, text, content, limits)
    if shown and not fresh and _QUESTION.search(text) and named_topics(text) and not beside_topic(content):
        return _question(state.focus, text, content, limits)
    if (
        state.request
        and not fresh
        and not _KNOWLEDGE.search(text)
        and (
            _CONNECTS.match(text)
            or (not content and limits.filters != Filters())
            or (0 < len(content) <= 3 and _known(content, vocabulary) and limits.filters == Filters())
        )
    ):
        return _narrowed(limits, content, state.request, vocabulary)
    return None


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
    narrowed = _narrowed(limits, content, request, vocabulary)
    relatives = tuple(known for known in narrowed.relatives if known.order is not order)
    return replace(
        narrowed, order=order, relatives=(*relatives, Relative(order, than)) if than else relatives
    )


def _narrowed(limits: Limits, content: list[str], request: Intent, vocabulary: Vocabulary) -> Intent:
    """`request` with the new words and conditions put on top; what was said last wins."""
    new, old = limits.filters, request.filters
    before = request.text.split()
    if not COLOURS.isdisjoint(content):  # one colour takes the place of another
        before = [word for word in before if word not in COLOURS]
    known = set(before)
    text = " ".join([*before, *(word for word in content if word not in known)])
    filters = Filters(
        categories=old.categories,
        brands=_brands(content, vocabulary) or old.brands,
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
        exclude_terms=tuple(dict.fromkeys((*old.exclude_terms, *new.exclude_terms))),
        flags=_flags(text.split(), vocabulary),
    )
    return replace(
        request,
        kind=Kind.FIND,
        # "Lighter" spoke of the list before; with new words it is another list that is asked for.
        relatives=request.relatives if text == request.text else (),
        text=text,
        goods=kind_of_goods(text.split(), vocabulary),
        filters=filters,
        order=limits.order or request.order,
        shopping=Likely.YES,
        refines=True,
    )


def at_places(text: str, shown: tuple[str, ...]) -> tuple[str, ...]:
    """The shown products that `text` points to by their place in the list."""
    found: list[str] = []
    for match in _ORDINAL.finditer(text):
        if match["number"]:
            places = [_NUMBERS.get(match["number"]) or int(match["number"])]
        elif match["count"] and _ORDINALS[match["word"]] in (1, -1):
            count = _NUMBERS.get(match["count"]) or int(match["count"])
            whole = list(range(1, len(shown) + 1))
            places = whole[:count] if _ORDINALS[match["word"]] == 1 else whole[-count:]
        else:
            places = [_ORDINALS[word] for word in (match["word"], match["then"]) if word]
        for place in places:
            at = place - 1 if place > 0 else len(shown) + place
            if 0 <= at < len(shown):
                found.append(shown[at])
    return tuple(dict.fromkeys(found))


def _is_comparative(word: str) -> bool:
    return any(pattern.fullmatch(word) for _, pattern in (*_RELATIVES, *_PICKS)) or word in (
        "expensive", "pricey", "heavy", "rated", "cheapest", "lightest", "compare", "versus", "vs", "costs",
        "difference", "between", "both", "first", "second", "third", "last", "than", "differences",
    )  # fmt: skip


def _request_words(state: _State) -> frozenset[str]:
    return frozenset(state.request.text.split()) if state.request else frozenset()


def _is_fresh(content: list[str], state: _State, vocabulary: Vocabulary) -> bool:
    """True where the words name a kind of goods that the request before did not."""
    locale = vocabulary.locale
    before = {fold(word, locale) for word in state.request.text.split()} if state.request else set()
    return any(names_goods(word, vocabulary) and fold(word, locale) not in before for word in content)


def _known(content: list[str], vocabulary: Vocabulary) -> bool:
    """True where every word is a colour, or one of the shop's option values or yes/no attributes ("waterproof")."""
    return all(
        word in COLOURS or word in vocabulary.flags or any(word in values for _, values in vocabulary.options)
        for word in content
    )


def _brands(content: list[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    return _named(vocabulary.brands, content)


def _flags(content: list[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    return _named(vocabulary.flags, content)


def _named(names: frozenset[str], content: list[str]) -> tuple[str, ...]:
    """Those of `names` whose words stand side by side in `content`."""
    said = f" {' '.join(content)} "
    return tuple(name for name, spoken in _spoken(names) if spoken in said)


@lru_cache(maxsize=4)
def _spoken(names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """(name, its words with a blank around each), by name."""
    return tuple((name, f" {' '.join(words(name))} ") for name in sorted(names))


def _likely(text: str, limits: Limits, content: list[str], vocabulary: Vocabulary) -> Likely:
    goods = any(names_goods(word, vocabulary) for word in content)
    named = goods or bool(_brands(content, vocabulary))
    wishes = limits.filters != Filters() or limits.order is not None
    if wishes and not content and not _KNOWLEDGE.search(text) and limits.rest.strip(" ?!.,") == "":
        return Likely.YES  # "under $50" and nothing else
    if limits.filters.on_sale and not content:
        return Likely.YES
    if _KNOWLEDGE.search(text) and not SHOP_VERB.search(text):
        asks_for_goods = (named or wishes) and limits.superlative and bool(content)
        return Likely.YES if asks_for_goods or (named and limits.filters.max_price) else Likely.NO
    if named and (SHOP_VERB.search(text) or wishes or len(content) <= 8):
        return Likely.YES
    if wishes and (content or SHOP_VERB.search(text)):
        return Likely.YES
    if names_a_thing(text, content):
        return Likely.YES
    if SHOP_VERB.search(text) and content:
        return Likely.MAYBE if not GIFT.search(text) else Likely.YES
    return Likely.MAYBE if 0 < len(content) <= 8 else Likely.NO
