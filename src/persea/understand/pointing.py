"""Where a message points to what was shown: by its place ("the second one", "the last two", "option 3"), as one of two ("the
other one"), or by a mark that stands for a product of the screen. English."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "\u02d1"
"""Before a number: that place of the screen (state.screen_of), which a description ("the blue one") was found to mean."""
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
             "5th": 5, "sixth": 6, "6th": 6, "last": -1, "latter": -1, "former": 1}  # fmt: skip
ORDINAL = re.compile(
    rf"\b(?:the |that |this )?(?P<word>{'|'.join(ORDINALS)})\b(?! (?:aid|time|name|class|day|week|year|of all|lists?|results|ones|batch|page|thing))"
    r"(?:\s+(?:and|or|&|,)\s+(?:the )?(?P<then>" + "|".join(ORDINALS) + r")\b)?"
    r"(?:\s+(?P<count>two|three|four|2|3|4)\b)?|(?:#|\bnumber |\bno\. ?|\bnr\.? ?|\boption |\bitem |\bproduct )(?P<number>[1-9]|one|two|three|four|five)\b"
    rf"|{MARK}(?P<marked>\d+)"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_OTHER = re.compile(r"\b(?:the|that) other(?: one)?\b(?! (?:colou?r|size|side|ones|day|brand|way|[a-z]{4,}))")
_BEFORE = re.compile(
    r"\b(?:the|that) (?:(?:one )?(?:before|previous)(?: (?:that|it|this))?(?: one)?|one (?:from |you (?:showed|had|said) )(?:me )?(?:before|earlier)|earlier one)\b"
    r"|\bback to the (?:other|previous|last) one\b"
)
_BOTH = re.compile(r"\b(?:both|the two|those two|these two|the pair)\b")


def subjects(text: str, shown: Sequence[str], screen: Sequence[str] = ()) -> tuple[str, ...]:
    """The shown products that `text` points to by their place in the list, or by marks."""
    found: list[str] = []
    for match in ORDINAL.finditer(text):
        if match["marked"]:
            at = int(match["marked"]) - 1
            found += screen[at : at + 1]
            continue
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


def other_of(text: str, shown: Sequence[str], focus: Sequence[str], looked: Sequence[str]) -> tuple[str, ...]:
    """What "the other one", "the one before" and "both" mean beside what is being looked at; empty where they are not
    said, or mean nothing here."""
    now = focus[0] if len(focus) == 1 else ""
    before = tuple(id for id in looked if id != now)
    if _BEFORE.search(text):
        return before[:1]
    if _OTHER.search(text):
        pair = next((ids for ids in (focus, shown) if len(ids) == 2), ())
        rest = tuple(id for id in pair if id != (now or (looked[0] if looked else "")))
        return rest if len(rest) == 1 else before[:1]
    if _BOTH.search(text):
        return next((tuple(ids) for ids in (focus, shown) if len(ids) == 2), ())
    return ()


def without_pointing(text: str) -> str:
    """`text` without the words that point."""
    for pattern in (ORDINAL, _BEFORE, _OTHER, _BOTH):
        text = pattern.sub(" ", text)
    return text


def points_back(text: str) -> bool:
    """Whether it says "the one before" or "the other one"."""
    return _BEFORE.search(text) is not None or _OTHER.search(text) is not None


def unmarked(text: str) -> str:
    """Without marks."""
    return " ".join(re.sub(rf"{MARK}\d+", " ", text).split())
