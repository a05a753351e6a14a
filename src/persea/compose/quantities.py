"""Whether a weight, a rating, a number of reviews or a stated quantity stands as the records have it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from persea.compose.beside import ABOVE, BELOW, DIFFERS, DIFFERS_BEFORE
from persea.compose.evidence import Source
from persea.compose.reading import Reading, named_sources, range_of
from persea.language.numbers import Figure
from persea.language.plain import singular, words

_EMPTY = frozenset("of in and or the for with to at on by is are its it up one two".split())


def weight_holds(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    weights = [Decimal(str(source.record.weight_g)) for source in sources if source.record.weight_g]
    everyone = [Decimal(str(s.record.weight_g)) for s in reading.evidence.sources if s.record.weight_g]
    if (
        DIFFERS.match(after)
        or DIFFERS_BEFORE.search(before)
        or re.search(r"\bsaves? (?:you )?$", before, re.I)
    ):
        pool = (
            weights
            if len(reading.mentions) < 2
            else [
                Decimal(str(source.record.weight_g))
                for source in named_sources(reading)
                if source.record.weight_g
            ]
        )
        others = everyone if len(reading.mentions) < 2 else pool
        return any(is_close(figure, abs(one - other)) for one in pool for other in others if one != other)
    if BELOW.search(before):
        return (
            bool(weights)
            and len(weights) == len(sources)
            and all(weight < figure.value for weight in weights)
        )
    if ABOVE.search(before):
        return (
            bool(weights)
            and len(weights) == len(sources)
            and all(weight > figure.value for weight in weights)
        )
    if not reading.mentions and not reading.carried and weights:
        if re.search(r"\blightest\b", reading.text, re.I):
            return is_close(figure, min(everyone))
        if re.search(r"\bheaviest\b", reading.text, re.I):
            return is_close(figure, max(everyone))
    if re.search(r"\bnet\b[^.;,]{0,15}$", before, re.I) or re.match(r"\s*net\b", after, re.I):
        return any(
            known.unit == "g"
            and is_close(figure, known.value)
            and "net" in source.text[max(0, known.start - 14) : known.end + 6].lower()
            for source in sources
            for known in source.figures
        )
    span = range_of(figure, reading)
    if span and weights:
        return is_close(span[0], min(weights)) and is_close(span[1], max(weights))
    return any(is_close(figure, weight) for weight in weights) or bool(stated(figure, sources))


def is_close(figure: Figure, exact: Decimal) -> bool:
    """Equal as far as `figure` was written out, but never further off than 1.5 %."""
    written = figure.factor / Decimal(10) ** figure.decimals / 2
    return bool(abs(figure.value - exact) <= min(written, abs(exact) * Decimal("0.015")))


def rating_holds(figure: Figure, before: str, reading: Reading, sources: Sequence[Source]) -> bool:
    ratings = [
        Decimal(str(source.record.rating))
        for source in sources
        if source.record.rating and source.record.rating_count
    ]
    if ABOVE.search(before):
        return (
            bool(ratings)
            and len(ratings) == len(sources)
            and all(rating >= figure.value for rating in ratings)
        )
    if BELOW.search(before):
        return (
            bool(ratings)
            and len(ratings) == len(sources)
            and all(rating < figure.value for rating in ratings)
        )
    return any(abs(rating - figure.value) < Decimal("0.05") for rating in ratings)


def reviews_hold(figure: Figure, before: str, sources: Sequence[Source]) -> bool:
    counts = [source.record.rating_count for source in sources if source.record.rating_count]
    if ABOVE.search(before):
        return (
            bool(counts)
            and all(figure.value * Decimal("0.7") < figure.value < count for count in counts)
            and all(figure.value >= count * Decimal("0.7") for count in counts)
        )
    return any(count == figure.value for count in counts)


def stated(figure: Figure, sources: Sequence[Source]) -> bool:
    """Whether a record's own text states the same quantity.

    Where nobody is named and several are shown, all of them must state it.
    """
    return bool(sources) and all(_states(figure, source) for source in sources)


def _states(figure: Figure, source: Source) -> bool:
    for _ in (source,):
        for known in source.figures:
            if known.unit == figure.unit and (
                known.value == figure.value or (figure.unit and is_close(figure, known.value))
            ):
                return True
            # "a 30 litre pack" over "Capacity (l): 30": the unit may stand in the attribute's name
            if not known.unit and figure.unit and known.value * figure.factor == figure.value:
                label = re.split(r"[.,;]", source.text[max(0, known.start - 30) : known.start].lower())[-1]
                if any(word in words(label) for word in _unit_words(figure.unit)):
                    return True
    return False


_SEPARATED = re.compile(r"\. |: (?=[A-Z])")
_LABEL = re.compile(r"\s*[-•]\s*([^:;,.\d]{2,40}):")


def stated_with_word(figure: Figure, reading: Reading, sources: Sequence[Source]) -> bool:
    """A bare number means what the word beside it says: "12 jars" needs a record that says 12 and jars."""
    size = re.match(r"[\d.,]+\s*[x×]\s*\d[\d.]*", reading.text[figure.start :])  # 36 x 26 cm
    if size and any(
        re.search(rf"(?<![\d.]){re.escape(size[0])}(?!\d)", source.text, re.I) for source in sources
    ):
        return True
    after = words(re.split(r"[,;.:(]", reading.text[figure.end : figure.end + 40].lower())[0])[:4]
    before = words(reading.text[max(0, figure.start - 30) : figure.start].lower())[-2:]
    row = _LABEL.match(reading.text)  # "- Pieces: the large set: 3; the small set: 1"
    label = words(row[1].lower()) if row else []
    beside = {singular(word) for word in (*after, *before, *label) if word and len(word) > 1}
    if figure.unit == "piece":
        beside.add("piece")
    if "aged" in beside:
        beside.add("age")
    if "sleep" in beside:
        beside |= {"person", "people"}
    for source in sources:
        for known in source.figures:
            if known.value / known.factor == figure.value:
                near = _SEPARATED.split(source.text[max(0, known.start - 30) : known.start])[-1]
                near += _SEPARATED.split(source.text[known.start : known.end + 25])[0]
                near = near.lower()
                if beside & {singular(word) for word in words(near)} - _EMPTY:
                    return True
    return False


def differs_in_facts(
    figure: Figure, before: str, after: str, reading: Reading, sources: Sequence[Source]
) -> bool:
    """ "10 litres more": the same kind of quantity in two records, exactly that far apart."""
    if not (DIFFERS.match(after) or DIFFERS_BEFORE.search(before)):
        return False
    mine = named_sources(reading) if len(reading.mentions) > 1 else sources
    others = mine if len(reading.mentions) > 1 else reading.evidence.sources
    return any(
        abs(one.value - other.value) == figure.value
        for source in mine
        for another in others
        if another is not source
        for one in source.figures
        for other in another.figures
        if one.unit == other.unit == figure.unit
    )


def differs_in_counts(figure: Figure, after: str, reading: Reading, sources: Sequence[Source]) -> bool:
    """ "112 pages shorter": the attribute that the noun names, exactly that far apart in two records."""
    noun = re.match(r"\s*(?:more |fewer |less )?((?!than\b)[a-z]{3,})", after, re.I)
    if not noun:  # "84 keys, five more than the K3": what was counted before
        noun = re.search(
            r"\d\s+([a-z]{3,}),?(?: which is| that's)? (?:just |only )?$", reading.text[: figure.start], re.I
        )
    if not noun:
        return False
    mine = named_sources(reading) if len(reading.mentions) > 1 else sources
    others = mine if len(reading.mentions) > 1 else reading.evidence.sources
    counts = {id(source): count_of(source, singular(noun[1].lower())) for source in (*mine, *others)}
    return figure.value > 0 and any(
        (one := counts[id(source)]) is not None
        and (other := counts[id(another)]) is not None
        and abs(one - other) == figure.value
        for source in mine
        for another in others
    )


def count_of(source: Source, noun: str) -> Decimal | None:
    """What the attribute called `noun` counts, where it is a bare number."""
    for name, values in source.record.attributes:
        if noun in {singular(word) for word in words(name)} and len(values) == 1:
            bare = re.fullmatch(r"\d[\d,]*", values[0])
            return Decimal(bare[0].replace(",", "")) if bare else None
    return None


def _unit_words(unit: str) -> tuple[str, ...]:
    return {
        "ml": ("l", "litres", "liters", "ml", "volume", "capacity"),
        "mm": ("cm", "mm", "m", "inch", "inches", "length", "height", "width"),
        "s": ("hours", "h", "minutes", "days"),
        "gb": ("gb",),
        "person": ("people", "persons", "capacity", "sleeps"),
        "w": ("w", "watt", "watts", "power"),
        "lm": ("lumens", "lm"),
    }.get(unit, ())
