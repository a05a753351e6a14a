"""Takes out what people say around what they mean: greetings, fillers and hedges, as in "hey so like, um, I kinda need boots".

What may carry a meaning stays unless a mark or another filler behind it says that it carries none: "like the second one",
"right shoe", "cool box". Lower-case reader text, English.
"""

from __future__ import annotations

import re

from persea.understand.vocatives import without_vocatives

_ALWAYS = (
    r"(?:he+y+a?|hi+|hiya|hello+|hej|yo+|oi|howdy|good day|g'day|greetings|u+m+|u+h+m*|e+r+m*|h+m+|a+h+|o+h+|o+h wow|aw+|phew|oops|whoops|ok(?:ay)?|okey"
    r"|so yeah|yeah so|go on(?: so| then)?|ah go on|right so|right then|alright(?: then| so)?|all right then|(?:ok(?:ay)?|oh|well|yeah|alright) fine|(?:glad|good|nice|great|pleased|happy) to (?:hear|know)(?: it| that)?|nice to meet you|basically|honestly|literally|anyways?)"
)
_WHERE_MARKED = r"(?:so|like|well|right|now|then|look|listen|see|cool|grand|great|sure|bet|nice|lovely|yes|yeah|yep|wait|sorry|man|mate|dude|bro|folks|guys|there|again)"
_OPENING = re.compile(
    rf"^(?:(?:{_ALWAYS}\b(?!['-])(?:[\s,.!…;:-]+so\b(?![-]))?|{_WHERE_MARKED}\b(?=\s*[,.!…;:])|(?:so|like|well|now|then)\b(?=\s+{_ALWAYS}\b|\s+{_WHERE_MARKED}\s*[,.!…;:]))[\s,.!…;:-]*)+"
)
_WITHIN = re.compile(
    r"(?:,\s*|\b)(?:u+m+|u+h+m*|e+r+m+)\b(?:\s*,)?"
    r"|\b(?:kinda|sorta|kind of like|sort of like|ya know|y'know|i dunno|dunno|i reckon|if that makes sense|if you know what i mean|or something(?: like that)?(?=[\s.!?,]*$)|or whatever(?=[\s.!?,]*$)|and stuff(?=[\s.!?,]*$)|like a good thing)\b"
    r"|,\s*like\s*,|\blike,\s"
)
_AFTER = re.compile(r"^after (?=(?:an?|some|a pair of|any|new|something)\b)")  # "after some sunnies, please"
_MUST = re.compile(r"\b(?:i |we |he |she |they )?(?:(?:'ve |have |has )?got ?ta|gotta) have\b")
_MUST_BE = re.compile(r"\b(?:has |have |it's |'s )?gotta be\b")


def without_noise(text: str) -> str:
    """`text` without it; as it is where nothing else would be left."""
    plain = _MUST_BE.sub("must be", _MUST.sub("i need", text))
    plain = _WITHIN.sub(" ", plain)
    plain = _OPENING.sub("", without_vocatives(" ".join(plain.split())))
    plain = _AFTER.sub("i need ", plain)
    plain = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))
    return plain if re.search(r"\w", plain) else text
