"""A number without a unit of its own: a rating, a number of reviews, what is left, a size, a fact, or a count.

Where the words right beside it say which, only that is looked up. Where only the sentence says so ("sits at
3.8 from 23 reviews"), each reading that its words allow is tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose.beside import DIFFERS, DIFFERS_BEFORE, LEFT, RATED_NEAR, SCALE, SIZE_NEAR
from persea.compose.counts import count_holds
from persea.compose.evidence import Source
from persea.compose.quantities import (
    count_of,
    differs_in_counts,
    rating_holds,
    reviews_hold,
    stated,
    stated_with_word,
)
from persea.compose.reading import Reading
from persea.language.numbers import Figure
from persea.language.plain import singular

_OF_FIVE = re.compile(r"\s*(?:out of|/)\s*(?:5|five)\b")
_OF_FIVE_DECIMAL = re.compile(r"\s*(?:out of|/|of)\s*(?:5|five)\b")
_REVIEWS_BEFORE = re.compile(r"\b(?:ratings|reviews)\b[,: (-]*(?:at |with |by )?$", re.I)
_SPEAKS_OF_RATING = re.compile(
    r"\b(?:rat(?:ed|ing|ings|es)|scor\w+|stars?|averag\w+|reviews?|reviewers?)\b|★", re.I
)
_SPEAKS_OF_REVIEWS = re.compile(
    r"\b(?:reviews?|reviewed|reviewers?|ratings?|people|customers|shoppers|buyers)\b", re.I
)
_SUPPOSED = re.compile(
    r"\W*(?:when|if|whether|should|suppose|compare|try|think|take|shall|do|would|could|can|unless|before)\b",
    re.I,
)
_SPEAKS_OF_STOCK = re.compile(r"\b(?:left|in stock|remain\w*|on hand|available|stock)\b", re.I)


def is_scale(figure: Figure, text: str) -> bool:
    """Whether `figure` is the second of "4.6 of 5"."""
    return figure.value == 5 and bool(re.search(r"\d\s*(?:out of|/|of)\s*$", text[: figure.start]))


def check_bare(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> str | None:
    """Why `figure` must not leave, or None."""
    if figure.value != figure.value.to_integral_value() and not _may_be_broken(
        figure, before, reading, sources
    ):
        return "figure"
    of_how_many = _SCALE_AFTER.match(after)
    if (
        of_how_many
        and figure.decimals == 1
        and figure.value <= 5
        and of_how_many[1] not in ("5", "five", "5.0")
    ):
        return "rating"
    if re.search(r"\b(?:average|mean)\b[^.;]{0,80}\bis\s*$", before, re.I) and figure.unit == "":
        return None if rating_holds(figure, before, reading, sources) else "rating"
    if is_scale(figure, reading.text):
        score = next((other for other in reversed(reading.figures) if other.end <= figure.start), None)
        return None if score and rating_holds(score, "", reading, sources) else "rating"
    if re.match(r"\s*[★⭐]", after):
        return None if rating_holds(figure, before, reading, sources) else "rating"
    if re.search(r"[★⭐]", before) and re.search(r"\(\s*$", before) and re.match(r"\s*\)", after):
        return None if reviews_hold(figure, before, sources) else "reviews"
    if (
        reading.mentions
        and re.search(r"\|\s*$", before)
        and re.match(r"\s*\|", after)
        and figure.decimals == 1
    ):
        return None if rating_holds(figure, before, reading, sources) else "rating"  # a cell of a table
    if (
        not figure.spelled
        and re.search(r"\b(?:shop|we) (?:counts?|has|have|holds?)\s*(?:just |only )?$", before, re.I)
        and re.match(r"\s*of them\b", after)
        and reading.mentions
    ):
        return None if any(source.record.stock == figure.value for source in sources) else "stock"
    if (
        figure.spelled
        and figure.value == 2
        and re.search(r"\b(?:between|of|the)\s*(?:the |these |those )?$", before, re.I)
    ) and re.match(r"\s*(?:[,.;:?!]|$|for you\b|apart\b)", after):
        return None  # "between the two", "the better rated of the two"
    if figure.spelled and figure.value <= 4 and not reading.mentions and _SUPPOSED.match(reading.text):
        return None  # "when you compare two of these"
    of_five = (_OF_FIVE_DECIMAL if figure.decimals else _OF_FIVE).match(after)
    if figure.unit == "star" or of_five or (_is_score(figure) and RATED_NEAR.search(before)):
        scale = SCALE.search(before) and figure.value == 5
        return None if scale or rating_holds(figure, before, reading, sources) else "rating"
    if (DIFFERS.match(_past_noun(after)) or DIFFERS_BEFORE.search(before)) and differs_in_counts(
        figure, after, reading, sources
    ):
        return None
    if re.search(r"\b(?:reviewed|rated)\s*$", before, re.I) and re.match(r"\s*times\b", after):
        return None if reviews_hold(figure, before, sources) else "reviews"
    if figure.unit in ("review", "person") or _REVIEWS_BEFORE.search(before):
        held = stated(figure, sources) or reviews_hold(figure, before, sources)
        return None if held else "reviews"
    if LEFT.match(after) and not re.match(r"\s*(?:of|in (?!stock))", after):
        return _check_left(figure, before, after, reading, sources)
    if SIZE_NEAR.search(before) and not figure.spelled and figure.unit == "":
        return None if _is_size(figure, sources) else "size"
    if not reading.mentions and figure.value <= len(reading.evidence.sources) and text_asks(reading.text):
        return None  # "shall I compare the two?"
    of_these = re.match(r"\s*of (?:these|those|them|the)\b", after, re.I)
    noun = re.match(r"\s*([a-z]{3,})\s*(?:[,.;:!?]|$)", after, re.I)
    if noun and re.search(r"\b(?:with|has|have|includes?|contains?)\s*$", before, re.I):
        counts = [count_of(source, singular(noun[1].lower())) for source in sources]
        if any(count is not None and count != figure.value for count in counts):
            return "count"  # "with 80 marbles", where 20 are counted
    if not of_these and stated_with_word(figure, reading, sources):
        return None
    if (
        of_these
        and reading.mentions
        and re.search(r"\b(?:with|to|up to|for|between|among)\s*$", before, re.I)
        and any(
            known.unit == "" and known.value == figure.value for source in sources for known in source.figures
        )
    ):
        return None  # "switches between devices, as it pairs with three of them"
    if count_holds(figure, before, after, reading):
        return None
    text = reading.text
    if _is_score(figure) and _SPEAKS_OF_RATING.search(text) and rating_holds(figure, "", reading, sources):
        return None
    if _SPEAKS_OF_REVIEWS.search(text) and reviews_hold(figure, before, sources):
        return None
    if _SPEAKS_OF_STOCK.search(text) and any(source.record.stock == figure.value for source in sources):
        return None
    return "count"


_SCALE_AFTER = re.compile(r"\s*(?:out of|/)\s*(five|[\d.]*\d)", re.I)


def _may_be_broken(figure: Figure, before: str, reading: Reading, sources: Sequence[Source]) -> bool:
    """Whether a number with a fraction is a score or stands so in a record; there are no 4.8 reviews."""
    if figure.unit in ("review", "person"):
        return False
    score = figure.decimals == 1 and figure.value <= 5
    counts = re.match(r"\s*of (?:them|these|those)\b", reading.text[figure.end :], re.I)
    return (score and not counts) or figure.unit == "star" or stated_with_word(figure, reading, sources)


def _past_noun(after: str) -> str:
    """Behind "pages" of "112 pages shorter", or "more" of "112 more pages"."""
    return re.sub(r"^\s*[a-z]{3,}(?= (?:more|less|fewer|shorter|longer)\b)", "", after, flags=re.I)


def text_asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _is_score(figure: Figure) -> bool:
    return figure.unit == "" and figure.value <= 5 and not figure.spelled and figure.decimals == 1


def _check_left(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> str | None:
    """ "12 in stock" is the stock of one; "two are in stock" and "all four are available" count products."""
    several = re.match(r"\s*(?:\w+\s){0,2}?(?:are|is)\b", after)
    if not several and any(source.record.stock == figure.value for source in sources):
        return None
    counts = re.match(r"\s*(?:are|is) (?:in stock|available)", after) or re.search(
        r"\b(?:all|these|the|those)\s*$", before, re.I
    )
    if (counts or several) and "left" not in after[:12]:
        return None if count_holds(figure, before, after, reading) else "count"
    return None if several and any(source.record.stock == figure.value for source in sources) else "stock"


def _is_size(figure: Figure, sources: Sequence[Source]) -> bool:
    wanted = format(figure.value.normalize(), "f")
    offered = [value for source in sources for value in source.option_values("size")]
    offered += [
        value
        for source in sources
        for name, values in source.record.options
        if name.lower() in ("waist", "width", "frame", "length")
        for value in values
    ]
    return any(wanted in re.split(r"[^\w.]+", value) for value in offered)
