"""Whether somebody asks for what is before them as it is made for women or for men: "she wants that jacket too, but cut for a woman",
"is there a ladies' version of this?". Lower-case reader text, English. What it does not do: find it (gather/twins.py).
"""

from __future__ import annotations

import re

from persea.language.sexes import sex_of

_WHO = r"(?P<{}>wom[ae]n(?:['’]?s)?|lad(?:y|ies)(?:['’]?s?)?|females?|m[ae]n(?:['’]?s)?|gents?(?:['’]?s?)?|gentlem[ae]n(?:['’]?s)?|males?)"
_POINTS = re.compile(r"\b(?:this|that|it|same|these|those|one|also|too|as well)\b")
_CUT = (
    re.compile(
        rf"\b(?:cut|made|fit|fitted|shaped|sized|tailored|designed|version|model|cuts?|but|only|just|same|one|it|this|that|these|those|also|available|come|comes)\b[\w ,]{{0,24}}\b(?:for|in|as) (?:an? |the )?{_WHO.format('who')}\b"
    ),
    re.compile(
        rf"\b{_WHO.format('who')} (?:version|cut|fit|model|one|equivalent|edition|variant|sizes?|shape|counterpart)\b"
    ),
    re.compile(
        rf"\b(?:do you have|have you(?: got)?|is there|got|does|can i get|exists?)\b[\w ]{{0,20}}\b(?:this|that|it|these|those|same)\b[\w ]{{0,20}}\b(?:for|in) (?:an? )?{_WHO.format('who')}\b"
    ),
)
_NO_SUCH = re.compile(r"\b(?:cart|basket|trolley|add|compare|size (?:\d|s|m|l|xl)\b|under|below|cheaper)\b")


def other_cut(text: str) -> str:
    """ "women" or "men", where `text` asks for it so; else empty."""
    if not _POINTS.search(text) or _NO_SUCH.search(text):
        return ""
    found = next((match for pattern in _CUT if (match := pattern.search(text))), None)
    return (
        ""
        if found is None
        else sex_of(found["who"].replace("’", "'").rstrip("'"))
        or sex_of(re.sub(r"['’].*$", "", found["who"]))
    )
