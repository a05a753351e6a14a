"""How a question is put: whether a message asks something, asks for goods, or asks what the shop itself would know.

By its form and a few words; what is meant, and who answers, is found out elsewhere. English.
"""

from __future__ import annotations

import re

from persea.language.asked import asked_stem, asked_words

_ASKS = re.compile(
    r"(?:^|[.,;:!?]\s*|\b(?:and|but|so|or|n|please|know|wonder(?:ing)?|ask|me|you|whether|if)\s+)(?:how|what(?:'?s|'ve)?|wh?uts?|whit|when|where|which|who|whose|why|is|are|was|were|do|does|dae|did|can|could|may|might"
    r"|should|must|shall|will|would|has|have|am|got|isn't|aren't|doesn't|y'?all)\b|\?\s*\S{0,3}$"
    r"|^\W*(?:please |kindly |so )?(?:state|tell|explain|prove|describe|confirm|clarify)\b|\bi(?:'d| would)? (?:want|like|need) to know\b|\bif you would\b|\bmay i ask\b|[.!,;]\s+(?:please |kindly |just |do |pls )?tell (?:me|us) (?:that |if |whether |it|they|this|why|how|what|where|when|you|there)"
)
_FOR_GOODS = re.compile(
    r"\b(?:show (?:me|us)(?! (?:what|how|where))|(?:i'?m|i am|we'?re) (?:looking|after|searching|hunting)|looking for|find (?:me|us)|similar|alternatives?|(?:anything|something|any|one|ones|stuff|more) (?:like|similar)|recommend|suggest(?:ion)?s?"
    r"|go(?:es)? with|to go with|to match|matching|cheaper|what (?:would|will|might|could|should) (?:suit|you|go|i (?:get|buy|wear))|which (?:one|ones|of)|instead|got any(?! of (?:these|those|this|them))|any other|(?:do|have) (?:you|ya|u|y'all) (?:sell|carry|stock)"
    r"|do (?:you|ya|u|y'all) (?:have|got) (?!(?:it|this|that|these|those|them|any of|my)\b)|(?<!do )i(?:'d| would)? (?:need|want|like|fancy)(?! to (?:know|ask|return|send|pay|cancel|change|exchange))|compare|versus|vs|difference between|what else|differ(?:s|ent|ence|ences)?|side by side|(?:in|along) (?:this|that|the same) (?:direction|line|lines|vein|style|spirit)|(?:nearest|closest) (?:thing|one|match|to|you|that you)|same (?:kind|sort|type|style|idea|shape|look) (?:of \w+|but|only|just|in)|(?:one another|each other)|together|what changes|with or without|previous(?:ly)?(?: \w+)? pric\w+|lay out|set out|pairs?(?: \w+)? with?|(?:looks?|nice|good|lovely) with|complements?|alongside|nearest to|what (?:should|shall|can|could|do) (?:i|we) (?:put|use|buy|get|wear|need)|what do \w+ (?:usually |mostly )?get|what (?:goes|fits|pairs|works)|(?:same|that|this) (?:spirit|vein|style|line|sort|ilk)|a (?:step|notch|level) up|an upgrade|which (?:coffee|tea|wine|one)|i (?:have|take|took|bought|'ve got) this \w+(?: \w+)? ?(?:already)?[.,!]|gone (?:down|up)|lately|used to cost)\b|\bothers?\b|^\W*(?:(?:and|ok|so|but|hmm)\W+)*(?:(?:got|do you have|have you got|are there|is there) )?(?:any(?:thing)?|some(?:thing)?|ones?|one)(?! of)(?: \w+)? (?:with|without|under|below|that'll|that (?:has|have|is|are|can|will))\b|^\W*(?:add|put|order|get|buy)\b|\bor\b.*\bbetter\b|\bbetter\b.*\bor\b"
)
_PICKS_GOODS = re.compile(r"^\W*(?:so |and |ok |hi |hey |hello )*(?:what|which) (?!all\b)(?:\w+ ){1,4}?(?:do (?:you|u|ya) (?:have|sell|recommend|carry|stock|suggest|got)|y'?all (?:got|have)|you got|are there|have you|would you|should i (?:buy|get)|is best|are best)\b")  # fmt: skip
_POINTS = re.compile(r"\b(?:this|these|that|those|it|its|it's|they|them|their|'em|they're)\b")
_REVIEWS = re.compile(
    r"\breview(?:s|er|ers|ed)?\b|\bopinions?\b|\bfeedback\b|\bcomplain\w*|\bdownsides?\b|\bdrawbacks?\b|\bpros and cons\b|\bverdict\b|\bgripes?\b|\bin real life\b|\bin practice\b"
    r"|\b(?:people|folks?|customers?|buyers?|purchasers?|others?|owners|users|anyone|anybody|everyone|everybody|somebody|nobody|they)\b(?:'ve| have| has| do| did| really| actually| all| ever| who (?:own|have|bought) \w+){0,2}"
    r" (?:say|says|said|saying|think|thinks|thought|like|hate|love|mention\w*|wrote|write|writing|feel|reckon\w*|find|found|finding|report\w*|note[sd]?|moan\w*|grumble\w*|whinge\w*|dislike\w*|experienc\w*|make of|getting on|rate)\b"
    r"|\b(?:worth (?:it|the money|buying|the price)|is (?:it|this) any good|are they any good|heard about|problems? with|issues? with|trouble with)\b"
    r"|\breal+y (?:last|hold|work|keep|stay|fit|run)\b|\bas (?:it|they) (?:says?|claims?)\b|\blike (?:it|they) (?:says?|claims?)\b"
)
_COUNTS_RATINGS = re.compile(
    r"\bhow many\b.{0,25}\b(?:rated|reviews?|ratings?|reviewed|stars)\b|\brat(?:ing|ed)\b|\bstars\b"
)
_TERSE = 7  # words

_HOUSE = frozenset(
    asked_stem(word)
    for word in (
        "return refund exchange shipping ship deliver delivery postage parcel package courier tracking customs duties duty warranty guarantee guaranteed repair resole"
        " resoling resoled mend fix pay payment installment instalment paypal klarna amex invoice express voucher wrap wrapping wrapped privacy data cookie account contact"
        " telephone phone call email hours opening saturday sunday faulty defective broken burst cracked discount code expire season wash washing laundered muddy pick pickup freight"
    ).split()
)


def asks_something(text: str) -> bool:
    """Whether `text` (lower case) is put as a question."""
    return _ASKS.search(text) is not None or "? " in text


def asks_for_goods(text: str) -> bool:
    """Whether `text` wants to be shown goods, rather than to be told something."""
    return _FOR_GOODS.search(text) is not None or _PICKS_GOODS.search(text) is not None


_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…\n]+|$)(?:(?<=\d\.)\d+[^.!?…\n]*[.!?…]*)?")
_BEGINS = re.compile(
    r"\W*(?:(?:and|but|so|or|ok|also|now|then|please|pls|just|do)\W+)*(?:how|what(?:'?s)?|when|where|which|who|whose|why|is|are|was|were|does|do (?:they|these|those|i|you)|did|can|cn|could|may|might|should|must|will|would|has|have (?:they|these|those|you)|isn't|aren't|doesn't|tell (?:me|us)|explain|describe)\b"
)
_TOLD = re.compile(
    r"\W*(?:and |but |because )?(?:i|i'm|im|my|we|our|he|she|they|it|it's|that's|thanks|thank|please|sorry)\b"
)
_MEANS = re.compile(r"^\W*i mean\b|\b(?:please|pls|plz)\W*$", re.IGNORECASE)
_FRAGMENT = 4  # words of a sentence that goes on with a question: "case included?"


def asking_part(said: str) -> str:
    """Of `said` in several sentences those that ask, with the few words that go on from them; all of it where none asks, or
    where one is all there is."""
    parts = [_from_lead(part.strip()) for part in _SENTENCE.findall(said) if part.strip(" .!?…")]
    asks = [part.endswith("?") or _BEGINS.match(part.lower()) is not None for part in parts]
    if len(parts) < 2 or not any(asks):
        return _from_lead(said)
    first = asks.index(True)
    kept = [
        part
        for at, (part, is_asked) in enumerate(zip(parts, asks, strict=True))
        if is_asked
        or _MEANS.search(part)
        or (at > first and len(part.split()) <= _FRAGMENT and not _TOLD.match(part.lower()))
    ]
    return " ".join(kept)


_LEAD = re.compile(
    r"^.*\b(?:i|we)(?:'d| would| should)? (?:(?:just|only|really|also|still) )*(?:(?:like|want|need|love|have|wish) to know|wonder(?:ed)?|was wondering|am wondering|must know|need to ask)\b[\s,:]*(?=\S+ \S)"
    r"|^.*\b(?:can|could|would) you (?:please |kindly )?tell (?:me|us)\b[\s,:]*(?=\S+ \S)|^.*[,;] (?:(?:so|but|and|please|kindly) )*tell me[\s,:]+(?=(?:how|what|which|when|where|whether|if|is|does|from)\b)",
    re.IGNORECASE | re.DOTALL,
)


def _from_lead(part: str) -> str:
    """`part` without what is told ahead of "I should like to know"."""
    lead = _LEAD.match(part)
    return part[lead.end() :] if lead else part


def without_told_behind(said: str) -> str:
    """`said` without what is told behind its question, where that holds no figure: "who reads this? My ex works there"."""
    part = asking_part(said)
    rest = said[len(part) :]
    return part if said.startswith(part) and not re.search(r"\d", rest) else said


def asks_of_page(text: str) -> bool:
    """Whether `text` (lower case) is put as a question and speaks of no order: "can I put it in the oven?" adds nothing."""
    return _BEGINS.match(_SOUNDS.sub(" ", text)) is not None and not _ORDERS.search(text)


_SOUNDS = re.compile(r"\b(?:u+m+|u+h+m*|e+r+m*|h+m+)\b|^\W*(?:dear|hi|hello|hey)\b[^,.!?]*[,.!?]")
_ORDERS = re.compile(
    r"\b(?:cart|basket|trolley|buy|order|add|purchase|check ?out|reserve|favou?rites|wish ?list|my bag)\b"
)


def points(text: str) -> bool:
    return _POINTS.search(text) is not None


def is_terse(text: str) -> bool:
    return len(text.split()) <= _TERSE


def asks_reviews(text: str) -> bool:
    """Whether what others say is asked, not how many stars it has."""
    return _REVIEWS.search(text) is not None


def asks_rating(text: str) -> bool:
    return _COUNTS_RATINGS.search(text) is not None


def asks_house(text: str) -> bool:
    """Whether `text` has a word that people mostly ask the shop itself about."""
    return not _HOUSE.isdisjoint(asked_words(text))


_OF_REVIEWS = frozenset(
    asked_stem(word)
    for word in (
        "review reviews reviewer reviewed opinion opinions feedback complain complaint complaints downside downsides drawback pros cons verdict gripe people folks folk customer customers"
        " buyer buyers purchaser purchasers other others owner owners user users anyone anybody everyone nobody somebody think thought like hate love mention mentions wrote write feel reckon find found finding"
        " report experience worth money good problem problems issue issues trouble heard life practice summarize summarise summary overall wee pack claim claims rate rated rating it show what've whats"
    ).split()
)


def spoken_of(text: str) -> list[str]:
    """Of a question, the words that reviews should speak of, as they were said."""
    stems = frozenset(asked_words(text)) - _OF_REVIEWS
    said = dict.fromkeys(re.findall(r"[^\W\d_]{3,}", text))
    return [word for word in said if asked_stem(word) in stems]
