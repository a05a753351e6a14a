"""Where a message points to what was shown by its place in the list: "the second one", "the last two", "option 3". English."""

from __future__ import annotations

import re

ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
             "5th": 5, "sixth": 6, "6th": 6, "last": -1, "latter": -1, "former": 1}  # fmt: skip
ORDINAL = re.compile(
    rf"\b(?:the |that |this )?(?P<word>{'|'.join(ORDINALS)})\b(?! (?:aid|time|name|class|day|week|year|of all))"
    r"(?:\s+(?:and|or|&|,)\s+(?:the )?(?P<then>" + "|".join(ORDINALS) + r")\b)?"
    r"(?:\s+(?P<count>two|three|four|2|3|4)\b)?|(?:#|\bnumber |\bno\. ?|\boption |\bitem |\bproduct )(?P<number>[1-9]|one|two|three|four|five)\b"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def subjects(text: str, shown: tuple[str, ...]) -> tuple[str, ...]:
    """The shown products that `text` points to by their place in the list."""
    found: list[str] = []
    for match in ORDINAL.finditer(text):
        if match["number"]:
            places = [_NUMBERS.get(match["number"]) or int(match["number"])]
        elif match["count"] and ORDINALS[match["word"]] in (1, -1):
            count = _NUMBERS.get(match["count"]) or int(match["count"])
            whole = list(range(1, len(shown) + 1))
            places = whole[:count] if ORDINALS[match["word"]] == 1 else whole[-count:]
        else:
            places = [ORDINALS[word] for word in (match["word"], match["then"]) if word]
        for place in places:
            at = place - 1 if place > 0 else len(shown) + place
            if 0 <= at < len(shown):
                found.append(shown[at])
    return tuple(dict.fromkeys(found))
