"""Reads for whose age something is: "a 5 year old girl", "my 8-year-old nephew", "a toddler", "my son, who is 6".

Only of a child: what a grown-up is given has nothing to do with their age. "A 12 year old whisky" is nobody's. English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.numbers import spelled_number
from persea.store.ages import GROWN_UP

_NUMBER = r"(?P<{0}>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_KIN = (
    r"(?:girls?|boys?|child|children|kids?|baby|babies|toddlers?|sons?|daughters?|nieces?|nephews?|grandsons?|granddaughters?"
    r"|grandchild(?:ren)?|grandkids?|godson|goddaughter|godchild|brother|sister|cousin|twins?|pupils?|students?|teen|teenager)"
)
_WHOSE = r"(?:an? |the |my |our |his |her |their |your |some )?(?:little |small |young |friend's |sister's |brother's )*"
_OLD = r"[- ]?(?:(?P<{0}>years?|yrs?|months?|mths?|mos?)[- ]?olds?|(?P<{0}o>yo|y/o)|(?P<{0}m>months?))\b"
_AGES = (
    # "for my 8-year-old nephew", "for a 5 year old", "gifts for 6 year olds"
    re.compile(rf"\bfor {_WHOSE}{_NUMBER.format('n')}{_OLD.format('u')}(?: (?:{_KIN})\b)?(?![- ]\w+ (?:whisk|wine|rum))"),
    # what a five-year-old girl is called
    re.compile(rf"\b(?:{_WHOSE}){_NUMBER.format('n')}{_OLD.format('u')} {_KIN}\b"),
    # said of a child: my son is 8; my niece, who is turning six; a girl of five
    re.compile(
        rf"\b(?P<kin>{_KIN}),? (?:who(?:'s| is| will be)|is|(?:he|she)(?:'s| is)|aged?|of|turns|turning|is turning|\() ?"
        rf"(?:turning |almost |nearly |about |age |aged )?{_NUMBER.format('n')}(?:{_OLD.format('u')})?(?![\d$€£]|\s?(?:cm|kg|%|usd|eur|dollars))\)?"
    ),
    # "she turns three", "son's turning two", "he's 4"
    re.compile(
        rf"\b(?:he|she|they|{_KIN})(?:'s|'re)? (?:is |are |will |just |only |nearly |almost |about to |going to |soon )*(?:turns?|turned|turning|be) (?:just |only )?{_NUMBER.format('n')}(?![\d$€£-]|\s?(?:cm|kg|%|usd|eur|dollars|bucks|(?:twenty|thirty|hundred)))\b"
    ),
    re.compile(rf"\b(?:he|she)(?:'s| is) (?:only |just |now |almost |nearly )?{_NUMBER.format('n')}(?=\W*$|[,.;!?]|\s(?:and|so|but|now|today|tomorrow|next)\b)"),
    # "ages 8 to 12", "aged 5", "for ages 3+"
    re.compile(rf"\b(?:for )?(?:ages?|aged) {_NUMBER.format('n')}(?: ?(?:-|–|to|and) ?\d{{1,2}})?(?:{_OLD.format('u')}|\+| years?| months?)?"),
)  # fmt: skip
_FOR = r"\bfor (?:an? |the |my |our |his |her |their |your )?(?:little |small |young )?"
_STAGES = (
    (re.compile(rf"{_FOR}toddlers?\b"), 24),
    (re.compile(rf"{_FOR}(?:baby|babies|infants?)\b(?! shower)"), 9),
    (
        re.compile(
            rf"{_FOR}newborns?\b|\b(?:a|is|he's|she's|the|their|our|my) newborn\b|\bnew-?born (?:baby|girl|boy|son|daughter|niece|nephew)\b"
        ),
        1,
    ),
    (re.compile(rf"{_FOR}(?:child|kid|girl|boy)\b(?!['’-])"), 72),
    (re.compile(rf"{_FOR}teenagers?\b"), 168),
)
"""Where no age is named, one that most of them are near."""


@dataclass(frozen=True, slots=True)
class Age:
    months: int
    span: tuple[int, int]
    """Where the text says so."""


def read_age(text: str) -> Age | None:
    """The age of the child that something in `text` (lower-case reader text) is for; None where none is named."""
    for pattern in _AGES:
        for match in pattern.finditer(text):
            said = match.groupdict()
            number = spelled_number(said["n"]) if not said["n"].isdigit() else int(said["n"])
            in_months = (said.get("u") or "").startswith("m") or bool(said.get("um"))
            months = int(number or 0) * (1 if in_months else 12)
            if 0 < months < GROWN_UP:
                return Age(months, match.span())
    for stage, months in _STAGES:
        if found := stage.search(text):
            return Age(months, found.span())
    return None
