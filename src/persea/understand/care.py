"""Recognises what a small model must not guess at: health, law, money, and emergencies.

Decides from words alone, before any model is asked. A request for goods ("a yoga mat for my back") is not
care. The answers themselves are in compose/care.py.
"""

from __future__ import annotations

import re

from persea.values import Care

_EMERGENCY = re.compile(
    r"\b(?:chest pains?|heart attack|having a stroke|can(?:'t|not) breathe|trouble breathing|overdos(?:e|ed|ing)|"
    r"suicid(?:e|al)|kill (?:myself|me)|end (?:my life|it all)|want to die|hurt myself|self[- ]harm|"
    r"anaphyla\w+|unconscious|not breathing|swallowed (?:a battery|bleach|poison|pills)|poisoned|"
    r"bleeding (?:heavily|a lot|won't stop)|call an ambulance)\b"
)
_MEDICAL = re.compile(
    r"\b(?:ibuprofen|paracetamol|acetaminophen|aspirin|antibiotics?|medicines?|medications?|pills?|dos(?:e|es|age)|"
    r"side effects?|prescri\w+|diagnos\w+|symptoms?|disease|infections?|blood pressure|diabet\w+|cancer|pregnan\w+|"
    r"vaccin\w+|fever|migraines?|rash|antidepressants?|depressed|depression|anxiety|insulin|allerg\w+ reaction|"
    r"melatonin|supplements?|doctor|is it (?:safe|healthy) to (?:eat|drink|take)|cure|treat (?:a|my|an)|"
    r"sprain\w*|concussion|headaches?|(?:my|his|her) \w+ hurts?|(?:i'?m|am|is|are|feel(?:ing|s)?|got|getting) (?:so |very |really |quite )?(?:sick|ill)|illness|covid|flu|std|tumou?r)\b"
)
_LEGAL = re.compile(
    r"\b(?:legal(?:ly)?|illegal|lawyers?|attorneys?|lawsuits?|sue|sued|suing|court|custody|divorce|landlord|evict\w*|"
    r"contract law|visa|immigration|copyright|liab\w+|the law|by law|against the law|arrested|police|criminal|"
    r"speeding|parking ticket|appeal a|trademark|patent|my rights|tenant)\b"
)
_MONEY = re.compile(
    r"\b(?:invest\w*|stocks? (?:market|to buy|should)|(?:which|what|buy|sell|my|tech) stocks|shares|crypto\w*|bitcoin|ethereum|mortgages?|loans?|"
    r"interest rates?|tax(?:es)?|pension|retire\w*|401k|ira|insurance|bankrupt\w*|debts?|credit score|exchange rates?|"
    r"savings account|etfs?|index funds?|forex|inflation)\b"
)


def read_care(text: str, *, about_goods: bool) -> Care | None:
    """The subject of `text` (lower-case reader text) that asks for care; `about_goods` where it asks for
    things to buy, which only an emergency outranks."""
    if _EMERGENCY.search(text):
        return Care.EMERGENCY
    if about_goods:
        return None
    if _MEDICAL.search(text):
        return Care.MEDICAL
    if _LEGAL.search(text):
        return Care.LEGAL
    return Care.MONEY if _MONEY.search(text) else None
