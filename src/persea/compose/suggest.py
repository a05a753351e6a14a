"""What a person might say next: only what would lead somewhere from the products that are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.brief.write import next_steps
from persea.compose.leading import extreme
from persea.compose.opening import choices
from persea.compose.question import budget, missing_size
from persea.compose.traits import flags
from persea.language.plain import markdown_escaped
from persea.values import Gathered, Intent, Kind, Order, Outcome, Record

_MOST = 3
_TELLS = {
    "Which of these is cheapest?": r"\bcheapest\b|\bleast expensive\b|\blowest price\b|\bcosts? least\b",
    "Which is the lightest?": r"\blightest\b|\bweighs? least\b",
    "Which one is best rated?": r"\bbest rat(?:ed|ing)\b|\bhighest rating\b|\bscores? highest\b",
}
"""For what may be asked, the words of an answer that have told it."""


def suggestions(
    intent: Intent,
    gathered: Gathered,
    said: Sequence[str] = (),
    answer: str = "",
    departments: Sequence[str] = (),
) -> tuple[str, ...]:
    """Up to three next steps, none of which the person took before (`said`) or `answer` has told already.

    Where nothing was found they are those of the shop's `departments` that `answer` names."""
    records = gathered.records
    if intent.is_open:
        return choices(gathered, () if intent.filters.categories else departments)
    if gathered.outcome is Outcome.NONE or not records:
        found = [phrases.capital(place.lower()) for place in departments if _names(answer, place)]
    elif len(records) == 1:
        found = _about_one(intent, records[0])
    elif intent.kind is Kind.COMPARE:
        found = [*_picks(records, None), "Tell me more about the first one"]
    else:
        found = _about_several(intent, gathered)
    found = [step for step in found if step not in _TELLS or not re.search(_TELLS[step], answer)]
    known = {text.strip(" ?.!").lower() for text in said}
    unsaid = [step for step in dict.fromkeys(found) if step.strip("?").lower() not in known]
    if gathered.outcome is Outcome.NONE or not records:
        return tuple(unsaid[:_MOST])  # departments, as the shop calls them
    steps = next_steps(unsaid, intent.locale, answer)
    return tuple(step for step in steps if step.strip(" ¿?").lower() not in known)[:_MOST]


def _names(answer: str, place: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(markdown_escaped(place))}(?!\w)", answer, re.IGNORECASE) is not None


def _about_several(intent: Intent, gathered: Gathered) -> list[str]:
    records = gathered.records
    found: list[str] = []
    if intent.kind is Kind.FIND and not intent.relatives and gathered.outcome is Outcome.EXACT:
        if size := missing_size(intent, records):
            found.append(f"In size {size.upper()}")
        if limit := budget(intent, gathered):
            found.append(f"Under {phrases.round_price(limit)}")
        if flag := _split_by(records, intent):
            found.append(f"Only {flag} ones")
    if any(not record.in_stock for record in records) and any(record.in_stock for record in records):
        found.append("Only what is in stock")
    picks = _picks(records, intent.order)
    found += picks[:1]
    found.append("Compare the first two")
    if gathered.matched > len(records) and gathered.outcome is Outcome.EXACT:
        found.append("Show me more")
    return [*found, *picks[1:], "Tell me more about the first one"]


def _picks(records: Sequence[Record], told: Order | None) -> list[str]:
    """ "Which is the lightest?", where just one is and not all the others were ranked by it already."""
    asked = {
        Order.BEST_RATED: "Which one is best rated?",
        Order.LIGHTEST: "Which is the lightest?",
        Order.CHEAPEST: "Which of these is cheapest?",
    }
    return [text for order, text in asked.items() if order is not told and len(extreme(records, order)) == 1]


def _split_by(records: Sequence[Record], intent: Intent) -> str | None:
    """A yes/no attribute that some of `records` have and others do not."""
    stated = [flags(record) for record in records]
    for flag in stated[0]:
        values = {known.get(flag) for known in stated}
        if values >= {True, False} and flag not in intent.filters.flags:
            return flag
    return None


def _about_one(intent: Intent, record: Record) -> list[str]:
    found = [] if intent.kind is Kind.ASK and not intent.topic else ["Tell me more about it"]
    topics = set(intent.topic)
    for name, values in record.options:
        if "colo" in name.lower() and len(values) > 1 and not topics & {"colour", "color"}:
            found.append("What colours does it come in?")
    if any(name.lower() == "material" for name, _ in record.attributes) and "made" not in topics:
        found.append("What is it made of?")
    found.append("Something similar but cheaper")
    if record.weight_g and "weight" not in topics:
        found.append("How much does it weigh?")
    return found
