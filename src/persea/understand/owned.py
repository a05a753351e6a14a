"""What goes with something that the person says is theirs, or is like something that they say they like: "I own the Towpath
jacket, which trousers go with it?", "my dog loved that collar, do you have others like it?".

Puts it as one question that names the product itself: "which trousers go with the towpath jacket". Lower-case reader text,
English. What it does not do: find the product.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import Vocabulary
from persea.understand.beside import kindred_request
from persea.understand.circumstance import without_circumstances
from persea.understand.content import content_of
from persea.understand.state import State
from persea.values import Intent, Kind

_WHO = r"(?:i|we|he|she|they|(?:my|our|his|her) [a-z]+)"
_HAVE = (
    rf"(?:{_WHO}(?:'ve|'s|'d| have| has| had)?(?: (?:already|just|finally|also|really|absolutely))*"
    r" (?:own|owns|have|has|had|got|get|bought|buy|took|take|taken|ordered|order|chosen|chose|choose|picked(?: out)?|settled on|decided on|went for|acquired|received|put)"
    rf"|{_WHO}(?:'m|'re| am| are)(?: (?:already|just|about|going))*(?: to)? (?:getting|get|buying|buy|ordering|order|taking|take|having)"
    r"|(?:i|we)'ve(?: (?:already|just))*|(?:^|(?<=[.!?;,] ))(?:already )?(?:got|bought|ordered|picked|chose|taken))"
)
_LOVE = rf"{_WHO}(?:'ve| have| has)?(?: (?:already|just|really|absolutely|so|totally))* (?:love[sd]?|adore[sd]?|like[sd]?|enjoy(?:s|ed)?)"
_WHAT = r"(?P<what>(?:the|this|that|these|those|my|our) [^.,!?;]{2,60}?)"
_STATES = re.compile(
    rf"(?:(?P<have>{_HAVE})|(?P<love>{_LOVE})) (?:(?:an?|some) [\w' -]{{2,24}}, ?)?{_WHAT}(?: (?:already|now|too|sorted|picked out|chosen|from you|(?:here )?in (?:the|my) (?:cart|basket)))*"
    r"(?:\s*[.,!?;…]+\s*|\s+(?=(?:and|so|but|which|what) )|\s+-+\s+)"
)
_CAME = re.compile(
    rf"{_WHAT.replace('{2,60}', '{2,40}')} (?:(?:(?:that |which )?(?:i|we) (?:got|bought|ordered|had|took|picked up) (?:from )?(?:you|here)(?: guys| lot)?|(?:that |which )?you (?:sent|sold)(?: me| us)?)(?: (?:last|this) \w+)? ?)?"
    r"(?:(?:has|have|just|finally|already|is|are) )*(?:arrived|came|turned up|showed up|landed|here|got here)\b(?P<when>[^.,!?;…]{0,24}?)(?:\s*[.,!?;…]+\s*|\W+(?=(?:what|which|anything|any) ))"
)
"""The thing of theirs that came just now: "the tent I got from you came today, what else do I need with it?"."""
_IT = r"(?:it|them|this|that|these|those|this one|that one|the same)(?= |$|[?!.,])"
_GOES = re.compile(
    rf"\b(?:(?:would|will|could|might|should|can) )?(?:suits?|fits?|match(?:es)?|complements?|(?:go(?:es|ing)?|pairs?|works?|looks? (?:good|nice|great)) (?:well |nicely |best |perfectly )?(?:with|alongside)"
    r"|(?:(?:would|should|could|do|can|shall) (?:i|you|u|ye|youse|one|we|they|people) )?(?:\w+ )?(?:wear|use|have|pair|put|combine|eat|drink|serve|get) (?:them |it )?(?:with|alongside|under|over|inside)"
    rf"|look (?:good|nice|great|lovely|right) (?:on|in|beside|next to)) (?P<it>{_IT})"
)
_TO_MATCH = re.compile(
    r"\b(?:to match|to go with(?: it| them)?|to suit|that match(?:es)?|matching)(?=\s*[?!.,]|\s*$| (?:under|below|up to|for less|in)\b)"
)
_LIKE = re.compile(
    rf"\b(?:others?|another|one|ones|something|anything|any|some|more|\w+s) (?:\w+ )?(?:like|similar to) (?P<it>{_IT})"
)
_SIMILAR = re.compile(
    r"\b(?:anything|something|any|others?|ones?|another)\b.*\b(?:along those lines|in that style|of the kind|similar|like that)\b"
)
_MORE = re.compile(r"\b(?:what|anything|something) else\b|\baccessor(?:y|ies)\b|\bto add\b")
_ASKS = re.compile(
    r"\b(?:which|what|any|anything|something|is there|are there|do you have|have you got|would you have|need|want|looking for|recommend|suggest)\b|\?|^(?:and )?an? "
)
_BESIDES = re.compile(
    r" (?:(?:for|on|in|at) (?:my|our|his|her|their)\b.*|in \w+|(?:last|this) (?:week|month|year|summer|winter|spring|autumn)|yesterday|recently|today|the other day|(?:a while|ages|years) ago)$"
)
_WONDERS = re.compile(
    r"\b(?:i(?:'m| am|'ve been)?|we) (?:just )?(?:wonder(?:ed|ing)?|thought|was thinking|was wondering|thinking (?:about|of)|considering)\b"
)
_WHERE = re.compile(r"^ (?:on|in|at|around|for) (?:the|my|our) \w+")
_PAGE = re.compile(r"^(?:this|that|these|those)\b")


def owned_request(text: str, state: State, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """`text` as such a question; None where it says nothing of a thing of theirs, or asks for nothing beside it."""
    found = _STATES.search(text) or _CAME.search(text)
    if found is None:
        return None
    what = _BESIDES.sub("", found["what"])
    rest = _WONDERS.sub(" ", without_circumstances(text[found.end() :]))
    if not re.search(r"[a-z]", rest) or not content_of(what, vocabulary):
        return None
    asked = _asked(
        what, rest, is_theirs=found.groupdict().get("have", "it came") is not None, on_page=bool(state.page)
    )
    kindred = kindred_request(asked, state, vocabulary, currency) if asked else None
    if kindred is None or (
        kindred.kind is Kind.GOES_WITH and not (kindred.goods or kindred.text or _MORE.search(rest))
    ):
        return kindred if kindred and _GOES.search(rest) else None
    return kindred


def _asked(what: str, rest: str, *, is_theirs: bool, on_page: bool) -> str:
    """The question alone, with the thing named in it."""
    name = (
        "it"
        if on_page and _PAGE.match(what)
        else re.sub(r"^(?:my|our|an?|this|that|these|those) ", "the ", what)
    )
    rest = re.sub(r"^(?:and|so|but|now)\b[\s,]*", "", rest)
    if match := _LIKE.search(rest):
        return f"{rest[: match.start('it')]}{name}{rest[match.end('it') :]}"
    if match := _GOES.search(rest):
        ahead = re.sub(r"[.!?;]\s*(?:what|which|anything|something)\b[^.!?;]*$", "", rest[: match.start()])
        return f"{ahead} to go with {name}{_WHERE.sub('', rest[match.end() :])}"
    if _TO_MATCH.search(rest):
        return _TO_MATCH.sub(f"to go with {name}", rest, count=1)
    if not is_theirs:
        return f"something similar to {name}" if _SIMILAR.search(rest) else ""
    if _ASKS.search(rest):
        end = re.search(r"\?|[.!](?=\s)", rest) if "?" in rest else re.search(r"[.!](?=\s+\S)", rest)
        head, mark, tail = (
            (rest[: end.start()], end[0], rest[end.end() :]) if end else (rest.rstrip(" .!"), "", "")
        )
        first, comma, more = head.partition(",")
        return f"{first.strip()} to go with {name}{comma}{more}{mark}{tail}"
    return ""
