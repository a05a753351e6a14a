"""Whether a message has goods kept for later in everyday words: "hold on to the blue cubes for me", "save the skirt", "park that one till
payday", "put a bookmark on this kite".

By how it is put alone. English, lower case. Pure.
"""

from __future__ import annotations

import re

_GOODS = r"(?P<{}>(?:(?:the|this|that|these|those|both)\b(?! (?:date|money|planet|receipt|change|order|trouble|bother|day|link|rest|lot|same|other|others)\b)[^.;!?]*?|it|them))"
_LATER = r"(?:for (?:me|us|later|now|another (?:day|time)|next \w+|when\b.+|(?:my|our) \w+|[a-z]+ \w+)|(?:till|until|til|before|while) .+|(?:on|in|to) (?:my|our) (?:\w+ )?list|somewhere(?: .+)?|in mind)"
_KEPT = re.compile(
    rf"^(?:keep|hold|hold on ?to|hang ?on ?to|park|remember|guard|stash|reserve|note|put aside|lay aside|put by) {_GOODS.format('kept')}(?: {_LATER})++(?:,? (?:please|pls|thanks|thank you|then))?(?:,? (?:will|would|could|can) (?:you|ya|u))?(?:[,;] .+)?$"
)
_SAVED = re.compile(
    rf"^(?:save|bookmark|heart|favou?rite|fave|shortlist|wishlist|put a (?:bookmark|heart|pin) on) {_GOODS.format('saved')}(?: {_LATER})*+(?:,? (?:please|pls|thanks|thank you|then))?(?:,? (?:will|would|could|can) (?:you|ya|u))?(?:[,;] .+)?$"
)
_NOT_SO = re.compile(
    r"\b(?:cart|basket|trolley|below|under|over|above|price|cheaper|size|colou?r|warm|cool|dry|fresh|hot|cold|clean|money|if|when (?:it|the price)|wet|tidy|together|closed|shut|out of|away from|off)\b"
)


def kept_for_later(said: str) -> str:
    """What `said` (bare) has kept; empty where it has nothing kept."""
    found = _KEPT.match(said) or _SAVED.match(said)
    if found is None:
        return ""
    what = found.groupdict().get("kept") or found.groupdict().get("saved") or ""
    return "" if _NOT_SO.search(what) or len(what.split()) > _MOST else what


_MOST = 8  # words
