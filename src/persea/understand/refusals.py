"""Puts plainly what somebody refuses, corrects or will spend at most: "not cast iron", "no palm oil or dairy", "she not like wool",
"wool or cashmere… actually silk", "until 60 dollars". Lower-case reader text, English.
"""

from __future__ import annotations

import re

from persea.language.colours import COLOURS
from persea.understand.forbidden import forbidden_plainly
from persea.understand.must_nots import put_must_nots
from persea.understand.set_told import without_never_done
from persea.understand.stated_words import MATERIALS

_NO = (
    r"(?:no|not|non|without|never|avoid|nothing (?:with|in|of|made of|made from)|don't (?:want|like)|hates?|allergic to|free of|nor|or|and no|isn't|aren't|,)"
    r"(?: (?:any|a|an|the|real|made of|made from|with|in))*"
)
# Stuffs that are called by two words; the first alone means something else, or nothing.
_STUFFS = (
    r"(?:cast|wrought|stainless|carbon|mild)[ -](?:iron|steel)|(?:palm|coconut|sunflower|olive|mineral|rapeseed)[ -]oil|(?:faux|fake|real|patent|vegan)[ -](?:leather|fur)"
    r"|(?:goose|duck)[ -]down|(?:cow'?s|goat'?s|oat|soy|whole)[ -]milk|(?:cane|added|refined)[ -]sugar|(?:tree|brazil)[ -]nuts?|(?:recycled|hard|soft)[ -]plastic|(?:sheep|goat|calf)[ -]skin"
)
_JOINED = re.compile(rf"(?P<no>\b{_NO} )(?P<stuff>{_STUFFS})\b")
_DISLIKES = re.compile(
    r"\b(?:(?:i|she|he|they|we|who|it) )?(?:do(?:es)?(?:n't| not)|did(?:n't| not)|not|never|no) (?:really |much |at all )?(?:likes?|wants?|wears?|eats?|tolerates?|cares? for)(?= (?!to\b|them\b|it\b|this\b|that\b|these\b|those\b)[a-z])"
)
_UNTIL = re.compile(
    r"\b(?:until|till|'til|upto|not (?:higher|more expensive) than|not above|nothing above|sub|at the most) (?=(?:about )?(?:[$€£] ?\d[\d.,]*|\d[\d.,]* ?(?:[$€£]|dollars?|bucks|euros?|quid|pounds|usd|eur|gbp))(?!\w))"
)
_REASONED = re.compile(
    r"^(?P<said>(?:and |but |oh |also )?(?:no|not|nothing|nor)\b[^,.;!?]{2,40}?)(?: either)?\s*[,;.!-]+\s*(?:it|he|she|they|that|i|we|because|cos|as|since)(?:['’]\w+)?\s[^?]*$"
)
"""A refusal, and why: "no knives either, it cuts the friendship"."""
_NOT_ONE = re.compile(
    r"\b(?:not|no|none|nothing|never)(?: an?| the| any)? (?:ones? )?(?:with|that (?:has|have)|which (?:has|have)|having|showing)(?: any| an?| the)? (?=(?!it\b|this\b|that\b|them\b|me\b|my\b)[a-z]{3,})"
)
_ENOUGH = re.compile(
    r"[,;.]?\s*\b(?:but )?(?:not|no)(?: yet)? (?:another|(?:any )?more)(?: of)? (?!than\b|expensive\b|like\b|money\b|(?:[$€£] ?)?\d)(?:of (?:these|those|the) )?[a-z]+s?\b(?=[\s]*(?:[,.!;]|$))"
)
_HAS_SOME = re.compile(
    r"[,;.]?\s*\b(?:i|we)(?:'ve| have)(?: already)?(?: got)? (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a dozen|\w+teen|twenty|loads|plenty|enough|tons)(?: already| of (?:them|those|these))*(?=\s*(?:[.!,;]|$))"
)
_HAS_ALREADY = re.compile(
    r"^(?:\W|\b(?:and|but|oh|ah|hmm|no|sorry|wait|actually|unfortunately|though)\b)*(?:i|we|he|she|they|(?:my|our|his|her) [a-z]+)(?:'ve|'s| have| has)?"
    r" (?:(?:already|alr|all ready) (?:got |has |have |had |owns? |(?:has|have) got )?|(?:got|has|have|owns?)(?: got)? (?=[^,;!?]*\balready\b)|(?:got|has|have|owns?)(?: got)? (?=(?:plenty|enough|loads|lots|tons|heaps|too many)\b))"
    r"(?:an?|some|one|two|three|several|plenty of|enough|loads of|lots of|tons of|heaps of|too many|(?:a|the) (?:couple|lot|bunch) of|the|his|her|their own)? ?"
    r"(?P<what>(?!(?:has|have|had|got|owns?|gets?|an?)\b|it\b|that\b|this\b|them\b|one\b|those\b)[a-z][a-z' -]{2,30}?)(?: already| (?:as it is|at home|thanks))*\W*$"
)
"""What somebody has is none of what is asked for: "he already has a teapot"."""
_CORRECTS = re.compile(
    r"(?P<before>.*?\w)\s*(?:\.{2,}|…|[,;.!-]+)?\s*\b(?:actually(?: no)?|no wait|wait no|scratch that|on second thoughts?|i mean|sorry|no(?=\s*[,.!…-]))\b[\s,.!…]*(?:make (?:it|that) )?(?P<now>[a-z-]+)(?P<after>\s+instead)?[\s.!]*$"
)


_NONE_OF = re.compile(
    r"\b(?:none|nothing|no) of (?:that|the|those|this|your|those horrible) (?!above\b|them\b|these\b|those\b|other\b|\w+ ones?\b)(?P<what>[a-z]+)(?: (?:stuff|things?|nonsense|business|rubbish|malarkey))?\b(?! (?:i|we|you|are|is|have|seem|look|fit|work)\b)"
)


def put_plainly(text: str) -> str:
    """`text` with refusals, corrections and limits as the other rules read them."""
    text = _NONE_OF.sub(r"no \g<what>", forbidden_plainly(text))
    text = _HAS_ALREADY.sub(r"no \g<what>", text)
    text = _HAS_SOME.sub("", _ENOUGH.sub("", text)) or text
    text = _NOT_ONE.sub("no ", _REASONED.sub(r"\g<said>", text))
    text = _UNTIL.sub("up to ", text)
    text = _DISLIKES.sub("don't like", text)
    text = put_must_nots(without_never_done(text))
    for _ in range(3):  # one after another: "no palm oil or cane sugar"
        text = _JOINED.sub(lambda found: found["no"] + re.sub(r"[ ']", "-", found["stuff"]), text)
    return _corrected(text)


def spelled_out(term: str) -> str:
    """A stuff of two words as records write it."""
    return term.replace("-", " ") if re.fullmatch(_STUFFS, term) else term


def _corrected(text: str) -> str:
    """What was corrected takes the place of what it corrects, of the same sort: "wool or cashmere… actually silk" is silk."""
    found = _CORRECTS.fullmatch(text)
    if found is None:
        return text
    sort = next((sort for sort in (MATERIALS, COLOURS) if found["now"] in sort), None)
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]+", found["before"])
    if sort is None or not any(word in sort for word in words):
        return text
    kept = [word for word in words if word not in sort]
    while kept and kept[-1] in ("or", "and", ",", "in", "of", "either", "a", "nor"):
        kept.pop()
    return " ".join([*kept, found["now"]])
