"""Checks the figures and the product names of one sentence against the records it speaks of.

Each figure is given a meaning from its unit and the words beside it, then looked up: in the fields of the
records (price, weight, rating, stock, options), in what is exactly computed from them (a difference, a
percentage, a count), or in the same quantity stated by the record's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from persea.compose.evidence import Evidence, Mention, Source
from persea.language.numbers import Figure, find_figures
from persea.language.plain import singular, words
from persea.values import currency_exponent

_BELOW = re.compile(
    r"\b(?:under|below|less than|within|beneath|at most|no more than|not more than|max(?:imum)?(?: of)?|cheaper than|lighter than|fewer than|budget of|limit of|cap of|inside|comfortably under)\s*(?:your |the |a |that )?$",
    re.I,
)
_ABOVE = re.compile(
    r"\b(?:over|above|more than|at least|exceeds?|upwards of|heavier than|past)\s*(?:your |the |a |that )?$",
    re.I,
)
_UP_TO = re.compile(r"\bup to\s*$", re.I)
_FROM = re.compile(r"\b(?:from|start(?:s|ing)? at|begin(?:s|ning)? at)\s*(?:just |only )?$", re.I)
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|close to|some|just (?:under|over))\s*(?:a )?$|~\s*$",
    re.I,
)
_LISTED = re.compile(
    r"\b(?:was|were|come down from|came down from|comes down from|originally|regular(?:ly)?(?: price)?(?: of| is)?|down from|instead of|usually|normally|list(?:ed)? (?:price|at)(?: of| is)?|before|"
    r"reduced from|marked down from|cut from|old price(?: of| is| was)?|full price(?: of| is)?|rather than|previously|used to (?:be|cost)|discounted from|off the(?: usual| regular)?|the (?:usual|regular|original|full))\s*(?:the |its |a |at )?$",
    re.I,
)
_DIFFERS = re.compile(
    r"\s*(?:cheaper|less|more|dearer|lighter|heavier|pricier|higher|lower|extra|apart|difference|between)\b",
    re.I,
)
_DIFFERS_BEFORE = re.compile(
    r"\b(?:difference (?:of|is)|differ by|(?:cheaper|lighter|heavier|dearer|less|more|higher|lower) by)\s*(?:only |just )?$",
    re.I,
)
_SAVES = re.compile(
    r"\s*(?:off\b|discount|savings?|reduction|(?:cheaper|less) than (?:usual|before|normal|it was|its|the (?:usual|regular|list|old))|below (?:its|the) (?:usual|regular|list)|less than (?:usual|before|its|the (?:usual|regular|list)))",
    re.I,
)
_SAVES_BEFORE = re.compile(
    r"\b(?:sav(?:e|es|ing|ings)(?: of)?(?: you)?|reduced by|cut by|discount of|marked down(?: by)?|knocks?|take|takes|off by)\s*(?:only |just |a |about )?$",
    re.I,
)
_ASKED = re.compile(r"\byou (?:asked for|asked|wanted|said|mentioned|requested|named)\b[^.;]{0,30}$", re.I)
_FOR_THAT = re.compile(r"\bfor (?:a|an|the|your|my|that|this|his|her|their)\s+(?:\w+ )?$", re.I)
_REMAINS = re.compile(r"\b(?:left|remain\w*|in stock|on hand)\b", re.I)
_TO_MENTION = re.compile(r"\s*(?:of (?:the|these|this|our|those)\s*)?(?:more\s*)?$", re.I)
_QUANTITY = re.compile(
    r"\b(?:come to|comes to|cost|costs|total|together|altogether|would|pair|set|makes?)\b", re.I
)
_LETTER_SIZE = re.compile(
    r"(?:\b(?:sizes?|in(?: an?| size)?|an?)\s+|(?:\bto|-|,|/|\bor|\band)\s*)(?P<size>XXS|XS|XL|XXL|XXXL|2XL|3XL|S|M|L)\b(?!['’])"
)
_LEFT = re.compile(r"\s*(?:\w+\s){0,2}?(?:left\b|in stock|remain\w*|units?\b|on hand|available|to go)", re.I)
_LEFT_BEFORE = re.compile(r"\b(?:last|stock(?: is| of|:)?|only|just)\s*$", re.I)
_SIZE_NEAR = re.compile(
    r"\b(?:sizes?|sized)\b(?:[\s:]*(?:run |from |between |are |is |of |and |or |to |through |[\d.,/ -]+)*)$",
    re.I,
)
_RATED_NEAR = re.compile(r"\b(?:rat(?:ed|ing|es)|scor(?:e|es|ed)|averag\w+|stars?)\b[^.]{0,20}$", re.I)
_SCALE = re.compile(r"(?:\bout of|/|\bof)\s*$", re.I)
_OF_THESE = re.compile(
    r"\s*(?:of (?:these|those|them|the|our|my)\b|(?:\w+ ){0,3}?(?:are|have|come|cost|is|has)\b)", re.I
)
_WISH = re.compile(
    r"\b(?:you (?:asked|wanted|said|mentioned|named|need|gave|set|have|can spend)|you're (?:after|looking)|your (?:budget|limit|size|price|range|request|maximum|cap|wish)|as (?:you )?(?:asked|requested|wished)|you(?:'d| would) like)\b",
    re.I,
)
_NONE = re.compile(r"\b(?:nothing|none|no|not|isn't|aren't|neither)\b", re.I)
_THE_COUNT = re.compile(
    r"\b(?:all|these|the|those|other|my|top|are|found|have|here are|of|following|with)\s*$", re.I
)

# Capitalised words of ordinary talk that are no product's name.
_COMMON_CAPITALS = frozenset(
    """
    i i'm i'd i'll i've ok okay usb us uk eu usd eur gbp led lcd bpa uv gps hd tv faq persea wi-fi
    wifi bluetooth english monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december christmas amazing hi hello
    yes no sure great thanks the a an and or but so if it its it's this that these those they both
    each every either neither one two three four five six for with in on at as to from by of not all
    any some there here what which who how when where why you your my we our let would do does can
    could should is are has have was were want need looking price prices size sizes stock weight
    material colour color colours colors rating ratings reviews capacity brand category waterproof
    sale note best pick choice option options also plus then now new just only more most less least
    among between while since because though although however if unless under over about around
    compared unlike like nothing none happy tell just say good well another other others first
    second third last next cheapest lightest heaviest found none several many few regular regularly
    normally originally usually
""".split()
)
_NAME = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class Reading:
    """One sentence with what was found in it. `carried`: whom it speaks of when it names nobody."""

    text: str
    mentions: list[Mention]
    evidence: Evidence
    carried: frozenset[int] = frozenset()

    @cached_property
    def figures(self) -> list[Figure]:
        found = find_figures(self.text.lower(), self.evidence.currency)
        return [figure for figure in found if not self.inside_mention(figure.start)]

    def inside_mention(self, at: int) -> bool:
        return any(mention.start <= at < mention.end for mention in self.mentions)

    def indices_at(self, at: int) -> frozenset[int]:
        """Whom the words at `at` speak of: the name before, else the name after, else the carried, else all."""
        before = [mention for mention in self.mentions if mention.end <= at]
        after = [mention for mention in self.mentions if mention.start >= at]
        if before:
            return before[-1].indices
        if after:
            return after[0].indices
        return self.carried or frozenset(range(len(self.evidence.sources)))

    def about(self, at: int) -> list[Source]:
        """The sources that a claim at `at` must hold for."""
        joined = self._joined(at)
        return [self.evidence.sources[index] for index in sorted(joined)]

    def _joined(self, at: int) -> frozenset[int]:
        """ "X and Y are in stock" claims it of both."""
        before = [mention for mention in self.mentions if mention.end <= at]
        joined = self.indices_at(at)
        for earlier, later in zip(reversed(before[:-1]), reversed(before), strict=False):
            if not re.fullmatch(r"[\s,]*(?:and|&|,)?(?: the)?\s*", self.text[earlier.end : later.start]):
                break
            joined |= earlier.indices
        return joined

    def claimants(self, start: int, end: int) -> frozenset[int] | None:
        """Who is said to be the cheapest: the name before the word, or right after it; None where nobody is."""
        before = [mention for mention in self.mentions if mention.end <= start]
        after = [mention for mention in self.mentions if mention.start >= end]
        follows = (
            re.match(r"[^,;]{0,40}?(?:\bis|:|,|-)\s*(?:the\s*)?$", self.text[end : after[0].start])
            if after
            else None
        )
        if follows and (
            not before or re.search(r"[,;]|\b(?:and|but|while)\b", self.text[before[-1].end : start])
        ):
            return after[0].indices
        if before:
            return before[-1].indices
        return after[0].indices if after else (self.carried or None)

    def counted_before(self, at: int) -> bool:
        """True where a count opens the claim ("two of these are …"); counts are checked with their property."""
        return any(
            figure.end <= at and not figure.unit and _OF_THESE.match(self.text[figure.end :])
            for figure in self.figures
        )


def check_figures(reading: Reading) -> Iterable[str]:
    """The kinds of figures in `reading` that no evidence holds."""
    paired = _paired(reading)
    for figure in reading.figures:
        indices = paired.get(figure.start, reading.indices_at(figure.start))
        sources = [reading.evidence.sources[index] for index in sorted(indices)]
        reason = _check_one(figure, reading, sources, figure.start in paired)
        if reason:
            yield reason
    yield from _check_left_over_digits(reading)
    yield from _check_letter_sizes(reading)


def _paired(reading: Reading) -> dict[int, frozenset[int]]:
    """ "$79 and $99 for X and Y": as many plain prices (or weights, ratings) as names are read in order."""
    pairs: dict[int, frozenset[int]] = {}
    units = {figure.unit for figure in reading.figures if figure.is_money or figure.unit in ("g", "star", "")}
    for unit in units:
        plain = [
            figure
            for figure in reading.figures
            if figure.unit == unit and not _is_derived(figure, reading.text)
        ]
        if len(plain) == len(reading.mentions) > 1:
            pairs |= {
                figure.start: mention.indices for figure, mention in zip(plain, reading.mentions, strict=True)
            }
    return pairs


def _is_derived(figure: Figure, text: str) -> bool:
    before, after = text[: figure.start], text[figure.end :]
    return bool(
        _DIFFERS.match(after)
        or _SAVES.match(after)
        or _DIFFERS_BEFORE.search(before)
        or _SAVES_BEFORE.search(before)
        or _LISTED.search(before)
    )


def _check_one(figure: Figure, reading: Reading, sources: Sequence[Source], paired: bool) -> str | None:
    before, after = reading.text[: figure.start], reading.text[figure.end :]
    counted = _counted_mention(figure, reading)
    if counted is not None and _REMAINS.search(reading.text):
        return None if any(source.record.stock == figure.value for source in counted) else "stock"
    if counted is not None and _QUANTITY.search(reading.text) and 0 < figure.value <= 20:
        return None  # "two of these come to $24": the sum is checked
    if (
        re.match(r"\s*(?:of (?:these|those|them)\b.{0,30}|\w+ )(?:left|remain\w*)\b", after, re.I)
        and figure.unit == ""
    ):
        return None if any(source.record.stock == figure.value for source in sources) else "stock"
    if figure.unit == "" and figure.spelled and figure.value == 1 and not _LEFT.match(after):
        if re.search(r"\bonly (?:the )?$", before, re.I) and re.match(
            r"\s*of (?:these|those|them|the)\b", after, re.I
        ):
            return None if _count_holds(figure, before, after, reading) else "count"
        return None  # "this one"
    if _ASKED.search(before) and not any(
        wish.value == figure.value for wish in reading.evidence.wish_figures
    ):
        return "figure"
    if figure.unit == "" and (_BELOW.search(before) or _ABOVE.search(before)) and _is_wished(figure, reading):
        figure = replace(figure, unit=reading.evidence.currency)  # "under 50, as you asked"
    if not figure.is_money and _FOR_THAT.search(before) and _repeats_wish(figure, reading):
        return None  # "for a 3 day hike"
    if figure.is_money:
        if figure.unit != reading.evidence.currency:
            return "currency"
        return None if _price_holds(figure, before, after, reading, sources) else "price"
    if figure.unit == "percent":
        return None if _percent_holds(figure, before, after, sources) else "percentage"
    if figure.unit == "g":
        return None if _weight_holds(figure, before, after, reading, sources) else "weight"
    rated = _RATED_NEAR.search(before) or (
        paired and figure.decimals == 1 and re.search(r"\brated\b", before, re.I)
    )
    if figure.unit == "star" or (figure.unit == "" and rated and figure.value <= 5 and not figure.spelled):
        if _SCALE.search(before) and figure.value == 5:
            return None
        return None if _rating_holds(figure, before, reading, sources) else "rating"
    if (
        figure.unit == ""
        and _SCALE.search(before)
        and figure.value == 5
        and re.search(r"\d\s*(?:out of|/|of)\s*$", before)
    ):
        # "4.6 out of 5": the figure before it is the rating, whatever words stood around it
        score = next((other for other in reversed(reading.figures) if other.end <= figure.start), None)
        return None if score and _rating_holds(score, "", reading, sources) else "rating"
    if figure.unit == "" and re.search(r"\b(?:ratings|reviews)\b[,: (-]*(?:at |with |by )?$", before, re.I):
        return None if _reviews_hold(figure, before, sources) else "reviews"
    if figure.unit in ("review", "person") and not _stated(figure, sources):
        return None if _reviews_hold(figure, before, sources) else "reviews"
    if re.match(r"\s*(?:out of|/)\s*5\b", after) and figure.unit == "":
        return None if _rating_holds(figure, "", reading, sources) else "rating"
    if figure.unit in ("", "piece") and (
        _LEFT.match(after) and not re.match(r"\s*(?:of|in (?!stock))", after)
    ):
        if re.match(r"\s*(?:are|is) (?:in stock|available)", after) or (
            _THE_COUNT.search(before) and "left" not in after[:12]
        ):
            return None if _count_holds(figure, before, after, reading) else "count"
        return None if any(source.record.stock == figure.value for source in sources) else "stock"
    if figure.unit == "" and _SIZE_NEAR.search(before) and not figure.spelled:
        offered = [source.option_values("size") for source in sources]
        wanted = format(figure.value.normalize(), "f")
        return (
            None
            if any(wanted in re.split(r"[^\w.]+", value) for values in offered for value in values)
            else "size"
        )
    if figure.unit in ("", "piece"):
        if _stated_with_word(figure, reading, sources):
            return None
    elif _stated(figure, sources) or _differs_in_facts(figure, before, after, reading, sources):
        return None
    if _is_wished(figure, reading) and figure.unit != "":
        return None if _WISH.search(reading.text) else "figure"
    if figure.unit in ("", "piece"):
        return None if _count_holds(figure, before, after, reading) else "count"
    return "figure"


def _counted_mention(figure: Figure, reading: Reading) -> list[Source] | None:
    """The product that `figure` counts ("2 Good Night Mugs"), or None."""
    for mention in reading.mentions:
        if mention.start >= figure.end and _TO_MENTION.fullmatch(reading.text[figure.end : mention.start]):
            return [reading.evidence.sources[index] for index in mention.indices] if not figure.unit else None
    return None


def _repeats_wish(figure: Figure, reading: Reading) -> bool:
    """Whether the person said the same figure with the same word after it."""
    said = re.sub(r"\s+", " ", reading.evidence.user_text.lower())
    phrase = re.match(r"\S*(?:[\s-]+[a-z]+)?", reading.text[figure.start :].lower())
    return phrase is not None and re.sub(r"\W+$", "", phrase[0]) in said


# ---------------------------------------------------------------- money


def _minor(figure: Figure) -> Decimal:
    return figure.value * Decimal(10) ** currency_exponent(figure.unit)


def _prices(sources: Sequence[Source]) -> list[int]:
    return [source.record.price.amount_minor for source in sources if source.record.price]


def _price_holds(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    value = _minor(figure)
    prices = _prices(sources)
    if _SAVES.match(after) or _SAVES_BEFORE.search(before):
        return any(
            source.record.list_price is not None
            and source.record.price is not None
            and source.record.list_price.amount_minor - source.record.price.amount_minor == value
            for source in sources
        ) or (bool(re.search(r"\bsav", before, re.I)) and _differs_by(value, _prices, reading, sources))
    if _DIFFERS.match(after) or _DIFFERS_BEFORE.search(before):
        return _differs_by(value, _prices, reading, sources)
    if _LISTED.search(before) and not (
        _FROM.search(before) and not re.search(r"(?:down|reduced|cut|discounted) from", before, re.I)
    ):
        return any(
            source.record.list_price is not None and source.record.list_price.amount_minor == value
            for source in sources
        )
    if re.match(r"\s*(?:regular|list|usual|original|full)(?:ly)?\b", after, re.I):
        return any(
            source.record.list_price is not None and source.record.list_price.amount_minor == value
            for source in sources
        )
    span = _range_of(figure, reading)
    if span:
        low, high = (_minor(part) for part in span)
        own: set[tuple[Decimal, Decimal]] = (
            {(Decimal(min(prices)), Decimal(max(prices)))} if prices else set()
        )
        own |= {
            (Decimal(source.record.price.amount_minor), Decimal(source.record.highest_price.amount_minor))
            for source in sources
            if source.record.price and source.record.highest_price
        }
        asked = {_minor(wish) for wish in reading.evidence.wish_figures}
        return (low, high) in own or (
            {low, high} <= asked and bool(prices) and all(low <= price <= high for price in prices)
        )
    if re.search(
        r"\btogether|both|total|altogether|combined|in all|sum|pair|comes? to\b", reading.text, re.I
    ):
        counts = [other.value for other in reading.figures if _counted_mention(other, reading)]
        if value == sum(_prices(_named(reading))) or any(
            value == count * price for count in counts for price in prices
        ):
            return True
    wished = any(
        _minor(wish) == value for wish in reading.evidence.wish_figures if wish.is_money or not wish.unit
    )
    wanted_of = _prices(_every(reading, sources))
    if (
        _BELOW.search(before)
        or (wished and re.match(r"\s*(?:or less|or under|limit|budget|mark|cap|max)", after))
        or (_UP_TO.search(before) and wished)
    ):
        if _NONE.search(before):
            return all(price >= value for price in wanted_of)
        near = wished or bool(wanted_of and max(wanted_of) >= value * Decimal("0.8"))
        # "just under $80" is true of $79; "under $120, as you asked" repeats a wish
        return (
            near
            and bool(wanted_of)
            and all(price < value or (wished and price <= value) for price in wanted_of)
        )
    if _ABOVE.search(before):
        if _NONE.search(before):
            return all(price <= value for price in wanted_of)
        near = wished or bool(wanted_of and min(wanted_of) <= value * Decimal("1.2"))
        return near and bool(wanted_of) and all(price >= value for price in wanted_of)
    if (
        wished
        and _WISH.search(reading.text)
        and re.search(r"\byour\s*$|\bbudget\b|\blimit\b|\baround\s*$|\babout\s*$", before + after[:10], re.I)
    ):
        return True
    if _FROM.search(before):
        dearer = [source for source in sources if source.record.highest_price is not None]
        return bool(prices) and value == min(prices) and (bool(dearer) or len(prices) > 1)
    if _UP_TO.search(before):
        highest = [
            source.record.highest_price.amount_minor for source in sources if source.record.highest_price
        ]
        return value in (max(highest, default=-1), max(prices, default=-1)) and len(prices) + len(highest) > 1
    if _ROUGHLY.search(before) and any(abs(value - price) <= price * Decimal("0.015") for price in prices):
        return True
    if not reading.mentions and not reading.carried and len(prices) > 1:
        if re.search(r"\b(?:cheapest|least expensive|lowest)\b", reading.text, re.I):
            return value == min(prices)
        if re.search(r"\b(?:most expensive|priciest|dearest)\b", reading.text, re.I):
            return value == max(prices)
        if re.search(r"\b(?:all|each|every|both)\b", reading.text, re.I):
            return all(price == value for price in prices)
    return value in prices


def _every(reading: Reading, sources: Sequence[Source]) -> Sequence[Source]:
    """Whom a limit is claimed of: all that the sentence names, or all that are shown."""
    return (
        _named(reading)
        if len(reading.mentions) > 1 and re.search(r"\b(?:both|all)\b", reading.text, re.I)
        else sources
    )


def _named(reading: Reading) -> list[Source]:
    indices = (
        frozenset().union(*(mention.indices for mention in reading.mentions))
        if reading.mentions
        else range(len(reading.evidence.sources))
    )
    return [reading.evidence.sources[index] for index in sorted(indices)]


def _range_of(figure: Figure, reading: Reading) -> tuple[Figure, Figure] | None:
    """The two ends, where `figure` is one of "from $79 to $119" or "$79-$119"."""
    for low, high in zip(reading.figures, reading.figures[1:], strict=False):
        if figure in (low, high) and (low.unit == high.unit or not low.unit) and low.value < high.value:
            between = reading.text[low.end : high.start]
            opened = re.search(r"\b(?:from|between|range\w*)\s*(?:just )?$", reading.text[: low.start], re.I)
            if re.fullmatch(r"\s*-\s*", between) or (
                opened and re.fullmatch(r"\s*(?:to|and|up to|all the way to)\s*", between, re.I)
            ):
                return (low, high) if low.unit else (Figure(low.value, high.unit, low.start, low.end), high)
    return None


def _differs_by(value: Decimal, read: object, reading: Reading, sources: Sequence[Source]) -> bool:
    """Whether two products, one of them spoken of, differ by `value` minor units."""
    named = _named(reading) if len(reading.mentions) > 1 else None
    mine = _prices(named or sources)
    others = mine if named else _prices(reading.evidence.sources)
    pairs = {abs(one - other) for one in mine for other in others}
    return value > 0 and value in pairs


def _percent_holds(figure: Figure, before: str, after: str, sources: Sequence[Source]) -> bool:
    if _stated(figure, sources):
        return True
    for source in sources:
        now, listed = source.record.price, source.record.list_price
        if now and listed and listed.amount_minor:
            saved = Decimal(listed.amount_minor - now.amount_minor) * 100 / listed.amount_minor
            if abs(saved - figure.value) <= Decimal("0.5") and figure.value > 0:
                return True
    return False


# ---------------------------------------------------------------- other quantities


def _weight_holds(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    weights = [Decimal(str(source.record.weight_g)) for source in sources if source.record.weight_g]
    everyone = [Decimal(str(s.record.weight_g)) for s in reading.evidence.sources if s.record.weight_g]
    if _DIFFERS.match(after) or _DIFFERS_BEFORE.search(before):
        pool = (
            weights
            if len(reading.mentions) < 2
            else [
                Decimal(str(source.record.weight_g)) for source in _named(reading) if source.record.weight_g
            ]
        )
        others = everyone if len(reading.mentions) < 2 else pool
        return any(_close(figure, abs(one - other)) for one in pool for other in others if one != other)
    if _BELOW.search(before):
        return (
            bool(weights)
            and len(weights) == len(sources)
            and all(weight < figure.value for weight in weights)
        )
    if _ABOVE.search(before):
        return (
            bool(weights)
            and len(weights) == len(sources)
            and all(weight > figure.value for weight in weights)
        )
    if not reading.mentions and not reading.carried and weights:
        if re.search(r"\blightest\b", reading.text, re.I):
            return _close(figure, min(everyone))
        if re.search(r"\bheaviest\b", reading.text, re.I):
            return _close(figure, max(everyone))
    span = _range_of(figure, reading)
    if span and weights:
        return _close(span[0], min(weights)) and _close(span[1], max(weights))
    return any(_close(figure, weight) for weight in weights) or bool(_stated(figure, sources))


def _close(figure: Figure, exact: Decimal) -> bool:
    """Equal as far as `figure` was written out, but never further off than 1.5 %."""
    written = figure.factor / Decimal(10) ** figure.decimals / 2
    return bool(abs(figure.value - exact) <= min(written, abs(exact) * Decimal("0.015")))


def _rating_holds(figure: Figure, before: str, reading: Reading, sources: Sequence[Source]) -> bool:
    ratings = [
        Decimal(str(source.record.rating))
        for source in sources
        if source.record.rating and source.record.rating_count
    ]
    if _ABOVE.search(before):
        return (
            bool(ratings)
            and len(ratings) == len(sources)
            and all(rating >= figure.value for rating in ratings)
        )
    if _BELOW.search(before):
        return (
            bool(ratings)
            and len(ratings) == len(sources)
            and all(rating < figure.value for rating in ratings)
        )
    return any(abs(rating - figure.value) <= Decimal("0.05") for rating in ratings)


def _reviews_hold(figure: Figure, before: str, sources: Sequence[Source]) -> bool:
    counts = [source.record.rating_count for source in sources if source.record.rating_count]
    if _ABOVE.search(before):
        return (
            bool(counts)
            and all(figure.value * Decimal("0.7") < figure.value < count for count in counts)
            and all(figure.value >= count * Decimal("0.7") for count in counts)
        )
    return any(count == figure.value for count in counts)


def _stated(figure: Figure, sources: Sequence[Source]) -> bool:
    """Whether a record's own text states the same quantity.

    Where nobody is named and several are shown, all of them must state it.
    """
    return bool(sources) and all(_states(figure, source) for source in sources)


def _states(figure: Figure, source: Source) -> bool:
    for _ in (source,):
        for known in source.figures:
            if known.unit == figure.unit and (
                known.value == figure.value or (figure.unit and _close(figure, known.value))
            ):
                return True
            # "a 30 litre pack" over "Capacity (l): 30": the unit may stand in the attribute's name
            if not known.unit and figure.unit and known.value * figure.factor == figure.value:
                label = source.text[max(0, known.start - 30) : known.start].lower()
                if any(word in words(label) for word in _unit_words(figure.unit)):
                    return True
    return False


def _stated_with_word(figure: Figure, reading: Reading, sources: Sequence[Source]) -> bool:
    """A bare number means what the word beside it says: "12 jars" needs a record that says 12 and jars."""
    after = re.match(r"[\s-]*(?:in[\s-])?([a-z]+)?[\s-]*([a-z]+)?", reading.text[figure.end :].lower())
    before = words(reading.text[max(0, figure.start - 30) : figure.start].lower())[-2:]
    beside = {
        singular(word) for word in (*(after.groups() if after else ()), *before) if word and len(word) > 1
    }
    if figure.unit == "piece":
        beside.add("piece")
    if "sleep" in beside:
        beside |= {"person", "people"}
    for source in sources:
        for known in source.figures:
            if known.value == figure.value and known.unit in (figure.unit, "", "piece"):
                near = source.text[max(0, known.start - 30) : known.end + 25].lower()
                if beside & {singular(word) for word in words(near)} - _COMMON_CAPITALS - {"of"}:
                    return True
    return False


def _differs_in_facts(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    """ "10 litres more": the same kind of quantity in two records, exactly that far apart."""
    if not (_DIFFERS.match(after) or _DIFFERS_BEFORE.search(before)):
        return False
    mine = _named(reading) if len(reading.mentions) > 1 else sources
    others = mine if len(reading.mentions) > 1 else reading.evidence.sources
    return any(
        abs(one.value - other.value) == figure.value
        for source in mine
        for another in others
        if another is not source
        for one in source.figures
        for other in another.figures
        if one.unit == other.unit == figure.unit
    )


def _unit_words(unit: str) -> tuple[str, ...]:
    return {
        "ml": ("l", "litres", "liters", "ml", "volume", "capacity"),
        "mm": ("cm", "mm", "m", "inch", "inches", "length", "height", "width"),
        "s": ("hours", "h", "minutes", "days"),
        "gb": ("gb",),
        "person": ("people", "persons", "capacity", "sleeps"),
        "w": ("w", "watt", "watts", "power"),
        "lm": ("lumens", "lm"),
    }.get(unit, ())


def _is_wished(figure: Figure, reading: Reading) -> bool:
    return any(
        wish.value == figure.value and (wish.unit == figure.unit or (wish.is_money and not figure.unit))
        for wish in reading.evidence.wish_figures
    )


# ---------------------------------------------------------------- counts


def _count_holds(figure: Figure, before: str, after: str, reading: Reading) -> bool:
    evidence = reading.evidence
    value = int(figure.value) if figure.value == figure.value.to_integral_value() else -1
    options = re.match(
        r"\s*(?:different |available )?(colou?rs?|sizes?|variants?|options?|styles?|finishes|versions)\b",
        after,
        re.I,
    )
    named = [evidence.sources[index] for index in sorted(reading.indices_at(figure.start))]
    if options and (reading.mentions or reading.carried or len(evidence.sources) == 1):
        stem = options[1].lower().replace("colour", "color").rstrip("s")
        for source in named:
            for name, values in source.record.options:
                if (
                    name.lower().replace("colour", "color").startswith(stem)
                    or stem
                    in (
                        "variant",
                        "option",
                        "version",
                    )
                ) and len(values) == value:
                    return True
        return False
    of_these = re.match(
        r"\s*(?:of (?:these|those|them|the \w+|our \w+|my \w+)\s*)?(?:\w+\s+){0,3}?(?P<verb>are|is|have|has|come|comes|cost|costs|weighs?)\b(?P<claim>.*)",
        after,
        re.I | re.S,
    )
    partial = re.match(r"\s*of (?:these|those|them|the)\b", after, re.I)
    if of_these and (partial or _PROPERTY.search(of_these["claim"])):
        truth = _count_with(of_these["claim"], reading)
        return truth is not None and truth == value
    if partial:
        return value in (len(evidence.sources), evidence.found)
    if re.search(r"\b(?:first|last|top|other)\s*$", before, re.I):
        return 0 < value <= len(evidence.sources)
    if value == len(reading.mentions) > 1 and _THE_COUNT.search(before):
        return True
    if re.match(r"\s*(?:tents?|\w+) (?:that|which) ", after) and value != len(evidence.sources):
        return False
    return value in (len(evidence.sources), evidence.found) and value > 0


_PROPERTY = re.compile(
    r"in stock|sold out|out of stock|available|on sale|reduced|discounted|under|below|over|above|waterproof",
    re.I,
)


def _count_with(claim: str, reading: Reading) -> int | None:
    """How many shown products have the property that `claim` names; None where it cannot be told."""
    sources = reading.evidence.sources
    lowered = claim.lower()
    negated = bool(re.match(r"\s*(?:not|n't)\b", lowered))
    if re.search(r"\b(?:out of stock|sold out|unavailable)\b", lowered):
        held = [not source.record.in_stock for source in sources]
    elif re.search(r"\b(?:in stock|available)\b", lowered):
        held = [source.record.in_stock for source in sources]
    elif re.search(r"\b(?:on sale|reduced|discounted|marked down)\b", lowered):
        held = [source.record.list_price is not None for source in sources]
    elif match := re.search(r"\b(under|below|less than|over|above|more than)\s*", lowered):
        currency = reading.evidence.currency
        limits = [figure for figure in find_figures(lowered, currency) if figure.start >= match.end() - 1]
        if not limits or limits[0].unit not in ("", currency):
            return None
        limit, below = _minor(replace(limits[0], unit=currency)), match[1] in ("under", "below", "less than")
        held = [(price < limit) == below for price in _prices(sources)]
    else:
        wanted = [
            word
            for word in words(lowered)
            if len(word) > 2 and word not in _COMMON_CAPITALS and word not in ("made", "rated", "very")
        ][:2]
        if not wanted:
            return None
        held = [all(_has_property(source, word) for word in wanted) for source in sources]
    return sum(held) if not negated else len(sources) - sum(held)


def _has_property(source: Source, word: str) -> bool:
    for name, values in source.record.attributes:
        if word in words(name):
            if values and values[0].lower() in ("no", "false", "none"):
                return False
            if values and values[0].lower() in ("yes", "true"):
                return True
    denied = re.search(
        rf"\b(?:not|isn't|aren't|never|no|without|non)\b[\s-]+(?:\w+\s+){{0,2}}{re.escape(word)}",
        source.text,
        re.I,
    )
    return word in source.words and denied is None


# ---------------------------------------------------------------- what is left


def _check_left_over_digits(reading: Reading) -> Iterable[str]:
    covered = [(mention.start, mention.end) for mention in reading.mentions]
    covered += [(figure.start, figure.end) for figure in reading.figures]
    known = " ".join(source.text for source in reading.evidence.sources).lower()
    for token in re.finditer(r"\S*\d\S*", reading.text):
        digits = [token.start() + at for at, char in enumerate(token[0]) if char.isdigit()]
        loose = [at for at in digits if not any(start <= at < end for start, end in covered)]
        if loose and token[0].lower().strip(".,;:!?()\"'") not in known:
            yield "figure"


def _check_letter_sizes(reading: Reading) -> Iterable[str]:
    for match in _LETTER_SIZE.finditer(reading.text):
        if not reading.inside_mention(match.start("size")):
            offered = [
                source.option_values("size", "length", "fit", "width")
                for source in reading.about(match.start())
            ]
            if not any(match["size"].lower() in values for values in offered):
                yield "size"


def check_names(reading: Reading) -> Iterable[str]:
    """Capitalised words that look like a product's name and that nobody knows."""
    known = reading.evidence.known_words
    opening = True
    for token in _NAME.finditer(reading.text):
        word = token[0]
        first, opening = opening, bool(re.search(r"[.!?:•\n]\s*[-*\"'(]*\s*$", reading.text[: token.end()]))
        after_break = re.search(r"(?:^|[.!?:;•\n\"(-])\s*[\"'(*-]*\s*$", reading.text[: token.start()])
        if not word[0].isupper() or reading.inside_mention(token.start()):
            continue
        plain = word.lower().removesuffix("'s")
        parts = plain.split("-")
        if (
            plain in _COMMON_CAPITALS
            or plain in known
            or all(part in known or part in _COMMON_CAPITALS for part in parts)
        ):
            continue
        if plain.rstrip("s") in known or f"{plain}s" in known:
            continue
        next_word = _NAME.match(reading.text, token.end() + 1)
        name_goes_on = bool(
            next_word and next_word[0][0].isupper() and next_word[0].lower() not in _COMMON_CAPITALS
        )
        says_of_it = re.match(
            r"\s(?:is|costs?|has|comes|weighs|offers|sells|goes)\b", reading.text[token.end() :]
        )
        if (
            (first or after_break)
            and not name_goes_on
            and not (says_of_it and not re.match(r"\w+(?:ing|ly|ed)$", plain))
        ):
            continue  # a sentence opens with a capital
        yield "name"
        return
