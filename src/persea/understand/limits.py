"""Reads the hard conditions out of a request: prices, sizes, ratings, weights, must-nots, stock.

Works on lower-case reader text. What was understood as a condition is cut from the words that are searched.
A figure with a unit of its own ("128 GB", "2 l") is never a price.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from persea.language.numbers import Figure, find_figures, spelled_number
from persea.store.vocabulary import Vocabulary
from persea.understand.age import read_age
from persea.understand.framed import goods_word
from persea.understand.refusals import spelled_out
from persea.values import Filters, Money, Order, currency_exponent

_MOST = re.compile(
    r"(?:\b(?:(?:not|no|nothing|never|n't|don't)(?: \w+){0,4}? (?:more than|over|above|beyond|past|dearer than|pricier than|costlier than|more expensive than|exceed(?:ing)?)|not exceeding|sub[- ]?|undr|udner|uner|less then|under|underneath|below|beneath|less than|cheaper than|"
    r"lower than|max(?:imum|\.)?(?: of| price)?|up to|at most|within|inside|upto|"
    r"spend(?:ing)?(?: up to| at most| only)?|budget(?: is|'s| of| around| about)?|"
    r"(?:can|could|will|want to|willing to)(?: only| maybe| just)? (?:spend|afford|pay|do|manage|(?:go|stretch|run|push)(?: it)?(?: up| as high| as far)?(?: to| as))|i(?:'ve got| have| got)(?: only)?|"
    r"limit(?: is| of)?|(?:price )?cap(?: is| of)?)[\s:=]*|<=?\s*)(?:the |a |my |an? )?$"
)
_MOST_AFTER = re.compile(
    r"\s*(?:is (?:my|the|our) (?:absolute )?(?:limit|max(?:imum)?|budget|cap|ceiling)|or (?:less|under|below|cheaper|lower)|max(?:imum)?\b|tops\b|at (?:the )?most|budget|limit|and under)"
)
_LEAST = re.compile(
    r"(?:\b(?:over|above|more than|at least|from|min(?:imum)?(?: of)?|starting (?:at|from)|upwards of|"
    r"not? (?:less than|under|below)|no cheaper than)|>=?)\s*$"
)
_LEAST_AFTER = re.compile(
    r"\s*(?:or (?:more|above|over|higher)|and (?:up|above)|\+|plus\b|min(?:imum)?\b|upwards)"
)
_ABOUT = re.compile(r"(?:\b(?:around|about|approx(?:imately)?|roughly|near(?:ly)?|close to|circa)|~)\s*$")
_ABOUT_AFTER = re.compile(r"\s*(?:or so|ish|-ish|give or take)\b")
_FOR = re.compile(r"\bfor\s*$")
_RANGE = re.compile(r"\s*(?:and|to|-|till|until|up to)\s*$")
_RANGE_BEFORE = re.compile(r"\b(?:between|from|range(?: of)?|budget(?: is| of)?)\s*$")

_SIZE_BEFORE = re.compile(
    r"\b(?:sizes?|i(?:'m| am)(?: an?)?|wears?(?: an?)?|take an?|shoe size|eu|uk|us|men'?s?|women'?s?|ladies'?)[\s:]*$"
)
_SIZE_AFTER = re.compile(r"\s*(?:\b(?:eu|uk|us)\b)")
_SIZE_WORD = re.compile(
    r"\b(?:size[\s:]+(?P<any>xxs|xs|s|m|l|xl|xxl|xxxl|2xl|3xl|small|medium|large|x-?large|extra large|extra small)|"
    r"(?:in|(?:i'm|i am|he's|he is|she's|she is|they're|takes|wears|usually)(?: usually| always| normally)?(?= (?:an?|size) )) (?:an? |size )?(?P<in>xxs|xs|xl|xxl|xxxl|small|medium|large|x-large|extra large|extra small))\b"
)
_SIZE_OPTIONS = ("size", "größe", "grösse", "talla", "taille", "pointure")
_SIZE_NAMES = {"small": "s", "medium": "m", "large": "l", "extra large": "xl", "xlarge": "xl", "x-large": "xl",
               "extra small": "xs", "2xl": "xxl", "3xl": "xxxl"}  # fmt: skip

_NOT = re.compile(
    r"\b(?:(?:(?:anything|everything|all|any) but|(?:but )?(?:no|not|without|non|never|avoid|excluding|except(?: for)?|free of|hates?|"
    r"don't (?:want|like)|do not (?:want|like)|nothing (?:with|in|of|made of|made from|but)|nothing(?= \w)|isn't|aren't|(?:do not|don't|doesn't|won't) do|can't (?:do|have|wear|stand|use)|cannot (?:do|have|wear|stand|use)|allergic to|steer clear of|stay away from|keep away from|hold the|minus|skip the|anything except))"
    r"[\s-]+(?:from |by |any |a |an |the |real |genuine |made of |made from |made out of |contain(?:s|ing)? |with |in |have |has )*)"
    r"(?P<words>[^\W\d_](?:[^\W\d_]|-)+(?:(?:,? or |,? nor |,? and no |, no |, (?!(?:show|find|i|i'm|do|what|which|got|please|give|any|can|could|but|under|max|size|in|for|with|the|a|an|only|just|need|want|looking|around|about|up|on)\b)(?=[\w-]+(?:,| or | nor | and no |$|[.!?]))|/)[^\W\d_](?:[^\W\d_]|-)+)*)"
)
_FREE = re.compile(r"\b(?P<word>[^\W\d_]+)[- ]free\b(?! of\b| (?:shipping|delivery|returns|gift))")
# After "no" or "not" these say something else than "must not have".
_NOT_A_MUST_NOT = frozenset(
    """
    of about more less over under above below too so very that this these those the a an for one ones idea
    problem thanks thank need rush matter longer later much many just only quite really sure i it
    its to be cheap cheaper expensive heavy light big small bad good interested looking preference
    particular way clue worries stress limit budget please yes and but if as at by from want like
    something anything in on with available hands free hand sugar-coating what which they them you
    else special fancy wrong fits found new here there happens against extra serious major flashy crazy complicated in-between
    able if is was yet got said matters fit suits see seem worth help luck time we he stick slip skid toxic iron drip alcoholic fiction stop itchy sweat shed she bigger smaller lighter pricier little tiny huge bulky tall short long
""".split()
)
_AGE = re.compile(
    r"\b(?:is|aged?|turning|turns|he's|she's) \d{1,2}\b(?! (?:or|in|for|max|usd|eur|dollars|bucks))(?:[- ](?:years?|yrs?)(?:[- ]old)?)?|"
    r"\b\d{1,2}[- ](?:years?|yrs?)[- ]old\b|\b\d{1,2} ?yo\b"
)
_HOW_MANY = r"(?P<{}>[2-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_FOLK = r"people|persons?|adults?|players?|guests?|diners?|campers?|grown-ups|of us"
# "for four people", "for two" and nothing more, "4-person"
_PEOPLE = re.compile(
    rf"\b(?:for |sleeps |seats |fits )(?:a (?:family|group|party) of )?{_HOW_MANY.format('plain')}"
    rf"(?: (?:{_FOLK})\b|(?=[\s?!.]*$|,| (?:under|below|up to|over|with|without|in|that|which|and|on|or less)\b))"
    rf"|\b{_HOW_MANY.format('joined')}[- ]?(?:person|people|man|seater|player|berth)s?\b"
)
_IN_STOCK = re.compile(
    r"\b(?:(?:must be |only |that's |that is |that are |which are |has to be |have to be |currently )*"
    r"(?:in[- ]stock|available (?:now|today|right now|immediately)|ready to ship)(?: only| please)?|"
    r"only available(?: ones)?)\b"
)
_ON_SALE = re.compile(
    r"\b(?:(?:that (?:is|are) |currently )?(?:on|in) (?:the |your |a )?(?:sale|offer|special|clearance|promotion)(?! (?:page|period|terms|price))|(?:discounted|reduced|marked[- ]down)|(?:any )?(?:current )?(?:deals|discounts|special offers|sale items))\b"
)
_RATED = re.compile(
    r"\brated\s+(?:at least |over |above |more than )?$|\brating (?:of |over |above |at least )+$"
)

_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (Order.CHEAPEST, re.compile(r"\b(?:(?:the )?(?:cheapest|least expensive|most affordable|lowest[- ]priced?)|"
                                r"low(?:est)? price|inexpensive|cheap|(?<!same )(?<!my )(?<!our )budget(?:[- ]friendly)?|affordable|bargain)\b")),
    (Order.PRICIEST, re.compile(r"\b(?:most expensive|priciest|dearest|top[- ]of[- ]the[- ](?:range|line)|"
                                r"premium|high[- ]end|luxury)\b")),
    (Order.LIGHTEST, re.compile(r"\b(?:lightest|ultra-?light|light-?weight)\b")),
    (Order.HEAVIEST, re.compile(r"\bheaviest\b")),
    (Order.BEST_RATED, re.compile(r"\b(?:(?:best|highest|top|well|highly|better)[- ]?(?:rated|reviewed)|"
                                  r"(?:best|good|great) (?:reviews|ratings?))\b")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """`rest`: the request without what became a condition."""

    rest: str
    filters: Filters
    order: Order | None = None
    superlative: bool = False
    """True where the order was said as a superlative ("cheapest"), not as a leaning ("cheap")."""
    quantity: int | None = None
    """How many are wanted."""


def read_limits(text: str, vocabulary: Vocabulary, currency: str) -> Limits:
    """All hard conditions of `text` (lower-case reader text), prices in `currency`."""
    cuts: list[tuple[int, int]] = []
    age = read_age(text)
    cuts += [age.span] if age else [match.span() for match in _AGE.finditer(text)]
    people = _PEOPLE.search(text)
    cuts += [people.span()] if people else []
    filters = _read_figures(text, currency, cuts)
    if people:
        count = spelled_number(people["plain"] or people["joined"]) or int(
            people["plain"] or people["joined"]
        )
        filters = replace(filters, people=int(count))
    if age:
        filters = replace(filters, age_months=age.months)
    for match in _SIZE_WORD.finditer(text):
        filters = replace(filters, options=(("size", _known_size(match["any"] or match["in"], vocabulary)),))
        cuts.append(match.span())
    for match in _IN_STOCK.finditer(text):
        filters = replace(filters, in_stock=True)
        cuts.append(match.span())
    for match in _ON_SALE.finditer(text):
        filters = replace(filters, on_sale=True)
        cuts.append(match.span())
    named = tuple((_size_option(vocabulary), value) for _, value in filters.options)
    filters = replace(filters, options=named, exclude_terms=_read_must_nots(text, cuts))
    order, superlative = None, False
    for candidate, pattern in _ORDERS:
        found = pattern.search(text)
        if found and not _inside(found.start(), cuts):
            order = candidate
            superlative = "est" in found[0] or found[0].startswith("most")
            cuts.append(found.span())
            break
    return Limits(_without(text, cuts), filters, order, superlative)


def _inside(at: int, cuts: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in cuts)


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in sorted(cuts):
        if start > at:
            kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return re.sub(r"\s+", " ", " ".join(kept)).strip()


def _read_figures(text: str, currency: str, cuts: list[tuple[int, int]]) -> Filters:
    figures = find_figures(text, currency)
    filters = Filters()
    used: set[int] = set()
    for index, (low, high) in enumerate(itertools.pairwise(figures)):
        between = text[low.end : high.start]
        opened = _RANGE_BEFORE.search(text[: low.start])
        if not _RANGE.fullmatch(between) or not _may_be_price(low) or not _may_be_price(high):
            continue
        low = _of_hundreds(low, high, text)
        bare = not low.unit and not high.unit and 5 <= low.value < high.value
        if (
            opened
            or low.is_money
            or high.is_money
            or (bare and not re.match(r"\s*[a-z]{3}", text[high.end :]))
        ):
            filters = replace(filters, min_price=_money(low, currency), max_price=_money(high, currency))
            cuts.append((opened.start() if opened else low.start, high.end))
            used |= {index, index + 1}
    for index, figure in enumerate(figures):
        if index not in used and not _inside(figure.start, cuts):
            filters = _read_one(text, figure, filters, currency, cuts)
    return filters


def _of_hundreds(low: Figure, high: Figure, text: str) -> Figure:
    """The two hundred of "between two and three hundred"."""
    said = re.search(r"\b(hundred|thousand)\b", text[high.start : high.end]) if high.spelled else None
    scale = {"hundred": 100, "thousand": 1000}[said[1]] if said else 1
    return replace(low, value=low.value * scale) if low.spelled and low.value * scale < high.value else low


def _read_one(
    text: str, figure: Figure, filters: Filters, currency: str, cuts: list[tuple[int, int]]
) -> Filters:
    before, after = text[: figure.start], text[figure.end :]
    most, least = _MOST.search(before), _LEAST.search(before)
    most_after, least_after = _MOST_AFTER.match(after), _LEAST_AFTER.match(after)

    def cut(*parts: re.Match[str] | None) -> None:
        starts = [part.start() for part in parts if part is not None and part.string is before]
        ends = [figure.end + part.end() for part in parts if part is not None and part.string is after]
        cuts.append((min(starts, default=figure.start), max(ends, default=figure.end)))

    size = _SIZE_BEFORE.search(before)
    size_after = _SIZE_AFTER.match(after)
    rated = _RATED.search(before)
    if figure.unit == "star" or (rated and figure.value <= 5):
        cut(rated, most, least, least_after)
        return replace(filters, min_rating=float(figure.value))
    if figure.unit == "" and (size or size_after) and not figure.spelled:
        cut(size, size_after)
        return replace(filters, options=(("size", _plain(figure.value)),))
    if figure.unit == "g" and (most or most_after or re.search(r"\blighter than\s*$", before)):
        cut(most, most_after)
        return replace(filters, max_weight_g=float(figure.value))
    if not _may_be_price(figure):
        return filters
    noun_follows = re.match(
        r"\s+(?!(?:and|or|for|with|in|please|but|if|to|on|that|which|is|max|i|tops|total|each)\b)[^\W\d_]{3,}",
        after,
    )
    bare = not figure.is_money
    about, about_after, worth = _ABOUT.search(before), _ABOUT_AFTER.match(after), _FOR.search(before)
    money = _money(figure, currency)
    if most or most_after:
        cut(most, most_after)
        return replace(filters, max_price=money)
    if (least or least_after) and not (bare and (noun_follows or figure.value < 5)):
        cut(least, least_after)
        return replace(filters, min_price=money)
    if (about or about_after) and not (bare and noun_follows):
        cut(about, about_after)
        return replace(filters, min_price=_share(money, "0.75"), max_price=_share(money, "1.25"))
    if not bare and worth:
        cut(worth)
        return replace(filters, max_price=money)
    if not bare:
        cut()
        return replace(filters, min_price=_share(money, "0.75"), max_price=_share(money, "1.25"))
    return filters


def _may_be_price(figure: Figure) -> bool:
    return figure.is_money or figure.unit == ""


def _money(figure: Figure, currency: str) -> Money:
    """In the shop's currency, whatever sign the person wrote: nothing is converted."""
    scaled = figure.value * 10 ** currency_exponent(currency)
    return Money(int(scaled.to_integral_value(ROUND_HALF_UP)), currency)


def _share(money: Money, share: str) -> Money:
    amount = (money.amount_minor * Decimal(share)).to_integral_value(ROUND_HALF_UP)
    return Money(int(amount), money.currency)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _size_option(vocabulary: Vocabulary) -> str:
    """What the shop's option for sizes is called, or is known by: "size" of "shoe size"."""
    return next((name for name in _SIZE_OPTIONS if vocabulary.option_named(name)), _SIZE_OPTIONS[0])


def _known_size(size: str, vocabulary: Vocabulary) -> str:
    """`size` as the shop writes it ("m" or "medium"), or as said where the shop has no such size."""
    short = _SIZE_NAMES.get(size, size)
    same = {short, *(long for long, known in _SIZE_NAMES.items() if known == short)}
    option = vocabulary.option_named(_size_option(vocabulary))
    return next((value for value in sorted(option[1]) if value in same), size) if option else size


def _read_must_nots(text: str, cuts: list[tuple[int, int]]) -> tuple[str, ...]:
    found: list[str] = []
    for match in _NOT.finditer(text):
        if _inside(match.start(), cuts):
            continue
        terms = [word for word in re.split(r",? or |,? nor |,? and no |, (?:no )?|/", match["words"]) if word]
        if terms[0].split("-")[0] in _NOT_A_MUST_NOT:
            continue
        found += [term for term in terms if term not in _NOT_A_MUST_NOT]
        cuts.append(match.span())
    for match in _FREE.finditer(text):
        if match["word"] not in ("hands", "hand", "for", "is", "a", "feel", "wire", "toll"):
            found.append(match["word"])
            cuts.append(match.span())
    return tuple(dict.fromkeys(spelled_out(goods_word(term)) for term in found))
