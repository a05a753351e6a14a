"""Takes out of a message what somebody says of themselves by way of introduction: "I'm a teacher", "my name is Tom".

An introduction is no request: nobody wants a teacher from a shop. What they do with their time stays, as what may be
looked for ("as a runner I need socks"). English.
"""

from __future__ import annotations

import re

from persea.understand.giving import as_activity

_END = r"(?=\s*(?:[.,;:!?()]|$|\s[–—-]\s)|\s+(?:and|but|so|because|who|that|which|looking|searching|on my|need|needs|want|in need|after|trying|hoping|wanting|needing|shopping|with|i|i'm|we|from|in|at|please|do|can|what)\b)"
_WHO = r"(?P<who>(?!size\b|medium\b|small\b|large\b|bit\b|little\b|lot\b|tad\b|fan\b|big fan\b|huge fan\b|x{0,3}[sl]\b|[mslx]\b|\d)[^.,;:!?()\d]{2,40}?)"
_SAID = (
    re.compile(
        rf"\b(?:i(?:'m|m| am| was)|we(?:'re| are)) (?:actually |just |also |only |currently |basically )*(?:an? ){_WHO}{_END}"
    ),
    re.compile(rf"\b(?:as|being|speaking as) an? {_WHO}(?=,? (?:i|we|i'm|i'd|my)\b)"),
    re.compile(
        r"(?<=^i'm )(?!looking|after|trying|searching|interested|in|on|not|very|so|just|going|shopping|hoping|thinking|wondering|vegan|vegetarian|a|an|size)[a-z]+(?=(?: here)?(?:,| and|[.!])? (?:i|i'm|looking|and i|after|need|want)\b)"
    ),
    re.compile(
        r"\b(?:my name(?:'s| is)|i(?:'m| am) called|call me) [^\W\d_]+(?: [^\W\d_]+)?(?=[\s.,;:!?]|$)"
    ),
    re.compile(
        rf"\bi (?:work|teach|study|live|come from|grew up|was born)(?: (?:as|in|at|for|near|on|with) (?:an? |the |my )?[^.,;:!?]{{2,40}}?)?{_END}"
    ),
    re.compile(
        r"\bi(?:'m|m| am) (?:nearly |almost |about |turning )?\d{2}(?: years?(?: old)?| yo)?(?=\s*(?:[.,;:!?]|$)|\s+(?:and|but|so)\b)"
    ),
    re.compile(
        rf"\bi(?:'m|m| am) (?:from|based in|retired|new here|pregnant|married|unemployed|on my own|not very (?:techy|technical)|no expert|hopeless (?:at|with) \w+|terrible at \w+|bad at \w+)(?: [^.,;:!?]{{2,30}}?)?{_END}"
    ),
)
_DANGLING = re.compile(r"^\W*(?:(?:and|but|so|because|who|that)\b\W*)+|(?:\W|\b(?:and|but|so|because)\b)+$")


def without_introduction(text: str) -> str:
    """`text` (lower-case reader text) without it."""
    plain = text
    for pattern in _SAID:
        plain = pattern.sub(_put, plain)
    if plain == text:
        return text
    plain = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", plain))
    return _DANGLING.sub("", plain).strip()


def _put(match: re.Match[str]) -> str:
    who = match.groupdict().get("who") or ""
    does = as_activity(f"a {who}")
    return f" {does.strip()} " if does != f"a {who}" else " "
