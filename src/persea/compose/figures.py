"""Checks the figures of one sentence against the records it speaks of.

Each figure is given a meaning from its unit and the words beside it, then looked up: in the fields of the
records (price, weight, rating, stock, options), in what is exactly computed from them (a difference, a
percentage, a count), or in the same quantity stated by the record's own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from persea.compose.bare import check_bare, is_scale
from persea.compose.beside import (
    ABOVE,
    ASKED,
    BELOW,
    DIFFERS,
    DIFFERS_BEFORE,
    FOR_THAT,
    LEFT,
    LISTED,
    MONTH,
    REMAINS,
    SAVES,
    SAVES_BEFORE,
    WISH,
)
from persea.compose.counts import check_letter_sizes, count_holds, count_with, counted_mention
from persea.compose.evidence import Source
from persea.compose.prices import percent_holds, price_holds
from persea.compose.quantities import (
    differs_in_facts,
    stated,
    weight_holds,
)
from persea.compose.ratios import is_multiple
from persea.compose.reading import Reading, is_beside_another, is_wished, one_of_its_kind, repeats_wish
from persea.language.numbers import Figure
from persea.language.plain import singular, words

_SIGN = re.compile(r"[$€£¥₹₩]")
_QUOTED = re.compile(r"“[^“”]{0,60}$")


def check_figures(reading: Reading) -> Iterable[str]:
    """The kinds of figures in `reading` that no evidence holds."""
    paired = _paired(reading)
    counted = _counted_claims(reading)
    for figure in reading.figures:
        if any(start <= figure.start < end for start, end in counted):
            continue  # "five of the six cost less than $80": the count holds for just that
        whose = [paired.get(figure.start) or reading.owner_of(figure)]
        if figure.start not in paired and reading.is_contrasted(
            figure
        ):  # "4.6 against 4.3": the second is another's
            others = frozenset().union(*(mention.indices for mention in reading.mentions)) - whose[0]
            whose += [others] if others else []
        elif len(reading.mentions) == 1 and is_beside_another(reading.text[: figure.start]):
            like = one_of_its_kind(reading, whose[0])
            whose = [like] if like else whose
        reasons = [
            _check_one(figure, reading, reading.sources_of(indices), figure.start in paired)
            for indices in whose
        ]
        if all(reasons):
            yield str(reasons[0])
    yield from _check_left_over_digits(reading)
    yield from check_letter_sizes(reading)


def _counted_claims(reading: Reading) -> list[tuple[int, int]]:
    """Where a count with its property stands and is true, its property is no claim of its own."""
    spans = []
    for figure in reading.figures:
        after = reading.text[figure.end :]
        claim = _PARTIAL.match(after)
        if claim and not figure.unit and count_with(claim["claim"], reading) == figure.value:
            end = re.search(r"[;:(]|, (?!or)", after[claim.start("claim") :])
            start = figure.end + claim.start("claim")
            spans.append((start, start + end.start() if end else len(reading.text)))
    return spans


_COMPARED_WITH = re.compile(r"\W*(?:compared (?:with|to)|unlike|against)\b", re.I)
_PARTIAL = re.compile(
    r"\s*of (?:these|those|them|the|our)\b[^,;.:]{0,20}?\b(?P<claim>(?:are|is|have|has|cost|costs|stay|stays|weigh|weighs|in stock|on sale)\b.*)",
    re.I | re.S,
)


def _paired(reading: Reading) -> dict[int, frozenset[int]]:
    """ "$79 and $99 for X and Y": as many plain prices (weights, scores, …) as names are read in order."""
    pairs: dict[int, frozenset[int]] = {}
    kinds: dict[str, list[Figure]] = {}
    for figure in reading.figures:
        if not is_derived(figure, reading.text) and not is_scale(figure, reading.text):
            kinds.setdefault(_kind(figure, reading), []).append(figure)
    for kind, figures in kinds.items():
        if kind in _MEASURED - {"g"} and any(
            figures[0].start < mention.start for mention in reading.mentions[-1:]
        ):
            continue  # "72 cm long and 45 mm wide, the X …" tells two things of one
        if kind and len(figures) == len(reading.mentions) > 1:
            # "Compared with X, Y is cheaper: $49 against $129": Y's comes first
            turned = bool(_COMPARED_WITH.match(reading.text)) and len(figures) == 2
            meant = reading.mentions[::-1] if turned else reading.mentions
            pairs |= {figure.start: mention.indices for figure, mention in zip(figures, meant, strict=True)}
    return pairs


_MEASURED = frozenset("g w s ml mm wh mah lm gb".split())


def _kind(figure: Figure, reading: Reading) -> str:
    """What `figure` is one of, where it can be told; "" where not."""
    if figure.is_money or figure.unit in _MEASURED:
        return figure.unit
    if figure.unit == "star" or (figure.unit == "" and figure.decimals == 1 and figure.value <= 5):
        return "score"
    counts = {source.record.rating_count for source in reading.evidence.sources}
    if figure.unit in ("review", "person") or (
        figure.unit == "" and figure.value > 5 and figure.value in counts
    ):
        return "reviews"
    return ""


def is_derived(figure: Figure, text: str) -> bool:
    before, after = text[: figure.start], text[figure.end :]
    return bool(
        DIFFERS.match(after)
        or SAVES.match(after)
        or DIFFERS_BEFORE.search(before)
        or SAVES_BEFORE.search(before)
        or LISTED.search(before)
    )


def _check_one(figure: Figure, reading: Reading, sources: Sequence[Source], paired: bool) -> str | None:
    before, after = reading.text[: figure.start], reading.text[figure.end :]
    if figure.unit == "" and MONTH.match(after):
        return None if repeats_wish(figure, reading) else "date"
    if _stands_written(figure, reading, sources):
        return None  # "1440p"
    counted = counted_mention(figure, reading)
    if not figure.is_money and (
        re.search(r"\bdown to (?:the |its )?(?:last|final) $", before, re.I)
        or (re.search(r"\bdown to $", before, re.I) and re.search(r"\bstock\b", before, re.I))
    ):
        return None if any(source.record.stock == figure.value for source in sources) else "stock"
    if figure.unit == "" and len(reading.mentions) > 1 and re.match(r"\s*times (?:the|as|more)\b", after):
        return None if is_multiple(figure.value, figure.start, reading) else "figure"
    if figure.unit == "" and (of_them := _OF_THEM.match(after)) and sources:
        word = f"{reading.text[figure.start : figure.end].lower()} of "
        held = all(re.search(rf"\b{word}(?:them|these|which)\b", source.text, re.I) for source in sources)
        if held and (of_them["them"] or counted):
            return None  # "six of the pralines", where the record says "six of them"
    if (
        figure.unit in ("", "piece")
        and reading.mentions
        and re.match(r"\s*(?:pieces? |units? )?of (?:the )?", after, re.I)
    ):
        alone = counted or ([] if figure.unit == "" else sources)
        if alone and not _QUANTITY.search(reading.besides_names) and figure.value != len(alone):
            return None if any(source.record.stock == figure.value for source in alone) else "stock"
    if (
        figure.unit == ""
        and figure.value == len(reading.evidence.sources)
        and re.search(r"\bthe\s*$", before)
    ):
        return None  # "rank the five here"
    if figure.spelled and figure.value == 2 and re.search(r"\bany\s*$", before, re.I):
        return None  # "any two of them"
    if counted is not None and REMAINS.search(reading.text):
        return None if any(source.record.stock == figure.value for source in counted) else "stock"
    if counted is not None and _QUANTITY.search(reading.besides_names) and 0 < figure.value <= 20:
        return None  # "two of these come to $24": the sum is checked
    if (
        re.match(r"\s*(?:of (?:these|those|them)\b.{0,30}|\w+ )(?:left|remain\w*)\b", after, re.I)
        and figure.unit == ""
    ):
        return None if any(source.record.stock == figure.value for source in sources) else "stock"
    if figure.unit == "" and figure.spelled and figure.value == 1 and not LEFT.match(after):
        if re.search(r"\bonly (?:the )?$", before, re.I) and re.match(
            r"\s*of (?:these|those|them|the)\b", after, re.I
        ):
            return None if count_holds(figure, before, after, reading) else "count"
        noun = re.match(r"\s+([a-z][\w-]+(?: [a-z]+)?)", after, re.I)
        if noun and reading.mentions and sources and _has_other_number(noun[1], sources):
            return "count"
        return None  # "this one"
    if ASKED.search(before) and not any(wish.value == figure.value for wish in reading.evidence.wish_figures):
        return "figure"
    if figure.unit == "" and (BELOW.search(before) or ABOVE.search(before)) and is_wished(figure, reading):
        figure = replace(figure, unit=reading.evidence.currency)  # "under 50, as you asked"
    for_whom = FOR_THAT.search(before) or (
        figure.unit in ("", "person") and re.search(r"\bfor (?:\w+ ){0,3}with\s+$", before, re.I)
    )
    said = {wish.value for wish in reading.evidence.wish_figures if wish.unit in ("", "person")}
    if figure.unit == "person" and re.search(r"\bfor\s+$", before) and figure.value in said:
        return None  # "20 games for two people", where "for two players" was asked
    if (
        figure.unit == ""
        and figure.value in said
        and _QUOTED.search(before)
        and re.match(r"[^“”]{0,40}”", after)
    ):
        return None  # "no match for “puzzle 1000”": the person's own words
    if not figure.is_money and for_whom and repeats_wish(figure, reading):
        return None  # "for a 3 day hike"
    if (
        figure.unit == "month"
        and re.match(r"[\s-]*olds?\b", after)
        and (is_wished(figure, reading) or figure.value / figure.factor in said)
    ):
        return None  # "for a four-year-old"
    if (
        figure.unit == "g"
        and re.search(r"\b(?:at|weigh|your|of)\s*$", before, re.I)
        and is_wished(figure, reading)
    ):
        return None  # "at 140 kg you'd want": the person's own weight
    if figure.is_money:
        if figure.unit != reading.evidence.currency:
            return "currency"
        return None if price_holds(figure, before, after, reading, sources) else "price"
    if figure.unit == "percent":
        return None if percent_holds(figure, before, after, sources) else "percentage"
    if figure.unit == "g":
        return None if weight_holds(figure, before, after, reading, sources) else "weight"
    if figure.unit in ("", "piece", "star", "review", "person"):
        return check_bare(figure, before, after, reading, sources)
    if is_wished(figure, reading) and _OF_THE_PERSON.match(after):
        return None  # "at 125 cm your child …"
    if stated(figure, sources) or differs_in_facts(figure, before, after, reading, sources):
        return None
    if is_wished(figure, reading) and WISH.search(reading.text):
        return None
    return "figure"


def _stands_written(figure: Figure, reading: Reading, sources: Sequence[Source]) -> bool:
    """Whether the figure is part of a word of digits and letters ("1440p") that every record has just so."""
    if figure.unit or not sources:
        return False
    start = reading.text.rfind(" ", 0, figure.start) + 1
    token = re.split(r"\s", reading.text[start:], maxsplit=1)[0].lower().strip("().,;:!?*")
    both = re.search(r"[a-z]", token) and re.search(r"\d", token)
    return bool(both) and all(token in source.text.lower() for source in sources)


def _has_other_number(noun: str, sources: Sequence[Source]) -> bool:
    """Whether the records give another number than one of what `noun` names ("2 x USB-C" for "one USB-C port")."""
    wanted = {singular(word) for word in words(noun)}
    for source in sources:
        near = [
            figure.value
            for figure in source.figures
            if figure.unit == ""
            and not source.text[figure.end : figure.end + 1].isalpha()
            and wanted
            & {singular(word) for word in words(source.text[figure.end : figure.end + 14].lower())[:2]}
        ]
        if near and 1 not in near:
            return True
    return False


def _check_left_over_digits(reading: Reading) -> Iterable[str]:
    if not reading.text.isascii() and any(
        unicodedata.numeric(char, None) is not None and not char.isdigit() for char in reading.text
    ):
        yield "figure"  # numerals of other scripts: 六, Ⅻ
    for sign in _SIGN.finditer(reading.text):
        if not any(figure.start <= sign.start() <= figure.end for figure in reading.figures):
            yield "figure"  # money, and no amount that can be read
    covered = [(mention.start, mention.end) for mention in reading.mentions]
    covered += [(figure.start, figure.end) for figure in reading.figures]
    known = " ".join(source.text for source in reading.evidence.sources).lower()
    for token in re.finditer(r"\S*\d\S*", reading.text):
        digits = [token.start() + at for at, char in enumerate(token[0]) if char.isdigit()]
        loose = [at for at in digits if not any(start <= at < end for start, end in covered)]
        if loose and token[0].lower().strip(".,;:!?()\"'") not in known:
            yield "figure"


_OF_THE_PERSON = re.compile(r"\s*(?:tall\b)?,?\s*(?:you|your|he|she|they)\b", re.I)
_OF_THEM = re.compile(r"\s*of (?:the |(?P<them>them\b|these\b|those\b|which\b))", re.I)
_QUANTITY = re.compile(
    r"\b(?:each|that's|take|buy\w*|pay|sum|add(?:s)? up|spend|come to|comes to|cost|costs|total|together|altogether|would|pair|set|makes?)\b",
    re.I,
)
