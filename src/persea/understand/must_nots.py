"""Puts must-nots of stuffs one by one: "no wool, leather or cashmere in any of it", "none of them in leather", "neither wool nor
silk", "not a thread of wool", "leather is out" are "no wool, no leather, no cashmere" and so on. Lower-case text, English.

What it does not do: read what is no stuff ("nothing flashy"), or say of which goods it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from persea.language.stuffs import is_stuff

_EATEN = frozenset(
    """
    alcohol sugar gluten caffeine lactose soy soya egg eggs honey palm-oil gelatin gelatine salt pork meat fish latex nickel parabens
    perfume fragrance dye dyes sulphates sulfates nuts wheat
    """.split()
)
_WORN_ETC = r"(?:wear|eat|drink|touch|tolerate|use|want|like|have|do|stand|take|bear|buy|handle|accept)"
_OF_ANY = r"(?:(?:should|must|may|can|shall|to|is|are|be|being|that|which|has|have|having|with|in|of|made|from|out|contain(?:s|ing)?|includ(?:e|es|ing)|us(?:e|es|ing)|any|a|the|real|genuine)\s)*"
_PLAIN = (
    r"(?:(?:and |but |or )?(?:no|without|not|avoid|excluding|free (?:of|from)|nor|neither|either|minus|allergic to|steer clear of|stay away from)|nothing (?:with|in|of|made of|made from|containing))\s"
    r"(?:(?:any|real|genuine|made|of|from|with|in)\s)*"
)
_NONE = (
    r"(?:(?:none|not one|not any|nothing)(?: of (?:it|this|that|them|these|those|the (?:pieces|items|things|lot|set)))?|no (?:piece|item|part|one)(?: of (?:it|them))?)\s"
    + _OF_ANY
)
_NOT_A_BIT = r"not (?:an?|one|even an?)(?: single)? (?:bit|piece|trace|scrap|thread|shred|hint|gram|ounce|fibre|fiber|drop|touch|speck|stitch) of\s(?:any\s)?"
_PERSON = rf"(?:(?:i|we|he|she|they)\s)?(?:really\s|just\s)?(?:don'?t|do not|doesn'?t|does not|never|can'?t|cannot|won'?t|will not|refuse to|wouldn'?t)\s(?:ever\s)?{_WORN_ETC}\s(?:any\s)?"
_PUT = re.compile(rf"\b(?:{_NOT_A_BIT}|{_NONE}|{_PLAIN})")
_PUT_OF_SET = re.compile(rf"\b(?:{_NOT_A_BIT}|{_NONE}|{_PLAIN}|{_PERSON})")
_ITEM = re.compile(
    r"(?P<word>[a-z]+(?:-[a-z]+)*)(?=\s*(?:[,.;:!?)/]|$|-\s)|\s(?:or|nor|and|in|on|at|please|pls|either|anywhere|whatsoever|thanks|thank|for|as|since|because|under|up|but|though|if|max|below|all|everything|&)\b)"
)
_JOIN = re.compile(
    r"\s*(?:(?P<more>,)?\s*(?P<or>or|nor|and|&)\s+(?:also\s+)?(?P<no>no |not |without |nor )?|,\s*(?P<again>no |not |without |nor |neither )|(?P<comma>,)\s*|(?P<slash>/)\s*)(?:any |real |genuine |with |in |of )*"
)
_IN_ALL = re.compile(
    r"\s*(?:in (?:any|either|all|each|it|them)\b(?: of (?:it|them|these|those|the (?:pieces|items|things|lot|set)))?|anywhere|whatsoever|at all|either)\b"
)
_IS_OUT = re.compile(
    r"(?P<list>[a-z]+(?:(?:, | and |, and | or | & )[a-z]+)*) (?:is|are)(?: all| both| strictly| definitely)? (?:out|out of the question|off the table|a no[- ]go|no[- ]gos?|a no[- ]no|a no|no good|taboo|forbidden|not allowed|not (?:ok|okay|an option))\b(?! of\b)"
)


def _known(word: str) -> bool:
    return is_stuff(word) or word in _EATEN


def put_must_nots(text: str, *, of_set: bool = False) -> str:
    """`text` with each stuff that is refused behind a "no" of its own. With `of_set` also what somebody does not wear: there it is
    said of all the goods."""
    text = _IS_OUT.sub(_out, text)
    found, at = "", 0
    for match in (_PUT_OF_SET if of_set else _PUT).finditer(text):
        if match.start() < at:
            continue
        stuffs, end = _listed(text, match.end(), _known)
        if stuffs:
            found += text[at : match.start()] + ", ".join(f"no {one}" for one in stuffs)
            at = end
    return found + text[at:]


def _listed(text: str, at: int, known: Callable[[str], bool]) -> tuple[list[str], int]:
    """The stuffs that stand from `at` on, and where they end. What follows a comma is of them where an "or" follows, and no other
    way: in "no wool, cotton please" cotton is wanted."""
    sure: list[str] = []
    maybe: list[str] = []
    end, joined = at, False
    while (item := _ITEM.match(text, at)) and known(item["word"]):
        maybe.append(item["word"])
        all_told = _IN_ALL.match(text, item.end())
        if not sure or joined or (all_told and all_told[0].strip() != "at all"):
            sure, end = [*sure, *maybe], all_told.end() if all_told else item.end()
            maybe = []
        join = _JOIN.match(text, item.end())
        if join is None or all_told:
            break
        begun = joined and not join["no"] and not join["again"]
        if begun and join["comma"]:
            break  # the list has had its "or"
        joined = bool(join["no"] or join["again"] or join["slash"] or join["or"] in ("or", "nor")) or (
            join["or"] is not None and not maybe
        )
        at = join.end()
    return sure, end


def _out(found: re.Match[str]) -> str:
    """The stuffs at the end of what stands before "is out"; what is before these stays."""
    parts = re.split(r"(, and |, | and | or | & )", found["list"])
    first = len(parts)
    while first > 0 and _known(parts[first - 1]):
        first -= 2
    refused = parts[first + 1 :: 2] if first < len(parts) else []
    return (
        "".join(parts[: max(first + 1, 0)]) + ", ".join(f"no {one}" for one in refused)
        if refused
        else found[0]
    )
