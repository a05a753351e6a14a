"""What stands around the list of a set and is none of its pieces: what is told before it ("I've never camped before… I need a
tent"), its headline ("Starter kitchen for my nephew!! A pan, a pot"), the place that all of it is for ("for a reading corner"), and
what a piece is packed in ("a bag of beans"). Lower-case text, English. What it does not do: know the shop.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SENTENCE = re.compile(r"\s*(?:[.!?…]+)\s+")
_TELLS = re.compile(
    r"^(?:(?:so|hey|hi|hello|ok|well|oh|dear me|honestly|basically|um+|good (?:morning|evening|afternoon|day))\W+)*"
    r"(?:i|we|he|she|they|it|this|my [a-z-]+|our [a-z-]+|his [a-z-]+|her [a-z-]+)(?:'ve|'m|'s|'re|'ll|'d| have| has| am| is| are| was| were| will)?"
    r"(?: (?:only|just|finally|now|really|actually|recently|already|so|both|all))*"
    r" (?:never|not|got|gets?|getting|moved?|moving|start(?:s|ed|ing)?|turn(?:s|ed|ing)?|going|went|goes|been|had|new|complete(?:ly)?|total(?:ly)?|an?|about|lov(?:e|es|ed|ing)|like?s|off|planning|back|taken|taking|tak(?:e|es)|expecting|adopted|bought|broke|lost|live|lives|living|work|works|invited|invites?|throwing|hosting|married|retired|decided)\b"
)
_ASKS = re.compile(
    r"\b(?:need|needs|want|wants|looking|find|get me|show|buy|would like|'d like|please|must|only|under|below|max|budget|without|together|total|size|colou?r)\b|\d|[$€£]"
)
_REFUSES = re.compile(r"\b(?:no|nothing|none|nor|neither|don't|doesn't|can't)\b")
_HEADLINE = re.compile(
    r"^(?:(?:so|hey|hi|hello|ok|well|oh)\W+)*(?:(?:(?:my|our|his|her|their) (?:[\w-]+(?:'s)? ){0,2}?)?(?:first|new|starter|very first|own first)\b|(?:it'?s )?[a-z][\w' -]{2,30} for (?:my|our|his|her|their) [a-z])"
)
_ARTICLE = re.compile(r"^(?:an?|some|the|one|two|three|four|five|six|\d+)\b")
_LIST_MARKS = re.compile(r"[,;:]|\b(?:and|plus)\b")
_OF_LIST = re.compile(r"(?:,| and | plus )")
_NEVER_DONE = re.compile(
    r"\b(?:i|we|he|she|they|my [a-z]+)(?:'ve|'s| have| has)? never (?:ever |really |actually )?(?:[a-z]{3,}ed|been|done|had|gone|slept|made|worn|held|ridden|run|swum|built|grown|bought|got|owned)\b(?: (?:much|often|before|in (?:my|our|his|her|their) li(?:fe|ves)))*"
)
_TO_ITS_END = re.compile(rf"{_NEVER_DONE.pattern}(?:(?!\b(?:so|but|and (?:i|we)|need|want)\b)[^,;.!?…])*")
_PLACES = (
    r"(?:corner|nook|den|room|hut|snug|cabin|shed|studio|loft|attic|conservatory|flat|apartment|house|home|cottage|place|garden|balcony|terrace|patio|porch|hall|hallway"
    r"|office|station|bar|bay|window seat|kitchen|bedroom|bathroom|lounge|dorm|camper|van|caravan|boat|allotment|greenhouse|dinner table|dining table|party|picnic|weekend|trip|holiday)"
)
_ALL_FOR = re.compile(
    rf"\s+for (?:a|an|my|our|the|his|her|their|this|that) (?P<what>(?:[a-z'-]+ ){{0,3}}?{_PLACES})(?=\s*(?:[,.;!?]|$))"
)
_PACKED = re.compile(
    r"\b(?P<many>an?|one|some|the|two|three|four|\d{1,2}) (?:(?:small|large|big|little|nice|good|half-kilo|fresh) )?(?:bag|tin|packet|jar|pack|pouch|sack|carton|caddy|box|bottle)s? of (?P<what>[a-z]+(?: [a-z]+)?)"
)


def without_never_done(text: str) -> str:
    """ "I've never camped before" refuses nothing."""
    return _NEVER_DONE.sub(" ", text)


def without_story(text: str, has_goods: Callable[[str], bool]) -> str:
    """The list without what is told before it; a headline before it is put as one, with a colon. What was never done goes, wherever
    it is told."""
    while (mark := _SENTENCE.search(text)) and _is_list(text[mark.end() :], has_goods):
        said = text[: mark.start()].strip()
        if _REFUSES.search(said) or _ASKS.search(said) or _ARTICLE.match(said):
            break
        if _TELLS.match(said):
            text = text[mark.end() :]
        elif _HEADLINE.match(said) and not _LIST_MARKS.search(said):
            text = f"{said}: {text[mark.end() :]}"
            break
        else:
            break
    return _TO_ITS_END.sub(" ", text)


def _is_list(text: str, has_goods: Callable[[str], bool]) -> bool:
    return sum(has_goods(part) for part in _OF_LIST.split(text)) > 1


def place_of_all(text: str, has_goods: Callable[[str], bool]) -> tuple[str, str]:
    """`text` without the place that the whole list is for, which stands behind its last piece; and the place."""
    found = next(reversed(tuple(_ALL_FOR.finditer(text))), None)
    if found is None or has_goods(text[found.end() :]) or not _is_list(text[: found.start()], has_goods):
        return text, ""
    return f"{text[: found.start()]}{text[found.end() :]}", found["what"].strip()


def unpacked(text: str, has_goods: Callable[[str], bool]) -> str:
    """ "A bag of beans" is beans: what it comes in is no goods of its own."""
    return _PACKED.sub(
        lambda found: f"{found['many']} {found['what']}" if has_goods(found["what"]) else found[0], text
    )
