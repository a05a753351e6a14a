"""What may be spent, as people say it, put as the other rules read it: "I'd rather not go over forty" is "up to forty".

Lower-case reader text, English.
"""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d|(?:an? |one |two |three |four |five |six |seven |eight |nine )?(?:hundred|thousand|dozen)|(?:a )?(?:tenner|fiver|grand|couple|ton)|half a"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)"
)
_FIGURE = rf"(?=(?:about |around |like |say |the |a )*[$€£]?\s?{_NUMBER})"
_PAYS = (
    r"(?:spend|spending|pay|paying|cost|costs|costing|go|going|goes|part with|splash out|shell out|fork out|be|being|priced(?: at)?|run|running|come to|come out at"
    r"|stretch(?:ing)?(?: to)?|run to|stump up|fork over|set me back|drop|dropping|budget|invest|want|looking|have)"
)
_NO_MORE = re.compile(
    r"(?:\b(?:i|we|it|they|that|which|he|she)(?:'d|'ll|'s| would| will| do| does| did| am| is| are)? )?(?:(?:really |rather |preferably |ideally |definitely |just )*)"
    r"\b(?:not|never|won't|wouldn't|can't|cannot|couldn't|don't|doesn't|shouldn't|mustn't|isn't|aren't|nothing|none|no|without|nor)"
    rf"(?: (?:want(?:ing)?|like|wish(?:ing)?|need|have|able|afford|going|planning|prepared|willing|keen|that's|which is|is|it))*(?: to| on)?(?: {_PAYS})*(?: (?:much|a penny|a cent|any|a lot|anything|too (?:much|far)))?"
    rf" ?\b(?:more than|more then|over|above|beyond|past|north of|higher than|dearer than|exceed(?:ing|s)?|upwards of)\s+{_FIGURE}"
)
_WORTH = re.compile(
    r"\b(quid|bucks?|dollars?|euros?|pounds?)(?:'s|s'|') worth(?: of (?:dollars?|euros?|pounds?|money|\w+))?"
)
_STRAY_SIGN = re.compile(r"(?<!\d)(?<!\d )[$€£](?!\s?\d)[\s.…,-]*")
_SLANG = (
    (re.compile(r"\ba tenner\b|\btenner\b"), "10"),
    (re.compile(r"\ba fiver\b|\bfiver\b"), "5"),
    (re.compile(r"\b(?:a|one) grand\b"), "1000"),
    (re.compile(r"\b(?:a )?couple(?: of)? hundred\b"), "200"),
    (re.compile(r"\b(?:a )?few hundred\b"), "300"),
    (re.compile(r"\bhalf a (?:hundred|ton|century)\b"), "50"),
)  # fmt: skip
_MOST_OFF = re.compile(
    r"(?:\b(?:(?:has|have|had|got|with|come with|comes with|shows?|at)(?: had| got)? )?(?:the )?(?:[a-z]+ (?:fall|drop|cut),? )?(?:i\.?e\.?,? |that is,? )?(?:the )?)"
    r"\b(?:biggest|largest|steepest|deepest|highest|greatest|most) (?:percentages?|percent|per cent|%|discounts?|reductions?|savings?|mark-?downs?|price (?:cut|drop|fall|reduction)s?|(?:money |cents |dollars )?(?=off\b))(?: (?:off|cut))?\b"
)
"""Of what is reduced: "which has the biggest percentage off"."""
_AT_MOST_AFTER = re.compile(
    r"(?P<figure>[$€£]?\s?\b\d[\d.,]*(?: ?(?:[$€£]|dollars?|bucks|euros?|quid|pounds|usd|eur))?) (?:at a (?:push|stretch|pinch)|at the (?:outside|very most|absolute most)|and not a (?:penny|cent) more|is (?:as (?:high|far|much) as|all|the most|about all) (?:i'll|i can|i'd|i want to|i|we can|we'll|we)?(?: go| spend| have| pay| afford)?)"
)

_MONEY = r"(?P<figure>[$€£]\s?\d[\d.,]*|\d[\d.,]* ?(?:[$€£]|dollars?|bucks|euros?|quid|pounds|usd|eur)\b)"
_PUT_BY = (
    re.compile(
        rf"\b(?:i|we|he|she|they)(?:'ve|'d| have| had)?(?: (?:only|just|got|already))* (?:put|set|laid|saved|scraped|collected|pooled|clubbed|budgeted|allowed|earmarked|reserved|been given)(?: (?:aside|by|together|up|away|myself|ourselves))*(?: (?:about|around|some))? {_MONEY}(?! (?:last|on|off|when|with|by|too)\b)"
    ),
    re.compile(
        rf"\b(?:there(?:'s| is| are)|we(?:'ve| have)(?: got)?|i(?:'ve| have)(?: got)?)(?: (?:only|just|about))* {_MONEY} (?:in the (?:kitty|pot|envelope|jar|budget|purse|wallet|collection|piggy bank|tin)|(?:left |over )?(?:to (?:spend|play with|work with|blow|use)|for (?:it|this|that|him|her|them|the \w+)))"
    ),
    re.compile(
        rf"\b(?:a|the) (?:note|voucher|gift card|bill) (?:of|worth|for) {_MONEY} (?:to spend|burning)\b"
    ),
    re.compile(
        rf"\b(?:chipped|clubbed|thrown|threw|put|paid) in,? (?:for |with |and (?:have|got) )?(?:about |around )?{_MONEY}(?: (?:together|between us|altogether|all in|in total|from all of us))?"
    ),
    re.compile(
        rf"{_MONEY} (?:together|between (?:us|the (?:two|three|four) of us)|altogether|all in|in total|from all of us)\b"
    ),
)
"""What lies ready to be spent: "I have put aside 50 dollars"."""


def _at_most(found: re.Match[str]) -> str:
    figure = next(value for name, value in found.groupdict().items() if value)
    return f"up to {figure.strip()}"


def put_prices_plainly(text: str) -> str:
    """`text` with what may be spent put plainly."""
    plain = _WORTH.sub(r"\1", text)
    for pattern, put in _SLANG:
        plain = pattern.sub(put, plain)
    plain = _STRAY_SIGN.sub(" ", plain)
    plain = _NO_MORE.sub("up to ", plain)
    for pattern in _PUT_BY:
        plain = pattern.sub(_at_most, plain)
    plain = _AT_MOST_AFTER.sub(lambda found: f"up to {found['figure'].strip()}", plain)
    plain = _MOST_OFF.sub(" on sale ", plain)
    return text if plain == text else " ".join(plain.split())
