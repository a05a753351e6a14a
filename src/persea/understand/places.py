"""Places of the list as people count them, put as the other rules read them: "compare 1 and 3" is the first and the third.

Lower-case reader text, English.
"""

from __future__ import annotations

import re

_COMPARED = re.compile(
    r"\b(?P<verb>compare|comparing|comparison (?:of|between)|difference between|between|versus|vs\.?)(?P<of> me| us| for me)? (?:(?:the |product |item |option |number |no\.? ?|#)*)"
    r"(?P<one>[1-9])(?:st|nd|rd|th)?(?: ?(?:,|and|&|with|to|vs\.?|versus|against) ?(?:the |number |no\.? ?|#)*(?P<two>[1-9])(?:st|nd|rd|th)?)"
    r"(?! ?(?:[$€£%]|\d|dollars|euros|quid|bucks|cm|mm|kg|g\b|l\b|ml|litres?|people|persons?|years?|pieces?|hundred|thousand))"
)
_NUMBER_FIRST = re.compile(r"\bthe (two|three|four|2|3|4) (first|last)(?: ones?)?\b")


def counted_places(text: str) -> str:
    """`text` with them."""
    text = _NUMBER_FIRST.sub(r"the \2 \1", text)
    return _COMPARED.sub(lambda found: f"compare number {found['one']} and number {found['two']}", text)
