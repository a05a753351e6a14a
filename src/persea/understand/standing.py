"""Where a message points to a place of the list in other words than a number, or asks of another place what was asked before:
"the top one", "the one in the middle", "and the fourth?".

    text -> the same with "the first one" and the like

Lower-case reader text, English.
"""

from __future__ import annotations

import re

from persea.understand.pointing import MARK, ORDINALS

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_TOP = re.compile(
    r"\bthe (?:very )?(?:top|topmost|uppermost|leftmost|opening|starting) (?:one|item|product|result|option)\b|\b(?:the )?one (?:at|on) the (?:very )?(?:top|start|beginning|far left|left)\b"
)
_BOTTOM = re.compile(
    r"\bthe (?:very )?(?:bottom|bottommost|rightmost|final|closing) (?:one|item|product|result|option)\b|\b(?:the )?one (?:at|on) the (?:very )?(?:bottom|end|far right|right)\b"
)
_MIDDLE = re.compile(
    r"\bthe (?:middle|centre|center|central) (?:one|item|product|result|option)\b|\b(?:the )?one in the (?:middle|centre|center)\b"
)
_BUT_ONE = re.compile(
    r"\bthe (?:last but one|second[- ]to[- ]last|next[- ]to[- ]last|second last|penultimate)(?: one)?\b"
)
_HOW_MUCH = re.compile(
    r"\bhow much (?:do you want |are you asking |do you charge )?for (?=(?:the|that|this|it|number)\b)"
)
_COSTS_LESS = re.compile(
    r"\b(?:(?:which|that|who) (?:all )?)?(?:costs?|costing|priced|come in|comes in) (?:a bit |a little |much |far |even )?(?:less|lower|under|below) (?:than )?(?=(?:the|that|this|it|number)\b)"
)
_PLACE = rf"(?:the |that |this )?(?:{'|'.join(ORDINALS)}|other)(?: (?:one|pair|item|product))?|(?:number|no\.?|option|item|#) ?(?:[1-9]|one|two|three|four|five|six)|{MARK}\d+"
_AGAIN = re.compile(
    rf"^\W*(?:(?:and|ok(?:ay)?|so|but|also|then|now|what about|how about|and for|same for|the same for|for|about|with)\W+)*(?P<place>{_PLACE})(?: (?:too|then|please|as well))*\W*$"
)
_POINTED = re.compile(
    rf"\b(?P<place>(?:the |that |this )?(?:{'|'.join(ORDINALS)})(?: (?:one|pair))?|(?:number|no\.?|option|item) ?(?:[1-9]|one|two|three|four|five|six)|that one|this one|it)\b(?! (?:time|aid|class|to)\b)|{MARK}\d+"
)
_QUESTION = re.compile(
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|hmm+|great|nice|lovely|right)\W+)*(?:is|are|was|does|do|did|has|have|can|could|will|would|how|what|which|whats|when|where|who|any|tell me)\b|\?"
)
_DEED = re.compile(r"\b(?:cart|basket|add|save|buy|order|remove|for later|watch)\b")


def by_number(text: str, count: int) -> str:
    """`text` with places of a list of `count` in words that are counted."""
    text = _COSTS_LESS.sub("cheaper than ", text)
    if not 0 < count <= len(PLACES):
        return text
    text = _HOW_MUCH.sub("how much is ", text)
    if count > 1:
        text = _BUT_ONE.sub(f"the {PLACES[count - 2]} one", text)
        text = _MIDDLE.sub(f"the {PLACES[(count - 1) // 2]} one", text)
    return _BOTTOM.sub(f"the {PLACES[count - 1]} one", _TOP.sub("the first one", text))


def asked_again(text: str, before: str) -> str | None:
    """The question `before` with the place that is all that `text` says; None where it says more, or that was no question
    about one."""
    place = _AGAIN.match(text)
    if place is None or not _QUESTION.search(before) or _DEED.search(before):
        return None
    found = _POINTED.search(before)
    if found is None:
        return None
    said = place["place"]
    named = (
        said
        if re.search(rf"\b(?:one|pair|item|product)$|\d$|^{MARK}", said)
        or said.split()[0] in ("number", "option", "item")
        else f"{said} one"
    )
    return f"{before[: found.start()]}{named}{before[found.end() :]}"
