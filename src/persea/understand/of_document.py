"""What a message wants of a document that was handed over: to have it told, asked, summed up, or looked for in the shop. English."""

from __future__ import annotations

import re
from enum import StrEnum

from persea.language.plain import reader_text


class Wants(StrEnum):
    TOLD = "told"
    """Nothing is asked: what it is, is told."""
    GOODS = "goods"
    """What it lists or describes is looked for in the shop."""
    SUM = "sum"
    """What it comes to in all."""
    NET = "net"
    """The same without tax."""
    ITEMS = "items"
    """What was bought, or how many."""
    MOST = "most"
    LEAST = "least"
    ANSWER = "answer"


_POLITE = re.compile(
    r"^(?:(?:hi|hey|hello|ok|okay|so|and|well|please|thanks|thank you|persea)\b[\s,!.]*)+|[\s,]*(?:please|thanks|thank you)?[\s.!]*$",
    re.I,
)
_NOTHING = re.compile(
    r"(?:here(?:'s| is| it is| you go| you are)?|see|look(?: at)?|check|attached|there you go|have a look|read|open|take a look(?: at)?|for you)?"
    r"(?: ?(?:this|it|that|them|these|a|an|the|my|our|attached|file|document|pdf|receipt|invoice|bill|manual|spec(?:s|ification)?(?: ?sheet)?|data ?sheet|label|nutrition label|photo|scan|page|one))*"
    r"|what(?:'s| is| are) (?:this|that|these|it)(?: (?:document|file|pdf|paper|about))*|what(?:'s| is) (?:in|on) (?:this|it|the (?:document|file|pdf))|what (?:can|could|should) i ask(?: (?:you )?about (?:this|it))?|what do you (?:see|think)(?: of (?:this|it))?",
    re.I,
)  # fmt: skip
_GOODS = re.compile(
    r"\b(?:do|does|would|can|could) (?:you|u|the shop|this shop|your shop|the store)(?: guys)? (?:also )?(?:have|sell|stock|carry|offer|get|find)\b[^?]{0,40}\b(?:these|those|them|this|that|it|any of (?:it|this|these|those|them)|one|items?|things?|products?|something|anything|like)\b"
    r"|\b(?:got|have you got|any of) (?:any of )?(?:these|those|them|this|it)\b"
    r"|\b(?:find|show|get|search(?: for)?|look(?: for)?|recommend|suggest|need|want|buy|order|re-?order|shop for)\b(?: me| us| up)?[^?]{0,30}\b(?:like (?:this|that|it|these)|these|those|them|this|same|similar|equivalent|alternatives?|matching|match(?:es)? this|with (?:these|those|this|the same) specs?|of (?:these|those|them))\b"
    r"|\b(?:anything|something|one|products?|items?) (?:like|similar to|that (?:matches|fits|meets)) (?:this|that|it|these)\b|\b(?:which|what) of (?:these|those|them) (?:do|can|could) (?:you|i)\b"
    r"|\bcan i (?:get|buy|order|find) (?:any of )?(?:these|those|them|this|it|all (?:of )?(?:this|these|them))\b",
    re.I,
)  # fmt: skip
_SUM = re.compile(
    r"\bhow much (?:did|have|do|does) (?:i|we|it|this|that|all(?: of)? (?:this|it|that)|everything)(?: all)? (?:spen[dt]|pa(?:y|id)|cost|come to|owe|have to pay)\b(?! (?:for|in tax|tax|on|late|back|before|without))[^?]*$"
    r"|\b(?:grand |overall )?total\b(?! (?:fat|carb|sugar|weight|length|height|capacity|power))|\b(?:in all|in total|altogether|(?:it )?all together|all in all)\b|\bwhat did (?:i|we|it) (?:spend|pay|cost)(?: in all| in total)?\W*$"
    r"|\b(?:the )?sum\b|\badd (?:it |them )?(?:all )?up\b",
    re.I,
)  # fmt: skip
_OTHER_LANGUAGES = (
    (
        Wants.TOLD,
        re.compile(
            r"(?:hier(?: ist| bitte)?|bitte|siehe?|was ist das|was steht (?:da|hier|darin|drin)|aqu[íi](?: est[áa])?|qu[ée] es (?:esto|eso)|voici|voil[àa]|qu'est-ce que c'est)(?: (?:das|die|der|mein|meine|dokument|rechnung|anleitung|el|la|mi|documento|factura|manual|le|mon|ma|facture|notice))*",
            re.I,
        ),
    ),
    (
        Wants.GOODS,
        re.compile(
            r".*(?:\b(?:habt ihr|haben sie|gibt es) (?:das|die|diese|davon|so (?:was|etwas|eins?)|etwas (?:davon|[äa]hnliches))\b|\bso (?:eins?|etwas|einen|eine) wie (?:das|dies)|\bfinde? (?:mir )?(?:etwas [äa]hnliches|so (?:eins?|etwas))\b"
            r"|\b(?:ten[ée]is|tienen|tienes) (?:esto|estos|estas|algo (?:as[íi]|parecido|similar))\b|\balgo (?:as[íi]|parecido|similar) a esto\b|\b(?:avez-vous|vous avez|as-tu) (?:[çc]a|cela|ceux-ci|ces articles|quelque chose de (?:semblable|similaire))\b).*",
            re.I,
        ),
    ),
    (
        Wants.SUM,
        re.compile(
            r".*(?:\bwie ?viel (?:habe ich|hab ich|haben wir|hat das|war das|ist es)\b.*\b(?:insgesamt|gezahlt|bezahlt|ausgegeben|gekostet|zusammen)\b|\bgesamt(?:betrag|summe)\b|\bcu[áa]nto (?:he|hemos) (?:gastado|pagado)\b(?! (?:por|de))|\btotal de la (?:factura|compra)\b|\bcombien ai-je (?:d[ée]pens[ée]|pay[ée])\b(?! pour)).*",
            re.I,
        ),
    ),
)
_BEFORE_TAX = re.compile(
    r"\b(?:how much|what|total|price|sum|amount)\b.*\b(?:before|without|excluding|excl\.?|net of) (?:the )?(?:sales )?(?:tax|vat)\b|\bsub-?total\b",
    re.I,
)
_ITEMS = re.compile(
    r"\bhow many (?:things|items|products|articles|goods|lines)\b|\bwhat (?:did|have) (?:i|we) (?:buy|bought|purchase|get)\b|\b(?:list|show|which) (?:me )?(?:all )?(?:the )?(?:items|things|products|what i bought)\b",
    re.I,
)
_MOST = re.compile(
    r"\b(?:most expensive|priciest|dearest|costliest|cost (?:me )?the most|highest price|biggest (?:item|amount))\b",
    re.I,
)
_LEAST = re.compile(r"\b(?:cheapest|least expensive|cost (?:me )?the least|lowest price)\b", re.I)
_POINTS = re.compile(
    r"\b(?:document|pdf|file|receipt|invoice|bill|manual|instructions|label|spec(?:s|ification)?(?: ?sheet)?|data ?sheet|sheet|spreadsheet|workbook|contract|lease|agreement|attachment|attached|page \d+|paper|text|leaflet|brochure)\b"
    r"|\b(?:does|did|do) (?:it|they) (?:say|mention|state|tell|list)\b|\b(?:in|on) (?:it|there|here|that one)\b|\baccording to\b|\bi (?:sent|uploaded|attached|gave you|handed)\b",
    re.I,
)  # fmt: skip


def wants_of(text: str) -> Wants:
    """Of a document that is at hand."""
    said = _plain(text)
    if not said or _NOTHING.fullmatch(said):
        return Wants.TOLD
    if _GOODS.search(said):
        return Wants.GOODS
    for wants, pattern in _OTHER_LANGUAGES:
        if pattern.fullmatch(said):
            return wants
    if _MOST.search(said):
        return Wants.MOST
    if _LEAST.search(said):
        return Wants.LEAST
    if _ITEMS.search(said):
        return Wants.ITEMS
    if _BEFORE_TAX.search(said):
        return Wants.NET
    return Wants.SUM if _SUM.search(said) else Wants.ANSWER


def asks_sum(text: str) -> bool:
    """Whether it asks what all of it comes to, if only beside something else."""
    return _SUM.search(_plain(text)) is not None


def points_at_document(text: str) -> bool:
    """Whether its words speak of a document, which may have been handed over some messages ago."""
    return bool(_POINTS.search(_plain(text)))


def _plain(text: str) -> str:
    said = " ".join(reader_text(text).replace("’", "'").split())
    return _POLITE.sub("", said).strip(" ?")
