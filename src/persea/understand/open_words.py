"""Puts plainly what people ask openly or say by a name of the season: "heading off camping soon, what should I be looking at?", "make
my kitchen more beautiful, what do you propose?", "a black friday thing on rugs", "I have no present!". Lower-case text, English.
"""

from __future__ import annotations

import re

_BETTER = r"(?:(?:a (?:bit|little) |much |so much |far |even )?(?:more (?:beautiful|homely|homey|inviting|welcoming|comfortable|cheerful|stylish|attractive|cosy|cozy|lively|elegant|personal|pretty)|nicer|prettier|cosier|cozier|brighter|warmer|lovelier|fancier|smarter|homelier)|(?:look |feel )(?:more )?(?:nice|nicer|better|beautiful|pretty|cosy|cozy|homely|lovely|great|lived[- ]in|less (?:boring|bare|empty|dull)))"
_WAYS = (
    (re.compile(r"^(?:g'?day|gidday|'?ello|hullo|wotcha|wotcher|ey up|ay up|aye aye|oi oi)\b(?: (?:mate|guys|folks|love|there))?"), "hello"),
    (re.compile(r"\b(?:(?:have|has|got|'ve|with|am without)(?: still| absolutely| got)? (?:no|not a) (?:gift|present)s?|(?:haven'?t|hasn'?t|have not)(?: got)? (?:a|any) (?:gift|present)s?)(?: yet)?\b(?! (?:card|wrap|box|voucher|bag|paper|set))"), "need a gift"),
    (re.compile(r"\b(?:(?:like |having |doing )?(?:an?|any|some|the|your) )?(?:black friday|cyber monday|cyber week|black week|boxing day|prime day|singles'? day|bank holiday)(?:'?s)?(?: (?:things?|deals?|sales?|offers?|discounts?|promos?|promotions?|specials?|events?|bargains?|prices?|reductions?|weekend|week|stuff))*(?: (?:going on|going|happening|running))?\b"), "on sale"),
    (re.compile(r"\b(?:what|where|which things?) (?:should|could|can|would|might|ought|do|must) (?:i|we|one)(?: to| best| even)? (?:be )?(?:look(?:ing)? (?:at|into)|pack(?:ing)?|bring(?:ing)?|go(?:ing)? for|think(?:ing)? (?:about|of) (?:getting|buying|taking))\b(?! (?:in|when|up)\b)"), "what do you recommend"),
    (re.compile(r"\bwhat (?:do|would|can|could|might|will) (?:you|u|ye) (?:propose|put forward|have in mind|think of(?= (?:for|as)\b| *[?.!,]| *$)|come up with|point me (?:to|at))(?: (?:to|for) (?:me|us))?\b"), "what do you recommend"),
    (re.compile(r"\b(?:i|we) (?:would |should |'d |do )?wish to\b"), "i would like to"),
    (re.compile(rf"\b(?:mak(?:e|ing)|get(?:ting)?) (?P<what>(?:my|our|the|this|his|her|their) (?:[a-z-]+ ){{0,2}}?[a-z-]+) {_BETTER}(?= *(?:[,.;:!?]|$|\band\b|\bfor\b|\bwith\b|\bbut\b))"), r"doing up \g<what>"),
    (re.compile(r"\b(?:(?:i'?m|i am|we'?re|we are|am|are) )?(?:head(?:ing|ed)|setting|going|jetting|off) (?:off|out)(?: on)?(?= (?!sale\b)[a-z])"), " "),
)  # fmt: skip


def put_openly(text: str) -> str:
    """`text` with these in the words that the other rules read."""
    plain = text
    for pattern, put in _WAYS:
        plain = pattern.sub(put, plain)
    return text if plain == text else re.sub(r"\s+([,.;:!?])", r"\1", " ".join(plain.split()))
