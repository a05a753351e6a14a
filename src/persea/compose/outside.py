"""The lock for talk that is not about goods: what a weak model may not state, and what nobody may say of the shop.

A capable model's general knowledge is its own, figures and all. Of the shop, its goods, orders and ways it has no
evidence there, so nothing of them leaves.
"""

from __future__ import annotations

import re

from persea.compose.evidence import Evidence
from persea.compose.gloss import READ, glossed, language_of
from persea.compose.heard import Fate, Heard
from persea.compose.lock import is_talk
from persea.compose.offers import ACT, ALWAYS_CLAIMED, DISCLAIMS, DISCOUNT, POLICY
from persea.compose.prompt import ALL_RULES
from persea.compose.provenance import of_the_model
from persea.compose.quotes import ADDRESS, OTHER_SCHEME
from persea.compose.ranking import SUPERLATIVES
from persea.compose.secrets import tells_secret
from persea.compose.stock import AVAILABLE, SOLD_OUT
from persea.language.numbers import find_figures
from persea.language.plain import reader_text


def reasons_in_talk(sentence: str) -> tuple[str, ...]:
    """Why `sentence` of general talk must not leave when a weak model wrote it: it states a figure."""
    text = reader_text(sentence)
    if ADDRESS.search(sentence):
        return ("link",)
    spoken = [figure for figure in find_figures(text.lower()) if not (figure.spelled and figure.value <= 2)]
    return ("figure",) if spoken or re.search(r"\d", text) else ()


def read_of_weak(sentence: str) -> Heard:
    """A weak model's general talk: no figures at all."""
    kinds = reasons_in_talk(sentence)
    return Heard(sentence, "" if kinds else sentence, kinds, Fate.DROPPED if kinds else Fate.SAID)


def read_of_capable(sentence: str) -> Heard:
    """A capable model's general talk: its figures pass, marked as its own; of the shop it may claim nothing."""
    kinds = ("secret",) if tells_secret(sentence, ALL_RULES) else reasons_about_shop(sentence)
    if kinds:
        return Heard(sentence, "", kinds, Fate.DROPPED)
    return Heard(sentence, sentence, (), Fate.SAID, of_the_model(sentence))


_ABOUT_SHOP = re.compile(
    r"\b(?:we (?:have|sell|offer|stock|carry|ship|deliver|give|also)|our (?:shop|store|products?|prices?|range|stock|customers|delivery|returns?|warranty|team|support)|"
    r"\d+ ?(?:%|percent) off|coupons?|promo codes?|vouchers?|flash sale|everything (?:is|at|for)|all items|for new customers|this (?:shop|store)|in stock|on sale|sold out|add(?:ed)? to (?:your )?cart|your (?:order|parcel|package|cart|basket|account|refund)|"
    r"(?:shipping|delivery|returns?|refunds?|(?:the|our) warranty) (?:is|are|takes?|costs?|within|covers?|lasts?))\b",
    re.IGNORECASE,
)


_SITE = re.compile(
    r"(?<![\w.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|shop|store|example|info|biz|online|site|app|xyz|top|ru|cn|de|fr|es|uk|eu|ch|at|it|nl|exe)\b",
    re.IGNORECASE,
)
_ITS_PRICE = re.compile(
    r"\W*(?:it|this|that|they|these|the (?:first|second|third|last|other) one)\b[^.]{0,30}\b(?:costs?|is|are|sells?|sell)\b[^.]{0,20}"
    r"(?:[$€£¥]|\b(?:dollars?|euros?|pounds?|francs?|yen)\b)",
    re.IGNORECASE,
)
_NOTHING = Evidence(())


def reasons_about_shop(sentence: str) -> tuple[str, ...]:
    """Why `sentence` of a capable model's general talk must not leave: it claims something of the shop,
    of which general talk has no evidence. What else it says is its own."""
    text = reader_text(sentence)
    if ADDRESS.search(sentence) or ADDRESS.search(text) or OTHER_SCHEME.search(text) or _SITE.search(text):
        return ("link",)
    locale = language_of(text, (), _NOTHING)
    if locale in READ:
        text = glossed(text, locale, ())
    if ACT.search(text):
        return ("act",)
    if _ITS_PRICE.match(text):
        return ("shop",)
    if is_talk(text) or not _ABOUT_SHOP.search(text):
        return ()
    if DISCLAIMS.search(text):
        return ()
    claims = (
        re.search(r"\d", text)
        or find_figures(text.lower())
        or any(
            pattern.search(text)
            for pattern in (
                SOLD_OUT,
                AVAILABLE,
                DISCOUNT,
                POLICY,
                ALWAYS_CLAIMED,
                *(p for p, _, _ in SUPERLATIVES),
            )
        )
    )
    return ("shop",) if claims else ()
