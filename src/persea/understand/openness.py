"""Whether a request is too open to search for: "I need something nice", "help me choose a gift", "what should I buy?".

English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.understand.content import FILLER

_VAGUE = frozenset(
    """
    nice good special fun cool pretty choose choosing pick picking decide deciding surprise inspire inspiration inspired browse
    browsing treat useful interesting unusual unique different gift gifts present presents shop shopping stuff thing things
    everything lost stuck unsure indecisive clue suggestions favourites favorites popular trending bestsellers bestseller
    geschenk geschenke regalo regalos cadeau cadeaux beautiful amazing awesome fantastic great lovely quality today weekend bored around looking having look small little
    big birthday christmas xmas occasion meaningful thoughtful original last minute quick fast random exciting sort
""".split()
)
_ASKS = re.compile(
    r"\b(?:what (?:should|can|could|would|do|shall|might|to) (?:i|you|we)?(?: \w+)?? ?(?:buy|get|recommend|suggest|pick|choose|give|order|advise)|help (?:me )?(?:to )?(?:choose|pick|decide|find|shop|with)|surprise me|(?:do(?:n'?t| not)|dunno|no idea|not sure) ?(?:know )?what (?:i|to)"
    r"|(?:any|some|got any|give me(?: some)?|need|looking for) ?(?:gift |present )?(?:ideas?|suggestions?|recommendations?|inspiration)|inspire me|just (?:browsing|looking)|looking around|have a look around|what(?:'s| is) (?:good|new|popular|hot|trending|nice)|what have you got"
    r"|(?:something|anything) (?:really |very )?(?:nice|good|special|fun|cool|pretty|new|interesting|different|unusual|useful|beautiful|lovely|great|for me|for myself|small|unique|original|to buy|else)|treat (?:to |for )?(?:myself|me)|recommend (?:me )?(?:something|anything|a)|(?:buy|get|need|want|find) (?:me )?(?:something|anything|stuff|a gift|a present|gifts|presents)"
    r"|gift ideas?|(?:a|the|some) (?:nice |good )?gifts?\b|can(?:'?t| not|not) decide|i want to buy|i'?d like to buy|i need to buy|what do you (?:recommend|suggest|advise))\b"
)  # fmt: skip


def is_vague(word: str) -> bool:
    """Whether `word` praises rather than says how a thing must be: "useful", "nice"."""
    return word in _VAGUE


def is_open(text: str, content: Sequence[str]) -> bool:
    """Whether `text` asks a shop for something and `content`, its telling words, does not say what."""
    return all(word in _VAGUE or word in FILLER for word in content) and _ASKS.search(text) is not None


_TOPIC = re.compile(
    r"\b(?:ideas?|suggestions?|suggest|recommend(?:ations?)?|inspiration|interested in|(?:get|getting) into|set-?up|where (?:do|would|should|can|could) (?:i|we|one) (?:even )?(?:start|begin)"
    r"|what (?:should|do|would|could|can|must) (?:i|we|you) (?:have|want|need|get|buy|recommend|suggest|use)|what i (?:should|could|must) (?:have|get|buy|use)|upgrade|(?:do|doing) up|any (?:items?|things?|products?) (?:to |for )?help"
    r"|(?:something|anything|stuff|things) (?:\w+ )?(?:for|about) (?:the|my|our|a|an) (?:\w+ )?(?:house|home|flat|garden|room|kitchen|bathroom|bedroom|office|desk|car|van|dorm|party|trip|travel|weekend|winter|summer|plot|balcony|hall)"
    r"|(?:unfinished|bare|empty|boring|plain)|no imagination|surprise me)\b"
)


_ROUGHLY = _VAGUE | frozenset(
    "honestly literally basically truly dear sorted yet beginner newbie total complete interested interest start begin setup set-up ideas upgrade start started getting every soon doing later next tomorrow".split()
)


def topic_words(content: Sequence[str]) -> list[str]:
    """What of `content` says what the goods are to do with."""
    return [word for word in content if word not in _ROUGHLY]


def is_topic(text: str) -> bool:
    """Whether `text`, which names no goods, only says what its goods are to do with: "something for the house"."""
    return _TOPIC.search(text) is not None
