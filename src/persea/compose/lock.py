"""The number lock: a sentence leaves only when every claim in it is backed by evidence.

Claims are figures (prices, weights, ratings, counts, sizes, percentages, …), stock, ranking words, offers and
policies, and product names. Each is checked against the records the sentence speaks of. A sentence with a
claim that no record holds does not leave; the reasons are returned so that they can be counted.

It checks sentences about the shop. It rewrites nothing and knows nothing of models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from persea.compose.evidence import Evidence, Mention, Source, find_mentions
from persea.compose.figures import check_figures
from persea.compose.names import check_names
from persea.compose.quotes import ADDRESS, DOMAIN
from persea.compose.ranking import SUPERLATIVES, check_comparisons, check_other_superlatives, check_ranking
from persea.compose.reading import Reading, named_sources
from persea.language.numbers import find_figures
from persea.language.plain import mixes_scripts, reader_text, words
from persea.language.units import find_measures

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
    r"isn't (?:available|in stock)|aren't (?:available|in stock)|(?<!one )(?:are|'re|is|ran|run|be) out of (?!the (?:ordinary|question))|none (?:are |is )?left|back-?order\w*)\b",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"\b(?:in stock|available(?! (?:in|with|as)\b)|ready to (?:ship|go)|on hand)\b", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:when|once|until|if|whether|check)\b[^.;,]{0,30}$", re.IGNORECASE)
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
    r"most sold|(?:hundreds|thousands|dozens|countless|lots) of (?:\w+ )?(?:customers|people|shoppers|parents|buyers|reviewers|users|owners|riders|fans)|prizes?|winner|won\b(?!')|sell(?:s|ing)? (?:fast|out|quickly|well)|flying off|in high demand|going fast|award\w*|number one|no\. ?1|#1|best[- ]value|best deals?|"
    r"new arrivals?|just (?:launched|arrived|in)|today only|this week only|limited[- ]time|ends? (?:soon|today|tonight|tomorrow)|hurry|"
    r"while (?:stocks?|supplies) last|black friday|clearance|price match\w*)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:ship(?:s|ped|ping)?(?! to mind)|deliver(?:y|ed|s|ies)?|arriv(?:e|es|al)|dispatch\w*|warrant(?:y|ies)|guarante\w+|refund\w*|"
    r"returns?(?: policy| window| within| period)?(?= |\W|$)|money-back|coupons?|promo\w*|vouchers?|gift cards?|loyalty|cash-?back|"
    r"free (?:gift|sample|shipping|delivery|returns?|trial|extra\w*|bonus|item|socks|case|pouch|strap)|for free|complimentary|"
    r"(?:is|are|comes?|get \w+) free\b|free of charge|at no (?:extra |additional )?(?:cost|charge)|with you (?:by|in|within|on|before)|"
    r"\btomorrow\b|\b(?:next|this|on|until|till) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month)\b|back in (?:stock )?(?:a|in|on|by|next)\b|\border (?:now|today)\b|(?:next|same)[- ]day|overnight|by (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend)|"
    r"buy (?:one|two|1|2)\b[^.]{0,12}\bget|financing|instal?lments?)\b",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(
    r"\b(?:on sale|(?:on|at a) (?:special )?discount|discount(?:ed)?|reduced|marked down|sale price|special offer|bargain|markdown|price (?:drop|cut)\w*)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:half(?:[- ](?:price|off)| the (?:price|cost))|by half|half (?:of )?(?:its|the) (?:usual|regular|old|former))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|isn't|aren't|no|never|none|neither|n't)\b(?: \w+){0,2} ?$", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:twice|double|triple|thrice|two thirds|a third|a quarter|three times|half as \w+|(?:less|more) than (?:half|double|twice))\b(?P<off> off\b)?",
    re.IGNORECASE,
)
_SHARES = {"a quarter": 25, "a third": 33, "two thirds": 67}
_STRUCK = re.compile(r"~~([^~\n]{1,60})~~|<(?:s|del|strike)>([^<]{1,60})</(?:s|del|strike)>")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]\s+)?\d{1,2}[.)]\s+", re.MULTILINE)


_MISSED = re.compile(
    r"(?:(?<=\bNo record speaks of )|(?<=\bnot mention )|(?<=\bNothing matches ))“[^“”]{1,30}”"
)
_WISH = re.compile(r"(?<=\bfor )“[^“”0-9]{1,80}”")


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
        text = _WISH.sub(self._without_wish, text)
        text = _MISSED.sub(self._without_measure, text)
        mentions = find_mentions(text, self.evidence)
        reading = Reading(text, mentions, self.evidence, self._carried(text, mentions))
        reasons = [*self._links(sentence, reading), *check_figures(reading)]
        if not _is_talk(text):
            reasons += [
                *_check_stock(reading),
                *check_ranking(reading),
                *check_other_superlatives(reading),
                *check_comparisons(reading),
                *_check_offers(reading),
            ]
        reasons += check_names(reading)
        reasons += _check_half_stars(reading)
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

    def _without_wish(self, quoted: re.Match[str]) -> str:
        """The person's own words, quoted as what was looked for, claim nothing: "matches for “pour over coffee”"."""
        said = set(words(reader_text(self.evidence.user_text)))
        return "it" if said.issuperset(words(quoted[0])) else quoted[0]

    def _without_measure(self, quoted: re.Match[str]) -> str:
        """Nor does a measure of theirs that no record speaks of, however it is written: "2 l" as “2 litres”."""
        own = {measure.key for measure in find_measures(reader_text(self.evidence.user_text).lower())}
        text = quoted[0].strip("“”").lower()
        whole = any(
            measure.key in own and measure.end - measure.start == len(text) for measure in find_measures(text)
        )
        return "it" if whole else quoted[0]

    def _links(self, sentence: str, reading: Reading) -> Iterable[str]:
        """No address but a record's own; a bare one ("shop.example") only as part of a product's name."""
        own = {record.url for record in self.evidence.records}
        if any(url.rstrip(".,;!?") not in own for url in ADDRESS.findall(sentence)):
            yield "link"
        without = ADDRESS.sub(lambda match: " " * len(match[0]), reading.text)
        if any(not reading.inside_mention(match.start()) for match in DOMAIN.finditer(without)):
            yield "link"


def _is_talk(text: str) -> bool:
    """Questions and offers of help claim nothing by the words they use (their figures are still checked)."""
    return bool(_QUESTION.match(text) or _OFFER_TO_HELP.match(text))


def _check_stock(reading: Reading) -> Iterable[str]:
    for match in _SOLD_OUT.finditer(reading.text):
        if reading.counted_before(match.start()):
            continue  # "two of these are sold out": the count is checked with its property
        if any(source.record.in_stock for source in reading.about(match.start())):
            yield "stock"
    without = _SOLD_OUT.sub(lambda match: " " * len(match[0]), reading.text)
    for match in _AVAILABLE.finditer(without):
        negated = _NOT.search(without[: match.start()])
        if _OPEN.search(without[: match.start()]):
            continue  # "when it will be available" claims nothing
        if re.search(r"\ball\b[^,;.]{0,20}$", without[: match.start()], re.IGNORECASE):
            everyone = named_sources(reading) if len(reading.mentions) > 1 else reading.about(match.start())
            if not all(source.record.in_stock for source in everyone):
                yield "stock"
            continue
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


_HALF_STAR = re.compile(
    r"\b(?P<size>half a|a full|a whole|one) star (?:ahead|higher|better|more|above|behind|lower|below)\b",
    re.IGNORECASE,
)


def _is_reduced_by(percent: int, sources: Iterable[Source]) -> bool:
    """Whether one of `sources` is reduced by `percent`, to 3 of them either way ("nearly a quarter off")."""
    return any(
        abs(100 - 100 * source.record.price.amount_minor / source.record.list_price.amount_minor - percent)
        <= 3
        for source in sources
        if source.record.price and source.record.list_price
    )


def _check_half_stars(reading: Reading) -> Iterable[str]:
    """ "Half a star ahead": the ratings of the two that are named differ by just that."""
    for match in _HALF_STAR.finditer(reading.text):
        ratings = [source.record.rating for source in named_sources(reading) if source.record.rating]
        wanted = 0.5 if match["size"].lower() == "half a" else 1.0
        if len(ratings) != 2 or abs(abs(ratings[0] - ratings[1]) - wanted) > 0.05:
            yield "rating"


def _check_offers(reading: Reading) -> Iterable[str]:
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
    for match in _TIMES.finditer(text):
        share = _SHARES.get(match[0].lower().removesuffix(" off"))
        if match["off"] and share and _is_reduced_by(share, reading.about(match.start())):
            continue
        if not stated(match):
            yield "figure"


def reasons_in_talk(sentence: str) -> tuple[str, ...]:
    """Why `sentence` of general talk must not leave when a weak model wrote it: it states a figure."""
    text = reader_text(sentence)
    if ADDRESS.search(sentence):
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
                *(p for p, _, _ in SUPERLATIVES),
            )
        )
    )
    return ("shop",) if claims else ()
