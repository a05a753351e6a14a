"""Whether somebody asks what the set on the screen comes to: "what does it all come to?", "how much is that altogether?", "total?",
"am I still within budget?". Lower-case text, English.

It does where it speaks of money, asks, and has no word that speaks of anything else: "how much is the jacket?" asks for less.
"""

from __future__ import annotations

import re

_MONEY = re.compile(
    r"\bhow much\b|\b(?:cost|costs|total|totals|totalling|sum|damage|bill|budget|owe|pay|paying|spend|spending|price)\b|\b(?:come|comes|came|add|adds|added|tot|amount|amounts|work|works)\b.{0,20}\b(?:to|up|out at)\b|\bset (?:me|us) back\b"
    r"|\b(?:left|remaining|spare|over)\b.{0,25}\b(?:budget|money|cash|limit)\b|^(?:what(?:'?s| is| do (?:i|we) have| have (?:i|we) got)) (?:left|remaining)(?: over)?$|\blooking at\b"
)
_SAID = frozenset(
    """
    and so ok okay nice great good lovely perfect cool thanks thank you right well hm hmm but wait sorry brilliant super fine love looks sounds now then
    just can could would please tell remind me us quick question one what whats what's how much wot is are was be been am does do did will should
    it it's its that that's this they them those these all everything both i we my our the a an lot set whole thing things order outfit kit bundle pair three four
    five six two seven eight pieces items of together altogether in total totals totalling combined overall up add adds added tot come comes came coming to at for again
    roughly exactly about around cost costs costing price sum grand final full damage bill amount amounts work works out run runs back pay paying
    spend spending owe looking still within under over inside below on stay staying fit fits budget limit cap money cash left remaining spare have got
    if i'd i'm get got buy bought take took were say go going know want like give need
    """.split()
)
_ASKS = re.compile(
    r"\?|^(?:\W*(?:and|so|ok|great|nice|right|now|then|well|lovely|thanks)\W+)*(?:what|wot|how|whats|total|sum|add|tot|grand|am|is|are|does|do|the (?:grand )?(?:total|sum|damage)|tell|give|remind|can|could)\b|\b(?:total|sum)\W*$"
)
_OF_ONE = re.compile(r"\b(?:each|per|one of (?:them|those))\b")
_MOST_WORDS = 16


def asks_total(text: str) -> bool:
    """Whether `text` asks for the sum of what was just put together, or what it leaves, and for nothing else."""
    said = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)
    return (
        0 < len(said) <= _MOST_WORDS
        and _SAID.issuperset(said)
        and _ASKS.search(text) is not None
        and _MONEY.search(text.strip(" ?!.,")) is not None
        and _OF_ONE.search(text) is None
    )
