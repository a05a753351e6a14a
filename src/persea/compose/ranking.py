"""Whether a ranking word stands: superlatives over the set they speak of, comparisons between two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from persea.compose.counts import is_a
from persea.compose.evidence import Source
from persea.compose.reading import Reading, is_beside_another, named_sources, one_of_its_kind
from persea.language.numbers import find_figures

_SUPERLATIVE_WORD = re.compile(
    r"\b(?P<word>(?!(?:best|latest|honest|interest|rest|test|west|east|request|forest|guest|modest|nearest|suggest|closest|chest|vest|nest|"
    r"harvest|invest|quest|arrest|protest|contest|priest|earnest|cheapest|lightest|heaviest|lowest|highest|dearest|priciest|finest)\b)"
    r"(?!\w*rest\b)[a-z]{2,}(?:iest|est))\b(?:\s+(?P<noun>[a-z-]+(?: [a-z-]+)?))?",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan (?:the |a )?$", re.IGNORECASE)
_LESS_WORDS = ("shortest", "smallest", "thinnest", "narrowest", "tiniest", "slimmest", "lowest")
_MORE_WORDS = (
    "longest",
    "largest",
    "biggest",
    "greatest",
    "widest",
    "tallest",
    "thickest",
    "deepest",
    "brightest",
    "highest",
    "roomiest",
    "newest",
    "fastest",
    "strongest",
    "warmest",
    "quietest",
    "toughest",
    "oldest",
)
_AMONG = re.compile(
    r"\b(?:of|among|in|at|out of) (?:all )?(?:these|those|them|this (?:list|selection)|the (?:\w+ )?(?:shown|list|selection)|"
    r"(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b)|\bhere\b|\bshown\b",
    re.IGNORECASE,
)
_SHOP_WIDE = re.compile(
    r"\b(?:in (?:the|our|this) (?:whole |entire )?(?:shop|store|catalog(?:ue)?|range|collection|market)|we (?:sell|have|offer|carry|stock)|on the market|anywhere|"
    r"in the world|around|ever|our (?:\w+ )?(?:cheapest|lightest|priciest))\b",
    re.IGNORECASE,
)

_Value = Callable[[Source], Decimal | None]


def _price(source: Source) -> Decimal | None:
    return Decimal(source.record.price.amount_minor) if source.record.price else None


def _weight(source: Source) -> Decimal | None:
    return Decimal(str(source.record.weight_g)) if source.record.weight_g else None


def _rating(source: Source) -> Decimal | None:
    return Decimal(str(source.record.rating)) if source.record.rating and source.record.rating_count else None


def _reduction(source: Source) -> Decimal | None:
    """What a price is reduced by, of its regular one."""
    now, listed = source.record.price, source.record.list_price
    if now is None:
        return None
    return Decimal(0) if listed is None else 1 - Decimal(now.amount_minor) / listed.amount_minor


def _reviews(source: Source) -> Decimal | None:
    return Decimal(source.record.rating_count) if source.record.rating_count else None


_SCALE: dict[_Value, Decimal] = {_price: Decimal(100)}  # a price is written in major units
# (pattern, the value it speaks of, +1 where more of it is claimed and -1 where less)
_NO_OTHER = r"\b(?:nothing|none|no other|nobody|not one|neither)\b[^.;,]{0,40}?\b"
SUPERLATIVES: tuple[tuple[re.Pattern[str], _Value, int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value, sign)
    for pattern, value, sign in (
        (r"\b(?:cheapest|least expensive|most affordable|lowest[- ]?(?:priced?|cost)|costs? (?:the )?least|best price|least costly)\b", _price, -1),
        (r"\b(?:most expensive|priciest|dearest|highest[- ]?priced?|costs? (?:the )?most)\b", _price, 1),
        (r"\b(?:lightest|weighs? (?:the )?least|least heavy|lowest weight)\b", _weight, -1),
        (r"\b(?:heaviest|weighs? (?:the )?most)\b", _weight, 1),
        (r"\b(?:(?:best|highest|top)[- ]?(?:rated|reviewed|rating)|(?:best|highest) (?:reviews|ratings?|scores?|average)|(?:comes? (?:out )?on top|leads?|comes? (?:in )?first|wins)(?= (?:[a-z]+ ){0,4}(?:\d\.\d|rating|ratings|stars))|scores? (?:the )?(?:highest|best)|most stars)\b", _rating, 1),
        (r"\b(?:(?:worst|lowest)[- ]?(?:rated|rating|score|average)|scores? (?:the )?(?:lowest|worst))\b", _rating, -1),
        (r"\b(?:most[- ]?reviewed|most (?:reviews|ratings))\b", _reviews, 1),
        (r"\b(?:reduced the most|most (?:reduced|discounted)|(?:biggest|largest|highest|deepest) (?:discount|saving|reduction|price cut))\b", _reduction, 1),
        (r"\btops? (?:the|this|my) (?:list|selection|ranking)\b[^.;,]{0,20}\b(?:ratings?|stars|scores?)\b", _rating, 1),
        (r"\b(?:least[- ]?reviewed|fewest (?:reviews|ratings))\b", _reviews, -1),
        (rf"{_NO_OTHER}(?:costs? (?:any )?less|cheaper|less expensive)(?= than)", _price, -1),
        (rf"{_NO_OTHER}(?:costs? (?:any )?more|dearer|pricier|more expensive)(?= than)", _price, 1),
        (rf"{_NO_OTHER}(?:weighs? (?:any )?less|lighter)(?= than)", _weight, -1),
        (rf"{_NO_OTHER}(?:weighs? (?:any )?more|heavier)(?= than)", _weight, 1),
        (rf"{_NO_OTHER}(?:rated (?:any )?(?:higher|better)|scores? (?:any )?(?:higher|better)|(?:better|higher)[- ]rated|better reviewed)(?= than)", _rating, 1),
        (rf"{_NO_OTHER}(?:as many|more) (?:ratings|reviews)(?= (?:as|than))", _reviews, 1),
    )
)  # fmt: skip
_COMPARATIVES: tuple[tuple[re.Pattern[str], _Value, int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value, sign)
    for pattern, value, sign in (
        (r"\b(?:pay|spend|paying|spending) (?:\S+ ){0,3}?less (?:for|on)\b", _price, -1),
        (r"\b(?:pay|spend|paying|spending) (?:\S+ ){0,3}?more (?:for|on)\b", _price, 1),
        (r"\b(?:cheaper|less expensive|more affordable|costs? (?:\S+ ){0,3}?less|lower[- ]priced?|less costly|undercuts?)\b", _price, -1),
        (r"\b(?:pricier|more expensive|dearer|costs? (?:\S+ ){0,3}?more|costlier)\b", _price, 1),
        (r"\b(?:lighter(?! colou?r)|weighs? (?:\S+ ){0,3}?less)\b", _weight, -1),
        (r"\b(?:heavier|weighs? (?:\S+ ){0,3}?more)\b", _weight, 1),
        (r"\b(?:better[- ]?(?:rated|reviewed)|higher[- ]?rat(?:ed|ing)|rated (?:\S+ ){0,2}?(?:higher|better)|scores? (?:\S+ ){0,2}?(?:higher|better))\b", _rating, 1),
        (r"\b(?:more (?:reviews|ratings))\b", _reviews, 1),
        (r"\b(?:(?:fewer|less) (?:reviews|ratings))\b", _reviews, -1),
        (r"\b(?:lower[- ]?rat(?:ed|ing)|rated (?:\S+ ){0,2}?lower|scores? (?:\S+ ){0,2}?lower|worse rated|fewer stars)\b", _rating, -1),
    )
)  # fmt: skip


def check_ranking(reading: Reading) -> Iterable[str]:
    sources = reading.evidence.sources
    for pattern, value, sign in SUPERLATIVES:
        for match in pattern.finditer(reading.text):
            if reading.inside_mention(match.start()):
                continue
            pool = _ranked_over(reading, match.end())
            known = [value(source) for source in pool]
            ranked = [number for number in known if number is not None]
            shop_wide = _SHOP_WIDE.search(reading.text) and reading.evidence.found > len(sources)
            alone = len(sources) == 1 and reading.evidence.found != 1
            unknown = value is _weight and len(ranked) < len(known)
            if unknown or not ranked or shop_wide or alone:
                yield "ranking"
                continue
            ranked = sorted(set(ranked), reverse=sign > 0)
            place = _nth(reading.text[: match.start()])
            if place > len(ranked):
                yield "ranking"
                continue
            best = ranked[place - 1]
            claimants = reading.claimants(match.start(), match.end())
            if claimants is None:
                # nobody is named: the figure beside it must be the extreme itself ("the cheapest is $59")
                said = {figure.value * _SCALE.get(value, Decimal(1)) for figure in reading.figures}
                if not any(abs(best - figure) < Decimal("0.06") for figure in said):
                    yield "ranking"
                continue
            denied = _NOT_BEFORE.search(reading.text[: match.start()]) or _IS_NOT_THE.match(
                reading.text, match.end()
            )
            if any(value(sources[index]) == best and sources[index] in pool for index in claimants) == bool(
                denied
            ):
                yield "ranking"


_TO_BE_HAD = re.compile(
    r"[^.;:]{0,30}?\b(?:(?:(?:that's|that is|which is|currently|right now|now|still) )*(?:in stock|available)|(?:you|we) (?:can|could) (?:actually |currently |still |now )?(?:order|buy|get|have|send|ship))\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s+(?:of (?:the |these |our )?(?:two |three |four |five )?)?(?P<noun>[a-z-]{3,})", re.IGNORECASE
)


def _ranked_over(reading: Reading, at: int) -> list[Source]:
    """What a superlative that ends at `at` ranks: what can be had, where it says so; else all that is shown, or
    those of the kind that it names ("the lightest keyboard")."""
    sources = list(reading.evidence.sources)
    if _TO_BE_HAD.match(reading.text, at):
        sources = [source for source in sources if source.record.in_stock]
    noun = _KIND.match(reading.text, at)
    of_kind = [source for source in sources if is_a(source, noun["noun"])] if noun else []
    return of_kind if len(of_kind) > 1 else sources


_OF_TWO = re.compile(r"\b(?:of|between) (?:the|these) two ([a-z]{3,})", re.IGNORECASE)
_SAME_AS = re.compile(
    r"\b(?:(?P<price>costs? (?:exactly |just )?the same|(?:at |have )?the same price|equally (?:priced|expensive|cheap)|costs? (?:just )?as much as|priced (?:the same|alike)|no difference in price|price-?wise[^.;]{0,20}no difference)|"
    r"(?P<weight>weighs? (?:exactly |just )?the same|equally (?:heavy|light))|(?P<rating>rated (?:exactly |just )?the same|(?:have )?the same (?:rating|score|stars)|equally (?:well )?rated))\b",
    re.IGNORECASE,
)


def check_sameness(reading: Reading) -> Iterable[str]:
    """ "X and Y cost the same": of those that are named, else of all that are shown."""
    for match in _SAME_AS.finditer(reading.text):
        value = _price if match["price"] else _weight if match["weight"] else _rating
        values = {value(source) for source in named_sources(reading)}
        if len(values) != 1 or None in values:
            yield "ranking"


_IS_NOT_THE = re.compile(r"[^.,;:]{0,50}\b(?:is not|isn't) the\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:\bnot|n't|\bnever|\bneither)\s+(?:quite |exactly |really )?(?:the |our )?$", re.IGNORECASE
)


def _nth(before: str) -> int:
    """3 for "the third cheapest", 1 without such a word."""
    match = re.search(r"\b(second|third|fourth|next)[- ](?:the )?$", before, re.IGNORECASE)
    return {"second": 2, "next": 2, "third": 3, "fourth": 4}[match[1].lower()] if match else 1


def check_other_superlatives(reading: Reading) -> Iterable[str]:
    """ "The longest battery life": of the attribute that the words name, or nobody's to say."""
    for match in _SUPERLATIVE_WORD.finditer(reading.text):
        word, noun = match["word"].lower(), (match["noun"] or "").lower()
        if reading.inside_mention(match.start()) or any(
            pattern.search(match[0]) for pattern, _, _ in SUPERLATIVES
        ):
            continue
        if re.match(r"(?:setting|level|mode|speed|heat|point|shelf|gear)", noun):
            continue  # "20 hours on the lowest setting" ranks no products
        if word not in (*_LESS_WORDS, *_MORE_WORDS):
            continue  # "the easiest choice" is an opinion
        extreme = min if word in _LESS_WORDS else max
        claimants = reading.claimants(match.start(), match.end())
        if noun.startswith("size"):
            sizes = [_sizes(source) for source in reading.about(match.start())]
            said = {figure.value for figure in reading.figures}
            if not any(own and extreme(own) in said for own in sizes):
                yield "ranking"
            continue
        values = _compared(reading, [part for part in noun.split() if len(part) > 2])
        known = [value for value in values if value is not None]
        if claimants is None or len(known) < 2 or all(values[index] != extreme(known) for index in claimants):
            yield "ranking"


def _compared(reading: Reading, wanted: list[str]) -> list[Decimal | None]:
    """For each record the value that a superlative speaks of: of the attribute it names, else of the unit
    of the figure beside it ("the brightest with 1,500 lumens")."""
    sources = reading.evidence.sources
    named = [_attribute_value(source, wanted) for source in sources]
    if any(value is not None for value in named):
        return named
    units = [figure.unit for figure in reading.figures if figure.unit and not figure.is_money]
    if not units:
        beside = [
            _NOUN_AFTER.match(reading.text, figure.end) for figure in reading.figures if not figure.unit
        ]
        nouns = [noun[1].lower() for noun in beside if noun]
        return [_attribute_value(source, nouns) for source in sources] if nouns else named
    return [
        max((known.value for known in source.figures if known.unit == units[0]), default=None)
        for source in sources
    ]


_NOUN_AFTER = re.compile(r"\s+([a-z]{4,})\b", re.IGNORECASE)
"""What a bare figure counts: "412 pages"."""


def _sizes(source: Source) -> list[Decimal]:
    return [Decimal(value) for value in source.option_values("size") if re.fullmatch(r"\d+(?:\.\d+)?", value)]


def _attribute_value(source: Source, wanted: list[str]) -> Decimal | None:
    """The one figure of the attribute whose name holds a word of `wanted`."""
    for name, values in source.record.attributes:
        if values and any(word in name.lower() for word in wanted):
            stated = find_figures(values[0].lower())
            return stated[0].value if len(stated) == 1 else None
    return None


def check_comparisons(reading: Reading) -> Iterable[str]:
    sources = reading.evidence.sources
    for pattern, value, sign in _COMPARATIVES:
        for match in pattern.finditer(reading.text):
            if re.match(
                r"\s*than (?:usual|before|normal|it was|it (?:normally|usually|regularly)|its|the (?:usual|regular|list|old))",
                reading.text[match.end() :],
            ):
                if value is not _price or not all(
                    source.record.list_price for source in reading.about(match.start())
                ):
                    yield "discount"
                continue
            if re.search(
                r"\b(?:nothing|none|no)\b(?: \w+)?\s*$", reading.text[: match.start()], re.IGNORECASE
            ):
                if reading.evidence.found > len(sources) and not _AMONG.search(reading.text):
                    yield "ranking"  # of what is not shown nobody knows here
                continue
            before = [mention for mention in reading.mentions if mention.end <= match.start()]
            # "X holds more than Y and weighs less": still of X
            compared = [mention for mention in before if _THAN.search(reading.text[: mention.start])]
            before = [mention for mention in before if mention not in compared] or before
            after = [mention for mention in reading.mentions if mention.start >= match.end()]
            claimant = before[-1] if before else None
            if match[0].endswith((" for", " on")) and after:
                claimant, after = after[0], after[1:]  # "you pay less for X than for Y"
            if claimant is None:
                if not reading.carried:
                    # "The cups cost more than the teapot": nobody knows which cups
                    if (after and _THAN.search(reading.text[: after[0].start])) or len(
                        {value(source) for source in sources}
                    ) < 2:
                        yield "ranking"
                    continue
                mine = reading.carried
            else:
                mine = claimant.indices
            than = re.match(r"\s*(?:\w+\s){0,3}?(?:than|compared)\b", reading.text[match.end() :])
            if after and (than or len(reading.mentions) == 2):
                others = after[0].indices
            elif than is None and compared:
                others = compared[-1].indices
            elif than is None and any(mention.indices != mine for mention in before):
                others = [mention.indices for mention in before if mention.indices != mine][-1]
            elif is_beside_another(reading.text):
                others = one_of_its_kind(reading, mine) or frozenset(range(len(sources)))
            else:
                others = frozenset(range(len(sources)))
            others -= mine
            if noun := _OF_TWO.search(reading.text):  # "the cheaper of the two keyboards"
                of_kind = frozenset(index for index in others if is_a(sources[index], noun[1]))
                others = of_kind or others
            my_values = [value(sources[index]) for index in mine]
            their_values = [value(sources[index]) for index in others]
            definite = re.search(r"\bthe $", reading.text[: match.start()]) and re.search(
                r"\b(?:two|both|pair|one)\b", reading.text, re.IGNORECASE
            )
            if than is None and len(reading.mentions) < 2 and my_values and not definite:
                # nobody to compare with is named: it must hold against one of them
                their_values = [
                    their
                    for their in their_values
                    if their is not None and my_values[0] is not None and (my_values[0] - their) * sign > 0
                ]
            holds = any(
                my is not None
                and their_values
                and all(their is not None and (my - their) * sign > 0 for their in their_values)
                for my in my_values
            )
            if holds == bool(_NOT_MORE.search(reading.text[: match.start()])):
                yield "ranking"


_NOT_MORE = re.compile(
    r"(?:\b(?:is|are|does|do) not|n't)\s+(?!only\b|just\b)(?:the |any |\S*\d\S* ){0,2}$", re.IGNORECASE
)
