"""Whether a message asks a shop for anything at all, by how it is put, whatever story stands around it: "payday, tempt me", "fifty from my
uncle and it burns a hole", "twenty years married tomorrow and I have nothing".

What it is about stays open. English, lower-case reader text. What it does not do: know whether goods are named beside it.
"""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"\b(?:tempt|surprise|amaze|inspire|spoil) (?:me|us|him|her|them)\b(?! with (?:the|your|an?) )|\bwhat(?:'s| is|s| are)? (?:good|popular|hot|trending|selling|nice|fun)(?: well| these days| right now| now| today| here| at the moment| for (?:me|us))*(?=\s*(?:[?!.,;]|$))"
    r"|\bwhat (?:do|does|would|will|did) (?:other |most )?(?:people|others|folks?|customers|everyone|everybody|one|they|you)(?: usually| mostly| normally| generally| always)? (?:get|buy|order|go for|like)(?: best| most)?(?: from (?:you|here)| here| in here)?(?=\s*(?:[?!.,;]|$))"
    r"|\bwhat (?:should|could|shall|can|might|do) (?:i|we) (?:get|buy|order|spend (?:it|that|this|them) on|do with (?:it|that|this|the (?:money|cash|voucher)))(?: myself| ourselves)?(?=\s*(?:[?!.,;]|$))"
    r"|\b(?:find|get|show|give|suggest|recommend|bring) (?:me|us|him|her|them)(?: an?)? ?(?:something|anything|stuff)(?: (?:nice|good|fun|cool|pretty|lovely|special|new|interesting|different|beautiful|useful|cheerful|silly|happy))*(?: to (?:pass the time|cheer \w+ up|do|keep (?:me|us|him|her|them) busy|look forward to))?(?=\s*(?:[?!.,;]|$))"
    r"|\b(?:i|we) (?:really |just )?(?:do not|don't) know what to (?:(?:get|buy)(?=\s*(?:[?!.;]|$))|(?:use (?:it|that|this) (?:on|for)|spend (?:it|that|this|them) on|do with (?:it|that|this))\b)|\bno (?:ideas?|clue|plans?)(?: (?:at all|yet))?(?=\s*(?:[?!.;]|$))|\b(?:suggest|recommend|advise) me(?=\s*(?:[?!.,;]|$))"
    r"|\bburn(?:s|ing)? (?:a )?holes?\b|\b(?:to|and) (?:blow|burn|splash)(?=\s*(?:[?!.,;]|$))|\btreat (?:to |for )?(?:myself|ourselves)(?=\s*(?:[?!.,;]|$))|\banything (?:nice|good|fun|cool|pretty|lovely|special|interesting)(?=\s*(?:[?!.,;]|$|\bunder\b|\bbelow\b|\bup to\b))"
    r"|\b(?:i|we)(?:'ve| have)?(?: got| have)? (?:absolutely |literally |still )?nothing(?: (?:for (?:him|her|them)|yet|at all|to give))*(?=\s*(?:[?!.,;]|$))|\b(?:i|we) (?:have |had )?(?:completely |totally |clean )?forgot(?:ten)?(?: (?:about it|it|again))?(?=\s*(?:[?!.,;]|$|and it'?s\b))|\bit'?s (?:already )?(?:today|tomorrow)(?=\s*(?:[?!.,;]|$))"
    r"|\b(?:cheer|cheers) (?:me|us|him|her|them|my \w+) up with\b|\b(?:money|cash|dollars|bucks|quid|euros?|pounds) (?:left )?to spend\b|\bwhat (?:have|do) (?:you|u|ye) (?:got|have)(?: for (?:me|us|that))?(?=\s*[?!.]*$)"
)
_DAY = re.compile(
    r"\b(?:birthday|anniversary|(?:mother|father|mum|dad)'?s day|valentine'?s?(?: day)?|christmas|hanukkah|eid|diwali|easter|graduat(?:ion|es|ing)|years married|years together|wedding day|secret santa|name ?day)\b"
)
_SUM = r"(?P<sum>[$€£]?\d[\d.,]*(?: ?(?:dollars?|bucks|euros?|pounds|quid|usd|eur|gbp|[$€£]))?)"
_MONEY = (
    re.compile(
        rf"\b(?:(?:i|we)(?:'ve| have)? )?(?:just )?(?:got|have|was given|were given|won|found|inherited|saved(?: up)?|made|earned|received)(?: like| about| around| some)? {_SUM} (?=(?:from|off|left|on me|of (?:\w+ )?money|to (?:spend|blow|burn)|and it|and its|burning|in (?:tips|cash|my)|as a (?:gift|present))\b)"
    ),
    re.compile(
        rf"(?:^|(?<=[.!?,;)] ))got (?:(?:like|about|around|only|just|maybe) )*{_SUM}(?=\s*(?:[.,;!]|$))"
    ),
)


def asks_openly(text: str) -> bool:
    """Whether `text` asks for whatever the shop may have."""
    return _OPEN.search(text) is not None


def somebodys_day(text: str) -> str:
    """The day for which something is wanted, if `text` speaks of one: "anniversary" of "twenty years married"."""
    found = _DAY.search(text)
    if found is None:
        return ""
    return "anniversary" if found[0].startswith("years") else found[0]


def with_money_bound(text: str) -> str:
    """`text` with money that somebody has got as what may be spent."""
    for pattern in _MONEY:
        text = pattern.sub(r"up to \g<sum> ", text)
    return text
