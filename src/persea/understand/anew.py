"""Where a message ends what was asked before: "and now for me" after a gift for somebody, "what about a washing machine" after
boots. Lower-case reader text, English.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.understand.errand import GIFT
from persea.understand.state import State
from persea.understand.stated_words import MATERIALS
from persea.values import Intent, Kind, Likely

_FOR_SELF = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|and|so|now|right|great|good|thanks|also|then|what about|how about|maybe|next|finally|lastly|let'?s see|let'?s do)\W+)*"
    r"(?:(?:one|some|something|anything|the same|a treat|that was it|now)\W+)*(?:for (?:me|myself|us|ourselves)(?: now| too| as well| then| instead| this time)?|(?:treat|spoil) (?:me|myself)|my turn)\W*$"
)


def for_self(text: str, state: State) -> Intent | None:
    """The request before, now for the person themselves: the same goods, or, where it was for no goods but a gift, whatever
    there is to look at."""
    request = state.request
    if request is None or not (request.recipient or GIFT.search(request.text)) or not _FOR_SELF.match(text):
        return None
    kept = [word for word in request.text.split() if not GIFT.fullmatch(word)] if request.goods else []
    if not kept:
        return Intent(Kind.FIND, shopping=Likely.YES, is_open=True)
    return replace(
        request,
        kind=Kind.FIND,
        text=" ".join(kept),
        filters=replace(request.filters, age_months=None, exclude_ids=()),
        recipient="",
        occasion="",
        relatives=(),
        refines=True,
    )


_RATHER = re.compile(
    r"^\W*(?:(?:h+m+|oh|no|nah|actually|wait|sorry|rather|maybe|make (?:it|that|them)|on second thoughts?|scratch that|but|ok(?:ay)?|in)\W+)+(?P<now>[a-z-]+)(?:\W+(?:instead|then|please|after all))*\W*$"
)


def other_stuff(text: str, state: State) -> Intent | None:
    """The request before in another stuff: "hmm actually no, silk" takes the place of wool and cashmere."""
    found, request = _RATHER.match(text), state.request
    if found is None or request is None or found["now"] not in MATERIALS:
        return None
    before = request.text.split()
    if MATERIALS.isdisjoint(set(before) - {found["now"]}):
        return None
    kept = [word for word in before if word not in MATERIALS]
    filters = replace(
        request.filters,
        exclude_ids=(),
        exclude_terms=tuple(term for term in request.filters.exclude_terms if term != found["now"]),
    )
    return replace(
        request,
        kind=Kind.FIND,
        text=" ".join((*kept, found["now"])),
        filters=filters,
        relatives=(),
        order=None,
        refines=True,
    )
