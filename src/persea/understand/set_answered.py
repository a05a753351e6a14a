"""What is truly said of a set that was shown, in an answer that tells more: "hm, he's just seen the vet bill. Can you do the same three for
150?", "she has soap enough. Would you leave it out?", "skip the waterproof bit, any pannier will do".

Sentences and clauses that neither name a piece, nor a sum, nor a change go; "it" stands for the piece that was named just before. English,
lower case. What it does not do: change the set (set_changes.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from persea.language.inflection import folded
from persea.language.plain import words
from persea.values import PieceWanted

Named = Callable[[str], Sequence[PieceWanted]]
"""The pieces that words name."""
_END = re.compile(r"(?<=[.!?…;])\s+")
_CLAUSE = re.compile(
    r"(?:,\s*|\s+)(?=(?:and |but |so )?(?:i|we|he|she|they)(?:'ll|'d|'ve|'m)?\s+(?!(?:want|need|would|like|prefer|have|can|take)\b)[a-z])"
)
_SUM = re.compile(
    r"[$€£]\s?\d|\b\d{2,}\b|\b(?:budget|cheaper|dearer|expensive|pricey|price|money|total|half|spend)\b"
)
_CHANGES = re.compile(
    r"\b(?:swap|switch|change|replace|exchange|without|drop|remove|leave|skip|take|lose|forget|no need|add|plus|include|throw|put|instead|another|different|other|same|cheaper|better|keep|kept|stays?|all|everything|each|both|every|size|colou?r|in stock|no|not|none|nothing|rest|double|twice|for (?:two|three|four|five|six|\d)|will do)\b"
)
_OUT_WITH_IT = re.compile(
    r"\b(?:leave|take|drop|skip|forget|lose|remove|strike|cut|kick)(?: out| off)? (?P<it>it|that|this|them|those|that one)\b(?: (?:out|off|away|then|please))*(?! for\b)"
)
_OF_IT = re.compile(
    r"\b(?P<verb>swap|change|keep|make) (?P<it>it|that|this|them|those|that one)\b(?! (?:for|up to|under|below|all)?\s*[$€£]?\d)"
)
_IS_THE_MOST = re.compile(
    r"(?P<sum>[$€£]?\d[\d.,]*(?: ?(?:dollars?|euros?|bucks|quid|pounds?))?) (?:is|'s|would be) (?:my|the|our|all|as much as)? ?(?:absolute |very |total |final |real )*(?:end|most|top|roof|ceiling|limit|max(?:imum)?|budget|i (?:have|can (?:do|spend)|will go))\b"
)
_WITHOUT_IT = re.compile(r"\bwithout (?P<it>it|that|this|them|those|that one)\b")
_STAYS = re.compile(
    r"[^,.;!?]*\b(?:(?:can |may |should |must |shall )?(?:stays?|remains?)(?: (?:as (?:it|they) (?:is|are)|in(?: the \w+)?|put|the same|there))?|(?:the )?rest (?:is |are |stays? )?(?:as (?:you (?:like|please|want|wish)|it (?:is|was)|before)|up to you|fine|good|the same|unchanged)|(?:everything|all) else (?:is|stays?|as)[^,.;!?]*|(?:good|fine|great|lovely|ok|nice)(?= but\b))(?=\s*(?:[,.;!?]|$|but\b))"
)
_RETRACTS = re.compile(
    r"\b(?:skip|forget(?: about)?|drop|never ?mind|scrap|ditch|leave out|lose|(?:doesn'?t|need ?n'?t|don'?t) (?:have|need) to be|no need (?:to be|for it to be)|not necessarily|without)(?: about)? (?:the |that |it being |being )?(?P<trait>[a-z-]+)(?: (?:bit|part|thing|business|requirement|idea|stuff|condition|wish))\b"
)
_ANY = re.compile(
    r"\bany(?: old| kind of| sort of)? (?P<piece>[a-z][a-z -]{2,30}?) (?:will do|would do|does it|is fine|is ok(?:ay)?|works|goes|is good)\b"
)


def changes_alone(text: str, named: Named) -> str:
    """`text` without what it only tells."""
    text = _IS_THE_MOST.sub(r"max \g<sum>", text)
    sentences = [one for one in _END.split(text) if one.strip()]
    sentences = [_STAYS.sub(" ", one) for one in sentences]
    kept: list[str] = []
    before: Sequence[PieceWanted] = ()
    for one in sentences:
        if len(before) == 1:
            noun = words(before[0].ways[-1][1] or before[0].ways[-1][0])[-1:]
            one = _with_noun(one, " ".join(noun))
        now = named(one)
        before = now or before
        if _speaks(one, now):
            kept.append(_without_tales(one, named))
    if len(kept) > 1 and len(before) == 1:
        kept = [one for one in kept if not _has_enough(one) or one is kept[-1]]
    said = " ".join(part.strip() for part in kept if part.strip(" ,.!?"))
    return said or text


def _speaks(sentence: str, pieces: Sequence[PieceWanted]) -> bool:
    return bool(pieces) or _SUM.search(sentence) is not None or _CHANGES.search(sentence) is not None


def _has_enough(sentence: str) -> bool:
    """ "She has soap enough" says why, and the next sentence what."""
    return (
        re.search(r"\b(?:has|have|got|owns?)\b.*\b(?:enough|already|plenty|one|some)\b", sentence) is not None
    )


def _with_noun(sentence: str, noun: str) -> str:
    sentence = _OUT_WITH_IT.sub(f"without the {noun} , ", _WITHOUT_IT.sub(f"without the {noun}", sentence))
    return _OF_IT.sub(lambda found: f"{found['verb']} the {noun}", sentence)


def _without_tales(sentence: str, named: Named) -> str:
    """Without clauses of somebody who does something else: "and i shall sell a guitar"."""
    parts = _CLAUSE.split(sentence)
    if len(parts) < 2:
        return sentence
    kept = []
    for part in parts:
        if part is parts[0] or _speaks(part, named(part)):
            kept.append(_sum_alone(part) if part is not parts[0] and not named(part) else part)
    return " , ".join(kept)


def _sum_alone(part: str) -> str:
    found = re.search(
        r"[:,–-]\s*(?P<sum>[$€£]?\s?\d[\d.,]*(?:\s*(?:dollars?|euros?|bucks|quid|pounds?))?)\s*[.!?]*$", part
    )
    return f"{found['sum']}." if found else part


def retracted_of(
    text: str, pieces: Sequence[PieceWanted], named: Named
) -> tuple[str, tuple[PieceWanted, ...]]:
    """`text` without what it takes back of the pieces, and the pieces as they are then."""
    changed = list(pieces)
    for found in _RETRACTS.finditer(text):
        trait = folded(found["trait"])
        changed = [_without_trait(one, trait) for one in changed]
    for found in _ANY.finditer(text):
        for one in named(found["piece"]):
            if one in pieces:
                at = list(pieces).index(one)
                goods = one.ways[-1][1]
                changed[at] = replace(
                    changed[at],
                    said=goods,
                    ways=((goods, goods),),
                    filters=replace(one.filters, flags=(), exclude_terms=()),
                )
    if tuple(changed) == tuple(pieces):
        return text, tuple(pieces)
    rest = _ANY.sub(" ", _RETRACTS.sub(" ", text))
    return rest, tuple(changed)


def _without_trait(piece: PieceWanted, trait: str) -> PieceWanted:
    if not any(folded(word) == trait for text, _ in piece.ways for word in words(text)):
        return piece
    ways = tuple(
        dict.fromkeys(
            (" ".join(word for word in words(text) if folded(word) != trait) or goods, goods)
            for text, goods in piece.ways
        )
    )
    flags = tuple(flag for flag in piece.filters.flags if folded(flag) != trait)
    return replace(piece, said=ways[0][0], ways=ways, filters=replace(piece.filters, flags=flags))
