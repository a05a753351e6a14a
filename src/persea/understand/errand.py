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
_KIN = (
    r"(?:sister|brother|mother|father|mum|mom|mama|dad|papa|wife|husband|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|friend|son|"
    r"daughter|niece|nephew|aunt|uncle|grandma|grandpa|grandmother|grandfather|grandson|granddaughter|cousin|colleague|"
    r"coworker|boss|teacher|neighbou?r|roommate|flatmate|baby|toddler|child|kid|kids|children|girl|boy|parents|in-laws|mate|"
    r"schwester|bruder|mutter|vater|frau|mann|freund|freundin|sohn|tochter|kind|kinder|oma|opa|eltern|"
    r"hermana|hermano|madre|padre|mujer|marido|amiga|amigo|hija|hijo|abuela|abuelo|"
    r"s(?:œ|oe)ur|frère|mère|père|femme|mari|amie?|fille|fils|copine|copain)s?"
)
_FOR_ANOTHER = re.compile(
    r"\b(?:for|für|para|pour) (?:(?:my|our|his|her|their|the|an?|meine?n?|unsere?n?|eine?n?|mi|un|una|mon|ma|une) )?"
    rf"(?:[\w-]+ )?{_KIN}\b(?!['’]s (?:birthday|wedding) (?:party|present to me))|\bfor (?:him|her|them|someone|somebody)\b"
    r"|\b(?:he|she)(?:'s|\b)|\bher (?:size|taste|birthday)\b|\bhis (?:size|taste|birthday)\b"
)
_OTHERS = re.compile(rf"\b(?:my|our|his|her|their|meine?|mi|mon|ma) (?:[\w-]+ )?{_KIN}\b")
_FOR_ME = re.compile(r"\bfor (?:me|myself|us)\b|\bmy own\b|\bfür mich\b|\bpara mí\b|\bpour moi\b")
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


def is_for_another(text: str, before: Sequence[str], intent: Intent) -> bool:
    """Whether what is talked of is for somebody else: a gift, or the goods of a sister. `before` are the person's messages
    before `text` (lower-case reader text), the oldest first. Where it is not clear, it is taken to be."""
    if intent.filters.age_months is not None or intent.recipient or is_gift(intent):
        return True
    if (said := _says_for_whom(text)) is not None:
        return said
    if intent.kind is Kind.FIND and intent.goods and not intent.refines:
        return False  # an errand of its own
    return next((said for one in reversed(before) if (said := _says_for_whom(one)) is not None), False)


def _says_for_whom(text: str) -> bool | None:
    """True: for another; False: for oneself; None where it does not say."""
    if _FOR_ME.search(text):
        return False
    return True if GIFT.search(text) or _FOR_ANOTHER.search(text) else None


def speaks_of_others(text: str) -> bool:
    """Whether somebody else is named, or it is for them."""
    return _OTHERS.search(text) is not None or (_says_for_whom(text) or False)


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
