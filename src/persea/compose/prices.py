"""Whether a price, a saving or a percentage stands as the records have it. Exact to the minor unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from persea.compose.beside import (
    ABOVE,
    BELOW,
    DIFFERS,
    DIFFERS_BEFORE,
    FROM,
    LISTED,
    NONE,
    NONE_FURTHER,
    ROUGHLY,
    SAVES,
    SAVES_BEFORE,
    UP_TO,
    WISH,
)
from persea.compose.counts import counted_mention
from persea.compose.evidence import Source
from persea.compose.quantities import stated
from persea.compose.reading import Reading, named_sources, range_of
from persea.language.numbers import Figure
from persea.values import currency_exponent

_BUDGET = re.compile(
    r"\b(?:your|budget|limit|spare|spend|left over|change|leav\w+|under|over|short|ceiling|cap|untouched|unspent|keep|set aside|save|overshoots?|past|beyond|within)\b",
    re.I,
)
_ADDS = re.compile(
    r"\b(?:add(?:ing)?|together|plus|on top|combin\w+|pair(?:ed|ing)?|both .{0,60} for)\b", re.I
)
_EXTREME = re.compile(
    r"\b(?:(?P<least>cheapest|least expensive|lowest|most affordable|least costly)|most expensive|priciest|dearest|highest|costliest)\b",
    re.I,
)
_WISH_ECHO = re.compile(
    r"\b(?:your|the full|the whole|the entire)\s*(?:whole |full |entire |own )?$",
    re.I,
)


def minor_units(figure: Figure) -> Decimal:
    return figure.value * Decimal(10) ** currency_exponent(figure.unit or "USD")


def prices_of(sources: Sequence[Source]) -> list[int]:
    return [source.record.price.amount_minor for source in sources if source.record.price]


_DENIED_BEFORE = re.compile(
    r"(?:\brather than|\bnot|\binstead of|\bisn't|\bis not|\bwasn't|\b(?:can't|cannot|couldn't|don't|won't) (?:confirm|offer|find|see|match|give|sell|do|count on)\b[^.;,:]{0,24}"
    r"|\bwherever|\b(?:isn't|is not) available (?:for|at)|\byou (?:may have |might have )?(?:mention|mentioned|said|say|wrote|saw|seen|read|quote|quoted|heard|name|named)\b[^.;,:]{0,24})\s*(?:the |a |at |for )?$",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"\s*(?:isn't|is not|wasn't|doesn't match|does not match|isn't what|is wrong|seems off)\b", re.I
)


def _is_denied_wish(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    """ "It's $112.50, not $79.90": the person's own figure, and said not to be the price."""
    value = minor_units(figure)
    wished = any(
        minor_units(wish) == value for wish in reading.evidence.wish_figures if wish.is_money or not wish.unit
    )
    denied = _DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after)
    return bool(wished and denied) and value not in prices_of(sources)


_UNFIT = re.compile(
    r"\b(?:over|above|exceed\w*|beyond|past|more than|doesn't fit|does not fit|don't fit|won't fit|not fit|outside|too (?:much|expensive|dear)|not within|overshoots?)\b",
    re.I,
)
_FIT = re.compile(
    r"\b(?:under|below|within|fits?|respects?|inside|stays?|possible|works?|meets?|keeps? (?:to|within)|well in|covers?|affordable|leaves?|less than|max|up to)\b",
    re.I,
)


def _fits_wish(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool | None:
    """Whether what is said of the person's own limit is so ("fits your $80", "over your budget of $60"); None
    where `figure` is no such limit, or nothing is said of it."""
    value = minor_units(figure)
    wished = any(
        minor_units(wish) == value for wish in reading.evidence.wish_figures if wish.is_money or not wish.unit
    )
    own = re.search(
        r"\b(?:your|you)\b[^.;:]{0,40}$|\b(?:the|of|into|within|with)\s*(?:the )?$", before, re.I
    ) or re.match(r"\s*(?:you\b|to spend|limit|budget|mark|cap|max)", after)
    if not (wished and own) or not reading.mentions or value in prices_of(sources):
        return None
    prices = prices_of(_every(reading, sources, figure.start))
    if len(reading.mentions) > 1 and _ADDS.search(reading.text):
        prices = [sum(prices_of(named_sources(reading)))]
    near = reading.text[max(0, figure.start - 60) : figure.end + 80]
    kept = re.search(
        r"\b(?:doesn't|does not|don't|won't|not) (?:go over|exceed|go beyond|cost more than)\b", near, re.I
    )
    if not kept and _UNFIT.search(near[:72] if figure.start > 60 else reading.text[: figure.end + 12]):
        return bool(prices) and all(price > value for price in prices)
    if (
        kept
        or _FIT.search(near)
        or re.search(r"\b(?:keep|spare|left|leaves?)\b|\bto spend\b", reading.text, re.I)
    ):
        return bool(prices) and all(price <= value for price in prices)
    return None


def price_holds(figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]) -> bool:
    value = minor_units(figure)
    prices = prices_of(sources)
    if _is_denied_wish(figure, before, after, reading, sources):
        return True
    if value in prices and re.search(
        r"\b(?:can't|cannot|couldn't|won't) (?:confirm|offer|see|find)\b[^.;,:]{0,24}$", before, re.I
    ):
        return False
    if _OF_YOURS.search(before) and not any(
        minor_units(wish) == value for wish in reading.evidence.wish_figures
    ):
        return False
    if re.match(r"\s*(?:below|under|over|above|short of|within) your\b", after, re.I):
        return _budget_difference(value, before, after, reading, sources)
    if not reading.mentions and re.fullmatch(r"\W*", before) and re.fullmatch(r"\W*\?\W*", after):
        return any(minor_units(wish) == value for wish in reading.evidence.wish_figures)  # "$9?", said back
    fits = _fits_wish(figure, before, after, reading, sources)
    if fits is not None:
        return fits
    if SAVES.match(after) or SAVES_BEFORE.search(before):
        return any(
            source.record.list_price is not None
            and source.record.price is not None
            and source.record.list_price.amount_minor - source.record.price.amount_minor == value
            for source in sources
        ) or (
            bool(re.search(r"\bsav", before, re.I))
            and not _OFF_ITS_PRICE.search(after)
            and _differs_by(value, prices_of, reading, sources)
        )
    to_other = re.match(r"\s*(?:above|below|over|under) (?:the )?", after, re.I)
    if to_other and any(
        mention.start - figure.end - to_other.end() in range(0, 24) for mention in reading.mentions
    ):
        return _differs_by(value, prices_of, reading, sources)
    if DIFFERS.match(after) or DIFFERS_BEFORE.search(before):
        reduced = len(reading.mentions) == 1 and re.search(
            r"\b(?:was|from|regular|usual\w*|sale|reduced|normal\w*|list price)\b", reading.text, re.I
        )
        return _differs_by(value, prices_of, reading, sources) or bool(reduced and _is_saving(value, sources))
    if re.search(r"\bkeep\s*$", before, re.I) and re.search(
        r"\b(?:regular|usual|list|normal)\b", after, re.I
    ):
        return _is_saving(value, sources)
    if LISTED.search(before):
        return any(
            source.record.list_price is not None and source.record.list_price.amount_minor == value
            for source in sources
        )
    if re.match(r"\s*(?:regular|list|usual|original|full)(?:ly)?\b", after, re.I):
        return any(
            source.record.list_price is not None and source.record.list_price.amount_minor == value
            for source in sources
        )
    span = range_of(figure, reading)
    if span:
        low, high = (minor_units(part) for part in span)
        own: set[tuple[Decimal, Decimal]] = (
            {(Decimal(min(prices)), Decimal(max(prices)))} if prices else set()
        )
        own |= {
            (Decimal(source.record.price.amount_minor), Decimal(source.record.highest_price.amount_minor))
            for source in sources
            if source.record.price and source.record.highest_price
        }
        asked = {minor_units(wish) for wish in reading.evidence.wish_figures}
        return (low, high) in own or (
            {low, high} <= asked and bool(prices) and all(low <= price <= high for price in prices)
        )
    if re.search(
        r"\b(?:whichever|whatever|whether you|regardless of|no matter|(?:every|each|any|all)(?: of)?(?: the)?(?: other)? (?:versions?|sizes?|colou?rs?|variants?|options?|finish(?:es)?))\b",
        reading.text,
        re.I,
    ) and any(source.record.highest_price for source in sources):
        return False
    if len(reading.mentions) > 1 and value == sum(prices_of(named_sources(reading))):
        return True
    must = _must_be_sum(figure, before, after, reading)
    if must is not None:
        return value == must
    counted = [(other.value, counted_mention(other, reading)) for other in reading.figures]
    if any(value == count * price for count, whose in counted if whose for price in prices_of(whose)):
        return True
    if re.search(
        r"\btogether|both|total|altogether|combined|in all|sum|pair|same (?:cart|basket)|comes? to\b",
        reading.text,
        re.I,
    ):
        counts = [other.value for other in reading.figures if counted_mention(other, reading)]
        if value == sum(prices_of(named_sources(reading))) or any(
            value == count * price for count in counts for price in prices
        ):
            return True
        pool = prices_of(reading.evidence.sources)
        if len(reading.mentions) < 2 and any(value == sum(pair) for pair in combinations(pool, 2)):
            return True
    if _budget_difference(value, before, after, reading, sources):
        return True
    wished = any(
        minor_units(wish) == value for wish in reading.evidence.wish_figures if wish.is_money or not wish.unit
    )
    wanted_of = prices_of(_every(reading, sources, figure.start))
    if (
        BELOW.search(before)
        or (wished and re.match(r"\s*(?:or less|or under|limit|budget|mark|cap|max)", after))
        or (UP_TO.search(before) and wished)
    ):
        if NONE_FURTHER.search(before):  # "nothing lighter under $120" says nothing of what costs more
            return wished
        if NONE.search(before):
            return all(price >= value for price in wanted_of)
        if len(reading.mentions) > 1 and _ADDS.search(reading.text):
            return wished and sum(prices_of(named_sources(reading))) <= value
        near = wished or bool(wanted_of and max(wanted_of) >= value * Decimal("0.8"))
        # "just under $80" is true of $79; "under $120, as you asked" repeats a wish
        return (
            near
            and bool(wanted_of)
            and all(price < value or (wished and price <= value) for price in wanted_of)
        )
    if ABOVE.search(before):
        if NONE.search(before):
            return all(price <= value for price in wanted_of)
        near = wished or bool(wanted_of and min(wanted_of) <= value * Decimal("1.2"))
        if wished and len(reading.mentions) > 1 and sum(prices_of(named_sources(reading))) >= value:
            return True
        return near and bool(wanted_of) and all(price >= value for price in wanted_of)
    first_words = not any(mention.end <= figure.start for mention in reading.mentions)
    if wished and (_WISH_ECHO.search(before) or (first_words and ROUGHLY.search(before))):
        return True
    if (
        wished
        and WISH.search(reading.text)
        and re.search(r"\byour\s*$|\bbudget\b|\blimit\b|\baround\s*$|\babout\s*$", before + after[:10], re.I)
    ):
        return True
    if FROM.search(before):
        if wished and NONE.search(before):
            return all(price < value for price in wanted_of)
        dearer = [source for source in sources if source.record.highest_price is not None]
        return (
            bool(prices)
            and value == min(prices)
            and (bool(dearer) or len(prices) > 1 or bool(re.search(r"\bto\b", after)))
        )
    if UP_TO.search(before):
        highest = [
            source.record.highest_price.amount_minor for source in sources if source.record.highest_price
        ]
        top = max(highest) if highest and len(prices) == 1 else max([*highest, *prices], default=-1)
        return (
            value in (top, max(prices, default=-1) if not highest else top) and len(prices) + len(highest) > 1
        )
    if ROUGHLY.search(before) and any(abs(value - price) <= price * Decimal("0.015") for price in prices):
        return True
    if not reading.mentions and not reading.carried and len(prices) > 1:
        ends = [
            minor_units(other) for other in reading.figures if other.is_money and other.unit == figure.unit
        ]
        if len(ends) == 2 and _SPREAD.search(reading.text):
            return sorted(ends) == [min(prices), max(prices)]
        behind = re.match(r"\s*for (?:the |our )?", after, re.I)
        close = _EXTREME.match(after, behind.end()) if behind else None
        ranked = (
            ([close] if close else [])
            or list(_EXTREME.finditer(before))
            or list(_EXTREME.finditer(after))[:1]
        )
        if ranked:
            return value == (min(prices) if ranked[-1]["least"] else max(prices))
        if re.search(r"\b(?:all|each|every|both)\b", reading.text, re.I):
            return all(price == value for price in prices)
    return value in prices


_SPREAD = re.compile(
    r"\b(?:spread|bottom|top|through|range|ranges|prices|anything|choice|find|lowest|highest|start|between|anywhere)\b",
    re.I,
)
_OF_YOURS = re.compile(
    r"\byour(?: own| full| whole| entire)?(?: (?:budget|limit|maximum|max|cap|ceiling|price|spend))?(?: of| is| was|:)?\s*$",
    re.I,
)
_SUMS = re.compile(
    r"\b(?:together|total|altogether|combined|in all|sum|adds? up|gets you to|that's|comes? to|comes? in at|makes?|would be|will be|you're at|you are at|come in|costs?|is|are|pay|spend|amounts? to)\b",
    re.I,
)


_OFF_ITS_PRICE = re.compile(r"%|\b(?:off|discount|regular|usual|normal)\b", re.I)
_AS_ITS_PRICE = re.compile(r"\b(?:at|for|costs?|costing|priced at)\s*(?:just |only )?$", re.I)
_IN_ALL = re.compile(r"\s*(?:in all|altogether|in total|together|all in all|combined)\b", re.I)


def _must_be_sum(figure: Figure, before: str, after: str, reading: Reading) -> Decimal | None:
    """What an amount behind "two of X come to" or "X and Y together cost" has to be; None where it is no sum."""
    last = max((mention.end for mention in reading.mentions if mention.end <= figure.start), default=0)
    if (
        len(reading.mentions) > 1
        and _IN_ALL.match(after)
        and not any(counted_mention(other, reading) for other in reading.figures)
    ):
        return Decimal(sum(prices_of(named_sources(reading))))
    between = before[last:]
    apart = re.search(r"\(\s*$|(?<!in )(?<!re )\bat\s*$|\beach\b|\bapiece\b|\bper\b", between, re.I)
    if re.match(r"\s*(?:each|apiece|per|a piece|for one)\b", after, re.I) or apart:
        return None
    behind = next((other for other in reading.figures if other.start >= figure.end), None)
    if (
        not last
        and behind is not None
        and behind.value > 1
        and re.match(r"\s*for\s*$", after[: behind.start - figure.end], re.I)
    ):
        whose = counted_mention(behind, reading)
        if whose and len(reading.mentions) == 1:
            return behind.value * sum(prices_of(whose))  # "that makes $30 for three of the mugs"
    added = re.search(r"\b(?:spend|pay|paying|total|sum)\b[^.;,]{0,12}$", before, re.I)
    if not last and added and len(reading.mentions) == 2:
        first, second = reading.mentions
        if re.search(r"\bplus\b|\btogether with\b", reading.text[first.end : second.start], re.I):
            return Decimal(sum(prices_of(named_sources(reading))))
    if not last or last < max(mention.end for mention in reading.mentions):
        return None
    counts = [
        (other.value, sum(prices_of(whose)))
        for other in reading.figures
        if other.end <= figure.start and 1 < other.value <= 20 and (whose := counted_mention(other, reading))
    ]
    if len(counts) == 1 and len(reading.mentions) == 1 and _SUMS.search(between):
        return counts[0][0] * counts[0][1]
    together = re.search(
        r"\b(?:together|altogether|combined|in total|in all|in sum|sum|both of them|you're at|you are at|add(?:ing)? .{3,120}? to)\b",
        reading.text,
        re.I,
    )
    if (
        len(reading.mentions) > 1
        and not counts
        and together
        and _SUMS.search(between)
        and not _BUDGET.search(reading.text)
    ):
        return Decimal(sum(prices_of(named_sources(reading))))
    return None


def _is_saving(value: Decimal, sources: Sequence[Source]) -> bool:
    return any(
        source.record.list_price.amount_minor - source.record.price.amount_minor == value
        for source in sources
        if source.record.list_price is not None and source.record.price is not None
    )


def _budget_difference(
    value: Decimal, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    """ "leaves you $6 of your $80", "about $20 over your limit": how far a price lies from the person's own."""
    if not _BUDGET.search(reading.text):
        return False
    if _AS_ITS_PRICE.search(before):
        return False
    slack = Decimal(50) if ROUGHLY.search(before) else Decimal(0)
    wishes = [minor_units(wish) for wish in reading.evidence.wish_figures if wish.is_money or not wish.unit]
    pool = prices_of(sources)
    if len(reading.mentions) > 1:
        pool = [*pool, sum(prices_of(named_sources(reading)))]
    return any(
        0 < abs(abs(wish - price) - value) <= slack or abs(wish - price) == value
        for wish in wishes
        for price in pool
    )


def _every(reading: Reading, sources: Sequence[Source], at: int) -> Sequence[Source]:
    """Whom a limit at `at` is claimed of: with "both" or "all", every product named before it."""
    before = [mention for mention in reading.mentions if mention.end <= at]
    if len(before) > 1 and re.search(r"\b(?:both|all)\b", reading.text, re.I):
        return reading.sources_of(frozenset().union(*(mention.indices for mention in before)))
    return sources


def _differs_by(value: Decimal, read: object, reading: Reading, sources: Sequence[Source]) -> bool:
    """Whether two products, one of them spoken of, differ by `value` minor units."""
    named = named_sources(reading) if len(reading.mentions) > 1 else None
    mine = prices_of(named or sources)
    others = mine if named else prices_of(reading.evidence.sources)
    pairs = {abs(one - other) for one in mine for other in others}
    return value > 0 and value in pairs


def percent_holds(figure: Figure, before: str, after: str, sources: Sequence[Source]) -> bool:
    """A share stated by a record, or the saving on its regular price, to half a per cent; with "both" or
    "all", of every one."""
    off = SAVES.match(after) or SAVES_BEFORE.search(before)
    if not off and stated(
        figure, sources
    ):  # what is taken off a price stands in the price, not in a description
        return True
    saved = [_saves_percent(source, figure.value) for source in sources]
    return all(saved) if re.search(r"\b(?:both|all|each|every)\b[^,;.]*$", before, re.I) else any(saved)


def _saves_percent(source: Source, percent: Decimal) -> bool:
    now, listed = source.record.price, source.record.list_price
    if not now or not listed or not listed.amount_minor or percent <= 0:
        return False
    saved = Decimal(listed.amount_minor - now.amount_minor) * 100 / listed.amount_minor
    return abs(saved - percent) <= Decimal("0.5")
