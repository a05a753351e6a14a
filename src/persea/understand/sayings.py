"""How people say what shops state in one word: "packs down small" is packable, "my phone works with them" touchscreen.

Only what the shop states as a yes/no attribute or a value is put so, in the shop's own word; a question about a product stays
as it is. Lower-case reader text, English.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import says_use

_ASKS_OF_IT = re.compile(
    r"^(?:and |but |so |ok |well )*(?:is|are|was|do|does|did|can|could|will|would|has|have|how|why|where|when|who) (?:it|its|this|that|they|these|those|the|he|she|i|you(?! (?:have|sell|stock|carry|got|know|do)\b))\b"
)
_ABLE = r"(?:\b(?:that|which|who|what|and|one|it|they|i|you|he|she|we|can|could|will|would|may|must|should|has to|have to|needs? to|able to|to|be|easily|actually|really|just|also|simply)\s+){0,6}?"
_PUT = r"(?:goes?|go|going|put|throw|chuck|bung|toss|stick|pop|sling|shove|fling|wash(?:ed)?|clean(?:ed)?|use(?:d)?|finish(?:ed)?|run)(?:\s+(?:it|them|that|straight|safely|right|this))*\s+(?:in|into|through|under)\s+(?:the\s+|a\s+|my\s+)?"
_WET = r"(?:the\s+|all\s+|any\s+|this\s+|heavy\s+|pouring\s+|proper\s+|driving\s+|a\s+bit\s+of\s+|some\s+|british\s+)*(?:rain|water|wet(?:\s+weather)?|downpours?|drizzle|showers?|puddles|weather|damp)"
_SMALL = r"(?:\s+(?:really|very|nice|and|quite|so|pretty|right|to|into|in|its|their|a|an|the|own|almost nothing|next to nothing|pocket|pouch|bag|hood|small(?:er)?|tiny|compact(?:ly)?|flat|well|easily|neatly|fist|size))*"

_SAYINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (rf"(?:packs?|packed|packing|folds?|folded|folding|stows?|stuffs?|scrunch(?:es)?|rolls?|squash(?:es)?|squish(?:es)?|collapses?|compress(?:es)?)(?:\s+(?:itself|away))?\s+(?:down|up|away|flat|small|tiny|into)\b{_SMALL}"
     r"|(?:small|tiny)\s+when\s+(?:it's\s+|it\s+is\s+)?(?:packed|folded)|takes?\s+(?:up\s+)?(?:no|little|hardly\s+any|next\s+to\s+no)\s+(?:room|space)(?:\s+in\s+(?:my|a|the)\s+\w+)?|(?:fits?|goes?)\s+(?:in|into)\s+(?:a|my|your)\s+(?:coat\s+)?pocket",
     ("packable", "foldable", "folding", "fold-away", "collapsible", "compact")),
    (rf"(?:keeps?|keeping|stops?)\s+(?:out\s+{_WET}|{_WET}\s+(?:out|off|away|getting\s+in|coming\s+in))"
     r"|keeps?\s+(?:me|you|him|her|us|them|everything|things|(?:my|your|his|her)\s+(?:\w+\s+)?\w+)\s+dry"
     rf"|(?:does\s?n['o]t|do\s?n['o]t|wo\s?n['o]t|do\s+not|does\s+not|will\s+not|never)\s+(?:leak|let\s+{_WET}\s+(?:in|through)|get\s+(?:wet|soaked)|soak\s+through)(?:\s+in)?"
     rf"|(?:takes?|handles?|copes?\s+with|survives?|stands?(?:\s+up\s+to)?|withstands?)\s+{_WET}|rain\s?proof|water\s?tight|wp(?=\W|$)",
     ("waterproof", "water resistant", "water-resistant", "showerproof")),
    (r"(?:(?:adjust|change|control|lower|alter)\s+the\s+(?:brightness|light(?:\s+level)?)|adjustable\s+brightness|with\s+a\s+dimmer(?:\s+switch)?|dimmer|turn(?:ed)?\s+(?:it\s+|the\s+light\s+)?down(?:\s+low)?)", ("dimmable",)),
    (rf"{_PUT}(?:washer|wash(?:ing)?(?:\s+machine)?|machine|laundry)|machine[- ]wash(?:able|ed)|washable\s+in\s+(?:the|a)\s+(?:washing\s+)?machine", ("machine wash", "machine washable", "washable")),
    (rf"{_PUT}dish\s?washer|dish\s?washer[- ](?:proof|friendly|ok)|dish\s?washable", ("dishwasher safe", "dishwasher")),
    (rf"{_PUT}(?:hot\s+)?oven|oven\s?proof", ("oven safe", "ovenproof", "oven")),
    (rf"{_PUT}microwave", ("microwave safe", "microwave")),
    (r"(?:take|takes|taking|zip|zips|slip|slips|peel|peels)\s+(?:the\s+|its\s+)?covers?\s+off|covers?\s+(?:that\s+|which\s+)?(?:(?:can|must|should|has\s+to|needs\s+to)\s+)?(?:comes?|takes?|zips?|slips?|be\s+taken)\s+off", ("cover removable", "removable cover")),
    (r"dr(?:y|ies|ying)\s+(?:really\s+|very\s+|super\s+|quite\s+|so\s+)?(?:fast|quick(?:ly)?|in\s+no\s+time)|(?:fast|quick)[- ]dry(?:ing)?", ("quick drying", "quick-drying", "quick dry")),
    (r"(?:blocks?|cuts?|drowns?|shuts?|tunes?|cancels?)\s+(?:out\s+)?(?:the\s+|all\s+|outside\s+|background\s+|my\s+|other\s+|people's\s+)*(?:\w+\s+)?(?:noises?|sounds?|racket|chatter|colleagues|office|world|traffic)|anc(?=\W|$)", ("noise cancelling", "noise-cancelling", "noise canceling")),
    (r"(?:works?|working|use|using|usable|operate|tap|text|type|swipe|scroll)(?:\s+(?:it|them|my|a|the|these|still))*\s+(?:with|on)\s+(?:a\s+|my\s+|the\s+|your\s+|his\s+|her\s+)?(?:smart\s?phones?|mobiles?|phones?|touch\s?screens?|screens?|iphone|tablets?)"
     r"|(?:use|using|answer|operate|tap)\s+(?:my|a|the|your|his|her)\s+(?:smart\s?phone|mobile|phone|screen|iphone)(?:\s+(?:with|in|wearing|while\s+wearing)\s+(?:them|it|them\s+on|these))?|phone[- ]friendly",
     ("touchscreen", "touch screen", "touchscreen compatible")),
    (r"(?:opens?|closes?|shuts?|turns?\s+off|switch(?:es)?\s+off)(?:\s+up)?\s+(?:(?:all\s+)?by\s+|all\s+on\s+|on\s+)?(?:itself|its\s+own|themselves|automatically|at\s+the\s+(?:push|press|touch)\s+of\s+a\s+button|with\s+(?:a|one|the)\s+(?:button|press))", ("automatic",)),
    (r"(?:does\s?n['o]t|do\s?n['o]t|wo\s?n['o]t|must\s?n't|ca\s?n't|should\s?n't|does\s+not|must\s+not|never|without|no|not)\s+(?:any\s+|loud\s+|a\s+|make\s+a\s+|the\s+)?(?:tick|ticks|ticking)(?:\s+(?:noise|sound|loudly|all\s+night))?|makes?\s+no\s+(?:noise|sound)", ("silent", "quiet", "noiseless")),
    (r"(?:keeps?|stops?|cuts?|blocks?)\s+(?:out\s+)?(?:the\s+)?wind(?:\s+(?:out|off|away))?|(?:stands?|holds?|copes?|survives?|withstands?|handles?|takes?)(?:\s+up)?(?:\s+(?:to|in|with|against))?\s+(?:the\s+|a\s+|strong\s+|high\s+|heavy\s+|any\s+)*(?:winds?|gales?|storms?)|wo\s?n't\s+(?:blow|turn|flip)\s+inside[- ]out",
     ("windproof", "wind resistant", "stormproof", "storm-proof")),
    (r"(?:play|plays|playing|work|works|working)\s+(?:all\s+)?together(?:\s+(?:against|rather|instead|and\s+not)\b[^,.;!?]{0,40})?|on\s+the\s+same\s+(?:side|team)|against\s+the\s+(?:game|board)|(?:rather\s+than|instead\s+of|not)\s+(?:playing\s+|competing\s+)?against\s+(?:each\s+other|one\s+another)|co-?op(?=\W|$)", ("cooperative", "co-operative")),
    (r"keeps?\s+(?:(?:my|your|the|his|her|a)\s+)?(?:drinks?|coffees?|teas?|water|it|them|food|soup|things|stuff)\s+(?:nice\s+and\s+|really\s+|ice\s+)?(?:hot|warm|cold|cool|chilled)(?:\s+(?:all\s+day|for\s+(?:hours|ages|the\s+day)|till\s+lunch|until\s+lunch))?", ("insulated", "thermal")),
    (r"(?:cuts?|stops?|reduces?)\s+(?:the\s+|out\s+|down\s+)*glare|anti[- ]glare|no\s+glare", ("polarised", "polarized")),
    (r"(?:without|no|needs?\s+no)\s+(?:a\s+|any\s+|trailing\s+)?(?:cords?|cables?|wires?)(?=\W|$)|cable[- ]free", ("cordless", "wireless", "rechargeable")),
    (r"lets?\s+(?:(?:my|your|the)\s+)?(?:skin|feet|air|it|me)\s+(?:breathe|through)|does\s?n't\s+make\s+(?:me|you)\s+sweat", ("breathable",)),
    (r"(?:wear|worn|use|used)\s+(?:it\s+|on\s+)?both\s+(?:ways|sides)|(?:two|double)[- ]sided", ("reversible",)),
    (r"(?:does\s?n't|wo\s?n't|do\s?n't|does\s+not|never)\s+(?:slip|slide)(?:\s+(?:around|about|off))?", ("non-slip", "anti-slip", "nonslip")),
    (r"(?:(?:food|nothing|eggs?|it|stuff)\s+)?(?:does\s?n't|wo\s?n't|do\s?n't|never)\s+sticks?(?:\s+to\s+it)?|nothing\s+sticks(?:\s+to)?", ("non-stick", "nonstick")),
    (r"(?:gets?|got)\s+no\s+caffeine|(?:does\s?n't|wo\s?n't)\s+keep\s+(?:me|you)\s+(?:awake|up)", ("decaf", "caffeine free")),
)  # fmt: skip
_CLAUSE = 3  # words from which on it is no adjective
_COMPILED = tuple((re.compile(rf"{_ABLE}\b(?:{pattern})(?!\w)"), shop) for pattern, shop in _SAYINGS)


def as_the_shop_says(text: str, vocabulary: Vocabulary) -> str:
    """`text` with what the shop states in another word put in that."""
    if vocabulary.locale != "en" or _ASKS_OF_IT.search(text):
        return text
    plain = text
    of_what = says_use(text)
    for pattern, shop in _COMPILED:
        if of_what and "insulated" in shop:
            continue  # "something that keeps my coffee hot" says what it is
        if pattern.search(plain) and (word := _stated(shop, vocabulary)):
            plain = pattern.sub(partial(_put, word), plain)
    return text if plain is text else re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))


def _put(word: str, said: re.Match[str]) -> str:
    """`word` in the place of `said`; in that of a clause it is no part of the goods' name."""
    if said.start() == 0 and re.match(r"(?:it|they|must|should|has to)\b", said[0]):
        return f"it should be {word} "  # of what was asked for before
    if said.start() == 0 and re.match(r"(?:it|they|must|should|has to)\b", said[0]):
        return f"it should be {word} "  # of what was asked for before
    return f" that is {word} " if len(said[0].split()) >= _CLAUSE else f" {word} "


def _stated(ways: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The first of `ways` that the shop states; empty for none."""
    known = _known(vocabulary.flags, vocabulary.stated)
    return next((way for way in ways if " ".join(words(way)) in known), "")


@lru_cache(maxsize=4)
def _known(flags: frozenset[str], stated: frozenset[str]) -> frozenset[str]:
    begun = (" ".join(words(value)[:many]) for value in stated for many in (1, 2))
    return frozenset((*(" ".join(words(name)) for name in flags), *begun))
