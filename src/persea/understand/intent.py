"""Message and history in, Intent out: a fast local parser that needs no model.

It walks the history, so the same conversation gives the same intent whether the server kept it or the caller
sent it along. What it cannot know (does the shop have such a thing?) it leaves as `Likely.MAYBE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from persea.language.plain import reader_text, singular, words
from persea.language.things import thing_named
from persea.store.vocabulary import Vocabulary
from persea.understand.alternatives import either_of
from persea.understand.anew import for_self, other_stuff
from persea.understand.answering import answering
from persea.understand.beside import kindred_request
from persea.understand.care import care_by_rule, emergency, read_care
from persea.understand.cart import deed_intent, read_deed
from persea.understand.circumstance import without_circumstances
from persea.understand.content import (
    FILLER,
    content_of,
    fold,
    goods_of,
    kind_of_goods,
    names_goods,
    nouns_of,
    says_use,
)
from persea.understand.contracted import contracted
from persea.understand.counted import counted
from persea.understand.errand import GIFT
from persea.understand.following import COMPARES, POINTS, follow_up
from persea.understand.for_whom import without_kin
from persea.understand.framed import framed
from persea.understand.giving import Giving, read_giving, without_recipient, without_whose_day
from persea.understand.goods import ask_of_goods
from persea.understand.head import head_of
from persea.understand.house import asks_of_house
from persea.understand.introduction import without_introduction
from persea.understand.kindred import asks_for_another
from persea.understand.leaned import leaned
from persea.understand.liked import like_the_liked
from persea.understand.likely import SHOP_VERB, likely
from persea.understand.limits import Limits, read_limits
from persea.understand.manners import plainly
from persea.understand.needs import is_need, read_need
from persea.understand.no_request import Told, only_tells
from persea.understand.noise import without_noise
from persea.understand.open_words import put_openly
from persea.understand.openly import asks_openly, somebodys_day, with_money_bound
from persea.understand.openness import is_open, is_topic, topic_words
from persea.understand.owned import owned_request
from persea.understand.places import counted_places
from persea.understand.pointing import ORDINALS, subjects, unmarked
from persea.understand.present import (
    Present,
    as_budget,
    as_vegan,
    enough_of,
    read_present,
    telling,
    without_enough,
    without_enough_said,
)
from persea.understand.price_talk import put_prices_plainly
from persea.understand.refusals import put_plainly
from persea.understand.refused_goods import refused_plainly
from persea.understand.retracting import retracted
from persea.understand.rooms import part_of_shop
from persea.understand.roughly import asks_roughly, topic_of_rough
from persea.understand.sayings import as_the_shop_says
from persea.understand.shop_words import brands_in, flags_in
from persea.understand.small_talk import asks_to_write, chats, small_talk, surely_chats
from persea.understand.sold_out import instead_of_gone
from persea.understand.state import State
from persea.understand.stated import as_condition
from persea.understand.story import tells_a_story
from persea.understand.thing import thing_of
from persea.understand.topic import named_topics, superlative, topic_of
from persea.understand.walked import walked
from persea.understand.whose_size import as_fit
from persea.values import Filters, Intent, Kind, Likely, Message, Taken
from persea.values.shopping import Deed, Do


def understand(message: Message, history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> Intent:
    """What `message` asks for, given the earlier messages (oldest first)."""
    if urgent := emergency(message, history):
        return urgent
    state = come_to(history, vocabulary, currency).at(message)
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
    state, part = come_to(history, vocabulary, currency), framed(part, vocabulary.locale)
    return subjects(part, state.shown, state.screen) or (state.focus[:1] if POINTS.search(part) else ())


def come_to(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> State:
    """What the conversation has come to (oldest first)."""

    def read(said: str, state: State) -> Intent:
        return _read(said, state, vocabulary, currency)

    return walked(history, vocabulary, currency, read)


def only_talks(said: str, vocabulary: Vocabulary) -> bool:
    """Whether `said` surely asks for nothing, and nobody need look it up."""
    text = contracted(" ".join(reader_text(said).lower().split()), is_english=True)
    return small_talk(text) is not None or _told(text, vocabulary) is not None


def _told(text: str, vocabulary: Vocabulary) -> Told | None:
    return (
        only_tells(text, partial(names_goods, vocabulary=vocabulary)) if vocabulary.locale == "en" else None
    )


def compares(message: Message) -> bool:
    """Whether `message` asks how things differ."""
    return COMPARES.search(reader_text(message.text).lower()) is not None


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
    return _generic(goods_of(vocabulary), vocabulary.flags, vocabulary.options)


@lru_cache(maxsize=2)
def _generic(
    goods: frozenset[str], flags: frozenset[str], options: tuple[tuple[str, frozenset[str]], ...]
) -> frozenset[str]:
    values = (value for _, known in options for value in known)
    said = (word for text in (*flags, *values) for word in words(text))
    return goods | {singular(word) for word in said} | FILLER | frozenset(ORDINALS)


def _read(written: str, state: State, vocabulary: Vocabulary, currency: str) -> Intent:
    if put := leaned(written, state.request, vocabulary, currency):
        return put
    text = contracted(
        re.sub(r"\s+", " ", reader_text(written)).strip().lower(), is_english=vocabulary.locale == "en"
    )
    deed = read_deed(text, currency)
    if (
        deed
        and not _is_price(deed, state)
        and not _takes_back(deed, text, state)
        and not _asks_for_goods(deed, text)
        and not _asks_of_shop(deed, text, vocabulary)
    ):
        return deed_intent(deed, subjects(text, state.shown, state.screen), state.focus, state.shown)
    if greeted := small_talk(text):
        return Intent(greeted)
    if news := _told(text, vocabulary):
        return Intent(news.kind, written if news.kind is Kind.TALK else "")
    if not (state.shown or state.request) and vocabulary.locale == "en" and tells_a_story(text):
        return Intent(Kind.TALK, written)
    said, text = text, with_money_bound(put_openly(without_noise(text)))
    text = re.sub(
        r"\b(?:stocking (?:filler|stuffer)s?|presents?)\b(?! (?:day|time|moment))", "gift", text
    )  # as shops call it
    text = said_plainly(text, vocabulary)
    text = read_need(text, vocabulary, goods_asked=bool(state.request and state.request.goods))
    text = re.sub(r"\b(something|anything|things?) to eat\b", r"\1 food", text)
    if talk := small_talk(text):
        return Intent(talk)
    if asks_to_write(text):
        topic = read_care(text, about_goods=False)
        return Intent(Kind.TALK, written, care=topic.care if topic else None)
    if theirs := owned_request(unmarked(text), state, vocabulary, currency):
        return theirs
    if own := for_self(text, state) or other_stuff(text, state):
        return own
    if state.shown or state.request:
        enough = enough_of(text, vocabulary) if vocabulary.locale == "en" else ()
        if enough and state.request:
            text = without_enough_said(text)
        follow = follow_up(text, state, vocabulary, currency)
        if follow is not None:
            return replace(follow, filters=without_enough(follow.filters, enough))
    elif kindred := _beside_a_name(text, vocabulary, currency):
        return kindred
    told = without_introduction(unmarked(text))
    giving = read_giving(told)
    limits = counted(read_limits(told, vocabulary, currency), vocabulary)
    rest = without_circumstances(without_whose_day(limits.rest))
    content = content_of(without_recipient(rest) if giving.is_gift else rest, vocabulary)
    content = [word for word in content if word not in limits.filters.exclude_terms]
    content, giving = without_kin(told, content, giving)
    if giving.occasion and giving.is_gift:
        content = [word for word in content if word not in giving.occasion]
    names = any(names_goods(word, vocabulary) for word in content)
    named = names or thing_named(" ".join(content))
    if not (state.shown or state.request) and vocabulary.locale == "en" and asks_openly(told):
        day = somebodys_day(told)
        beside = [word for word in content if word not in day]
        if not (any(names_goods(word, vocabulary) for word in beside) or thing_named(" ".join(beside))):
            rough = _roughly(told, content, limits, giving, vocabulary, anew=True)
            return rough if rough and rough.filters.categories else _anything(limits, giving, day)
    if told != unmarked(text) and not names and not SHOP_VERB.search(told):
        return Intent(Kind.TALK, written)  # somebody introduces themselves, and says what they never wear
    asks_goods = SHOP_VERB.search(told) is not None or limits.filters != Filters()
    if not asks_goods and (talked := surely_chats(said)):
        return Intent(talked, written if talked is Kind.TALK else "")
    if (
        not (named or SHOP_VERB.search(told) or limits.filters != Filters())
        and (chat := chats(said))
        and not asks_of_house(text, vocabulary.locale)
    ):
        return Intent(chat, written if chat is Kind.TALK else "")
    if (wanted := _open(told, content, limits, giving, vocabulary)) is not None:
        return wanted
    if giving.is_gift and vocabulary.locale == "en" and not read_care(told, about_goods=True):
        plain = rest.replace(giving.occasion, " ") if giving.occasion else rest
        present = read_present(told, plain, vocabulary)
        limits = replace(limits, filters=_for_present(present, limits.filters, told, currency, vocabulary))
        if present.content:
            content = list(dict.fromkeys((*flags_in(words(told), vocabulary), *present.content)))
        elif telling(content) and not limits.filters.categories and (names or len(content) <= _STORY):
            pass  # no part of the shop is known for what is told: its words may be found
        elif GIFT.search(told) or SHOP_VERB.search(told) or giving.asks or limits.filters.max_price:
            return _to_give(limits, giving)
    if rough := _roughly(told, content, limits, giving, vocabulary, anew=not state.shown):
        return rough
    text = told
    shopping = likely(text, limits, content, vocabulary)
    if (giving.is_gift and content and shopping is Likely.MAYBE) or (giving.asks and content):
        shopping = Likely.YES
    topic = read_care(text, about_goods=shopping is Likely.YES)
    if topic is None and (asked := _asked_of_goods(text, limits, shopping, vocabulary)):
        return asked
    if shopping is Likely.NO or topic:
        return Intent(Kind.TALK, written, care=topic.care if topic else None)
    request = _request(limits, content, shopping, vocabulary, text, giving)
    if _is_rough(request, giving, vocabulary) and is_topic(text) and (topic_said := topic_words(content)):
        sure = Likely.YES if SHOP_VERB.search(text) or "something" in text else request.shopping
        request = replace(request, text=" ".join(topic_said), is_open=True, shopping=sure)
    request = answering(request, state.request)
    return request if limits.quantity is None else replace(request, quantity=limits.quantity)


def _goods(text: str, content: list[str], vocabulary: Vocabulary) -> str:
    """What is asked for, and not what it is for: the charger of "a charger for my phone"."""
    told = set(content)
    ahead = content_of(_FOR_ANOTHER_THING.split(text, maxsplit=1)[0], vocabulary)
    head = kind_of_goods([word for word in ahead if word in told], vocabulary)
    return head or kind_of_goods(content, vocabulary)


_FOR_ANOTHER_THING = re.compile(
    r"\b(?:(?<!look )(?<!looking )(?<!search )(?<!searching )(?<!hunting )(?<!shopping )(?<!asking )for|to fit|that fits?|compatible with|to go (?:with|on|in)|to put (?:on|in)|to hold|to carry|to charge) (?:my|our|his|her|their|the|an?|use with)\b"
)


def _is_rough(request: Intent, giving: Giving, vocabulary: Vocabulary) -> bool:
    """Whether no goods are named, or only a department that nothing is called by: "lighting"."""
    nouns = nouns_of(vocabulary)
    is_wide = not request.goods or (bool(nouns) and fold(request.goods, vocabulary.locale) not in nouns)
    return is_wide and not (request.thing or giving.is_gift or request.order or request.filters.options)


_STORY = 2  # words beside whom a present is for; more that name no goods tell a story
_OF_PRICES = (Do.WATCH, Do.JUDGE)
_MANY = 20  # of one thing in a cart; from here on "make it 50" is what may be spent


def said_plainly(text: str, vocabulary: Vocabulary) -> str:
    """`text` (lower-case reader text) without courtesies, with limits, refusals and wishes in the words that the rules read."""
    text = as_condition(put_plainly(plainly(put_prices_plainly(refused_plainly(text, vocabulary)))))
    text = like_the_liked(text)
    return instead_of_gone(counted_places(as_fit(as_the_shop_says(text, vocabulary), vocabulary)))


def _takes_back(deed: Deed, text: str, state: State) -> bool:
    """Whether "scrap the budget" takes back a wish, and nothing out of a cart."""
    if deed.do is not Do.REMOVE or deed.sure or deed.points or state.request is None:
        return False
    left = retracted(text, state.request)
    return left is not None and left.request != state.request


_LIMITED = re.compile(
    r"^(?:which|what|any|show|find|looking|do you have|have you got|got any)\b(?!.*\b(?:it|this|that|these|those|them)\b).*\b(?:under|below|less than|up to|cheaper than|at most)\s*[$€£]?\d"
)


def _asks_for_goods(deed: Deed, text: str) -> bool:
    """Whether what seems to ask about a price, or to watch one, asks to be shown something."""
    return deed.do in _OF_PRICES and (asks_for_another(text) or _LIMITED.match(text) is not None)


def _asks_of_shop(deed: Deed, text: str, vocabulary: Vocabulary) -> bool:
    """Whether what seems a deed asks what the shop itself does: "until when may they go back?", "will you wrap it?"."""
    matter = asks_of_house(text, vocabulary.locale) if deed.do in (*_OF_PRICES, Do.ADD) else None
    return matter is not None and (deed.do in _OF_PRICES or matter.subject == "gift wrapping")


def _is_price(deed: Deed, state: State) -> bool:
    """Whether "make it 350" speaks of the price that was asked for before."""
    filters = state.request.filters if state.request else Filters()
    is_priced = filters.max_price is not None or filters.min_price is not None
    return deed.do is Do.SET and deed.points and is_priced and (deed.quantity or 0) >= _MANY


def _beside_a_name(text: str, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """What is like a product that is named, or goes with it, at the beginning of a conversation."""
    kindred = kindred_request(text, State(), vocabulary, currency)
    return kindred if kindred and kindred.beside else None


def _open(
    text: str, content: list[str], limits: Limits, giving: Giving, vocabulary: Vocabulary
) -> Intent | None:
    """A request that says nothing to search for; None for any other."""
    if (
        limits.order
        or limits.filters.options
        or limits.filters.on_sale
        or limits.filters.age_months is not None
    ):
        return None
    if not is_open(text, content) and not (giving.recipient and not content):
        return None
    if small_talk(text) or (limits.filters != Filters() and giving.is_gift and not giving.recipient):
        return None
    return Intent(
        Kind.FIND,
        _GIFTS.get(vocabulary.locale, "gift") if giving.is_gift else "",
        filters=limits.filters,
        shopping=Likely.YES,
        recipient=giving.recipient,
        occasion=giving.occasion,
        is_open=True,
    )


def _anything(limits: Limits, giving: Giving, day: str) -> Intent:
    """Whatever the shop may have, within what may be spent."""
    filters = Filters(min_price=limits.filters.min_price, max_price=limits.filters.max_price)
    return Intent(
        Kind.FIND,
        "gift" if giving.is_gift or day else "",
        filters=filters,
        shopping=Likely.YES,
        recipient=giving.recipient,
        occasion=giving.occasion or day,
        is_open=True,
    )


def _for_present(
    present: Present, filters: Filters, text: str, currency: str, vocabulary: Vocabulary
) -> Filters:
    """`filters` with what a present says beside its words."""
    categories, flags = present.categories, flags_in(words(text), vocabulary)
    if not (present.content or categories) and filters.age_months is not None:
        categories = part_of_shop("", ("toys",), vocabulary)
    filters = as_vegan(as_budget(without_enough(filters, present.enough), text, currency), flags)
    return replace(filters, categories=categories, flags=flags)


def _to_give(limits: Limits, giving: Giving) -> Intent:
    """Something for somebody, of the part of the shop that they may like; no kind of thing was named."""
    return Intent(
        Kind.FIND,
        "gift",
        filters=limits.filters,
        order=limits.order,
        shopping=Likely.YES,
        recipient=giving.recipient,
        occasion=giving.occasion,
        is_open=True,
    )


def _roughly(
    text: str, content: list[str], limits: Limits, giving: Giving, vocabulary: Vocabulary, *, anew: bool
) -> Intent | None:
    """A request that only tells what it is to do with, for which the shop has a part; None for any other."""
    if giving.is_gift or limits.order or limits.filters.options or care_by_rule(text):
        return None
    if not asks_roughly(text, vocabulary):
        return None
    part = part_of_shop(text, topic_of_rough(text, content, vocabulary), vocabulary)
    told = topic_words(content)
    if not part and (not (told or anew) or any(names_goods(word, vocabulary) for word in told)):
        return None
    if not (part or told) and limits.filters.age_months is not None:
        part = part_of_shop("", ("toys",), vocabulary)
    filters = replace(limits.filters, categories=part)
    return Intent(
        Kind.FIND, "" if part else " ".join(told), filters=filters, shopping=Likely.YES, is_open=True
    )


def _asked_of_goods(text: str, limits: Limits, shopping: Likely, vocabulary: Vocabulary) -> Intent | None:
    """A question about a kind of goods, which nobody but the records may answer."""
    if limits.filters != Filters() or limits.order or SHOP_VERB.search(text) or COMPARES.search(text):
        return None
    if shopping is not Likely.NO and not named_topics(text) and not superlative(text):
        return None
    return ask_of_goods(text, vocabulary)


_GIFTS = {"de": "geschenk", "es": "regalo", "fr": "cadeau"}


def _request(
    limits: Limits,
    content: list[str],
    shopping: Likely,
    vocabulary: Vocabulary,
    text: str,
    giving: Giving,
) -> Intent:
    named = any(names_goods(word, vocabulary) for word in content) or thing_named(" ".join(content))
    if (GIFT.search(text) and not content) or (
        giving.recipient and not named and not GIFT.search(" ".join(content))
    ):
        content = ["gift", *content]
    filters = replace(
        limits.filters, brands=brands_in(content, vocabulary), flags=flags_in(content, vocabulary)
    )
    head = head_of(text, content, vocabulary)
    goods = "" if says_use(text) else head.goods or ("" if head.text else _goods(text, content, vocabulary))
    goods = "" if is_need(text, goods) else goods
    named_in = head.text if head.text and goods == head.goods else text
    return Intent(
        Kind.FIND,
        " ".join(dict.fromkeys(content)),
        goods=goods,
        thing=thing_of(named_in, [word for word in content if word in words(named_in)], goods),
        filters=filters,
        order=limits.order,
        shopping=shopping,
        recipient=giving.recipient,
        occasion=giving.occasion,
        choices=either_of(text, content, vocabulary),
    )
