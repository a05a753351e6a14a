"""Whether somebody only says roughly what they are after: "something for the garden", "getting a puppy next week, what have you
got?", "I want to get fit, where do I start?". It is answered by one question, and a few things of that part of the shop.

Where goods of a kind are asked for ("I need a tent, what do you recommend?") it is a request like any other. Lower-case reader
text, English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.language.plain import words
from persea.language.things import thing_named
from persea.store.vocabulary import Vocabulary
from persea.understand.content import content_of, names_goods
from persea.understand.occasions import occasion_named
from persea.understand.rooms import part_of_shop

_I = r"(?:i|we|you|u|one|a girl|a guy|he|she|they)"
_THING = r"(?:something(?: or other)?|anything|somethin|sumthin|smth(?:n|ng|ing)?|sth|summat|owt|stuff|things|a thing|a few things|a few bits|bits(?: and (?:bobs|pieces))?|some (?:things?|bits|stuff|items?|goods?|products?)|items?|goodies|(?:some )?(?:good|nice) (?:things?|products?|stuff))"
_MARKS = r"(?:\b(?:really|very|quite|some|any|good|nice|cool|new|fun|useful|special|great|lovely|little|small|different|interesting|best|fresh|decent|pretty|proper|beautiful)\b ?)*"
_ASKS_OPENLY = re.compile(
    rf"\b(?:what(?:'ve| have|'s| has|s)?(?: all)? {_I} (?:got|have)(?: in| there| for (?:me|us|that|this|it))?|what (?:do|does|can|would|should|could) (?:you|u) (?:guys )?(?:have|sell|recommend|suggest|advise|offer)(?: me| for (?:that|this|it))?"
    rf"|what (?:else )?(?:do|does|can|would|should|could|will|might|must|did) (?:i|we|one|he|she|they) (?:all )?(?:have|need|get|want|buy|take|offer|bring|look at|look for|try|start with|use|wear|pack)(?: for (?:that|this|it))?"
    rf"|what {_I}(?:'d| would| should| could| must| can)? (?:got|have|get|buy|need|want|advise|recommend|suggest|offer)|(?:i|we|you) need what|what(?:'s| is)? (?:there|good|nice|new|useful)(?: for| to)?|what y'?all (?:recommend|got|have|suggest)"
    r"|(?:hook|sort|set|kit|fix|help|bail) (?:me|us|a (?:girl|guy|fella|mate|brother|sister) )\s?(?:up|out)?|help(?=\W*$)"
    r"|(?:any |got any |some |your |more |fresh )?(?:ideas?|suggestions?|recommendations?|inspiration|inspo|tips|advice|thoughts|pointers)\b(?! (?:of|that))"
    r"|where (?:do|should|would|can|could|does|shall|to) ?(?:i|we|one|you)? ?(?:even |actually )?(?:start|begin)"
    rf"|(?:suggest|recommend|show|give|gimme|find|get|need|want|sell|advise)(?: me| us)? {_MARKS}{_THING}(?! (?:like|similar|that|which|with|from|under|cheaper|else)\b)"
    r"|(?:don't|do not|dont|haven't|have not|havent|got no|have no|has no|without any|and no|nor any) (?:have |own |got )?(?:any|any of (?:the|that|it|this)|anything|a thing|the|no)? ?(?:stuff|things|gear|kit|equipment|clue|idea|imagination|bits)"
    r"|(?:got |have |i've |with )nothing (?:sorted|yet|at all|for it|to wear|ready)|from (?:scratch|zero|nothing)|(?:it's|its|is|are|feels?|looks?|seems?)(?: all| so| too| very| a bit)? (?:empty|bare|unfinished|boring|dull|bland|drab)"
    r"|(?:total|complete|absolute|bit of a|am a|i'm a)? ?(?:beginner|newbie|novice|noob)|new to (?:this|it|all (?:this|that))"
    r"|no (?:kit|gear|stuff|equipment|imagination|clue|idea))\b"
)
_NAMES_TOPIC = re.compile(
    rf"\b{_THING} {_MARKS}(?:for|to do with|about|to go in|in the way of) "
    rf"|\b{_MARKS}(?P<what>[a-z]+)[ -](?:related |type |sort of |y )?(?:thing|things|stuff|gear|bits|something|goodies|supplies|accessories|equipment)\b"
    r"|\binterested in |\binto\b |\b(?:upgrade|improve|refresh|revamp|redo|redecorate|brighten(?: up)?|spruce up|smarten up|liven up|do(?:ing)? up|makeover|better my|make (?:my|our|the) [a-z]+ (?:better|nicer|cosier|cozier|brighter)|fit(?:ting)? out|furnish(?:ing)?) "
    r"|\bthinking (?:of|about) [a-z]+ing\b|\b(?:take|taking|took) up |\b(?:start|starting|begin|beginning|began) (?:[a-z]+ing|the |with |a |my )"
    r"|\bset-?up\b"
)
_NEEDS = re.compile(
    r"\b(?:need|needs|want|wants|looking for|look for|after|would like|'d like|buy|buying|find(?: me| us)?|get me|get us|show me|show us|give me|gimme|searching for|any|have you got|sell|order)\s+(?!to\b)(?P<what>[^.,;:!?]+)"
)
_FRAGMENT = re.compile(r"(?:^|[.!?;,]\s*)(?:an?|some|any|the|maybe an?|perhaps an?) (?P<what>[^.,;:!?]+)")
_FOR_WHAT = re.compile(
    r"\b(?:ideas?|suggestions?|recommendations?|inspiration|tips|advice|thoughts|pointers|recommend|suggest|advise|got|have|need|good|nice|best|there|something|anything|stuff|things)\s+(?:for|on|about|in)\s+(?P<what>[^.,;:!?]+)"
)
_ENDS_OPEN = re.compile(
    r"\b(?:stuff|things?|gear|bits|kit|something|anything|supplies|equipment|items?|goods|products?|goodies)\W*$"
)
_TURNS = re.compile(
    r"\b(?:to|for|in|into|about|of|on|with|that|which|who|so|and|but|if|because|when|as|from|at|by)\b"
)


def asks_roughly(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` asks for something without naming its kind."""
    if _names_kind(text, vocabulary) or _ASKS_WHY.match(text):
        return False
    return _ASKS_OPENLY.search(text) is not None or (
        (found := _NAMES_TOPIC.search(text)) is not None and not _is_goods(found["what"] or "", vocabulary)
    )


_ASKS_WHY = re.compile(r"^\W*(?:(?:so|and|but|ok|hey)\W+)*(?:why|how come)\b")


def topic_of_rough(text: str, content: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The words of `content` that say what it is to do with: what stands behind "for" or "in" first."""
    found = _NAMES_TOPIC.search(text)
    ahead = content_of(text[found.start() if found["what"] else found.end() :], vocabulary) if found else []
    told = dict.fromkeys((*ahead, *words(text)))
    return [word for word in told if word not in _SAYS_LITTLE and len(word) > 1]


_SAYS_LITTLE = frozenset(
    "it need want get getting got have what where start begin something anything stuff things thing for the my our some new next day every single good nice me you help work little light place room".split()
)


def _names_kind(text: str, vocabulary: Vocabulary) -> bool:
    """Whether goods of a kind are what is needed: "I need a tent for the garden"."""
    for found in (*_NEEDS.finditer(text), *_FRAGMENT.finditer(text)):
        chunk = _TURNS.split(found["what"], maxsplit=1)[0]
        said = [] if _ENDS_OPEN.search(chunk) else content_of(chunk, vocabulary)
        if said and (_is_goods(said[-1], vocabulary) or thing_named(" ".join(said))):
            return True
    for found in _FOR_WHAT.finditer(text):
        said = content_of(_TURNS.split(found["what"], maxsplit=1)[0], vocabulary)
        is_kind = bool(said) and (_is_goods(said[-1], vocabulary) or bool(thing_named(" ".join(said))))
        if is_kind and not (part_of_shop(said[-1], said[-1:], vocabulary) or _is_occasion(said, vocabulary)):
            return True  # "any ideas for a desk lamp?", but not "for the garden"
    return False


def _is_occasion(said: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether it ends in the name of one: "a garden party"."""
    tail = " ".join(said[-2:])
    known = occasion_named(tail, vocabulary.locale)
    return known is not None and tail in known.names


def _is_goods(word: str, vocabulary: Vocabulary) -> bool:
    return bool(word) and names_goods(word, vocabulary)
