"""Too open a request: one question back, a few choices to answer it with, and something to look at meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.naming import called
from persea.language.plain import markdown_escaped
from persea.values import Gathered, Intent, Record

_QUESTION = (
    "What are you after: {choices}, or something else?",
    "What would you like to see: {choices}, or something else?",
)
_GIFT = (
    "What might {person} enjoy: {choices}, or something else?",
    "What would please {person} most: {choices}, or something else?",
)
_GIFT_FOR_WHOM = (
    "Who is it for, and what do they enjoy: {choices}, or something else?",
    "Who is it for, and what do they like: {choices}, or something else?",
)
_MEANWHILE = (
    "To look at meanwhile: {names}.",
    "For a beginning there are {names}.",
    "For a start, here are {names}.",
)
_MOST = 3


def choices(gathered: Gathered, departments: Sequence[str]) -> tuple[str, ...]:
    """Kinds of goods to choose from: those of what is shown first, then the shop's largest."""
    shown = [record.category_path[-1] for record in gathered.records if record.category_path]
    told = {place.lower(): place for place in (*departments, *shown)}
    ordered = dict.fromkeys(place.lower() for place in (*shown, *departments))
    return tuple(told[place] for place in list(ordered)[:_MOST])


def write_opening(
    intent: Intent, gathered: Gathered, departments: Sequence[str], turn_id: str, earlier: Sequence[str]
) -> str:
    """What to look at, then the question."""
    offered = [markdown_escaped(place.lower()) for place in choices(gathered, departments)]
    listed = ", ".join(offered)
    shown = _shown(gathered.records, turn_id, earlier)
    if not listed:
        return f"{shown} What kind of thing should it be?".strip()
    person = "that person"
    if intent.recipient:
        person = _PRONOUNS.get(intent.recipient, f"your {markdown_escaped(intent.recipient)}")
    patterns: tuple[str, ...] = _QUESTION
    if intent.text:
        is_child = intent.filters.age_months is not None
        patterns = _GIFT if intent.recipient or is_child else _GIFT_FOR_WHOM
        person = "the child" if is_child and not intent.recipient else person
    return f"{shown} {phrases.vary(patterns, turn_id, earlier, choices=listed, person=person)}".strip()


def which_way(gathered: Gathered, departments: Sequence[str], turn_id: str, earlier: Sequence[str]) -> str:
    """The question that narrows what somebody is only roughly after."""
    listed = ", ".join(markdown_escaped(place.lower()) for place in choices(gathered, departments))
    return (
        phrases.vary(_QUESTION, turn_id, earlier, choices=listed)
        if listed
        else "What kind of thing should it be?"
    )


_PRONOUNS = {"her": "that person", "him": "that person", "someone": "that person", "somebody": "that person"}


def _shown(records: Sequence[Record], turn_id: str, earlier: Sequence[str]) -> str:
    if not records:
        return ""
    first = records[:_MOST]
    names = called(first)
    return phrases.vary(
        _MEANWHILE, turn_id, earlier, names=phrases.listing([names[record.id] for record in first])
    )
