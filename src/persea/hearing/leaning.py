"""Takes what is said in the middle of a search as a condition of it, where the words alone name no goods but the goods that are
looked for have them: "only ones you can put in the washer", after a list of plush animals.

The rules of `understand` know the shop's yes/no attributes and options; what else tells products of that kind apart, their
records say. What was said before is put the same way, so that a conversation means the same whoever kept it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.gather.of_a_kind import OfAKind, of_a_kind, stem
from persea.gather.search import holds_every_word
from persea.gather.worded import reword
from persea.hearing.wishes import Said, wishes_of
from persea.house import House
from persea.language.plain import reader_text, words
from persea.language.sexes import sex_of
from persea.understand.beside import KINDRED
from persea.understand.content import names_goods
from persea.understand.framed import LEANS, framed
from persea.understand.intent import come_to, said_plainly, understand
from persea.understand.leaned import leaned
from persea.understand.manners import plainly
from persea.understand.noise import without_noise
from persea.understand.other_goods import asks_for_others, names_category
from persea.understand.pointing import unmarked
from persea.understand.refusals import put_plainly
from persea.understand.repriced import bare_price
from persea.understand.retracting import retracted
from persea.understand.returning import gone_back
from persea.understand.state import State
from persea.values import Filters, Intent, Kind, Likely, Message, Role

_MOST_WORDS = 30
_FEW = 3
_OF_THESE = re.compile(
    r"\b(?:ones?|only|but|must|should|they|it|it's|them|needs?|has to|have to|prefer\w*|rather|instead|actually|make|with|without|no|not|nothing|any|also|too|either)\b"
)
_IN_PASSING = re.compile(
    r"(?:[\s,.!;-]+(?:sweet|cool|nice|great|lovely|perfect|brilliant|awesome|cheers|ta|thanks|mate|love|dear|boss|legend|eh|pal|hun|champ|please|tho|though|grand|super|sorted))+[\s.!]*$|(?<=[.!?]) (?:sorry|thanks)[\s.!]*$"
)
_ASKS_ELSE = re.compile(
    r"^(?:who|why|when|where|how|tell me|explain|write|what(?:'s| is| are| do| does| would| should| could| can| have you| about your)|do you (?:ship|deliver|offer|accept|take)|can i (?:return|pay|track))\b"
)


async def lean(
    intent: Intent, message: Message, history: Sequence[Message], house: House, currency: str, *, has_it: bool
) -> Intent:
    """`intent`, or the request before it under what `message` says of the goods that it is for; `has_it`: whether the shop
    holds every word of it."""
    state = come_to(history, house.vocabulary, currency)
    said = await _heard(intent, message, state, house, currency, has_it=has_it)
    if said is None:
        return intent
    put = leaned(said.leaning.put(), state.request, house.vocabulary, currency)
    return intent if put is None else replace(put, reread=intent.reread)


async def with_leanings(history: Sequence[Message], house: House, currency: str) -> list[Message]:
    """The messages of the person that leaned on the request before them, put so that the rules read them as that."""
    whole = list(history)
    for at, message in enumerate(whole):
        if message.role is not Role.USER or not any(one.product_ids for one in whole[:at]):
            continue
        intent = understand(message, whole[:at], house.vocabulary, currency)
        state = come_to(whole[:at], house.vocabulary, currency)
        has_it = await holds_it(intent, house)
        said = await _heard(intent, message, state, house, currency, has_it=has_it)
        if said is not None:
            whole[at] = replace(message, text=said.leaning.put())
    return whole


async def holds_it(intent: Intent, house: House) -> bool:
    """Whether the shop holds every word of a request that may be one for goods."""
    if intent.shopping is not Likely.MAYBE:
        return False
    async with house.database.connection() as conn:
        return await holds_every_word(conn, await reword(conn, intent.text, house.lexicon))


async def _heard(
    intent: Intent, message: Message, state: State, house: House, currency: str, *, has_it: bool
) -> Said | None:
    """The words of `message` that tell the goods of the request before it apart, and its conditions; None where it does not
    lean on it."""
    request = state.request
    if (
        intent.care is not None
        or intent.kind not in (Kind.TALK, Kind.FIND)
        or request is None
        or not request.goods
    ):
        return None
    if request.kind in KINDRED or (intent.is_open and not intent.refines) or message.text.startswith(LEANS):
        return None
    written = " ".join(reader_text(framed(message.text, house.shop.locale)).lower().split())
    plain = without_noise(unmarked(written))
    if _ASKS_ELSE.search(plain) or len(plain.split()) > _MOST_WORDS:
        return None
    if intent.refines and not _adds(intent, request):
        return None
    if gone_back(plain, state, house.vocabulary) or retracted(plain, request):
        return None
    async with house.database.reading() as conn:
        kind = await of_a_kind(conn, state.shown, request.goods, house.vocabulary)
    if not kind.products:
        return None
    sizes = house.vocabulary.option_named("size")
    # In the shop's words, and where these goods have other words for it as it was said.
    for put in dict.fromkeys((said_plainly(plain, house.vocabulary), put_plainly(plainly(plain)))):
        text = bare_price(_IN_PASSING.sub("", put), request, sizes[1] if sizes else frozenset())
        said = wishes_of(text, request, kind, house.vocabulary, currency, state.shown)
        if said.heard or said.leaning.measures or said.leaning.refused:
            break
    return said if intent.refines or _leans(said, intent, request, kind, house, has_it=has_it) else None


def _adds(intent: Intent, request: Intent) -> bool:
    """Whether it is the request with more words or other conditions, and nothing else."""
    if (intent.relatives and intent.relatives != request.relatives) or intent.order is not request.order:
        return False
    before, now = set(request.text.split()), set(intent.text.split())
    return (
        now > before
        or intent.filters.exclude_terms != request.filters.exclude_terms
        or intent.recipient != request.recipient
    )


def _leans(said: Said, intent: Intent, request: Intent, kind: OfAKind, house: House, *, has_it: bool) -> bool:
    before = {stem(word) for word in request.text.split()}

    def is_other(word: str) -> bool:
        is_same = (
            stem(word) in kind.kinds
            or stem(word) in before
            or stem(word) in kind.names
            or kind.everywhere(word)
        )
        return not is_same and names_goods(word, house.vocabulary)

    def is_value(word: str) -> bool:
        if names_category(word, said.text, said.content, house.vocabulary):
            return False
        return kind.apart(word) is not None or kind.flag(word) is not None

    if asks_for_others(said.text, said.content, is_other, is_value):
        return False
    if intent.thing and not any(kind.says(word) or stem(word) in kind.kinds for word in words(intent.thing)):
        return False
    has_conditions = said.limits.filters != Filters() or said.limits.order is not None
    of_sexes = bool(said.unheard) and all(sex_of(word) for word in said.unheard)
    if not (said.heard or has_conditions or of_sexes or said.leaning.refused or said.leaning.measures):
        return False
    of_these = _OF_THESE.search(said.text) is not None or not has_it
    if of_these or said.heard or of_sexes:
        return True
    return len(said.unheard) <= _FEW and not any(_is_several(word) for word in said.unheard)


def _is_several(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
