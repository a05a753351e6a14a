"""Whether a message asks to set products side by side, and which of the compared one is asked for, by how it is put alone.

What it does not do: find the products. A cue is only heeded where two of them are named or pointed to. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.language.plain import reader_text, words
from persea.understand.orders import PICKS
from persea.values import Message, Order, Role

_CUES = re.compile(
    r"\b(?:compa[ir]+\w*|diff\w*r\w*|versus|vs|v/s|against|\bdiff|side by side|head to head|next to (?:each|one)|(?:beside|alongside|opposite)"
    r"|stack\w*|(?:decid\w+|choos\w+|pick\w*|torn|toss ?up|choice) between|(?:can'?t|cannot|could ?n'?t|help (?:me|us)) (?:decide|choose|pick)"
    r"|what(?:'s| is| do i| do we)? (?:changes?|get for)|what changes|same thing|the same|better|(?:worse|inferior|superior|nicer|different|posher|stronger) than|(?:lose|gain|get|miss|give up)\b.+\b(?:instead of|rather than|over)|between\b.+\band"
    r"|worth (?:the|paying|it)|(?:for the )?extra (?:money|cash|cost|price|\d+|hundred|ten|twenty|thirty|fifty)|upgrade"
    r"|lay (?:\w+ )?out|set (?:\w+ )?out|(?:see|show)\b.+\btogether|how (?:do|does|is|are|'s)\b.+\b(?:measure|hold) up|trade-?offs?|pros and cons|(?:in|into|as|on) (?:one|a|the same)(?: single| little| small| neat)? (?:table|chart|grid|spreadsheet))\b"
)
_OR = re.compile(r"\bor\b")
_ONE_OR_OTHER = re.compile(
    r"(?:the )?(?P<one>[\w'-]+(?: [\w'-]+){1,4}) or (?:the )?(?P<other>[\w'-]+(?: [\w'-]+){1,4})\W*"
)
_WHICH = re.compile(
    r"\b(?:which|what(?:'s)? the|(?:what|how much) (?:do|are|would) (?:they|both|these|those))\b|\?"
)
_DEED = re.compile(
    r"\b(?:add|put|pop|chuck|throw|stick|drop)\b.+\b(?:in|into|to)\b.+\b(?:cart|basket|bag|trolley)\b"
)
_POINTS = re.compile(
    r"\b(?:this|that|it|its|it's|these|they|those)(?: (?:ones?|here))?\b(?! (?:is|was|are) (?:for|my)\b)"
)
_PUT = re.compile(
    r"\b(?:side by side|head to head|next to (?:each other|one another)|pros and cons|stack\w*|what changes|same thing|the same|apart|(?:in|into|as|on) (?:one|a|the same)(?: \w+)? (?:table|chart|grid|spreadsheet))\b"
)  # words of these are no names
_THE_OTHER = re.compile(
    r"\b(?P<noun>[a-z]{3,})(?P<mid>,? (?:(?:that )?(?:much |any |really )?(?:worse|better|nicer|different) )?(?:and|or|vs\.?|versus|with|to|against|than) the )(?P<which>[a-z&-]+(?: [a-z&-]+)?) one\b"
)
"""The "diner one" beside a kettle is the diner kettle."""
_NOT_THAT = re.compile(r"\bnot (?:the |a |an )?(?:[\w'’-]+ ){1,2}ones?\b")


def asks_to_compare(said: str) -> bool:
    """Whether `said` would be a comparison if it names two products."""
    text = _plain(said)
    if _DEED.search(text):
        return False
    return (
        _CUES.search(text) is not None
        or _names_two(text)
        or (_OR.search(text) is not None and _WHICH.search(text) is not None)
    )


def _names_two(text: str) -> bool:
    """Whether it is nothing but two names of one kind: "heath chef's knife or galley chef's knife"."""
    found = _ONE_OR_OTHER.fullmatch(text)
    return found is not None and words(found["one"])[-1] == words(found["other"])[-1]


def sets_side_by_side(said: str) -> bool:
    """Whether it says so by itself, and not only "this or that"."""
    return _CUES.search(_plain(said)) is not None


def points_at_one(said: str) -> bool:
    """Whether it speaks of "this" or "it" besides what it names."""
    return _POINTS.search(_plain(said)) is not None


def the_kin(said: str) -> str:
    """What "the plus ones" and "the wool version" beside a product's page are called besides the name of that product; empty where none is
    spoken of."""
    found = _KIN.search(_plain(said))
    return found["kin"] if found else ""


_KIN = re.compile(
    r"\bthe (?!(?:other|first|second|third|fourth|last|same|two|three|cheaper|cheapest|better|best|bigger|smaller|right|next)\b)(?P<kin>[a-z][\w&-]*(?: [\w&-]+)?) (?:ones?|version|model|edition)\b"
)


def without_denied(said: str) -> str:
    """`said` without what it is not about ("not the lady one"), and with "w" written out."""
    text = _THE_OTHER.sub(r"\g<noun>\g<mid>\g<which> \g<noun>", _plain(said))
    return re.sub(r"\bw/?(?=\s)", "with", _NOT_THAT.sub(" ", _PUT.sub(" ", text)))


_AHEAD = re.compile(
    r"^\W*(?:(?:hi|hello|hey|ok|so|and|please)\W+)*(?:it's |it is |this is |they are |they're )?(?:for|at|in|on|as|since|because|if|when|i'm|i am|we're|we are|my|our) (?P<said>[^.,;:!?]{2,60})[.,;:!?…–-]+\s+"
)


def without_circumstance(said: str) -> str:
    """`said` without what it is for, where that stands ahead of the comparison: "for the office, could you compare …"."""
    text = _plain(said)
    found = _AHEAD.match(text)
    if found is None or asks_to_compare(found[0]) or not asks_to_compare(text[found.end() :]):
        return said
    return text[found.end() :]


def _plain(said: str) -> str:
    return " ".join(reader_text(said).lower().split()).replace("’", "'")


# ---------------------------------------------------------------- which of them

WHICH = "which"
"""The first of a topic that asks which of several has most, least or any of something; the direction is the second."""
MOST, LEAST, ANY = "most", "least", "any"

_OF_THEM = re.compile(
    r"\b(?:which|who|what one|the one|between (?:them|the two)|of (?:the (?:two|three|four|lot|bunch)|them|both|these))\b|^\W*(?:and |so )?(?:the )?\w+(?:est|er)(?: ones?)?\W*$"
)
_BEGINS_WHICH = re.compile(r"^\W*(?:(?:and|so|ok|but)\W+)*which\b")
_LESS = re.compile(
    r"\b(?:less|least|fewer|fewest|lower|lowest|smaller|smallest|shorter|shortest|thinner|thinnest|narrower|quieter|quietest|weaker)\b"
)
_MORE = re.compile(
    r"\b(?:more|most|longer|longest|higher|highest|bigger|biggest|larger|largest|greater|taller|tallest|wider|widest|thicker|thickest|deeper|deepest|better|best|stronger|louder|warmer|warmest|roomier|faster|fastest|brighter|brightest|bigger)\b"
)
_PRICE_BETWEEN = re.compile(
    r"\b(?:price|cost)s?\b.*\b(?:between|apart|difference|gap)\b|\b(?:price|cost) gap\b|\bdifference in (?:price|cost)\b|\bhow much (?:more|less|dearer|cheaper)\b"
)
_ORDERS = (
    (Order.CHEAPEST, re.compile(r"\b(?:cheap\w*|less (?:expensive|money|costly|dear)|(?:costs?|is|runs?|sets?) (?:me |us |you )?(?:back )?(?:the )?(?:less|least)|(?:gentler|easier|kinder|lighter|softer|friendlier|better|less hard) (?:on|for) (?:a|my|the|our|your|his|her|someone's|somebody's) (?:\w+ )?(?:pension|purse|wallet|pockets?|pocketbook|budget|bank (?:account|balance)|income|salary|wages?|finances|savings)|(?:hurts?|stings?|costs?) (?:me |my \w+ )?less|least expensive|better priced)\b")),
    (Order.PRICIEST, re.compile(r"\b(?:dearer|pricier|(?:more|most) expensive|costs? (?:me |us )?(?:the )?(?:more|most))\b")),
    (Order.LIGHTEST, re.compile(r"\b(?:light(?:er|est)|weighs? (?:the )?(?:less|least)|less heavy)\b(?! (?:colou?r|shade|wood|roast))")),
    (Order.HEAVIEST, re.compile(r"\b(?:heav(?:ier|iest)|weighs? (?:the )?(?:more|most))\b")),
    (Order.BEST_RATED, re.compile(r"\b(?:better|best|higher|highest) (?:rated|rating|reviews?|reviewed)\b")),
)  # fmt: skip
_SAYS_LITTLE = frozenset(
    "which who what one ones of the two three four them both these those is are has have does do and so ok but for me us please lol it its more most less least"
    " actually really in on to a an by going numbers number got would will can goes go comes come with out better best between i we my our or"
    " fewer lower higher this that be at if then tho though hmm well now today get gets keep keeps than just only from longer long larger bigger smaller".split()
)
_MEANS = {
    "holds": "capacity", "hold": "capacity", "fits": "capacity", "roomier": "capacity", "lasts": "life", "last": "life", "runs": "life",
    "longer": "length", "longest": "length", "taller": "height", "tallest": "height", "wider": "width", "widest": "width", "thicker": "thickness",
    "thickest": "thickness", "thinner": "thickness", "warmer": "warmth", "warmest": "warmth", "brighter": "brightness", "bigger": "size",
    "larger": "size", "smaller": "size", "deeper": "depth", "sweeter": "sweetness", "stronger": "strength", "louder": "volume", "quieter": "noise",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of compared products: the order that picks one, or the topic of a question."""

    order: Order | None = None
    topic: tuple[str, ...] = ()
    again: bool = False
    """Their comparison once more: how far their prices lie apart."""


def was_compared(history: Sequence[Message]) -> tuple[str, ...]:
    """The products of the last answer that showed any, where it answered a comparison."""
    for at in range(len(history) - 1, -1, -1):
        if history[at].role is Role.ASSISTANT and (ids := history[at].product_ids):
            before = next((one for one in reversed(history[:at]) if one.role is Role.USER), None)
            if before is not None and len(ids) > 1 and asks_to_compare(before.text):
                return ids
            if len(ids) > 1 or before is None or not _OF_THEM.search(_plain(before.text)):
                return ()
    return ()


def asked_of_compared(said: str, history: Sequence[Message]) -> Asked | None:
    """What `said` asks of the products compared before; None where it asks for none of them."""
    text = _plain(said)
    if _PRICE_BETWEEN.search(text):
        return Asked(again=True)
    if not _OF_THEM.search(text) or (sets_side_by_side(text) and not _BEGINS_WHICH.match(text)):
        return None
    for order, pattern in _ORDERS:
        if pattern.search(text):
            return Asked(order=order)
    told = [word for word in words(re.sub(r"'s\b", "", text)) if word not in _SAYS_LITTLE]
    meant = [_MEANS[word] for word in words(text) if word in _MEANS]
    if not told and re.search(r"\b(?:has|have|got|does|do|comes with)\b", text):
        told = _needed(history)
    topic = tuple(dict.fromkeys((*(word for word in told if word not in _MEANS), *meant)))
    if not topic:
        picked = next((order for order, pattern in PICKS if pattern.search(text)), None)
        return Asked(order=picked) if picked else None
    direction = LEAST if _LESS.search(text) else MOST if _MORE.search(text) else ANY
    return Asked(topic=(WHICH, direction, *topic))


def _needed(history: Sequence[Message]) -> list[str]:
    """What the comparison was said to need: "need ANC"."""
    for one in reversed(history):
        if one.role is Role.USER and (
            found := re.search(
                r"\b(?:need|want|must have|has to have|looking for) (?P<it>[\w -]+)", _plain(one.text)
            )
        ):
            return [word for word in words(found["it"]) if word not in _SAYS_LITTLE][:3]
    return []
