"""How far a cart is from free delivery: the limit is read off the shop's own pages, and never guessed. English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.numbers import find_figures
from persea.language.plain import markdown_escaped, sentences
from persea.store.database import Connection
from persea.store.knowledge import search_knowledge
from persea.values import Money, currency_exponent
from persea.values.shopping import Cart

_PAGES = 12
_FREE = re.compile(
    r"\bfree\b.{0,40}?\b(?:of|over|above|from|at|than|spend)\s+(?P<sum>(?:[A-Z]{3}\s?)?[$€£¥]?\s?\d[\d,.]*\d)"
    r"|\b(?:orders?|spend\w*)\s+(?:of |over |above |from |more than )*(?P<other>(?:[A-Z]{3}\s?)?[$€£¥]?\s?\d[\d,.]*\d)[^.]{0,60}\bfree\b",
    re.IGNORECASE,
)
_OF_DELIVERY = re.compile(r"\b(?:deliver\w*|shipping|ship|postage)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FreeFrom:
    limit: Money
    sentence: str
    page: str


async def free_delivery_from(conn: Connection, currency: str) -> FreeFrom | None:
    """The sum from which the shop's pages say that delivery is free; None where they name none."""
    for guide in await search_knowledge(conn, "free delivery shipping orders", _PAGES):
        if not _OF_DELIVERY.search(f"{guide.title} {guide.body}"):
            continue
        for sentence in sentences(guide.body):
            found = _FREE.search(sentence)
            figures = find_figures(found["sum"] or found["other"], currency) if found else []
            if figures and (figures[0].unit == currency or not figures[0].unit):
                minor = int(figures[0].value.scaleb(currency_exponent(currency)))
                return FreeFrom(Money(minor, currency), sentence.strip(), guide.title)
    return None


def told_of_free(found: FreeFrom, cart: Cart) -> str:
    """What is still missing, with the words that say so."""
    source = f"“{markdown_escaped(found.sentence)}” So says the shop's page “{markdown_escaped(found.page)}”."
    if cart.total is None or cart.total.currency != found.limit.currency:
        return source
    missing = found.limit.amount_minor - cart.total.amount_minor
    if missing <= 0:
        return (
            f"Your cart comes to {cart.total}, so the {found.limit} for free delivery are reached. {source}"
        )
    more = Money(missing, cart.total.currency)
    return f"Your cart comes to {cart.total}; {more} more and it reaches the {found.limit} for free delivery. {source}"
