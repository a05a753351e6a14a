"""How people write several goods down: put so that each stands apart, with its noun, before the list is read.

"A tent a sleeping bag and a mat" are three, "front and rear lights" are one thing, "a large case and a small one" are two cases,
"two mugs, one blue and one red" are two mugs. Lower-case reader text, English. What it does not do: know the shop, or read what a
piece must be.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from persea.language.colours import COLOURS

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_HESITATES = re.compile(
    r"[$€£]\s?(?:\.{2,}|…)|(?:\.{2,}|…|,|-+)\s*(?:er+m*|u+h*m+|uh+|hmm+|let me see|let's see|what else)\b[\s,.…]*|\b(?:er+m*|um+|uh+)\b,?\s"
)
_AS_A_SET = re.compile(r"\s(?:as|in) (?:a|one) (?:set|pair)\b(?! of\b)")
_ALL_THE_SAME = re.compile(
    r"(?:\s(?:that|which|with|w/))?(?:\s[\w'-]+){1,2}? or (?:not\b|without\b|w/o(?!\w))(?:[\s,]+(?:no matter|either way|whatever|(?:i |it )?(?:don'?t|doesn'?t) (?:mind|care|matter)|all the same))?"
)
_PURPOSE = re.compile(
    r"\s(?:to (?:nibble|munch|eat|drink|sip|enjoy|share|snack)\b(?: (?:on|it|with(?: it| them)?))?"
    r"|for (?:the |our |my |a |an |those |these |that |this )?(?:(?:first|next|early|lazy|sunday|weekend|new) )*(?:mornings?|evenings?|nights?|afternoons?|days?|weekends?|start|beginning|me|us|myself|ourselves)\b)"
    r"(?=\s*(?:[,;.!?]|$|and\b|plus\b))"
)
_COUPLED = (
    "front rear back left right top bottom upper lower inner outer hot cold warm sweet salty savoury large small big medium short long light dark"
    " striped plain matt glossy dry wet floral dotted checked".split()
)
_TRAIT = "|".join(sorted({*_COUPLED, *COLOURS}, key=len, reverse=True))
_TRAITS = re.compile(rf"(?<!\bin )\b(?P<one>{_TRAIT})(?: and | ?& ?)(?P<two>{_TRAIT}) (?=[a-z])")
_NEXT = re.compile(rf"(?<=[a-z]) (?=(?:an?|another|some|{_NUMBER}|\d{{1,2}}x?) [a-z])")
_LEADS_ON = re.compile(
    r"(?:\b(?:with|for|of|to|in|on|at|by|from|and|or|plus|not|no|than|as|into|like|is|are|be|has|have|need|want|get|buy|find|me|us|all|just|only|also|maybe|then|under|below|about|around|over|up|max|half|a|an|the|some|size|set|pack|box|pair|per|each|every|which|that|where|when|makes?|made))$"
)
_CLAUSE = re.compile(r"[,;:.!?…\n]|\b(?:and|plus|or)\b")


_SLASHES = re.compile(r"\s[/|]\s")
_LINES = re.compile(r"\s*\n\s*(?:(?:[-*•·–]|\d{1,2}[.)])\s+)?|^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
_AS_NOUN = re.compile(r"\b(over|on|in)[- ]ears\b(?! (?:head|ear))")
"""What is called by how it is worn."""


def in_one_line(said: str) -> str:
    """A list that is written line by line, with commas; bullets and numbers left out."""
    return _LINES.sub(", ", said.strip()).removeprefix(", ") if "\n" in said.strip() else said


def apart(text: str, has_goods: Callable[[str], bool]) -> str:
    """`text` with the goods of its list apart from each other; `has_goods` tells whether a part of it names any."""
    text = _HESITATES.sub(" ", text)
    if len(_SLASHES.findall(text)) > 1:
        text = _SLASHES.sub(", ", text)
    text = _AS_NOUN.sub(r"\1-ear headphones", text)
    text = _AS_A_SET.sub("", text)
    text = _ALL_THE_SAME.sub("", text)
    text = _PURPOSE.sub("", text)
    text = _TRAITS.sub(lambda found: f"{found['one']}/{found['two']} ", text)
    return _with_commas(" ".join(text.split()), has_goods)


def _with_commas(text: str, has_goods: Callable[[str], bool]) -> str:
    """A comma before "a", "some" or a number where goods end before it and others begin behind it."""
    found, at = "", 0
    for gap in _NEXT.finditer(text):
        before = _CLAUSE.split(text[at : gap.start()])[-1].strip()
        behind = _CLAUSE.split(text[gap.end() :], maxsplit=1)[0].strip()
        if before and not _LEADS_ON.search(before) and has_goods(before.split()[-1]) and has_goods(behind):
            found += f"{text[at : gap.start()]}, "
            at = gap.end()
    return found + text[at:]


# ---------------------------------------------------------------- whose

_WHOSE = re.compile(
    r"^(?:(?:all|everything|the lot|it's|its|please|only|for)\s+)*(?:for )?(?:a |my |an )?(?P<who>wom[ae]n'?s?|lad(?:y|ies)'?s?|m[ae]n'?s|men|girls?'?s?|boys?'?s?|kids?'?s?|child(?:ren)?'?s?|unisex)(?:\s+(?:all|please|only|sizes?|stuff|things|ones))*$"
)
_SAID_AS = (
    ("wom", "women's"),
    ("lad", "women's"),
    ("m", "men's"),
    ("girl", "girls"),
    ("boy", "boys"),
    ("uni", "unisex"),
)


def whose(text: str) -> str:
    """For whom all of a list is, where `text`, a part that names no goods, says so: "women's", "children's"; else empty."""
    found = _WHOSE.match(text.strip(" ,.:;!?"))
    if found is None:
        return ""
    return next((said for start, said in _SAID_AS if found["who"].startswith(start)), "children's")


# ---------------------------------------------------------------- the noun that is left out

_WITHOUT_NOUN = re.compile(
    r"^(?:and |then |also )?(?:(?:an?|another|the other)\s+(?:[\w'-]+\s+){0,3}ones?\b|one\s+(?!of\b|for (?:all|everything|both)\b)(?:for\s+)?[\w'-]+(?:\s+[\w'-]+){0,3}$|another(?:\s+[\w'-]+){1,4}$)"
)


def leaves_noun_out(text: str) -> bool:
    """Whether `text`, a part that names no goods, means the goods before it: "a small one", "one red"."""
    return _WITHOUT_NOUN.match(text) is not None


_ALTERNATIVE_TAIL = re.compile(r"\s(?:that|which|with|without)\s.+$")
_EITHER = re.compile(r",?\s+or\s+(?:(?:any|some|else)\s+)?")


def either(part: str, goods_of: Callable[[str], str]) -> tuple[str, ...]:
    """What one or the other of is meant, each with its noun and what is said of both behind the last: "a stock pot or any pot that
    goes on induction", "a wool or cotton scarf"; empty where `part` names no two ways."""
    said = [one.strip() for one in _EITHER.split(part) if one.strip()]
    if len(said) < 2:
        return ()
    noun = goods_of(said[-1])
    if not noun:
        return ()
    tail = _ALTERNATIVE_TAIL.search(said[-1])
    last = said[-1]
    found = []
    for one in said[:-1]:
        own = goods_of(one)
        one = one if own else f"{one} {noun}"
        same = goods_of(one) == noun
        found.append(f"{one}{tail[0]}" if tail and same and not _ALTERNATIVE_TAIL.search(one) else one)
    return (*found, last)
