"""Tells for each figure of a sentence that may leave where it comes from.

It judges nothing: the lock has. It looks the figure up again, in the order record, page, tool, the person's own
words; what stands in none of them was computed from the records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from persea.compose.bare import is_scale
from persea.compose.evidence import Evidence, Source, find_mentions
from persea.compose.prices import minor_units
from persea.compose.quantities import is_close
from persea.compose.reading import Reading, is_wished
from persea.compose.told import finding_of, page_of
from persea.language.numbers import Figure, find_figures
from persea.language.plain import reader_text, sentences
from persea.origin import Origin
from persea.values import Record


def origins_of(
    sentence: str, evidence: Evidence, carried: frozenset[int] = frozenset()
) -> tuple[Origin, ...]:
    """One for each figure of `sentence`, in order; `carried`: whom it speaks of where it names nobody."""
    text = reader_text(sentence)
    if not re.search(r"\d", text) and not find_figures(text.lower(), evidence.currency):
        return ()
    mentions = find_mentions(text, evidence)
    reading = Reading(text, mentions, evidence, frozenset() if mentions else carried)
    found = []
    at = 0
    for figure in reading.figures:
        if is_scale(figure, text) or (figure.spelled and not figure.unit and figure.value <= 2):
            continue
        written = text[figure.start : figure.end].strip()
        start = sentence.find(written, at)
        at = start + len(written) if start >= 0 else at
        found.append(_origin(figure, written, start, reading))
    return tuple(found)


def origins_of_text(text: str, evidence: Evidence) -> tuple[Origin, ...]:
    """Of a whole answer that was composed from the records."""
    found: list[Origin] = []
    at = 0
    carried: frozenset[int] = frozenset()
    for sentence in sentences(text):
        own = origins_of(sentence, evidence, carried)
        found += [replace(origin, start=origin.start + at) if origin.start >= 0 else origin for origin in own]
        named = find_mentions(reader_text(sentence), evidence)
        carried = named[-1].indices if named else carried
        at += len(sentence)
    return tuple(found)


def of_the_model(sentence: str) -> tuple[Origin, ...]:
    """The figures of talk that is no business of the shop: the model's own."""
    text = reader_text(sentence)
    found = (
        text[figure.start : figure.end].strip() for figure in find_figures(text.lower()) if not figure.spelled
    )
    return tuple(Origin(written, sentence.find(written), "model") for written in found)


def of_the_tools(
    sentence: str, found: Sequence[tuple[str, str]], question: str, as_of: datetime | None, currency: str
) -> tuple[Origin, ...]:
    """Of talk that tools took part in: what a tool gave (`found`: its name and its words), what the question holds,
    and the rest, which is the model's own."""
    text = reader_text(sentence)
    told = [(tool, find_figures(reader_text(given).lower(), currency)) for tool, given in found]
    asked = find_figures(reader_text(question).lower(), currency)
    origins = []
    for figure in find_figures(text.lower(), currency):
        if figure.spelled:
            continue
        written = text[figure.start : figure.end].strip()
        tool = next((name for name, given in told if any(_rounds(figure, one) for one in given)), "")
        kind = "tool" if tool else "wish" if any(_rounds(figure, one) for one in asked) else "model"
        origins.append(Origin(written, sentence.find(written), kind, tool, as_of=as_of if tool else None))
    return tuple(origins)


def _rounds(figure: Figure, known: Figure) -> bool:
    """Whether `figure` is `known`, as precisely as it is written; a unit is not always repeated."""
    if figure.unit and known.unit and figure.unit != known.unit:
        return False
    written, given = figure.value / figure.factor, known.value / known.factor
    if figure.unit and known.unit:
        given = known.value / figure.factor
    return abs(abs(written) - abs(given)) * 2 <= Decimal(10) ** -figure.decimals and (
        figure.decimals > 0 or abs(written) == abs(given).quantize(Decimal(1)) or written == given
    )


def _origin(figure: Figure, written: str, start: int, reading: Reading) -> Origin:
    for source in _meant(figure, reading):
        if field := _field(figure, source):
            record = source.record
            return Origin(written, start, "record", record.id, record.title, field, record.as_of)
    if page := page_of(reading.text, reading.evidence):
        return Origin(written, start, "page", page.id, page.title, "", page.updated_at)
    if finding := finding_of(reading.text, reading.evidence):
        return Origin(written, start, "tool", finding.tool, "", "", finding.as_of)
    if is_wished(figure, reading):
        return Origin(written, start, "wish")
    sources = _meant(figure, reading) or list(reading.evidence.sources)
    if not sources:
        return Origin(written, start, "computed")
    oldest = min((source.record.as_of for source in sources if source.record.as_of), default=None)
    first = sources[0].record
    named = bool(reading.mentions or reading.carried)
    return Origin(
        written, start, "computed", first.id if named else "", first.title if named else "", "", oldest
    )


def _meant(figure: Figure, reading: Reading) -> Sequence[Source]:
    """The product that the figure belongs to, before all others that are named."""
    own = reading.owner_of(figure) if reading.mentions or reading.carried else frozenset[int]()
    named = frozenset[int]().union(*(mention.indices for mention in reading.mentions))
    return [*reading.sources_of(own), *reading.sources_of(named - own)]


def _field(figure: Figure, source: Source) -> str:
    record = source.record
    if figure.is_money:
        return _of_money(figure, record)
    is_score = figure.unit == "star" or (not figure.unit and figure.decimals == 1)
    if is_score and record.rating is not None and abs(float(figure.value) - record.rating) < 0.051:
        return "rating"
    if (
        figure.unit in ("", "review", "person")
        and figure.value == record.rating_count
        and record.rating_count > 5
    ):
        return "rating_count"
    if (
        figure.unit == "g"
        and record.weight_g
        and abs(float(figure.value) - record.weight_g) <= record.weight_g * 0.015
    ):
        return "weight"
    for name, values in (*record.attributes, *record.options):
        if any(_states(figure, f"{name}: {value}") for value in values):
            return name
    if any(_same(figure, known) for known in find_figures(reader_text(record.description).lower())):
        return "description"
    return "stock" if figure.unit in ("", "piece") and record.stock == figure.value else ""


def _of_money(figure: Figure, record: Record) -> str:
    value = minor_units(figure)
    for field, money in (
        ("price", record.price),
        ("list_price", record.list_price),
        ("highest_price", record.highest_price),
    ):
        if money is not None and money.currency == figure.unit and money.amount_minor == value:
            return field
    return ""


def _states(figure: Figure, text: str) -> bool:
    return any(_same(figure, known) for known in find_figures(reader_text(text).lower()))


def _same(figure: Figure, known: Figure) -> bool:
    if figure.unit in ("", "piece") or known.unit == "":
        return known.value / known.factor == figure.value / figure.factor
    return figure.unit == known.unit and is_close(figure, known.value)
