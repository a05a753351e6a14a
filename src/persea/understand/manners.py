"""Takes out of a message what is said for courtesy's sake or in passing, and puts plainly what is said round about:
"good afternoon, I wonder whether you might have …", "not too expensive", "that won't break the bank". English.
"""

from __future__ import annotations

import re

_COURTESY = re.compile(
    r"\bgood (?:morning|afternoon|evening|day)(?: to you)?(?:,? (?:sir|madam|dear|everyone|all))?\b|\bdear (?:sir|madam|sirs|shop|team|all)(?: or madam)?\b"
    r"|\bi(?:'m| am)? (?:just )?wonder(?:ing|ed)? (?:whether|if)(?: (?:you|perhaps) (?:might|could|would|may))?\b|\b(?:would|could|might|may) (?:it|you) (?:be )?(?:possible|so kind|kind enough|able)(?: as)?(?: to)?\b"
    r"|\b(?:if|when(?:ever)?) (?:it(?:'s| is) )?(?:not too much (?:trouble|bother)|you (?:don't|wouldn't) mind|you(?: would|\'d) be so (?:kind|good)|you get a (?:chance|moment)|possible|you can|you have time|that's ok(?:ay)?|you please)\b"
    r"|\b(?:(?:thank you|thanks|many thanks|thanking you)(?: so| very)?(?: much)?(?: in advance| ever so| kindly| dear| love)?|kind regards|best wishes|with (?:kind )?regards|much obliged|god bless(?: you)?|bless you|cheers|ta)\b(?! (?:card|gift|note))"
    r"|\b(?:i(?:'m| am)|we(?:'re| are)) after\b|\b(?:lol|haha+|hehe+|omg|tbh|btw|ngl|rn|innit|xx+|xoxo|idk|imo|fyi|pretty please|you know|i mean|i guess|i suppose|i think|you see|so yeah|yeah so|er+m*|uhm*|like,)\b"
    r"|\b(?:bear with me|sorry to bother you|excuse me|pardon me|forgive me|i hope you can help(?: me)?|can you help(?: me)?|could you help(?: me)?|please help(?: me)?|help me out|quick question|first time here)\b"
)
_ROUND_ABOUT = (
    (re.compile(r"\b(?:(?:not|nothing|isn't|aren't|n't be|without being) (?:be )?(?:too|so|very|overly|that|terribly|stupidly|crazy|silly|ridiculously|super|insanely|all that)? ?(?:expensive|pricey|dear|costly|steep|posh)"
                r"|(?:(?:that |which )?(?:won't|doesn't|don't|wouldn't|will not|does not)|without) (?:break(?:ing)? the bank|cost(?:ing)? (?:the earth|a fortune|a bomb|an arm and a leg|too much|much|a lot)|spend(?:ing)? (?:a fortune|too much|a lot))"
                r"|on a (?:tight |shoestring |small |student )?budget|(?:money|cash) is tight|i'm (?:skint|broke)|easy on the wallet|(?:at|for) a (?:reasonable|fair|good|decent|low) price|reasonably priced|good value|best value|value for money)\b"), " cheap "),
    (re.compile(r"\b(?:not|nothing|isn't|aren't) (?:too|so|very|overly|that) (?:heavy|weighty)\b"), " lightweight "),
    (re.compile(r"\b(?:nothing|not|no) (?:huge|massive|enormous|giant|gigantic|humongous|over the top|extravagant|outrageous|mental)\b(?! [a-z]+s?\b)"), " "),
    (re.compile(r"\b(?:not|nothing|isn't|aren't) (?:too|overly|so) (?!much\b|many\b|long ago\b)[a-z]+\b"), " "),
    (re.compile(r"\b(?:he|she|they|who)(?:'s| is| are|'re)(?: nearly| almost| about| turning| just| only)? (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?(?: years? old)?\b"), " "),
    (re.compile(r"\b(?:he|she|they|who)(?:'s| is| are|'re)(?: nearly| almost| about| turning| just| only)? (?:[2-9]\d)(?: years? old)?(?=[\s,.!?]|$)(?! (?:cm|kg|eur|usd|quid|pounds|euros|dollars|%))"), " "),
    (re.compile(r"\b(?:for |it(?:'s| is) |its |on )?((?:his|her|their|[a-z]+'s)) \d{1,3}(?:st|nd|rd|th)(?! (?:one|of|place|time|edition|floor|attempt|try))(?: birthday)?\b"), r" for \1 birthday "),
    (re.compile(r"\b([a-z]+)[- ]intolerant\b"), r"no \1"),
    (re.compile(r"\b(?:i |we |she |he |they |who )?(?:can't|cannot|mustn't|don't|doesn't|won't) (?:eat|drink|tolerate|digest|take|have) (?:any )?(?=[a-z]{3,})"), " no "),
)  # fmt: skip


def plainly(text: str) -> str:
    """`text` (lower-case reader text) without courtesies, and with what is said round about put plainly."""
    plain = _COURTESY.sub(" ", text)
    for pattern, put in _ROUND_ABOUT:
        plain = pattern.sub(put, plain)
    if plain == text:
        return text
    plain = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", plain))
    plain = re.sub(r"([.,;:])(?:\s*[.,;:])+", r"\1", plain)
    return re.sub(r"^[\s.,;:!]+", "", plain).strip() or text
