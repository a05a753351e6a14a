"""Takes out how somebody is addressed and greeted in passing: "polarised ones mate", "ciao! … bella!", "ta, my lovely".

A word that may name goods or somebody who gets them stays: "yerba mate", "a gift for my friend", "something to love". Lower-case
reader text, English.
"""

from __future__ import annotations

import re

_PLAIN = r"(?:mate|matey|dude|bro|bruv|bruh|fam|pal|buddy|cobber|y'all|amigos?|amiga|sis|hun|guv|guvnor|boss|innit|lads?|fellas?|yaar|bhai|habibi)"
"""Said of the one who is spoken to wherever no article or the like stands ahead."""
_MARKED = (
    rf"(?:{_PLAIN}|man|friend|my (?:good |dear |old |lovely |little )?(?:friends?|man|dear|love|lovely|darling|lad|duck|lover)|dear(?:ie|est)?|love|lovely|darling|hon|sweetie|sweetheart|sweet pea|sunshine|petal"
    r"|flower|duck|ducky|hen|pet|chuck|babes?|hinny|chief|captain|sir|madam|ma'am|miss|folks|guys|everyone|everybody|persea|bella|bello|bellissim[ao]|car[ao]|mon ami|mon amie|ch[eé]rie?|schatz"
    r"|mein freund|querid[ao]|hermano|compadre|señorita|señora?|signora|signore|monsieur|madame|mademoiselle|lah|eh|hey|ok(?:ay)?|right|yeah)"
)
"""Said so between a comma and the end of a clause alone."""
_AHEAD = (
    "the a an my your his her our their its this that some any no of for to with and or in by from yerba loose leaf green black organic white roasted toasted brewed"
    " cup tea room team class school flat work play soul gym running hiking best old new every each another good great drinking instant iced sugar free"
).split()
_TRAILING = re.compile(
    rf"(?P<ahead>\b[\w'’-]+)?(?P<mark>\s*[,–—]+\s*|\s+)(?P<who>{_MARKED})(?=\s*(?:[.!?…;,]|:\)|$))"
)
_THANKED = re.compile(
    rf"\b(?P<thanks>thanks|thank you|cheers|ta|please|pls|hi|hiya|hello|hey|morning|evening|afternoon|ok|okay|alright|listen|look|yes|no|yeah|nah|nope|sorry)\s+(?P<who>{_MARKED})(?=\s*(?:[.!?…;,]|$))"
)
_GREETED = re.compile(
    r"^\W*(?:(?:ciao|hola|bonjour|salut|hallo|moin|servus|namaste|salaam|salam|aloha|buongiorno|buonasera|buenos d[ií]as|buenas(?: tardes| noches)?|guten (?:tag|morgen|abend)|gr[üu](?:ß|ss) (?:gott|dich)|bonsoir|konnichiwa|ni hao|merhaba|shalom"
    r"|ol[aá]|oi|g'?day|'?ello|hey up|ey up|ay up|wotcha|what'?s up|wassup|sup|top of the morning(?: to (?:you|ya))?|how (?:are you|ya|you) (?:doing|going|keeping)(?: today)?|how'?s (?:it going|things|tricks)|how are (?:you|things)(?: today)?|you all right|alright)"
    rf"(?: (?:{_MARKED}|there|again))?\b\s*[,.!?…;:–—-]+\s*)+(?=\w)"
)


def without_vocatives(text: str) -> str:
    """`text` without them; as it is where nothing else would be left."""
    plain = _GREETED.sub("", text)
    plain = _THANKED.sub(lambda found: found["thanks"], plain)
    plain = _TRAILING.sub(_kept, plain)
    plain = re.sub(rf"^(?:oi |hey |so |well )?{_MARKED}\s*,\s*(?=\w)", "", plain)
    plain = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))
    return plain if re.search(r"\w", plain) else text


_GOODS = "man duck ducky hen pet flower petal chuck love lovely friend babe babes everyone everybody".split()
"""What a list may end in: "rattle, duck", "for mum, dad, everyone"."""
_SPEAKS = re.compile(
    r"\b(?:i|i'm|i'd|i've|we|you|do|does|is|are|can|could|any|what|which|please|that|it|thanks|show|find|got)\b"
)
_WHOLE = re.compile(rf"{_PLAIN}")


def _kept(found: re.Match[str]) -> str:
    """What stays: all of it where the word is no form of address."""
    ahead, mark, who = found["ahead"] or "", found["mark"].strip(), found["who"]
    if mark:
        may_be_goods = who in _GOODS and not _SPEAKS.search(found.string[: found.start("who")])
        return found[0] if may_be_goods else ahead
    is_address = _WHOLE.fullmatch(who) is not None and ahead and ahead not in _AHEAD
    return ahead if is_address else found[0]
