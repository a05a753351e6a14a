"""What is meant by the part of a message that a deed is about, taken apart: how many, places of a list, pointing words, and
the words that are left. English, lower case. Pure."""

from __future__ import annotations

import re

from persea.values.shopping import Deed, Do

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "a couple": 2, "couple of": 2, "a dozen": 12,
    "a half dozen": 6, "half a dozen": 6, "dozen": 12, "another": 1, "one more": 1, "a pair of": 1, "a second": 1,
    "fifteen": 15, "twenty": 20,
}  # fmt: skip
WORDS = "|".join(sorted(map(re.escape, COUNTS), key=len, reverse=True))
COUNT = rf"(?:x\s*)?(?P<count>\d{{1,4}}|{WORDS})(?:\s*(?:x|×|pcs|pieces|units|times)\b)?"
_LEADING = re.compile(rf"^{COUNT}(?:\s+(?:more|extra|additional|other))?(?:\s+(?:of|ofs)\b)?(?=\s|$)")
_MEASURED = re.compile(r"(?:the )?\d+ ?[x×] ?\d")
""" "220 x 240" is a size."""
_CONTAINED = re.compile(
    r"^(?:nos?\.?|pcs|units?|pieces?|items?|copies|copy|bags?|box(?:es)?|packs?|packets?|jars?|tins?|cans?|bottles?|bars?|tubes?|rolls?|bunch(?:es)?|bundles?|cartons?|cases?|pairs?|lots?) of (?=\w)|^nos?\.? (?=\w)"
)
"""What is counted stands in it: "two bags of" something."""
_TRAILING = re.compile(
    r"(?<![\d\s])[\s,]+(?:x|×|times|qty|quantity|quantity of)\s*(?P<count>\d{1,3})$|[\s,]+(?P<twice>twice)$|[\s,]+(?P<times>\d{1,2})\s*(?:x|×|times)$"
)
PLACE = r"(?:first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|latter|former)"
PLACED = re.compile(
    rf"\b(?:the |that |this )?{PLACE}(?:\s+(?:and|or|&|,)\s+(?:the )?{PLACE})?(?:\s+(?:two|three|four|2|3|4))?\b|(?:#|\b(?:number|no\.?|nr\.?|option|item|product)\s*)(?:[1-9]|one|two|three|four|five)\b"
)
POINT = re.compile(
    r"\b(?:it|its|this|that|them|those|these|they|both|ones?|all of (?:it|them|those|these)|dis|dat|same)\b"
)
_ALL = re.compile(r"\b(?:both|all(?: of)? (?:of )?(?:them|those|these|three|two|four)|all)\b")
_FILLER = re.compile(
    r"\b(?:the|a|an|my|your|our|of|please|pls|one|ones|it|its|this|that|these|those|them|they|both|all|me|for|some|up|more|too|also|just|is|are|item|items|product|products|thing|things|there|same|pair|pairs|version|dis|dat|another|extra|you|show|showed|shown|mentioned|above|which|i|to|'s)\b"
)


def deed_of_part(do: Do, what: str) -> Deed:
    """`what` taken apart: how many, places of the list, and the words that are left."""
    what = re.sub(r"^(?:(?:please|pls|plz|just|now|also)\s+)+", "", " ".join(what.split()).strip(" ,."))
    quantity = None
    if trailing := _TRAILING.search(what):
        quantity = 2 if trailing["twice"] else int(trailing["count"] or trailing["times"])
        what = what[: trailing.start()]
    places = PLACED.search(what) is not None
    leading = None if _MEASURED.match(what) else _LEADING.match(what)
    if (
        leading
        and not (leading["count"].isdigit() and re.fullmatch(r"\d{2,4}", what))
        and not PLACED.match(what)
    ):
        quantity = quantity or number_of(leading["count"])
        what = _CONTAINED.sub("", what[leading.end() :].strip())
    all_ = _ALL.search(what) is not None
    points = POINT.search(what) is not None or not what.strip()
    phrase = " ".join(re.sub(r"[^\w\s.'&/-]", " ", PLACED.sub(" ", what)).split())
    left = _FILLER.sub(" ", PLACED.sub(" ", what))
    left = re.sub(r"[^\w\s.'&/-]", " ", left)
    left = re.sub(r"^(?:\s*\b(?:in|with|and|as|size|from|on|at)\b)+\s*$", "", " ".join(left.split()))
    return Deed(do, quantity, said=left.strip(" .-'"), points=points, all=all_, sure=places, phrase=phrase)


def leads_with_count(what: str) -> re.Match[str] | None:
    """How many, where `what` begins with it, as the group "count"."""
    return _LEADING.match(what)


def number_of(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word]
