"""Whether a message changes what is looked for while the errand stays, as in "rather coffee" after a gift of tea.

Then what was looked for goes, and what it may cost stays. By words alone. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.understand.limits import Limits
from persea.values import Filters, Intent, Kind, Likely

GIFT = re.compile(r"\b(?:gifts?|presents?|geschenke?|regalos?|cadeaux?)\b")
# Somebody or some use is named: another errand than the one before.
ANEW = re.compile(
    r"\b(?:gifts?|presents?) for\b|\b(?:something|anything|ideas?) (?:for|to) "
    r"(?!it\b|them\b|that\b|go with\b|under\b|below\b|less\b|around\b|about\b|up to\b|between\b|[$€£]?\d)"
)
_CHANGED = re.compile(r"\b(?:instead|rather|actually|on second thoughts?)\b")
_SAME_PRICE = re.compile(r"\bsame (?:budget|price|price range|money|limit)\b")
_THEIR_TASTE = re.compile(
    r"\b(?:she|he|they)(?:'s| is| are)? (?:\w+ )?(?:loves?|likes?|enjoys?|prefers?|into|fond of)\b"
)
_FOR_ONESELF = re.compile(r"\b(?:my|me|mine|myself|our|us)\b")
_TRAIT = re.compile(
    r"^(?:(?:h+m+|no|nope|ok|and|but|or|rather|actually|maybe|preferably|ideally|one|ones|something)\W+)*"
    r"(?:in|with|made (?:of|from))\s+\w+(?: \w+)?\s*(?:instead|please)?[\s?!.]*$"
)
_REFUSES = re.compile(r"^(?:h+m+\W+)?(?:no|nope|nah)\b")


def changes_mind(text: str, telling: Sequence[str], request: Intent, *, fresh: bool) -> bool:
    """Whether `text` puts other goods in the place of those of `request`.

    `telling` are its words beyond those that only narrow ("red"); `fresh` where it names another kind of goods.
    """
    if not telling:
        return False
    if _SAME_PRICE.search(text):
        return True
    gift = is_gift(request)
    if _CHANGED.search(text) or _REFUSES.search(text):
        return fresh or gift
    if not gift or GIFT.search(text) or _FOR_ONESELF.search(text):
        return False
    return bool(_THEIR_TASTE.search(text) or ANEW.search(text))


def says_trait(text: str) -> bool:
    """Whether all that `text` says is how the thing should be: "rather in leather" asks for no other goods."""
    return _TRAIT.search(text) is not None


def is_gift(request: Intent) -> bool:
    return GIFT.search(request.text) is not None


def changed(limits: Limits, content: Sequence[str], request: Intent, goods: str) -> Intent:
    """`request` for what `content` says, at its price where no other is named."""
    new, old = limits.filters, request.filters
    kept = ["gift"] if is_gift(request) else []
    priced = new.min_price or new.max_price
    filters: Filters = replace(
        new,
        min_price=new.min_price if priced else old.min_price,
        max_price=new.max_price if priced else old.max_price,
        in_stock=new.in_stock or old.in_stock,
    )
    return Intent(
        Kind.FIND,
        " ".join(dict.fromkeys((*kept, *content))),
        goods=goods,
        filters=filters,
        order=limits.order,
        shopping=Likely.YES,
    )
