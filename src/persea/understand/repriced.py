"""Where a bare figure is a new price, because of what was asked before: "actually make it 50", "no, 60". English."""

from __future__ import annotations

import re

from persea.values import Intent

_MADE = re.compile(
    r"(?:\b(?:make (?:it|that|them)|let'?s (?:say|go|make it|do)|say|call it|(?:raise|lower|up|bump|push|increase|drop|bring) (?:it|that|the budget|my budget|the price|the limit)?(?: up| down)? ?to|go(?:ing)?(?: up| down| as (?:high|low) as)?(?: to)?"
    r"|stretch(?: it)? to|change (?:it|that|the (?:budget|price|limit)) to|i meant|i mean|rather|actually|instead|more like|try|no,? wait,?|wait,?|no,?|sorry,?|ok(?:ay)?,?|maybe|then|what about|how about|and (?:for|at)|up to|now)\W*)+"
    r"(?P<money>[$€£]?\s?\d+(?:[.,]\d{1,2})?\s?(?:dollars?|bucks|euros?|pounds?|quid|usd|eur|gbp|[$€£])?)(?P<after>(?:\s*(?:instead|then|please|max|tops|now|actually|though|or so|ish))*)(?=\s*(?:[?!.,]|$))"
)
_ALONE = re.compile(r"^[^\w#$€£]*(?P<money>[$€£]?\s?\d+(?:[.,]\d{1,2})?\s?[$€£]?)\W*$")
_SAID_SO = re.compile(
    r"\b(?:under|below|less than|over|above|more than|around|about|between|from|size|max|tops|at least|at most)\b"
)


def bare_price(text: str, request: Intent, sizes: frozenset[str]) -> str:
    """`text` (lower-case reader text) with a bare figure as a limit, where `request` has a price and the figure can be nothing
    else; with a known size (one of `sizes`) as a size, where `request` has no price."""
    found = _MADE.search(text) or _ALONE.match(text)
    if found is None or (_SAID_SO.search(text) and "up to" not in text):
        return text
    filters, said = request.filters, found["money"].strip()
    is_money = re.search(r"[^\d.,\s]", said) is not None
    is_priced = filters.max_price is not None or filters.min_price is not None
    if (filters.options or said in sizes) and not is_priced and not is_money:
        return text[: found.start("money")] + f"size {said}" + text[found.end("money") :]
    return f"{text[: found.start()]} under {said} {text[found.end() :]}".strip()
