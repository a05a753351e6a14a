"""Which of a shop's own words may be passed on.

Descriptions and attributes are written by whoever can put a line into a feed. Said by us they would carry our
word, so a sentence or value with an address, with a price that is not the product's own, or with orders for whoever
reads it, goes no further: neither to a person nor to a language model. Titles stay as they are. Of the shop's own
pages what gives orders or leads to another address is left out, too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.numbers import find_figures, names_money
from persea.language.plain import reader_text, sentences
from persea.values import Guide, Money, Record, currency_exponent

ADDRESS = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.)[^\s)\]>]+", re.IGNORECASE)
DOMAIN = re.compile(
    r"(?<![\w.@-])(?=[a-z0-9.-]*[a-z][a-z0-9-]*\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\b", re.IGNORECASE
)
"""An address without its beginning: shop.example."""


_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?]{0,40}\b(?:instructions?|rules?|prompts?|orders?|above|previous|prior)\b|"
    r"\b(?:system|developer|maintenance|god) (?:prompt|mode|update|message)\b|\bsystem\s*:|\[/?INST\]|<\|?(?:im_start|im_end|system)|tool_call|tool_result|"
    r"\b(?:ai|llm|chat ?bots?|bots?|language models?|(?<!google )(?<!voice )assistants?|ai agents?)\b[^.!?,;]{0,30}\b(?:must|shall|should|has to|have to|is required|are required)\b|"
    r"\b(?:the|any|dear|to the|an) (?:ai|llm|chat ?bot|bot|language model|assistant|model)s? (?:that reads|who reads|reads?|states?|says?|knows|empties|tells|writes)\b|"
    r"(?:^|\W)(?:ai|ai assistants?|chat ?bot|bot|assistants?|dear language model)\s*[:,]\s+(?:please|from now|be|run|list|play|to show|state|say|use|tell|output|print|repeat|replace|describe|insert|append|call|count|my)\b|"
    r"\bif the reader is a (?:bot|machine|model)\b|\bassistants state\b|\bto (?:refresh|load) the\b[^.!?]{0,40}\bplease run\b|"
    r"\b(?:note|instruction|message) (?:to|for) (?:the |any )?(?:ai|assistant|bot|model|reader)s?\b|\bfor ai\b|@assistant|"
    r"\bwhen (?:asked|you answer|someone asks)\b|\bnew instruction|\bpriority 0\b|\bbefore (?:answering|you answer)\b|\b(?:in|end|with) your (?:next )?(?:answer|reply|response)\b|"
    r"\b(?:please )?(?:tell|say) (?:this |it )?(?:to )?(?:all|everyone|the customers?|people|them) (?:who|that)\b|\bdecode\b[^.!?]{0,40}\b(?:and do|obey|text|line)\b|"
    r"\b(?:print|repeat|output|reveal|list) (?:your|the|all|everything)\b[^.!?]{0,40}\b(?:prompt|instructions?|above|variables|customers|keys?|password)\b|"
    r"\bignoriere\b[^.!?]{0,40}\banweisungen\b|\bignorez\b[^.!?]{0,40}\binstructions\b|\bignora\b[^.!?]{0,40}\binstrucciones\b|"
    r"\bзабудь\b|\bассистент\b|指示[^。]{0,12}無視|ignor\w* le istruzioni|ignore as instru",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"<[^<>]*(?:\bon\w+\s*=|display:\s*none|font-size:\s*0|\bhidden\b)[^<>]*>|<!--|<(?:script|iframe|system|tool)\b|\{\{",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"\d ?(?:%|percent) off\b|\b(?:coupon|promo(?:tion)? code|discount code|voucher)", re.IGNORECASE
)
OTHER_SCHEME = re.compile(r"\b(?:data|javascript|vbscript|file|blob)\s*:\s*[^\s]", re.IGNORECASE)


def gives_orders(text: str) -> bool:
    """Whether `text`, as it was written, speaks to a machine that reads it instead of to a shopper."""
    return bool(_ORDERS.search(reader_text(text)) or _ORDERS.search(text) or _MARKED.search(text))


def quotable_page(guide: Guide) -> Guide:
    """`guide` without the sentences that give orders or lead to an address other than its own."""
    own = (guide.url or "").split("/")[2] if (guide.url or "").count("/") >= 2 else ""
    kept = [
        part
        for part in sentences(guide.body)
        if not gives_orders(part)
        and not OTHER_SCHEME.search(part)
        and not any(own == "" or own not in url for url in ADDRESS.findall(reader_text(part)))
    ]
    return guide if len(kept) == len(sentences(guide.body)) else replace(guide, body="".join(kept))


def quotable(record: Record) -> Record:
    """`record` without what must not be passed on."""
    said = (
        record.description,
        *(f"{name}: {value}" for name, values in record.attributes for value in values),
    )
    if _may_be_quoted("\n".join(said), record):
        return record  # as nearly always
    kept = "".join(part for part in sentences(record.description) if _may_be_quoted(part, record))
    attributes = (
        (name, tuple(value for value in values if _may_be_quoted(f"{name}: {value}", record)))
        for name, values in record.attributes
    )
    return replace(
        record, description=kept, attributes=tuple((name, values) for name, values in attributes if values)
    )


def _may_be_quoted(text: str, record: Record) -> bool:
    plain = reader_text(text).lower()
    if gives_orders(text) or OTHER_SCHEME.search(text) or _REDUCED.search(text):
        return False
    if ADDRESS.search(text.lower()) or ADDRESS.search(plain) or DOMAIN.search(plain):
        return False
    own = (record.price, record.list_price, record.highest_price)
    currency = record.price.currency if record.price else "USD"
    return not names_money(plain) or all(
        Money(round(figure.value * 10 ** currency_exponent(figure.unit)), figure.unit) in own
        for figure in find_figures(plain, currency)
        if figure.is_money
    )
