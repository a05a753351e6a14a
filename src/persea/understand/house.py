"""Whether a message asks about the shop itself: returns, delivery, warranty, payment, hours, data.

Only how it is asked counts, by rules; who answers, and from what, is decided elsewhere. English.
"""

from __future__ import annotations

import re

from persea.language.plain import reader_text
from persea.values import Matter

_ABROAD = r"\bto (?:the )?(?:uk|us|usa|eu|[a-z]{4,}(?:land|lands|any|ia|ce|ain|aly|da|way|den|rk))\b"
_IT = r"(?:it|them|this|that|these|those|something|things)"

# A subject in words for a person; words of pages that speak of it; how it is asked for.
_MATTERS = (
    (
        "returns", "return refund exchange",
        rf"\brefunds?\b|\bsend {_IT} back\b|\btake {_IT} back\b|\breturns\b"
        rf"|\b(?:return|exchange) (?:policy|period|label|{_IT}|an? (?:item|order|product)|\w+ for another)\b",
    ),
    (
        "delivery", "delivery deliver shipping ship postage",
        rf"\bdeliver(?:y|ies|ed)?\b|\bshipping\b|\bpostage\b|\b(?:do|can|will|would) you (?:ship|send)\b|\bship\b.{{0,30}}{_ABROAD}"
        r"|\bwhen (?:will|does) (?:it|the parcel) (?:arrive|come)\b",
    ),
    (
        "warranty and repairs", "warranty guarantee repair",
        r"\bwarrant(?:y|ies)\b|\bguaranteed?\b|\brepairs?\b(?! (?:kit|tape|patch|set))",
    ),
    (
        "payment", "payment pay",
        r"\bhow (?:can|do|could) i pay\b|\bpay(?:ment|ing)? (?:by|with|in|methods?|options?)\b|\bby invoice\b"
        r"|\bdo you (?:accept|take) (?:paypal|cards?|credit|cash|apple|google|klarna)\b",
    ),
    (
        "your order", "order tracking",
        r"\bmy (?:order|parcel|package|delivery)\b|\bcancel (?:my|an?|the) order\b|\btrack(?:ing)? (?:my|an?|number|code)\b",
    ),
    (
        "how to reach the shop", "contact opening hour address",
        r"\bopening (?:hours|times)\b|\bare you open\b|\bwhen do you (?:open|close)\b|\bcustomer service\b"
        r"|\bcontact (?:you|the shop|someone|somebody)\b|\b(?:tele)?phone number\b|\be-?mail address\b"
        r"|\bwhere (?:are you|is (?:your|the) (?:shop|store))\b|\bdo you have a (?:shop|store)\b"
        r"|\bspeak (?:to|with) (?:a person|a human|someone|somebody)\b",
    ),
    ("gift cards", "gift card voucher", r"\bgift (?:cards?|vouchers?|certificates?)\b"),
    (
        "your data", "privacy data cookie",
        r"\bprivacy\b|\b(?:what|which|my|personal|your) data\b|\bdata (?:do|about)\b|\bcookie policy\b|\bdelete my account\b",
    ),
)  # fmt: skip
_COMPILED = tuple(
    (Matter(subject, tuple(told.split())), re.compile(how, re.IGNORECASE)) for subject, told, how in _MATTERS
)
_A_QUESTION = re.compile(
    r"^\W*(?:(?:and|so|but|hi|hello|ok)\b\W*)*(?:how|what|when|where|which|who|why|can|could|do|does|is|are|may|will|would|am"
    r"|tell me|explain)\b|\?|\bpolicy\b",
    re.IGNORECASE,
)
_FEW_WORDS = 4  # "shipping to Germany": a subject that comes first asks, too


def asks_of_house(said: str) -> Matter | None:
    """What of the shop itself `said` asks about, or None."""
    text = reader_text(said).strip()
    question = _A_QUESTION.search(text)
    for matter, pattern in _COMPILED:
        found = pattern.search(text)
        if found and (question or (found.start() == 0 and len(text.split()) <= _FEW_WORDS)):
            return matter
    return None
