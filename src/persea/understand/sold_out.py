"""What to take instead of a product that cannot be had: "The Deckhand is sold out. What is close to it?" asks for what is like
the Deckhand and in stock. Lower-case reader text, English.
"""

from __future__ import annotations

import re

_GONE = re.compile(
    r"^(?:(?:oh|damn|darn|argh|ugh|hi|hello|hey|no|so|well|sadly|unfortunately|it seems|i see|i see that|looks like|apparently|pity|shame)\W+)*(?P<what>(?:the |this |that |these |those |your |my )?[^.,!?;]{3,60}?)"
    r" (?:is|are|was|were|seems?|looks?|appears?|has|have|'s|'re)(?: (?:to be|been|all|now|currently|always|completely|sadly|just|already|both))*"
    r" (?:sold out|out of stock|gone|unavailable|not available|no longer available|discontinued|not in stock|finished|backordered|on back ?order)\b[^.!?;,]{0,40}?(?:[.!?;,…]+|\s+-+|(?=\s(?:and|so|but)\b))\s*"
)
_INSTEAD = re.compile(
    r"\b(?:close(?:st)?|near(?:est)?|similar|like (?:it|that|this|them|those)|else|instead|alternatives?|replace(?:ments?|s)?|substitutes?|comparable|others?|equivalent|next best)\b"
)


def instead_of_gone(text: str) -> str:
    """`text` as a request for what is like that product; as it is where it asks for nothing instead."""
    found = _GONE.match(text)
    if found is None or not _INSTEAD.search(text[found.end() :]):
        return text
    what = re.sub(r"^(?:the|your|my) ", "", found["what"])
    return f"something similar to the {what}, in stock"
