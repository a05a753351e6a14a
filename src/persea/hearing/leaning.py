"""Takes what is said in the middle of a search as a condition of it, where the words alone name no goods but the goods that are
looked for have them: "only ones you can put in the washer", after a list of plush animals.

The rules of `understand` know the shop's yes/no attributes and options; what else tells products of that kind apart, their
records say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.gather.search import holds_every_word, search
from persea.gather.worded import reword
from persea.house import House
from persea.language.plain import reader_text, words
from persea.store.records import read_records
from persea.understand.content import content_of
from persea.understand.following import narrowed
from persea.understand.framed import framed
from persea.understand.intent import come_to, understand
from persea.understand.limits import Limits, read_limits
from persea.understand.manners import plainly
from persea.understand.pointing import unmarked
from persea.values import Filters, Intent, Kind, Likely, Message, Record, Role

_LOOKED_AT = 60
_MOST_WORDS = 24
_FEW = 3
_OF_THESE = re.compile(r"\b(?:ones?|only|but|must|should|they|it)\b")
_ASKS_ELSE = re.compile(
    r"^(?:who|why|when|where|how|tell me|explain|write|what(?:'s| is| are| do| does| about your)|do you (?:ship|deliver|offer|accept|take)|can i (?:return|pay|track))\b"
)


@dataclass(frozen=True, slots=True)
class _Leaning:
    """What a message says of the goods of the request before it."""

    words: list[str]
    """As these goods have them."""
    limits: Limits
    beside: str
    """The message without its words for goods: its conditions, as they were said."""


async def lean(
    intent: Intent, message: Message, history: Sequence[Message], house: House, currency: str, *, has_it: bool
) -> Intent:
    """`intent`, or the request before it under what `message` says of the goods that it is for; `has_it`: whether the shop
    holds every word of it: then all of it has to be said of these goods."""
    request = come_to(history, house.vocabulary, currency).request
    heard = await _heard(intent, message, request, house, currency, has_it=has_it)
    if heard is None or request is None:
        return intent
    return narrowed(heard.limits, heard.words, request, house.vocabulary)


async def with_leanings(history: Sequence[Message], house: House, currency: str) -> list[Message]:
    """The messages of the person that leaned on the request before them, put so that the rules read them as that."""
    whole = list(history)
    for at, message in enumerate(whole):
        if message.role is not Role.USER or not any(one.product_ids for one in whole[:at]):
            continue
        intent = understand(message, whole[:at], house.vocabulary, currency)
        request = come_to(whole[:at], house.vocabulary, currency).request
        has_it = await holds_it(intent, house)
        heard = await _heard(intent, message, request, house, currency, has_it=has_it)
        if heard is not None and heard.words:
            whole[at] = replace(message, text=f"only {' '.join(heard.words)} {heard.beside}".strip())
    return whole


async def holds_it(intent: Intent, house: House) -> bool:
    """Whether the shop holds every word of a request that may be one for goods."""
    if intent.shopping is not Likely.MAYBE:
        return False
    async with house.database.connection() as conn:
        return await holds_every_word(conn, await reword(conn, intent.text, house.lexicon))


async def _heard(
    intent: Intent, message: Message, request: Intent | None, house: House, currency: str, *, has_it: bool
) -> _Leaning | None:
    """The words of `message` that tell the goods of `request` apart, and its conditions; None where it does not lean on it."""
    is_unplaced = intent.kind is Kind.TALK or (
        intent.kind is Kind.FIND
        and not (intent.refines or intent.is_open or intent.recipient or intent.goods)
    )
    if intent.care is not None or not is_unplaced or request is None or not request.goods:
        return None
    text = unmarked(plainly(reader_text(framed(message.text, house.shop.locale)).lower()))
    if _ASKS_ELSE.search(text) or len(text.split()) > _MOST_WORDS:
        return None
    limits = read_limits(text, house.vocabulary, currency)
    said = content = content_of(limits.rest, house.vocabulary)
    async with house.database.connection() as conn:
        wording = await reword(conn, request.goods, house.lexicon)
        found = await search(
            conn, wording, Filters(), embed=house.embed, k=_LOOKED_AT, goods=request.goods, exact_first=True
        )
        records = await read_records(conn, [hit.record.id for hit in found.hits if hit.every_word])
    told = [_values(record) for record in records]
    names = {
        _stem(word)
        for record in records
        for name, _ in (*record.options, *record.attributes)
        for word in words(name)
    }
    heard = [held for word in said if (held := _apart(word, told)) is not None]
    said = [
        word for word in said if word in heard or _stem(word) not in names
    ]  # "four wheels": of wheels they are told
    of_goods = _OF_THESE.search(text) is not None or not (has_it or intent.thing)
    is_named = any(word not in heard or _is_several(word) for word in said)  # "spices" asks for spices
    if not of_goods and (is_named or len(said) > _FEW):
        return None
    if not heard and limits.filters == Filters() and limits.order is None:
        return None
    beside = " ".join(word for word in text.replace(",", " ").split() if word.strip(".!?;:") not in content)
    return _Leaning(heard, limits, beside)


def _values(record: Record) -> dict[str, str]:
    """Words of what the record states, by their stems."""
    stated = [value for _, held in (*record.options, *record.attributes) for value in held]
    flags = [name for name, held in record.attributes if held and held[0].lower() == "yes"]
    return {_stem(word): word for part in (record.title, *stated, *flags) for word in words(part)}


def _apart(word: str, told: Sequence[dict[str, str]]) -> str | None:
    """`word` as the goods have it, where some have it and some do not."""
    stem = _stem(word)
    holding = [values[stem] for values in told if stem in values]
    return holding[0].lower() if holding and (len(holding) < len(told) or len(told) == 1) else None


def _is_several(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _stem(word: str) -> str:
    """ "washer", "washable" and "wash" alike; "striped" and "stripes"."""
    plain = re.sub(r"(?:able|ing|ed|er|es|s|e)$", "", word.lower()) if len(word) > 3 else word.lower()
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", plain)
