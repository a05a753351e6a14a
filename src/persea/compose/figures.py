"""Checks the figures of one sentence against the records it speaks of.

Each figure is given a meaning from its unit and the words beside it, then looked up: in the fields of the
records (price, weight, rating, stock, options), in what is exactly computed from them (a difference, a
percentage, a count), or in the same quantity stated by the record's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
    RATED_NEAR,
    REMAINS,
    SAVES,
    SAVES_BEFORE,
    SCALE,
    SIZE_NEAR,
    THE_COUNT,
    WISH,
)
from persea.compose.counts import check_letter_sizes, count_holds, counted_mention
from persea.compose.evidence import Source
from persea.compose.prices import percent_holds, price_holds
from persea.compose.quantities import (
    differs_in_facts,
    rating_holds,
    reviews_hold,
    stated,
    stated_with_word,
    weight_holds,
)
from persea.compose.reading import Reading, is_wished, repeats_wish
from persea.language.numbers import Figure


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
    yield from check_letter_sizes(reading)


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
    counted = counted_mention(figure, reading)
    if counted is not None and REMAINS.search(reading.text):
        return None if any(source.record.stock == figure.value for source in counted) else "stock"
    if counted is not None and _QUANTITY.search(reading.text) and 0 < figure.value <= 20:
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
        return None  # "this one"
    if ASKED.search(before) and not any(wish.value == figure.value for wish in reading.evidence.wish_figures):
        return "figure"
    if figure.unit == "" and (BELOW.search(before) or ABOVE.search(before)) and is_wished(figure, reading):
        figure = replace(figure, unit=reading.evidence.currency)  # "under 50, as you asked"
    for_whom = FOR_THAT.search(before) or (
        figure.unit in ("", "person") and re.search(r"\bfor (?:\w+ ){0,3}with\s+$", before, re.I)
    )
    if not figure.is_money and for_whom and repeats_wish(figure, reading):
        return None  # "for a 3 day hike"
    if figure.is_money:
        if figure.unit != reading.evidence.currency:
            return "currency"
        return None if price_holds(figure, before, after, reading, sources) else "price"
    if figure.unit == "percent":
        return None if percent_holds(figure, before, after, sources) else "percentage"
    if figure.unit == "g":
        return None if weight_holds(figure, before, after, reading, sources) else "weight"
    rated = RATED_NEAR.search(before) or (
        paired and figure.decimals == 1 and re.search(r"\brated\b", before, re.I)
    )
    if figure.unit == "star" or (figure.unit == "" and rated and figure.value <= 5 and not figure.spelled):
        if SCALE.search(before) and figure.value == 5:
            return None
        return None if rating_holds(figure, before, reading, sources) else "rating"
    if (
        figure.unit == ""
        and SCALE.search(before)
        and figure.value == 5
        and re.search(r"\d\s*(?:out of|/|of)\s*$", before)
    ):
        # "4.6 out of 5": the figure before it is the rating, whatever words stood around it
        score = next((other for other in reversed(reading.figures) if other.end <= figure.start), None)
        return None if score and rating_holds(score, "", reading, sources) else "rating"
    if figure.unit == "" and re.search(r"\b(?:ratings|reviews)\b[,: (-]*(?:at |with |by )?$", before, re.I):
        return None if reviews_hold(figure, before, sources) else "reviews"
    if figure.unit in ("review", "person") and not stated(figure, sources):
        return None if reviews_hold(figure, before, sources) else "reviews"
    if re.match(r"\s*(?:out of|/)\s*5\b", after) and figure.unit == "":
        return None if rating_holds(figure, "", reading, sources) else "rating"
    if figure.unit in ("", "piece") and (
        LEFT.match(after) and not re.match(r"\s*(?:of|in (?!stock))", after)
    ):
        if re.match(r"\s*(?:are|is) (?:in stock|available)", after) or (
            THE_COUNT.search(before) and "left" not in after[:12]
        ):
            return None if count_holds(figure, before, after, reading) else "count"
        return None if any(source.record.stock == figure.value for source in sources) else "stock"
    if figure.unit == "" and SIZE_NEAR.search(before) and not figure.spelled:
        offered = [source.option_values("size") for source in sources]
        wanted = format(figure.value.normalize(), "f")
        return (
            None
            if any(wanted in re.split(r"[^\w.]+", value) for values in offered for value in values)
            else "size"
        )
    if figure.unit in ("", "piece"):
        if stated_with_word(figure, reading, sources):
            return None
    elif stated(figure, sources) or differs_in_facts(figure, before, after, reading, sources):
        return None
    if is_wished(figure, reading) and figure.unit != "":
        return None if WISH.search(reading.text) else "figure"
    if figure.unit in ("", "piece"):
        return None if count_holds(figure, before, after, reading) else "count"
    return "figure"


def _check_left_over_digits(reading: Reading) -> Iterable[str]:
    covered = [(mention.start, mention.end) for mention in reading.mentions]
    covered += [(figure.start, figure.end) for figure in reading.figures]
    known = " ".join(source.text for source in reading.evidence.sources).lower()
    for token in re.finditer(r"\S*\d\S*", reading.text):
        digits = [token.start() + at for at, char in enumerate(token[0]) if char.isdigit()]
        loose = [at for at in digits if not any(start <= at < end for start, end in covered)]
        if loose and token[0].lower().strip(".,;:!?()\"'") not in known:
            yield "figure"


_QUANTITY = re.compile(
    r"\b(?:come to|comes to|cost|costs|total|together|altogether|would|pair|set|makes?)\b", re.I
)
