"""Comparatives and superlatives of a conversation: "cheaper", "too heavy", "which is the cheapest". English."""

from __future__ import annotations

import re

from persea.values import Order

RELATIVES: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (Order.CHEAPEST, re.compile(r"\b(?:cheaper|less expensive|less pricey|lower[- ]priced?|more affordable|less costly|"
                                r"(?:too|so|bit|little|rather|pretty) (?:expensive|pricey|dear|much|steep|costly|posh|rich)|(?:lower|better|honest|fairer|nicer|kinder|smaller|gentler) price|(?:not|n't|isn't) (?:as|so|quite as|quite so|nearly as) (?:expensive|pricey|dear|costly|posh)|for less\b(?! than)|"
                                r"(?:touch|trifle|tad|shade|too) (?:too )?(?:expensive|pricey|dear|steep|costly|posh)|not (?:a )?nice price|nice price\b|"
                                r"(?:do|does|wo|would|did|need)(?:n't|nt| not) (?:cost|set) (?:(?:me|us|you|him|her) )?(?:back )?(?:quite |nearly |anything like )?(?:as|so|that|this|too) much|costs? (?:me |us )?(?:rather |somewhat |a (?:bit|lot|little) |far |much )?less\b|going for less|less (?:money|steep|dear|cash|of a splurge)|half the price|half of (?:that|the price)|half that\b|"
                                r"(?:easier|kinder|gentler|lighter|softer|nicer) (?:on|to) (?:the|my|our|a|your|his|her) (?:wallet|purse|pocket|budget|bank\w*|account|pension)|(?:more )?(?:reasonably|sensibly|modestly|kindly) priced|(?:lower|smaller|gentler) (?:cost|figure|sum|price ?tag)|"
                                r"(?:spend|pay) less|out of my budget|over my budget)\b")),
    (Order.PRICIEST, re.compile(r"\b(?:pricier|more expensive|fancier|higher[- ]end|more premium|posher|better quality|"
                                r"(?:too|so) cheap|dearer|nicer ones?|a (?:step|notch|level|cut|class) (?:up|above)|step(?:ping)? (?:it )?up|level(?:ling)? up|grander|classier|swankier|plusher|more (?:luxurious|upmarket|upscale|exclusive|special|high[- ]end|money)|upmarket|upscale|upgrade|splurge|splash out|treat myself|spend (?:a (?:bit|little) )?more)\b")),
    (Order.LIGHTEST, re.compile(r"\b(?:lighter(?! (?:colou?r|shade))|less heavy|too heavy|weighs? less|less weight)\b")),
    (Order.HEAVIEST, re.compile(r"\b(?:heavier|too light|sturdier|weighs? more)\b")),
    (Order.BEST_RATED, re.compile(r"\b(?:better[- ](?:rated|reviewed|reviews|ratings?)|higher[- ]rated|more stars)\b")),
)  # fmt: skip
PICKS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (Order.CHEAPEST, re.compile(r"\b(?:cheapest|least expensive|most affordable|lowest price|costs? (?:the )?least|costs? less|cheaper)\b")),
    (Order.PRICIEST, re.compile(r"\b(?:most expensive|priciest|costs? (?:the )?most|costs? more|more expensive|pricier|dearer|highest price)\b")),
    (Order.LIGHTEST, re.compile(r"\b(?:lightest|weighs? (?:the )?least|weighs? less|least heavy|lighter)\b")),
    (Order.HEAVIEST, re.compile(r"\b(?:heaviest|weighs? (?:the )?most|weighs? more|heavier)\b")),
    (Order.BEST_RATED, re.compile(r"\b(?:(?:best|highest|top)[- ]?(?:rated|reviewed)|(?:best|highest) (?:reviews?|ratings?)|"
                                  r"most stars|better rated)\b|\bwhich (?:one |ones )?(?:would|do|should|wud) (?:you|u|i) (?:pick|choose|recommend|get|take|buy)\b|\bwhich (?:one )?is (?:the )?best\b(?! for)|\bwhat (?:would|should|do) (?:you|u|i) (?:pick|choose|recommend|get|take|buy|go for|suggest|go with)\b")),
)  # fmt: skip


def is_comparative(word: str) -> bool:
    return any(pattern.fullmatch(word) for _, pattern in (*RELATIVES, *PICKS)) or word in (
        "expensive", "pricey", "heavy", "rated", "cheapest", "lightest", "compare", "versus", "vs", "costs",
        "similar", "alike", "that's", "it's", "difference", "between", "both", "first", "second", "third", "last", "than", "differences",
    )  # fmt: skip
