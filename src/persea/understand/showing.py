"""What a message that comes with a picture asks of it: what it is, or something of "this". English, with the commonest of
German, French and Spanish."""

from __future__ import annotations

import re

_PLEASE = r"(?:,? ?(?:please|pls|thanks|thank you|bitte|s'il vous pla[iî]t|por favor))?"
_THIS = r"(?:this|that|it|these|those|them|one|ones|product|item|thing|things|picture|photo|image|pic)"
_POINTED = rf"(?:the |a |any |one |some )*{_THIS}(?: {_THIS})?(?: (?:of|like|in) (?:the |this |my )?{_THIS})*"
_NAME_IT = re.compile(
    r"(?:(?:hi|hey|hello|ok|so|and|hallo|hola|bonjour)[,!]? )*(?:"
    rf"(?:what|which|who)(?:'s| is| are|s)? (?:exactly )?{_POINTED}(?: (?:called|here|please))?"
    rf"|(?:do|does|did|would|have) (?:you|u|ya|the shop)(?: guys)?(?: (?:have|sell|stock|carry|got|do|know))?(?: got)? {_POINTED}(?: (?:here|too|available|in stock))?"
    rf"|(?:got|any|sell|have) {_POINTED}(?: in stock)?"
    rf"|(?:is|are) {_POINTED} (?:yours|from here|in (?:the|your) shop|sold here|available|in stock)"
    rf"|(?:please )?(?:(?:can|could) you )?(?:find|show|identify|tell me about|look up|search for|search|get) (?:me )?{_POINTED}(?: (?:for me|here))?"
    rf"|where (?:can|do) (?:i|we) (?:buy|get|find) {_POINTED}"
    rf"|(?:i )?(?:want|need|would like|am looking for|i'd like|i'm looking for|looking for) {_POINTED}"
    rf"|{_POINTED}"
    r"|(?:was ist|was sind|was kostet|habt ihr|haben sie|gibt es|ich suche) (?:das|dies|dieses|diese|die|den|dem|es)(?: (?:hier|da|auch))?"
    r"|(?:qu'est-ce que c'est|avez-vous (?:ça|cela|ceci)|c'est quoi)"
    r"|¿?(?:qu[eé] es (?:esto|eso)|tienen (?:esto|eso|este|esta)|busco (?:esto|este|esta))"
    rf"){_PLEASE} ?[?!.… ]*"
)
_COLOUR = re.compile(r"\b(?:in |of )?(?:this|that|the same|such a) colou?rs?\b")
_PLACE = re.compile(
    r"\b(?:(?:(?:the|this|that|these|those) )?(?:one|ones|thing|things|product|products|item|items) (?:in|on|from) (?:the|this|my|that) (?:picture|photo|image|pic|photograph)"
    r"|(?:these|those)(?: (?:two|three|ones|things|products|items))?|this(?: (?:one|thing|product|item|kind|sort))?|that one|that(?= ?[?!.]*$)|it(?= ?[?!.]*$)|both(?: of them)?|them|the two)(?=\W|$)"
)


def asks_what_it_is(text: str) -> bool:
    """Whether `text` wants no more than what a picture shows, or that."""
    return (
        not text.strip() or _NAME_IT.fullmatch(" ".join(text.lower().replace("’", "'").split())) is not None
    )


def in_its_colour(text: str, colour: str) -> str | None:
    """`text` with the colour of the picture where it speaks of it; None where it does not."""
    said, count = _COLOUR.subn(f"in {colour}", text, count=1)
    return said if count else None


def with_words_for_it(text: str, words: str) -> str | None:
    """`text` with `words` where it points to the picture; None where it does not."""
    at = _PLACE.search(text.lower())
    if at is None or len(text.lower()) != len(text):
        return None
    return f"{text[: at.start()]}{words}{text[at.end() :]}".strip()
