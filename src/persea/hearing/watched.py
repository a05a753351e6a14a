"""What is said after a watch was asked for: another limit, the same for something else, or that it is not wanted after all.

By words alone, English. What it does not do: find out what "the kettle" is (hearing/deeds.py).
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.numbers import find_figures
from persea.language.plain import reader_text
from persea.understand.cart import deed_intent, read_deed
from persea.understand.watching import limit_of, read_watch
from persea.values import Intent, Kind, Money, currency_exponent
from persea.values.shopping import Deed, Do

_AROUND = re.compile(
    r"(?<=\w)'(?:s|re|d|ll)\b|\b(?:make|change|set|put|let'?s|say|call|it|that|this|the|limit|price|alert|watch|to|at|be|is|instead|rather|actually|sorry|apologies|pardon|correction|oops|my (?:mistake|bad)|kindly|dear|raise|lower|reduce|increase|bump|move|update|amend|adjust|correct|edit|switch|threshold|target|notification|alarm|figure|number|amount|mark|new|my|us|will|do|go|with|have|use|need|no|not|hmm+|oh|ah|wait|ok(?:ay)?|then|but|and|only|just|maybe|please|pls|mate|now|better|more like|me|tell|when|if|once|under|below|less|than|lower|cheaper|will|enough|fine|okay|drops?|falls?|goes|gets?|hits?|dollars?|bucks|euros?|quid|for|of|a|an|you|can|could|should|would|i|i'd|want|like|know|let|ping|notify|they|they're|it's|are|first|think|meant|mean|about|around|or|so|up|down)\b|[$€£]"
)
_CALLED_OFF = re.compile(
    r"(?:(?:oh|no|nah|ok(?:ay)?|actually|on (?:reflection|second thoughts?)|sorry|wait|hmm+|well|please|pls|and|so|then|just|you can|can you|could you|would you|kindly|ah|forget it|i|we|i'd like to|we'd like to|now|cheers|thanks)\W+)*"
    r"(?:(?:never ?mind|nvm|nm|forget (?:about )?(?:it|that|this|them)|(?:cancel|undo|stop|drop|scrap|remove|delete|scratch|end|kill|bin|leave|skip)(?: (?:it|that|this|them|those|the (?:last )?one|again))?(?: (?:the |that |this |my |our )?(?:(?:price|stock) )?(?:alert|watch|alarm|notification|notice|reminder|tracker|watching|tracking|looking)s?(?: (?:me|us|it|that|again))?)?|do(?:n'?t| not) (?:bother|worry|watch (?:it|that))|(?:there'?s )?no need(?: (?:any ?more|to(?: (?:watch|alert|tell|notify|message|let)\b[\w ]{0,20})?|(?:for|of) (?:it|that|(?:the|that|this|an?|any) (?:price |stock )?(?:alert|watch|notification|notice|reminder))))?|not (?:needed|necessary)(?: any ?more)?|i(?:'ve)? (?:changed my mind|don'?t (?:need|want) (?:it|that|them)(?: any ?more)?)|take (?:it|that|them) (?:off|back|out)|call it off|(?:i )?(?:withdraw|retract|revoke|take back) (?:it|that|this))\W*)+"
    r"(?:(?:please|thanks|thank you|cheers|ta|after all|for me|then|now|mate|again|sorry|any ?more)\W*)*"
)
_CLAUSE = re.compile(r"[.!?;,]+\s+")
_SENTENCE = re.compile(r"[.!?;]+\s+")
_GOES_ON = re.compile(
    r"^(?:(?:oh|and|also|plus|then|ok(?:ay)?|please|now|yes|great|good|thanks)\W+)*(?:(?:one|another(?: one)?|an? alert|a watch|the same|same(?: thing)?|do the same|likewise|also|too|as well)\W+)*(?:for|on|with)?\s*(?P<rest>.+?)(?:[\s,]+(?:too|as well|also|please))*$"
)
_CONDITION = re.compile(
    r"^(?:when(?:ever)?|if|once|as soon as|the moment|tell|let|ping|notify)\b|\b(?:below|under|back|in stock|drops?|falls?|cheaper)\b"
)


def may_follow_watch(said: str) -> bool:
    """Whether `said` (lower case) may be about a watch that was made just now. Quick."""
    return (
        bool(find_figures(said))
        or re.match(r"\W*(?:and|also|same|plus|oh|the same|do the same)\b", said) is not None
        or _called_off(said)
    )


def after_watch(said: str, before: Intent, currency: str) -> tuple[Intent, bool] | None:
    """What `said` (lower case) makes of the watch of `before`; True with it where what it is about has to be found yet."""
    deed = before.deed
    assert deed is not None, "checked by who calls"
    parts = [part.strip() for part in _SENTENCE.split(said) if part.strip()]
    for part in parts if len(parts) > 1 else ():
        if (below := _other_limit(part.rstrip(".!? "), currency)) is not None:
            return replace(before, deed=replace(deed, below=below, stock=False)), False
    if _called_off(said):
        ended = Deed(
            Do.UNWATCH,
            said="" if before.subject_ids else deed.said,
            points=True,
            sure=bool(before.subject_ids),
        )
        return replace(before, kind=Kind.WATCH, deed=ended, unknown=()), False
    if (below := _other_limit(said, currency)) is not None:
        return replace(before, deed=replace(deed, below=below, stock=False)), False
    if (another := _another(said, currency)) and another.said:
        return Intent(Kind.WATCH, deed=another, shopping=before.shopping), True
    return None


def _called_off(said: str) -> bool:
    return any(_CALLED_OFF.fullmatch(part.strip()) for part in (said, *_CLAUSE.split(said)) if part.strip())


def _other_limit(said: str, currency: str) -> Money | None:
    """ "Make it 100 instead", "only when it's under 150": nothing but a price."""
    figures = [one for one in find_figures(said, currency) if one.is_money or not one.unit]
    figures = [one for one in figures if not (one.spelled and one.value == 1)]
    if not figures:
        return None
    last = figures[-1]
    rest = said
    for one in reversed(figures):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    if re.search(r"\w", _AROUND.sub(" ", rest)) or re.search(r"[a-z]", _AROUND.sub(" ", rest)):
        return None
    return limit_of(said, currency) if len(figures) == 1 and limit_of(said, currency) and re.search(
        r"\b(?:under|below|less|lower|hits?)\b", said
    ) else Money(int(last.value.scaleb(currency_exponent(currency))), currency)  # fmt: skip


def _another(said: str, currency: str) -> Deed | None:
    """ "And one for the stand below 199", "also when the dripper is back"."""
    if (
        re.match(
            r"\W*(?:(?:oh|ok(?:ay)?|great|thanks)\W+)?(?:and|also|plus|same|the same|do the same)\b", said
        )
        is None
    ):
        return None
    found = _GOES_ON.match(said.strip(" .!?"))
    if found is None:
        return None
    rest = found["rest"]
    if re.match(r"(?:when(?:ever)?|if|once|as soon as|the moment)\b", rest):
        return read_watch(f"tell me {rest}", currency)
    follows = re.search(r"\b(?:for|on|same)\b", said[: found.start("rest")]) is not None
    if not (follows or _CONDITION.search(rest)):
        return None
    return read_watch(
        f"watch the price of {rest}" if not re.search(r"\bback|in stock\b", rest) else f"tell me when {rest}",
        currency,
    )


def watched_apart(text: str, currency: str) -> Intent | None:
    """ "The Toadstool Post is sold out, could you tell me when it's back?": a watch in one clause of what another names."""
    clauses = [part.strip() for part in _APART.split(reader_text(text).lower()) if part.strip()]
    for at, clause in enumerate(clauses if len(clauses) > 1 else ()):
        deed = read_deed(_ASKING.sub("", clause), currency)
        if deed is not None and deed.do is Do.WATCH and deed.points:
            others = " ".join(_SOLD_OUT.sub(" ", other) for nth, other in enumerate(clauses) if nth != at)
            if others.strip():
                return deed_intent(replace(deed, said=others, points=False), (), (), ())
    return None


_APART = re.compile(
    r"[.!?;,]+\s+|\s+(?:and|so|but)\s+(?=(?:could|can|would|please|tell|let|ping|notify|will)\b)|[.!?;]+$"
)
_ASKING = re.compile(
    r"^(?:(?:and|so|but|please|pls|kindly|could|can|would|will|you|u|i|want|to|like|just)\s+)+(?=(?:tell|let|ping|notify|alert|warn|message|inform|remind|watch|track|text|email|give)\b)"
)
_SOLD_OUT = re.compile(
    r"\b(?:i (?:should|would|want|wanted|need)|like|please|watch|the|price|of|is|are|was|sold out|out of stock|gone|unavailable|sadly|oh no)\b"
)
