"""What is said of the one variant that a question speaks of: which it is, and what that costs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose.naming import verb
from persea.language.plain import markdown_escaped
from persea.values import Record

WHICH = re.compile(
    r"\b(?:which|what)(?: of the)? (?:\w+ ){0,2}(?:sizes?|lengths?|widths?|heights?|ones?|versions?|models?|capacit(?:y|ies)|volumes?)\b|\bwhich (?:do|should|would|is|shall|one)\b|\b(?:short|small|little|narrow) (?:one )?or (?:the |an? )?(?:long|large|big|wide|tall)\b|\b(?:long|large|big|wide|tall) (?:one )?or (?:the |an? )?(?:short|small|little|narrow)\b"
)


def told_of_variant(
    record: Record, asked: str, it: str, of: Sequence[tuple[str, str]], *, prices: bool
) -> tuple[str, ...]:
    """Rests of sentences about `of`, options with their values in lower case; none where nothing of it was asked."""
    named = [
        (name, value)
        for name, values in record.options
        for value in values
        if (name.lower(), value.lower()) in of
    ]
    if not named:
        return ()
    told = []
    said = " and ".join(markdown_escaped(value) for _, value in named)
    if WHICH.search(asked):
        told.append(
            f"of {'them' if it == 'they' else it}, the {markdown_escaped(named[0][0].lower())} for that is {said}."
        )
    if prices and record.price is not None:
        told.append(f"in {said}, {it} {verb(record, 'costs')} {record.price}.")
    return tuple(told)
