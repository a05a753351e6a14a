"""A message that leans on the request before it, put so that it means the same whenever the conversation is read again.

What it says of the goods is found out with what they say of themselves (hearing/leaning.py); here it is put on the request.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from persea.language.inflection import folded
from persea.store.vocabulary import Vocabulary
from persea.understand.errand import is_gift
from persea.understand.following import narrowed
from persea.understand.framed import LEANS
from persea.understand.giving import read_giving
from persea.understand.limits import read_limits
from persea.values import Intent, Limit

_EITHER = "|"


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a message says of the goods of the request before it, in words as these goods have them."""

    words: tuple[str, ...] = ()
    """A wish each; of "men's|unisex" either."""
    dropped: tuple[str, ...] = ()
    """Words of the request before that no longer hold."""
    refused: tuple[str, ...] = ()
    measures: tuple[Limit, ...] = ()
    beside: str = ""
    """The message without its words for goods: its conditions, as they were said."""

    def put(self) -> str:
        measures = ",".join(map(_written, self.measures))
        parts = (" ".join(self.words), " ".join(self.dropped), ",".join(self.refused), measures, self.beside)
        return LEANS + ";".join(part.replace(";", " ") for part in parts)


def leaned(said: str, request: Intent | None, vocabulary: Vocabulary, currency: str) -> Intent | None:
    """`request` under what `said` was put as; None where it is no such message."""
    if not said.startswith(LEANS) or request is None:
        return None
    words, dropped, refused, measures, beside = said.removeprefix(LEANS).split(";")
    limits = read_limits(beside, vocabulary, currency)
    gone = set(dropped.split())
    kept = " ".join(word for word in request.text.split() if word not in gone)
    terms = tuple(term for term in refused.split(",") if term)
    limits = replace(limits, filters=replace(limits.filters, exclude_terms=terms))
    plain = [word for word in words.split() if _EITHER not in word]
    either = tuple(tuple(word.split(_EITHER)) for word in words.split() if _EITHER in word)
    put = narrowed(limits, plain, replace(request, text=kept), vocabulary)
    measured = tuple(_read(one) for one in measures.split(",") if one)
    still = tuple(
        one
        for one in put.filters.measures
        if (one.unit, one.of) not in {(new.unit, new.of) for new in measured}
    )
    recipient = "" if is_gift(request) else read_giving(beside).recipient
    return replace(
        put,
        recipient=recipient or put.recipient,
        filters=replace(
            put.filters, either=(*_lasting(request, gone, either), *either), measures=(*still, *measured)
        ),
    )


def _written(limit: Limit) -> str:
    return f"{limit.unit}:{limit.lowest!r}:{limit.highest!r}:{'/'.join(limit.of)}:{limit.said}"


def _read(written: str) -> Limit:
    unit, lowest, highest, of, said = written.split(":")
    return Limit(unit, float(lowest), float(highest), tuple(one for one in of.split("/") if one), said)


def _lasting(
    request: Intent, gone: set[str], new: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Which of the alternatives that were named before still hold."""
    now = {folded(word) for group in new for word in group}
    return tuple(
        group
        for group in request.filters.either
        if not gone & set(group) and now.isdisjoint(folded(word) for word in group)
    )
