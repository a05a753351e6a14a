"""Puts the record's own figure where a model left a slot, or where it wrote a wrong one of a surely named product.

A sentence is rewritten only where it is plain (no markup that could hide something), agrees with nobody ("yes, as you
say"), names one product, is English, counts nothing, and exactly one figure in it is wrong: a price, a rating, a number of reviews, a weight.
Whatever comes out is read by the lock again before it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from persea.compose import phrases
from persea.compose.bare import is_scale
from persea.compose.counts import counted_mention
from persea.compose.evidence import Evidence, find_mentions
from persea.compose.figures import is_derived
from persea.compose.reading import Reading, range_of
from persea.language.numbers import Figure
from persea.language.plain import reader_text
from persea.values import Record

_SLOT = re.compile(
    r"\{(?P<field>price|regular_price|list_price|rating|reviews|weight|stock)\}", re.IGNORECASE
)
_ANY_SLOT = re.compile(r"\{[a-z_ ]{2,30}\}", re.IGNORECASE)
_AGREES = re.compile(
    r"\b(?:yes|right|correct|exactly|indeed|confirm\w*|agree\w*|as you (?:say|said|mention\w*|wrote|read|saw|put)|you(?:'re| are) right|thanks for|true|"
    r"you (?:mention|say|said|told|heard|read))\b",
    re.IGNORECASE,
)
_SHOWY = re.compile(
    r"\b(?:only|just|merely|less than|under|below|over|above|more than|cheap\w*|expensive|bargain|steal|save\w*|saving\w*|off|discount\w*|"
    r"reduced|sale|down|from|up to|about|around|roughly|nearly|almost|some|half|twice|together|total|both|each|limit|budget|not|n't|never|"
    r"was|were|instead|rather|regular\w*|usual\w*|normal\w*|before|than|difference)\b",
    re.IGNORECASE,
)
_MENDED = {"price": "price", "rating": "rating", "reviews": "rating_count", "weight": "weight"}


def filled(sentence: str, evidence: Evidence) -> str | None:
    """`sentence` with its slots filled ("the Alder Lamp at {price}"); None where one cannot be."""
    while slot := _SLOT.search(sentence):
        before = find_mentions(reader_text(sentence[: slot.start()]), evidence)
        whole = find_mentions(reader_text(sentence), evidence)
        meant = before[-1:] or whole[:1]
        if not meant or len(meant[0].indices) != 1:
            return None
        value = _value(evidence.records[min(meant[0].indices)], slot["field"].lower())
        if not value:
            return None
        sentence = f"{sentence[: slot.start()]}{value}{sentence[slot.end() :]}"
    return None if _ANY_SLOT.search(sentence) else sentence


def has_slot(sentence: str) -> bool:
    return bool(_ANY_SLOT.search(sentence))


def rewritten(sentence: str, kinds: tuple[str, ...], evidence: Evidence) -> Iterator[str]:
    """`sentence` with one figure put right, in each way that is safe; nothing where none is."""
    kind = kinds[0] if len(kinds) == 1 else ""
    text = reader_text(sentence)
    plain = re.sub(r"\*\*", "", sentence) == text and re.search(r"[.!?]\W*$", text) is not None
    if kind not in (*_MENDED, "currency") or not plain or _AGREES.search(text) or _SHOWY.search(text):
        return
    mentions = find_mentions(text, evidence)
    if len({mention.indices for mention in mentions}) != 1 or len(mentions[0].indices) != 1:
        return
    record = evidence.records[min(mentions[0].indices)]
    reading = Reading(text, mentions, evidence)
    if (
        any(counted_mention(figure, reading) for figure in reading.figures)
        or sum(figure.is_money for figure in reading.figures) > 1
    ):
        return
    wrong = [figure for figure in reading.figures if _is_of(kind, figure, reading)]
    value = _value(record, _MENDED.get(kind, "price"))
    if kind == "weight" and (
        not re.search(
            r"\bweigh(?:s|ing)?\s*(?:in at )?$", text[: wrong[0].start] if wrong else "", re.IGNORECASE
        )
        or any(known.unit == "g" for known in evidence.sources[min(mentions[0].indices)].figures)
    ):
        return  # a record may have several: of the contents, of one part
    if len(wrong) != 1 or not value or range_of(wrong[0], reading):
        return
    written = text[wrong[0].start : wrong[0].end].rstrip()
    place = sentence.find(written)
    if place >= 0 and sentence.count(written) == 1:
        unit = re.search(r"\s?(?:stars?|reviews?|ratings?|customers|people|buyers)$", written, re.IGNORECASE)
        yield f"{sentence[:place]}{value}{unit[0] if unit else ''}{sentence[place + len(written) :]}"


def _is_of(kind: str, figure: Figure, reading: Reading) -> bool:
    if is_derived(figure, reading.text) or is_scale(figure, reading.text):
        return False
    if kind in ("price", "currency"):
        return figure.is_money
    if kind == "weight":
        return figure.unit == "g"
    if kind == "rating":
        return figure.unit == "star" or (
            figure.unit == "" and figure.decimals == 1 and figure.value <= Decimal(5)
        )
    return figure.unit in ("review", "person") or (figure.unit == "" and figure.value > 5)


def _value(record: Record, field: str) -> str:
    """The field in words, as composed answers write it; "" where the record does not have it."""
    if field == "price":
        return str(record.price) if record.price and record.highest_price is None else ""
    if field in ("regular_price", "list_price"):
        return str(record.list_price) if record.list_price else ""
    if field == "rating":
        return f"{record.rating:.1f}" if record.rating and record.rating_count else ""
    if field in ("reviews", "rating_count"):
        return f"{record.rating_count:,}" if record.rating_count else ""
    if field == "weight":
        return phrases.weight(record.weight_g) if record.weight_g else ""
    return str(record.stock) if record.stock is not None else ""
