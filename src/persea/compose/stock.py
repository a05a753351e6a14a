"""Whether what is said of the stock stands: in stock, sold out, only a few left, plenty."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persea.compose.reading import Reading, named_sources

SOLD_OUT = re.compile(
    r"\b(?:out of stock|sold out|unavailable|not (?:currently |now )?(?:available|in stock)|no longer (?:available|in stock)|"
    r"isn't (?:available(?! for \S*\d)|in stock)|aren't (?:available(?! for \S*\d)|in stock)|(?<!one )(?:are|'re|is|ran|run|be) out of (?!the (?:ordinary|question))|none (?:are |is )?left|back[- ]?order\w*)\b",
    re.IGNORECASE,
)
AVAILABLE = re.compile(
    r"\b(?:in stock|available(?! (?:in|with|as)\b| for \S*\d)|ready to (?:ship|go)|on hand|(?<!once it )(?<!n't )(?<!not )can (?:now |still )?be (?:ordered|bought|had))\b",
    re.IGNORECASE,
)
_DENIED_CELL = re.compile(r"\s*[:?|=]\s*(?:no|none|false)\b", re.IGNORECASE)
_NONE_THERE = re.compile(r"\b(?:has|have|is|are|got) (?:zero|no|none)\b[^.;]{0,60}$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:when|once|until|if|whether|check)\b[^.;,]{0,30}$", re.IGNORECASE)
_FEW_LEFT = re.compile(
    r"\b(?:(?:only |just )?a (?:few|couple|handful)(?: \w+)? (?:left|remain\w*)|few left|limited (?:stock|supply|quantit\w+|numbers)|low stock|running (?:low|out)|"
    r"almost (?:gone|sold out)|nearly (?:gone|sold out)|(?P<last>(?:the )?last (?:one|pair|piece|unit)\b(?! (?:i|you|we)\b)))",
    re.IGNORECASE,
)
_PLENTY = re.compile(
    r"\b(?:plenty|lots|loads|dozens|hundreds)\b(?: \w+){0,2} (?:left|in stock|available)\b", re.IGNORECASE
)
_IS_NOT = re.compile(
    r"(?:\b(?:is|are|'s) not|n't|\bnot (?:yet|currently))(?: (?:yet|currently|quite|actually))? $",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:not|isn't|aren't|no|never|none|neither|n't)\b(?: \w+){0,2} ?$", re.IGNORECASE)


_EVERY_CHOICE = re.compile(
    r"\b(?:every|all|any|each|both)(?: of)?(?: the| its)?(?: \w+)? (?:colou?rs?|sizes?|versions?|variants?|options?|finish(?:es)?)\b",
    re.IGNORECASE,
)


def _all_variants_in_stock(reading: Reading, at: int) -> bool:
    """Whether the records count every variant, and there is each; a record without options has but one."""
    return all(
        source.record.in_stock
        and (
            all(there for _, there in variants)
            if (variants := source.record.variants)
            else not source.record.options
        )
        for source in reading.about(at)
    )


def check_stock(reading: Reading) -> Iterable[str]:
    for match in SOLD_OUT.finditer(reading.text):
        denied = re.search(r"\b(?:none|neither|not one)\b", reading.text[: match.start()], re.IGNORECASE)
        if not denied and reading.counted_before(match.start()):
            continue  # "two of these are sold out": the count is checked with its property
        if re.search(
            r"\b(?:none|neither|not one)\b[^.;,]{0,30}$", reading.text[: match.start()], re.IGNORECASE
        ):
            if not all(source.record.in_stock for source in reading.evidence.sources):
                yield "stock"
            continue
        negated = _IS_NOT.search(reading.text[: match.start()])
        if any(source.record.in_stock != bool(negated) for source in reading.about(match.start())):
            yield "stock"
    without = SOLD_OUT.sub(lambda match: " " * len(match[0]), reading.text)
    for match in AVAILABLE.finditer(without):
        negated = (
            NOT.search(without[: match.start()])
            or _NONE_THERE.search(without[: match.start()])
            or _DENIED_CELL.match(without[match.end() :])
        )
        if (
            _EVERY_CHOICE.search(without)
            and not negated
            and not _all_variants_in_stock(reading, match.start())
        ):
            yield "stock"
            continue
        if _OPEN.search(without[: match.start()]) or (
            match[0].lower().startswith("can ") and not reading.mentions
        ):
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
