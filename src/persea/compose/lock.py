"""The number lock: a sentence leaves only when every claim in it is backed by evidence.

Claims are figures (prices, weights, ratings, counts, sizes, percentages, …), stock, ranking words, offers and
policies, and product names. Each is checked against the records the sentence speaks of. A sentence with a
claim that no record holds does not leave; the reasons are returned so that they can be counted.

It checks sentences about the shop. It rewrites nothing and knows nothing of models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from persea.compose import figures
from persea.compose.evidence import Evidence, Mention, Source, find_mentions
from persea.language.numbers import find_figures
from persea.language.plain import mixes_scripts, reader_text

_QUESTION = re.compile(
    r"^\W*(?:and |so |or )?(?:would|do|does|shall|should|can|could|which|what|how|want|are you|is there|any|need|may|"
    r"looking for|interested)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_OFFER_TO_HELP = re.compile(
    r"^\W*(?:let me know|tell me|just (?:say|ask|tell)|if you|i can|i could|happy to)\b", re.IGNORECASE
)
_DISCLAIMS = re.compile(
    r"(?:don't|do not|doesn't|does not|didn't|can't|cannot|isn't|aren't|not|no) (?:\w+ ){0,3}?(?:know|say|says|list|listed|tell|"
    r"state|stated|mention|mentioned|give|given|information|record|sure|find|see|specif\w+)|check with|unknown|\bask the shop\b|nothing (?:is said )?about",
    re.IGNORECASE,
)
_SOLD_OUT = re.compile(
    r"\b(?:out of stock|sold out|unavailable|not (?:currently |now )?(?:available|in stock)|no longer (?:available|in stock)|"
    r"isn't (?:available|in stock)|aren't (?:available|in stock)|none (?:are |is )?left|back-?order\w*)\b",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"\b(?:in stock|available(?! (?:in|with|as)\b)|ready to (?:ship|go)|on hand)\b", re.IGNORECASE
)
_FEW_LEFT = re.compile(
    r"\b(?:(?:only |just )?a (?:few|couple|handful)(?: \w+)? (?:left|remain\w*)|few left|limited (?:stock|supply|quantit\w+|numbers)|low stock|running (?:low|out)|"
    r"almost (?:gone|sold out)|nearly (?:gone|sold out)|(?P<last>(?:the )?last (?:one|pair|piece|unit)\b(?! (?:i|you|we)\b)))",
    re.IGNORECASE,
)
_PLENTY = re.compile(
    r"\b(?:plenty|lots|loads|dozens|hundreds)\b(?: \w+){0,2} (?:left|in stock|available)\b", re.IGNORECASE
)
_ALWAYS_CLAIMED = re.compile(
    r"\b(?:most popular|popular(?:ity)?|best-? ?sell\w*|top-? ?sell\w*|hottest|favou?rites?|most loved|trending|most bought|"
    r"most sold|prizes?|winner|won\b|sell(?:s|ing)? (?:fast|out|quickly|well)|flying off|in high demand|going fast|award\w*|number one|no\. ?1|#1|best[- ]value|best deals?|"
    r"new arrivals?|just (?:launched|arrived|in)|today only|this week only|limited[- ]time|ends? (?:soon|today|tonight|tomorrow)|hurry|"
    r"while (?:stocks?|supplies) last|black friday|clearance|price match\w*)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:ship(?:s|ped|ping)?(?! to mind)|deliver(?:y|ed|s|ies)?|arriv(?:e|es|al)|dispatch\w*|warrant(?:y|ies)|guarante\w+|refund\w*|"
    r"returns?(?: policy| window| within| period)?(?= |\W|$)|money-back|coupons?|promo\w*|vouchers?|gift cards?|loyalty|cash-?back|"
    r"free (?:gift|sample|shipping|delivery|returns?|trial|extra\w*|bonus|item|socks|case|pouch|strap)|for free|complimentary|"
    r"(?:is|are|comes?|get \w+) free\b|free of charge|at no (?:extra |additional )?(?:cost|charge)|with you (?:by|in|within|on|before)|"
    r"(?:next|same)[- ]day|overnight|by (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend)|"
    r"buy (?:one|two|1|2)\b[^.]{0,12}\bget|financing|instal?lments?)\b",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(
    r"\b(?:on sale|(?:on|at a) (?:special )?discount|discount(?:ed)?|reduced|marked down|sale price|special offer|bargain|markdown|price (?:drop|cut)\w*)\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf(?:[- ](?:price|off)| the (?:price|cost))\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|isn't|aren't|no|never|none|neither|n't)\b(?: \w+){0,2} ?$", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:twice|double|triple|thrice|two thirds|a third|a quarter|three times)\b", re.IGNORECASE
)
_STRUCK = re.compile(r"~~([^~\n]{1,60})~~|<(?:s|del|strike)>([^<]{1,60})</(?:s|del|strike)>")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]\s+)?\d{1,2}[.)]\s+")
_SUPERLATIVE_WORD = re.compile(
    r"\b(?P<word>(?!(?:best|latest|honest|interest|rest|test|west|east|request|forest|guest|modest|nearest|suggest|closest|chest|vest|nest|"
    r"harvest|invest|quest|arrest|protest|contest|priest|earnest|cheapest|lightest|heaviest|lowest|highest|dearest|priciest|finest)\b)"
    r"[a-z]{2,}(?:iest|est)|(?<=the )most (?!of\b|likely|expensive|affordable|people)[a-z]+)\b(?:\s+(?P<noun>[a-z-]+(?: [a-z-]+)?))?",
    re.IGNORECASE,
)
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
)
_URL = re.compile(r"(?:https?://|www\.)[^\s)\]>]+", re.IGNORECASE)
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


def _reviews(source: Source) -> Decimal | None:
    return Decimal(source.record.rating_count) if source.record.rating_count else None


# (pattern, the value it speaks of, +1 where more of it is claimed and -1 where less)
_SUPERLATIVES: tuple[tuple[re.Pattern[str], _Value, int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value, sign)
    for pattern, value, sign in (
        (r"\b(?:cheapest|least expensive|most affordable|lowest[- ]?(?:priced?|cost)|costs? (?:the )?least|best price|least costly|lowest)\b", _price, -1),
        (r"\b(?:most expensive|priciest|dearest|highest[- ]?priced?|costs? (?:the )?most)\b", _price, 1),
        (r"\b(?:lightest|weighs? (?:the )?least|least heavy|lowest weight)\b", _weight, -1),
        (r"\b(?:heaviest|weighs? (?:the )?most)\b", _weight, 1),
        (r"\b(?:(?:best|highest|top)[- ]?(?:rated|reviewed|rating)|(?:best|highest) (?:reviews|ratings?|scores?)|most stars)\b", _rating, 1),
        (r"\b(?:(?:worst|lowest)[- ]?rated)\b", _rating, -1),
        (r"\b(?:most[- ]?reviewed|most (?:reviews|ratings))\b", _reviews, 1),
    )
)  # fmt: skip
_COMPARATIVES: tuple[tuple[re.Pattern[str], _Value, int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value, sign)
    for pattern, value, sign in (
        (r"\b(?:cheaper|less expensive|more affordable|costs? less|lower[- ]priced?|less costly)\b", _price, -1),
        (r"\b(?:pricier|more expensive|dearer|costs? more|costlier)\b", _price, 1),
        (r"\b(?:lighter(?! colou?r)|weighs? less)\b", _weight, -1),
        (r"\b(?:heavier|weighs? more)\b", _weight, 1),
        (r"\b(?:better[- ]?(?:rated|reviewed)|higher[- ]?rat(?:ed|ing))\b", _rating, 1),
        (r"\b(?:more (?:reviews|ratings))\b", _reviews, 1),
    )
)  # fmt: skip


@dataclass(slots=True)
class Lock:
    """Checks the sentences of one answer in order; remembers who the last one spoke of ("It costs …")."""

    evidence: Evidence
    _spoken_of: frozenset[int] = frozenset()

    def check(self, sentence: str) -> tuple[str, ...]:
        """Why `sentence` must not leave, as short kinds ("price", "stock", …); empty where it may."""
        if mixes_scripts(sentence):
            return ("script",)
        text = _LIST_MARK.sub("", reader_text(_STRUCK.sub(r"was \1 now ", sentence)))
        mentions = find_mentions(text, self.evidence)
        reading = figures.Reading(text, mentions, self.evidence, self._carried(text, mentions))
        reasons = [*self._links(sentence), *figures.check_figures(reading)]
        if not _is_talk(text):
            reasons += [
                *_check_stock(reading),
                *_check_ranking(reading),
                *_check_other_superlatives(reading),
                *_check_comparisons(reading),
                *_check_offers(reading),
            ]
        reasons += figures.check_names(reading)
        if mentions:
            self._spoken_of = frozenset().union(*(mention.indices for mention in mentions[-1:]))
        return tuple(dict.fromkeys(reasons))

    def _carried(self, text: str, mentions: list[Mention]) -> frozenset[int]:
        """Whom a sentence without a name speaks of: the one before it, where it points back."""
        if mentions or not re.match(
            r"\W*(?:and |but |so )?(?:it|its|it's|this|that|they|their)\b", text, re.IGNORECASE
        ):
            return frozenset()
        return self._spoken_of

    def _links(self, sentence: str) -> Iterable[str]:
        own = {record.url for record in self.evidence.records}
        if any(url.rstrip(".,;!?") not in own for url in _URL.findall(sentence)):
            yield "link"


def _is_talk(text: str) -> bool:
    """Questions and offers of help claim nothing by the words they use (their figures are still checked)."""
    return bool(_QUESTION.match(text) or _OFFER_TO_HELP.match(text))


def _check_stock(reading: figures.Reading) -> Iterable[str]:
    for match in _SOLD_OUT.finditer(reading.text):
        if any(source.record.in_stock for source in reading.about(match.start())):
            yield "stock"
    without = _SOLD_OUT.sub(lambda match: " " * len(match[0]), reading.text)
    for match in _AVAILABLE.finditer(without):
        negated = _NOT.search(without[: match.start()])
        if any(source.record.in_stock == bool(negated) for source in reading.about(match.start())):
            if reading.counted_before(match.start()):
                continue  # "two of these are in stock": the count was checked with its property
            yield "stock"
    for match in _FEW_LEFT.finditer(reading.text):
        most = 1 if match["last"] else 5
        stocks = [source.record.stock for source in reading.about(match.start())]
        if not all(stock is not None and 0 < stock <= most for stock in stocks):
            yield "stock"
    for match in _PLENTY.finditer(reading.text):
        if not all((source.record.stock or 0) >= 10 for source in reading.about(match.start())):
            yield "stock"


def _check_ranking(reading: figures.Reading) -> Iterable[str]:
    sources = reading.evidence.sources
    for pattern, value, sign in _SUPERLATIVES:
        for match in pattern.finditer(reading.text):
            if reading.inside_mention(match.start()):
                continue
            known = [value(source) for source in sources]
            ranked = [number for number in known if number is not None]
            shop_wide = _SHOP_WIDE.search(reading.text) and reading.evidence.found > len(sources)
            alone = len(sources) == 1 and reading.evidence.found != 1
            unknown = value is _weight and len(ranked) < len(known)
            if unknown or not ranked or shop_wide or alone:
                yield "ranking"
                continue
            best = max(ranked) if sign > 0 else min(ranked)
            claimants = reading.claimants(match.start(), match.end())
            if claimants is None:
                continue  # nobody named: a figure beside it is checked against the extreme
            if not any(value(sources[index]) == best for index in claimants):
                yield "ranking"


def _check_other_superlatives(reading: figures.Reading) -> Iterable[str]:
    """ "The longest battery life": of the attribute that the words name, or nobody's to say."""
    for match in _SUPERLATIVE_WORD.finditer(reading.text):
        word, noun = match["word"].lower(), (match["noun"] or "").lower()
        if reading.inside_mention(match.start()) or any(
            pattern.search(match[0]) for pattern, _, _ in _SUPERLATIVES
        ):
            continue
        if word not in (*_LESS_WORDS, *_MORE_WORDS):
            yield "ranking"
            continue
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


def _compared(reading: figures.Reading, wanted: list[str]) -> list[Decimal | None]:
    """For each record the value that a superlative speaks of: of the attribute it names, else of the unit
    of the figure beside it ("the brightest with 1,500 lumens")."""
    sources = reading.evidence.sources
    named = [_attribute_value(source, wanted) for source in sources]
    if any(value is not None for value in named):
        return named
    units = [figure.unit for figure in reading.figures if figure.unit and not figure.is_money]
    if not units:
        return named
    return [
        max((known.value for known in source.figures if known.unit == units[0]), default=None)
        for source in sources
    ]


def _sizes(source: Source) -> list[Decimal]:
    return [Decimal(value) for value in source.option_values("size") if re.fullmatch(r"\d+(?:\.\d+)?", value)]


def _attribute_value(source: Source, wanted: list[str]) -> Decimal | None:
    """The one figure of the attribute whose name holds a word of `wanted`."""
    for name, values in source.record.attributes:
        if values and any(word in name.lower() for word in wanted):
            stated = find_figures(values[0].lower())
            return stated[0].value if len(stated) == 1 else None
    return None


def _check_comparisons(reading: figures.Reading) -> Iterable[str]:
    sources = reading.evidence.sources
    for pattern, value, sign in _COMPARATIVES:
        for match in pattern.finditer(reading.text):
            if re.match(
                r"\s*than (?:usual|before|normal|it was|its|the (?:usual|regular|list|old))",
                reading.text[match.end() :],
            ):
                if value is not _price or not all(
                    source.record.list_price for source in reading.about(match.start())
                ):
                    yield "discount"
                continue
            before = [mention for mention in reading.mentions if mention.end <= match.start()]
            after = [mention for mention in reading.mentions if mention.start >= match.end()]
            claimant = before[-1] if before else None
            if claimant is None:
                if not reading.carried:
                    if len({value(source) for source in sources}) < 2:
                        yield "ranking"
                    continue
                mine = reading.carried
            else:
                mine = claimant.indices
            than = re.match(r"\s*(?:\w+\s){0,3}?(?:than|compared)\b", reading.text[match.end() :])
            if after and (than or len(reading.mentions) == 2):
                others = after[0].indices
            elif than is None and len(before) > 1:
                others = before[-2].indices
            else:
                others = frozenset(range(len(sources))) - mine
            my_values = [value(sources[index]) for index in mine]
            their_values = [value(sources[index]) for index in others]
            if not any(
                my is not None
                and their_values
                and all(their is not None and (my - their) * sign > 0 for their in their_values)
                for my in my_values
            ):
                yield "ranking"


def _check_offers(reading: figures.Reading) -> Iterable[str]:
    text = reading.text
    facts = " ".join(source.text for source in reading.evidence.sources).lower()

    def stated(match: re.Match[str]) -> bool:
        return match[0].lower() in facts or reading.inside_mention(match.start())

    if any(not stated(match) for match in _ALWAYS_CLAIMED.finditer(text)):
        yield "ranking"
    if not _DISCLAIMS.search(text) and any(not stated(match) for match in _POLICY.finditer(text)):
        yield "policy"
    for match in _DISCOUNT.finditer(text):
        negated = bool(_NOT.search(text[: match.start()]))
        reduced = [source.record.list_price is not None for source in reading.about(match.start())]
        if reading.counted_before(match.start()) or stated(match):
            continue
        if (negated and any(reduced)) or (
            not negated and not (all(reduced) if reading.mentions else any(reduced))
        ):
            yield "discount"
    for match in _HALF.finditer(text):
        sources = reading.about(match.start())
        if not all(
            (record := source.record).price
            and record.list_price
            and record.price.amount_minor * 2 == record.list_price.amount_minor
            for source in sources
        ):
            yield "discount"
    if any(not stated(match) for match in _TIMES.finditer(text)):
        yield "figure"


def reasons_in_talk(sentence: str) -> tuple[str, ...]:
    """Why `sentence` of general talk must not leave when a weak model wrote it: it states a figure."""
    text = reader_text(sentence)
    if _URL.search(sentence):
        return ("link",)
    spoken = [figure for figure in find_figures(text.lower()) if not (figure.spelled and figure.value <= 2)]
    return ("figure",) if spoken or re.search(r"\d", text) else ()


_ABOUT_SHOP = re.compile(
    r"\b(?:we (?:have|sell|offer|stock|carry|ship)|our (?:shop|store|products?|prices?|range|stock|customers)|this (?:shop|store)|in stock|"
    r"on sale|sold out|add(?:ed)? to (?:your )?cart)\b",
    re.IGNORECASE,
)


def reasons_about_shop(sentence: str) -> tuple[str, ...]:
    """Why `sentence` of a capable model's general talk must not leave: it claims something of the shop,
    of which general talk has no evidence. What else it says is its own."""
    text = reader_text(sentence)
    if _is_talk(text) or not _ABOUT_SHOP.search(text):
        return ()
    if _DISCLAIMS.search(text):
        return ()
    claims = (
        re.search(r"\d", text)
        or find_figures(text.lower())
        or any(
            pattern.search(text)
            for pattern in (
                _SOLD_OUT,
                _AVAILABLE,
                _DISCOUNT,
                _POLICY,
                _ALWAYS_CLAIMED,
                *(p for p, _, _ in _SUPERLATIVES),
            )
        )
    )
    return ("shop",) if claims else ()
