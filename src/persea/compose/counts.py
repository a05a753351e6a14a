"""Whether a count stands: of what is shown, of what has a property, of what is left, of an option's values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from persea.compose.beside import OF_THE, THE_COUNT
from persea.compose.evidence import Source
from persea.compose.reading import Reading
from persea.language.numbers import Figure, find_figures
from persea.language.plain import singular, words
from persea.values import currency_exponent

_TO_MENTION = re.compile(
    r"\s*(?:of\s+)?(?:(?:the|these|this|our|those)\s+)?(?:more\s*)?(?:(?!and\b|or\b|than\b|with\b|for\b|in\b|are\b|is\b)[a-z][a-z'’]*\s+){0,3}$"
)


_LETTER_SIZE = re.compile(
    r"(?:\b(?:sizes?|in(?: an?| size)?|an?)\s+|(?:\bto|-|,|/|\bor|\band)\s*)(?P<size>XXS|XS|XL|XXL|XXXL|2XL|3XL|S|M|L)\b(?!['’])"
)


_EMPTY = frozenset(
    "made rated very and are have has the all also both with for from come comes cost costs".split()
)
_PROPERTY = re.compile(
    r"stars?|rated|rating|less than|more than|in stock|sold out|out of stock|available|on sale|reduced|discounted|under|below|over|above|waterproof",
    re.I,
)


_IN_STOCK = re.compile(r"\s*(?:in stock|available)\b", re.IGNORECASE)


def counted_mention(figure: Figure, reading: Reading) -> list[Source] | None:
    """The product that `figure` counts ("2 Good Night Mugs"), or None."""
    for mention in reading.mentions:
        if mention.start >= figure.end and _TO_MENTION.fullmatch(reading.text[figure.end : mention.start]):
            counts = figure.unit in ("", "piece")
            return [reading.evidence.sources[index] for index in mention.indices] if counts else None
    opens = re.fullmatch(r"\W*(?:(?:yes|so|sure|then|well)\W+)?", reading.text[: figure.start], re.I)
    of_asked = opens and not reading.mentions and len(reading.carried) == 1 and figure.unit in ("", "piece")
    if of_asked and _OF_WHAT_WAS_ASKED.match(reading.text, figure.end):
        return reading.sources_of(reading.carried)
    return None


_OF_WHAT_WAS_ASKED = re.compile(
    r"(?: of (?:them|these|those)| [a-z]{3,})?(?: together)? (?:would (?:be|cost|come to|make)|will (?:be|cost)|cost|come to|make|are)\s*[$€£¥a-z]{0,3}\s?\d",
    re.I,
)
"""Behind a number: "three bars would be €14.25"."""


def count_holds(figure: Figure, before: str, after: str, reading: Reading) -> bool:
    evidence = reading.evidence
    if re.search(r"\b(?:in total|in all|altogether)\b", after[:40], re.I):
        return figure.value == evidence.found
    noun = re.match(r"\s*(?:of (?:these|those|them|the)\s+)?([a-z]+)", after, re.I)
    if noun and value_of(figure) == sum(is_a(source, noun[1]) for source in evidence.sources) > 0:
        return True  # "the two saddles" among six things
    if re.match(r"\s*(?:of them )?can be (?:ordered|had|bought)\b", after, re.I):
        return figure.value == sum(source.record.in_stock for source in evidence.sources)
    if OF_THE.search(before):  # "two of the three": the second number is how many there are
        return figure.value in (len(evidence.sources), evidence.found, len(reading.mentions))
    value = value_of(figure)
    listed = [mention for mention in reading.mentions if mention.start >= figure.end]
    if value == len(listed) > 1 and ":" in after[: listed[0].start - figure.end]:
        return True  # "two of them are for cutting: X and Y"
    if (counted := counted_mention(figure, reading)) and value == len(counted) > 1:
        return True  # "the two Thornby cutters"
    unique = re.match(
        r"\s*of (?:these|those|them|the)\b(?: \w+)? (?:(?:with|that|in|made of) (?:an? )?)?(?P<claim>(?:on sale|in stock|(?<=with )|(?<=with a )|(?<=with an )|(?<=that )|(?<=made of ))[^,;.]*)",
        after,
        re.I,
    )
    if value == 1 and unique:
        return (count_with(unique["claim"], reading) == 1) != bool(
            re.search(r"(?:\bnot|n't) the only\s*$", before, re.I)
        )
    options = re.match(
        r"\s*(?:different |available )?(colou?rs?|sizes?|variants?|options?|styles?|finishes|versions)\b",
        after,
        re.I,
    )
    leaves = re.search(r"\b(?:leaves|that's|makes|remain\w*|have)\s*$", before, re.I)
    if (
        leaves
        and partial_of(after)
        and re.search(r"\b(?:there right now|in stock|available|right now)\b", reading.text, re.I)
    ):
        return value == sum(source.record.in_stock for source in evidence.sources)
    short = re.match(
        r"\s*of (?:these|those|them|the)\b(?: \w+)?\s+(?P<claim>(?:in stock|on sale|reduced|sold out|available)\b.*)",
        after,
        re.I | re.S,
    )
    if short:
        return count_with(short["claim"], reading) == value
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
        r"\s*(?:of (?:these|those|them|the \w+|our \w+|my \w+)\s*)?(?:\w+\s+){0,3}?(?P<verb>are|is|have|has|come|comes|cost|costs|stays?|weighs?)\b(?P<claim>.*)",
        after,
        re.I | re.S,
    )
    partial = re.match(r"\s*of (?:these|those|them|the)\b", after, re.I)
    if of_these and (partial or _PROPERTY.search(of_these["claim"])):
        if evidence.found_in_stock and _IN_STOCK.match(of_these["claim"]) and value == evidence.found:
            return True  # "seven lamps that are in stock", six of which are shown
        truth = count_with(of_these["claim"], reading)
        return truth is not None and truth == value
    if partial:
        return value in (len(evidence.sources), evidence.found)
    if re.search(r"\b(?:first|last|top|other)\s*$", before, re.I):
        return 0 < value <= len(evidence.sources)
    if value == len(reading.mentions) > 1 and THE_COUNT.search(before):
        return True
    if reading.mentions and _A_SERIES_OF.search(before):
        return False  # "a series of five" counts no products that are shown
    return value in (len(evidence.sources), evidence.found) and value > 0


_A_SERIES_OF = re.compile(
    r"\b(?:an?|its|one) (?:\w+ )?(?!(?:list|selection|choice|total|shortlist|range|group|line-?up)\b)[a-z]+ of\s*$",
    re.I,
)


def partial_of(after: str) -> bool:
    return bool(re.match(r"\s*of (?:these|those|them|the)\b", after, re.I))


def count_with(claim: str, reading: Reading) -> int | None:
    """How many shown products have the property that `claim` names; None where it cannot be told."""
    sources = reading.evidence.sources
    lowered = re.split(r"[:;(,]", claim)[0].lower()
    if free := re.search(r"\b(\w+)-free\b", lowered):
        return sum(_is_free_of(source, free[1]) for source in sources)
    limits_said = [wish for wish in reading.evidence.wish_figures if wish.is_money]
    if re.match(
        r"\s*(?:fits?|within (?:your )?budget|affordable)\b(?: (?:your|the|that|this) \w+)?\W*$", lowered
    ):
        if len(limits_said) != 1:
            return None
        most = limits_said[0].value * Decimal(10) ** currency_exponent(limits_said[0].unit)
        return sum(bool(s.record.price and s.record.price.amount_minor <= most) for s in sources)
    negated = bool(re.match(r"\s*(?:not|n't)\b", lowered))
    if re.search(r"\b(?:out of stock|sold out|unavailable)\b", lowered):
        held = [not source.record.in_stock for source in sources]
    elif re.search(r"\b(?:in stock|available)\b", lowered):
        held = [source.record.in_stock for source in sources]
    elif score := re.search(
        r"(\d\.\d)(?:/5| out of 5)?(?: stars?)?(?P<more> (?:or|and) (?:more|higher|above|better|up))", lowered
    ):
        held = [(source.record.rating or 0) >= float(score[1]) for source in sources]
    elif score := re.search(
        r"\b(?:at least|above|over|more than) (\d\.\d)(?:/5| out of 5)?(?: stars?)?", lowered
    ):
        limit_score, least = float(score[1]), "least" in score[0]
        held = [
            (source.record.rating or 0) >= limit_score if least else (source.record.rating or 0) > limit_score
            for source in sources
        ]
    elif re.search(r"\b(?:on sale|reduced|discounted|marked down)\b", lowered):
        held = [source.record.list_price is not None for source in sources]
    elif match := re.search(r"\b(under|below|less than|over|above|more than)\s*", lowered):
        currency = reading.evidence.currency
        limits = [figure for figure in find_figures(lowered, currency) if figure.start >= match.end() - 1]
        if not limits or limits[0].unit not in ("", currency):
            return None
        limit, below = (
            replace(limits[0], unit=currency).value * Decimal(10) ** currency_exponent(currency),
            match[1] in ("under", "below", "less than"),
        )
        held = [
            (price < limit) == below
            for price in (source.record.price.amount_minor for source in sources if source.record.price)
        ]
    else:
        wanted = [word for word in words(lowered) if len(word) > 2 and word not in _EMPTY][:2]
        if not wanted:
            return None
        held = [all(_has_property(source, word) for word in wanted) for source in sources]
    return sum(held) if not negated else len(sources) - sum(held)


def value_of(figure: Figure) -> int:
    return int(figure.value) if figure.value == figure.value.to_integral_value() else -1


def is_a(source: Source, noun: str) -> bool:
    """Whether the title or category calls the product a `noun`."""
    category = (singular(word) for part in source.record.category_path for word in words(part))
    head = _BEFORE_MORE.split(source.record.description, maxsplit=1)[0]
    described = (singular(part) for word in words(head) for part in (word, word.rpartition("-")[2]))
    return singular(noun.lower()) in {*source.title_tokens, *category, *described}


_BEFORE_MORE = re.compile(r"[.,;:(]|\b(?:for|with|of|in|on|that|which|without|from|to|by)\b", re.I)
"""Behind it a description says more of the thing that it named: "A light bike | for children"."""


def _is_free_of(source: Source, word: str) -> bool:
    said_no = any(
        word in words(name) and values and values[0].lower() in ("no", "none", "false")
        for name, values in source.record.attributes
    )
    return said_no or bool(
        re.search(rf"\b{re.escape(word)}-free\b|\b(?:no|without) {re.escape(word)}\b", source.text, re.I)
    )


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
    return singular(word) in {singular(known) for known in source.words} and denied is None


def check_letter_sizes(reading: Reading) -> Iterable[str]:
    for match in _LETTER_SIZE.finditer(reading.text):
        if not reading.inside_mention(match.start("size")):
            offered = [
                source.option_values("size", "length", "fit", "width")
                for source in reading.about(match.start())
            ]
            if not any(
                match["size"].lower() in (value, re.split(r"[\s(]", value)[0])
                for values in offered
                for value in values
            ):
                yield "size"
