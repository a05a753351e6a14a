"""What several goods may cost: all together, or each; and how many people they are for.

"each under 50" and "together under 50" are told apart; where neither is said, one sum that stands before or behind all
the goods is for all of them, and sums that stand between are each for the goods before them. Works on lower-case text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP

from persea.language.numbers import Figure, find_figures
from persea.values import Money, currency_exponent

_MOST = (
    r"(?:not|no|nothing|never|none)(?: \w+){0,2} (?:over|above|beyond|past)|(?:not|no|nothing|never) (?:more|dearer|pricier) than|(?:not|without|never) exceed(?:ing)?|cap(?: it| that| this)?(?: at| of)?|down to|go(?:ing)?(?: up)? to|can (?:go|do|stretch to)|ceiling(?: is| of)?|not (?:over|above)|under|undr|below|beneath|less th[ae]n|cheaper than|"
    r"max(?:imum|\.)?(?: of| total| budget)?|up to|upto|at (?:the )?most|within|inside|spend(?:ing)?(?: up to| at most| only)?|"
    r"budget(?: is| of|:)?|limit(?: is| of)?|total(?: of| is|:)?|(?:around|about|roughly|approximately|some)|"
    r"have(?: got)?(?: only)?|i've got|got|between|all for|both for|stay(?:ing)? (?:under|below|within)|for (?:only|just|about|around|under|less than|up to|max|at most)"
)
_BEFORE = re.compile(
    rf"(?:\b(?:for )?(?P<most>{_MOST})|(?P<plain>\bfor)|<=?)[\s:=]*(?:a |an |the |my |our )?$"
)
_AFTER = re.compile(
    r"\s*(?:is (?:my|the|our|as much as|all)? ?(?:absolute |very |total |final )*(?:end|most|top|roof|ceiling|limit|max(?:imum)?|i (?:have|can (?:do|spend)|will go))\b|(?:is (?:my|the|our) (?:absolute |total )?)?(?:max(?:imum)?|limit|budget|cap|tops)\b(?: budget)?|at (?:the )?most|or (?:less|under|below|cheaper|lower)"
    r"|to spend\b|for (?:all|everything|the (?:lot|whole (?:lot|thing|set)|set|outfit))(?: of (?:it|them))?(?: (?:two|three|four|five|six|[2-6])\b)?"
    r"(?: (?:max(?:imum)?|tops|at (?:the )?most|is (?:my|the|our) (?:limit|max(?:imum)?|budget|cap)))?\b)"
)
_TOGETHER = r"(?:together|all up|the pair(?: of (?:them|things|it))?|for the pair|for the (?:two|three|four|five)|altogether|in total|total|in all|all in|all together|combined|overall|all (?:of (?:it|them)|told)|for (?:all|everything|both|the (?:lot|whole lot|whole thing|whole set|set|outfit))(?: of (?:it|them))?|(?:for )?all (?:two|three|four|five))"
_TOTAL_AFTER = re.compile(
    rf"[\s,]*(?:(?:max(?:imum)?|at most|tops|or less|budget|euros?|dollars?|bucks?)[\s,]*)?\b{_TOGETHER}\b"
)
_TOTAL_BEFORE = re.compile(
    rf"\b(?:{_TOGETHER}|budget|(?:all|everything|both|the (?:lot|whole lot|set|outfit|whole thing)) for)\b[\s:,]*(?:is |of |should |must |may |can |has to |to |be |stay |cost |costs |not |no |more |than |at |most |under |below |max(?:imum)? |up |less |within |a |the |only )*$"
)
_EACH_AFTER = re.compile(
    r"[\s,]*(?:max(?:imum)?[\s,]*)?(?:each\b|apiece\b|a piece\b|per (?:piece|item|thing|product|article)\b|for each\b|for every (?:piece|item)\b)"
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every (?:piece|item|one|thing)|none|nothing|no (?:single )?(?:piece|item|thing)|apiece)\b[^,.;\d]{0,24}$"
)
_SIZE_BEFORE = re.compile(
    r"\b(?:sizes?|i'?m(?: an?)?|i am(?: an?)?|wears?(?: an?)?|take an?|eu|uk|us|in)[\s:]*$"
)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|for|with|in|please|but|if|to|on|that|which|is|max|maximum|i|tops|total|together|altogether|combined|each|apiece|all|no|not|without|at|budget|limit|overall|per|a|the|in)\b)[^\W\d_]{3,}"
)
_PIECES_BEFORE = re.compile(r"\b(?:all(?: of)?(?: the| these| those)?|the|these|those|every one of the)\s+$")
"""Before a small number that counts the goods: "75 for all three max"."""
_LEAST_BARE = 15  # a smaller bare number behind "for" counts people or pieces
_PEOPLE = re.compile(
    r"\b(?:for|of)(?: a (?:family|group|party) of| the| us| up to)? (?P<count>[2-9]|1[0-9]|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?: (?:people|persons?|adults?|guests?|of us|friends|kids|children|heads|pax))?(?=[\s?!.]*$|[?!.]+\s|[\s]*,|[\s]+(?!(?:hours?|days?|weeks?|months?|years?|nights?|dollars?|euros?|bucks?|usd|eur)\b))"
)
_OF_US = re.compile(
    r"(?:^|[,.;:!?]\s*|\b(?:we(?:'re| are)|there(?:'s| are| will be)|being)\s+)(?P<count>[2-9]|1[0-9]|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:people|persons|adults|guests|of us|heads|pax)\b"
)
_ALONE_BEFORE, _ALONE_AFTER = (
    re.compile(r"[.,;:!?–—-]\s*$"),
    re.compile(r"\s*(?:please|pls|ok|thanks|thank you|ta|cheers)?[\s.!]*$"),
)
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}


@dataclass(frozen=True, slots=True)
class Sums:
    rest: str
    """The request without what was read, a comma in its place."""
    total: Money | None = None
    each: Money | None = None
    said: str = ""
    """The total as it was said, where that was another currency than the shop's."""


@dataclass(frozen=True, slots=True)
class _Sum:
    start: int
    end: int
    figure: Figure
    of_all: bool
    of_each: bool


def read_sums(text: str, currency: str, has_goods: Callable[[str], bool]) -> Sums:
    """The sums of `text`; `has_goods` tells whether a part of it names goods. What is meant for one of the goods alone
    stays in `rest`."""
    sums = [found for figure in find_figures(text, currency) if (found := _sum(text, figure))]
    each = [one for one in sums if one.of_each]
    plain = [one for one in sums if not one.of_each]
    total = [one for one in plain if one.of_all]
    if not total and len(plain) == 1 and not _between(text, plain[0], has_goods):
        total = plain
    elif not total and len(plain) > 1 and _is_range(text, plain):
        total = plain[-1:]
        text = text[: plain[0].start] + " " * (plain[0].end - plain[0].start) + text[plain[0].end :]
    elif not total and len(plain) > 1 and not has_goods(_clause_of(text, plain[-1])):
        total = plain[-1:]
    rest, at = [], 0
    for one in sorted([*each, *total], key=lambda one: one.start):
        rest.append(text[at : one.start])
        at = one.end
    last = total[-1] if total else None
    return Sums(
        " , ".join([*rest, text[at:]]),
        _money(last, currency) if last else None,
        _money(each[-1], currency) if each else None,
        text[last.figure.start : last.figure.end].strip() if last and _is_foreign(last, currency) else "",
    )


def read_people(text: str, has_goods: Callable[[str], bool]) -> tuple[str, int | None]:
    """`text` without for how many people it is, and how many. "A tent for four and a lamp" is for nobody in particular: there it
    is the tent that is for four, and stays so."""
    for match in (*_PEOPLE.finditer(text), *_OF_US.finditer(text)):
        clause = re.split(r"[,;:.]| and | plus ", text[: match.start()])[-1]
        if has_goods(clause) and has_goods(text[match.end() :]):
            continue
        count = _COUNTS.get(match["count"]) or int(match["count"])
        return f"{text[: match.start()]} {text[match.end() :]}", count
    return text, None


def _sum(text: str, figure: Figure) -> _Sum | None:
    if not figure.is_money and figure.unit:
        return None
    before, after = text[: figure.start], text[figure.end :]
    lead, tail = _BEFORE.search(before), _AFTER.match(after)
    each_after, each_before = _EACH_AFTER.match(after), _EACH_BEFORE.search(before)
    total_after, total_before = _TOTAL_AFTER.match(after), _TOTAL_BEFORE.search(before)
    alone = figure.value >= _LEAST_BARE and _ALONE_BEFORE.search(before) and _ALONE_AFTER.fullmatch(after)
    cued = bool(
        alone or (lead and lead["most"]) or tail or each_after or total_after or total_before or each_before
    )
    if not figure.is_money:
        if _SIZE_BEFORE.search(before) or (_NOUN.match(after) and not (tail or total_after)):
            return None
        if figure.value < _LEAST_BARE and _PIECES_BEFORE.search(before):
            return None
        if not cued and not (lead and figure.value >= _LEAST_BARE):
            return None
        if figure.value < _LEAST_BARE and not (tail or total_after or total_before or each_after):
            return None
    is_each = bool(each_after or (each_before and not total_after))  # "nothing over 80 for both" is for both
    starts = [match.start() for match in (lead, each_before, total_before) if match]
    ends = [match.end() for match in (tail, each_after, total_after) if match]
    return _Sum(
        min(starts, default=figure.start),
        figure.end + max(ends, default=0),
        figure,
        bool(total_after or total_before) and not is_each,
        is_each,
    )


def _between(text: str, one: _Sum, has_goods: Callable[[str], bool]) -> bool:
    """Whether goods stand before and behind it, so that it belongs to those before."""
    return has_goods(text[: one.start]) and has_goods(text[one.end :])


def _is_range(text: str, sums: list[_Sum]) -> bool:
    low, high = sums[-2].figure, sums[-1].figure
    return re.fullmatch(r"\s*(?:and|to|-|until)\s*", text[low.end : high.start]) is not None


def _clause_of(text: str, one: _Sum) -> str:
    """What stands in the same clause before it."""
    return re.split(r"[,;:.]| and ", text[: one.start])[-1]


def _money(one: _Sum, currency: str) -> Money:
    """In the shop's currency, whatever was written: nothing is converted."""
    scaled = one.figure.value * 10 ** currency_exponent(currency)
    return Money(int(scaled.to_integral_value(ROUND_HALF_UP)), currency)


def _is_foreign(one: _Sum, currency: str) -> bool:
    return one.figure.is_money and one.figure.unit != currency
