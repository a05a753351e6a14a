"""Whether what is said of offers and of the shop's ways stands: sales, popularity, policies, services, acts.

Of these only what a record or a page states may be said, and of what was done for a person only what a tool did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from persea.compose.claims import is_plain
from persea.compose.evidence import Source
from persea.compose.ratios import is_multiple, times_of
from persea.compose.reading import Reading, named_sources
from persea.compose.stems import stem
from persea.compose.stock import NOT
from persea.compose.told import words_of_text
from persea.language.plain import words

DISCLAIMS = re.compile(
    r"(?:don't|do not|doesn't|does not|didn't|can't|cannot|isn't|aren't|not|no) (?:\w+ ){0,3}?(?:know|say|says|list|listed|tell|"
    r"state|stated|mention|mentioned|give|given|information|record|sure|find|see|specif\w+)|check with|unknown|\bask the shop\b|nothing (?:is said )?about",
    re.IGNORECASE,
)
ALWAYS_CLAIMED = re.compile(
    r"\b(?:most popular|popular(?:ity)?|follow the crowd|sells? (?:as well|better|more)|(?:all|nearly all|almost all|every|everyone|everybody)\b[^.;,]{0,25}\b(?:customers?|shoppers?|buyers?|people|buys?|takes?|chooses?|loves?|wants?|picks?)|tops the (?:list|charts?)|most (?:of (?:our|the|all) )?(?:customers|people|shoppers|buyers|owners|users|visitors)|sells? (?:the )?(?:most|best)|(?:other |our |many |more )(?:shoppers|customers|people|buyers) (?:also )?(?:buy|bought|choose|chose|love|prefer|pick|picked|go|went|like)|(?:is|are|was|were|been) (?:voted|recommended by|chosen by|loved by|preferred by|trusted by)|voted|everyone (?:loves|buys|wants)|(?:people|customers|buyers|shoppers) love|sells? out|best-? ?sell\w*|top-? ?sell\w*|hottest|favou?rites?|most loved|trending|most bought|"
    r"most sold|(?:hundreds|thousands|dozens|countless|lots) of (?:\w+ )?(?:customers|people|shoppers|parents|buyers|reviewers|users|owners|riders|fans)|prizes?|winner|won\b(?!')|sell(?:s|ing)? (?:fast|out|quickly|well)|flying off|in high demand|going fast|award\w*|number one|no\. ?1|#1|best[- ]value|best deals?|"
    r"new arrivals?|just (?:launched|arrived|in)|last chance|don't miss|act fast|before (?:it's|they're) gone|final call|(?:doctors?|dermatologists?|experts?|vets?|dentists?|scientists?|professionals?) (?:all )?(?:recommend\w*|agree|say|love|swear|advise)|in every (?:way|respect)|never (?:be )?find (?:\w+ ){0,6}cheaper|today only|this week only|limited[- ]time|ends? (?:soon|today|tonight|tomorrow)|hurry|"
    r"while (?:stocks?|supplies) last|black friday|clearance|price match\w*)\b",
    re.IGNORECASE,
)
POLICY = re.compile(
    r"\b(?:ship(?:s|ped|ping)?(?! to mind| with(?:out)? (?:an? |the )?[a-z])|deliver(?:y|ed|s|ies)?|arriv(?:e|es|al)|dispatch\w*|warrant(?:y|ies)|guarante\w+|refund\w*|"
    r"returns?(?! of (?:the|an?)\b)(?: policy| window| within| period)?(?= |\W|$)|money-back|coupons?|promo\w*|vouchers?|gift cards?|loyalty|cash-?back|"
    r"free (?:gift|sample|shipping|delivery|returns?|trial|extra\w*|bonus|item|socks|case|pouch|strap)|for free|complimentary|"
    r"(?:is|are|comes?|get \w+) free\b|free of charge|at no (?:extra |additional )?(?:cost|charge)|(?:gets?|comes?) to you\b|(?:be|is|are) with you\b|reach(?:es)? you (?:by|on|in|within|before|tomorrow)\b|to your door\b|within (?:an?|the) (?:hour|day|week|minute)|with you (?:by|in|within|on|before)|"
    r"\btomorrow\b|\btonight\b|\bon (?:us|the house)\b|gift[- ]?wrap\w*|engrav(?:e|ing)\b|exchange[sd]?\b|(?:sen[dt]|bring|brought) (?:it|them|back|this)\b[^.]{0,8}back|sent back|open(?:s|ing)? (?:on|from|at|until|hours|daily|every)|closed on|pick(?:ed|s)?[- ]up (?:in|at) (?:the |our )?(?:store|shop)|customs|invoice|covered (?:for|by|under)|\b(?:next|this|on|until|till) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month)\b|back in (?:stock )?(?:a|in|on|by|next)\b|\border (?:now|today)\b|(?:next|same)[- ]day|overnight|by (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend)|"
    r"buy (?:one|two|1|2)\b[^.]{0,12}\bget|financing|instal?lments?)\b",
    re.IGNORECASE,
)
ACT = re.compile(
    r"\b(?:i|we)(?:'ve| have|'ve just| just| already)(?: just| already| now)?(?: gone ahead and)? (?:added|reserved|placed|ordered|booked|applied|sent|e-?mailed|refunded|"
    r"cancel(?:l?ed)|changed|updated|contacted|registered|bought|deleted|removed|issued|approved|paid|submitted|created|emptied|saved|posted|published|subscribed|transferred|activated|redeemed|granted|executed|called|put (?:\w+ ){0,6}in(?:to)? your (?:cart|basket|bag))\b|"
    r"\b(?:is|are|was|were|has been|have been) (?:now |just |already )?(?:added to|in) your (?:cart|basket|bag)\b|\border (?:is |has been |was )?(?:now )?(?:confirmed|placed)\b|"
    r"\brefund (?:is|has been|was) (?:approved|issued|on its way)\b",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?!(?:that's|it's|this|always|which|reviews|ratings)\b)[a-z]{3,}(?:s|men|women|people) (?:(?:all|often|usually|everywhere|on \w+|in \w+) )?(?:recommend|trust|swear by|rave about|can't get enough of|adore|rely on|approve of|endorse|favou?r)\b|"
    r"\b(?:everyone|everybody|people)(?:'s| is| are) (?:\w+ )?(?:buying|ordering|getting|talking about|raving about)\b",
    re.IGNORECASE,
)
"""What a trade or a crowd is said to hold of something; no record knows."""
_HEALS = re.compile(
    r"\b(?:(?:heart|kidney|liver|gum|lung) (?:disease|problems?|health)|cancer|eczema|acne|arthritis|blood pressure|immune system|back ?pain|joint pain|migraines?|infections?|inflammation|diabetes|cholesterol|wrinkles|cures?|heals?)\b",
    re.IGNORECASE,
)
"""What only a record that says so may be said to be good for."""
_ON_ITS_WAY = re.compile(
    r"\byour [^.,;:!?]{1,40} (?:is|are) (?:already |now )?on (?:its|the|their) way\b", re.IGNORECASE
)
_VAGUE_PRICE = re.compile(
    r"\b(?:next to nothing|an? (?:few|couple(?: of)?) (?:dollars?|euros?|pounds?|bucks|francs?|cents?|yen|quid)|pennies|peanuts|dirt[- ]cheap|a (?:steal|tenner|fiver|grand)|for a song)\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    r"\b(?:before|plus|without|excluding|not (?:including|counting)|leaving out) (?:any )?(?:shipping|delivery|postage)(?: costs?| charges?| fees?)?\b",
    re.IGNORECASE,
)
DISCOUNT = re.compile(
    r"\b(?:on sale|(?:on|at a) (?:special )?discount|discount(?:ed)?|reduced|marked down|sale price|special offer|bargain|markdown|price (?:drop|cut)\w*)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:half(?:[- ](?:price|off)| the (?:price|cost))|by half|half (?:of )?(?:its|the) (?:usual|regular|old|former))\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:twice|double|triple|thrice|two thirds|a third|a quarter|three times|half as \w+|(?:less|more) than (?:half|double|twice))\b(?P<off> off\b)?",
    re.IGNORECASE,
)
_SHARES = {"a quarter": 25, "a third": 33, "two thirds": 67}


_HALF_STAR = re.compile(
    r"\b(?P<size>half a|a full|a whole|one) star (?:ahead|higher|better|more|above|behind|lower|below)\b",
    re.IGNORECASE,
)


def _is_reduced_by(percent: int, sources: Iterable[Source]) -> bool:
    """Whether one of `sources` is reduced by `percent`, to 3 of them either way ("nearly a quarter off")."""
    return any(
        abs(100 - 100 * source.record.price.amount_minor / source.record.list_price.amount_minor - percent)
        <= 3
        for source in sources
        if source.record.price and source.record.list_price
    )


def check_half_stars(reading: Reading) -> Iterable[str]:
    """ "Half a star ahead": the ratings of the two that are named differ by just that."""
    for match in _HALF_STAR.finditer(reading.text):
        ratings = [source.record.rating for source in named_sources(reading) if source.record.rating]
        wanted = 0.5 if match["size"].lower() == "half a" else 1.0
        if len(ratings) != 2 or abs(abs(ratings[0] - ratings[1]) - wanted) > 0.05:
            yield "rating"


_OF_US = re.compile(
    r"\b(?:we|we're|we've|we'll|our (?:shop|store|team|support|staff|warehouse|service|experts?|workshop)|the (?:shop|store) (?:also )?(?:offers?|gives?|repairs?|provides?|promises?|guarantees?)|this (?:shop|store))\b",
    re.IGNORECASE,
)


def check_of_us(reading: Reading) -> Iterable[str]:
    """ "We also repair speakers": what the shop is said to do must stand in its records or pages."""
    if (
        reading.mentions
        or reading.carried
        or not _OF_US.search(reading.text)
        or DISCLAIMS.search(reading.text)
    ):
        return
    known = reading.evidence.known_stems
    lacking = {stem(word) for word in words(reading.evidence.lacking)}
    for word, root, denied, at in words_of_text(reading.text):
        if denied and root in lacking:
            continue
        if (not is_plain(word) or word in _DOING) and root not in known and not reading.inside_figure(at):
            yield "policy"
            return


_DOING = frozenset("answer answers support help offer gift repair match".split())


def check_offers(reading: Reading) -> Iterable[str]:
    text = reading.text
    facts = " ".join(source.text for source in reading.evidence.sources).lower()

    def stated(match: re.Match[str]) -> bool:
        return match[0].lower() in facts or reading.inside_mention(match.start())

    if any(not stated(match) for match in ALWAYS_CLAIMED.finditer(text)):
        yield "ranking"
    without = _BESIDES.sub(lambda match: " " * len(match[0]), text)
    if not DISCLAIMS.search(text) and any(not stated(match) for match in POLICY.finditer(without)):
        yield "policy"
    if _PRAISED.search(text):
        yield "ranking"
    if any(not stated(match) for match in _HEALS.finditer(text)) and not DISCLAIMS.search(text):
        yield "health"
    if ACT.search(text) or _ON_ITS_WAY.search(text):
        yield "act"
    if _VAGUE_PRICE.search(text):
        yield "price"
    for match in DISCOUNT.finditer(text):
        negated = bool(NOT.search(text[: match.start()]))
        reduced = [source.record.list_price is not None for source in reading.about(match.start())]
        if reading.counted_before(match.start()) or stated(match):
            continue
        if (negated and any(reduced)) or (
            not negated and not (all(reduced) if reading.mentions else any(reduced))
        ):
            yield "discount"
    for match in _HALF.finditer(text):
        sources = reading.about(match.start())
        if not all(
            (record := source.record).price
            and record.list_price
            and record.price.amount_minor * 2 == record.list_price.amount_minor
            for source in sources
        ):
            yield "discount"
    for match in _TIMES.finditer(text):
        share = _SHARES.get(match[0].lower().removesuffix(" off"))
        if match["off"] and share and _is_reduced_by(share, reading.about(match.start())):
            continue
        times = times_of(match[0].lower())
        if not stated(match) and not (times and is_multiple(times, match.start(), reading)):
            yield "figure"
