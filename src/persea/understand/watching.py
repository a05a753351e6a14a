"""Whether a message asks to be told when a price falls or something is back, ends that, or asks what is watched.

By meaning, in any order: somebody wants to be told (or has it watched), of something that changes. What is left of the
words is what it is about. English, lower case. What it does not do: know what "it" is (hearing/deeds.py).
"""

from __future__ import annotations

import re

from persea.language.numbers import Figure, find_figures
from persea.understand.deed_parts import PLACED, POINT, deed_of_part
from persea.values import Money, currency_exponent
from persea.values.shopping import Deed, Do

_WHEN = r"(?:when(?:ever)?|wen|if|once|(?:as )?soon as|(?:the )?(?:moment|minute|second|instant|day)|next time|should|in case|till?|until|for when)"
_SIGN = r"(?:shout|heads[- ]?up|ping|nudge|message|msg|note|reminder|notification|alert|e-?mail|text|bell|buzz|line|call|word|sign|yell|holler|hint|update|tinkle|poke|dm|sms|notice|whistle|signal)"
_TOLD = re.compile(
    r"\b(?:tell|notif\w*|alert|ping|warn|message|msg|inform|advise|remind|e-?mail|mail|text|buzz|dm|update|write|call|nudge|poke|signal|say|contact|wake|whistle|ring|phone|beep|prod|holler to|shout to|scream at|bug|bother|pester|get back to|knock)\s+(?:it )?(?:to |for |up )?(?:me|us)\b(?: up\b)?(?:\s+know\b)?"
    r"|\blmk\b|\bbe (?:told|notified|informed|alerted|pinged|reminded)\b|\b(?:let|lemme)\s+(?:me |us )?(?:know|no)\b|\blemme know\b|\b(?:shout|holler|yell|sing out|give a shout)\b(?:\s+(?:at|to|out to)?\s*(?:me|us))?"
    rf"|\b(?:give|gimme|gi'?s|gis|drop|send|shoot|flick|do)\s+(?:me |us )?(?:(?:an?|the)\s+(?:\w+\s+)?)?{_SIGN}\b|\bhit me up\b|\bheads[- ]?up\b(?:\s+(?:to )?me)?"
    r"|\bkeep (?:me|us) (?:posted|updated|informed|in the loop|in the know)\b"
    rf"|\b(?:i|we)(?:'d|d| would)? (?:really )?(?:like|want|love|need|wanna|wish) (?:to )?(?:know|hear|be (?:told|notified|informed|alerted|pinged|reminded)|get (?:told|notified|alerted|pinged)|an? {_SIGN})\b"
    rf"|\b(?:an?|one|some) (?:little |short |quick )?{_SIGN}\b(?=.*\b{_WHEN}\b)|\bget (?:notified|alerted|pinged|told|an? {_SIGN})\b|\b(?:notify|alert|ping)(?=\s+(?:{_WHEN}|below|under|at)\b)|\b(?:tell|say|inform|message|text|mail|e-?mail|signal|whistle|pipe up|speak up|say (?:something|so|the word))(?=\s+{_WHEN}\b)"
)
_ALARM = r"(?:alerts?|watch|alarm|notification|notice|tracker|reminder)"
_SET = (
    rf"(?:(?:set|create|make|start|put|add|place|get|want)(?: (?:me|us))?(?: up)? (?:an?|the|another|me an?|that)? ?(?:price |stock |back[- ]in[- ]stock )?(?:drop )?{_ALARM}(?: up)?\b(?: (?:for|on|at|when|if|below|under))?"
    rf"|(?:price|stock)(?: drop)? {_ALARM}\b(?: (?:for|on|at))?|{_ALARM}\s*(?:[:–-]|me\b)|notify\s*[:–-])"
)
_TRACKED = re.compile(
    r"(?:^|[.,;:!?]\s*|\b(?:and|please|pls|plz|kindly|you|to|also|then|just|so)\s+)(?:"
    r"(?:watch(?: out)?|track|monitor|follow|look out|keep (?:an? |your )?(?:eye|eyes|watch|track|tabs|lookout)(?: out)?)\b(?!\s*$)(?:\s+(?:for|on|of|over)\b)?"
    rf"|(?:mark|flag|note|bookmark)\b(?=.*\b{_WHEN}\b)|{_SET})"
)
_GOODS = re.compile(
    r"^(?:watch(?:es)?|track|follow)\s+(?:under|below|for|with|in|less|between|straps?|bands?|pants|suits?|that|which|by|from|over|cheaper)\b(?! (?:me|it|this|that|them|one|the|a (?:price )?(?:drop|fall|sale)|price)\b)"
)
_LATER = re.compile(
    rf"^(?:until|till) (?:it|this|that|they|the \w+)\b.{{0,30}}\b(?:drops?|falls?|goes|gets?|comes?|dips?|hits?)\b|(?:^|\b(?:i'?ll|i will|i'd|i would|might|going to|gonna) )(?:only )?(?:wait|hold (?:off|out|on)|buy|bite|get|take|grab|strike|pounce|pull the trigger|consider|come back)\b.*\b{_WHEN}\b.*\b(?:drops?|dropped|falls?|fell|goes|gets?|comes?|dips?|hits?)\b"
)
"""Somebody says that they will buy when the price falls."""
_CHANGES = re.compile(rf"\bwait(?:ing)? for\b|\b{_WHEN}\b|\b(?:below|under|for less|at)\b")
_STOCK = re.compile(
    r"\b(?:back(?! to)|(?:be|being) had(?: again)?|get hold of|in stock|re-?stock\w*|avail\w*|returns?|returned|comes? back|comes? in|lands?|(?:is|are|'s|'re) (?:in|there)(?: again)?(?=\W*$|,| in (?:an? |size )?\w+\W*$)|comes?(?: again)?(?=\W*$|,)|there(?:'s| is| are) (?:an?|the|some|more)|comes? (?:the )?(?:new|next) (?:ones?|stock|batch|delivery|lot)|(?:new|next) (?:ones?|stock|batch|delivery|lot) (?:comes?|arrives?|lands?|is|are)|arriv\w*|in again|on again|there again|sells? (?:it|them|this) again|gets? (?:some )?more|(?:have|got|has|gets?) (?:it|them|more|some|this|these)(?: (?:again|in))?|sold out|stock|is again|(?:have|got|has|gets?|sell|stock) .{1,50} again)\b"
)
_PRICE = re.compile(
    r"\b(?:prices?|priced|drops?|dropped|dropping|falls?|fell|dips?|sinks?|slips?|tumbles?|cheaper|cheap|below|under|beneath|less|lower|reduced|reduction|discounted|discount|marked down|on sale|sale|on offer|on special|costs?|down|hits?|reach(?:es)?|at most|max|deal|offer|sub)\b|[$€£]|\b(?:dollars?|bucks|euros?|quid)\b"
)
_OF_PRICE = re.compile(
    r"\b(?:price|cheaper|sale|offer|drops?|falls?|dips?|reduced|discount\w*|less|lower|below|under)\b"
)
_OF_THE_SHOP = re.compile(
    r"\b(?:my|the|an?) (?:order|parcel|package|delivery|shipment|refund|money|courier|return)\b|\b(?:you|store|shop)(?:'re| are| is)? (?:open|close|back\b(?! in)|reopen|ship|deliver)|\b(?:was|were|has been|had been)\b|\bthe sale (?:ends?|starts?|begins?|is)\b"
)
_ASKS_NOW = re.compile(
    r"^(?:tell|let|inform|say|remind|advise|notify|message|text)\b.{0,12}?\b(?:if|whether|about|of|what|which)\s+\S+(?: \w+){0,4}?(?:'s|\s+is|\s+are|\s+has|\s+have)\b"
)
_OF_ANY = re.compile(
    r"\b(?:if|whether|what|which|when)\s+(?:you|u|there|they|the shop)(?:'s|'re| is| are)?\b(?!.*\b(?:again|back|more|drops?|falls?|reduced?|reduce|a sale|discount|deal|cheaper|get|restock)\b)|\bany (?:deals|discounts|sales|offers)\b|(?<!gets )(?<!get )(?<!goes )(?<!is )\bany cheaper\b"
)
_LATER_ON = re.compile(r"\b(?:when(?:ever)?|wen|once|as soon as|the moment)\b")
_AGAIN = re.compile(r"\b(?:back|again|more)\b|\d")


def read_watch(said: str, currency: str) -> Deed | None:
    """What `said` (bare) asks to be watched, ended or told of watches; None where it asks for no such thing."""
    if _WATCHES.match(said):
        return Deed(Do.WATCHES)
    if found := _UNWATCH.match(said):
        return _ended(said, next((group for group in found.groups() if group is not None), ""), currency)
    if _GOODS.match(said) or _OF_THE_SHOP.search(said):
        return None
    told = _TOLD.search(said)
    tracked = _TRACKED.search(said)
    if told is None and tracked is None and not _LATER.search(said):
        return None
    what = _PRICED_NOW.sub(" ", _corrected(_TRACKED.sub(" , ", _TOLD.sub(" ", said))))
    below = limit_of(what, currency)
    by_price = below is not None or _PRICE.search(what) is not None
    by_stock = _STOCK.search(what) is not None or re.search(r"\bstock (?:alert|watch)", said) is not None
    if told and tracked is None and _ELLIPTIC.search(said):
        return Deed(Do.WATCH, points=True, stock=True)
    if tracked is None:
        if not (by_price or by_stock) or not _CHANGES.search(said):
            return None
        if (_ASKS_NOW.match(said) and not (_AGAIN.search(what) or _LATER_ON.search(said))) or _OF_ANY.search(
            said
        ):
            return None
        if (
            below is not None
            and not re.search(rf"\b(?:{_WHEN}|wait(?:ing)? for)\b", said)
            and not _told_of_limit(said)
        ):
            return None
    elif not (by_price or by_stock or POINT.search(what) or PLACED.search(what) or _the(said)):
        return None
    deed = deed_of_part(Do.WATCH, _without_condition(what, currency))
    points = not deed.said or deed.points or _PRONOUN.search(what) is not None
    return Deed(
        Do.WATCH, said=deed.said, points=points, sure=deed.sure, phrase=deed.phrase,
        stock=by_stock and below is None and not _OF_PRICE.search(what), below=below,
    )  # fmt: skip


_PRICED_NOW = re.compile(
    r"\b(?:the|that|this) one (?:for|at|that costs|costing) [$€£]?\d[\d.,]*(?: ?(?:dollars?|bucks|euros?|quid))?|\b(?:though |but )?not (?:at|for) [$€£]?\d[\d.,]*(?: ?(?:dollars?|bucks|euros?|quid))?"
)
"""What it costs now: "the one for 89"."""
_PRONOUN = re.compile(r"\b(?:it|it's|its|they|they're|them|this|these|that|those)\b")
_ELLIPTIC = re.compile(rf"\b{_WHEN} (?:it|they|that|this) (?:is|are|does|do|happens?|changes?)\W*$")
"""Of what was asked just now: "ping me when it is"."""


def _told_of_limit(said: str) -> bool:
    """Whether what is to be told of is a price by itself: "ping me below 40"."""
    found = _TOLD.search(said)
    return found is not None and re.match(r"\W*(?:at|under|below|for (?:less|under)|from)\b", said[found.end() :]) is not None  # fmt: skip


def _the(said: str) -> bool:
    return re.search(r"^(?:watch|track|monitor|follow|keep \w+(?: \w+)? on) (?:the|my)\b|\balert\b", said) is not None  # fmt: skip


def _corrected(what: str) -> str:
    """ "This wallet, sorry, this power bank" is the latter."""
    return re.sub(r"^[^,.]*[,.\s]+(?:no,|sorry,?|i mean|rather,|scratch that)[\s,.]+(?=\w+\W+\w)", "", what)


def _ended(said: str, what: str, currency: str) -> Deed | None:
    is_no = said.startswith(("no ", "no longer", "don", "do not"))
    is_over = re.search(r"\b(?:any ?more|any longer|watch|alert)\b", said)
    if is_no and what and not POINT.search(what) and not is_over:
        return None
    deed = deed_of_part(Do.UNWATCH, _without_condition(what, currency))
    all_ = re.search(r"\b(?:all|everything|any of)\b|\b(?:watches|alerts)$", said) is not None
    return Deed(Do.UNWATCH, said="" if all_ else deed.said, points=not deed.said, sure=deed.sure, all=all_)


_UNWATCH = re.compile(
    r"^(?:stop|quit|cease|end|cancel|call off|no longer|no more|forget(?: about)?)\s+(?:(?:the|all|any|my|that|those|these) )?(?:(?:e-?mail(?:ing|s)?|messag(?:ing|es?)|text(?:ing|s)?|ping(?:ing|s)|bother(?:ing)?|tell(?:ing)?|nagg?(?:ing)?|writing|remind(?:ing|ers))(?: (?:to )?(?:me|us))?(?= (?:about|for|on|of|when|if)\b)|watching|tracking|monitoring|following|watch|tracking|telling me|notifying me|alerting me|pinging me|(?:the |my |that |this |all |both )?(?:of )?(?:my |the )?(?:price |stock )?(?:alert|watch|tracking|notification|alarm|reminder)(?:es|s)?)\b\s*(?:for|on|of|about|when|if)?\s*(?P<what>.*)$"
    r"|^(?:remove|delete|drop|turn off|switch off|disable|kill|bin|clear|take off|get rid of|ditch|scrap|lose)\s+(?:the |my |that |this |all (?:of )?(?:my |the )?|both )?(?:price |stock )?(?:alert|watch(?! for\b)|notification|alarm|reminder)(?:es|s)?\b\s*(?:for|on|of|about)?\s*(?P<off>.*)$"
    r"|^(?:remove|delete|drop|turn off|switch off|shut off|take off|cancel|kill|end|stop)\s+(?:the |my |that )?(?P<own>.+?)\s+(?:price |stock )?(?:alert|notification|alarm)(?: off)?$"
    r"|^(?:turn|switch|take)\s+(?:the |my |that )?(?P<turned>.*?)\s*(?:alert|watch|notification|alarm)s? off$|^(?:unwatch|untrack|unfollow)\s+(?P<un>.+)$|^no (?:more )?(?:price |stock )?(?:alarms?|alerts?|watch(?:es)?|notifications?|reminders?|pings?|e-?mails?|messages?)(?: (?:any )?more)? (?:for|on|about) (?P<none>.+?)(?:,? (?:any ?more|any longer|from now on|please|thanks))*$|^(?:do(?:n't| not|nt)|no need to|you (?:needn't|don't (?:need|have) to)) (?:tell|notify|alert|watch|track|let|ping|keep (?:an eye on|watching|tracking))\b(?: me(?: know)?)?\s*(?:about|when|if)?\s*(?P<dont>.*?)(?:\s+(?:any ?more|any longer))?$"
)
_OWN = r"(?:price |stock )?(?:watches|alerts|watch ?list|notifications|alarms|price watch|reminders)"
_WATCHES = re.compile(
    rf"^(?:what(?:'s| is| are| am|s)?|which|show(?: me)?|list|see|view|do|have|how many|any|tell me|are there|remind me|give me|can i see)\b.*\b(?:(?:i|you|u)(?:'?re| are| am|'m)? (?:watching|tracking|keeping an eye on)|am i (?:watching|tracking|waiting for)|do i (?:still |now )?(?:watch|track)(?=\W*(?:now|here|still|at the moment|right now)?\W*$)|are (?:you|u) (?:watching|tracking)(?: for me)?|my {_OWN}|{_OWN} (?:do|have) (?:i|we)(?: (?:have|got|set(?: up)?|on|running|active))*|(?:i|we) (?:have|got|'ve got) (?:any |some |which |open )?{_OWN}|{_OWN} (?:i|we)(?:'ve| have)?(?: (?:have|got|set(?: up)?))+|active {_OWN}|on my watch ?list)(?: (?:for me|now|at the moment|right now|so far|currently|set up|set|on|running|active|open))*$"
    rf"|^(?:are|do) you (?:still )?(?:watching|tracking|watch|track) (?:anything|something|stuff|things)(?: for me)?$|^(?:all )?my {_OWN}$|^(?:(?:list|show)(?: me)?(?: (?:all|the|all the))? )?(?:price |stock )?(?:alerts|watch ?list|price watch(?:es)?)$"
)
_CONDITION = re.compile(
    r"\b(?:(?:'s|'re|is|are|gets?|comes?|goes|go|becomes?|drops?|dropped|falls?|fell|dips?|hits?|reach(?:es)?|costs?|has|have|will be|would be|being|you|there(?:'s| is| are)?|again|below|under|beneath|less than|lower than|cheaper than|at most|at or below|to|down|back|in stock|restocked?|re-?stock\w*|avail\w*|cheaper|on sale|sale|"
    r"reduced|discounted|than|then|price|prices|priced|the price of|of|for|any|less|lower|stock|sold out|changes?|when(?:ever)?|wen|if|once|as soon as|soon as|the moment|the minute|or|a|an|discount|deal|offer|arrives?|returns?|got|more|some|come|does|do|in|on|at|by|about|and|here|thing|things|like|but|only|also|i'?d|i'?ll|i|should|can|could|would|bite|buy|take|get|wait|until|till|it|now|anything|ever|too much|too dear|too expensive|(?:(?:way|far|bit|so|very|much|really) )*too (?:pricey|steep|high|costly|rich|pricy)|way|max(?:imum)?|tops|wait(?:ing)?|me|us|please|pls|plz|for me|how|who|grab|sub|bucks|dollars|euros|quid|[$€£]|,)(?![\w']))+"
)
_LIMIT = re.compile(
    r"(?P<under><|below|under|beneath|sub-?|less (?:than|then)|lower (?:than|then)|cheaper (?:than|then)|for less than)\s*(?:about |around |that )?$"
    r"|(?P<to>to|at|hits?|reach(?:es)?|costs?|is|are|for|or below|at most|max(?:imum)?|than|down to|around|about|becomes?|limit)\s*(?::\s*)?(?:of |be )?(?:about |around )?$"
)


def limit_of(what: str, currency: str) -> Money | None:
    """The limit that is named. "To $50" and "at $50" mean $50 as well: what is below one cent more."""
    found = _limit(what, currency)
    if found is None:
        return None
    figure, is_under = found
    also = re.match(r"[^.]{0,12}\bor (?:less|below|under)\b", what[figure.end :]) is not None
    minor = int(figure.value.scaleb(currency_exponent(currency)))
    return Money(minor + (0 if is_under and not also else 1), currency) if minor > 0 else None


def _limit(what: str, currency: str) -> tuple[Figure, bool] | None:
    """The figure, and whether it is to be undercut."""
    figures = [one for one in find_figures(what, currency) if one.is_money or _is_bare(what, one)]
    led = [(one, found) for one in figures if (found := _LIMIT.search(what[: one.start].rstrip()))]
    for one, found in led:
        if found["under"]:
            return one, True
    for one, _ in led:
        if one.is_money:
            return one, False
    for one in figures:
        if one.is_money:
            return one, True
    for one, _ in led:
        return one, False
    for one in figures:
        if re.match(
            r"\s*(?:dollars?|bucks|euros?|quid|[$€£])?\s*(?:max(?:imum)?|tops|at most|or (?:less|under|below)|limit)\b",
            what[one.end :],
        ):
            return one, True
    last = figures[-1] if figures else None
    stands_apart = last is not None and re.search(r"[,:;–-]\s*$", what[: last.start]) is not None
    return (last, True) if last and stands_apart and not what[last.end :].strip(" .!?,") else None


def _is_bare(what: str, figure: Figure) -> bool:
    """A number that may be money: no unit, no share, and not the "one" of "this one"."""
    if figure.unit or (figure.spelled and figure.value == 1):
        return False
    return re.match(r"\s*(?:%|percent|per cent)", what[figure.end :]) is None


def _without_condition(what: str, currency: str) -> str:
    """What is watched, without what it is watched for; sizes are left."""
    kept = re.findall(
        r"\bsize\s+[\w.]+|\b(?:in|the)\s+(?:xs|s|m|l|xl|xxl|\d{2}(?:\.5)?)\b(?!\s*(?:[$€£]|dollars?|euros?|bucks))",
        what,
    )
    if found := _limit(what, currency):
        what = f"{what[: found[0].start]} {what[found[0].end :]}"
    left = _CONDITION.sub(" ", what)
    kept = [one for one in kept if not set(one.split()[1:]) <= set(left.split())]
    return f"{left} {' '.join(kept)}"
