"""What is like a product that somebody says they had or love: "I adore the Heath knife but 119 is a lot. Is there a similar one for
less?", "I had the Heron can for years, so what else do you keep of that kind?". Lower-case reader text, English.

What it does not do: read a product that is sold out (sold_out.py), or one that the question itself names (kindred.py).
"""

from __future__ import annotations

import re

from persea.understand.pointing import MARK

_LIKED = re.compile(
    r"(?:^|(?<=[.!?…;,])\s+)(?:(?:oh|so|well|hi|hello|hey|ok|and|but|my|god)\W+)*(?:i|we|my (?:[a-z]+ )?[a-z]+|he|she|they)(?:'ve|'m|'re|'d| have| am| are| was| were| had)?"
    r"(?: (?:really|absolutely|just|do|did|simply|totally|always|already|once|also|quite|so|both|all|been|used to))*"
    r" (?:loved?|loves|adored?|adores|liked?|likes|fancy|fancied|wanted|want|had|have|has|own(?:ed)?|bought|used|got|fell (?:in love with|for)|(?:fallen |falling )?(?:in love with|for)|eyeing(?: up)?|looking at|looked at|seen|saw|wore|worn|enjoyed|tried|crushing on|a fan of|keen on|obsessed with|smitten with)"
    rf" (?P<what>(?:{MARK}\d+|it|them|(?:this|that|these|those)(?: ones?)?)(?=\s*[.,!?;…]|\s(?:but|and|though|so|very much|a lot)\b)|(?:the|your|that|this|those|these) (?!(?:same|other|smell|scent|look|looks|idea|style|colou?rs?|feel|feeling|way|taste|sound|concept|design|pattern|flu|cold|cough|rash|weather|fact|first time|price|shape)\b)[^.,!?;]{{3,60}}?)(?=\s*[.,!?;…]|\s(?:but|and|though|although|for (?:years|ages|a|my|\d)|which|until|only|because|so|since|in my|last|a lot|to bits|very much|except|however)\b)"
)
_NOUN = r"(?!(?:to|as|with|from|for|but|in|of|sizes?|colou?rs?|price|prices|length|weight|width|age|style|look)\b)[a-z][a-z'’-]+"
_CUE = re.compile(
    rf"\b(?:(?:an?|any|some|anything|something|one|ones|another|the) )*(?P<how>(?:(?:cheaper|lighter|smaller|bigger|less expensive|more affordable|slightly|bit|lot|little|but|and|yet|a)[, ]+)*)(?:similar|comparable)(?: {_NOUN}){{0,3}}?(?=\s+(?:for|but|in|with|without|under|below|that|which|from|less|cheaper|at|up|only|please|around|to be had)\b|\s*[?!.,;]|$)"
    r"|\b(?:of|in|along) (?:that|the same|this) (?:kind|sort|type|style|line|lines|vein)\b|\b(?:any |an |some |the |a )?(?:[a-z]+ )?alternatives?\b(?! to\b)|\b(?:like|close to|near|akin to|similar to|instead of|to replace) (?:it|that|that one|this|this one)\b(?! is)"
    r"|\b(?:a |any )?(?:replacements?|substitutes?|dupes?|look-?alikes?)\b(?! for (?!it|that)\b)"
)
_KIND = re.compile(
    r"\b(?:any|another|other|some|more|an?) (?P<kind>(?!(?:one|ones|thing|things|bit|lot)\b)(?:[a-z][a-z'-]+ ){0,2}?[a-z][a-z'-]+)\s*$"
)
"""The goods that the question names: "another cooperative game like it"."""
_ASKS = re.compile(
    r"\?|\b(?:is there|are there|what else|what other|do you|have you|got|any|anything|something|show|find|looking|need|want|wonder|can you|could you|please|suggest|recommend)\b"
)
_DEAR = re.compile(
    r"\b(?:is|was|'s|seems|feels|are|were|cost|costs) (?:just |simply |really |still |a |an |way |far |quite |rather |bit |little |so |too )*(?:a lot|lots|much|steep|dear|expensive|pricey|costly|fortune|ouch|mad|crazy|daft|heavy on my wallet|over (?:my )?budget|out of my (?:budget|reach|league|price range)|more than (?:i|we) (?:can|want|have|planned|like|wanted)\b)"
    r"|\b(?:can't|cannot|couldn't|can not) (?:really |quite |possibly )?(?:afford|justify|stretch to|run to)\b|\bout of (?:my|our) (?:budget|reach|league|price range)\b|\btoo (?:much|dear|expensive|steep|pricey)\b"
)
_FOR_LESS = re.compile(
    r"\b(?:for less|cheaper|less expensive|lower price|more affordable|under|below|up to|less than)\b"
)


def like_the_liked(text: str) -> str:
    """`text` as a request for what is like that product; as it is where it asks for nothing of the kind."""
    for liked in _LIKED.finditer(text):
        rest = text[liked.end() :]
        cue = next((one for one in _CUE.finditer(rest) if _ASKS.search(_around(rest, one))), None)
        if cue is None:
            continue
        how = (cue.groupdict().get("how") or "").strip(" ,")
        how = re.sub(r"\b(?:but|and|yet)\b$", "", how).strip(" ,")
        kind = _KIND.search(rest[: cue.start()])
        wishes = " ".join(
            part for part in (how, kind["kind"] if kind else "", rest[cue.end() :].strip()) if part
        )
        if _DEAR.search(rest[: cue.start()]) and not _FOR_LESS.search(wishes):
            wishes = f"cheaper {wishes}"
        wishes = re.sub(r"^[\s,.;!?]+|[\s,.;!?]+$", "", wishes)
        what = re.sub(r"^your ", "the ", liked["what"])
        return f"something similar to {what}, {wishes}" if wishes else f"something similar to {what}"
    return text


def _around(rest: str, cue: re.Match[str]) -> str:
    """The sentence of `rest` that `cue` stands in."""
    start = max(rest.rfind(mark, 0, cue.start()) for mark in ".!?")
    end = min((at for mark in ".!?" if (at := rest.find(mark, cue.end())) >= 0), default=len(rest))
    return rest[start + 1 : end + 1]
