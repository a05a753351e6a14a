"""Whether a message only tells a story, a joke or a remark, though goods are named in it: "we put the bed together with eleven screws left
over", "my grandmother drank her tea from the saucer", "nice lamps though, but I won't be buying".

It must tell something in every sentence and must not wish, ask, bound a price, or speak of what may be a reason to buy: a thing that
broke, somebody's day, somebody who has everything. English, lower-case reader text. What it does not do: read news of a life
(no_request.py), or write an answer.
"""

from __future__ import annotations

import re

from persea.understand.asking import asks_for_goods, asks_something
from persea.understand.likely import SHOP_VERB

_PAST = (
    r"(?:was|were|had|went|came|bought|saw|said|told|thought|dreamt|ate|drank|fell|lost|found|took|put|burnt|burned|made|gave|knew|ran|sat|stood|slept|spoke|met|read|wrote|sent|kept|held|hid|drove|flew|grew|blew|threw|taught|heard|felt|brought|caught"
    r"|cried|laughed|built|sold|sang|swam|rode|rang|paid|won|wore|woke|stole|spent|began|became|chose|used to|(?:have|has|'ve|'s) (?:been|become|forgiven|had|gone|seen|read|drawn|left|forgotten|taken|made|given|held|lost|named)|did(?:n't| not)?|couldn't|wouldn't|[a-z]{2,}ed(?=\s+(?:in|on|at|to|the|an?|my|our|his|her|their|me|him|us|them|it|you|that|with|over|off|out|up|down|through|and|when|because|as|by|like|all|for|from|once|twice|today|yesterday|again|too)\b|\W*$|[,;]))"
)
_WHO = r"(?:i|we|he|she|they|it|you|nobody|everybody|someone|somebody|everyone|(?:my|our|his|her|their|the|a|an|this|that|these|those|your|one|two|three|four|half|some|all|both|first|last)(?: [a-z'-]+){1,4}?)"
_NARRATES = re.compile(
    rf"^\W*(?:(?:and|but|so|then|well|oh|ah|ha+|lol|yesterday|today|once|last \w+|this \w+|in \d{{4}}|when|because|as|while|after|before|now|still|on \w+day)\W+)*(?:{_WHO}(?:'d)? (?:(?:just|once|never|always|also|only|already|finally|still|then|even|actually|nearly|really|again) )*{_PAST}\b|(?:burnt|burned|bought|ordered|measured|had|went|came|saw|dreamt|woke|spent|ate|drank|made|took|lost|found|forgot|tried|walked|cooked|baked) (?:\w+)\b)"
)
_REMARKS = re.compile(
    rf"^\W*(?:(?:and|but|so|then|well|oh|ah|ha+|lol|now|still|ok|okay)\W+)*(?:{_WHO}(?:'s|'re|'m|'ve|'ll| is| are| am| has| have| looks?| says?| thinks?| keeps?| knows?| speaks?| agrees?| collects?| goes| hates?| loves?| sings?| will)\b|(?:nice|lovely|good|great|fair|what|such|no|not|very|all|never mind|happy|merry)\b)"
)
_CLAUSE = re.compile(r"[.!;…\n]+(?:\s+|$)|\s[–—-]+\s")
_WISHES = re.compile(
    r"\?|\b\d+\W*$|[.;] (?:one|two|three|four|\d+)\b|\btake out\b|\bkeep (?:the|it|them)\b|[$€£]\s?\d|\d ?[$€£]|\b(?:want\w*|need\w*|wish\w*|looking|look for|look (?:good|nice|right)|after (?:an?|some|another)|search\w*|seek\w*|prefer\w*|must|should|ought|could do with|would (?:like|love|be)|i'd|we'd|hope|hoping|please|pls|plz|any|anything|something|some(?:one|body) who|replace\w*|new (?:one|ones)|another|instead|idea|ideas|help|tempt|recommend\w*|suggest\w*"
    r"|let me|let's|lets|let us|read (?:me|us|out)|speak to|talk to|what|which|wot|wat|how|where|(?:two|three|four|five|six|one|\d+) of|one \w+ of|bookmark|not the|\d+ to \d+|ten to|twenty to|show|find|give|get (?:me|him|her|them|us)|buy(?:ing)?|orders?|ordering|add|remove|send|put (?:it|them|one|two|both|that|those|these) (?:in|on|back|away)|take (?:it|them|one|two|both|that|those|the)|cart|basket|save|saved|wait(?:ing)? for|watch (?:it|this|that|the price)|alert|tell me|let me know|compare|price|prices|cheap\w*|less|under|below|above|up to|max|maximum|at (?:most|least)|budget|dollars?|bucks|quid|euros?|pounds|tops|spend|afford|discount|sale|code|coupon"
    r"|size|small|large|medium|colou?r|without|not too|too (?:big|small|heavy|dear|expensive|light|long|short|much|dark|bright|loud|thin|thick|tight|loose|hot|cold|many|low|high)|instead of|rather|only (?:in|with|if)|for (?:my|our|his|her|a|an|the|someone|somebody|me|us|him|them|\d+)|birthdays?|bday|christmas|xmas|wedding|anniversary|baby shower|graduat\w*|retir\w*|party|housewarming|gift\w*|present\w*|secret santa|valentine\w*|turns|turning|turned \w+ty|(?:mother|father)'?s day|moving|moved in"
    r"|broke|broken|died|dead|packed (?:up|in)|worn out|wore out|wears out|stolen|gave up|given up|conked|falling apart|fell apart|ran out|run out|finished|empty|nearly out|leak\w*|crack\w*|torn|ripped|shrank|allergic|freez\w*|cold|sleeps? badly|can't sleep|deliver\w*|ship\w*|parcel|package|arrived|return\w*|refund\w*|warranty|repair\w*|exchange|wrong|faulty|damaged|customs|stock|mind|either|or)\b"
)
_TOLD_ON = re.compile(
    r"\b(?:and|but|so|or) (?=(?:how|what|when|where|which|who|why|is|are|was|were|does|did|can|could|may|might|should|must|will|would|has|have|am)\b)"
)
_NO_BUYER = re.compile(
    r"\b(?:won't be|not|never|don't|isn't|wouldn't) (?:really |actually )?(?:be )?(?:buy(?:ing)?|ordering|shopping|purchas\w+)\b|\b(?:i|we) (?:do not|don't) buy (?:anything )?today\b|\b(?:only|just) (?:look(?:ing)?|brows\w+|show(?:ing)?|learn(?:ing)?) (?!for\b)|\b(?:i|we) (?:don't|do not) need (?:an?|the|any|another) \w+(?: any ?more)?|\b(?:i was|we were) going to buy\b|\bwanted to (?:buy|order) but\b"
)
_FEWEST = 5  # words
_SHORT = 2  # words of a sentence that only greets or sighs


_GOES_ON = re.compile(
    r"^\W*(?:(?:fair enough|ha+|haha+|lol|ok(?:ay)?|oh|well|same|me too|i see|right|yeah|yes|no|nah|true|sure|hm+|ah|aw+|wow|and|but|so|that's (?:fair|true|nice|sad|funny))\b\W*)*(?:i|i'm|i've|we|we're|my|you|you're|it|it's|that|that's|he|he's|she|she's|they)\b"
)


def talks_on(text: str) -> bool:
    """Whether `text`, said after talk in which no goods were spoken of, goes on with it: "fair enough. I mostly dream of trains"."""
    if "?" in text or SHOP_VERB.search(text) or asks_for_goods(text) or asks_something(text):
        return False
    return _GOES_ON.match(text) is not None and not _WISHES.search(_NO_BUYER.sub(" ", text))


def tells_a_story(text: str) -> bool:
    """Whether `text` only tells."""
    if "?" in text or len(text.split()) < _FEWEST or SHOP_VERB.search(text) or asks_for_goods(text):
        return False
    if _WISHES.search(_NO_BUYER.sub(" ", text)):
        return False
    clauses = [one for one in _CLAUSE.split(text) if one and re.search(r"\w", one)]
    first = next((one for one in clauses if len(one.split()) > _SHORT), "")
    if not (_NARRATES.search(first) or _REMARKS.search(first)):
        return False
    return (any(map(_NARRATES.search, clauses)) or _NO_BUYER.search(text) is not None) and not asks_something(
        _TOLD_ON.sub(", ", text)
    )
