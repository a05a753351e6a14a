"""Multiples and counts compared: "twice as long as", "six times the power of", "more keys than"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from persea.compose.evidence import Source
from persea.compose.reading import Reading
from persea.compose.stems import stem
from persea.language.numbers import find_figures
from persea.language.plain import words

_TIMES = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "three times": 3}
_LASTS = re.compile(r"\b(?:lasts?|runs?|plays?)\b", re.IGNORECASE)
_LIFE = re.compile(r"\b(?:battery|run|burn|playing) ?(?:life|time)\b", re.IGNORECASE)
_MORE_THAN = re.compile(
    r"\b(?P<how>more|fewer|less|better|worse|higher|lower) (?P<noun>(?!than\b)[a-z][a-z-]+) than\b(?P<past> (?:before|ever|usual|its predecessor|the (?:old|previous|last)))?",
    re.IGNORECASE,
)
_JUDGED = ("review", "rating", "score", "star")


def is_multiple(times: Decimal, at: int, reading: Reading) -> bool:
    """Whether of the two that are named the first has `times` as much of what the sentence speaks of as the second."""
    if len(reading.mentions) != 2 or not reading.mentions[0].end <= at <= reading.mentions[1].start:
        return False
    first, second = (reading.sources_of(mention.indices) for mention in reading.mentions)
    if len(first) != 1 or len(second) != 1:
        return False
    said = {stem(word) for word in words(reading.besides_names)}
    shown = {figure.value for figure in reading.figures}
    others = _measured(second[0])
    for name, value in _measured(first[0]).items():
        other = others.get(name)
        if not other or value != times * other:
            continue
        lasts = _LASTS.search(reading.text) and _LIFE.search(name)
        if lasts or {value, other} <= shown or said & {stem(word) for word in words(name)}:
            return True
    return False


def times_of(word: str) -> Decimal | None:
    """2 for "twice"; None for what is no whole multiple."""
    return Decimal(_TIMES[word]) if word in _TIMES else None


def check_counted_comparisons(reading: Reading) -> Iterable[str]:
    """ "more keys than", "better reviews than": of the attribute that the noun names, in both records."""
    for match in _MORE_THAN.finditer(reading.text):
        noun = stem(match["noun"].lower())
        before = [mention for mention in reading.mentions if mention.end <= match.start()]
        after = [mention for mention in reading.mentions if mention.start >= match.end()]
        if match["past"] and before:
            yield "ranking"
            return
        if not (
            match["noun"].endswith("s")
            or any(
                noun in {stem(word) for word in words(name)}
                for source in reading.evidence.sources
                for name, _ in source.record.attributes
            )
        ):
            continue  # "more expensive than" counts nothing
        judged = any(noun == stem(word) for word in _JUDGED)
        if not before or not after or (judged and match["how"].lower() in ("more", "fewer", "less")):
            continue
        mine, theirs = (
            [_value_of(source, noun, judged) for source in reading.sources_of(indices)]
            for indices in (before[0].indices, after[0].indices)
        )
        sign = -1 if match["how"].lower() in ("fewer", "less", "worse", "lower") else 1
        if not all(
            one is not None and other is not None and (one - other) * sign > 0
            for one in mine
            for other in theirs
        ):
            yield "ranking"
            return


def _value_of(source: Source, noun: str, judged: bool) -> Decimal | None:
    if judged:
        return Decimal(str(source.record.rating)) if source.record.rating else None
    return next(
        (value for name, value in _measured(source).items() if noun in {stem(word) for word in words(name)}),
        None,
    )


def _measured(source: Source) -> dict[str, Decimal]:
    """The attributes of `source` that are one figure, by their names in lower case."""
    measured = {}
    for name, values in source.record.attributes:
        figures = find_figures(values[0].lower()) if len(values) == 1 else []
        if len(figures) == 1:
            measured[name.lower()] = figures[0].value
    return measured
