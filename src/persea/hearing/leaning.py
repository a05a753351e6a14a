"""Takes what is said in the middle of a search as a condition of it, where the words alone name no goods but the goods that are
looked for have them: "only ones you can put in the washer", after a list of plush animals.

The rules of `understand` know the shop's yes/no attributes and options; what else tells products of that kind apart, their
records say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.gather.search import search
from persea.gather.worded import reword
from persea.house import House
from persea.language.plain import reader_text, words
from persea.store.records import read_records
from persea.understand.content import content_of
from persea.understand.following import narrowed
from persea.understand.framed import framed
from persea.understand.intent import come_to
from persea.understand.limits import read_limits
from persea.understand.manners import plainly
from persea.understand.pointing import unmarked
from persea.values import Filters, Intent, Kind, Message, Record

_LOOKED_AT = 60
_MOST_WORDS = 24
_FEW = 3
_OF_THESE = re.compile(r"\b(?:ones?|only|but|must|should|they|it)\b")
_ASKS_ELSE = re.compile(
    r"^(?:who|why|when|where|how|tell me|explain|write|what(?:'s| is| are| do| does| about your)|do you (?:ship|deliver|offer|accept|take)|can i (?:return|pay|track))\b"
)


async def lean(
    intent: Intent, message: Message, history: Sequence[Message], house: House, currency: str, *, has_it: bool
) -> Intent:
    """`intent`, or the request before it under what `message` says of the goods that it is for; `has_it`: whether the shop
    holds every word of it: then all of it has to be said of these goods."""
    is_unplaced = intent.kind is Kind.TALK or (
        intent.kind is Kind.FIND
        and not (intent.refines or intent.is_open or intent.recipient or intent.goods)
        and (not intent.thing or _OF_THESE.search(message.text.lower()) is not None)
    )
    if intent.care is not None or not is_unplaced:
        return intent
    request = come_to(history, house.vocabulary, currency).request
    text = unmarked(plainly(reader_text(framed(message.text, house.shop.locale)).lower()))
    if request is None or not request.goods or _ASKS_ELSE.search(text) or len(text.split()) > _MOST_WORDS:
        return intent
    limits = read_limits(text, house.vocabulary, currency)
    said = content_of(limits.rest, house.vocabulary)
    async with house.database.connection() as conn:
        wording = await reword(conn, request.goods, house.lexicon)
        found = await search(
            conn, wording, Filters(), embed=house.embed, k=_LOOKED_AT, goods=request.goods, exact_first=True
        )
        records = await read_records(conn, [hit.record.id for hit in found.hits if hit.every_word])
    told = [_values(record) for record in records]
    heard = [held for word in said if (held := _apart(word, told)) is not None]
    if has_it and (len(heard) < len(said) or len(said) > _FEW):
        return intent
    if not heard and limits.filters == Filters() and limits.order is None:
        return intent
    return narrowed(limits, heard, request, house.vocabulary)


def _values(record: Record) -> dict[str, str]:
    """Words of what the record states, by their stems."""
    stated = [value for _, held in (*record.options, *record.attributes) for value in held]
    flags = [name for name, held in record.attributes if held and held[0].lower() in ("yes", "no")]
    return {_stem(word): word for part in (record.title, *stated, *flags) for word in words(part)}


def _apart(word: str, told: Sequence[dict[str, str]]) -> str | None:
    """`word` as the goods have it, where some have it and some do not."""
    stem = _stem(word)
    holding = [values[stem] for values in told if stem in values]
    return holding[0].lower() if holding and (len(holding) < len(told) or len(told) == 1) else None


def _stem(word: str) -> str:
    """ "washer", "washable" and "wash" alike; "striped" and "stripes"."""
    plain = re.sub(r"(?:able|ing|ed|er|es|s|e)$", "", word.lower()) if len(word) > 3 else word.lower()
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", plain)
